"""One small world with everybody in it: a learner with everything a learner can have, a bank with every role."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from http.cookies import SimpleCookie
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import get_resolver

from study.banks import operations as banks
from study.banks.models import Bank, BankPicture, Question, Report, Upload, Visibility
from study.classes import operations as classes
from study.classes.models import Assignment, Platform, Tells, What
from study.classes.operations import Wishes
from study.core.exams.assigned import Counts, Late
from study.exams import operations as exams
from study.exams.models import Exam, Sitting
from study.library.models import Claim, Course, DatedFact, Look, Share, Topic
from study.library.ownership import share_course
from study.library.sources import from_text
from study.people.models import Cohort, Errand, ErrandPiece, ErrandState, Learner, User
from study.people.models import Role as AccountRole
from study.people.operations import join_cohort
from study.review.models import Card, Notice, Regraded, Review
from study.review.operations import answer
from study.review.submission import Submission
from study.topics.operations import look_at
from study.uploads.models import Picture
from study.web import tasks
from study.web.checks import _patterns
from tests.clock import START
from tests.factories import TODAY, WRONG, a_card, a_course, a_learner, a_question, a_study, a_topic, a_user
from tests.pictures import a_picture, a_shown_picture
from tests.places.banks.authoring import SPRING, a_shared_bank, an_instructor, published, submitted, written
from tests.places.exams.sittings import a_course_with_an_exam, a_made_exam, a_sitting

ACTORS = ("guest", "learner", "other", "instructor", "viewer", "reviewer", "editor", "owner", "admin")
NEAP = SPRING.replace("Spring", "Neap").replace("#spring-tide", "#neap-tide")


TABLE: dict[str, Any] = {
    "name": "t.csv",
    "format": "spreadsheet",
    "table": b"Question,A\nWhich?,x\n",
    "columns": {"roles": ["question", "option"]},
    "items": [],
    "problems": [],
}
"""A table on its way into the bank."""


@dataclass(frozen=True)
class World:
    """`own` is the learner's private course with `noted` asked of it, `gone` one they deleted; `card`, `row` and
    `report` are theirs too."""

    users: dict[str, User]
    learner: Learner
    course: Course
    topic: Topic
    own: Course
    noted: Question
    gone: Course
    share: Share
    asked: Question
    card: Card
    row: Review
    bank: Bank
    ready: Question
    waiting: Question
    report: Report
    typed: Report
    notice: Notice
    upload: Upload
    look: Look
    cohort: Cohort
    work: Assignment
    claim: Claim
    disputed: Claim
    own_report: Report
    picture: str
    examined: Course
    ended: Sitting
    sitting: Sitting
    errand: Errand
    platform: Platform
    exam: Exam
    signed_in: dict[str, SimpleCookie]
    """The cookies of everybody with an account, who signed in when the world was made."""

    def browser(self, actor: str) -> Client:
        client = Client(raise_request_exception=False)
        client.cookies = copied(self.signed_in.get(actor, SimpleCookie()))
        return client


def make_world() -> World:
    users = {name: an_instructor(name) for name in ("instructor", "viewer", "reviewer", "editor", "owner")}
    users |= {name: a_user(f"{name}@example.org") for name in ("learner", "other")}
    users["admin"] = a_user("admin@example.org", role=AccountRole.ADMIN)
    learner = a_learner(users["learner"])
    a_learner(users["other"])
    course = a_course()
    topic = a_topic(course)
    asked = a_question(course, topic)
    own = a_course(owner=learner)
    noted = a_question(own, a_topic(own))
    shown = a_shown(own)
    tasks.say_there(worker="busy", now=START)
    gone = a_course(owner=learner, deleted_at=START)
    share = share_course(learner=learner, course=own, now=START)
    a_study(learner, course)
    card = a_card(learner, a_question(course, topic))
    answer(learner=learner, card=card.pk, sent=Submission(1, 0, WRONG), now=START, today=TODAY)
    row = Review.objects.get(card=card)
    bank = a_shared_bank(users["owner"], **{name: users[name] for name in ("viewer", "reviewer", "editor")})
    ready = published(bank, users["editor"], users["reviewer"])
    waiting = written(bank, users["editor"], NEAP)
    submitted(waiting, users["editor"])
    banks.comment(question=waiting, text="Well put.", by=users["reviewer"], now=START)
    assert ready.current
    report = banks.report(version=ready.current, learner=learner, complaint="key", text="No.", now=START)
    assert isinstance(report, Report)
    typed = Report.objects.create(
        question=ready,
        version=ready.current,
        learner=learner,
        complaint="answer",
        given="seven",
        form="seven",
        at=START,
    )
    notice = a_notice(row, users["owner"])
    cohort = Cohort.objects.create(owner=users["owner"], name="Class", code="abc", created_at=START)
    join_cohort(learner=learner, code="abc", now=START)
    banks.set_visibility(bank=bank, visibility=Visibility.COHORTS, cohorts=[cohort], by=users["owner"], now=START)
    bank.refresh_from_db()
    BankPicture.objects.create(bank=bank, name="moon.png", picture=shown, at=START)
    upload = Upload.objects.create(bank=bank, user=users["editor"], at=START, **TABLE)
    look = look_at(learner=learner, sources=from_text("# Tides\n\n- Ebb ⇒ out\n", "tides.md"), now=START)
    assert isinstance(look, Look)
    disputed = a_claim(a_topic(bank.course))
    banks.call_badge_wrong(learner=learner, claim=disputed, now=START)
    assert noted.current
    own_report = banks.report(version=noted.current, learner=a_learner(), complaint="key", text="No.", now=START)
    assert isinstance(own_report, Report)
    ended = a_sitting(learner, examined := a_course_with_an_exam(each=8), form="10")
    exams.end(learner=learner, sitting=ended.pk, now=START)
    return World(
        *(users, learner, course, topic, own, noted, gone, share, asked, card, row),
        *(bank, ready, waiting, report, typed, notice, upload, look, cohort, a_work(cohort, asked, users["owner"])),
        *(a_claim(topic), disputed, own_report, shown.digest),
        *(examined, ended, a_sitting(learner, examined, form="10", draws=2), an_export(bank, users["editor"])),
        *(a_platform(), a_made_exam(bank, users["editor"]), {name: signed_in(user) for name, user in users.items()}),
    )


def signed_in(user: User) -> SimpleCookie:
    client = Client()
    client.force_login(user)
    return client.cookies


def a_shown(course: Course) -> Picture:
    shown = a_shown_picture(course).picture
    assert shown
    return shown


def adding(world: World) -> dict[str, Any]:
    """A picture with the text it is put into."""
    sent = {"text": SPRING, "revision": "1", "alt": "A moon", "line": ""}
    return sent | {"picture": SimpleUploadedFile("moon.png", a_picture())}


def an_export(bank: Bank, by: User) -> Errand:
    """A bank as a file that waits."""
    about = {"kind": banks.EXPORT, "title": "Export", "back": "/banks/", "made_at": START}
    made = {"state": ErrandState.DONE, "file": "tides.md", "media_type": "text/markdown"}
    errand = Errand.objects.create(owner=by, subject=bank.pk, **about, **made)
    ErrandPiece.objects.create(errand=errand, number=0, data=SPRING.encode())
    return errand


def a_platform() -> Platform:
    return Platform.objects.create(name="School", issuer="https://school.example", client="1", made_at=START)


def a_work(cohort: Cohort, asked: Question, by: User) -> Assignment:
    """A quiz of one question, open for a week."""
    wishes = Wishes(
        title="Tides",
        what=What.QUIZ,
        opens=START,
        due=START + timedelta(days=7),
        late=Late.DAYS,
        attempts=1,
        counts=Counts.BEST,
        minutes=None,
        tells=Tells.CLOSED,
        target=0.9,
        picked=(asked,),
        rules=(),
    )
    made = classes.write(cohort=cohort, assignment=None, wishes=wishes, revision=0, assign=True, by=by, now=START)
    assert isinstance(made, Assignment)
    return made


def a_claim(topic: Topic) -> Claim:
    """A line of a public course that a dated fact speaks of."""
    fact = DatedFact.objects.create(
        course=topic.course, key="tide", position=0, headline="Tides.", source_url="https://example.org", checked=TODAY
    )
    return Claim.objects.create(topic=topic, fact=fact, line="tides#1", start=1, end=1, says="6 h", verdict="wrong")


def a_notice(row: Review, by: User) -> Notice:
    """The news that an answer counts as right for everyone."""
    regraded = Regraded.objects.create(
        review=row, faulty=row.version, old=0, new=1, grade=3, how="everyone", by=by, at=START, reason="Both."
    )
    return Notice.objects.create(learner=row.learner, regraded=regraded)


def made(world: World) -> list[Any]:
    """A question that is not written in the browser."""
    return [world.asked.bank_id, world.asked.key]


def opened(world: World) -> list[Any]:
    """A course of the instructor who owns the bank."""
    owner, _ = Learner.objects.get_or_create(user=world.users["owner"], defaults={"created_at": START})
    return [a_course(owner=owner).address]


def a_role(world: World) -> dict[str, str]:
    """What an admin sends to make the learner an instructor."""
    assert world.learner.user
    return {"do": "set", "email": world.learner.user.email, "role": AccountRole.INSTRUCTOR, "reason": "Teaches."}


def a_file(text: str = SPRING, name: str = "tides.md") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode())


def names() -> Iterator[str]:
    """Every address of the product, by its full name."""
    for _, pattern in _patterns(get_resolver()):
        space = pattern.lookup_str.split(".")[1] if pattern.lookup_str.startswith("study.") else ""
        yield f"{space}:{pattern.name}" if space not in ("", "web") else str(pattern.name)


def copied(cookies: SimpleCookie) -> SimpleCookie:
    return SimpleCookie({name: morsel.value for name, morsel in cookies.items()})


class Undone(Exception):
    """Takes back what a request changed."""


def sent(client: Client, method: str, address: str, data: dict[str, Any], follow: bool = False, **extra: Any) -> Any:
    """The answer to a request, or where it leads to with `follow`. All that it changed is taken back, the
    browser's cookies too."""
    answered, cookies = None, client.cookies
    client.cookies = copied(cookies)
    try:
        with transaction.atomic():
            send = getattr(client, method.lower())
            answered = send(address, data, **extra) if method in ("GET", "HEAD", "POST") else send(address, **extra)
            if follow and "Location" in answered.headers:
                answered = client.get(answered["Location"])
            raise Undone
    except Undone:
        client.cookies = cookies
        return answered


PLATFORM = {
    "name": "School",
    "issuer": "https://school.example",
    "client": "2",
    "deployments": "1",
    **dict.fromkeys(("auth_url", "token_url", "keys_url"), "https://school.example/lti"),
}
"""What an admin types of another platform."""


def platform(world: World) -> list[Any]:
    return [world.platform.pk]
