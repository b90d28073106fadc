"""YAML of strangers: every reader of it takes the same hostile texts, and pays for none of them."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from study.core.language.params import read_params
from study.core.limits import YAML, YAML_NODES
from study.core.notes.frontmatter import read_front_matter
from study.core.questions.source.front import read_front
from study.core.safe_yaml import Fault, Part, read_yaml, write_yaml
from tests.source_code import importing

UNFOLDING = "a: &a [x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join(['*' + before] * 9)}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
HOSTILE = {
    "aliases that unfold": UNFOLDING,
    "an alias to itself": "a: &a [*a]",
    "merged keys": "a: &x {b: c}\nd: {<<: *x}",
    "open brackets": "[" * 4_000,
    "brackets": "a: " + "[" * 2_000 + "]" * 2_000,
    "braces": "a: " + "{a: " * 1_000 + "1" + "}" * 1_000,
    "deep blocks": "".join(f"{' ' * depth}a:\n" for depth in range(100)),
    "many values": "a: [" + "1," * (YAML_NODES + 1) + "]",
    "a long text": "a: " + "x" * YAML,
    "a name twice": "a: 1\na: 2",
    "a name that is a list": "? [a]\n: 1",
}
ODD = ["a: !!int ''", "a: 0x" + "f" * 9_000, "a: 1" + ":59" * 3_000, "a: 2001-99-99", "? 0x" + "f" * 5_000 + "\n: 1"]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_no_reader_takes_what_would_be_dear(text: str) -> None:
    assert isinstance(read_yaml(text), Fault)
    lines = ["---", *text.split("\n"), "---"]
    front = read_front_matter(lines)
    assert front.properties == {} and front.message
    _, problems = read_front(lines)
    assert [problem.severity for problem in problems] == ["error"]
    params, problems = read_params(text, 1)
    assert params is None and problems


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_nothing_is_built_of_it(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[object] = []
    scan = yaml.parse

    def counted(*given: object, **named: object):  # type: ignore[no-untyped-def]
        for event in scan(*given, **named):
            seen.append(event)
            yield event

    monkeypatch.setattr(yaml, "parse", counted)
    read_yaml(text)
    assert len(seen) <= 2 * YAML_NODES


@pytest.mark.parametrize("text", ODD)
def test_the_odd_types_of_yaml_are_texts(text: str) -> None:
    read = read_yaml(text)
    assert isinstance(read, Part) and isinstance(read.value, dict)
    assert read_front_matter(["---", text, "---"]).message == ""


def test_scalars_have_the_types_one_expects_and_lines() -> None:
    read = read_yaml("a: 1\nb: [0.5, true, 'true', on, ~]\nc: 010x")
    assert isinstance(read, Part)
    assert read.plain() == {"a": 1, "b": [0.5, True, "true", "on", ""], "c": "010x"}
    assert read.words() == {"a": "1", "b": ["0.5", "true", "true", "on", "~"], "c": "010x"}
    assert isinstance(read.value, dict) and [part.line for part in read.value.values()] == [1, 2, 3]
    assert read_yaml("") == Part({}, 1)


@given(st.text(alphabet="ab:-[]{}&*!|>'\"#?,% \n\t\\\x00\x85\ud800~<0", max_size=60))
def test_no_text_raises(text: str) -> None:
    read = read_yaml(text)
    assert isinstance(read, Part | Fault)
    read_front_matter(["---", *text.split("\n"), "---"])


PRINTED = st.characters(exclude_categories=["C", "Zl", "Zp"])


@given(st.dictionaries(st.text(PRINTED, min_size=1, max_size=8), st.text(PRINTED, max_size=20), max_size=5))
def test_what_is_written_reads_back(data: dict[str, str]) -> None:
    read = read_yaml(write_yaml(data))
    assert isinstance(read, Part)
    assert read.words() == data


def test_one_module_imports_yaml() -> None:
    assert importing("yaml") == {"core/safe_yaml.py"}
