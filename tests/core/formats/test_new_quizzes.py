"""Canvas's New Quizzes: what its QTI 1.2 has beyond that of the classic ones."""

from study.core.formats.qti12.reader import read
from tests.core.formats.test_qti12 import earns, equal, item, label, one, place, quiz


def ordered(*labels: str, above: str = "") -> str:
    shown = f'<material position="top"><mattext>{above}</mattext></material>' if above else ""
    steps = f"<ims_render_object><flow_label>{''.join(labels)}</flow_label></ims_render_object>"
    return (
        f'<response_lid ident="response1" rcardinality="Ordered"><render_extension>{shown}{steps}'
        "</render_extension></response_lid>"
    )


def test_an_order_of_new_quizzes() -> None:
    steps = [label("4155", "ebb"), label("4245", "flood"), label("6991", "slack")]
    right = earns(*map(equal, ("4245", "6991", "4155")))
    for sort in ("ordering_question", ""):
        question = one(sort, ordered(*steps), right)
        assert (question.kind, question.body.score) == ("ordering", "all-or-nothing")
        assert [step.text for step in question.body.steps] == ["flood", "slack", "ebb"]
    said = read(quiz(item("ordering_question", ordered(*steps, above="First"), right)), "")
    assert [problem.message for problem in said.problems] == [
        "What stands above and below its steps is left out: First."
    ]
    short = read(quiz(item("ordering_question", ordered(*steps), earns(equal("4245"), equal("6991")))), "")
    assert [problem.message for problem in short.problems] == ["Its order leaves some of the steps out."]
    unsaid = read(quiz(item("ordering_question", ordered(*steps))), "")
    assert "which answer is right" in unsaid.problems[0].message


def test_sorting_into_categories_where_each_thing_has_one() -> None:
    things = [label("1", "The Rhine"), label("2", "The Danube"), label("3", "The Caspian")]
    places = [place(name, *things, left=left) for name, left in (("a", "River"), ("b", "Lake"), ("c", "Sea"))]
    scored = [earns(equal("1", "a"), equal("2", "a"), score=50), earns(equal("3", "b"), score=50)]
    question = one("categorization_question", "".join(places), *scored)
    assert question.kind == "matching"
    assert [(pair.left, pair.right) for pair in question.body.pairs] == [
        ("The Rhine", "River"),
        ("The Danube", "River"),
        ("The Caspian", "Lake"),
    ]
    assert question.body.distractors == ("Sea",)
    twice = [*scored, earns(equal("3", "c"))]
    for conditions in (scored[:1], twice):
        found = read(quiz(item("categorization_question", "".join(places), *conditions)), "")
        assert [problem.message for problem in found.problems] == [
            "Its things to be sorted do not each have one category, as pairs here do."
        ]
