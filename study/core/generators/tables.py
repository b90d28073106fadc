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
    r"(?i)\W*(?:yes|no|ja|nein|nej|oui|non|sí|sì|si|sim|não|nee|true|false|x|o|○|√|✓|✔|✗|✘|❌|✅|是|否|نعم"
    r"|لا)?\W*(?:\(.*\))?"
)
_RESPECTS = re.compile(
    r"(?i)questions?|fragen?|preguntas?|domand[ae]|perguntas?|frågor|fråga|vragen|vraag|问题|السؤال|features?"
    r"|aspects?|criteri(?:a|on)|propert(?:y|ies)|attributes?|characteristics?|category|comparison|differences?"
    r"|factors?|parameters?"
    r"|merkmale?|eigenschaft(?:en)?|kriteri(?:um|en)|aspekte?|critères?|caractéristiques?|aspects?|características?"
    r"|criterios?|caratteristic[ah]e?"
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
_NO_MEANING = re.compile(
    r"(?i)(?:(?:birth|death|start|end|release|founded|publication|[ée]tablie?|gründungs?|geburts|todes)[ -]?)?(?:years?"
    r"|dates?|jahr(?:e|eszahl)?|datum|années?|années?|año|fecha|anno|data|ano|år(?:tal)?|jaar|rok|год|дата|年份?|日期"
    r"|when|wann|quand|cuándo|quando|när|når|wanneer|kiedy|когда|centur(?:y|ies)|jahrhundert|siècle|siglo|secolo|século"
    r"|period|age|era|epoche|époque)|(?:where|place|location|countr(?:y|ies)|city|region|continent|capital|address"
    r"|origin"
    r"|ort|land|stadt|hauptstadt|lieu|pays|ville|capitale|lugar|país|ciudad|luogo|paese|città|cidade|plats|sted|by"
    r"|plaats"
    r"|stad|miejsce|kraj|miasto|место|страна|город|地点|国家|城市)|(?:authors?|inventors?|founders?|artists?|composers?"
    r"|director|discoverer|by|(?:built|made|written|invented|founded|discovered|proposed|painted|composed) by|who"
    r"|autor(?:en)?"
    r"|erfinder|gründer|künstler|auteurs?|inventeur|fondateur|autore|inventore|fondatore|autores|författare|forfatter"
    r"|forfattere|schrijver|uitvinder|autorzy|автор|изобретатель|основатель|作者|发明者|创始人)|(?:number|no|nr|n[°º]|#|count"
    r"|amount|quantity|size|length|height|weight|price|cost|page|pages|chapter|symbol|unit|formula|abbreviation"
    r"|anzahl|menge"
    r"|größe|länge|gewicht|preis|seite|kapitel|einheit|nombre|taille|prix|page|chapitre|unité|número|cantidad"
    r"|tamaño|precio"
    r"|página|unidad|numero|quantità|dimensione|prezzo|pagina|unità|antal|storlek|pris|sida|enhet|aantal|prijs"
    r"|ilość|cena"
    r"|strona|число|цена|страница|数量|价格|单位|页码)"
)
"""Columns whose cells tell when, where, by whom or how much, and what nothing is."""
_DATED = re.compile(
    r"\W*(?:(?:c\.|ca\.?|circa|around|um|vers|ca|ok\.|около)? ?\d{1,4}(?:[./-]\d{1,4}){0,2}(?:st|nd|rd|th)?"
    r"|\d{1,2}\.? ?[^\W\d_]{3,9}\.?,? ?\d{2,4}|[^\W\d_]{3,9}\.? \d{1,2},? ?\d{4})"
    r"(?: ?[-–—] ?(?:\d{1,4}|today|heute|now))?(?: ?(?:bc|bce|ad|ce|v\. ?chr\.?|n\. ?chr\.?|av\. j\.-c\.|a\.c\."
    r"|d\.c\.))?\W*",
    re.IGNORECASE,
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


def tells_no_meaning(head: str, cells: Sequence[str]) -> bool:
    """Whether the second column of a table tells something else than what the things of the first one are: when, where,
    by whom or how much, by its name, or because most of its `cells` are dates."""
    dates = sum(_DATED.fullmatch(cell) is not None for cell in cells)
    return _NO_MEANING.fullmatch(head.strip(" ?:")) is not None or dates * 2 > len(cells)
