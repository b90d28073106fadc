"""One exam, asked for by several requests in the same moment, of servers with several processes."""

import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

from tests.places.installations import Installation
from tests.places.processes import Answer, Visitor, server

OPTION = re.compile(r'name="answer"\s+value="([^"]+)"')
COURSE = "from tests.places.exams.sittings import a_course_with_an_exam as made; made()"
FOUND = """
import json
from study.exams.models import Chosen, Sitting, Slot
from study.people.models import Learner
[held] = Sitting.objects.all()
[chosen] = Slot.objects.filter(position=1).values_list("chosen", flat=True)
kept = list(Chosen.objects.order_by("at", "pk").values_list("keys", flat=True))
print(json.dumps([Learner.objects.count(), held.slots.count(), len(kept), chosen in kept, held.ended_at is not None]))
"""


def test_starts_choices_and_ends_at_once_are_one_exam(installation: Installation) -> None:
    installation.python(COURSE)
    me = Visitor()
    with server(installation, processes=2) as (_, port), ThreadPoolExecutor(6) as pool:

        def together(path: str, forms: Sequence[dict[str, str]]) -> list[Answer]:
            sent = [pool.submit(Visitor(dict(me.cookies)).open, port, path, form) for form in forms]
            return [one.result() for one in sent]

        page = me.surely(port, "/exams/")
        start = {**page.hidden_of("/exams/start/"), "form": "10"}
        begun = together("/exams/start/", [start] * 6)
        assert [one.status for one in begun] == [303] * 6
        [address] = {one.headers["Location"] for one in begun}
        assert me.open(port, "/exams/start/", start).headers["Location"] == address, "and a seventh goes on with it"

        page = me.open(port, f"{address}1/")
        options = OPTION.findall(page.text)
        form = {**page.hidden_of(f"{address}1/"), "by": "script"}
        choices = [form | {"choice": str(uuid4()), "answer": options[number % len(options)]} for number in range(5)]
        saved = together(f"{address}1/", [*choices, choices[0]])  # one of them arrives twice
        assert {one.text for one in saved} == {"Saved."}, [one.text for one in saved]

        token = me.open(port, f"{address}finish/").hidden
        ended = together(f"{address}finish/", [token] * 6)
        assert {one.headers["Location"] for one in ended} == {f"{address}result/"}
        assert me.open(port, f"{address}result/").status == 200
    assert installation.python(FOUND) == "[1, 10, 5, true, true]"
