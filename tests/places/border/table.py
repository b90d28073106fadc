"""Every address with what each person gets there. An address without a row here fails its test.

A row has one line of answers to GET (HEAD is the same) and one to POST, in the order of ACTORS: guest, learner,
other learner; instructor without a role, viewer, reviewer, editor, owner, admin. None means that the method is
not meant, which is 405 to whoever may ask at all. Everything else is 405 to everybody.
"""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from study.people.leaving import leave
from tests import clock
from tests.factories import RIGHT, a_learner
from tests.places.banks.authoring import SPRING
from tests.places.border.rows import Row, admins, all_get, editors, mine, role, sending, signed_in, taught, teaching
from tests.places.border.world import PLATFORM, World, a_file, a_role, adding, made, opened, platform
from tests.places.exams.sittings import an_exam


def cohort(world: World) -> list[Any]:
    return [world.cohort.pk]


def work(world: World) -> list[Any]:
    return [world.cohort.pk, world.work.pk]


def bank(world: World) -> list[Any]:
    return [world.bank.pk]


def question(world: World) -> list[Any]:
    return [world.bank.pk, world.waiting.key]


def ready(world: World) -> list[Any]:
    return [world.bank.pk, world.ready.key]


def engine(world: World) -> list[Any]:
    return ["concurrency"]


def course(world: World) -> list[Any]:
    return [world.course.address]


def own(world: World) -> list[Any]:
    return [world.own.address]


def exam(world: World) -> list[Any]:
    return [world.bank.pk, world.exam.pk]


def a_sitting(world: World) -> list[Any]:
    return [world.sitting.pk]


def choosing() -> Mapping[str, Any]:
    return {"answer": "rises", "submission": str(uuid4()), "go": "next"}


def answering(world: World) -> Mapping[str, Any]:
    return {"version": 1, "ordinal": 0, "turn": 0, **RIGHT}


SETTINGS = {
    "time_zone": "Europe/Oslo",
    "new_per_day": "5",
    "reviews_per_day": "80",
    "retention": "92",
    "exam": "DVA-C02",
    "exam_date": "",
    "theme": "dark",
}
PASSWORD = "correct-horse-battery"
GRANT = {"factor": "1.5", "extra": "30", "reason": "Agreed."}
TEXT = {"text": SPRING, "revision": "1"}

TABLE: dict[str, Row] = {
    "healthz": Row(all_get(200), None),
    "readyz": Row(all_get(200), None),
    "manifest": Row(all_get(200), None),
    "worker": Row(all_get(200), None),
    # people
    "people:settings": Row(all_get(200), all_get(302), data=lambda w: SETTINGS),
    "people:download": Row((404, 200, 200, *(404,) * 6), None),
    "people:delete": Row(
        (404, 200, 200, *(404,) * 6), (404, 302, 302, *(404,) * 6), data=lambda w: {"password": "correct horse"}
    ),
    "people:stay": Row(all_get(200), all_get(302), lambda w: [leave(learner=a_learner(), now=clock.now())]),
    "people:calendar": Row(None, all_get(302)),
    "people:roles": Row(admins(200), admins(302, guest=401), data=a_role, query="page=1"),
    "people:stop_reminders": Row(all_get(404), all_get(404)),
    "people:phone": Row(all_get(200), all_get(200)),
    "people:handover": Row(all_get(404), all_get(404)),
    "people:errand": Row(editors(200, 302), editors(302, 401), lambda w: [w.errand.pk]),
    "people:errand_file": Row(editors(200, 302), (401, *(405,) * 8), lambda w: [w.errand.pk]),
    # classes
    "classes:classes": Row(all_get(200), None),
    "classes:join": Row(all_get(200), all_get(302), data=lambda w: {"code": "abc", "name": "Lea"}),
    "classes:make": Row(None, sending(302, "instructor"), data=lambda w: {"name": "Class 2"}),
    "classes:mine": Row(mine(200), None, cohort),
    "classes:leave": Row(None, mine(302), cohort),
    "classes:class": Row(taught(200), None, cohort, query="q=lea"),
    "classes:as_learner": Row(taught(200), None, cohort),
    "classes:people": Row(None, teaching(200), cohort, lambda w: {"pick": w.cohort.members.get().pk, "do": "remove"}),
    "classes:invite": Row(None, teaching(302), cohort, lambda w: {"do": "save", "until": ""}),
    "classes:name": Row(None, teaching(302), cohort, lambda w: {"name": "Class 3"}),
    "classes:end": Row(None, teaching(302), cohort, lambda w: {"do": "close"}),
    "classes:instructors": Row(None, teaching(302), cohort, lambda w: {"email": "instructor@example.org", "drop": ""}),
    "classes:expect": Row(None, teaching(302), cohort, lambda w: {"names": "lea@example.org", "drop": ""}),
    "classes:copy": Row(None, teaching(302), cohort, lambda w: {"name": "Class 4"}),
    "classes:learner": Row(taught(200), None, lambda w: [w.cohort.pk, w.cohort.members.get().pk]),
    "classes:roster_csv": Row(taught(200), None, cohort),
    "classes:new_work": Row(
        taught(200),
        teaching(302),
        cohort,
        lambda w: {
            "title": "Tides",
            "what": "quiz",
            "pick": w.asked.pk,
            "opens": "2026-11-23T09:00",
            "due": "2026-11-30T09:00",
            "late": "days",
            "attempts": "1",
            "counts": "best",
            "minutes": "20",
            "tells": "closed",
            "target": "90",
            "do": "assign",
            "revision": "0",
            "number0": "",
            "bank0": "",
            "tag0": "",
        },
    ),
    "classes:work": Row(taught(200), teaching(422), work),
    "classes:class_time": Row(taught(200), teaching(302), cohort, lambda w: GRANT),
    "classes:learner_time": Row(
        taught(200), teaching(302), lambda w: [w.cohort.pk, w.cohort.members.get().pk], lambda w: GRANT
    ),
    "classes:work_time": Row(taught(200), teaching(302), work, lambda w: GRANT),
    "classes:late": Row(taught(200), teaching(404), work),
    "classes:give": Row(None, teaching(302), work, lambda w: {"do": "withdraw"}),
    "classes:begin": Row(None, mine(302), work),
    "classes:gradebook": Row(taught(200), None, cohort, lambda w: {}, query="cell=1-1"),
    "classes:arrange": Row(
        None,
        teaching(302),
        lambda w: [w.cohort.pk, w.cohort.members.get().pk, w.work.pk],
        lambda w: {"reason": "Ill.", "excused": "on", "points": "1", "due": "", "more": "1", "percent": "0"},
    ),
    "classes:items": Row(taught(200), None, cohort),
    "classes:results_csv": Row(taught(200), None, cohort),
    "classes:answers_csv": Row(taught(200), None, cohort),
    "classes:platforms": Row(admins(200), admins(302, guest=401), data=lambda w: PLATFORM),
    "classes:platform": Row(admins(200), admins(302, guest=401), platform, lambda w: PLATFORM),
    "classes:remove_platform": Row(admins(200), admins(302, guest=401), platform),
    "classes:new_key": Row(None, admins(302, guest=401)),
    "classes:lti_keys": Row(all_get(200), None),
    "classes:lti_login": Row(all_get(400), all_get(400)),
    "classes:lti_launch": Row(None, all_get(400)),
    "classes:lti_open": Row(all_get(404), all_get(404)),
    "classes:lti_give": Row(all_get(410), None),
    "classes:platform_names": Row(None, teaching(302), cohort),
    "classes:send_grades": Row(None, teaching(302), cohort),
    # labs
    "labs:gallery": Row(all_get(200), None),
    "labs:lab": Row(all_get(200), None, engine),
    "labs:steps": Row(all_get(200), None, engine),
    "labs:trace_json": Row(all_get(200), None, engine),
    "labs:trace_csv": Row(all_get(200), None, engine),
    "labs:picture": Row(all_get(200), None, engine),
    # exams
    "exams:exams": Row(all_get(200), None),
    "exams:compare": Row(all_get(200), None),
    "exams:start": Row(None, all_get(303), data=lambda w: {"course": w.examined.address, "form": "10"}),
    "exams:time": Row(None, all_get(303), data=lambda w: {"factor": "1.5", "extra": "0"}),
    "exams:sitting": Row(mine(303), None, a_sitting),
    "exams:item": Row(mine(200), mine(303), lambda w: [w.sitting.pk, 1], lambda w: choosing()),
    "exams:report": Row(mine(200), mine(302), lambda w: [w.ended.pk, 1], lambda w: {"complaint": "key"}),
    "exams:time_of": Row(None, mine(303), a_sitting, lambda w: {"factor": "1.5", "extra": "0"}),
    "exams:pause": Row(None, mine(303), a_sitting),
    "exams:finish": Row(mine(200), mine(303), a_sitting),
    "exams:result": Row(mine(303), None, a_sitting),
    "exams:made": Row(role(200, "viewer"), None, bank),
    "exams:new": Row(role(200, "editor"), sending(302, "editor"), bank, lambda w: an_exam()),
    "exams:edit": Row(role(200, "editor"), sending(302, "editor"), exam, lambda w: {**an_exam(), "revision": "1"}),
    "exams:delete": Row(None, sending(302, "editor"), exam),
    "exams:publish": Row(None, sending(302, "editor"), exam, lambda w: {"on": "1"}),
    "exams:rate": Row(role(200, "reviewer"), sending(302, "reviewer"), exam, lambda w: {f"q{w.ready.pk}": "60"}),
    "exams:late": Row(role(200, "editor"), sending(404, "editor"), exam),
    "exams:missed": Row(None, mine(303), lambda w: [w.ended.pk]),
    "progress:plan": Row(all_get(200), all_get(302), data=lambda w: {"minutes": "30"}),
    "progress:calendar": Row(all_get(404), None),
    "progress:progress": Row(all_get(200), None),
    "progress:answers": Row((404, 200, 200, *(404,) * 6), None),
    "progress:package": Row((404, 200, 200, *(404,) * 6), None),
    # practice
    "today:today": Row(all_get(200), None),
    "statistics:bank_statistics": Row(role(200, "viewer"), sending(302, "viewer"), bank),
    "statistics:item": Row(role(200, "viewer"), None, ready),
    "statistics:regrade": Row(
        role(200, "editor"),
        sending(422, "editor"),
        ready,
        lambda w: {"do": "look", "version": 1, "number": 1, "how": "key", "option": "stays", "reason": "Wrong."},
    ),
    "topics:courses": Row(all_get(200), None),
    "topics:look": Row(mine(200), mine(302), lambda w: [w.look.pk], lambda w: {"do": "take"}),
    "topics:look_list": Row(mine(200), None, lambda w: [w.look.pk, "reworded"]),
    "topics:course": Row(mine(200), None, lambda w: [w.own.address]),
    "topics:picture": Row(mine(200), None, lambda w: [w.own.address, w.picture]),
    "topics:topic": Row(
        all_get(200),
        all_get(302),
        lambda w: [w.course.address, w.topic.key],
        lambda w: {"quiz": w.asked.pk, "done": "", "question": w.asked.pk, "seed": "", **answering(w)},
    ),
    "topics:dispute": Row(None, all_get(302), course, lambda w: {"wrong": w.claim.identity, "undo": "", "right": ""}),
    "topics:pause": Row(None, mine(302), course),
    "topics:leave": Row(None, mine(302), course),
    "topics:study": Row(None, all_get(302), course),
    "topics:search": Row(all_get(200), None, query="q=tide&page=1"),
    "topics:bring_notes": Row(
        all_get(200),
        all_get(302),
        data=lambda w: {"files": a_file("# Tides\n\n- Ebb ⇒ out\n"), "text": "", "title": ""},
    ),
    "topics:notes": Row(mine(200), None, own, query="file=tides.md&line=1&show=left&edit=1"),
    "topics:decide": Row(None, mine(302), own, lambda w: {"do": "keep", "question": w.noted.pk}),
    "topics:choose_text": Row(None, mine(302), own, lambda w: {"do": "mine", "file": "tides.md", "seen": ""}),
    "topics:texts": Row((404,) * 9, None, own, query="file=tides.md"),
    "topics:settle": Row(None, mine(302), own, lambda w: {"do": "keep", "file": "tides.md", "line": 1}),
    "topics:reword": Row(None, mine(302), own, lambda w: {"question": w.noted.pk, "version": 1, "prompt": "Whither?"}),
    "topics:write": Row(None, mine(422), own, lambda w: {"file": "tides.md", "line": 1, "question": "Ebb?"}),
    "topics:unsure": Row(mine(200), mine(302), own, lambda w: {"do": "later", "question": w.noted.pk, "trail": ""}),
    "topics:sorts": Row(mine(200), None, own),
    "topics:sort": Row(mine(200), mine(302), own, lambda w: {"do": "keep", "pick": f"{w.noted.pk}:1"}),
    "topics:edit_note": Row(
        mine(200),
        mine(302),
        own,
        lambda w: {"file": "tides.md", "text": "# Spring tides\n", "revision": 1, "do": "save"},
        query="file=tides.md",
    ),
    "topics:foresee": Row(None, mine(200), own, lambda w: {"file": "tides.md", "text": "# Neap tides\n"}),
    "topics:rename": Row(None, mine(302), own, lambda w: {"name": "Tides at home"}),
    "topics:writer": Row(None, mine(302), own, lambda w: {"writer": "1"}),
    "topics:delete": Row(None, mine(302), own, lambda w: {"sure": ""}),
    "topics:bring_back": Row(None, mine(302), lambda w: [w.gone.address]),
    "topics:share": Row(None, mine(302), own, lambda w: {"do": "make"}),
    "topics:open_to": Row(None, (401, *(404,) * 6, 302, 404), opened, lambda w: {"audience": "private"}),
    "topics:shared": Row(all_get(200), all_get(302), lambda w: [w.share.token]),
    "topics:settle_report": Row(None, mine(302), data=lambda w: {"report": w.own_report.pk, "do": "stays"}),
    "topics:tell": Row(None, mine(302), own, lambda w: {"line": "tides#1", "do": "same"}),
    "topics:download": Row(mine(200), None, own),
    "review:quiz_state": Row(all_get(200), all_get(200), engine, lambda w: {"keep": "1", "ask": "0"}),
    "today:share": Row(None, (404, 302, 302, *(404,) * 6), data=lambda w: {"number": "20"}),
    "review:review": Row(all_get(200), None, query="suspended=1"),
    "review:answer": Row(
        mine(200), mine(303, guest=401), lambda w: [w.card.pk], lambda w: {**answering(w), "ordinal": 1}
    ),
    "review:offline": Row(all_get(200), None),
    "review:ahead": Row(all_get(200), None),
    "review:answer_ahead": Row(None, mine(200, guest=401), lambda w: [w.card.pk], answering),
    "review:answer_question": Row(all_get(200), all_get(303), lambda w: [w.asked.pk], answering),
    "review:suspend": Row(None, mine(303), lambda w: [w.card.pk]),
    "review:not_today": Row(None, mine(303), lambda w: [w.card.pk]),
    "review:hard": Row((404, *(200,) * 2, *(404,) * 6), mine(302), data=lambda w: {"card": w.card.pk}),
    "review:aside": Row((404, *(200,) * 2, *(404,) * 6), mine(302), data=lambda w: {"one": w.card.pk}),
    "review:never": Row(None, mine(303), lambda w: [w.card.pk]),
    "review:edit": Row(mine(200), mine(302), lambda w: [w.card.pk], lambda w: {"note": "Springs come twice a month."}),
    "review:edit_answered": Row(
        mine(200), mine(302), lambda w: [w.row.pk], lambda w: {"note": "Springs come twice a month."}
    ),
    "review:answered": Row(mine(200), None, lambda w: [w.row.pk]),
    "review:guessed": Row(None, mine(303), lambda w: [w.row.pk]),
    "review:report": Row(mine(200), mine(302), lambda w: [w.row.pk], lambda w: {"complaint": "key"}),
    "review:call_right": Row(None, mine(302), lambda w: [w.row.pk]),
    "review:put_away": Row(None, mine(302), lambda w: [w.notice.pk]),
    "statistics:rule": Row(
        None, sending(302, "reviewer"), lambda w: [w.bank.pk, w.typed.pk], lambda w: {"do": "refuse", "reason": "No."}
    ),
    "review:flags": Row((404, 200, 200, *(404,) * 6), None),
    "review:flag": Row(None, mine(302), lambda w: [w.card.pk], lambda w: {"flag": "1"}),
    "review:memory": Row(all_get(200), None),
    "review:undo": Row(None, (404, 303, 303, *(404,) * 6)),
    "review:fewer": Row(None, (404, 303, 303, *(404,) * 6)),
    "review:more": Row(
        None,
        (404, 303, 303, *(404,) * 6),
        data=lambda w: {"only": f"new 3 of {w.course.pk}"},
    ),
    # banks
    "banks:banks": Row(
        role(200, "instructor"), sending(302, "instructor"), data=lambda w: {"title": "Ebb", "course": w.course.address}
    ),
    "banks:waiting": Row(
        role(200, "instructor"),
        sending(302, "reviewer"),
        data=lambda w: {"question": w.waiting.pk, "version": 1, "do": "approve"},
    ),
    "banks:together": Row(role(200, "instructor"), sending(302, "instructor"), query="slight=1"),
    "banks:facts": Row(role(200, "instructor"), sending(302, "reviewer"), data=lambda w: {"fact": w.disputed.fact_id}),
    "banks:picture": Row(role(200, "viewer", guest=404), None, lambda w: [w.picture]),
    "banks:bank": Row(role(200, "viewer"), None, bank, query="page=1&q=tide&sort=title"),
    "banks:many": Row(
        None,
        sending(302, "editor"),
        bank,
        lambda w: {"do": "retire", "pick": w.ready.pk, "tag": "", "entry": "1", "sure": "1"},
    ),
    "banks:new": Row(role(200, "editor"), sending(302, "editor"), bank, lambda w: {"title": "Ebb", "kind": "single"}),
    "banks:cover": Row(role(200, "editor"), sending(200, "editor"), bank),
    "banks:import": Row(role(200, "editor"), sending(302, "editor"), bank, lambda w: {"file": a_file()}),
    "banks:review_import": Row(editors(200, 302), editors(302, 401), lambda w: [w.bank.pk, w.upload.pk]),
    "banks:columns": Row(editors(200, 302), editors(422, 401), lambda w: [w.bank.pk, w.upload.pk]),
    "banks:export": Row(
        *(role(200, "viewer"), sending(302, "viewer"), bank, lambda w: {"format": "gift"}),
        query="format=gift&anyway=1&status=ready",
    ),
    "banks:paper": Row(
        *(role(200, "viewer"), None, bank),
        query="do=print&title=Tides&questions=1&versions=2&seed=7&reasons=1&kind=single&tag=&topic=",
    ),
    "banks:sharing": Row(
        role(200, "viewer"), sending(302, "owner"), bank, lambda w: {"visibility": "cohorts", "cohorts": w.cohort.pk}
    ),
    "banks:role": Row(
        None, sending(302, "owner"), bank, lambda w: {"email": "instructor@example.org", "role": "viewer", "member": ""}
    ),
    "banks:title": Row(None, sending(302, "owner"), bank, lambda w: {"title": "Ebb"}),
    "banks:delete_bank": Row(None, sending(409, "owner"), bank),
    "banks:delete_draft": Row(None, sending(302, "editor"), question),
    "banks:history": Row(role(200, "viewer"), None, bank, query="page=1"),
    "banks:reports": Row(role(200, "viewer"), None, bank),
    "banks:rule_on_badge": Row(
        None, sending(302, "reviewer"), bank, lambda w: {"badge": w.disputed.identity, "do": "right"}
    ),
    "banks:judge": Row(
        None,
        sending(302, "reviewer"),
        lambda w: [w.bank.pk, w.report.pk],
        lambda w: {"verdict": "right", "answer": "Mended.", "fixed_in": 1},
    ),
    "banks:fields": Row(role(200, "editor"), sending(422, "editor"), question),
    "banks:add_picture": Row(None, sending(302, "editor"), question, adding),
    "banks:earlier": Row(role(200, "editor"), sending(404, "editor"), question, lambda w: {"earlier": "1"}),
    "banks:draft": Row(None, sending(200, "editor"), question, lambda w: {**TEXT, "view": "asked", "variant": "0"}),
    "banks:versions": Row(role(200, "viewer"), None, question, query="from=1&to=draft"),
    "banks:write_after": Row(None, sending(404, "instructor"), made, lambda w: {"to": "0"}),
    "banks:set_aside": Row(None, admins(302, guest=401), made, lambda w: {"do": "aside"}),
    "banks:report": Row(None, sending(302, "instructor"), made, lambda w: {"complaint": "key", "text": "No."}),
    "banks:status": Row(None, sending(302, "editor"), question, lambda w: {"do": "retire", "reason": "Old."}),
    "banks:review": Row(role(200, "reviewer"), None, question, query="view=exam&variant=1"),
    # The editor wrote it: what they think of it stands in the page that refuses it.
    "banks:decide": Row(
        None,
        (401, *(404,) * 4, 302, 409, 302, 302),
        question,
        lambda w: {"version": 1, "do": "approve", "reason": "Good."},
    ),
    "banks:comment": Row(None, sending(302, "reviewer"), question, lambda w: {"text": "Well put."}),
    "banks:edit": Row(role(200, "viewer"), sending(302, "editor"), question, lambda w: {**TEXT, "do": "save"}),
    # allauth's: a signed-in person has no use for the first ones, a guest none for the others.
    "account_login": Row(
        (200, *(302,) * 8), (302,) * 9, data=lambda w: {"login": "other@example.org", "password": "correct horse"}
    ),
    "account_signup": Row(
        (200, *(302,) * 8), (302,) * 9, data=lambda w: {"email": "new@example.org", "password1": PASSWORD}
    ),
    "account_logout": Row(signed_in(200), all_get(302)),
    "account_inactive": Row(all_get(200), None),
    "account_reauthenticate": Row(signed_in(200), signed_in(302), data=lambda w: {"password": "correct horse"}),
    "account_email": Row(
        signed_in(200), signed_in(302), data=lambda w: {"email": "new@example.org", "action_add": "1"}
    ),
    "account_email_verification_sent": Row(all_get(200), None),
    "account_change_password": Row(
        signed_in(200),
        signed_in(302),
        data=lambda w: {"oldpassword": "correct horse", "password1": PASSWORD, "password2": PASSWORD},
    ),
    "account_set_password": Row(
        signed_in(302), signed_in(302), data=lambda w: {"password1": PASSWORD, "password2": PASSWORD}
    ),
    "account_reset_password": Row(all_get(200), all_get(302), data=lambda w: {"email": "other@example.org"}),
    "account_confirm_login_code": Row(all_get(302), all_get(302), data=lambda w: {"code": "123456"}),
    "account_confirm_email": Row(all_get(200), all_get(404), lambda w: ["no-such-key"]),
    "account_reset_password_from_key_done": Row(all_get(200), None),
    "account_reset_password_from_key": Row(
        all_get(200), all_get(200), lambda w: ["1", "no-such-key"], lambda w: {"password1": PASSWORD}
    ),
    "account_reset_password_done": Row(all_get(200), None),
}
