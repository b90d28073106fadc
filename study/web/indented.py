"""Templates without their indentation: it is there for whoever reads them, and was a twelfth of what pages weigh."""

import re

from django.template import Origin
from django.template.loaders import app_directories, filesystem

_KEPT = re.compile(r"(<(pre|textarea)\b.*?</\2>)", re.DOTALL)
_INDENTATION = re.compile(r"\n[ \t]+")


def unindented(source: str) -> str:
    """A template whose lines begin at the left, where that shows nowhere; each line stays one."""
    parts = _KEPT.split(source)  # what is between, then what is kept, then its tag
    return "".join(
        part if number % 3 == 1 else _INDENTATION.sub("\n", part) for number, part in enumerate(parts) if number % 3 < 2
    )


class _Unindented(filesystem.Loader):
    def get_contents(self, origin: Origin) -> str:
        """The template; only pages are changed, and no mails."""
        source = super().get_contents(origin)
        return unindented(source) if origin.name.endswith(".html") else source


class FromFolders(_Unindented):
    """Those of the folders that the settings name."""


class FromApps(_Unindented, app_directories.Loader):
    """Those of installed packages."""
