"""Every place has rooms with walls: each module stands on a layer, and the layers have one order everywhere."""

import ast
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db.models import Field, Manager, Model, QuerySet
from django.http import QueryDict

import study

HOME = Path(study.__file__).parent
PLACES = sorted(path.parent.name for path in HOME.glob("*/__init__.py") if path.parent.name not in ("core", "settings"))
CONTRACTS = tomllib.loads((HOME.parent / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
ORDER = ("urls", "views", "forms", "operations", "queries", "models")  # operations and queries stand beside each other


def contract_of(place: str) -> dict[str, Any]:
    """The one contract that lays out a place."""
    [found] = [one for one in CONTRACTS if one.get("containers") == [f"study.{place}"]]
    return dict(found)


def layers_of(place: str) -> list[set[str]]:
    """The modules of a place by layer, the uppermost first."""
    return [set(layer.replace("|", " ").split()) for layer in contract_of(place)["layers"]]


@pytest.mark.parametrize("place", PLACES)
def test_a_module_without_a_layer_fails_the_check(place: str) -> None:
    contract = contract_of(place)
    assert contract["type"] == "layers" and contract["exhaustive"] is True
    assert "exhaustive_ignores" not in contract and "ignore_imports" not in contract


@pytest.mark.parametrize("place", PLACES)
def test_every_layer_is_of_modules_that_there_are(place: str) -> None:
    inside = {path.stem for path in (HOME / place).iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert inside - {"__init__"} == set().union(*layers_of(place))


@pytest.mark.parametrize("place", PLACES)
def test_layers_have_the_same_order_everywhere(place: str) -> None:
    at = {name: number for number, layer in enumerate(layers_of(place)) for name in layer}
    stand = [at[name] for name in ORDER if name in at]
    assert stand == sorted(stand)
    assert at.get("operations", at.get("queries")) == at.get("queries", at.get("operations"))


VIEWS = sorted([*HOME.glob("*/views.py"), *HOME.glob("*/views/*.py")])
MANAGERS = {"objects", "_default_manager", "_base_manager"}
SHORTCUTS = {"get_object_or_404", "get_list_or_404"}
# What rows, managers and querysets can do. `get`, `count` or `values` is said of dictionaries and lists too: those
# count where they are asked of a relation.
ROWS = {name for kind in (QuerySet, Manager, Model) for name in dir(kind) if not name.startswith("_")}
ROWS |= {"add", "remove", "set", "clear"}
PLAIN = {name for kind in (dict, list, set, str, tuple, QueryDict) for name in dir(kind)}
RELATIONS = {
    field.name if isinstance(field, Field) else field.get_accessor_name()
    for model in apps.get_models()
    for field in model._meta.get_fields()
    if field.one_to_many or field.many_to_many
}


def database_work(source: str) -> list[str]:
    """Where a module reads or writes rows, transactions included."""
    tree = ast.parse(source)
    imported = {name.asname or name.name for node in ast.walk(tree) for name in names_of(node)}
    return [ast.unparse(node) for node in ast.walk(tree) if is_work(node, imported)]


def names_of(node: ast.AST) -> list[ast.alias]:
    return node.names if isinstance(node, ast.Import | ast.ImportFrom) else []


def is_work(node: Any, imported: set[str]) -> bool:
    match node:
        case ast.Import(names=names):
            return any(name.name.startswith("django.db") for name in names)
        case ast.ImportFrom(module=str(module)):
            return module.startswith("django.db") or any(name.name in SHORTCUTS for name in node.names)
        case ast.Attribute(attr=attr) if attr in MANAGERS:
            return True
        case ast.Call(func=ast.Attribute(value=ast.Name(id=name))) if name in imported:
            return False  # a function of a module, or of a class that is no model
        case ast.Call(func=ast.Attribute(value=ast.Attribute(attr=relation), attr=attr)) if relation in RELATIONS:
            return attr in ROWS
        case ast.Call(func=ast.Attribute(attr="save"), keywords=[ast.keyword(arg="commit", value=ast.Constant(False))]):
            return False  # a form over a row: it gives the row, and saves nothing
        case ast.Call(func=ast.Attribute(attr=attr)):
            return attr in ROWS - PLAIN
    return False


@pytest.mark.parametrize("path", VIEWS, ids=lambda path: str(path.relative_to(HOME)))
def test_views_ask_queries_and_never_the_database(path: Path) -> None:
    assert not database_work(path.read_text())


@pytest.mark.parametrize(
    "line",
    [
        "Bank.objects.get(pk=1)",
        "get = bank.members.get(pk=1)",
        "x = bank.cohorts.count()",
        "x = question.versions.filter(number=1).first()",
        "bank.cohorts.set([])",
        "x = version.writers.all()",
        "bank.refresh_from_db()",
        "x = found.exclude(pk=1)",
        "x = found.exists()",
        "bank.save()",
        "row.delete()",
        "from django.db import transaction",
        "import django.db.models",
        "from django.shortcuts import get_object_or_404, render",
    ],
)
def test_work_on_rows_is_seen(line: str) -> None:
    assert database_work(line)


@pytest.mark.parametrize(
    "line",
    [
        "x = request.GET.get('page')",
        "x = days.count(1)",
        "x = counted.values()",
        "from study.banks import operations\noperations.save(question=question)",
        "x = form.save(commit=False)",
    ],
)
def test_other_calls_are_free(line: str) -> None:
    assert not database_work(line)


@pytest.mark.parametrize("place", PLACES)
def test_no_place_borrows_views_of_another(place: str) -> None:
    borrowed = re.compile(r"^(?:from|import) (study\.\w+)[.\w]*(?:\.| import )views\b", re.MULTILINE)
    for path in (HOME / place).rglob("*.py"):
        assert {*borrowed.findall(path.read_text())} <= {f"study.{place}"}, path.name
