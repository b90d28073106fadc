"""Writes lists of question text that read back unchanged."""

from study.core.text.fences import FENCE


def item_text(mark: str, text: str, key: str = "", reason: str = "") -> str:
    """Write one line of a task list, its key behind it and its reason quoted below."""
    return entry_text(f"- [{mark}]", text, key, reason)


def entry_text(bullet: str, text: str, key: str = "", reason: str = "") -> str:
    """Write one list item that starts with `bullet` ("-", "1."), what follows indented below it."""
    indent = " " * (bullet.index(" ") if " " in bullet else len(bullet)) + " "
    # Behind a fence the key would keep it from closing.
    gap = "\n" if FENCE.fullmatch(text.split("\n")[-1]) else " "
    first = f"{bullet} {text}" + (f"{gap}{{.{key}}}" if key else "")
    quoted = [f"> {line}".rstrip() for line in reason.split("\n")] if reason else []
    head, *more = first.split("\n")
    return "\n".join([head, *(f"{indent}{line}".rstrip() for line in [*more, *quoted])])
