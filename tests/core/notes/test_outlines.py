"""What Logseq and org write into outlines for themselves: each line has its owner, and none is asked."""

import pytest

from study.core.generators import candidates
from study.core.notes import parse
from study.core.notes.model import Fact


def facts(text: str) -> list[Fact]:
    return [fact for topic in parse(text, "Nerves.md").topics for fact in topic.facts]


def titles(text: str) -> list[str]:
    return [topic.title for topic in parse(text, "Nerves.md").topics]


@pytest.mark.parametrize(
    "block",
    [
        "- ---\n  alias:: CN VII, seventh nerve\n  tags:: anatomy\n",
        "- ---\n  alias: CN VII, seventh nerve\n  any word: nerve\n  ---\n",
        "- ---\n  alias: CN VII\n  type: nerve\n",
        "\t- ---\n\t  alias: CN VII\n\t  ---\n",
    ],
)
def test_properties_between_rules_in_an_item_are_properties_and_no_topic(block: str) -> None:
    text = f"- The vagus slows the heart.\n{block}"
    assert titles(text) == ["Nerves"]
    assert [fact.role for fact in facts(text)][1:] == ["note-property"] * (len(facts(text)) - 1)
    assert not any("alias" in one.prompt for one in candidates(parse(text, "Nerves.md")).candidates)


def test_what_follows_such_properties_is_read_as_ever() -> None:
    found = facts("- has divisions\n- ---\n  alias: CN V\n  The jaw is moved by it.\n- ---\n- The eye is not.")
    assert [(fact.role, fact.text) for fact in found][1:] == [
        ("note-property", "alias: CN V"),
        ("statement", "The jaw is moved by it."),
        ("statement", "The eye is not."),
    ]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("- a nerve\n  collapsed:: true", "note-property"),
        ("- a nerve\n  id:: 64a1b2c3-0000-4000-8000-000000000001", "note-property"),
        ("- a nerve\n  card-last-score:: 5", "note-property"),
        ("- a nerve\n  SCHEDULED: <2024-03-05 Tue .+1d>", "note-property"),
        ("- a nerve\n  DEADLINE: <2024-03-05 Tue>", "note-property"),
        ("- a nerve\n  :LOGBOOK:\n  CLOCK: [2024-03-05 Tue 10:00]\n  :END:", "note-property"),
        ("- a nerve\n- {{embed ((64a1b2c3-0000-4000-8000-000000000001))}}", "links"),
        ("- a nerve\n- {{query (and (task TODO) [[nerve]])}}", "links"),
        ("- a nerve\n- #+BEGIN_QUERY\n  {:title 1}\n  #+END_QUERY", "verbatim"),
        ("- a nerve\n- #+begin_src python\n  x: int = 1\n  #+end_src", "verbatim"),
        ('- a nerve\n- [:span "words of a page"]', "verbatim"),
    ],
)
def test_what_an_outline_says_to_its_program_is_never_asked(text: str, role: str) -> None:
    _, told = facts(text)
    assert told.role == role
    assert told.unasked


def test_a_block_of_words_is_read_without_its_marks() -> None:
    text = "- #+BEGIN_QUOTE\n  The vagus slows\n  the heart.\n  It is long.\n  #+END_QUOTE\n- A nerve"
    assert [(fact.text, fact.lines) for fact in facts(text)] == [
        ("The vagus slows the heart.", (1, 3)),
        ("It is long.", (4, 5)),
        ("A nerve", (6, 6)),
    ]


def test_an_item_that_begins_with_properties_says_what_stands_below_them() -> None:
    [fact] = facts("- background-color:: red\n  id:: 64a1b2c3-0000-4000-8000-000000000002\n  It damps loud\n  sounds.")
    assert (fact.text, fact.lead, fact.lines) == ("It damps loud sounds.", "", (1, 4))


def test_a_macro_beside_words_leaves_the_words() -> None:
    [fact] = facts("- The nerve has five branches. {{renderer :todomaster}}")
    assert (fact.text, fact.unasked) == ("The nerve has five branches.", "")


def test_a_picture_with_its_size_is_a_picture_alone() -> None:
    [topic] = parse("- ![scan](../assets/scan.png){:height 200, :width 300}", "Nerves.md").topics
    assert not topic.facts
    assert [figure.target for figure in topic.figures] == ["../assets/scan.png"]
