"""Elements of XML as text."""

from xml.sax.saxutils import escape, quoteattr

from study.core.encodings import clean


def tag(name: str, *children: str, **attributes: str) -> str:
    """An element of XML with its children, already XML, one on a line."""
    named = "".join(f" {key}={quoteattr(clean(value))}" for key, value in attributes.items())
    inner = "\n".join(child for child in children if child)
    if not inner:
        return f"<{name}{named}/>"
    return f"<{name}{named}>\n{inner}\n</{name}>"


def text(name: str, content: str, **attributes: str) -> str:
    """An element that holds text only."""
    named = "".join(f" {key}={quoteattr(clean(value))}" for key, value in attributes.items())
    return f"<{name}{named}>{escape(clean(content))}</{name}>"
