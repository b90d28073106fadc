"""Headings that stand in a quote: of the page where they are all of it, else of what stands below them in the quote."""

from study.core.notes import parse
from study.core.notes.model import Fact, Topic


def topics(text: str) -> tuple[Topic, ...]:
    return parse(text, "ships.md").topics


def facts(text: str) -> list[Fact]:
    return [fact for topic in topics(text) for fact in topic.facts]


def test_a_quote_that_is_a_heading_is_one_of_the_page() -> None:
    text = "# Ships\n\n> ## Rigs\n- sloop\n- ketch\n\nThey sail.\n\n>### Hulls\n>\n\nThey are of wood.\n"
    assert [(topic.title, topic.level, topic.lines, len(topic.facts)) for topic in topics(text)] == [
        ("Ships", 1, (1, 1), 0),
        ("Rigs", 2, (3, 7), 3),
        ("Hulls", 3, (9, 12), 1),
    ]


def test_a_heading_within_a_quote_is_the_title_of_what_stands_below_it() -> None:
    text = (
        "# Ships\n\n> ## When it blows...\n> 1. reef\n> 2. heave to\n>\n> ### Sail: its parts\n> A sail has a foot.\n"
    )
    assert [topic.title for topic in topics(text)] == ["Ships"]
    assert [(fact.text, fact.unasked, fact.lead, fact.term) for fact in facts(text)] == [
        ("When it blows...", "a title", "", ""),
        ("reef", "", "When it blows...", ""),
        ("heave to", "", "When it blows...", ""),
        ("Sail: its parts", "a title", "", ""),
        ("A sail has a foot.", "", "", ""),
    ]


def test_a_heading_in_a_callout_or_an_item_is_no_topic() -> None:
    for text in ("# Ships\n\n> [!note]\n> ## Hull\n", "# Ships\n\n- item\n  > ## Hull\n", "# Ships\n\n> > ## A\n> b\n"):
        assert [topic.title for topic in topics(text)] == ["Ships"]
