"""TOML of strangers: what would be dear is refused with its line, and everything else reads as tomllib reads it."""

import tomllib

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from study.core.limits import TOML, TOML_LEVELS
from study.core.safe_toml import read_toml
from tests.source_code import importing

HOSTILE = {
    "brackets": "a = " + "[" * 5_000 + "]" * 5_000,
    "brackets on many lines": "a = " + "[\n" * 5_000,
    "braces": "a = " + "{b = " * 5_000 + "1" + "}" * 5_000,
    "a long name": ".".join("a" * 5_000) + " = 1",
    "a long header": "[" + ".".join("a" * 5_000) + "]",
    "brackets behind a text that ends in quotes": 'a = ["""x"""", ' + "[" * 5_000,
    "brackets behind a literal text": "a = ['''x''''', " + "[" * 5_000,
    "brackets behind an escaped quote": r'a = ["\"", ' + "[" * 5_000,
    "a number without end": "a = " + "1" * 100_000,
    "a text without end": 'a = "' + '\\"' * 100_000,
    "a long text without end": 'a = """' + '\\"""' * 100_000,
    "an impossible date": "a = 2026-99-99",
    "a large file": "a = 1\n" + "#" * TOML,
    "what is no UTF-8": b"a = 1\nb = \xff",
    "nothing at all": "=",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_what_would_be_dear_is_refused(text: str | bytes) -> None:
    data, problems = read_toml(text if isinstance(text, bytes) else text.encode())
    assert data == {}
    assert [problem.severity for problem in problems] == ["error"]


def test_the_refused_line_is_named() -> None:
    _, [deep] = read_toml(b'a = """\n[[[[\n"""\nb = ' + b"[" * 100)
    assert deep.line == 4
    _, [foreign] = read_toml(b"a = 1\nb = '\xff'")
    assert foreign.line == 2


def test_what_people_write_is_read() -> None:
    text = (
        'order = ["a.md", "b.md"] # [[[[\nfloats = [' + "1.5, " * 100 + "]\n"
        "says = '[[[[[[[[[[[[[[[[[[[[[[['\n[[fact]]\nid = \"it's\"\n[fact.claim.deep]\nx = {y = [[1], [2]]}\n"
    )
    assert read_toml(b"\xef\xbb\xbf" + text.encode()) == (tomllib.loads(text), ())


PIECES = st.sampled_from([*"[]{}=.,\n#\"'\\ a1", '"""', "'''", "a = ", "[[a]]\n", '""""', "'''''"])


@given(st.lists(PIECES, max_size=40).map("".join))
@example("a = " + "[" * TOML_LEVELS + "]" * TOML_LEVELS)
def test_texts_of_modest_depth_read_as_tomllib_reads_them(text: str) -> None:
    data, problems = read_toml(text.encode())
    try:
        wanted = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        assert problems
    else:
        assert data == wanted or "levels deep" in problems[0].message


def test_nothing_else_reads_toml() -> None:
    assert importing("tomllib") == {"core/safe_toml.py"}
