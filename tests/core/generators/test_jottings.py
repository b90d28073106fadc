"""Words of a book about itself, of notes about themselves, and slips of the pen are left to their writer."""

from dataclasses import replace

import pytest

from study.core.generators import bodies
from study.core.generators.candidate import Candidate
from study.core.generators.case import Case
from study.core.generators.jottings import CHECKS, announces_nothing, is_of_the_subject, points_at_nothing
from study.core.generators.statements import Corpus
from study.core.notes import parse
from study.core.notes.model import Notes


def doubt(prompt: str, *answers: str) -> str:
    """What is said against a question with these answers, whatever shape it is of."""
    asked = bodies.to_name(answers) if len(answers) > 1 else bodies.back(answers[0])
    one = Candidate("points", "a", "t", asked, prompt, (1, 1), ("a",))
    case = Case(one, Corpus(Notes(())), one.parts, prompt, None)
    return next((found for check in CHECKS if (found := check(case))), "")


BOOK = "speaks of the book or the notes"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("en", "Let us show that the series has a limit"),
        ("es", "Ahora demostraremos que $f$ tiene un punto fijo"),
        ("fr", "Montrons que la suite converge"),
        ("de", "Wir zeigen, dass die Folge einen Grenzwert hat"),
        ("it", "Dimostriamo che la successione converge"),
        ("pt", "Demonstraremos que a sequência converge"),
        ("pl", "Udowodnimy, że ciąg jest zbieżny"),
        ("ru", "Докажем, что ряд сходится"),
        ("zh", "下面证明数列收敛"),
    ],
)
def test_what_is_going_to_be_proved_is_no_knowledge_yet(code: str, said: str) -> None:
    corpus = Corpus(parse(f"# A\n\n{said}.\n", "series.md"))
    one = Candidate("nutshell", "a", "t", bodies.back(said), "x", (1, 1), ("a",))
    entry = replace(corpus.entries[0], language=code)
    assert announces_nothing(Case(one, corpus, one.parts, one.prompt, entry)) == BOOK


def test_what_a_book_says_of_itself_is_not_asked() -> None:
    said = {
        "A machine that winds the cable of an anchor on a vertical drum": "",
        "A machine that section 7 of the Harbour Act calls a winch": "",
        "A machine that is discussed in the trade": "",
        "A machine that winds the cable, as is shown in Section 4.2": BOOK,
        "A machine that winds the cable, as described above": BOOK,
        "A machine that most ships had at the time of this writing": BOOK,
        "A machine, in this book called a winch": BOOK,
        "Eine Winde, in diesem Kapitel kurz Spill": BOOK,
        "Une machine, dans ce chapitre un treuil": BOOK,
        "Una macchina, in questo capitolo un argano": BOOK,
        "En maskin, i det här kapitlet ett spel": BOOK,
        "A drum, as in Figure 3": BOOK,
        "Chapitre qui traite du treuil": BOOK,
        "Chapter of the pilots in a guild": "",
    }
    for answer, expected in said.items():
        assert doubt("What is a *capstan*?", answer) == expected, answer
        assert doubt(f"Why is this so: “{answer}”?", "Ropes slip") == expected, answer


def test_a_name_with_the_name_of_its_page_behind_it_is_a_slip() -> None:
    twice = "a word stands twice"
    assert doubt("What does a *pilot* guard against?", "Fog bank drift (fog bank drift and its causes), ice") == twice
    assert doubt("What does a *pilot* guard against?", "Fog bank drift (of warm air), ice") == ""


def test_asides_about_the_notes_are_no_answers() -> None:
    lines = {
        "The harbour of Bergen (no tide)": "",
        "A page (not yet an emperor)": "",
        "The harbour of Bergen (no page yet)": BOOK,
        "Der Hafen von Emden (noch keine eigene Seite)": BOOK,
        "Hamnen i Kalmar – (ej egen sida ännu)": BOOK,
        "Il porto di Ancona (nessuna pagina)": BOOK,
        "El puerto de Vigo (por completar)": BOOK,
    }
    for answer, expected in lines.items():
        assert doubt("*Ketch*: origin?", answer) == expected, answer


def test_a_dash_that_belongs_to_no_word_is_no_part_of_a_question() -> None:
    asked = {
        "*Ketch*: D3 -mooring place?": "a dash stands by itself",
        "*Ketch*: D3-mooring place?": "",
        "*Ketch*: low -5 degrees?": "",
        "What does `make -install` do to a *ketch*?": "",
    }
    for prompt, expected in asked.items():
        assert doubt(prompt, "A low stone wall") == expected, prompt


def test_what_stands_behind_a_dash_says_more_than_what_stands_before_it() -> None:
    twice = "a point says a thing twice"
    answers = {
        ("Upper bend of the river – Weser",): "",
        ("Upper bend of the river – Weser", "Yard – Emden"): "",
        ("Upper bend of the Weser – Weser",): twice,
        ("Mole; upper bend of the Weser – Weser; yard – Emden",): twice,
        ("Yard – Emden", "Quay of Kiel/Emden – Kiel, Emden"): twice,
    }
    for given, expected in answers.items():
        assert doubt("*Ketch*: origin?", *given) == expected, given


SURE, COURSE, OWN = "its writer was not sure", "tells how a course is held", "a remark to oneself"


def test_what_is_asked_is_of_the_subject_and_sure() -> None:
    answers = {
        "A rope of hemp (is it tarred? see the yard)": "",
        "A rope of hemp (tarred?)": SURE,
        "A rope of hemp (??)": SURE,
        "The court marks 40% of the cargo": "",
        "40% of the exam": COURSE,
        "Sprechstunde im Hafenamt": COURSE,
        "Heures de permanence du capitaine": COURSE,
        "Homework of the second week": COURSE,
    }
    for answer, expected in answers.items():
        assert doubt("What is a *warp*?", answer) == expected, answer


def test_what_somebody_tells_of_themselves_is_not_asked() -> None:
    said = {
        ("it", "Faccio il nodo con tre giri di corda"): OWN,
        ("de", "die Lehre vom Ich und seinen Knoten"): "",
        ("it", "con una corda faccio il nodo"): OWN,
        ("it", "il nodo `mi` è fatto con tre giri"): "",
        ("de", "mit einem Tau mache ich den Knoten"): OWN,
        ("de", "das Tau wird nicht gekürzt"): "",
        ("fr", "avec un bout je fais le nœud"): OWN,
        ("es", "con un cabo hago el nudo"): OWN,
        ("pt", "com um cabo faço o nó"): OWN,
        ("sv", "med en lina gör jag knopen"): OWN,
        ("nl", "met een touw leg ik de knoop"): OWN,
    }
    for (language, text), expected in said.items():
        assert is_of_the_subject(case_in(language, text)) == expected, text


def test_what_somebody_likes_best_is_no_knowledge() -> None:
    for place, expected in {"Favourite ships": OWN, "Lieblingsschiffe der Flotte": OWN, "Ships in favour": ""}.items():
        assert is_of_the_subject(case_in("en", "A brig of the north", place)) == expected, place


def case_in(language: str, answer: str, place: str = "Knots") -> Case:
    """A question with this answer, about a line of notes in this language."""
    notes = parse(f"# {place}\n\n- A bowline is a knot that holds a ship at a quay\n", "ships.md")
    corpus = Corpus(notes)
    (main,) = corpus.entries
    one = Candidate("points", main.key, main.topic.key, bodies.back(answer), "What is it?", (1, 1), (main.key,))
    return Case(replace(one, context=(place,)), corpus, one.parts, one.prompt, replace(main, language=language))


def test_what_a_text_says_it_will_do_or_shows_is_not_asked() -> None:
    said = {
        ("en", "We present a knot for wet ropes"): BOOK,
        ("en", "We sailors present the flag at noon"): "",
        ("en", "In our example the rope is short"): BOOK,
        ("en", "A knot from lecture 4"): "a jotting",
        ("en", "This is an example of a knot"): "",
        ("de", "Wir betrachten hier das Tau"): BOOK,
        ("it", "Vediamo come si lega la corda"): BOOK,
        ("it", "la corda dell'esempio è corta"): BOOK,
        ("es", "Como podemos ver el cabo es corto"): BOOK,
        ("fr", "Nous allons voir le nœud"): BOOK,
        ("pt", "A prova está na aula 15"): "a jotting",
        ("pt", "Vamos abordar os nós"): BOOK,
        ("sv", "Vi ska se på knopen"): BOOK,
        ("nl", "We gaan de knoop bekijken"): BOOK,
    }
    for (language, text), expected in said.items():
        case = case_in(language, text)
        assert next((found for check in CHECKS if (found := check(case))), "") == expected, text


def test_tips_for_an_exam_and_its_workload_pass_with_the_course() -> None:
    for place, expected in {
        "Tipps zur Klausur": COURSE,
        "Zeitaufwand": COURSE,
        "Consigli per l'esame": COURSE,
        "Exam tips": COURSE,
        "Tips of a mast": "",
    }.items():
        assert is_of_the_subject(case_in("de", "Ein Tau aus Hanf", place)) == expected, place


def test_a_question_is_in_one_language_and_names_no_part_of_a_page() -> None:
    said = {
        "What does *船* carry?": "two languages in one question",
        "What does a *junk* (船) carry?": "",
        "What does Harbour#Mooring posts say?": "the address of another page",
        "What does C# say?": "",
    }
    for prompt, expected in said.items():
        case = replace(case_in("en", "A long rope"), asked=prompt)
        assert next((found for check in CHECKS if (found := check(case))), "") == expected, prompt


def pointed(said: str, *places: str) -> str:
    """What is said against a question that quotes a line, under these places."""
    corpus = Corpus(parse(f"# Ship\n\n{said}.\n", "ship.md"))
    main, prompt = corpus.entries[0], f"What is meant here: “{said}”?"
    one = Candidate("named", "a", "t", bodies.back("x"), prompt, (1, 1), ("a",), context=places)
    return points_at_nothing(Case(one, corpus, one.parts, prompt, main))


@pytest.mark.parametrize(
    "said",
    [
        "The drum of the winch performs that task",
        "The drum of the winch needs this brake in the harbour",
        "Il verricello della nave serve anche per questa manovra",
        "O guincho do navio pode fazer isto com a âncora",
        "Die Winde auf dem Schiff braucht auch diese Bremse",
        "Le treuil du navire a besoin de ce frein dans le port",
        "El torno del barco necesita este freno en el puerto",
        "Vinschen på skeppet behöver denna broms i hamnen",
        "De lier van het schip heeft deze rem nodig in de haven",
        "船上的绞盘需要这个刹车来拉住缆绳",
    ],
)
def test_a_thing_that_is_pointed_at_stands_in_the_question(said: str) -> None:
    assert pointed(said) == "leans on what stood before it"


def test_what_a_place_or_the_sentence_names_may_be_pointed_at() -> None:
    assert pointed("The drum of the winch needs this brake in the harbour", "Brakes") == ""
    assert pointed("The drum of the winch needs this brake in the harbour", "Brakes", "Winches") != ""
    assert pointed("The drum of the winch has a brake, and this holds the cable") == ""
    assert pointed("A drum turns a drum, as that one that hauls") == ""
    assert pointed("The cable is a rope that holds the drum") == ""
    assert pointed("Le treuil du navire montre ce que le frein retient") == ""


def test_what_a_writer_thinks_or_leaves_out_is_no_knowledge_in_chinese() -> None:
    for said, expected in (
        ("虽然我认为绞盘更好", "a remark to oneself"),
        ("自我保护的绞盘", ""),
        ("我们使用的绞盘", ""),
    ):
        corpus = Corpus(parse(f"# 船\n\n{said}。\n", "ship.md"))
        one = Candidate("named", "a", "t", bodies.back("x"), f"这里描述的是什么：“{said}”？", (1, 1), ("a",))
        case = Case(one, corpus, one.parts, one.prompt, corpus.entries[0])
        assert (is_of_the_subject(case) or announces_nothing(case)) == expected, said
