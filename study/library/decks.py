"""Files that were made from Anki packages: from the package when it comes, from the rows of their facts ever after.

Nothing reads the text of such a file again. Only a package changes it, and a package changes no other file.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from study.core.formats.anki.moving import Deck, move_in, without
from study.core.problem import Problem
from study.core.questions.covers import base_of
from study.library.access import own
from study.library.models import Asset, Course, Fact, NoteFile
from study.library.rows import notes_of
from study.library.sources import Package, Sources, together
from study.people.models import Learner
from study.uploads.anki import collection_of


def moved_in(sources: Sources, course: Course | None) -> Sources:
    """The same with the packages made into decks, whose cards may show the pictures that come along and those that the
    course has."""
    if not sources.packages:
        return sources
    there = Asset.objects.filter(course=course, picture__isnull=False).values_list("path", flat=True)
    files = frozenset([*there, *(one.path for one in sources.assets)])
    found = [_made(package, files) for package in sources.packages]
    decks = tuple(deck for made, _ in found for deck in made)
    problems = tuple(problem for _, said in found for problem in said)
    return replace(sources, packages=(), decks=(*sources.decks, *decks), problems=(*sources.problems, *problems))


def _made(package: Package, files: frozenset[str]) -> tuple[tuple[Deck, ...], tuple[Problem, ...]]:
    collection = collection_of(package.database)
    if isinstance(collection, Problem):
        return (), (replace(collection, file=package.path),)
    moved = move_in(collection, package.path, files)
    return moved.decks, moved.problems


def course_with(owner: Learner, packages: Iterable[Package]) -> Course | None:
    """The owner's course that has most of the notes in these packages already, or of whose notes they have most: a
    newer export of one collection, whatever its file is called."""
    given = {anchor for package in packages for anchor in package.anchors}
    facts = Fact.objects.filter(own(owner, "topic__course__"), removed_at=None).exclude(topic__file__package="")
    found: Counter[int] = Counter()
    has: Counter[int] = Counter()
    for key, course in facts.values_list("key", "topic__course") if given else ():
        has[course] += 1
        found[course] += key.rpartition("#")[2] in given
    best = [course for course, number in found.most_common(1) if number * 2 > min(len(given), has[course])]
    return Course.objects.filter(pk__in=best).first()


def stored_decks(course: Course) -> tuple[Deck, ...]:
    """The files of the course that were made from packages, as they stand here."""
    files = list(NoteFile.objects.filter(course=course).exclude(package="").order_by("path"))
    if not files:
        return ()
    topics = notes_of(course).topics
    return tuple(
        Deck(file.path, file.text, file.package, tuple(topic for topic in topics if topic.file == file.path))
        for file in files
    )


def beside(before: Sources, given: Sources, whole: bool) -> Sources:
    """What a course is read from when `given` comes to what it had `before`. Notes change notes and decks change
    decks; with `whole` those that are given are all of their kind, otherwise they renew those of their names. A note
    of Anki that is given leaves the deck it was in before."""
    if not given.files:
        return given
    had = replace(
        before,
        texts=() if whole and given.texts else before.texts,
        decks=() if whole and given.decks else tuple(_left(before.decks, given.decks)),
    )
    if had.files:
        return together(had, given)
    # Of what is gone the pictures stay that the decks show, which may come without them; of those that come again stays
    # what was drawn: it need not be drawn once more.
    shown = (one.target for deck in given.decks for topic in deck.topics for one in topic.figures)
    names = {*(one.path for one in given.assets), *map(base_of, shown)}
    return together(replace(had, assets=tuple(one for one in had.assets if base_of(one.path) in names)), given)


def _left(before: Iterable[Deck], given: tuple[Deck, ...]) -> Iterable[Deck]:
    """The earlier decks that stay beside those given."""
    renewed = {deck.path for deck in given}
    for deck in before:
        left = without(deck, given)
        if deck.path not in renewed and any(topic.facts for topic in left.topics):
            yield left
