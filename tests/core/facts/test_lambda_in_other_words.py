"""What people write about AWS Lambda in words of their own that does not hold, or no longer; and near misses."""

import tomllib
from functools import cache
from pathlib import Path

import pytest

from study.core.facts.facts import Claim, DatedFact, check_claims, read_facts
from study.core.notes import parse

FACTS = Path(__file__).parents[3] / "content" / "aws-lambda" / "facts.toml"

STALE = [
    ("# AWS Lambda\n\n- Max run time per invocation: 5min", "invocation-900-s"),
    ("# Serverless\n\n- A Lambda function can run for up to 300 secs", "invocation-900-s"),
    ("# Lambda\n\n- Maximale Laufzeit 5 Minuten", "invocation-900-s"),
    ("# Lambda\n\n- 最长执行时间为 5 分钟", "invocation-900-s"),
    ("# Lambda\n\n- Memory: 128 MB – 3 GB", "memory-range"),
    ("# Lambda\n\n- at most 1.5 GB of memory", "memory-range"),
    ("# Lambda\n\n- RAM is chosen in 64 MB steps", "memory-range"),
    ("# Lambda\n\n- 1.8GB = 1 vCPU", "vcpu-1769"),
    ("# Lambda\n\n- You get one full core at 1,792 MB", "vcpu-1769"),
    ("# Lambda\n\n- 512 MB /tmp only", "environment-tmp"),
    ("# Lambda\n\n- Ephemeral storage is limited to 512MB", "environment-tmp"),
    ("# Lambda\n\n- Duration is rounded up to the nearest 0.1 s", "pay-per-use"),
    ("# Lambda\n\n- billed per 100ms", "pay-per-use"),
    ("# Lambda\n\n- Runtimes: Node 12, Python 3.12", "runtime-dates"),
    ("# Lambda\n\n- Managed runtimes: Python, Node.js, Go, Ruby", "managed-runtimes"),
    ("# Lambda\n\n- Async events may be up to 256 kB", "async-queue"),
    ("# Lambda\n\n- A failed asynchronous event is retried three times", "async-two-retries"),
    ("# Lambda\n\n## SQS trigger\n\n- Batch size is at most 10", "sqs-batch"),
    ("# Lambda\n\n- The default timeout is 1 minute", "timeout-default"),
    ("# Lambda\n\n- You don't pay for the init phase", "init-billed"),
    ("# Lambda\n\n- SnapStart is available only for Java", "snapstart"),
    ("# Lambda in a VPC\n\n- an ENI is created for every concurrent execution", "vpc-eni"),
    ("# Lambda\n\n- EFS can't be mounted", "limits-more-files"),
    ("# Lambda\n\n- Environment variables are stored in plain text", "env-encrypted"),
    ("# Lambda\n\n- Concurrency is limited to 1000 per account", "account-concurrency"),
]
SOUND = [
    ("# Lambda\n\n- runs for 15min at most", "invocation-900-s"),
    ("# Lambda\n\n- Timeout: up to 0.25 hours, not 5 minutes as before", "invocation-900-s"),
    ("# Lambda\n\n- up to 5 layers per function", "layer-limits"),
    ("# Lambda\n\n- 1 vCPU at 1.769 MB", "vcpu-1769"),
    ("# Lambda\n\n- Response payload: 6MB", "sync-payload"),
]
NEAR_MISSES = """# Networking

## OSPF

- Hello timer: default 10 s; dead time: default 40 seconds
- The route cache scales automatically

# SQS by itself

- Visibility timeout: default 30 seconds, max 12 hours
- A consumer receives up to 10 messages at a time
- Retention time is at most 5 min in this test
- Uses long polling

# EC2

- Pay for what you use, billed per 100 ms in this example
- Servers are managed by the provider
- Memory up to 3 GB, more memory also improves the network
- Default timeout 60 s

# DynamoDB

- Items are at most 400 KB; streams are processed in order within a shard

# API Gateway

- Timeout: max 29 s, default 30 s
- Payload 10 MB, and 6 MB with a proxy

# Google Cloud Functions

- Max timeout 5 min, memory up to 3 GB, Node 12

# Kubernetes

- Memory limit 3 GB, cold start takes a long time, ConfigMap env: 4 KB

# Trains

- The 5 min connection is the maximum waiting time; 15 min by default
- A reservation can be made for up to 10 GB seats on layer 5
"""


@cache
def facts() -> tuple[DatedFact, ...]:
    return read_facts(tomllib.loads(FACTS.read_text(encoding="utf-8")))[0]


def check(text: str, *place: str) -> tuple[Claim, ...]:
    return check_claims(parse(text, "a.md"), facts(), place)


@pytest.mark.parametrize(("text", "fact"), STALE)
def test_what_does_not_hold_is_found_in_other_words(text, fact):
    assert [(claim.fact, claim.verdict != "right") for claim in check(text)] == [(fact, True)]


@pytest.mark.parametrize(("text", "fact"), SOUND)
def test_what_holds_is_not_called_wrong(text, fact):
    assert [(claim.fact, claim.verdict) for claim in check(text)] == [(fact, "right")]


def test_notes_about_something_else_get_no_badge():
    assert check(NEAR_MISSES) == ()


def test_notes_about_neighbours_get_no_badge_in_a_course_on_lambda_either():
    assert [claim.says for claim in check(NEAR_MISSES.replace("# Trains", "# Docker"), "AWS Lambda")] == []
