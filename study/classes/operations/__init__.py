"""What the pages of classes write."""

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
)

__all__ = [
    "add_instructor",
    "admit_until",
    "admits",
    "close",
    "copy",
    "drop_instructor",
    "expect",
    "expect_no_more",
    "join",
    "looked",
    "remove",
    "rename",
    "renew_code",
    "reopen",
]
