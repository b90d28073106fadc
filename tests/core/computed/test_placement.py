"""Simulators' questions stand on the topics that show them, in courses that are about them."""

from collections import Counter
from dataclasses import replace

import pytest

from study.core.computed.placement import fitting, placed, places
from study.core.computed.simulated import simulated
from study.core.notes import parse, read_together
from study.core.notes.model import Notes
from study.core.simulators import mentions

CONCURRENCY = """# Lambda

- Requests above the limit of the AWS account get a throttle

## Concurrency

- Reserved concurrency is taken off the account limit
- A cold start adds init
"""
KITCHEN = """# Soup

- Cost of the vegetables: 3 EUR
- Retry with less salt

# Memory of my grandmother

- She had a good memory
"""


def notes(*texts: str) -> Notes:
    return read_together([parse(text, f"{number}.md", mentions()) for number, text in enumerate(texts)])


def topics(found: Notes) -> dict[str, str]:
    return {question.key: question.topic for question, _ in placed(places(fitting(found)))}


def test_the_questions_stand_on_the_topic_that_fits() -> None:
    found = topics(notes(CONCURRENCY))
    assert set(found) == {question.key for question in simulated("concurrency")}
    assert set(found.values()) == {"lambda/concurrency"}


def test_what_was_drawn_before_is_not_drawn_again_where_all_of_a_simulator_is_there() -> None:
    found = list(places(notes(CONCURRENCY)))
    known = {question.key: replace(question, title="Known") for question in simulated("concurrency")}
    simulated.cache_clear()
    again = [question for question, _ in placed(found, known)]
    assert simulated.cache_info().misses == 0
    assert {(question.title, question.topic) for question in again} == {("Known", "lambda/concurrency")}
    known.popitem()
    assert "Known" not in {question.title for question, _ in placed(found, known)}


def test_a_word_alone_brings_no_questions_into_other_peoples_notes() -> None:
    assert topics(notes(KITCHEN)) == {}
    assert topics(notes("")) == {}


def test_a_word_alone_shows_no_lab_in_other_peoples_notes() -> None:
    assert [topic.simulators for topic in notes(KITCHEN).topics] == [("memory", "retries"), ("memory",)]
    assert [topic.simulators for topic in fitting(notes(KITCHEN)).topics] == [(), ()]
    named = fitting(notes(KITCHEN, "---\nsimulators: memory/told\n---\n# Soup\n"))
    assert [topic.simulators for topic in named.topics if topic.simulators] == [("memory/told",)]
    spoken = notes(CONCURRENCY)
    assert fitting(spoken) == spoken


MACHINE = """# Memory

- A process that waits for memory ends after a timeout
- Cold start: no cache is warm; a vCPU is throttled, and concurrency costs memory
- Retry: with back-off and jitter, so that a throttle ends
"""


@pytest.mark.parametrize(
    "text",
    [
        MACHINE,
        MACHINE + "- Python: `lambda x: x` keeps its memory on AWS, too\n",
        MACHINE + "- Lambda calculus has no memory, on Amazon or elsewhere\n",
        MACHINE + "- Arrivals at AWS: $n = \\lambda W$\n",
        MACHINE + "- Lambda: the wave length of light\n",
        MACHINE + "\n## Clouds\n\n- AWS Lambda runs what is serverless\n",
    ],
)
def test_notes_about_something_else_show_no_lab(text: str) -> None:
    assert any(topic.simulators for topic in notes(text).topics)
    assert not any(topic.simulators for topic in fitting(notes(text)).topics)


def test_a_page_about_something_else_shows_none_of_the_labs_of_its_neighbour() -> None:
    found = fitting(notes(CONCURRENCY, MACHINE))
    assert {topic.file for topic in found.topics if topic.simulators} == {"0.md"}
    named = read_together([parse(MACHINE, "aws/lambda.md", mentions())])
    assert any(topic.simulators for topic in fitting(named).topics), "a file says what it is about by its path"
    assert any(topic.simulators for topic in fitting(notes(MACHINE), "aws-lambda").topics), (
        "and so does the name of all"
    )


def test_what_the_author_names_is_there_on_a_topic_of_that_file() -> None:
    named = notes("# Alone\n\n- Nothing of it\n", f"---\nsimulators: [memory, unknown]\n---\n{KITCHEN}")
    found = topics(named)
    assert {key.partition("/")[0] for key in found} == {"memory"}
    assert set(found.values()) <= {"soup", "memory-of-my-grandmother"}
    assert topics(notes("---\nsimulators: memory\n---\n# Soup\n")) == dict.fromkeys(found, "soup")
    assert topics(notes("---\nsimulators: {memory: 1}\n---\n# Soup\n")) == {}


def test_the_retries_of_a_client_and_of_a_queue_go_with_the_topic_about_retries() -> None:
    text = """# Retries of AWS Lambda

- Asynchronous invocation: a throttle is retried, then the dead-letter queue
- Synchronous invocation: the client backs off with jitter and has a read timeout
- SQS: after the visibility timeout the message is seen again, until its retention ends
"""
    assert {key.partition("/")[0] for key in topics(notes(text))} == {"retries", "sdk_retries", "queue_retries"}


def test_siblings_of_one_simulator_are_in_a_few_groups() -> None:
    groups = Counter(group for _, group in placed(places(notes(CONCURRENCY))))
    assert sorted(groups) == ["concurrency/0", "concurrency/1", "concurrency/2"]
    assert max(groups.values()) - min(groups.values()) <= 1
