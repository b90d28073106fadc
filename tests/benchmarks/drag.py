"""Labs under a moving hand: pictures a second in Chromium at three latencies, and the processor's time for one.

Rates depend on what else the machine does, so its load stands beside them, and how often the input changed: a
browser that shares its processor passes on less of what the hand does.
"""

import gzip
import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import perf_counter, sleep
from typing import Any
from urllib.parse import parse_qsl

from playwright.sync_api import Locator, Page, sync_playwright

from study.core.simulators import ENGINES
from study.drawing.svg import WIDE
from study.labs.pages import PAGES
from study.labs.state import State
from study.labs.steps import Asked, steps
from study.labs.view_model import run_of
from tests.benchmarks.figures import Figure, median, spent
from tests.benchmarks.pages import server
from tests.benchmarks.yardstick import scaled

SECONDS = 3.0
LATENCIES = {0: (20, 100), 40: (15, 150), 150: (10, 300)}
"""Milliseconds added to every answer: the least pictures a second, and the most milliseconds to the first."""

FINAL = 150
"""Milliseconds, beside the latency, from letting go to the exact final picture."""

FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
]

# For each lab the stage and the input that is dragged, by the name of its field.
DRAGGED = {
    "concurrency": ("burst", "functions-0-reserved"),
    "alb": ("too-large", "body_bytes"),
    "aliases": ("ten-percent", "weight"),
    "edge": ("all-four", "hit_ratio"),
    "environment": ("at-once", "duration_ms"),
    "memory": ("thumbnailer", "memory_mb"),
    "package": ("settings", "timeout_s"),
    "poller": ("reserved-one", "duration_ms"),
    "queue_retries": ("poison-message", "visibility_timeout"),
    "retries": ("six-hours", "max_event_age"),
    "sdk_retries": ("cut-off", "duration"),
    "streams": ("windows", "tumbling_window"),
    "tcp_retransmission": ("too-early", "round_trip"),
    "vpc": ("public-subnet", "timeout_s"),
    "xray": ("twenty-a-second", "requests_per_s"),
}
"""All but `permissions`, which has no number."""

WATCH = """() => {
  window.seen = []; window.inputs = []; window.released = 0;
  const drawn = (part) => !part.matches('.spot, .room, .grip');
  const look = () => {
    const parts = [...document.querySelectorAll('.lab__run svg.chart__wide > *')];
    return parts.filter(drawn).map((part) => part.outerHTML).join('');
  };
  let last = look();
  new MutationObserver(() => {
    const now = look();
    if (now && now !== last) { last = now; window.seen.push([performance.now(), now]); }
  }).observe(document.querySelector('.lab'), { childList: true, subtree: true, attributes: true });
  addEventListener('input', () => window.inputs.push(performance.now()), true);
  addEventListener('pointerup', () => { window.released = performance.now(); }, true);
}"""

TOLD = """() => {
  const { seen, inputs, released } = window, final = seen.at(-1)?.[1];
  let exact = seen.length - 1;
  while (exact > 0 && seen[exact - 1][1] === final) exact -= 1;
  return {
    pictures: seen.filter(([at]) => at >= inputs[0] && at <= released).length,
    changes: inputs.length,
    first: (seen.find(([at]) => at >= inputs[0])?.[0] ?? Infinity) - inputs[0],
    held: released - inputs[0],
    final: Math.max(0, (seen[exact]?.[0] ?? Infinity) - released),
  };
}"""


def run() -> list[Figure]:
    figures = costs()
    with server() as base:
        figures += drags(base)
    return figures


STEP, HEAVY = 5, {"concurrency": 15}
"""Milliseconds by the yardstick that a step may take, and where the heaviest stage simulates thousands of requests."""


def costs() -> list[Figure]:
    """A step as the hand asks for it, parameters to pictures and numbers: processor time at the heaviest stage of
    every engine, and the weight of the heaviest answer."""
    figures, heaviest = [], 0.0
    for name, page in PAGES.items():
        simulator, worst = ENGINES[name], (0.0, "")
        for preset in simulator.presets:
            query = dict(parse_qsl(State(simulator, preset.params, preset).query()))

            def step(query: dict[str, str] = query, name: str = name, page: Any = page) -> Any:
                run_of.cache_clear()
                return steps(ENGINES[name], page, Asked(query, WIDE))

            worst = max(worst, (median(spent([step] * 9)), preset.name))
            heaviest = max(heaviest, len(gzip.compress(json.dumps(step()).encode(), 6)) / 1000)
        named = f"{name}, {worst[1]}: one step, processor"
        figures.append(Figure(named, worst[0], "ms", scaled(HEAVY.get(name, STEP))))
    return [*figures, Figure("one step, compressed, heaviest stage of all labs", heaviest, "kB", 5)]


def drags(base: str, names: tuple[str, ...] = tuple(DRAGGED)) -> list[Figure]:
    """Every lab's input is dragged for three seconds at each latency; in the first also the cursor over time, and
    an input is turned by keys and the run played for as long."""
    figures: list[Figure] = []
    with browser() as new_page:
        for name in names:
            stage, field = DRAGGED[name]
            for latency in LATENCIES:
                figures += _figures(new_page, f"{base}/labs/{name}/?preset={stage}", field, f"{name}, {field}", latency)
        for latency in LATENCIES:
            stage, field = DRAGGED[names[0]]
            address = f"{base}/labs/{names[0]}/?preset={stage}"
            figures += _figures(new_page, address, "at", f"{names[0]}, time", latency)
            figures += _figures(new_page, address, field, f"{names[0]}, {field} by key", latency, turn)
            figures += _figures(new_page, address, "at", f"{names[0]}, played", latency, play)
    return figures


@contextmanager
def browser() -> Iterator[Any]:
    with sync_playwright() as playwright:
        found = shutil.which("chromium") or shutil.which("google-chrome")
        chromium = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield lambda: chromium.new_page(viewport={"width": 1280, "height": 1000}, reduced_motion="no-preference")
        chromium.close()


def _figures(
    new_page: Any, address: str, field: str, named: str, latency: int, moved: Callable[[Page, str], None] | None = None
) -> list[Figure]:
    page: Page = new_page()
    page.goto(address)
    page.wait_for_load_state("networkidle")
    cdp = page.context.new_cdp_session(page)
    cdp.send("Network.enable")
    cdp.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": latency, "downloadThroughput": -1, "uploadThroughput": -1},
    )
    (moved or drag)(page, field)
    page.wait_for_timeout(2_500)
    told: dict[str, float] = page.evaluate(TOLD)
    page.close()
    rate, first = LATENCIES[latency]
    load = os.getloadavg()[0]
    named = f"{named}, +{latency} ms, load {load:.1f}"
    return [
        Figure(f"{named}: pictures", told["pictures"] / told["held"] * 1000, "/s", rate, at_least=True),
        Figure(f"{named}: changes of the input", told["changes"] / told["held"] * 1000, "/s"),
        Figure(f"{named}: first picture", told["first"], "ms", first),
        Figure(f"{named}: final picture", told["final"], "ms", FINAL + latency),
    ]


def drag(page: Page, field: str) -> None:
    """Pull the slider of a field to and fro for three seconds, a little every sixtieth of a second."""
    slider = _slider(page, field)
    box = slider.bounding_box()
    assert box
    middle = box["y"] + box["height"] / 2
    share = slider.evaluate("e => (e.value - e.min) / (e.max - e.min)")
    left, width = box["x"] + 11, box["width"] - 22
    page.mouse.move(left + share * width, middle)
    page.evaluate(WATCH)
    page.mouse.down()
    began = perf_counter()
    while (passed := perf_counter() - began) < SECONDS:
        there = (share + passed / SECONDS * 2.3) % 2
        page.mouse.move(left + (there if there <= 1 else 2 - there) * width, middle)
        sleep(1 / 60)
    page.mouse.up()


def turn(page: Page, field: str) -> None:
    """Press the arrows of a field's slider for three seconds, as often as a held key repeats."""
    slider = _slider(page, field)
    slider.focus()
    key = "ArrowLeft"
    page.evaluate(WATCH)
    began = perf_counter()
    while perf_counter() - began < SECONDS:
        page.keyboard.press(key)
        edges = slider.evaluate("e => [e.value === e.min, e.value === e.max]")
        key = "ArrowRight" if edges[0] else "ArrowLeft" if edges[1] else key
        sleep(1 / 33)
    page.evaluate("window.released = performance.now()")


def play(page: Page, field: str) -> None:
    """Let the run play for three seconds."""
    button = page.locator("[data-play] button")
    button.scroll_into_view_if_needed()
    page.evaluate(WATCH)
    button.click()
    page.wait_for_timeout(SECONDS * 1000)
    button.click()


def _slider(page: Page, field: str) -> Locator:
    slider = page.locator(f"#{field}" if field == "at" else f"input[data-for=id_{field}]").first
    slider.scroll_into_view_if_needed()
    return slider
