"""Tables that somebody else laid out come into a bank: their columns are looked at, put right, and remembered."""

import json
import re
from collections.abc import Callable
from hashlib import sha512
from io import StringIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from study.banks import operations, tables
from study.banks.models import Bank, ColumnChoice, Question, Upload
from study.banks.operations.reading_in import PACKED
from study.core.limits import READ_AT_ONCE, ROWS_AT_ONCE
from study.core.problem import Problem
from study.people.errands import Stopped, Unwatched
from study.people.models import Errand, ErrandState, User
from tests.clock import START
from tests.page_source import page_source
from tests.places.banks.authoring import a_shared_bank, an_instructor
from tests.workbooks import KAHOOT, workbook

pytestmark = pytest.mark.django_db

OWN = "Ask,One,Two,Three,Best\nWhen is a spring tide?,At half moon,At new moon,Never,At new moon\n"
CHOSEN = {"head": "1", "role-0": "question", "role-1": "option", "role-2": "option", "role-3": "option"}
LARGE = ("table", "content")
GUESSED = ("", "question", "option", "option", "option", "option", "", "right")


@pytest.fixture
def bank(ada: User) -> Bank:
    return a_shared_bank(ada)


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def brought(client: Client, bank: Bank, data: bytes, name: str) -> str:
    """The page on which a file that was brought is decided about."""
    file = SimpleUploadedFile(name, data)
    response = client.post(reverse("banks:import", args=[bank.pk]), {"file": file, "format": "auto"}, follow=True)
    assert response.status_code == 200, page_source(response)
    return str(response.request["PATH_INFO"])


def test_columns_are_put_right_shown_and_remembered(bank: Bank, ada: User) -> None:
    client = signed_in(ada)
    url = brought(client, bank, OWN.encode(), "own.csv")
    assert url.endswith("/columns/")
    page = page_source(client.get(url))
    assert "No question yet" in page and "At half moon" in page and "C: Two" in page
    assert client.get(url.removesuffix("columns/")).status_code == 302

    looked = client.post(url, CHOSEN | {"role-4": "right", "then": "look"}, follow=True)
    page = page_source(looked)
    assert looked.request["PATH_INFO"] == url and "1 of the first 1 question" in page
    assert not ColumnChoice.objects.exists() and not Question.objects.filter(bank=bank).exists()

    settled = client.post(url, CHOSEN | {"role-4": "right"}, follow=True)
    review = str(settled.request["PATH_INFO"])
    assert review == url.removesuffix("columns/") and "1 new" in page_source(settled)
    client.post(review)
    [question] = Question.objects.filter(bank=bank).select_related("draft")
    assert "- [x] At new moon" in question.draft.text and "- [ ] Never" in question.draft.text
    assert client.get(url).status_code == 302, "taken in: the columns are settled for good"

    again = brought(client, bank, OWN.replace("spring", "neap").encode(), "more.csv")
    assert again.endswith(f"/import/{Upload.objects.get(name='more.csv').pk}/")
    assert "1 new" in page_source(client.get(again))
    same = brought(client, bank, OWN.encode(), "same.csv")
    assert "0 new, 0 changed, 1" in page_source(client.get(same))
    other = a_shared_bank(an_instructor("grace"))
    grace = signed_in(User.objects.get(email="grace@example.org"))
    assert brought(grace, other, OWN.encode(), "own.csv").endswith("/columns/"), "what ada chose is hers"


def test_a_long_table_is_read_beside_the_page(bank: Bank, ada: User) -> None:
    client = signed_in(ada)
    head, row = OWN.splitlines()
    long = "\n".join([head, *(row.replace("tide", f"tide {number}") for number in range(ROWS_AT_ONCE))])
    for name, right, said, ends in (
        ("none.csv", {"role-4": "tags"}, "No question comes out of these columns.", "/columns/"),
        ("long.csv", {"role-4": "right"}, "1,000 questions read. Nothing has changed yet", "/"),
        ("again.csv", {"role-4": "right"}, "1,000 questions read. Nothing has changed yet", "/"),
    ):
        url = brought(client, bank, long.encode(), name)
        assert url.endswith("/columns/"), "remembered or not, it is not read while the page waits"
        pressed = client.post(url, CHOSEN | right)
        errand = Errand.objects.latest("pk")
        assert pressed["Location"] == reverse("people:errand", args=[errand.pk])
        assert client.post(url, CHOSEN | right)["Location"] == pressed["Location"], "pressed twice"
        assert not Upload.objects.get(name=name).items
        call_command("work", once=True)
        errand.refresh_from_db()
        assert (errand.state, errand.said[: len(said)]) == (ErrandState.DONE, said)
        assert errand.back == url.removesuffix("columns/") + ends[1:]
        assert Upload.objects.get(name=name).is_settled is (ends == "/")
    assert "1000 new" in page_source(client.get(errand.back))
    upload = Upload.objects.get(name="again.csv")
    asked = operations.ask_to_settle(
        upload=upload, columns=tables.columns_of(upload.columns), by=ada, back=errand.back, now=START
    )
    with pytest.raises(Stopped):
        operations.settle_beside(asked, Stopping(), lambda: START)
    upload.delete()
    gone = operations.settle_beside(asked, Unwatched(), lambda: START)
    assert isinstance(gone, Problem) and "Bring it again" in gone.message


def test_a_large_table_is_opened_beside_the_page(bank: Bank, ada: User) -> None:
    """By its bytes, those of a workbook as they are unpacked; what comes of it is what a small one comes to."""
    client = signed_in(ada)
    head, row = OWN.splitlines()
    said = "tide " * (READ_AT_ONCE // 500)
    rows = (f"{row.replace('spring', f'{place}th spring')},{said}" for place in range(110))
    large = "\n".join([f"{head},Note", *rows]).encode()
    noise = ["".join(sha512(bytes([at % 256, at // 256, part])).hexdigest() for part in range(9)) for at in range(600)]
    cells = {2 + at: [one, "A", "B", "C", "B"] for at, one in enumerate(noise)}
    book = workbook({"S": {1: [*head.split(",")], **cells}})
    assert len(large) > READ_AT_ONCE > len(book) > READ_AT_ONCE // PACKED

    def opened(data: bytes, name: str, format: str = "auto") -> Errand:
        file = SimpleUploadedFile(name, data)
        sent = client.post(reverse("banks:import", args=[bank.pk]), {"file": file, "format": format})
        errand = Errand.objects.latest("pk")
        assert sent["Location"] == reverse("people:errand", args=[errand.pk]) and errand.kind == "read", name
        assert not Upload.objects.filter(name=name).exists(), "nothing is opened while the page waits"
        call_command("work", once=True)
        errand.refresh_from_db()
        return errand

    for data, name, shown in ((book, "large.xlsx", noise[0][:60]), (large, "large.csv", "At half moon")):
        errand = opened(data, name)
        address = reverse("banks:columns", args=[bank.pk, Upload.objects.get(name=name).pk])
        assert (errand.state, errand.back) == (ErrandState.DONE, address), (name, errand.said)
        assert "say what its columns are" in errand.said and shown in page_source(client.get(address)), name
    client.post(address, CHOSEN | {"role-4": "right"})
    known = opened(large.replace(b"spring", b"neap"), "again.csv")
    assert known.back == reverse("banks:review_import", args=[bank.pk, Upload.objects.get(name="again.csv").pk])
    assert "110 new" in page_source(client.get(known.back))
    gone = opened(b"\n" * (READ_AT_ONCE + 1), "none.csv", "spreadsheet")
    assert gone.state == ErrandState.FAILED and "nothing in this table" in gone.said


class Stopping(Unwatched):
    """Of an errand that was stopped while it was compared with the bank."""

    def at(self, done: int, total: int) -> None:
        if done > total // 2:
            raise Stopped


def test_another_row_or_sheet_is_guessed_anew(bank: Bank, ada: User) -> None:
    client = signed_in(ada)
    rows = {1: ["Tides of", "2026"], 3: ["Question", "A", "B", "Correct"], 4: ["Which?", "x", "y", "B"]}
    url = brought(client, bank, workbook({"Notes": {1: ["Ask", "Say"]}, "Questions": rows}), "own.xlsx")
    page = page_source(client.get(url))
    assert "Sheet" in page and "No question yet" in page
    shown = client.post(url, {"head": "1", "sheet": "Questions", "role-0": "question"}, follow=True)
    assert "1 of the first 1 question" in page_source(shown)
    shown = client.post(url, {"head": "1", "sheet": "Questions"}, follow=True)
    assert "No question yet" in page_source(shown) and shown.request["PATH_INFO"] == url
    shown = client.post(url, {"head": "3", "sheet": "Questions"}, follow=True)
    assert "1 of the first 1 question" in page_source(shown)
    for sent in ({"head": "x"}, {"head": "3", "role-0": "asked", "sheet": "Questions"}, {"head": "3", "sheet": "None"}):
        assert client.post(url, sent).status_code == 422, sent


def test_what_was_read_is_kept_beside_a_table(bank: Bank, ada: User) -> None:
    """Its page is the same whether the table is opened anew or not, and does not open it for what is kept."""
    client = signed_in(ada)
    lines = [f"What is {number}?,No {number},So {number},,So {number}" for number in range(2, tables.KEPT + 60)]
    lines[1] += ",a cell to the right of all"
    url = brought(client, bank, "\n".join(["Ask,One,Two,Three,Best", *lines]).encode(), "own.csv")
    upload = Upload.objects.filter(bank=bank)
    whole, kept = upload.get().table, upload.get().beginning
    assert kept and len(kept["rows"]) == tables.KEPT and kept["of"] == len(lines) + 1
    for row in ("1", "2", "250", "310"):  # of the last two not enough is kept below
        client.post(url, CHOSEN | {"head": row, "then": "look"})
        pages = []
        for beginning in (kept, None):
            upload.update(beginning=beginning)
            page = page_source(client.get(url)).partition("<main")[2]
            pages.append(re.sub(r'(?<=csrfmiddlewaretoken" value=")[^"]*', "", page))
        assert pages[0] == pages[1] and f"What is {int(row) + 1}?" in pages[0], row
        upload.update(beginning=kept)
    client.post(url, CHOSEN | {"head": "1", "then": "look"})
    upload.update(table=b"\0")
    assert "What is 2?" in page_source(client.get(url))
    assert client.post(url, CHOSEN | {"role-4": "right", "then": "look"}).status_code == 302
    upload.update(beginning=None)
    assert client.get(url).status_code == 404
    upload.update(table=whole)
    assert client.get(url).status_code == 200, "of one that was brought before, nothing is kept"


def test_the_bytes_of_a_table_are_read_where_they_are_parsed(bank: Bank, ada: User) -> None:
    """A page over a table of many megabytes needs none of them."""
    client = signed_in(ada)
    url = brought(client, bank, OWN.encode(), "own.csv")
    review = url.removesuffix("columns/")

    def read(call: Callable[[], object]) -> tuple[int, int]:
        with CaptureQueriesContext(connection) as asked:
            call()
        statements = [one["sql"] for one in asked]
        bytes_read = sum(f'"{column}"' in sql.partition(" FROM ")[0] for sql in statements for column in LARGE)
        return bytes_read, sum(sql.startswith("UPDATE") and '"table"' in sql for sql in statements)

    assert read(lambda: client.get(url)) == (0, 0)
    assert read(lambda: client.get(review)) == (0, 0)
    assert read(lambda: client.post(url, CHOSEN | {"then": "look"})) == (0, 0)
    assert read(lambda: client.post(url, CHOSEN | {"role-4": "right"})) == (1, 0)
    assert read(lambda: client.get(review)) == (0, 0)
    assert read(lambda: client.post(review)) == (0, 0)
    assert Question.objects.filter(bank=bank).exists()


def test_a_file_that_is_no_table_says_why(bank: Bank, ada: User) -> None:
    client = signed_in(ada)
    for data, name, words in (
        (b"\n\n", "own.csv", "nothing in this table"),
        (workbook({"S": {}}), "own.xlsx", "nothing in this table"),
    ):
        file = SimpleUploadedFile(name, data)
        response = client.post(reverse("banks:import", args=[bank.pk]), {"file": file, "format": "spreadsheet"})
        assert response.status_code == 422 and words in page_source(response), (name, page_source(response))


def test_a_large_table_is_taken_in_beside_the_pages(bank: Bank, ada: User) -> None:
    rows = {9 + number: [number, f"What is {number}?", "One", "Two", "", "", 20, 2] for number in range(300)}
    client = signed_in(ada)
    data = workbook({"Sheet1": {8: KAHOOT[8], **rows}})
    url = brought(client, bank, data, "kahoot.xlsx")
    page = client.get(url)
    assert "25 of the first 25 questions" in page_source(page)
    chosen = {f"role-{place}": role for place, role in enumerate(GUESSED)} | {"head": "8", "answers": "number"}
    review = client.post(url, chosen)
    assert "300 new" in page_source(client.get(review["Location"]))
    done = client.post(review["Location"])
    errand = Errand.objects.get(kind="import")
    assert done["Location"] == reverse("people:errand", args=[errand.pk])
    assert errand.state == ErrandState.WORKING or Question.objects.filter(bank=bank).count() == 300


def test_from_the_command_line(bank: Bank, tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text(OWN)
    said, out = StringIO(), StringIO()

    def imported(*more: str) -> dict[str, object]:
        out.seek(0)
        out.truncate()
        call_command("import_bank", str(own), f"--bank={bank.slug}", "--json", *more, stdout=out, stderr=said)
        return dict(json.loads(out.getvalue()))

    with pytest.raises(CommandError):
        imported()
    named = ["--columns", "Ask=question", "One=option", "C=option", "Three=option", "Best=right"]
    assert imported(*named, "--dry-run")["added"] == 1
    assert not ColumnChoice.objects.exists()
    assert imported(*named)["added"] == 1
    assert "Best = right" in said.getvalue()
    assert imported()["unchanged"] == 1, "remembered"
    with pytest.raises(CommandError, match="no column"):
        imported("--columns", "Who=question")
    aiken = tmp_path / "own.txt"
    aiken.write_text("Which?\nA) x\nB) y\nANSWER: B\n")
    with pytest.raises(CommandError, match="no spreadsheet"):
        call_command("import_bank", str(aiken), "--columns", "A=option", stdout=out, stderr=said)
