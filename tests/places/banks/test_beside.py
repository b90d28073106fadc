"""Large banks and files: written and taken in beside the pages, unseen until all is there."""

from base64 import b64encode
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from study.banks import exchange, operations
from study.banks.models import Bank, Draft, HistoryEntry, Question, Upload
from study.core.limits import EXPORT_AT_ONCE, FILE, IMPORT_AT_ONCE, MEGABYTE
from study.people.errands import Progress, Stopped
from study.people.models import Errand, User
from study.people.models import Role as AccountRole
from tests.clock import START
from tests.factories import a_user, as_
from tests.page_source import page_source
from tests.places.banks.authoring import SPRING, a_shared_bank, an_instructor, written

pytestmark = pytest.mark.django_db
MANY = IMPORT_AT_ONCE + 1


@pytest.fixture
def bank(ada: User) -> Bank:
    return a_shared_bank(ada)


def many(number: int) -> str:
    return "\n".join(SPRING.replace("#spring-tide", f"#tide-{place}") for place in range(number))


def brought(bank: Bank, by: User, number: int = MANY) -> Upload:
    planned = exchange.plan(bank, many(number).encode(), "tides.md", "auto", START.date())
    return operations.keep_upload(bank=bank, plan=planned, name="tides.md", by=by, now=START)


class Watched(Progress):
    """Does something when it is `at` a number, or sealed."""

    def __init__(self, does: Callable[[], object], when: object) -> None:
        self.does, self.when = does, when

    def at(self, done: int, total: int) -> None:
        if done == self.when:
            self.does()

    def seal(self, **found: Any) -> None:
        if self.when == "sealed":
            self.does()


def stops() -> None:
    raise Stopped


def moodle(questions: int, noise: bytes) -> bytes:
    """Moodle XML with a picture in each question, whatever is in it."""
    picture = b64encode(noise).decode()
    return "\n".join(
        [
            "<quiz>",
            *(
                f"""<question type="truefalse"><name><text>Tide {place}</text></name>
                <questiontext format="html"><text><![CDATA[<p>Flow {place}? <img src="@@PLUGINFILE@@/a.png" alt="a">
                </p>]]></text><file name="a.png" encoding="base64">{b64encode(bytes([place] * 3)).decode()}{picture}
                </file></questiontext><answer fraction="100"><text>true</text></answer>
                <answer fraction="0"><text>false</text></answer></question>"""
                for place in range(questions)
            ),
            "</quiz>",
        ]
    ).encode()


def sent(client: Client, bank: Bank, data: bytes, name: str = "tides.xml") -> Errand:
    there = client.post(reverse("banks:import", args=[bank.pk]), {"file": SimpleUploadedFile(name, data)})
    assert there.status_code == 302
    return Errand.objects.latest("pk")


def test_a_file_with_pictures_that_is_larger_than_others_may_be_is_read_beside_the_page(bank: Bank, ada: User) -> None:
    client, data = as_(ada), moodle(12, b"p" * MEGABYTE)
    assert len(data) > FILE
    errand = sent(client, bank, data)
    assert (errand.kind, errand.state) == (operations.READ, "working")
    assert sent(client, bank, data) == errand, "the same file is being read already"
    call_command("work", once=True)
    errand.refresh_from_db()
    assert (errand.state, errand.said[:18], errand.pieces.count()) == ("done", "12 questions read.", 0)
    upload = Upload.objects.get()
    assert errand.back == reverse("banks:review_import", args=[bank.pk, upload.pk])
    assert (len(upload.items), upload.pictures.count(), upload.problems) == (12, 12, [])
    assert "Tide 11" in page_source(client.get(errand.back))


def test_reading_can_be_stopped_and_changes_nothing(bank: Bank, ada: User) -> None:
    client, before = as_(ada), Question.objects.count()
    errand = sent(client, bank, moodle(3, b"p" * MEGABYTE))
    with pytest.raises(Stopped):
        operations.read_beside(errand, Watched(stops, 83), lambda: START)  # one of three was compared
    client.post(reverse("people:errand", args=[errand.pk]))
    call_command("work", once=True)
    errand.refresh_from_db()
    assert (errand.state, errand.pieces.count()) == ("stopped", 0)
    assert not Upload.objects.exists() and Question.objects.count() == before


def test_what_is_too_large_or_cannot_be_read_is_said(bank: Bank, ada: User) -> None:
    client = as_(ada)
    file = SimpleUploadedFile("tides.txt", b"a" * (FILE + 1))
    refused = client.post(reverse("banks:import", args=[bank.pk]), {"file": file})
    assert refused.status_code == 422 and "larger than 10 MB" in page_source(refused)
    assert not Errand.objects.exists()
    errand = sent(client, bank, moodle(3, b"p" * MEGABYTE).removesuffix(b"</quiz>"))
    call_command("work", once=True)
    upload = Upload.objects.get()
    assert not upload.items and "not well-formed" in upload.problems[0]["message"]
    errand.refresh_from_db()
    assert errand.said.startswith("0 questions read")


def test_a_large_file_comes_in_beside_the_page(bank: Bank, ada: User) -> None:
    client = as_(ada)
    file = SimpleUploadedFile("tides.md", many(MANY).encode())
    look = client.post(reverse("banks:import", args=[bank.pk]), {"file": file, "format": "auto"})["Location"]
    page = client.post(look)["Location"]
    assert client.post(look)["Location"] == page == reverse("people:errand", args=[Errand.objects.get().pk])
    assert not Question.objects.exists()
    call_command("work", once=True)
    assert f"{MANY} questions imported as drafts." in page_source(client.get(page))
    assert Question.objects.filter(bank=bank).count() == MANY
    assert HistoryEntry.objects.get(bank=bank, action="imported").after["questions"] == MANY  # type: ignore[index]


def test_nobody_sees_half_of_a_file(bank: Bank, ada: User) -> None:
    admin = a_user("admin@example.org", role=AccountRole.ADMIN)
    upload = brought(bank, ada)

    def look() -> None:
        staged = Bank.objects.get(arriving=upload)
        assert staged.questions.exists() and not bank.questions.exists()
        for user in (ada, admin):
            assert page_source(as_(user).get(reverse("banks:banks"))).count(">Tides</a>") == 1
            for name in ("bank", "export", "history"):
                assert as_(user).get(reverse(f"banks:{name}", args=[staged.pk])).status_code == 404

    operations.take_in(upload=upload, now=START, progress=Watched(look, 100))
    assert bank.questions.count() == MANY and Bank.objects.count() == 1


def test_stopping_leaves_nothing(bank: Bank, ada: User) -> None:
    upload = brought(bank, ada)
    for when in (100, "sealed"):
        with pytest.raises(Stopped):
            operations.take_in(upload=upload, now=START, progress=Watched(stops, when))
        assert not Question.objects.exists() and Bank.objects.count() == 1
    operations.take_in(upload=upload, now=START)
    assert bank.questions.count() == MANY


def test_what_a_killed_worker_left_is_gone_on_with(bank: Bank, ada: User) -> None:
    """Killed while it staged, and killed while it rewrote drafts."""

    def dies() -> None:
        raise KeyboardInterrupt

    for place in range(100):
        written(bank, ada, SPRING.replace("#spring-tide", f"#tide-{place}").replace("It stays", "It sinks"))
    upload = brought(bank, ada)
    for when, there in ((0, 100), (141, MANY)):
        with pytest.raises(KeyboardInterrupt):
            operations.take_in(upload=upload, now=START, progress=Watched(dies, when))
        assert bank.questions.count() == there
        upload = Upload.objects.select_related("bank").get()
    operations.take_in(upload=upload, now=START)
    assert bank.questions.count() == MANY
    assert not Draft.objects.filter(text__contains="It sinks").exists()
    assert HistoryEntry.objects.filter(bank=bank, action="imported").count() == 1


def test_who_took_a_key_in_the_meantime_keeps_it(bank: Bank, ada: User) -> None:
    upload = brought(bank, ada, 3)
    hers = SPRING.replace("#spring-tide", "#tide-1").replace("It stays", "It sinks")
    operations.take_in(upload=upload, now=START, progress=Watched(lambda: written(bank, ada, hers), "sealed"))
    assert set(bank.questions.values_list("key", flat=True)) == {"tide-0", "tide-1", "tide-2", "tide-1-2"}
    assert "It sinks" in Draft.objects.get(question__key="tide-1").text
    assert "{#tide-1-2}" in Draft.objects.get(question__key="tide-1-2").text
    assert sorted(bank.questions.values_list("position", flat=True)) == [0, 1, 2, 3]


def test_a_file_that_is_being_taken_in_is_not_replaced(bank: Bank, ada: User) -> None:
    upload = brought(bank, ada)
    operations.ask_to_take_in(upload=upload, by=ada, back="/", now=START)
    brought(bank, ada, 1)
    assert Upload.objects.count() == 2


def test_who_is_no_editor_any_more_changes_nothing(bank: Bank, ada: User) -> None:
    eve = an_instructor("eve")
    assert operations.set_role(bank=bank, email=eve.email, role="editor", by=ada, now=START) is None  # type: ignore[arg-type]
    operations.ask_to_take_in(upload=brought(bank, eve), by=eve, back="/", now=START)
    assert operations.set_role(bank=bank, email=eve.email, role="viewer", by=ada, now=START) is None  # type: ignore[arg-type]
    call_command("work", once=True)
    assert Errand.objects.get().state == "failed" and not bank.questions.exists()


def test_a_large_bank_is_written_beside_the_page(bank: Bank, ada: User) -> None:
    operations.take_in(upload=brought(bank, ada, EXPORT_AT_ONCE + 1), now=START)
    client, url = as_(ada), reverse("banks:export", args=[bank.pk])
    assert "Make the file" in page_source(client.get(url, {"format": "gift", "anyway": "1"}))
    assert client.post(url, {"format": "tide"}).status_code == 422
    client.post(url, {"format": "markdown", "status": "draft"})
    call_command("work", once=True)
    row = Errand.objects.get()
    assert (row.state, row.total) == ("done", EXPORT_AT_ONCE + 1)
    given = client.get(reverse("people:errand_file", args=[row.pk]))
    assert given.content.decode().count("{#tide-") == EXPORT_AT_ONCE + 1
    assert given["Content-Disposition"] == 'attachment; filename="tides.md"'
