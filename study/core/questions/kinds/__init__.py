"""The kinds of question, one folder each: `KINDS` holds them by name."""

import sys
from typing import Any

from study.core.discovery import plugins
from study.core.questions.question import Kind

KINDS: dict[str, Kind[Any]] = plugins(sys.modules[__name__], Kind)
