"""Questions in the language of the note, and none in words that a language does not have."""

import pytest

from study.core.generators.languages import PHRASEBOOKS, told
from study.core.generators.statements import Corpus
from study.core.generators.whole import names
from study.core.notes import parse
from study.core.notes.links import read_together
from study.core.text.language import NAMES
from tests.core.generators.notes_for_tests import sure

SAMPLES = {
    "en": "The heart is a muscle that pumps the blood through the body and does not rest.",
    "de": "Das Herz ist ein Muskel, der das Blut durch den Körper pumpt und nicht ruht.",
    "fr": "Le cœur est un muscle qui pompe le sang dans le corps et ne se repose pas.",
    "es": "El corazón es un músculo que bombea la sangre por el cuerpo y no descansa.",
    "it": "Il cuore è un muscolo che pompa il sangue nel corpo e non si riposa.",
    "pt": "O coração é um músculo que bombeia o sangue para o corpo e não descansa.",
    "sv": "Hjärtat är en muskel som pumpar blodet genom kroppen och inte vilar.",
    "nb": "Hjertet er en muskel som pumper blodet rundt i kroppen, og som ikke hviler av seg selv.",
    "da": "Hjertet er en muskel, som pumper blodet rundt i kroppen, og som ikke hviler af sig selv.",
    "nl": "Het hart is een spier die het bloed door het lichaam pompt en niet rust.",
    "pl": "Serce jest mięśniem, który pompuje krew przez całe ciało i nie odpoczywa.",
    "ru": "Сердце — это мышца, которая качает кровь по всему телу и не отдыхает.",
    "ja": "心臓は血液を全身に送り出す筋肉であり、休むことがない。",
    "ko": "심장은 혈액을 온몸으로 내보내는 근육이며 쉬지 않는다.",
    "zh": "心脏是一块把血液泵送到全身的肌肉，它从不休息。",
    "ar": "القلب هو عضلة تضخ الدم إلى الجسم ولا ترتاح في الليل.",
}


def test_a_topic_is_in_the_language_of_its_file_unless_several_small_words_tell_another() -> None:
    french = (
        "# Le port\n\nLe port est une baie qui protège les navires de la houle, et il ne gèle pas en hiver.\n\n" * 4
    )
    jumps = "".join(f"- J{n} : saute si Less, si Ou {n}, si E\n" for n in range(4))
    english = "- The mole is a wall of stone that stands in the sea and breaks its waves\n"
    for lines, expected in ((jumps, "fr"), (english * 2, "en")):
        entries = Corpus(parse(f"{french}## Suite\n\n{lines}", "port.md")).entries
        assert {entry.language for entry in entries[4:]} == {expected}


@pytest.mark.parametrize("code", SAMPLES)
def test_a_language_is_told_by_its_smallest_words(code: str) -> None:
    assert told([SAMPLES[code]]) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Серце — це м’яз, який качає кров і не відпочиває.", "uk"),
        ("Сърцето е мускул, който изпомпва кръвта в тялото.", "bg"),
        ("قلب یک ماهیچه است که خون را پمپ می‌کند.", "fa"),
        ("הלב הוא שריר שמזרים את הדם בגוף.", "he"),
        ("Η καρδιά είναι ένας μυς που αντλεί το αίμα.", "el"),
        ("A szív egy izom, amely a vért pumpálja, és nem pihen meg, mert ez az egy izom nem állhat le.", "hu"),
        ("Srdce je sval, který pumpuje krev do těla a který se nezastaví ani v noci.", "cs"),
        ("Kalp, kanı vücuda pompalayan ve hiç durmayan bir kastır; bu kas için dinlenme yok.", "tr"),
    ],
)
def test_a_language_without_a_phrasebook_is_taken_for_no_other(text: str, code: str) -> None:
    assert told([text]) == code
    assert code not in PHRASEBOOKS and code in NAMES
    assert not sure(f"# A\n\n- {text}\n- X: {text}\n")


@pytest.mark.parametrize("text", ["", "12 34", "ሰላም ለዓለም ሁሉ"])
def test_no_language_is_told_where_there_are_no_words_for_it(text: str) -> None:
    assert told([text]) == ""


@pytest.mark.parametrize("text", ["I = internal, E = external, O = other, I = in", "5 per call, 3 per net, 9 per user"])
def test_single_letters_and_one_word_tell_no_language(text: str) -> None:
    assert told([text]) == ""


def test_signs_of_chemistry_are_no_words_of_a_language() -> None:
    signs = "H2O + CO2 → O + E, K2O + H2O, Na2O, O2 i NO2, 2 H2O, E = m, A + O, CaO + C"
    assert told([signs]) == ""
    assert told(["Tlenek to związek, który ma tlen i nie jest solą, ale może się nią stać.", signs]) == "pl"
    assert told(["O barco é de carvalho e não de ferro.", "O mastro é alto, mas a quilha não é."]) == "pt"


def test_every_language_has_every_wording_with_its_places() -> None:
    for phrasebook in PHRASEBOOKS.values():
        assert "{term}" in phrasebook.meaning and "{said}" in phrasebook.term and "{unit}" in phrasebook.in_unit
        assert "{n}" in phrasebook.points and "{term}" in phrasebook.points
        assert "{n}" in phrasebook.section and "{subject}" in phrasebook.section
        assert "{n}" in phrasebook.complete and "{said}" in phrasebook.complete
        assert "{term}" in phrasebook.property and "{subject}" in phrasebook.property
        assert "{term}" in phrasebook.stands and "{said}" in phrasebook.command
        assert "{one}" in phrasebook.contrast and "{other}" in phrasebook.contrast
        for pattern in (
            phrasebook.defines,
            phrasebook.leans,
            phrasebook.elsewhere,
            phrasebook.labels,
            phrasebook.conditional,
        ):
            assert pattern.pattern


@pytest.mark.parametrize(
    ("text", "prompt"),
    [
        (
            "# Herz\n\n- Systole: die Phase, in der sich die Kammern zusammenziehen\n",
            "Was versteht man unter *Systole*?",
        ),
        (
            "# Cœur\n\n- Systole: la phase de contraction dans laquelle le sang est éjecté\n",
            "Qu’est-ce que *Systole* ?",
        ),
        ("# Corazón\n\n- Sístole: la fase en que se contraen los ventrículos\n", "¿Qué es *Sístole*?"),
        (
            "# Hjärtat\n\n- Systole: den fas då kamrarna drar ihop sig och blodet pumpas ut\n",
            "Vad menas med *Systole*?",
        ),
        (
            "# Hjertet\n\n- Systole: den fasen der hjertekamrene trekker seg sammen av seg selv\n"
            "- Diastole: den fasen der kamrene fylles med blod og ikke trekker seg sammen\n",
            "Hva menes med *Systole*?",
        ),
        (
            "# Hjertet\n\n- Systole: den fase, hvor kamrene trækker sig sammen af sig selv\n"
            "- Diastole: den fase, hvor kamrene fyldes med blod af sig selv\n",
            "Hvad menes med *Systole*?",
        ),
        ("# Cuore\n\n- Sistole: la fase in cui i ventricoli si contraggono\n", "Che cosa si intende per *Sistole*?"),
        ("# 心脏\n\n- 收缩期: 心室收缩并把血液射出的时期\n", "什么是*收缩期*？"),
        ("# 心臓\n\n- 収縮期：心室が縮み、血液が押し出される時期\n", "*収縮期*とは何ですか？"),
        ("# 심장\n\n- 수축기: 심실이 수축하여 혈액을 내보내는 시기\n", "*수축기*의 뜻은 무엇입니까?"),
        ("# Сердце\n\n- Систола — это фаза, в которой сокращаются желудочки\n", "Что такое *Систола*?"),
        ("# Serce\n\n- **Skurcz** to faza, w której kurczą się komory\n", "Co to jest *Skurcz*?"),
        ("# القلب\n\n- الانقباض: المرحلة التي يضخ فيها القلب الدم إلى الجسم\n", "ما المقصود بـ *الانقباض*؟"),
    ],
)
def test_what_is_asked_is_asked_in_the_language_of_the_note(text: str, prompt: str) -> None:
    assert prompt in [one.prompt for one in sure(text)]


JAPANESE = "# 港\n\n- 桟橋：船を着ける場所\n- 灯台：光で船を導く塔\n- 防波堤：波を防ぐ壁\n"
BARE = "# 船\n\n- 帆船：風力利用船\n- 汽船：蒸気動力船\n- 曳船：他船牽引船\n"


def test_lines_without_kana_are_in_the_language_of_their_page_and_their_vault() -> None:
    page = JAPANESE + "- 船長：全責任者\n"
    assert {entry.language for entry in Corpus(parse(page, "a.md")).entries} == {"ja"}
    assert {entry.language for entry in Corpus(parse(BARE, "b.md")).entries} == {"zh"}
    both = Corpus(read_together([parse(JAPANESE * 2, "a.md"), parse(BARE, "b.md")])).entries
    assert {entry.language for entry in both} == {"ja"}


def test_chinese_that_names_something_japanese_stays_chinese() -> None:
    text = "# 港口\n\n- 灯塔：为船只指引方向的高塔，日语说とうだい\n- 码头：这是船只停靠的地方\n- 东京：日本的首都\n"
    assert {entry.language for entry in Corpus(parse(text, "a.md")).entries} == {"zh"}


def test_a_page_of_a_language_that_shares_its_script_is_that_language_in_every_line() -> None:
    text = "# Порт\n\n- Якір: гак, що тримає судно біля берега\n- Порт: притулок для суден\n- Канат: товста мотузка\n"
    assert {entry.language for entry in Corpus(parse(text, "a.md")).entries} == {"uk"}


def test_a_sentence_that_says_that_there_is_something_is_no_name() -> None:
    said = {
        "en": "there are two main kinds of hull",
        "de": "es gibt zwei Arten von Rümpfen",
        "it": "esistono due tipi principali di scafi",
        "fr": "il existe deux sortes de coques",
        "es": "existen dos tipos de cascos",
        "pt": "existem dois tipos de cascos",
        "sv": "det finns två slags skrov",
        "nl": "er zijn twee soorten rompen",
        "ru": "существуют два вида корпусов",
        "pl": "istnieją dwa rodzaje kadłubów",
        "ko": "선체에는 두 종류가 있다",
    }
    for language, text in said.items():
        assert not names(text, PHRASEBOOKS[language]), language
