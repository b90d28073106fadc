"""May the cell of a table, or the line of a respect, be asked unseen? That what it asks for names a respect of one
thing, and that what stands there is an answer to it."""

import re

from study.core.generators.case import Case, Check
from study.core.generators.entry import Entry
from study.core.generators.grammar import form, is_quality
from study.core.generators.lists import names_kind
from study.core.generators.respects import OF_ANOTHER, QUESTION_MARKS, SAYS_NOT_OF_WHAT, TELLS_OF_IT, TELLS_WHAT
from study.core.generators.statements import plain_title
from study.core.generators.subjects import is_many
from study.core.generators.tables import FEWEST_COLUMNS, is_of_work, is_turned, says_more_than_yes
from study.core.generators.whole import length, names
from study.core.questions.interaction import Numbers
from study.core.text.compare import simple, stem, within, words

_NO_RESPECT = re.compile(
    r"(?i)(?:(?:\w+ )?(?:analog(?:y|ies)|mnemonics?|examples?|tips?|comments?|remarks?|notes?|info|details?"
    r"|values?|links?|status|command|why|hint|memory aid)|bemerkung(?:en)?|notiz(?:en)?|hinweise?|wert|eselsbrücke"
    r"|beispiele?|remarques?|exemples?|valeur|notas?|ejemplos?|valor|observaciones|note|esemp[io]+|valore"
    r"|anteckning(?:ar)?|exempel"
    r"|värde|minnesregel)(?: [/&+].*| \(.*)?"
)

_OF_EXAMPLES = re.compile(
    r"(?i)\b(?:examples?|illustrative|esemp[io]+|beispiele?|exemples?|ejemplos?|exemplos?|exempel|voorbeeld(?:en)?)\b"
)


_OF_SEVERAL = re.compile(
    r"(?i)(?:\w*typer|\w*typen|\w*arten|tipi|types?|tipos|soorten|kinds|sorter|demo ?\w*|kompendi\w+|compendi\w*"
    r"|skript|handouts?|dispensa)"
)
"""The heading of several, or of a paper: its lines are of one of them."""
_OF_CELLS = ("property", "row")
"""Shapes that ask for a cell, and by one."""
_HINT = re.compile(
    r"(?i)(?:exam \w+|(?:exam )?trigger(?:s| phrases?| words?)?|(?:exam )?(?:clues?|keywords?|key ?words?|hooks?)"
    r"|mnemonics?|memory (?:aid|hook|trick)s?|eselsbrücke|moyen mnémotechnique|regla mnemotécnica|minnesregel"
    r"|zotero.*|links?|url|doi|cite ?-?key|isbn)"
)
"""What a writer remembers something by."""
FEWEST = 3
"""Words in which a thing is explained."""
_ASIDE = re.compile(r" ?\([^()]*\)")
LONGEST_BULLET = 4
"""Words of a bullet that names what the lines below it are about."""


def asks_for_a_respect(case: Case) -> str:
    """A cell is asked for where its column names how things differ; a line where the heading names its subject."""
    main, candidate = case.main, case.candidate
    if candidate.shape not in _OF_CELLS or main is None:
        return ""
    if main.cells:
        head = main.cells[main.column(candidate.slot)][0]
        if main.phrasebook is not None and candidate.prompt.startswith(main.phrasebook.shown(head)):
            head = main.cells[0][1]  # the columns are the things, and the rows their respects
        if head.endswith(QUESTION_MARKS):
            return ""
        if re.search(r"\w ?[/&+] ?\w", head):
            return "its column names two respects"
        if main.phrasebook is not None and length(head) == 1 and form(head, main.phrasebook) == "verb":
            return "its column is a verb"
        if SAYS_NOT_OF_WHAT.fullmatch(head):
            return "its column may mean many things"
        if main.language == "en" and is_quality(head):
            return "its column is a quality"
        remark = (
            _NO_RESPECT.fullmatch(head)
            or _HINT.fullmatch(head)
            or _OF_EXAMPLES.search(head)
            or (candidate.shape == "property" and TELLS_WHAT.fullmatch(head) and not _explains(case, main))
        )
        return "its column is a remark" if remark else ""
    if SAYS_NOT_OF_WHAT.fullmatch(main.term):
        return "its respect may mean many things"
    if main.phrasebook is not None and not main.phrasebook.labels.fullmatch(main.term):
        return "its respect is a word of the writer's"
    if _OF_SEVERAL.fullmatch(plain_title(main.topic.title)) and _names(case.asked, plain_title(main.topic.title)):
        return "its subject is a part of the notes"
    titles = [_ASIDE.sub("", title) for title in case.corpus.titles(main.topic)[-2:]]
    named = any(_names(case.asked, title) for title in titles) or _is_of_its_bullet(case, main)
    return "" if named else "its subject is not the heading's"


def _is_of_its_bullet(case: Case, main: Entry) -> bool:
    """Whether a line tells a respect that every language has a word for, of the thing that the bullet above it names
    and says no more than that."""
    phrasebook, parent = main.phrasebook, case.corpus.by_key.get(main.fact.parent)
    if phrasebook is None or parent is None or not phrasebook.labels.fullmatch(main.term):
        return False
    if main.language == "en" and is_many(main.term):
        return False
    name = _ASIDE.sub("", parent.term if parent.term and parent.meaning else parent.text).strip(" :：")
    respect = phrasebook.labels.fullmatch(name) or names_kind(name, phrasebook)
    return not respect and length(name) <= LONGEST_BULLET and names(name, phrasebook) and _names(case.asked, name)


def _explains(case: Case, main: Entry) -> bool:
    """Whether enough is said of a thing, and not of one word that tells how something is."""
    of_thing = not any(is_quality(value) for _, value in main.cells if _names(case.asked, value))
    return of_thing and all(length(text) >= FEWEST for text in case.parts.right)


def _names(asked: str, title: str) -> bool:
    return bool(simple(title)) and simple(title) in simple(asked)


_YES_OR_NO = frozenset(
    {"yes", "no", "ja", "nein", "sì", "sí", "oui", "non", "nej", "nee", "x", "✓", "✗", "true", "false"}
)


_ARGUED = re.compile(r"(?i)\W*(?:yes|no|ja|nein|sì|sí|oui|non|nej|nee|sim|não|true|false)\*{0,2} ?[—–(,;:] ?\S")
"""Yes or no with a reason, which answers a question, and no column of one or two words."""


def tells_more_than_yes(case: Case) -> str:
    """What a cell of a table says is more than yes or no: half of those who guess are right."""
    short = any(text.strip(" .*`").casefold() in _YES_OR_NO for text in case.parts.right)
    if case.candidate.shape != "property" or case.main is None:
        return ""
    argued = any(map(_ARGUED.match, case.parts.right)) and not _asks(case, case.main)
    return "the answer is yes or no" if short or argued else ""


def is_more_than_one(case: Case) -> str:
    """One is no amount of what its term names: "Validity bit: 1 bit"."""
    main = case.main
    if case.candidate.shape != "value" or main is None or len(main.amounts) != 1:
        return ""
    amount = main.amounts[0]
    one = re.fullmatch(r"1\D*", amount.text) and any(stem(word) == stem(amount.unit) for word in words(main.term))
    return "the answer is in the question" if one and amount.unit else ""


_SEVERAL = re.compile(r"\S\s/\s\S")
_WORKED = re.compile(
    r"(?i)(?:results?|totals?|sum|ergebnis|summe|résultat|résultado|risultato|resultado|totale|resultat|summa)"
)
"""The first cell of a row that ends a sum: its table is a worked example."""
_NOTHING_HERE = re.compile(
    r"(?i)\W*(?:(?:n/?a|tbd|unknown|unclear|\?+|k\.? ?a\.?)\b"
    r"|(?:none|nothing|nulla|niente|nessun\w*|inget|ingen|nichts|keine[rs]?|rien|aucune?|nada|ningun[oa]|geen|niets"
    r"|vari(?:es|able|abel|abile|ieert|ierar)|depends|dipende|depende|可变|不定|[xX]{2,})\W*$)"
)
_LETTERS = re.compile(r"[A-Z]{1,2}(?:(?:, ?|/| )[A-Z])*")
"""Letters that stand for something, as in a table of who does what: "A, C"."""
_BARE = re.compile(r"\d{1,3}(?:(?:, ?|/)\d{1,3})*")
_NAMED = re.compile(r"[^\W\d_][^:;,.]{2,40}: \S+ \S")
"""A name, and behind its colon what is said of it."""
_STEM = 4
"""Letters that a respect and a word of its stem have in common."""
_SAYS = re.compile(r"(?!\d)(?=.*(?:[^\W\d_]{3}|[\u3040-\u9fff]))")
"""More than a number with its unit, letters that stand for something, or no."""
_SHORT = re.compile(r"[a-z]{1,3}/[a-z]{1,3}")
"""Letters with a stroke: "tx/rx"."""
_MODAL = re.compile(r"(?i)(?:can|may|might|could|will|would)\b")


def asks_of_one_thing(case: Case) -> str:
    """A cell is that of one thing, in a table of things and not of what two columns say side by side."""
    main = case.main
    if case.candidate.shape not in _OF_CELLS or main is None or not main.cells:
        return ""
    if _SEVERAL.search(main.cells[0][1]):
        return "its row names several things"
    group = case.corpus.together.get(main.key, ())
    if any(_WORKED.fullmatch(entry.cells[0][1]) for entry in group if entry.cells):
        return "a worked example"
    if _is_parted_by_another(case, main):
        return "its rows are told apart by another column"
    if len(group) == 1 and main.phrasebook is not None and not is_turned(main, 0, [main.cells[0][1]], main.phrasebook):
        return "one row is an example"
    place = (case.corpus.labels(main)[-1:] or [plain_title(main.topic.title)])[0]
    column = main.column(case.candidate.slot)
    asked = main.cells[column][0]
    if simple(asked) == simple(place) and any(not text.strip() for _, text in main.cells):
        return "its columns are what is compared"
    heads = [bool(simple(head)) and within(head, place) for head, _ in main.cells]
    if heads[0] and sum(heads) > 1:
        return "its columns are what is compared"
    others = [text for at, (_, text) in enumerate(main.cells) if at and at != column]
    marks = sum(not says_more_than_yes(text) for text in others)
    return "its table is of marks" if marks > 1 and marks * 2 >= len(others) else ""


def _is_parted_by_another(case: Case, main: Entry) -> bool:
    """Whether another column tells rows of this sort apart: first cells that begin with the same word repeat."""
    own = simple(main.cells[0][1])
    if not own or not within(own, case.asked):
        return False
    rows = [one.cells for one in case.corpus.together.get(main.key, ()) if len(one.cells) == len(main.cells)]
    firsts = [simple(row[0][1]) for row in rows]
    alike = [one for one in firsts if one.split(" ")[:1] == own.split(" ")[:1]]
    return len(set(alike)) < len(alike)


_DEGREE = re.compile(
    r"(?i)(?:(?:very|much|quite|rather|relatively|fairly|extremely|somewhat|most|more|less|sehr|recht|eher|relativ|mehr"
    r"|weniger|très|assez|plutôt|plus|moins|muy|bastante|más|menos|molto|abbastanza|più|meno|muito|mais|menos|mycket"
    r"|ganska|mer|mindre|zeer|vrij|meer|minder|非常|很|较|更|比较|最) ?)*"
    r"(?:(?:high|low|fast|slow|long|short|large|small|big|strong|weak|hard|cheap|deep|wide|great|hard|light|heav|eas)"
    r"(?:er|est|ier|iest|y)?|good|better|best|bad|worse|worst|more|less|fewer|many|few|much|poor|excellent|moderate"
    r"|medium|limited|complex|simpler?|expensive|costly|efficient|secure|reliable|flexible|significant|minimal|fair"
    r"|hoch|höher|niedrig(?:er)?|schnell(?:er)?|langsam(?:er)?|lang|länger|kurz|kürzer|groß|größer|klein(?:er)?|gut|besser"
    r"|schlecht(?:er)?|mittel|gering(?:er)?|stark|schwach|teuer|billig(?:er)?|elevée?s?|élevée?s?|hauts?|haute|bas|basse"
    r"|rapides?|lente?s?|bonne?s?|mauvaise?s?|faibles?|moyenne?s?|fortes?|fort|meilleure?s?|alt[oa]s?|baj[oa]s?|rápid[oa]s?"
    r"|lent[oa]s?|buen[oa]s?|mal[oa]s?|mejor(?:es)?|peor(?:es)?|medi[oa]s?|mayor(?:es)?|menor(?:es)?|bass[oaie]|veloc[ei]"
    r"|buon[oaie]|cattiv[oaie]|miglior[ei]|peggior[ei]|medi[oaie]|maggior[ei]|minor[ei]|baix[oa]s?|bo[am]|melhor(?:es)?"
    r"|pior(?:es)?|hög(?:re|a|t)?|låg(?:a|t)?|lägre|snabb(?:are|a|t)?|långsam(?:mare|ma|t)?|bra|bättre|dåligt?|sämre"
    r"|hoog|hoger|laag|lager|snel(?:ler)?|langzaam|langzamer|goed|beter|slecht(?:er)?|高|低|快|慢|长|短|大|小|好|差|强|弱|多|少)"
    r"\W*"
)
"""How much of something there is, or how well it goes: beside what, only its table tells."""


def answers_what_is_asked(case: Case) -> str:
    """What stands in a cell is an answer to its column: several where several are asked for, and no "n/a"."""
    main = case.main
    if case.candidate.shape != "property" or main is None:
        return ""
    answer = " ".join(case.parts.right)
    respect = main.cells[main.column(case.candidate.slot)][0] if main.cells else main.term
    if _is_stem(respect.split(" ")[0], answer.split(" ")[0]):
        return "the answer begins with its respect"
    if simple(respect) in simple(answer).split() and len(respect) > _STEM:
        return "the answer repeats its respect"
    if _begins_with_a_word_of(case.asked, answer):
        return "the answer is in the question"
    if any(map(_NOTHING_HERE.match, case.parts.right)):
        return "nothing is told"
    if _is_of_a_register(case, main):
        return "a number of a register"
    if main.cells and any(map(_NAMED.match, case.parts.right)):
        return "a name with what is said of it"
    if answer.startswith("```"):
        return "the answer is code"
    if any(map(_LETTERS.fullmatch, case.parts.right)):
        return "the answer is written for one who knows it"
    if _DEGREE.fullmatch(answer):
        return "a degree, and nothing to compare it with"
    if main.language != "en":
        return ""
    one = not isinstance(case.candidate.asked, Numbers) and not re.search(r"[,;&+]| / | and | or ", answer)
    if case.asked.startswith("What are the ") and (one or isinstance(case.candidate.asked, Numbers)):
        return "several are asked for, and one is told"
    if _asks(case, main):
        return ""
    if _SHORT.fullmatch(answer):
        return "the answer is written for one who knows it"
    if case.asked.endswith("?") and _MODAL.match(answer):
        return "the answer is no name"
    told = case.asked.startswith("What is the ") and any(_is_told(text, main) for text in case.parts.right)
    return "the answer is a sentence, and no name" if told else ""


def _begins_with_a_word_of(asked: str, answer: str) -> bool:
    """Whether the first word of an answer stands in its question: "Fixed" of a fixed point."""
    first = simple(answer).split()[:1]
    return bool(first) and len(first[0]) > _STEM and first[0] in simple(asked).split()


def _is_of_a_register(case: Case, main: Entry) -> bool:
    """Whether a cell holds bare numbers that other rows of its column have, too: those of chapters or groups."""
    if not main.cells or not all(map(_BARE.fullmatch, case.parts.right)):
        return False
    column = main.column(case.candidate.slot)
    if main.phrasebook is not None and main.phrasebook.labels.fullmatch(main.cells[column][0]):
        return False  # a default or a maximum may be the same of several
    group = case.corpus.together.get(main.key, ())
    said = [simple(one.cells[column][1]) for one in group if len(one.cells) > column]
    return len(set(said)) < len(said) and (len(said) > len(main.cells) or any("," in text for text in case.parts.all))


def _is_stem(one: str, other: str) -> bool:
    """Whether two words begin alike: "Fäste" and "fäster"."""
    return len(one) > _STEM and simple(one)[:_STEM] == simple(other)[:_STEM]


def _is_told(text: str, main: Entry) -> bool:
    """Whether a text says what happens, or when."""
    words = main.phrasebook
    return words is not None and (form(text, words) == "clause" or words.conditional.match(text) is not None)


def _asks(case: Case, main: Entry) -> bool:
    """Whether the row or the column of the cell is a question."""
    if not main.cells:
        return False
    respect, about = main.cells[main.column(case.candidate.slot)][0], main.cells[0][1]
    return respect.endswith(QUESTION_MARKS) or about.endswith(QUESTION_MARKS)


def tells_of_its_row(case: Case) -> str:
    """The cell by which a row is asked for says something to whoever does not see the table."""
    main = case.main
    if case.candidate.shape != "row" or main is None:
        return ""
    said = main.cells[main.column(case.candidate.slot)][1]
    if _NOTHING_HERE.match(said):
        return "nothing is told"
    if not _SAYS.match(said):
        return "a number or a sign alone"
    if _DEGREE.fullmatch(said) or (main.language == "en" and is_quality(said)):
        return "a degree, and nothing to compare it with"
    return "the question is written for one who knows it" if _SHORT.fullmatch(said) else ""


def is_of_the_subject(case: Case) -> str:
    """A table tells of its subject, and keeps no account of the notes or of somebody's work."""
    main = case.main
    rows = case.corpus.together.get(main.key, ()) if main is not None and len(main.cells) >= FEWEST_COLUMNS else ()
    return "its table keeps account of work" if rows and is_of_work(rows) else ""


def column_tells_of_it(case: Case) -> str:
    """What stands beside a thing in a table of two columns tells what the thing is, or is asked for by its column: a
    defence is not what an attack is."""
    main, shape = case.main, case.candidate.shape
    if shape not in ("explained", "named", "term") or main is None or len(main.cells) != 2:
        return ""
    column = main.cells[1][0].strip()
    if shape == "explained":
        told = not column or TELLS_OF_IT.fullmatch(column) or within(column, case.asked)
    else:
        told = not OF_ANOTHER.fullmatch(column) and not column.endswith(QUESTION_MARKS)
    return "" if told else "its column tells something else"


CHECKS: tuple[Check, ...] = (
    is_of_the_subject,
    asks_for_a_respect,
    asks_of_one_thing,
    answers_what_is_asked,
    tells_more_than_yes,
    tells_of_its_row,
    is_more_than_one,
    column_tells_of_it,
)
