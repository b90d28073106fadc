"""What somebody decided about their notes goes along with a download, and comes back with it."""

import json
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from random import Random
from typing import Any
from zipfile import ZipFile

import pytest
from django.test import Client

from study.banks.models import NOTES, Choice, Decision, Fit, Question, Status
from study.banks.operations import (
    call_badge_wrong,
    import_course,
    keep_one,
    never_ask,
    publish_generated,
    put_in_own_words,
    write_own,
)
from study.core.notes.companion import COMPANION
from study.library.models import Claim, Course, DatedFact, Dispute, DisputeRuling, Fact, Topic
from study.library.ownership import remove_course
from study.library.rows import notes_of
from study.library.sources import Sources, Text, from_uploads
from study.people.models import Learner
from study.review.models import Card, CardNote
from study.review.operations import cards_about, flag, study, suspend, write_note
from study.topics.operations import bring_notes, save_note
from study.topics.queries import packed
from tests.clock import START
from tests.factories import TODAY, a_learner, a_user, as_
from tests.page_source import page_source
from tests.places.topics.bringing import bring, press, upload

pytestmark = pytest.mark.django_db
PATH = "sea/harbour.md"
NOTES_TEXT = """# Harbour

- **Buoy**: a float that marks a channel for ships on their way in
- **Jetty**: a wall that keeps waves away from the ships in the harbour
- **Fender**: a cushion that keeps a ship from rubbing against the quay
- Dredging ⇒ the channel stays deep enough
- The lock holds 300 ships
- What does a pilot do? :: She guides ships in

## Signals

- **Leading light**: a lamp that shows ships the middle of the channel
- The horn sounds every 30 seconds
- **Fender**: a cushion that keeps a ship from rubbing against the quay

## Pilot duties

- Boards ships outside the harbour
- Guides ships along the channel
- Hails the harbour master
"""


def harbour(learner: Learner) -> Course:
    sources = Sources((Text(PATH, NOTES_TEXT), Text("sea/tides.md", "# Tides\n\n- **Neap**: a small tide\n")))
    course = import_course(sources=sources, slug="harbour", title="Harbour", owner=learner, now=START).imported.course
    assert course
    study(learner=learner, course=course, now=START)
    return course


@pytest.fixture
def mine(learner: Learner) -> Course:
    return harbour(learner)


def own_text(question: str) -> str:
    return f"## In my words {{#q}}\n\nWhat of it, {question}?\n\n- [x] All of it\n- [ ] None of it\n"


def said(course: Course) -> dict[tuple[str, str, str, int], tuple[str, ...]]:
    """What a course asks and what was decided about it: by topic, line and shape, whatever the keys are."""
    facts = {one.key: one for one in Fact.objects.filter(topic__course=course, removed_at=None).select_related("topic")}
    decided = {one.key: one for one in Decision.objects.filter(course=course, undone_at=None)}
    noted = dict(
        CardNote.objects.filter(card__question__bank__course=course).values_list("card__question__key", "text")
    )
    cards = Card.objects.filter(question__bank__course=course)
    flagged = set(cards.exclude(flagged_at=None).values_list("question__key", flat=True))
    aside = set(cards.exclude(suspended_at=None).values_list("question__key", flat=True))
    found = {}
    topics = {one.key: one for one in Topic.objects.filter(course=course)}
    for row in Question.objects.filter(bank__course=course, bank__slug=NOTES).select_related("current", "bank"):
        fact, shape = row.key.rpartition("/")[::2]
        if (fact in facts or fact in topics) and row.current:
            one = facts.get(fact)
            at = (one.topic.title, one.text) if one else (topics[fact].title, "")
            decision = decided.get(row.key)
            choice, text = (decision.choice, decision.text) if decision else ("", "")
            asks = (row.status, row.fit, row.current.prompt, json.dumps(row.current.body, sort_keys=True))
            marks = str(row.key in flagged), str(row.key in aside)
            found[*at, shape, row.start] = (*asks, choice, text, noted.get(row.key, ""), *marks)
    return found


def decide_at_random(learner: Learner, course: Course, seed: int) -> None:
    """Edit a line, so that its key is not what it would be afresh, and decide about questions in all ways there are."""
    random = Random(seed)
    if random.random() < 0.7:
        text = NOTES_TEXT.replace("# Harbour\n", "# Harbour\n\n- **Anchor**: what holds a ship where it is\n", 1)
        text = text.replace("a wall that keeps waves away", "a wall which keeps waves away").replace(
            "## Signals", "## Signs"
        )
        save_note(learner=learner, course=course, path=PATH, text=text, revision=1, now=START)
    for row in Question.objects.filter(bank__course=course, bank__slug=NOTES).order_by("key"):
        match random.randrange(8):
            case 0:
                keep_one(learner=learner, question=row.pk, now=START)
            case 1:
                never_ask(learner=learner, question=row.pk, now=START)
            case 2:
                text = own_text(f"{seed} {row.pk}")
                done = put_in_own_words(learner=learner, question=row.pk, text=text, today=TODAY, now=START)
                assert not isinstance(done, tuple), done
            case 3:
                cards_about(learner=learner, questions=[row], today=TODAY)
                card = Card.objects.get(learner=learner, question=row)
                write_note(learner=learner, card=card.pk, text=f"note {row.pk}", now=START)
            case 4 | 5 as number:
                cards_about(learner=learner, questions=[row], today=TODAY)
                card = Card.objects.get(learner=learner, question=row)
                if number == 4 or random.random() < 0.5:
                    flag(learner=learner, card=card.pk, flagged=True, now=START)
                if number == 5:
                    suspend(learner=learner, card=card.pk, now=START)
    for fact in Fact.objects.filter(topic__course=course, removed_at=None).order_by("key"):
        if random.random() < 0.3:
            text = own_text(f"own {seed} {fact.pk}")
            write_own(learner=learner, course=course, fact=fact.key, text=text, today=TODAY, now=START)


@pytest.mark.parametrize("seed", range(6))
def test_what_is_downloaded_deleted_and_brought_is_as_it_was(
    reader: Client, learner: Learner, mine: Course, seed: int
) -> None:
    decide_at_random(learner, mine, seed)
    before, taken = said(mine), packed(mine)
    remove_course(course=mine)
    page = page_source(bring(reader, [upload("harbour.zip", taken)]))
    assert "Comes back with them" in page
    press(reader, "take")
    again = Course.objects.get(owner=learner)
    assert said(again) == before
    bring(reader, [upload("harbour.zip", taken)])
    press(reader, "take")
    assert said(again) == before, "twice is once"


def member(taken: bytes) -> str:
    with ZipFile(BytesIO(taken)) as members:
        return members.read(COMPANION).decode()


def changed(taken: bytes, change: Callable[[dict[str, Any]], object]) -> bytes:
    """The same zip with something else in its companion."""
    document = json.loads(member(taken))
    change(document)
    packed_again = BytesIO()
    with ZipFile(BytesIO(taken)) as old, ZipFile(packed_again, "w") as new:
        for name in old.namelist():
            new.writestr(name, json.dumps(document) if name == COMPANION else old.read(name))
    return packed_again.getvalue()


def ready(course: Course) -> list[Question]:
    return list(Question.objects.filter(bank__course=course, bank__slug=NOTES, status=Status.READY).order_by("key"))


def choices(course: Course) -> dict[str, str]:
    return dict(Decision.objects.filter(course=course, undone_at=None).values_list("key", "choice"))


def test_the_download_says_what_it_holds_and_another_takes_it_into_notes_of_their_own(
    learner: Learner, mine: Course
) -> None:
    first, second, *_ = ready(mine)
    never_ask(learner=learner, question=first.pk, now=START)
    taken = packed(mine)
    user = a_user("eve@example.org")
    other = a_learner(user)
    bring(as_(user), [upload("harbour.zip", taken)])
    press(as_(user), "take")
    theirs = Course.objects.get(owner=other)
    assert choices(theirs) == {first.key: Choice.NEVER}
    keep_one(learner=other, question=Question.objects.get(bank__course=theirs, key=second.key).pk, now=START)
    assert choices(mine) == {first.key: Choice.NEVER}


def test_what_was_decided_here_since_stays(reader: Client, learner: Learner, mine: Course) -> None:
    first, second, third, *_ = ready(mine)
    for row in (first, second, third):
        never_ask(learner=learner, question=row.pk, now=START)
    fact = first.key.rpartition("/")[0]
    write_own(learner=learner, course=mine, fact=fact, text=own_text("one"), today=TODAY, now=START)
    taken = packed(mine)
    Decision.objects.filter(course=mine).exclude(key=third.key).delete()
    Question.objects.filter(bank__course=mine, key__endswith="own-words-1").delete()
    keep_one(learner=learner, question=first.pk, now=START)
    Decision.objects.filter(course=mine, key=third.key).update(undone_at=START)
    write_own(learner=learner, course=mine, fact=fact, text=own_text("other"), today=TODAY, now=START)
    bring(reader, [upload("harbour.zip", taken)])
    press(reader, "take")
    assert choices(mine) == {
        first.key: Choice.KEEP,
        second.key: Choice.NEVER,
        f"{fact}/own-words-1": Choice.OWN,
        f"{fact}/own-words-2": Choice.OWN,
    }
    texts = {one.key: one.text for one in Decision.objects.filter(course=mine, choice=Choice.OWN)}
    assert texts == {f"{fact}/own-words-1": own_text("other"), f"{fact}/own-words-2": own_text("one")}


def test_undoing_the_import_takes_back_what_came_with_it(reader: Client, learner: Learner, mine: Course) -> None:
    first, second, *_ = ready(mine)
    never_ask(learner=learner, question=first.pk, now=START)
    taken = packed(mine)
    Decision.objects.all().delete()
    earlier = START - timedelta(hours=1)
    keep_one(learner=learner, question=second.pk, now=earlier)
    publish_generated(course=mine, notes=notes_of(mine), now=earlier)
    before = said(mine)
    bring(reader, [upload("harbour.zip", taken)])
    press(reader, "take")
    assert choices(mine)[first.key] == Choice.NEVER
    press(reader, "undo")
    assert choices(mine) == {second.key: Choice.KEEP} and said(mine) == before


def test_decisions_about_lines_that_changed_are_told(reader: Client, learner: Learner, mine: Course) -> None:
    line = Fact.objects.get(topic__course=mine, text="The lock holds 300 ships")
    first = Question.objects.filter(bank__course=mine, key__startswith=f"{line.key}/")[0]
    never_ask(learner=learner, question=first.pk, now=START)
    taken = packed(mine)
    remove_course(course=mine)
    with ZipFile(BytesIO(taken)) as members:
        rest = BytesIO()
        with ZipFile(rest, "w") as new:
            for name in members.namelist():
                content = members.read(name).decode()
                new.writestr(name, content if name == COMPANION else content.replace("holds 300 ships", "is shut"))
    page = page_source(bring(reader, [upload("harbour.zip", rest.getvalue())]))
    assert "1 decision about “The lock holds 300 ships” is left out" in page
    press(reader, "take")
    assert not Decision.objects.exists()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda found: found["questions"][0].update(choice="edited", text="no question"), "your own words cannot be"),
        (lambda found: found["questions"][0].update(choice="all"), "“questions”, entry 1: “choice” is none of"),
        (lambda found: found.update(keepwarm=9), "has the form 9"),
        (lambda found: found["questions"].append({"key": "x#1/y", "line": "x#1"}), "its line is not there"),
        (
            lambda found: found["questions"].append(
                {"key": found["questions"][0]["line"] + "/z", "line": found["questions"][0]["line"], "choice": "keep"}
            ),
            "you kept a question that these notes do not give any more",
        ),
    ],
)
def test_a_companion_that_was_tampered_with_is_told_and_the_notes_come(
    reader: Client, mine: Course, change: Callable[[dict[str, Any]], object], told: str
) -> None:
    asked = [one.key for one in ready(mine)]
    taken = changed(packed(mine), change)
    remove_course(course=mine)
    assert told in page_source(bring(reader, [upload("harbour.zip", taken)]))
    press(reader, "take")
    assert [one.key for one in ready(Course.objects.get())] == asked


def test_a_badge_of_somebody_elses_fact_is_never_set(reader: Client, learner: Learner, mine: Course) -> None:
    theirs = Course.objects.create(slug="x", address="x", title="X", updated_at=START)
    DatedFact.objects.create(course=theirs, key="y", position=0, headline="h", checked=TODAY)
    line = ready(mine)[0].key.rpartition("/")[0]
    badge = {"line": line, "course": "x", "fact": "y", "away": True}
    taken = changed(packed(mine), lambda found: found["badges"].append(badge))
    remove_course(course=mine)
    bring(reader, [upload("harbour.zip", taken)])
    press(reader, "take")
    assert not DisputeRuling.objects.exists() and not Dispute.objects.exists()


def test_badges_that_were_taken_away_stay_away(reader: Client, learner: Learner, mine: Course) -> None:
    shipped = Course.objects.create(slug="oceans", address="oceans", title="Oceans", shipped=True, updated_at=START)
    shipped.scope = {"subject": ["Horn"]}
    shipped.save()
    pattern = {"pattern": r"sounds every (?P<said>\d+) seconds", "subject": "", "says": ["60 seconds"]}
    fact = DatedFact.objects.create(
        course=shipped, key="horn", position=0, headline="60 seconds", checked=TODAY, patterns=[pattern]
    )
    line = next(one for one in Fact.objects.filter(topic__course=mine) if "horn" in one.text)
    claim = Claim.objects.create(
        topic=line.topic, fact=fact, line=line.key, start=line.start, end=line.end, says="30 seconds", verdict="wrong"
    )
    call_badge_wrong(learner=learner, claim=claim, now=START)
    taken = packed(mine)
    remove_course(course=mine)
    assert "what you decided about 1 badge" in page_source(bring(reader, [upload("harbour.zip", taken)]))
    press(reader, "take")
    again = Course.objects.get(owner=learner)
    (ruling,) = DisputeRuling.objects.filter(course=again)
    assert (ruling.line, ruling.fact, ruling.away) == (line.key, fact, True)
    assert Dispute.objects.filter(course=again, learner=learner, line=line.key, fact=fact).count() == 1


def test_a_folder_brings_its_companion_too_and_a_note_that_is_too_long_is_told(learner: Learner, mine: Course) -> None:
    row = ready(mine)[0]
    cards_about(learner=learner, questions=[row], today=TODAY)
    write_note(learner=learner, card=Card.objects.get().pk, text="as at sea", now=START)
    taken = packed(mine)
    remove_course(course=mine)
    for file in (taken, taken):
        bring_notes(learner=learner, sources=from_uploads([("harbour.zip", BytesIO(file))]), slug="sea", now=START)
        assert [one.text for one in CardNote.objects.all()] == ["as at sea"]
    longer = changed(taken, lambda found: [one.update(note="x" * 3_000) for one in found["questions"] if "note" in one])
    done = bring_notes(learner=learner, sources=from_uploads([("a.zip", BytesIO(longer))]), slug="sea", now=START)
    assert any("Write at most" in one.message for one in done.history.problems)


def test_what_was_asked_since_it_was_answered_is_asked_again_and_what_waits_waits(
    reader: Client, learner: Learner, mine: Course
) -> None:
    waits = Question.objects.filter(bank__course=mine, bank__slug=NOTES, fit=Fit.UNTRIED).order_by("pk")
    row, other = waits[:2]
    Card.objects.create(learner=learner, question=row, group=row.group, dealt_on=TODAY, reviews=1)
    publish_generated(course=mine, notes=notes_of(mine), now=START)
    row.refresh_from_db()
    assert row.status == Status.READY
    taken = packed(mine)
    remove_course(course=mine)
    bring(reader, [upload("harbour.zip", taken)])
    press(reader, "take")
    again = Course.objects.get(owner=learner)
    for _ in range(2):
        statuses = dict(Question.objects.filter(bank__course=again).values_list("key", "status"))
        assert (statuses[row.key], statuses[other.key]) == (Status.READY, Status.DRAFT)
        save_note(learner=learner, course=again, path="sea/tides.md", text="# Tides\n", revision=1, now=START)


def gone_and_back(reader: Client, course: Course, text: str) -> str:
    """The page of the look at notes with this text in place of those that were downloaded, once the course is gone."""
    taken = packed(course)
    remove_course(course=course)
    return page_source(bring(reader, [upload("harbour.zip", repacked(taken, text))]))


def repacked(taken: bytes, text: str) -> bytes:
    rest = BytesIO()
    with ZipFile(BytesIO(taken)) as old, ZipFile(rest, "w") as new:
        for name in old.namelist():
            new.writestr(name, text if name == PATH else old.read(name))
    return rest.getvalue()


def test_decisions_about_a_line_that_was_gone_come_back_with_the_line(
    reader: Client, learner: Learner, mine: Course
) -> None:
    buoy = next(row for row in ready(mine) if row.key.startswith("harbour#1/"))
    jetty = next(row for row in ready(mine) if row.key.startswith("harbour#2/"))
    never_ask(learner=learner, question=buoy.pk, now=START)
    never_ask(learner=learner, question=jetty.pk, now=START)
    without = NOTES_TEXT.replace("- **Buoy**: a float that marks a channel for ships on their way in\n", "")
    save_note(learner=learner, course=mine, path=PATH, text=without, revision=1, now=START)
    page = gone_and_back(reader, mine, NOTES_TEXT)
    assert "decisions" in page and "decision about" not in page and "decisions about" not in page
    press(reader, "take")
    assert sorted(choices(Course.objects.get()).values()) == [Choice.NEVER, Choice.NEVER]


def test_decisions_about_what_was_gone_and_stays_so_are_told(reader: Client, learner: Learner, mine: Course) -> None:
    buoy = next(row for row in ready(mine) if row.key.startswith("harbour#1/"))
    whole = Question.objects.get(bank__course=mine, key__startswith="harbour/pilot-duties/")
    never_ask(learner=learner, question=buoy.pk, now=START)
    never_ask(learner=learner, question=whole.pk, now=START)
    without = NOTES_TEXT.replace("- **Buoy**: a float that marks a channel for ships on their way in\n", "")
    without = without[: without.index("## Pilot duties")]
    save_note(learner=learner, course=mine, path=PATH, text=without, revision=1, now=START)
    page = gone_and_back(reader, mine, without)
    assert "2 decisions about what was gone already are left out" in page
    press(reader, "take")
    assert not Decision.objects.exists()


def test_a_companion_in_another_encoding_still_says_what_is_wrong_with_it() -> None:
    given = '{"keepwarm": 1, "topics": [{"key": "é", "title": "É", "level": 1}], "lines": [{"key": "é#1"}]}'
    found = from_uploads([("keepwarm.json", BytesIO(given.encode("latin-1")))])
    said = " ".join(one.message for one in found.problems)
    assert "read as Western European" in said and "“lines”, entry 1" in said
