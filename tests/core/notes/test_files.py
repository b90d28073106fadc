"""Whole files of notes, and several read together."""

from pathlib import Path

import pytest

from study.core.notes import parse, read_together
from study.core.notes.model import Notes
from tests.core.notes.ownership import owners

HARBOUR = Path(__file__).with_name("harbour.md")
# Real notes, where they lie beside the checkout.
OTHERS = sorted((Path(__file__).resolve().parents[3].parent / "shared" / "notes").glob("*.md"))


def read(path: Path) -> tuple[str, Notes]:
    text = path.read_text(encoding="utf-8")
    return text, parse(text, path.name)


@pytest.mark.parametrize("path", [HARBOUR, *OTHERS], ids=lambda path: path.name)
def test_every_line_has_one_owner_and_every_heading_is_a_topic(path: Path) -> None:
    text, notes = read(path)
    assert {line: owned for line, owned in owners(text, notes).items() if len(owned) != 1} == {}
    headings = [line.lstrip("#").strip() for line in text.splitlines() if line.startswith("#")]
    assert [topic.title for topic in notes.topics] == headings
    figures = [line for line, words in enumerate(text.splitlines(), 1) if words.startswith("![[")]
    assert sorted(figure.line for topic in notes.topics for figure in topic.figures) == figures
    links = [link for topic in notes.topics for link in topic.links]
    titles = {topic.key: topic.title for topic in notes.topics}
    assert [titles[link.topic] for link in links] == [link.target for link in links] != []
    assert notes.problems == ()


def test_the_fixture_reads_as_it_is_meant() -> None:
    _, notes = read(HARBOUR)
    assert [topic.key for topic in notes.topics] == [
        "what-is-a-harbour",
        "cargo",
        "cargo/tugs",
        "cargo/tugs-2",
        "mole-north",
    ]
    cargo, storm = notes.topics[1], notes.topics[3]
    assert cargo.facts[0].text == "**Timber, Grain, Coffee, Sail.cloth, Salt, and Wool**"
    assert [fact.lead for fact in storm.facts] == [
        *("", "On Storm:", "On Storm:", "to leave early prepare:", "to leave early prepare:", "On Storm:", "On Storm:"),
        *("On Storm:", "", "", ""),
    ]


def test_links_resolve_across_files_by_title_file_and_path() -> None:
    one = "[[Tugs]]\n[[harbour]]\n[[harbour#Cargo]]\n[[Cargo/Tugs]]\n[[nowhere]]\n[[#Own]]"
    one += "\n[x](Harbour%200123456789abcdef0123456789abcdef.md)"
    own = parse(f"# Own\n{one}", "one.md")
    assert {link.topic for link in own.topics[0].links} == {"", "own"}
    both = read_together([own, parse("# Quay\n# Cargo\n## Tugs", "notes/harbour.md")])
    assert [link.topic for link in both.topics[0].links] == [
        "cargo/tugs",
        "quay",
        "cargo",
        "cargo/tugs",
        "",
        "own",
        "quay",
    ]
    assert [link.resolved for link in both.topics[0].links].count(False) == 1


def test_keys_stay_unique_among_files() -> None:
    both = read_together([parse("# A\n## B\nwords", "1.md"), parse("# A\n## B\n- words\n\t- more", "2.md")])
    assert [topic.key for topic in both.topics] == ["preface-1", "a", "a/b", "preface-2", "a-2", "a-2/b"]
    assert [topic.parent for topic in both.topics] == ["", "preface-1", "a", "", "preface-2", "a-2"]
    assert [(fact.key, fact.parent) for fact in both.topics[5].facts] == [("a-2/b#1", ""), ("a-2/b#2", "a-2/b#1")]
    assert read_together([both]) == both


def test_a_formula_that_cannot_be_read_is_named_with_its_line_and_code_is_left_alone() -> None:
    text = (
        "# Averages\n\nThe mean is $\\frac{a}{b$ of all.\n\n- well $x^2$\n- odd $\\unknown{x}$\n\n"
        "$$\n\\frac{a}{\n$$\n\n```tex\n$\\frac{$\n```\n\nFrom $5 to $6, as `$\\frac{$` says.\n"
    )
    problems = parse(text, "averages.md").problems
    assert [(one.line, one.file, one.severity) for one in problems] == [
        (line, "averages.md", "warning") for line in (3, 6, 8)
    ]
    first, unknown, last = (one.message for one in problems)
    assert all("cannot be read and is shown as written" in message for message in (first, last))
    assert unknown == "\\unknown is no command of TeX that is known: in formulas its name is shown"
