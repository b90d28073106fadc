"""Rows of nothing are folded, and nothing that run A has is."""

import re

import pytest
from django.test import Client

from study.core.simulators import ENGINES
from study.labs.pages import PAGES
from study.labs.view_model import rows_of, run_of
from tests.page_source import page_source

STAGES = [(name, preset) for name in PAGES for preset in ENGINES[name].presets]
IDS = [f"{name}-{preset.name}" for name, preset in STAGES]


@pytest.mark.parametrize(("engine", "preset"), STAGES, ids=IDS)
def test_what_is_folded_has_nothing_to_say(engine: str, preset: object) -> None:
    run = run_of(engine, preset.params, 0)  # type: ignore[attr-defined]
    rows = rows_of(PAGES[engine], run, None)
    assert any(not row.folded for row in rows)
    assert all(not row.number.value and not row.number.state for row in rows if row.folded)
    assert all(row.folded for row in rows if row.number.text == "nothing measured")


def test_a_row_that_run_a_has_is_not_folded(client: Client) -> None:
    """Run A loses its message, this run does not."""

    def folded(address: str) -> bool:
        page = page_source(client.get(f"/labs/queue_retries/?{address}"))
        [rest] = re.findall(r"What this run has nothing of.*?</details>", page, re.DOTALL) or [""]
        return "Lost in the queue" in rest

    queue = ENGINES["queue_retries"]
    lost = next(one for one in queue.presets if run_of(queue.name, one.params, 0).trace.results["outcome"] == "expired")
    assert folded("preset=poison-message")
    assert not folded(f"preset={lost.name}")
    kept = rows_of(
        PAGES["queue_retries"], run_of(queue.name, queue.presets[0].params, 0), run_of(queue.name, lost.params, 0)
    )
    assert not next(row for row in kept if row.number.name == "Lost in the queue").folded
