"""Where the topics of courses stand, and what tells those of one name apart."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from django.db.models import QuerySet

from study.core.text.told_apart import told_apart
from study.library.models import Topic
from study.web.prepared import SLOTS, Read, among, filled


def listed(courses: Sequence[int]) -> Sequence[Topic]:
    """The topics of courses as lists show them, in their order."""
    if not 0 < len(courses) <= SLOTS:
        return list(_in_lists(courses))
    return _topics_of(*filled(courses))


@Read
def _topics_of(one: int, two: int, three: int, four: int) -> QuerySet[Topic]:
    return _in_lists((one, two, three, four))


def _in_lists(courses: Sequence[int]) -> QuerySet[Topic]:
    """The topics of courses with what a list shows of them: `TopicRef`, and where they stand."""
    found = Topic.objects.filter(among("course", courses)).select_related("file").order_by("position")
    return found.only("course", "key", "parent", "title", "called", "level", "simulators", "file__path")


def told_of(topics: Sequence[Topic]) -> dict[int, str]:
    """What tells topics from others of their names in their course, by number, where there are any: the topics they
    are in, else their file."""
    counts = Counter((topic.course_id, topic.name.casefold()) for topic in topics)
    by_pk = {topic.pk: topic for topic in topics}
    alike: dict[int, list[Topic]] = {}
    for topic in topics:
        if counts[topic.course_id, topic.name.casefold()] > 1:
            alike.setdefault(topic.course_id, []).append(topic)
    found: dict[int, str] = {}
    for same in alike.values():
        places = [_down_to(topic, by_pk) for topic in same]
        found |= {topic.pk: said for topic, said in zip(same, told_apart(places), strict=True)}
    return found


def _down_to(topic: Topic, by_pk: Mapping[int, Topic]) -> list[str]:
    """The names of the file, of the topics that a topic is in, and its own."""
    names, above = [topic.name], by_pk.get(topic.parent_id or 0)
    while above:
        names.append(above.name)
        above = by_pk.get(above.parent_id or 0)
    return [topic.file.path, *reversed(names)]


def places_of(courses: Iterable[int]) -> dict[int, str]:
    """What tells the topics of these courses from others of their names, by number, where there are any."""
    found = list(dict.fromkeys(courses))
    return told_of(listed(found)) if found else {}


def topic_labels(course: int) -> list[tuple[str, str]]:
    """Key and name of every topic of a course, in their order, with what tells those of one name apart."""
    topics = listed([course])
    apart = told_of(topics)
    return [(topic.key, f"{topic.name} ({apart[topic.pk]})" if apart.get(topic.pk) else topic.name) for topic in topics]
