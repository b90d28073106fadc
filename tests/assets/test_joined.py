"""What is sent as one style sheet and one script is what stands in the parts, and nothing else is collected."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.management import call_command
from pytest_django import Settings

from study.web.joined import LISTS, JoiningFinder, joined, parts

STATIC = Path(settings.BASE_DIR) / "static"


@pytest.fixture
def sources(settings: Settings, tmp_path: Path) -> Path:
    """A folder of static files with two lists."""
    folder = tmp_path / "static"
    for name, text in {
        "css/keepwarm.css": '/* Both. */\n@import url("one.css");\n@import url("two.css");\n',
        "css/one.css": "a { top: 0; }\n",
        "css/two.css": "b { top: 0; }\n",
        "css/alone.css": "c { top: 0; }\n",
        "js/keepwarm.js": '// Both.\nimport "./one.js";\nimport "./two.js";\n',
        "js/one.js": "// One,\n// at length.\nconst x = 1; // one\n  // More.\n",
        "js/two.js": "const x = 2;\n",
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    settings.STATICFILES_DIRS, settings.DATA_DIR = [folder], tmp_path / "data"
    return folder


def text_of(name: str) -> str:
    return Path(JoiningFinder().find(name)).read_text()


def test_parts_stand_in_the_order_of_their_list(sources: Path) -> None:
    assert text_of("css/keepwarm.css") == "a{top: 0}b{top: 0}"


def test_names_of_one_script_are_not_those_of_another(sources: Path) -> None:
    assert text_of("js/keepwarm.js") == "{\nconst x = 1; // one\n}\n{\nconst x = 2;\n}\n"


def test_a_changed_part_is_seen_at_once(sources: Path) -> None:
    before = text_of("css/keepwarm.css")
    (sources / "css/two.css").write_text("b { top: 1px; }\n")
    assert text_of("css/keepwarm.css") == before.replace("b{top: 0}", "b{top: 1px}")


def test_what_is_not_a_list_is_found_where_it_stands(sources: Path) -> None:
    assert JoiningFinder().find("css/two.css") == str(sources / "css/two.css")
    assert not JoiningFinder().find("css/three.css")
    assert [Path(one).read_text() for one in JoiningFinder().find("css/two.css", find_all=True)] == ["b { top: 0; }\n"]
    assert len(JoiningFinder().find("css/keepwarm.css", find_all=True)) == 1


def test_parts_are_not_collected(sources: Path) -> None:
    found = {name: Path(storage.path(name)).read_text() for name, storage in JoiningFinder().list(None)}
    assert set(found) == {"css/keepwarm.css", "css/alone.css", "js/keepwarm.js"}
    assert found["css/keepwarm.css"] == text_of("css/keepwarm.css")


@pytest.mark.parametrize("line", ["a { top: 0; }", '@import url("../one.css");', '@import "one.css";', "import x;"])
def test_a_list_holds_nothing_of_its_own(sources: Path, line: str) -> None:
    (sources / "css/keepwarm.css").write_text(f"/* Both. */\n{line}\n")
    with pytest.raises(ValueError, match=r"keepwarm\.css, line 2"):
        joined(sources / "css/keepwarm.css")


def bare(text: str) -> str:
    """A part without its comments, its space and its semicolons: not all of them are sent."""
    said = re.sub(r"^\s*//.*", "", re.sub(r"\s*/\*.*?\*/", "", text, flags=re.DOTALL), flags=re.MULTILINE)
    return re.sub(r"[\s;]", "", said)


@pytest.mark.parametrize("name", LISTS)
def test_every_page_gets_the_whole(name: str) -> None:
    sent = bare(Path(finders.find(name)).read_text())  # type: ignore[arg-type]
    assert all(bare(part.read_text()) in sent for part in parts(STATIC / name))


def test_scripts_know_nothing_of_each_other() -> None:
    lists = {STATIC / name for name in LISTS}
    imports = ("import ", "export ")
    for script in set((STATIC / "js").glob("*.js")) - lists:
        assert not [line for line in script.read_text().splitlines() if line.startswith(imports)], script.name


def test_names_are_hashed_and_addresses_inside_follow(settings: Settings, tmp_path: Path) -> None:
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    }
    call_command("collectstatic", verbosity=0, interactive=False)
    (sheet,) = tmp_path.glob("css/keepwarm.*.css")
    (font,) = tmp_path.glob("fonts/source-sans-3.*.woff2")
    assert f'url("../fonts/{font.name}")' in sheet.read_text()
    assert sheet.with_name(f"{sheet.name}.br").exists() and list(tmp_path.glob("js/keepwarm.*.js.gz"))
    assert not (tmp_path / "css/tokens.css").exists()
