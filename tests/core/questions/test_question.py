"""Storing a question as JSON and reading it back."""

import json
from dataclasses import dataclass
from datetime import date

from study.core.questions.question import Source, decode, encode


@dataclass(frozen=True)
class Nothing:
    """A body without a field."""


def test_a_value_without_fields_is_an_empty_object() -> None:
    assert encode((Nothing(), [], {})) == [{}, [], {}]
    assert decode(Nothing, encode(Nothing())) == Nothing()


def test_days_and_mappings_become_plain_json() -> None:
    source = Source("Guide", "https://example.org", date(2026, 11, 20))
    plain = encode({"sources": (source,)})
    assert plain == {"sources": [{"title": "Guide", "url": "https://example.org", "checked": "2026-11-20"}]}
    assert decode(Source, json.loads(json.dumps(plain))["sources"][0]) == source
