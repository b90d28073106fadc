"""Moving in from Anki, held against Anki itself: a collection that its engine made and wrote comes in here, and each
card is to have the same reviews, the same memory and the same day."""

import random
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from tests.benchmarks.figures import Figure, timed

DAY = 86_400


def run(notes: int = 2_000, reviews: int = 10) -> list[Figure]:
    """Two thirds of the cards have a log, one in six has a schedule alone, the others are new."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "moving.apkg"
        theirs = _written(path, notes, reviews)
        return _compared(path, theirs, f"Moving in, {notes:,} Anki notes")


def _written(path: Path, notes: int, reviews: int) -> dict[str, Any]:
    """Make the package with Anki, and say what Anki knows of its cards: by the front the reviews, and stability,
    difficulty or the days until it is due."""
    from anki.collection import AddNoteRequest, Collection, ExportAnkiPackageOptions

    draw = random.Random(7)
    collection = Collection(str(path.with_suffix(".anki2")))
    collection.set_config("fsrs", True)
    basic, deck = collection.models.by_name("Basic"), collection.decks.id("Sea::Tides")
    assert basic and deck and collection.db
    requests = []
    for number in range(notes):
        note = collection.new_note(basic)
        note["Front"], note["Back"] = f"Question {number}", f"Answer {number}"
        requests.append(AddNoteRequest(note=note, deck_id=deck))
    collection.add_notes(requests)
    collection.db.execute("update col set crt = crt - ?", 2000 * DAY)
    today = collection.sched.today
    start = (collection.crt + (today - 800) * DAY) * 1000
    theirs: dict[str, Any] = {}
    ids = list(collection.find_cards(""))
    rows = []
    for number, card in enumerate(ids):
        if number % 6 < 4:
            day = draw.randrange(300)
            for turn in range(draw.randint(1, reviews)):
                at = start + (day * DAY + 3_600 * 10) * 1000 + number * 37 + turn
                kind = 0 if turn == 0 else 1
                rows.append((at, card, draw.choice([1, 2, 3, 3, 3, 4]), 5, kind))
                day += draw.randint(1, 40)
        if number % 6 < 5:
            due = today + draw.randrange(-5, 30)
            collection.db.execute(
                "update cards set type = 2, queue = 2, due = ?, ivl = ?, factor = ? where id = ?",
                *(due, draw.randint(40, 90), draw.choice([1300, 2100, 2500, 2900]), card),
            )
            theirs[f"Question {number}"] = ("day", due - today)
    collection.db.executemany("insert into revlog values (?, ?, -1, ?, ?, 1, 2500, 4000, ?)", rows)
    counted = dict(collection.db.all("select cid, count() from revlog group by cid"))
    for number, card in enumerate(ids):
        if card in counted:
            state = collection.compute_memory_state(card)
            theirs[f"Question {number}"] = ("memory", counted[card], state.stability, state.difficulty)
    options = ExportAnkiPackageOptions(with_scheduling=True, with_deck_configs=True, with_media=False, legacy=False)
    collection.export_anki_package(out_path=str(path), options=options, limit=None)
    theirs["cards"], theirs["reviews"] = len(ids), sum(counted.values())
    collection.close()
    return theirs


def _compared(path: Path, theirs: dict[str, Any], name: str) -> list[Figure]:
    from study.library.sources import read
    from study.people.models import Learner
    from study.review.models import Card
    from study.topics.operations import bring_notes

    now = datetime.now(UTC)  # noqa: TID251
    learner = Learner.objects.create(created_at=now)
    done: list[Any] = []
    [once] = timed([lambda: done.append(bring_notes(learner=learner, sources=read(path), now=now))])
    [again] = timed([lambda: done.append(bring_notes(learner=learner, sources=read(path), slug="moving", now=now))])
    course, history = done[0].course.imported.course, done[0].history
    questions = sum(one.status == "ready" for one in done[0].course.published.questions)
    reviews = sum(theirs[one][1] for one in theirs if one.startswith("Q") and theirs[one][0] == "memory")
    cards = {
        card.question.current.prompt: card
        for card in Card.objects.filter(learner=learner, question__bank__course=course).select_related(
            "question__current"
        )
    }
    stability = difficulty = 0.0
    counts = days = 0
    for front, (what, *known) in ((one, theirs[one]) for one in theirs if one.startswith("Q")):
        card = cards[front]
        if what == "day":
            days += card.due_day != now.date() + timedelta(days=known[0])
        else:
            counts += card.reviews != known[0]
            stability = max(stability, abs(card.stability / known[1] - 1))
            difficulty = max(difficulty, abs(card.difficulty / known[2] - 1))
    assert reviews == theirs["reviews"]
    missing = reviews + days_only(theirs) - history.reviews - history.scheduled
    return [
        Figure(f"{name}: all of it", once / 1000, "s"),
        Figure(f"{name}: the same package again", again / 1000, "s"),
        Figure(f"{name}: cards that did not come", theirs["cards"] - questions, "", 0),
        Figure(f"{name}: reviews that did not come", missing, "", 0),
        Figure(f"{name}: reviews brought twice", done[1].history.added, "", 0),
        Figure(f"{name}: cards with another number of reviews", counts, "", 0),
        Figure(f"{name}: schedules with another day", days, "", 0),
        Figure(f"{name}: largest difference of stability", stability * 100, "%", 0.1),
        Figure(f"{name}: largest difference of difficulty", difficulty * 100, "%", 0.1),
    ]


def days_only(theirs: dict[str, Any]) -> int:
    """Cards that have a schedule and no log."""
    return sum(theirs[one][0] == "day" for one in theirs if one.startswith("Q"))
