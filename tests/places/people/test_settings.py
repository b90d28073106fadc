"""The settings page, the download and the end of an account."""

import json

import pytest
from django.test import Client

from study.people.models import Learner, User
from study.people.sessions import SESSION_KEY
from tests import clock
from tests.page_source import page_source

pytestmark = pytest.mark.django_db
VALUES = {
    "time_zone": "Europe/Oslo",
    "new_per_day": "5",
    "reviews_per_day": "80",
    "retention": "92",
    "exam": "DVA-C02",
    "exam_date": "2026-12-18",
    "theme": "dark",
}


@pytest.fixture
def learner(client: Client) -> Learner:
    user = User.objects.create_user("ada@example.org", "a-long-secret")
    client.force_login(user)
    return Learner.objects.create(user=user, created_at=clock.now())


def test_a_visitor_sees_the_defaults_and_their_zone_and_is_not_written_down(client: Client) -> None:
    client.cookies["tz"] = "Asia/Tokyo"
    page = page_source(client.get("/settings/"))
    assert 'value="Asia/Tokyo"' in page and page.count("<option") == 1
    assert 'value="90"' in page and "Create an account" in page and "Delete" not in page
    assert not Learner.objects.exists()


def test_saving_makes_a_learner_of_a_visitor(client: Client) -> None:
    assert client.post("/settings/", VALUES).status_code == 302
    made = Learner.objects.get()
    assert (made.time_zone, made.new_per_day, made.desired_retention) == ("Europe/Oslo", 5, 0.92)
    assert client.session[SESSION_KEY] == made.pk
    client.post("/settings/", VALUES | {"new_per_day": "0"})
    assert Learner.objects.get().new_per_day == 0


def test_saving_changes_the_accounts_learner(client: Client, learner: Learner) -> None:
    client.post("/settings/", VALUES)
    learner.refresh_from_db()
    assert (learner.exam, str(learner.exam_date), learner.reviews_per_day) == ("DVA-C02", "2026-12-18", 80)
    assert "ada@example.org" in page_source(client.get("/settings/"))


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("new_per_day", "201", "At most 200."),
        ("new_per_day", "-1", "At least 0."),
        ("new_per_day", "ten", "Enter a whole number."),
        ("reviews_per_day", "0", "At least 1."),
        ("reviews_per_day", "2001", "At most 2000."),
        ("retention", "69", "At least 70."),
        ("retention", "98", "At most 97."),
        ("exam_date", "2026-11-22", "Choose today or a later date."),
    ],
)
def test_an_error_names_the_bound_and_keeps_what_was_typed(
    client: Client, learner: Learner, field: str, value: str, message: str
) -> None:
    answer = client.post("/settings/", VALUES | {field: value})
    page = page_source(answer)
    assert answer.status_code == 422 and message in page
    assert f'value="{value}"' in page and 'value="DVA-C02"' in page
    assert f'id="id_{field}_error"' in page and 'aria-invalid="true"' in page
    learner.refresh_from_db()
    assert learner.exam == ""


def test_a_zone_that_is_not_offered_is_refused(client: Client) -> None:
    assert client.post("/settings/", VALUES | {"time_zone": "Nowhere/City"}).status_code == 422
    assert not Learner.objects.exists()


def test_a_city_is_enough_and_of_several_zones_each_is_offered(client: Client, learner: Learner) -> None:
    client.post("/settings/", VALUES | {"time_zone": "oslo"})
    learner.refresh_from_db()
    assert learner.time_zone == "Europe/Oslo"
    page = page_source(client.post("/settings/", VALUES | {"time_zone": "indiana/"}))
    assert "Several time zones have this name" in page and '<option value="America/Indiana/Knox">' in page


def test_settings_stay_savable_after_the_exam(client: Client, learner: Learner) -> None:
    Learner.objects.update(exam_date="2026-01-05")
    assert client.post("/settings/", VALUES | {"exam_date": "2026-01-05"}).status_code == 302


@pytest.mark.parametrize(("theme", "mark"), [("dark", 'data-theme="dark"'), ("light", 'data-theme="light"')])
def test_the_theme_is_kept_in_the_browser(client: Client, theme: str, mark: str) -> None:
    client.post("/settings/", VALUES | {"theme": theme})
    assert f'<html lang="en" {mark}>' in page_source(client.get("/settings/"))
    client.post("/settings/", VALUES | {"theme": "system"})
    assert '<html lang="en">' in page_source(client.get("/settings/"))


def test_a_made_up_theme_cookie_reaches_no_page(client: Client) -> None:
    client.cookies["theme"] = "dark onload"
    assert '<html lang="en">' in page_source(client.get("/settings/"))


def test_a_page_that_stood_open_takes_nothing_back(client: Client, learner: Learner) -> None:
    form = client.get("/settings/").context["form"]
    assert form["new_per_day"].html_initial_name in page_source(client.get("/settings/"))
    shown = {form[name].html_initial_name: str(form[name].value() or "") for name in form.fields}
    left = {name: str(form[name].value() or "") for name in form.fields}
    Learner.objects.filter(pk=learner.pk).update(new_per_day=33, exam="SAA-C03")
    client.post("/settings/", {**left, **shown, "reviews_per_day": "77"})
    learner.refresh_from_db()
    assert (learner.new_per_day, learner.exam, learner.reviews_per_day) == (33, "SAA-C03", 77)


def test_the_download_is_ones_own_and_only_ones_own(client: Client, learner: Learner) -> None:
    other = Learner.objects.create(created_at=clock.now(), exam="theirs")
    answer = client.get("/settings/my-data.json")
    assert answer["Cache-Control"] == "private, no-store"
    document = json.loads(answer.content)
    assert [row["pk"] for row in document["people.learner"]] == [learner.pk] != [other.pk]
    assert Client().get("/settings/my-data.json").status_code == 404


def test_deleting_asks_first(client: Client, learner: Learner) -> None:
    assert "10 minutes to undo" in page_source(client.get("/settings/delete/"))
    assert Learner.objects.get().leaving_at is None
    assert client.post("/settings/delete/", {"password": "a-long-secret"}).status_code == 302
    assert Learner.objects.get().leaving_at
    assert "_auth_user_id" not in client.session
