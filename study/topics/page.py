"""What a topic's page adds to its card from the library: the notes' articles, the learner's cells, and the
matching simulators.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.core.paginator import Page as Leaf
from django.utils.safestring import SafeString, mark_safe

from study.labs.embedding import Labs, topic_labs
from study.library import queries as library
from study.library.models import Course
from study.library.pictures import FigureView
from study.library.queries import Line, TopicCard
from study.people.models import Learner
from study.review.queries.standing import Cells
from study.topics import article
from study.topics.article import Article, Key
from study.topics.paging import is_deck, page_of
from study.web.cleaning import whole

OPEN_KEYS = 5
"""So many dated facts are shown at once on a phone; more open on demand."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure of the notes. A shipped drawing is ours and stands in the page itself."""

    view: FigureView
    drawing: SafeString | None


@dataclass(frozen=True, slots=True)
class Page:
    """A topic's page. `keys` are the dated facts, `articles` what the notes say beyond them, of a deck a hundred cards
    of it; `lines` all of that as it is written, and `opened` whether one of them was asked for; `own` whether the notes
    are the reader's; `labs` the simulators in place."""

    card: TopicCard
    pictures: tuple[Picture, ...]
    keys: tuple[Key, ...]
    articles: Leaf[Article]
    lines: tuple[Line, ...]
    opened: bool
    cells: Cells
    own: bool
    labs: Labs

    @property
    def first_keys(self) -> tuple[Key, ...]:
        return self.keys[:OPEN_KEYS]

    @property
    def further_keys(self) -> tuple[Key, ...]:
        return self.keys[OPEN_KEYS:]

    @property
    def skills(self) -> str:
        """The exam's skills in words: `exam skills 4.3.1 and 1.2.2`."""
        *most, last = self.card.skills
        return f"exam skills {', '.join(most)} and {last}" if most else f"exam skill {last}"

    @property
    def where(self) -> str:
        """The lines the topic takes: `lines 207 to 214`."""
        return article.lines(*self.card.lines)

    @property
    def stale_lines(self) -> set[int]:
        """The lines that say what does not hold."""
        return {line.number for line in self.lines if any(article.is_stale(badge) for badge in line.badges)}


def topic_page(
    course: Course, key: str, learner: Learner | None, cells: Cells, asked: Mapping[str, str], here: str
) -> Page:
    """The page of a topic, in a number of queries that does not grow with it. Raises Topic.DoesNotExist.

    `asked` is what the page's address says besides: of a simulator on it, and of a deck which page, or the `line` or
    the `fact` that it shows. `here` is the address without that.
    """
    card = library.topic_card(course, key, learner.exam.lower() if learner else "", learner)
    said, facts = article.articles(card.said, card.claims), "\n".join(fact.text for fact in card.said)
    line, fact = whole(asked.get("line"), 0), asked.get("fact", "")
    keys, more = article.parted(said, card.facts if course.shipped else ())
    shown = page_of(more, asked.get("page"), lambda one: _is_at(one, line, fact), deck=is_deck(card.said))
    first = shown.object_list[0].start if shown.has_previous() else 0
    after = more[shown.end_index()].start if shown.has_next() else card.lines[1] + 1
    return Page(
        card=card,
        pictures=tuple(Picture(view, _drawing(view.svg)) for view in card.figures),
        keys=keys,
        articles=shown,
        lines=tuple(one for one in card.written if one.text.strip() and first <= one.number < after),
        opened=line > 0,
        cells=cells,
        own=learner is not None and course.owner_id == learner.pk,
        labs=topic_labs(card.topic.simulators, card.topic.title, facts, asked, here),
    )


def _is_at(one: Article, line: int, fact: str) -> bool:
    return one.start <= line <= one.end or fact in one.facts


def _drawing(text: str) -> SafeString | None:
    """A shipped SVG without what stands before its root, which HTML does not know."""
    return mark_safe(text[text.index("<svg") :]) if "<svg" in text else None  # noqa: S308 - from content/
