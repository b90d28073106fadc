"""The style sheet and the script of every page, written in many files and sent as one.

`css/keepwarm.css` and `js/keepwarm.js` list their parts in the browser's own notation, one
`@import url("part.css");` or `import "./part.js";` per line. Under their names, the finder gives and collects the
parts joined in that order, and does not collect the parts themselves. Each part of the script is wrapped in
braces, so its names stay private as in a module. Comments are not sent, but for those behind
code of the script, nor is the space beside braces, commas and semicolons of style sheets.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.contrib.staticfiles.finders import FileSystemFinder
from django.core.files.storage import FileSystemStorage, Storage

LISTS = ("css/keepwarm.css", "js/keepwarm.js")
_COMMENT = re.compile(r"\s*(/\*.*\*/|//.*)?\s*")
_REMARK = re.compile(r"/\*.*?\*/\n?", re.DOTALL)
_NOTE = re.compile(r"^\s*//.*\n", re.MULTILINE)  # no string of ours goes over several lines
_SPACE = re.compile(r"\s*([{,;}])\s*")  # beside these signs space has no meaning; no string of ours holds one
_PART = re.compile(r'(?:@import url\("|import "\./)([\w-]+\.(?:css|js))"\)?;')


def parts(sources: Path) -> list[Path]:
    """The files that a list names, in its order. ValueError where a line of it is neither a part nor a comment."""
    found = []
    for number, line in enumerate(sources.read_text(encoding="utf-8").splitlines(), 1):
        if part := _PART.fullmatch(line):
            found.append(sources.with_name(part[1]))
        elif not _COMMENT.fullmatch(line):
            raise ValueError(f"{sources}, line {number}: only parts are listed here, one a line.")
    return found


def joined(sources: Path) -> str:
    """The text of the parts that a list names, each as a unit of its own."""
    texts = (part.read_text(encoding="utf-8") for part in parts(sources))
    if sources.suffix == ".css":
        return _SPACE.sub(r"\1", _REMARK.sub("", "".join(texts))).replace(";}", "}")
    return "".join(f"{{\n{_NOTE.sub('', text)}}}\n" for text in texts)


class JoiningFinder(FileSystemFinder):
    """The project's own static files, with each list joined."""

    def find(self, path: str, find_all: Any = False) -> Any:
        """The place of a file on the disk: of a list, that of what it was joined to just now."""
        found = super().find(path, find_all)
        if not found or path not in LISTS:
            return found
        place = self._join(path, Path(found[0] if find_all else found))
        return [place] if find_all else place

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Storage]]:
        """What is collected: each name with the storage that holds it."""
        there = list(super().list(ignore_patterns))
        lists = {name: Path(storage.path(name)) for name, storage in there if name in LISTS}
        inside = {part for sources in lists.values() for part in parts(sources)}
        for name, storage in there:
            if name in lists:
                self._join(name, lists[name])
                yield name, FileSystemStorage(location=_folder())
            elif Path(storage.path(name)) not in inside:
                yield name, storage

    def _join(self, name: str, sources: Path) -> str:
        """Write the joined text where it differs from what is there; its place. Processes may do so at once."""
        place, text = _folder() / name, joined(sources)
        if not place.exists() or place.read_text(encoding="utf-8") != text:
            place.parent.mkdir(parents=True, exist_ok=True)
            draft = place.with_name(f"{place.name}.{uuid4().hex}")
            draft.write_text(text, encoding="utf-8")
            draft.replace(place)
        return str(place)


def _folder() -> Path:
    return Path(settings.DATA_DIR) / "joined"
