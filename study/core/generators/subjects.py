"""What a statement is about, and whether it tells what a thing is or how it is in some respect."""

import re
from collections.abc import Sequence
from functools import lru_cache

from study.core.generators.entry import Entry
from study.core.generators.grammar import form
from study.core.generators.phrasebook import Phrasebook
from study.core.generators.statements import OFTEN, Corpus, plain_title
from study.core.generators.whole import fault, length, names
from study.core.text.compare import simple
from study.core.text.lookalikes import is_date
from study.core.text.quantities import quantities
from study.core.text.remembered import REMEMBERED

SHORT = 3
"""Words of a meaning that can hardly tell what a thing is: "at least once"."""


_DASH = re.compile(r"\S [–—] \S")
"""What parts two things, or a thing from a remark, and stands in no name."""
_SECOND = re.compile(r"; [^\s:;,]+(?: [^\s:;,]+){0,2}: ")
"""A second name with what is said of it, behind the first."""


def has_pair(entry: Entry) -> bool:
    """Whether a statement has a name on one side and something whole on the other."""
    return bool(
        entry.term
        and entry.meaning
        and names(entry.term, entry.phrasebook)
        and not fault(entry.meaning)
        and not quantities(entry.term)
        and not is_date(entry.term)
        and not entry.fact.term.startswith("-")  # the option of a command
        and "?" not in entry.meaning
        and not _DASH.search(entry.term)
        and not re.fullmatch(r"\d{4}([-/.])\d\d?\1\d\d?|\d\d?([-/.])\d\d?\2\d{4}", entry.meaning)  # a date
        and not (": " in entry.meaning and length(entry.meaning) < 8)
        and not _SECOND.search(entry.meaning)
        and not (entry.fact.callout not in ("", "aside") and length(entry.meaning) <= SHORT + 1)  # its title
    )


def is_property(corpus: Corpus, entry: Entry) -> bool:
    """Whether the term names a respect in which things differ ("Origin", "Throughput"), not a thing: by its
    word, or because the notes say it of several things."""
    words = entry.phrasebook
    term = entry.term.strip()
    if words is not None and (words.labels.fullmatch(term) or _is_label_here(corpus, entry, words)):
        return True
    if _OF_ITS_WORD.fullmatch(term):
        return True
    if "`" in entry.term:
        return False
    places = {(one.topic.key, one.fact.parent) for one in corpus.by_term.get(simple(entry.term), ())}
    return len(places) >= OFTEN or (len(places) == 2 and length(entry.meaning) <= SHORT * 2)


def _is_label_here(corpus: Corpus, entry: Entry, words: Phrasebook) -> bool:
    """Whether a word that is a term of some subjects is a label in its place: labels stand beside it, or the notes say
    something else under it elsewhere. Where terms are explained it is one of those."""
    may_be = words.labels_among_labels
    if not may_be.fullmatch(entry.term.strip()) or GLOSSARY.search(entry.topic.title):
        return False
    near = corpus.entries[max(entry.order - 1 - NEIGHBOURS, 0) : entry.order + NEIGHBOURS]
    beside = [one.term for one in near if one.term and one.group == entry.group and one.key != entry.key]
    certain = sum(words.labels.fullmatch(one) is not None for one in beside)
    possible = certain + sum(may_be.fullmatch(one) is not None for one in beside)
    if beside and (certain * BESIDE_LABEL >= len(beside) or possible * BESIDE_POSSIBLE >= len(beside)):
        return True
    alike = corpus.by_term.get(simple(entry.term), ())
    others = [one for one in alike if (one.topic.key, one.fact.parent) != (entry.topic.key, entry.fact.parent)]
    return any(one.meaning and simple(one.meaning) != simple(entry.meaning) for one in others)


BESIDE_LABEL, BESIDE_POSSIBLE = 3, 2
"""Lines of a list among which one has a label at least, and among which one has what may be one, where what may be a
label is one."""
GLOSSARY = re.compile(
    r"(?i)\b(?:glossar(?:y|io|ium|e|ies)?|definitions?|(?:key |important )?terms|terminology|vocab(?:ulary)?"
    r"|key concepts|begriffe|definitionen|vokabular|vocabulaire|définitions|lexique|definizioni|termini|vocabolario"
    r"|definiciones|términos|vocabulario|ordlista|begrepp|ord og begreper|begreper|begreber|definitioner|begrippen"
    r"|definities|termos|definições|definicje|pojęcia|słownik|slowniczek|определения|термины|понятия|глоссарий)\b"
    r"|术语|词汇|定义|用語|용어|المصطلحات"
)
"""What the title of a place holds that explains terms."""

_OF_ITS_WORD = re.compile(
    r"(?i)(?:.*\W)?(?:definitions?|definition(?:en)?|définitions?|definizion[ei]|definici[oó]n(?:es)?|definiç(?:ão|ões)"
    r"|definities?|[ée]tymologie|etymolog(?:y|i)|etimolog[ií]a)(?:\W.*)?"
    r"|(?:origin|herkunft|ursprung|origine|origen|origem|ursprung|oorsprong) \w+ (?:\w+ )?"
    r"(?:term|word|name|wort(?:e?s)?|begriffs?|namens?|terme|mot|nom|termine|nome|parola|término|palabra|nombre|termo"
    r"|palavra|termen|ordet|namnet|woord|naam)"
)
"""What tells of the word for a thing: attempts at a definition, where its name is from."""


def is_title_telling(corpus: Corpus, title: str, words: Phrasebook | None) -> bool:
    """Whether a title names a thing, and not a respect ("Structure") or nothing ("Overview")."""
    if not title or fault(title) or max(corpus.titled[simple(title)], corpus.led[simple(title)]) >= OFTEN:
        return False
    return words is None or not _is_general(title, words)


@lru_cache(maxsize=REMEMBERED)
def _is_general(title: str, words: Phrasebook) -> bool:
    """Whether a title is that of a respect, of nothing, or a number, for which there are words in its language."""
    bare = _GENERAL.sub("", title.strip()).strip()
    return bool(words.labels.fullmatch(bare) or words.says_nothing.fullmatch(bare) or bare.isdigit())


_ASIDE = re.compile(r"\([^)]* [^)]* [^)]*\)")
_GENERAL = re.compile(
    r"(?i)^(?:key|main|important|basic|general|common|other|further|additional|typical|wichtige|weitere|allgemeine|viktiga"
    r"|allmänna|övriga|vanliga|andra|autres|principaux|principales|altr[ei]|otr[oa]s|belangrijke|andere)\s"
    r"|\s(?:principali|importanti|generali|principales|importants?|importantes|générales|generales)$"
)
"""Words that make no thing of a respect: "important properties"."""


def subject(corpus: Corpus, entry: Entry, inner: bool = True) -> str:
    """The innermost place that names what a statement is about; "" where none does."""
    words = entry.phrasebook
    labels = corpus.labels(entry) if inner else ()
    for place in [*reversed(labels), *reversed(corpus.titles(entry.topic))]:
        place = _ASIDE.sub("", place).strip()  # a long name in full stands for no thing of its own
        if is_title_telling(corpus, place, words) and (words is None or not words.leans.search(place)):
            return place
    return ""


def lowered(term: str) -> str:
    """A label in the middle of an English sentence."""
    first = term.split(" ")[0]
    return term[0].lower() + term[1:] if re.fullmatch(r"[A-Z][a-z]+(?:-[a-z]+)?", first) else term


def is_many(term: str) -> bool:
    """Whether an English term reads as a plural: its last word, before any "of"."""
    last = _PREPOSITION.split(term)[0].split()[-1]
    if re.fullmatch(r"[A-Z]{2,}s", last) and last not in ("DNS", "AWS"):
        return True
    return (
        bool(re.fullmatch(r"[A-Za-z-]*[a-z]{2}s", last))
        and not re.search(r"[a-z][A-Z]", last)
        and not re.search(r"(?:ss|us|is|ias|[A-Z]s|sis|(?<![Cc]haracterist)ics|news|lens)$", last)
        and not last[0:1].isdigit()
        and last.lower()
        not in (
            "aws",
            "dns",
            "https",
            "kubernetes",
            "redis",
            "sns",
            "sqs",
            "rds",
            "ecs",
            "eks",
            "kms",
            "tls",
            "nfs",
            "efs",
            "ebs",
            "class",
            "process",
            "access",
            "address",
            "bus",
            "corpus",
        )
    )


_PREPOSITION = re.compile(r" (?:of|for|in|to|per|with|from|on|after|before|at|by|under|during|between|and|or) ")


def around(entries: Sequence[Entry], place: int) -> Sequence[Entry]:
    """The neighbours of the entry at `place` in its list, nearest first: what is further off is not looked at,
    so that a dictionary costs no more than its length."""
    near = range(max(0, place - NEIGHBOURS), min(len(entries), place + NEIGHBOURS + 1))
    return [entries[at] for at in sorted(near, key=lambda at: (abs(at - place), at)) if at != place]


NEIGHBOURS = 12


_OPENING = re.compile(
    r"(?i)(?:(?:a |brief |short |general |quick |main |important |the )*(?:introduction|intro|overview|basics"
    r"|fundamentals|foundations|background|essentials|preliminaries|prerequisites|summary|recap|review|general"
    r"|generalities|(?:basic |key |core |fundamental )*(?:concepts?|ideas|notions|terms|facts|points)|topics?|context)"
    r"|(?:wichtige |zentrale )?(?:einführung|einleitung|überblick|übersicht|grundlagen|grundbegriffe|begriffe"
    r"|allgemein(?:es)?|zusammenfassung|vorwissen|hintergrund|themen)"
    r"|introduction générale|vue d['’]ensemble|aperçu|bases|notions(?: de base| clés)?|généralités|fondamentaux|résumé"
    r"|contexte|rappels?|introducción|panorama|fundamentos|generalidades|conceptos(?: básicos| clave)?"
    r"|nociones(?: básicas)?|resumen|contexto|introduzione|panoramica|fondamenti|generalità"
    r"|concetti(?: di base| chiave)?|nozioni(?: di base)?|basi|riassunto|contesto|introdução|visão geral"
    r"|noções(?: básicas)?|conceitos(?: básicos)?|resumo"
    r"|inledning|introduktion|översikt|grunder(?:na)?|grundbegrepp|begrepp|allmänt|bakgrund|sammanfattning"
    r"|inleiding|overzicht|basis(?:begrippen)?|grondbeginselen|begrippen|algemeen|achtergrond|samenvatting"
    r"|概述|简介|引言|绪论|基础(?:知识)?|基本概念|总结|小结|背景|مقدمة|نظرة عامة|أساسيات|مفاهيم أساسية|ملخص|خلفية)"
)
"""A place that says of its lines only where they stand in the notes, or how basic they are: what they tell about is
what the place above it names, and a definition under it is as good as elsewhere."""


def is_among_things(corpus: Corpus, entry: Entry) -> bool:
    """Whether the line stands among things that are told about, and not among examples or respects of one. What was
    asked goes on, whatever is written above it now."""
    words = entry.phrasebook
    if words is None or entry.by_term:
        return True
    places = (*corpus.labels(entry)[::-1], *map(plain_title, corpus.titles(entry.topic)[::-1]))
    place = next((one for one in places if not _OPENING.fullmatch(one.rstrip(" :："))), "")
    respect = words.remarks_head.fullmatch(place) or (words.respects.fullmatch(place) and not _SORTS.fullmatch(place))
    return not respect


_SORTS = re.compile(
    r"(?i)effects?|phases|stages|modes|methods?|states|principles|standards|terminolog(?:y|ies)|problems?|risks|criteria"
    r"|conditions|(?:\d+|two|three|four|five|six) \w+|metod(?:i|er)|fas(?:i|er)|problem[ai]?|princip(?:i|er)|rischi"
    r"|effetti|methoden|phasen|schritte|prinzipien|probleme?|méthodes|étapes|principes|problèmes?|métodos|fases|pasos"
    r"|principios|types?|components?|types|arten|typen|tipos|tipi|typer|soorten|componenti|features?|类型|分类|الأنواع|definitions?|description|advantages?|disadvantages?|benefits?|drawbacks?|limitations?|limits?|pros|cons|rules?|vorteile?|nachteile?|avantages?|inconvénients?|ventajas?|desventajas?|vantaggi|svantaggi|fördelar|nackdelar|voordelen|nadelen|优点|缺点|特点"
)


@lru_cache(maxsize=REMEMBERED)
def enumerated(meaning: str, words: Phrasebook | None) -> tuple[str, ...]:
    """The members of a meaning that is nothing but a row of short ones: "String, Number, Binary"."""
    shielded = re.sub(
        r"\([^)]*\)", lambda match: match[0].replace(",", "\x01").replace("、", "\x01").replace("،", "\x01"), meaning
    )
    parts = [
        part.strip()
        for part in re.split(
            r"\s*(?:(?<!\d),|,(?!\d)|[、،])\s*(?:(?:and|or|und|oder|et|y|e|och|eller|en|of|و|и|или|oraz|lub)\s+)?",
            shielded,
        )
    ]
    if len(parts) >= 2 and (
        last := re.fullmatch(r"(\S+(?: \S+)?) (?:and|or|und|oder|et|y|e|och|eller|en|&) (\S+(?: \S+)?)", parts[-1])
    ):
        parts[-1:] = [last[1], last[2]]
    short = all(0 < length(part) <= LONGEST_MEMBER and not re.search(r"[;:?!]|\. ", part) for part in parts)
    clause = any(words is not None and words.relatives.match(part) for part in parts)
    lettered = any(re.search(r"[^\W\d_]", part) for part in parts)
    does = [words is not None and form(part, words) in ("verb", "order") for part in parts if part]
    if len(parts) < 2 or not short or clause or not lettered or (any(does) and not all(does)):
        return ()
    return tuple(part.replace("\x01", ",") for part in parts)


LONGEST_MEMBER = 4


_ARROWS = ("⇒", "→", "⟹", "⟶", "=>", "->")


def one_arrow(entry: Entry) -> bool:
    """Whether there is one arrow in a statement that has its two sides from it: with more it is a chain."""
    arrows = sum(entry.fact.text.count(arrow) for arrow in _ARROWS)
    return arrows == 1 or (arrows == 0 and entry.fact.relation != "leads-to")
