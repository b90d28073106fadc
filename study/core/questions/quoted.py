"""The sentences of notes that a question made from them rests on, as its explanation quotes them."""

import re
from collections.abc import Sequence

from study.core.questions.question import Parts
from study.core.text.compare import simple

_LEAD = "From the notes:"
_ONE = re.compile(rf"{_LEAD} “(.*)”", re.DOTALL)
_ITEM = "\n- "
_SEVERAL = f"{_LEAD}\n{_ITEM}"


def quoted(texts: Sequence[str]) -> str:
    """The texts as Markdown: one line, or a list of several."""
    if not texts:
        return ""
    return f"{_LEAD} “{texts[0]}”" if len(texts) == 1 else _SEVERAL + _ITEM.join(texts)


def untold(explanation: str, prompt: str, parts: Parts) -> str:
    """An explanation as it stands beside an answer: without what it quotes of the notes where question and answer
    have told all of that. What else it says stays as it is."""
    texts = _quotes(explanation)
    left = [text for text in texts if not _is_told(text, prompt, parts)]
    return explanation if len(left) == len(texts) else quoted(left)


def _quotes(explanation: str) -> list[str]:
    if one := _ONE.fullmatch(explanation):
        return [one[1]]
    return explanation[len(_SEVERAL) :].split(_ITEM) if explanation.startswith(_SEVERAL) else []


def _is_told(text: str, prompt: str, parts: Parts) -> bool:
    """Whether a text is what the key says, and words of the prompt."""
    left = f" {simple(text)} "
    for right in sorted(map(simple, parts.right), key=len, reverse=True):
        left = left.replace(f" {right} ", "  ", 1) if right else left
    return set(left.split()) <= set(f"{simple(prompt)} {simple(parts.around)}".split())
