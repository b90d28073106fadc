"""Dated facts: what a facts.toml may say, and what the check of notes against it finds."""

import tomllib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.facts.facts import check_claims, read_facts
from study.core.notes.model import Fact, Notes, Topic

CPU = """
[scope]
subject = ["mine"]

[[fact]]
id = "vcpu"
topic = "performance"
headline = "**One full vCPU is at 1,769 MB.**"
text = "CPU grows in proportion to memory."
source_title = "Configure Lambda function memory"
source_url = "https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html"
checked = 2026-11-23
as_of = "2026-06"
rows = [99]

[[fact.claim]]
subject = ["cpu|vcpu"]
says = '1[,.]?792( ?MB)?'
verdict = "wrong"
holds = "1,769 MB"

[[fact.claim]]
subject = ["ram|memory"]
says = 'more v?cpu'
verdict = "right"
"""


def notes(*lines: Fact, topic: str = "performance") -> Notes:
    return Notes((Topic(topic, topic.title(), 1, "", "mine.md", (1, 99), (1, 1), lines),))


def line(text: str, number: int = 5, key: str = "", **more: object) -> Fact:
    return Fact(key or f"f{number}", "statement", text, (number, number), **more)  # type: ignore[arg-type]


def facts_of(text: str = CPU):
    facts, problems = read_facts(tomllib.loads(text))
    assert problems == ()
    return facts


def problems_of(old: str, new: str) -> list[str]:
    facts, problems = read_facts(tomllib.loads(CPU.replace(old, new)))
    assert facts == ()
    return [problem.message for problem in problems]


def test_a_fact_carries_its_source_and_dates():
    (fact,) = facts_of()
    assert (fact.key, fact.topic, fact.rows) == ("vcpu", "performance", (99,))
    assert (fact.checked, fact.as_of) == (date(2026, 11, 23), "2026-06")
    assert fact.source.title == "Configure Lambda function memory"
    assert [claim.verdict for claim in fact.claims] == ["wrong", "right"]


def test_an_outdated_line_is_found_with_what_holds():
    (claim,) = check_claims(notes(line("@1792 MB RAM ⇒ 1 full vCPU")), facts_of())
    assert (claim.lines, claim.says, claim.verdict, claim.holds) == ((5, 5), "1792 MB", "wrong", "1,769 MB")
    assert (claim.fact, claim.topic, claim.file, claim.scope) == ("vcpu", "performance", "mine.md", "mine.md")
    assert claim.checked == date(2026, 11, 23)


def test_a_line_without_the_subject_is_left_alone():
    assert check_claims(notes(line("1,792 seats in the hall")), facts_of()) == ()


def test_the_subject_may_stand_in_the_lead_a_parent_or_the_topic():
    led = line("1,792 MB", lead="One vCPU:")
    parent = line("CPU", 3, key="above")
    child = line("a full one: 1,792 MB", 4, parent="above")
    grandchild = line("1.792", 6, parent="f4")
    assert len(check_claims(notes(led), facts_of())) == 1
    assert [claim.lines for claim in check_claims(notes(parent, child, grandchild), facts_of())] == [(4, 4), (6, 6)]
    assert len(check_claims(notes(line("1792 MB"), topic="memory/cpu-share"), facts_of())) == 1


def test_either_word_of_a_subject_with_or_is_enough_and_no_other_is():
    either = facts_of(CPU.replace('"cpu|vcpu"', '"share|core|slice", "whole|full"'))
    for said in ("share, whole", "core, full", "slice, whole", "full share"):
        assert len(check_claims(notes(line(f"{said}: 1,792 MB"), topic="t"), either)) == 1
    for said in ("share|core", "whole and full", "hare, full", "core|slice", "other"):
        assert check_claims(notes(line(f"{said}: 1,792 MB"), topic="t"), either) == ()


def test_words_around_a_line_and_words_in_it_take_it_away():
    beside = facts_of(
        CPU.replace('subject = ["cpu|vcpu"]', 'subject = ["cpu|vcpu"]\nwithout = ["edge"]\nexcluding = "used to"')
    )
    for said, topic, found in (
        ("vCPU: 1,792 MB", "t", 1),
        ("vCPU: 1,792 MB", "lambda-edge", 0),
        ("vCPU: 1,792 MB at the edge", "t", 0),
        ("vCPU: 1,792 MB, with a wedge", "t", 1),
        ("vCPU: it USED TO be 1,792 MB", "t", 0),
    ):
        assert len(check_claims(notes(line(said), topic=topic), beside)) == found, (said, topic)


def test_where_words_are_not_spaced_a_subject_is_found_inside():
    either = facts_of(CPU.replace('"cpu|vcpu"', '"語言|メモリ"'))
    for said, found in (("支持的語言 1,792", 1), ("最大メモリは1,792 MB", 1), ("最大は1,792 MB", 0)):
        assert len(check_claims(notes(line(said), topic="t"), either)) == found, said


def test_a_subject_word_matches_where_a_word_begins():
    assert check_claims(notes(line("program: more CPU")), facts_of()) == ()
    assert len(check_claims(notes(line("more RAM, more CPU")), facts_of())) == 1


def test_the_first_pattern_that_fits_counts():
    (claim,) = check_claims(notes(line("more RAM, more CPU: one vCPU at 1792 MB")), facts_of())
    assert claim.verdict == "wrong"


@pytest.mark.parametrize("said", ["full vCPU at −1,792 MB", "full vCPU at 1,792.5", "full vCPU at 21792 MB"])
def test_a_part_of_another_number_is_no_claim(said):
    assert check_claims(notes(line(said)), facts_of()) == ()


def test_digits_count_in_whatever_form():
    (claim,) = check_claims(notes(line("full vCPU at １７９２ MB")), facts_of())
    assert claim.says.startswith("１７９２")


def test_emphasis_does_not_hide_a_claim():
    assert len(check_claims(notes(line("full vCPU at **1,792** MB")), facts_of())) == 1


def test_callouts_that_tell_of_a_change_and_code_are_not_checked():
    told = line("vCPU: 1,792 MB became 1,769 MB", callout="changed")
    code = line("vcpu = 1792", verbatim=True)
    assert check_claims(notes(told, code), facts_of()) == ()


def test_problems_name_the_fact():
    assert problems_of('id = "vcpu"', 'id = ""') == ["fact number 1: id is missing"]
    assert problems_of('as_of = "2026-06"', "") == ["fact vcpu: as_of is missing"]
    assert problems_of("2026-11-23", '"2026-11-23"') == ["fact vcpu: checked must be a date, such as 2026-11-23"]
    assert problems_of("[99]", '["99"]') == ["fact vcpu: rows must be a list of whole numbers"]
    assert problems_of('text = "CPU grows in proportion to memory."', "text = 4") == [
        "fact vcpu: text must be a string"
    ]


def test_problems_name_the_claim():
    assert problems_of('"wrong"', '"false"') == [
        "fact vcpu: claim 1: verdict must be one of right, imprecise, out-of-date, wrong"
    ]
    assert problems_of('holds = "1,769 MB"', "") == ["fact vcpu: claim 1: holds is missing: say what is true instead"]
    assert problems_of('["cpu|vcpu"]', '["CPU"]') == ["fact vcpu: claim 1: subject must be a list of lower-case words"]
    assert problems_of('["cpu|vcpu"]', '["cpu"]\nwithout = ["Edge"]\nexcluding = "("') == [
        "fact vcpu: claim 1: without must be a list of lower-case words",
        "fact vcpu: claim 1: excluding must be a regular expression (missing ), unterminated subpattern at position 0)",
    ]
    assert problems_of('holds = "1,769 MB"', "holds = 1769") == ["fact vcpu: claim 1: holds and note must be strings"]
    (message,) = problems_of("'more v?cpu'", "'more (cpu'")
    assert message.startswith("fact vcpu: claim 2: says must be a regular expression")


def test_items_is_true_or_false():
    assert problems_of('["ram|memory"]', '["ram"]\nitems = "yes"') == [
        "fact vcpu: claim 2: items must be true or false"
    ]


def test_a_pattern_of_items_reads_the_list_that_a_line_leads_to_and_nothing_else():
    facts = facts_of(
        CPU.replace('["ram|memory"]', '["vcpu"]\nitems = true').replace("more v?cpu", "^256 MB, 2,048 MB$")
    )
    lines = (line("vCPU", 5, "a"), line("256 MB", 6, "b", lead="vCPU"), line("2,048 MB", 7, "c", lead="vCPU"))
    (claim,) = check_claims(notes(*lines), facts)
    assert (claim.line, claim.lines, claim.says) == ("a", (5, 5), "256 MB, 2,048 MB")
    assert check_claims(notes(line("vCPU: 256 MB, 2,048 MB")), facts) == ()


def test_a_list_whose_item_makes_the_claim_is_not_told_of_it_again():
    of_items = '["vcpu"]\nitems = true\nsays = "MB"\nverdict = "wrong"\nholds = "Other sizes."\n'
    facts = facts_of(
        CPU.replace('["cpu|vcpu"]', '["small"]').replace("1[,.]?792( ?MB)?", "256 MB")
        + "\n[[fact.claim]]\nsubject = "
        + of_items
    )
    lines = (line("vCPU", 5, "a"), line("256 MB, small", 6, "b", lead="vCPU"), line("2,048 MB", 7, "c", lead="vCPU"))
    assert [claim.line for claim in check_claims(notes(*lines), facts)] == ["b"]
    assert [claim.line for claim in check_claims(notes(lines[0], lines[2]), facts)] == ["a"]


@pytest.mark.parametrize("text", ["__1,792 MB__ of RAM is a vCPU", "_1,792 MB_ of RAM is a vCPU"])
def test_underscores_that_set_off_are_no_part_of_a_word(text):
    assert [claim.says for claim in check_claims(notes(line(text)), facts_of())] == ["1,792 MB"]


@pytest.mark.parametrize("written", ["3.008 MB", "3,008 MB", "3008 MB"])
def test_digits_grouped_in_either_notation_are_the_same_amount(written):
    facts = facts_of(CPU.replace('["cpu|vcpu"]', '["ram"]\namounts = ["3,008 MB"]').replace("1[,.]?792( ?MB)?", "."))
    assert [claim.says for claim in check_claims(notes(line(f"RAM: {written}")), facts)] == [written]


def test_a_repeated_id_is_a_problem_and_the_first_fact_stays():
    facts, problems = read_facts(tomllib.loads(CPU + CPU.partition("[[fact]]")[1] + CPU.partition("[[fact]]")[2]))
    assert len(facts) == 1
    assert [problem.message for problem in problems] == ["fact vcpu: this id is taken; every fact needs its own"]


def test_every_problem_of_a_file_is_reported():
    _, problems = read_facts({"fact": [{}, 7, {"id": "x", "claim": 1}]})
    names = {problem.message.split(":")[0] for problem in problems}
    assert names == {"scope", "fact number 1", "fact number 2", "fact x"}


words = st.sampled_from(["", "vcpu", "(", "2026-11-23"])
names = st.sampled_from(["id", "topic", "headline", "checked", "rows", "claim", "subject", "says", "verdict"])
plain = st.none() | st.booleans() | st.integers(-1, 1) | words | st.just(date(2026, 11, 23))
trees = st.recursive(
    plain, lambda inner: st.lists(inner, max_size=2) | st.dictionaries(names, inner, max_size=4), max_leaves=12
)


@given(trees | st.lists(st.dictionaries(names, trees, max_size=4), max_size=2))
def test_bad_data_gives_problems_and_never_raises(data):
    facts, problems = read_facts({"fact": data})
    assert facts == ()
    assert problems or data == []
