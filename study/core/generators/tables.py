"""Tables of three and more columns: which column names the rows, whether the rows or the columns are the things, and
which cells say something of one."""

import re
from collections.abc import Sequence

from study.core.generators.entry import Entry
from study.core.generators.phrasebook import Phrasebook
from study.core.generators.respects import QUESTION_MARKS, REGISTER, TELLS_OF_IT
from study.core.generators.whole import fault, length, names
from study.core.text.compare import simple, within
from study.core.text.quantities import quantities

FEWEST_COLUMNS = 3
LONGEST_CELL, LONGEST_NAME = 25, 6
"""Words of a cell that is asked for, and of what it is said of."""
_YES_NO = re.compile(
    r"(?i)\W*(?:yes|no|ja|nein|nej|oui|non|sí|sì|si|sim|não|nee|true|false|x|o|○|√|✓|✔|✗|✘|❌|✅|是|否|نعم|لا)?\W*(?:\(.*\))?"
)
_RESPECTS = re.compile(
    r"(?i)questions?|fragen?|preguntas?|domand[ae]|perguntas?|frågor|fråga|vragen|vraag|问题|السؤال|features?|aspects?|criteri(?:a|on)|propert(?:y|ies)|attributes?|characteristics?|category|comparison|differences?|factors?|parameters?"
    r"|merkmale?|eigenschaft(?:en)?|kriteri(?:um|en)|aspekte?|critères?|caractéristiques?|aspects?|características?|criterios?|caratteristic[ah]e?"
    r"|criteri|egenskap(?:er)?|kännetecken|kenmerk(?:en)?|特点|特征|方面|الميزة|الخاصية"
    r"|dimensions?|concerns?|aspetti?o?|aspectos?|dimensione|dimensión|dimensão|aspecten|维度|对比"
)
"""What the column of the names is called where the rows are respects in which the columns differ."""
_OF_EACH = re.compile(
    r"(?i)(?:si[- ]|usual |typical |default )?(?:units?|symbols?|formula[se]?|equations?|notations?|values?)"
    r"|abbreviations?"
    r"|(?:si-)?einheit(?:en)?|(?:formel)?zeichen|symbole?|formeln?|gleichung(?:en)?|abkürzung(?:en)?|(?:richt)?werte?"
    r"|unités?|symboles?|formules?|équations?|abréviations?|valeurs?"
    r"|unidad(?:es)?|símbolos?|fórmulas?|ecuaci(?:ón|ones)|abreviaturas?|valor(?:es)?"
    r"|unità|simbol[oi]|formul[ae]|equazion[ei]|abbreviazion[ei]|valor[ei]|unidades?|equaç(?:ão|ões)"
    r"|enhet(?:er)?|tecken|formel|värden?|förkortning(?:ar)?|enhed(?:er)?|værdi(?:er)?|verdi(?:er)?|forkortelser?|tegn"
    r"|eenhe(?:id|den)|symbo(?:ol|len)|waarden?|afkorting(?:en)?|jednostk[ai]|symbol|wz[óo]ry?|wartoś(?:ć|ci)|skróty?"
    r"|единиц[аы](?: измерения)?|обозначени[ея]|символы?|формул[аы]|значени[ея]"
    r"|单位|單位|符号|公式|数值|缩写|単位|記号|値|略号|단위|기호|공식|값|الوحدة|الرمز|الصيغة|القيمة"
)
"""Columns that say of each row what it is written as or measured in, so that no thing is called so."""
_NUMBERED = re.compile(r"(?i)\W*(?P<name>[^\W\d_][\w -]*?) ?\d+[a-z]?\W*")
"""One of several that are told apart by their numbers: "Type 1", "Type 2"."""
_FILES = re.compile(
    r"(?i)(?:changed )?files?|paths?|dateien?|fichiers?|archivos?|ficheiros?|filer?|bestand(?:en)?|文件|路径|ملف"
)
_WORK = re.compile(
    r"(?i)(?:progress|done|completed?|due(?: date)?|deadline|assigne[de](?: to)?|todo|commit|erledigt|fällig|frist|fait"
    r"|échéance|hecho|fecha límite|fatto|scadenza|feito|prazo|klart?|gedaan|进度|截止(?:日期)?|action items?"
    r"|milestones?|变更记录|具体行动|里程碑)"
)
_STATUS = re.compile(r"(?i)(?:current |aktueller )?(?:status|stato|statut|estado|stand)|(?:当前)?状态|الحالة")
_HOW_FAR = re.compile(
    r"(?i)\W*(?:done|completed?|to-?do|open|pending|in progress|not started|wip|planned|erledigt|offen|fait|hecho|fatto"
    r"|feito|klart?|gedaan|已[\u4e00-\u9fff]{1,4}|完成|进行中|未开始|待办)?\W*"
)
_NOTE = re.compile(r"[\w>]\.(?:md|markdown|org)\b")
_IN_A_FOLDER = re.compile(r"`?(?![/~.$])[\w.-]+(?:/[\w.-]+)+`?")
"""A file in a folder of somebody's own; one by its whole path is that of a system."""


def naming(rows: Sequence[Entry]) -> int:
    """The column that names the rows: the first, or the one after a column of groups."""
    return 1 if any(not simple(row.cells[0][1]) for row in rows) else 0


def is_turned(row: Entry, start: int, firsts: Sequence[str], phrasebook: Phrasebook) -> bool:
    """Whether the rows are respects and the columns things: by the name of their column or what stands in it. Who
    leaves the first column without a name compares the others, unless they are respects."""
    (head, first), *others = row.cells[start:]
    if first.endswith(QUESTION_MARKS):
        return True
    if _RESPECTS.fullmatch(head.strip()):
        return not (_are_numbered(firsts) or any(_is_of_each(name) for name, _ in others))
    if head.strip():
        return False
    if any(one.endswith(QUESTION_MARKS) or phrasebook.labels.fullmatch(one) for one in firsts):
        return True
    return not any(_is_respect(name, phrasebook) for name, _ in others)


def _is_respect(column: str, phrasebook: Phrasebook) -> bool:
    known = (phrasebook.labels, TELLS_OF_IT, _OF_EACH, _RESPECTS)
    names_it = (name for name in re.split(r"[()]", column) if name.strip())
    return column.endswith(QUESTION_MARKS) or any(one.fullmatch(name.strip()) for name in names_it for one in known)


def _is_of_each(column: str) -> bool:
    names_it = (column, column.partition("(")[0].strip())
    return any(one.fullmatch(name) for name in names_it for one in (TELLS_OF_IT, _OF_EACH))


def _are_numbered(firsts: Sequence[str]) -> bool:
    found = [one["name"].casefold() if (one := _NUMBERED.fullmatch(text)) else "" for text in firsts]
    return len(found) > 1 and "" not in found and len(set(found)) == 1


def names_thing(about: str, respect: str, phrasebook: Phrasebook) -> bool:
    """Whether a cell names a thing: by letters, and by more than the name of its column."""
    plain = about.strip("`").strip()
    if "`" not in about and not names(about, phrasebook):
        return False
    return bool(re.search(r"[^\W\d_]{2}|[\u3040-\u9fff]|`", about)) and not (
        quantities(about)
        or REGISTER.fullmatch(respect)
        or simple(about) == simple(respect)
        or phrasebook.says_nothing.fullmatch(plain)
    )


def names_respect(respect: str, phrasebook: Phrasebook) -> bool:
    return respect.endswith(QUESTION_MARKS) or (names(respect, phrasebook) and not respect[0].isdigit())


def says_more_than_yes(value: str) -> bool:
    return _YES_NO.fullmatch(value) is None


def says_of(about: str, respect: str, value: str) -> bool:
    """Whether a cell says something whole of a thing in a respect, and more than yes or the names of both."""
    if not any(sign.isalnum() for sign in value) or fault(value) or length(value) > LONGEST_CELL:
        return False
    if not says_more_than_yes(value) and not respect.endswith(QUESTION_MARKS):
        return False
    return not (any(within(value, text) for text in (about, respect)) or within(about, value))


def is_of_work(rows: Sequence[Entry]) -> bool:
    """Whether a table keeps account of work, as on the notes themselves: of their files, or of how far something is."""
    for place, (head, _) in enumerate(rows[0].cells):
        column = [row.cells[place][1] for row in rows if len(row.cells) > place]
        files = sum(_IN_A_FOLDER.fullmatch(text) is not None for text in column)
        notes = sum(_NOTE.search(text) is not None for text in column)
        if _WORK.fullmatch(head) or notes * 2 > len(column) or (_FILES.fullmatch(head) and files * 2 >= len(column)):
            return True
        if _STATUS.fullmatch(head) and all(map(_HOW_FAR.fullmatch, column)):
            return True
    return False
