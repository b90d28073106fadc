"""All writes to banks: keyword-only, with the time passed in, one transaction each."""

from study.banks.operations.accepting import accept_answer, dispute, refuse_answer
from study.banks.operations.alone import publish_alone
from study.banks.operations.badges import call_badge_wrong, keep_badge, rule_on_badge, take_back
from study.banks.operations.bulk import Action, Change, Changed, change_all, too_many_of, undo_change
from study.banks.operations.content import load_content
from study.banks.operations.deciding import (
    Decided,
    Press,
    ask_again,
    decide_all,
    keep_one,
    never_ask,
    put_in_own_words,
    set_aside,
    undo_decision,
    undo_press,
    write_own,
)
from study.banks.operations.doubling import FOLLOW, set_doubles_aside
from study.banks.operations.exchanging import (
    TAKE,
    choose_columns,
    forget_uploads,
    is_long_table,
    keep_table,
    keep_upload,
    remember_columns,
)
from study.banks.operations.exporting import EXPORT, ask_to_export, export_beside, is_large, may_export
from study.banks.operations.following import SORTS, follow_sorts
from study.banks.operations.foreseeing import Foreseen, foresee_change, foresee_move
from study.banks.operations.keeping import keep_question
from study.banks.operations.loading import (
    CourseImport,
    import_course,
    index_now,
    is_unchanged,
    load_bank,
    publish_generated,
)
from study.banks.operations.moving import Moved, copy, move, write_after
from study.banks.operations.picturing import add_picture, cover, forget_unnamed
from study.banks.operations.publishing import unread
from study.banks.operations.reading_in import (
    NOTHING,
    READ,
    SETTLE,
    ask_to_read,
    ask_to_settle,
    is_long_to_open,
    is_long_to_read,
    may_read,
    read_beside,
    settle_beside,
)
from study.banks.operations.rechecking import MAKE, make_again, rename
from study.banks.operations.reconsidering import TakenBack, take_decisions_back
from study.banks.operations.removing import delete_bank, delete_draft, rename_bank
from study.banks.operations.reporting import judge, report
from study.banks.operations.returning import put_back_brought, take_back_brought
from study.banks.operations.reviewing import TELL, Approved, approve_all, comment, decide
from study.banks.operations.rewording import agree_to_writer, reword
from study.banks.operations.sharing import create_bank, leave, set_role, set_visibility
from study.banks.operations.taking_in import ask_to_take_in, may_take_in, take_in, take_in_beside
from study.banks.operations.writing import (
    Conflict,
    Saved,
    give_way,
    restore,
    retire,
    save,
    settle_kind,
    start,
    submit,
    withdraw,
)

__all__ = [
    "EXPORT",
    "FOLLOW",
    "MAKE",
    "NOTHING",
    "READ",
    "SETTLE",
    "SORTS",
    "TAKE",
    "TELL",
    "Action",
    "Approved",
    "Change",
    "Changed",
    "Conflict",
    "CourseImport",
    "Decided",
    "Foreseen",
    "Moved",
    "Press",
    "Saved",
    "TakenBack",
    "accept_answer",
    "add_picture",
    "agree_to_writer",
    "approve_all",
    "ask_again",
    "ask_to_export",
    "ask_to_read",
    "ask_to_settle",
    "ask_to_take_in",
    "call_badge_wrong",
    "change_all",
    "choose_columns",
    "comment",
    "copy",
    "cover",
    "create_bank",
    "decide",
    "decide_all",
    "delete_bank",
    "delete_draft",
    "dispute",
    "export_beside",
    "follow_sorts",
    "foresee_change",
    "foresee_move",
    "forget_unnamed",
    "forget_uploads",
    "give_way",
    "import_course",
    "index_now",
    "is_large",
    "is_long_table",
    "is_long_to_open",
    "is_long_to_read",
    "is_unchanged",
    "judge",
    "keep_badge",
    "keep_one",
    "keep_question",
    "keep_table",
    "keep_upload",
    "leave",
    "load_bank",
    "load_content",
    "make_again",
    "may_export",
    "may_read",
    "may_take_in",
    "move",
    "never_ask",
    "publish_alone",
    "publish_generated",
    "put_back_brought",
    "put_in_own_words",
    "read_beside",
    "refuse_answer",
    "remember_columns",
    "rename",
    "rename_bank",
    "report",
    "restore",
    "retire",
    "reword",
    "rule_on_badge",
    "save",
    "set_aside",
    "set_doubles_aside",
    "set_role",
    "set_visibility",
    "settle_beside",
    "settle_kind",
    "start",
    "submit",
    "take_back",
    "take_back_brought",
    "take_decisions_back",
    "take_in",
    "take_in_beside",
    "too_many_of",
    "undo_change",
    "undo_decision",
    "undo_press",
    "unread",
    "withdraw",
    "write_after",
    "write_own",
]
