"""What the pages of topics write: notes that somebody brings, looked at and taken over."""

from study.topics.operations.looking import (
    READ,
    Busy,
    again,
    decide,
    forget_looks,
    give_up_reading,
    leave,
    look_at,
    read,
    turn,
)
from study.topics.operations.mending import mend, undo_mend
from study.topics.operations.moving import BroughtNotes, bring_notes
from study.topics.operations.noting import (
    Elsewhere,
    Foreseen,
    Mended,
    Stands,
    choose_text,
    foresee,
    keep_mine,
    save_note,
    take_up_shared,
    use_what_holds,
)
from study.topics.operations.parting import read_as_cards, read_as_notes
from study.topics.operations.renewing import renew, tell
from study.topics.operations.reporting import settle_report
from study.topics.operations.rewording import REWORD, agree, reword_now
from study.topics.operations.saving import save_beside
from study.topics.operations.settling import (
    CHANGED,
    NOT_DECIDED,
    Holds,
    Settled,
    TakeTheirs,
    TellApart,
    Undo,
    UndoHolds,
    give_up_settling,
    settle,
    settle_now,
)
from study.topics.operations.taking import (
    SETTLE,
    TAKE,
    Refused,
    give_up_taking,
    put_away,
    stop_taking,
    take_over,
    take_over_now,
)
from study.topics.operations.undoing import undo_import
from study.web.tasks import Work

WORKS = {
    READ: Work(
        lambda subject, clock: read(look=subject, clock=clock),
        lambda subject, clock: give_up_reading(look=subject),
    ),
    TAKE: Work(
        lambda subject, clock: take_over_now(look=subject, clock=clock),
        lambda subject, clock: give_up_taking(look=subject),
    ),
    SETTLE: Work(
        lambda subject, clock: settle_now(look=subject, clock=clock),
        lambda subject, clock: give_up_settling(look=subject),
    ),
    REWORD: Work(
        lambda subject, clock: reword_now(course=subject, clock=clock),
        lambda subject, clock: None,  # the questions keep their words
    ),
}
"""How the tasks of this place are done (study.web.tasks)."""

__all__ = [
    "CHANGED",
    "NOT_DECIDED",
    "WORKS",
    "BroughtNotes",
    "Busy",
    "Elsewhere",
    "Foreseen",
    "Holds",
    "Mended",
    "Refused",
    "Settled",
    "Stands",
    "TakeTheirs",
    "TellApart",
    "Undo",
    "UndoHolds",
    "again",
    "agree",
    "bring_notes",
    "choose_text",
    "decide",
    "foresee",
    "forget_looks",
    "keep_mine",
    "leave",
    "look_at",
    "mend",
    "put_away",
    "read_as_cards",
    "read_as_notes",
    "renew",
    "save_beside",
    "save_note",
    "settle",
    "settle_report",
    "stop_taking",
    "take_over",
    "take_up_shared",
    "tell",
    "turn",
    "undo_import",
    "undo_mend",
    "use_what_holds",
]
