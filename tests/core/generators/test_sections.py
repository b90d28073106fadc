"""Sections recalled as a whole: what is said of the thing that a heading or a bullet names."""

import pytest

from study.core.generators.headings import is_thing
from study.core.generators.languages import PHRASEBOOKS
from study.core.generators.sections import MOST, MOST_BESIDE
from tests.core.generators.notes_for_tests import asked, proposed, sure

LINES = (
    "Up to 75% cheaper than on demand",
    "Paid upfront for one or three years",
    "Can be sold on the marketplace",
    "Recommended for steady usage",
)
NAME = "Reserved instances"


def section(*lines: str, name: str = NAME) -> str:
    return f"# Computing\n\n## Purchasing\n\n### {name}\n\n" + "".join(f"- {line}\n" for line in lines)


def known(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.prompt, one.parts.right) for one in sure(text) if one.section]


def test_what_is_known_of_a_thing_is_told_in_points() -> None:
    assert known(section(*LINES)) == [(f"What do you know about *{NAME}*? (4 points)", LINES)]


def test_a_bullet_with_its_own_is_a_section_too() -> None:
    text = f"# Computing\n\n## Purchasing\n\n- {NAME}\n" + "".join(f"    - {line}\n" for line in LINES)
    text += "- Spot instances\n"
    assert known(text) == [(f"What do you know about *{NAME}*? (4 points)", LINES)]


def test_a_line_that_cannot_be_told_takes_its_section_along() -> None:
    remarks = (
        "See also section 4",
        "Then they end",
        "If you stop",
        "Maybe they are cheaper elsewhere",
        "Regions",
        "`aws ec2 purchase`",
        "They may be exchanged, but",
        "How to buy them in a console?",
        "[prices, sizes and regions of them]",
        "Sizes of them: 2 4 8 16 32 64",
        "`k_s` and the account are then told to the seller",
        "Those with larger, will be sold first",
        "Console > Purchases > Confirm",
        "Basic overview of reserved instances",
        "Sizes [small, medium, large]",
        "Machines, disks, networks",
        "Prepaid Machine Catalogue",
        "Those are likely used by banks",
        "Only the last two may be sold",
        "A ledger is a book of all sales",
        "Click on the name of the region",
        "Sold to a broker -> back at the seller",
        "Bought by ` ` more often now",
        "The desk is at sales@shop.example",
        "A1: nobody knows the price",
        "Answer: the price is known",
        "Also sold by a broker",
        "Another one is sold by brokers",
        "Reduces the price in this case",
        "Of no use for us",
        "Sold by `shop/prices/list`",
        "git clone of the price list",
        "Instances that are reserved",
        "Reserving an instance",
        "Trigger phrase: cheaper for a year",
        "Cheaper where the load is >> than usual",
    )
    for remark in remarks:
        assert known(section(*LINES, remark)) == [], remark


def test_what_its_writer_set_apart_is_left_out() -> None:
    asides = (
        "Example: a database that is always on",
        "Concrete example: a shop that is open all year",
        "Examples of them in the shop",
        "“I need it for one year and no longer”",
        "«Wir brauchen das ein Jahr lang»",
        "[ ] buy one of them",
        "https://shop.example/instances",
        "[[Spot instances]]",
        "Who sells them?::A broker #flashcards",
    )
    for aside in asides:
        assert [points for _, points in known(section(*LINES, aside))] == [LINES], aside
    picture = section(*LINES) + '\n<img src="prices.png">\n'
    assert [points for _, points in known(picture)] == [LINES]


@pytest.mark.parametrize(
    "more",
    [
        "- Regions\n    - One of them is cheaper than the others\n",
        "\nLimits:\n\n- At most twenty for one account\n",
        "\n#### Limits\n\n- At most twenty for one account\n",
        "\n```\naws pricing\n```\n",
        "\n| size | price |\n| --- | --- |\n| small | 2 |\n",
        "\n> [!question] when they are worth it\n> - When the load stays as it is\n",
        "\n> [!tip] sold by brokers too\n",
    ],
)
def test_a_section_that_holds_more_than_its_points_is_not_asked(more: str) -> None:
    assert known(section(*LINES) + more) == []


def test_what_stands_below_a_point_belongs_to_it_but_for_the_rest_of_its_sentence() -> None:
    line = "They are recommended for a load that is steady"
    text = section(*LINES[:3], line)
    assert [points for _, points in known(f"{text}    - A database has it\n")] == [(*LINES[:3], line)]
    assert known(f"{text}\n  and by those who know their load.\n") == []
    assert known(f"{text}\n  ```\n  aws pricing\n  ```\n") == [], "it tells of code"


def test_a_name_among_phrases_is_a_point() -> None:
    ((_, points),) = known(section(*LINES, "Price certainty"))
    assert points == (*LINES, "Price certainty")


def test_lines_of_many_respects_are_a_bag() -> None:
    bag = (*LINES[:2], "Causes: a load that stays", "Treatment: a plan for years", "History: sold since May")
    assert known(section(*bag)) == []
    assert known(section(*bag[:4])) != [], "two respects"


def test_what_the_notes_found_in_one_place_is_glued() -> None:
    source = "Price Report Of 2020"
    glued = [f"{line} {source}" for line in LINES[:3]]
    assert known(section(*glued)) == []


def test_it_is_told_in_one_go() -> None:
    many = [f"Can be used in region {number} without a fee" for number in range(MOST + 1)]
    assert known(section(*many)) == []
    long = "is bought for a very long time by those who know that their load will stay as it is over the years"
    assert known(section(*(f"{word} {long}" for word in ("That one", "The first", "The next", "The last")))) == []


@pytest.mark.parametrize(
    "name",
    [
        "Reserved and spot instances",
        "Purchasing process",
        "Types of instances",
        "Good to know",
        "Final Notes",
        "Reserved instances 2",
        "Challenges",
        "Setup",
        "My instances",
        "Very flexible",
        "Uses",
        "Purchasing details",
        "Best practices",
        "What AWS exposes",
        "Tips",
        "Options",
        "General",
        "Resources",
        "Authors",
        "Common Mistakes",
        "Option 4",
        "Figure B",
        "Challenge 1",
        "9f3c2ab47d",
        "Instances seek to",
        "Consolidate other instances",
        "Manually buy instances",
        "Buy instances first",
        "Books about instances",
        "Price-wise",
        "Beyond instances",
        "A formal contract tracking",
        "Instances that last",
        "Rely on prices",
        "The sellers recommend (p12)",
        "Things to know",
        "Diagram",
        "Approach 2",
        "Buy clockwise",
        "Usecases",
        "Classification",
    ],
)
def test_a_heading_that_names_no_thing_has_no_section(name: str) -> None:
    assert known(section(*LINES, name=name)) == []


@pytest.mark.parametrize(
    ("name", "known_as"), [("Dedicated Hosts", "Dedicated Hosts"), ("Bridge pattern", "Bridge pattern")]
)
def test_a_noun_that_might_be_a_verb_or_a_manner_is_a_name(name: str, known_as: str) -> None:
    assert known(section(*LINES, name=name)) == [(f"What do you know about *{known_as}*? (4 points)", LINES)]


def test_lines_that_name_others_are_no_points() -> None:
    assert known(section("Confidentiality", "Integrity", "Availability", name="CIA triad")) == []


def test_what_a_thing_was_made_for_is_not_what_is_known_of_it() -> None:
    before = ("Prices of machines change from hour to hour", "Sometimes a plan for the year is needed")
    assert known(section(LINES[0], "Reserved instances keep one price for a year", *LINES[1:])) != []
    for article in ("", "The "):
        thing = f"{article}Reserved (prepaid) instances keep one price for a year"
        assert known(section(*before, thing, *LINES[:1])) == [], thing


def test_a_section_is_asked_where_half_of_its_lines_are_not() -> None:
    lines = (
        "throughput: 300 messages per second",
        "A name must end with `.fifo`",
        "Paid for each request",
        "Can be emptied",
    )
    (one,) = [one for one in sure(section(*lines, name="FIFO queues")) if one.section]
    assert len(one.facts) == len(lines)
    terms = [f"{word}: a shelf for unfinished work number {at}" for at, word in enumerate(("stash", "tag", "branch"))]
    assert not [one for one in sure(section(*terms, name="Git names")) if one.section]


@pytest.mark.parametrize(
    ("name", "lines", "prompt"),
    [
        (
            "Arteriol",
            (
                "Saknar tydlig elastisk lamina i väggen",
                "Reglerar blodtryck och flöde",
                "Viktig del av kärlens motstånd",
            ),
            "Vad vet du om *Arteriol*? (3 punkter)",
        ),
        (
            "Sottoclasse",
            (
                "Estende una superclasse della gerarchia",
                "Eredita i membri della superclasse",
                "Può aggiungere metodi e campi",
            ),
            "Che cosa sai di *Sottoclasse*? (3 punti)",
        ),
    ],
)
def test_it_asks_in_the_language_of_the_notes(name: str, lines: tuple[str, ...], prompt: str) -> None:
    text = f"# Sida\n\n## Kapitel\n\n### {name}\n\n" + "".join(f"- {one}\n" for one in lines)
    assert [(found, parts.right) for found, parts in asked(text, "points")] == [(prompt, lines)]


def test_a_page_without_a_place_is_no_section() -> None:
    lines = "".join(f"- {line}\n" for line in LINES)
    assert known(f"# {NAME}\n\n{lines}") == []


def test_every_language_asks_what_is_known() -> None:
    for code, words in PHRASEBOOKS.items():
        assert "{subject}" in words.known, code
        assert "{n}" in words.known, code
        assert not is_thing("", words), code


def test_a_respect_with_several_points_is_asked_of_its_thing() -> None:
    text = section("Stimuleras av tillväxtfaktorer och last", "Hämmas av hög ålder", name="Reglering")
    prompts = [one.prompt for one in proposed(text, "points")]
    assert prompts == ["Vad vet du om ”Purchasing: Reglering”? (2 punkter)", "*Purchasing*: Reglering? (2)"]


@pytest.mark.parametrize(
    ("respect", "prompt"),
    [
        ("Benefits", "What are the benefits of *Purchasing*? (4 points)"),
        ("Key Benefits", "What are the key benefits of *Purchasing*? (4 points)"),
        ("Security", "What do you know about “Purchasing: Security”? (4 points)"),
    ],
)
def test_a_respect_is_a_part_of_its_thing(respect: str, prompt: str) -> None:
    assert known(section(*LINES, name=respect)) == [(prompt, LINES)]
    nested = f"# Computing\n\n## Purchasing\n\n- {respect}\n" + "".join(f"    - {line}\n" for line in LINES)
    assert known(nested) == [(prompt, LINES)]


def test_a_respect_that_says_its_thing_again_is_left() -> None:
    assert known(section(*LINES, name="Purchasing Benefits")) == []


def test_a_heading_that_asks_is_no_respect() -> None:
    lines = ("Ha un prezzo per tutto l'anno", "Conviene a chi conosce il suo carico", "Si vende anche ad altri clienti")
    pages = "".join(
        f"## {thing}\n\n### Cos'è\n\n" + "".join(f"- {one}\n" for one in lines)
        for thing in ("Acquisto", "Affitto", "Noleggio")
    )
    assert not [one for one in proposed(f"# Macchine\n\n{pages}", "points") if one.section]


def test_a_respect_of_no_thing_is_left() -> None:
    assert known(section(*LINES, name="Security").replace("Purchasing", "Types of contracts")) == []


def test_a_bullet_of_one_word_is_named_with_its_thing() -> None:
    text = "# Computing\n\n## Purchasing\n\n- Productivity\n" + "".join(f"    - {line}\n" for line in LINES)
    assert known(text) == [("What do you know about “Purchasing: Productivity”? (4 points)", LINES)]


def test_an_overview_is_of_the_thing_above() -> None:
    assert known(section(*LINES, name="Overview")) == [("What do you know about *Purchasing*? (4 points)", LINES)]
    assert known(section(*LINES, name="Instance Overview")) == [
        ("What do you know about *Instance*? (4 points)", LINES)
    ]
    told_twice = section(*LINES, name="Overview").replace(
        "## Purchasing\n", "## Purchasing\n\n- It is done once a year\n"
    )
    assert ("What do you know about *Purchasing*? (4 points)", LINES) not in known(told_twice)


def test_two_points_are_all_there_is_and_full() -> None:
    pair = ("Can be sold on the marketplace", "Is paid upfront for one or three years")
    assert known(section(*pair)) == [(f"What do you know about *{NAME}*? (2 points)", pair)]
    assert known(section(*pair, "Regions")) == [], "there is another line"
    assert known(section(pair[0], "Up to 75 per cent")) == [], "the one says little"


@pytest.mark.parametrize("place", ["Network - Lab 5", "Scenario", "Lab 3", "Changes of 2026-04-02"])
def test_what_is_made_up_is_no_thing(place: str) -> None:
    assert known(section(*LINES).replace("Purchasing", place)) == []
    assert known(section(*LINES).replace("Purchasing", "Laboratory values")) != []


def test_what_is_to_be_done_is_no_thing() -> None:
    lines = (
        "El puerto pertenece a una sola red local",
        "Tiene una dirección para cada cliente nuevo",
        "Transporta las tramas de todas las redes",
        "Pertenece siempre a dos conmutadores distintos",
    )
    steps = ("Configurar el puerto del router con su red", "Configuramos el segundo puerto como el primero")
    assert known(section(*lines, name="Puerto troncal").replace("Purchasing", "Redes")) != []
    for step in steps:
        assert known(section(*lines, step, name="Puerto troncal").replace("Purchasing", "Redes")) == [], step


def test_rows_are_told_together_or_not_at_all() -> None:
    rows = (
        "Major – is larger than others",
        "Minor – is smaller than the other",
        "Medial – is in the middle",
    )
    told = [one.parts.right for one in proposed(section(*rows, name="Sizes in Latin"), "points") if one.section]
    assert told == [rows]
    torn = section(*rows, "Magnus", name="Sizes in Latin")
    assert not [one for one in proposed(torn, "points") if one.section]


@pytest.mark.parametrize(
    ("lead", "lines"),
    [
        ("La reserva busca", ("Bajar el precio de la hora", "Atar al cliente por un año", "Dar una máquina segura")),
        ("Algunos cambios fueron", ("Un precio más bajo que antes", "Un año menos de contrato", "Una venta más fácil")),
    ],
)
def test_a_sentence_that_a_list_completes_names_no_thing(lead: str, lines: tuple[str, ...]) -> None:
    text = f"# Máquinas\n\n## Compras\n\n### Reserva de máquinas\n\n{lead}:\n" + "".join(f"- {one}\n" for one in lines)
    assert not [one for one in proposed(text, "points") if one.section]


def test_a_respect_is_of_the_thing_that_stands_right_above_it() -> None:
    pros = "- Pros:\n" + "".join(f"    - {line}\n" for line in LINES)
    text = f"# Computing\n\n## Purchasing\n\n{pros}"
    assert known(text) == [("What are the pros of *Purchasing*? (4 points)", LINES)]
    assert known(f"{text}- Plan\n    - It is for years\n{pros}") == [], "there are two of them"
    other = "Write Through – Add or update a machine whenever its price is changed by the seller"
    assert known(text.replace("- Pros", f"{other}\n\n- Pros")) == []


def test_a_line_may_say_what_the_initials_of_its_thing_are() -> None:
    line = "An RI is a contract about one machine"
    ((_, points),) = known(section(line, *LINES[1:]))
    assert points[0] == line


def test_among_too_many_lines_none_is_looked_at() -> None:
    text = f"# Computing\n\n## Purchasing\n\n- {NAME}\n" + "".join(f"    - {line}\n" for line in LINES)
    assert known(text + "- It is paid\n") != []
    assert known(text + "- It is paid\n" * MOST_BESIDE) == []
