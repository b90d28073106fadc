"""A few words, typed."""

from collections.abc import Iterator
from dataclasses import dataclass

from study.core.problem import Problem
from study.core.questions.answers.form import typed
from study.core.questions.answers.number import Target, first_hit, is_number, readings, target
from study.core.questions.answers.scores import ACCEPTED, accepted_mark, accepted_score, is_accepting, with_accepted
from study.core.questions.answers.text_match import alike, fits, folded, pattern_fault, spaced
from study.core.questions.interaction import Accepted, Words
from study.core.questions.question import Answer, Explained, Form, Kind, Parts, Row, Sample, recalled
from study.core.questions.source.advice import accepted_advice, warnings
from study.core.questions.source.block import Block, Item
from study.core.questions.source.lists import item_text
from study.core.questions.source.notation import ANY, ESCAPED, PATTERN, accepted_text


@dataclass(frozen=True, slots=True)
class Short:
    """Accepted answers in order: the first that fits decides. Where none does, one that says the same number
    or means the same words, if no other does. At least one plain text is worth 1."""

    accepted: tuple[Accepted, ...]


@dataclass(frozen=True, slots=True)
class Presented:
    """Nothing but a field to type into."""


def claims(block: Block) -> bool:
    """Accepted answers, and the first of them not a number."""
    accepted = [item for item in block.items if is_accepting(item.mark)]
    return bool(accepted) and not is_number(accepted[0].text)


def parse(block: Block) -> tuple[Short | None, tuple[Problem, ...]]:
    problems: list[Problem] = []
    accepted: list[Accepted] = []
    for item in block.items:
        entry = _entry(item)
        if isinstance(entry, str):
            problems.append(Problem(entry, item.line))
        elif _is_plain(entry) and _first(accepted, entry.text) is not None:
            problems.append(Problem("This line is never reached: a line above accepts the same words.", item.line))
        else:
            accepted.append(entry)
    if not any(_is_plain(entry) and entry.score == 1 for entry in accepted):
        problems.append(Problem("Give one right answer in plain words, to show afterwards: - [=] words", block.line))
    body = None if problems else Short(tuple(accepted))
    return body, (*problems, *warnings(block.items, _advice(body) if body else ()))


def _advice(body: Short) -> Iterator[tuple[int, str]]:
    return accepted_advice(entry.score for entry in body.accepted)


def _entry(item: Item) -> Accepted | str:
    score = accepted_score(item.mark) if is_accepting(item.mark) else None
    if score is None:
        return f"The mark [{item.mark}] is none of [=], [=50%], [=0%]."
    if item.key:
        return f"An accepted answer has no key; leave {{.{item.key}}} out."
    text = item.text.strip()
    if text == ANY and score == 1:
        return "[=] * would accept every answer; write [=0%] *."
    if not folded(text):
        return "This answer has no text."
    found = PATTERN.fullmatch(text)
    if not found:
        # A backslash before it keeps /tmp/ from being a pattern.
        plain = text[1:] if ESCAPED.match(text) else text
        return Accepted(plain, score=score, reason=item.reason)
    return pattern_fault(found[1]) or Accepted(found[1], True, found[2] == "i", score, item.reason)


def present(body: Short, seed: int) -> Presented:
    return Presented()


def read(body: Short, form: Form) -> Answer | Problem:
    text = typed(form, "answer", "Write your answer first.")
    return text if isinstance(text, Problem) else {"text": text}


def grade(body: Short, answer: Answer | None) -> float:
    entry = _meant(body, answer["text"]) if answer else None
    return entry.score if entry else 0.0


def explain(body: Short, answer: Answer | None, seed: int) -> Explained:
    entry = _meant(body, answer["text"]) if answer else None
    said = answer["text"] if answer else ""
    rows = [
        Row(
            text=plain.text,
            state="right" if plain.score == 1 else "wrong" if plain is entry else "rest",
            chosen=plain is entry,
            reason=plain.reason,
        )
        for plain in body.accepted
        if _is_plain(plain)
    ]
    if answer and not any(row.chosen for row in rows):
        state = "right" if entry and entry.score == 1 else "wrong"
        rows.append(Row(_literal(said), state, chosen=True, reason=entry.reason if entry else ""))
    return Explained(_model(body), said, tuple(rows))


def samples(body: Short) -> tuple[Sample, ...]:
    astray = "no answer anybody would give"
    unknown = _meant(body, astray)
    return (
        *(Sample({"answer": [f"  {entry.text.upper()} "]}, _score(body, entry.text.upper())) for entry in _plain(body)),
        *(Sample({"answer": [entry.text]}, entry.score) for entry in _plain(body)),
        Sample({"answer": [astray]}, unknown.score if unknown else 0.0),
        Sample({"answer": ["x" * 201]}, None),
        Sample({"answer": [""]}, None),
        Sample({}, None),
    )


def typed_wrong(body: Short, answer: Answer) -> dict[str, str]:
    return {} if recalled(grade(body, answer)) else {"": answer["text"]}


def accepting(body: Short, place: str, text: str) -> Short | Problem:
    entry = Accepted(spaced(text))
    right = next(place for place, one in enumerate(body.accepted) if _is_plain(one) and one.score == 1)
    first = _first(body.accepted, entry.text)
    if first and _is_plain(first) and first.score < 1:
        return Problem("The question lists these words as not right; edit it instead.")
    accepted = with_accepted(body.accepted, entry, right, body.accepted.index(first) if first else None)
    return accepted if isinstance(accepted, Problem) else Short(accepted)


def write(body: Short, prompt: str) -> str:
    lines = (
        item_text(accepted_mark(entry.score), accepted_text(entry), reason=entry.reason) for entry in body.accepted
    )
    return "\n".join([prompt, "", *lines])


def _is_plain(entry: Accepted) -> bool:
    return not entry.regex and entry.text != ANY


def _plain(body: Short) -> list[Accepted]:
    return [entry for entry in body.accepted if _is_plain(entry)]


def _model(body: Short) -> str:
    return next(entry.text for entry in _plain(body) if entry.score == 1)


def _first(accepted: list[Accepted] | tuple[Accepted, ...], text: str) -> Accepted | None:
    return next((entry for entry in accepted if _accepts(entry, text)), None)


def _meant(body: Short, text: str) -> Accepted | None:
    """Return the accepted answer that decides about `text`."""
    first = _first(body.accepted, text)
    if first and first.text != ANY:
        return first
    plain = _plain(body)
    numbers = [(entry, read) for entry in plain if isinstance(read := target(entry.text), Target)]
    place = first_hit([read for _, read in numbers], readings(text), "")
    if place is not None:
        return numbers[place][0]
    found = [entry for entry in plain if alike(entry.text, text)]
    return found[0] if len({entry.score for entry in found}) == 1 else first


def _accepts(entry: Accepted, text: str) -> bool:
    if entry.regex:
        return fits(entry.text, entry.fold, text)
    return entry.text == ANY or folded(entry.text) == folded(text)


def _score(body: Short, text: str) -> float:
    entry = _meant(body, text)
    return entry.score if entry else 0.0


def _literal(text: str) -> str:
    """Return what a learner typed so that Markdown shows it as it is."""
    return "".join(f"\\{char}" if char in "\\`*_{}[]()#+-.!|<>&~" else char for char in text)


def parts(body: Short) -> Parts:
    return Parts(tuple(answer.text for answer in body.accepted if answer.score == 1 and not answer.regex)[:1])


PLUGIN = Kind(
    name="short",
    label="Short answer",
    use="A word or a phrase to type.",
    body=Short,
    claims=claims,
    parse=parse,
    present=present,
    read=read,
    grade=grade,
    explain=explain,
    samples=samples,
    write=write,
    parts=parts,
    fields=ACCEPTED,
    is_typed=True,
    typed=typed_wrong,
    accepting=accepting,
    advise=lambda body: [words for _, words in _advice(body)],
    interaction=lambda body, prompt: Words(body.accepted),
    made_of=Words,
    make=lambda asked: Short(asked.accepted),
    examples=(
        """
## Keeping it warm {#keeping-warm}

Which feature keeps environments initialised before a request arrives?

- [=] provisioned concurrency
  > It is paid for whether requests come or not.
- [=] /provisioned( concurrency)?/i
- [=0%] /reserved.*/i
  > That reserves a share of the account's limit; it warms nothing.
- [=0%] *
  > Look under *Concurrency* in the configuration.
""",
    ),
)
