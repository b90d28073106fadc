"""What the judge says of candidates: one rule at a time, the same for every shape."""

from dataclasses import replace

import pytest

from study.core.generators import Candidate, bodies
from study.core.generators.candidate import Reason
from study.core.generators.judge import judged
from study.core.generators.statements import Corpus
from study.core.notes import parse

NOTES = """# Git

- branch: a movable pointer to a commit
- tag: a fixed name for a revision
- stash: a shelf for unfinished work
- window: 5 minutes
"""
CORPUS = Corpus(parse(NOTES, "notes.md"))


def single(right: str, *wrong: str) -> object:
    return bodies.one_of(right, "", [Reason(text, "git#2", "") for text in wrong])


GOOD = Candidate(
    shape="meaning",
    fact="git#1",
    topic="git",
    prompt="What is *branch*?",
    asked=single("A movable pointer to a commit", "A fixed name for a revision", "A shelf for unfinished work"),
    lines=(3, 3),
    facts=("git#1",),
    context=("Git",),
    language="en",
    given="term",
)


def doubts(**changes: object) -> str:
    return " ".join(judged(replace(GOOD, **changes), CORPUS).doubts)  # type: ignore[arg-type]


def test_a_good_candidate_is_sure() -> None:
    found = judged(GOOD, CORPUS)
    assert (found.fit, found.doubts) == ("sure", ())


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"facts": ("gone#1",)}, "no statement"),
        ({"facts": ()}, "no statement"),
        ({"prompt": " "}, "no answer"),
        ({"prompt": "What is " + "very " * 100 + "long?"}, "too long"),
        ({"prompt": "What is (a branch?"}, "bracket"),
        ({"prompt": "What is *a https://example.org*?"}, "address"),
        ({"prompt": "What is the {term}?"}, "trace"),
        ({"prompt": "What is the what?"}, "trace"),
        ({"prompt": "What does this lead to: “it is moved”?"}, "leans"),
        ({"prompt": "What does this lead to: “the pointer above”?"}, "leans"),
        ({"prompt": "Is a movable pointer to a commit what *branch* is?"}, "stands in the question"),
        ({"context": ("Git", "A movable pointer to a commit")}, "stands in the question"),
        ({"asked": single("A movable pointer to a commit", "A fixed name for a revision")}, "choice of two"),
        ({"asked": single("Branch", "Tag", "Stash")}, "stands in the question"),
        (
            {"asked": single("The word", "Short", "A very long option that nobody would ever take for the right one")},
            "kinds",
        ),
        ({"asked": single("A movable pointer to a commit", "a fixed name", "a shelf for work")}, "capital"),
        ({"asked": single("A fixed name", "All of these", "A shelf for work")}, "others"),
        ({"asked": single("A pointer that moves", "See the next section", "A shelf for work")}, "another place"),
        ({"asked": single("A movable pointer", "To a commit", "A shelf for work")}, "is right"),
        ({"asked": bodies.back("What *branch* is")}, "again"),
        ({"asked": bodies.back('a pointer called "the head of it')}, "a quotation is open"),
        ({"asked": bodies.back("a pointer to a commit e, in più")}, "cut off"),
        ({"asked": bodies.back("a pointer, and so on to the")}, "cut off"),
        ({"asked": bodies.back("I think it is my favourite pointer")}, "oneself"),
        ({"asked": bodies.back("word " * 60)}, "by heart"),
        ({"context": ()}, "no place"),
    ],
)
def test_each_fault_is_named(changes: dict[str, object], why: str) -> None:
    found = judged(replace(GOOD, **changes), CORPUS)  # type: ignore[arg-type]
    assert found.fit != "sure"
    assert why in " ".join(found.doubts)


def test_two_doubts_make_what_one_leaves_unsure_unfit() -> None:
    heavy = {"asked": bodies.back("word " * 60)}
    assert judged(replace(GOOD, **heavy), CORPUS).fit == "unsure"  # type: ignore[arg-type]
    assert judged(replace(GOOD, context=(), **heavy), CORPUS).fit == "unfit"  # type: ignore[arg-type]


def test_a_card_of_ones_own_is_asked_whatever_it_says() -> None:
    odd = bodies.back("this one, see above (")
    assert judged(replace(GOOD, own=True, prompt="It?", asked=odd, context=()), CORPUS).fit == "sure"


def test_what_the_notes_contradict_is_unfit() -> None:
    corpus = Corpus(parse("# T\n\n- timeout: 5 s\n- size: 4 KB\n\n# U\n\n- timeout: 6 s\n", "notes.md"))
    assert judged(replace(GOOD, fact="t#1", facts=("t#1",), topic="t"), corpus).fit == "unfit"


def test_a_list_is_not_asked_where_its_place_names_all_its_points() -> None:
    points = bodies.to_name(("Rigging (running)", "Ballast"))
    for place, hidden in {"Riggings and ballasting": True, "Riggings and hulls": False}.items():
        found = judged(replace(GOOD, asked=points, prompt="Name the 2 weights.", context=("Ships", place)), CORPUS)
        assert ("the answer stands in the question" in found.doubts) is hidden, place


def test_a_name_is_not_asked_where_its_place_says_one_of_its_forms() -> None:
    for shape, name, hidden in (
        ("called", "AIS / transponder", True),
        ("called", "transponder (AIS)", True),
        ("called", "AISLE / transponder", False),
        ("named", "Automatic Identification System", True),
        ("named", "Automatic Information", False),
        ("explained", "Automatic Identification System", False),
        ("explained", "AIS / transponder", False),
    ):
        one = replace(GOOD, shape=shape, asked=bodies.back(name), prompt="What is it called?", context=("Radio (AIS)",))
        assert ("the answer stands in the question" in judged(one, CORPUS).doubts) is hidden, (shape, name)
