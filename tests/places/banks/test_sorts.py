"""Questions of one sort follow what their owner did with others of it: in the triage, in the review, in notes read
again."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from study.banks import operations
from study.banks.models import Fit, Question, Status
from study.banks.operations import following
from study.banks.rows import TOO_FEW, why_it_waits
from study.banks.sorts import keep_rates
from study.banks.withdrawn import why_withdrawn
from study.core.generators.keep_rates import FEW, LONGEST, NONE, STRANGERS, KeepRate, is_asked, still_to_keep
from study.library.models import Course
from study.library.sources import Sources, Text
from study.people.models import Learner
from study.review.models import Card, Study
from tests.factories import TODAY, a_card, a_learner, a_user
from tests.page_source import page_source
from tests.places.banks.test_deciding import MINE, NOW, found

pytestmark = pytest.mark.django_db
COLUMN = "property-column"
TERMS = """buoy: a float that marks a channel for ships
jetty: a wall that keeps waves away from a harbour
keel: the long beam along the bottom of a ship
mast: the tall pole that carries the sails of a ship
anchor: a heavy hook that holds a ship to the ground
rudder: the blade behind a ship that turns it
galley: the kitchen of a ship
bilge: the lowest room inside a ship's hull
berth: the place at which a ship lies
hawser: a thick rope for towing ships
capstan: a drum around which ropes are wound
fathom: a measure of depth of six feet
gangway: the bridge by which people board a ship
bollard: a short post to which ropes are tied
fender: a cushion between a ship and the quay
hatch: an opening in the deck for loading cargo
ballast: weight that keeps an empty ship upright
bulkhead: a wall between two rooms of a ship
draught: the depth of water that a ship needs
tender: a small boat that serves a larger one
tide: the rise and fall of the sea twice a day"""
NAMES = ("north mole", "south mole", "breakwater", "sandbank", "old tower", "new tower", "ferry pier", "fish quay")
NOTES = (
    "# Harbour\n\n"
    + "".join(f"- {line}\n" for line in TERMS.split("\n"))
    + "\n## Lights\n\n| light | colour | range |\n|---|---|---|\n"
    + "".join(f"| {name} | red | {number} nautical miles |\n" for number, name in enumerate(NAMES, 5))
)
CREW = """# Crew

- Pilot: knows the sandbanks of the river
- Warden: opens the gates of the lock
- Diver: looks after the chains of the buoys
- Harbour master: gives each ship a berth
- Stevedore: carries the cargo ashore
- Bosun: keeps the ropes in order
- Purser: pays the crew of a ship
- Stoker: feeds the fire below deck
- Rigger: mends the sails between voyages
- Cooper: closes the barrels before sailing
- Lookout: tells the bridge of ice
- Tugman: pulls large ships to the quay
- Chandler: sells ropes and lamps to ships
"""
WORDS = ("old", "outer", "stone", "iron", "fish", "grain", "royal", "lower", "salt", "timber")
DOUBTED = "the notes give two answers"
MADE = 2 * len(NAMES)
"""Questions that are made of the columns."""
ENOUGH = still_to_keep(COLUMN, NONE)


def taken_in(owner: Learner | None, text: str = NOTES) -> Course:
    sources = Sources((Text("harbour.md", text),), (), (), "harbour")
    done = operations.import_course(sources=sources, slug="harbour", owner=owner, now=NOW)
    assert done.imported.course
    return done.imported.course


@pytest.fixture
def mine(learner: Learner) -> Course:
    return taken_in(learner)


def of_sort(course: Course, **which: object) -> list[Question]:
    return list(Question.objects.filter(bank__course=course, sort=COLUMN, **which).order_by("position"))


def keep(learner: Learner, *rows: Question) -> list[operations.Decided]:
    return [operations.keep_one(learner=learner, question=row.pk, now=NOW) for row in rows]


def to_stop(kept: int, unseen: bool = False, sort: str = COLUMN) -> int:
    """The fewest that have to be thrown away after so many were kept, for the rest to wait."""
    return next(n for n in range(1, MADE) if not is_asked(sort, KeepRate(kept, kept + n), unseen))


def never(learner: Learner, *rows: Question) -> list[operations.Decided]:
    return [operations.never_ask(learner=learner, question=row.pk, now=NOW) for row in rows]


def test_a_sort_that_strangers_seldom_keep_waits_and_any_other_is_asked(mine: Course) -> None:
    assert len(of_sort(mine)) == MADE
    assert {(row.fit, row.status, row.held) for row in of_sort(mine)} == {(Fit.UNTRIED, Status.DRAFT, "")}
    meanings = Question.objects.filter(bank__course=mine, sort="meaning")
    assert set(meanings.values_list("fit", "status")) == {(Fit.SURE, Status.READY)} and meanings.count() >= FEW


def test_where_little_else_is_asked_the_next_best_fill_it_up(learner: Learner) -> None:
    course = taken_in(learner, CREW)
    asked = Question.objects.filter(bank__course=course, status=Status.READY)
    assert asked.count() == FEW and set(asked.values_list("sort", flat=True)) == {"explained-short", "term"}
    terms = Question.objects.filter(bank__course=course, sort="term").order_by("position")
    unseen = FEW - 1
    assert [row.status for row in terms] == [Status.READY] * unseen + [Status.DRAFT] * (terms.count() - unseen)
    assert [one.followed for one in keep(learner, terms[0])] == [0]
    thrown = to_stop(1, unseen=True, sort="term")
    done = never(learner, *terms[1 : 1 + thrown])
    assert [one.followed for one in done] == [0] * (thrown - 1) + [thrown + 1 - unseen]
    for one in reversed(done):
        operations.undo_decision(learner=learner, decision=one.decision.pk, now=NOW)
    assert asked.count() == FEW


def test_what_is_doubted_follows_its_kind_too(learner: Learner, mine: Course) -> None:
    doubted = f"{COLUMN}: {DOUBTED}"
    rows = Question.objects.filter(pk__in=[row.pk for row in of_sort(mine)]).order_by("position")
    rows.update(sort=doubted, fit=Fit.UNSURE)
    assert why_it_waits(rows[0]) == DOUBTED
    done = keep(learner, *rows[:ENOUGH])
    assert done[-1].followed == MADE - ENOUGH
    assert set(rows.values_list("status", flat=True)) == {Status.READY}
    operations.undo_decision(learner=learner, decision=done[-1].decision.pk, now=NOW)
    assert set(rows[ENOUGH - 1 :].values_list("fit", "status")) == {(Fit.UNSURE, Status.DRAFT)}


def test_notes_that_nobody_owns_wait_for_nobody() -> None:
    course = taken_in(None)
    rows = Question.objects.filter(bank__course=course, bank__slug="notes")
    assert set(rows.filter(sort=COLUMN).values_list("fit", "status")) == {(Fit.SURE, Status.READY)}
    operations.set_aside(question=rows.filter(sort=COLUMN)[0], by=a_user(), now=NOW)
    assert rows.filter(sort=COLUMN, status=Status.READY).count() == MADE - 1


def test_a_few_that_are_kept_bring_the_others_and_an_undo_takes_them_back(learner: Learner, mine: Course) -> None:
    rows = of_sort(mine)
    done = keep(learner, *rows[:ENOUGH])
    others = len(rows) - ENOUGH
    assert [one.followed for one in done] == [0] * (ENOUGH - 1) + [others]
    assert {(row.fit, row.status) for row in of_sort(mine)[ENOUGH:]} == {(Fit.SURE, Status.READY)}
    assert {row.key for row in rows} <= {ref for _, ref in found(mine)}
    operations.undo_decision(learner=learner, decision=done[-1].decision.pk, now=NOW)
    assert {(row.fit, row.status) for row in of_sort(mine)[ENOUGH - 1 :]} == {(Fit.UNTRIED, Status.DRAFT)}
    assert {ref for _, ref in found(mine)}.isdisjoint(row.key for row in rows[ENOUGH - 1 :])


def test_what_is_thrown_away_makes_the_unanswered_wait(learner: Learner, mine: Course) -> None:
    rows = of_sort(mine)
    keep(learner, *rows[:ENOUGH])
    answered = rows[-1]
    a_card(learner=learner, question=answered, reviews=1)
    thrown = to_stop(ENOUGH + 1)
    done = never(learner, *rows[ENOUGH : ENOUGH + thrown])
    waiting = of_sort(mine, status=Status.DRAFT)
    assert len(waiting) == MADE - ENOUGH - thrown - 1 > 0 and answered not in waiting
    assert [one.followed for one in done] == [*[0] * (thrown - 1), -len(waiting)]
    assert Question.objects.get(pk=answered.pk).status == Status.READY
    for one in reversed(done):
        operations.undo_decision(learner=learner, decision=one.decision.pk, now=NOW)
    assert {row.status for row in of_sort(mine)} == {Status.READY}


def test_what_is_answered_and_not_thrown_away_is_kept(learner: Learner, mine: Course) -> None:
    rows = of_sort(mine)
    keep(learner, *rows[:ENOUGH])
    for row in rows[ENOUGH:]:
        a_card(learner=learner, question=row, reviews=1)
    a_card(learner=a_learner(), question=rows[-1], reviews=3)
    assert keep_rates(mine)[COLUMN] == KeepRate(len(rows), len(rows))
    never(learner, rows[0], rows[-1])
    assert keep_rates(mine)[COLUMN] == KeepRate(len(rows) - 2, len(rows))


def test_what_is_put_in_ones_own_words_is_kept(learner: Learner, mine: Course) -> None:
    rows = of_sort(mine)
    keep(learner, *rows[:ENOUGH])
    done = operations.put_in_own_words(learner=learner, question=rows[0].pk, text=MINE, today=NOW.date(), now=NOW)
    assert isinstance(done, operations.Decided) and done.followed == 0
    assert {row.status for row in of_sort(mine)} == {Status.READY}


def test_one_that_left_the_notes_says_so_and_not_that_it_waited(learner: Learner, mine: Course) -> None:
    taken_in(learner, NOTES.replace("| fish quay | red | 12 nautical miles |\n", ""))
    gone = of_sort(mine, status=Status.RETIRED)
    why = why_withdrawn(gone, learner)
    assert gone and all(row.fit == Fit.UNTRIED for row in gone)
    assert set(why.values()).isdisjoint({TOO_FEW}) and set(why) == {row.pk for row in gone}


def test_what_was_doubted_before_sorts_becomes_a_sort_and_goes_back(mine: Course) -> None:
    migration = import_module("study.banks.migrations.0030_keep_rates_of_sorts")
    rows = Question.objects.filter(pk__in=[row.pk for row in of_sort(mine)[:3]])
    rows.update(fit=Fit.UNSURE, sort="", unseen=True, held="does not say of what")
    Question.objects.filter(pk=rows[0].pk).update(held="line 3 does not hold: new")
    migration.part(apps, None)
    assert list(rows.order_by("position").values_list("sort", "held", "unseen")) == [
        ("", "line 3 does not hold: new", False),
        *[("earlier: does not say of what", "", False)] * 2,
    ]
    migration.join(apps, None)
    assert [row.held for row in rows.order_by("position")][1:] == ["does not say of what"] * 2


def test_notes_that_are_read_again_follow_too(learner: Learner, mine: Course) -> None:
    keep(learner, *of_sort(mine)[:ENOUGH])
    taken_in(learner, NOTES + "| dry dock | white | 3 nautical miles |\n")
    rows = of_sort(mine)
    assert len(rows) == MADE + 2 and {row.status for row in rows} == {Status.READY}
    never(learner, *rows[: ENOUGH + 3])
    taken_in(learner, NOTES + "| dry dock | white | 3 nautical miles |\n| slipway | green | 2 nautical miles |\n")
    assert [row.status for row in of_sort(mine)[-2:]] == [Status.DRAFT] * 2


def test_what_was_asked_before_keep_rates_were_counted_goes_on(learner: Learner, mine: Course) -> None:
    rows = Question.objects.filter(pk__in=[row.pk for row in of_sort(mine)])
    rows.update(sort="", unseen=True, fit=Fit.SURE, status=Status.READY)
    taken_in(learner, NOTES + "| dry dock | white | 3 nautical miles |\n")
    assert set(rows.values_list("status", "sort")) == {(Status.READY, COLUMN)}
    assert [row.status for row in of_sort(mine)][-2:] == [Status.DRAFT] * 2


DEFINED = "# Harbour\n\n" + "".join(f"- {line}\n" for line in TERMS.split("\n"))
SOUND = "- jetty: a wall that keeps waves away from a harbour"
DOUBTFUL = (SOUND, SOUND.replace("a wall", "a wall (see book)"))


@pytest.mark.parametrize("owned", [True, False])
def test_what_was_answered_goes_on_whatever_is_doubted_of_it_now(learner: Learner, owned: bool) -> None:
    owner = learner if owned else None
    course = taken_in(owner, DEFINED)
    row = Question.objects.get(bank__course=course, key="harbour#2/meaning")
    for answered in (False, True):
        if answered:
            a_card(learner=learner, question=row, reviews=1)
        taken_in(owner, DEFINED.replace(*DOUBTFUL))
        row.refresh_from_db()
        assert (": " in row.sort, row.status == Status.READY) == (True, answered)
        taken_in(owner, DEFINED)
    assert Question.objects.get(pk=row.pk).status == Status.READY


def test_what_was_answered_ends_where_a_fault_is_found_and_says_so(learner: Learner) -> None:
    course = taken_in(learner, DEFINED)
    row = Question.objects.get(bank__course=course, key="harbour#2/meaning")
    a_card(learner=learner, question=row, reviews=1)
    taken_in(learner, DEFINED.replace(SOUND, "- jetty: a wall that keeps waves away from the"))
    row.refresh_from_db()
    assert row.status == Status.RETIRED
    assert why_withdrawn([row], learner)[row.pk]


def test_what_is_doubted_and_was_kept_by_its_sort_stays_asked_when_notes_are_read_again(learner: Learner) -> None:
    doubtful = DEFINED.replace(*DOUBTFUL)
    course = taken_in(learner, doubtful)
    row = Question.objects.get(bank__course=course, key="harbour#2/meaning")
    assert row.status == Status.DRAFT and ": " in row.sort
    Question.objects.filter(bank__course=course).exclude(pk=row.pk).update(sort=row.sort)
    keep(learner, *Question.objects.filter(bank__course=course).exclude(pk=row.pk)[: still_to_keep(row.sort, NONE)])
    row.refresh_from_db()
    assert row.status == Status.READY
    taken_in(learner, doubtful)
    row.refresh_from_db()
    assert row.status == Status.READY


def test_a_sort_of_very_many_follows_some_at_a_time(
    learner: Learner, mine: Course, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: object
) -> None:
    monkeypatch.setattr(following, "AT_ONCE", 1)
    rows = of_sort(mine)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        done = keep(learner, *rows[:ENOUGH])
    assert done[-1].followed == len(rows) - ENOUGH
    assert {row.status for row in of_sort(mine)} == {Status.READY}


def test_a_decision_asks_the_database_as_often_in_a_long_table(learner: Learner) -> None:
    numbers = []
    for slug, many in (("short", 8), ("long", 80)):
        names = [f"{one} {other}" for one in WORDS for other in WORDS if one != other][:many]
        table = "".join(f"| {name} | red | {number} nautical miles |\n" for number, name in enumerate(names, 3))
        text = f"# {slug.title()} lights\n\n| light | colour | range |\n|---|---|---|\n{table}"
        sources = Sources((Text(f"{slug}.md", text),), (), (), slug)
        course = operations.import_course(sources=sources, slug=slug, owner=learner, now=NOW).imported.course
        assert course
        Question.objects.filter(sort=COLUMN).update(fit=Fit.UNTRIED, unseen=False, status=Status.DRAFT)
        rows = of_sort(course)
        keep(learner, *rows[: ENOUGH - 1])
        with CaptureQueriesContext(connection) as queries:
            [done] = keep(learner, rows[ENOUGH - 1])
        assert done.followed == len(rows) - ENOUGH
        numbers.append(len(queries))
    assert numbers[0] == numbers[1]


def test_the_sorts_of_the_shipped_shapes_fit_their_column() -> None:
    longest = Question._meta.get_field("sort").max_length
    assert longest and max(map(len, STRANGERS)) <= LONGEST == longest


def test_never_in_a_review_says_what_waits(learner: Learner, mine: Course) -> None:
    from study.review import operations as practice

    rows = of_sort(mine)
    keep(learner, *rows[:ENOUGH])
    thrown = rows[ENOUGH : ENOUGH + to_stop(ENOUGH)]
    cards = [a_card(learner=learner, question=row, due_day=NOW.date()) for row in thrown]
    found = [practice.never(learner=learner, card=card.pk, now=NOW + timedelta(minutes=1)) for card in cards]
    waiting = of_sort(mine, status=Status.DRAFT)
    assert waiting and found == [*[0] * (len(thrown) - 1), -len(waiting)]
    for _ in cards:
        practice.undo(learner=learner, now=NOW + timedelta(minutes=2))
    assert not of_sort(mine, status=Status.DRAFT)
    assert Card.objects.filter(learner=learner).count() == len(cards)


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true", "HX-Request-Type": "partial"}])
def test_the_page_of_the_review_says_once_what_waits(
    reader: Client, learner: Learner, mine: Course, headers: dict[str, str]
) -> None:
    rows = of_sort(mine)
    keep(learner, *rows[:ENOUGH])
    Study.objects.create(learner=learner, course=mine, since=NOW)
    thrown = rows[ENOUGH : ENOUGH + to_stop(ENOUGH)]
    cards = [a_card(learner=learner, question=row, due_day=TODAY) for row in thrown]
    pages = [reader.post(f"/review/{card.pk}/never/", headers=headers) for card in cards]
    page = page_source(reader.get(pages[-1]["Location"], headers=headers))
    waiting = of_sort(mine, status=Status.DRAFT)
    assert waiting and page.count(f"{len(waiting)} questions of it wait among the unsure ones now.") == 1
