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
    ("# Lambda\n\n- Una función se ejecuta hasta 5 minutos", "invocation-900-s"),
    ("# Lambda\n\n- A execução dura no máximo 300 s", "invocation-900-s"),
    ("# Lambda\n\n- durée d'exécution limitée à 5 min, jusqu'à 300 s", "invocation-900-s"),
    ("# ラムダ\n\n- 実行時間は最大5分", "invocation-900-s"),
    ("# 람다\n\n- 실행 시간은 최대 5분이다", "invocation-900-s"),
    ("# Lambda\n\n- The function timeout is 5 minutes", "invocation-900-s"),
    ("# Lambda\n\n- La memoria va de 128 MB a 3 GB", "memory-range"),
    ("# Lambda\n\n- メモリは128 MBから3,008 MBまで", "memory-range"),
    ("# Lambda\n\n- 메모리: 최대 3008 MB", "memory-range"),
    ("# Lambda\n\n- 内存最大 3008 MB", "memory-range"),
    ("# Lambda\n\n- Arbeitsspeicher in 64-MB-Schritten: je 64 MB", "memory-range"),
    ("# Lambda\n\n- 料金は 100 ms 単位", "pay-per-use"),
    ("# Lambda\n\n- Se factura por tramos de 100 ms", "pay-per-use"),
    ("# Lambda\n\n- 支持的语言：Java、Go、Ruby", "managed-runtimes"),
    ("# Lambda\n\n- Linguagens suportadas: Python, Java, Go, C#", "managed-runtimes"),
    ("# Lambda\n\n- 지원 언어: Java, Python, Go", "managed-runtimes"),
    ("# Lambda\n\n- Languages: Java, Go, Ruby, custom runtime", "managed-runtimes"),
    ("# Lambda\n\n- 비동기 호출은 3번 재시도한다", "async-two-retries"),
    ("# Lambda\n\n- Una invocación asíncrona fallida tiene tres reintentos", "async-two-retries"),
    ("# Lambda\n\n- 非同期のペイロードは最大 256 KB", "async-queue"),
    ("# Lambda\n\n## Triggers\n\n- CloudWatch Events", "async-services"),
    ("# Lambda\n\n- Invoked every hour by a CloudWatch Events rule", "async-services"),
    ("# Lambda\n\n## SQS trigger\n\n- batch size: 1 – 10", "sqs-batch"),
    ("# Lambda\n\n- 一時ストレージは最大 512 MB", "environment-tmp"),
    ("# Lambda\n\n- Espacio en /tmp: límite de 512 MB", "environment-tmp"),
    ("# Lambda\n\n- O contexto é um ambiente de execução temporário", "environment-name"),
    ("# Lambda\n\n- 필요하면 X-Ray SDK를 추가한다", "xray-sdk"),
    ("# Lambda\n\n- Burst: 3,000 at once, then 500 more each minute", "automatic-scaling"),
    ("# Lambda and Kinesis\n\n- One invocation per shard", "stream-parallel"),
    ("# Lambda\n\n- SnapStart makes cold starts of Java functions short", "snapstart"),
    ("# Lambda\n\n- Guarda as senhas em variáveis de ambiente, credenciais também", "env-secrets"),
    ("# Lambda\n\n- Keep API keys in env vars for credentials", "env-secrets"),
    ("# Lambda\n\n- 同時実行は 1,000 まで", "account-concurrency"),
    ("# Lambda\n\n- RAM을 늘리면 네트워크 성능도 향상된다", "memory-network"),
    ("# Lambda in a VPC\n\n- Lambda crea una ENI en la subred", "vpc-eni"),
    ("# Lambda\n\n- An invocation must finish within 300 s or it is stopped", "invocation-900-s"),
    ("# Lambda\n\n- In a VPC cold starts take longer", "vpc-eni-life"),
    ("# Lambda\n\n- VPC に置くと起動が遅い", "vpc-eni-life"),
    ("# Lambda\n\n- 初期化の時間は課金されない", "init-billed"),
    ("# Lambda\n\n- A inicialização não é cobrada", "init-billed"),
    ("# Lambda\n\n- SnapStart は Java 17 のみ", "snapstart"),
    ("# Lambda\n\n- SnapStart: solo para Java", "snapstart"),
    ("# Lambda@Edge\n\n- Functions can only be Node.js: only Node is offered", "edge-restrictions"),
    ("# Lambda\n\n- Event source mappings read from S3 or SQS", "esm-sources"),
    ("# Lambda\n\n- Como mucho 50 MB de código", "limits-zip"),
    ("# Lambda\n\n- Runtimes: Node.js 20 and 24", "runtime-dates"),
    ("# Lambda\n\n- You pay for the time used to run the code, in 100 ms increments", "pay-per-use"),
    ("# Lambda\n\n- If you need a database you can deploy it into your own VPC", "vpc-attached"),
    ("# Lambda\n\n- Concurrent executions at most 1000", "account-concurrency"),
    ("# Lambda\n\n- The context is a temporary runtime that initializes connections", "environment-name"),
    ("# Lambda\n\n- Destinations (SNS, SQS, EventBridge, another Lambda function)", "destinations-targets"),
    ("# Lambda\n\n- Ruby 3.2 is the newest runtime", "runtime-dates"),
    ("# Lambda\n\n- Execution time | 300 seconds", "invocation-900-s"),
    ("# Lambda\n\n| Limit | Value |\n| --- | --- |\n| Execution time | 300 seconds |", "invocation-900-s"),
    ("# Lambda\n\n- Hard 5 minute limit on each run", "invocation-900-s"),
    ("# Lambda\n\n- No run may be longer than five minutes", "invocation-900-s"),
    ("# Lambda\n\n- Thời gian chạy tối đa 5 phút", "invocation-900-s"),
    ("# Lambda\n\n- Выполняется не более 5 минут", "invocation-900-s"),
    ("# Lambda\n\n- No máximo cinco minutos por execução", "invocation-900-s"),
    ("# Lambda\n\n- Tiempo de ejecución: 5 minutos", "invocation-900-s"),
    ("# Lambda\n\n- Functions get up to 3 GB of RAM", "memory-range"),
    ("# Lambda\n\n- More resources for a function (up to 3 GB)", "memory-range"),
    ("# Lambda\n\n- Mem: 128MB - 3008MB", "memory-range"),
    ("# Lambda\n\n- Speicher: 128 MB bis 3.008 MB", "memory-range"),
    ("# Lambda\n\n- Memory up to 3.008 MB", "memory-range"),
    ("# Lambda\n\n- Bộ nhớ từ 128 MB đến 3008 MB", "memory-range"),
    ("# Lambda\n\n- 内存 128M-3008M", "memory-range"),
    ("# Lambda\n\n- RAM: __1,792 MB__ is one vCPU", "vcpu-1769"),
    ("# Lambda\n\n- 2 vCPUs at 1,769 MB", "vcpu-1769"),
    ("# Lambda\n\n- Scratch space in /tmp: 512M", "environment-tmp"),
    ("# Lambda\n\n- Disk (/tmp): __512 MB__", "environment-tmp"),
    ("# Lambda\n\n- Duration is billed in 100-ms increments", "pay-per-use"),
    ("# Lambda\n\n- Pay for each 100 miliseconds of duration", "pay-per-use"),
    ("# Lambda\n\n- Tính phí theo mỗi 100 ms", "pay-per-use"),
    ("# Lambda\n\n- Runtimes: Python, Node.js, Go", "managed-runtimes"),
    ("# Lambda\n\n## Languages\n\n- Go (1.x)", "managed-runtimes"),
    ("# Lambda\n\n- Ngôn ngữ: Java, Go, Python", "managed-runtimes"),
    ("# Lambda\n\n| Runtime | Version |\n| --- | --- |\n| Node.js | 18.x |", "runtime-dates"),
    ("# Lambda\n\n- Base image: `lambda/python:3.9`", "runtime-dates"),
    ("# Lambda\n\n- Node.js 20 (deployed with SAM)", "runtime-dates"),
    ("# Lambda\n\n- Payload: async 256 KB, sync 6 MB; files go to S3", "async-queue"),
    ("# Lambda\n\n- Thử lại 3 lần khi gọi bất đồng bộ", "async-two-retries"),
    ("# Lambda\n\n- A failed event is retried three times, then it goes to the DLQ", "async-two-retries"),
    ("# Lambda\n\n## Queues\n\n- Specify the batch size (1-10 messages)", "sqs-batch"),
    ("# Lambda\n\n- Streamed responses may have 20 MB", "sync-payload"),
    ("# Lambda\n\n## Synchronous\n\nOther services:\n\n- Alexa", "sync-other-services"),
    ("# Lambda\n\n- Callers: S3, SNS, CloudWatch Events", "async-services"),
    ("# Lambda@Edge\n\n- 5 s (viewer), 30 s (origin)", "edge-limits"),
    ("# Lambda@Edge\n\n- Package: 1 MB (viewer), 50 MB (origin)", "edge-limits"),
    ("# Lambda\n\n## Burst limits\n\n- 3000 – Oregon", "automatic-scaling"),
    ("# Lambda\n\n- Burst: 500 more per minute", "automatic-scaling"),
    ("# Lambda\n\n## Destinations\n\n- One of four destinations is chosen", "destinations-targets"),
    ("# Lambda\n\n## Destinations\n\n- Event source mapping: discarded batches to SQS, SNS", "destinations-esm"),
    ("# Lambda\n\n- No charge for cold starts", "init-billed"),
    ("# Lambda\n\n- The first 10 s of the init phase are free", "init-billed"),
    ("# Lambda\n\n- SnapStart (Java 11 and later)", "snapstart"),
    ("# Lambda\n\n- SnapStart supports Java 17", "snapstart"),
    ("# Lambda\n\n- Functions cannot run Docker containers", "image-size"),
    ("# 람다\n\n- 도커 컨테이너는 지원하지 않는다", "image-size"),
    ("# Lambda\n\n- Não suporta contêineres", "image-size"),
    ("# Lambda\n\n- Size of a function: 50 MB uncompressed", "limits-unzipped"),
    ("# Lambda\n\n- Context: a temporary run time environment", "environment-name"),
    ("# Lambda\n\n- The X-Ray SDK is available for traces of your own", "xray-sdk"),
    ("# Lambda in a VPC\n\n- Cold start: slower (ENI setup)", "vpc-eni-life"),
    ("# Lambda\n\n## Cold starts\n\n- Avoid VPCs", "vpc-eni-life"),
    ("# 람다\n\n- VPC 사용 시 추가 지연이 있다", "vpc-eni-life"),
    ("# AWS Lamda\n\n- at most 3 GB of memory", "memory-range"),
    ("# Lambda\n\n## SQS and FIFO queues\n\n- SQS + SQS FIFO: batch size 1 to 10", "sqs-batch"),
    ("# Lambda\n\n## SQS\n\n- Or use a destination for failures", "sqs-no-destination"),
    ("# Lambda\n\n- A cron job: called by a CloudWatch event", "async-services"),
    ("# Lambda\n\n- CloudWatch Event rules aim at it, or at some topic of SNS", "async-services"),
    ("# Lambda\n\n- No VPC, don't put it into a VPC without need => start takes longer", "vpc-eni-life"),
    ("# Lambda\n\n- Anything from 128MB to 3GB", "memory-range"),
    ("# Lambda\n\n- Memory: 128 MB - 10 GB, in increments of 1 GB", "memory-range"),
    ("# Lambda\n\n- The X-Ray SDK can be used in a function", "xray-sdk"),
    ("# Lambda\n\n- Java, C#, Go, Ruby", "managed-runtimes"),
    ("# Lambda\n\n- Base images: Python, Go, Java", "managed-runtimes"),
    ("# Lambda\n\n- It tries 3 times: after 1 min and again after 2 min", "async-two-retries"),
    ("# Lambda@Edge\n\n- Package size: 1 MB", "edge-limits"),
    (
        "# Lambda\n\n- Destinations of failed events:\n  - SQS\n  - SNS\n  - Lambda\n  - EventBridge",
        "destinations-targets",
    ),
    ("# Lambda\n\nDestination types:\n\n- SNS\n- SQS\n- a Lambda function\n- EventBridge", "destinations-targets"),
    ("# Lambda\n\n## Destinations\n\n- Batches that are discarded:\n  - SQS\n  - SNS", "destinations-esm"),
    ("# 람다\n\n- 1,792 MB 메모리는 1vCPU와 같다", "vcpu-1769"),
    ("# 람다\n\n- 클라우드와치 이벤트로 한 시간마다 호출한다", "async-services"),
    ("# Lambda\n\n- A run takes five minutes at most", "invocation-900-s"),
    ("# Lambda\n\n- Code is stopped after 5 minutes", "invocation-900-s"),
    ("# Lambda\n\n- An invocation is cut off after 300 seconds", "invocation-900-s"),
    ("# Lambda\n\n- FIFO queues of SQS can't trigger a function", "esm-sources"),
    ("# Lambda\n\n- Only standard queues work as event sources", "esm-sources"),
    ("# Lambda\n\n- At most 10 layers per function", "layer-limits"),
    ("# Lambda\n\n- A function can have up to ten layers", "layer-limits"),
    ("# Lambda\n\n- Reserved concurrency is not free", "reserved-concurrency"),
    ("# Lambda\n\n- You pay extra for reserved concurrency", "reserved-concurrency"),
    ("# Lambda\n\n- Set provisioned concurrency for $LATEST", "provisioned-concurrency"),
    ("# Lambda\n\n- A DLQ is the only option for failed asynchronous events", "destinations-or-dlq"),
    ("# Lambda\n\n- Responses cannot be streamed, at most 6 MB", "sync-payload"),
    ("# Lambda\n\n- No streaming of responses", "sync-payload"),
    ("# Lambda\n\n- Code is killed by AWS after five minutes", "invocation-900-s"),
    ("# Lambda\n\n- /tmp: 512 MB, not more", "environment-tmp"),
    ("# Lambda\n\n- Env vars: max 5 KB in total", "env-strings"),
    ("# Lambda\n\n- Containers aren't supported", "image-size"),
    ("# Lambda\n\n- Failed async events are tried three more times", "async-two-retries"),
    ("# Lambda\n\n- Invoking from a FIFO queue is not possible", "esm-sources"),
    ("# Lambda in a VPC\n\n- Each cold start creates its own ENI", "vpc-eni"),
]
SOUND = [
    ("# Lambda\n\n- Speicher: 128 MB bis 10.240 MB", "memory-range"),
    ("# Lambda\n\n- Memory: __128 MB__ to __10,240 MB__", "memory-range"),
    ("# Lambda\n\n- runs for 15min at most", "invocation-900-s"),
    ("# Lambda\n\n- Timeout: up to 0.25 hours, not 5 minutes as before", "invocation-900-s"),
    ("# Lambda\n\n- up to 5 layers per function", "layer-limits"),
    ("# Lambda\n\n- Runs at most fifteen minutes", "invocation-900-s"),
    ("# Lambda\n\n- 1 vCPU at 1.769 MB", "vcpu-1769"),
    ("# Lambda\n\n- Response payload: 6MB", "sync-payload"),
    ("# Lambda\n\n- Se ejecuta hasta 15 minutos", "invocation-900-s"),
    ("# Lambda\n\n- 最大実行時間は15分", "invocation-900-s"),
    ("# Lambda\n\n- メモリは128 MBから10,240 MBまで", "memory-range"),
    ("# Lambda\n\n- Memória de 128 MB até 10 GB", "memory-range"),
    ("# Lambda\n\n- Disk (/tmp): min 512 MB, max 10 GB", "environment-tmp"),
]
SILENT = [
    *(
        "# Lambda\n\n- " + line
        for line in (
            "Back-off: the interval between attempts grows exponentially to at most five minutes",
            "재시도 간격은 최대 5분까지 늘어난다",
            "Files of up to 3 GB do not fit into the memory of a small function, a 3 GB file needs a stream",
            "By default the timeout is three seconds, 10 s here",
            "The role has the permission to create an ENI",
            "One ENI is created for each combination of subnet and security group",
            "Languages: Rust, Java; Go with provided.al2023",
            "Package: 50 MB, subida directa",
            "压缩包 50 MB（可直接上传）",
            "Concurrency in this Region starts at 1,000",
            "CloudWatch Events, now EventBridge, calls it every hour",
            "Limits (variables, layers; at most 128 MB here)",
            "DynamoDB Streams call a function, which publishes to SNS",
            "An Application Load Balancer or Lex scales automatically in front of a function",
            "Its URL serves as an HTTPS endpoint: a function URL",
            "Don't keep passwords in environment variables for credentials",
            "512 MB por defecto en /tmp",
            "Adjustable CPU and memory, network access",
            "Until 2018 a function could run for at most 5 minutes",
            "Functions used to have at most 3 GB of memory",
            "2020.12.01: memory up to 3,008 MB in steps of 64 MB",
            "2019年以前は、関数ごとに ENI が作成されていた",
            "이전에는 메모리가 최대 3008 MB였다",
            "Can a function run for at most 5 minutes?",
            "[SnapStart for Java](#snapstart)",
            "Python 3.8 was deprecated in 2024",
            "This job requires 3 GB of memory, up to an hour of work",
            "Watch the delivery success rate among the metrics",
            "You pay per request and per GB-second",
            "Among its metrics are CPU time, memory, more on the disk and the network",
            "The SQS event source is used with a batch size of 10",
            "/tmp 는 최대 512MB ~ 10GB",
            "Destinations (SNS, SQS, EventBridge, Lambda, S3 for failures)",
            "In a VPC cold starts no longer take longer, thanks to Hyperplane",
            "S3 events are pushed and need no event source mapping",
            "Batches of a queue in SQS, up to 10 of them in parallel",
            "C#, Java, Python, Ruby",
            "Destinations of failed events:\n  - SQS\n  - SNS\n  - Lambda\n  - EventBridge\n  - S3",
            "Records are buffered and sent in messages of up to 5 minutes of polling",
            "CloudWatch Events, which is EventBride today, calls S3 jobs",
            "Let them go: Java, Python, Ruby",
            "A retry after 2 failures makes 3 attempts, then the DLQ",
            "Retried twice (three attempts in all) before it goes to the DLQ",
            "Ephemeral storage: 512 MB – 10.240 MB",
            "Node.js 18+ for the tools",
            "Any requests? Provisioned concurrency is charged, rounded up to the nearest five minutes",
            "A queue scales it to up to 1,000 concurrent executions",
            "RDS Proxy helps where 1,000 concurrent executions open as many connections",
            "Pay per request and compute time",
            "Environment variables are always encrypted at rest, and can be encrypted in transit",
            "Package: 50 MB via the API",
            "SnapStart for Java, Python and .NET",
            "SQS doesn't push to consumers (SNS does). A trigger is an event source mapping",
            "CLI options → env vars → credentials file",
            "An alias with weights makes a canary; blue/green is something else",
            "Batch size of 10 means 5 batches of 10 each",
            "Each layer has at most 250 MB per layer",
            "Responses of at most 1 MB, at viewer request 40 KB",
            "CloudWatch Events, today's EventBridge, calls S3 and SNS jobs",
            "Above 1,769 MB there are 2 vCPUs",
            "Images implement the Runtime API, so functions cannot run containers without it",
            "VPC: cold starts are no longer slower since Hyperplane",
            "The batch window is five minutes at most",
            "The tmp folder of a laptop with 512 MB is no match",
            "A failed batch is tried three more times by the producer",
            "A process outside is killed after five minutes of retries",
            "A retry is stopped after 5 minutes without success",
            "Reserved concurrency costs nothing, provisioned concurrency costs extra",
            "Reserved concurrency is free",
            "Provisioned concurrency is for a version or an alias, never for $LATEST",
            "$LATEST cannot have provisioned concurrency",
            "A DLQ or a destination keeps failed asynchronous events; the only option for SQS is its own DLQ",
            "FIFO queues are supported as event sources; the FIFO order cannot be changed",
            "Messages of a FIFO queue cannot be processed in parallel within a group",
            "Up to 10 versions of a layer, used by 12 functions",
            "At most 250 MB with all layers",
            "Kinesis streams cannot be read backwards",
            "Response streaming is possible, up to 200 MB",
        )
    ),
    "# S3\n\n## Event notifications, also to Lambda\n\n- Destinations: SNS, SQS, Lambda, EventBridge",
    "# Lambda@Edge\n\n- Pay only for what you use",
    "# Lambda@Edge\n\n- Memory: 128 MB – 10 GB",
    "# Lambda@Edge\n\n- Memory: 128 MB up to 10 GB",
    "# Lambda limits per Region\n\n- 1,000 concurrent executions",
    "# Lambda\n\n## SQS consumers\n\n- A consumer can receive up to 10 messages at once",
    "# CodePipeline\n\n- Invoke: Lambda, Step Functions",
    "# Java\n\n- 람다식은 최대 5분 안에 실행된다",
    "# Java\n\n- Lambda表达式：执行时间最长 5 分钟",
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

# Azure Functions

- Consumption plan: 5 min by default, at most 10 min; 1.5 GB of memory
- Languages: C#, Java, JavaScript, Python, Go with a custom handler

# Step Functions

- Express: al máximo 5 minutos, asynchronous, retried 3 times

# CodeBuild

- Environments for Java, Go, Ruby and .NET Core; variables in plain text

# S3

- Uploads above 100 MB in parts, max 5 GB each; a 3 GB file; SNS for events
- 最大 5 GB, 最多 1,000 个同时 PUT

# CloudFront

- Timeout of the origin: 30 s by default, at most 60 s; 5 s to try again

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


def test_what_is_denied_is_not_called_right():
    assert check("# Lambda\n\n- O tempo de execução não é limitado a 15 minutos") == ()


def test_what_only_looks_like_it_gets_no_badge_of_a_mistake():
    found = {text: [(one.fact, one.says) for one in check(text) if one.verdict != "right"] for text in SILENT}
    assert {text: claims for text, claims in found.items() if claims} == {}


def test_notes_about_something_else_get_no_badge():
    assert check(NEAR_MISSES) == ()


def test_notes_about_neighbours_get_no_badge_in_a_course_on_lambda_either():
    assert [claim.says for claim in check(NEAR_MISSES.replace("# Trains", "# Docker"), "AWS Lambda")] == []
