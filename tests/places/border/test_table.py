"""Every address for everybody by every method: what the table says, and nothing else."""

import pytest
from django.urls import resolve, reverse

from tests.places.border.table import TABLE
from tests.places.border.world import ACTORS, World, names, sent

pytestmark = pytest.mark.django_db
# What a page says to GET, HEAD or POST where it has no use for it: first who may ask at all.
UNMEANT = {
    "anyone": (405,) * 9,
    "member": (405,) * 9,
    "instructor": (302, 404, 404, *(405,) * 6),
    "admin": (302, *(404,) * 7, 405),
}


def test_every_address_has_its_row_and_every_row_its_address() -> None:
    found = list(names())
    assert len(found) == len(set(found)), "two addresses share a name"
    assert set(found) == set(TABLE)


@pytest.mark.parametrize("name", TABLE)
def test_everybody_gets_what_the_table_says(world: World, name: str) -> None:
    row = TABLE[name]
    address = reverse(name, args=row.args(world))
    lines = {"GET": row.get, "HEAD": row.get, "POST": row.post}
    unmeant = UNMEANT[getattr(resolve(address).func, "access", "anyone")]
    for number, actor in enumerate(ACTORS):
        browser = world.browser(actor)
        for method, line in lines.items():
            data = dict(row.data(world)) if method == "POST" else {}
            asked = f"{address}?{row.query}" if row.query and method != "POST" else address
            status = sent(browser, method, asked, data).status_code
            refused = [401 if method == "POST" and status == 302 else status for status in unmeant]
            assert status == (line or refused)[number], (actor, method)
        for method in ("PUT", "PATCH", "DELETE", "OPTIONS"):
            assert sent(browser, method, address, {}).status_code == 405, (actor, method)
