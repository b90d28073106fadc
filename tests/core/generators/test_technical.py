"""What notes on technical subjects say in few words: abbreviations, codes, commands, lines that begin with a verb."""

from tests.core.generators.notes_for_tests import proposed, sure

SPELT = {
    "The bridge keeps a Voyage Data Recorder (VDR) in a box": ("VDR", "Voyage Data Recorder"),
    "AIS (Automatic Identification System) sends the position": ("AIS", "Automatic Identification System"),
    "LOA = Length Over All": ("LOA", "Length Over All"),
    "LOA: Length over all, of the hull alone": ("LOA", "Length over all"),
    "Electronic Chart Displays (ECDs) need two sources of power": ("ECD", "Electronic Chart Display"),
    "Safety of Life at Sea (SOLAS) holds for all of them": ("SOLAS", "Safety of Life at Sea"),
    "Search and Rescue (SR) is led from the coast": ("SR", "Search and Rescue"),
    "Radio Watch on Board (RWX) ends at noon": None,  # its letters are not those of the words
    "Die Seenotleitung Bremen (MRCC) nimmt den Ruf an": None,
    "The engine (MAN) turns slowly": None,
    "SOS = Ship, Ocean, Storm": None,  # a row of things
    "They teach Anchoring, Approach and Arrival (AAA) first": None,  # the end of one
    "The Port State (PS) inspects ships": ("PS", "Port State"),
}


def test_an_abbreviation_that_a_line_spells_out_is_asked_for() -> None:
    for line, expected in SPELT.items():
        found = [(one.prompt, one.parts.right) for one in proposed(f"# Ships\n\n## Bridge\n\n- {line}\n", "initials")]
        asked = [(f"What does *{expected[0]}* stand for?", (expected[1],))] if expected else []
        assert found == asked or (expected is None and not found), line


def test_an_abbreviation_is_asked_once_and_where_no_heading_tells_it() -> None:
    text = (
        "# Ships\n\n## Bridge\n\n- There is a Voyage Data Recorder (VDR) here\n\n## Voyage Data Recorder\n\n"
        "- The Voyage Data Recorder (VDR) is orange\n\n## Hull\n\n- One more Voyage Data Recorder (VDR) floats free\n"
    )
    found = [one for one in sure(text) if one.shape == "initials"]
    assert [(one.prompt, one.context) for one in found] == [("What does *VDR* stand for?", ("Ships", "Bridge"))]


LEVELS = (
    "# Signals\n\n## Bells\n\n- Kinds of fire\n  - 0: a drill\n  - 3: a small fire on deck\n  - 7: fire in the hold\n"
)
FLAGS = "# Pump\n\n## Options\n\n- `-q`: quiet running\n- `-d`: dry hold\n- `-s`: salt water first\n"
TABLE = (
    "# Flags\n\n| Flag | Meaning |\n| --- | --- |\n| A | diver in the water |\n| H | pilot here |\n| Q | no sick |\n"
)


def test_signs_of_a_list_are_asked_for_what_they_stand_for() -> None:
    for text, sign, said in (
        (LEVELS, "*3*", "A small fire on deck"),
        (FLAGS, "`-d`", "Dry hold"),
        (TABLE, "*H*", "Pilot here"),
    ):
        found = {one.prompt: one.parts.right for one in proposed(text, "coded")}
        assert found.get(f"What does {sign} stand for?") == (said,), text


def test_steps_choices_and_single_signs_are_no_codes() -> None:
    for text in (
        "# Pump\n\n- 1: the valve\n- 2: the hose\n- 3: the switch\n",  # numbers of its lines alone
        "# Quiz\n\n- A: the bow\n- B: the stern\n- C: the keel\n",
        "# Pump\n\n## Steps\n\n- Steps of a start\n  - 4: the valve\n  - 5: the hose\n  - 6: the switch\n",
        "# Bells\n\n- 3: a small fire\n- Bells are rung by hand\n- Nobody may leave\n- 7: fire in the hold\n",
        "# Bells\n\n- 3: a small fire\n- 5: a small fire\n- 7: fire in the hold\n",  # two mean the same
    ):
        assert proposed(text, "coded") == [], text


COMMANDS = {
    "Show which lids are off: `hatch list --open`": ("“Show which lids are off”", "`hatch list --open`"),
    "`pump start [HOLD]` to empty a hold": ("“empty a hold”", "`pump start [HOLD]`"),
    "`anchor drop` - makes the chain run out": ("“makes the chain run out”", "`anchor drop`"),
    "To weigh the anchor: `anchor up -s`": ("“weigh the anchor”", "`anchor up -s`"),
    "`Anchor` - makes the chain run out": None,  # one word, and no command
    "`void drop()` - makes the chain run out": None,
    "Fetch the tables: `fetch https://example.org/tides > /var/lib/tides`": None,
    "Drop the anchor: `anchor drop`": None,  # says its command
    "`tide report [HARBOUR]` to fetch the reprot of a harbour": None,  # says its command with a slip
    "`last of the list` - the keel and the rudder": None,
}


def test_a_command_is_asked_for_by_what_it_does() -> None:
    for line, expected in COMMANDS.items():
        found = [(one.prompt, one.parts.right) for one in proposed(f"# Ship\n\n## Deck\n\n- {line}\n", "command")]
        assert found == ([(f"Which command is meant: {expected[0]}?", (expected[1],))] if expected else []), line


def test_a_table_of_commands_is_asked_and_shell_commands_are_fit() -> None:
    text = "# Ship\n\n## Deck\n\n| Command | Does |\n| --- | --- |\n| `hatch seal` | makes a hold watertight |\n"
    assert [one.parts.right for one in proposed(text, "command")] == [("`hatch seal`",)]
    found = sure("# Ship\n\n## Deck\n\n- Tell which lids are off: `hatch show --open`\n")
    assert "Which command is meant: “Tell which lids are off”?" in [one.prompt for one in found]


IMPLIED = {
    "Prevents water from entering the hold": ("What does *Bilge Alarm* prevent water from doing?", "Entering the hold"),
    "Requires a current from the shore": ("What does *Bilge Alarm* require?", "A current from the shore"),
    "Powered by the shaft": None,
    "Stored in the wheelhouse": ("What is *Bilge Alarm* stored in?", "The wheelhouse"),
    "Require a current from the shore": None,  # an order
    "The alarm requires a current from the shore": None,
    "Requires what is said above": None,
    "Allows a mate to close the valve": ("What does *Bilge Alarm* allow a mate to do?", "Close the valve"),
    "Allows only owned water to flow": None,
}


def test_a_line_that_begins_with_its_verb_is_asked_of_what_it_stands_under() -> None:
    for line, expected in IMPLIED.items():
        for text in (f"# Ship\n\n## Bilge Alarm\n\n- {line}\n", f"# Ship\n\n## Hold\n\n- Bilge Alarm\n  - {line}\n"):
            found = [(one.prompt, *one.parts.right) for one in sure(text) if one.shape == "implied"]
            assert found == ([expected] if expected else []), text


def test_a_respect_or_a_kind_is_no_subject_of_a_line() -> None:
    for title in (
        "Types of alarms",
        "Purpose",
        "Bilge and Fire Alarms",
        "How it works",
        "Install the alarm",
        "General organisation",
    ):
        assert proposed(f"# Ship\n\n## {title}\n\n- Requires a current from the shore\n", "implied") == [], title


def test_other_languages_ask_in_their_words() -> None:
    for text, prompt in (
        (
            "# Nave\n\n## Allarme\n\n- serve a chiudere le porte della stiva di una nave che non è in porto\n",
            "A che cosa serve *Allarme*?",
        ),
        ("# Navire\n\n## Alarme\n\n- dépend de la pompe qui est dans la cale du navire\n", "De quoi dépend *Alarme* ?"),
        (
            "# Schiff\n\n## Brücke\n\n- Die Pumpe im Bug und das Ventil prüfen: `pump test --all`\n",
            "Welcher Befehl ist gemeint: „Die Pumpe im Bug und das Ventil prüfen“?",
        ),
        (
            "# Barco\n\n## Puente\n\n- El barco lleva un SIA (Sistema de Identificación Automática)\n",
            "¿Qué significa *SIA*?",
        ),
    ):
        found = [one.prompt for shape in ("implied", "command", "initials") for one in proposed(text, shape)]
        assert prompt in found, (text, found)


NAMED = (
    "- **Alongside**: the hull lies against the quay on fenders\n"
    "- **Mediterranean**: the stern is tied up while an anchor holds the bow\n"
    "- **Rafted**: one more boat lies between the hull and the shore\n"
)


def _explained(text: str) -> list[str]:
    return [one.prompt for one in proposed(text, "explained")]


def test_what_one_of_a_list_is_needs_no_words_that_introduce_the_list() -> None:
    lead = "A crew that has made fast in the harbour before the night uses lines of these sorts on deck:"
    assert "Explain *Alongside*." in _explained(f"# Harbour\n\n## Mooring\n\n{lead}\n\n{NAMED}")
    for other in (
        "If the crew has made fast in the harbour before the night then it uses these on deck:",
        "The problems that a crew meets in the harbour before the night has come are these here:",
    ):
        assert _explained(f"# Harbour\n\n## Mooring\n\n{other}\n\n{NAMED}") == [], other


def test_a_place_that_says_what_there_is_leans_on_nothing() -> None:
    for place, said in (("There are three sorts of lines", True), ("These are the lines there", False)):
        assert ("Explain *Alongside*." in _explained(f"# Harbour\n\n## {place}\n\n{NAMED}")) is said, place


def test_a_line_with_others_below_it_is_explained_where_it_says_enough_itself() -> None:
    below = NAMED.replace("fenders\n", "fenders\n  - Ropes are led aft from its bow\n")
    short = below.replace("the hull lies against the quay on fenders", "against the quay wall")
    assert "Explain *Alongside*." in _explained(f"# Harbour\n\n## Lines\n\n{below}")
    assert "Explain *Alongside*." not in _explained(f"# Harbour\n\n## Lines\n\n{short}")
