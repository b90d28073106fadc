"""Several servers and a worker over one database and one folder are one Keepwarm, whoever of them is killed."""

import re
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from http.client import HTTPConnection
from signal import SIGKILL

from tests.places.installations import Installation
from tests.places.processes import Visitor, server, worker

ACTION = re.compile(r'action="(/review/\d+/)"')
SETTINGS = {"time_zone": "UTC", "reviews_per_day": "80", "retention": "92", "theme": "dark"}
CARDS = """
from study.people.models import Learner
from study.web import clock
from tests.factories import a_card, a_course, a_question, a_study
learner, course = Learner.objects.get(), a_course(shipped=True)
a_study(learner, course)
today = clock.now().date()
for question in [a_question(course, prompt=f"Question {{n}}?") for n in range({cards})]:
    a_card(learner, question, dealt_on=today)
"""
ANSWERS = "from study.review.models import Review; print(Review.objects.count())"
FOUND = """
from study.library.models import Look
from study.people.models import Learner
from study.review.models import Review
from study.web.models import Task
left = Task.objects.exclude(name="prune").count()  # which waits for its day
print(Review.objects.count(), Learner.objects.get().new_per_day, Look.objects.count(), left)
"""
OVER = "from study.web import clock; from study.web.models import Task; Task.objects.update(lease=clock.now())"
"""What a killed worker had in hand is free when its lease is over: at once, here."""
LONG = "# Tides\n\n" + "The water rises twice a day, and nobody asks why it does.\n" * 4_000

BROUGHT = """
from study.library.models import Look
from study.library.sources import Sources, Text
from study.people.models import Learner
from study.topics import operations
from study.web import clock
me = Learner.objects.first() or Learner.objects.create(created_at=clock.now())
sources = Sources((Text("tides.md", "# Tides\\n\\n- {line}\\n"),), name="tides")
look = operations.look_at(learner=me, sources=sources, now=clock.now())
"""
TAKEN = "assert operations.take_over(look=look, now=clock.now()).state == 'taken'"
CUT = """
import os, signal
from django.db import connection
switched = []
def cut(execute, sql, params, many, context):
    if switched and not connection.in_atomic_block:
        os.kill(os.getpid(), signal.SIGKILL)
    if sql.startswith("UPDATE") and '"taken_at" = ' in sql:
        switched.append(sql)
    return execute(sql, params, many, context)
with connection.execute_wrapper(cut):
    operations.take_over(look=look, now=clock.now())
"""
"""Taking over, by a process that is killed at its first step after the switch."""
CAME = """
from study.library import search
from study.library.models import Course, Fact, Look
from study.web.models import Task
course = Course.objects.get(deleted_at=None)  # the place of what arrived is pruned
said = [fact.text for fact in Fact.objects.filter(removed_at=None)]
found = [word for word in ("spring", "neap") if search.search(word, [course.pk], "fact")]
left = Task.objects.exclude(name="prune").count()
print(said, found, Look.objects.latest("pk").state, left)
"""


def save(visitor: Visitor, port: int, number: int) -> None:
    """Save how many new cards a day; sent again until it is known to be saved."""
    form = visitor.surely(port, "/settings/").hidden | SETTINGS | {"new_per_day": str(number)}
    assert visitor.surely(port, "/settings/", form).status == 302


def asked(visitor: Visitor, port: int) -> tuple[str, dict[str, str]]:
    """Where the next answer is to be sent, and what with it."""
    page = visitor.surely(port, "/review/?kind=new")
    found = ACTION.search(page.text)
    assert found, page.text
    return found[1], page.hidden_of(found[1]) | {"answer": "rises"}


def test_two_servers_and_a_worker_are_one(installation: Installation) -> None:
    me = Visitor()
    with server(installation) as (_, one), server(installation) as (_, other), ThreadPoolExecutor(4) as pool:
        save(me, one, 7)
        assert 'value="7"' in me.open(other, "/settings/").text, "a session of one is a session of the other"

        installation.python(CARDS.format(cards=2))
        address, form = asked(me, one)
        sent = [pool.submit(Visitor(dict(me.cookies)).open, port, address, form) for port in (one, other) * 2]
        assert {answer.result().status for answer in sent} == {303}
        assert installation.python(ANSWERS) == "1", "sent four times to two servers, counted once"

        counted = [me.open(port, "/progress/cards.apkg").status for port in (one, other) * 10]
        assert 429 in counted, "each was asked ten times, both together twenty times"

        assert me.open(one, "/readyz").text == me.open(other, "/readyz").text == '{"status": "no worker"}'
        look = me.open(one, "/notes/", me.open(other, "/notes/").hidden | {"text": LONG, "name": "tides"})
        assert look.status == 302
        with worker(installation):
            while "HX-Redirect" not in me.open(other, look.headers["Location"], part=True).headers:
                pass
            assert {me.open(port, "/readyz").status for port in (one, other)} == {200}


def test_no_connection_is_closed_under_who_reads(at_file: Installation) -> None:
    """A worker that is retired after some thousand requests would close those of all who read a page meanwhile."""
    with server(at_file) as (_, port), closing(HTTPConnection("127.0.0.1", port)) as reads:
        reads.request("GET", "/healthz")
        reads.getresponse().read()
        kept = reads.sock
        with closing(HTTPConnection("127.0.0.1", port)) as busy:
            for number in range(6_000):
                busy.request("GET", "/healthz")
                answer = busy.getresponse()
                answer.read()
                assert answer.status == 200 and not answer.will_close, f"request {number}"
        reads.request("GET", "/healthz")
        assert reads.getresponse().status == 200 and reads.sock is kept


def test_what_was_acknowledged_outlives_a_kill(installation: Installation) -> None:
    """The long form is `python -m tests.benchmarks faults`."""
    me = Visitor()
    with server(installation) as (process, port), worker(installation) as working:
        save(me, port, 1)
        installation.python(CARDS.format(cards=2))
        for number in range(2, 4):
            address, form = asked(me, port)
            with ThreadPoolExecutor(1) as pool:
                sent = pool.submit(me.surely, port, address, form)
                process.again()
                # Sent again, an answer that was taken before the kill is told as taken.
                assert sent.result().status in (200, 303)
            save(me, port, number)
        look = me.surely(port, "/notes/", me.surely(port, "/notes/").hidden | {"text": LONG, "name": "tides"})
        working.again()
        installation.python(OVER)
        while "HX-Redirect" not in me.open(port, look.headers["Location"], part=True).headers:
            pass
        assert installation.python(FOUND) == "2 3 1 0"


def test_notes_whose_taking_over_is_killed_after_the_switch_are_gone_on_with(installation: Installation) -> None:
    installation.python(BROUGHT.format(line="A spring tide is the highest") + TAKEN)
    installation.python(BROUGHT.format(line="A neap tide is the lowest") + CUT, ends=-SIGKILL)
    new = "['A neap tide is the lowest']"
    assert installation.python(CAME) == f"{new} ['spring'] taking 2", (
        "the course is the new one; search, and the look, are not"
    )
    with worker(installation):
        installation.python(OVER)
        while not (came := installation.python(CAME)).endswith(" 0"):
            pass
    assert came == f"{new} ['neap'] taken 0"
