"""Every page of the product, before an answer is recorded: of two worlds that look alike, and whose questions have
other keys and other reasons, it is the same page.

The addresses are those of the URL configuration and the questions the examples of every kind, so that a new view or
a new kind is looked at here by itself; an address with a part that is not known here fails. The worlds are made with
the same numbers one after the other, and each request is taken back.

A browser that keeps the day's questions may have the backs of those that their learner grades: all else of what is
fetched ahead is held to the same.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import timedelta
from itertools import product
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from study.banks.models import Bank, Origin, Question, Report
from study.banks.operations.indexing import index_course
from study.classes.models import Assignment, Given, What
from study.core.exams.blueprint import Scale
from study.core.questions.kinds import KINDS
from study.core.questions.source.reader import parse_question
from study.core.simulators import ENGINES
from study.exams.made import ASKED
from study.exams.models import Sitting, Slot
from study.library.models import Course, Look, LookFile, Topic
from study.library.sources import from_text
from study.people.models import Cohort, CohortMember, Errand, Learner, User
from study.people.sessions import SESSION_KEY
from study.review.models import Override, Review, Study, Turned
from study.topics.operations import look_at
from tests.clock import START
from tests.core.questions.twins import twin
from tests.factories import TODAY, a_card, a_course, a_learner, a_question, a_study, a_topic, a_user

pytestmark = pytest.mark.django_db
# One question of each kind, and one of each kind that a computed one is asked as.
EXAMPLES = [(kind, text) for kind in KINDS.values() for text in kind.examples[: 2 if kind.varies else 1]]
SECRET, OTHER = "What the explanation alone says", "What another explanation says"
SHOWN = {"version": "1", "ordinal": "0"}
EXTRA = {"reveal": "1", "explain": "1", "answered": "1", "view": "answered", "guess": "1", "turned": "1"}
FORMS: list[dict[str, str]] = [
    {},
    SHOWN,
    {**SHOWN, **EXTRA},
    {**SHOWN, "version": "9", "show": "1"},
    *(
        {**SHOWN, **dict(mix)}
        for mix in product([("show", "1"), ("show", "")], [("recalled", "good"), ("recalled", "?")])
    ),
    *({**SHOWN, name: value} for name, value in (("answer", "no such answer, 1"), ("move", "up:x"), ("skip", "1"))),
]
PARTIAL = {"HX-Request": "true", "HX-Request-Type": "partial", "HX-Target": "section#question"}
FULL = {"HX-Request": "true", "HX-Request-Type": "full"}
# What differs from one request to the next, whatever is asked: tokens, how long it took, and the numbers of rows that
# are made by it
# or without a number of ours (those are from 9000 to 9999), with what is signed or drawn for them.
VARYING = re.compile(
    r"""(csrfmiddlewaretoken|seed|opened|submission)" value="[^"]*"|<svg[^>]* class="qr">.*?</svg>|\?link=[\w-]+|"""
    r"""/review/(answered/)?(?!9\d{3}/)\d+/|"(pk|study|session)": (?!9\d{3}\b)\d+\b|"took": [\d.]+|"""
    r"""value="(due|new) \d+ in \d+\""""
)
OF_EACH = ("X-Request-Id", "Expires", "Last-Modified", "Content-Length")  # headers
AHEAD = "/review/ahead/"
FOREIGN = ("account/",)  # of allauth, which knows no questions


@dataclass(frozen=True, slots=True)
class World:
    """A course whose every question has a card of the learner's; somebody else has answered them all."""

    clients: dict[str, Client]
    questions: dict[int, str]  # by number, the kinds
    arguments: dict[str, list[Any]]


def question_of(text: str) -> Any:
    made, problems = parse_question(text)
    assert made, problems
    return made


def a_look(learner: Learner) -> Look:
    """Notes that the learner brought and has not taken over: their own, which they wrote."""
    found = look_at(learner=learner, sources=from_text("# Tides\n\n- Ebb ⇒ out\n"), now=START)
    assert isinstance(found, Look)
    Look.objects.filter(pk=found.pk).update(id=9000)
    LookFile.objects.filter(look=found.pk).update(look=9000)
    return Look.objects.get(pk=9000)


def a_world(turned: bool, own: bool = False) -> World:
    """The world, or with `turned` its twin. What a page may not tell is all that differs. With `own` the course is
    the learner's own notes."""
    learner = a_learner(pk=9000)
    course = a_course("tides", pk=9000, shipped=not own, owner=learner if own else None)
    topic = Topic.objects.get(pk=a_topic(course, position=1).pk)
    Topic.objects.filter(pk=topic.pk).update(key="springs")
    bank = Bank.objects.create(pk=9000, course=course, slug="notes", title="Notes", origin=Origin.GENERATED)
    other = a_learner(pk=9001)
    member = a_learner(a_user(pk=9000), pk=9002)
    a_study(learner, course)
    Study.objects.update(dealt_on=TODAY)
    kinds: dict[int, str] = {}
    for number, (kind, text) in enumerate(EXAMPLES, 9000):
        made = question_of(text)
        body = twin(kind, made.body) if turned else made.body
        row = a_question(
            course,
            Topic.objects.get(key="springs"),
            kind.name,
            body,
            pk=number,
            key=f"q{number}",
            position=number,
            group=f"g{number}",
            prompt=kind.stem(made.body, made.prompt),
            explanation=OTHER if turned else SECRET,
            sources=[{"title": OTHER if turned else SECRET, "url": "https://tides.example/", "checked": "2026-06-01"}],
        )
        a_card(learner, row, pk=number)
        given = {"ordinal": 0, "day": TODAY, "answered_at": START, "score": 0.0, "grade": 1, "seed": 1, "scheduler": 1}
        card = a_card(other, row, pk=number + 500)
        Review.objects.create(pk=number, learner=other, card=card, version=row.current, answer=None, **given)
        kinds[number] = kind.name
    index_course(course)
    a_class_of(member)
    visitor, reader, signed_in = Client(), Client(), Client()
    session = reader.session
    session[SESSION_KEY] = learner.pk
    session.save()
    signed_in.force_login(User.objects.get(pk=member.user_id))
    arguments = {
        "address": ["tides"],
        "bank": [bank.pk],
        "card": list(kinds),
        "engine": list(ENGINES)[:1],  # tests.places.labs look at each
        "key": ["springs", "q9000"],
        "digest": ["no-such-picture"],
        "look": [a_look(learner).pk],
        "number": list(kinds),
        "question": list(kinds),
        "position": sittings_of(learner, course, turned),
        **{name: [9000] for name in ("member", "work", "report", "errand")},
        **{name: [1] for name in ("notice", "exam", "platform")},
        "sitting": [9000, 9001],
        "token": ["no-such-link"],
        "upload": [1],
        "listed": ["reworded", "pairs"],
    }
    return World({"visitor": visitor, "learner": reader, "member": signed_in}, kinds, arguments)


def sittings_of(learner: Learner, course: Course, turned: bool) -> list[int]:
    """An exam that goes on, of every question that an exam can ask, and one of a class that has ended and is told
    later; which questions are pilots and what was right is not told either."""
    blueprint = {"title": "Mock", "domains": [], "scored": 1, "pilots": 1, "minutes": 30, "scale": asdict(Scale())}
    later = {"assigned": True, "ended_at": START, "told_from": START + timedelta(days=9), "right": turned, "count": 1}
    asked = Question.objects.filter(bank__course=course, current__kind__in=ASKED).order_by("pk")
    for pk, terms in ((9000, {}), (9001, later)):
        of = {"learner": learner, "course": course, "form": "x", "title": "Mock", "blueprint": blueprint}
        sitting = Sitting.objects.create(pk=pk, started_at=START, seen_at=START, **of, **terms)
        for position, question in enumerate(asked, 1):
            Slot.objects.create(
                sitting=sitting,
                position=position,
                question=question,
                version=question.current,
                seed=1,
                right=turned,
                pilot=(position % 2 == 0) == turned,
            )
    return list(sitting.slots.values_list("position", flat=True))


def a_class_of(member: Learner) -> None:
    """A class whose quiz asks every question that may be assigned; the member has reported one of them, and waits for
    a file."""
    quiz = list(Question.objects.filter(current__kind__in=ASKED).order_by("pk"))
    owner = a_user("teacher@tides.example")
    cohort = Cohort.objects.create(pk=9000, owner=owner, name="Class", code="abc", created_at=START)
    CohortMember.objects.create(pk=9000, cohort=cohort, learner=member, joined_at=START, name="Mia")
    work = Assignment.objects.create(pk=9000, title="Quiz", what=What.QUIZ, made_at=START, assigned_at=START, order=[])
    work.picked.set(quiz)
    Given.objects.create(assignment=work, cohort=cohort, opens_at=START, due_at=START + timedelta(days=7))
    assert quiz[0].current
    about = {"question": quiz[0], "version": quiz[0].current, "learner": member}
    Report.objects.create(pk=9000, **about, complaint="key", text="No.", at=START)
    Errand.objects.create(
        pk=9000, owner=member.user, kind="export", subject=9000, title="File", back="/", made_at=START
    )


def patterns(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    for one in resolver.url_patterns:
        route = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from patterns(one, route)
        elif isinstance(one, URLPattern) and not route.startswith(FOREIGN):
            yield route, one.pattern.converters


def addresses(world: World) -> Iterator[str]:
    """Every address there is, with every question in it that can stand there."""
    for route, parts in patterns(get_resolver()):
        for values in product(*(world.arguments[name] for name in parts)):
            address = route
            for value in values:
                address = re.sub(r"<[^>]+>", str(value), address, count=1)
            yield f"/{address}"
    quiz = ".".join(map(str, list(world.questions)[:10]))
    yield from (f"/search/?q={word}" for word in ("function", "lambda", "environment", SECRET[:20], OTHER[:20]))
    for number in world.questions:
        yield f"/courses/tides/topics/springs/?quiz={number}&done={number}"
    yield f"/courses/tides/topics/springs/?quiz={quiz}"


def requests(world: World) -> Iterator[tuple[str, str, dict[str, str] | None, dict[str, str]]]:
    """Who asks for which address, with which form (None to look) and which headers."""
    for who, address in product(world.clients, addresses(world)):
        if who != "learner" and re.match(
            "/labs|/settings|/notes" if who == "visitor" else "(?!/banks|/classes/9000/|/work)", address
        ):
            continue  # as for the learner
        asks = re.fullmatch(
            r"/review/(question/)?\d+/(ahead/)?|/exams/9000/\d+/|.*/topics/springs/\?quiz=\d+&.*", address
        )
        for headers in (PARTIAL, FULL, {}) if asks and who == "learner" else ({},):
            yield who, address, None, headers
        number = re.search(r"9\d{3}", address)
        forms = [SHOWN] if not asks else FORMS if who == "learner" and "courses" not in address else FORMS[::3]
        for form in forms if who != "member" else []:
            sent = {**form, "question": number[0]} if number else form
            yield who, address, sent, PARTIAL if asks and who == "visitor" else {}


def told(world: World, who: str, address: str, form: dict[str, str] | None, headers: dict[str, str]) -> str | None:
    """All that comes back, without what varies; None for what may tell: a card that was turned over by this."""
    client = world.clients[who]
    cookies = client.cookies.copy()
    with transaction.atomic():
        response = client.get(address, headers=headers) if form is None else client.post(address, form, headers=headers)
        back_up = Turned.objects.values_list("version__kind", flat=True)
        may_tell = [kind for kind in back_up if KINDS[kind].self_graded]
        assert len(back_up) == len(may_tell) <= 1
        transaction.set_rollback(True)
    client.cookies = cookies
    if may_tell:
        return None
    page = b"".join(response.streaming_content) if response.streaming else response.content
    sent = {name: value for name, value in response.headers.items() if name not in OF_EACH}
    words = (
        held(world, page) if address == AHEAD and who == "learner" and form is None else page.decode(errors="replace")
    )
    text = f"{response.status_code} {sent} {words}"
    return VARYING.sub("", text).replace(response["X-Request-Id"], "")


def held(world: World, page: bytes) -> str:
    """What is fetched ahead, without the backs that a browser may have: of kinds that learners grade themselves."""
    cards = json.loads(page)["cards"]
    back_up = {one["question"] for one in cards if one["back"] is not None}
    assert back_up == {number for number, kind in world.questions.items() if KINDS[kind].self_graded}
    assert len(cards) == len(world.questions)
    return "".join(one["front"] for one in cards)


def edits(world: World) -> Iterator[tuple[str, str, dict[str, str] | None, dict[str, str]]]:
    """What the owner of notes sends while their questions are asked, to decide about them."""
    for number, part in product(world.questions, ("edit", "never", "suspend")):
        address = f"/review/{number}/{part}/"
        yield "learner", address, None, {}
        for form in ({}, {"do": "open"}, {"version": "1", "prompt": "Which?", "whole": "Which?"}, *FORMS[1::4]):
            yield "learner", address, form, {}


def walk(turned: bool, own: bool = False) -> dict[tuple[str, ...], str | None]:
    found = {}
    with transaction.atomic():
        world = a_world(turned, own)
        for who, address, form, headers in edits(world) if own else requests(world):
            found[who, address, str(form), str(headers)] = told(world, who, address, form, headers)
        transaction.set_rollback(True)
    return found


def test_nothing_that_is_sent_depends_on_a_key() -> None:
    one, other = walk(turned=False), walk(turned=True)
    assert one.keys() == other.keys()
    assert [place for place in one if one[place] != other[place]] == []
    assert [place for place, page in one.items() if page and SECRET in page.replace(place[1], "")] == []
    # It did look at something: every question was asked, and the self-graded were turned over.
    assert any(page is None for page in one.values())
    asked = [one["learner", f"/review/{number}/", "None", "{}"] or "" for number in range(9000, 9000 + len(EXAMPLES))]
    asked += [one["learner", f"/exams/9000/{position}/", "None", "{}"] or "" for position in (1, 2)]
    assert all('name="version"' in page for page in asked)
    assert all(
        (one["member", f"/{place}/", "None", "{}"] or "").startswith("200 ")
        for place in ("classes/9000/mine", "work/9000")
    )
    assert (one["learner", AHEAD, "None", "{}"] or "").count('name="version"') == len(EXAMPLES)


def test_nothing_of_a_question_of_own_notes_is_told_before_its_text_is_opened() -> None:
    one, other = walk(turned=False, own=True), walk(turned=True, own=True)
    assert [place for place in one if one[place] != other[place]] == []
    assert [place for place, page in one.items() if page and SECRET in page] == []
    asked = one["learner", "/review/9000/edit/", "None", "{}"] or ""
    assert 'value="open"' in asked


def test_the_text_of_a_question_of_own_notes_opens_with_its_card_put_off() -> None:
    world = a_world(turned=False, own=True)
    for number in world.questions:
        address = f"/review/{number}/edit/"
        world.clients["learner"].post(address, {"do": "open"})
        assert SECRET in world.clients["learner"].get(address).content.decode()
        assert Override.objects.get(card=number, lifted_at=None).day == TODAY + timedelta(days=1)


def test_a_browser_may_keep_the_backs_of_own_notes() -> None:
    world = a_world(turned=False, own=True)
    cards = world.clients["learner"].get(AHEAD).json()["cards"]
    assert {one["question"] for one in cards} == set(world.questions)
    assert all(SECRET in one["back"] and SECRET not in one["front"] for one in cards)


def test_an_address_of_a_new_sort_is_noticed() -> None:
    known = a_world(turned=False).arguments
    assert {name for _, parts in patterns(get_resolver()) for name in parts} <= known.keys()
