"""Questions made from notes that a written question asks too."""

import tomllib
from datetime import date
from pathlib import Path

from study.core.generators import candidates, questions
from study.core.notes.links import read_together
from study.core.notes.reader import parse
from study.core.questions.doubles import doubles
from study.core.questions.question import Question
from study.core.questions.source.reader import parse_bank
from study.core.simulators import mentions

CONTENT = Path(__file__).parents[3] / "content"
NOTES = """# Harbour

- Largest draught at the quay: 9 m
- Smallest draught at the quay: 2 m
- Sluice ⇒ a gate that keeps the water of the harbour in at ebb
- Pilot ⇒ a sailor who steers a ship past the shoals
- Time until the pilot boards: 30 minutes
- Fog signal ⇒ one long blast of the horn, every two minutes
- Yellow flag ⇒ a ship without any illness asks to be let in

How a ship comes in:

1. The ship calls the harbour by radio
2. The pilot comes aboard at the outer buoy
3. Two tugs take the lines of the ship
"""


def written(*texts: str) -> tuple[Question, ...]:
    asked = "\n\n".join(
        f"## Number {number} {{#q{number} topic=harbour}}\n\n{text}" for number, text in enumerate(texts)
    )
    read = parse_bank(f"---\nbank: harbour\n---\n\n{asked}\n", "harbour.md", date(2026, 11, 27))
    assert len(read.questions) == len(texts)
    return read.questions


def made(notes: str = NOTES) -> tuple[Question, ...]:
    read = parse(notes, "harbour.md")
    return tuple(questions(candidates(read).candidates, read))


def prompts(*texts: str) -> set[str]:
    ours = made()
    found = doubles(ours, written(*texts))
    return {one.prompt for one in ours if one.key in found}


def test_the_same_amount_of_the_same_thing_is_the_same_question() -> None:
    (only,) = prompts("How large may the draught of a ship at the quay be, at the largest?\n\n- [=] 9 ±0 m\n  > It is.")
    assert "argest draught" in only


def test_another_amount_or_the_same_of_something_else_is_another_question() -> None:
    assert (
        prompts("How large may the draught of a ship at the quay be, at the largest?\n\n- [=] 8 ±0 m\n  > It is.")
        == set()
    )
    assert prompts("How long is the shortest blast of the fog horn?\n\n- [=] 9 ±0 m\n  > It is.") == set()


def test_a_term_is_the_same_fact_from_either_side() -> None:
    found = prompts(
        "What is the gate called that keeps the water of the harbour in at ebb?\n\n- [=] Sluice\n  > It is."
    )
    assert found and all("luice" in one or "gate that keeps" in one for one in found)


def test_one_pair_and_one_blank_of_several_are_enough() -> None:
    pairs = "What is each?\n\n- Pilot -> A sailor who steers a ship past the shoals\n- Tug -> A boat that pulls\n"
    assert any("Pilot" in one or "steers a ship" in one for one in prompts(pairs))
    gaps = "Complete it.\n\nThe fog signal is {{c1::one long blast}} of the horn, every {{c2::two}} minutes.\n"
    assert any("og signal" in one for one in prompts(gaps))


def test_steps_in_order_are_no_question_about_one_of_them() -> None:
    steps = "Put in order how a ship comes in.\n\n1. The ship calls the harbour by radio\n2. The pilot comes aboard\n"
    assert all("ship comes in" in one for one in prompts(steps + "3. Two tugs take the lines of the ship\n"))


def test_in_another_topic_words_say_something_else_but_an_amount_with_its_unit_the_same() -> None:
    depth, bare, gate = written(
        "How large may the draught of a ship at the quay be, at the largest?\n\n- [=] 9 ±0 m\n  > It is.",
        "How large may the draught of a ship at the quay be, at the largest, in metres?\n\n- [=] 9 ±0\n  > It is.",
        "What is the gate called that keeps the water of the harbour in at ebb?\n\n- [=] Sluice\n  > It is.",
    )
    ours = made(NOTES.replace("# Harbour", "# Quay"))
    assert {question.topic for question in ours} == {"quay"}
    assert list(doubles(ours, [depth]).values()) == [depth.key]
    assert doubles(ours, [bare]) == {} == doubles(ours, [gate])


def test_of_several_the_one_that_agrees_most() -> None:
    ours = made()
    near = (
        "How large may the draught be, for a ship that has no pilot and lies outside at night?"
        "\n\n- [=] 9 ±0 m\n  > It is."
    )
    same = "What is the largest draught at the quay?\n\n- [=] 9 ±0 m\n  > It is."
    assert set(doubles(ours, written(near, same)).values()) == {"q1"}


def test_nothing_is_like_nothing() -> None:
    assert doubles([], []) == {} == doubles(made(), []) == doubles([], written("How deep?\n\n- [=] 9 ±0 m\n  > It is."))


SHIPPED = {
    "aws-lambda": ("sync-payload-mb", "esm-window-max", "memory-one-vcpu", "async-waits", "dep-weights-conditions"),
    "networking-basics": ("dns-512", "nat-udp-timer", "arp-dhcp-receivers", "http-host", "ip4-mask-20"),
}
"""Written questions of which a person found that the notes give the same."""
OTHERS = {
    "aws-lambda": ("Reserved concurrency*: where is it set?", "Log formats"),
    "networking-basics": ("Shortest life of an idle TCP mapping", "carries many requests at once"),
}
"""Made ones that are near a written one, and ask something else."""


def test_in_the_shipped_courses_it_finds_what_a_person_finds() -> None:
    for course, theirs in SHIPPED.items():
        folder = CONTENT / course
        order = tomllib.loads((folder / "course.toml").read_text(encoding="utf-8"))["order"]
        notes = read_together([parse((folder / name).read_text(encoding="utf-8"), name, mentions()) for name in order])
        ours = tuple(questions(candidates(notes).candidates, notes))
        banks = [
            parse_bank(path.read_text(encoding="utf-8"), path.name) for path in (folder / "questions").glob("*.md")
        ]
        found = doubles(ours, [one for bank in banks for one in bank.questions])
        assert set(theirs) - set(found.values()) == set(), course
        there = [one for one in ours if any(text in one.prompt for text in OTHERS[course])]
        assert there and [one.prompt for one in there if one.key in found] == [], course
