"""What a file and its headings bear beside their text: properties in YAML or TOML, and tags."""

import pytest

from study.core.notes import parse


def titles(text: str) -> list[str]:
    return [topic.title for topic in parse(text, "deck.md").topics]


@pytest.mark.parametrize("rule", ["---", "+++"])
@pytest.mark.parametrize("name", ["name", "title"])
def test_toml_is_read_as_yaml_is(rule: str, name: str) -> None:
    notes = parse(
        f'{rule}\n{name} = "Rigging"\ntags = ["ship"]\n{rule}\n\nQ: What carries sails?\nA: The mast\n', "d.md"
    )
    assert notes.properties["d.md"]["tags"] == ["ship"]
    assert [topic.title for topic in notes.topics] == ["Rigging"]
    assert not notes.problems


def test_toml_that_is_broken_is_told_and_no_heading() -> None:
    notes = parse('---\nname = "Rigging\n---\n\n# Masts\n\n- The mast carries sails\n', "d.md")
    assert [(one.line, one.message[:22]) for one in notes.problems] == [(1, "front matter is not TO")]
    assert titles('---\nname = "Rigging\n---\n\n# Masts\n') == ["Masts"]


@pytest.mark.parametrize(
    "text", ["---\nThe mast = the pole\n---\n", "+++\nThe mast carries sails\n+++\n", '+++\nname = "a"\n']
)
def test_prose_between_two_rules_is_none(text: str) -> None:
    assert not parse(f"{text}\n- The yard crosses it\n", "d.md").properties


def test_tags_behind_a_heading_file_it_and_are_no_part_of_its_title() -> None:
    text = "# Rigging #ship/sail #flashcards\n\n- The mast is tall\n\n## Notes in C#\n\n## #14 of the line\n"
    first, *others = parse(f"{text}\n## C # minor\n", "ship.md").topics
    assert (first.title, first.key) == ("Rigging", "rigging-ship-sail-flashcards")
    assert set(first.tags) == {"ship/sail", "flashcards"}
    assert [topic.title for topic in others] == ["Notes in C#", "#14 of the line", "C # minor"]
