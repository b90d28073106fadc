"""Adds missing ids and option keys to question files, and changes nothing else."""

import os
import stat
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from study.core.encodings import decode
from study.core.questions.source.format import Formatted, format_bank
from study.core.questions.source.front import read_front
from study.core.questions.source.reader import LONGEST_FILE, split
from study.core.text.plural import counted

SUFFIXES = (".md", ".markdown")


class Command(BaseCommand):
    """Formats every file, or with --check says which it would change."""

    requires_system_checks = []  # `make check` runs them; a command should start at once
    help = (
        "Add an id to every question without one, and a key to every option, step and pair without one.  "
        "Nothing else in a file changes. Exit status: 0 done, 1 a file cannot be read, or with --check one would "
        "change, 2 wrong usage."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        files = "a question file, or a folder: every .md file in it that names a bank"
        parser.add_argument("files", nargs="+", metavar="FILE", help=files)
        parser.add_argument("--check", action="store_true", help="change nothing; exit with 1 if anything would change")

    def handle(self, *args: Any, **options: Any) -> None:
        unread, changed = 0, 0
        for path in (path for name in options["files"] for path in _files(Path(name))):
            try:
                before = path.read_bytes()
                formatted = _format(before)
                after = formatted.text.encode()
                if after != before and not options["check"]:
                    _replace(path, after)
            except (OSError, ValueError) as error:
                unread += 1
                reason = getattr(error, "strerror", None) or str(error)
                self.stderr.write(f"{path}:0: error: {reason}")
                continue
            if after != before:
                changed += 1
                verb = "to write" if options["check"] else "written"
                self.stdout.write(f"{path}: {formatted.ids} ids and {formatted.keys} keys {verb}")
        if unread:
            raise CommandError(f"{counted(unread, 'file')} left unchanged", returncode=1)
        if options["check"] and changed:
            raise CommandError(f"{counted(changed, 'file')} would change", returncode=1)


def _files(path: Path) -> list[Path]:
    """The question files below a folder, or the file itself, there or not. Notes, whose headings are
    nobody's questions, may lie in the same folder."""
    if not path.is_dir():
        return [path]
    found = (file for file in path.rglob("*") if file.suffix.lower() in SUFFIXES and file.is_file())
    return sorted(file for file in found if _names_bank(file))


def _names_bank(file: Path) -> bool:
    text, _ = decode(file.read_bytes())
    return bool(read_front(split(text))[0].slug)


def _format(data: bytes) -> Formatted:
    """Raises ValueError, in words for the author, for what is no question file."""
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        raise ValueError(f"not UTF-8 text at byte {error.start}") from None
    if len(text) > LONGEST_FILE:
        raise ValueError(f"longer than {LONGEST_FILE:,} characters")
    return format_bank(text)


def _replace(path: Path, data: bytes) -> None:
    """Write a file so that at every moment either the old or the new one is there, whole. A link stays
    a link, and the permissions stay."""
    target = path.resolve()
    with NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as draft:
        try:
            draft.write(data)
            draft.flush()
            os.fsync(draft.fileno())
            Path(draft.name).chmod(stat.S_IMODE(target.stat().st_mode))
            Path(draft.name).replace(target)
        except BaseException:
            Path(draft.name).unlink(missing_ok=True)
            raise
