"""What asks for the name of what is told, for the reason of what is said, and for the subject of a sentence."""

import pytest

from tests.core.generators.notes_for_tests import doubts, faultless, proposed, sure

LIST = (
    "# Harbour\n\n## Ropes\n\n- Painter: holds a small boat at its bow to a ring\n"
    "- Warp: pulls the ship along a quay by hand\n"
)


@pytest.mark.parametrize(
    ("text", "prompt", "name"),
    [
        (
            f"{LIST}- Bridle: great strain on both sides, ends at one ring\n",
            "What is described here: “great strain on both sides, ends at one ring”?",
            "Bridle",
        ),
        (
            "# Hafen\n\n- **Leine**: hält das Boot am Ring, reißt bei Sturm\n",
            "Was ist hier gemeint: „hält das Boot am Ring, reißt bei Sturm“?",
            "Leine",
        ),
        (
            "# Port\n\n- **Aussière** : tire le navire le long du quai, à la main\n",
            "Qu’est-ce qui est décrit ici : «tire le navire le long du quai, à la main» ?",
            "Aussière",
        ),
        (
            "# Rope\n\n- AB3 = seaman who steers, reefs and keeps the watch\n",
            "What is described here: “seaman who steers, reefs and keeps the watch”?",
            "AB3",
        ),
    ],
)
def test_a_line_that_tells_enough_asks_for_what_it_names(text: str, prompt: str, name: str) -> None:
    found = {one.prompt: one.parts.right for one in faultless(text, "named")}
    assert found[prompt] == (name,)


@pytest.mark.parametrize(
    "line",
    [
        "Strain on a rope: grows with the square of the wind and waves",  # a respect of some other thing
        "Bridle: at one ring, with great strain on both of its sides",  # where, and not what
        "Bridle: holds it",
        "Bridle: the bridle of a tug holds great strain at one ring",
        "Bridle: takes strain from both sides; Spring: keeps the ship from moving ahead",
        "Purpose: keeps a ship close to its quay in any weather",
        "Contra: great strain on one small ring of the quay",
    ],
)
def test_a_respect_or_a_line_of_few_words_asks_for_no_name(line: str) -> None:
    asked = [right for one in proposed(f"{LIST}- {line}\n", "named") for right in one.parts.right]
    assert line.partition(":")[0] not in asked


def test_other_shapes_ask_first_for_a_line_that_they_fit() -> None:
    shapes = [one.shape for one in sure(f"{LIST}- Bridle: great strain on both sides, ends at one ring\n")]
    assert shapes == ["term"] * 3


def test_one_pair_among_sentences_is_a_remark() -> None:
    text = "# Harbour\n\n- Ships wait here.\n- Fog: the pilot stays ashore until morning\n- Tugs help them.\n"
    assert doubts(text, "named") == []


@pytest.mark.parametrize(
    ("line", "prompt", "reason"),
    [
        (
            "Ships wait outside the bar because the tide is low",
            "Why is this so: “Ships wait outside the bar”?",
            "The tide is low",
        ),
        (
            "Die Schiffe warten draußen, weil das Wasser zu flach ist",
            "Warum ist das so: „Die Schiffe warten draußen“?",
            "Das Wasser zu flach ist",
        ),
        (
            "Les navires attendent dehors parce que la mer est basse",
            "Pourquoi : «Les navires attendent dehors» ?",
            "La mer est basse",
        ),
    ],
)
def test_a_reason_is_asked_for(line: str, prompt: str, reason: str) -> None:
    found = {one.prompt: one.parts.right for one in sure(f"# Port\n\n- {line}\n") if one.shape == "why"}
    assert found == {prompt: (reason,)}


@pytest.mark.parametrize(
    "line",
    [
        "They wait outside the bar because the tide is low",
        "Ships wait outside the bar because of ice",
        "Ships wait outside the bar since March 2021",
        "If ships wait outside because the tide is low, tugs come",
    ],
)
def test_what_leans_or_tells_the_time_is_asked_for_no_reason(line: str) -> None:
    assert doubts(f"# Port\n\n- {line}\n", "why") == []


@pytest.mark.parametrize(
    ("line", "gapped", "answer"),
    [
        (
            "`bow-line` is the rope that holds the ship against a strong current ahead",
            "____ is the rope that holds the ship against a strong current ahead",
            "bow-line",
        ),
        (
            "`EXPOSE` är en skylt på molen, den öppnar ingen hamn för dem som läser",
            "____ är en skylt på molen, den öppnar ingen hamn för dem som läser",
            "EXPOSE",
        ),
        (
            "Ballasting keeps the hull upright and lowers its centre of gravity at sea",
            "",
            "",
        ),
        ("Kedge anchors are light", "", ""),
        (
            "logbooks keep days 90 for ships, and 30 days for boats",
            "logbooks keep days 90 for ships, and ____ days for boats",
            "30",
        ),
        (
            "Bilge pump: moves about 40 litres a minute, and 20 litres by hand",
            "Bilge pump: moves about ____ litres a minute, and 20 litres by hand",
            "40",
        ),
        ("Bilge pump: moves 40 litres, of which 40 litres are oil and water", "", ""),
        ("One ship in “every 3 months” was lost here, as told", "", ""),
    ],
)
def test_a_gap_takes_the_subject_or_one_number_of_several(line: str, gapped: str, answer: str) -> None:
    found = {one.prompt: one.parts.right[0] for one in sure(f"# Boats\n\n## Gear\n\n- {line}\n") if one.shape == "gap"}
    assert found == ({gapped: answer} if gapped else {})


def test_what_the_notes_are_about_is_no_gap() -> None:
    lines = "".join(f"- Winch {verb}s a rope of the quay on its drum\n" for verb in ("pull", "hold", "wind", "slack"))
    assert not any("Winch" in one.parts.right for one in sure(f"# Winch\n\n{lines}"))


RIGS = """# Ships

## Rigs

- **Ketch**: sets a small mizzen sail in front of its rudder post
- **Sloop**: holds one mast with a single headsail before it
- **Brig**: crosses yards on both of her heavy masts
"""


def test_a_respect_of_its_place_is_no_name() -> None:
    def names(changed: str) -> set[str]:
        text = f"{RIGS}- {changed}: holds its place in harbours of the north all winter under covers\n"
        return {right for one in proposed(text, "named") for right in one.parts.right}

    assert "Pram" in names("**Pram**")
    for label in (
        "**Subgroups**",
        "**Undergrupper**",
        "**Untergruppen**",
        "**Sottotipi**",
        "**Other hulls**",
        "**Weitere Rümpfe**",
    ):
        assert names(label) == {"Ketch", "Sloop"}, label
    for label in ("the hour of sailing", "Main use", "**Use cases**"):
        assert names(label) == {"Ketch", "Sloop"}, label
    assert names("yet") == {"Ketch", "Sloop"}


def test_a_row_in_brackets_describes_nothing() -> None:
    text = RIGS.replace(
        "crosses yards on both of her heavy masts", "[heavy yards, broad hull, lateen mizzen, long bowsprit]"
    )
    assert {right for one in proposed(text, "named") for right in one.parts.right} == {"Ketch", "Sloop"}


def test_examples_specimens_and_variants_are_not_described() -> None:
    for said in (
        "A and B exchange their flags before the race",
        "Harbour A sends its pilots to harbour B in winter",
        "HU1 hull of oak; HU3 keel of elm",
    ):
        text = RIGS.replace("crosses yards on both of her heavy masts", said)
        assert {right for one in proposed(text, "named") for right in one.parts.right} == {"Ketch", "Sloop"}, said
    for name in ("**Square variant**", "**Procedure at sea**", "**Ships in port**"):
        text = RIGS.replace("**Brig**", name)
        assert {right for one in proposed(text, "named") for right in one.parts.right} == {"Ketch", "Sloop"}, name


def test_a_long_word_is_known_by_its_beginning_within_another() -> None:
    text = RIGS.replace("**Brig**", "**Yardhandling**").replace("crosses yards on", "shifts the foreyards on")
    assert [doubt for prompt, doubt in doubts(text, "named") if "foreyards" in prompt] == [
        "the meaning gives its term away"
    ]
    assert [doubt for prompt, doubt in doubts(text.replace("Yard", "Sail"), "named") if "foreyards" in prompt] == [""]
