"""What a target gets of an event in the end: the message of a dead-letter queue, and the record of a destination.

Names and shapes are those of the developer guide; identifiers, the event and the answers are made up.
"""

from datetime import UTC, datetime, timedelta
from typing import Any

REQUEST = "5f1c7d9e-3b2a-4c6d-9e8f-0a1b2c3d4e5f"
FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:orders:$LATEST"
EVENT = {"order": 17, "paid": True}
STARTED = datetime(2026, 1, 1, tzinfo=UTC)

CODES = {"ok": 200, "error": 200, "throttle": 429, "system": 500}
"""The HTTP status of an attempt: a function error is a 200 (DG/invocation-async-retain-records, June 2026)."""

_ERROR = {"errorType": "ValueError", "errorMessage": "paid is no amount"}
_MESSAGES = {"throttle": "Rate exceeded", "system": "Service error"}


def records(
    attempts: list[dict[str, Any]], reason: str | None, ended_at: float, delivered_to: list[str]
) -> dict[str, Any]:
    """The messages side by side, `None` where nothing arrives. `reason` is None for a success."""
    last = attempts[-1]["result"] if attempts else "throttle"
    destination = {"on_failure", "on_success"} & set(delivered_to)
    return {
        "dlq": _message(last) if "dlq" in delivered_to else None,
        "destination": _record(attempts, reason, ended_at) if destination else None,
    }


def _message(last: str) -> dict[str, Any]:
    """The event as it was, with three attributes, and nothing of the answer."""
    said = _MESSAGES.get(last, _ERROR["errorMessage"])
    return {"body": dict(EVENT), "attributes": {"RequestID": REQUEST, "ErrorCode": CODES[last], "ErrorMessage": said}}


def _record(attempts: list[dict[str, Any]], reason: str | None, ended_at: float) -> dict[str, Any]:
    """The event, why it ended, how often it ran, and the last answer of the function, if it ran at all."""
    ran = [row["result"] for row in attempts if row["result"] in ("ok", "error")]
    moment = (STARTED + timedelta(seconds=ended_at)).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    found: dict[str, Any] = {
        "version": "1.0",
        "timestamp": moment,
        "requestContext": {
            "requestId": REQUEST,
            "functionArn": FUNCTION,
            "condition": reason or "Success",
            "approximateInvokeCount": len(ran),
        },
        "requestPayload": dict(EVENT),
    }
    if ran:
        failed = {"functionError": "Unhandled"} if reason else {}
        found["responseContext"] = {"statusCode": 200, "executedVersion": "$LATEST"} | failed
        found["responsePayload"] = _ERROR if reason else {"stored": True}
    return found
