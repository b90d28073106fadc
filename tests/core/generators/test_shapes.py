"""Shapes: statements in, questions out, or none."""

import pytest

from study.core.generators.statements import Corpus
from study.core.notes import parse
from study.core.notes.model import OwnCard
from tests.core.generators.notes_for_tests import MIXED, asked, proposed, sure

LEADS = "# Networks\n\n## Routing\n\n"


@pytest.mark.parametrize(
    ("line", "prompt", "answer"),
    [
        (
            "jitter: the variation of delay between packets",
            "What is *jitter*?",
            "The variation of delay between packets",
        ),
        (
            "Gateways: the routers a host sends its packets to",
            "What are *Gateways*?",
            "The routers a host sends its packets to",
        ),
        (
            "Proxy: forwards requests on behalf of a client",
            "What does *Proxy* do?",
            "Forwards requests on behalf of a client",
        ),
        (
            "Split horizon: never announce a route back where it came from",
            "What should you know about *Split horizon*?",
            "",
        ),
        ("quota ⇒ a limit that can be raised on request", "What is *quota*?", "A limit that can be raised on request"),
    ],
)
def test_a_term_is_asked_for_by_the_form_of_its_meaning(line: str, prompt: str, answer: str) -> None:
    ((found, parts),) = asked(f"{LEADS}- {line}\n", "meaning")
    assert found == prompt
    assert not answer or parts.right == (answer,)


def test_a_sentence_that_defines_what_its_title_names_is_a_definition() -> None:
    ((prompt, parts),) = asked("# Ingress\n\nAn **Ingress** is an object that routes traffic to services.\n", "meaning")
    assert prompt == "What is an *Ingress*?"
    assert parts.right == ("An Ingress is an object that routes traffic to services",)


@pytest.mark.parametrize(
    "line",
    [
        "Note: the variation of delay between packets",
        "Option II: partition key and sort key together are unique",
        "F: the loop of Henle in the kidney",
        "latency: will it increase over time?",
        "timer: see the table above for its values",
        "delay: the time from one end to the ...",
        "delay: this is what was measured before",
        "java-set-and-map: an overview of the collections",
        "Apply the fix: the patch of the last release is taken",
    ],
)
def test_what_names_nothing_or_is_not_whole_defines_nothing(line: str) -> None:
    assert asked(f"{LEADS}- {line}\n", "meaning") == []


def test_a_term_with_two_meanings_in_one_place_is_not_asked_for() -> None:
    text = "# Git\n\n- head: the commit that is checked out\n\nOn branches:\n\n- end: the newest commit of a branch\n"
    assert len(asked(text, "meaning")) == 2
    assert len(asked(text.replace("end:", "head:").replace("On branches:\n\n", ""), "meaning")) == 0


TERMS = """# Git

- commit: a snapshot of the whole tree
- branch: a movable pointer to a revision
- tag: a fixed name that stays put
- stash: a shelf for unfinished work
"""


def test_meanings_are_told_back_and_terms_stand_beside_others_with_the_reason_why_they_are_wrong() -> None:
    forward = {one.prompt: one for one in proposed(TERMS, "meaning")}["What is *branch*?"]
    assert forward.kind == "recall" and not forward.parts.wrong
    back = {one.prompt: one for one in proposed(TERMS, "term")}[
        "Which of these is meant: “a fixed name that stays put”?"
    ]
    assert back.parts.right == ("Tag",) and len(back.parts.wrong) == 3
    reasons = {option.text: option.reason for option in back.body.options}
    assert reasons["Branch"] == "*Branch* is named for: a movable pointer to a revision"
    assert {reason.fact for reason in back.reasons} == {"git#1", "git#2", "git#4"}


def test_two_terms_are_too_few_for_a_choice() -> None:
    text = "\n".join(TERMS.splitlines()[:4])
    assert {one.kind for one in proposed(text, "meaning")} == {"recall"}
    assert proposed(text, "term") == []


def test_pairs_of_one_list_are_matched() -> None:
    ((_, parts),) = asked(TERMS, "matching")
    assert len(parts.right) == 4
    assert asked("\n".join(TERMS.splitlines()[:4]), "matching") == []


@pytest.mark.parametrize(
    ("line", "prompt", "answer"),
    [
        ("Hello timer: 10 s", "What figure is given for *Hello timer* (in s)?", "10 s"),
        ("Maximum payload of a call: 6 MB", "What is the maximum payload of a call (in MB)?", "6 MB"),
        ("Throughput: 300 messages a second", "What figure is given for *Throughput* (in messages a second)?", "300"),
        ("Timeout: 900 s (15 min)", "What figure is given for *Timeout* (in s)?", "900 s"),
    ],
)
def test_a_number_is_asked_for_with_its_unit(line: str, prompt: str, answer: str) -> None:
    ((found, parts),) = asked(f"{LEADS}- {line}\n", "value")
    assert (found, parts.right) == (prompt, (answer,))


def test_a_number_is_read_in_the_language_that_its_line_was_taken_for() -> None:
    page = "# Harbour\n\nThe harbour is a bay that keeps the ships of the town from the wind.\n\n"
    *_, entry = Corpus(parse(f"{page}- Dock: mindestens 1,500 m bis zu der Bucht und dem Kai\n", "a.md")).entries
    assert (entry.fact.language, entry.language, entry.amounts[0].value) == ("de", "en", 1500)


def test_a_range_is_one_question_and_so_is_each_part_that_is_named() -> None:
    ((prompt, parts),) = asked(f"{LEADS}- Disk: 512MB to 10GB\n", "value")
    assert (prompt, parts.right) == ("What is the range of *Disk*?", ("512MB to 10GB",))
    assert dict(asked(f"{LEADS}- Patience: default 5s, max 60s\n", "value")).keys() == {
        "What is the default of *Patience* (in s)?",
        "What is the maximum of *Patience* (in s)?",
    }


@pytest.mark.parametrize("line", ["Absolute zero: -273 °C", "ribs: 7–12", "Length of a day: 24 h", "A day: 24 h"])
def test_no_number_is_asked_for_without_its_sign_or_as_what_everybody_knows(line: str) -> None:
    for _, parts in asked(f"{LEADS}- {line}\n", "value"):
        assert parts.right not in (("273",), ("273 °C",), ("24 h",), ("12",))


def test_a_cause_is_asked_for_what_it_leads_to() -> None:
    ((prompt, parts),) = asked(f"{LEADS}- records are never removed ⇒ several readers can see them\n", "cause")
    assert prompt == "What does this lead to: “records are never removed”?"
    assert parts.right == ("Several readers can see them",)
    ((prompt, _),) = asked(f"{LEADS}- if a link goes down ⇒ the backup route is used\n", "cause")
    assert prompt == "What applies if a link goes down?"


@pytest.mark.parametrize(
    "line", ["a packet comes → it is read → it is sent on", "fast ⇒ good", "this is slow ⇒ it takes a while"]
)
def test_a_chain_and_what_leans_on_something_are_no_causes(line: str) -> None:
    assert asked(f"{LEADS}- {line}\n", "cause") == []


@pytest.mark.parametrize(
    ("line", "gapped", "answer"),
    [
        (
            "Messages that fail too often move to a **dead-letter queue**.",
            "Messages that fail too often move to a ____",
            "dead-letter queue",
        ),
        (
            "Up to 10 batches run at once for each shard of a stream.",
            "Up to ____ batches run at once for each shard of a stream",
            "10",
        ),
    ],
)
def test_a_gap_takes_what_the_writer_set_off_or_the_number(line: str, gapped: str, answer: str) -> None:
    ((found, parts),) = asked(f"# Streams\n\n## Failures\n\n- {line}\n", "gap")
    assert parts.right == (answer,)
    assert gapped in found


@pytest.mark.parametrize(
    "line",
    [
        "It is sent to a **dead-letter queue** after that many attempts.",
        "As shown above, messages move to a **dead-letter queue** then.",
        "Messages are sent to S3, **SNS** or SQS when they fail there.",
        "The failures of all streams are **failures** of the reader too.",
        "Approximately 90 minutes had elapsed since the seizure of the bag.",
        "Copies of $2^n$ strings are printed by the whole program at the end.",
    ],
)
def test_no_gap_where_the_sentence_leans_or_many_words_would_do(line: str) -> None:
    assert asked(f"# Streams\n\n## Failures\n\n- {line}\n", "gap") == []


def test_points_are_those_under_a_lead_in_a_row_or_in_a_section() -> None:
    found = dict(
        asked("# Probes\n\nMechanisms of a probe:\n\n- an HTTP request\n- a command in the container\n", "points")
    )
    assert list(found) == ["Name the 2 mechanisms of a probe."]
    found = dict(asked("# Data\n\n- ACID: atomicity, consistency, isolation, durability\n", "points"))
    assert "Name the 4 points for *ACID*." in found
    found = dict(
        asked("# Calls\n\n## Waiting calls\n\n- the caller waits for the result\n- errors go to the client\n", "points")
    )
    assert list(found) == ["Name the 2 main points about *Waiting calls*."]
    found = dict(
        asked("# Calls\n\n## Why queues?\n\n- they buffer bursts of calls\n- they part sender and reader\n", "points")
    )
    assert list(found) == ["Why queues?"]
    found = dict(
        asked(
            "# Calls\n\nA call can fail for these reasons, all rare:\n\n- no memory is left\n- no time is left\n",
            "points",
        )
    )
    assert list(found) == ["Complete the list: “A call can fail for these reasons, all rare …” (2 points)"]


def test_more_than_seven_points_and_commands_are_not_recited() -> None:
    many = "\n".join(f"- the {word} of a ship" for word in "bow stern keel mast hull deck helm sail".split())  # noqa: SIM905
    assert asked(f"# Ships\n\nParts of a ship:\n\n{many}\n", "points") == []
    assert asked("# Cluster\n\n## Upgrade tools\n\n- `kubectl get nodes`\n- `sudo vim sources.list`\n", "points") == []


def test_order_is_asked_for_where_the_notes_say_that_there_is_one() -> None:
    ((prompt, parts),) = asked(
        "# Git\n\nSteps of a rebase:\n\n1. Find the ancestor\n2. Save the commits\n3. Apply them again\n", "order"
    )
    assert prompt == "Put in order: *Steps of a rebase*."
    assert parts.right == ("Find the ancestor", "Save the commits", "Apply them again")
    assert asked("# Git\n\nKinds of objects:\n\n1. the commits\n2. the trees\n3. the blobs\n", "order") == []
    ((_, parts),) = asked("# Mitosis\n\n- prophase → metaphase → anaphase → telophase\n", "order")
    assert parts.right == ("Prophase", "Metaphase", "Anaphase", "Telophase")


def test_contrast_sets_what_two_siblings_have_in_common_against_each_other() -> None:
    found = {one.prompt: one for one in proposed(MIXED, "contrast")}
    one = found["Which of these holds for *FIFO queues* and not for *Standard queues*?"]
    assert len(one.parts.wrong) >= 2
    assert all(reason.text.startswith("This belongs to *Standard queues*:") for reason in one.reasons)


def test_a_property_is_asked_of_what_it_is_said_of() -> None:
    assert "What is the delivery of *FIFO queues*?" in dict(asked(MIXED, "property"))
    found = dict(asked(MIXED, "property"))
    assert found["What is the job of *Ribosome*?"].right == ("Builds proteins",)
    assert found["*Mitochondrion*: membranes?"].right == ("2",), "how many there are is no name of several"


def test_a_table_whose_rows_are_respects_is_asked_the_other_way_round() -> None:
    text = (
        "# Queues\n\n| Feature | Standard | FIFO |\n| --- | --- | --- |\n| Delivery | at least once | exactly once |\n"
    )
    assert "What is the delivery of *FIFO*?" in dict(asked(text, "property"))


def test_rows_that_are_too_short_or_too_long_do_no_harm() -> None:
    text = (
        "# T\n\n| A | B | C |\n| --- | --- | --- |\n| one | two |\n| three | four | five | six |\n| red | sky | sea |\n"
    )
    assert isinstance(asked(text, "property"), list)


def test_cards_of_ones_own_are_asked_as_they_were_written() -> None:
    from dataclasses import replace

    from study.core.generators import candidates

    notes = parse("# Cards\n\nWhat is it:: this one, as above ...\n", "notes.md")
    (topic,) = notes.topics
    cards = (
        OwnCard("What is it", "this one, as above ...", "a::b", (3, 3)),
        OwnCard("this one", "What is it", "a:::b", (3, 3), side="back"),
        OwnCard("The {{...}} is deep", "sea", "cloze", (3, 3), cloze=True, side="2"),
    )
    fact = topic.facts[0]._replace(cards=cards, role="card")
    found = candidates(replace(notes, topics=(replace(topic, facts=(fact,)),))).candidates
    assert [(one.shape, one.kind, one.fit, one.key) for one in found] == [
        ("card", "recall", "sure", "cards#1/card"),
        ("card", "cloze", "sure", "cards#1/card-2"),
        ("card", "recall", "sure", "cards#1/card-back"),
    ]
    assert found[0].prompt == "What is it"
    assert found[0].parts.right == ("this one, as above ...",)


def test_no_question_is_a_choice_of_two_or_a_statement_turned_round() -> None:
    for one in sure(MIXED):
        assert one.kind not in ("single", "multiple") or len(one.parts.wrong) >= 2
