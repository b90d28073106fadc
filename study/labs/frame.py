"""A lab's surroundings: its own page, or another page that embeds it. What its templates need besides the run."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from study.core.simulators.parameters import bounds, declared
from study.core.simulators.simulator import Note, Preset
from study.drawing.svg import NARROW, WIDE
from study.drawing.touch import Drawing
from study.labs.forms import LabForm, compact_form, entries, lab_form, read_out
from study.labs.guess import asked, beside, drawn_in
from study.labs.plugin import Picture, Told
from study.labs.state import State, written
from study.labs.touch import linked, touched
from study.labs.view_model import Shown

RULES = (
    ("documented", "Documented"),
    ("derived", "Derived from what is documented"),
    ("simplified", "Our own simplification, never asked in a question"),
)


@dataclass
class Frame:
    """A lab at `base`, the address its plain forms and links go to. A `compact` one inside another page
    shows less; `suffix` keeps the ids of a second one apart."""

    shown: Shown
    base: str
    compact: bool = False
    suffix: str = ""
    looked_at: tuple[int, ...] = (WIDE, NARROW)
    """The drawings whose marks are links: a page with scripts says which of the two is seen."""

    @property
    def state(self) -> State:
        return self.shown.state

    @property
    def engine(self) -> str:
        return self.state.simulator.name

    @property
    def place(self) -> str:
        """The lab's own page."""
        return reverse("labs:lab", args=[self.engine])

    @property
    def api(self) -> str:
        """Where htmx asks, up to the state."""
        return f"{self.place}?embed={self.suffix.strip('-') or 1}&" if self.compact else f"{self.place}?"

    @property
    def link(self) -> str:
        """Where a plain link goes, up to the state."""
        return f"{self.base}?{urlencode({'lab': self.engine})}&" if self.base != self.place else f"{self.base}?"

    @property
    def anchor(self) -> str:
        return f"#lab-{self.engine}" if self.compact else ""

    @property
    def name(self) -> str:
        """The id of its form."""
        return f"lab-{self.engine}" if self.compact else "lab"

    @property
    def query(self) -> str:
        return self.state.query()

    @property
    def address(self) -> str:
        """The canonical address of the state."""
        return f"{self.place}?{self.query}"

    @cached_property
    def form(self) -> LabForm:
        make = compact_form if self.compact else lab_form
        return make(self.shown.reading, self.shown.page, self.shown.faults, suffix=self.suffix)

    @cached_property
    def errors(self) -> dict[str, str]:
        """By the id of its place, what is said at every field of the form; mostly nothing."""
        found = {
            entry.name: "" for entry in entries(self.shown.reading, self.shown.page) if entry.shown or not self.compact
        }
        for problem in (*self.shown.reading.problems, *self.shown.faults):
            if problem.subject in found:
                found[problem.subject] = f"{found[problem.subject]} {problem.message}".strip()
        return {f"id{self.suffix}_{name}_error": text for name, text in found.items()}

    @property
    def read_out(self) -> dict[str, str]:
        """By the id of its place, what every length of time is called in the rest of the page."""
        found = entries(self.shown.reading, self.shown.page)
        shown = read_out(entry for entry in found if entry.shown or not self.compact)
        return {f"id{self.suffix}_{name}_reads": text for name, text in shown.items()}

    @property
    def notices(self) -> list[str]:
        """What is wrong and belongs to no field of the form."""
        fields = {entry.name for entry in entries(self.shown.reading, self.shown.page)}
        found = [
            problem.message
            for problem in (*self.shown.reading.problems, *self.shown.faults)
            if problem.subject not in fields
        ]
        return [*found, *self.shown.notices]

    @property
    def presets(self) -> list[tuple[Preset[Any], str, bool]]:
        """Every stage with its query, and whether one is in it. Run A and the ticks of tasks go along."""
        state = self.state
        keep = {"pinned": state.pinned, "done": state.done, "seed": state.seed, "curve": state.curve}
        return [
            (one, State(state.simulator, one.params, one, **keep).query(), one is self.shown.stage)
            for one in state.simulator.presets
        ]

    @property
    def reset(self) -> str:
        if told := self.shown.told:
            return State(self.state.simulator, told.start, told=self.state.told).query()
        return State(self.state.simulator, self.state.start, self.shown.stage).query()

    @cached_property
    def path(self) -> list[tuple[Told, str, int]]:
        """The stages of the told path, each with its query and its number."""
        simulator = self.state.simulator
        return [
            (told, State(simulator, told.start, told=number).query(), number)
            for number, told in enumerate(self.shown.page.path, start=1)
        ]

    @property
    def before_told(self) -> tuple[Told, str, int] | None:
        return self.path[self.state.told - 2] if self.state.told > 1 else None

    @property
    def after_told(self) -> tuple[Told, str, int] | None:
        return self.path[self.state.told] if self.state.told < len(self.path) else None

    @cached_property
    def drawings(self) -> list[tuple[Picture, str, str, bool]]:
        """Every picture with its two drawings, in which everything can be touched; and whether the cause that is
        shown belongs to a mark in it."""
        state, shown = self.state, self.shown
        before = f"{self.link}{state.query(event=None, at=None)}&event="
        after = f"#cause{self.suffix}"

        def link(event: int) -> str:
            return f"{before}{event}{after}"

        def turned(params: Any) -> str:
            return f"{self.link}{state.query(params=params, event=None, at=None)}{self.anchor}"

        def over(drawing: Drawing, width: int) -> str:
            drawing = drawn_in(drawing, shown.prediction, state.guess)
            if width not in self.looked_at:
                return touched(drawing, state)
            return linked(drawing, state, shown.run, link, turned)

        found, explained = [], state.event is None
        for picture in shown.pictures:
            wide, narrow = picture.drawn(WIDE), picture.drawn(NARROW)
            here = not explained and any(spot.event == state.event for one in (wide, narrow) for spot in one.spots)
            explained |= here
            found.append((picture, over(wide, WIDE), over(narrow, NARROW), here))
        return found

    @property
    def explained(self) -> bool:
        """Whether the cause that is shown belongs to a mark."""
        return any(here for _, _, _, here in self.drawings)

    @property
    def guessing(self) -> list[tuple[str, ...]]:
        """What is known before the run, and a chart to guess on."""
        assert self.shown.hides
        link = f"{self.link}{self.state.query(guess=None)}&guess="
        return asked(self.shown.hides, self.shown.posed, self.state.params, link)

    @property
    def guessed(self) -> tuple[str, ...]:
        """The guess and the run on one scale, in two widths."""
        prediction, guess = self.shown.prediction, self.state.guess
        if prediction is None or guess is None:
            return ()
        return beside(prediction, guess, prediction.truth(self.shown.run), self.state.params)

    @property
    def may_take(self) -> bool:
        """Whether the chosen event is an arrival that can be taken away and moved."""
        arrivals, event = self.shown.page.arrivals, self.state.event
        return bool(arrivals and event and arrivals.take(self.shown.run, event) is not None)

    @property
    def pinned(self) -> str:
        """The state with this run as run A."""
        return self.state.query(pinned=self.state.params)

    @property
    def unpinned(self) -> str:
        return self.state.query(pinned=None)

    @property
    def predicting(self) -> str:
        """The state with something to guess before the run is shown."""
        return self.state.query(predict=self.shown.next_prediction, guess=None, at=None, event=None)

    @property
    def open(self) -> str:
        """The state without a guess to make."""
        return self.state.query(predict=0, guess=None)

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What the form sends along unseen, and an update can change."""
        a, done, guess = (self._part(name) for name in ("a", "done", "guess"))
        return [
            one for one in (("a", a), ("done", done), ("predict", self._part("predict")), ("guess", guess)) if one[1]
        ]

    def _part(self, name: str) -> str:
        return written(self.state).get(name, "")

    @property
    def ranges(self) -> list[tuple[str, str, str]]:
        """Of every input its label, its range and where that comes from."""
        found: list[tuple[str, str, str]] = []
        for about in declared(self.state.simulator.params).values():
            for one in declared(about.of).values() if about.of else (about,):
                found.append((one.label, bounds(one), one.source or ("our own choice" if one.simplified else "")))
        return [one for one in found if one[1] or one[2]]

    @property
    def notes(self) -> list[tuple[str, list[Note]]]:
        """What the model rests on, by sort; nothing while there is something to guess."""
        notes = () if self.shown.hides else self.shown.run.trace.notes
        return [(title, [one for one in notes if one.rule == rule]) for rule, title in RULES]
