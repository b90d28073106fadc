"""A thing that is named by several words may be named by words of the whole subject; its answer is no quality, bare
number or second sentence. The bar of a link parts no cells."""

from study.core.generators.statements import Corpus
from study.core.notes import parse
from tests.core.generators.notes_for_tests import faultless, judged_by, proposed

PAGE = "# Ships\n\n" + "".join(
    f"## {name}\n\nThe {name} crew of all ships keeps the {name} watch in the harbour of the {name} port at {at}.\n\n"
    for at, name in enumerate(("north", "south", "east", "west", "upper", "lower", "outer", "inner"), 2)
)
"""Notes in which ships, crew, watch, harbour and port are words of the whole subject."""


def test_several_common_words_name_a_thing_and_one_does_not() -> None:
    assert {"crew", "ship", "watch", "harbour"} <= Corpus(parse(PAGE, "notes.md")).common
    for line, shape, prompt, answer in (
        (
            "The harbour watch is headed by the oldest pilot on duty.",
            "relation",
            "What is the harbour watch headed by?",
            "The oldest pilot on duty",
        ),
        (
            "The crew of the watch is the group of people who stay awake.",
            "identity",
            "What is the crew of the watch?",
            "The group of people who stay awake",
        ),
    ):
        made = [one for one in faultless(f"{PAGE}## Duty\n\n{line}\n", shape) if one.prompt == prompt]
        assert [one.parts.right for one in made] == [(answer,)], line
    for said in ("The watch is", "Two ships are", "Ships & harbour are"):
        line = f"{said} headed by the oldest pilot on duty."
        assert not proposed(f"{PAGE}## Duty\n\n{line}\n", "relation"), said


def test_what_is_said_of_a_thing_is_a_thing_and_ends_with_it() -> None:
    page = "# Law of salvage\n\n## Claims\n\n{}\n"
    asked = "The elements of salvage are {} in most ports."
    assert proposed(page.format(asked.format("a peril, a rescue and a success")), "identity")
    for said in (
        "very close to those of towage",
        "similar to the elements of towage",
        "the subject of much debate",
        "statutory",
        "different from those of towage",
    ):
        assert not proposed(page.format(asked.format(said).replace(" in most ports", "")), "identity"), said
    theory = "The basis of salvage is theory of gain, and not of law."
    assert proposed(page.format(theory), "identity"), "a noun that ends as a quality does"
    for line, answer in (
        ("Salvage law is based on Rhodian custom and compels owners to pay.", "Rhodian custom"),
        ("Salvage law is based on old custom, but modern treaty law transfers the duty to states.", "Old custom"),
    ):
        assert [one.parts.right for one in proposed(page.format(line), "relation")] == [(answer,)], line
    counted = "Salvage courts are limited to {} hear claims of crews."
    assert not proposed(page.format(counted.format("four, and only three")), "relation")
    glued = "The basis of salvage is the {}"
    assert proposed(page.format(glued.format("peril of the ship.")), "identity")
    assert not proposed(page.format(glued.format("peril of the *ship*.N.Y. Gen. Law")), "identity")


def test_the_bar_of_a_link_parts_no_cells() -> None:
    page = """# Rigging

| Rope | Made of | Place |
| --- | --- | --- |
| [[ropes/halyard|Halyard]] | hemp | mast |
| [[ropes/sheet|Sheet]] | cotton | boom |
| Shroud | [[materials/steel|steel wire]] | rail |
"""
    corpus = Corpus(parse(page, "notes.md"))
    rows = {entry.cells[0][1]: [value for _, value in entry.cells[1:]] for entry in corpus.statements}
    assert rows == {"Halyard": ["hemp", "mast"], "Sheet": ["cotton", "boom"], "Shroud": ["steel wire", "rail"]}


OTHERS = """# Salvage

## {}

### {}

The fee of towage is the sum that an owner pays to the tug.
"""


def test_a_place_above_may_be_what_is_left_of_several() -> None:
    page = OTHERS.format("Other claims of crews", "Towage")
    assert [one.fit for one in proposed(page, "identity")] == ["sure"]
    for above, here in (("Other claims of crews", "Other fees"), ("This claim", "Towage"), ("Others", "Towage")):
        found = [doubt for _, doubt in judged_by(OTHERS.format(above, here), "identity")]
        assert found == ["its place leans on what stood before it"], (above, here)
