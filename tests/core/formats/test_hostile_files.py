"""Files that are broken, mutilated or meant to harm: every format answers with problems, and soon."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from study.core.formats import FORMATS
from study.core.formats.shared.format import Format, Read
from study.core.formats.shared.safe_xml import Element, read_xml
from study.core.limits import MEGABYTE
from study.core.problem import Problem
from tests.core.formats.questions import is_ours

READERS = [FORMATS["gift"], FORMATS["moodle-xml"]]
GIFT = b"\n\n".join(path.read_bytes() for path in sorted(Path(__file__).with_name("gift").glob("*.gift")))
XML = (Path(__file__).parent / "moodle.xml").read_bytes()
each_reader = pytest.mark.parametrize("codec", READERS, ids=lambda codec: codec.name)
modest = settings(max_examples=60)


def check(codec: Format, data: bytes) -> Read:
    """Read `data` and look at what every reading promises."""
    assert codec.read
    found = codec.read(data, "file")
    assert found == codec.read(data, "file")
    assert isinstance(codec.recognises(data, "file"), bool)
    assert all(problem.file == "file" and problem.message for problem in found.problems)
    keys = [record.question.key for record in found.records]
    assert len(set(keys)) == len(keys)
    assert found.records or found.problems
    assert found.refused <= sum(problem.severity == "error" for problem in found.problems)
    return found


@each_reader
@modest
@given(data=st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode("utf-8", "replace")))
def test_any_bytes_are_answered(codec: Format, data: bytes) -> None:
    check(codec, data)


@pytest.mark.parametrize(("name", "whole"), [("gift", GIFT), ("moodle-xml", XML)])
@modest
@given(data=st.data())
def test_mutilated_files_are_answered_and_what_is_taken_is_whole(name: str, whole: bytes, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(len(whole), start + 2000)))
    middle = data.draw(st.sampled_from([b"", b"{", b"}", b"=", b"~", b"#", b"->", b"<", b"</text>", b"\n\n", b"\xff"]))
    cut = whole[max(0, start - 3000) : start] if name == "gift" else whole[:start]
    found = check(FORMATS[name], cut + middle + whole[end : end + 3000 if name == "gift" else None])
    assert all(is_ours(record.question) for record in found.records[:10])


@pytest.mark.parametrize("name", [one.name for one in FORMATS.values() if one.read])
def test_too_large_a_file_is_refused_unread(name: str) -> None:
    found = check(FORMATS[name], b"<" + b"x" * FORMATS[name].most)
    assert f"larger than {FORMATS[name].most // MEGABYTE} MB" in found.problems[0].message


HOSTILE = {
    "a billion laughs": b"<!DOCTYPE q [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'>]><quiz>&b;</quiz>",
    "a file of ours": b"<!DOCTYPE q SYSTEM 'file:///etc/passwd'><quiz/>",
    "an outside entity": b"<!DOCTYPE q [<!ENTITY a SYSTEM 'http://example.org/'>]><quiz>&a;</quiz>",
    "parameter entities": b"<!DOCTYPE q [<!ENTITY % a SYSTEM 'http://example.org/'>%a;]><quiz/>",
    "depth": b"<a>" * 100_000,
    "attributes": b"<quiz " + b" ".join(b"a%d='1'" % number for number in range(1000)) + b"/>",
    "an unknown encoding": b"<?xml version='1.0' encoding='rot13'?><quiz/>",
    "an unknown entity": b"<quiz>&nbsp;</quiz>",
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_xml_that_means_harm_is_refused(data: bytes) -> None:
    assert isinstance(read_xml(data), Problem)


def test_xml_is_a_tree_with_lines_and_without_namespaces() -> None:
    root = read_xml(
        b"\n\n<?xml version='1.0'?>\n<q xmlns='urn:a' b:c='1' xmlns:b='urn:b'>x<d/>y<![CDATA[<&>]]>\n<d>z</d></q>"
    )
    assert isinstance(root, Element)
    assert (root.tag, root.text, root.attributes) == ("q", "xy<&>\n", {"c": "1"})
    assert [(child.tag, child.text, child.line) for child in root.all("d")] == [("d", "", 4), ("d", "z", 5)]


def test_a_question_of_too_many_answers_is_refused_and_the_next_one_read() -> None:
    answers = " ".join(f"~option {number}" for number in range(200))
    found = check(FORMATS["gift"], f"Which?{{=this {answers}}}\n\nSo?{{T}}".encode())
    assert [record.question.prompt for record in found.records] == ["So?"]
    assert [problem.message for problem in found.problems] == ["The question has more than 100 answers."]


def test_many_questions_of_one_name_get_ids_of_their_own() -> None:
    found = check(FORMATS["gift"], b"So?{T}\n\n" * 500)
    assert len(found.records) == 500
