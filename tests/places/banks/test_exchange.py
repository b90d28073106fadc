"""Files into a bank and out of it: in the browser with a look first, and from the command line."""

import json
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from study.banks import exchange, operations
from study.banks.models import Bank, Draft, HistoryEntry, Question, Status, Upload
from study.core.formats import FORMATS
from study.people.models import User
from tests import clock
from tests.clock import START
from tests.page_source import page_source
from tests.places.banks.authoring import SPRING, a_shared_bank, an_instructor, published, written

pytestmark = pytest.mark.django_db

NEAP = SPRING.replace("Spring", "Neap").replace("#spring-tide", "#neap-tide").replace("spring tide?", "neap tide?")


@pytest.fixture
def bank(ada: User) -> Bank:
    return a_shared_bank(ada)


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def uploaded(client: Client, bank: Bank, text: str, name: str = "tides.md") -> str:
    """The address of the page that shows what the file would change."""
    file = SimpleUploadedFile(name, text.encode())
    response = client.post(reverse("banks:import", args=[bank.pk]), {"file": file, "format": "auto"})
    assert response.status_code == 302, page_source(response)
    return str(response["Location"])


def test_nothing_changes_before_somebody_has_looked(bank: Bank, ada: User) -> None:
    client = signed_in(ada)
    url = uploaded(client, bank, SPRING + "\n" + NEAP)
    assert not Question.objects.filter(bank=bank).exists()
    assert "2 new" in page_source(client.get(url))
    client.post(url)
    assert list(Question.objects.filter(bank=bank).values_list("key", "status", "kind", "title")) == [
        ("spring-tide", Status.DRAFT, "single", "Spring tide"),
        ("neap-tide", Status.DRAFT, "single", "Neap tide"),
    ]
    assert HistoryEntry.objects.get(bank=bank, action="imported").after["questions"] == 2  # type: ignore[index]


def test_a_file_that_nobody_took_in_goes_after_a_week(bank: Bank, ada: User) -> None:
    url = uploaded(signed_in(ada), bank, SPRING)
    said = StringIO()
    call_command("prune", stdout=said)
    assert "0 files" in said.getvalue() and signed_in(ada).get(url).status_code == 200
    clock.move(timedelta(days=8))
    call_command("prune", stdout=said)
    assert "1 file," in said.getvalue() and signed_in(ada).get(url).status_code == 404


def test_the_same_file_again_is_unchanged(bank: Bank, ada: User) -> None:
    client = signed_in(ada)
    client.post(uploaded(client, bank, SPRING))
    before = Draft.objects.get(question__bank=bank)
    page = page_source(client.get(uploaded(client, bank, SPRING + "\n" + NEAP)))
    assert "1 new, 0 changed, 1 unchanged" in page
    before.refresh_from_db()
    assert before.revision == 1


@pytest.mark.parametrize("mode", ["replace", "both"])
def test_a_changed_question_becomes_a_draft_or_a_new_question(bank: Bank, ada: User, mode: str) -> None:
    grace = an_instructor("grace")
    question = published(bank, ada, grace)
    client = signed_in(ada)
    client.post(uploaded(client, bank, SPRING.replace("It stays", "It sinks")), {"mode": mode})
    question.refresh_from_db()
    assert question.current is not None and question.current.number == 1  # what is asked waits for a reviewer
    keys = set(Question.objects.filter(bank=bank).values_list("key", flat=True))
    texts = {draft.question.key: "It sinks" in draft.text for draft in Draft.objects.select_related("question")}
    if mode == "replace":
        assert (keys, texts) == ({"spring-tide"}, {"spring-tide": True})
    else:
        assert keys == {"spring-tide", "spring-tide-2"}
        assert texts == {"spring-tide": False, "spring-tide-2": True}
        assert "{#spring-tide-2}" in Draft.objects.get(question__key="spring-tide-2").text


def test_an_id_that_changed_its_kind_is_refused(bank: Bank, ada: User) -> None:
    written(bank, ada)
    numeric = SPRING.split("- [x]")[0] + "- [=] 3 ±0\n\nSource: [T](https://example.org) (checked 2026-11-01)\n"
    planned = exchange.plan(bank, numeric.encode(), "tides.md", "auto", START.date())
    assert (planned.items, planned.refused) == ((), 1)
    assert "another kind" in planned.problems[-1].message


def test_the_rest_goes_in_when_one_is_refused(bank: Bank, ada: User) -> None:
    broken = SPRING.replace("- [x]", "- [?]")
    planned = exchange.plan(bank, (broken + "\n" + NEAP).encode(), "tides.md", "auto", START.date())
    assert [item.key for item in planned.items] == ["neap-tide"]
    assert planned.refused == 1
    assert planned.problems


def test_all_that_comes_in_takes_one_source(bank: Bank, ada: User) -> None:
    client = signed_in(ada)
    url = uploaded(client, bank, SPRING.split("Source:")[0] + "\n" + NEAP)
    page = client.post(url, {"title": "", "url": "https://e.org/t", "checked": "2026-01-02"})
    assert page.status_code == 422 and "Enter the title of the page" in page_source(page)
    assert not Question.objects.filter(bank=bank).exists()
    assert client.post(url, {"title": "Tables", "url": "https://e.org/t", "checked": "2026-01-02"}).status_code == 302
    texts = list(Draft.objects.order_by("pk").values_list("text", flat=True))
    assert all("Source: [Tables](https://e.org/t) (checked 2026-01-02)" in text for text in texts)
    assert [text.count("Source:") for text in texts] == [1, 2]
    assert {str(row.checked_on) for row in Question.objects.all()} == {"2026-01-02"}


def test_somebody_elses_upload_is_not_found(bank: Bank, ada: User) -> None:
    url = uploaded(signed_in(ada), bank, SPRING)
    eve = an_instructor("eve")
    operations.set_role(bank=bank, email=eve.email, role="editor", by=ada, now=START)  # type: ignore[arg-type]
    assert signed_in(eve).get(url).status_code == 404
    assert Upload.objects.get().done == 0


@pytest.mark.parametrize("data", [b"", b"\x00\xff\xfe", b"PK\x03\x04broken", b"<quiz>", b"no question at all"])
def test_a_broken_file_is_said_to_be_broken(bank: Bank, ada: User, data: bytes) -> None:
    file = SimpleUploadedFile("file.bin", data)
    for wanted in ("auto", *(one.name for one in exchange.readable())):
        file.seek(0)
        response = signed_in(ada).post(reverse("banks:import", args=[bank.pk]), {"file": file, "format": wanted})
        assert response.status_code in (302, 422)
    assert not Question.objects.filter(bank=bank).exists()


def test_every_format_can_be_downloaded(bank: Bank, ada: User) -> None:
    published(bank, ada, an_instructor("grace"))
    client = signed_in(ada)
    for one in exchange.writable():
        response = client.get(reverse("banks:export", args=[bank.pk]), {"format": one.name, "anyway": "1"})
        assert response.status_code == 200
        assert "attachment" in response["Content-Disposition"], one.name


def test_markdown_goes_round(bank: Bank, ada: User) -> None:
    published(bank, ada, an_instructor("grace"))
    out = exchange.write(bank, "markdown", now=START)
    assert not isinstance(out, exchange.Problem)
    assert exchange.plan(bank, out.data, "tides.md", "auto", START.date()).count("unchanged") == 1


class TestCommands:
    def test_import_says_what_it_promises(self, bank: Bank, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        file = tmp_path / "tides.md"
        file.write_text(SPRING + "\n" + NEAP)
        call_command("import_bank", str(file), "--bank", bank.slug, "--json")
        first = json.loads(capsys.readouterr().out)
        assert {name: first[name] for name in ("bank", "added", "updated", "unchanged", "refused")} == {
            "bank": bank.slug,
            "added": 2,
            "updated": 0,
            "unchanged": 0,
            "refused": 0,
        }
        assert first["questions"][0]["key"] == "spring-tide"
        call_command("import_bank", str(file), "--bank", bank.slug, "--json")
        assert json.loads(capsys.readouterr().out)["unchanged"] == 2

    def test_a_dry_run_changes_nothing(self, bank: Bank, tmp_path: Path) -> None:
        file = tmp_path / "tides.md"
        file.write_text(SPRING)
        call_command("import_bank", str(file), "--bank", bank.slug, "--dry-run")
        assert not Question.objects.filter(bank=bank).exists()

    def test_errors_are_status_1_and_the_rest_is_in(self, bank: Bank, tmp_path: Path) -> None:
        file = tmp_path / "tides.md"
        file.write_text(SPRING.replace("- [x]", "- [?]") + "\n" + NEAP)
        with pytest.raises(CommandError) as caught:
            call_command("import_bank", str(file), "--bank", bank.slug)
        assert caught.value.returncode == 1
        assert Question.objects.filter(bank=bank).count() == 1

    def test_export_writes_what_import_reads(self, bank: Bank, ada: User, tmp_path: Path) -> None:
        published(bank, ada, an_instructor("grace"))
        target = tmp_path / "out.md"
        call_command("export_bank", bank.slug, "--format", "markdown", "--output", str(target))
        assert "{#spring-tide" in target.read_text()

    def test_an_unknown_bank_is_wrong_usage(self, tmp_path: Path) -> None:
        with pytest.raises(CommandError) as caught:
            call_command("export_bank", "nothing", "--format", "markdown", "--output", str(tmp_path / "x"))
        assert caught.value.returncode == 2


def test_a_case_goes_round_with_its_title_and_text(bank: Bank, ada: User) -> None:
    case = "# The bay {#the-bay}\n\nA bay opens to the ocean.\n\n"
    client = signed_in(ada)
    client.post(uploaded(client, bank, case + SPRING + "\n" + NEAP))
    assert [draft.text.startswith("# The bay {#the-bay}") for draft in Draft.objects.all()] == [True, True]
    out = exchange.write(bank, "markdown", now=START)
    assert not isinstance(out, exchange.Problem)
    assert out.data.decode().count("# The bay {#the-bay}\n") == 1
    assert exchange.plan(bank, out.data, "bay.md", "auto", START.date()).count("unchanged") == 2


def test_a_case_with_several_questions_is_written_as_one_text(bank: Bank, ada: User) -> None:
    client, url = signed_in(ada), reverse("banks:import", args=[bank.pk])
    assert url in page_source(client.get(reverse("banks:new", args=[bank.pk])))
    page = client.post(url, {"text": " "})
    assert page.status_code == 422 and "Choose a file, or write questions below." in page_source(page)
    text = "# The bay {#the-bay}\n\nA bay opens to the ocean.\n\n" + SPRING + "\n" + NEAP
    for wrong, line in ((text.replace("[x]", "[x", 1), 9), ("Only words.", 1)):
        page = client.post(url, {"text": wrong})
        source = page_source(page)
        assert page.status_code == 422 and f'data-line="{line}"' in source and wrong[-40:] in source, wrong
        assert not Upload.objects.exists()
    seen = client.post(url, {"text": text})
    assert "2 new" in page_source(client.get(seen["Location"]))
    client.post(seen["Location"])
    assert [draft.text.startswith("# The bay {#the-bay}\n\nA bay opens") for draft in Draft.objects.all()] == [True] * 2
    for question in Question.objects.filter(bank=bank):
        assert "A bay opens to the ocean." in page_source(
            client.get(reverse("banks:edit", args=[bank.pk, question.key]))
        )


@pytest.mark.parametrize("name", [one.name for one in exchange.writable() if one in exchange.readable()])
def test_what_a_format_writes_it_reads_again_as_the_same_question(bank: Bank, ada: User, name: str) -> None:
    published(bank, ada, an_instructor("grace"))
    out = exchange.write(bank, name, now=START)
    assert not isinstance(out, exchange.Problem)
    planned = exchange.plan(None, out.data, f"tides{FORMATS[name].suffix}", "auto", START.date())
    assert planned.format == name
    assert len(planned.items) == 1
    assert "It rises higher" in planned.items[0].text


def test_a_book_is_a_source_without_an_address(bank: Bank, ada: User) -> None:
    client = signed_in(ada)
    url = uploaded(client, bank, SPRING.split("Source:")[0])
    assert client.post(url, {"title": "Tides, p. 92", "url": "", "checked": "2026-01-02"}).status_code == 302
    assert "\nSource: Tides, p. 92 (checked 2026-01-02)" in Draft.objects.get().text


def test_kinds_are_called_as_people_call_them(bank: Bank, ada: User) -> None:
    client = signed_in(ada)
    page = " ".join(page_source(client.get(uploaded(client, bank, SPRING))).split())
    assert "<td>Single choice</td>" in page and "can be asked once it has a source" in page
    written(bank, ada)
    listed = " ".join(page_source(client.get(f"/banks/{bank.pk}/", {"kind": "single"})).split())
    assert '<option value="single" selected>Single choice</option>' in listed and "Single choice ·" in listed
