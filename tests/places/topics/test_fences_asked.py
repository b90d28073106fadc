"""A command in a fence of notes is asked, with its line shown, and stays when the notes come again."""

import pytest
from django.test import Client
from django.urls import reverse

from study.banks.models import Question, Status
from study.library.models import Topic
from tests.places.topics.bringing import bring, press, upload

pytestmark = pytest.mark.django_db
NOTES = """# Ships

A deck has hatches, and each of the hatches has a lid.

```sh
# Show which lids are off
hatch list --open
```
"""
REWORDED = NOTES.replace("Show which lids are off", "Show all lids that are off")


def test_a_command_of_a_fence_is_asked_and_stays(reader: Client) -> None:
    look = bring(reader, [upload("ships.md", NOTES)]).content.decode()
    assert "Which command is meant" in look
    press(reader, "take")
    (asked,) = Question.objects.filter(key__contains="/command-")
    assert asked.current is not None
    assert asked.status == Status.READY and asked.current.explanation.endswith(
        "“Show which lids are off: `hatch list --open`”"
    )
    topic = Topic.objects.get(title="Ships")
    page = reader.get(reverse("topics:topic", args=[topic.course.address, topic.key])).content.decode()
    assert "code, a formula or HTML" not in page
    bring(reader, [upload("ships.md", REWORDED)])
    press(reader, "take")
    (again,) = Question.objects.filter(key__contains="/command-", status=Status.READY)
    assert again == asked and again.current is not None and "Show all lids" in again.current.prompt
