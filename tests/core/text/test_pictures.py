"""Pictures within a line: told from links and notes, and taken out of it without a trace."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.notes.inline import read
from study.core.text.compare import clean
from study.core.text.pictures import targets, without


@pytest.mark.parametrize(
    ("text", "rest", "names"),
    [
        ("Lung ![the lung](img/lung.png) breathes", "Lung breathes", ("img/lung.png",)),
        ("![[lung.png]]", "", ("lung.png",)),
        ("Lung ![[a b/lung.png|300]]", "Lung", ("a b/lung.png",)),
        ('![x](<a b.png> "words") y', "y", ("a b.png",)),
        ("![x](a%20b.png) y", "y", ("a b.png",)),
        ("![x](a_(1).png) y", "y", ("a_(1).png",)),
        ('<img src="a.png" alt="x"> y', "y", ("a.png",)),
        ("![[Other note]] y", "![[Other note]] y", ()),
        ("![[Other note.md]] y", "![[Other note.md]] y", ()),
        ("a [link](a.png) and [[a.png]]", "a [link](a.png) and [[a.png]]", ()),
        ("wow! [x] (y)", "wow! [x] (y)", ()),
        ("no   picture", "no   picture", ()),
    ],
)
def test_what_is_a_picture(text: str, rest: str, names: tuple[str, ...]) -> None:
    assert targets(text) == names
    assert without(text) == rest
    assert [one.target for one in read(text).references if one.embed] == list(names)


@given(st.text(alphabet="![]()<>|a.png \"'#imgsrc=", max_size=80))
def test_nothing_is_left_of_what_was_taken_out(text: str) -> None:
    assert len(without(text)) <= len(text)
    if not targets(text):
        assert without(text) == text


def test_a_caption_is_not_quoted() -> None:
    assert clean("holds the genome ![[nucleus.png|300]] of the cell") == "holds the genome of the cell"
