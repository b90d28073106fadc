"""The current decisions of a learner about the questions made from their own notes."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from study.banks.models import Choice, Decision, Status, Version
from study.banks.models import Question as QuestionRow
from study.banks.rows import Publication, restored
from study.core.computed.authored import freeze
from study.core.generators.pictures import placed, shown_at
from study.core.notes.model import Fact, Notes, Topic
from study.core.problem import Problem, refusals, tally
from study.core.questions.check import check
from study.core.questions.place import in_front
from study.core.questions.question import Question
from study.core.questions.source.reader import parse_question
from study.core.questions.source.writer import TEXT_KEY, write_alone
from study.library.models import Course

OWN_WORDS = "own-words"
"""The recipe of questions that the person wrote about a line; the key is `<fact>/own-words-<number>`."""


def own_words(text: str, key: str, today: date) -> tuple[Question | None, tuple[Problem, ...]]:
    """Read the text that a person wrote for the question `key`, and what is wrong with it; no question where it
    cannot be asked. One's own notes need no source and no reasons."""
    read, problems = parse_question(text, today)
    if read is None or tally(problems).refuses:
        return None, refusals(problems) or problems
    asked, faults = freeze(read)
    problems = (*problems, *faults, *(() if tally(faults).refuses else check(asked)))
    if faults := refusals(problems):
        return None, faults
    return replace(asked, key=key, status=Status.READY), problems


def words_of(question: QuestionRow) -> str:
    """What a question asks, as the Markdown in which its owner can change it."""
    if question.current is None:
        return ""
    question.current.question = question
    return words_in(question.current)


def words_in(version: Version) -> str:
    """A version as Markdown: as it was written, or, where it was made from notes, read from a file or computed, written
    down from what it asks."""
    return version.text or write_alone(_named(version))


def words_alone(version: Version, topic: str, by_name: Callable[[Question], Question]) -> str:
    """The same, to be asked outside of the notes, whose place it names, on the `topic` of that key; `by_name` puts the
    names of pictures in place of what stands for them."""
    return version.text or write_alone(by_name(in_front(replace(_named(version), topic=topic))))


def _named(version: Version) -> Question:
    asked = restored(version)
    return replace(asked, key=TEXT_KEY, title=asked.title or "Question")


def decisions_of(course: Course, keys: Collection[str] | None = None) -> dict[str, Decision]:
    """The decision that counts, by the key of the question; of those `keys` alone, where they are given."""
    found = Decision.objects.filter(course=course, undone_at=None)
    return {one.key: one for one in (found if keys is None else found.filter(key__in=keys))}


def decision_on(course: Course, key: str) -> Decision | None:
    """The decision that counts about one question."""
    return Decision.objects.filter(course=course, key=key, undone_at=None).last()


def never_asked(decisions: Mapping[str, Decision]) -> dict[str, list[str]]:
    """The facts of which somebody wants no further questions, by key, with the keys of those that they do not want: of
    a table row it is only its cells that these ask for."""
    found: dict[str, list[str]] = {}
    for one in decisions.values():
        if one.choice == Choice.NEVER:
            found.setdefault(one.fact, []).append(one.key)
    return found


def decided(
    given: Sequence[Publication],
    notes: Notes,
    decisions: Mapping[str, Decision],
    groups: Mapping[str, str],
    today: date,
) -> Iterator[Publication]:
    """What notes give to their bank after what the person decided: kept, set aside, or in their own words, which
    are asked as long as the fact is in the notes. `groups` has the group of each fact by its key."""
    facts = {fact.key: (topic, fact) for topic in notes.topics for fact in topic.facts}
    proposed = {one.question.key for one in given}
    for one in given:
        choice = decisions.get(one.question.key)
        yield _with(one, choice, today) if choice else one
    for key, choice in decisions.items():
        if key in proposed or choice.fact not in facts or choice.choice not in (Choice.EDITED, Choice.OWN):
            continue
        if written := in_own_words(choice, *facts[choice.fact], today):
            yield Publication(written, groups[choice.fact], OWN_WORDS, choice=choice.choice, text=choice.text)


def _with(one: Publication, decision: Decision, today: date) -> Publication:
    if not decision.text:
        return replace(one, choice=decision.choice)
    own, _ = own_words(decision.text, decision.key, today)
    if own is None:
        return one
    made = one.question
    there = replace(own, topic=made.topic, lines=made.lines, context=made.context, pictures=made.pictures)
    return replace(one, question=there, choice=decision.choice, text=decision.text)


def in_own_words(decision: Decision, topic: Topic, fact: Fact, today: date) -> Question | None:
    """The question that a person wrote, at its fact's place."""
    own, _ = own_words(decision.text, decision.key, today)
    pictures = placed(shown_at(topic, fact.lines), set())
    return replace(own, topic=topic.key, lines=fact.lines, pictures=pictures) if own else None


def next_own_key(fact: str, keys: Iterable[str]) -> str:
    """The key of the next question that a person writes about a fact."""
    start = f"{fact}/{OWN_WORDS}-"
    numbers = (key.removeprefix(start) for key in keys if key.startswith(start))
    return f"{start}{max((int(number) for number in numbers if number.isdecimal()), default=0) + 1}"
