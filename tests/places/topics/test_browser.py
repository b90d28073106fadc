"""The notes browser: what became of every line, deciding about its questions, mending it, writing one's own."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from study.banks.decisions import words_of
from study.banks.models import Decision, Fit, Question, Status
from study.banks.operations import import_course, load_content
from study.core.generators.keep_rates import KeepRate
from study.core.questions.source.form import Sheet, sheet_of
from study.library.models import Claim, Course, Fact, NoteFile, Topic
from study.library.sources import Sources, Text
from study.people.models import Learner
from study.review.models import Card, Override, Study
from study.topics.lines import counts
from study.topics.queries import browsed
from study.topics.triage import in_turn
from tests.clock import START
from tests.factories import TODAY, a_card, a_course, a_learner, a_question
from tests.page_source import page_source
from tests.places.courses import write_course

pytestmark = pytest.mark.django_db
NOTES = """---
tags: [harbour]
---
# Harbour

- Buoy: a float that marks a channel for ships
- Jetty: a wall that keeps waves away from the harbour
- The tide comes every 12 hours
- Mast: the tall pole that carries the sails of a ship

```
code
```
"""


@pytest.fixture
def mine(learner: Learner, tmp_path: Path) -> Course:
    folder = write_course(tmp_path)
    facts = folder / "facts.toml"
    facts.write_text(facts.read_text().replace('verdict = "imprecise"', 'verdict = "out-of-date"'))
    load_content(folder=folder, now=START)
    return taken_in(learner)


def taken_in(learner: Learner, *texts: Text) -> Course:
    files = texts or (Text("harbour.md", NOTES), Text("deep/boats.md", "# Boats\n\n- Keel: the long beam of a ship\n"))
    done = import_course(sources=Sources(files, (), (), "harbour"), slug="harbour", owner=learner, now=START)
    assert done.imported.course
    Study.objects.get_or_create(learner=learner, course=done.imported.course, defaults={"since": START})
    return done.imported.course


def question_at(course: Course, line: int, path: str = "harbour.md") -> Question:
    return Question.objects.filter(bank__course=course, start=line, topic__file__path=path).order_by("pk")[0]


def look(client: Client, course: Course, **query: Any) -> str:
    answer = client.get(reverse("topics:notes", args=[course.address]), {"file": "harbour.md", **query})
    assert answer.status_code == 200
    return str(page_source(answer))


def send(client: Client, course: Course, view: str, **form: Any) -> Any:
    """Send a form of the page as it stands."""
    note = NoteFile.objects.filter(course=course, path="harbour.md").first()
    question = Question.objects.filter(pk=form.get("question") if view == "reword" else None).first()
    here = Fact.objects.filter(topic__course=course, topic__file=note, start=form.get("line"), removed_at=None).first()
    shown = {
        "revision": note.revision if note else 0,
        "version": question.current.number if question and question.current else 0,
        "fact": here.key if here else "",
    }
    return client.post(reverse(f"topics:{view}", args=[course.address]), {"file": "harbour.md", **shown, **form})


def test_every_line_says_what_became_of_it(reader: Client, mine: Course) -> None:
    Question.objects.filter(pk=question_at(mine, 7).pk).update(fit=Fit.UNSURE, status=Status.DRAFT)
    Question.objects.filter(bank__course=mine, start=7).exclude(fit=Fit.UNSURE).delete()
    html = look(reader, mine)
    for words in ("property", "heading only", "could be asked", "out of date", "code", "every 12 h 25 min", "boats.md"):
        assert words in html, words
    assert "checked November 2026" in html.replace("\n", " ")
    shown = {"asked": "- Buoy", "could": "- Jetty", "left": "tags: [harbour]", "old": "- The tide"}
    for show in shown:
        html = look(reader, mine, show=show)
        assert [name for name, words in shown.items() if f"{words}" in html] == [show]


def test_a_note_is_called_by_its_name_and_learning_comes_before_deciding(reader: Client, mine: Course) -> None:
    html = look(reader, mine, file="deep/boats.md")
    assert '<h2 id="file-h">boats</h2>' in html and '<p class="meta">deep</p>' in html
    assert "<title>boats · " in html
    one = question_at(mine, 7)
    Question.objects.filter(pk=one.pk).update(status=Status.DRAFT, fit=Fit.UNSURE)

    def main(html: str) -> str:
        return html.partition("btn--main")[2].partition("</p>")[0].partition("Decide")[0]

    assert "Learn " in main(look(reader, mine)), "what can be learnt comes first"
    Question.objects.filter(bank__course=mine, status=Status.READY).update(status=Status.RETIRED)
    html = look(reader, mine)
    assert "Learn " not in html.partition("notesgrid")[0] and 'btn btn--main"' in html.partition("Decide on")[0]


def test_the_counts_of_the_filters_add_up(reader: Client, mine: Course) -> None:
    found = browsed(mine.owner, mine, "harbour.md", TODAY)  # type: ignore[arg-type]
    numbers = counts(found.rows)
    lines = NOTES.rstrip("\n").split("\n")
    assert numbers[""] == sum(bool(line) for line in lines) == sum(numbers.values()) - numbers[""]
    assert [number for row in found.rows for number, _ in row.lines] == list(range(1, len(lines) + 1))


def test_a_line_opens_its_questions_and_what_is_decided_can_be_undone(reader: Client, mine: Course) -> None:
    question = question_at(mine, 6)
    html = look(reader, mine, line=6)
    assert 'id="asks"' in html and "Never ask" in html and "a float that marks" in html
    at = {"line": 6, "question": question.pk}
    answer = send(reader, mine, "decide", do="never", **at)
    assert answer["Location"].endswith("#asks")
    assert Question.objects.get(pk=question.pk).status == Status.RETIRED
    assert "never asked" in look(reader, mine, line=6)
    decision = Decision.objects.get()
    send(reader, mine, "decide", do="undo", decision=decision.pk, **at)
    assert Question.objects.get(pk=question.pk).status == Status.READY


def test_a_line_out_of_date_is_mended_in_the_copy_and_progress_stays(reader: Client, mine: Course) -> None:
    card = a_card(Learner.objects.get(), question_at(mine, 6))
    assert send(reader, mine, "settle", line=8, do="use").status_code == 302
    file = NoteFile.objects.get(course=mine, path="harbour.md")
    assert "- The tide comes every 12 h 25 min\n" in file.text
    page = look(reader, mine)
    assert "Line 8 says “- The tide comes every 12 h 25 min” now. It said “- The tide comes every 12 hours”." in page
    assert file.revision == 2
    assert "No line is out of date." in look(reader, mine, show="old")
    assert Card.objects.get().question == card.question and card.question.status == Status.READY
    assert NoteFile.objects.get(course=mine, path="deep/boats.md").revision == 1


def test_what_only_explains_is_put_into_the_line_by_its_writer(reader: Client, mine: Course) -> None:
    assert "Use what holds now" in look(reader, mine) and "Change line 8" not in look(reader, mine)
    Claim.objects.filter(start=8).update(holds="it depends on the moon; look at a table of tides")
    page = look(reader, mine)
    assert "Use what holds now" not in page and "Change line 8" in page
    assert "edit" in send(reader, mine, "settle", line=8, do="use")["Location"]
    assert NoteFile.objects.get(course=mine, path="harbour.md").revision == 1


def test_where_the_course_refuses_what_holds_it_says_why(reader: Client, mine: Course) -> None:
    file = NoteFile.objects.get(course=mine, path="harbour.md")
    NoteFile.objects.filter(pk=file.pk).update(text=f"{NOTES}\n- Fender: saves a hull ^{'f' * 600}\n")
    assert "#l8" in send(reader, mine, "settle", line=8, do="use")["Location"]
    assert "Not changed: the name of this line is longer than 500 characters" in look(reader, mine)
    assert NoteFile.objects.get(pk=file.pk).revision == 1


def test_a_line_that_does_not_hold_is_asked_as_written_and_keeps_its_badge(reader: Client, mine: Course) -> None:
    held = question_at(mine, 6)
    Question.objects.filter(pk=held.pk).update(start=8, end=8, group=f"{mine.pk}/x", held="line 8", status=Status.DRAFT)
    assert "Keep mine" in look(reader, mine)
    send(reader, mine, "settle", line=8, do="keep")
    assert Question.objects.get(pk=held.pk).status == Status.READY
    html = look(reader, mine)
    assert "kept as written" in html and "every 12 h 25 min" in html


def test_a_question_is_put_in_own_words(reader: Client, mine: Course) -> None:
    question = question_at(mine, 6)
    assert 'name="prompt"' in look(reader, mine, line=6, edit=question.pk)
    form = {"prompt": "What marks a channel?", "line": 6, "question": question.pk}
    assert send(reader, mine, "reword", **form).status_code == 302
    question.refresh_from_db()
    assert question.current and question.current.prompt == "What marks a channel?"
    assert send(reader, mine, "reword", **{**form, "prompt": ""}).status_code == 422


def test_what_is_not_asked_yet_has_no_dates_to_keep_and_is_asked_once_worded(
    reader: Client, learner: Learner, mine: Course
) -> None:
    question = question_at(mine, 6)
    Question.objects.filter(pk=question.pk).update(status=Status.DRAFT, fit=Fit.UNTRIED)
    html = look(reader, mine, line=6, edit=question.pk)
    assert "Saved, it is asked in your words." in html and "keeps its dates" not in html
    send(reader, mine, "reword", prompt="What marks a channel?", line=6, question=question.pk)
    question.refresh_from_db()
    assert question.status == Status.READY
    a_card(learner, question)
    assert "keeps its dates" in look(reader, mine, line=6, edit=question.pk)


def test_a_card_whose_answer_changes_is_due_tomorrow_and_another_keeps_its_day(
    reader: Client, learner: Learner, mine: Course
) -> None:
    day = TODAY + timedelta(days=30)
    question = question_at(mine, 6)
    seen = {"stability": 30.0, "difficulty": 5.0, "reviews": 1, "last_day": TODAY, "due_day": day}
    card = a_card(learner, question, **seen)
    sheet = sheet_of(words_of(Question.objects.select_related("current").get(pk=question.pk)))
    assert isinstance(sheet, Sheet)
    form = {"prompt": "What marks it?", "line": 6, "question": question.pk}
    send(reader, mine, "reword", **form)
    card.refresh_from_db()
    assert (card.due_day, Override.objects.count()) == (day, 0)
    place = "answer" if sheet.fields.place == "answer" else "text-0"
    sent = send(reader, mine, "reword", **{**form, place: "A jetty of stone"})
    page = reader.get(sent["Location"])
    assert "due tomorrow" in page_source(page)
    [word] = Override.objects.filter(card=card)
    assert word.kind == "ask" and word.day and word.day > TODAY


@pytest.mark.parametrize("wrong", ["", "A gull\nA cloud"])
def test_a_question_of_ones_own_is_added_to_a_line(reader: Client, mine: Course, wrong: str) -> None:
    before = Question.objects.count()
    form = {"line": 6, "question": "What floats?", "answer": "The buoy", "wrong": wrong}
    assert send(reader, mine, "write", **form).status_code == 302
    assert Question.objects.count() == before + 1
    assert "What floats?" in look(reader, mine, line=6)
    refused = send(reader, mine, "write", **{**form, "question": ""})
    assert refused.status_code == 422 and "The buoy" in page_source(refused)


def test_unsure_questions_come_one_at_a_time_and_go_back_at_any_depth(reader: Client, mine: Course) -> None:
    rows = [question_at(mine, line) for line in (6, 7, 9)]
    Question.objects.filter(pk__in=[row.pk for row in rows]).update(
        fit=Fit.UNSURE, status=Status.DRAFT, unseen=False, sort="gap: two may do"
    )
    address = reverse("topics:unsure", args=[mine.address])
    page = reader.get(address)
    assert "1 of 3, 0 kept" in page_source(page) and "Unsure: two may do." in page_source(page)
    trail = ""
    seen = []
    for do in ("keep", "later", "never"):
        seen.append(page.context["triage"].now.question.pk)
        assert f'value="{seen[-1]}"' in page_source(page), do
        page = reader.post(address, {"do": do, "question": seen[-1], "version": 1, "trail": trail}, follow=True)
        trail = page.wsgi_request.GET["trail"]
    assert sorted(seen) == sorted(row.pk for row in rows)
    assert "1 left for later" in page_source(page) and "2 of 3 decided, 1 kept" in page_source(page)
    for _ in rows:
        page = reader.post(address, {"do": "undo", "trail": trail}, follow=True)
        trail = page.wsgi_request.GET.get("trail", "")
    assert "1 of 3, 0 kept" in page_source(page)
    assert set(Question.objects.filter(fit=Fit.UNSURE).values_list("status", flat=True)) == {Status.DRAFT}
    for row in rows:
        reader.post(address, {"do": "keep", "question": row.pk, "version": 1, "trail": ""})
    assert "All decided" in page_source(reader.get(address))


def test_a_sort_that_is_kept_is_asked_as_the_page_says(reader: Client, mine: Course, learner: Learner) -> None:
    bank = Question.objects.filter(bank__course=mine, bank__slug="notes")[0].bank
    topic = Topic.objects.filter(course=mine)[0]
    rows = [a_question(mine, topic, sort="term", fit=Fit.UNTRIED, unseen=False) for _ in range(9)]
    sort = Question.objects.filter(pk__in=[row.pk for row in rows])
    sort.update(bank=bank, status=Status.DRAFT)
    address = reverse("topics:unsure", args=[mine.address])
    kept: list[int] = []
    for left in range(5, 0, -1):
        page = reader.get(address)
        assert f"Keep {left} of it, and the other 4 are asked too." in " ".join(page_source(page).split())
        number = page.context["triage"].now.question.pk
        kept.append(number)
        page = reader.post(address, {"do": "keep", "question": number, "version": 1, "trail": ""}, follow=True)
    assert "You keep this sort: 4 more questions of it are asked now." in page_source(page)
    assert set(sort.values_list("status", flat=True)) == {Status.READY}
    done = send(reader, mine, "decide", question=kept[0], line=6, do="never")
    page = reader.get(done.url)
    assert sort.filter(status=Status.DRAFT).count() == 4
    assert "4 questions of it wait among the unsure ones now." in page_source(page)


def test_what_is_hardly_ever_kept_waits_at_its_line_alone(reader: Client, mine: Course) -> None:
    row = question_at(mine, 6)
    poor = Question.objects.filter(pk=row.pk)
    poor.update(fit=Fit.UNSURE, status=Status.DRAFT, unseen=False, sort="continuation: asks for whatever is said")
    assert "All decided" in page_source(reader.get(reverse("topics:unsure", args=[mine.address])))
    page = look(reader, mine, line=6)
    assert "not asked: asks for whatever is said" in " ".join(page.split()) and "unsure question" not in page
    assert send(reader, mine, "decide", question=row.pk, line=6, do="keep").status_code == 302
    assert poor.get().status == Status.READY


def test_the_first_decisions_are_those_by_which_most_comes_to_be_asked() -> None:
    few = [Question(key=f"a{number}/why", sort="why") for number in range(3)]
    many = [Question(key=f"b{number}/term", sort="term") for number in range(9)]
    doubted = [Question(key=f"c{number}/term", sort="term: a doubt") for number in range(40)]
    rows = [*doubted, *few, *many]
    assert [row.sort for row in in_turn(rows, {})] == ["term"] * 9 + ["why"] * 3 + ["term: a doubt"] * 40
    thrown = in_turn(rows, {"term": KeepRate(0, 6)})
    assert [row.sort for row in thrown] == ["why"] * 3 + ["term"] * 9 + ["term: a doubt"] * 40
    assert [row.key for row in in_turn(many, {})] != sorted(row.key for row in many)  # not from one page alone


def test_another_persons_notes_do_not_exist(client: Client, mine: Course) -> None:
    other = a_course(owner=a_learner())
    question = question_at(mine, 6)
    for course in (mine, other):
        assert client.get(reverse("topics:notes", args=[course.address])).status_code == 404
        for view in ("decide", "settle", "reword", "write", "unsure", "edit_note", "foresee", "delete", "bring_back"):
            assert send(client, course, view, question=question.pk, line=6).status_code == 404, view


def test_a_page_asks_for_as_many_rows_however_long_the_notes(reader: Client, learner: Learner, mine: Course) -> None:
    def queries(course: Course) -> int:
        with CaptureQueriesContext(
            connection,
        ) as found:
            look(reader, course, line=6)
        return len(found)

    few = queries(mine)
    lines = "".join(f"- Rope {n}: a cord of {n} strands for sails\n" for n in range(40))
    others = [Text(f"d{n}/f.md", f"# F{n}\n\n- F{n}: the {n} thing\n") for n in range(9)]
    taken_in(learner, Text("harbour.md", NOTES + lines), *others)
    assert queries(mine) == few


def test_a_triage_shows_what_is_wrong_beside_the_answer_and_e_leads_back_to_it(reader: Client, mine: Course) -> None:
    choices = Question.objects.filter(bank__course=mine, current__kind="single", topic__file__path="harbour.md")
    rows = choices.order_by("pk")[:2]
    waits = {"fit": Fit.UNSURE, "status": Status.DRAFT, "unseen": False, "sort": "gap: two may do"}
    Question.objects.filter(pk__in=[row.pk for row in rows]).update(**waits)
    address = reverse("topics:unsure", args=[mine.address])
    page = reader.get(address)
    now = page.context["triage"].now
    assert now.faces.wrong and all(wrong in page_source(page) for wrong in now.faces.wrong)
    panel = look(reader, mine, line=now.question.start)
    assert all(wrong in panel for wrong in now.faces.wrong)
    page = reader.post(address, {"do": "later", "question": now.question.pk, "version": 1}, follow=True)
    trail, second = page.wsgi_request.GET["trail"], page.context["triage"].now.question
    edit = reader.get(page.context["edit_url"])
    assert f'href="{address}?trail={trail}#now"' in page_source(edit), "left as it was, one is back"
    form = {"prompt": "What is it?", "line": second.start, "question": second.pk, "trail": trail}
    page = reader.get(send(reader, mine, "reword", **form)["Location"])
    assert page.wsgi_request.path == address
    assert page.context["triage"].later == 1, "what was put off stays so"
    for _ in range(2):
        trail = page.wsgi_request.GET["trail"]
        page = reader.post(address, {"do": "undo", "trail": trail}, follow=True)
    assert not Decision.objects.filter(undone_at=None).exists()
    assert page.context["triage"].later == 0 and page.context["triage"].total == 2


def test_the_first_edit_of_a_triage_leads_back_too(reader: Client, mine: Course) -> None:
    row = question_at(mine, 6)
    Question.objects.filter(pk=row.pk).update(fit=Fit.UNSURE, status=Status.DRAFT, unseen=False, sort="gap: two may do")
    address = reverse("topics:unsure", args=[mine.address])
    edit = reader.get(reader.get(address).context["edit_url"])
    trail = page_source(edit).partition('name="trail" value="')[2].partition('"')[0]
    form = {"prompt": "What is it?", "line": 6, "question": row.pk, "trail": trail}
    assert send(reader, mine, "reword", **form)["Location"].startswith(address)
    assert send(reader, mine, "reword", **{**form, "trail": "7.//x"})["Location"].startswith(address[:-8])


@pytest.mark.parametrize(("wrong", "why"), [("The  BUOY\nA gull", "right answer, too"), ("A gull\na gull", "twice")])
def test_an_answer_that_repeats_is_told_in_words_of_a_person(
    reader: Client, mine: Course, wrong: str, why: str
) -> None:
    before = Question.objects.count()
    form = {"line": 6, "question": "What floats?", "answer": "The buoy", "wrong": wrong}
    refused = page_source(send(reader, mine, "write", **form))
    assert why in refused and "Say below" not in refused and "line 5" not in refused
    assert Question.objects.count() == before


def test_what_is_due_comes_before_what_is_new_of_which_the_day_has_so_many(
    reader: Client, learner: Learner, mine: Course
) -> None:
    Learner.objects.filter(pk=learner.pk).update(new_per_day=2)
    html = look(reader, mine).partition("notesgrid")[0]
    assert "Learn 2 new cards" in " ".join(html.split()) and "Review what is due" not in html
    seen = {"stability": 3.0, "difficulty": 5.0, "reviews": 1, "last_day": TODAY - timedelta(days=5), "due_day": TODAY}
    a_card(learner, question_at(mine, 6), **seen)
    html = look(reader, mine).partition("notesgrid")[0]
    assert "Review what is due" in html.partition("btn--main")[2].partition("</button>")[0]
    assert html.count("btn--main") == 1
