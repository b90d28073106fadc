"""What the pages of classes write."""

from study.classes.operations.allowing import allow
from study.classes.operations.assigning import (
    Change,
    Elsewhere,
    Wishes,
    arrange,
    copy_work,
    give,
    withdraw,
    write,
)
from study.classes.operations.attempting import begin, move_work
from study.classes.operations.ending import delete, forget_work
from study.classes.operations.roster import (
    add_instructor,
    admit_until,
    admits,
    close,
    copy,
    drop_instructor,
    expect,
    expect_no_more,
    join,
    looked,
    remove,
    rename,
    renew_code,
    reopen,
    was_seen,
)

__all__ = [
    "Change",
    "Elsewhere",
    "Wishes",
    "add_instructor",
    "admit_until",
    "admits",
    "allow",
    "arrange",
    "begin",
    "close",
    "copy",
    "copy_work",
    "delete",
    "drop_instructor",
    "expect",
    "expect_no_more",
    "forget_work",
    "give",
    "join",
    "looked",
    "move_work",
    "remove",
    "rename",
    "renew_code",
    "reopen",
    "was_seen",
    "withdraw",
    "write",
]
