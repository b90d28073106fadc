"""Words of a book about itself, of notes about themselves, and slips of the pen are left to their writer."""

from study.core.generators import bodies
from study.core.generators.candidate import Candidate
from study.core.generators.case import Case
from study.core.generators.jottings import CHECKS
from study.core.generators.statements import Corpus
from study.core.notes.model import Notes


def doubt(prompt: str, *answers: str) -> str:
    """What is said against a question with these answers, whatever shape it is of."""
    asked = bodies.to_name(answers) if len(answers) > 1 else bodies.back(answers[0])
    one = Candidate("points", "a", "t", asked, prompt, (1, 1), ("a",))
    case = Case(one, Corpus(Notes(())), one.parts, prompt, None)
    return next((found for check in CHECKS if (found := check(case))), "")


BOOK = "speaks of the book or the notes"


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
    }
    for answer, expected in said.items():
        assert doubt("What is a *capstan*?", answer) == expected, answer
        assert doubt(f"Why is this so: “{answer}”?", "Ropes slip") == expected, answer


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
