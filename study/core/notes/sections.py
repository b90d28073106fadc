"""What a heading, a page's name or a folder's makes of all that stands under it: references, to-dos, exercises,
examples, instructions. The names are those of any language that notes are written in."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from study.core.notes.model import Role
from study.core.text.names import any_of


class Unasked(NamedTuple):
    """The role of a line that is not asked, and why it is not, in a few words for its writer."""

    role: Role
    why: str


TO_DO = Unasked("to-do", "a to-do")
LINKS = Unasked("links", "a link and no more")
CONTENTS = Unasked("contents", "a table of contents")
SOURCE = Unasked("source", "names a source")
NOTICE = Unasked("source", "about authors, licence or history")
RECORD = Unasked("aside", "a record of work on notes")
EXERCISE = Unasked("exercise", "an exercise")
LAB = Unasked("exercise", "a lab exercise")
EXAM = Unasked("exercise", "a question of an exam")
INSTRUCTION = Unasked("instruction", "an instruction to somebody")
COURSE = Unasked("instruction", "about the course, not its subject")
PROMPT = Unasked("instruction", "an instruction to a program")
METADATA = Unasked("remark", "data about the note")
ABOUT = Unasked("remark", "about the note, not its subject")
OWN = Unasked("aside", "on a page of plans or thoughts")
EXAMPLE = Unasked("example", "an example")
EXAMPLES = Unasked("example", "one of several examples")

_REFERRING: tuple[tuple[frozenset[str], Unasked], ...] = (
    (
        any_of(
            "contents|table of contents|toc|inhalt|inhaltsverzeichnis|índice|indice|sommaire|table des matières"
            "|sommario|innehåll|innehållsförteckning|inhoud|inhoudsopgave|目录|目次|목차|содержание|оглавление|المحتويات"
            "|תוכן עניינים|sumário",
            "|",
        ),
        CONTENTS,
    ),
    (
        any_of(
            "references|reference list|bibliography|sources|further reading|works cited|citations|resources|quellen"
            "|literatur|literaturverzeichnis|quellenverzeichnis|références|bibliographie|sources|referencias"
            "|bibliografía|fuentes|riferimenti|bibliografia|fonti|referenser|källor|litteratur|bronnen|参考文献|参考资料|参考"
            "|источники|المراجع|referências",
            "|",
        ),
        SOURCE,
    ),
    (
        any_of(
            "see also|related|related topics|related notes|links|backlinks|navigation|siehe auch|verwandte themen"
            "|voir aussi|ver también|vedi anche|se även|relaterat|zie ook|参见|相关|関連|см. также",
            "|",
        ),
        LINKS,
    ),
    (
        any_of(
            "metadata|meta|metadaten|métadonnées|metadatos|metadati|metadados|metagegevens|metadane|метаданные|元数据"
            "|メタデータ|메타데이터|بيانات وصفية|البيانات الوصفية",
            "|",
        ),
        METADATA,
    ),
    (
        any_of(
            "to do|todo|to-do|todos|to-dos|tasks|à faire|att göra|open questions|offene fragen|待办",
            "|",
        ),
        TO_DO,
    ),
)
_NAMED = {name: unasked for names, unasked in _REFERRING for name in names}
_NOTICE = (
    r"(?:editorial notes?,? |case |image |other )?(?:attributions?|licen[cs](?:e|ing)|credits)(?:(?:,| and| &)+ .*)?"
    r"|editorial notes?(?:(?:,| and| &)+ .*)?|copyright notice|acknowledge?ments?|changelog|change log"
    r"|revision history|code of conduct"
    r"|lizenz|danksagung|impressum|mentions légales|remerciements|licencia|créditos|agradecimientos|licenza"
    r"|ringraziamenti|licens|许可证|致谢|更新日志|الترخيص|شكر وتقدير"
)
_RECORD = (
    r"(?:.* )?(?:(?:chapter|study|review|revision|production|writing) tracker|frozen inventory"
    r"|(?:defects?|erratum|errata|mistakes?) (?:register|log|list)"
    r"|(?:dev(?:elopment)?|change|release|verification|proof-?reading|session|work(?:ing)?|revision|gate|pass)"
    r" (?:log|record)s?"
    r"|(?:gate|pass) ?\d+\w*(?:\([a-z]\))? (?:records?|results?|register|log|report)"
    r"|(?:änderungs|arbeits|korrektur|bearbeitungs|versions)(?:protokoll|verlauf|historie)|(?:fehler|mängel)(?:liste"
    r"|register)"
    r"|journal (?:de travail|des modifications|des corrections)|registre des (?:défauts|erreurs|corrections)"
    r"|registro de (?:cambios|defectos|erratas|correcciones|alterações|correções|defeitos)|bitácora de trabajo"
    r"|registro (?:delle modifiche|dei difetti|delle correzioni)|diario di lavoro"
    r"|ändringslogg|arbetslogg|rättelselista|fellista|wijzigingslogboek|werklogboek|foutenlijst"
    r"|变更(?:记录|日志)|修订(?:记录|日志)|校对(?:记录|日志)|工作日志|勘误(?:记录|登记)"
    r"|سجل (?:التغييرات|الأخطاء|العمل))"
    r"(?:(?: |[–—:(-]).*)?|ch(?:apter|\.)? ?\d+ tracker"
)
_EXERCISE = (
    r"(?:(?:review|practi[cs]e|additional|further|graded|self[- ]test|answers? to|solutions? to) )*"
    r"(?:exercises?|homework|assignments?|problem sets?|practice (?:problems|questions|exams?|tests?)|worksheets?)"
    r"(?: \d[\d.]*)?(?: answers?| solutions?)?|.+ exercises?"
    r"|(?:case|discussion|study|reflection|review|critical thinking) questions?|questions for (?:review|discussion)"
    r"|end[- ]of[- ]chapter.*|you be the .*|activity \d+"
    r"|übung(?:en|saufgaben?)?(?: \d+)?|hausaufgaben?|aufgabenblatt.*|kontrollfragen|exercices?(?: \d+)?"
    r"|travaux dirigés|ejercicios?(?: \d+)?|eserciz[io]+(?: \d+)?|exercícios?(?: \d+)?"
    r"|övning(?:ar|suppgifter)?(?: \d+)?|inlämningsuppgift(?:er)?|instuderingsfrågor|oefening(?:en)?(?: \d+)?"
    r"|huiswerk"
    r"|øv(?:els|ing)(?:er|soppgaver)?(?: \d+)?|(?:oppgave|opgave)(?:r)? \d+|zadani[ae] \d+|zadania domowe"
    r"|ćwiczeni[ae](?: \d+)?|упражнени[ея](?: \d+)?|задани[ея](?: \d+)?|задача \d+|домашнее задание|演習(?:問題)?"
    r"|練習問題"
    r"|연습 ?문제|과제 ?\d+"
    r"|练习题?|习题|作业|思考题|تمارين|تمرين|واجبات|أسئلة للمراجعة"
)
_EXAM = (
    r"(?:(?:possible|likely|old|past|typical) )?(?:exam|oral|interview|quiz) questions?"
    r"|(?:possibili )?domande (?:orale?i?|d['’]esame|di esame|esame)"
    r"|prüfungsfragen|questions d['’]examen|preguntas de examen|tenta(?:mens)?frågor|examenvragen|考试题|面试题"
    r"|أسئلة الامتحان"
)
_COURSE = (
    r"learning (?:objectives?|outcomes|goals).*|objectives|agenda|syllabus"
    r"|course (?:information|overview|schedule|description|outline|objectives)"
    r"|about (?:this|the) (?:course|book|guide|site|repo(?:sitory)?)"
    r"|lernziele?|kursübersicht|stundenplan|objectifs(?: d['’]apprentissage)?|objetivos de aprendizaje"
    r"|temario|obiettivi (?:formativi|di apprendimento)|programma del corso"
    r"|målbeskrivning|lärandemål|kursmål|kursplan|leerdoelen|学习目标|教学大纲|أهداف التعلم"
)
_NOTE = (
    r"about (?:this|these) (?:notes?|pages?|files?|vault)|(?:note|page|file) (?:properties|info(?:rmation)?|metadata)"
    r"|über diese (?:notiz(?:en)?|seite|datei)|zu dieser notiz|notiz-?(?:eigenschaften|infos?|metadaten)"
    r"|à propos de (?:cette note|ces notes|cette page)|sobre (?:esta nota|estas notas|esta página|este apunte)"
    r"|(?:su|di) questa nota|informazioni su questa nota|over deze (?:notitie|pagina)|om (?:denna anteckning"
    r"|dette notatet"
    r"|denne note)|o tej notatce|об этой заметке|关于(?:本|这篇)(?:笔记|文)|このノートについて|이 노트에 대하여"
    r"|عن هذه الملاحظة"
)
_INSTRUCTION = (
    r"installation(?: instructions)?|quick ?start(?: \W.*)?|how to (?:install|run|set up) .*"
    r"|step \d+ ?[—–:-] ?(?:install|configure|get|set up|download|run)\b.*"
    r"|how to (?:use|read|study) (?:this|these|the) .*|how to contribute|contributing"
    r"|exam (?:details?|preparation|tips?|info(?:rmation)?)"
    r"|installationsanleitung|instalación|installazione|consignes"
)
_PROMPT = r"(?:system |custom )?prompts?|(?:copilot|chatgpt|claude)[ -](?:conversations?|chats?|prompts?)"
_ONE = r"example|beispiel|exemple|ejemplo|esempio|exemplo|exempel|voorbeeld|مثال|例题"
_SEVERAL = r"examples|beispiele|exemples|ejemplos|esempi|exemplos|exempel|voorbeelden|أمثلة|例|例子|示例|举例"
_OF = r"of|for|from|für|von|aus|de|d['’]|para|di|per|på|av|från|van|voor|على|的"
_OTHER = r"another|one|some|more|further|worked|concrete|practical|simple|quick|real[- ]world|konkretes"
r"|weiteres?|autres?|otros?|altr[oi]|fler"
_EXAMPLE = (
    rf"(?:(?:{_OTHER}) )?(?:{_ONE})(?: ?[#№]? ?\d+| [a-z])?(?: ?[:：.–—-].*| (?:{_OF})(?: |(?<=['’])).*)?"
    rf"|(?:{_ONE}) \d+ .*|(?:{_SEVERAL}) \d.*|.+[ :-](?:{_ONE})"
)
_EXAMPLES = rf"(?:(?:{_OTHER}) )?(?:{_SEVERAL})"
_OWN = (
    r"(?:stream of consciousness|time tracking|diary|my diary|brain ?dump|scratch(?: ?pad)?|scribbles|ideas"
    r"|my ideas|thoughts"
    r"|(?:weekly|monthly|yearly) review|(?:reading|bucket|wish|shopping|packing|watch) list|(?:books?"
    r"|movies?) (?:to|for|i) .*"
    r"|(?:book|movie|software) recommendations|about me|me|new year.*"
    r"|tagebuch|ideen|einkaufsliste|leseliste|über mich|journal intime|idées|liste de courses"
    r"|diario(?: personal)?|mis ideas"
    r"|lista de la compra|idee|lista della spesa|dagbok|idéer|inköpslista|dagboek|boodschappenlijst|随笔|日记|购物清单"
    r"|يوميات)"
)
_LAB = r"(?:.+ )?lab(?:oratory)?(?: exercise)? ?#?\d+(?: ?[:.–—].*)?|(?:practical )?lab (?:exercises?|sessions?)"
_ON_PAGES = ((re.compile(_OWN), OWN), (re.compile(_PROMPT), PROMPT), (re.compile(_LAB), LAB))
_PATTERNS: tuple[tuple[re.Pattern[str], Unasked], ...] = tuple(
    (re.compile(pattern), unasked)
    for pattern, unasked in (
        (_NOTICE, NOTICE),
        (_RECORD, RECORD),
        (_EXERCISE, EXERCISE),
        (_EXAM, EXAM),
        (_COURSE, COURSE),
        (_NOTE, ABOUT),
        (_INSTRUCTION, INSTRUCTION),
        (_EXAMPLES, EXAMPLES),
        (_EXAMPLE, EXAMPLE),
    )
)
_ANY = re.compile("|".join(pattern.pattern for pattern, _ in _PATTERNS))  # one look rules out most titles
_SIGNS = re.compile(r"[<\[\\$]")  # of markup
_MARKUP = re.compile(r"<[^<>]*>|\[edit[^\[\]]*\](?:\([^()]*\))?|\\+\(.*?\\+\)|\$\$.*?\$\$", re.IGNORECASE)
_NUMBER = re.compile(r"^(?:(?:chapter|unit|section|lecture|week|appendix) )?[\divx]+(?:\.\d+)*[.):]*\s+(?=\S)")
_LONGEST_ITEM = 40  # characters
# What pages and folders say of what is in them: notes called "Links" may be about links.
_PAGES: tuple[Unasked, ...] = (NOTICE, RECORD, LAB, EXERCISE, COURSE, INSTRUCTION, EXAMPLE, PROMPT, OWN)
_FOLDERS: tuple[Unasked, ...] = (NOTICE, RECORD, EXAMPLE, PROMPT, OWN)


def section_of(title: str) -> Unasked | None:
    """What a heading's title makes of all that stands under it."""
    bare = _MARKUP.sub(" ", title) if _SIGNS.search(title) else title
    name = bare.strip(" :：*_#.").casefold()
    if name in _NAMED:
        return _NAMED[name]
    name = " ".join(_NUMBER.sub("", name).split())
    if name in _NAMED:
        return _NAMED[name]
    if not _ANY.fullmatch(name):
        return None
    return next((unasked for pattern, unasked in _PATTERNS if pattern.fullmatch(name)), None)


@lru_cache(8192)
def section_of_item(text: str) -> Unasked | None:
    """What a list item makes of all that is nested under it: in outlines items are headings."""
    found = section_of(text) if len(text) <= _LONGEST_ITEM else None
    return None if found in (EXAMPLE, EXAMPLES) else found


def section_of_page(title: str, folders: Iterable[str]) -> Unasked | None:
    """What a page's name, or that of a folder it lies in, makes of all that stands on it. A folder holds more than
    its name says: on pages in "Exercises" there are notes, too."""
    for name, held in ((title, _PAGES), *((folder, _FOLDERS) for folder in folders)):
        bare = _words(name)
        found = next((unasked for pattern, unasked in _ON_PAGES if pattern.fullmatch(bare)), None) or section_of(bare)
        if found in held:
            return found
    return None


def _words(name: str) -> str:
    return " ".join(re.split(r"[\s_-]+", name.casefold()))
