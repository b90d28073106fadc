"""Which statements of notes are about the subject of a course's facts, and which are about something else."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.facts.facts import Claim, check_claims, named_in, read_facts
from study.core.notes import parse
from study.core.text.scope import Scope, Standing, names_subject, read_scope, stand

SCOPE = Scope(("lambda", "aws lambda", "ラムダ"), ("sqs", "api gateway", "SAM", "lambda calculus"))
ABOUT = Standing("Lambda")
FACTS = """
[scope]
subject = ["lambda"]
others = ["sqs", "ec2"]

[[fact]]
id = "timeout"
topic = "limits"
headline = "**Three seconds.**"
source_title = "Guide"
source_url = "https://example.org/"
checked = 2026-11-23
as_of = "2026-06"

[[fact.claim]]
subject = ["timeout"]
says = 'default'
unless = ["3 s"]
verdict = "wrong"
holds = "3 s"

[[fact.claim]]
subject = ["batch"]
beside = ["sqs"]
says = '10 messages'
verdict = "right"
"""


def claims(text: str, file: str = "notes.md", place: tuple[str, ...] = ()) -> tuple[Claim, ...]:
    facts, problems = read_facts(tomllib.loads(FACTS))
    assert problems == ()
    return check_claims(parse(text, file), facts, place)


@pytest.mark.parametrize(
    "text",
    [
        *("Lambda", "LAMBDA limits", "the lambda's timeout", "two lambdas", "`lambda`", "**AWS Lambda**:"),
        *("aws-lambda", "aws_lambda.md", "AWSLambdaBasicExecutionRole", "LambdaLimits", "AWS::Lambda::Function"),
        *(
            "Lambda@Edge",
            "eine Lambda-Funktion",
            "Lambda函数的超时",
            "ラムダの制限",
            "SQS and Lambda",
            "arn:aws:lambda:eu",
        ),
    ],
)
def test_a_name_is_found_however_it_is_written(text):
    assert stand(SCOPE, text, Standing()) == Standing(text.strip())


@pytest.mark.parametrize("text", ["lambdaless", "alambda", "Lambdas2", "λ", "", "LAMBDAX", "the lambda calculus"])
def test_a_part_of_a_word_or_of_a_longer_name_is_none(text):
    assert stand(SCOPE, text, Standing()).named == ""


def test_others_take_a_line_away_and_leave_the_subject_named_above():
    assert stand(SCOPE, "SQS by itself", ABOUT) == Standing("Lambda", frozenset({"sqs"}))
    assert stand(SCOPE, "api_gateway", ABOUT).beside == {"api gateway"}
    assert stand(SCOPE, "SAM templates", ABOUT).beside == {"SAM"}
    assert stand(SCOPE, "Sam said", ABOUT) == ABOUT
    assert stand(SCOPE, "the sqsing", ABOUT) == ABOUT


def test_only_who_knows_the_neighbour_is_let_and_only_below_the_subject():
    beside = stand(SCOPE, "SQS", ABOUT)
    assert beside.lets({"sqs"})
    assert not beside.lets({"ec2"})
    assert not stand(SCOPE, "SQS", Standing()).lets({"sqs"})
    assert not Standing().lets({"sqs"})
    assert ABOUT.lets(())


@pytest.mark.parametrize(
    ("text", "file", "place", "scope"),
    [
        ("- Lambda timeout: default 10 s", "notes.md", (), "Lambda timeout: default 10 s"),
        ("# Lambda\n\n## Limits\n\n- Timeout: default 10 s", "notes.md", (), "Lambda"),
        ("- Lambda\n    - Settings\n        - Timeout: default 10 s", "notes.md", (), "Lambda"),
        ("Lambda:\n\n- Timeout: default 10 s", "notes.md", (), "Lambda:"),
        ("- Timeout: default 10 s", "aws-lambda.md", (), "Aws lambda"),
        ("- Timeout: default 10 s", "Lambda/limits.md", (), "Lambda"),
        ("- Timeout: default 10 s", "notes.md", ("AWS Lambda",), "AWS Lambda"),
        ("# EC2\n\n- Lambda timeout: default 10 s", "notes.md", (), "Lambda timeout: default 10 s"),
    ],
)
def test_a_line_is_about_the_subject_by_the_nearest_name(text, file, place, scope):
    (claim,) = claims(text, file, place)
    assert (claim.verdict, claim.says, claim.scope) == ("wrong", "10 s", scope)


@pytest.mark.parametrize(
    ("text", "file", "place"),
    [
        ("# OSPF\n\n- Hello timeout: default 10 s", "routing.md", ("Networking",)),
        ("# Lambda\n\n## SQS by itself\n\n- Timeout: default 30 s", "notes.md", ()),
        ("# Lambda\n\n- SQS\n    - Timeout: default 30 s", "notes.md", ()),
        ("- Timeout: default 30 s", "lambda/ec2.md", ("AWS Lambda",)),
        ("- EC2 timeout: default 30 s", "lambda.md", ("AWS Lambda",)),
        ("# SQS\n\n- batch of 10 messages", "notes.md", ()),
    ],
)
def test_a_line_about_something_else_is_left_alone(text, file, place):
    assert claims(text, file, place) == ()


def test_a_pattern_may_know_a_neighbour():
    assert [claim.verdict for claim in claims("# Lambda\n\n## SQS\n\n- batch of 10 messages")] == ["right"]
    assert claims("# Lambda\n\n## EC2\n\n- batch of 10 messages") == ()


@pytest.mark.parametrize("said", ["default 10 s", "default: 10 seconds", "default 0.5 min", "1000 ms by default"])
def test_amounts_are_compared_in_whatever_unit(said):
    assert [claim.verdict for claim in claims(f"# Lambda\n\n- Timeout: {said}")] == ["wrong"]


@pytest.mark.parametrize(
    "said", ["default 3 s", "default: 3,000 ms", "default 0.05 min", "default", "default 3 to 900 s"]
)
def test_an_amount_that_holds_is_not_called_wrong(said):
    assert claims(f"# Lambda\n\n- Timeout: {said}") == ()


def test_problems_of_a_scope_are_said():
    assert read_scope({})[1] == ["scope: subject is missing: the names of what the facts are about"]
    assert read_scope(7)[1] == ["scope is written as a [scope] table"]
    assert read_scope({"subject": "x", "others": ["?"]})[1] == [
        "scope: subject must be a list of names",
        "scope: others must be a list of names",
    ]
    facts, problems = read_facts(tomllib.loads(FACTS.replace("[scope]", "[elsewhere]").replace('"3 s"]', '"soon"]')))
    assert facts == ()
    assert [problem.message for problem in problems] == [
        "scope: subject is missing: the names of what the facts are about",
        "fact timeout: claim 1: unless must be quantities, such as 15 min",
    ]


names = st.sampled_from(["lambda", "SQS", "api gateway", "SAM", "x", "timeout", "-", "_", "λ", "calculus"])


@given(st.lists(names, max_size=6).map(" ".join), st.sampled_from([Standing(), ABOUT]))
def test_where_a_line_stands_follows_from_its_names_and_what_is_above(text, above):
    found = stand(SCOPE, text, above)
    assert found.named in (text.strip(), above.named)
    assert stand(SCOPE, text, found) == found


@pytest.mark.parametrize(
    ("text", "file", "place"),
    [
        ("# Limits\n\n- The default timeout is 9 s\n", "lambda/limits.md", ()),
        ("# Limits\n\n- The default timeout is 9 s\n", "limits.md", ("My Lambda notes",)),
        ("# Lambda\n\n- The default timeout is 9 s\n", "limits.md", ()),
        ("# Limits\n\n- Lambda: the default timeout is 9 s\n", "limits.md", ()),
        ("# Limits\n\n- Of lambda:\n  - the default timeout is 9 s\n", "limits.md", ()),
    ],
)
def test_notes_are_known_by_whatever_names_the_subject(text: str, file: str, place: tuple[str, ...]) -> None:
    scope = tomllib.loads(FACTS)["scope"]
    assert claims(text, file, place) and named_in(scope, parse(text, file), place)
    other = [one.replace("ambda", "akota") for one in (text, file, *place)]
    assert not named_in(scope, parse(other[0], other[1]), other[2:])


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("kelvin", "in \u212aELVIN"),
        ("straße", "die STRAßE"),
        ("éclair", "ÉCLAIR"),
        ("SAM", "the SAM template"),
        ("aws lambda", "AWS\u00a0Lambda"),
        ("μ-law", "ΜLAW or Μ-law"),
    ],
)
def test_a_name_is_found_in_whatever_case_its_first_letters_stand(name: str, text: str) -> None:
    """A name is looked for only where its first word stands: that must lose none."""
    assert names_subject(Scope((name,)), text)
