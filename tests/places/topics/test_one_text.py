"""A topic's page reads as one text: every line of the notes once, nothing lost, one name everywhere."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from study.library.models import Course, DatedFact, Fact, Topic
from study.web.templatetags.keepwarm import inline_markdown
from tests.clock import START
from tests.factories import a_course, a_topic, questions
from tests.page_source import page_source

pytestmark = pytest.mark.django_db
BLOCKS = frozenset(("h1", "title", "p", "li", "tr", "pre", "a"))
EMPTY = frozenset(("br", "hr", "img", "input", "link", "meta"))


@dataclass(slots=True)
class Open:
    tag: str
    folded: bool
    words: list[str] = field(default_factory=list)


class Reading(HTMLParser):
    """What a page says: its blocks as (tag, text, whether it is folded away), its ids, and where its links lead, by
    whether they are folded away."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.stack: list[Open] = []
        self.blocks: list[tuple[str, str, bool]] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.ids += [given["id"] or ""] if "id" in given else []
        self.links += [given["href"] or ""] if "href" in given else []
        if tag in EMPTY:
            return
        above = self.stack[-1].folded if self.stack else False
        shut = bool(self.stack) and self.stack[-1].tag == "details" and tag != "summary"
        self.stack.append(Open(tag, above or shut))
        if tag == "details" and "open" in given:
            self.stack[-1].tag = "details open"

    def handle_endtag(self, tag: str) -> None:
        while self.stack:
            one = self.stack.pop()
            if one.tag in BLOCKS:
                self.blocks.append((one.tag, plain(" ".join(one.words)), one.folded))
            if one.tag.startswith(tag):
                break

    def handle_data(self, data: str) -> None:
        for one in self.stack:
            one.words.append(data)

    def shown(self, *tags: str) -> list[str]:
        return [text for tag, text, folded in self.blocks if tag in tags and not folded]

    def behind(self) -> set[int]:
        """The lines that links name: `notes, line 3`, `notes, lines 3 to 5`."""
        found: set[int] = set()
        for tag, text, _ in self.blocks:
            if tag == "a" and (lines := re.fullmatch(r"notes,lines?(\d+)(?:to(\d+))?", text)):
                found.update(range(int(lines[1]), int(lines[2] or lines[1]) + 1))
        return found


def plain(text: str) -> str:
    return "".join(text.split())


def said(fact: Fact) -> str:
    """A fact as its page says it: a row of a table by its cells."""
    if fact.verbatim and "\n" in fact.text:
        return plain(fact.text)
    page = Reading("".join(f"<p>{inline_markdown(cell)}</p>" for cell in fact.text.split(" | ")))
    return "".join(page.shown("p"))


@pytest.fixture
def shipped() -> list[Topic]:
    """The topics of the shipped courses."""
    call_command("load_content", verbosity=0)
    return list(Topic.objects.filter(course__shipped=True).select_related("course"))


def address(topic: Topic) -> str:
    return reverse("topics:topic", args=[topic.course.address, topic.key])


def read(client: Client, topic: Topic) -> Reading:
    return Reading(page_source(client.get(address(topic))))


def test_every_topic_that_is_shipped(client: Client, shipped: list[Topic]) -> None:
    """One test, because loading the courses takes longer than reading all their pages."""
    assert len(shipped) > 30
    faults, told = [], 0
    for topic in shipped:
        page = read(client, topic)
        facts = list(Fact.objects.filter(topic=topic, removed_at=None))
        told += sum(said(fact) not in page.shown("p", "li", "tr", "pre") for fact in facts)
        found = [*lines_amiss(page, facts), *names_amiss(page, topic)]
        faults += [f"{topic.key}: {one}" for one in found]
    faults += [f"not on the map: {one}" for one in missing_on_maps(client, shipped)]
    names = {topic.name for topic in shipped}
    for word in ("concurrency", "retry", "alias", "checksum", "layer"):
        groups = client.get(reverse("topics:search"), {"q": word}).context["groups"]
        assert groups
        faults += [f"found as {row.title}" for _, rows in groups for row in rows if row.title not in names]
    assert not faults, "\n".join(faults)
    assert told > 50, "what dated facts say is not said again"


def lines_amiss(page: Reading, facts: list[Fact]) -> list[str]:
    """The lines that are shown twice; or neither shown nor behind a dated fact; or missing among the lines. Two lists
    may have the same member."""
    blocks, found = page.shown("p", "li", "tr", "pre"), [f"two of id {one}" for one in twice(page.ids)]
    texts, behind = [said(fact) for fact in facts], page.behind()
    for fact in facts:
        times = blocks.count(said(fact))
        if times > texts.count(said(fact)) or (not times and fact.start not in behind):
            found.append(f"line {fact.start} shown {times} times: {fact.text}")
        if f"l{fact.start}" not in page.ids:
            found.append(f"line {fact.start} is not among the lines")
    return found


def names_amiss(page: Reading, topic: Topic) -> list[str]:
    name = plain(topic.name)
    right = page.shown("h1") == [name] and page.shown("title")[0].startswith(name)
    return [] if right else [f"called {page.shown('h1')} and {page.shown('title')}"]


def missing_on_maps(client: Client, topics: list[Topic]) -> list[str]:
    listed: set[str] = set()
    for course in Course.objects.filter(shipped=True):
        listed.update(Reading(page_source(client.get(reverse("topics:course", args=[course.address])))).shown("a"))
    return [topic.name for topic in topics if plain(topic.name) not in listed]


def twice(values: list[str]) -> set[str]:
    return {one for one in values if values.count(one) > 1}


def a_shown(client: Client, lines: dict[str, dict[str, object]], dated: str) -> Reading:
    """The page of a topic with these facts and one dated fact."""
    course = a_course(shipped=True)
    topic = a_topic(course)
    Fact.objects.filter(topic=topic).delete()
    text = "\n".join(lines)
    topic.file.text = text
    topic.file.save()
    Topic.objects.filter(pk=topic.pk).update(start=1, end=len(lines))
    for number, (line, more) in enumerate(lines.items(), 1):
        Fact.objects.create(
            topic=topic,
            key=f"f{number}",
            text=line,
            start=number,
            end=number,
            position=number,
            **{"kind": "item", **more},
        )
    DatedFact.objects.create(
        course=course,
        topic=topic,
        key="d",
        headline=f"**{dated}**",
        text="",
        source_title="Tables",
        source_url="https://example.org/",
        checked=START.date(),
        as_of="2026-06",
        position=1,
    )
    return read(client, topic)


def test_a_list_keeps_its_members_and_loses_statements(client: Client) -> None:
    lead = {"lead": "Ports:"}
    page = a_shown(
        client,
        {
            "Ports:": {},
            "Port of the harbour master: 67": {**lead, "term": "Port of the harbour master"},
            "Port of the pilots: 12": {**lead, "term": "Port of the pilots"},
            "Members:": {},
            "the harbour master": {"lead": "Members:"},
            "the pilots": {"lead": "Members:"},
        },
        "The harbour master listens on port 67.",
    )  # fmt: skip
    shown = page.shown("p", "li")
    assert plain("Port of the harbour master: 67") not in shown and "#l2" in page.links
    assert plain("Port of the pilots: 12") in shown
    assert plain("the harbour master") in shown, "a list that lacks a member says something else"


def test_words_above_a_list_go_with_the_last_of_it(client: Client) -> None:
    page = a_shown(
        client,
        {"Ports:": {}, "Port of the master: 67": {"lead": "Ports:", "term": "Port of the master"}},
        "The master listens on port 67.",
    )
    assert plain("Ports:") not in page.shown("p", "li") and "#l1" in page.links
    assert {"l1", "l2"} <= set(page.ids)


def test_the_lines_open_when_one_is_asked_for(client: Client) -> None:
    page = a_shown(client, {"Ebb: the water that runs out": {}}, "High water comes twice a day.")
    assert "1Ebb:thewaterthatrunsout" not in page.shown("li")
    topic = Topic.objects.get()
    html = page_source(client.get(address(topic), {"line": 1}))
    assert "1Ebb:thewaterthatrunsout" in Reading(html).shown("li")


def test_the_quiz_is_one_row_until_it_is_begun(client: Client) -> None:
    topic = a_topic(a_course(shipped=True))
    ids = ".".join(str(one.pk) for one in questions(topic.course, 3, topic))
    html = page_source(client.get(address(topic)))
    assert "3 questions from this page" in html
    opens = plain("Question 2 of 3 opens once you have answered the one before.")
    assert opens not in Reading(html).shown("p")
    assert opens in Reading(page_source(client.get(address(topic), {"quiz": ids}))).shown("p")
