"""May a question be asked unseen? What is no fault, but only the person who wrote the notes can decide."""

import re
from collections.abc import Sequence

from study.core.generators import cells, gaps, terms
from study.core.generators.case import Case, Check
from study.core.generators.definitions import tells_genus
from study.core.generators.entry import Entry
from study.core.generators.grammar import form, is_quality
from study.core.generators.lists import are_parallel, introduces, is_open, names_kind, names_uses, promises_list, side
from study.core.generators.phrasebook import UNPARTED
from study.core.generators.respects import QUESTION_MARKS, SAYS_NOT_OF_WHAT, TELLS_WHAT
from study.core.generators.statements import OFTEN, plain_title
from study.core.generators.whole import leans, length, names
from study.core.questions.interaction import Back, OneOf, Pairs
from study.core.text.compare import simple, stem, words

_BEGINNING = 5
"""Letters that two words of one stem have in common."""
_LONG = 8
"""Letters of words that are of one stem with four in common."""
_LOOKED_AT = 50
"""Lines of a list that are looked at for one of them."""


_OF_THINGS = re.compile(
    r"(?i)(?:types|kinds|classes|components|parts|elements|members|models|groups|categories|classi|tipi|componenti|parti"
    r"|elementi|categorie|tipos|clases|componentes|partes|arten|typen|klassen|teile|typer|delar|klasser|soorten)\b"
)
"""Nouns of several things, of which none is what something does."""


_NO_RESPECT = re.compile(
    r"(?i)(?:walk-?throughs?|pseudo-?codes?|code|svolgimento|spiegazione|explanation|lösungsweg|o|oppure|or|oder|ou|eller|of)"
    r"|`.*`"
)
"""Headings over how an exercise is worked, code, and words that join."""


def names_what_is_listed(case: Case) -> str:
    """Whoever is to name points is told of what kind they are: benefits, types, steps."""
    main = case.main
    if case.candidate.shape != "points":
        return ""
    if main is None or main.phrasebook is None:
        return "does not say what is to be named"
    said = _lead_of(case, main)
    if isinstance(case.candidate.asked, Back):
        if said.endswith(QUESTION_MARKS) or TELLS_WHAT.fullmatch(said):
            told = any(tells_genus(text, main.phrasebook) for text in case.parts.right)
            return "" if told else "the answer is no definition"
        if SAYS_NOT_OF_WHAT.fullmatch(said) or _NO_RESPECT.fullmatch(said):
            return "its heading names no respect"
        if names_uses(said):
            return "an open list"
        often = max(case.corpus.titled[simple(said)], case.corpus.led[simple(said)]) >= OFTEN
        if not often and names_kind(said, main.phrasebook):
            return "several are asked for, and one is told"
        label = main.phrasebook.labels.fullmatch(said) is not None
        if often and not label and main.language == "en" and form(case.parts.right[0], main.phrasebook) == "phrase":
            return "its heading names no respect"
        return "" if often or label else "does not say what is to be named"
    if is_open(said, case.parts.right):
        return "an open list"
    if " - " in said or " – " in said:
        return "its lead is two titles"
    kind = names_kind(said, main.phrasebook)
    if kind and _OF_THINGS.match(said) and all(form(one, main.phrasebook) == "verb" for one in case.parts.right):
        return "its points say what something does"
    led = not names(said, main.phrasebook) and promises_list(said, len(case.parts.right), main.phrasebook)
    if not (kind or led):
        return "does not say what is to be named"
    if any(introduces(point, said, main.phrasebook) for point in case.parts.right):
        return "a point introduces others"
    return "" if are_parallel(case.parts.right, main.phrasebook) else "its points are not of one form"


def _lead_of(case: Case, main: Entry) -> str:
    """The words that introduce what is to be named: a term, a line or a heading."""
    if case.candidate.fact == case.candidate.topic:
        title = plain_title(main.topic.title)
        titles = case.corpus.titles(main.topic)
        return title or (titles[-1] if titles else "")
    return main.term if main.term and main.meaning else main.text


def says_what_it_is(case: Case) -> str:
    """Whoever is asked what a thing is, is told the class it belongs to, and not just something about it."""
    main, candidate = case.main, case.candidate
    if candidate.shape != "meaning" or main is None or main.phrasebook is None:
        return ""
    phrasebook = main.phrasebook
    if names_uses(main.term):
        return "an open list"
    if _begins(case.asked, phrasebook.about):
        return "asks for whatever is said"
    if phrasebook.does and _begins(case.asked, phrasebook.does):
        return "" if isinstance(candidate.asked, OneOf) else "many things may be said of what it does"
    if candidate.slot == "heading":
        return "" if all(tells_genus(text, phrasebook) for text in case.parts.right) else "the answer is no definition"
    if candidate.slot or not main.meaning or not _asks_what(case, main):
        return ""
    if form(" ".join(main.term.split(" ")[1:]), phrasebook) == "verb":
        return "the term is a sentence"
    return "" if tells_genus(main.meaning, phrasebook) else "the answer is no definition"


def _asks_what(case: Case, main: Entry) -> bool:
    """Whether the wording asks what the term is, and not for its value or the answer to the writer's question."""
    phrasebook = main.phrasebook
    assert phrasebook is not None
    if phrasebook.name == "en" and re.match(r"What is the ", case.asked):
        return False
    wordings = (phrasebook.meaning, phrasebook.many, phrasebook.mean)
    return any(one and _begins(case.asked, one) for one in wordings)


def _begins(asked: str, wording: str) -> bool:
    before, _, after = re.sub(r"\{(?:term|subject)\}", "\0", wording).partition("\0")
    return asked.startswith(before) and asked.endswith(after)


def options_hide_it(case: Case) -> str:
    """The right option shares no word with the question, nor the beginning of one, where a wrong one does not: who
    takes what sounds alike is right too often."""
    if not isinstance(case.candidate.asked, OneOf):
        return ""
    asked = [word for word in words(case.asked) if len(word) >= _BEGINNING]
    right = any(_shares(text, asked) for text in case.parts.right)
    wrong = all(_shares(text, asked) for text in case.parts.wrong)
    return "a word of the question gives the option away" if right and not wrong else ""


def says_what_is_measured(case: Case) -> str:
    """A number is asked of what is measured or counted: the value of "Layers" may be a count or a size. A unit says
    it, but for per cent."""
    main = case.main
    if case.candidate.shape != "value" or main is None or main.phrasebook is None or main.language != "en":
        return ""
    vague = main.phrasebook.value.partition("{term}")[0]
    bare = case.asked.startswith(vague) and not re.search(r"\(in (?!%)", case.asked)
    return "does not say what is measured" if bare else ""


def pairs_are_of_one_form(case: Case) -> str:
    """What is matched is of one form: whoever sees the odd one out needs to know nothing."""
    asked, main = case.candidate.asked, case.main
    if not isinstance(asked, Pairs) or main is None or main.phrasebook is None:
        return ""
    sides = {side(pair.right, main.phrasebook) for pair in asked.pairs}
    return "its pairs are not of one form" if len(sides) > 1 else ""


_ROW = re.compile(r"\w/\w.*\w/\w")


def options_are_of_one_make(case: Case) -> str:
    """No option is seen to be another sort of text: a row with strokes among sentences."""
    if not isinstance(case.candidate.asked, OneOf):
        return ""
    rows = {bool(_ROW.search(text)) for text in case.parts.all}
    return "an option is of another make" if len(rows) > 1 else ""


_RECOMMENDED = re.compile(r"(?i)(?:recommended|suggested|typical|usual|common)\b")
_KNOWN = re.compile(r"(?i)\b(?:known|made|used|needed|allowed|supported|required|left|free|full)$")


def counts_a_thing(case: Case) -> str:
    """A number is asked of something that is named, and not of how something is: "uncompressed"."""
    main = case.main
    if case.candidate.shape != "value" or main is None or main.language != "en":
        return ""
    term = re.sub(r" ?\(.*\)$", "", main.term)
    nested = bool(case.corpus.labels(main)) and length(term) == 1
    if _RECOMMENDED.match(term) and not re.search("value|range", case.asked):
        return "what is recommended is no limit"
    how = is_quality(term) or _KNOWN.search(term) is not None
    return "does not say of what" if how or nested else ""


def is_done_in_one_way(case: Case) -> str:
    """How something is done is as a rule done in other ways, too."""
    return "there may be other ways" if case.candidate.shape == "how" else ""


_AIM = re.compile(
    r"(?i)\b(?:aims?|goals?|purpose|objective|idea|scopo|obiettivo|ziel|zweck|but|objectif|objetivo|syftet?|doel)"
    r" (?:is|are|of|è|di|del\w*|ist|des|der|est|es|é|do|da|med|är|van)\b"
)


def follows_from_something(case: Case) -> str:
    """What something leads to is asked of what happens, and not of what somebody is told to do."""
    main = case.main
    if case.candidate.shape != "cause" or main is None or main.phrasebook is None:
        return ""
    if _AIM.search(main.term):
        return "the cause is an aim"
    return "the cause is an instruction" if main.phrasebook.instructs(main.term) else ""


def orders_a_sequence(case: Case) -> str:
    """Lines are put in order where their lead says that they are steps of something."""
    main = case.main
    if case.candidate.shape != "order" or main is None or main.phrasebook is None:
        return ""
    named = re.split("[:：]", case.asked, maxsplit=1)[-1].strip(" .。؟*“”„«»")
    if not main.phrasebook.sequence.search(named):
        return "its lead does not name a sequence"
    if " " not in named and main.language not in UNPARTED:
        return "its lead does not say of what"
    sides = [side(step, main.phrasebook) for step in case.parts.right]
    return "its steps are not of one form" if 0 < sides.count("phrase") < len(sides) else ""


def rules_its_subject(case: Case) -> str:
    """A rule is asked of what its page is about: of anything else it is a remark in passing."""
    main = case.main
    if case.candidate.shape != "rule" or main is None or main.phrasebook is None:
        return ""
    found = main.phrasebook.rules.match(main.text)
    about = {stem(word) for word in words(found["subject"])} if found else set[str]()
    titles = {stem(word) for title in case.corpus.titles(main.topic) for word in words(title)}
    return "" if about & titles else "a rule for something its place does not name"


def is_no_notebook(case: Case) -> str:
    """A page on which somebody thinks aloud says what that person thought."""
    if case.main is None or case.main.topic.file not in case.corpus.thinking:
        return ""
    return "a page that thinks aloud"


def _shares(text: str, asked: Sequence[str]) -> bool:
    """Whether words of a text and of a question begin alike, or one ends with the beginning of the other:
    "extensor" and "fingerextension", "adductor" and "adduktion"."""
    return any(
        one[:_BEGINNING] in other or other[:_BEGINNING] in one or (min(len(one), len(other)) >= _LONG and one[:4] == other[:4])
        for one in words(text)
        if len(one) >= _BEGINNING
        for other in asked
    )


_OF_A_PROGRAM = re.compile(
    r"(?i)\W*(?:step \d+\W+)?(?:(installation|install|installing|set-?up|quick ?start|getting started"
    r"|prerequisites|usage|running|configuration|configure|troubleshooting|licen[sc]e|contributing|contributors|credits"
    r"|acknowledge?ments?|roadmap"
    r"|file structure|folder structure|repository structure|project structure|updating|deployment|changelog"
    r"|installation|einrichtung|lizenz|mitwirken|licence|contribuer|instalación|licencia|contribuir|installazione|licenza"
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
    r"|uppgift(?:er)?|what needs to be done|(?:learning |course )?(?:objectives|goals)|mål|målbeskrivning|lärandemål"
    r"|lernziele|objectifs"
    r"|objetivos|obiettivi|open questions|questions"
    r"|solutions?|soluzion[ei]|lösung(?:en)?|soluci[oó]n(?:es)?|soluções|solução|lösningsförslag|attempt|versuch|tentativo"
    r"|(?:om|dugga)?tent(?:or|amen)|klausur(?:en)?|(?:past |mock )?exams?|annales|esam[ei]|exámenes)\b.{0,12}"
    r"|(?:(?:exam|course|ccna|official) )?topics(?: list)?))"
)
_SUPPOSED = re.compile(
    r"(?i)(?:consider|suppose|assume|imagine|say|given|consideriamo|supponiamo|prendiamo|immaginiamo|dati|betrachten wir|angenommen"
    r"|gegeben|considérons|supposons|soit|soient|consideremos|supongamos|sea|sean|considere|suponha|anta|antag|betrakta|stel)\b.*"
    r"(?:\d|[A-Z]\b|=)"
)
"""A lead that begins a worked example: "consider three processes A, B, C"."""
_EXAMPLES_OF = re.compile(
    r"(?i)(?:.+[:–—-]\s*(?:examples?|esempi?o?|beispiele?|exemples?|ejemplos?|exempel|exemplos?|voorbeelden)"
    r"|(?:examples?|esempi|beispiele|exemples|ejemplos|exempel|exemplos|voorbeelden) (?:of|di|für|de|på|av|van|con)\b.*)"
)
"""A heading whose parts are examples, each under its own heading."""


def is_no_task(case: Case) -> str:
    """What an exercise, a plan or a list of things to do says is no knowledge of the subject."""
    if case.main is None:
        return ""
    places = (*case.candidate.context, *case.corpus.titles(case.main.topic), case.main.lead, case.main.text)
    if any(map(_TASK.fullmatch, (place.strip(" :") for place in places))):
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


def stands_under_a_name(case: Case) -> str:
    """The place that is shown above the question can be understood where its own page is not at hand."""
    if case.main is None or case.main.phrasebook is None:
        return ""
    phrasebook = case.main.phrasebook
    return (
        "its place leans on what stood before it"
        if any(leans(one, phrasebook) for one in case.candidate.context)
        else ""
    )


_TWICE = re.compile(r"(?i)\b([^\W\d_]{3,}) \1\b")


def says_no_word_twice(case: Case) -> str:
    """A word that stands twice in a row is a slip of the pen, which its writer mends with a glance."""
    return "a word stands twice" if any(map(_TWICE.search, (case.asked, *case.parts.all))) else ""


_HERE = re.compile(
    r"(?i)\b(?:chapter|kapitel|chapitre|capitolo|capítulo|hoofdstuk|lecture|vorlesung|lezione) \d+|\b(?:as|come|wie|comme|como|som|zoals)"
    r" (?:we |wir |nous |vi )?(?:have )?(?:seen|discussed|mentioned|explained|covered|learned|visto|detto|spiegato|gesehen|besprochen"
    r"|erwähnt|vu|dit|expliqué|vimos|dicho|såg|nämnt|nämndes|gezien)\b|\b(?:vist[oaie]|descritt[oaie]) (?:in )?precedente(?:mente)?"
    r"|(?:in|from) (?:the|this) [\w-]+ (?:course|class|lecture)\b|(?:hittar du|finden sie|finds?t du|vous trouverez|trovi|trovate"
    r"|encontrarás)|(?<=\s)[’'\"″](?=\s|$)|\b(?:(?:that|this|these|those) (?:class|run|week|file|folder|project|lecture|course|video|page|repo)"
    r"|right now|ish|stuff|kinda|sort of)\b|\{\w*\}|\.(?:png|jpe?g|gif|webp)\b|\((?:see|siehe|voir|véase|vedi|se) "
)


def is_no_jotting(case: Case) -> str:
    """Words that are clear to their writer on the day, in the question or in the list it is taken from."""
    texts = [case.asked, *case.parts.all]
    if case.main is not None and case.candidate.shape in ("meaning", "term"):
        group = case.corpus.lists[case.main.topic.key]
        texts += [one.text for together in group if case.main in together for one in together[:_LOOKED_AT]]
    return "a jotting" if any(map(_HERE.search, texts)) else ""


CHECKS: tuple[Check, ...] = (
    names_what_is_listed,
    says_what_it_is,
    options_hide_it,
    options_are_of_one_make,
    pairs_are_of_one_form,
    counts_a_thing,
    says_what_is_measured,
    follows_from_something,
    is_done_in_one_way,
    orders_a_sequence,
    rules_its_subject,
    is_no_notebook,
    is_no_manual,
    is_no_task,
    is_no_brief,
    stands_under_a_name,
    is_no_jotting,
    says_no_word_twice,
    *gaps.CHECKS,
    *terms.CHECKS,
    *cells.CHECKS,
)


def doubt(case: Case) -> str:
    """Why a question without a fault is left to its writer; "" where it may be asked."""
    return next((found for check in CHECKS if (found := check(case))), "")
