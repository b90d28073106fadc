"""A folder of notes that is followed: when what is in it has changed and is written to its end."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

type State = tuple[tuple[str, int, int], ...]


class Watch:
    """Looks at files and folders again and again. It is told when, and asks no clock."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self.paths = tuple(paths)
        self.known = self.last = self._state()

    def settled(self) -> bool:
        """Whether something is otherwise than when this was last true, and nothing has changed since the look before:
        a file that is still being written, or a folder that is being renamed, waits for the next look."""
        before, self.last = self.last, self._state()
        if self.last != before or self.last == self.known:
            return False
        self.known = self.last
        return True

    def _state(self) -> State:
        return tuple(sorted(entry for path in self.paths for entry in _entries(path)))


def _entries(path: Path) -> Iterator[tuple[str, int, int]]:
    """Name, size and time of each file; those that go meanwhile, and those of tools, are left out."""
    files = [path] if not path.is_dir() else _below(path)
    for file in files:
        try:
            found = file.stat()
        except OSError:
            continue
        yield str(file), found.st_size, found.st_mtime_ns


def _below(folder: Path) -> Iterator[Path]:
    for where, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(where) / name for name in files if not name.startswith("."))
