"""Useful starting states, with names from real life."""

from study.core.simulators.engines.concurrency.params import FunctionParams, Params
from study.core.simulators.simulator import Preset

# Five requests a second, and ten more at once at 4 s: few enough to see every one of them.
_BURST = tuple(sorted([*(place / 5 for place in range(50)), *(4.0,) * 10]))

PRESETS = (
    Preset(
        "burst",
        "A burst at noon",
        Params(
            functions=(
                FunctionParams(
                    "checkout", duration_ms=1_200.0, init_ms=500.0, reserved=10, provisioned=4, arrivals=_BURST
                ),
            ),
        ),
        "Ten requests come at once. Who is served, who starts cold, who is turned away?",
        terms=("burst", "throttling", "429", "reserved concurrency"),
    ),
    Preset(
        "steady-api",
        "A steady API",
        Params(functions=(FunctionParams("checkout", rps=60.0, duration_ms=500.0, init_ms=300.0),)),
        "How many environments keep up with 60 requests a second of half a second each?",
        terms=("requests per second", "mean duration", "concurrency needed", "steady"),
    ),
    Preset(
        "upload-burst",
        "A folder of photos lands in S3",
        Params(
            account_limit=50,
            length=60.0,
            functions=(
                FunctionParams(
                    "thumbnails",
                    duration_ms=2_000.0,
                    init_ms=800.0,
                    arrivals=(1.0,) * 200,
                    invocation="async",
                ),
            ),
        ),
        "200 files at once and room for 50: what happens to the other 150?",
        terms=("s3", "asynchronous", "upload"),
    ),
    Preset(
        "black-friday",
        "Black Friday",
        Params(
            account_limit=500,
            length=4.0,
            functions=(
                FunctionParams("shop", rps=300.0, duration_ms=200.0, init_ms=400.0, pattern="spike"),
                FunctionParams("mail", rps=100.0, duration_ms=1_000.0, invocation="async"),
            ),
        ),
        "Ten times the customers for a moment: which limit is the first to act?",
        terms=("throttl", "account limit", "burst", "spike", "429", "TooManyRequests"),
    ),
    Preset(
        "noisy-neighbour",
        "The account is full",
        Params(
            length=5.0,
            functions=(
                FunctionParams("report", rps=400.0, duration_ms=3_000.0, init_ms=500.0),
                FunctionParams("login", rps=40.0, duration_ms=100.0, init_ms=200.0),
            ),
        ),
        "Report grows until nothing is left. What would keep login alive?",
        terms=("unreserved", "account limit", "share", "every other function", "all functions", "neighbour"),
    ),
    Preset(
        "kill-switch",
        "Reserved concurrency of 0",
        Params(functions=(FunctionParams("runaway", rps=20.0, duration_ms=300.0, reserved=0),)),
        "How do you stop one function at once without deleting it?",
        terms=(
            "reserved concurrency of 0",
            "reserved concurrency 0",
            "reserving 0",
            "stop the function",
            "stops the function",
            "kill switch",
        ),
    ),
    Preset(
        "provisioned-launch",
        "A launch on provisioned concurrency",
        Params(
            functions=(
                FunctionParams("landing", rps=60.0, duration_ms=400.0, init_ms=1_500.0, provisioned=20, pattern="ramp"),
            ),
        ),
        "20 environments are ready. Which requests wait for Init all the same?",
        terms=("provisioned", "cold start", "warm", "alias"),
    ),
    Preset(
        "slow-start",
        "A slow start",
        Params(
            length=20.0,
            functions=(FunctionParams("java", rps=25.0, duration_ms=100.0, init_ms=6_000.0, reserved=100),),
        ),
        "25 requests a second of 0.1 s need 2.5 environments. Why are 100 not enough?",
        terms=("init", "start-up", "java", "10 times", "initialization"),
    ),
)
