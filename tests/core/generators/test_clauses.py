"""Sentences of prose: what something of a thing is, what a verb leaves to be told, and what is counted and named."""

from study.core.generators.clauses import cites
from study.core.generators.languages import PHRASEBOOKS
from study.core.generators.tails import answer_of
from tests.core.generators.notes_for_tests import faultless, proposed
from tests.core.generators.test_languages import SAMPLES

PAGE = """# Harbours

## Pilots

A pilot knows every shoal of the bay by heart. {}

## Towing

Tugs wait at the quay.
"""

FOREIGN: dict[str, tuple[str, ...]] = {
    "de": ("Eine ", "Die ", "Es gibt"),
    "it": ("Lo ", "Il "),
    "fr": ("Un treuil",),
    "es": ("Un cabrestante",),
    "pt": ("O ",),
    "sv": ("En ", "Det "),
    "nl": ("De ",),
    "zh": ("拖船",),
    "ar": ("رافعة",),
}
"""How the sentences in other languages begin."""
ASKED = {
    "The purpose of a fairway buoy is to mark the deep channel.": (
        "What is the purpose of a fairway buoy?",
        "To mark the deep channel",
    ),
    "The head of the harbour authority is the harbour master, and the council makes the rules.": (
        "What is the head of the harbour authority?",
        "The harbour master",
    ),
    "In most countries, the fee required for a berth is a charge for each metre of hull.": (
        "In most countries, what is the fee required for a berth?",
        "A charge for each metre of hull",
    ),
    "The two tests of a pilot licence are the chart test and the handling test.": (
        "What are the two tests of a pilot licence?",
        "The chart test and the handling test",
    ),
    "Lo scopo di una boa luminosa è il controllo della rotta notturna.": (
        "Qual è lo scopo di una boa luminosa?",
        "Il controllo della rotta notturna",
    ),
    "Die Aufgabe eines Lotsen ist die sichere Führung der Schiffe durch die Bucht.": (
        "Was ist die Aufgabe eines Lotsen?",
        "Die sichere Führung der Schiffe durch die Bucht",
    ),
}
NOT_ASKED = (
    "The depth of the northern channel is often difficult to tell.",
    "The depth of the northern channel is measured by the crew.",
    "The purpose of this buoy is to mark the deep channel.",
    "The purpose is to mark the deep channel of the bay.",
    "The first duty of a harbour pilot is the safety of the ship.",
    "The course of a pilot boat is easier to keep than that of a barge.",
    "The cause of the last grounding was a broken lamp.",
    "Il controllo della rotta notturna è una procedura che il pilota segue con la radio.",
    "The head of the harbour authority is one of the oldest captains.",
    "The purpose of a fairway buoy is to mark the channel. The purpose of a fairway buoy is to warn ships.",
)
RELATED = {
    "A towing winch consists of a drum, a brake and a motor.": (
        "What does a towing winch consist of?",
        "A drum, a brake and a motor",
    ),
    "Winch drums require a pin of steel, and plain ropes are avoided.": (
        "What do winch drums require?",
        "A pin of steel",
    ),
    "Harbour dues depend on the length of the hull.": ("What do harbour dues depend on?", "The length of the hull"),
    "The harbour council is headed by the mayor of the town.": (
        "What is the harbour council headed by?",
        "The mayor of the town",
    ),
    "The collision rule prohibits sailing ships from crossing a narrow channel.": (
        "What does the collision rule prohibit sailing ships from doing?",
        "Crossing a narrow channel",
    ),
    "A wave breaker protects moored boats from the swell, so they lie still.": (
        "What does a wave breaker protect moored boats from?",
        "The swell",
    ),
    "Even deep harbour basins consist of a quay, a gate and a floor.": (),
    "Olhando para o cais os rebocadores do porto servem para puxar os navios.": (),
    "Il verricello di traino è composto da un tamburo e da un motore, un freno però deve essere aggiunto.": (
        "Da che cosa è composto il verricello di traino?",
        "Da un tamburo e da un motore",
    ),
    "A tidal gate prevents flooding but doesn't stop the wind from the sea.": (
        "What does a tidal gate prevent?",
        "Flooding",
    ),
    "Eine Schleppwinde hingegen besteht aus einer Trommel und einem Motor.": (),
    "拖船的发动机主要分为蒸汽机和内燃机两种。": (),
    "拖船的发动机分为很多种，每一种都有自己的螺旋桨和功率。": (),
    "De lange kettingen met een anker om de boten vast te leggen.": (),
    "Pilotage reduces groundings by putting local knowledge on the bridge.": (),
    "The harbour council focuses on safe pilots; deep channels for barges; and dry docks.": (),
    "Harbour depth tables specify the depth of harbour water at night.": (),
    "Tidal gates reduce flooding by closing before the high water.": (
        "How do tidal gates reduce flooding?",
        "By closing before the high water",
    ),
    "A neap tide occurs when sun and moon pull at a right angle.": (
        "When does a neap tide occur?",
        "When sun and moon pull at a right angle",
    ),
    "Eine Schleppwinde besteht aus einer Trommel und einem Motor.": (
        "Woraus besteht eine Schleppwinde?",
        "Aus einer Trommel und einem Motor",
    ),
    "Il verricello di traino è composto da un tamburo e da un motore.": (
        "Da che cosa è composto il verricello di traino?",
        "Da un tamburo e da un motore",
    ),
    "Un treuil de remorque se compose d’un tambour et d’un moteur.": (
        "De quoi se compose un treuil de remorque ?",
        "d’un tambour et d’un moteur",
    ),
    "Un cabrestante de remolque se compone de un tambor y de un motor.": (
        "¿De qué se compone un cabrestante de remolque?",
        "De un tambor y de un motor",
    ),
    "O guincho de reboque serve para puxar os navios até o cais.": (
        "Para que serve o guincho de reboque?",
        "Para puxar os navios até o cais",
    ),
    "En bogserad pråm består av ett skrov och ett däck utan motor.": (
        "Vad består en bogserad pråm av?",
        "Ett skrov och ett däck utan motor",
    ),
    "De sleepboot van de haven bestaat uit een romp en een sterke motor.": (
        "Waaruit bestaat de sleepboot van de haven?",
        "Uit een romp en een sterke motor",
    ),
    "拖船的牵引力取决于发动机的功率和螺旋桨的大小。": ("*拖船的牵引力*取决于什么？", "发动机的功率和螺旋桨的大小"),
    "رافعة القطر تتكون من أسطوانة ومحرك وحبل طويل.": ("ممَّ تتكون *رافعة القطر*؟", "من أسطوانة ومحرك وحبل طويل"),
}
UNRELATED = (
    "This winch consists of a drum, a brake and a motor.",
    "The winch that broke consists of a drum and a brake.",
    "Some winches consist of a drum, a brake and a motor.",
    "Tugs naturally lead to a crowded quay and to noise.",
    "Attackers rely on a weak lock at the gate of the quay.",
    "A towing winch consists of three parts.",
    "Harbour Store loses lamps of oil at night.",
    "A towing winch consists of a drum. A towing winch consists of a brake.",
    "Does a towing winch consist of a drum and a brake?",
    "The speed limit is protected by law, see 33 U.S.C. § 1602 and the rules.",
)
CALLED = {
    "The ship that is towed by a tug is called the tow.": (
        "What is the ship that is towed by a tug called?",
        "The tow",
    ),
    "Long ropes for a boat at the quay are also known as moorings.": (
        "What are long ropes for a boat at the quay called?",
        "Moorings",
    ),
    "In a convoy, the ship that goes first is called the leader.": (
        "In a convoy, what is the ship that goes first called?",
        "The leader",
    ),
    "Il tratto di mare davanti al porto è detto rada.": ("Come è detto il tratto di mare davanti al porto?", "Rada"),
    "Die Leine am Bug eines Schiffes heißt Vorleine.": ("Wie heißt die Leine am Bug eines Schiffes?", "Vorleine"),
    "En lina som drar ett annat fartyg kallas tross.": ("Vad kallas en lina som drar ett annat fartyg?", "Tross"),
}
NOT_CALLED = (
    "This ship that is towed by a tug is called the tow.",
    "The towed ship is called a ship in tow.",  # tells its own name
    "The ship that leads pays the dues and is called the leader.",
    "The ship that is towed is called the tow. The barge that is pushed is called the tow.",
    "The harbour master is called at night.",
)
COUNTED = {
    "There are two types of anchor: the plough and the mushroom.": ("The plough", "The mushroom"),
    "A pilot must do three things: (1) board the ship, (2) greet the master and (3) read the chart.": (
        "Board the ship",
        "Greet the master",
        "Read the chart",
    ),
    "Es gibt zwei Arten von Ankern: Pflugscharanker und Pilzanker.": ("Pflugscharanker", "Pilzanker"),
    "Det finns två typer av ankare: plogankare och svampankare.": ("Plogankare", "Svampankare"),
    "There are three types of anchor: the plough and the mushroom.": (),
    "There are several types of anchor: the plough and the mushroom.": (),
    "These two lie in the bay: the plough and the mushroom.": (),
}


def _page(text: str) -> str:
    """A page around an English sentence; one of another language stands on a page in that language."""
    code = next((code for code, begins in FOREIGN.items() if text.startswith(begins)), "en")
    return PAGE.format(text) if code == "en" else f"# Neptun\n\n## Titan\n\n{SAMPLES[code]}\n\n{text}\n"


def _asked(text: str, shape: str) -> list[tuple[str, str]]:
    return [(one.prompt, " ".join(one.parts.right)) for one in proposed(_page(text), shape)]


def test_what_something_of_a_thing_is_is_asked_where_a_sentence_says_it_once() -> None:
    for text, expected in ASKED.items():
        assert _asked(text, "identity") == [expected], text
    for text in NOT_ASKED:
        assert _asked(text, "identity") == [], text


def test_a_verb_that_leaves_one_thing_to_be_told_is_asked_in_every_language() -> None:
    for text, expected in RELATED.items():
        found = [(one.prompt, " ".join(one.parts.right)) for one in faultless(_page(text), "relation")]
        assert found == [expected] if expected else not _asked(text, "relation"), text
    for text in UNRELATED:
        assert _asked(text, "relation") == [], text


def test_the_name_of_what_a_sentence_tells_of_is_asked_for() -> None:
    for text, expected in CALLED.items():
        assert _asked(text, "called") == [expected], text
    for text in NOT_CALLED:
        assert _asked(text, "called") == [], text


def test_what_a_sentence_counts_and_names_is_to_be_completed() -> None:
    for text, points in COUNTED.items():
        found = proposed(_page(text), "counted")
        assert [one.parts.right for one in found] == ([points] if points else []), text


def test_a_sentence_keeps_its_id_whatever_stands_behind_it() -> None:
    text = "A towing winch consists of a drum, a brake and a motor."
    alone = proposed(PAGE.format(text), "relation")
    more = proposed(PAGE.format(f"{text} Crews oil it in spring."), "relation")
    assert [one.key for one in alone] == [one.key for one in more]


TAILS = {
    "en": {
        "the swell, so boats lie still": "the swell",
        "the mayor, and the council makes the rules": "the mayor",
        "a hull, a deck, and the engine": "a hull, a deck, and the engine",
        "a rope, as is discussed below": "a rope",
        "three parts": "",
        "three parts: a hull, a deck and a mast": "three parts: a hull, a deck and a mast",
        "a hull and": "",
        "anchoring in the fairway and thereby keep it open for the ferry": "anchoring in the fairway",
        "planks of oak, therefore it is light": "planks of oak",
        "barges tied like beads on a string but without a tug": "barges tied like beads on a string but without a tug",
        "the crew of men with ropes": "the crew of men with ropes",
        "a quiet berth, but the tide runs fast": "a quiet berth",
        "the rule of the harbour - let us look at Genoa": "the rule of the harbour",
        "a log for each ship (two are too many)": "a log for each ship",
        "a log for each ship (kept on the bridge)": "a log for each ship (kept on the bridge)",
        "the depth of the fairway and decides who may enter": "the depth of the fairway",
        "four crews (each larger than the one before)": "",
        "freshly painted into the dock": "",
        "a quay – a crane – and a shed": "a quay – a crane – and a shed",
    },
    "de": {
        "aus vier Planken, daher ist er leicht": "aus vier Planken",
        "aus Eichenholz, und die Decks sind geteert": "aus Eichenholz",
        "aus Rumpf, Deck und Mast": "aus Rumpf, Deck und Mast",
        "aus Planken aber ohne Kiel": "aus Planken aber ohne Kiel",
    },
    "it": {
        "da quattro assi, quindi la barca è leggera": "da quattro assi",
        "dal protocollo, ed è fisso": "dal protocollo",
        "dalla regola del porto - vediamo il caso di Genova": "dalla regola del porto",
    },
    "fr": {"planches de chêne, donc la barque est légère": "planches de chêne"},
    "es": {"tablas de roble, por lo tanto la barca es ligera": "tablas de roble"},
    "pt": {"tábuas de carvalho, portanto o barco é leve": "tábuas de carvalho"},
    "sv": {
        "trä under färden och ger ett jämnt däck": "trä under färden",
        "plankor av ek, därför är båten lätt": "plankor av ek",
        "plankor av ek, och det översta av furu": "plankor av ek",
    },
    "nl": {"planken van eik, dus de boot is licht": "planken van eik"},
    "zh": {"橡木板，因此船很轻": "橡木板"},
    "ar": {"ألواح من البلوط، لذلك القارب خفيف": "ألواح من البلوط"},
}


def test_an_answer_ends_where_another_sentence_a_conclusion_or_a_remark_begins() -> None:
    for language, tails in TAILS.items():
        for said, kept in tails.items():
            assert answer_of(said, PHRASEBOOKS[language]) == kept, said


def test_a_description_that_does_not_say_of_what_is_no_subject() -> None:
    told = {
        "Den bogserade pråmen består av ett skrov och ett däck utan motor.": True,
        "Tunga kedjor och mindre bojar bildar ett hinder för fartygen i sundet.": False,
        "Det nedersta skiktet består av sand och grus från den gamla floden.": False,
        "Det nedersta skiktet av kajen består av sand och grus från floden.": True,
        "The lowest layer consists of sand and gravel of the old river.": False,
        "Mastens topp består av en lanterna och en liten vimpel i rött.": True,
        "The lowest layer of the quay consists of sand and gravel.": True,
        "The upper pilots depend on the tide and on the light of day.": True,  # its place speaks of pilots
        "Der unterste Belag besteht aus Sand und grobem Kies vom Fluss.": False,
        "Der unterste Belag des Kais besteht aus Sand und grobem Kies.": True,
        "Lo strato inferiore è composto da sabbia e da ghiaia del fiume.": False,
    }
    for text, known in told.items():
        code = "de" if text.startswith("Der ") else "sv" if " består " in text or " bildar " in text else ""
        page = f"# Neptun\n\n## Titan\n\n{SAMPLES[code]}\n\n{text}\n" if code else _page(text)
        assert bool(faultless(page, "relation")) is known, text


def test_which_of_two_is_told_is_clear_in_swedish() -> None:
    text = "Den bogserade pråmen bildar ett skydd mot vågorna vid kajen."
    page = f"# Neptun\n\n## Titan\n\n{SAMPLES['sv']}\n\n{text}\n"
    assert [one.prompt for one in faultless(page, "relation")] == ["Vad är det som den bogserade pråmen bildar?"]


def test_an_answer_is_no_translation_of_what_its_place_and_the_question_say() -> None:
    text = "# Errori\n\n## Il blocco try-catch\n\nIl blocco try-catch consente di {}.\n"
    assert not proposed(text.format("gestire gli errori"), "relation")
    assert proposed(text.format("proseguire la lettura del file"), "relation")


def test_what_holds_of_another_thing_is_no_part_of_an_answer() -> None:
    english = PHRASEBOOKS["en"]
    assert answer_of("tides where Lake Harbours are based on wind", english) == "tides"
    assert answer_of("a basin where ships wait for the tide", english) == "a basin where ships wait for the tide"


LAWS = {
    "as § 12 has it": True,
    "as art.12 has it": True,
    "held in 12 F. by the court": True,
    "under U.S.C rules": True,
    "the duty of the pilot,Rule": True,  # an export glued the next line to it
    "the duty of the pilot Rule": False,
    "it draws 3.5 m at the bow": False,
    "the pilotRule of the bay": False,
}


def test_a_place_in_a_book_of_law_is_seen_anywhere_and_its_beginning_at_the_end() -> None:
    assert {text: cites(text) for text in LAWS} == LAWS
