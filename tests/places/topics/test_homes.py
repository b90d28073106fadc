"""What comes in goes where the person said; where they did not say, to the course whose later state it is."""

from io import BytesIO
from random import Random
from typing import Any
from zipfile import ZipFile

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from study.banks.models import Question, Status
from study.library.models import Course, Look, LookState, NoteFile
from study.topics.homes import homes
from study.topics.operations.looking import KEPT, forget_looks
from tests.clock import START
from tests.page_source import page_source
from tests.places.topics.bringing import bring, press, take, upload

pytestmark = pytest.mark.django_db
TIDES = """# Week 1

- Ebb ⇒ the hours in which the water of the sea falls
- Neap tide ⇒ the weakest tide of a month, a week after new moon
- Slack water ⇒ the short time in which the water neither falls nor rises
"""
ROPES = """# Week 1

- Bowline ⇒ a knot that makes a loop which does not slip
- Sheet bend ⇒ a knot that joins two ropes of which one is thicker
- Whipping ⇒ a thread around the end of a rope that keeps it together
"""
GEZEITEN = """# Woche 1

- Ebbe ⇒ die Stunden, in denen das Wasser des Meeres fällt
- Nipptide ⇒ die schwächste Tide eines Monats, eine Woche nach Neumond
"""
KNOTEN = """# Woche 1

- Palstek ⇒ ein Knoten, der eine Schlinge bildet, die nicht rutscht
- Schotstek ⇒ ein Knoten, der zwei Leinen verbindet, von denen eine dicker ist
"""
潮 = """# 第一周

- 退潮：海水下降的那几个小时
- 小潮：一个月中最弱的潮汐
"""
結 = """# 第一周

- 称人结：不会滑动的绳圈
- 单编结：连接两根粗细不同的绳子
"""
SUBJECTS = [(TIDES, ROPES), (GEZEITEN, KNOTEN), (潮, 結)]


def numbers() -> tuple[int, int, int]:
    """How many files the newest look renews and adds, and how many others the course has."""
    parts = look().found["parts"]
    return parts["renewed"], parts["added"], parts["others"]


def text(answer: Any) -> str:
    return " ".join(str(page_source(answer)).split())


def look() -> Look:
    return Look.objects.latest("pk")


def archive(name: str = "sea.zip", **files: str) -> Any:
    packed = BytesIO()
    with ZipFile(packed, "w") as made:
        for path, content in files.items():
            made.writestr(f"{path}.md", content)
    return upload(name, packed.getvalue())


def titles() -> list[str]:
    return sorted(Course.objects.values_list("title", flat=True))


def files() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for title, path in NoteFile.objects.order_by("path").values_list("course__title", "path"):
        found.setdefault(title, []).append(path)
    return found


def asked() -> int:
    return Question.objects.filter(status=Status.READY).count()


@pytest.mark.parametrize(("first", "second"), [*SUBJECTS, (TIDES, TIDES)])
def test_a_new_course_is_a_new_course(client: Client, first: str, second: str) -> None:
    take(client, [upload("notes.md", first)])
    course, had = Course.objects.get(), asked()
    html = text(bring(client, [upload("notes.md", second)], course="new"))
    assert f"You have a course of that name, {course.title}. It stays as it is." in html
    assert look().course is None and "What happens" not in html
    press(client, "take")
    assert Course.objects.count() == 2 and len(set(titles())) == len(set(Course.objects.values_list("slug"))) == 2
    assert NoteFile.objects.get(course=course).text == first
    assert Question.objects.filter(bank__course=course, status=Status.READY).count() == had
    assert "that name" not in text(bring(client, [upload("other.md", ROPES.replace("Week 1", "Ropes"))], course="new"))


def test_its_name_is_free(client: Client) -> None:
    for _ in range(3):
        take(client, [upload("notes.md", "- Ebb ⇒ the hours in which the water falls\n")], course="new")
    assert titles() == ["Notes", "Notes 2", "Notes 3"]
    for _ in range(2):
        take(client, [upload("a.md", TIDES)], course="new")
    assert titles()[3:] == ["Week 1", "Week 1 (2)"]
    take(client, [upload("b.md", ROPES)], course="new", title="notes")
    assert "notes 4" in titles()


def test_it_may_renew_the_course_of_that_name_by_one_press(client: Client) -> None:
    take(client, [upload("notes.md", TIDES)])
    course = Course.objects.get()
    bring(client, [upload("notes.md", TIDES.replace("short time", "moment"))], course="new")
    press(client, "", turn=course.pk)
    assert look().course == course and (look().slug, look().title) == (course.slug, course.title)
    assert "Make a new course of them" in text(press(client, ""))
    press(client, "", turn="")
    assert look().course is None and look().slug != course.slug
    press(client, "", turn=course.pk)
    press(client, "take")
    assert titles() == ["Week 1"] and "moment" in NoteFile.objects.get().text


def test_nobody_turns_notes_to_a_course_of_somebody_else(client: Client) -> None:
    take(Client(), [upload("theirs.md", TIDES)])
    bring(client, [upload("mine.md", ROPES)])
    press(client, "", turn=Course.objects.get().pk)
    press(client, "", turn="x")
    assert look().course is None


@pytest.mark.parametrize(("first", "second"), SUBJECTS)
def test_where_nobody_says_it_is_told_by_what_stands_in_it(client: Client, first: str, second: str) -> None:
    take(client, [upload("notes.md", first)])
    tides = Course.objects.get()
    bring(client, [upload("notes.md", second)])
    assert look().course is None and look().found["namesake"]["course"] == tides.pk
    press(client, "take")
    ropes = Course.objects.exclude(pk=tides.pk).get()
    bring(client, [upload("notes.md", f"{first}\n- 42 ⇒ 6 × 7\n")])
    assert look().course == tides
    bring(client, [upload("notes.md", second.partition("\n")[2])])
    assert look().course == ropes


def test_pasted_text_under_the_same_heading_is_another_course(client: Client) -> None:
    bring(client, text=TIDES)
    press(client, "take")
    bring(client, text=ROPES)
    assert look().course is None
    press(client, "take")
    assert titles() == ["Week 1", "Week 1 (2)"]
    bring(client, text=TIDES + "- Spring tide ⇒ the strongest tide of a month\n")
    assert look().course == Course.objects.get(title="Week 1")


def test_a_title_of_its_own_is_a_new_course(client: Client) -> None:
    take(client, [upload("notes.md", TIDES)], title="The sea")
    bring(client, [upload("notes.md", TIDES)], title="Another sea")
    assert look().course is None
    bring(client, [upload("notes.md", TIDES)], title="the sea")
    assert look().course == Course.objects.get()


def test_a_name_that_was_taken_meanwhile_leaves_that_course_alone(client: Client) -> None:
    bring(client, [upload("notes.md", ROPES)])
    first = look().pk
    bring(client, [upload("notes.md", TIDES)])
    press(client, "take")
    client.post(f"/notes/look/{first}/", {"do": "again"})
    client.post(f"/notes/look/{first}/", {"do": "take"})
    assert titles() == ["Week 1", "Week 1 (2)"]
    assert sorted(NoteFile.objects.values_list("text", flat=True)) == sorted([TIDES, ROPES])


def test_a_title_that_was_taken_meanwhile_is_taken_once(client: Client) -> None:
    bring(client, [upload("tides.md", TIDES)])
    bring(client, [upload("ropes.md", ROPES)])
    first, second = (f"/notes/look/{one.pk}/" for one in Look.objects.order_by("pk"))
    client.post(first, {"do": "take"})
    answer = client.post(second, {"do": "take"})
    assert answer.status_code == 409 and "Your courses have changed since" in text(answer)
    assert "Week 1 (2)" in text(answer) and titles() == ["Week 1"]
    client.post(second, {"do": "take"})
    assert titles() == ["Week 1", "Week 1 (2)"]


def test_a_file_that_is_not_in_the_course_is_added(client: Client) -> None:
    take(client, [upload("tides.md", TIDES), upload("knoten.md", KNOTEN)], title="Sea")
    course = Course.objects.get()
    html = text(bring(client, [upload("ropes.md", ROPES)], course=course.pk))
    assert "1 file is added; the other 2 files of the course stay." in html
    assert "Renew the whole course: 2 files that are not in it go" in html
    assert not look().found["gone"] and look().found["facts"] == 8
    html = text(press(client, "whole"))
    assert "Add this file, leave the other 2" in html and len(look().found["gone"]) == 5
    press(client, "part")
    press(client, "take")
    assert files() == {"Sea": ["knoten.md", "ropes.md", "tides.md"]}
    html = text(bring(client, [upload("tides.md", TIDES), upload("new.md", GEZEITEN)], course=course.pk))
    assert "1 file is renewed, 1 added; the other 2 files of the course stay." in html
    assert "Renew 1 file, add 1, leave the other 2" in text(press(client, "whole"))


def test_the_only_file_is_renewed_or_another_added(client: Client) -> None:
    take(client, [upload("tides.md", TIDES)])
    course = Course.objects.get()
    html = text(bring(client, [upload("tides.md", TIDES)], course=course.pk))
    assert "leave the other" not in html and "not in it" not in html
    bring(client, [upload("ropes.md", ROPES)], course=course.pk)
    press(client, "take")
    assert files() == {"Week 1": ["ropes.md", "tides.md"]}


@pytest.mark.parametrize("others", [0, 1])
def test_a_file_under_a_new_name_takes_the_place_of_the_old_one(client: Client, others: int) -> None:
    take(client, [upload("tides.md", TIDES), *[upload("ropes.md", ROPES)][:others]])
    bring(client, [upload("01 sea.md", TIDES.replace("short time", "moment"))], course=Course.objects.get().pk)
    assert not look().found["gone"] and look().found["facts"] == 3 + 3 * others
    press(client, "take")
    assert list(files().values()) == [["01 sea.md", "ropes.md"][: others + 1]]


MORE = f"{TIDES}- Spring tide ⇒ the strongest tide of a month\n"


def stored() -> dict[str, str]:
    return dict(NoteFile.objects.values_list("path", "text"))


def test_a_later_state_takes_no_name_that_the_course_has(client: Client) -> None:
    take(client, [archive(**{"x/a": TIDES, "x/b": ROPES, "y/b": KNOTEN})])
    bring(client, [upload("b.md", MORE)], course=Course.objects.get().pk)
    assert numbers() == (1, 0, 2) and not look().found["gone"]
    press(client, "take")
    assert stored() == {"x/a.md": MORE, "x/b.md": ROPES, "y/b.md": KNOTEN}


def test_a_later_state_takes_no_name_that_comes_with_it(client: Client) -> None:
    take(client, [archive(**{"x/a": TIDES, "q": KNOTEN, "r": GEZEITEN})])
    bring(client, [archive("new.zip", **{"b": MORE, "x/b": ROPES})], course=Course.objects.get().pk)
    assert numbers() == (1, 1, 2) and not look().found["gone"]
    press(client, "take")
    assert stored() == {"x/a.md": MORE, "x/b.md": ROPES, "q.md": KNOTEN, "r.md": GEZEITEN}


def test_two_later_states_of_one_new_name_do_not_meet(client: Client) -> None:
    take(client, [archive(**{"x/a": TIDES, "x/b": ROPES, "q": KNOTEN, "r": GEZEITEN, "s": 潮})])
    later = f"{ROPES}- Splice ⇒ two ropes that were woven together\n"
    bring(client, [archive("new.zip", **{"new": MORE, "z/new": later})], course=Course.objects.get().pk)
    press(client, "take")
    kept = stored()
    assert len(kept) == 5 and {MORE, later} < set(kept.values()) and "x/new.md" in kept


_PATHS = st.lists(st.sampled_from(["a", "b", "x/a", "x/b", "y/a", "y/b", "x/y/a"]), unique=True)


@given(here=_PATHS, given=_PATHS, chosen=st.randoms(use_true_random=False))
def test_each_text_has_a_place_of_its_own(here: list[str], given: list[str], chosen: Random) -> None:
    left = [path for path in here if path not in given]
    others = [path for path in given if path not in here]
    renews = {path: path for path in given if path in here}
    renews |= dict(zip(others, chosen.sample(left, min(len(left), len(others))), strict=False))
    found = homes(given, renews, here)
    assert len(set(found)) == len(given)
    assert not set(found) & (set(here) - set(renews.values())), "what stays is not written over"


def test_an_archive_with_most_files_renews_the_whole(client: Client) -> None:
    vault = {"v/tides": TIDES, "v/ropes": ROPES, "v/knoten": KNOTEN}
    take(client, [archive(**vault)])
    course = Course.objects.get()
    html = text(bring(client, [archive(**{"v/tides": TIDES, "v/knoten": KNOTEN})], course=course.pk))
    assert "The whole course is renewed: 1 file that is not in it goes (v/ropes.md)." in html
    assert "Renew these 2 files, leave the other file" in html and look().found["gone"]
    html = text(bring(client, [archive(**{"v/week 2/tides": GEZEITEN})], course=course.pk))
    assert "1 file is added; the other 3 files of the course stay." in html
    bring(client, [archive(**{path.replace("v/", "vault of May/"): one for path, one in vault.items()})])
    assert look().course == course and look().whole
    assert not look().found["gone"] and numbers() == (3, 0, 0)


def test_files_of_one_name_in_another_folder_are_others(client: Client) -> None:
    take(client, [archive(**{"week 1/index": TIDES, "week 1/a": KNOTEN})])
    bring(client, [archive(**{"week 2/index": ROPES, "week 2/b": GEZEITEN})], course=Course.objects.get().pk)
    assert not look().whole and numbers() == (0, 2, 2)


def test_a_vault_of_one_name_is_known_again(client: Client) -> None:
    vault = dict(zip(("tides", "ropes", "knots", "sea"), (TIDES, ROPES, KNOTEN, GEZEITEN), strict=True))
    take(client, [archive(**{f"v/{folder}/index": one for folder, one in vault.items()})])
    course = Course.objects.get()
    bring(client, [archive("new.zip", **{f"w/{folder}/index": vault[folder] for folder in ("sea", "ropes")})])
    assert look().course == course
    bring(client, [archive("new.zip", **{f"w/{n}/index": one for n, one in enumerate((結, 潮, *vault.values()))})])
    assert look().course == course
    bring(client, [archive("new.zip", **{f"w/{n}/index": one for n, one in enumerate((GEZEITEN, 結, 潮))})])
    assert look().course is None, "a third of it is in common"


def test_most_files_are_counted_not_names(client: Client) -> None:
    take(client, [archive(**{"v/index": TIDES, "v/a": ROPES, "v/b": KNOTEN})])
    many = {f"w/{n}/index": one for n, one in enumerate((TIDES, 結, 潮))}
    bring(client, [archive("new.zip", **many)])
    assert look().course is None


def test_one_file_in_common_makes_no_home(client: Client) -> None:
    take(client, [archive(**{"a/template": TIDES, "a/x": ROPES, "a/y": KNOTEN})])
    bring(client, [archive("land.zip", **{"b/template": TIDES, "b/p": GEZEITEN, "b/q": 潮, "b/r": 結})])
    assert look().course is None


def test_what_was_brought_before_is_told_of_and_not_lost(client: Client) -> None:
    take(client, [upload("notes.md", TIDES)])
    bring(client, [upload("notes.md", TIDES.replace("short time", "moment"))])
    first = look().pk
    bring(client, [upload("notes.md", TIDES.replace("weakest", "lowest"))])
    second = look().pk
    before = NoteFile.objects.get().text
    answer = client.post(f"/notes/look/{first}/", {"do": "take"}, follow=True)
    html = text(answer)
    assert answer.status_code == 200 and "Brought again since" in html and f"/notes/look/{second}/" in html
    assert NoteFile.objects.get().text == before
    assert f"/notes/look/{first}/" not in text(client.get("/notes/"))
    client.post(f"/notes/look/{first}/", {"do": "again"})
    assert Look.objects.get(pk=second).state == LookState.REPLACED
    assert "Brought again since" in text(client.get(f"/notes/look/{second}/"))
    client.post(f"/notes/look/{first}/", {"do": "take"})
    assert "moment" in NoteFile.objects.get().text
    client.post(f"/notes/look/{second}/", {"do": "again"})
    assert Look.objects.get(pk=second).state == LookState.READY


def test_all_that_was_replaced_stays_for_its_week(client: Client) -> None:
    take(client, [upload("notes.md", TIDES)])
    for number in range(3):
        bring(client, [upload("notes.md", f"{TIDES}\n- Wave {number} ⇒ one of many waves\n")])
    _, *replaced, last = Look.objects.order_by("pk")
    assert [one.state for one in replaced] == [LookState.REPLACED] * 2 and last.state == LookState.READY
    for one in replaced:
        assert f"/notes/look/{last.pk}/" in text(client.get(f"/notes/look/{one.pk}/"))
    press(client, "", turn="")
    for one in replaced:
        html = text(client.get(f"/notes/look/{one.pk}/"))
        assert f"/notes/look/{last.pk}/" in html, "what it gave way to, wherever that goes now"
    assert forget_looks(now=START + KEPT) == 0


def test_new_notes_of_one_name_do_not_replace_each_other(client: Client) -> None:
    lists = ["Ebbe\tdas Wasser fällt", "bow\tthe front of a ship", "vague\tune ride sur la mer"]
    pages = [client.post("/notes/", {"text": f"{one}\n{one[::-1]}"})["Location"] for one in lists]
    assert [one.state for one in Look.objects.all()] == [LookState.READY] * 3
    html = text(client.get("/notes/"))
    assert all(page in html and client.get(page).status_code == 200 for page in pages)
    take(client, [upload("notes.md", TIDES)])
    for page in pages:
        client.post(page, {"do": "", "turn": Course.objects.get().pk})
    client.post(pages[-1], {"do": "", "turn": ""})
    client.post(pages[0], {"do": "again"})
    client.post(pages[0], {"do": "", "turn": ""})
    assert len(set(Look.objects.filter(state=LookState.READY).values_list("slug"))) == 2
    for page in pages:
        client.post(page, {"do": "take"})
    client.post(pages[2], {"do": "take"})  # the title of the first was free when this was read
    assert titles() == ["Pasted cards", "Pasted cards 2", "Week 1"]
