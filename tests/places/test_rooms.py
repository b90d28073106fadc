"""Every place has rooms with walls: each module stands on a layer, and the layers have one order everywhere."""

import ast
import tomllib
from pathlib import Path
from typing import Any

import pytest

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


@pytest.mark.parametrize("path", VIEWS, ids=lambda path: str(path.relative_to(HOME)))
def test_views_ask_queries_and_never_the_database(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text())):
        assert not (isinstance(node, ast.Attribute) and node.attr in MANAGERS), f"line {node.lineno} reads or writes"
        assert not (isinstance(node, ast.Name) and node.id in SHORTCUTS), f"line {node.lineno} reads"
