"""What a topic's page adds to its card from the library: the notes' articles, the learner's cells, and the
matching simulators.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString, mark_safe

from study.labs.embedding import Labs, topic_labs
from study.library import queries as library
from study.library.models import Course, Fact
from study.library.pictures import FigureView
from study.library.queries import KeyFact, Line, TopicCard
from study.people.models import Learner
from study.review.queries import standing
from study.review.queries.standing import Cells
from study.topics import article
from study.topics.article import Article

OPEN_LINES = 24
"""Up to this many lines of the notes are shown at once; more open on demand."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure of the notes. A shipped drawing is ours and stands in the page itself."""

    view: FigureView
    drawing: SafeString | None


@dataclass(frozen=True, slots=True)
class Page:
    """A topic's page. `keys` are the dated facts, `articles` what the notes say; `own` whether the
    notes are the reader's; `labs` the simulators in place."""

    card: TopicCard
    pictures: tuple[Picture, ...]
    keys: tuple[KeyFact, ...]
    articles: tuple[Article, ...]
    lines: tuple[Line, ...]
    cells: Cells
    own: bool
    labs: Labs

    @property
    def disputable(self) -> bool:
        """Whether the reader may call a badge wrong: somebody decides about it, they themselves or instructors."""
        return self.own or self.card.course.owner_id is None

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

    @property
    def open_lines(self) -> bool:
        return len(self.lines) <= OPEN_LINES


def topic_page(course: Course, key: str, learner: Learner | None, day: date, lab: Mapping[str, str], here: str) -> Page:
    """The page of a topic, in a number of queries that does not grow with it. Raises Topic.DoesNotExist.

    `lab` is what the page's address says of a simulator on it, `here` that address without it.
    """
    card = library.topic_card(course, key, learner.exam.lower() if learner else "", learner)
    facts = list(Fact.objects.filter(topic=card.topic.pk, removed_at=None))
    return Page(
        card=card,
        pictures=tuple(Picture(view, _drawing(view.svg)) for view in card.figures),
        keys=card.facts if course.shipped else (),
        articles=tuple(article.articles(facts, card.claims)),
        lines=tuple(line for line in library.note_lines(course, key, card.claims) if line.text.strip()),
        cells=standing.count(standing.standings(learner, [course], day, card.topic.pk)),
        own=learner is not None and course.owner_id == learner.pk,
        labs=topic_labs(card.topic.simulators, card.topic.title, "\n".join(fact.text for fact in facts), lab, here),
    )


def _drawing(text: str) -> SafeString | None:
    """A shipped SVG without what stands before its root, which HTML does not know."""
    return mark_safe(text[text.index("<svg") :]) if "<svg" in text else None  # noqa: S308 - from content/
