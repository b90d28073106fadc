"""The command line: one JSON document, an exit status that can be relied on, never a traceback."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from pytest_django import Settings

from study.banks.models import Question
from study.library.models import Course
from study.people.models import Learner, Role
from tests.factories import a_user
from tests.places.courses import NOTES, QUESTIONS, write_course


@pytest.fixture
def folder(tmp_path: Path, settings: Settings) -> Path:
    settings.CONTENT_DIR = tmp_path / "content"
    write_course(tmp_path / "content")
    path = tmp_path / "home.md"
    path.write_text(NOTES)
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    try:
        call_command(*arguments)
        status = 0
    except CommandError as error:
        status = error.returncode
    out, err = capsys.readouterr()
    return status, out, err


@pytest.mark.django_db
def test_import_notes_prints_the_document_that_is_promised(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "import_notes", str(folder / "home.md"), "--json")
    found: dict[str, Any] = json.loads(out)
    assert status == 0
    assert found["course"] == "home"
    (topic,) = found["topics"]
    assert (topic["key"], topic["title"], topic["level"], topic["parent"]) == ("tides-at-home", "Tides at home", 1, "")
    assert (topic["file"], topic["lines"]) == ("home.md", [1, 9])
    assert topic["facts"][0]["text"] == "The tide comes every 12 hours"
    assert set(topic["facts"][0]) >= {"key", "text", "lines", "kind"}
    assert topic["figures"] == [{"target": "quay.png", "line": 9, "found": False}]
    assert (topic["links"], topic["simulators"]) == ([], [])
    assert len(found["questions"]) == Question.objects.filter(bank__course__slug="home").count() > 0
    for question in found["questions"]:
        names = {"key", "topic", "kind", "context", "prompt", "answer", "options", "lines", "recipe", "held_back"}
        names |= {"double_of", "fit", "reasons"}
        assert set(question) == names
        assert question["answer"] and question["recipe"]
        if question["kind"] == "single":
            assert question["answer"] in question["options"]
            assert set(question["reasons"]) == set(question["options"])
        assert question["fit"] == "sure" or question["held_back"]
    (claim,) = found["claims"]
    assert (claim["lines"], claim["verdict"], claim["holds"]) == ([3, 3], "imprecise", "every 12 h 25 min")
    assert (claim["source"], claim["checked"]) == ("https://example.org/tides", "2026-11-23")
    assert [(one["line"], one["severity"]) for one in found["problems"]] == [(9, "warning")]
    nothing = {"edited": 0, "moved": 0, "removed": 0, "kept_progress": 0, "unsure": []}
    assert found["changes"] == {"added": 5, **nothing}
    assert "home.md:9: warning: there is no picture quay.png" in err


@pytest.mark.django_db
def test_sure_questions_can_be_listed_alone(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = ("import_notes", str(folder / "home.md"), "--dry-run", "--json")
    every, sure = (json.loads(run(capsys, *document, "--fit", fit)[1])["questions"] for fit in ("all", "sure"))
    assert {one["fit"] for one in every} == {"sure", "unsure"}
    assert sure == [one for one in every if one["fit"] == "sure"]


@pytest.mark.django_db
def test_a_second_import_counts_what_was_kept(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "import_notes", str(folder / "home.md"), "--course", "mine", "--json")
    made = Question.objects.filter(bank__course__slug="mine")
    before, ready = made.count(), set(made.filter(status="ready"))
    (folder / "home.md").write_text(NOTES.replace("- Height of the quay: 6 m\n", ""))
    _, out, _ = run(capsys, "import_notes", str(folder / "home.md"), "--course", "mine", "--json", "--dry-run")
    changes = json.loads(out)["changes"]
    assert (changes["added"], changes["removed"]) == (0, 1)
    assert 0 < changes["kept_progress"] < before
    assert set(made.filter(status="ready")) == ready


@pytest.mark.django_db
def test_for_people_there_is_a_summary(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "import_notes", str(folder / "home.md"))
    assert status == 0
    assert "Tides at home: 5 facts" in out
    assert "home.md:3: imprecise: every 12 hours → every 12 h 25 min" in out


@pytest.mark.django_db
def test_notes_that_have_not_changed_are_said_to_be_unchanged(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "import_notes", str(folder / "home.md"))
    status, out, _ = run(capsys, "import_notes", str(folder / "home.md"))
    assert (status, out) == (0, "Tides at home (home): unchanged. --dry-run lists what it holds.\n")
    assert "Tides at home: 5 facts" in run(capsys, "import_notes", str(folder / "home.md"), "--dry-run")[1]
    assert json.loads(run(capsys, "import_notes", str(folder / "home.md"), "--json")[1])["questions"]


@pytest.mark.django_db
def test_what_cannot_be_read_is_named_with_status_1_and_the_rest_is_imported(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "bad.md").write_bytes(b"\x00\x01\x02\xff")
    (folder / "bad.zip").write_bytes(b"PK")
    paths = [str(folder / name) for name in ("home.md", "bad.md", "bad.zip", "missing.md")]
    status, out, _ = run(capsys, "import_notes", *paths, "--json")
    assert status == 1
    errors = [one["file"] for one in json.loads(out)["problems"] if one["severity"] == "error"]
    assert [Path(name).name for name in errors] == ["bad.md", "bad.zip", "missing.md"]
    assert sorted(Course.objects.values_list("slug", flat=True)) == ["home", "tides"]
    status, out, _ = run(capsys, "import_notes", str(folder / "bad.md"), "--json")
    assert (status, json.loads(out)["topics"]) == (1, [])
    assert Course.objects.count() == 2


@pytest.mark.django_db
def test_a_wrong_name_is_wrong_usage(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "import_notes", str(folder / "home.md"), "--course", "Not a slug")[0] == 2


@pytest.mark.django_db
def test_load_content_loads_every_course_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "load_content", "--json")
    assert json.loads(out)["courses"] == [{"course": "tides", "changed": True}]
    assert status == 1 and "by-hand.md" in err  # the fixture has one broken question
    assert run(capsys, "load_content")[1] == "tides: unchanged\n"


def test_check_bank_lists_every_problem_without_a_database(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "q.md").write_text(QUESTIONS.replace("2026-11-20", "2024-11-20"))
    (folder / "other.md").write_bytes(b"\0")
    status, out, _ = run(capsys, "check_bank", str(folder / "q.md"), str(folder / "other.md"), "--json")
    assert status == 1
    found = json.loads(out)
    assert [(one["key"], one["kind"], one["status"]) for one in found["questions"]] == [("the-pull", "single", "ready")]
    errors = {(one["file"], one["question"]) for one in found["problems"] if one["severity"] == "error"}
    assert errors == {("q.md", "broken"), ("other.md", "")}
    assert "more than a year ago" in " ".join(one["message"] for one in found["problems"])


def test_check_bank_is_content_with_a_good_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "q.md").write_text(QUESTIONS.partition("## Broken")[0])
    assert run(capsys, "check_bank", str(folder / "q.md"))[:2] == (0, "1 question. No problems.\n")


@pytest.mark.django_db(transaction=True)
def test_the_database_knows_how_much_an_import_brought(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """PostgreSQL plans by what it counted last. Counted while an import ran, that is nothing."""

    def known() -> int:
        if connection.vendor == "sqlite":  # which looks into the table itself
            return Question.objects.count()
        with connection.cursor() as cursor:
            cursor.execute("SELECT reltuples FROM pg_class WHERE oid = 'banks_question'::regclass")
            return int(cursor.fetchone()[0])

    with transaction.atomic():
        run(capsys, "load_content")
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE banks_question")
        before = Question.objects.count()
    assert known() == before > 0
    lines = "\n\n".join(f"Word {number} of the list :: Meaning {number}" for number in range(150))
    (folder / "home.md").write_text(f"# Words\n\n{lines}\n")
    run(capsys, "import_notes", str(folder / "home.md"))
    assert known() == Question.objects.count() >= before + 100


SLIGHT = """# Ropes

- Bowline ⇒ a knot that makes a loop which does not slip
- Sheet bend ⇒ a knot that joins two ropes of which one is thicker
- TODO draw a whipping
- Ropes are nice
- Splice ⇒ strong
- The halyard lifts the sail because it runs over a block at the top of the mast
- LOA: 12 m
"""


@pytest.mark.django_db
@pytest.mark.parametrize("dry", [True, False])
def test_what_is_held_back_is_not_counted_as_asked(folder: Path, capsys: pytest.CaptureFixture[str], dry: bool) -> None:
    (folder / "ropes.md").write_text(SLIGHT)
    path = str(folder / "ropes.md")
    _, out, _ = run(capsys, "import_notes", path, *["--dry-run"][:dry], "--json")
    document = json.loads(out)
    asked = [one for one in document["questions"] if not one["held_back"]]
    assert 0 < len(asked) < len(document["questions"])
    lines = {one["lines"][0]: (one["asked"], one["why"]) for one in document["statements"]}
    assert lines[3] == (True, "") and lines[5] == (False, "a to-do")
    assert not lines[6][0] and lines[6][1]
    _, out, _ = run(capsys, "import_notes", path, "--dry-run")
    assert f"Questions: {len(asked)} asked, {len(document['questions']) - len(asked)} held back;" in out
    assert f"{len(asked)} questions" in out


POINTS = """# Dock

The four parts of a dock are:

- the gate
- the sill
- the pump house
- the keel blocks

המעגן הוא מקום עגינה לספינות קטנות של הנמל
"""


@pytest.mark.django_db
def test_every_point_is_asked_and_another_language_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "dock.md").write_text(POINTS)
    _, out, _ = run(capsys, "import_notes", str(folder / "dock.md"), "--dry-run", "--json")
    lines = {one["lines"][0]: (one["asked"], one["why"]) for one in json.loads(out)["statements"]}
    assert {lines[number] for number in (3, 5, 6, 7, 8)} == {(True, "")}
    assert lines[10] == (False, "no questions are made in Hebrew")


@pytest.mark.django_db
def test_a_dry_run_with_an_error_imported_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "vault").mkdir()
    (folder / "vault" / "home.md").write_text(NOTES)
    (folder / "vault" / "bad.md").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    with pytest.raises(CommandError, match="Dry run, nothing was imported: 1 error"):
        call_command("import_notes", str(folder / "vault"), "--dry-run")
    assert not Course.objects.filter(slug="vault").exists()
    with pytest.raises(CommandError, match="The notes were imported, but 1 error"):
        call_command("import_notes", str(folder / "vault"))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("", "no text at all"),
        (" \n\n", "no text at all"),
        ("# Tides\n\n## Ebb\n", "2 headings alone"),
        ("---\ntags: sea\n---\n", "properties alone"),
        *(
            (text, "nothing that a question could be made of")
            for text in ("![a](b.png)\n", "<!-- hi -->\n", "---\n***\n", "> \n", "- [ ] \n", "# Tides\n![a](b.png)\n")
        ),
    ],
)
def test_notes_without_a_line_make_no_course(
    folder: Path, capsys: pytest.CaptureFixture[str], text: str, instead: str
) -> None:
    (folder / "void.md").write_text(text)
    status, _, err = run(capsys, "import_notes", str(folder / "void.md"))
    assert status == 1 and f"void.md: error: no notes found in it: {instead}\n" in err
    assert not Course.objects.filter(slug="void").exists()


@pytest.mark.django_db
def test_an_account_that_never_signed_in_is_a_learner(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for role in Role.values:
        user = a_user(f"{role}@example.org", role=role)
        assert not Learner.objects.filter(user=user).exists()
        assert run(capsys, "import_notes", str(folder / "home.md"), "--learner", f"{role}@Example.org")[0] == 0
        assert Course.objects.get(owner__user=user).slug == "home"
    assert run(capsys, "import_notes", str(folder / "home.md"), "--learner", "nobody@example.org")[0] == 2
