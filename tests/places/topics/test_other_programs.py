"""What other programs export, brought in the browser: what is read of it, and what is told."""

import pytest
from django.test import Client

from study.library.models import Fact, Topic
from study.topics.outline import topic_url
from tests.page_source import page_source
from tests.places.topics.bringing import bring, press, take, upload
from tests.places.uploads.test_archives import zipped_by_windows

pytestmark = pytest.mark.django_db
HEAD = "#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n#tags column:6\n"


def test_decks_of_a_text_file_become_topics_and_cards_are_known_by_their_guid(client: Client) -> None:
    rows = "g1\tBasic\tShips::Hull\tkeel\tlowest timber\tnavy\ng2\tBasic\tShips::Rig\tmast\tcarries sails\t\n"
    take(client, [upload("All Decks.txt", HEAD + rows)], title="Ships")
    assert set(Topic.objects.values_list("title", flat=True)) == {"Ships", "Hull", "Rig"}
    for topic in Topic.objects.select_related("course"):
        assert topic.title in page_source(client.get(topic_url(topic.course, topic.key)))
    before = dict(Fact.objects.filter(term="mast").values_list("key", "pk"))
    reworded = rows.replace("mast\tcarries sails", "Wie heißt der Baum?\tMast")
    html = page_source(bring(client, [upload("All Decks.txt", HEAD + reworded)]))
    assert "All Decks.txt" in html
    press(client, "take")
    assert dict(Fact.objects.filter(term="Wie heißt der Baum?").values_list("key", "pk")) == before


def test_a_zip_of_windows_shows_what_its_names_were_guessed_to_be(client: Client) -> None:
    exam = "## Question 1\n\nA ship lies at anchor.\n\na) What holds her?\nb) Why?\n\nAnswers\n\na) A chain\nb) It is"
    data = zipped_by_windows({"笔记/考试.md": exam.encode()}, "gbk")
    html = page_source(bring(client, [upload("Course.zip", data)]))
    assert "Chinese (GB18030)" in html and "笔记/考试.md" in html
    press(client, "take")
    fronts = {card["front"] for fact in Fact.objects.all() for card in fact.cards}
    assert fronts == {"A ship lies at anchor.\n\nWhat holds her?", "A ship lies at anchor.\n\nWhy?"}


def test_a_file_of_another_program_is_given_back_with_what_to_do(client: Client) -> None:
    html = page_source(bring(client, [upload("Notes.enex", b"<en-export/>")]))
    assert "export of Evernote" in html and "bring its Markdown" in html
