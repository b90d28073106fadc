"""The source of a page as tests read it: white space means what it means to a browser, whatever a template's form."""

import re
from typing import Any

BLOCKS = "|".join(
    (
        "address|article|aside|blockquote|body|caption|col|colgroup|dd|details|div|dl|dt|fieldset|figcaption|figure",
        "footer|form|h[1-4]|head|header|hr|html|legend|li|link|main|meta|nav|ol|optgroup|option|p|pre|script|section",
        "select|summary|table|tbody|td|template|textarea|tfoot|th|thead|title|tr|ul",
    )
)
TAG = re.compile(r"""<(/?[a-zA-Z][\w-]*)((?:[^"'<>]|"[^"]*"|'[^']*')*)>""")
KEPT = re.compile(r"(<(pre|textarea)\b.*?</\2>)", re.DOTALL)
AROUND_BLOCK = re.compile(rf"\s*(</?(?:{BLOCKS})\b(?:[^\"'<>]|\"[^\"]*\"|'[^']*')*>)\s*")
IN_BUTTON = re.compile(r"""(<button\b(?:[^"'<>]|"[^"]*"|'[^']*')*>)\s*|\s*(</button>)""")
UNQUOTED_SPACE = re.compile(r"""("[^"]*"|'[^']*')|\s+""")


def page_source(response: Any) -> str:
    """The text of a response. In HTML a run of white space is one space, and none stands beside a block, within the
    edges of a button, or before the end of a tag; what stands in `pre` and `textarea` is left as it is.
    """
    text: str = response.content.decode()
    if not response["Content-Type"].startswith("text/html"):
        return text
    parts = KEPT.split(text)  # what is between, what is kept, its name; and again
    return "".join(_one_form(between) + kept for between, kept in zip(parts[::3], [*parts[1::3], ""], strict=True))


def _one_form(text: str) -> str:
    text = TAG.sub(lambda tag: f"<{tag[1]}{_attributes(tag[2])}>", text)
    text = re.sub(r"\s+", " ", text)
    return IN_BUTTON.sub(r"\1\2", AROUND_BLOCK.sub(r"\1", text)).strip()


def _attributes(text: str) -> str:
    return UNQUOTED_SPACE.sub(lambda part: part[1] or " ", text).rstrip()


def hidden(response: Any, form: str = "") -> dict[str, str]:
    """What the hidden fields of a page's first question form carry along, by name; or those of the form whose
    opening tag holds `form`."""
    page = page_source(response)
    start = page.index(form or 'name="submission"')
    body = page[max(page.rfind("<form", 0, start), 0) : page.index("</form>", start)]
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', body))
