"""Pictures in questions: kept beside a bank, shown by its versions, and to nobody else."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from study.banks import operations
from study.banks.models import Bank, BankPicture, Question, Version, Visibility
from study.banks.operations.drafting import next_version
from study.banks.operations.picturing import UNNAMED
from study.banks.pictures import picture_for, targets_of
from study.core.problem import Problem
from study.people.models import Learner, User
from study.review.models import Review
from study.review.operations import answer
from study.review.submission import Submission
from study.uploads.models import Picture
from study.uploads.pictures import content_of, forget_pictures
from study.web import rendering
from tests.clock import START
from tests.factories import TODAY, a_card, a_course, a_learner
from tests.pictures import a_picture
from tests.places.banks.authoring import SPRING, a_shared_bank, an_instructor, published, submitted, written
from tests.places.exams.sittings import a_course_with_an_exam, a_sitting

pytestmark = pytest.mark.django_db
PICTURED = SPRING.replace("What does", "![The moon](moon.png)\n\nWhat does").replace(
    "  > The moon and", "  > ![A reason](reason.png) The moon and"
)


@pytest.fixture
def ada() -> User:
    return an_instructor("ada")


@pytest.fixture
def grace() -> User:
    return an_instructor("grace")


@pytest.fixture
def bank(ada: User, grace: User) -> Bank:
    bank = a_shared_bank(ada, reviewer=grace)
    add(bank, "moon.png", "navy")
    add(bank, "reason.png", "teal")
    return bank


def add(bank: Bank, name: str, color: str, **options: Any) -> str:
    kept = operations.add_picture(bank=bank.pk, name=name, content=a_picture(color, **options), now=START)
    assert isinstance(kept, str), kept
    return kept


def digest_of(bank: Bank, name: str) -> str:
    return BankPicture.objects.get(bank=bank, name=name).picture.digest


def sees(digest: str, learner: Learner | None = None, user: User | None = None) -> bool:
    try:
        return bool(picture_for(learner, user, digest))
    except Picture.DoesNotExist:
        return False


def test_a_name_stands_for_one_picture_for_ever(bank: Bank) -> None:
    assert add(bank, "Moon.PNG", "navy") == "moon.png"
    assert add(bank, "other.png", "navy") == "moon.png"
    assert add(bank, "moon.png", "red") == "moon-2.png"
    jpeg = add(bank, "photo.jpg", "green", form="JPEG", size=(90, 60))
    # What is exported and brought again is the same picture: it is not drawn once more.
    drawn = content_of(BankPicture.objects.get(bank=bank, name=jpeg).picture)
    assert drawn
    assert operations.add_picture(bank=bank.pk, name="again.jpg", content=drawn, now=START) == jpeg


def test_what_is_no_picture_is_refused(bank: Bank) -> None:
    before = BankPicture.objects.count(), Picture.objects.count()
    for content, says in (
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "SVG"),
        (b"GIF89a<script>", "not a picture"),
        (a_picture()[:40], "picture"),
    ):
        refused = operations.add_picture(bank=bank.pk, name="x.png", content=content, now=START)
        assert isinstance(refused, Problem), content
        assert says in refused.message
    assert (BankPicture.objects.count(), Picture.objects.count()) == before


def test_a_picture_that_is_missing_or_says_nothing_keeps_a_text_from_being_sent(bank: Bank, ada: User) -> None:
    text = PICTURED.replace("![A reason](reason.png)", "![](gone.png)")
    question = written(bank, ada, text)
    for send in (operations.submit, operations.publish_alone):
        problems = send(question=question, by=ada, now=START)
        assert isinstance(problems, tuple), send
        assert [one.line for one in problems if "icture" in one.message] == [8, 8], send
        assert "There is no picture 'gone.png' in this bank" in problems[1].message


def test_a_version_shows_what_had_the_name_and_is_served_to_whom_it_is_shown(
    bank: Bank, ada: User, grace: User
) -> None:
    question = published(bank, ada, grace, PICTURED)
    version = question.current
    assert version
    moon, reason = digest_of(bank, "moon.png"), digest_of(bank, "reason.png")
    assert sorted(version.shows.values_list("digest", flat=True)) == sorted([moon, reason])
    assert "![The moon](moon.png)" in version.text
    shown = f'<img alt="The moon" height="6" loading="lazy" src="/banks/pictures/{moon}/" width="8">'
    assert shown in rendering.block(version.prompt)
    assert shown in rendering.answer(version.prompt.split("\n")[0])
    assert rendering.words(version.prompt).startswith("The moon What")
    version.question = question
    assert next_version(version, START).shows.count() == 2
    stranger, outsider = a_learner(), an_instructor("eve")
    assert sees(moon, user=ada)
    assert sees(moon, user=grace)
    assert not sees(moon, stranger, outsider)
    assert not sees(moon)
    operations.set_visibility(bank=bank, visibility=Visibility.PUBLIC, by=ada, now=START)
    assert sees(moon)
    assert sees(moon, stranger)


def test_what_waits_or_was_never_seen_is_closed(bank: Bank, ada: User, grace: User) -> None:
    operations.set_visibility(bank=bank, visibility=Visibility.PUBLIC, by=ada, now=START)
    bank.refresh_from_db()
    question = published(bank, ada, grace, SPRING)
    operations.save(question=question, text=PICTURED, revision=1, by=ada, now=START)
    saved = operations.save(question=question, text=PICTURED, revision=0, by=ada, now=START)
    assert not isinstance(saved, Problem)
    candidate = submitted(Question.objects.get(pk=question.pk), ada)
    moon = digest_of(bank, "moon.png")
    learner = a_learner()
    assert candidate.shows.count() == 2
    assert not sees(moon, learner)
    operations.decide(question=question, version=candidate.number, approve=True, by=grace, now=START)
    assert sees(moon, learner)
    # Whoever answered keeps what they saw when the bank is closed; whoever did not, does not.
    answered = answers(learner, Question.objects.get(pk=question.pk))
    operations.set_visibility(bank=bank, visibility=Visibility.PRIVATE, by=ada, now=START)
    assert answered.version == candidate
    assert sees(moon, learner)
    assert not sees(moon, a_learner())


def answers(learner: Learner, question: Question) -> Review:
    card = a_card(learner, question)
    assert question.current
    sent = Submission(question.current.number, 0, {"answer": ["higher"]})
    answer(learner=learner, card=card.pk, sent=sent, now=START, today=TODAY)
    return Review.objects.get(card=card)


def test_who_has_it_in_a_sitting_sees_it(bank: Bank, ada: User) -> None:
    learner = a_learner()
    sitting = a_sitting(learner, a_course_with_an_exam(each=8), form="10")
    slot = sitting.slots.select_related("version").first()
    assert slot
    slot.version.shows.add(BankPicture.objects.get(bank=bank, name="moon.png").picture)
    Bank.objects.update(visibility=Visibility.PRIVATE)
    moon = digest_of(bank, "moon.png")
    assert sees(moon, learner)
    assert not sees(moon, a_learner())


def test_what_no_text_names_goes_and_what_one_names_stays(bank: Bank, ada: User, grace: User) -> None:
    add(bank, "unused.png", "red")
    add(bank, "earlier.png", "pink")
    draft = written(bank, ada, PICTURED.replace("reason.png", "earlier.png"))
    for text in (PICTURED.replace("![A reason](reason.png)", ""), SPRING):
        revision = Question.objects.get(pk=draft.pk).draft.revision
        operations.save(question=draft, text=text, revision=revision, by=ada, now=START, other=True)
    published(bank, ada, grace, PICTURED.replace("#spring-tide", "#other"))
    later = START + UNNAMED + timedelta(hours=1)
    assert operations.forget_unnamed(now=START + UNNAMED - timedelta(hours=1)) == 0
    assert operations.forget_unnamed(now=later) == 1
    assert sorted(bank.pictures.values_list("name", flat=True)) == ["earlier.png", "moon.png", "reason.png"]
    forget_pictures(now=later)
    assert Picture.objects.count() == 3
    # A version alone keeps its picture, whatever becomes of the names.
    BankPicture.objects.all().delete()
    forget_pictures(now=later)
    assert Picture.objects.count() == 2
    Version.shows.through.objects.all().delete()
    forget_pictures(now=later)
    assert Picture.objects.count() == 0


def test_questions_take_their_pictures_to_another_bank(bank: Bank, ada: User) -> None:
    to = operations.create_bank(course=a_course(), title="Moons", by=ada, now=START)
    add(to, "moon.png", "red")
    question = written(bank, ada, PICTURED)
    ids = [question.pk]
    copied = operations.copy(bank=bank, questions=ids, to=to, by=ada, now=START)
    assert copied.count == 1
    text = Question.objects.get(bank=to).draft.text
    assert "(moon-2.png)" in text
    assert "(reason.png)" in text
    assert digest_of(to, "moon-2.png") == digest_of(bank, "moon.png")
    Question.objects.filter(bank=to).delete()
    refused = operations.move(bank=bank, questions=ids, to=to, by=ada, now=START)
    assert (refused.count, "moon.png is another one" in refused.problems[0].message) == (0, True)
    BankPicture.objects.filter(bank=to).delete()
    assert operations.move(bank=bank, questions=ids, to=to, by=ada, now=START).count == 1
    assert targets_of(to, PICTURED) == targets_of(bank, PICTURED) != {}


class TestPages:
    def test_without_a_script_the_picture_is_put_into_the_text(self, bank: Bank, ada: User, client: Client) -> None:
        question = written(bank, ada)
        client.force_login(ada)
        edit = f"/banks/{bank.pk}/q/{question.key}/"
        sent = {"text": SPRING + "\nmore\n", "revision": 1, "alt": "A star", "line": "5", "picture": a_file("red")}
        assert client.post(f"{edit}picture/", {**sent, "alt": " ", "picture": a_file("red")}).status_code == 422
        assert client.post(f"{edit}picture/", {**sent, "picture": a_file("red", b"no")}).status_code == 422
        assert client.post(f"{edit}picture/", {**sent, "picture": ""}).status_code == 422
        assert Question.objects.get(pk=question.pk).draft.text == SPRING
        assert client.post(f"{edit}picture/", sent).status_code == 302
        lines = Question.objects.get(pk=question.pk).draft.text.split("\n")
        assert lines[4] == "- [x] It rises higher ![A star](star.png) {.higher}"
        page = client.get(edit).content.decode()
        assert f"/banks/pictures/{digest_of(bank, 'star.png')}/" in page
        stale = client.post(f"{edit}picture/", {**sent, "picture": a_file("blue")})
        assert stale.status_code == 409
        assert "star-2.png" in stale.content.decode()

    def test_a_script_is_told_what_to_insert(self, bank: Bank, ada: User, client: Client) -> None:
        question = written(bank, ada)
        client.force_login(ada)
        address = f"/banks/{bank.pk}/q/{question.key}/picture/"
        told = client.post(address, {"picture": a_file("red")})
        assert (told.content, told["Content-Type"]) == (b"![](star.png)", "text/plain")
        refused = client.post(address, {"picture": a_file("red", b"<svg>")})
        assert (refused.status_code, b"SVG" in refused.content) == (422, True)
        large = client.post(address, {"picture": a_file("red", b"x" * 5_000_001)})
        assert (large.status_code, large.content) == (422, b"The picture is larger than 5 MB.")

    def test_a_picture_is_served_so_that_nothing_in_it_acts(self, bank: Bank, ada: User, client: Client) -> None:
        address = f"/banks/pictures/{digest_of(bank, 'moon.png')}/"
        assert client.get(address).status_code == 404
        client.force_login(ada)
        served = client.get(address)
        assert served["Content-Type"] == "image/png"
        assert served["X-Content-Type-Options"] == "nosniff"
        assert served["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert client.get("/banks/pictures/no-such/").status_code == 404


def a_file(color: str, content: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile("star.png", content or a_picture(color), "image/png")
