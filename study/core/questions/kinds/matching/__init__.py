"""Matching: each item on the left has one on the right."""

from dataclasses import dataclass, replace

from study.core.problem import Problem
from study.core.questions.answers.keys import key_fault, keys, names
from study.core.questions.answers.options import Face, same_text
from study.core.questions.answers.order import shuffled
from study.core.questions.interaction import Pair, Pairs
from study.core.questions.question import Answer, Explained, Fields, Form, Kind, Parts, Row, Sample
from study.core.questions.source.block import Block, Entry
from study.core.questions.source.lists import entry_text
from study.core.questions.source.notation import ARROW, pair_text
from study.core.text.compare import simple


@dataclass(frozen=True, slots=True)
class Matching:
    """The pairs in the author's order. `distractors` are right sides that belong to nothing."""

    pairs: tuple[Pair, ...]
    distractors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A left side, and the name of its field."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Presented:
    """The left sides, and what may be chosen for each of them, both mixed, and the rule of scoring."""

    places: tuple[Place, ...]
    choices: tuple[Face, ...]
    rule: str = "Every right pair counts."


def claims(block: Block) -> bool:
    return any(ARROW.search(entry.text) for entry in block.bullets)


def parse(block: Block) -> tuple[Matching | None, tuple[Problem, ...]]:
    problems: list[Problem] = []
    pairs: list[tuple[Entry, Pair]] = []
    distractors: list[tuple[Entry, str]] = []
    for entry in block.bullets:
        left, right, fault = _sides(entry)
        if fault:
            problems.append(Problem(fault, entry.line))
        elif left:
            pairs.append((entry, Pair(left, right, entry.reason, entry.key)))
        else:
            distractors.append((entry, right))
    made = keys([pair.left for _, pair in pairs])
    pairs = [
        (entry, replace(pair, key="") if pair.key == name else pair)
        for (entry, pair), name in zip(pairs, made, strict=True)
    ]
    body = Matching(tuple(pair for _, pair in pairs), tuple(text for _, text in distractors))
    problems += [*_left_faults(pairs), *_right_faults(body, distractors)]
    if len(body.pairs) < 2:
        problems.append(Problem("A matching needs at least two pairs: - left -> right", block.line))
    elif len(_choices(body)) < 2:
        problems.append(Problem("Every right side is the same, so there is nothing to choose.", block.line))
    return (None if problems else body), tuple(problems)


def _sides(entry: Entry) -> tuple[str, str, str]:
    """Return left and right side of a line, and what is wrong with it or ""."""
    found = ARROW.search(entry.text)
    if not found:
        return "", "", "No arrow stands in this line; write - left -> right."
    left, right = entry.text[: found.start()].strip(), entry.text[found.end() :].strip()
    if not right:
        return left, right, "Nothing stands right of the arrow."
    if not left and entry.reason:
        return left, right, "What belongs to nothing has no reason; say it below > [!explain]."
    if not left and entry.key:
        return left, right, "What belongs to nothing has no key."
    return left, right, ""


def _left_faults(pairs: list[tuple[Entry, Pair]]) -> list[Problem]:
    problems = []
    texts: dict[str, int] = {}
    names: dict[str, int] = {}
    made = _names(tuple(pair for _, pair in pairs))
    for (entry, pair), name in zip(pairs, made, strict=True):
        if fault := key_fault(name, pair.left):
            problems.append(Problem(fault, entry.line))
        first = texts.setdefault(same_text(pair.left), entry.line)
        if first != entry.line:
            problems.append(Problem(f"This left side repeats the one on line {first}.", entry.line))
        elif names.setdefault(name, entry.line) != entry.line:
            problems.append(Problem(f"The key {name!r} is taken by the pair on line {names[name]}.", entry.line))
    return problems


def _right_faults(body: Matching, distractors: list[tuple[Entry, str]]) -> list[Problem]:
    taken = {same_text(pair.right) for pair in body.pairs}
    problems = []
    for entry, text in distractors:
        if same_text(text) in taken:
            problems.append(Problem("This stands on the right already; leave it out.", entry.line))
        taken.add(same_text(text))
    return problems


def present(body: Matching, seed: int) -> Presented:
    places = (Place(_field(name), pair.left) for name, pair in zip(_names(body.pairs), body.pairs, strict=True))
    return Presented(
        shuffled(places, seed, lambda place: place.name),
        # Another seed than for the left: two lists mixed alike would stand side by side as they belong.
        shuffled(_choices(body), seed + 1, lambda face: face.key),
    )


def read(body: Matching, form: Form) -> Answer | Problem:
    known = {face.key for face in _choices(body)}
    matched: dict[str, str] = {}
    for name in _names(body.pairs):
        values = {value.strip() for value in form.get(_field(name), ()) if value.strip()}
        if not values:
            return Problem("Choose something for every line; a guess will do.")
        if len(values) > 1 or not values <= known:
            return Problem("This is not one of the choices. Load the question again.")
        matched[name] = values.pop()
    return {"matched": matched}


def grade(body: Matching, answer: Answer | None) -> float:
    """The share of pairs that were found."""
    matched: dict[str, str] = answer["matched"] if answer else {}
    wanted = _key(body)
    return sum(matched.get(name) == right for name, right in wanted.items()) / len(wanted)


def explain(body: Matching, answer: Answer | None, seed: int) -> Explained:
    matched = answer["matched"] if answer else {}
    texts = {face.key: face.text for face in _choices(body)}
    rows = []
    said = []
    for (name, right), pair in zip(_key(body).items(), body.pairs, strict=True):
        given = texts.get(matched.get(name, ""), "")
        hit = matched.get(name) == right
        state = "right" if hit else "wrong" if answer else "rest"
        text = f"{pair.left} → {pair.right}"
        rows.append(Row(text, state, hit, "" if simple(pair.reason) == simple(text) else pair.reason, given))
        said += [f"{pair.left} → {given}"] if given else []
    return Explained("; ".join(row.text for row in rows), "; ".join(said), tuple(rows))


def samples(body: Matching) -> tuple[Sample, ...]:
    right = {_field(name): [key] for name, key in _key(body).items()}
    known = [face.key for face in _choices(body)]
    wrong = {name: [next(key for key in known if key != values[0])] for name, values in right.items()}
    first = next(iter(right))
    return (
        Sample(right, 1.0),
        Sample({**right, first: wrong[first]}, (len(right) - 1) / len(right)),
        Sample(wrong, 0.0),
        Sample({**right, first: [""]}, None),
        Sample({**right, first: [*right[first], *wrong[first]]}, None),
        Sample({**right, first: ["no such choice"]}, None),
        Sample({}, None),
    )


def write(body: Matching, prompt: str) -> str:
    pairs = (
        entry_text("-", pair_text(pair.left, pair.right), name, pair.reason)
        for pair, name in zip(body.pairs, _names(body.pairs), strict=True)
    )
    return "\n".join([prompt, "", *pairs, *(entry_text("-", pair_text("", text)) for text in body.distractors)])


def keyed(block: Block) -> list[tuple[Entry, str]]:
    found = [(entry, _sides(entry)[0]) for entry in block.bullets]
    pairs = [(entry, left) for entry, left in found if left]
    made = names([left for _, left in pairs], [entry.key for entry, _ in pairs])
    return [(entry, name) for (entry, _), name in zip(pairs, made, strict=True)]


def _names(pairs: tuple[Pair, ...]) -> tuple[str, ...]:
    return names([pair.left for pair in pairs], [pair.key for pair in pairs])


def _field(name: str) -> str:
    return f"match-{name}"


def _choices(body: Matching) -> tuple[Face, ...]:
    """Return every right side once. What differs in case or spacing alone is the same."""
    texts: dict[str, str] = {}
    for text in (*(pair.right for pair in body.pairs), *body.distractors):
        texts.setdefault(same_text(text), text)
    return tuple(Face(key, text) for key, text in zip(keys(list(texts.values())), texts.values(), strict=True))


def _key(body: Matching) -> dict[str, str]:
    """Return the key of the right side for the name of each left side, in the author's order."""
    known = {same_text(face.text): face.key for face in _choices(body)}
    return {name: known[same_text(pair.right)] for name, pair in zip(_names(body.pairs), body.pairs, strict=True)}


def parts(body: Matching) -> Parts:
    return Parts(tuple(f"{pair.left} → {pair.right}" for pair in body.pairs), body.distractors)


PLUGIN = Kind(
    name="matching",
    label="Matching",
    use="Items, each to be put beside what belongs to it.",
    body=Matching,
    claims=claims,
    parse=parse,
    present=present,
    read=read,
    grade=grade,
    explain=explain,
    samples=samples,
    write=write,
    parts=parts,
    lists=lambda presented: tuple(tuple(one.text for one in part) for part in (presented.places, presented.choices)),
    fields=Fields("bullets", "Goes with", pairs=True),
    keyed=keyed,
    interaction=lambda body, prompt: Pairs(body.pairs, body.distractors),
    made_of=Pairs,
    make=lambda asked: Matching(asked.pairs, asked.distractors),
    examples=(
        """
## Who calls how {#who-calls-how}

How does each of these invoke a function?

- An API Gateway route -> It waits for the response {.api-route}
  > Whoever called the route is waiting for its answer.
- An S3 event notification -> It hands the event over and goes on
  > S3 has nothing to do with the result.
- An EventBridge rule -> It hands the event over and goes on
- A Kinesis stream -> Lambda fetches records from it
  > An event source mapping polls the shards.
- -> It opens a connection of its own
""",
    ),
)
