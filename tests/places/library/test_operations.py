"""Loading and importing: what stays the same keeps its key, and what fails changes nothing."""

from datetime import timedelta
from pathlib import Path

import pytest
from pytest_django import DjangoAssertNumQueries

from study.banks.operations import load_content
from study.core.problem import Problem
from study.library.importing import import_notes
from study.library.loading import load_course
from study.library.models import Asset, Claim, Course, DatedFact, Fact, NoteFile, Topic
from study.library.ownership import delete_course
from study.library.queries import find
from study.library.sources import Picture, Sources, Text
from study.people.models import Learner
from tests.clock import START, move, now
from tests.pictures import a_picture
from tests.places.courses import NOTES, notes, write_course

pytestmark = pytest.mark.django_db
UNREADABLE = Problem("is not text", file="bad.md")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_course(tmp_path)


def keys() -> dict[str, str]:
    return dict(Fact.objects.filter(removed_at=None).values_list("text", "key"))


def test_a_course_is_loaded_with_everything_in_its_folder(folder: Path) -> None:
    loaded = load_course(folder=folder, now=START)
    course = loaded.course
    assert course and loaded.changed and loaded.problems == ()
    assert (course.slug, course.address, course.title, course.shipped) == ("tides", "tides", "Tides", True)
    assert [topic.key for topic in course.topics.all()] == ["spring-tides", "spring-tides/slack-water", "harbours"]
    assert list(course.topics.values_list("parent__key", flat=True)) == [None, "spring-tides", None]
    assert DatedFact.objects.get().topic == Topic.objects.get(key="spring-tides")
    assert Asset.objects.get().path == "figures/moon.svg"
    assert Topic.objects.get(key="spring-tides").figures[0]["asset"] == "figures/moon.svg"


def test_an_unchanged_course_loads_at_once(folder: Path, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    load_course(folder=folder, now=START)
    with django_assert_num_queries(1):
        assert not load_course(folder=folder, now=START).changed


def test_a_changed_course_keeps_its_rows(folder: Path) -> None:
    load_course(folder=folder, now=START)
    before, rows = keys(), dict(Topic.objects.values_list("key", "pk"))
    file = folder / "notes" / "1-basics.md"
    text = file.read_text().replace("# Spring tides\n", "New words above all.\n\n# Spring tides\n")
    file.write_text(text.replace("- Neap tide ⇒ the lowest tide of the month\n", ""))
    loaded = load_course(folder=folder, now=move(timedelta(days=1)))
    assert loaded.changed
    gone = Fact.objects.get(text__startswith="Neap")
    assert gone.removed_at == now()
    after = keys()
    assert {text: after[text] for text in before if text in after} == {
        text: key for text, key in before.items() if text != gone.text
    }
    assert rows.items() <= dict(Topic.objects.values_list("key", "pk")).items()
    assert Topic.objects.get(key="spring-tides").start == 3


def test_a_course_with_errors_leaves_the_old_one_in_place(folder: Path) -> None:
    load_course(folder=folder, now=START)
    (folder / "facts.toml").write_text("[[fact]]\nid = 'x'\n")
    (folder / "course.toml").write_text("slug = 'other'\norder = ['notes/9.md']\n")
    loaded = load_course(folder=folder, now=START)
    assert loaded.course is None
    wrong = {(problem.file, problem.message) for problem in loaded.problems}
    assert ("course.toml", "there is no notes/9.md, which `order` names") in wrong
    assert ("course.toml", "slug must be the folder's name, tides") in wrong
    assert ("facts.toml", "fact x: topic is missing") in wrong
    assert Course.objects.get().title == "Tides"
    assert DatedFact.objects.count() == 1


def test_notes_stand_beside_the_shipped_course_of_the_same_name(folder: Path) -> None:
    load_course(folder=folder, now=START)
    first = import_notes(sources=notes(), slug="tides", owner=None, now=START)
    again = import_notes(sources=notes(), slug="tides", owner=None, now=START)
    assert first.course and again.course and first.course.pk == again.course.pk
    assert (first.course.slug, first.course.address, first.course.title) == ("tides", "tides-notes", "Tides at home")
    assert (again.changes.added, again.changes.removed, again.changes.kept) == (0, 0, 5)


def test_claims_are_held_against_the_facts_that_ship(folder: Path) -> None:
    load_course(folder=folder, now=START)
    (claim,) = import_notes(sources=notes(), owner=None, now=START).claims
    assert (claim.lines, claim.verdict, claim.holds) == ((3, 3), "imprecise", "every 12 h 25 min")
    assert Claim.objects.get().fact.key == "tide-interval"
    facts = folder / "facts.toml"
    facts.write_text(facts.read_text().replace('"imprecise"', '"wrong"'))
    load_content(folder=folder, now=START)
    assert Claim.objects.get().verdict == "wrong"  # new facts reach notes that were there before


def test_pictures_are_found_by_path_and_by_name(folder: Path) -> None:
    pictures = (Picture("a/quay.png", a_picture()), Picture("unused.png", b"unread"))
    sources = Sources((Text("x/home.md", NOTES),), pictures, name="home")
    found = import_notes(sources=sources, owner=None, now=START)
    assert found.figures == {("x/home.md", "quay.png"): "a/quay.png"}
    assert list(Asset.objects.values_list("path", flat=True)) == ["a/quay.png"]
    missing = import_notes(sources=notes(), slug="home", owner=None, now=START)
    (problem,) = missing.problems
    assert (problem.file, problem.line, problem.severity) == ("home.md", 9, "warning")
    assert problem.message == "there is no picture quay.png among the files"
    assert not Asset.objects.exists()


def test_a_file_that_cannot_be_read_is_reported_and_the_rest_is_imported() -> None:
    some = Sources((Text("home.md", NOTES),), (), (UNREADABLE,), "home")
    done = import_notes(sources=some, owner=None, now=START)
    assert done.course and UNREADABLE in done.problems
    assert NoteFile.objects.get().text == NOTES


def test_an_import_that_would_lose_a_file_of_the_course_changes_nothing() -> None:
    import_notes(sources=notes(), owner=None, now=START)
    broken = Sources((Text("other.md", "# Other\n\n- A fact about it\n"),), (), (UNREADABLE,), "home")
    failed = import_notes(sources=broken, owner=None, now=START)
    assert failed.course is None and UNREADABLE in failed.problems
    assert NoteFile.objects.get().text == NOTES


def test_a_fact_that_is_gone_is_found_no_more_and_one_that_comes_is() -> None:
    import_notes(sources=notes(), owner=None, now=START)
    assert len(find(None, "height of the quay")) == 1
    import_notes(sources=notes(NOTES.replace("- Height of the quay: 6 m\n", "")), owner=None, now=START)
    assert Fact.objects.exclude(removed_at=None).exists()
    assert find(None, "height of the quay") == []
    import_notes(sources=notes(), owner=None, now=START)
    assert len(find(None, "height of the quay")) == 1


def test_a_dry_run_reports_and_changes_nothing() -> None:
    tried = import_notes(sources=notes(), owner=None, now=START, dry_run=True)
    assert tried.changes.added == 5
    assert not Course.objects.exists()
    assert find(None, "ebb") == []


def test_links_lead_from_one_file_to_another() -> None:
    texts = (Text("a.md", "# A\n\nSee [[B]] and [[nowhere]].\n"), Text("b.md", "# B\n\n- Some fact here\n"))
    found = import_notes(sources=Sources(texts, name="ab"), owner=None, now=START)
    assert [(link.target, link.topic) for link in found.notes.topics[0].links] == [("B", "b"), ("nowhere", "")]


def test_a_renamed_file_and_a_moved_fact_keep_their_keys() -> None:
    import_notes(sources=notes(), slug="home", owner=None, now=START)
    before = keys()
    text = NOTES.replace("- Height of the quay: 6 m\n", "") + "\n# Walls\n\n- Height of the quay: 6 m\n"
    again = import_notes(sources=notes(text, "renamed.md"), slug="home", owner=None, now=START)
    assert keys() == before
    assert again.changes.moved == 1
    assert list(NoteFile.objects.values_list("path", flat=True)) == ["renamed.md"]


def test_a_removed_topic_leaves_its_keys_behind() -> None:
    more = NOTES + "\n# Walls\n\n- Walls ⇒ what keeps the water out\n"
    import_notes(sources=notes(more), owner=None, now=START)
    old = keys()["Walls ⇒ what keeps the water out"]
    import_notes(sources=notes(), owner=None, now=START)
    assert list(Topic.objects.values_list("key", flat=True)) == ["tides-at-home"]
    assert Fact.objects.get(key=old).removed_at == START
    other = NOTES + "\n# Walls\n\n- Something entirely new stands here\n"
    import_notes(sources=notes(other), owner=None, now=START)
    assert keys()["Something entirely new stands here"] != old
    back = import_notes(sources=notes(more), owner=None, now=START)
    assert keys()["Walls ⇒ what keeps the water out"] == old
    assert (back.changes.added, back.changes.removed) == (1, 1)


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("---\ntitle: The title\n---\n# One\n", "file", "The title"),
        ("# One\n\n## Two\n", "file", "One"),
        ("# One\n\n# Two\n", "aws-lambda_notes", "Aws lambda notes"),
        ("- no heading at all\n", "file", "File"),
    ],
)
def test_titles(text: str, name: str, title: str) -> None:
    course = import_notes(sources=Sources((Text("f.md", text),), name=name), owner=None, now=START).course
    assert course and course.title == title


def test_an_owned_course_has_an_address_that_cannot_be_guessed_and_two_may_use_one_name() -> None:
    people = [Learner.objects.create(created_at=START) for _ in range(2)]
    courses = [import_notes(sources=notes(), owner=one, now=START).course for one in people]
    addresses = {course.address for course in courses if course}
    assert len(addresses) == 2
    assert all(len(address) == len("home-xxxxxx") and address.startswith("home-") for address in addresses)


def test_names_that_no_column_holds_are_refused() -> None:
    long = notes("# A\n\n- A fact with a mark ^" + "x" * 600 + "\n")
    failed = import_notes(sources=long, owner=None, now=START)
    assert failed.course is None
    assert failed.problems[0].line == 3


def test_a_course_is_deleted_with_its_place_in_the_index() -> None:
    course = import_notes(sources=notes(), owner=None, now=START).course
    assert course and find(None, "ebb")
    delete_course(course=course)
    assert not Course.objects.exists() and find(None, "ebb") == []


def test_an_import_takes_as_many_queries_for_many_facts_as_for_few_but_for_its_pieces(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    many = "".join(
        f"# Topic {n}\n\n" + "".join(f"- Thing {n}-{m} ⇒ meaning {m}\n" for m in range(9)) for n in range(40)
    )
    with django_assert_max_num_queries(46):
        import_notes(sources=notes(many), owner=None, now=START)


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("course.toml", "order = 1\n", "`order` must be a list of paths"),
        ("course.toml", "order = " + "[" * 5_000, "is nested more than 20 levels deep"),
        ("facts.toml", "fact = 1\n", "facts are written as [[fact]] tables"),
        ("facts.toml", "fact = [1]\n", "fact number 1: it is not a table"),
        ("facts.toml", "fact = [[[", "is not TOML: Invalid value (at end of document)"),
    ],
)
def test_a_folder_with_toml_of_another_shape_is_refused_and_not_raised(
    folder: Path, name: str, text: str, message: str
) -> None:
    (folder / name).write_text(text)
    loaded = load_course(folder=folder, now=START)
    assert loaded.course is None
    assert message in [problem.message for problem in loaded.problems if problem.file == name]
