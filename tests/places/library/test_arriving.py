"""Notes arrive unseen: what is cut off before the switch changes nothing, and what follows it is gone on with."""

from datetime import UTC, datetime, timedelta

import pytest
from django.apps import apps

from study.banks.operations import import_course
from study.library.importing import INDEX, Accord
from study.library.models import Course, Fact
from study.library.search import search
from study.library.sources import Sources, Text
from study.web import tasks

NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)


class _CutOff(Exception):
    """Whoever worked is gone."""


def _notes(word: str) -> Sources:
    return Sources((Text("a.md", f"# Queue\n\n- The {word} waits: 4 KB\n"),), name="n")


def _cut() -> None:
    raise _CutOff


@pytest.mark.django_db
def test_what_is_cut_off_changes_nothing_and_search_is_gone_on_with() -> None:
    course = import_course(sources=_notes("letter"), owner=None, now=NOW).imported.course
    assert course
    later = NOW + timedelta(days=1)
    with pytest.raises(_CutOff):
        import_course(sources=_notes("parcel"), owner=None, now=later, accord=Accord(before=_cut))
    assert list(Course.objects.values_list("pk", "updated_at")) == [(course.pk, NOW)]
    assert [fact.text for fact in Fact.objects.filter(removed_at=None)] == ["The letter waits: 4 KB"]

    import_course(sources=_notes("parcel"), owner=None, now=later)
    assert not tasks.is_put(name=INDEX, subject=course.pk)
    Fact.objects.filter(removed_at=None).update(text="The telegram waits: 4 KB")
    tasks.put(name=INDEX, subject=course.pk, now=later)
    assert tasks.run_next(worker="w", clock=lambda: later)
    assert search("telegram", [course.pk]) and not search("parcel", [course.pk], "fact")


def _rows() -> dict[str, int]:
    return {model._meta.label: model._default_manager.count() for model in apps.get_models()}


@pytest.mark.django_db
def test_a_dry_run_leaves_no_row() -> None:
    """It makes its rows where nobody sees them, as an import does, and takes them away again."""
    empty = _rows()
    tried = import_course(sources=_notes("letter"), owner=None, now=NOW, dry_run=True)
    assert (tried.imported.course and tried.imported.course.title, len(tried.published.questions)) == ("Queue", 1)
    assert _rows() == empty

    course = import_course(sources=_notes("letter"), owner=None, now=NOW).imported.course
    assert course
    before, stood = _rows(), Course.objects.filter(pk=course.pk).values().get()
    tried = import_course(sources=_notes("parcel"), owner=None, now=NOW + timedelta(days=1), dry_run=True)
    assert (tried.imported.changes.edited, tried.published.edited) == (1, 1)
    assert (_rows(), Course.objects.filter(pk=course.pk).values().get()) == (before, stood)
    assert not search("parcel", [course.pk], "fact")
