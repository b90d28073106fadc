"""What a lab names beside its run: rules that no input of it decides, each with its page."""

from xml.etree import ElementTree

from study.core.simulators import ENGINES
from study.core.simulators.engines.permissions.params import Params
from study.labs.pages import PAGES
from study.labs.plugin import Run, Table
from study.labs.view_model import run_of

# AWS Lambda Developer Guide, invocation-async-retain-records, June 2026; Lambda API of 20 May 2026, OnSuccess.
MAY_SEND = (
    "Dead-letter queue: a standard SQS queue or a standard SNS topic.",
    "On-failure destination: SQS, SNS, Lambda, EventBridge or S3.",
    "On-success destination: SQS, SNS, Lambda or EventBridge.",
)

# Amazon CloudFront Developer Guide, lambda-how-to-choose-event, 23 November 2026, and
# lambda-generating-http-responses, 27 November 2026: what of a change the cache keeps.
KEPT = {"Viewer request": False, "Origin request": True, "Origin response": True, "Viewer response": False}


def tables(engine: str, run: Run) -> dict[str, Table]:
    return {table.caption: table for table in PAGES[engine].tables(run)}


def first(engine: str) -> Run:
    return run_of(engine, ENGINES[engine].presets[0].params, 0)


def test_retries_name_where_each_may_send() -> None:
    documented = [note.text for note in first("retries").trace.notes if note.rule == "documented"]
    assert [text for text in documented if text in MAY_SEND] == [*MAY_SEND]


def test_the_edge_names_what_each_event_may_change() -> None:
    found = tables("edge", first("edge"))["What each may change"].rows
    assert {event: kept != "nothing" for event, _, kept in found} == KEPT
    status = [event for event, change, _ in found if change.startswith("status")]
    assert status == ["Origin response"] and "never its status" in dict(row[:2] for row in found)["Viewer response"]


def test_the_execution_role_stands_beside_the_gates() -> None:
    for params, says in ((Params(), "is not asked"), (Params(caller="poller"), "asked above")):
        run = run_of("permissions", params, 0)
        (picture,) = PAGES["permissions"].draw(run, None, None)
        words = " ".join("".join(each.itertext()) for each in ElementTree.fromstring(picture.wide))
        assert f"execution role {says}" in words or f"execution role is {says}" in words
    found = tables("permissions", first("permissions"))["Beside the gates: the execution role"]
    assert [row[1] for row in found.rows if "no part" in row[1]] == ["no part"] * 2 and len(found.rows) == 5
