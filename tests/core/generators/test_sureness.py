"""What is asked unseen, and what is made without a fault and left to the person who wrote the notes."""

import pytest

from study.core.generators.languages import PHRASEBOOKS
from study.core.generators.lists import are_parallel, names_kind, promises_list
from tests.core.generators.notes_for_tests import doubts, judged_by, proposed, sure


def fits(text: str, shape: str) -> list[tuple[str, str]]:
    """Prompt and last doubt ("" where it is sure) of all that one shape proposes for a text and that is not unfit."""
    return [(one.prompt, doubt) for one, doubt in judged_by(text, shape) if one.fit != "unfit"]


@pytest.mark.parametrize(
    ("text", "prompt"),
    [
        (
            "# Law\n\nRights of a tenant:\n\n- a safe home\n- a written lease\n- a deposit back\n",
            "Name the 3 rights of",
        ),
        ("# Wind\n\n## Causes of storms\n\n- a warm sea\n- a cold front\n- a jet stream\n", "Name the 3 causes of"),
        (
            "# Recht\n\nVoraussetzungen der Ehe:\n\n- die Volljährigkeit\n- der freie Wille\n- die Erklärung\n",
            "Nennen Sie die 3 Voraussetzungen der Ehe.",
        ),
        (
            "# Cœur\n\nSymptômes de la crise :\n\n- une douleur\n- une sueur\n- une pâleur\n",
            "Citez les 3 symptômes de la crise.",
        ),
        (
            "# Derecho\n\nRequisitos del contrato:\n\n- el consentimiento\n- el objeto\n- la causa\n",
            "Nombra 3 requisitos del contrato.",
        ),
        (
            "# Reti\n\nVantaggi della fibra:\n\n- la velocità\n- la portata\n- il peso\n",
            "Elenca 3 vantaggi della fibra.",
        ),
        ("# Hav\n\nOrsaker till vågor:\n\n- vinden\n- månen\n- ett skalv\n", "Nämn 3 orsaker till vågor."),
        ("# Body\n\nThe heart consists of:\n\n- two atria\n- two chambers\n- four valves\n", "Complete the list"),
        ("# Ship\n\nA ship can moor in three ways:\n\n- a buoy\n- a pier\n- an anchor\n", "Complete the list"),
    ],
)
def test_points_are_asked_by_the_noun_that_says_what_they_are(text: str, prompt: str) -> None:
    ((found, doubt),) = fits(text, "points")
    assert (found.startswith(prompt), doubt) == (True, "")


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("# Sea\n\n## Harbours\n\n- a pier of stone\n- a crane\n- a light\n", "does not say what is to be named"),
        ("# Sea\n\n- Ferries\n  - a bow that opens\n  - a deck of cars\n", "does not say what is to be named"),
        ("# Sea\n\n- Ferry: bow that opens, deck of cars\n", "does not say what is to be named"),
        ("# Hav\n\n## Hamnar\n\n- en pir av sten\n- en lyftkran\n- en fyr\n", "does not say what is to be named"),
        ("# See\n\n## Häfen\n\n- ein Pier aus Stein\n- ein Kran\n- ein Licht\n", "does not say what is to be named"),
        (
            "# Sea\n\nBenefits of piers:\n\n- a dry landing\n- the boat is held by its ropes\n- a shelter\n",
            "its points are not of one form",
        ),
    ],
)
def test_points_of_whatever_a_place_says_wait_for_the_writer(text: str, doubt: str) -> None:
    assert {found for _, found in fits(text, "points")} - {"asks for whatever is said"} == {doubt}


@pytest.mark.parametrize(
    ("line", "doubt"),
    [
        ("Keel: a beam along the bottom of a hull", ""),
        ("Kedging: moving a ship by its anchor and a rope", ""),
        ("Ballast: weight that keeps a ship upright", ""),
        ("Kiel: ein Balken am Boden des Rumpfes, der alles trägt", ""),
        ("Quille: une poutre qui porte la coque du navire", ""),
        ("Quilla: una viga que sostiene el casco del barco", ""),
        ("Chiglia: trave di legno che sostiene lo scafo della nave", ""),
        ("Köl: en bjälke som bär skrovet på ett fartyg", ""),
        ("Spring line: great for short stays at a pier", "asks for whatever is said"),
        ("Bilge keel: the hull rolls less in a heavy sea", "the answer is no definition"),
        ("Sea cock: opens the way to water from outside", "many things may be said of what it does"),
        ("Ganglieceller: stora kroppar omgivna av stödjande celler", "the answer is no definition"),
        ("Stiva: il carico non è ancora pronto per il viaggio", "the answer is no definition"),
    ],
)
def test_what_a_thing_is_is_asked_where_its_class_is_told(line: str, doubt: str) -> None:
    ((_, found),) = fits(f"# Boats\n\n## Parts of a hull\n\n- {line}\n", "meaning")
    assert found == doubt


def table(head: str) -> str:
    return (
        f"# Sails\n\n## Kinds\n\n| Sail | {head} | Mast |\n| --- | --- | --- |\n"
        "| Jib | the bow | fore |\n| Spanker | the stern | mizzen |\n"
    )


@pytest.mark.parametrize(
    ("head", "asked"), [("Position", True), ("Description", False), ("Analogy", False), ("Use / notes", False)]
)
def test_a_cell_is_asked_where_its_column_is_a_respect(head: str, asked: bool) -> None:
    found = [one.prompt for one in sure(table(head)) if one.shape == "property" and one.slot == "c1"]
    assert bool(found) is asked


def test_a_page_about_a_program_is_made_and_not_asked() -> None:
    lines = "## Parts\n\n- Winch: a drum that hauls ropes\n"
    assert fits(f"# Notes\n\n{lines}", "meaning") == [("What is *Winch*?", "")]
    manual = "".join(f"## {title}\n\nType it.\n\n" for title in ("Installation", "Configuration", "License", "Usage"))
    assert fits(f"# Winches\n\n{lines}\n{manual}", "meaning") == [("What is *Winch*?", "a page about a program")]


@pytest.mark.parametrize("title", ["Design Harbour", "Next steps", "Plan", "My project"])
def test_a_task_or_a_plan_is_made_and_not_asked(title: str) -> None:
    ((_, doubt),) = fits(f"# Boats\n\n## {title}\n\n- Winch: a drum that hauls ropes\n", "meaning")
    assert doubt == "a task or a plan"


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("The beam along the bottom of a hull is called the **keel**.", True),
        ("A **keel** is the beam that runs along the bottom of a hull.", True),
        ("A pier of the harbour may rise up to **40** cm in a year.", True),
        ("Up to **40** boats of the harbour may lie at one pier.", False),
    ],
)
def test_a_gap_is_asked_where_the_sentence_tells_what_is_meant(line: str, asked: bool) -> None:
    assert all(not doubt for _, doubt in fits(f"# Boats\n\n## Hulls\n\n{line}\n", "gap")) is asked


@pytest.mark.parametrize(("lead", "asked"), [("Steps of mooring", True), ("Mooring and duties", False)])
def test_lines_are_put_in_order_where_their_lead_names_a_sequence(lead: str, asked: bool) -> None:
    text = f"# Boats\n\n## {lead}\n\n1. Slow the ship down\n2. Throw a line ashore\n3. Make the line fast\n"
    assert bool([one for one in sure(text) if one.shape == "order"]) is asked


@pytest.mark.parametrize(
    ("line", "prompt", "doubt"),
    [
        ("Length of a ferry: 120 m", "What is the length of a ferry (in m)?", ""),
        ("Wait before a lock: 20 minutes", "What is the wait before a lock (in minutes)?", ""),
        ("Draught: 2 m to 5 m", "What is the range of *Draught*?", ""),
        ("Keelson: 12 m", "What figure is given for *Keelson* (in m)?", "does not say what is measured"),
        ("Well known: 10 m to 20 m", "What is the range of *Well known*?", "does not say of what"),
        ("Recommended fenders of a ferry: at least 6", "", "what is recommended is no limit"),
        ("Draught Mark Index (DMI): 4 m", "What figure is given for “Draught Mark Index (DMI)” (in m)?", "asks for"),
    ],
)
def test_a_number_is_asked_of_what_it_measures(line: str, prompt: str, doubt: str) -> None:
    ((found, why),) = doubts(f"# Boats\n\n## Ferries\n\n- {line}\n", "value")
    assert found.startswith(prompt) and why.startswith(doubt) and bool(why) is bool(doubt)


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("Flow: quay → gangway → deck", "its lead does not say of what"),
        ("Order of boarding: quay → gangway → deck", ""),
    ],
)
def test_a_sequence_says_of_what_it_is(text: str, doubt: str) -> None:
    assert [found for _, found in doubts(f"# Boats\n\n## Ferries\n\n- {text}\n", "order")] == [doubt]


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("something you know → a word that opens the lock of the boat", False),
        ("4, 8, 12; `0` = 4 → 1|000, in all 93 links of the chain", False),
        ("The aim of a breakwater is to calm the harbour → waves break on its stones", False),
        ("The breakwater calms the harbour → boats need fewer lines", True),
    ],
)
def test_what_follows_is_offered_of_what_happens(line: str, offered: bool) -> None:
    found = doubts(f"# Boats\n\n## Harbours\n\n- {line}\n", "cause")
    assert bool([why for _, why in found if why == "an arrow may stand for anything"]) is offered


@pytest.mark.parametrize(
    "sentence",
    [
        "Se un elemento è in cima si può **indirizzare** il vettore con un solo registro",
        "One exception is called the **law of salvage** in the courts of a harbour.",
        "Fourth, the master must show that he had a **reasonable fear** for the ship.",
        "A ship may stay for as long (never, 30 days, etc.) as its master has paid for.",
        "The draught = the depth below the water, which is **40** cm at the bow",
    ],
)
def test_a_gap_is_no_verb_no_example_and_leans_on_nothing(sentence: str) -> None:
    assert not [found for found in doubts(f"# Boats\n\n## Hulls\n\n{sentence}\n", "gap") if not found[1]]


@pytest.mark.parametrize("code", sorted(PHRASEBOOKS))
def test_every_language_knows_nouns_of_several(code: str) -> None:
    phrasebook = PHRASEBOOKS[code]
    assert phrasebook.kinds and phrasebook.holds and phrasebook.negation
    assert len(phrasebook.counts.split()) == 6


@pytest.mark.parametrize(
    ("code", "text", "kind"),
    [
        ("en", "Types of memory", True),
        ("en", "Side effects", True),
        ("en", "Divided into three types", False),
        ("en", "Services", False),
        ("de", "Arten von Speicher", True),
        ("de", "Dienste", False),
        ("fr", "Les types de mémoire", False),
        ("it", "Tipi di memoria", True),
        ("sv", "Fördelar med fiber", True),
        ("es", "Tipos de memoria", True),
    ],
)
def test_a_heading_names_a_kind_by_its_noun(code: str, text: str, kind: bool) -> None:
    assert names_kind(text, PHRASEBOOKS[code]) is kind


def test_a_lead_promises_as_many_as_follow() -> None:
    english = PHRASEBOOKS["en"]
    assert promises_list("The walls have three gates", 3, english)
    assert not promises_list("The walls have three gates", 4, english)
    assert not promises_list("Layer 3 lets you do", 3, english)
    assert promises_list("The complaint must", 2, english)


@pytest.mark.parametrize(
    ("points", "alike"),
    [
        (("a rope", "a chain"), True),
        (("Rope: soft", "Chain: hard"), True),
        (("Rope: soft", "a chain"), True),
        (("a rope", "a chain that is not used"), True),
        (("release", "rope"), True),
        (("stores the rope", "a chain"), False),
        (("it holds", "a chain"), False),
    ],
)
def test_points_of_one_list_are_of_one_form(points: tuple[str, ...], alike: bool) -> None:
    assert are_parallel(points, PHRASEBOOKS["en"]) is alike


@pytest.mark.parametrize(
    ("text", "prompt"),
    [
        (
            "# Muskler\n\nEn muskel är en vävnad som drar ihop sig och rör det den fäster vid.\n\n"
            "## Soleus\n\n### Ursprung\n\n- Bakre fibula\n- Mediala tibia\n",
            "*Soleus*: Ursprung? (2)",
        ),
        (
            "# Käse\n\n## Brie\n\n### Nachteile\n\n- Geruch nach Ammoniak\n- Kurze Haltbarkeit\n",
            "*Brie*: Nachteile? (2)",
        ),
        (
            "# Cheese\n\n## Brie\n\n### Symptoms\n\n- Grey rind\n- Smell of ammonia\n",
            "What are the symptoms of *Brie*? (2)",
        ),
        ("# Sailing\n\n## Knots\n\n### Tools\n\n- Marlinspike\n- Wooden fid\n", "Name the 2 tools."),
    ],
)
def test_short_points_of_a_respect_or_kind_are_named(text: str, prompt: str) -> None:
    assert prompt in [one.prompt for one in proposed(text, "points")]


@pytest.mark.parametrize(
    "points",
    [
        ["Reaches the deep layer of the leg behind the knee and above the heel", "Medial tibia"],  # too long for one
        ["Springs from the fibula", "because it lifts the heel"],  # no names
    ],
)
def test_sentences_under_a_respect_are_not_named(points: list[str]) -> None:
    text = "# Muscles\n\n## Soleus\n\n### Causes\n\n" + "".join(f"- {one}\n" for one in points)
    assert not [
        one for one in proposed(text, "points") if "Soleus" in one.prompt and "auses" in one.prompt.split("?")[0]
    ]


def test_rows_of_several_are_no_points_of_a_kind() -> None:
    rows = "# Sailing\n\n## Tools\n\n- Marlinspike, fid, palm\n- Knife, shears, awl\n"
    assert ("Name the 2 tools.", "its points are rows of several") in doubts(rows, "points")


LABELS = (
    "# Glands\n\n- Hormones: growth in childhood and thirst by night\n  - thyroxine\n"
    "- Cortex: outer shell that answers to stress\n- Medulla: inner core that answers to alarm\n"
)


def test_a_label_of_a_part_of_the_notes_is_no_term_to_pick_or_name() -> None:
    right = [text for shape in ("term", "named") for one in proposed(LABELS, shape) for text in one.parts.all]
    assert "Hormones" not in right
    found = [doubt for _, doubt in (*doubts(LABELS, "named"), *doubts(LABELS, "term"))]
    assert "a label of a part of the notes" in found


def test_terms_are_picked_from_a_list_of_like_lines_alone() -> None:
    like = (
        "# Ropes\n\n- Painter: holds a small boat at its bow\n- Warp: pulls a big vessel along the quay\n"
        "- Sheet: trims the corner of a sail\n- Halyard: hoists a flag up the mast\n"
    )
    assert proposed(like, "term")
    unlike = like + "".join(f"- {one}\n" for one in ("Wet days", "Old hands tell", "Tar smells", "Salt bites"))
    assert not proposed(unlike, "term")


def test_steps_that_may_be_left_out_and_leads_that_lean_are_no_sequence() -> None:
    steps = "1. {}\n2. Cut the boards to length\n3. Nail the boards to the frames\n"
    text = "# Yard\n\n## Planking\n\n{}:\n\n" + steps
    lead = "Steps of planking a hull"
    assert [why for _, why in doubts(text.format(lead, "Boil the boards in the steam box"), "order")] == [""]
    may = "The boards may lie in the steam box"
    assert [why for _, why in doubts(text.format(lead, may), "order")] == ["a step that may be left out"]
    same = text.format("The same steps of planking a hull", "Boil the boards in the steam box")
    assert all(why == "its lead leans on what stood before it" for _, why in doubts(same, "order"))


def test_two_columns_of_names_with_their_remarks_are_two_things_and_no_meaning() -> None:
    table = "# Boats\n\n| Old | New |\n| --- | --- |\n| {} | {} |\n| Anchor of stone | Hook of forged iron |\n"
    remarks = ("**Steering oar** - at the side", "**Stern rudder** - on a post")
    bare = ("**Steering oar**", "Blade that hangs at the side of the hull")
    for shape in ("meaning", "explained", "named"):
        assert not any("Steering oar - " in prompt for prompt, _ in doubts(table.format(*remarks), shape))
    assert any("Steering oar" in prompt for prompt, _ in doubts(table.format(*bare), "meaning"))
