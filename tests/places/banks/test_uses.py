"""An author reads where a question is used before they change it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from study.banks import operations
from study.banks.models import Visibility
from study.people.models import User
from tests.clock import START
from tests.factories import as_
from tests.page_source import page_source
from tests.places.banks.authoring import a_shared_bank, published
from tests.places.border.world import a_work
from tests.places.classes.people import a_class
from tests.places.review.test_study_sets import a_set

pytestmark = pytest.mark.django_db


def test_work_and_study_sets_are_counted_where_the_question_is_written(ada: User, grace: User) -> None:
    bank = a_shared_bank(ada, reviewer=grace)
    question, cohort = published(bank, ada, grace), a_class(ada)
    operations.set_visibility(bank=bank, visibility=Visibility.COHORTS, cohorts=[cohort], by=ada, now=START)
    edit = reverse("banks:edit", args=[bank.pk, question.key])

    def said() -> str:
        return " ".join(page_source(as_(ada).get(edit)).split())

    assert "Used in no assignment, study set or mock exam yet." in said()
    a_work(cohort, question, ada)
    assert "Used in 1 assignment." in said()
    for days in (1, 2):
        a_set(cohort, [question], lasts=timedelta(days=days))
    assert "Used in 1 assignment, 2 study sets." in said()
