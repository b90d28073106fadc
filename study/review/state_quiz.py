"""A question about a run that somebody made in a lab. The address holds its whole state: the server makes run
and question again each time and stores nothing.

There is no log to record an answer in. The answer in the form, readable or "I don't know", plays that part:
the page that follows it shows the key, and no other page shows any of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode
from zlib import crc32

from django.urls import reverse
from django.utils.safestring import SafeString

from study.core.computed.simulated import ask_about
from study.core.problem import Problem
from study.core.questions.kinds import KINDS
from study.core.questions.question import Explained, Form, Kind, Question, recalled
from study.core.simulators import ENGINES
from study.core.simulators.parameters import plain, texts
from study.core.simulators.simulator import Point, Simulator
from study.core.simulators.stated import inputs, stated
from study.drawing.svg import NARROW, WIDE
from study.labs.embedding import Frozen, frozen
from study.labs.pages import PAGES
from study.labs.state import read_state, short
from study.labs.touch import choosable
from study.labs.view_model import run_of
from study.review.queries.verdict import slip
from study.web.cleaning import whole
from study.web.rendering import stem

MOST_ASKED = 1000
"""So often "another question" can be asked for in one address."""

LONGEST_MARK = 40
"""Characters of an answer that a link in a figure sends."""


@dataclass(frozen=True, slots=True)
class StateQuiz:
    """A question about a state, or none where `question` is None. `here` is its own address, `another`
    that of the next one, `lab` the state's. `mark` is the answer that a link in the figure has chosen, as a form
    sends it."""

    simulator: Simulator[Any]
    params: Any
    question: Question | None
    number: int
    here: str
    another: str
    lab: str
    mark: str = ""

    @property
    def inputs(self) -> list[str]:
        """The inputs that the question states before it asks; none where its words tell what they need."""
        return inputs(self.params) if self._prompt.startswith(stated(self.params)) else []

    @property
    def stem(self) -> SafeString:
        """The question without the inputs, which stand above it here."""
        return stem(self._prompt.removeprefix(stated(self.params)).strip())

    @property
    def _prompt(self) -> str:
        return self.question.prompt if self.question else ""

    @property
    def kind(self) -> Kind[Any]:
        assert self.question
        return KINDS[self.question.kind]

    @property
    def point(self) -> Point[Any] | None:
        """What is asked about, where it is something that can be asked about any run."""
        name = self.question.key.partition("/")[2] if self.question else ""
        return next((one for one in self.simulator.points if one.name == name), None)

    @property
    def answers(self) -> dict[float | str, str]:
        """What can be chosen in the figure, each with what a form sends for it. The run has no part in it."""
        places = self.point.places(self.params) if self.point else ()
        keys = {one.text: one.key for one in getattr(self.presented.shown, "options", ())} if places else {}
        found = {place: keys.get(place, "") if isinstance(place, str) else short(place) for place in places}
        return {place: text for place, text in found.items() if text}

    def figures(self, chosen: str) -> list[tuple[str, str]]:
        """What is known before the run, in two widths; in it an answer can be chosen."""
        page = PAGES.get(self.simulator.name)
        answers = self.answers if page else {}

        def link(text: str) -> str:
            return f"{self.here}&{urlencode({'mark': text})}#ask"

        return [
            (choosable(one.drawn(WIDE), answers, chosen, link), choosable(one.drawn(NARROW), answers, chosen, link))
            for one in (page.posed(self.params) if page else ())
        ]

    @property
    def presented(self) -> Any:
        assert self.question
        return self.kind.present(self.question.body, self.number)


@dataclass(frozen=True, slots=True)
class Judged:
    """What came of an answer. Nobody's schedule knows of it."""

    explained: Explained
    right: bool
    headline: str
    slip: str
    run: Frozen | None


def state_quiz(engine: str, query: Mapping[str, str]) -> StateQuiz | None:
    """The question about the state that an address describes; `ask` in it counts the questions. None
    where there is no such simulator, or the address cannot be read."""
    if engine not in ENGINES or not (reading := read_state(ENGINES[engine], query)).valid:
        return None
    simulator, params = ENGINES[engine], reading.state.params
    number = whole(query.get("ask"), 0) % MOST_ASKED
    address = {**texts(params), "v": str(simulator.version)}
    here = reverse("review:quiz_state", args=[engine])
    return StateQuiz(
        simulator=simulator,
        params=params,
        question=ask_about(simulator, params, run_of(engine, params, 0).trace, number),
        number=number,
        here=f"{here}?{urlencode({**address, 'ask': number})}",
        another=f"{here}?{urlencode({**address, 'ask': number + 1})}",
        lab=f"{reverse('labs:lab', args=[engine])}?{urlencode(address)}",
        mark=query.get("mark", "")[:LONGEST_MARK],
    )


def judge(quiz: StateQuiz, form: Form) -> Judged | Problem:
    """Grade an answer to the question of a quiz, or say why it is none. Of the wrong answers the one that was given
    is told, with the run. Writes nothing."""
    assert quiz.question
    kind, body = quiz.kind, quiz.question.body
    answer = None if form.get("skip") else kind.read(body, form)
    if isinstance(answer, Problem):
        return answer
    explained = kind.explain(body, answer, quiz.number)
    right = recalled(kind.grade(body, answer))
    verdict = "" if answer is None else "Not this one. "
    headline = "Right." if right else f"{verdict}The answer is {explained.answer}."
    why = slip(explained)
    rows = [replace(row, reason="") if why and row.chosen else row for row in explained.rows]
    told = replace(explained, rows=tuple(row for row in rows if row.chosen or row.state == "right"))
    event = quiz.point.event(quiz.params, run_of(quiz.simulator.name, quiz.params, 0).trace) if quiz.point else None
    shown = frozen(quiz.simulator.name, quiz.simulator.version, plain(quiz.params), lit=event)
    return Judged(told, right, headline, why, shown)


def to_keep(quiz: StateQuiz) -> Question:
    """The question as it is kept: its key tells it from others of the same maker."""
    assert quiz.question
    return replace(quiz.question, key=f"{quiz.question.key}/{crc32(quiz.question.prompt.encode()):08x}")
