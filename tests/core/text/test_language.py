"""Which language a text is in: by itself, beside what is likely, and as a page."""

import pytest

from study.core.generators.languages import told
from study.core.text.language import FURTHER, language_of, main_language

SPOKEN = {
    "en": "I asked her to take care of my mint, and she told her cousin that I do so.",
    "de": "Ich denke, also bin ich. Ja, ich war nie da, und je mehr ich von der See lese, desto mehr weiß ich.",
    "fr": "Je pense donc je suis. On dit que je dors, mais je me lève et je vais au port.",
    "es": "Ya se ha dicho: yo no he de dar nada, y él ha de ir al puerto por su pan.",
    "it": "Però mai dire mai: voi avete ragione, ma io da qui non vedo né il porto né la nave, se non di sera.",
    "pt": "Eu não sei dar conta da nave, nem ele, nem ela: tudo na vida é para se ver do porto.",
    "sv": "Jag ser din båt nu, och ja, den har legat här sen i går, men hon ser den inte.",
    "nl": "Ja, je ziet nu dat ik er ben, en je weet dat ik hier al een jaar met haar woon.",
    "pl": "To ja: nie ma go na łodzi, ale od rana do nocy czeka po to, co jest pod wodą, i jak się da, to ją da.",
}
"""Each as somebody speaks, with words that other languages have too."""
OTHERS = {
    "da": "Hjertet er en muskel, som pumper blodet rundt i kroppen, og som ikke hviler af sig selv.",
    "nb": "Hjertet er en muskel som pumper blodet rundt i kroppen, og som ikke hviler av seg selv om natten.",
    "fi": "Sydän on lihas, joka pumppaa verta, ja se ei lepää, kun muut lihakset ovat levossa, mutta se ei väsy.",
    "cs": "Srdce je sval, který pumpuje krev do těla a který se nezastaví ani v noci.",
    "hu": "A szív egy izom, amely a vért pumpálja, és nem pihen, ha az ember alszik, csak lassabban ver.",
    "ro": "Inima este un mușchi care pompează sângele în corp și nu se oprește nici noaptea, când dormim.",
    "tr": "Kalp, kanı vücuda pompalayan ve hiç durmayan bir kastır; bu kas için dinlenme yok.",
    "ca": "El cor és un múscul que bombeja la sang pel cos amb força, però no descansa quan dormim.",
    "id": "Jantung adalah otot yang memompa darah ke seluruh tubuh dan tidak beristirahat pada malam hari.",
    "vi": "Tim là một cơ bơm máu đi khắp cơ thể và không nghỉ khi chúng ta ngủ, như các cơ khác.",
}
PHYSICS = (
    "Speed: v = s / t",
    "1 V s = 1 Wb, 1 A s = 1 C",
    "a speed of 5 m / s over 3 s",
    "The field of the coil is B, and s is its length: V = B v s",
)


@pytest.mark.parametrize(
    ("line", "likely"),
    [
        *((line, "en") for line in PHYSICS),
        ("Mary named her cousin her heir", "en"),
        ("To do: a pro and a con, to be put to the board", "en"),
        ("x y z, and y is the sum of x and z", "en"),
        ("Ich denke, also bin ich", "de"),
        ("Ich war nie da, und ich bin es nie gewesen", "de"),
        ("je pense donc je suis", "fr"),
        ("Però mai dire mai", "it"),
        ("Jag ser din båt, och din båt ser mig", "sv"),
        ("Se ha de dar: ha de dar pan", "es"),
        ("Je weet dat je er nu al bent", "nl"),
        *((text, code) for code, text in SPOKEN.items()),
    ],
)
def test_a_line_is_in_the_language_around_it_if_only_words_of_several_tell_another(line: str, likely: str) -> None:
    assert language_of(line, likely) == likely


@pytest.mark.parametrize("text", OTHERS.values())
def test_a_line_alone_is_taken_for_no_language_without_questions(text: str) -> None:
    assert FURTHER.keys().isdisjoint(language_of(text, likely) for likely in ("", *SPOKEN))


@pytest.mark.parametrize("code", SPOKEN)
def test_a_page_of_somebody_who_speaks_is_in_their_language(code: str) -> None:
    page = SPOKEN[code].replace(":", ".").split(". ")
    assert main_language(page) == told(page) == code
    assert main_language(SPOKEN[code].split(", ")) == code


def test_signs_of_formulas_tell_no_language() -> None:
    assert main_language(PHYSICS) == "en"
    assert main_language(["v = s / t", "s = v z", "w = v s", "y = x y"]) == ""
    assert told([r"$x \to y \in X$, $a \over b \not= c$"]) == ""


@pytest.mark.parametrize("code", FURTHER)
def test_a_page_without_questions_is_told_by_its_smallest_words(code: str) -> None:
    assert main_language([OTHERS[code]]) == told([OTHERS[code]]) == code


def test_a_line_in_another_script_does_not_hide_the_language_of_a_page() -> None:
    assert main_language([*OTHERS["cs"].split(", "), "Сердце — это мышца."]) == "cs"


@pytest.mark.parametrize("text", ["la, de, un", "de la, en, un", "se, si, na"])
def test_words_that_several_languages_have_tell_none(text: str) -> None:
    assert main_language([text]) == told([text]) == ""


@pytest.mark.parametrize(
    ("code", "lines"),
    [
        (
            "fr",
            ("Distance de la Lune : 384 400 km", "Âge de l'Univers : 13,8 milliards d'années", "Période : 687 jours"),
        ),
        ("es", ("La carga se conserva siempre", "Ley: fuerza entre dos cargas", "¿Qué es un dieléctrico?")),
        ("pt", ("Soneto: catorze versos", "Métrica: contagem das sílabas", "Estância: divisão do poema")),
        ("pl", ("Kwas: oddająca proton", "Zasada: przyjmująca proton", "Sól: związek jonów")),
        ("de", ("Stärken: intern", "Schwächen: intern", "Mögliche Größen: extern")),
        ("", ("Voltage: 3 V", "Current: 2 A", "Café: 1")),
    ],
)
def test_few_words_and_their_letters_tell_a_language(code: str, lines: tuple[str, ...]) -> None:
    assert main_language(lines) == code
