"""The concurrency lab told: one request, a steady need, the limit, cold starts."""

from dataclasses import replace

from study.core.simulators.engines.concurrency.params import FunctionParams, Params
from study.labs.pages.concurrency.read import need, summed
from study.labs.plugin import Told

_BURST = tuple(sorted([round(number * 0.2, 1) for number in range(50)] + [4.1] * 10))
_LIMIT = FunctionParams("checkout", duration_ms=1_200.0, init_ms=500.0, reserved=10, arrivals=_BURST)

PATH = (
    Told(
        "One request",
        "An environment works on one request at a time",
        "{functions-0-rps} request a second, {functions-0-duration_ms} ms each: the environment is free again before "
        "the next one comes. So {=cold starts} of {=arrived} started cold. Make each take longer than a second.",
        "Bring about a second cold start",
        Params(functions=(FunctionParams("checkout", rps=1.0, duration_ms=500.0, init_ms=300.0),)),
        lambda run: summed(run, "cold") >= 2,
    ),
    Told(
        "Steady need",
        "Requests a second times seconds each",
        "{functions-0-rps} requests a second of {functions-0-duration_ms} ms keep {=steady need} environments busy. "
        "That is all that concurrency is. Here at most {=most in flight} were in flight.",
        "Bring the steady need to 10",
        Params(functions=(FunctionParams("checkout", rps=5.0, duration_ms=1_200.0, init_ms=500.0),)),
        lambda run: need(run) >= 10,
    ),
    Told(
        "The limit",
        "The limit turns away, it does not queue",
        "The same requests, and 10 more at 4.1 s. With a limit of {functions-0-reserved}, what finds no room is "
        "turned away at once: {=throttled, 429} of {=arrived}. Pull the limit up until nobody is.",
        "Turn nobody away",
        Params(functions=(_LIMIT,)),
        lambda run: not summed(run, "throttled"),
    ),
    Told(
        "Cold starts",
        "Who comes first waits for Init",
        "A new environment takes {functions-0-init_ms} ms to start, and {=cold starts} requests waited for that. "
        "{functions-0-provisioned} environments are ready beforehand. Have enough of them.",
        "Let nobody start cold",
        Params(functions=(replace(_LIMIT, reserved=20),)),
        lambda run: not summed(run, "cold") and not summed(run, "throttled"),
    ),
)
