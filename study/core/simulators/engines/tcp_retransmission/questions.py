"""Questions about the retransmission timer."""

from dataclasses import replace
from random import Random

from study.core.simulators.engines.tcp_retransmission.askable import backs_off, is_ambiguous, is_cut, is_reckoned
from study.core.simulators.engines.tcp_retransmission.params import COMPUTED, GIVING_UP, KARN, TIMER, Params
from study.core.simulators.engines.tcp_retransmission.points import last_send, last_wrong, rto_wrong
from study.core.simulators.engines.tcp_retransmission.run import run
from study.core.simulators.makers import asked, where
from study.core.simulators.simulator import Asked, Maker, Trace, Wrong
from study.core.text.duration import in_seconds
from study.core.text.number import number
from study.core.text.plural import counted

_BY_RFC = "A TCP sender computes its retransmission timeout as RFC 6298 says, without timestamps."


def _minimum(params: Params) -> str:
    tick = number(params.clock_granularity, "ms")
    return f"Its minimum RTO is {number(params.minimum_rto, 'ms')}, and its clock has a granularity of {tick}."


def _draw_reckoned(rng: Random) -> Params:
    first = 80 * rng.randrange(2, 9)
    rest = tuple(first + 80 * rng.randrange(-1, 6) for _ in range(rng.randrange(0, 2)))
    return Params(rtts=(first, *rest), minimum_rto=200)


def _ask_reckoned(params: Params, trace: Trace) -> Asked | None:
    trips = " and then ".join(number(rtt, "ms") for rtt in params.rtts)
    prompt = (
        f"{_BY_RFC} {_minimum(params)} It has measured {trips}, each on a segment that was sent once. What is its RTO?"
    )
    found = trace.results
    working = f"SRTT {number(found['srtt'], 'ms')} + 4 × RTTVAR {number(found['rttvar'], 'ms')}"
    answer = float(found["rto"])
    wrong = (*rto_wrong(params, trace), Wrong("keeps the initial RTO", 1_000, "A round trip has been measured."))
    return asked(prompt, answer, "ms", wrong, f"{working}: {number(answer, 'ms')}", (COMPUTED,), 1.0)


def _draw_backoff(rng: Random) -> Params:
    return Params(rtts=(), lost=rng.randrange(2, 7), round_trip=rng.choice((50, 100, 200, 400)))


def _ask_backoff(params: Params, trace: Trace) -> Asked | None:
    answer = last_send(trace)
    prompt = (
        f"A TCP sender that has measured no round trip yet sends a segment. The first {params.lost} sends of it are "
        f"lost; the next one is acknowledged after {number(params.round_trip, 'ms')}. Its RTO is limited to "
        f"{number(params.maximum_rto, 's')}. By RFC 6298, how long after the first send does that one leave?"
    )
    waits = " + ".join(in_seconds(row["rto"] / 1_000) for row in trace.results["sends"][:-1])
    wrong = (*last_wrong(params, trace), Wrong("begins with 3 s", 3 * answer, "Since 2011 the first RTO is 1 s."))
    return asked(prompt, answer, "s", wrong, f"{waits} = {in_seconds(answer)}", (COMPUTED, TIMER), 0.01)


def _draw_ambiguous(rng: Random) -> Params:
    first = 40 * rng.randrange(5, 20)
    return Params(rtts=(first, 3 * first + 40 * rng.randrange(2, 40)), ambiguous=(2,), minimum_rto=200)


def _ask_ambiguous(params: Params, trace: Trace) -> Asked | None:
    first, second = params.rtts
    answer = float(trace.results["rto"])
    counted_in = float(run(replace(params, ambiguous=())).results["rto"])
    alone = float(run(replace(params, rtts=(second,), ambiguous=())).results["rto"])
    computed = float(trace.results["samples"][0]["rto"])
    prompt = (
        f"{_BY_RFC} {_minimum(params)} Its first round trip took {number(first, 'ms')}. The timer of the next segment "
        f"ran out once, and {number(second, 'ms')} after its first send it was acknowledged. What is the RTO now?"
    )
    wrong = (
        Wrong("ignores Karn's rule", counted_in, "Nobody knows which send was acknowledged: it measures nothing."),
        Wrong("takes back the doubling", computed, "Only a round trip that counts ends the doubling."),
        Wrong("takes the second one alone", alone, "It measures nothing, and the first one still counts."),
        Wrong(
            "counts it and doubles", 2 * counted_in, "Nobody knows which send was acknowledged: it measures nothing."
        ),
        Wrong("begins again", params.initial_rto, "That holds before anything is measured."),
    )
    working = f"{number(first)} + 4 × {number(first / 2)} = {number(computed)}, doubled: {number(answer, 'ms')}"
    return asked(prompt, answer, "ms", wrong, working, (KARN, COMPUTED, TIMER), 1.0)


def _draw_cut(rng: Random) -> Params:
    return Params(rtts=(), lost=20, give_up_after=5 * rng.choice((1, 2, *range(4, 41))))


def _ask_cut(params: Params, trace: Trace) -> Asked | None:
    answer = len(trace.results["sends"])
    wrong = (
        Wrong("counts retransmissions alone", answer - 1, "The first send is one of them."),
        Wrong("counts one too many", answer + 1, "That one would come after the sender has given up."),
        Wrong("forgets to double", params.give_up_after, "Each time the timer runs out, the RTO doubles."),
        Wrong("begins with 3 s", _sent_from(3_000, params), "Since 2011 the first RTO is 1 s."),
    )
    prompt = (
        "A TCP sender that has measured no round trip yet sends a segment, and nothing comes back. Its RTO doubles up "
        f"to {number(params.maximum_rto, 's')}, and it gives up {number(params.give_up_after, 's')} after the first "
        "send. By RFC 6298, how many times is the segment sent in all?"
    )
    times = ", ".join(in_seconds(row["at"]) for row in trace.results["sends"])
    return asked(prompt, answer, "times", wrong, f"{times}: {counted(answer, 'time')}", (COMPUTED, TIMER, GIVING_UP))


def _sent_from(initial: int, params: Params) -> int:
    other = replace(params, initial_rto=initial)
    return len(run(other).results["sends"])


MAKERS = (
    Maker("reckoned", "How a retransmission timeout is computed", _draw_reckoned, where(is_reckoned, _ask_reckoned)),
    Maker("backoff", "When a lost segment is sent again", _draw_backoff, where(backs_off, _ask_backoff)),
    Maker("karn", "What a segment sent twice measures", _draw_ambiguous, where(is_ambiguous, _ask_ambiguous)),
    Maker("cut", "How often a segment is sent in vain", _draw_cut, where(is_cut, _ask_cut)),
)
