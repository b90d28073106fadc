"""A page as the tests see it: it opens addresses, and holds what must be true of every screen."""

from datetime import timedelta

from axe_playwright_python.base import AXE_SCRIPT, AxeResults
from django.db import connection
from playwright.sync_api import ConsoleMessage, Error, Page, Request, expect

from tests.clock import START

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PATIENCE = 120_000  # milliseconds until what never comes is a fault; a busy machine is none
expect.set_options(timeout=PATIENCE)
SIZES = {"phone": {"width": 390, "height": 844}, "desktop": {"width": 1440, "height": 900}}
ALL = {"type": "tag", "values": WCAG}
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
"""What axe holds about colours, and a theme changes nothing else (tests/assets/test_styles.py)."""
SETTLE = """() => {
  for (const one of document.getAnimations()) if (one.effect.getComputedTiming().endTime !== Infinity) one.finish();
  return Boolean(window.axe?.run);
}"""
"""Says whether axe is in the page already, as it is for a second theme: to read it anew takes a third of a run."""
CHECK = """async rules => {
  // Of what passes no list: to name a thousand elements takes longer than to check them.
  const { violations } = await axe.run({ runOnly: rules, resultTypes: ["violations"] });
  return { violations };
}"""

NO_LATER = """const after = window.setTimeout;
window.setTimeout = (work, wait, ...rest) => wait === undefined ? 0 : after(work, wait, ...rest);"""
"""For `add_init_script`: what a script puts off until it has a moment, such as htmx its beginning, never comes."""
SCRIPT = "**/js/keepwarm*.js"


class Screen:
    """Wraps a Playwright page on our server."""

    def __init__(self, page: Page, base: str) -> None:
        self.page, self.base = page, base
        page.context.set_default_timeout(PATIENCE)
        self.trouble: list[str] = []
        self.themes: tuple[str, ...] = ()
        page.on("console", self._listen)
        page.on("pageerror", self._fail)
        page.on("request", self._watch)

    def leave(self) -> None:
        """Have the tab keep nothing but its page, which the next one follows: an empty one between them would have
        Chromium begin a process for each."""
        if self.page.url.startswith(self.base):
            self.page.evaluate("() => { sessionStorage.clear(); localStorage.clear(); }")
        self.page.context.clear_cookies()
        self.page.remove_listener("console", self._listen)
        self.page.remove_listener("pageerror", self._fail)
        self.page.remove_listener("request", self._watch)

    def _fail(self, error: Error) -> None:
        self.trouble.append(f"script error: {error}")

    def _listen(self, message: ConsoleMessage) -> None:
        # A page that is meant to answer 404 or 422 says so in the console too, and htmx says when a newer request
        # takes the place of one that a busy server has not answered yet. Neither is a fault.
        meant = "the server responded with a status" in message.text or "AbortError" in message.text
        if message.type in ("error", "warning") and not meant:
            self.trouble.append(f"console: {message.text}")

    def _watch(self, request: Request) -> None:
        if not request.url.startswith((self.base, "data:", "blob:")):
            self.trouble.append(f"request to another host: {request.url}")

    def assert_quiet(self) -> None:
        assert not self.trouble, "\n".join(self.trouble)

    def open(self, path: str) -> None:
        response = self.page.goto(self.base + path)
        assert response and response.status < 400, f"{path}: {response and response.status}"

    def stop_time(self) -> None:
        """From here on time passes on the page when the test says so, by `page.clock`. Axe needs it to go on."""
        self.page.clock.install(time=START)
        self.page.clock.pause_at(START + timedelta(seconds=1))

    def press_early(self, path: str, key: str, shown: str) -> None:
        """Open an address and press a key once this is shown there, before the script of every page has come."""
        self.page.route(SCRIPT, lambda route: None)
        self.page.goto(self.base + path, wait_until="commit")
        expect(self.page.locator(shown).first).to_be_visible()
        self.page.keyboard.press(key)
        expect(self.page.locator(shown).first).to_be_visible()
        self.page.unroute(SCRIPT)  # what it holds goes on

    def look(self, size: str, *themes: str) -> None:
        """Have a screen of this size, in the first of the themes. Faults are looked for in each of them."""
        self.page.set_viewport_size(SIZES[size])  # type: ignore[arg-type]
        self.themes = themes
        self._dress(themes[0])

    def _dress(self, theme: str) -> None:
        self.page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]

    def faults(self) -> list[str]:
        """What is wrong with the screen: accessibility violations, sideways scrolling, no single h1."""
        self.page.wait_for_load_state()
        found = []
        if (headings := self.page.locator("h1").count()) != 1:
            found.append(f"{headings} h1")
        width, window = self.page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
        if width > window:
            found.append(f"scrolls sideways: {width} of {window} px")
        # Axe judges what is drawn, and each journey that is made on PostgreSQL is made and drawn on SQLite too.
        if connection.vendor == "sqlite":
            found += self._violations(ALL)
            for theme in self.themes[1:]:
                self._dress(theme)
                found += [f"{theme}: {fault}" for fault in self._violations(COLOURS)]
                self._dress(self.themes[0])
        return [f"{self.page.url} at {window} px: {fault}" for fault in found]

    def _violations(self, rules: dict[str, object]) -> list[str]:
        # A colour on its way from one theme to the other has no contrast yet.
        if not self.page.evaluate(SETTLE):
            self.page.evaluate(AXE_SCRIPT)
        results = AxeResults(self.page.evaluate(CHECK, rules))
        return [results.generate_report()] if results.violations_count else []

    def assert_sound(self) -> None:
        assert not (faults := self.faults()), "\n".join(faults)
