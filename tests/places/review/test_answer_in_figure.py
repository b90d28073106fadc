"""An answer is chosen in the figure of the inputs: by links that select, before any script, and the run lights it."""

import html
import re
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from django.test import Client

from study.core.problem import Problem
from study.core.questions.question import recalled
from study.core.simulators import ENGINES
from study.drawing.svg import NARROW, WIDE
from study.labs.pages import PAGES
from study.labs.state import short
from study.labs.view_model import run_of
from study.review.state_quiz import StateQuiz, state_quiz
from tests.page_source import page_source

pytestmark = pytest.mark.django_db
ASKED = 8
"""So many questions of a state are looked at."""


@cache
def quizzes(engine: str) -> tuple[tuple[str, StateQuiz], ...]:
    """Every question about a preset that is answered in its figure: values, worked out once for all tests."""
    found = []
    for preset in ENGINES[engine].presets:
        for number in range(ASKED):
            quiz = state_quiz(engine, {"preset": preset.name, "ask": str(number)})
            if quiz and quiz.question and quiz.point and quiz.answers:
                found.append((f"/labs/{engine}/quiz/?preset={preset.name}&ask={number}", quiz))
    return tuple(found)


def picks(page: str) -> list[dict[str, str]]:
    return [dict(re.findall(r'([a-z-]+)="([^"]*)"', tag)) for tag in re.findall(r'<a class="pick[^>]*>', page)]


@pytest.mark.parametrize("engine", ENGINES)
def test_every_lab_asks_something_in_its_figure(engine: str) -> None:
    assert quizzes(engine)


@pytest.mark.parametrize("engine", ENGINES)
def test_what_can_be_chosen_is_an_answer_and_one_alone_is_right(engine: str) -> None:
    for address, quiz in quizzes(engine):
        assert quiz.question
        grades = []
        for text in quiz.answers.values():
            answer = quiz.kind.read(quiz.question.body, {"answer": [text]})
            assert not isinstance(answer, Problem), (address, text)
            grades.append(recalled(quiz.kind.grade(quiz.question.body, answer)))
        assert grades.count(True) == 1 < len(grades), address


@pytest.mark.parametrize("engine", ENGINES)
def test_the_figure_has_a_mark_for_each_in_both_widths_and_one_tab_stop(client: Client, engine: str) -> None:
    for address, quiz in quizzes(engine):
        page = html.unescape(page_source(client.get(address)))
        found = picks(page)
        if not found:  # so many requests are drawn as bars
            assert all(not one.drawn(WIDE).picks for one in PAGES[engine].posed(quiz.params))
            continue
        for one in PAGES[engine].posed(quiz.params):
            assert [pick.answer for pick in one.drawn(WIDE).picks] == [pick.answer for pick in one.drawn(NARROW).picks]
        assert {one["data-answer"] for one in found} == set(quiz.answers.values()), address
        assert sum("tabindex" not in one for one in found) == 2 and not [one for one in found if "aria-current" in one]


@pytest.mark.parametrize("engine", ENGINES)
def test_a_link_selects_and_the_form_has_it(client: Client, engine: str) -> None:
    for address, quiz in quizzes(engine)[:3]:
        page = html.unescape(page_source(client.get(address)))
        for one in picks(page)[-1:]:
            chosen = html.unescape(page_source(client.get(one["href"].partition("#")[0])))
            assert [pick["data-answer"] for pick in picks(chosen) if "aria-current" in pick] == [one["data-answer"]] * 2
            assert quiz.here.split("&ask")[0] in html.unescape(one["href"])
            value = re.escape(one["data-answer"])
            assert re.search(rf'value="{value}"\s+checked|id="ask-answer"[^>]*value="{value}"', chosen), address


@pytest.mark.parametrize("engine", ENGINES)
def test_after_the_answer_the_run_is_shown_with_the_asked_mark_lit(client: Client, engine: str) -> None:
    lit = asked = 0
    for address, quiz in quizzes(engine):
        assert quiz.point
        run = run_of(engine, quiz.params, 0)
        event = quiz.point.event(quiz.params, run.trace)
        before, after = (
            html.unescape(page_source(one)) for one in (client.get(address), client.post(address, {"skip": "1"}))
        )
        assert "callout" not in before and not picks(after)
        spots = [spot.event for one in PAGES[engine].draw(run, None, None) for spot in one.drawn(WIDE).spots]
        assert after.count('class="callout"') >= (event in spots)
        lit += event in spots
        asked += event is not None
    assert lit or not asked or engine == "memory"  # its pictures have sizes for marks


@pytest.mark.parametrize("engine", ENGINES)
def test_the_figure_knows_nothing_of_the_run(engine: str) -> None:
    """The same marks, in the same places, whatever comes of them."""
    for _, quiz in quizzes(engine)[:4]:
        answers = set(quiz.answers.values())
        assert quiz.point and answers == set(replace(quiz).answers.values())
        drawn: Any = [one.drawn(WIDE).svg for one in PAGES[engine].posed(quiz.params)]
        trace = run_of(engine, quiz.params, 0).trace
        assert trace.says not in "".join(drawn)
        truth = quiz.point.answer(quiz.params, trace)
        assert isinstance(truth, str) or short(truth) in answers
