"""`kill -9` of the server and the worker, over and over, while people answer, save and import: nothing that was
acknowledged may be lost, and nothing be there by halves. On an installation of its own, on loopback, bounded by its
numbers; the short form is tests/places/today/test_processes.py.
"""

import json
import random
import re
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event, Thread

from tests.benchmarks.figures import Figure
from tests.places.installations import Installation, on_file
from tests.places.processes import Process, Visitor, server, worker

ACTION = re.compile(r'action="(/review/\d+/)"')
SETTINGS = {"time_zone": "UTC", "reviews_per_day": "500", "retention": "92", "theme": "dark"}
CARDS = """
from datetime import timedelta
from study.people.models import Learner
from study.web import clock
from tests.factories import a_card, a_course, a_question, a_study
course, today = a_course(shipped=True), clock.now().date()
questions = [a_question(course, prompt=f"Question {{n}}?") for n in range({cards})]
for learner in Learner.objects.all():
    a_study(learner, course)
    for question in questions:
        a_card(learner, question, dealt_on=today)
"""
FOUND = """
import json
from django.db.models import Count
from study.library.models import Look, NoteFile
from study.people.models import Learner
from study.review.models import Card, Review
print(json.dumps({
    "answers": Review.objects.count(),
    "twice": Review.objects.values("card").annotate(n=Count("pk")).filter(n__gt=1).count(),
    "halves": Card.objects.filter(reviews__gt=0).count() - Review.objects.values("card").distinct().count(),
    "saved": list(Learner.objects.order_by("pk").values_list("new_per_day", flat=True)),
    "looks": Look.objects.count(),
    "courses": NoteFile.objects.values("course").distinct().count(),
}))
"""
NOTES = (
    "# Port {number}\n\n"
    + "High water: {number} h after the moon.\n\n- Spring tide: the highest\n- Neap tide: the lowest\n"
)
PEOPLE = 4


class Person:
    """Answers, saves and imports through a server that may be gone, and counts what was acknowledged."""

    def __init__(self, port: int, number: int) -> None:
        self.port, self.number, self.visitor = port, number, Visitor()
        self.answered = self.saved = self.imported = 0
        self.save(1)

    def save(self, number: int) -> None:
        form = self.visitor.surely(self.port, "/settings/").hidden | SETTINGS | {"new_per_day": str(number)}
        if self.visitor.surely(self.port, "/settings/", form).status == 302:
            self.saved = number

    def answer(self) -> None:
        page = self.visitor.surely(self.port, "/review/?kind=new")
        found = ACTION.search(page.text)
        if found:
            sent = self.visitor.surely(self.port, found[1], page.hidden_of(found[1]) | {"answer": "rises"})
            self.answered += sent.status in (200, 303)

    def bring(self, number: int) -> None:
        form = self.visitor.surely(self.port, "/notes/").hidden
        form |= {"text": NOTES.format(number=number), "title": f"Port {self.number}-{number}"}
        sent = self.visitor.surely(self.port, "/notes/", form)
        self.imported += sent.status == 302

    def live(self, answers: int, saves: int, imports: int) -> None:
        for number in range(answers):
            self.answer()
            if number % (answers // saves or 1) == 0:
                self.save(2 + number % 90)
            if number % (answers // imports or 1) == 0:
                self.bring(number)


def run(kills: int, answers: int, saves: int, imports: int) -> list[Figure]:
    with tempfile.TemporaryDirectory(prefix="keepwarm-faults-") as folder:
        at = on_file(Path(folder))
        at.manage("migrate", "-v0")
        at.manage("collectstatic", "--noinput", "-v0")
        with server(at) as (process, port), worker(at) as working, ThreadPoolExecutor(PEOPLE) as pool:
            people = [Person(port, number) for number in range(PEOPLE)]
            at.python(CARDS.format(cards=answers // PEOPLE))
            over = Event()
            killed: list[int] = []
            killer = Thread(target=_kill, args=(kills, answers, people, [process, working], over, killed))
            killer.start()
            parts = [pool.submit(one.live, answers // PEOPLE, saves // PEOPLE, imports // PEOPLE) for one in people]
            for part in parts:
                part.result()
            over.set()
            killer.join()
            return _figures(at, people, len(killed))


def _kill(
    kills: int, answers: int, people: list[Person], processes: list[Process], over: Event, killed: list[int]
) -> None:
    """Kill one or the other that often, spread over all the answers, at moments of no pattern."""
    chance = random.Random(1)
    for number in range(kills):
        while sum(one.answered for one in people) < answers * number // kills:
            if over.wait(0.01):
                return
        if over.wait(chance.uniform(0, 0.5)):
            return
        chance.choice(processes).again()
        killed.append(number)


def _figures(at: Installation, people: list[Person], killed: int) -> list[Figure]:
    found = json.loads(at.python(FOUND))
    acknowledged = sum(one.answered for one in people)
    forgotten = sum(held != one.saved for held, one in zip(found["saved"], people, strict=True))
    brought = sum(one.imported for one in people)
    return [
        Figure("kills of a server or a worker", killed, ""),
        Figure("answers that were acknowledged", acknowledged, ""),
        Figure("acknowledged answers that are lost", max(acknowledged - found["answers"], 0), "", 0),
        Figure("answers that count twice", found["twice"], "", 0),
        Figure("cards that are answered by halves", abs(found["halves"]), "", 0),
        Figure("acknowledged settings that are lost", forgotten, "", 0),
        Figure("imports that were acknowledged", brought, ""),
        Figure("acknowledged imports that are lost", max(brought - found["looks"] - found["courses"], 0), "", 0),
    ]
