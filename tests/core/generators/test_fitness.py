"""Shape by shape: what is asked surely, what waits for the writer and why, and what is not asked at all."""

import pytest

from study.core.generators import Candidate
from study.core.generators.lists import are_kinds_of_cause
from tests.core.generators.notes_for_tests import MIXED, asked, made, proposed, sure


def doubts(text: str, shape: str) -> list[str]:
    return [doubt for one in made(text) if one.shape == shape and one.fit == "unsure" for doubt in one.doubts]


def prompts(found: tuple[Candidate, ...], shape: str) -> list[str]:
    return [one.prompt for one in found if one.shape == shape]


@pytest.mark.parametrize(
    ("text", "prompt"),
    [
        (
            "# Nodes\n\n## Taints\n\nEffects:\n\n- a ban of new pods\n- a loss of old ones\n",
            "What are the effects of *Taints*? (2)",
        ),
        (
            "# Code\n\n## Terraform\n\n- 3 steps\n  - the text\n  - the plan\n  - the change\n",
            "What are the 3 steps of *Terraform*?",
        ),
        (
            "# Cloud\n\n3 service models:\n\n- software\n- platform\n- hardware\n",
            "Name the 3 service models.",
        ),
        (
            "# Memoria\n\n## Lista concatenata\n\nI problemi della lista sono noti da tempo.\n\n"
            "Problemi:\n\n- la lista è lunga\n- la ricerca è lenta\n",
            "*Lista concatenata*: Problemi? (2)",
        ),
        (
            "# Images\n\nYour own image has the following advantages:\n\n- packages are there\n- the start is fast\n",
            "Complete the list: “Your own image has the following advantages …” (2 points)",
        ),
        ("# Nets\n\n## Public nets mostly contain:\n\n- load balancers\n- static sites\n", "Complete the list:"),
        (
            "# Complaint\n\nThe complaint must:\n\n- describe the crime\n- provide the facts\n",
            "Complete the list: “The complaint must …” (2 points)",
        ),
    ],
)
def test_points_are_asked_for_by_the_name_of_their_list(text: str, prompt: str) -> None:
    assert any(one.startswith(prompt) for one in prompts(sure(text), "points"))


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        (
            "# Caches\n\n## Edge caches\n\n- Copies are near\n- This limit holds for all\n- Copies expire\n",
            "leans on another",
        ),
        (
            "# Caches\n\n## Scaling sets\n\n- rewrite the file\n- edit it with the tool\n- scale it by hand\n",
            "steps of a task",
        ),
        (
            "# Caches\n\n## Edge caches\n\nCopies are near readers\n\n- They expire\n- They cost\n- They are many\n",
            "several lists",
        ),
        (
            "# Caches\n\n## Edge caches\n\n- They expire\n- They cost\n\nKinds:\n\n- the whole page\n- a part\n",
            "its place says more",
        ),
        ("# Caches\n\nExtraction takes a part. Examples:\n\n- the first copy\n- the last copy\n", "an example"),
        ("# Images\n\nGood sides of an image:\n\n- packages are there\n- a fast start (no wait\n", "not whole"),
        ("# Images\n\nDefine environment variables:\n\n- plain variables\n- secret variables\n", "whatever is said"),
        ("# Net\n\n## Fehler\n\n### Problems\n\n- cache and address at odds on the line\n", "whatever is said"),
    ],
)
def test_points_that_are_no_one_list_wait_for_the_writer(text: str, doubt: str) -> None:
    assert any(doubt in one for one in doubts(text, "points")), made(text)


@pytest.mark.parametrize(
    "text",
    [
        "# Control\n\n- Controller: tells one router, the other their routes\n",
        "# Celler\n\n- Funktioner: barriär, utsöndrar hormoner, reglerar blodets flöde\n",
        "# Types\n\n- Tools with snapshots: Java, Python, in their newer versions\n",
    ],
)
def test_a_sentence_with_commas_is_no_row_of_members(text: str) -> None:
    assert prompts(sure(text), "points") == []


def test_siblings_are_set_against_each_other_only_where_they_are_of_a_kind() -> None:
    assert proposed(MIXED, "contrast")
    for title in ("Validity and truth in the reasoning of a court", "Beware of hasty queues", "Delivery of mail"):
        assert proposed(MIXED.replace("## FIFO queues", f"## {title}"), "contrast") == []


def test_what_a_callout_shows_is_no_contrast() -> None:
    lines = MIXED.split("# Git")[0].splitlines()
    quoted = "\n".join(f"> [!example]\n> {line}\n" if line.startswith("- ") else line for line in lines)
    assert proposed(quoted, "contrast") == []


@pytest.mark.parametrize(
    "line",
    [
        "Does include the **scratch directory** of half a gigabyte of space.",
        "**Full study notes** Synthesize all the rules of the course into **long bulleted lists** of points.",
        "Refactoring of a program mostly consists in **rewriting loops** so that they run side by side.",
        "The functions of a module are put into **isolated** files by the tools of the language.",
        "The complaint of a party is put into a **sealed** envelope by the clerk of the court.",
    ],
)
def test_no_gap_without_a_subject_nor_for_a_quality_or_an_act(line: str) -> None:
    assert prompts(sure(f"# Programs\n\n## Loops\n\n- {line}\n"), "gap") == []


def test_a_gap_may_hide_a_name_that_begins_with_a_participle() -> None:
    for line in (
        "The plaintiff begins the trial by giving an **opening statement** that is a preview of it.",
        "Ships that need a doctor hoist what is called a **yellow flag** until somebody comes aboard.",
    ):
        assert len(prompts(sure(f"# Law\n\n## Juries\n\n- {line}\n"), "gap")) == 1


@pytest.mark.parametrize(
    ("line", "prompt"),
    [
        ("A party cannot file the same suit again after a verdict.", "What can a party not do?"),
        ("Base image must run the interface of the platform.", "What must *Base image* do?"),
        ("Callers must supply a key in the header.", "What must callers do?"),
    ],
)
def test_a_rule_is_asked_of_its_subject(line: str, prompt: str) -> None:
    assert prompts(sure(f"# Rules\n\n## Trials\n\n{line}\n"), "rule") == []  # a remark in passing
    topic = line.split(" m")[0].split(" c")[0].removeprefix("A ")
    assert prompts(sure(f"# Rules\n\n## The duties of {topic}\n\n{line}\n"), "rule") == [prompt]


@pytest.mark.parametrize(
    "line",
    [
        "Generally, statutes of the state must define criminal conduct.",
        "Statutes (products of lawmakers) must define criminal conduct.",
    ],
)
def test_a_rule_with_half_a_sentence_before_it_is_not_asked(line: str) -> None:
    assert prompts(made(f"# Rules\n\n## Trials\n\n{line}\n"), "rule") == []


@pytest.mark.parametrize(
    ("line", "prompt"),
    [
        ("Maximum layers per function: 5", "What is the maximum number of layers per function?"),
        ("Execution rate: 100,000 per second", "What figure is given for *Execution rate*?"),
        ("Payload of a call: 512 MB at most", "What is the maximum of *Payload of a call* (in MB)?"),
    ],
)
def test_a_count_is_asked_for_as_a_number(line: str, prompt: str) -> None:
    assert [found for found, _ in asked(f"# Limits\n\n## Calls\n\n- {line}\n", "value")] == [prompt]


def test_a_thing_has_many_values_and_a_row_of_a_table_is_no_point() -> None:
    assert doubts("# Cables\n\n## Copper\n\n- UTP (Unshielded Twisted Pair): 100 m\n", "value") == [
        "asks for whatever is said"
    ]
    rows = "# Cables\n\nFields of a frame:\n\n- length | 16 | in bytes\n- next | 8 | the protocol\n"
    assert doubts(rows, "points") == ["a point is not whole: glued"]


@pytest.mark.parametrize("line", ["Subnet mask: 255.255.255.192", "Calls of a second: 10 times its limit"])
def test_an_address_and_half_a_measure_are_no_value(line: str) -> None:
    assert asked(f"# Limits\n\n## Calls\n\n- {line}\n", "value") == []


def test_an_order_in_the_cells_of_a_table_describes_and_in_a_line_it_instructs() -> None:
    table = "# Tools\n\n| Switch | Purpose | Default |\n| --- | --- | --- |\n"
    table += "| `SPEAKERS` | identify who talks | on |\n| `NOISE` | drop hums | on |\n"
    assert "What is the purpose of `SPEAKERS`?" in prompts(sure(table), "property")
    line = "# Prompts\n\n## Lecture\n\n- Aim: identify all speakers of a talk\n\n## Reading\n\n- Aim: bold each term\n"
    assert not any("im" in prompt for prompt in prompts(sure(line), "property"))


def test_a_place_is_named_by_its_file_without_its_number() -> None:
    from study.core.generators import candidates
    from study.core.notes import parse

    text = "# Calls\n\n- timeout: the time after which a call ends\n"
    (one,) = candidates(parse(text, "03-event-sources.md")).candidates
    assert one.context == ("Event sources", "Calls")
    (one,) = candidates(parse(text, "notes.md")).candidates
    assert one.context == ("Calls",)


def test_single_letters_tell_no_language() -> None:
    text = "# Models\n\n- C3802I\n  - I = internal, E = external\n  - S = Singapore, O = Oslo\n"
    assert not any(one.prompt.startswith(("Elenca", "Nombra", "Cite")) for one in made(text))


def test_a_link_is_shown_by_the_last_name_of_its_path() -> None:
    text = "# Layers\n\n- Vessel wall: the inner layer is called [[Histology/Vessels/Intima]] by all\n"
    assert any("called Intima by" in one.explanation for one in made(text))


@pytest.mark.parametrize(
    ("title", "points", "fit"),
    [
        ("Effects of ballast on the roll", ("heavy ballast", "loose ballast"), False),
        ("Effects of ballast on the roll", ("a slower roll", "a deeper hull"), True),
        ("Effetti della zavorra sul rollio", ("zavorra", "molta zavorra"), False),
    ],
)
def test_kinds_of_a_cause_are_no_effects(title: str, points: tuple[str, str], fit: bool) -> None:
    assert are_kinds_of_cause(title, points) is not fit


def test_what_has_most_of_something_is_no_thing_of_a_kind() -> None:
    text = "# Locks\n\n## Doors\n\nWarded locks:\n\n- {}\n- {}\n"
    assert "its points are no names" in doubts(text.format("cheapest", "least secure"), "points")
    assert "its points are no names" not in doubts(text.format("pin locks", "lever locks"), "points")


def test_what_is_left_of_a_scheme_is_no_cause() -> None:
    for line, fit in (
        ("old ropes are never cut -- by boys ⇒ several boats can be moored", False),
        ("old ropes are never cut | by boys ⇒ several boats can be moored", False),
        ("old ropes are never cut by boys ⇒ several boats can be moored", True),
    ):
        assert bool(asked(f"# Ropes\n\n## Splices\n\n- {line}\n", "cause")) is fit, line


def test_a_closer_look_is_no_thing() -> None:
    text = "# Winches\n\n## {}\n\n- functions\n  - pulls the line of the anchor\n  - holds the boat at the pier\n"
    assert prompts(sure(text.format("The capstan")), "points")
    assert not prompts(sure(text.format("Closer look")), "points")


def test_a_heading_with_its_name_in_full_is_the_subject() -> None:
    text = (
        "# The great guilds\n\n## HPG (Harbour and Pilots of Genoa)\n\n- Members: pilots, boatmen, divers and clerks\n"
    )
    found = prompts(made(text), "points") + prompts(made(text), "property")
    assert found and not any("great guilds" in prompt for prompt in found), found


def test_a_sentence_about_something_else_is_no_description() -> None:
    text = (
        "# Guilds\n\n## Pilots of a port\n\n- **Pilot**: a guide who steers foreign ships into the basin\n"
        "- **Siren**: {}\n- **Tide waiter**: an officer who boards ships at the quay\n"
    )
    for said, fit in (
        ("masters are busy men. A flattering letter lures them ashore", False),
        ("a letter of praise that lures proud masters ashore", True),
    ):
        found = [one.prompt for one in proposed(text.format(said), "named") if "lures" in one.prompt]
        assert bool(found) is fit, said
