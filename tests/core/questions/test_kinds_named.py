"""Nothing outside the folder of a kind names it: what needs a kind asks for one by what is asked."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from study.core.questions.kinds import KINDS

ROOT = Path(__file__).parents[3]
KINDS_HERE = ROOT / "study/core/questions/kinds"
PACKAGE = "study.core.questions.kinds"

MEANS_OTHERWISE = {
    "study/core/formats/anki/templates.py": {"cloze"},  # a filter of Anki's templates
    "study/core/formats/gift": {"truefalse", "ordering"},  # Moodle's types of question, which bear some of our names
    "study/core/formats/moodle_xml": {"truefalse", "ordering", "matching", "cloze", "single"},  # so here
    "study/core/formats/shared/moodle": {"truefalse", "ordering", "cloze"},  # and here
    "study/core/formats/qti12/item_reader.py": {"single", "multiple"},  # the cardinality of a response
    "study/core/formats/qti3": {"single", "multiple"},  # the same in QTI 3
    "study/core/generators/earlier.py": {"cloze", "recall"},  # names of recipes, which ids hold
    "study/core/generators/shapes/matching.py": {"matching"},  # the name of the shape, likewise
    "study/core/generators/sorts.py": {"matching"},  # the same, with what it asks in plain words
    "study/core/notes/dialects": {"cloze"},  # a syntax of cards in notes
    "study/web/unsent.py": {"short"},  # values that fit on a line
}
"""Where a text that is the name of a kind means something else."""

EVERYDAY = {"points"}
"""Names of kinds that are also the name of a column, a field or a place in a form."""

NAMES = "|".join(KINDS.keys() - EVERYDAY)
QUOTED = re.compile(rf"""(?:(?<!inputmode=)(?<!Style: )["']|/)({NAMES})["'/]""")


def modules() -> list[Path]:
    """All code but migrations, which say what a model was once."""
    return [path for path in sorted((ROOT / "study").rglob("*.py")) if "migrations" not in path.parts]


def folder_of(path: Path) -> str:
    """The kind whose folder a file stands in, if any."""
    return path.relative_to(KINDS_HERE).parts[0] if path.is_relative_to(KINDS_HERE) else ""


def imported(path: Path) -> Iterator[str]:
    """The kinds whose folders a module imports from."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        found = [one.name for one in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and node.module:
            found = [f"{node.module}.{one.name}" for one in node.names]
        parts = (name.removeprefix(f"{PACKAGE}.").split(".")[0] for name in found if name.startswith(f"{PACKAGE}."))
        yield from (part for part in parts if part in KINDS)


def named(path: Path) -> Iterator[tuple[int, str]]:
    """The texts of a module that are the name of a kind, with their lines."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and node.value in KINDS.keys() - EVERYDAY:
            yield node.lineno, str(node.value)


def allowed(path: Path) -> set[str]:
    place = path.relative_to(ROOT).as_posix()
    return {folder_of(path)}.union(
        *(names for start, names in MEANS_OTHERWISE.items() if place == start or place.startswith(f"{start}/"))
    )


def test_no_module_imports_a_kind() -> None:
    found = [(str(path), name) for path in modules() for name in imported(path) if name != folder_of(path)]
    assert found == []


def test_no_module_names_a_kind() -> None:
    found = [(str(path), *one) for path in modules() for one in named(path) if one[1] not in allowed(path)]
    assert found == []


@pytest.mark.parametrize("start", MEANS_OTHERWISE)
def test_what_means_otherwise_still_stands_there(start: str) -> None:
    place = ROOT / start
    found = {name for path in ([place] if place.is_file() else place.rglob("*.py")) for _, name in named(path)}
    assert found == MEANS_OTHERWISE[start]


@pytest.mark.parametrize("folder", ["templates", "static/js", "study"])
def test_no_template_or_script_names_a_kind(folder: str) -> None:
    files = [path for suffix in ("html", "js", "svg") for path in sorted((ROOT / folder).rglob(f"*.{suffix}"))]
    naming = [
        (str(path.relative_to(ROOT)), found[1])
        for path in files
        for found in QUOTED.finditer(path.read_text(encoding="utf-8"))
        if found[1] != folder_of(path)
    ]
    assert files and naming == []
