"""Who knows the page of one lab finds their way in all: the same files, with the same in each."""

from importlib import import_module
from pkgutil import ModuleInfo, iter_modules
from types import ModuleType

import pytest

from study.labs import pages
from study.labs.plugin import LabPage

PARTS = {
    "read": ("length",),
    "picture": ("draw", "tile"),
    "posed": ("posed",),
    "numbers": ("numbers", "moment", "tables", "faults"),
    "tasks": ("TASKS", "CURVES", "PREDICTIONS", "STAGES"),
}
"""The files of a page, and which parts of it each holds, as far as the page has them."""

HELD = {part: file for file, parts in PARTS.items() for part in parts}
BARE = LabPage("", "", lambda run, ghost, at: (), lambda run: (), lambda run: "")


def of(page: ModuleInfo, file: str = "") -> ModuleType:
    return import_module(".".join(filter(None, (pages.__name__, page.name, file))))


@pytest.mark.parametrize("page", list(iter_modules(pages.__path__)), ids=lambda page: page.name)
class TestEveryPage:
    def test_it_is_a_folder_with_the_same_files(self, page: ModuleInfo) -> None:
        assert page.ispkg
        assert {module.name for module in iter_modules(of(page).__path__)} >= set(PARTS)

    @pytest.mark.parametrize("part", HELD)
    def test_each_part_of_it_stands_in_its_file(self, page: ModuleInfo, part: str) -> None:
        shown = getattr(of(page).PLUGIN, part.lower())
        own = getattr(of(page, HELD[part]), part, None)
        assert shown is own or (own is None and shown == getattr(BARE, part.lower()))

    def test_it_begins_with_nothing_else(self, page: ModuleInfo) -> None:
        made = {name for name, value in vars(of(page)).items() if getattr(value, "__module__", "") == of(page).__name__}
        assert made == set()
