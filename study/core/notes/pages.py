"""A file of notes as a page: what its name and folders call it, and what its first heading repeats."""

import re
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import unquote

from study.core.text.names import without_moment

_ID = r"(?:[0-9a-f]{32}|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})"
NOTION_ID = re.compile(rf"[ _-]?{_ID}(?:_all)?$")
_NAMED_ID = re.compile(rf"(?<=\S)[ _-]{_ID}(?:_all)?(?=(?:\.\w+)?$)")
_EXPORT = re.compile(rf"(?:{_ID}_)?Export(?:Block)?(?:-{_ID})?(?:-Part-\d+)?", re.IGNORECASE)
_NUMBERED = re.compile(
    r"(?:\d{1,3}(?:\.\d{1,2})*\s*(?:[-–—_.):]\s*|\s+(?=[^\W\d]))|[a-z]\s*[-_.)]\s+)(?=\S)", re.IGNORECASE
)
_DAY = re.compile(r"\d{4}[-_.]\d\d[-_.]\d\d")
_WORD = re.compile(r"[^\W_]+")
# Files that are named after their place and not after what they hold.
_NAMELESS = frozenset({"index", "readme", "_index", "summary", "home", "notes", "untitled", "deck", "contents"})
# Folders that programs make for all notes, or for what is no note, and that name nothing.
_STORES = frozenset({"pages", "journals", "content", "docs", "notes", "vault", "src", "includes", "assets"})
_MARKDOWN = (".md", ".markdown", ".txt", ".csv")
type Folder = tuple[str, ...]


@lru_cache(4096)
def stem(file: str) -> str:
    """A file's name without folder, extension and the id Notion appends."""
    name = file.replace("\\", "/").rpartition("/")[2]
    name = name.rpartition(".")[0] or name
    return NOTION_ID.sub("", name) or name


@lru_cache(4096)
def spoken(name: str) -> str:
    """A name of a file or folder as a title: no export id, no number that only sorts or tells when it was made, no
    `%20`; words that are joined by dashes or underscores are parted. A name that is all number stays."""
    name = without_moment(NOTION_ID.sub("", unquote(name)).strip() or name)
    rest = _NUMBERED.sub("", name, count=1) if _NUMBERED.match(name) else name
    name = rest if _WORD.search(rest) else name
    if " " not in name:
        name = re.sub(r"(?<=[^\W_])[-_]+(?=[^\W_])", " ", name) if not name[:4].isdigit() else name
    name = " ".join(name.replace("_", " ").split())
    return name[:1].upper() + name[1:] if name.islower() else name


def page_title(file: str, given: object = None) -> str:
    """The title of the page in `file`: `given` where its author gave one, else the file's name; empty where
    the name says nothing ("index")."""
    if isinstance(given, str) and given.strip():
        return " ".join(given.split())
    name = stem(file)
    return "" if name.casefold() in _NAMELESS else spoken(name)


def export_name(name: str, files: Iterable[str]) -> str:
    """What these files are called together: `name`, or where that is the id of an export from Notion, what its only
    page at the top is called."""
    if not _EXPORT.fullmatch(name):
        return name
    by_depth: dict[int, set[str]] = {}
    for file in files:
        by_depth.setdefault(len(folder_of(file)), set()).add(stem(file))
    tops = by_depth[min(by_depth)] if by_depth else set()
    return tops.pop() if len(tops) == 1 else "Notion"


def without_ids(path: str) -> str:
    """The path of a file or folder as it is shown: without the ids Notion appends."""
    return "/".join(_NAMED_ID.sub("", part) or part for part in path.split("/"))


def is_database(file: str) -> bool:
    """Whether a file is a database of Notion, which is read with its pages."""
    name, _, ending = file.rpartition(".")
    return ending == "csv" and NOTION_ID.search(name) is not None


def is_journal(file: str) -> bool:
    """Whether a page is that of a day: its name is a date."""
    return _DAY.fullmatch(stem(file)) is not None


def folder_of(file: str) -> Folder:
    """The folders that a file lies in, outermost first."""
    return tuple(part for part in file.replace("\\", "/").split("/")[:-1] if part not in ("", ".", ".."))


def names_nothing(folder: str) -> bool:
    """Whether a folder says nothing of what lies in it: `pages`, `.gitbook`."""
    return folder.startswith(".") or folder.casefold() in _STORES


def is_folder_note(file: str) -> bool:
    """Whether a file speaks for the folder it lies in: `Cells/index.md`, `Cells/Cells.md`."""
    folders = folder_of(file)
    name = stem(file).casefold()
    return bool(folders) and (
        name in ("index", "readme", "_index") or name == NOTION_ID.sub("", folders[-1]).casefold()
    )


def repeats(heading: str, name: str) -> bool:
    """Whether a heading says what the page is called: all words of the name are in it, or all of it in the name."""
    one, other = "".join(_WORD.findall(heading.casefold())), "".join(_WORD.findall(name.casefold()))
    if one == other:
        return True
    said, called = set(_WORD.findall(heading.casefold())), set(_WORD.findall(name.casefold()))
    return bool(said and called) and (called <= said or said <= called)
