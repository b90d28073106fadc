"""What is offered to the writer of notes where nothing else asks: lists, rows, and how a statement goes on."""

import re
from collections.abc import Set

import pytest

from study.core.generators import Candidate, candidates
from study.core.generators.judge import judged
from study.core.generators.offers import offered
from study.core.generators.statements import Corpus
from study.core.notes import parse
from tests.core.generators.test_languages import SAMPLES


def offers(text: str, shape: str = "") -> list[Candidate]:
    found = candidates(parse(text, "notes.md")).candidates
    return [one for one in found if one.fit == "unsure" and one.shape == (shape or one.shape)]


def proposed(text: str, shape: str) -> list[Candidate]:
    return [one for one in offered(Corpus(parse(text, "notes.md")), set()).candidates if one.shape == shape]


def left_out(line: str) -> dict[str, int]:
    return offered(Corpus(parse(f"# Harbour\n\n## Pilots\n\n{line}\n", "notes.md")), set()).left_out


LISTS = {
    "a sentence that leads to it": "Whoever enters the basin by night has to show the guard:\n\n{}",
    "a line above it": "- Whoever enters the basin by night has to show the guard:\n{}",
    "after another sentence": "The guard wakes. Whoever enters the basin by night has to show the guard:\n\n{}",
    "with an aside that points": "Whoever enters the basin by night (see above) has to show the guard:\n\n{}",
}


@pytest.mark.parametrize("above", LISTS.values(), ids=LISTS.keys())
def test_lines_are_offered_as_the_list_of_what_they_stand_under(above: str) -> None:
    lines = ["a lamp at the bow", "papers of the crew", "a receipt for the toll"]
    bullets = "\n".join(f"{'  ' if above.startswith('-') else ''}- {one}" for one in lines)
    (one,) = proposed(f"# Harbour\n\n## Basin\n\n{above.format(bullets)}\n", "outline")
    assert "“Whoever enters the basin by night has to show the guard …" in one.prompt
    assert [text.lower() for text in one.parts.right] == lines


def test_lines_below_a_whole_sentence_do_not_complete_it() -> None:
    lines = "\n".join(f"  - {one} of the crew" for one in ("the hands", "the tired cook", "the old pilot"))
    assert not proposed(
        f"# Harbour\n\n## Basin\n\n- Whoever enters the basin has to wake the guard\n{lines}\n", "outline"
    )


@pytest.mark.parametrize(
    "lines",
    [
        ["a lamp at the bow", "papers of all and"],
        ["a lamp at the bow", "a lamp at the bow"],
        ["a lamp at the bow", "which papers?"],
        [f"thing {one} of the crew" for one in "abcdefgh"],
    ],
    ids=["cut off", "twice the same", "a question", "too many"],
)
def test_no_list_is_offered_of_which_a_point_cannot_be_told(lines: list[str]) -> None:
    bullets = "\n".join(f"- {one}" for one in lines)
    assert not proposed(f"# Harbour\n\n## Basin\n\nWhoever enters has to show the guard:\n\n{bullets}\n", "outline")


def test_a_list_of_which_most_is_asked_is_not_offered_again() -> None:
    text = (
        "# Harbour\n\n## Guard\n\n- wants a lamp at the bow\n- wants papers of the crew\n- sleeps at noon in winter\n"
    )
    corpus = Corpus(parse(text, "notes.md"))
    keys = [one.key for one in corpus.usable]
    assert any(one.shape == "outline" for one in offered(corpus, set(keys[:1])).candidates)
    assert not any(one.shape == "outline" for one in offered(corpus, set(keys[:2])).candidates)


ROPE = """# Ships

## Rope walk

- it shares one yard with the sail maker
- it burns pitch in an open hearth

They are spun in three steps:

- the hemp is combed
- the yarn is twisted
"""


def test_lines_of_a_place_that_says_more_are_no_list_of_it() -> None:
    assert not [one for one in proposed(ROPE, "outline") if "*Rope walk*" in one.prompt]
    whole = ROPE.partition("They are spun")[0]
    assert [len(one.parts.right) for one in proposed(whole, "outline")] == [2]


TABLE = """# Harbour

## Crew

| Hand | Does | Sleeps |
| --- | --- | --- |
| Bosun | keeps the ropes | by the mast |
| Purser | keeps the money | no |
"""


def test_a_row_is_offered_by_what_its_first_cell_names() -> None:
    one, other = proposed(TABLE, "entry")
    assert (one.prompt, one.parts.right) == ("*Bosun*: does?", ("Keeps the ropes",))
    assert (other.prompt, other.parts.right) == ("*Purser*: does?", ("Keeps the money",))


@pytest.mark.parametrize(
    ("code", "head", "row", "prompt"),
    [
        ("zh", "船员 | 职责 | 住处", "水手长 | 他负责看管所有的缆绳 | 船尾", "*水手长*的职责是什么？"),
        ("fr", "Marin | Tâche | Lit", "Bosco | il garde les cordes | la cale", "*Bosco* : Tâche ?"),
        ("en", "Hand | Sleeps where? | Bed", "Bosun | by the mast | no", "*Bosun*: sleeps where?"),
    ],
)
def test_a_row_is_asked_for_in_the_form_of_its_language(code: str, head: str, row: str, prompt: str) -> None:
    table = f"| {head} |\n| --- | --- | --- |\n| {row} |\n"
    assert [one.prompt for one in proposed(f"# {SAMPLES[code]}\n\n## 1\n\n{table}", "entry")] == [prompt]


@pytest.mark.parametrize(
    ("row", "prompts"),
    [
        ("| Cook | keeps the money | in the galley |", ["*Bosun*: does?", "*Purser*: sleeps?", "*Cook*: sleeps?"]),
        ("| Bosun | mends the sails | ashore |", ["*Purser*: does?"]),
        ("| Cook | `keep --galley` | no |", ["*Bosun*: does?", "*Purser*: does?"]),
    ],
    ids=["two rows are the same in one column", "two rows have one name", "commands and no"],
)
def test_a_row_is_asked_for_what_it_alone_has(row: str, prompts: list[str]) -> None:
    table = TABLE.replace("| no |", "| below the deck |") + f"{row}\n"
    assert [one.prompt for one in proposed(table, "entry")] == prompts


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("| 12 | counts the boats | ashore |", "its first cell names nothing"),
        ("| Bosun | mends the sails | ashore |", "another row has its name"),
        ("| Cook | `keep --galley` | no |", "has nothing in words that no other row has"),
    ],
)
def test_a_row_that_is_left_out_says_why(row: str, why: str) -> None:
    reasons = offered(Corpus(parse(f"{TABLE}{row}\n", "notes.md")), set()).left_out
    assert set(reasons) == {why}


def test_no_row_of_work_or_of_code_is_offered() -> None:
    work = TABLE.replace("Sleeps", "Status").replace("by the mast", "done").replace("| no |", "| open |")
    code = TABLE.replace("Hand", "`hand`").replace("Does", "`does`").replace("Sleeps", "`sleeps`")
    assert not proposed(work, "entry") and not proposed(code, "entry")


@pytest.mark.parametrize(
    ("line", "given", "rest"),
    [
        ("This is new. Pilots are paid in silver at the gate.", "“Pilots are …”", "Paid in silver at the gate"),
        ("Who pays? Pilots are paid in silver at the gate.", "“Pilots are …”", "Paid in silver at the gate"),
        ("As said above, pilots are paid in silver at the gate.", "“Pilots are …”", "Paid in silver at the gate"),
        (
            "When fog hides the light, pilots turn every ferry back.",
            "“When fog hides the light …”",
            "Pilots turn every",
        ),
        ("Pilots (and their boys) do not guide ships by night, so ships wait.", "do not …”", "Guide ships by night"),
        ("Pilots only take ships that pay in silver.", "“Pilots only take …”", "Ships that pay in silver"),
        ("The pilot steers the ship that pays.", "“The pilot steers …”", "The ship that pays"),
        ("The pilots' depth $d_0$ is measured at each new tide.", "$d_0$ is …”", "Measured at each"),
        ("Pilot house: a hut of tarred planks beside the bar", "Explain *Pilot house*", "A hut of tarred planks"),
        ("Ships that no pilot may board: those with fever", "may board: …”", "Those with fever"),
        ("no pilot by nightfall → the ship waits at anchor", "by nightfall → …”", "The ship waits"),
    ],
    ids=["leans", "asks", "says again", "condition", "denied", "several", "one", "formulas", "term", "pair", "arrow"],
)
def test_a_statement_is_parted_where_what_is_asked_follows_from_what_is_given(line: str, given: str, rest: str) -> None:
    (one,) = proposed(f"# Harbour\n\n## Pilots\n\n{line}\n", "continuation")
    assert given in one.prompt and one.parts.right[0].startswith(rest)
    assert judged(one, Corpus(parse(f"# Harbour\n\n## Pilots\n\n{line}\n", "notes.md"))).fit == "unsure"


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("all hands of the bar", "nothing of it follows from the rest"),
        ("Pilots that the guild has trained for years in the old way.", "nothing of it follows from the rest"),
        ("Pilots are paid.", "no sentence"),
        ("They are paid in silver at the gate.", "leans on what stood before it"),
        ("We saw that pilots are paid in silver at the gate.", "leans on what stood before it"),
        ("If they are late, the pilots are paid in silver at the gate.", "leans on what stood before it"),
        ("Avoid any pilot who is paid in silver at the gate.", "tells what to do"),
        ("Nobody can walk from here to the old gate.", "tells of nothing that the notes name"),
        ("Pilots of this guild are paid in silver at the gate.", "tells of nothing that the notes name"),
    ],
    ids=[
        "a piece",
        "a clause within",
        "short",
        "leans",
        "about its writer",
        "a condition leans",
        "an order",
        "no subject",
        "points at another",
    ],
)
def test_what_cannot_be_asked_so_that_it_reads_well_is_left_out_and_counted(line: str, why: str) -> None:
    assert left_out(line) == {why: 1}


PARTED = [
    ("en", "Man", "Man is the only animal that cooks its food.", "“Man is …”"),
    ("en", "Vi", "Vi is an editor with two modes of work.", "“Vi is …”"),
    ("en", "Quay", "On a quay, the tall crane is the busiest tool of all.", "“On a quay, the tall crane is …”"),
    ("en", "TCP/IP", "TCP/IP is the language of all big networks.", "“TCP/IP is …”"),
    ("de", "Klappen", "Die Klappen sind die Ventile des Herzens beim Pumpen.", "„Die Klappen sind …“"),
    ("fr", "Valves", "Les valves sont les portes du cœur pendant la pause.", "«Les valves sont …»"),
    ("es", "Válvulas", "Las válvulas son las puertas del corazón en reposo.", "«Las válvulas son …»"),
    ("it", "Ventricoli", "I ventricoli sono le camere più grandi del muscolo.", "«I ventricoli sono …»"),
    (
        "pt",
        "Mamíferos",
        "Nos mamíferos, o coração tem câmaras bem separadas por paredes.",
        "“Nos mamíferos, o coração tem …”",
    ),
    ("sv", "Kören", "I kören finns alltid två sopraner med en egen stämma.", "”I kören finns …”"),
    ("nb", "Klaffene", "Klaffene er dørene i veggen til et kammer.", "«Klaffene er …»"),
    ("da", "Klapperne", "Klapperne er dørene i væggen af et kammer.", "“Klapperne er …”"),
    ("nl", "Kleppen", "De kleppen zijn de deuren van een kamer.", "“De kleppen zijn …”"),
    ("pl", "Zastawki", "Zastawki serca są zaworami, które kierują krew dalej.", "„Zastawki serca są …”"),
    ("ru", "Клапаны", "Клапаны сердца являются воротами для потока крови.", "«Клапаны сердца являются …»"),
    ("zh", "瓣膜", "瓣膜是一层薄薄的组织，防止血液倒流回心室。", "“瓣膜是 …”"),
    ("ar", "صمام القلب", "صمام القلب هو باب يمنع عودة الدم إلى الخلف.", "«صمام القلب هو …»"),
]


@pytest.mark.parametrize(("code", "title", "line", "given"), PARTED)
def test_a_sentence_is_parted_by_the_words_of_its_own_language(code: str, title: str, line: str, given: str) -> None:
    prompts = [one.prompt for one in proposed(f"# {SAMPLES[code]}\n\n## {title}\n\n{line}\n", "continuation")]
    assert len(prompts) == 1 and given in prompts[0]


def test_every_language_but_those_whose_verb_comes_last_is_among_them() -> None:
    assert {code for code, *_ in PARTED} == SAMPLES.keys() - {"ja", "ko"}


@pytest.mark.parametrize("code", ["ja", "ko"])
def test_what_has_its_verb_at_its_end_is_not_parted(code: str) -> None:
    assert not proposed(f"# {SAMPLES[code]}\n\n## 1\n\n{SAMPLES[code]}\n", "continuation")


def test_a_point_that_begins_with_a_word_of_another_language_drops_no_list() -> None:
    lines = ["I ventricoli di destra e di sinistra", "le valvole tra atri e ventricoli", "gli atri sopra i ventricoli"]
    bullets = "".join(f"- {one}\n" for one in lines)
    text = f"# {SAMPLES['it']}\n\n## Cuore\n\nUn cuore sano mostra sempre nelle immagini:\n\n{bullets}"
    (one,) = proposed(text, "outline")
    assert len(one.parts.right) == len(lines)


def test_what_is_left_out_is_told_with_what_was_refused() -> None:
    text = (
        "# Harbour\n\n## Signals\n\n"
        "- Horn: a brass tube that warns ships of fog\n- Lamp: a lantern that shows ships the quay\n"
        "- Flag: a cloth that tells ships the wind\n- whoever breaks one pays the guild for it\n"
    )
    made = candidates(parse(text, "notes.md"))
    used = {key for one in made.candidates for key in one.facts}
    assert set(made.statements) - used == {"harbour/signals#4"}
    assert dict(made.refused) == {"tells of nothing that the notes name": 1}


def test_a_line_that_leaves_its_subject_out_tells_of_its_heading() -> None:
    (one,) = proposed("# Harbour\n\n## Ferry\n\n- carries every guest to the inner quay\n", "continuation")
    assert "“Ferry carries …”" in one.prompt
    (one,) = proposed("# Hafen\n\n## Lotsen\n\nDie Lotsen sind für alle Schiffe des Hafens da.\n", "continuation")
    assert "„Die Lotsen sind …“" in one.prompt


def test_what_several_things_have_is_asked_of_the_thing_above() -> None:
    text = "# Harbour\n\n## Pilot\n\nPay: a coin of silver each day\n\n## Bosun\n\nPay: bread and a bed aboard\n"
    assert [one.prompt for one in proposed(text, "continuation")] == ["*Pilot*: pay?", "*Bosun*: pay?"]
    boats = "".join(f"## {one}\n\nPay: as it was agreed\n\n" for one in ("Pilot", "Bosun", "Cook"))
    assert not proposed(f"# Harbour\n\n{boats}", "continuation")  # a form that was filled in


def test_a_formula_that_cannot_be_set_is_not_offered() -> None:
    assert not proposed("# Harbour\n\n## Tide\n\nThe depth of a basin is $\\frac{t}{$ at noon.\n", "continuation")


def test_a_statement_whose_question_was_not_chosen_is_offered() -> None:
    """A list that is mostly asked otherwise is not chosen; a line that it alone would have asked is offered then."""
    text = (
        "# Harbour\n\n## Signals\n\n"
        "- Horn: a brass tube that warns ships of fog\n- Lamp: a lantern that shows ships the quay\n"
        "- Flag: a cloth that tells ships the wind\n- whoever breaks one: pays the guild in silver\n"
    )
    made = candidates(parse(text, "notes.md"))
    used = {key for one in made.candidates for key in one.facts}
    assert set(made.statements) <= used, set(made.statements) - used


def test_what_is_offered_is_never_sure_and_asks_nothing_twice() -> None:
    made = candidates(parse(TABLE + "\n## Toll\n\nThe toll is paid in silver at the gate.\n", "notes.md"))
    kept = [one for one in made.candidates if one.shape in ("outline", "entry", "continuation")]
    assert kept and all(one.fit == "unsure" for one in kept)
    facts = [key for one in kept for key in one.facts]
    assert len(facts) == len(set(facts)) and not set(facts) & set(made.used)
    assert all(re.search(r"\w", one.prompt) for one in kept)


def kept(text: str, key: str, asked: Set[str] = frozenset()) -> Candidate | str:
    """What is offered under an id that was offered before, or why nothing is."""
    corpus = Corpus(parse(text, "notes.md"), frozenset({key}))
    found = offered(corpus, asked)
    return next((one for one in found.candidates if one.key == key), found.unfit.get(key, ""))


def right(one: Candidate | str) -> tuple[str, ...]:
    return one.parts.right if isinstance(one, Candidate) else (one,)


LINE = "# Harbour\n\n## Pilots\n\n{}\n"


def test_a_statement_that_was_offered_goes_on_whatever_asks_for_it_now_or_it_is_about() -> None:
    line, key = "Nobody is paid in silver at the old gate.", "harbour/pilots#1/continuation"
    assert left_out(line) == {"tells of nothing that the notes name": 1}
    assert right(kept(LINE.format(line), key)) == ("Paid in silver at the old gate",)
    assert right(kept(LINE.format(line), key, {"harbour/pilots#1"})) == ("Paid in silver at the old gate",)
    made = candidates(parse(LINE.format(line), "notes.md"), frozenset({key}))
    assert key in {one.key for one in made.candidates} and not made.unfit


def test_a_statement_that_can_be_parted_no_more_says_why() -> None:
    line, key = "They are paid in silver at the gate.", "harbour/pilots#1/continuation"
    made = candidates(parse(LINE.format(line), "notes.md"), frozenset({key}))
    assert made.why_not(key) == "leans on what stood before it"
    made = candidates(parse(LINE.format(line), "notes.md"), frozenset({"harbour/pilots#1/contrast"}))
    assert not made.unfit  # of another shape the last resorts know nothing


def test_a_list_that_was_offered_goes_on_while_its_lines_are_points() -> None:
    text = "# Harbour\n\n## Guard\n\n- wants a lamp at the bow\n- wants papers of the crew\n- {}\n"
    key, lines = "harbour/guard/outline", {f"harbour/guard#{n}" for n in (1, 2, 3)}
    assert len(right(kept(text.format("sleeps at noon in winter"), key, lines))) == len(lines)
    assert kept(text.format("sleeps when?"), key) == "not all of its lines are points"


def test_a_row_that_was_offered_by_a_cell_goes_on_by_that_cell() -> None:
    fuller = TABLE.replace("by the mast", "by the tall mast in a dry hammock")
    for table in (TABLE, fuller):
        assert right(kept(table, "harbour/crew#2/entry-c1")) == ("Keeps the ropes",)
    assert right(kept(fuller, "harbour/crew#2/entry-c2")) == ("By the tall mast in a dry hammock",)
    assert {one.key for one in proposed(fuller, "entry")} == {"harbour/crew#2/entry-c2", "harbour/crew#3/entry-c1"}


def test_a_row_that_was_asked_as_a_whole_is_so_still() -> None:
    assert right(kept(TABLE, "harbour/crew#2/entry")) == ("Does: keeps the ropes", "Sleeps: by the mast")
    assert kept(TABLE, "harbour/crew#3/entry") == "has too few cells that say something, or too many"
