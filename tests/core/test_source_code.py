"""Whatever way a package is imported in, it is seen."""

import ast

import pytest

from tests.source_code import imports


@pytest.mark.parametrize(
    "line",
    ["import yaml", "import os, yaml.nodes", "import yaml as y", "from yaml import nodes", "from yaml.nodes import *"],
)
def test_every_way_of_importing_is_seen(line: str) -> None:
    assert imports(ast.parse(line).body[0], "yaml")


@pytest.mark.parametrize("line", ["import yamllib", "from .yaml import x", "from study.yaml import x", "yaml = 1"])
def test_nothing_else_is_one(line: str) -> None:
    assert not imports(ast.parse(line).body[0], "yaml")
