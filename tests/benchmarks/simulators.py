"""Simulators: requests simulated in a second beside SimFaaS, one step of a slider, computed questions.

The peer is `simfaas` 0.2.2 of the bench group: one function, no reserved or provisioned concurrency, no
limit of requests per second. Measured, never imported by the product. Both simulate the same load in
the same process: constant durations, and the run of its README with exponential ones. All by the clock of the
processor: on a busy machine the other tells of others.
"""

from dataclasses import replace
from random import Random
from time import process_time

from simfaas.ServerlessSimulator import ServerlessSimulator
from simfaas.SimProcess import ConstSimProcess

from study.core.simulators import ENGINES
from study.core.simulators.engines.concurrency.params import FunctionParams, Params
from study.core.simulators.engines.concurrency.run import run as simulate
from study.labs.pages import PAGES
from study.labs.plugin import Run
from tests.benchmarks.figures import Figure, p95, spent
from tests.benchmarks.yardstick import scaled

REQUESTS = 300_000
ROUNDS = 3

README = {"arrival_rate": 0.9, "warm_service_rate": 1 / 1.991, "cold_service_rate": 1 / 2.244}
"""The run that SimFaaS shows in its README: about 8 environments. At 500 times the arrivals it needs
a thousand."""


def run() -> list[Figure]:
    """Every figure of the simulators."""
    return [*_speed(8, 80.0, 16_000, 6), *_speed(1_000, 10_000.0, 6_000, 100), *_readme(), _step(), _questions()]


def _speed(environments: int, rps: float, theirs: int, times: float) -> list[Figure]:
    """Constant durations of 0.1 s that keep so many environments busy."""
    function = FunctionParams("f", rps=rps, duration_ms=100.0)
    ours = _ours(Params(account_limit=2_000, functions=(function,), length=REQUESTS / rps))
    service = ConstSimProcess(10)
    peer = ServerlessSimulator(ConstSimProcess(rps), service, service, max_time=theirs / rps)
    return _figures(f"{environments:,} environments", ours, _peer(peer), times, 700)


def _readme() -> list[Figure]:
    figures = []
    for faster, environments, theirs, times in ((1, 8, 16_000, 6), (500, 1_000, 6_000, 100)):
        rate = README["arrival_rate"] * faster
        draws, at, arrivals = Random(1), 0.0, []
        for _ in range(REQUESTS // 3):
            at += draws.expovariate(rate)
            arrivals.append(round(at, 6))
        durations = tuple(max(1.0, draws.expovariate(1 / 1_991)) for _ in range(49_999))
        function = FunctionParams("f", init_ms=253.0, durations_ms=durations, arrivals=tuple(arrivals))
        ours = _ours(Params(account_limit=2_000, functions=(function,), reuse="newest"))
        peer = ServerlessSimulator(**README | {"arrival_rate": rate}, max_time=theirs / rate)
        figures += _figures(f"its README, {environments:,} environments", ours, _peer(peer), times, None)
    return figures


def _figures(name: str, ours: float, theirs: float, times: float, thousands: float | None) -> list[Figure]:
    return [
        Figure(
            f"concurrency, {name}: requests simulated",
            ours / 1000,
            "k/s",
            thousands and 1 / scaled(1 / thousands),  # a rate, so a machine that is slower has to do fewer
            at_least=True,
            peer=theirs / 1000,
        ),
        Figure(f"SimFaaS, {name}", theirs / 1000, "k/s"),
        Figure(f"concurrency over SimFaaS, {name}", ours / theirs, "x", times, at_least=True),
    ]


def _ours(params: Params) -> float:
    """Requests in a second, the best of a few runs."""
    took = min(spent([lambda: simulate(params, 0)] * ROUNDS))
    function = params.functions[0]
    return (len(function.arrivals) or REQUESTS) / took * 1_000


def _peer(peer: ServerlessSimulator) -> float:
    """Requests in a second, in one run: it is long against what disturbs it."""
    began = process_time()
    peer.generate_trace(debug_print=False, progress=False)
    return peer.total_req_count / (process_time() - began)


def _step(steps: int = 100) -> Figure:
    """A slider of the concurrency lab moves: run, pictures beside a pinned run, everything said about them."""
    simulator, page = ENGINES["concurrency"], PAGES["concurrency"]
    function = FunctionParams("checkout", rps=30.0, duration_ms=500.0, init_ms=300.0)
    base = Params(functions=(function,))
    start = Run(simulator, base, simulate(base, 0))

    def step(reserved: int) -> None:
        params = replace(base, functions=(replace(function, reserved=reserved),))
        run = Run(simulator, params, simulator.run(params, 0))
        page.draw(run, start, 5.0)
        page.numbers(run), page.moment(run, 5.0), page.length(run), page.tables(run), page.faults(params)
        for task in page.tasks:
            task.done(run, start)

    times = spent([lambda reserved=number % 30: step(reserved) for number in range(steps)])
    return Figure("one slider step, 300 arrivals: run, pictures, numbers, p95", p95(times), "ms", scaled(10))


def _questions(rounds: int = 40) -> Figure:
    """Questions accepted in a second over all makers of all simulators, each drawn, run and asked."""
    accepted, began = 0, process_time()
    for simulator in ENGINES.values():
        for maker in simulator.makers:
            for seed in range(rounds):
                params = maker.draw(Random(seed))
                accepted += maker.ask(params, simulator.run(params, seed)) is not None
    rate = accepted / (process_time() - began)
    return Figure("computed questions accepted", rate, "/s", 1 / scaled(1 / 2_000), at_least=True)
