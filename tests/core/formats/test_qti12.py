"""QTI 1.2: what Canvas writes is read, what is lost is told, and what we write we read."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from study.core.formats.qti12 import PLUGIN
from study.core.formats.qti12.reader import read, read_members, recognises
from study.core.formats.qti12.writer import write_members
from study.core.formats.shared.format import Read, Record
from study.core.formats.shared.safe_xml import Element, read_xml
from study.core.formats.shared.shapes import block_of, lost
from study.core.questions.question import Question
from tests.core.formats.records import bare, choices, examples, full

MODEST = settings(max_examples=60)

UNHELD = ("computed", "ordering", "points", "recall")


def label(ident: str, text: str, **more: str) -> str:
    named = "".join(f' {name}="{value}"' for name, value in more.items())
    return f'<response_label ident="{ident}"{named}><material><mattext>{text}</mattext></material></response_label>'


def place(ident: str, *labels: str, left: str = "") -> str:
    above = f"<material><mattext>{left}</mattext></material>" if left else ""
    return f'<response_lid ident="{ident}">{above}<render_choice>{"".join(labels)}</render_choice></response_lid>'


def earns(*tests: str, score: float = 100) -> str:
    setter = f'<setvar action="Set" varname="SCORE">{score}</setvar>'
    return f"<respcondition><conditionvar>{''.join(tests)}</conditionvar>{setter}</respcondition>"


def equal(value: str, ident: str = "response1") -> str:
    return f'<varequal respident="{ident}">{value}</varequal>'


def item(sort: str, answers: str, *conditions: str, prompt: str = "Which?", ident: str = "g1") -> str:
    told = f"<qtimetadatafield><fieldlabel>question_type</fieldlabel><fieldentry>{sort}</fieldentry></qtimetadatafield>"
    return (
        f'<item ident="{ident}" title="Question"><itemmetadata><qtimetadata>{told}</qtimetadata></itemmetadata>'
        f'<presentation><material><mattext texttype="text/html">&lt;p&gt;{prompt}&lt;/p&gt;</mattext></material>'
        f"{answers}</presentation><resprocessing>{''.join(conditions)}</resprocessing></item>"
    )


def quiz(*items: str, sort: str = "assessment", ident: str = "quiz", title: str = "A quiz") -> bytes:
    inner = f'<{sort} ident="{ident}" title="{title}"><section>{"".join(items)}</section></{sort}>'
    return f'<questestinterop xmlns="http://www.imsglobal.org/xsd/ims_qtiasiv1p2">{inner}</questestinterop>'.encode()


def one(sort: str, answers: str, *conditions: str, prompt: str = "Which?") -> Question:
    found = read(quiz(item(sort, answers, *conditions, prompt=prompt)), "mine.xml")
    assert not found.problems
    return bare(found.records)[0]


def typed(decimal: bool = False) -> str:
    kind = ' fibtype="Decimal"' if decimal else ""
    field = f'<render_fib{kind}><response_label ident="answer1"/></render_fib>'
    return f'<response_str ident="response1">{field}</response_str>'


ABC = place("response1", label("4155", "a lake"), label("4245", "a river"), label("6991", "the sea"))
TRUE = place("response1", label("1", "True"), label("2", "False"))


def test_one_right_option_and_one_worth_a_share() -> None:
    question = one("multiple_choice_question", ABC, earns(equal("4245"), score=10), earns(equal("4155"), score=5))
    assert question.kind == "single"
    assert [(one.text, one.right, one.fraction) for one in question.body.options] == [
        ("a lake", False, 0.5),
        ("a river", True, None),
        ("the sea", False, None),
    ]
    # Numbers made by a machine are no keys; the words are.
    assert [one.key for one in question.body.options] == ["a-lake", "a-river", "the-sea"]


def test_several_right_options_and_the_one_that_must_not_be_chosen() -> None:
    tests = f"<and>{equal('4155')}<not>{equal('4245')}</not>{equal('6991')}</and>"
    question = one("multiple_answers_question", ABC, earns(tests))
    assert [one.right for one in question.body.options] == [True, False, True]
    each = one("multiple_answers_question", ABC, earns(equal("4155"), score=50), earns(equal("4245"), score=50))
    assert [one.right for one in each.body.options] == [True, True, False]


def test_true_and_false() -> None:
    assert one("true_false_question", TRUE, earns(equal("2"))).body.answer is False


def test_words_are_accepted_once_in_whatever_case() -> None:
    question = one("short_answer_question", typed(), earns(equal("Illinois"), equal("illinois"), equal("a_b*c")))
    assert [entry.text for entry in question.body.accepted] == ["Illinois", "a_b*c"]


@pytest.mark.parametrize(
    ("tests", "text"),
    [
        (equal("7"), "7"),
        (f"<or>{equal('200')}<and><vargte>160</vargte><varlte>240</varlte></and></or>", "200 ±40"),
        (f"<or>{equal('7')}<and><vargte>7</vargte><varlte>7</varlte></and></or>", "7"),
        ("<vargte>1.0</vargte><varlte>22.0</varlte>", "1.0..22.0"),
    ],
)
def test_numbers_their_surroundings_and_ranges(tests: str, text: str) -> None:
    question = one("numerical_question", typed(decimal=True), earns(tests))
    assert [rule.target.text for rule in question.body.rules] == [text]


def test_blanks_take_their_places_in_the_text() -> None:
    places = place("response_color1", label("9799", "red"), label("5231", "Red"), label("5232", "ruby"))
    drop = {"answer_type": "dropdown"}
    places += place("response_c_2", label("7", "blue", **drop), label("8", "plaid", **drop))
    conditions = (earns(equal("9799", "response_color1"), score=50), earns(equal("7", "response_c_2"), score=50))
    text = "Roses are [color1], violets [c_2](truly)."
    found = read(quiz(item("fill_in_multiple_blanks_question", places, *conditions, prompt=text)), "mine.xml")
    [question] = bare(found.records)
    assert block_of(question).prompt == "Roses are {{c1::red|ruby}}, violets {{c2::blue}}(truly)."
    said = "The blank [c_2]: Canvas lists words to choose from; here they are typed."
    assert [one.message for one in found.problems] == [said]


def test_what_blanks_of_new_quizzes_accept_beyond_ours_is_told() -> None:
    rules = {
        "TextContainsAnswer": "any answer with these words",
        "TextCloseEnough": "slips of the pen",
        "Equivalence": "",
    }
    for rule, words in rules.items():
        answer = place("response_a", label("a-0", "ebb", scoring_algorithm=rule, answer_type="openEntry"))
        given = item("fill_in_multiple_blanks_question", answer, earns(equal("a-0", "response_a")), prompt="The [a].")
        found = read(quiz(given), "mine.xml")
        assert block_of(bare(found.records)[0]).prompt == "The {{c1::ebb}}."
        assert [words in one.message for one in found.problems] == [True] * bool(words), rule
    pattern = place("response_a", label("a-0", "eb+", scoring_algorithm="TextRegex", answer_type="openEntry"))
    given = item("fill_in_multiple_blanks_question", pattern, earns(equal("a-0", "response_a")), prompt="The [a].")
    found = read(quiz(given), "mine.xml")
    assert found.refused == 1 and "accepts a pattern" in found.problems[0].message


def test_questions_of_new_quizzes_share_their_stimulus() -> None:
    told = "<qtimetadatafield><fieldlabel>parent_stimulus_item_ident</fieldlabel><fieldentry>{}</fieldentry>"
    told += "</qtimetadatafield></qtimetadata>"
    text = item("text_only_question", "", prompt="The bay opens to the ocean.", ident="s1").replace(
        "Question", "The bay"
    )
    first, second, lost_one = (
        item("multiple_choice_question", ABC, earns(equal("6991")), prompt=asked, ident=ident).replace(
            "</qtimetadata>", told.format(parent)
        )
        for asked, ident, parent in (("Where?", "g1", "s1"), ("Where to?", "g2", "s1"), ("Which?", "g3", "s9"))
    )
    alone = item("text_only_question", "", prompt="Good luck!", ident="s2")
    found = read(quiz(text, first, second, lost_one, alone), "mine.xml")
    questions = [record.question for record in found.records]
    assert {(one.case, one.case_title, one.stimulus) for one in questions[:2]} == {
        ("the-bay", "The bay", "The bay opens to the ocean.")
    }
    assert not questions[2].case
    said = [one.message for one in found.problems]
    assert len(said) == 2 and any("stimulus is not in this file" in one for one in said)
    assert any("a text that asks nothing" in one for one in said)


def test_pairs_and_what_belongs_to_nothing() -> None:
    rights = (label("1", "a lake"), label("2", "a river"), label("3", "the sea"), label("4", ""))
    places = place("response_81", *rights, left="Como") + place("response_82", *rights, left="Po")
    question = one("matching_question", places, earns(equal("1", "response_81")), earns(equal("2", "response_82")))
    assert [(pair.left, pair.right) for pair in question.body.pairs] == [("Como", "a lake"), ("Po", "a river")]
    assert question.body.distractors == ("the sea",)


def feedback(ident: str, text: str) -> str:
    material = f"<material><mattext>{text}</mattext></material>"
    return f'<itemfeedback ident="{ident}"><flow_mat>{material}</flow_mat></itemfeedback>'


def test_what_is_said_to_right_or_wrong_answers_is_shown_to_those_alone() -> None:
    said = feedback("correct_fb", "Well done.") + feedback("general_incorrect_fb", "Read on.")
    own = feedback("4245_fb", "It flows.")
    single = item("multiple_choice_question", ABC, earns(equal("4155"))).replace("</item>", f"{said}{own}</item>")
    found = read(quiz(single), "")
    [question] = bare(found.records)
    assert [one.reason for one in question.body.options] == ["Well done.", "It flows.", "Read on."]
    assert (question.explanation, found.problems) == ("", ())
    typed_in = item("short_answer_question", typed(), earns(equal("sea"))).replace("</item>", f"{said}</item>")
    found = read(quiz(typed_in), "")
    assert bare(found.records)[0].explanation == ""
    assert "right or a wrong answer" in found.problems[0].message


def test_feedback_becomes_reasons_and_the_explanation() -> None:
    own = f"<respcondition><conditionvar>{equal('4245')}</conditionvar><displayfeedback linkrefid='x'/></respcondition>"
    made = item("multiple_choice_question", ABC, earns(equal("4155")), own)
    texts = feedback("4155_fb", "It is.") + feedback("x", "It flows.") + feedback("general_fb", "See the map.")
    [question] = bare(read(quiz(made.replace("</item>", f"{texts}</item>")), "").records)
    assert [one.reason for one in question.body.options] == ["It is.", "It flows.", ""]
    assert question.explanation == "See the map."


def test_several_to_tick_and_one_right_is_told() -> None:
    found = read(quiz(item("multiple_answers_question", ABC, earns(equal("4245")))), "")
    assert [record.question.kind for record in found.records] == ["single"]
    assert ["Several options can be ticked there" in problem.message for problem in found.problems] == [True]


@pytest.mark.parametrize(
    ("sort", "words"),
    [
        ("essay_question", "an essay"),
        ("file_upload_question", "a file"),
        ("text_only_question", "asks nothing"),
        ("calculated_question", "a formula"),
        ("multiple_dropdowns_question", "drop-down"),
        ("riddle_question", "'riddle_question'"),
    ],
)
def test_what_there_is_no_kind_for_is_refused_with_the_reason(sort: str, words: str) -> None:
    good = item("true_false_question", TRUE, earns(equal("1")), ident="g2")
    found = read(quiz(item(sort, "", prompt="Why not?"), good), "mine.xml")
    [problem] = found.problems
    assert (problem.subject, problem.severity, problem.file, problem.line) == ("Why not?", "error", "mine.xml", 1)
    assert words in problem.message
    assert (len(found.records), found.refused) == (1, 1)


def test_without_a_type_the_places_for_answers_tell() -> None:
    made = item("", TRUE, earns(equal("1")))
    assert bare(read(quiz(made), "").records)[0].kind == "truefalse"
    assert read(quiz(item("", TRUE + ABC, earns(equal("1")))), "").refused == 1
    profile = made.replace("question_type", "cc_profile").replace("<fieldentry></", "<fieldentry>cc.true_false.v0p1</")
    assert bare(read(quiz(profile), "").records)[0].kind == "truefalse"


def test_an_archive_is_read_whole_and_every_question_once() -> None:
    first, second = (item("true_false_question", TRUE, earns(equal("1")), ident=name) for name in ("ga", "gb"))
    title = "<qtimetadatafield><fieldlabel>bank_title</fieldlabel><fieldentry>Rivers</fieldentry></qtimetadatafield>"
    bank = quiz(first, sort="objectbank", ident="bank").replace(
        b"<section>", f"<qtimetadata>{title}</qtimetadata><section>".encode()
    )
    found = read_members(
        {
            "imsmanifest.xml": b"<manifest/>",
            "quiz/assessment_qti.xml": quiz(first.replace("Which", "Why")),
            "non_cc_assessments/quiz.xml.qti": quiz(first, second),
            "non_cc_assessments/bank.xml.qti": bank,
            "web_resources/picture.png": b"\x89PNG",
            "course/settings.xml": b"<settings/>",
        },
        "export.zip",
    )
    assert [(record.question.key, record.category) for record in found.records] == [("ga", "Rivers"), ("gb", "A quiz")]
    [problem] = found.problems
    assert (problem.message, problem.severity) == (
        "Questions that stand in several quizzes or banks were taken once: 1.",
        "warning",
    )


@pytest.mark.parametrize(
    "drawn",
    [
        "<selection_ordering><selection><sourcebank_ref>rivers</sourcebank_ref><selection_number>3</selection_number>"
        "</selection></selection_ordering>",
        '<bankentry_item sourcebank_ref="rivers" item_ref="g9"/>',
    ],
)
def test_a_bank_that_is_not_there_is_named(drawn: str) -> None:
    found = read(quiz(drawn), "mine.xml")
    [problem] = found.problems
    assert "'A quiz'" in problem.message
    assert "the bank 'rivers', which is not in this file" in problem.message
    bank = quiz(item("true_false_question", TRUE, earns(equal("1"))), sort="objectbank", ident="rivers")
    assert read_members({"quiz.xml": quiz(drawn), "bank.xml": bank}, "").problems == ()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not XML",
        b"<questestinterop/>",
        b"<questestinterop><item/></questestinterop>",
        b'<!DOCTYPE x [<!ENTITY a "b">]><questestinterop/>',
        quiz("<item><presentation/></item>"),
        quiz(item("multiple_choice_question", "")),
        quiz(item("matching_question", "")),
        quiz(item("fill_in_multiple_blanks_question", place("response_x", label("1", "a")))),
        quiz(item("numerical_question", typed(), earns(equal("many")))),
        quiz(item("numerical_question", typed(), earns("<vargte>1</vargte>"))),
        quiz(item("short_answer_question", typed(), earns(equal("/x/")))),
    ],
)
def test_broken_files_are_told_and_no_accident(data: bytes) -> None:
    found = read(data, "x.xml")
    assert found.records == ()
    assert [problem for problem in found.problems if problem.severity == "error"]


def test_more_answers_than_anybody_gives_are_refused() -> None:
    many = place("response1", *(label(f"a{number}", f"option {number}") for number in range(501)))
    [problem] = read(quiz(item("multiple_choice_question", many, earns(equal("a1")))), "").problems
    assert problem.message == "It has more than 500 answers."


def back(records: list[Record]) -> tuple[Read, dict[str, list[str]]]:
    """What is read of what is written, and what was told of each question when writing."""
    packed = write_members(records, "A bank & more")
    told: dict[str, list[str]] = {}
    for problem in packed.problems:
        told.setdefault(problem.subject, []).append(problem.message)
    return read_members(packed.members, "bank.zip"), told


def test_every_kind_that_qti_holds_comes_back_and_losses_are_told() -> None:
    held = [question for question in examples() if question.kind not in UNHELD]
    found, told = back([Record(question) for question in examples()])
    assert found.problems == ()
    again = {question.key: question for question in bare(found.records)}
    assert list(again) == [question.key for question in held]
    for question in held:
        gone = lost(question, again[question.key])
        expected = [f"QTI 1.2 cannot hold {', '.join(gone)}."] if gone else []
        assert told.pop(question.key, []) == expected
        assert again[question.key].kind == question.kind
    assert set(told) == {question.key for question in examples() if question.kind in UNHELD}


@MODEST
@given(choices())
def test_choices_of_any_wording_come_back_or_are_refused_by_name(question: Question) -> None:
    found, told = back([Record(question)])
    if found.records:
        [again] = bare(found.records)
        gone = lost(question, again)
        assert bool(gone) == (question.key in told)
        if question.kind in ("single", "multiple"):
            assert [one.right for one in again.body.options] == [one.right for one in question.body.options]
        assert again.key == question.key
    else:
        assert told[question.key]


def test_tags_topic_and_sources_travel_along() -> None:
    question = next(question for question in examples() if question.kind == "truefalse")
    sourced = next((question for question in examples() if question.sources), question)
    question = replace(question, tags=("lambda", "dva-c02/1.2"), topic="runtime", sources=sourced.sources)
    found, told = back([Record(question)])
    assert bare(found.records) == [question]
    assert told == {}


def test_of_a_full_question_the_losses_are_told_and_nothing_else_is_lost() -> None:
    found, told = back([Record(full())])
    [again] = bare(found.records)
    expected = replace(
        full(), case="", case_title="", stimulus="", hints=(), prompt=f"{full().stimulus}\n\n{full().prompt}"
    )
    assert again == expected
    assert told == {full().key: ["QTI 1.2 cannot hold its case, its hints."]}


def test_the_archive_has_a_manifest_that_names_its_files() -> None:
    packed = write_members([Record(examples()[-1])], "A <bank>")
    manifest = read_xml(packed.members["imsmanifest.xml"])
    assert isinstance(manifest, Element)

    def hrefs(element: Element) -> list[str]:
        own = [element.attributes["href"]] if element.tag == "file" else []
        return [*own, *(href for child in element.children for href in hrefs(child))]

    assert sorted([*hrefs(manifest), "imsmanifest.xml"]) == sorted(packed.members)
    assert all(isinstance(read_xml(data), Element) for data in packed.members.values())
    assert recognises(packed.members["imsmanifest.xml"], "imsmanifest.xml")
    assert (PLUGIN.name, PLUGIN.container, PLUGIN.suffix) == ("qti12", "zip", ".zip")
