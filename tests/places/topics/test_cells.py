"""Somebody edits one cell of a table in their notes: what is asked of its other cells goes on as it was."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from study.banks.models import NOTES, Question, Status, Version
from study.banks.operations import keep_one, never_ask
from study.core.notes.row_cells import FRESH
from study.library.models import Course, Doubt, Fact, Look
from study.library.sources import Sources, Text, from_uploads
from study.people.models import Learner
from study.review.models import Card
from study.review.operations import PastSchedule, bring_history
from study.topics.operations import foresee, renew, save_note
from study.topics.queries import packed
from tests import clock
from tests.clock import START
from tests.factories import TODAY, a_learner, a_study
from tests.page_source import page_source
from tests.places.topics.bringing import bring, press, take, upload

pytestmark = pytest.mark.django_db
TEXT = """# Harbours

| Harbour | Depth | Founder | Cargo |
| --- | --- | --- | --- |
| Marlow | 12 m | a guild of salters | dried herring |
| Tarnby | 9 m | two brothers from Genoa | oak and tar |
| Ostrel | 30 m | a widow with nine ships | raw amber |
"""
DEEPER = TEXT.replace("12 m", "13 m")
DOUBTFUL = TEXT.replace("a guild of salters", "a league of brewers")


@pytest.fixture
def mine(learner: Learner) -> Course:
    course = renew(sources=Sources((Text("harbours.md", TEXT),), name="harbours"), owner=learner, now=START)
    assert course.imported.course
    a_study(learner, course.imported.course)
    keep_all(learner)
    return course.imported.course


def keep_all(learner: Learner) -> None:
    """Their owner keeps all questions that wait."""
    for number in list(Question.objects.filter(status=Status.DRAFT).values_list("pk", flat=True)):
        keep_one(learner=learner, question=number, now=clock.now())


def again(course: Course, text: str) -> None:
    sources = Sources((Text("harbours.md", text),), name="harbours")
    assert renew(sources=sources, owner=course.owner, now=clock.now()).imported.course == course


def asked(course: Course) -> set[str]:
    """What the notes ask or would, where their owner keeps it."""
    rows = Question.objects.filter(bank__course=course, bank__slug=NOTES).exclude(status=Status.RETIRED)
    return set(rows.values_list("key", flat=True))


def ready(course: Course) -> dict[str, Question]:
    rows = Question.objects.filter(bank__course=course, bank__slug=NOTES, status=Status.READY)
    return {row.key: row for row in rows.select_related("current")}


def learnt(learner: Learner, course: Course, days: int = 30) -> dict[str, Card]:
    """A card of each question, learnt elsewhere."""
    for row in ready(course).values():
        past = PastSchedule(f"elsewhere:{row.pk}", due=TODAY + timedelta(days=days), interval=days, ease=250)
        bring_history(learner=learner, question=row, past=past, now=START, today=TODAY)
    return cards(learner)


def cards(learner: Learner) -> dict[str, Card]:
    return {card.question.key: card for card in Card.objects.filter(learner=learner).select_related("question")}


def days(card: Card) -> int:
    assert card.due_day
    return (card.due_day - TODAY).days


def marlow() -> Fact:
    return Fact.objects.get(text__startswith="Marlow", removed_at=None)


def stored() -> dict[str, Any]:
    return {
        "facts": list(Fact.objects.order_by("pk").values()),
        "questions": list(Question.objects.order_by("pk").values("pk", "key", "status", "group", "current", "topic")),
        "versions": list(Version.objects.order_by("pk").values()),
        "cards": list(Card.objects.order_by("pk").values()),
    }


def test_one_cell_that_changes_leaves_the_others_as_they_were(learner: Learner, mine: Course) -> None:
    before, known, home = ready(mine), learnt(learner, mine), marlow().key
    assert {f"{home}/property-c1", f"{home}/property-c2"} <= before.keys()
    again(mine, DEEPER)
    after, then = ready(mine), cards(learner)
    assert before.keys() - after.keys() == {f"{home}/property-c1"}
    assert asked(mine) - before.keys() == {f"{home}/property-c100"}
    for key in before.keys() - {f"{home}/property-c1"}:
        assert after[key].pk == before[key].pk
        assert (then[key].pk, then[key].due_day, then[key].stability) == (
            known[key].pk,
            known[key].due_day,
            known[key].stability,
        )
    again(mine, TEXT)
    assert ready(mine).keys() == before.keys()
    assert cards(learner)[f"{home}/property-c1"].stability == known[f"{home}/property-c1"].stability


def test_notes_from_before_cells_had_keys_are_as_they_were(learner: Learner, mine: Course) -> None:
    learnt(learner, mine)
    home = marlow().key
    assert not Fact.objects.filter(cell_keys__isnull=False).exists()
    assert {"property-c1", "property-c2"} <= {key.removeprefix(f"{home}/") for key in ready(mine)}
    Course.objects.update(fingerprint="")
    before = stored()
    again(mine, TEXT)
    assert stored() == before


def test_columns_that_come_go_and_move_leave_every_card(learner: Learner, mine: Course) -> None:
    before, known = ready(mine), learnt(learner, mine)
    rows = [line.strip("|").split("|") for line in TEXT.splitlines()]
    moved = "\n".join(
        f"|{'|'.join((one[0], one[3], more, one[2], one[1]))}|" if len(one) > 1 else one[0]
        for one, more in zip(rows, ["", "", "Tariff", "---", "4 crowns", "6 crowns", "9 crowns"], strict=True)
    )
    again(mine, moved)
    after, then = ready(mine), cards(learner)
    assert before.keys() <= after.keys()
    assert {key: days(then[key]) for key in before} == {key: days(card) for key, card in known.items()}
    assert {key: after[key].current.prompt for key in before if after[key].current} == {
        key: row.current.prompt for key, row in before.items() if row.current
    }


def test_the_look_and_the_editor_foretell_what_comes(reader: Client, learner: Learner, mine: Course) -> None:
    learnt(learner, mine)
    before = ready(mine)
    told = foresee(learner=learner, course=mine, path="harbours.md", text=DEEPER, now=START)
    assert (told.before, told.after, told.unsure) == (len(before), len(before), frozenset())
    assert [(one.fate, one.key) for one in told.changes] == [("reworded", marlow().key)]
    bring(reader, [upload("harbours.md", DEEPER)], course=mine.pk)
    found = Look.objects.get().found
    assert (found["counts"]["new"], found["counts"]["gone"], found["pairs"]) == (1, 1, [])
    (ended,) = found["ended"]
    assert ended["why"] == "its cell says something else now, or is gone"
    assert [one["new"] for one in found["reworded"]] == [marlow().text.replace("12 m", "13 m")]
    press(reader, "take")
    assert len(before.keys() - ready(mine).keys()) == 1


def test_an_import_that_is_undone_brings_back_what_a_cell_was_asked(
    reader: Client, learner: Learner, mine: Course
) -> None:
    before, known = ready(mine), learnt(learner, mine)
    clock.move(timedelta(minutes=1))
    take(reader, [upload("harbours.md", DEEPER)], course=mine.pk)
    assert ready(mine).keys() != before.keys()
    press(reader, "undo")
    assert ready(mine).keys() == before.keys()
    assert {key: days(cards(learner)[key]) for key in before} == {key: days(card) for key, card in known.items()}


def test_only_the_card_of_a_doubtful_cell_is_asked_tomorrow(reader: Client, learner: Learner, mine: Course) -> None:
    home = marlow().key
    learnt(learner, mine)
    save_note(learner=learner, course=mine, path="harbours.md", text=DOUBTFUL, revision=1, now=START)
    then = cards(learner)
    assert {key for key, card in then.items() if days(card) == 1} == {f"{home}/property-c2"}
    assert Doubt.objects.get().cells == [[2, "Founder", "a guild of salters"]]
    page = page_source(reader.get("/notes/"))
    assert "<del>Marlow | Founder: a guild of salters</del>" in page
    assert "<ins>Marlow | Founder: a league of brewers</ins>" in page


def test_a_cell_that_is_not_the_same_gets_a_card_of_its_own(reader: Client, learner: Learner, mine: Course) -> None:
    home, before, known = marlow().key, ready(mine), learnt(learner, mine)
    again(mine, DOUBTFUL)
    again(mine, DOUBTFUL.replace("dried herring", "**dried herring**"))
    tell = reverse("topics:tell", args=[mine.address])
    assert reader.post(tell, {"line": home, "do": "apart"}).status_code == 302
    after = ready(mine)
    assert before.keys() - after.keys() == {f"{home}/property-c2"}
    assert f"{home}/property-c100" in asked(mine)
    assert days(cards(learner)[f"{home}/property-c1"]) == days(known[f"{home}/property-c1"])
    assert not Doubt.objects.exists()
    again(mine, DOUBTFUL)
    assert ready(mine).keys() == after.keys() and not Doubt.objects.exists()
    again(mine, TEXT)
    assert f"{home}/property-c2" in ready(mine), "what stood there first is known again"


def test_a_pair_told_apart_in_a_look_is_one_cell(reader: Client, learner: Learner, mine: Course) -> None:
    home, before = marlow().key, ready(mine)
    learnt(learner, mine)
    bring(reader, [upload("harbours.md", DOUBTFUL)], course=mine.pk)
    (pair,) = Look.objects.get().found["pairs"]
    assert (pair["key"], pair["cards"]) == (home, 1)
    press(reader, "take", **{f"pair:{home}": "apart"})
    assert asked(mine) ^ before.keys() == {f"{home}/property-c2", f"{home}/property-c100"}


def test_two_doubtful_cells_of_a_row_wait_together_and_each_until_it_says_its_words_again(
    learner: Learner, mine: Course
) -> None:
    first, then = TEXT.replace("12 m", "a basin of granite"), ("a basin of granite", "a basin of slate")
    again(mine, first)
    keep_all(learner)
    founded = first.replace("a guild of salters", "a league of brewers")
    again(mine, founded)
    again(mine, founded.replace(*then))
    assert [one[0] for one in Doubt.objects.get().cells] == [2, FRESH]
    again(mine, first.replace(*then))
    assert [one[0] for one in Doubt.objects.get().cells] == [FRESH]
    again(mine, first)
    assert not Doubt.objects.exists()


def test_what_was_decided_about_a_cell_goes_along_with_a_download(learner: Learner, mine: Course) -> None:
    again(mine, DEEPER)
    keep_all(learner)
    key = f"{marlow().key}/property-c100"
    never_ask(learner=learner, question=ready(mine)[key].pk, now=START)
    other = a_learner()
    course = renew(
        sources=from_uploads([("harbours.zip", BytesIO(packed(mine)))]), owner=other, now=START
    ).imported.course
    assert course
    theirs = Fact.objects.get(topic__course=course, text__startswith="Marlow").key
    theirs_asked = ready(course)
    assert f"{theirs}/property-c1" not in theirs_asked and f"{theirs}/property-c2" in theirs_asked


def test_a_cell_that_is_never_asked_says_nothing_of_the_others(learner: Learner, mine: Course) -> None:
    home = marlow().key
    never_ask(learner=learner, question=ready(mine)[f"{home}/property-c2"].pk, now=START)
    again(mine, DEEPER)
    assert f"{home}/property-c100" in asked(mine)
    again(mine, DEEPER.replace("a guild of salters", "**a guild of salters**"))
    assert f"{home}/property-c2" not in asked(mine)


@pytest.mark.parametrize(
    ("old", "new"),
    [("Depth | Founder", "Depth | Builder"), ("a guild of salters", "a league of salters")],
)
def test_only_what_something_is_asked_about_is_for_a_person_to_tell(client: Client, old: str, new: str) -> None:
    """Nobody is asked whether the head of a table, or a cell that no question rests on, is the same still."""
    take(client, [upload("harbours.md", TEXT)])
    mine = Course.objects.get()
    learner = mine.owner
    assert learner
    assert not any(key.endswith("#2/property-c2") for key in ready(mine)), "its cell waits to be decided on"
    text = TEXT.replace(old, new)
    seen = foresee(learner=learner, course=mine, path="harbours.md", text=text, now=clock.now())
    assert not seen.unsure
    bring(client, [upload("harbours.md", text)], course=mine.pk)
    assert Look.objects.latest("pk").found["pairs"] == []
    again(mine, text)
    assert not Doubt.objects.exists()
