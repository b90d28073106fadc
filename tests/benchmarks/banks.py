"""An instructor with ten thousand questions: taking them in, looking through them, writing one."""

import tempfile
import time
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from study.banks import exchange, files, operations
from study.core.formats import FORMATS
from study.core.formats.shared.format import Record
from study.core.questions.kinds import KINDS
from study.core.questions.source.reader import parse_question
from study.library.models import Course
from study.people.models import Role, User
from tests.benchmarks import anki_shows, peer_anki
from tests.benchmarks.big_learner import NOW
from tests.benchmarks.figures import Figure, p95, timed

QUESTIONS = 10_000
ASKED = """## Tide number {number} {{#tide-{number} tags=moon,outcome-{outcome}}}

What does the water do at spring tide number {number}, when the moon is full?

- [x] It rises higher {{.higher}}
  > The moon and the sun pull in one line.
- [ ] It stays {{.stays}}
  > That is the neap tide.
- [ ] It freezes {{.freezes}}
  > Too warm.

Source: [Tides](https://example.org/tides/{number}) (checked 2026-0{month}-01)
"""
LOOKS = ("", "?q=number+777", "?tag=outcome-3&sort=checked", "?status=draft&sort=title", "?look=source&page=7")


def run() -> list[Figure]:
    course = Course.objects.create(slug="tides", address="tides", title="Tides", updated_at=NOW)
    user = User.objects.create_user("tides@example.org", "correct horse", role=Role.INSTRUCTOR)
    bank = operations.create_bank(course=course, title="Tides", by=user, now=NOW)
    text = "\n".join(ASKED.format(number=n, outcome=n % 20, month=1 + n % 9) for n in range(QUESTIONS))
    began = time.perf_counter()
    planned = exchange.plan(bank, text.encode(), "tides.md", "auto", NOW.date())
    upload = operations.keep_upload(bank=bank, plan=planned, name="tides.md", by=user, now=NOW)
    upload = operations.take_in(upload=upload, now=NOW)
    figures = [Figure(f"import of {upload.done:,} questions", time.perf_counter() - began, "s", 10)]
    call_command("collectstatic", interactive=False, verbosity=0)
    client = Client()
    client.force_login(user)
    settings.ALLOWED_HOSTS.append("testserver")
    url = reverse("banks:bank", args=[bank.pk])
    client.get(url)  # once, as templates are compiled from then on
    shown = timed(lambda look=look: client.get(url + look) for look in LOOKS for _ in range(8))
    figures.append(Figure(f"bank list of {QUESTIONS:,}, filtered and sorted, p95", p95(shown), "ms", 50))
    draft = reverse("banks:draft", args=[bank.pk, "tide-1"])
    sent = [{"text": ASKED.format(number=1, outcome=1, month=n % 9 + 1), "revision": str(n + 1)} for n in range(30)]
    saved = timed(lambda form=form: client.post(draft, form) for form in sent)
    figures.append(Figure("editor: save and preview, p95", p95(saved), "ms", 100))
    return [*figures, *_anki(), *anki_shows.shown()]


def _anki() -> list[Figure]:
    """A package of one question of each kind, as Anki's own importer takes it, twice."""
    records = [
        Record(question) for kind in KINDS.values() for question in [parse_question(kind.examples[0])[0]] if question
    ]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bank.apkg"
        for target, now in ((path, NOW), (path.with_suffix(".again"), NOW + timedelta(days=1))):
            target.write_bytes(files.write_file(FORMATS["apkg"], records, "Every kind", now).data)
        new, updated = peer_anki.takes(path)
    return [
        Figure(f"Anki takes a package of {len(records)} kinds: new notes", new, "", len(records), at_least=True),
        Figure("and the same a day later: updated notes", updated, "", len(records), at_least=True),
    ]
