"""Plugins are found by walking: none is left out in silence, and what they share is not taken for one."""

import sys
from pathlib import Path
from types import ModuleType

import pytest

from study.core.discovery import plugins


@pytest.fixture
def family(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A family of one plugin, `whole`, beside `common`, which holds what plugins share."""
    monkeypatch.syspath_prepend(str(tmp_path))
    folder = tmp_path / "family"
    for name, text in (("", ""), ("whole", "PLUGIN = 1"), ("common", "")):
        (folder / name).mkdir(exist_ok=True)
        (folder / name / "__init__.py").write_text(text)
    for name in [name for name in sys.modules if name.partition(".")[0] == "family"]:
        monkeypatch.delitem(sys.modules, name)
    return __import__("family")


def test_shared_things_are_no_plugin(family: ModuleType) -> None:
    assert plugins(family, int, beside="common") == {"whole": 1}


def test_a_folder_without_a_plugin_is_refused_by_name(family: ModuleType) -> None:
    with pytest.raises(TypeError, match=r"family\.common"):
        plugins(family, int)
