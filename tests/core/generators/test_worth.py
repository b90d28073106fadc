"""Kinds of fault that readers found in questions from notes: each is asked no more, or waits for the writer."""

import pytest

from study.core.generators import Candidate, candidates
from study.core.notes import parse
from tests.core.generators.notes_for_tests import asked, made, proposed, sure

NAMES = ("radialis", "ulnaris", "femoralis", "carotis")
ARTERIES = "\n".join(f"# Arteria {name}\n\nFörlopp\n- Löper längs armen och på handen\n" for name in NAMES)


def unsure(text: str) -> list[Candidate]:
    return [one for one in made(text) if one.fit == "unsure"]


def test_a_lead_that_stands_under_every_topic_is_a_respect_of_each() -> None:
    prompts = [one.prompt for one in unsure(ARTERIES) if one.doubts == ("one line is no list",)]
    assert prompts == [f"*Arteria {name}*: Förlopp?" for name in NAMES]


@pytest.mark.parametrize(
    ("text", "prompt"),
    [
        ("# Organ\n\n## Ampulla\n\n### Kort\n\n- Den vidaste delen av äggledaren\n", "Vad menas med *Ampulla*?"),
        ("# Netz\n\n## Router\n\n### Kurz\n\n- Das Gerät, das Pakete zwischen den Netzen weiterleitet\n", "Router"),
        ("# Networks\n\n## Router\n\n### Summary\n\n- The device that passes packets between networks\n", "Router"),
    ],
)
def test_a_summary_tells_what_the_thing_above_it_is(text: str, prompt: str) -> None:
    assert any(prompt in one.prompt for one in sure(text))


def test_a_section_is_asked_for_surely_only_with_all_that_it_says() -> None:
    lines = "- a copy near the reader\n- a shield of the source\n"
    assert [one.prompt for one in sure(f"# Web\n\n## Benefits of caches\n\n{lines}")] == [
        "Name the 2 benefits of caches."
    ]
    more = f"{lines}- Headers that rule them:\n  - `Age` tells the time in a cache\n  - `Vary` tells the variants\n"
    assert not any(
        one.prompt.startswith("Name the 2") and one.fit == "sure"
        for one in made(f"# Web\n\n## Benefits of caches\n\n{more}")
    )


def test_one_line_under_a_heading_is_offered_and_not_asked() -> None:
    text = "# Networks\n\n## Leased lines\n\n- They are rented from a carrier for a fixed fee\n"
    assert not sure(text)
    text = "# Networks\n\n## Leased lines\n\n- Carriers rent them out for a fixed monthly fee\n"
    assert [one.fit for one in made(text)] == ["unsure"]


@pytest.mark.parametrize(
    "line",
    [
        "Recommendation: set the timeout to six times the longest run",
        "Mac: open the finder and click on the folder",
        "Local: standard",
        "Walk the ground: a tour of the building with a meter",
        "limited by time: the runs that take longer are ended",
        "Exam date: 2026-06-19",
    ],
)
def test_what_names_nothing_or_tells_what_to_do_is_not_surely_asked(line: str) -> None:
    assert not [one for one in sure(f"# Networks\n\n## Access\n\n- {line}\n") if one.shape == "meaning"]


@pytest.mark.parametrize(
    "text",
    [
        "# Histologi\n\n## Blod\n\n- I perifer blodfilm: små celler som är rika på den fina granulan\n",
        "# Reti\n\n## Switch\n\n- Usa un commutatore: la rete che collega le porte di ingresso e di uscita\n",
        "# Sistemi\n\n## Deadlock\n\n- evitare: si rinuncia alle risorse che non sono di questo processo\n",
    ],
)
def test_prepositions_and_verbs_name_nothing_in_any_language(text: str) -> None:
    assert not [one for one in sure(text) if one.shape == "meaning"]


def test_swedish_quotation_marks_are_closed_by_the_sign_that_opened_them() -> None:
    text = "# Ben\n\n- Os capitatum (huvudben): det största benet i den distala raden av handen\n"
    assert [one.prompt for one in sure(text)] == ["Vad menas med ”Os capitatum (huvudben)”?"]


def test_a_decimal_comma_parts_no_members() -> None:
    assert asked("# Prov\n\n- Gräns för det som är godkänt: 45,5\n", "points") == []


def test_a_grouped_table_is_not_asked_by_its_first_column() -> None:
    rows = "| Bone | Osteoblast | builds |\n|  | Osteocyte | keeps |\n| Cartilage | Chondrocyte | keeps it |\n"
    table = f"# Cells\n\n| Tissue | Cell | Work |\n| --- | --- | --- |\n{rows}"
    assert not any("Bone" in prompt for prompt, _ in asked(table, "property"))


def test_a_yes_or_no_is_asked_only_where_the_column_asks() -> None:
    rows = "| RSA | yes | yes |\n| DSS | no | no |\n| ECDH | no | no |\n"
    table = f"# Keys\n\n| Method | Signature | Is it slow? |\n| --- | --- | --- |\n{rows}"
    prompts = [prompt for prompt, _ in asked(table, "property")]
    assert prompts
    assert not any("ignature" in prompt for prompt in prompts)


def test_a_term_that_its_list_says_several_things_of_is_not_asked_for() -> None:
    rows = "".join(f"| `{kind}` | {said} |\n" for kind, said in METHODS)
    table = f"# Lists\n\n| Type | Method and what it does |\n| --- | --- |\n{rows}"
    assert not any(one.shape in ("meaning", "term") and "`int`" in one.prompt for one in sure(table))
    assert not any("`int`" in option for one in sure(table) for option in one.parts.all)


METHODS = (
    ("int", "counts the elements of the list"),
    ("int", "finds the place of an element"),
    ("void", "removes all elements at once"),
    ("long", "measures the bytes that are held"),
    ("char", "reads the first letter of all"),
)


@pytest.mark.parametrize(
    ("text", "prompt"),
    [
        (
            "# Law\n\n## Arresting officers\n\nThe arresting officer must state the reason for the arrest.\n",
            "What must the arresting officer do?",
        ),
        (
            "# Law\n\n## Warrants\n\nA search warrant must be signed by a neutral judge.\n",
            "What applies to *search warrant*?",
        ),
        (
            "# Recht\n\n## Haft\n\nDer Haftbefehl muss von dem Richter schriftlich erlassen werden.\n",
            "Was gilt für *Haftbefehl*?",
        ),
        (
            "# Droit\n\n## Bail\n\nLe locataire doit payer le loyer dans les dix jours.\n",
            "Quelle règle vaut pour *locataire* ?",
        ),
    ],
)
def test_what_a_thing_must_do_is_asked(text: str, prompt: str) -> None:
    (one,) = [one for one in made(text) if one.shape == "rule"]
    assert one.prompt == prompt
    # Any line about a thing answers what applies to it.
    assert one.fit == ("sure" if "must" in prompt else "unsure")


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("# Lectures\n\n- Jargon: Bold every legal term of the text\n", "the answer is an instruction"),
        (
            "# Feste\n\n- **Bühne**: trägt die Sänger des Hafens und alle Gäste\n"
            "- **Quiz**: Laden Sie die Gäste auf das Schiff ein und zeigen Sie ihnen alles\n",
            "the answer is an instruction",
        ),
        ("# Harbour\n\n- Buoy: a float that marks&#x3e;a channel for ships\n", "marks of an export in it"),
    ],
)
def test_orders_and_marks_of_an_export_wait_for_the_writer(text: str, doubt: str) -> None:
    assert any(doubt in one.doubts for one in unsure(text)), [(one.prompt, one.doubts) for one in made(text)]


@pytest.mark.parametrize(
    "text",
    [
        "# Law\n\n## Arrest\n\nThe law holds that anyone arrested must be brought before a judge.\n",
        "# Law\n\n## Arrest\n\nIt must be signed by a neutral judge of the county.\n",
        "# Law\n\n## Arrest\n\nThe officer must state a reason.\n\nThe officer must write a report of it.\n",
    ],
)
def test_a_rule_of_nobody_or_one_of_several_is_not_surely_asked(text: str) -> None:
    assert not [one for one in sure(text) if one.shape == "rule"]


def test_what_nothing_asks_is_offered_by_its_beginning() -> None:
    text = "# Cloud\n\n## Subnets\n\nPublic subnets have a route to the gateway.\n\nPrivate ones are behind it.\n"
    offered = [one for one in unsure(text) if one.shape == "continuation"]
    used = {key for one in made(text) for key in one.facts}
    assert used == set(candidates(parse(text, "notes.md")).statements)
    assert all(one.prompt.startswith("How does this go on: “") for one in offered)


def test_a_gap_that_many_words_fill_is_not_asked() -> None:
    text = "# Nets\n\n## Switches\n\nSwitches are **transparent** to all the hosts of a local network.\n"
    assert not [one for one in sure(text) if one.shape == "gap"]
    text = "# Law\n\n## Juries\n\nThe process of selecting the jurors of a trial is called **voir dire**.\n"
    assert [one.prompt for one in sure(text) if one.shape == "gap"]


def test_a_name_in_another_language_is_asked_for_by_the_language() -> None:
    ((prompt, parts),) = asked("# Tarmar\n\n- Tjocktarm → Colon på latin\n", "meaning")
    assert (prompt, parts.right) == ("*Tjocktarm* på latin?", ("Colon",))


def test_the_resources_of_a_policy_belong_to_its_points() -> None:
    text = "# Policies\n\n- Parts of a policy:\n  - Resources: buckets and objects\n  - Actions: what is allowed\n"
    ((_, parts),) = [found for found in asked(text, "points") if "parts" in found[0]]
    assert any("buckets" in point for point in parts.right)


def test_a_line_that_works_an_example_out_is_no_knowledge() -> None:
    for label, told in {"Concrete example": False, "Esempio": False, "Ein Beispiel": False, "Carrier": True}.items():
        text = f"# Harbour\n\n## Freight\n\n- {label}: the broker sends every bill by **TELEX** to the owner\n"
        assert bool(proposed(text, "missing") or proposed(text, "gap")) is told, label


@pytest.mark.parametrize(
    "line",
    [
        "A 50-year-old sailor was admitted with scurvy and a blood pressure of 90 mmHg.",
        "Eine 34-jährige Köchin wurde mit Skorbut und einem Blutdruck von 90 mmHg aufgenommen.",
        "Une femme de 34 ans arrive avec un scorbut et une tension de 90 mmHg.",
        "Es. Il mozzo riceve una razione di 90 grammi di limone.",
        "For example, the cook gives a ration of 90 grams of lemon.",
    ],
)
def test_what_is_told_of_one_patient_or_for_example_is_no_knowledge(line: str) -> None:
    assert not any(one.fit == "sure" for one in made(f"# Scurvy\n\n{line}\n"))
    assert any("an example" in one.doubts for one in made(f"# Scurvy\n\n{line}\n")) or not made(f"# S\n\n{line}\n")


@pytest.mark.parametrize(
    ("of", "is_own"), [("on our Sun", False), ("of our own galaxy", False), ("of skin", False), ("of our job", True)]
)
def test_what_is_everybodys_is_no_remark_to_oneself(of: str, is_own: bool) -> None:
    text = f"# Things\n\n- Spot: a dark region {of} that is cooler than the rest\n- Limb: the edge of a disc in the sky"
    (spot,) = [one for one in made(text) if "Spot" in one.prompt]
    assert (spot.fit, spot.doubts) == (("unsure", ("a remark to oneself",)) if is_own else ("sure", ()))
