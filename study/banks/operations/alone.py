"""Publishing without a second reader, as the owner of a bank that is not public: one question, or many in one act."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from study.banks.models import Bank, Question, Version, Visibility
from study.banks.operations.doubling import follow_written
from study.banks.operations.drafting import make_versions
from study.banks.operations.indexing import index_question
from study.banks.operations.publishing import all_go_live
from study.banks.operations.writing import Judged, judge
from study.core.problem import Problem
from study.core.questions.question import Question as CoreQuestion
from study.people.models import User

PUBLIC = Problem("In a public bank, somebody else must approve a question before it is used.")


@transaction.atomic
def publish_alone(
    *, question: Question, by: User, now: datetime, revision: int | None = None
) -> Version | tuple[Problem, ...]:
    """Publish the draft without a second reader; or say what keeps it from that. `revision` is that of the text which
    was seen, where one was."""
    bank = Bank.objects.select_for_update(of=("self",)).select_related("course").get(pk=question.bank_id)
    locked = Question.objects.select_for_update(of=("self",)).select_related("current", "candidate", "draft")
    question = locked.get(pk=question.pk)
    question.bank = bank
    judged = judge_alone([question], now=now, revision=revision)
    if question.pk in judged.refused:
        return judged.refused[question.pk]
    (version,) = put_in_use(judged.ready, by=by, now=now)
    index_question(question)
    follow_written(course=bank.course, now=now)
    return version


def judge_alone(rows: Sequence[Question], *, now: datetime, revision: int | None = None) -> Judged:
    """Which drafts of questions of one bank may be published so. This reads every text, and writes nothing."""
    if rows and is_public(rows[0].bank):
        return Judged([], {row.pk: (PUBLIC,) for row in rows}, {})
    return judge(rows, now=now, revision=revision, alone=True)


def put_in_use(ready: Sequence[tuple[Question, str, CoreQuestion]], *, by: User, now: datetime) -> Sequence[Version]:
    """Make a marked version of each of these texts of locked questions, and ask it from now on."""
    versions = make_versions(ready, by=by, now=now, alone=True) if ready else []
    pairs = [(row, version) for (row, _, _), version in zip(ready, versions, strict=True)]
    all_go_live(pairs, "published alone", by=by, now=now)
    return versions


def is_public(bank: Bank) -> bool:
    """Whether what only its writers have read may not be asked there."""
    return bank.visibility == Visibility.PUBLIC
