"""May a row or a line be asked unseen? That it tells of the subject, and is no record: of a file, of the page it stands
on, or of somebody in a table that was made up."""

import re

from study.core.generators.case import Case, Check

_FILE = re.compile(
    r"[`*_↳ ]*(?![/~$])(?:[\w.-]+/)*(?:[\w.-]+/|[\w.-]+\.(?:md|tex|pdf|docx?|pptx?|xlsx?|ipynb|org))[`*_ ]*"
)
"""A file or a folder by its place in another: `notes/`, `plan.md`."""
_CODE = re.compile(r"`[^`]+`|[a-z]+(?:_[a-z]+)+")
"""The name of a column as a program has it."""
_DATED = re.compile(
    r"(?i)(?:date|created|updated|(?:last )?(?:modified|edited|updated)|datum|erstellt(?: am)?|stand|geändert"
    r"|date de création|créé(?: le)?|data|creato|fecha|creado|skapad|uppdaterad|aangemaakt"
    r"|日期|更新(?:时间)?|创建(?:时间)?)"
)
_DAY = re.compile(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}.{0,12}|\d{1,2}[-/. ]+\w{1,10}[-/. ]+\d{4}")
NEAR = 5
"""Lines before and behind one that may be fields of the same page."""


def is_no_file(case: Case) -> str:
    """What lies in which file or folder is looked up."""
    main = case.main
    if main is None:
        return ""
    named = main.cells[0][1] if main.cells else main.term
    return "tells of a file" if named and _FILE.fullmatch(named) else ""


def is_no_field(case: Case) -> str:
    """What stands beside the day on which a page was written is about the page, too."""
    main = case.main
    if main is None or not main.term or main.cells:
        return ""
    near = case.corpus.entries[max(main.order - 1 - NEAR, 0) : main.order + NEAR]
    dated = (one for one in near if one.group == main.group and _DATED.fullmatch(one.term.strip()))
    return "a field of its page" if any(_DAY.fullmatch(one.meaning.strip()) for one in dated) else ""


def is_no_data(case: Case) -> str:
    """A table whose columns have the names of a program's shows made-up data."""
    heads = [head for head, _ in case.main.cells] if case.main is not None else []
    return "a table of data" if len(heads) > 1 and all(map(_CODE.fullmatch, heads)) else ""


CHECKS: tuple[Check, ...] = (is_no_file, is_no_field, is_no_data)
