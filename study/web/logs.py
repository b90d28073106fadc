"""Logs as one JSON object a line, so that they can be searched and counted."""

import json
import logging

FIELDS = ("request", "method", "path", "status", "ms", "learner")


class JsonFormatter(logging.Formatter):
    """Formats a record; extra fields named in FIELDS come along, exceptions as text in `error`."""

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
        return json.dumps(line, ensure_ascii=False)
