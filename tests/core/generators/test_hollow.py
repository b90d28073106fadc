"""What tells nothing of its own, or tells it of another thing than it asks for, is left to its writer."""

import pytest

from study.core.generators.hollow import why_empty
from tests.core.generators.notes_for_tests import doubts

ELSEWHERE = "the answer points elsewhere"
REMARK = "a remark about the notes"


@pytest.mark.parametrize(
    "answer",
    [
        "The same as above",
        "see below",
        "Ditto.",
        "Dasselbe",
        "siehe oben",
        "Le même",
        "voir plus haut",
        "Lo stesso",
        "è la stessa cosa",
        "Lo mismo",
        "O mesmo",
        "Hetzelfde",
        "zie hierboven",
        "Samma sak",
        "Det samme",
        "To samo",
        "jak wyżej",
        "То же самое",
        "см. выше",
        "同上",
        "与上文相同",
        "その通り",
        "同じ",
        "위와 같음",
        "نفس الشيء",
    ],
)
def test_an_answer_that_points_elsewhere_says_nothing(answer: str) -> None:
    assert why_empty(answer) == ELSEWHERE


@pytest.mark.parametrize(
    "answer",
    [
        "What I wrote on a forum",
        "Was ich im Blog geschrieben habe",
        "Ce que j'ai écrit sur un forum",
        "Lo que escribí en el blog",
        "Quello che ho scritto altrove",
        "O que escrevi no blog",
        "Wat ik op een forum schreef",
        "Det jag skrev på bloggen",
        "To, co napisałem na forum",
        "То, что я написал в блоге",
        "掲示板に書いた内容",
        "我在论坛写的内容",
        "블로그에 쓴 글",
    ],
)
def test_an_answer_about_what_was_written_elsewhere_is_a_remark(answer: str) -> None:
    assert why_empty(answer) == REMARK


@pytest.mark.parametrize(
    "answer",
    [
        "The same length as the keel",
        "What a pilot wrote into the log",
        "Derselbe Anker an zwei Ketten",
        "Dieselmotor",
        "Gleichgewicht von Kiel und Mast",
        "同じ長さの綱",
        "Igualdad de cargas",
        "Så mycket som skrovet väger",
    ],
)
def test_an_answer_that_says_of_what_tells_something(answer: str) -> None:
    assert why_empty(answer) == ""


def test_such_an_answer_is_asked_nowhere() -> None:
    page = "# Funi\n\n## Nodi\n\n{}\n"
    same = page.format("Il risultato del doppio nodo è lo stesso.")
    assert [doubt for _, doubt in doubts(same, "identity")] == [ELSEWHERE]


AGAIN = "the reason only says the question again"


@pytest.mark.parametrize(
    ("line", "doubt"),
    [
        ("The ropes of the quay are called hempen because they are spun out of hemp by hand.", AGAIN),
        ("Le cime grosse si dicono gomene perché sono fatte come una gomena di canapa.", AGAIN),
        ("Die Taue der Werft heißen Hanftaue, weil sie dort aus Hanf gedreht werden.", AGAIN),
        ("The pilot boards outside the bar because the sand banks are moved by every winter storm.", ""),
        ("The ropes of the quay are called warps because ships are pulled along the mole by them.", ""),
    ],
)
def test_a_reason_is_another_than_what_it_is_asked_for(line: str, doubt: str) -> None:
    assert [found for _, found in doubts(f"# Harbour\n\n## Ropes\n\n{line}\n", "why")] == [doubt]


KNOWN = "everybody knows that"


@pytest.mark.parametrize(
    ("line", "doubt"),
    [
        ("Ropes are whipped at the two ends of the strand: at the beginning and at the end.", KNOWN),
        ("On coud la voile aux deux extrémités du mât: au début et à la fin.", KNOWN),
        ("Das Segel wird an den zwei Enden des Baums genäht: links und rechts.", KNOWN),
        ("La vela se cose en los dos extremos del palo: al principio y al final.", KNOWN),
        ("Ropes are whipped at the two ends of the strand: the eye and the bitter end.", ""),
    ],
)
def test_both_ends_of_a_thing_are_no_list_to_learn(line: str, doubt: str) -> None:
    assert [found for _, found in doubts(f"# Harbour\n\n## Ropes\n\n{line}\n", "counted")] == [doubt]


LEANS = "leans on what stood before it"


@pytest.mark.parametrize(
    ("line", "doubt"),
    [
        ("De haven ligt aan zee en is diep. Je hebt daar 2 verschillende touwen: de landvast en de sleeptros.", LEANS),
        ("In een haven liggen 2 verschillende touwen: de landvast en de sleeptros.", ""),
        ("De haven ligt aan zee en is diep. Verder zijn er 2 soorten touwen: de landvast en de sleeptros.", ""),
        ("Ship owners use two of them in port: the mooring rope and the tow rope.", LEANS),
        ("Im Hafen liegen dort zwei verschiedene Taue: die Festmacher und die Schleppleine.", LEANS),
        ("Chaque port y trouve deux sortes de cordes: les amarres et les remorques.", LEANS),
        ("Nel porto ne esistono due tipi diversi: la gomena e il cavo.", LEANS),
        ("En la orilla hay aquí dos tipos de cuerdas: la amarra y el remolque.", LEANS),
        ("No porto há ali dois tipos de cordas: a amarra e o reboque.", LEANS),
        ("Man använder här två olika linor: förtöjningen och bogserlinan.", LEANS),
    ],
)
def test_a_count_says_of_what_and_where(line: str, doubt: str) -> None:
    assert [one for _, one in doubts(f"# 1\n\n## 2\n\n{line}\n", "counted")] == [doubt]


NAME = "the answer says little more than the name"
SENTENCE = "goes on with the sentence above it"


def test_a_word_of_the_name_and_one_more_tell_nothing() -> None:
    lines = (
        "- **Momento di partenza:** la partenza della nave\n"
        "- **Bussola:** uno strumento che mostra il nord ai marinai\n"
    )
    found = doubts(f"# Viaggi\n\n## Le fasi del viaggio\n\n{lines}", "meaning")
    assert [doubt for _, doubt in found] == [NAME, ""]


@pytest.mark.parametrize(
    ("lead", "lines"),
    [
        (
            "Smoła odgrywa rolę w wielu pracach na statku, w tym:",
            "- **Trwałości:** warstwa, która chroni drewno przed deszczem\n"
            "- **Szczelności:** masa, która zamyka szwy między deskami kadłuba\n",
        ),
        (
            "Смола нужна на судне для многих работ, в том числе:",
            "- **Прочности:** слой, который защищает дерево от дождя\n"
            "- **Плотности:** масса, которая закрывает щели между досками\n",
        ),
    ],
)
def test_an_item_of_a_sentence_does_not_define_what_it_names(lead: str, lines: str) -> None:
    found = doubts(f"# Port\n\n## Lina\n\n{lead}\n\n{lines}", "meaning")
    assert [doubt for _, doubt in found] == [SENTENCE] * 2
    alone = doubts(f"# Port\n\n## Lina\n\n{lines}", "meaning")
    assert [doubt for _, doubt in alone] == [""] * 2


def test_what_is_said_of_the_thing_itself_is_asked() -> None:
    text = (
        "# Ropes\n\nThere are several kinds, including:\n\n"
        "- **Warp:** a rope that pulls a ship along the quay\n"
        "- **Painter:** a rope that holds a small boat at its bow\n"
    )
    assert [doubt for _, doubt in doubts(text, "meaning")] == ["", ""]


@pytest.mark.parametrize("title", ["The Great Fire - board game", "Seefahrt: Brettspiel", "Odkrycia - gra planszowa"])
def test_rules_of_a_game_are_no_knowledge_of_its_subject(title: str) -> None:
    lines = "- **Pilot:** a player that may move a ship every third turn\n- **Mate:** a player that may throw twice\n"
    assert {doubt for _, doubt in doubts(f"# {title}\n\n## Roles\n\n{lines}", "meaning")} == {"rules of a game"}


def test_details_of_an_example_wait() -> None:
    lines = (
        "- Ropes\n  - Example\n    - Hemp\n      - Warp: a rope that pulls a ship along the quay\n"
        "      - Painter: a rope that holds a small boat at its bow\n"
        "      - Tow rope: a rope that pulls a barge\n"
    )
    assert {doubt for _, doubt in doubts(f"# Harbour\n\n{lines}", "explained")} == {"an example"}
