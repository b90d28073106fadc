"""The tables of banks."""

from study.banks.models.authoring import (
    Comment,
    Draft,
    EarlierText,
    HistoryEntry,
    Upload,
)
from study.banks.models.questions import (
    BEST_FIRST,
    FOR_EXAMS,
    NOTES,
    Bank,
    Choice,
    Decision,
    Fit,
    Member,
    Origin,
    Question,
    Role,
    Status,
    Version,
    Visibility,
    kind_choices,
)
from study.banks.models.reports import (
    Complaint,
    ItemStatistics,
    Report,
    Ruling,
    Verdict,
)
from study.banks.models.wordings import Wording

__all__ = [
    "BEST_FIRST",
    "FOR_EXAMS",
    "NOTES",
    "Bank",
    "Choice",
    "Comment",
    "Complaint",
    "Decision",
    "Draft",
    "EarlierText",
    "Fit",
    "HistoryEntry",
    "ItemStatistics",
    "Member",
    "Origin",
    "Question",
    "Report",
    "Role",
    "Ruling",
    "Status",
    "Upload",
    "Verdict",
    "Version",
    "Visibility",
    "Wording",
    "kind_choices",
]
