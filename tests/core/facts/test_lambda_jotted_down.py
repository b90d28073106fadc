"""How beginners and people before an exam jot down what does not hold about AWS Lambda, or no longer; near misses."""

import pytest

from tests.core.facts.test_lambda_in_other_words import check

STALE = [
    ("- A run is killed at the 5 minute cap", "invocation-900-s"),
    ("- hard cap = 5 min, else go to ECS", "invocation-900-s"),
    ("- timeout: 3s by default, can be raised to 5 min", "invocation-900-s"),
    ("- your function has five minutes and then it dies", "invocation-900-s"),
    ("- it can't run more than 300 sec", "invocation-900-s"),
    ("- a run may last 30 minutes at most: max execution time 30 min", "invocation-900-s"),
    ("| Limit | Value |\n| --- | --- |\n| Timeout | 5 minutes |", "invocation-900-s"),
    ("| Quota | Max |\n| --- | --- |\n| Timeout (s) | 300 |", "invocation-900-s"),
    ("- memory tops out at 3 gigs", "memory-range"),
    ("- RAM ceiling: 3,008 MB", "memory-range"),
    ("- max. RAM (MB): 3008", "memory-range"),
    ("- the biggest memory is 3G", "memory-range"),
    ("- RAM: max 16 GB", "memory-range"),
    ("| Limit | Value |\n| --- | --- |\n| Memory | 3008 MB |", "memory-range"),
    ("- temp folder: only half a gig", "environment-tmp"),
    ("- the temporary directory cannot exceed 512M", "environment-tmp"),
    ("- Ephemeral storage is fixed at 512 MB", "environment-tmp"),
    ("- /tmp (MB): 512", "environment-tmp"),
    ("- max body for an event: 256k", "async-queue"),
    ("- Sync request body: max 10 MB", "sync-payload"),
    ("- Docker images don't work", "image-size"),
    ("- only .zip files, no containers", "image-size"),
    ("- you cant run containers", "image-size"),
    ("- container images: up to 5 GB", "image-size"),
    ("- a function can have four layers", "layer-limits"),
    ("- max # of layers: 10", "layer-limits"),
    ("- 3 layers per function max", "layer-limits"),
    ("- 50 MB zipped / 500 MB unzipped", "limits-unzipped"),
    ("- env variables can take 32 KB", "env-strings"),
    ("- Default account limit: 100 concurrent executions", "account-concurrency"),
    ("- by default 500 functions at the same time per account", "account-concurrency"),
    ("- afterwards it scales by another 500 instances a minute", "automatic-scaling"),
    ("- Reserved concurrency keeps functions warm", "reserved-concurrency"),
    ("- Provisioned concurrency is free", "pay-per-use"),
    ("- Abrechnung in 100-ms-Schritten", "pay-per-use"),
    ("- smallest unit that is billed: 100 ms", "pay-per-use"),
    ("- The newest Node.js version is 16", "runtime-dates"),
    ("- Python versions: 3.7, 3.8", "runtime-dates"),
    ("- SnapStart works only for the Java 11 runtime", "snapstart"),
    ("- SnapStart doesn't support Python", "snapstart"),
    ("- SnapStart solo está disponible para Java", "snapstart"),
    ("- SnapStart: Java 11/17 only", "snapstart"),
    ("- SnapStart speeds up Java by restoring a snapshot, and it is free", "snapstart"),
    ("- SnapStart together with provisioned concurrency works best", "snapstart"),
    ("- API Gateway is the only way to call a function of Lambda over HTTP", "alb-endpoint"),
    ("- from a browser: you always need an API Gateway", "alb-endpoint"),
    ("- a poller of SQS hands at most 10 messages to a function", "sqs-batch"),
    ("- SQS trigger: batch 1-10", "sqs-batch"),
    ("- can't be triggered by FIFO queues", "esm-sources"),
    ("- FIFO queue as trigger: not supported", "esm-sources"),
    ("- async: it tries again 3 more times", "async-two-retries"),
    ("- async errors are retried five times", "async-two-retries"),
    ("- Synchronous calls are automatically retried", "sync-errors"),
    ("- async events are kept for up to 24 hours", "async-throttles"),
    ("- the batch window is at most 60 s", "esm-window"),
    ("- VPC: each execution needs its own network interface", "vpc-eni"),
    ("- a VPC adds about 10 seconds to each start: cold starts", "vpc-eni-life"),
    ("- Layers per function: max 4", "layer-limits"),
    ("- cold starts are slow, but you dont pay for them", "init-billed"),
    ("- It isn't reachable from the internet without API Gateway", "alb-endpoint"),
    ("- you write the code in Go, Java or Python", "managed-runtimes"),
    ("- SnapStart + provisioned concurrency can be combined", "snapstart"),
    ("- RAM: between 128 and 3008 MB", "memory-range"),
    ("- The INIT phase: AWS doesn't bill the init", "init-billed"),
    ("- Provisioned concurrency doesn't cost extra", "pay-per-use"),
    ("- No soporta imágenes de contenedor", "image-size"),
    ("- max timeout = 10 min", "invocation-900-s"),
    ("- it is terminated at the 300-second mark", "invocation-900-s"),
    ("- Docker not possible here", "image-size"),
    ("- memory in jumps of 64 MB", "memory-range"),
    ("- Env size max: 1 MB", "env-strings"),
    ("- async: retry behaviour 3x", "async-two-retries"),
    ("- price: 100 ms rounding", "pay-per-use"),
    ("- the init costs nothing", "init-billed"),
    ("- up to 2 vCPUs", "vcpu-threads"),
    ("- 1 vCPU needs 1,024 MB", "vcpu-1769"),
]
SILENT = [
    "The old 5 minute limit was raised to 15 minutes",
    "This took 5 minutes at most in our tests",
    "We set the timeout of our function to 300 seconds",
    "An alarm goes off when the duration goes over 5 minutes",
    "My function runs every 5 minutes, max once",
    "Express workflows of Step Functions run for at most 5 minutes",
    "Session tokens expire after 5 minutes at most",
    "We gave it 3008 MB because the job is heavy",
    "A function with 1536 MB of memory was run 3,000,000 times in ap-east-1",
    "Raise the memory to 3008 MB where computing takes long",
    "Memory: up to 10,240 MB, no longer 3008 MB",
    "/tmp: 512M by default, up to 10 GB",
    "Up to 4K variables; video in 4K, 5G networks, at most 3G there",
    "A message of SQS may have up to 256 KB",
    "SendMessageBatch of SQS sends at most 10 messages per call of a function",
    "SQS FIFO: batches of at most 10",
    "Up to 10 layers in a neural network",
    "Images of a container: up to 10 GB",
    "Functions of a container image can't use layers",
    "Reserved: at least 100 must be left to the account by default",
    "New accounts start with a default concurrency of 10",
    "100 concurrent users per account at most in our test",
    "500 functions a minute were deployed",
    "Reserved concurrency doesn't help against cold starts",
    "Provisioned concurrency isn't free",
    "Cloud Run is billed in 100-ms-Schritten",
    "The Go 1.x runtime is gone, use provided.al2023",
    "Node 18 on my laptop is enough",
    "SnapStart: Java 11+, Python 3.12+, .NET 8+",
    "SnapStart doesn't support Node.js",
    "SnapStart can't be combined with provisioned concurrency",
    "A function URL needs no API Gateway",
    "Custom domains over HTTPS need an API Gateway",
    "A FIFO queue is not supported as a destination",
    "EventBridge retries asynchronous targets for up to 24 hours",
    "Async events are kept for up to 6 hours",
    "Synchronous errors are not retried",
    "Async: 2 retries, 3 attempts in all",
    "The batch window is at most 300 s",
    "VPC functions share a Hyperplane ENI; before that each environment had its own",
    "Instances of EC2 in a VPC: each instance needs its own ENI",
    "Increase the timeout up to 5 minutes if the import fails",
    "Connections of a database are closed after 5 minutes at most",
    "Use at most 2 layers in our project",
    "The logs are 500 MB unzipped",
    "Upgrade from Python 3.8 to 3.13",
    "Flow logs of the VPC help where a cold start takes 10 s",
    "99.2 ms were rounded up to 100 ms in this bill",
    "Reserved concurrency is taken from the 1,000",
    "Provisioned concurrency isn't without cost",
    "You write the code in Go for provided.al2023, others in Java",
    "Up to 6 vCPUs, one full vCPU at 1,769 MB",
    "A task of Fargate: up to 16 vCPUs",
    "Lambda: .zip of 50 MB / unzipped 250 MB",
]


@pytest.mark.parametrize(("text", "fact"), STALE)
def test_what_is_jotted_down_is_found(text, fact):
    assert {(claim.fact, claim.verdict != "right") for claim in check(f"# AWS Lambda\n\n{text}")} >= {(fact, True)}


@pytest.mark.parametrize("text", SILENT)
def test_what_only_looks_like_it_gets_no_badge_of_a_mistake(text):
    claims = check(f"# AWS Lambda\n\n- {text}")
    assert [(claim.fact, claim.says) for claim in claims if claim.verdict != "right"] == []


def test_every_row_of_a_table_of_limits_is_found():
    table = "# Lambda\n\n| Limit | Value |\n| --- | --- |\n| Timeout | 5 min |\n| Memory | 3008 MB |\n| /tmp | 512 MB |"
    assert [claim.fact for claim in check(table)] == ["invocation-900-s", "memory-range", "environment-tmp"]


@pytest.mark.parametrize("text", SILENT)
def test_notes_that_never_name_the_subject_get_no_badge(text):
    if "Lambda" not in text:
        assert check(f"# Another cloud\n\n- {text}") == ()
