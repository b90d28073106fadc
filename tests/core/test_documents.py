"""What the documents name is there: modules, paths, places, words and settings."""

import importlib
import re
import tomllib
from pathlib import Path

import pytest

import study
from study.core.generators.languages import SPOKEN
from study.core.text.plural import listed

ROOT = Path(__file__).parents[2]
STUDY = ROOT / "study"
README = (ROOT / "README.md").read_text()
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text()
SETTINGS = (STUDY / "settings" / "__init__.py").read_text()
SETTING = r"\b(?:DATABASE_URL|KEEPWARM_[A-Z_]+)\b"
# A path is sought from where the sentence around it may stand; a bare file name anywhere in the code.
FOLDERS = [ROOT, STUDY, STUDY / "core", STUDY / "core/questions", ROOT / "content/aws-lambda", ROOT / "static"]
MADE = {".data/", ".tools/", ".env"}  # on the machine, not in the repository
READERS_OWN = {"my-notes.md", "vault/"}

RETIRED = {
    *("stock", "shelf", "opened", "telling", "trying", "making", "together", "wording", "asking", "reading", "showing"),
    *("proposing", "computing", "freezing", "placing", "citing", "corpus", "sheet", "practice", "figuring", "storing"),
}


def packages(folder: Path) -> set[str]:
    return {path.parent.name for path in folder.glob("*/__init__.py")}


def found(name: str) -> bool:
    """Whether the dotted name of a module, or of something in one, leads somewhere."""
    parts = name.split(".")
    for length in range(len(parts), 0, -1):
        module = ".".join(parts[:length])
        if not (ROOT / module.replace(".", "/")).is_dir() and not (ROOT / f"{module.replace('.', '/')}.py").is_file():
            continue
        thing: object = importlib.import_module(module)
        for part in parts[length:]:
            if not hasattr(thing, part):
                return False
            thing = getattr(thing, part)
        return True
    return False


def section(text: str, title: str) -> str:
    """The text under a heading of the second level."""
    return text.split(f"\n## {title}\n")[1].split("\n## ")[0]


def glossary() -> list[tuple[str, str, list[str]]]:
    """Words, meaning, and the names the table gives for them."""
    rows = [line.strip("|").split("|") for line in section(CONTRIBUTING, "Glossary").splitlines() if line[:2] == "| "]
    cells = [(word.strip(), meaning.strip(), re.findall(r"`([^`]+)`", held)) for word, meaning, held in rows]
    return [row for row in cells if row[1] and row[0] != "word" and row[0] != "---"]


def test_the_glossary_has_each_word_once() -> None:
    words = [word for words, _, _ in glossary() for word in words.split(", ")]
    assert len(words) > 50
    assert len({*words}) == len(words)


@pytest.mark.parametrize("name", sorted({name for _, _, names in glossary() for name in names}))
def test_what_the_glossary_names_exists(name: str) -> None:
    assert found(f"study.{name}")


def test_a_wrong_name_is_seen() -> None:
    assert found("study.banks.models.Bank") and not found("study.banks.models.Shelf")
    assert not found("study.banks.shelf") and not found("practice.models")


def test_no_module_bears_a_retired_word() -> None:
    bearing = {str(path.relative_to(STUDY)) for path in STUDY.rglob("*") if path.stem in RETIRED}
    assert not {name for name in bearing if "migrations" not in name and "__pycache__" not in name}


def test_the_map_of_the_readme_is_the_tree() -> None:
    lines = section(README, "A map of the code").split("```")[1].splitlines()
    named = {depth: {line.split()[0].rstrip("/") for line in lines if indent(line) == depth} for depth in (2, 4)}
    assert named[2] == packages(STUDY)
    assert named[4] == packages(STUDY / "core")


def indent(line: str) -> int:
    return len(line) - len(line.lstrip()) if line.strip() else -1


def test_the_direction_is_the_one_that_is_checked() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    (layers,) = [contract["layers"] for contract in contracts if contract["name"] == "Direction"]
    assert " -> ".join(layers) in CONTRIBUTING


def test_every_place_has_a_row_in_the_order_of_the_direction() -> None:
    places = re.findall(r"^\| `(\w+)` \|", section(CONTRIBUTING, "The picture"), re.MULTILINE)
    (line,) = re.findall(r"^urls -> (.*) -> core$", CONTRIBUTING, re.MULTILINE)
    assert places == line.split(" -> ")
    assert {*places} == packages(STUDY) - {"core", "settings"}


def paths(text: str) -> set[str]:
    """What stands in code marks and is a path: `study/core`, `core/problem.py`, `content/<course>/`."""
    marked = re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", text, flags=re.DOTALL))
    linked = re.findall(r"\]\(([^):#]+)\)", text)
    path = re.compile(r"\.?[\w<][\w.<>-]*(/[\w.<>/-]*|\w\.(py|md|toml|html))")
    return {name for name in [*marked, *linked] if path.fullmatch(name)}


@pytest.mark.parametrize("name", sorted(paths(README) | paths(CONTRIBUTING)))
def test_every_path_leads_somewhere(name: str) -> None:
    pattern = re.sub(r"<\w+>", "*", name).rstrip("/")
    found_below = any(any(folder.glob(pattern)) for folder in FOLDERS)
    assert name in MADE | READERS_OWN or found_below or ("/" not in pattern and any(STUDY.rglob(pattern)))


@pytest.mark.parametrize(
    "name", sorted({*re.findall(r"\bstudy(?:\.\w+)+", README + CONTRIBUTING)} - {"study.example.org", "study.wsgi"})
)
def test_every_dotted_name_leads_somewhere(name: str) -> None:
    assert found(name)


def names_of(text: str) -> set[str]:
    return {*re.findall(SETTING, text)}


def test_every_setting_is_shown_and_every_shown_one_is_read() -> None:
    read = {*re.findall(r"environ\.get\(\"(\w+)\"", SETTINGS)}
    shown = {*re.findall(r"^#?([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE)}
    elsewhere = {
        name
        for name in ("POSTGRES_PASSWORD", "WEB_CONCURRENCY")
        if name in (ROOT / "compose.yaml").read_text() + (ROOT / "gunicorn.conf.py").read_text()
    }
    assert shown == read | elsewhere
    assert names_of(SETTINGS.split('"""')[1]) == read


def test_the_environment_is_read_in_the_settings_alone() -> None:
    readers = {
        str(path.relative_to(STUDY))
        for path in STUDY.rglob("*.py")
        if re.search(r"environ|getenv", path.read_text()) and names_of(path.read_text())
    }
    assert readers == {"settings/__init__.py", "settings/test.py"}


def test_the_documents_name_no_setting_that_is_not_there() -> None:
    assert names_of(README + CONTRIBUTING) <= names_of(SETTINGS) | {"KEEPWARM_TEST_DATABASE"}


def test_the_version_is_said_once_more_and_the_same() -> None:
    assert tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"] == study.VERSION


def test_the_readme_names_the_languages_that_questions_are_made_in() -> None:
    assert f"in {listed(SPOKEN)};" in README
