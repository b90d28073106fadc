"""What tests of authored banks share: the cast, a bank of theirs, and a question as somebody writes it."""

from study.banks import operations
from study.banks.models import Bank, Question, Role, Version, Visibility
from study.core.problem import Problem
from study.core.questions.source.starter import BEFORE, leftovers
from study.people.models import Role as AccountRole
from study.people.models import User
from tests.clock import START
from tests.factories import a_course, a_user

SPRING = """## Spring tide {#spring-tide}

What does the water do at a spring tide?

- [x] It rises higher {.higher}
  > The moon and the sun pull in one line.
- [ ] It stays {.stays}
  > That is the neap tide, and even then it moves.

Source: [Tides, a primer](https://example.org/tides) (checked 2026-11-01)
"""


def an_instructor(name: str = "ada") -> User:
    return a_user(f"{name}@example.org", role=AccountRole.INSTRUCTOR)


def a_shared_bank(owner: User, **others: User) -> Bank:
    """A bank of the owner's; the others by role: `reviewer=grace`."""
    bank = operations.create_bank(course=a_course(), title="Tides", by=owner, now=START)
    for role, user in others.items():
        assert operations.set_role(bank=bank, email=user.email, role=Role(role), by=owner, now=START) is None
    return bank


def an_open_bank(owner: User, **others: User) -> Bank:
    """A bank that everybody is asked from."""
    bank = a_shared_bank(owner, **others)
    operations.set_visibility(bank=bank, visibility=Visibility.PUBLIC, by=owner, now=START)
    return bank


def own(text: str) -> str:
    """An example in words of somebody's own: what a new question begins with cannot be sent."""
    while left := leftovers(text):
        lines = text.split("\n")
        line = lines[left[0].line - 1]
        found = BEFORE.match(line)
        place = found.end() if found else 0
        lines[left[0].line - 1] = f"{line[:place]}Here: {line[place:]}"
        text = "\n".join(lines)
    return text


def written(bank: Bank, by: User, text: str = SPRING) -> Question:
    return operations.start(bank=bank, text=text, by=by, now=START)


def submitted(question: Question, by: User) -> Version:
    version = operations.submit(question=question, by=by, now=START)
    assert isinstance(version, Version), version
    return version


def published(bank: Bank, author: User, reviewer: User, text: str = SPRING) -> Question:
    """A question that is ready."""
    question = written(bank, author, text)
    version = submitted(question, author)
    problem = operations.decide(question=question, version=version.number, approve=True, by=reviewer, now=START)
    assert not isinstance(problem, Problem), problem
    question.refresh_from_db()
    return question
