"""Recipes: notes in, questions out."""

import pytest

from tests.core.generators.notes_for_tests import asked, made


def test_definition_asks_for_the_meaning_and_for_the_term() -> None:
    text = "# Git\n\n- commit: a snapshot of the tree\n- branch: a movable pointer\n- tag: a fixed name\n"
    questions = asked(text, "definition")
    assert ("In “Git”, what is “branch”?", ("A movable pointer",)) in [(q, p.right) for q, p in questions]
    assert ("In “Git”, which of these is described as “a fixed name”?", ("Tag",)) in [
        (q, p.right) for q, p in questions
    ]
    forward = dict(questions)["In “Git”, what is “branch”?"]
    assert set(forward.wrong) == {"A snapshot of the tree", "A fixed name"}


@pytest.mark.parametrize(
    ("line", "prompt"),
    [
        ("Low traffic ⇒ use a batch window", "In “Streams”, what goes with “Low traffic”?"),
        (
            "records are not removed ⇒ use several readers",
            "In “Streams”, what follows from this: “records are not removed”?",
        ),
    ],
)
def test_a_consequence_is_asked_for_in_its_own_words(line: str, prompt: str) -> None:
    text = f"# Streams\n\n- {line}\n- High traffic ⇒ process batches in parallel\n- Bad record ⇒ split the whole lot\n"
    assert prompt in dict(asked(text, "definition"))


def test_a_condition_reads_as_a_condition() -> None:
    text = "# Permissions\n\n- if a service calls ⇒ use a resource policy\n- if the function calls ⇒ change its role\n"
    assert "In “Permissions”, what applies if a service calls?" in dict(asked(text, "definition"))


LIMITS = "# Limits\n\n- Header size: 4KB\n- Layer size: 50MB\n- Package: 250MB\n- Disk: 512MB to 10GB\n"


def test_limit_asks_to_type_the_number_in_its_unit() -> None:
    questions = dict(asked(LIMITS, "limit", kind="numeric"))
    assert questions["In “Limits”, what is the limit for “Header size”, in KB?"].right == ("4KB",)


def test_limit_offers_numbers_of_the_notes_and_near_misses() -> None:
    parts = dict(asked(LIMITS, "limit", kind="single"))["In “Limits”, what is the limit for “Layer size”?"]
    assert parts.right == ("50MB",)
    assert "250MB" in parts.wrong
    assert len(parts.wrong) == 3
    assert all(option.endswith("MB") for option in parts.wrong)


def test_a_default_and_a_maximum_are_two_questions() -> None:
    questions = dict(asked("# Timing\n\n- Patience: default 5s, max 60s\n", "limit", kind="numeric"))
    assert questions["In “Timing”, what is the default for “Patience”, in seconds?"].right == ("5s",)
    assert questions["In “Timing”, what is the maximum for “Patience”, in seconds?"].right == ("60s",)


def test_a_count_is_asked_for_with_what_is_counted() -> None:
    text = "# FIFO queues\n\n- Throughput: 300 messages per second\n"
    ((prompt, parts),) = asked(text, "limit", kind="numeric")
    assert prompt == "In “FIFO queues”, which value is given for “Throughput”, in messages per second?"
    assert parts.right == ("300",)


@pytest.mark.parametrize(
    ("line", "prompt"),
    [
        ("Maximum layers per function: 5", "In “Layers”, what is the maximum number of layers per function?"),
        ("Maximum payload of a call: 6 MB", "In “Layers”, what is the maximum payload of a call, in MB?"),
    ],
)
def test_a_measure_reads_as_a_measure(line: str, prompt: str) -> None:
    assert prompt in dict(asked(f"# Layers\n\n- {line}\n", "limit", kind="numeric"))


def test_a_range_is_asked_for_and_typed_as_a_whole() -> None:
    ((prompt, parts),) = asked("# Layers\n\n- Memory: 128 MB to 10 GB\n", "limit")
    assert prompt == "In “Layers”, which range is given for “Memory”, in MB?"
    assert parts.right == ("128 MB to 10 GB",)


@pytest.mark.parametrize(
    ("value", "typed", "wrong"),
    [
        ("-273 °C", "-273 °C", "273 °C"),
        ("−70 mV", "−70 mV", "−140 mV"),
        ("3 × 10^8 m/s", "3 × 10^8 m/s", "3 × 10^9 m/s"),
        ("10⁻⁷ mol/L", "10⁻⁷ mol/L", "10⁻⁶ mol/L"),
        ("about 900 km", "about 900 km", "about 1,800 km"),
        ("1 hour", "1 hour", "2 hours"),
    ],
)
def test_sign_power_and_approximation_are_part_of_the_key(value: str, typed: str, wrong: str) -> None:
    notes = f"# Norms\n\n- Threshold: {value}\n"
    (number,) = dict(asked(notes, "limit", kind="numeric")).values()
    (choice,) = dict(asked(notes, "limit", kind="single")).values()
    assert number.right == choice.right == (typed,)
    assert wrong in choice.wrong


LISTS = """# Databases

- ACID: atomicity, consistency, isolation, durability
- Isolation levels: read uncommitted, read committed, repeatable read, serializable
"""


def test_list_asks_what_is_and_is_not_in_it_and_for_two() -> None:
    acid = {"Atomicity", "Consistency", "Isolation", "Durability"}
    levels = {"Read uncommitted", "Read committed", "Repeatable read", "Serializable"}
    questions = dict(asked(LISTS, "list"))
    one = questions["In “Databases”, which of these is listed under “Isolation levels”?"]
    assert set(one.right) <= levels
    assert set(one.wrong) <= acid
    two = questions["In “Databases”, which of these are listed under “Isolation levels”? Choose TWO."]
    assert len(two.right) == 2
    assert set(two.right) <= levels
    none = questions["In “Databases”, which of these is NOT listed under “Isolation levels”?"]
    assert set(none.right) <= acid
    assert set(none.wrong) <= levels


def test_contrast_holds_two_neighbours_against_each_other() -> None:
    text = """# Calls

## Synchronous calls

- the caller waits for the result
- errors are handled by the client

## Asynchronous calls

- events go through a queue first
- failed attempts get retried twice
"""
    questions = asked(text, "contrast")
    prompt = "In “Calls”, which of these do the notes say of “Asynchronous calls” rather than of “Synchronous calls”?"
    ((_, parts),) = [one for one in questions if one[0] == prompt]
    assert parts.right == ("Events go through a queue first",)
    assert set(parts.wrong) == {"The caller waits for the result", "Errors are handled by the client"}


@pytest.mark.parametrize(
    ("line", "prompt", "answer"),
    [
        ("letters are sealed with WAX", "In “Variables”, fill the gap: “letters are sealed with ____”", "WAX"),
        ("up to 10 batches run per shard", "In “Variables”, fill the gap: “up to ____ batches run per shard”", "10"),
        (
            "updates change only `$LATEST` in place",
            "In “Variables”, fill the gap: “updates change only ____ in place”",
            "$LATEST",
        ),
    ],
)
def test_cloze_leaves_out_the_number_or_the_name(line: str, prompt: str, answer: str) -> None:
    ((asked_for, parts),) = asked(f"# Variables\n\n- {line}\n", "cloze")
    assert (asked_for, parts.right) == (prompt, (answer,))


@pytest.mark.parametrize(
    "line", ["it is sent to S3, SNS or SQS", "listens at HOST:PORT for packets", "this is encrypted by KMS as well"]
)
def test_cloze_leaves_out_nothing_that_could_be_something_else(line: str) -> None:
    assert asked(f"# Variables\n\n- {line}\n", "cloze") == []


def test_steps_asks_for_the_order_of_a_numbered_list() -> None:
    text = "# Git\n\nRebasing a branch:\n\n1. Find the ancestor\n2. Save the commits\n3. Apply them again\n"
    ((prompt, parts),) = asked(text, "steps")
    assert prompt == "In “Git”, put the steps of “Rebasing a branch” in order."
    assert parts.right == ("Find the ancestor", "Save the commits", "Apply them again")


def test_steps_asks_for_a_sequence_in_one_line() -> None:
    ((_, parts),) = asked("# Mitosis\n\n- prophase → metaphase → anaphase → telophase\n", "steps")
    assert parts.right == ("Prophase", "Metaphase", "Anaphase", "Telophase")


def test_alternative_sets_a_statement_against_its_opposite() -> None:
    ((prompt, parts),) = asked("# Aliases\n\n- links cannot point to another link\n", "alternative")
    assert prompt == "In “Aliases”, how does this go on: “links …”?"
    assert parts.right == ("Links cannot point to another link",)
    assert parts.wrong == ("Links can point to another link",)


def test_alternative_names_the_subject_that_a_note_leaves_out() -> None:
    ((prompt, parts),) = asked("# Releases\n\n## Aliases\n\n- mutable\n", "alternative")
    assert prompt == "Which is true of “Releases › Aliases”?"
    assert (parts.right, parts.wrong) == (("Mutable",), ("Immutable",))


def test_alternative_is_silent_where_the_notes_also_say_the_opposite() -> None:
    text = "# Aliases\n\n- links cannot point to a link\n\n# Old\n\n- links can point to a link\n"
    assert asked(text, "alternative") == []


def test_table_asks_for_cells() -> None:
    text = "# Cells\n\n| Organelle | Job | Membranes |\n| --- | --- | --- |\n"
    text += "| Mitochondrion | makes ATP | 2 |\n| Ribosome | builds proteins | 0 |\n| Lysosome | digests waste | 1 |\n"
    questions = dict(asked(text, "table"))
    assert questions["In the table of “Cells”, what stands for “Ribosome” under “Membranes”?"].right == ("0",)
    job = questions["In the table of “Cells”, what stands for “Ribosome” under “Job”?"]
    assert job.right == ("Builds proteins",)
    assert set(job.wrong) == {"Makes ATP", "Digests waste"}


def test_recall_is_asked_only_for_what_nothing_else_asks() -> None:
    text = "# Layers\n\n- dependencies live apart from the function\n- links cannot point to a link\n"
    kinds = {one.recipe: one for one in made(text)}
    assert set(kinds) == {"alternative", "recall"}
    assert kinds["recall"].prompt == "What do the notes say about “Layers”? Name 2 points."
    assert asked("# Aliases\n\n- links cannot point to a link\n", "recall") == []


def test_code_formulas_and_html_are_never_asked_for() -> None:
    text = "# Code\n\n```\nTimeout: 3 s\n```\n\n$$\nE = mc^2\n$$\n\n<div>Memory: 10 GB</div>\n"
    assert made(text) == ()
