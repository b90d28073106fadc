"""What a verbatim fact holds, told by how it begins."""

from typing import Literal


def held(text: str) -> Literal["code", "formula", ""]:
    """Code in a fence, a formula on lines of its own, or neither: what is shown as it stands."""
    begins = text.lstrip()
    if begins.startswith(("```", "~~~")):
        return "code"
    return "formula" if begins.startswith(("$$", "\\[")) else ""
