"""Every address for everybody by every method: what the table says, and nothing else."""

import pytest
from django.urls import resolve, reverse

from tests.places.border.table import TABLE
from tests.places.border.world import ACTORS, make_world, names, sent

pytestmark = pytest.mark.django_db
# What an instructors' page says to GET, HEAD or POST where it has no use for it: first who may ask at all.
UNMEANT = {"GET": (302, 404, 404, *(405,) * 6), "POST": (401, 404, 404, *(405,) * 6)}


def test_every_address_has_its_row_and_every_row_its_address() -> None:
    found = list(names())
    assert len(found) == len(set(found)), "two addresses share a name"
    assert set(found) == set(TABLE)


@pytest.mark.parametrize("name", TABLE)
def test_everybody_gets_what_the_table_says(name: str) -> None:
    world, row = make_world(), TABLE[name]
    address = reverse(name, args=row.args(world))
    lines = {"GET": row.get, "HEAD": row.get, "POST": row.post}
    guarded = getattr(resolve(address).func, "access", "anyone") == "instructor"
    for number, actor in enumerate(ACTORS):
        browser = world.browser(actor)
        for method, line in lines.items():
            data = dict(row.data(world)) if method == "POST" else {}
            asked = f"{address}?{row.query}" if row.query and method != "POST" else address
            status = sent(browser, method, asked, data).status_code
            unmeant = UNMEANT["POST" if method == "POST" else "GET"] if guarded else (405,) * 9
            assert status == (line or unmeant)[number], (actor, method)
        for method in ("PUT", "PATCH", "DELETE", "OPTIONS"):
            assert sent(browser, method, address, {}).status_code == 405, (actor, method)
