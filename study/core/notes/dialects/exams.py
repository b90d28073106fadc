"""Exams with their answers (`study.core.notes.exam_reader`): each part is a card with the stem above it, whose back is
its own answer. One answer to several parts is the back of all of them; letters name the options that are right."""

from collections.abc import Iterator, Sequence

from study.core.notes.cards import one_way, shown
from study.core.notes.dialect import Dialect, Page, Passage, Reading, Said
from study.core.notes.exam_parts import Asked, Part, Text
from study.core.notes.exam_reader import exam_questions, may_be_exam
from study.core.notes.sections import EXAM

_SYNTAX = "exam"
_OPEN = "a question without its answer"
_ELSEWHERE = "the answer to a question above"
_MARK = "announces answers"
_ASTRAY = "its answer names an option that is not there"


def _passages(asked: Asked, lines: Sequence[str]) -> Iterator[Passage]:
    if asked.answer:
        yield from _whole(asked, lines, asked.answer)
        return
    if asked.stem.first < asked.stem.end:
        yield Passage(asked.stem.first, asked.stem.end, Said(_stem(asked), EXAM.role, EXAM.why))
    if asked.mark:
        yield Passage(asked.mark.first, asked.mark.end, Said(asked.mark.words, EXAM.role, _MARK))
    for part in asked.parts:
        yield from _of_part(asked, part, lines)


def _whole(asked: Asked, lines: Sequence[str], answer: Text) -> Iterator[Passage]:
    """The question as one card."""
    choices = asked.choices
    parts = [f"{part.label}) {part.text.asks}" for part in asked.parts]
    front = "\n\n".join(filter(None, (asked.given, "\n".join(parts))))
    back = "\n".join(f"{part.label}) {part.text.asks}" for part in choices) or answer.words
    texts = [asked.stem, *(part.text for part in asked.parts)]
    first = min(text.first for text in texts if text.first < text.end or text is texts[-1])
    if not front or not back:
        return
    end = max(text.end for text in texts)
    told = _line(" ".join([_stem(asked), *(part.text.words for part in asked.parts)]))
    cards = one_way(front, back, _SYNTAX)
    if asked.is_astray:
        for text in (*texts, answer):
            if text.first < text.end:
                yield Passage(text.first, text.end, Said(_line(text.words), EXAM.role, _ASTRAY))
    elif not told:
        yield Passage(answer.first, answer.end, Said(_line(answer.words), cards=cards))
    elif _meet(end, answer.first, lines):
        yield Passage(first, answer.end, Said(shown(told, answer.words), cards=cards))
    else:
        yield Passage(first, end, Said(told, cards=cards))
        yield Passage(answer.first, answer.end, Said(_line(answer.words), EXAM.role, _ELSEWHERE))


def _of_part(asked: Asked, part: Part, lines: Sequence[str]) -> Iterator[Passage]:
    """A part as a card, with its answer where that stands."""
    around = part.around.text.asks if part.around else ""
    front = "\n\n".join(filter(None, (asked.given, around, part.text.asks)))
    text, answer = part.text, part.answer
    if not answer or not answer.words or not part.text.asks:
        why = EXAM.why if any(one.around is part for one in asked.parts) else _OPEN
        yield Passage(text.first, answer.end if answer else text.end, Said(_line(text.words), EXAM.role, why))
        return
    cards = one_way(front, answer.words, _SYNTAX)
    if _meet(text.end, answer.first, lines):
        yield Passage(text.first, answer.end, Said(shown(_line(text.words), answer.words), cards=cards))
    else:
        yield Passage(text.first, text.end, Said(_line(text.words), cards=cards))
        yield Passage(answer.first, answer.end, Said(_line(answer.words), EXAM.role, _ELSEWHERE))


def _stem(asked: Asked) -> str:
    return _line(f"{asked.name} {asked.stem.words}")


def _line(words: str) -> str:
    return " ".join(words.split())


def _meet(end: int, first: int, lines: Sequence[str]) -> bool:
    """Whether nothing stands between two texts."""
    return not any(line.strip() for line in lines[end:first])


def _begin(page: Page) -> Reading | None:
    if not may_be_exam(page.text):
        return None
    found = {one.first: one for asked in exam_questions(page.lines) for one in _passages(asked, page.lines)}
    if not found:
        return None

    def claim(lines: Sequence[str], at: int, since: int) -> tuple[Passage, ...]:
        return (found[at],) if lines is page.lines and at in found else ()

    return Reading(claim=claim)


PLUGIN = Dialect("exams", _begin)
