"""An e-mail address is read by its person, by the owners of a bank they work on by who teaches a class they are in and,
of those who teach, by admins; by nobody else, on no page."""

import pytest
from django.urls import reverse

from study.web.logs import ADDRESS
from tests.page_source import page_source
from tests.places.border.table import TABLE
from tests.places.border.world import ACTORS, World, sent

pytestmark = pytest.mark.django_db


def addresses(world: World, actor: str, name: str) -> set[str]:
    """The addresses in what somebody reads there, after a look and after whatever they can send."""
    row = TABLE[name]
    asked, browser = reverse(name, args=row.args(world)), world.browser(actor)
    answers = [sent(browser, "GET", f"{asked}?{row.query}", {})] if row.get else []
    if row.post:
        answers.append(sent(browser, "POST", asked, dict(row.data(world)), follow=True))
    found = " ".join(b"".join(answer).decode("utf-8", "replace") for answer in answers)
    # In a compressed file whatever may stand around an @, but hardly a domain with a name in ASCII.
    return {one for one in ADDRESS.findall(found) if one.isascii() and "." in one.partition("@")[2]}


@pytest.mark.parametrize("actor", ACTORS)
def test_nobody_reads_the_address_of_somebody_else(world: World, actor: str) -> None:
    team = {world.users[name].email for name in ("owner", "editor", "reviewer", "viewer")}
    for name, row in TABLE.items():
        own = {f"{actor}@example.org"}
        typed = {str(value) for value in row.data(world).values() if "@" in str(value)}
        own |= {"learner@example.org"} if actor == "owner" and name.startswith("classes:") else set()
        own |= {"instructor@example.org"} if actor == "admin" and name == "people:roles" else set()
        allowed = own | typed | (team if actor in ("owner", "admin") and ":" in name else set())
        assert addresses(world, actor, name) <= allowed, name


@pytest.mark.parametrize(("actor", "sees"), [("owner", True), ("admin", True), ("editor", False), ("viewer", False)])
def test_owners_know_who_did_what(world: World, actor: str, sees: bool) -> None:
    reviewer = world.users["reviewer"]
    number = f"instructor {reviewer.pk}"
    for name in ("banks:sharing", "banks:history", "banks:edit"):
        page = page_source(world.browser(actor).get(reverse(name, args=TABLE[name].args(world))))
        assert (reviewer.email in page, number in page) == (sees, not sees), name
