"""Notes that were edited here are brought again: both come together, and what only a person can tell is asked."""

from datetime import timedelta
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse

from study.banks.models import Question, Status
from study.core import limits
from study.library.models import Course, LastBrought, Look, LookState, NoteFile
from study.people.models import Learner
from study.topics.clashes import LONGEST
from tests import clock
from tests.factories import a_card, a_user, as_
from tests.page_source import page_source
from tests.places.topics.bringing import bring, press, take, upload

pytestmark = pytest.mark.django_db
TIDES = "# Tides\n\n- **Ebb**: the tide goes out\n- **Neap**: a weak tide\n"
SHIPS = "# Ships\n\n- **Keel**: the beam along the bottom of a ship\n"
HERE = TIDES.replace("goes out", "runs out") + "- **Flood**: the tide comes in\n"
THERE = TIDES.replace("goes out", "falls")
BOTH = HERE.replace("- **Neap**", "- **Ebb**: the tide falls\n- **Neap**")
LOST = "What you wrote here in tides is not in what you brought, and goes"
STAYS = "What you wrote here in tides stays"


def edit(client: Client, text: str = HERE, path: str = "tides.md") -> None:
    address = reverse("topics:edit_note", args=[Course.objects.get().address])
    revision = NoteFile.objects.get(path=path).revision
    sent = {"file": path, "text": text, "revision": revision, "do": "save"}
    assert client.post(f"{address}?file={path}", sent).status_code == 302


def source(answer: Any) -> str:
    return " ".join(str(page_source(answer)).split())


def brought(client: Client, *files: tuple[str, str]) -> str:
    """The look at these files, as a later state of the only course."""
    return source(bring(client, [upload(*file) for file in files], course=Course.objects.get().pk))


def vault(client: Client, *files: tuple[str, str]) -> str:
    """The look at these files in a zip, as all of the course."""
    packed = BytesIO()
    with ZipFile(packed, "w") as made:
        for path, content in files:
            made.writestr(path, content)
    bring(client, [upload("sea.zip", packed.getvalue())], course=Course.objects.get().pk)
    return source(press(client, "whole"))


def asked() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = Look.objects.latest("pk").found["clashes"]
    return found


def choose(client: Client, choice: str, do: str = "take") -> Any:
    return press(client, do, **{f"stands:{asked()[0]['key']}": choice})


def texts() -> dict[str, str]:
    return dict(NoteFile.objects.values_list("path", "text"))


@pytest.fixture
def mine(client: Client) -> Client:
    """Somebody who brought two files and edited one of them here."""
    take(client, [upload("tides.md", TIDES), upload("ships.md", SHIPS)])
    edit(client)
    return client


@pytest.mark.parametrize("come", [brought, vault])
def test_what_changed_on_one_side_alone_stands(mine: Client, come: Any) -> None:
    more = TIDES.replace("# Tides\n", "# Tides\n\nThe sea moves.\n")
    html = come(mine, ("tides.md", more), ("ships.md", SHIPS + "- **Mast**: it holds the sails\n"))
    assert STAYS in html and "changed here and" not in html
    assert STAYS in source(press(mine, "take"))
    assert texts()["tides.md"] == HERE.replace("# Tides\n", "# Tides\n\nThe sea moves.\n")
    assert "Mast" in texts()["ships.md"]
    come(mine, ("tides.md", more.replace("a weak", "a feeble")), ("ships.md", SHIPS))
    press(mine, "take")
    found = texts()
    assert "a feeble tide" in found["tides.md"] and "Flood" in found["tides.md"], "it is known what was brought last"
    assert found["ships.md"] == SHIPS, "what was not edited here is what was brought"


@pytest.mark.parametrize("come", [brought, vault])
@pytest.mark.parametrize(
    ("choice", "stands"),
    [("both", BOTH), ("ours", HERE), ("theirs", HERE.replace("runs out", "falls")), ("nonsense", BOTH)],
)
def test_of_lines_changed_on_both_sides_the_person_chooses(mine: Client, come: Any, choice: str, stands: str) -> None:
    html = come(mine, ("tides.md", THERE), ("ships.md", SHIPS))
    assert "1 place changed here and in what you brought" in html and "tides.md, line 3" in html
    assert "the tide runs out" in html and "the tide falls" in html
    choose(mine, choice)
    assert texts()["tides.md"] == stands
    assert "1 place" not in come(mine, ("tides.md", THERE), ("ships.md", SHIPS)), "what was decided stays decided"
    press(mine, "take")
    assert texts()["tides.md"] == stands


def test_nobody_who_says_nothing_loses_anything(mine: Client) -> None:
    asked = Question.objects.filter(status=Status.READY, current__prompt__contains="*Ebb*")
    assert asked.exists()
    assert "neither is asked" in brought(mine, ("tides.md", THERE))
    press(mine, "take")
    assert texts() == {"tides.md": BOTH, "ships.md": SHIPS}
    assert not asked.exists(), "as the look says of a term with two meanings"


def test_the_look_shows_what_comes_of_a_choice(mine: Client) -> None:
    brought(mine, ("tides.md", THERE))
    html = source(choose(mine, "theirs", do="show"))
    assert 'value="theirs" checked' in html and Look.objects.latest("pk").state == LookState.READY
    assert texts()["tides.md"] == HERE, "nothing has changed yet"
    press(mine, "take")
    assert texts()["tides.md"] == HERE.replace("runs out", "falls")


def test_a_choice_about_other_lines_says_nothing(mine: Client) -> None:
    brought(mine, ("tides.md", THERE))
    key = asked()[0]["key"]
    choose(mine, "theirs", do="show")
    clock.move(timedelta(minutes=1))
    edit(mine, HERE.replace("runs out", "runs off"))
    answer = press(mine, "take")
    assert answer.status_code == 409 and "Your courses have changed since" in page_source(answer)
    assert asked()[0]["key"] != key and 'value="both" checked' in source(answer)
    press(mine, "take")
    assert "the tide runs off" in texts()["tides.md"] and "the tide falls" in texts()["tides.md"]


def test_what_was_written_on_both_sides_alike_is_there_once(mine: Client) -> None:
    assert STAYS not in brought(mine, ("tides.md", HERE))
    press(mine, "take")
    assert texts()["tides.md"] == HERE and not LastBrought.objects.exists()
    brought(mine, ("tides.md", TIDES))
    press(mine, "take")
    assert texts()["tides.md"] == TIDES, "nothing of it was edited here since"


@pytest.mark.parametrize(("choice", "left"), [("both", {"tides.md", "ships.md"}), ("theirs", {"ships.md"})])
def test_a_file_edited_here_that_is_not_among_what_came_stays(mine: Client, choice: str, left: set[str]) -> None:
    html = vault(mine, ("ships.md", SHIPS + "- **Mast**: it holds the sails\n"))
    assert "tides.md is not in what you brought" in html and "Remove it here too" in html
    choose(mine, choice)
    assert texts().keys() == left
    html = vault(mine, ("ships.md", SHIPS))
    assert ("tides.md is not in what you brought" in html) == (choice == "both"), "asked as long as it is so"


def test_a_file_not_edited_here_goes_as_it_is_told(mine: Client) -> None:
    html = vault(mine, ("tides.md", TIDES))
    assert "1 file that is not in it goes (ships.md)" in html and not asked()
    press(mine, "take")
    assert texts() == {"tides.md": HERE}


@pytest.mark.parametrize("come", [brought, vault])
def test_a_renamed_file_takes_the_edit_along(mine: Client, come: Any) -> None:
    come(mine, ("sea/tides.md", THERE), ("sea/ships.md", SHIPS))
    press(mine, "take")
    (path,) = (path for path in texts() if "tides" in path)
    assert texts()[path] == BOTH and len(texts()) == 2
    come(mine, ("sea/tides.md", THERE.replace("weak", "feeble")), ("sea/ships.md", SHIPS))
    press(mine, "take")
    assert texts()[path] == BOTH.replace("weak", "feeble")


def test_an_undone_import_brings_the_edit_back_with_what_it_was_made_of(mine: Client) -> None:
    before = list(NoteFile.objects.order_by("path").values_list("path", "text", "edited_at"))
    brought(mine, ("tides.md", THERE), ("ships.md", SHIPS + "- **Mast**: it holds the sails\n"))
    choose(mine, "theirs")
    assert texts()["tides.md"] != HERE
    press(mine, "undo")
    assert list(NoteFile.objects.order_by("path").values_list("path", "text", "edited_at")) == before
    assert LastBrought.objects.get().text == TIDES
    assert "1 place changed here" in brought(mine, ("tides.md", THERE))


def test_an_edited_file_that_was_removed_comes_back_as_one(mine: Client) -> None:
    vault(mine, ("ships.md", SHIPS))
    choose(mine, "theirs")
    press(mine, "undo")
    assert texts()["tides.md"] == HERE
    assert "1 place changed here" in brought(mine, ("tides.md", THERE))


def test_of_an_edit_from_before_the_look_tells_that_it_goes(mine: Client) -> None:
    LastBrought.objects.all().delete()
    html = brought(mine, ("tides.md", THERE), ("ships.md", SHIPS))
    download = reverse("topics:download", args=[Course.objects.get().address])
    assert LOST in html and f'<a href="{download}">download these notes</a> first' in html
    press(mine, "take")
    assert texts()["tides.md"] == THERE
    edit(mine, THERE + "- **Flood**: the tide comes in\n")
    assert LOST not in brought(mine, ("tides.md", TIDES)), "from now on it is kept"
    press(mine, "take")
    assert texts()["tides.md"] == TIDES + "- **Flood**: the tide comes in\n"


def test_an_edit_from_before_whose_words_all_came_is_not_said_to_go(mine: Client) -> None:
    LastBrought.objects.all().delete()
    assert LOST not in brought(mine, ("tides.md", HERE + "- **Slack**: still water\n"))


def test_what_was_written_in_several_steps_was_edited_from_what_was_brought(mine: Client) -> None:
    edit(mine, HERE.replace("a weak", "the weakest"))
    assert LastBrought.objects.get().text == TIDES
    brought(mine, ("tides.md", TIDES + "- **Slack**: still water\n"))
    press(mine, "take")
    assert "the weakest tide" in texts()["tides.md"] and "Slack" in texts()["tides.md"]


def test_a_slip_is_looked_for_where_it_was_brought(mine: Client) -> None:
    html = brought(mine, ("tides.md", THERE + "-Slack: still water\n"))
    assert "a list item without a space after its mark" in html
    press(mine, "", mend="all")
    choose(mine, "both")
    assert "- Slack: still water" in texts()["tides.md"] and "runs out" in texts()["tides.md"]


def test_many_places_are_decided_about_by_pages(client: Client) -> None:
    lines = [f"- **Rope {number}**: it is {number} fathoms long\n\nA rope is a rope.\n\n" for number in range(60)]
    text = "# Ropes\n\n" + "".join(lines)
    take(client, [upload("ropes.md", text)])
    edit(client, text.replace("fathoms", "feet"), "ropes.md")
    html = brought(client, ("ropes.md", text.replace("fathoms", "yards")))
    assert "60 places changed here" in html and f"These are the first {limits.LISTED_BESIDE}" in html
    look = Look.objects.latest("pk")
    page = client.get(f"/notes/look/{look.pk}/clashes/")
    last = page.context["rows"][59]
    answer = press(client, "clashes", page="1", **{f"stands:{last['key']}": "theirs"})
    assert answer.redirect_chain[-1][0] == f"/notes/look/{look.pk}/clashes/?page=1"
    assert 'value="theirs" checked' in source(answer)
    press(client, "take")
    found = texts()["ropes.md"]
    assert "59 yards" in found and "59 feet" not in found and "58 feet" in found and "58 yards" in found


def test_nobody_else_sees_or_decides_it(mine: Client) -> None:
    brought(mine, ("tides.md", THERE))
    look, other = Look.objects.latest("pk"), as_(a_user("ben@example.org"))
    assert other.get(f"/notes/look/{look.pk}/clashes/").status_code == 404
    sent = {"do": "clashes", f"stands:{asked()[0]['key']}": "theirs"}
    assert other.post(f"/notes/look/{look.pk}/", sent).status_code == 404
    assert not Look.objects.latest("pk").chosen


def test_what_differs_too_much_to_be_compared_is_asked_about_as_one(
    mine: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("study.library.edits.MERGED", 0)
    brought(mine, ("tides.md", "# High and low\n\n" + THERE + "- **Slack**: still water\n"))
    assert len(asked()) == 1
    press(mine, "take")
    assert all(words in texts()["tides.md"] for words in ("runs out", "falls", "Flood", "Slack"))


def test_different_cells_of_a_row_come_together_and_stay_asked(client: Client) -> None:
    head = "# Sails\n\n| Sail | Mast | Shape |\n| --- | --- | --- |\n"
    table = head + "| Jib | fore | triangle |\n| Spanker | mizzen | gaff |\n"
    take(client, [upload("sails.md", table)])
    edit(client, table.replace("| fore |", "| foremast |"), "sails.md")
    html = brought(client, ("sails.md", table.replace("triangle", "three corners")))
    assert "changed here and" not in html
    press(client, "take")
    assert "| Jib | foremast | three corners |" in texts()["sails.md"] and texts()["sails.md"].count("Jib") == 1


def test_a_line_of_which_only_the_beginning_is_shown_says_so(mine: Client) -> None:
    brought(mine, ("tides.md", TIDES.replace("goes out", "goes out" + " far" * 300)))
    (shown,) = asked()[0]["theirs"]
    assert len(shown) == LONGEST and shown.endswith(" fa…")
    assert asked()[0]["ours"] == ["- **Ebb**: the tide runs out"]


def test_what_is_chosen_on_a_page_of_the_list_is_told_as_not_counted_yet(mine: Client) -> None:
    behind = "these are the numbers of before"
    assert behind not in brought(mine, ("tides.md", THERE))
    address = reverse("topics:look", args=[Look.objects.latest("pk").pk])
    choose(mine, "theirs", do="clashes")
    assert behind in source(mine.get(address))
    choose(mine, "both", do="clashes")
    assert behind not in source(mine.get(address)), "it is what was counted"
    choose(mine, "theirs", do="clashes")
    assert behind not in source(press(mine, "show"))


def test_with_both_what_was_learnt_stays_asked_and_the_other_waits(mine: Client) -> None:
    ours = Question.objects.get(status=Status.READY, key__startswith="tides#1/")
    a_card(Learner.objects.get(), ours, reviews=1)
    html = brought(mine, ("tides.md", THERE))
    assert "not asked any more, though" not in html
    press(mine, "take")
    assert texts()["tides.md"] == BOTH
    ours.refresh_from_db()
    others = Question.objects.filter(topic__file__path="tides.md", start=4).exclude(status=Status.RETIRED)
    assert ours.status == Status.READY and {one.status for one in others} == {Status.DRAFT}
    address = reverse("topics:notes", args=[Course.objects.get().address])
    assert "the notes give two answers" in source(mine.get(address, {"file": "tides.md", "line": 4}))
    edit(mine, BOTH + "- **Slack**: the water stands still\n")
    ours.refresh_from_db()
    assert ours.status == Status.READY and {one.status for one in others.all()} == {Status.DRAFT}
    other = others.get(key__endswith="/meaning")
    keep = {"file": "tides.md", "line": 4, "question": other.pk, "do": "keep"}
    mine.post(reverse("topics:decide", args=[Course.objects.get().address]), keep)
    a_card(Learner.objects.get(), other, reviews=1)
    edit(mine, BOTH)
    asked_now = Question.objects.filter(pk__in=[ours.pk, other.pk], status=Status.READY)
    assert asked_now.count() == 2, "whoever keeps the other, too, is asked both"
