"""The pages of instructors: who may open which, the editor, the list, and the whole way of a question."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from study.banks import operations
from study.banks.models import Bank, Draft, ItemStatistics, Question, Report, Role, Status, Verdict, Visibility
from study.banks.roles import asked_of
from study.people.models import Cohort, User
from tests.clock import START
from tests.factories import a_learner, a_user, as_
from tests.page_source import page_source
from tests.places.banks.authoring import SPRING, a_shared_bank, an_instructor, own, published, submitted, written

pytestmark = pytest.mark.django_db


@pytest.fixture
def bank(ada: User, grace: User) -> Bank:
    return a_shared_bank(ada, reviewer=grace)


def pages(bank: Bank, question: Question, report: Report) -> dict[str, tuple[str, str, Role, dict[str, str]]]:
    """Every page and action of a bank: its address, how it is asked for, the role it needs, what is sent."""
    one = [bank.pk, question.key]
    return {
        "list": (reverse("banks:bank", args=[bank.pk]), "get", Role.VIEWER, {}),
        "reports": (reverse("banks:reports", args=[bank.pk]), "get", Role.VIEWER, {}),
        "sharing": (reverse("banks:sharing", args=[bank.pk]), "get", Role.VIEWER, {}),
        "import": (reverse("banks:import", args=[bank.pk]), "get", Role.EDITOR, {}),
        "upload": (reverse("banks:import", args=[bank.pk]), "post", Role.EDITOR, {"format": "auto"}),
        "export": (reverse("banks:export", args=[bank.pk]), "get", Role.VIEWER, {}),
        "paper": (reverse("banks:paper", args=[bank.pk]), "get", Role.VIEWER, {}),
        "fields": (reverse("banks:fields", args=one), "get", Role.EDITOR, {}),
        "statistics": (reverse("statistics:bank_statistics", args=[bank.pk]), "get", Role.VIEWER, {}),
        "item": (reverse("statistics:item", args=one), "get", Role.VIEWER, {}),
        "regrade": (reverse("statistics:regrade", args=one), "get", Role.EDITOR, {}),
        "history": (reverse("banks:history", args=[bank.pk]), "get", Role.VIEWER, {}),
        "share": (reverse("banks:sharing", args=[bank.pk]), "post", Role.OWNER, {"visibility": "private"}),
        "role": (
            reverse("banks:role", args=[bank.pk]),
            "post",
            Role.OWNER,
            {"email": "x@example.org", "role": "viewer"},
        ),
        "read": (reverse("banks:edit", args=one), "get", Role.VIEWER, {}),
        "earlier": (reverse("banks:earlier", args=one), "get", Role.EDITOR, {}),
        "versions": (reverse("banks:versions", args=one), "get", Role.VIEWER, {}),
        "comment": (reverse("banks:comment", args=one), "post", Role.REVIEWER, {"text": "Well put."}),
        "review": (reverse("banks:review", args=one), "get", Role.REVIEWER, {}),
        "decide": (reverse("banks:decide", args=one), "post", Role.REVIEWER, {"version": "1", "do": "approve"}),
        "judge": (reverse("banks:judge", args=[bank.pk, report.pk]), "post", Role.REVIEWER, {"verdict": "right"}),
        "new": (reverse("banks:new", args=[bank.pk]), "get", Role.EDITOR, {}),
        "make": (reverse("banks:new", args=[bank.pk]), "post", Role.EDITOR, {"title": "Neap", "kind": "single"}),
        "save": (reverse("banks:edit", args=one), "post", Role.EDITOR, {"text": SPRING + "x", "revision": "1"}),
        "draft": (reverse("banks:draft", args=one), "post", Role.EDITOR, {"text": SPRING + "x", "revision": "1"}),
        "retire": (reverse("banks:status", args=one), "post", Role.EDITOR, {"do": "retire"}),
        "many": (
            reverse("banks:many", args=[bank.pk]),
            "post",
            Role.EDITOR,
            {"do": "retire", "pick": "1", "sure": "1"},
        ),
    }


def a_report(question: Question) -> Report:
    assert question.current is not None
    found = operations.report(
        version=question.current, learner=a_learner(), complaint="key", text="The moon is full.", now=START
    )
    assert isinstance(found, Report)
    return found


@pytest.mark.parametrize("role", [None, *Role], ids=str)
def test_every_page_is_there_for_those_who_may_and_for_nobody_else(
    bank: Bank, ada: User, grace: User, role: Role | None
) -> None:
    question = published(bank, ada, grace)
    visitor = an_instructor("eve")
    if role:
        operations.set_role(bank=bank, email=visitor.email, role=role, by=ada, now=START)
    client = as_(visitor)
    for name, (url, method, needed, sent) in pages(bank, question, a_report(question)).items():
        status = getattr(client, method)(url, sent).status_code
        may = role is not None and role.rank >= needed.rank
        assert (status != 404) == may, (name, status)


def test_learners_and_visitors_find_nothing(bank: Bank, ada: User, grace: User) -> None:
    question = published(bank, ada, grace)
    learner, visitor = as_(a_user("lea@example.org")), Client()
    for name, (url, method, _, sent) in pages(bank, question, a_report(question)).items():
        assert getattr(learner, method)(url, sent).status_code == 404, name
        answer = getattr(visitor, method)(url, sent)
        assert "/account/login/" in (answer["Location"] if method == "get" else page_source(answer)), name


def test_a_key_of_another_bank_is_not_found(bank: Bank, ada: User) -> None:
    other = a_shared_bank(an_instructor("eve"))
    question = written(other, ada)
    assert as_(ada).get(reverse("banks:edit", args=[bank.pk, question.key])).status_code == 404
    assert as_(ada).get(reverse("banks:edit", args=[other.pk, question.key])).status_code == 404


def test_a_public_bank_is_read_by_every_instructor_and_written_by_none_of_them(
    bank: Bank, ada: User, grace: User
) -> None:
    question = published(bank, ada, grace)
    operations.set_visibility(bank=bank, visibility=Visibility.PUBLIC, by=ada, now=START)
    client = as_(an_instructor("eve"))
    assert client.get(reverse("banks:edit", args=[bank.pk, question.key])).status_code == 200
    assert client.post(reverse("banks:edit", args=[bank.pk, question.key]), {"text": "x"}).status_code == 404


class TestEditor:
    def test_what_one_types_is_kept_whatever_is_wrong_with_it(self, bank: Bank, ada: User) -> None:
        question = written(bank, ada)
        url = reverse("banks:edit", args=[bank.pk, question.key])
        broken = SPRING.replace("- [x]", "- [?]")
        response = as_(ada).post(url, {"text": broken, "revision": "1", "do": "review"})
        assert response.status_code == 422
        assert "- [?] It rises higher" in page_source(response)
        assert 'data-line="5"' in page_source(response)
        assert Draft.objects.get(question=question).text == broken

    def test_it_saves_itself_and_shows_the_preview_of_what_was_typed(self, bank: Bank, ada: User) -> None:
        question = written(bank, ada)
        url = reverse("banks:draft", args=[bank.pk, question.key])
        sent = {"text": SPRING.replace("rises higher", "climbs"), "revision": "1", "view": "question"}
        response = as_(ada).post(url, sent, headers={"HX-Request": "true"})
        page = page_source(response)
        assert "It climbs" in page
        assert "moon and the sun" not in page  # the question as a learner sees it holds no reason
        assert 'name="revision" value="2"' in page
        assert "<html" not in page

    def test_a_conflict_keeps_both_texts(self, bank: Bank, ada: User, grace: User) -> None:
        question = written(bank, ada)
        operations.save(question=question, text=SPRING + "\nhers", revision=1, by=grace, now=START)
        url = reverse("banks:edit", args=[bank.pk, question.key])
        response = as_(ada).post(url, {"text": SPRING + "\nmine", "revision": "1"})
        page = page_source(response)
        assert response.status_code == 409
        assert "mine" in page and "hers" in page and "grace@example.org" in page
        assert 'name="revision" value="1"' in page  # what was seen, so that saving again is refused again

    def test_script_in_a_text_does_nothing(self, bank: Bank, ada: User) -> None:
        evil = SPRING.replace("It rises higher", "<script>alert(1)</script>").replace(
            "What does", '<img src=x onerror="alert(1)"> What does'
        )
        question = written(bank, ada, evil)
        page = page_source(as_(ada).get(reverse("banks:edit", args=[bank.pk, question.key])))
        assert "<script>alert" not in page
        assert "<img" not in page

    @pytest.mark.parametrize("view", ["question", "answered", "exam", "nonsense"])
    def test_every_view_of_every_kind_renders(self, bank: Bank, ada: User, view: str) -> None:
        from study.core.questions.kinds import KINDS

        for kind in KINDS.values():
            for number, text in enumerate(kind.examples):
                source = SPRING[SPRING.index("Source:") :]
                question = written(bank, ada, f"{own(text.strip())}\n\n{source}")
                url = reverse("banks:edit", args=[bank.pk, question.key])
                page = page_source(as_(ada).get(url, {"view": view}))
                assert "No errors" in page or "No problems" in page, (kind.name, number)


def test_an_empty_bank_offers_what_fills_it_and_nothing_else(bank: Bank, ada: User) -> None:
    url, client = reverse("banks:bank", args=[bank.pk]), as_(ada)
    useless = ['name="q"', reverse("banks:export", args=[bank.pk]), 'id="rows"', 'href="#rows"']
    empty = page_source(client.get(url))
    assert reverse("banks:new", args=[bank.pk]) in empty and reverse("banks:import", args=[bank.pk]) in empty
    assert "No questions yet." in empty and not [one for one in useless if one in empty]
    written(bank, ada)
    assert not [one for one in useless if one not in page_source(client.get(url))]
    assert "No questions match these filters." in page_source(client.get(url, {"q": "no such words"}))


class TestTheWholeWay:
    def test_write_review_publish_report_fix(self, bank: Bank, ada: User, grace: User) -> None:
        author, reviewer = as_(ada), as_(grace)
        made = author.post(reverse("banks:new", args=[bank.pk]), {"title": "Spring tide", "kind": "single"})
        url = made["Location"]
        assert url == reverse("banks:edit", args=[bank.pk, "spring-tide"])
        sent = author.post(url, {"text": SPRING, "revision": "1", "do": "review"})
        assert sent.status_code == 302
        decide = reverse("banks:decide", args=[bank.pk, "spring-tide"])
        author.post(decide, {"version": "1", "do": "approve"})
        question = Question.objects.get(bank=bank)
        assert question.status == Status.IN_REVIEW
        assert "is waiting for your review" in page_source(reviewer.get(url))
        assert "is waiting for your review" not in page_source(author.get(url))
        reviewer.post(decide, {"version": "1", "do": "approve", "reason": "Clear."})
        question.refresh_from_db()
        assert question.status == Status.READY
        report = a_report(question)
        assert "The moon is full." in page_source(author.get(reverse("banks:reports", args=[bank.pk])))
        author.post(url, {"text": SPRING.replace("stays", "sinks"), "revision": "2", "do": "review"})
        reviewer.post(decide, {"version": "2", "do": "approve"})
        judged = {"verdict": "right", "fixed_in": "2", "answer": "Thank you."}
        author.post(reverse("banks:judge", args=[bank.pk, report.pk]), judged)
        report.refresh_from_db()
        assert (report.verdict, report.fixed_in.number) == (Verdict.RIGHT, 2)  # type: ignore[union-attr]


class TestList:
    def test_filters_find_what_they_say(self, bank: Bank, ada: User, grace: User) -> None:
        published(bank, ada, grace)
        tagged = SPRING.replace("#spring-tide}", "#neap-tide tags=moon,dva-c02/1.2}").replace("spring tide?", "neap?")
        waiting = written(bank, ada, tagged)
        submitted(waiting, ada)
        client, url = as_(ada), reverse("banks:bank", args=[bank.pk])

        def keys(**query: str) -> list[str]:
            return [row.key for row in client.get(url, query).context["listing"].page]

        assert keys() == ["spring-tide", "neap-tide"]
        assert keys(status="review") == ["neap-tide"]
        assert keys(tag="dva-c02/1.2") == ["neap-tide"]
        assert keys(q="NEAP? higher") == ["neap-tide"]
        assert keys(look="review") == ["neap-tide"]
        assert keys(look="source") == []
        assert keys(kind="numeric") == []
        assert keys(status="nonsense", sort="nonsense", page="999") == ["spring-tide", "neap-tide"]
        assert keys(sort="title") == ["spring-tide", "neap-tide"]

    def test_the_number_of_queries_does_not_grow(
        self, bank: Bank, ada: User, grace: User, django_assert_max_num_queries: Any
    ) -> None:
        client, url = as_(ada), reverse("banks:bank", args=[bank.pk])
        published(bank, ada, grace)
        with django_assert_max_num_queries(12) as few:
            client.get(url)
        for _ in range(12):
            written(bank, ada)
        with django_assert_max_num_queries(len(few.captured_queries)):
            client.get(url)

    def test_figures_are_drawn_beside_their_numbers(self, bank: Bank, ada: User, grace: User) -> None:
        """A bar for the facility, a dot for the discrimination, below nothing a diamond; with too few answers none."""
        for facility, discrimination, drawn in (
            (58.4, 31.0, ('<rect class="f-ink" width="58"', '<circle class="f-served" cx="31"', "58 %", ">31<")),
            (0.0, -12.0, ('<rect class="f-ink" width="0"', '<path class="f-throttled" d="M-12 ', "0 %", ">-12<")),
            (None, None, ("needs 30 attempts",)),
        ):
            question = published(bank, ada, grace)
            figures = {"facility": facility, "discrimination": discrimination}
            version = question.current
            ItemStatistics.objects.create(
                question=question, version=version, attempts=40, counted_at=START, details={}, **figures
            )
            page = page_source(as_(ada).get(reverse("banks:bank", args=[bank.pk])))
            for words in drawn:
                assert words in page.replace(" <", "<").replace("> ", ">"), words
            Question.objects.filter(pk=question.pk).update(status=Status.RETIRED)
            ItemStatistics.objects.all().delete()

    def test_a_change_of_many_that_was_refused_keeps_the_choice(self, bank: Bank, ada: User) -> None:
        one, two = written(bank, ada), written(bank, ada)
        url = reverse("banks:many", args=[bank.pk]) + "?status=draft"
        page = page_source(as_(ada).post(url, {"do": "tag", "pick": [f"{two.pk}"], "tag": " "}))
        assert f'value="{two.pk}" checked' in page and f'value="{one.pk}" checked' not in page
        page = page_source(as_(ada).post(url, {"do": "tag", "tag": "moon"}))
        assert 'value="moon"' in page and "Choose questions" in page
        done = as_(ada).post(url, {"do": "tag", "pick": [f"{two.pk}"], "tag": "moon", "sure": "1"})
        assert done["Location"] == reverse("banks:bank", args=[bank.pk]) + "?status=draft"

    def test_many_are_changed_and_changed_back(self, bank: Bank, ada: User) -> None:
        client, url = as_(ada), reverse("banks:bank", args=[bank.pk])
        picks = [str(written(bank, ada).pk) for _ in range(3)]
        client.post(reverse("banks:many", args=[bank.pk]), {"do": "retire", "pick": picks[:2], "sure": "1"})
        page = client.get(url)
        assert page.context["listing"].counts[Status.RETIRED] == 2
        entry = page.context["undo"][1]
        client.post(reverse("banks:many", args=[bank.pk]), {"do": "undo", "entry": str(entry)})
        assert client.get(url).context["listing"].counts[Status.DRAFT] == 3


class TestSharing:
    def test_only_an_owner_shares(self, bank: Bank, ada: User, grace: User) -> None:
        url = reverse("banks:sharing", args=[bank.pk])
        assert as_(grace).get(url).status_code == 200
        assert as_(grace).post(url, {"visibility": "public"}).status_code == 404
        assert (
            as_(grace).post(reverse("banks:role", args=[bank.pk]), {"email": grace.email, "role": "owner"}).status_code
            == 404
        )
        as_(ada).post(url, {"visibility": "public", "was": "private"})
        bank.refresh_from_db()
        assert bank.visibility == Visibility.PUBLIC

    def test_a_class_is_asked_what_its_instructor_shares_with_it(self, bank: Bank, ada: User, grace: User) -> None:
        question = published(bank, ada, grace)
        ada_client, lea, tom = as_(ada), as_(a_user("lea@example.org")), as_(a_user("tom@example.org"))
        ada_client.post(reverse("classes:make"), {"name": "Autumn class"})
        cohort = Cohort.objects.get(owner=ada)
        sent = {"visibility": "cohorts", "was": "private", "cohorts": [str(cohort.pk)], "shown": [str(cohort.pk)]}
        ada_client.post(reverse("banks:sharing", args=[bank.pk]), sent)
        assert lea.post(reverse("classes:join"), {"code": f" {cohort.code.upper()} "}).status_code == 302
        assert tom.post(reverse("classes:join"), {"code": "nonsense"}).status_code == 422
        asked = {
            learner.user.email: Question.objects.filter(asked_of(learner), pk=question.pk).exists()  # type: ignore[union-attr]
            for learner in [cohort.learners.get(), a_learner(User.objects.get(email="tom@example.org"))]
        }
        assert asked == {"lea@example.org": True, "tom@example.org": False}

    def test_the_history_shows_every_line(self, bank: Bank, ada: User, grace: User) -> None:
        published(bank, ada, grace)
        page = page_source(as_(grace).get(reverse("banks:history", args=[bank.pk])))
        assert "sent for review" in page and "published" in page and "bank made" in page
