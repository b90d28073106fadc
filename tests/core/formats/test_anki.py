"""Anki: our questions on two sides and back, and the notes of others."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings

from study.core.formats.anki import PLUGIN
from study.core.formats.anki.notes import NOTES, Note, Notes, NoteType, from_member, to_member
from study.core.formats.anki.reader import read_members
from study.core.formats.anki.writer import write_members
from study.core.formats.shared.format import Read, Record
from study.core.questions.kinds import KINDS
from study.core.questions.question import Question
from study.core.questions.source.reader import parse_question
from tests.core.formats.records import bare, choices, examples, full

MODEST = settings(max_examples=60)

BASIC = NoteType(1, "Basic", ("Front", "Back"))
TYPES = (BASIC, NoteType(2, "Cloze", ("Text", "Extra"), cloze=True))


def foreign(*notes: Note) -> Read:
    return read_members({NOTES: to_member(Notes(TYPES, notes))}, "deck.apkg")


def written(question: Question) -> Note:
    packed = write_members([Record(question)], "A bank")
    assert packed.problems == ()
    [note] = from_member(packed.members[NOTES]).notes
    return note


def test_every_kind_there_is_reads_back_as_it_was() -> None:
    records = [Record(question, "runtime/limits") for question in (*examples(), replace(full(), key="full"))]
    packed = write_members(records, "A bank")
    found = read_members(packed.members, "bank.apkg")
    assert (packed.problems, found.problems, found.refused) == ((), (), 0)
    assert bare(found.records) == [record.question for record in records]
    assert {record.category for record in found.records} == {"runtime/limits"}


@MODEST
@given(choices())
def test_any_wording_reads_back(question: Question) -> None:
    packed = write_members([Record(question)], "")
    assert packed.problems == ()
    assert bare(read_members(packed.members, "").records) == [question]


def test_a_note_keeps_its_guid_when_its_question_changes() -> None:
    question = examples()[0]
    other = written(replace(question, title="Another title"))
    assert other.guid == written(question).guid != written(examples()[1]).guid
    assert other.fields != written(question).fields


@pytest.mark.parametrize("question", examples(), ids=lambda question: question.key)
def test_the_front_has_every_option_and_no_reason_and_the_back_has_them_all(question: Question) -> None:
    front, back, _ = written(question).fields
    rows = KINDS[question.kind].explain(question.body, None, 0).rows
    reasons = [row.reason for row in rows if row.reason]
    assert all(word in back for reason in reasons for word in re.findall(r"[a-z]{4,}", reason))
    assert not any(reason in front for reason in reasons)
    assert "✓" not in front
    if question.kind in ("single", "multiple", "truefalse"):
        assert front.count("<li>") == back.count("<li>") == len(rows)


def test_a_computed_choice_has_its_options_on_the_front() -> None:
    found = (parse_question(text)[0] for text in KINDS["computed"].examples)
    chosen = next(one for one in found if one and KINDS["computed"].lists(KINDS["computed"].present(one.body, 0)))
    front, back, _ = written(chosen).fields
    assert all(f"<li>{text}</li>" in front for text in ("Nowhere", "A queue"))
    assert "<b>Nowhere</b> ✓" in back and "✓" not in front


def test_blanks_are_ankis_own_and_hold_what_would_end_them() -> None:
    text = "## T {#t}\n\nThe type {{c1::AWS::Lambda::Function::kind}} and {{c2::{a}}}, ~~not~~ *this*.\n"
    question, _ = parse_question(text)
    assert question
    front = written(replace(question, lines=(0, 0))).fields[0]
    assert "{{c1::AWS&#58;&#58;Lambda&#58;&#58;Function::kind}}" in front
    assert "{{c2::{a&#125;}}" in front
    assert "<em>this</em>" in front


def test_the_two_sides_of_another_deck_become_a_card() -> None:
    fields = ("What is <b>cold</b>?", "A start &amp; more<br>[sound:a.mp3]<img src='x.png'>")
    found = foreign(Note("G}sx-2Z>a", 1, fields, ("aws::lambda", "limits"), "Cloud::Lambda"))
    [record] = found.records
    question = record.question
    assert (question.kind, question.prompt, question.body.answer) == (
        "recall",
        "What is **cold**?",
        "A start & more<br>\n[picture]",
    )
    assert (record.category, question.tags) == ("Cloud/Lambda", ("aws::lambda", "limits"))
    assert [problem.message for problem in found.problems] == ["Left out: a sound (a.mp3), a picture (x.png)."]
    assert bare(foreign(Note("G}sx-2Z>a", 1, ("Reworded", "x"))).records)[0].key == question.key


def test_blanks_of_another_deck_get_a_number_each() -> None:
    found = foreign(Note("g", 2, ("{{c1::Lambda}} runs up to {{c1::900::number}} s", "A quarter of an hour")))
    [question] = bare(found.records)
    assert question.kind == "cloze"
    assert [(blank.number, blank.accepted, blank.hint) for blank in question.body.blanks] == [
        (1, ("Lambda",), ""),
        (2, ("900",), "number"),
    ]
    assert question.explanation == "A quarter of an hour"


@pytest.mark.parametrize(
    "note",
    [
        Note("g", 1, ("Front only", "")),
        Note("g", 1, ("", "Back only")),
        Note("g", 1, ("A picture", "[sound:a.mp3]")),
        Note("g", 2, ("No blank", "")),
        Note("g", 9, ("Unknown type", "x")),
        Note("g", 1, ()),
    ],
)
def test_what_cannot_be_asked_is_refused_and_the_rest_goes_in(note: Note) -> None:
    found = foreign(note, Note("h", 1, ("What?", "That.")))
    assert (len(found.records), found.refused) == (1, 1)
    assert [problem.severity for problem in found.problems].count("error") == 1


@pytest.mark.parametrize("data", [b"", b"[]", b"{", b'{"notes": [1]}', b'{"types": {"a": 1}}', b"\xff"])
def test_broken_members_are_told(data: bytes) -> None:
    assert read_members({NOTES: data}, "x").records == ()
    assert read_members({}, "x").problems != ()


def test_its_name_and_container() -> None:
    assert (PLUGIN.name, PLUGIN.container, PLUGIN.suffix) == ("apkg", "anki", ".apkg")
