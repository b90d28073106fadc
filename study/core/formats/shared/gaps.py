"""Blanks of other tools, which are a name in brackets in the text."""

import re

from study.core.formats.shared.plain import inline
from study.core.questions.interaction import Blank
from study.core.questions.source.notation import blank_text


def with_blank(prompt: str, name: str, blank: Blank) -> str:
    """The Markdown `prompt` with the blank in the place of `[name]`; empty where that is nowhere."""
    forms = (rf"\[{re.escape(form)}\\?\]" for form in dict.fromkeys((name, inline(name))))
    token = re.search("|".join(forms), prompt)
    return prompt[: token.start()] + blank_text(blank) + prompt[token.end() :] if token else ""
