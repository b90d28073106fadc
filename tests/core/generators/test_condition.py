"""Sentences that say a condition first: what applies under it is asked, where it can be understood alone."""

import pytest

from tests.core.generators.notes_for_tests import judged_by

PAGE = """# {title}

## {place}

{line}

{other}
"""

ASKED = {
    "en": (
        ("Harbours", "Berths", "A pilot knows every shoal of the bay by heart."),
        "If a berth is left empty for a whole season, the council may lease the berth to another boat.",
        "What applies if a berth is left empty for a whole season?",
        "The council may lease the berth to another boat",
    ),
    "de": (
        ("Hafen", "Liegeplätze", "Ein Lotse kennt jede Untiefe der Bucht auswendig und führt die Schiffe hinein."),
        "Wenn ein Liegeplatz eine ganze Saison leer steht, darf die Stadt den Platz neu vergeben.",
        "Was gilt, wenn ein Liegeplatz eine ganze Saison leer steht?",
        "Dann darf die Stadt den Platz neu vergeben",
    ),
    "it": (
        ("Porti", "Ormeggi", "Il pilota conosce a memoria ogni secca della baia e guida le navi."),
        "Se un ormeggio resta vuoto per tutta la stagione, il comune può assegnare il posto a un’altra barca.",
        "Che cosa succede se un ormeggio resta vuoto per tutta la stagione?",
        "Il comune può assegnare il posto a un’altra barca",
    ),
    "fr": (
        ("Ports", "Mouillages", "Le pilote connaît par cœur tous les hauts-fonds de la baie et guide les navires."),
        "Si un mouillage reste vide pendant toute la saison, la mairie peut donner la place à un bateau de passage.",
        "Que se passe-t-il si un mouillage reste vide pendant toute la saison ?",
        "La mairie peut donner la place à un bateau de passage",
    ),
    "es": (
        ("Puertos", "Amarres", "El piloto conoce de memoria todos los bajos de la bahía y guía los barcos."),
        "Si un amarre queda vacío durante toda la temporada, el ayuntamiento puede dar el puesto a un barco de paso.",
        "¿Qué ocurre si un amarre queda vacío durante toda la temporada?",
        "El ayuntamiento puede dar el puesto a un barco de paso",
    ),
    "pt": (
        ("Portos", "Amarras", "O piloto conhece de memória todos os baixios da baía e guia os navios."),
        "Se um cais fica vazio durante toda a temporada, a câmara pode dar o lugar a um barco de passagem.",
        "O que acontece se um cais fica vazio durante toda a temporada?",
        "A câmara pode dar o lugar a um barco de passagem",
    ),
    "sv": (
        ("Hamnar", "Båtplatser", "En lots kan alla grund i viken utantill och leder fartygen in."),
        "Om en båtplats står tom under hela säsongen, får kommunen hyra ut platsen till ett gästande fartyg.",
        "Vad gäller om en båtplats står tom under hela säsongen?",
        "Då får kommunen hyra ut platsen till ett gästande fartyg",
    ),
    "nl": (
        (
            "Havens",
            "Ligplaatsen",
            "Een loods kent elke ondiepte van de baai uit het hoofd en leidt de schepen naar binnen.",
        ),
        "Als een ligplaats een heel seizoen leeg staat, mag de gemeente de plaats aan een gast verhuren.",
        "Wat geldt als een ligplaats een heel seizoen leeg staat?",
        "Dan mag de gemeente de plaats aan een gast verhuren",
    ),
    "zh": (
        ("港口", "泊位", "引航员熟悉海湾里的每一处浅滩，并把船引进港口。"),
        "如果泊位整个季节都空着，市政府可以把泊位租给来访的船只。",
        "如果泊位整个季节都空着，会怎样？",
        "市政府可以把泊位租给来访的船只",
    ),
    "ar": (
        ("الموانئ", "المراسي", "يعرف المرشد كل المياه الضحلة في الخليج ويقود السفن إلى الداخل."),
        "إذا بقي المرسى فارغا طوال الموسم، يجوز للبلدية تأجير المكان لسفينة زائرة.",
        "ماذا يحدث إذا بقي المرسى فارغا طوال الموسم؟",
        "يجوز للبلدية تأجير المكان لسفينة زائرة",
    ),
}

NOT_ASKED = (
    "If this berth is left empty for a whole season, the council may lease the berth to another boat.",
    "If it is left empty for a whole season, the council may lease the berth to another boat.",
    "While a berth is left empty for a whole season, the council may lease the berth to another boat.",
    "If left empty for a whole season, the council may lease the berth to another boat.",
    "If a berth is left empty for a whole season, write to the council about the lease.",
    "If a berth is left empty for a whole season, this could make the council lease the berth.",
    "If a berth is left empty for a whole season, it is called an idle berth.",
    "If Mr Olsen leaves a berth empty for a whole season, the council may lease the berth to another boat.",
    "If the quartermaster leaves a berth empty for a whole season, the council may lease the berth to another boat.",
    "If a berth is left empty for a whole season, the council has to choose between three measures.",
)


LEFT_TO_THE_WRITER = (
    "If you leave a berth empty for a whole season, the council may lease the berth to another boat.",
    "If a berth does stay empty for a whole season, the council may lease the berth to another boat.",
    "If a berth is left empty for a whole season, the council fines the owner, although nobody likes it.",
    "If a berth is left empty for a whole season, the council may lease the berth, so that boats find a place.",
    "If a berth is leased for a whole season, the council writes a lease.",
)
"""What English notes may ask of themselves only where their writer says so."""


def _conditions(place: tuple[str, str, str], line: str, fit: str = "sure") -> list[tuple[str, list[str]]]:
    """The questions of a line that are asked, or those that have no fault and are left to the writer."""
    title, under, other = place
    made = judged_by(PAGE.format(title=title, place=under, line=line, other=other), "condition")
    return [(one.prompt, list(one.parts.right)) for one, _ in made if one.fit == fit]


@pytest.mark.parametrize("language", ASKED)
def test_what_applies_under_a_condition_is_asked(language: str) -> None:
    place, line, prompt, answer = ASKED[language]
    assert _conditions(place, line, "sure" if language == "en" else "unsure") == [(prompt, [answer])]


def test_what_says_half_or_leans_is_left_to_its_writer() -> None:
    for line in LEFT_TO_THE_WRITER:
        assert _conditions(ASKED["en"][0], line) == [], line
        assert len(_conditions(ASKED["en"][0], line, "unsure")) == 1, line


def test_what_does_not_stand_alone_is_not_asked() -> None:
    asked = {line: _conditions(ASKED["en"][0], line) for line in NOT_ASKED}
    assert not {line: found for line, found in asked.items() if found}


def test_a_condition_that_its_place_states_twice_is_not_asked() -> None:
    line = ASKED["en"][1]
    again = line.replace("the council may lease the berth to another boat", "the owner loses half of the yearly fee")
    assert _conditions(ASKED["en"][0], f"{line}\n\n{again}") == []


def test_what_a_sentence_before_brought_in_is_not_asked_without_it() -> None:
    line = "The council keeps a book of berths. If the book lists a berth as empty, the council may lease the berth."
    assert _conditions(ASKED["en"][0], line) == []
