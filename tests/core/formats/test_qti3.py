"""QTI 3.0 and 2.x: items of others are read or refused by name, and what we write we read."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from study.core.formats.qti3.item_reader import REFUSED
from study.core.formats.qti3.reader import read, read_members, recognises
from study.core.formats.qti3.writer import write_members
from study.core.formats.shared.format import Read, Record
from study.core.formats.shared.safe_xml import Element, read_xml
from study.core.formats.shared.shapes import block_of, lost
from study.core.questions.kinds import KINDS
from study.core.questions.question import Question
from study.core.questions.source.reader import parse_question
from tests.core.formats.questions import questions
from tests.core.formats.records import bare, choices, examples, full

MODEST = settings(max_examples=30)
FEW = settings(max_examples=8)
UNHELD = ("computed", "points", "recall")
TEMPLATES = "http://www.imsglobal.org/question/qti_v2p1/rptemplates/"
RIVERS = '<simpleChoice identifier="A">a lake</simpleChoice><simpleChoice identifier="B">a river</simpleChoice>'


def response(right: str, cardinality: str = "single", base: str = "identifier", mapping: str = "", at: str = "") -> str:
    values = "".join(f"<value>{value}</value>" for value in right.split("|") if value)
    correct = f"<correctResponse>{values}</correctResponse>" if values else ""
    entries = (entry.split("=") for entry in mapping.split("|") if entry)
    mapped = "".join(f'<mapEntry mapKey="{key}" mappedValue="{worth}"/>' for key, worth in entries)
    return (
        f'<responseDeclaration identifier="RESPONSE{at}" cardinality="{cardinality}" baseType="{base}">'
        f"{correct}{f'<mapping defaultValue="0">{mapped}</mapping>' if mapped else ''}</responseDeclaration>"
    )


def item(declared: str, body: str, processing: str = "match_correct", after: str = "", more: str = "") -> bytes:
    rules = (
        f"<responseProcessing>{processing}</responseProcessing>"
        if processing.startswith("<")
        else f'<responseProcessing template="{TEMPLATES}{processing}"/>'
    )
    score = '<outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/>'
    return (
        '<?xml version="1.0"?><assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="G-1"'
        f' title="Waters" adaptive="false" timeDependent="false" {more}>{declared}{score}<itemBody>{body}</itemBody>'
        f"{rules}{after}</assessmentItem>"
    ).encode()


def choice(inner: str = RIVERS, most: int = 1) -> str:
    ask = "<prompt>What is the <em>Po</em>?</prompt>"
    return f'<choiceInteraction responseIdentifier="RESPONSE" maxChoices="{most}">{ask}{inner}</choiceInteraction>'


def one(data: bytes) -> Question:
    found = read(data, "mine.xml")
    assert not found.problems
    return bare(found.records)[0]


def said_by(condition: str, *more: tuple[str, str]) -> str:
    """Processing that scores by the right answer and sets FEEDBACK."""
    branches = "".join(
        f"<{name}>{test if name != 'responseElse' else ''}<setOutcomeValue identifier='FEEDBACK'>"
        f"<baseValue baseType='identifier'>{ident}</baseValue></setOutcomeValue></{name}>"
        for name, test, ident in [("responseIf", condition, "f1"), *((*pair, "f2") for pair in more)]
    )
    right = (
        f"<responseIf>{IS_RIGHT}<setOutcomeValue identifier='SCORE'><baseValue baseType='float'>1</baseValue>"
        "</setOutcomeValue></responseIf>"
    )
    return f"<responseCondition>{right}</responseCondition><responseCondition>{branches}</responseCondition>"


IS_RIGHT = "<match><variable identifier='RESPONSE'/><correct identifier='RESPONSE'/></match>"
IS_A = "<match><variable identifier='RESPONSE'/><baseValue baseType='identifier'>A</baseValue></match>"


def modal(ident: str, text: str, more: str = "") -> str:
    told = f"outcomeIdentifier='FEEDBACK' identifier='{ident}' showHide='show' {more}"
    return f"<modalFeedback {told}>{text}</modalFeedback>"


def back(records: list[Record]) -> tuple[Read, dict[str, list[str]]]:
    """What is read of what is written, and what was told of each question when writing."""
    packed = write_members(records, "A bank & more")
    told: dict[str, list[str]] = {}
    for problem in packed.problems:
        told.setdefault(problem.subject, []).append(problem.message)
    return read_members(packed.members, "bank.zip"), told


class TestItemsOfOthers:
    def test_a_choice_with_its_prompt(self) -> None:
        question = one(item(response("B"), f"<p>On water.</p>{choice()}"))
        assert (question.kind, question.key, question.title) == ("single", "g-1", "Waters")
        assert question.prompt == "On water.\n\nWhat is the *Po*?"
        assert [(option.text, option.right) for option in question.body.options] == [
            ("a lake", False),
            ("a river", True),
        ]

    def test_several_options_are_scored_as_their_template_does(self) -> None:
        third = f'{RIVERS}<simpleChoice identifier="C">the sea</simpleChoice>'
        whole = one(item(response("A|B", "multiple"), choice(third, 0)))
        assert (whole.kind, whole.body.score) == ("multiple", "all-or-nothing")
        each = one(item(response("A|B", "multiple", mapping="A=1|B=1|C=-1"), choice(third, 0), "map_response"))
        assert (each.body.score, [option.fraction for option in each.body.options]) == ("right-minus-wrong", [None] * 3)
        shares = one(item(response("A|B", "multiple", mapping="A=3|B=1|C=-4"), choice(third, 0), "map_response.xml"))
        assert [option.fraction for option in shares.body.options] == [0.75, 0.25, -1.0]

    def test_one_option_may_be_worth_a_share(self) -> None:
        question = one(item(response("B", mapping="B=2|A=1"), choice(), "map_response"))
        assert [(option.right, option.fraction) for option in question.body.options] == [(False, 0.5), (True, None)]

    def test_true_and_false(self) -> None:
        inner = RIVERS.replace("a lake", "True").replace("a river", "False")
        assert one(item(response("B"), choice(inner))).body.answer is False

    def test_steps_take_their_right_order(self) -> None:
        body = f'<orderInteraction responseIdentifier="RESPONSE"><prompt>In order?</prompt>{RIVERS}</orderInteraction>'
        question = one(item(response("B|A", "ordered"), body))
        assert [step.text for step in question.body.steps] == ["a river", "a lake"]
        some = read(item(response("B", "ordered"), body), "")
        assert "leaves some" in some.problems[0].message

    @pytest.mark.parametrize("turned", [False, True])
    def test_pairs_from_either_side_and_what_belongs_to_nothing(self, turned: bool) -> None:
        def side(**texts: str) -> str:
            faces = (f'<simpleAssociableChoice identifier="{i}">{t}</simpleAssociableChoice>' for i, t in texts.items())
            return f"<simpleMatchSet>{''.join(faces)}</simpleMatchSet>"

        sides = [side(C="Como", P="Po"), side(L="a lake", R="a river", S="the sea")]
        values = "L C|R P" if turned else "C L|P R"
        inner = "".join(reversed(sides) if turned else sides)
        body = f'<matchInteraction responseIdentifier="RESPONSE"><prompt>What is it?</prompt>{inner}</matchInteraction>'
        question = one(item(response(values, "multiple", "directedPair"), body))
        assert [(pair.left, pair.right) for pair in question.body.pairs] == [("Como", "a lake"), ("Po", "a river")]
        assert question.body.distractors == ("the sea",)
        twice = read(item(response("C L|C R|P R", "multiple", "directedPair"), body), "")
        assert "do not each have one" in twice.problems[0].message

    def test_a_place_below_the_text_takes_words_and_one_within_is_a_blank(self) -> None:
        place = '<textEntryInteraction responseIdentifier="RESPONSE"/>'
        declared = response("", base="string", mapping="Po=1|Padus=0.5")
        below = one(item(declared, f"<p>Which river?</p><p>{place}</p>", "map_response"))
        assert [(entry.text, entry.score) for entry in below.body.accepted] == [("Po", 1.0), ("Padus", 0.5)]
        within = one(item(response("Po", base="string"), f"<p>The {place} is a river.</p>"))
        assert block_of(within).prompt == "The {{c1::Po}} is a river."

    def test_several_places_are_blanks(self) -> None:
        places = [f'<textEntryInteraction responseIdentifier="RESPONSE{n}"/>' for n in (1, 2)]
        declared = response("Po", base="string", at="1") + response("Como|Lario", "multiple", "string", at="2")
        question = one(item(declared, f"<pre>a {places[0]}\n  b {places[1]}</pre>".replace("pre", "p")))
        assert block_of(question).prompt.split() == ["a", "{{c1::Po}}", "b", "{{c2::Como|Lario}}"]

    @pytest.mark.parametrize(
        ("test", "text"),
        [
            ("<equal toleranceMode='exact'>{}<correct identifier='RESPONSE'/></equal>", "20"),
            ("<equal toleranceMode='absolute' tolerance='2 2'>{}<correct identifier='RESPONSE'/></equal>", "20 ±2"),
            ("<equal toleranceMode='relative' tolerance='10'>{}<correct identifier='RESPONSE'/></equal>", "20 ±10%"),
            ("<equal toleranceMode='absolute' tolerance='1 5'>{}<correct identifier='RESPONSE'/></equal>", "19..25"),
            (
                "<and><gte>{0}<baseValue baseType='float'>3</baseValue></gte>"
                "<lte>{0}<baseValue baseType='float'>4.5</baseValue></lte></and>",
                "3..4.5",
            ),
        ],
    )
    def test_numbers_with_their_tolerance(self, test: str, text: str) -> None:
        held = test.format("<variable identifier='RESPONSE'/>")
        score = "<setOutcomeValue identifier='SCORE'><baseValue baseType='float'>1</baseValue></setOutcomeValue>"
        rules = f"<responseCondition><responseIf>{held}{score}</responseIf></responseCondition>"
        body = '<p>How many?</p><p><textEntryInteraction responseIdentifier="RESPONSE"/></p>'
        question = one(item(response("20", base="float"), body, rules))
        assert [rule.target.text for rule in question.body.rules] == [text]

    def test_the_spelling_of_version_3_is_the_same(self) -> None:
        data = (
            b'<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="g" title="T">'
            b'<qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="identifier">'
            b"<qti-correct-response><qti-value>B</qti-value></qti-correct-response></qti-response-declaration>"
            b'<qti-item-body><qti-choice-interaction response-identifier="RESPONSE" max-choices="1"><qti-prompt>Po?'
            b'</qti-prompt><qti-simple-choice identifier="A">a lake</qti-simple-choice>'
            b'<qti-simple-choice identifier="B">a river</qti-simple-choice></qti-choice-interaction>'
            b"</qti-item-body><qti-response-processing "
            b'template="https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml"/></qti-assessment-item>'
        )
        assert [option.right for option in one(data).body.options] == [False, True]
        assert recognises(data, "item.xml")

    def test_formulas_and_code_survive(self) -> None:
        math = '<math xmlns="http://www.w3.org/1998/Math/MathML"><msup><mi>x</mi><mn>2</mn></msup></math>'
        question = one(item(response("B"), f"<p>Of {math} and &amp;lt;:</p><pre>if x:\n    y</pre>{choice()}"))
        assert "Of <math><msup><mi>x</mi><mn>2</mn></msup></math> and" in question.prompt
        assert "```\nif x:\n    y\n```" in question.prompt


class TestRefused:
    def test_every_other_interaction_is_refused_by_name(self) -> None:
        for name, what in REFUSED.items():
            found = read(item(response("A"), f'<p>Well?</p><{name} responseIdentifier="RESPONSE"/>'), "mine.xml")
            assert (len(found.records), found.refused, len(found.problems)) == (0, 1, 1), name
            assert what in found.problems[0].message
            assert (found.problems[0].subject, found.problems[0].line) == ("Waters", 1)

    def test_what_is_not_read_is_named(self) -> None:
        late = "<gt><variable identifier='duration'/><baseValue>3</baseValue></gt>"
        odd = f"<responseCondition><responseIf>{late}{{}}</responseIf></responseCondition>"
        score = "<setOutcomeValue identifier='SCORE'><baseValue baseType='float'>1</baseValue></setOutcomeValue>"
        place = '<textEntryInteraction responseIdentifier="RESPONSE"/>'
        cases = {
            "several steps": item(response("A"), choice(), more='x="1"').replace(
                b'adaptive="false"', b'adaptive="true"'
            ),
            "from a template": item(f'<templateDeclaration identifier="N"/>{response("A")}', choice()),
            "asks nothing": item(response("A"), "<p>Read this.</p>"),
            "2 things at once": item(response("A"), choice() + choice()),
            "which answer is right": item("", choice()),
            "rules of its own": item(response("A"), choice(), odd.format(score)),
            "of the type 'riddle-interaction'": item(response("A"), "<riddleInteraction/>"),
            "would mean a pattern": item(response("/x/", base="string"), f"<p>Which?</p><p>{place}</p>"),
            "Cannot read the number": item(response("many", base="float"), f"<p>Which?</p><p>{place}</p>"),
            "more than 500 answers": item(response("A"), choice(RIVERS * 251)),
            "not in the file": item(f'<assessmentStimulusRef identifier="s" href="s.xml"/>{response("A")}', choice()),
            "document type": b'<!DOCTYPE x [<!ENTITY a "b">]><assessmentItem/>',
            "no items in QTI": b"<assessmentTest/>",
            "well-formed": b"<assessmentItem>",
        }
        for words, data in cases.items():
            found = read(data, "x.xml")
            assert not found.records, words
            assert any(words in problem.message for problem in found.problems), (words, found.problems)

    def test_rules_for_a_template_that_is_not_known_are_refused(self) -> None:
        assert "rules of its own" in read(item(response("A"), choice(), "my_rules"), "").problems[0].message


class TestWhatIsSaid:
    def test_feedback_in_an_option_and_by_its_identifier_is_its_reason(self) -> None:
        own = '<feedbackInline outcomeIdentifier="FEEDBACK" identifier="A" showHide="show">It stands.</feedbackInline>'
        inner = RIVERS.replace("a lake", f"a lake{own}")
        given = "<setOutcomeValue identifier='FEEDBACK'><variable identifier='RESPONSE'/></setOutcomeValue>"
        rules = said_by(IS_A).partition("</responseCondition>")[0] + "</responseCondition>" + given
        question = one(item(response("B"), choice(inner), rules, modal("B", "It flows.")))
        assert [(option.text, option.reason) for option in question.body.options] == [
            ("a lake", "It stands."),
            ("a river", "It flows."),
        ]

    def test_what_is_said_to_right_and_wrong_answers_is_the_reason_of_those(self) -> None:
        rules = said_by(IS_RIGHT, ("responseElse", ""))
        question = one(item(response("B"), choice(), rules, modal("f1", "Yes.") + modal("f2", "Read on.")))
        assert [option.reason for option in question.body.options] == ["Read on.", "Yes."]
        assert question.explanation == ""

    def test_what_is_said_to_one_answer_is_its_reason_and_to_all_the_explanation(self) -> None:
        always = (
            "<setOutcomeValue identifier='FEEDBACK'><baseValue baseType='identifier'>all</baseValue></setOutcomeValue>"
        )
        after = modal("f1", "A lake stands.") + modal("all", "See the map.")
        question = one(item(response("B"), choice(), said_by(IS_A) + always, after))
        assert [option.reason for option in question.body.options] == ["A lake stands.", ""]
        assert question.explanation == "See the map."

    def test_what_is_said_under_other_conditions_is_left_out_with_a_word(self) -> None:
        block = "<feedbackBlock outcomeIdentifier='X' identifier='x' showHide='show'>The answer is B.</feedbackBlock>"
        rubric = "<rubricBlock view='scorer'>Give a point.</rubricBlock>"
        for body, after in ((f"{block}{choice()}", ""), (choice(), modal("never", "Psst: B."))):
            found = read(item(response("B"), body, after=after), "")
            [question] = bare(found.records)
            assert "B" not in question.prompt + question.explanation
            assert "left out" in found.problems[0].message
        found = read(item(response("B"), f"{rubric}{choice()}"), "")
        assert "Give" not in found.records[0].question.prompt
        assert "those who mark" in found.problems[0].message


class TestPackages:
    def test_a_package_has_its_tags_order_texts_and_pictures(self) -> None:
        picture = '<p><img src="../img/a%20map.png" alt="A map"/></p>'
        stimulus = (
            b'<assessmentStimulus identifier="s"><stimulusBody><p>On the map.</p><p><img src="map2.png" alt="Two"/></p>'
            b"</stimulusBody></assessmentStimulus>"
        )
        reference = '<assessmentStimulusRef identifier="s" href="../texts/s.xml"/>'
        manifest = (
            b'<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"><resources>'
            b'<resource identifier="b" type="imsqti_item_xmlv2p1" href="items/b.xml"><metadata><lom><general><keyword>'
            b"<langstring>waters</langstring></keyword></general></lom></metadata></resource>"
            b'<resource identifier="a" type="imsqti_item_xmlv2p1" href="items/a.xml"/></resources></manifest>'
        )
        first = item(reference + response("B"), picture + choice())
        found = read_members(
            {
                "items/a.xml": item(response("A"), choice()).replace(b"G-1", b"G-2"),
                "items/b.xml": first,
                "texts/s.xml": stimulus,
                "img/a map.png": b"\x89PNG1",
                "texts/map2.png": b"\x89PNG2",
                "imsmanifest.xml": manifest,
                "test.xml": b"<assessmentTest/>",
            },
            "bank.zip",
        )
        assert found.problems == ()
        assert [record.question.key for record in found.records] == ["g-1", "g-2"]
        assert found.records[0].question.tags == ("waters",)
        assert found.records[0].question.prompt.startswith("On the map.\n\n![Two](map2.png)\n\n![A map](")
        assert [content for _, content in found.pictures] == [b"\x89PNG2", b"\x89PNG1"]
        assert recognises(manifest, "imsmanifest.xml")

    def test_a_refused_item_names_its_file_and_the_rest_is_taken(self) -> None:
        found = read_members({"a.xml": item("", choice()), "b.xml": item(response("B"), choice())}, "bank.zip")
        assert (len(found.records), found.refused) == (1, 1)
        assert "(a.xml)" in found.problems[0].message


class TestWritten:
    def test_every_kind_that_qti_holds_comes_back_and_losses_are_told(self) -> None:
        held = [question for question in examples() if question.kind not in UNHELD]
        found, told = back([Record(question) for question in examples()])
        assert found.problems == ()
        again = {question.key: question for question in bare(found.records)}
        assert set(again) == {question.key for question in held}
        for question in held:
            gone = lost(question, again[question.key])
            assert told.pop(question.key, []) == ([f"QTI 3.0 cannot hold {', '.join(gone)}."] if gone else [])
        assert set(told) == {question.key for question in examples() if question.kind in UNHELD}

    @pytest.mark.parametrize("kind", [name for name in KINDS if name not in UNHELD])
    def test_any_question_comes_back_or_its_losses_are_told(self, kind: str) -> None:
        @FEW
        @given(questions(kind))
        def holds(question: Question) -> None:
            found, told = back([Record(question)])
            if not found.records:
                assert told[question.key]
                return
            [again] = bare(found.records)
            assert again.key == question.key
            assert bool(lost(question, again)) == (question.key in told)

        holds()

    @MODEST
    @given(choices())
    def test_choices_of_any_wording_keep_which_is_right(self, question: Question) -> None:
        found, told = back([Record(question)])
        if not found.records:
            assert told[question.key]
            return
        [again] = bare(found.records)
        assert bool(lost(question, again)) == (question.key in told)
        if again.kind == question.kind and question.kind in ("single", "multiple"):
            assert [one.right for one in again.body.options] == [one.right for one in question.body.options]

    def test_of_a_full_question_only_case_and_hints_are_lost(self) -> None:
        found, told = back([Record(full())])
        prompt = f"{full().stimulus}\n\n{full().prompt}"
        [again] = bare(found.records)
        assert again == replace(full(), case="", case_title="", stimulus="", hints=(), prompt=prompt)
        assert told == {full().key: ["QTI 3.0 cannot hold its case, its hints."]}

    def test_an_order_shows_nothing_by_where_its_steps_stand(self) -> None:
        orders = [question for question in examples() if question.kind == "ordering"]
        for question in orders:
            data = write_members([Record(question)], "").members[f"items/{question.key}.xml"]
            places = [data.index(f'qti-simple-choice identifier="{step.key}"'.encode()) for step in question.body.steps]
            named = sorted(question.body.steps, key=lambda step: step.key)
            assert sorted(places) == [places[question.body.steps.index(step)] for step in named]

    def test_pictures_travel_in_the_package(self) -> None:
        question, _ = parse_question(
            "## A map {#a-map}\n\nWhich?\n\n![A map](map.png)\n\n- [x] Po {.po}\n- [ ] ![Two](b.png) {.two}\n\n"
        )
        assert question
        packed = write_members([Record(question, pictures={"map.png": b"1", "b.png": b"2"})], "")
        assert packed.problems == ()
        assert {"images/map.png", "images/b.png"} <= set(packed.members)
        found = read_members(packed.members, "")
        assert sorted(found.pictures) == [("b.png", b"2"), ("map.png", b"1")]

    def test_the_package_names_all_its_files_and_is_xml(self) -> None:
        packed = write_members([Record(question) for question in examples()], "A <bank>")
        manifest = read_xml(packed.members["imsmanifest.xml"])
        assert isinstance(manifest, Element)

        def hrefs(element: Element) -> list[str]:
            own = [element.attributes["href"]] if element.tag == "file" else []
            return [*own, *(href for child in element.children for href in hrefs(child))]

        assert sorted([*hrefs(manifest), "imsmanifest.xml"]) == sorted(packed.members)
        assert all(isinstance(read_xml(data), Element) for data in packed.members.values())
        assert recognises(packed.members["imsmanifest.xml"], "imsmanifest.xml")
