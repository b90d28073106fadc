"""What other programs export, brought in the browser: what is read of it, and what is told."""

import pytest
from django.test import Client

from study.library.models import Course, Fact, Topic
from study.topics.outline import topic_url
from tests.page_source import page_source
from tests.places.topics.bringing import bring, press, take, upload
from tests.places.uploads.test_archives import zipped, zipped_by_windows

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


def test_an_export_of_notion_is_called_after_its_page_and_its_database_is_no_list_of_cards(client: Client) -> None:
    one, two, export = "a" * 32, "b" * 32, "0a1b2c3d-0a1b-4c2d-8e3f-0a1b2c3d4e5f"
    files = {
        f"Ships {one}.md": b"# Ships\n\n- Keel: the lowest timber\n",
        f"Ships {one}/Parts {two}.csv": b"Name,Place\nRib,on the keel\nBow,in front\nStern,behind\n",
    }
    html = page_source(bring(client, [upload(f"ExportBlock-{export}-Part-1.zip", zipped(files))]))
    assert "A new course, Ships, with" in html and "Read as cards" not in html
    press(client, "take")
    shown = page_source(client.get(f"/notes/{Course.objects.get().address}/"))
    assert "Ships.md" in shown and "Parts.csv" in shown and f"Ships {one}.md<" not in shown
    other = upload(f"ExportBlock-{export.replace('0a', '9f')}-Part-1.zip", zipped(files))
    assert "A new course" not in page_source(bring(client, [other])), "another export of the same page renews it"


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
