"""Packages of Blackboard: each type of question, feedback, points and pictures; the rest refused by name."""

from html import escape

from study.core.formats import FORMATS
from study.core.formats.shared.format import Read
from study.core.questions.kinds import KINDS
from study.core.questions.question import Question
from tests.core.formats.records import bare

PNG = b"\x89PNG\r\n\x1a\n one"
STUB = "@X@EmbeddedFile.requestUrlStub@X@bbcswebdav/"
LOM = "<lom><relation><resource><identifier>7_1#/courses/tides/New moon.png</identifier></resource></relation></lom>"
RIGHT, WRONG = "displayfeedback linkrefid='correct'/", "displayfeedback linkrefid='incorrect'/"


def text(html: str, sort: str = "HTML") -> str:
    inner = f'<mat_formattedtext type="{sort}">{escape(html)}</mat_formattedtext>'
    return f"<material><mat_extension>{inner}</mat_extension></material>"


def formatted(html: str, tag: str = "flow") -> str:
    return f'<{tag} class="FORMATTED_TEXT_BLOCK">{text(html)}</{tag}>'


def label(ident: str, html: str) -> str:
    inner = f'<response_label ident="{ident}">{formatted(html, "flow_mat")}</response_label>'
    return f'<flow_label class="Block">{inner}</flow_label>'


def lid(*labels: str, ident: str = "response", many: str = "Single") -> str:
    shown = f"<render_choice>{''.join(labels)}</render_choice>"
    return f'<response_lid ident="{ident}" rcardinality="{many}">{shown}</response_lid>'


def equal(value: str, place: str = "response", case: str = "No") -> str:
    return f'<varequal respident="{place}" case="{case}">{value}</varequal>'


def right(*tests: str, title: str = "correct") -> str:
    held = f"<conditionvar>{''.join(tests)}</conditionvar>"
    score = '<setvar variablename="SCORE" action="Set">SCORE.max</setvar>'
    return f'<respcondition title="{title}">{held}{score}<{RIGHT}></respcondition>'


def option(ident: str, hundredths: str) -> str:
    """What an option earns alone: its id stands where a place would."""
    return (
        f"<respcondition><conditionvar>{equal('', ident)}</conditionvar><setvar>{hundredths}</setvar></respcondition>"
    )


def item(sort: str, answers: str, *conditions: str, title: str = "", ident: str = "", **told: str) -> str:
    fields = {"bbmd_asi_object_id": ident, "bbmd_questiontype": sort, "bbmd_partialcredit": "false"} | told
    prompt, said = fields.pop("prompt", "<p>Which <b>tide</b>?</p>"), fields.pop("feedback", "")
    more, beside = fields.pop("more", ""), fields.pop("beside", "")
    metadata = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in fields.items())
    other = "<conditionvar><other/></conditionvar><setvar>0</setvar>"
    return (
        f'<item title="{title}"><itemmetadata>{metadata}</itemmetadata><presentation><flow class="Block">'
        f'<flow class="QUESTION_BLOCK">{formatted(prompt)}{beside}</flow>'
        f'<flow class="RESPONSE_BLOCK">{answers}</flow>{more}</flow></presentation><resprocessing>{"".join(conditions)}'
        f'<respcondition title="incorrect">{other}<{WRONG}></respcondition></resprocessing>{said}</item>'
    )


def feedback(**texts: str) -> str:
    return "".join(
        f'<itemfeedback ident="{ident}"><flow_mat class="Block">{formatted(html, "flow_mat")}</flow_mat></itemfeedback>'
        for ident, html in texts.items()
    )


def pool(*items: str, title: str = "Tides/spring", sort: str = "Pool", sections: str = "") -> bytes:
    told = f"<assessmentmetadata><bbmd_assessmenttype>{sort}</bbmd_assessmenttype></assessmentmetadata>"
    inner = f'<assessment title="{title}">{told}<section>{"".join(items)}{sections}</section></assessment>'
    return f'<?xml version="1.0"?><questestinterop>{inner}</questestinterop>'.encode()


def read(data: bytes, name: str = "res00001.dat") -> Read:
    form = FORMATS["blackboard"]
    assert form.recognises(data, name)
    assert not FORMATS["qti12"].recognises(data, name)
    assert form.read
    return form.read(data, name)


def one(given: str) -> Question:
    found = read(pool(given))
    assert not found.problems, found.problems
    (record,) = found.records
    assert record.category == "Tides spring"
    return record.question


def key(question: Question) -> tuple[str, ...]:
    return tuple(KINDS[question.kind].parts(question.body).right)


AB = lid(label("a1", "<p>at new moon</p>"), label("b2", "<p>at half moon</p>"), label("c3", "never"))


def test_options() -> None:
    asked = one(
        item("Multiple Choice", AB, right(equal("a1")), title="Spring tide", qmd_absolutescore_max="2.5", beside="")
    )
    assert (asked.kind, asked.title, asked.prompt, asked.points) == ("single", "Spring tide", "Which **tide**?", 2.5)
    assert key(asked) == ("at new moon",)
    # Beside the condition for the whole each option has one of its own, whose score counts where that is switched on.
    each = (option("a1", "100"), option("b2", "50"), option("c3", "0"))
    for partial, share in (("true", 0.5), ("false", None)):
        shared = one(item("Multiple Choice", AB, right(equal("a1")), *each, bbmd_partialcredit=partial))
        assert [(one.right, one.fraction) for one in shared.body.options] == [
            (True, None),
            (False, share),
            (False, None),
        ]
    both = f"<and>{equal('a1')}<not>{equal('b2')}</not>{equal('c3')}</and>"
    several = one(item("Multiple Answer", AB, right(both), *each, qmd_absolutescore_max="-1.0"))
    assert (several.kind, key(several), several.points) == ("multiple", ("at new moon", "never"), 1)


def test_new_ids_of_options_go_by_their_place() -> None:
    """Ultra writes the options under new ids, and what is right under the old ones."""
    each = [option(ident, "0") for ident in ("old1", "old2", "old3")]
    asked = one(item("Multiple Choice", AB, right(equal("old2")), *each, feedback=feedback(old2="Half is neap.")))
    assert key(asked) == ("at half moon",)
    assert [option.reason for option in asked.body.options] == ["", "Half is neap.", ""]
    lost = read(pool(item("Multiple Choice", AB, right(equal("old2")))))
    assert [one.message for one in lost.problems] == ["What is right is none of its options."]


def test_true_or_false_and_what_is_like_it() -> None:
    words = lid(label("true", "true"), label("false", "false"))
    said = feedback(correct="Sun and moon pull in line.", incorrect="Look at the moon.")
    asked = one(item("True/False", words, right(equal("false")), feedback=said))
    assert (asked.kind, asked.body.answer) == ("truefalse", False)
    assert "Sun and moon pull in line." in (asked.body.reason_false, asked.body.reason_true)
    either = lid(label("agree_disagree.true", "agree_disagree.true"), label("agree_disagree.false", "x"))
    agreed = one(item("Either/Or", either, right(equal("agree_disagree.true"))))
    assert (agreed.kind, [option.text for option in agreed.body.options], key(agreed)) == (
        "single",
        ["Agree", "Disagree"],
        ("Agree",),
    )


def test_what_is_said_to_everybody_is_the_explanation() -> None:
    said = feedback(correct="<p>They pull in line.</p>", incorrect="<p>They pull in line.</p>")
    asked = one(item("Multiple Choice", AB, right(equal("a1")), feedback=said))
    assert asked.explanation == "They pull in line."
    assert not any(option.reason for option in asked.body.options)
    found = read(pool(item("Fill in the Blank", "", right(equal("ebb")), feedback=feedback(correct="Yes."))))
    assert [one.message for one in found.problems] == [
        "What is said to a right or a wrong answer as a whole is left out."
    ]


def test_what_is_typed() -> None:
    hexed = right(equal("Ebb"), title="3f").replace("<setvar", "<!--<setvar").replace("</setvar>", "</setvar>-->")
    asked = one(
        item("Fill in the Blank", '<response_str ident="response"/>', hexed, right(equal("ebb")), right(equal("low")))
    )
    assert (asked.kind, [one.text for one in asked.body.accepted]) == ("short", ["Ebb", "low"])
    near = right("<vargte respident='response'>1.5</vargte>", "<varlte respident='response'>2.5</varlte>", equal("2"))
    number = one(item("Numeric", '<response_num ident="response"/>', near))
    assert (number.kind, [rule.target.text for rule in number.body.rules]) == ("numeric", ["2 ±0.5"])
    both = f"<and><or>{equal('sun', 'x')}{equal('the sun', 'x')}</or><or>{equal('moon', 'y_2')}</or></and>"
    places = '<response_str ident="x"/><response_str ident="y_2"/>'
    gaps = one(item("Fill in the Blank Plus", places, right(both), prompt="<p>The [x] and the [y_2].</p>"))
    assert (gaps.kind, [blank.accepted for blank in gaps.body.blanks]) == ("cloze", [("sun", "the sun"), ("moon",)])


def test_how_far_words_count_is_told() -> None:
    contains = '<varsubset respident="response" setmatch="Contains">ebb</varsubset>'
    found = read(
        pool(
            item("Fill in the Blank", "", right(contains), title="Part"),
            item("Fill in the Blank", "", right(equal("Ebb", case="Yes")), title="Capitals"),
            item("Fill in the Blank", "", right(contains.replace("Contains", "Matches")), title="Pattern"),
        )
    )
    assert [record.question.title for record in found.records] == ["Part", "Capitals"]
    assert [(one.subject, one.severity) for one in found.problems] == [
        ("Part", "warning"),
        ("Capitals", "warning"),
        ("Pattern", "error"),
    ]
    assert "only the words themselves count" in found.problems[0].message


def test_pairs_and_orders() -> None:
    rows = "".join(
        f'<flow class="Block">{lid(*(label(f"{at}{side}", "") for side in "xyz"), ident=f"r{at}")}'
        f"{formatted(left)}</flow>"
        for at, left in enumerate(("<p>Ebb</p>", "Flood"))
    )
    sides = "".join(f'<flow class="Block">{formatted(one)}</flow>' for one in ("comes in", "goes <i>out</i>", "stays"))
    asked = one(
        item(
            "Matching",
            rows,
            right(equal("0y", "r0"), title=""),
            right(equal("1x", "r1"), title=""),
            more=f'<flow class="RIGHT_MATCH_BLOCK">{sides}</flow>',
        )
    )
    assert asked.kind == "matching"
    assert [(pair.left, pair.right) for pair in asked.body.pairs] == [("Ebb", "goes *out*"), ("Flood", "comes in")]
    assert asked.body.distractors == ("stays",)
    ordered = f"<and>{equal('c3')}{equal('a1')}{equal('b2')}</and>"
    for partial, rule in (("true", "longest-run"), ("false", "all-or-nothing")):
        steps = one(item("Ordering", AB, right(ordered), bbmd_partialcredit=partial))
        assert (steps.kind, [step.text for step in steps.body.steps], steps.body.score) == (
            "ordering",
            ["never", "at new moon", "at half moon"],
            rule,
        )


def test_what_we_have_no_kind_for_is_refused_by_name() -> None:
    names = {
        "Essay": "an essay",
        "Short Response": "a short response",
        "File Upload": "a file to be handed in",
        "Calculated": "computed from a formula",
        "Jumbled Sentence": "lists to choose from",
        "Hot Spot": "a place in a picture",
        "Opinion Scale": "an opinion",
        "Quiz Bowl": "Quiz Bowl",
        "Riddle": "'Riddle'",
        "": "cannot be told",
    }
    found = read(pool(*(item(name, "", title=name or "Nameless") for name in names)))
    assert (found.records, found.refused) == ((), len(names))
    for name, words in names.items():
        (said,) = (one.message for one in found.problems if one.subject == (name or "Nameless"))
        assert words in said, (name, said)
    unsaid = read(pool(item("Multiple Choice", AB), item("Ordering", AB, right(equal("a1")))))
    assert [one.message[:30] for one in unsaid.problems] == [
        "It does not say which answer i",
        "Its order leaves some of the s",
    ]


def test_a_package_has_its_pictures_and_each_question_once() -> None:
    beside = (
        '<flow class="FILE_BLOCK"><material><matapplication uri="ab/tide.png" label="tide.png">A tide</matapplication>'
        '</material></flow><flow class="FILE_BLOCK"><material><matapplication uri="ab/song.mp3"/></material></flow>'
        '<flow class="LINK_BLOCK"><material><mattext uri="https://tides.example/">More</mattext></material></flow>'
    )
    shown = f'<p>See <img src="{STUB}xid-7_1" alt="New moon"> and <img src="{STUB}xid-9_1"></p>'
    asked = item("Multiple Choice", AB, right(equal("a1")), ident="_1_1", prompt=shown, beside=beside, title="Moon")
    lost = "<selection><sourcebank_ref>res00009</sourcebank_ref></selection>"
    members = {
        "imsmanifest.xml": b'<manifest><resource type="assessment/x-bb-qti-pool"/></manifest>',
        "res00001.dat": pool(asked, title="Exam", sort="Test", sections=lost),
        "res00002.dat": pool(asked, item("Multiple Choice", AB, right(equal("b2")), ident="_2_1", title="Second")),
        "res00003.dat": b"<COURSE/>",
        "res00002/ab/tide.png": PNG + b"2",
        "res00002/ab/song.mp3": b"ID3",
        "csfiles/home_dir/__xid-7_1.png": PNG,
        "csfiles/home_dir/__xid-7_1.png.xml": LOM.encode(),
    }
    form = FORMATS["blackboard"]
    assert form.read_members
    found = form.read_members(members, "exam.zip")
    assert [(record.question.title, record.category) for record in found.records] == [
        ("Moon", "Tides spring"),
        ("Second", "Tides spring"),
    ]
    assert dict(found.pictures) == {"new-moon.png": PNG, "tide.png": PNG + b"2"}
    assert found.records[0].question.prompt == (
        "See ![New moon](new-moon.png) and [picture]\n\n![A tide](tide.png)\n\n"
        "\\[file: song.mp3]\n\n[More](https://tides.example/)"
    )
    said = [one.message for one in found.problems]
    assert any("Left out: a picture" in one and "a file (song.mp3)" in one for one in said), said
    assert any("taken once: 1" in one for one in said)
    assert any("'Exam' draws questions from a pool that is not in this file" in one for one in said)


def test_a_pool_of_blackboard_5_says_what_would_help() -> None:
    old = b'<?xml version="1.0"?><POOL><QUESTIONLIST/></POOL>'
    assert [one.message for one in read(old).problems] == [
        "A pool of Blackboard 5 is not read: bring it into a newer Blackboard, and export it there."
    ]


def test_damage_costs_no_more_than_the_question() -> None:
    whole = pool(
        item("Multiple Choice", AB, right(equal("a1")), title="One"),
        item("Matching", "", title="No pairs"),
        item("Multiple Choice", "".join(label(str(at), str(at)) for at in range(600)), right(equal("1")), title="Many"),
        item("Numeric", "", right(equal("two")), title="No number"),
    )
    found = read(whole)
    assert [record.question.title for record in found.records] == ["One"]
    assert [one.subject for one in found.problems] == ["No pairs", "Many", "No number"]
    for cut in range(0, len(whole), 97):
        broken = FORMATS["blackboard"].read(whole[:cut], "x.dat")  # type: ignore[misc]
        assert broken.problems
        assert bare(broken.records) == []
