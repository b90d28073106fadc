"""May what stands in a place be asked unseen? That its page tells of a subject, and not of what somebody thinks, does
or worked out."""

import re

from study.core.generators.candidate import BESIDE
from study.core.generators.case import Case, Check
from study.core.generators.kindred import is_general
from study.core.generators.statements import Corpus
from study.core.generators.whole import leans
from study.core.notes.exercises import sets_task
from study.core.notes.model import Topic
from study.core.text.compare import within


def is_no_notebook(case: Case) -> str:
    """A page on which somebody thinks aloud says what that person thought."""
    if case.main is None or case.main.topic.file not in case.corpus.thinking:
        return ""
    return "a page that thinks aloud"


_OF_A_PROGRAM = re.compile(
    r"(?i)\W*(?:step \d+\W+)?(?:(installation|install|installing|set-?up|quick ?start|getting started"
    r"|prerequisites|usage|running|configuration|configure|troubleshooting|licen[sc]e|contributing|contributors"
    r"|credits"
    r"|acknowledge?ments?|roadmap"
    r"|file structure|folder structure|repository structure|project structure|updating|deployment|changelog"
    r"|installation|einrichtung|lizenz|mitwirken|licence|contribuer|instalación|licencia|contribuir|installazione"
    r"|licenza"
    r"|installera|licens|bidra)\b).*"
)
_OF_A_PROGRAM_AT_LEAST = 4
"""Headings of a page that tells how to install and run something."""


def is_no_manual(case: Case) -> str:
    """A page that tells how to install and run a program is read when it is needed."""
    if case.main is None:
        return ""
    found = {
        match[1].lower()
        for title in case.corpus.headings[case.main.topic.file]
        if (match := _OF_A_PROGRAM.fullmatch(title))
    }
    return "a page about a program" if len(found) >= _OF_A_PROGRAM_AT_LEAST else ""


_TASK = re.compile(
    r"(?:(?:Design|Build|Implement|Create|Write|Solve|Simulate)\s(?:an?\s|the\s|your\s)?[A-Z].*"
    r"|(?i:(?:exercises?|assignments?|homework|my project|project ideas?|to-?dos?|next steps|plans?|ideas"
    r"|brainstorm(?:ing)?|übung(?:en|saufgaben)?|hausaufgaben?|exercices?|ejercicios?|esercizi?o?|övning(?:ar)?"
    r"|uppgift(?:er)?|what needs to be done|(?:learning |course )?(?:objectives|goals)|mål|målbeskrivning(?:ar)?"
    r"|lärandemål|(?:du |studenten )?(?:ska(?:ll)? |bör )?(?:att )?kunna"
    r"|(?:you )?(?:(?:should|must|have to) )?be able to|(?:du |ihr )?(?:zu können|können sollten|können sollst)"
    r"|savoir faire|saper fare|saber (?:hacer|fazer)|kunnen|leerdoelen"
    r"|lernziele|objectifs"
    r"|objetivos|obiettivi|(?:.* )?(?:open|tutorial|seminar|discussion|practice|exam|sample|review"
    r"|revision|past) questions|questions"
    r"|(?:kurs|course )?(?:litteratur|literature)|reading list|walk-?throughs?|svolgimento|(?:om|dugga)?tent(?:or"
    r"|amen)|klausur(?:en)?|(?:past |mock )?exams?|annales|esam[ei]"
    r"|exámenes)\b.{0,12}"
    r"|(?:solution|soluzione|lösung|solución|solução|lösningsförslag|attempt|versuch|tentativo) \d.*"
    r"|(?:(?:the )?scenarios?|(?:das )?szenari(?:o|en)|(?:le )?scénarios?|(?:el )?escenarios?"
    r"|(?:o )?cenários?)(?: \d+.*)?"
    r"|(?:(?:suggested|recommended) )?(?:learning|study|reading) (?:path|order|plan|roadmap)|lernpfad"
    r"|parcours d['’]apprentissage"
    r"|(?:your|the) tasks?|deine aufgaben?|aufgabenstellung(?:en)?|consegn[ae]|consignes?|enunciados?))"
)
_SYLLABUS = re.compile(r"(?i)(?:(?:exam|course) )?topics(?: list)?")
"""The heading of a list of what is to be learnt; a folder that is called so holds it."""
_NUMBERED_TASK = re.compile(
    r"(?i)\W*(?:exercises?|tasks?|problem|aufgabe|übung|exercice|ejercicio|esercizio|exercício|övning|uppgift|opgave"
    r"|oefening"
    r"|oppgave|øvelse|øving|zadanie|ćwiczenie|задача|задание|упражнение|例题|习题|练习|例題|演習|問題|예제|문제|연습|تمرين"
    r"|application|esercitazione|cas(?:o|us)? (?:pratique|pratico|práctico|prático)|étude de cas|case study|fallstudie"
    r"|simulazione|prov[ae]) (?:n[.°o] ?)?\d+\W.*|(?i:simulazione .*|(?:.* )?prov[ae] (?:\d.*|.*(?:parzial\w+|esame)))"
)
"""What an exercise, or the paper of an exam, is called."""
_SUPPOSED = re.compile(
    r"(?:(?i:consider|suppose|assume|imagine|say|given|consideriamo|supponiamo|prendiamo|immaginiamo|dati"
    r"|betrachten wir|angenommen"
    r"|gegeben|considérons|supposons|soit|soient|consideremos|supongamos|sea|sean|considere|suponha|anta|antag"
    r"|betrakta|stel))\b.*"
    r"(?:\d|\b[A-Z]\b|=)"
)
"""A lead that begins a worked example: "consider three processes A, B, C"."""
_EXAMPLES_OF = re.compile(
    r"(?i)(?:.+[:–—-]\s*(?:examples?|esempi?o?|beispiele?|exemples?|ejemplos?|exempel|exemplos?|voorbeelden)"
    r"|(?:examples?|esempi|beispiele|exemples|ejemplos|exempel|exemplos|voorbeelden) (?:of|di|für|de|på|av|van"
    r"|con)\b.*)"
)
"""A heading whose parts are examples, each under its own heading."""


_PROJECTS = re.compile(
    r"(?i)(?:\d+[ ._-]*)?(?:(?:my|course|student|side) )?(?:projects?|projekt(?:e|en|er|arbeten?)?"
    r"|projets?|progett[io]|proyectos?|projetos?|projecten)"
)


def _is_of_a_project(corpus: Corpus, topic: Topic | None) -> bool:
    """Whether a page lies in a folder of projects: what is planned there is made up."""
    while topic is not None:
        if topic.is_folder and _PROJECTS.fullmatch(topic.title.strip()):
            return True
        topic = corpus.topics.get(topic.parent)
    return False


def _is_of_a_syllabus(corpus: Corpus, topic: Topic | None) -> bool:
    while topic is not None:
        if not topic.is_folder and _SYLLABUS.fullmatch(topic.title.strip()):
            return True
        topic = corpus.topics.get(topic.parent)
    return False


def is_no_task(case: Case) -> str:
    """What an exercise, a plan or a list of things to do says is no knowledge of the subject, but for what letters
    stand for: they do so everywhere."""
    if case.main is None or case.candidate.shape == BESIDE:
        return ""
    if _is_of_a_project(case.corpus, case.main.topic):
        return "a task or a plan"
    places = (*case.candidate.context, *case.corpus.titles(case.main.topic), case.main.lead, case.main.text)
    if any(map(_TASK.fullmatch, (place.strip(" :") for place in places))):
        return "a task or a plan"
    if _is_of_a_syllabus(case.corpus, case.main.topic) or _SYLLABUS.fullmatch(case.main.lead.strip(" :")):
        return "a task or a plan"
    if any(map(_NUMBERED_TASK.fullmatch, places)) or any(map(sets_task, places[:-1])):
        return "a task or a plan"
    worked = any(map(_SUPPOSED.match, places)) or any(map(_EXAMPLES_OF.fullmatch, places))
    return "a worked example" if worked else ""


_LAWSUIT = re.compile(r"(?:.* )?v(?:s|\.|s\.)? (?=[A-Z]).*|(?:In re|Ex parte|Rex v) .*")
_BRIEF = re.compile(
    r"(?i)facts?|holding|issue|procedural (?:history|posture)|disposition|reasoning|dissent|concurrence"
)


def is_no_brief(case: Case) -> str:
    """The fields of a case brief tell of one lawsuit."""
    if case.main is None:
        return ""
    field = _BRIEF.fullmatch(case.main.term) or _BRIEF.fullmatch(case.main.topic.title)
    suit = any(map(_LAWSUIT.fullmatch, case.corpus.titles(case.main.topic)))
    return "tells of one lawsuit" if field and suit else ""


_REST = re.compile(
    r"(?i)(?:other|weitere|andere|sonstige|autres|otr[oa]s|altr[ei]|outr[oa]s|andra|övriga|overige) [^\W\d_]"
)
"""A place above others that holds what is left of several: "Other defenses". The place within it has its own name."""
_EXISTS = re.compile(
    r"(?i)(?:there (?:is|are)|es gibt|il y a|ci sono|c['’]è|hay|existen|há|existem|det finns|er (?:zijn|is)) (?=\w)"
)
"""What begins a sentence that says what there is, and points at nothing before it."""


def stands_under_a_name(case: Case) -> str:
    """The place that is shown above the question can be understood where its own page is not at hand."""
    if case.main is None or case.main.phrasebook is None:
        return ""
    phrasebook = case.main.phrasebook
    *above, last = case.candidate.context or ("",)
    places = (*(one for one in above if not _REST.match(one)), last)
    leaning = any(leans(one, phrasebook) and not _EXISTS.match(one) for one in places)
    return "its place leans on what stood before it" if leaning else ""


def asks_of_a_thing(case: Case) -> str:
    """What points are asked of is a thing, and no way to look at one: "A closer look"."""
    titles = case.corpus.titles(case.main.topic) if case.main is not None and case.candidate.shape == "points" else ()
    part = any(is_general(title) and within(title, case.asked) for title in titles)
    return "its subject is a part of the notes" if part else ""


_OF_A_DRAWING = re.compile("Text Elements|Element Links|Embedded Files|Excalidraw(?: Data)?")
"""The headings under which a program keeps the words of a drawing, one box a line."""


def is_no_drawing(case: Case) -> str:
    """The boxes of a drawing, without its arrows, are no text."""
    titles = case.corpus.titles(case.main.topic) if case.main is not None else ()
    return "words of a drawing" if any(map(_OF_A_DRAWING.fullmatch, titles)) else ""


def is_among_its_kind(case: Case) -> str:
    """What a line applies to is told among things of a kind: the pages of a folder are as a rule of several."""
    pages = case.candidate.shape == "belongs" and case.candidate.slot == "page"
    return "its options are pages of any sort" if pages else ""


_GAME = re.compile(
    r"(?i)(?<!\w)(?:board ?games?|card ?games?|brettspiele?|kartenspiele?|jeux? de (?:société|plateau|cartes)"
    r"|gioc(?:o|hi) (?:da tavolo|di carte)|juegos? de (?:mesa|cartas)|jogos? de (?:tabuleiro|cartas)|bordspel(?:len)?"
    r"|kaartspel(?:len)?|brädspel|kortspel|brettspill|kortspill|brætspil|kortspil|gr[ay] (?:planszow|karcian)[aey]"
    r"|настольн(?:ая|ые) игр[аы]|карточн(?:ая|ые) игр[аы])(?!\w)"
    r"|桌游|棋牌|ボードゲーム|カードゲーム|보드 ?게임|لعبة لوحية"
)
"""The title of a page that makes or explains a game of some subject."""


def is_no_game(case: Case) -> str:
    """The rules of a game say what its players may do, whatever the game is about."""
    titles = case.corpus.titles(case.main.topic) if case.main is not None else ()
    return "rules of a game" if any(map(_GAME.search, titles)) else ""


CHECKS: tuple[Check, ...] = (
    is_no_game,
    is_no_drawing,
    is_no_notebook,
    is_no_manual,
    is_no_task,
    is_no_brief,
    stands_under_a_name,
    asks_of_a_thing,
    is_among_its_kind,
)
