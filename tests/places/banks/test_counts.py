"""No number stands beside a list it does not count, and no sentence beside a refusal it does not know."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse

from study.banks import operations
from study.banks.models import Bank, Draft, Question, Version
from study.core.questions.source.amendment import Amendment
from study.people.models import User
from tests.clock import START
from tests.factories import as_
from tests.page_source import page_source
from tests.places.banks.authoring import SPRING, a_shared_bank, an_instructor, written

pytestmark = pytest.mark.django_db

TODAY = START.date()
UNSOURCED = SPRING.split("Source:")[0]
LATE = SPRING.replace("checked 2026-11-01", "checked 2031-01-01")


@pytest.fixture
def bank(ada: User) -> Bank:
    return a_shared_bank(ada, reviewer=an_instructor("grace"))


@pytest.mark.parametrize(
    "text",
    [SPRING, UNSOURCED, LATE, SPRING.replace("- [x]", "- [ ]"), SPRING.replace("#spring-tide", "#other"), "nothing"],
    ids=["fine", "no source", "a day to come", "no right answer", "another key", "no question"],
)
def test_the_editor_says_no_problems_only_where_sending_finds_none(bank: Bank, ada: User, text: str) -> None:
    question = written(bank, ada)
    operations.save(question=question, text=text, revision=1, by=ada, now=START)
    url = reverse("banks:edit", args=[bank.pk, question.key])
    shown = as_(ada).get(url).context
    sent = operations.submit(question=Question.objects.get(pk=question.pk), by=ada, now=START)
    assert shown["tally"].refuses == (not isinstance(sent, Version))
    assert shown["tally"].errors + shown["tally"].warnings == len(shown["problems"])


def test_the_count_holds_what_keeps_it_from_being_sent(bank: Bank, ada: User) -> None:
    question = written(bank, ada)
    operations.submit(question=question, by=ada, now=START)
    url = reverse("banks:edit", args=[bank.pk, question.key])
    page = as_(ada).post(url, {"text": SPRING, "revision": "1", "do": "review"})
    assert page.status_code == 422
    assert ">1 error<" in page_source(page)
    assert "Nothing has changed since version 1." in page_source(page)


def test_a_refusal_of_many_names_what_refuses(bank: Bank, ada: User) -> None:
    text = LATE.replace("- [x]", "- [50%]")  # a warning comes first in the text, what refuses after it
    question = written(bank, ada, text)
    done = operations.change_all(bank=bank, questions=[question.pk], change="submit", by=ada, now=START)
    assert [problem.severity for problem in done.problems] == ["error"]


def test_a_tag_is_in_the_list_at_once(bank: Bank, ada: User) -> None:
    question = written(bank, ada)
    operations.change_all(bank=bank, questions=[question.pk], change=Amendment(add=("moon",)), by=ada, now=START)
    listing = as_(ada).get(reverse("banks:bank", args=[bank.pk]), {"tag": "moon"}).context["listing"]
    assert [row.key for row in listing.page] == [question.key]


class TestImport:
    def looked_at(self, bank: Bank, ada: User, text: str, name: str = "tides.md") -> str:
        client = as_(ada)
        file = SimpleUploadedFile(name, text.encode())
        response = client.post(reverse("banks:import", args=[bank.pk]), {"file": file, "format": "auto"})
        return page_source(client.get(response["Location"]))

    def test_what_cannot_be_read_is_not_in_the_bank(self, bank: Bank, ada: User) -> None:
        page = self.looked_at(bank, ada, SPRING.replace("- [x]", "- [?]"))
        assert "all of it is already in the bank" not in page
        assert "Nothing in this file can be imported." in page
        assert "error" in page

    def test_what_is_there_is_said_beside_what_is_refused(self, bank: Bank, ada: User) -> None:
        written(bank, ada)
        broken = SPRING.replace("- [x]", "- [?]").replace("#spring-tide", "#neap-tide")
        assert "the rest is already in the bank" in self.looked_at(bank, ada, f"{SPRING}\n{broken}")

    def test_each_look_counts_its_own_file(self, bank: Bank, ada: User) -> None:
        written(bank, ada)
        first = self.looked_at(bank, ada, SPRING)
        assert "0 new, 0 changed, 1 unchanged" in first and "all of it is already in the bank" in first
        assert "1 new, 0 changed, 0 unchanged" in self.looked_at(bank, ada, SPRING.replace("#spring", "#neap"))


def test_check_bank_counts_warnings_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "tides.md"
    file.write_text("---\nbank: tides\n---\n\n" + SPRING.replace("checked 2026-11-01", "checked 2020-01-01"))
    call_command("check_bank", str(file))
    assert capsys.readouterr().out == "1 question. No errors, 1 warning.\n"
    file.write_text(SPRING.replace("- [x]", "- [ ]"))
    with pytest.raises(CommandError, match="1 error, 1 warning"):
        call_command("check_bank", str(file))
    assert Draft.objects.count() == 0
