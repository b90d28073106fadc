"""The shipped courses: every fact can be looked up, belongs to a topic, and is written to be found."""

import tomllib
from pathlib import Path

import pytest

from study.core.facts.facts import DatedFact, check_claims, read_facts
from study.core.notes.model import Fact, Notes, Topic

COURSES = sorted((Path(__file__).parents[3] / "content").glob("*/course.toml"))


def load(path: Path) -> dict:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def facts_of(course: Path) -> tuple[DatedFact, ...]:
    facts, problems = read_facts(load(course.with_name("facts.toml")))
    assert [problem.message for problem in problems] == []
    return facts


@pytest.mark.parametrize("course", COURSES, ids=lambda path: path.parent.name)
class TestCourse:
    def test_every_fact_can_be_looked_up(self, course):
        today = load(course)["as_of"]
        for fact in facts_of(course):
            assert fact.source.url.startswith("https://"), fact.key
            assert fact.source.title, fact.key
            assert fact.checked <= today, fact.key
            assert len(fact.as_of) in (4, 7, 10), fact.key

    def test_every_fact_belongs_to_a_topic_and_every_topic_has_a_fact(self, course):
        topics = {topic["key"] for topic in load(course)["topic"]}
        assert {fact.topic for fact in facts_of(course)} == topics

    def test_headlines_begin_with_a_bold_sentence(self, course):
        for fact in facts_of(course):
            assert fact.headline.startswith("**"), fact.key
            assert fact.headline.endswith((".**", "**")), fact.key
            assert len(fact.headline) <= 110, fact.key

    def test_weights_of_an_exam_add_up_and_topics_name_its_domains(self, course):
        data = load(course)
        for exam in data.get("exam", []):
            domains = {domain["id"]: domain["weight"] for domain in exam["domain"]}
            assert sum(domains.values()) == 100
            for topic in data["topic"]:
                assert topic["domains"][exam["id"]] in domains, topic["key"]
                own = {skill for skill in topic["skills"] if skill.startswith(exam["id"] + "/")}
                assert own <= {f"{exam['id']}/{skill}" for skill in exam["skills"]}, topic["key"]
                assert own, topic["key"]

    def test_figures_and_notes_named_are_there(self, course):
        for name in load(course)["order"]:
            text = (course.parent / name).read_text(encoding="utf-8")
            for embed in text.split("![[")[1:]:
                assert (course.parent / embed.partition("|")[0]).is_file(), embed


LAMBDA = Path(__file__).parents[3] / "content" / "aws-lambda" / "course.toml"

# What people write down from courses of several years, and what should become of it.
TYPICAL = [
    ("performance", "1 vCPU comes with 1.792 MB", "vcpu-1769", "wrong"),
    ("performance", "a full vCPU needs 1,769 MB of memory", "vcpu-1769", "right"),
    ("limits", "Memory: up to 3,008 MB", "memory-range", "out-of-date"),
    ("limits", "Max execution time 5 minutes", "invocation-900-s", "out-of-date"),
    ("limits", "Timeout is at most 15 minutes", "invocation-900-s", "right"),
    ("limits", "/tmp is limited to 512 MB (max)", "environment-tmp", "out-of-date"),
    ("limits", "1,000 concurrent executions per account", "account-concurrency", "imprecise"),
    ("async", "On failure it retries 3 times", "async-two-retries", "wrong"),
    ("async", "Waits 1 minute, then 2 minutes", "async-two-retries", "right"),
    ("async", "Event payload is limited to 256 KB", "async-queue", "out-of-date"),
    ("async", "Triggered by S3, SNS and CloudWatch Events", "async-services", "out-of-date"),
    ("event-source-mapping", "Polls Kinesis, SQS, DynamoDB and SNS FIFO", "esm-sources", "wrong"),
    ("sqs", "Batches of up to 10 messages", "sqs-batch", "out-of-date"),
    ("sqs", "Use a destination for failures", "sqs-no-destination", "wrong"),
    ("streams", "10 batches per shard can run in parallel", "stream-parallel", "imprecise"),
    ("environment", "Variables may be encrypted with KMS", "env-encrypted", "imprecise"),
    ("pricing", "You pay for duration in 100 ms increments", "pay-per-use", "out-of-date"),
    ("lambda-edge", "Viewer functions: 128 MB", "edge-limits", "out-of-date"),
    ("x-ray", "Use the X-Ray SDK in your code", "xray-sdk", "out-of-date"),
    ("cold-starts", "The init phase is free of charge", "init-billed", "out-of-date"),
    ("cold-starts", "SnapStart is Java only", "snapstart", "out-of-date"),
    ("aliases", "Weights allow blue/green deployments", "alias-canary", "imprecise"),
    ("vpc", "Limit of 250 network interfaces", "vpc-eni", "out-of-date"),
]
CORRECT = [
    ("async", "2 retries, which makes 3 attempts in all"),
    ("event-source-mapping", "SNS pushes, so Lambda does not poll it"),
    ("limits", "1,000 concurrent executions per Region, which can be raised"),
    ("sqs", "Up to 10 messages in a batch of a FIFO queue"),
    ("benefits", "More memory means more CPU; network interfaces are a matter of the VPC"),
    ("destinations", "Failures go to SQS, SNS, Lambda, EventBridge or S3"),
]


def said(topic: str, text: str) -> list[tuple[str, str]]:
    line = Fact("line", "statement", text, (2, 2))
    notes = Notes((Topic(topic, topic, 1, "", "lambda.md", (1, 2), (1, 1), (line,)),))
    return [(claim.fact, claim.verdict) for claim in check_claims(notes, facts_of(LAMBDA))]


@pytest.mark.parametrize(("topic", "text", "fact", "verdict"), TYPICAL)
def test_typical_notes_on_lambda_get_their_verdict(topic, text, fact, verdict):
    assert said(topic, text) == [(fact, verdict)]


@pytest.mark.parametrize(("topic", "text"), CORRECT)
def test_correct_notes_on_lambda_are_not_called_wrong(topic, text):
    assert {verdict for _, verdict in said(topic, text)} <= {"right"}
