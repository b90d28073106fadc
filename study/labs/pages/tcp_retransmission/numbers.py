"""A segment in numbers, sentences and tables."""

from study.core.text.duration import clock, span
from study.core.text.number import number
from study.labs.pages.tcp_retransmission.read import WORDS, is_delivered, sends
from study.labs.plugin import Number, Run, Table


def numbers(run: Run) -> tuple[Number, ...]:
    """The same names in the same order for every run."""
    found = run.trace.results
    needless, late = found["needless"], found["ended_at"]
    return (
        Number("RTO at first", _ms(found["rto"]), found["rto"] / 1000),
        Number("SRTT", _ms(found["srtt"]), None if found["srtt"] is None else found["srtt"] / 1000),
        Number("RTTVAR", _ms(found["rttvar"]), None if found["rttvar"] is None else found["rttvar"] / 1000),
        Number("Sends", number(len(found["sends"])), len(found["sends"])),
        Number("Sent needlessly", number(needless), needless, "throttled" if needless else ""),
        Number("Acknowledged", "yes" if is_delivered(run) else "no", state="served" if is_delivered(run) else "failed"),
        Number("Over after", span(late), late),
        Number("RTO afterwards", _ms(found["rto_after"]), found["rto_after"] / 1000),
    )


def _ms(value: float | None) -> str:
    return "none" if value is None else span(value / 1000)


def moment(run: Run, at: float) -> str:
    """What the sender does at a second."""
    if at >= run.trace.results["ended_at"]:
        return f"{clock(at)}: it is {'acknowledged' if is_delivered(run) else 'given up'}."
    _, row, state = [one for one in sends(run) if one[1]["at"] <= at][-1]
    until = clock(row["at"] + row["rto"] / 1000)
    return f"{clock(at)}: send {row['number']} ({WORDS[state]}); its timer runs out at {until}."


def tables(run: Run) -> tuple[Table, ...]:
    """The sends, and the round trips with what follows from each."""
    each = tuple(
        (number(row["number"]), clock(row["at"]), _ms(row["rto"]), WORDS[state]) for _, row, state in sends(run)
    )
    trips = tuple(
        (number(row["number"]), _ms(row["rtt"]), "yes" if row["used"] else "no", _ms(row["srtt"]),
         _ms(row["rttvar"]), _ms(row["rto"]))
        for row in run.trace.results["samples"]
    )  # fmt: skip
    return (
        Table("Sends", ("Send", "At", "RTO", "What becomes of it"), each, (0, 1, 2)),
        Table("Round trips", ("Round trip", "Took", "Counts", "SRTT", "RTTVAR", "RTO"), trips, (0, 1, 3, 4, 5)),
    )
