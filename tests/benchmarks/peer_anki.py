"""The peer: the same work in the engine of Anki, without any web layer. Measured, never imported
by the product: the package is AGPL and lives in the bench group alone."""

import tempfile
from itertools import count
from pathlib import Path

from tests.benchmarks.figures import Figure, median, p95, spent

DAY = 86_400


def run(cards: int, reviews: int, answers: int, many: int) -> list[Figure]:
    """Next card + answer for due reviews, one of five missed, FSRS on, in a collection of that many cards and log
    rows: at the beginning of a day, and once it has `many` answers."""
    from anki.collection import AddNoteRequest, Collection

    with tempfile.TemporaryDirectory() as folder:
        collection = Collection(str(Path(folder) / "peer.anki2"))
        collection.set_config("fsrs", True)
        basic = collection.models.by_name("Basic")
        deck = collection.decks.id("Lambda")
        assert basic and deck
        requests = []
        for number in range(cards):
            note = collection.new_note(basic)
            note["Front"], note["Back"] = f"Question {number}", f"Answer {number}"
            requests.append(AddNoteRequest(note=note, deck_id=deck))
        collection.add_notes(requests)
        settings = collection.decks.config_dict_for_deck_id(deck)
        settings["rev"]["perDay"] = settings["new"]["perDay"] = 9999
        collection.decks.update_config(settings)
        ids = collection.find_cards("")
        collection.sched.set_due_date(ids, "0")
        assert collection.db
        now = collection.crt * 1000
        collection.db.executemany(
            "insert or ignore into revlog values (?, ?, -1, 3, 30, 10, 2500, 4000, 1)",
            [(now - row * 1000, ids[row % cards]) for row in range(reviews)],
        )
        collection.decks.select(deck)

        turn = count()

        def answer() -> None:
            queued = collection.sched.get_queued_cards(fetch_limit=1).cards[0]
            card = collection.get_card(queued.card.id)
            card.start_timer()
            rating = 2 if next(turn) % 5 else 0
            reply = collection.sched.build_answer(card=card, states=queued.states, rating=rating)
            collection.sched.answer_card(reply)

        spent([answer] * 5)  # the first builds the queue
        times = spent([answer] * answers)
        spent([answer] * max(0, many - answers - 5))
        later = spent([answer] * answers)
        collection.close()
    name = f"Anki's engine: next + answer, {cards:,} cards, {reviews:,} log rows"
    return [
        Figure(f"{name}, median", median(times), "ms"),
        Figure(f"{name}, p95", p95(times), "ms"),
        Figure(f"{name}, after {many} answers, median", median(later), "ms"),
    ]


def takes(path: Path) -> tuple[int, int]:
    """How many notes of a package Anki itself takes as new, and how many it updates when the package is
    imported a second time with `again` in its place."""
    from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

    with tempfile.TemporaryDirectory() as folder:
        collection = Collection(str(Path(folder) / "reader.anki2"))
        options = ImportAnkiPackageOptions(merge_notetypes=True, update_notes=0)
        counts = []
        for package in (path, path.with_suffix(".again")):
            request = ImportAnkiPackageRequest(package_path=str(package), options=options)
            log = collection.import_anki_package(request).log
            counts.append((len(log.new), len(log.updated)))
        collection.close()
    return counts[0][0], counts[1][1]
