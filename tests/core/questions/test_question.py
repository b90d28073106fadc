"""Storing a question as JSON and reading it back."""

import json
from datetime import date

from study.core.questions.question import Source, decode, encode


def test_days_and_mappings_become_plain_json() -> None:
    source = Source("Guide", "https://example.org", date(2026, 11, 20))
    plain = encode({"sources": (source,)})
    assert plain == {"sources": [{"title": "Guide", "url": "https://example.org", "checked": "2026-11-20"}]}
    assert decode(Source, json.loads(json.dumps(plain))["sources"][0]) == source
