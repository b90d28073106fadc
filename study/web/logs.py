"""Logs as one JSON object per line, to be searched and counted. They identify no person."""

import json
import logging
import re

FIELDS = ("request", "method", "path", "status", "ms", "learner")

# A mail server's refusal, or a validation error, quotes addresses.
ADDRESS = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)*")


class JsonFormatter(logging.Formatter):
    """Formats a record; extra fields named in FIELDS come along, exceptions as text in `error`.

    E-mail addresses are left out wherever they stand.
    """

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        line |= {name: value for name in FIELDS if (value := getattr(record, name, None)) is not None}
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        return ADDRESS.sub("(e-mail)", json.dumps(line, ensure_ascii=False, default=str))
