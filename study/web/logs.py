"""Logs as one JSON object per line, to be searched and counted. They identify no person."""

import json
import logging
import re

FIELDS = ("request", "method", "path", "status", "ms", "learner")

# A mail server's refusal, or a validation error, quotes addresses. An address begins where its characters begin:
# looked for at every character of a word of a megabyte, it would take a processor for the better part of an hour.
ADDRESS = re.compile(r"(?<![\w.+%-])[\w.+%-]+@[\w-]+(?:\.[\w-]+)*")

LONGEST = 16_000
"""Characters of a message or of an exception in a line; what somebody sent can be a part of them."""


class JsonFormatter(logging.Formatter):
    """Formats a record; extra fields named in FIELDS come along, exceptions as text in `error`.

    E-mail addresses are left out wherever they stand, and the middle of what is too long.
    """

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": _cut(record.getMessage()),
        }
        line |= {name: value for name in FIELDS if (value := getattr(record, name, None)) is not None}
        if record.exc_info:
            line["error"] = _cut(self.formatException(record.exc_info))
        return ADDRESS.sub("(e-mail)", json.dumps(line, ensure_ascii=False, default=str))


def _cut(text: str) -> str:
    """The beginning and the end: an exception says at its end what it is."""
    if len(text) <= LONGEST:
        return text
    half = LONGEST // 2
    return f"{text[:half]} … {len(text) - 2 * half} characters … {text[-half:]}"
