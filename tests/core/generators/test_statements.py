"""The notes as a whole: places, lists, and what they cost."""

import pytest

from study.core.generators import candidates, reached, statements
from study.core.generators.statements import MOST_SIBLINGS, Corpus
from study.core.generators.subjects import NEIGHBOURS, around
from study.core.notes import parse
from study.core.notes.links import read_together

WORDS = ("ark", "boat", "cleat", "dock", "ebb", "fender", "gale")


def definitions(count: int) -> str:
    lines = (f"- {WORDS[n % 7]}{n} term: the {WORDS[n % 5]} of the {WORDS[n % 3]} {n} in port" for n in range(count))
    return "# T\n\n" + "\n".join(lines)


def test_a_context_names_titles_and_what_a_line_is_nested_under() -> None:
    text = "# Networks\n\n## OSPF\n\n- Timers:\n  - Hello timer: 10 s\n"
    corpus = Corpus(parse(text, "a.md"))
    hello = next(entry for entry in corpus.entries if entry.term == "Hello timer")
    assert corpus.context(hello) == ("Networks", "OSPF", "Timers")


def test_numbers_and_signs_of_titles_are_no_part_of_a_context() -> None:
    corpus = Corpus(parse("# 1.3.2 ✅ Spine and leaf\n\n- leaf: a switch at the edge\n", "a.md"))
    assert corpus.context(corpus.entries[0]) == ("Spine and leaf",)


def test_a_bare_number_is_a_place_where_it_alone_tells_two_topics_apart() -> None:
    text = "# Docks\n\n" + "".join(
        f"## {n}\n\n### Ships\n\n- Tug: pulls\n\n### Of {n}\n\n- Bow: front\n\n" for n in (13, 19)
    )
    corpus = Corpus(parse(text, "a.md"))
    assert [corpus.context(entry) for entry in corpus.entries] == [
        ("Docks", "13", "Ships"),
        ("Docks", "Of 13"),
        ("Docks", "19", "Ships"),
        ("Docks", "Of 19"),
    ]


def test_a_files_name_is_a_place_where_several_files_are_read_and_no_title_says_it() -> None:
    one, other = (
        parse("## Cause\n\n- a leaf: a thing\n", "Rust.md"),
        parse("# Mildew\n\n- a leaf: a thing\n", "Mildew.md"),
    )
    corpus = Corpus(read_together([one, other]))
    assert [corpus.context(entry) for entry in corpus.entries] == [("Rust", "Cause"), ("Mildew",)]


def test_a_files_name_stands_below_the_note_that_speaks_for_its_folder() -> None:
    texts = {
        "Plants/README.md": "# All plants\n\nNotes\n",
        "Plants/leaf-rust.md": "## Rust\n\nNotes\n\n## Cause\n\n- a leaf: a thing\n",
        "Soil.md": "# Soil\n\nNotes\n",
    }
    corpus = Corpus(read_together([parse(text, file) for file, text in texts.items()]))
    (leaf,) = (entry for entry in corpus.entries if entry.topic.title == "Cause")
    assert corpus.context(leaf) == ("All plants", "Leaf rust", "Cause")


def test_what_stands_under_references_is_not_asked() -> None:
    corpus = Corpus(parse("# T\n\n- a leaf: a thing\n\n## References\n\n- a book: by somebody\n", "a.md"))
    assert [entry.key for entry in corpus.statements] == ["t#1"]


def test_only_neighbours_are_held_against_a_statement() -> None:
    corpus = Corpus(parse(definitions(100), "a.md"))
    assert len(around(corpus.usable, 50)) == 2 * NEIGHBOURS
    assert corpus.usable[50] not in around(corpus.usable, 50)
    many = Corpus(parse("# T\n\n" + "".join(f"## A{n}\n\nwords {n}\n\n" for n in range(MOST_SIBLINGS + 50)), "a.md"))
    for topic in many.notes.topics[1:]:
        siblings = many.siblings(topic)
        assert MOST_SIBLINGS - 1 <= len(siblings) <= MOST_SIBLINGS and topic not in siblings


def test_facts_beyond_the_limit_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reached, "FACTS", 10)
    made = candidates(parse(definitions(25), "a.md"))
    assert made.left_out == 15
    assert len(made.statements) == 10


@pytest.mark.parametrize("count", [2, 30, 400])
def test_however_many_numbers_are_given_for_one_thing_all_of_them_are_disputed(count: int) -> None:
    text = "\n".join(f"# Ward {n}\n\nThe dose of the drug is {n} mg.\n" for n in range(1, count + 1))
    corpus = statements.Corpus(parse(text, "notes.md"))
    assert len(corpus.disputed) == len(corpus.statements) == count


def test_one_number_is_not_disputed_by_the_many_who_say_it_too() -> None:
    text = "\n".join(f"# Ward {n}\n\nThe dose of the drug is 5 mg.\n" for n in range(300))
    assert not statements.Corpus(parse(text, "notes.md")).disputed


def test_a_context_names_the_page_however_deep_its_headings() -> None:
    text = "# Definition\n\n## Meanings\n\n### In law\n\n#### Key points\n\n- Crew: those who sail a ship\n"
    files = {"Ships/The ship.md": text, "Ships/The port.md": text}
    corpus = Corpus(read_together([parse(one, name) for name, one in files.items()]))
    assert {corpus.context(entry) for entry in corpus.entries} == {
        ("The ship", "Meanings", "In law", "Key points"),
        ("The port", "Meanings", "In law", "Key points"),
    }
