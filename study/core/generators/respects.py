"""How a respect in which a thing differs from others is asked for: "What is the origin of X?", "X: origin?"."""

import re

from study.core.generators.grammar import is_quality
from study.core.generators.phrasebook import Phrasebook
from study.core.generators.subjects import is_many, lowered
from study.core.generators.whole import length

QUESTION_MARKS = ("?", "？", "؟")
LONGEST = 3
"""Words of a respect that English puts before "of"."""
TELLS_WHAT = re.compile(
    r"(?i)definitions?|descriptions?|explanations?|meaning|notes?"
    r"|bedeutung|erklärung|signification|significato|significado|betydelse|betekenis"
    r"|summary|in short|in brief|tl;?dr|what is it|overview|kort|beskrivning"
    r"|sammanfattning|översikt|definition(?:en)?|beschreibung|kurz(?:fassung)?|zusammenfassung|überblick"
    r"|définition|résumé|en bref|definizione|descrizione|riassunto|in breve|definición|descripción|resumen"
    r"|definição|descrição|resumo|definitie|beschrijving|samenvatting|定义|概述|简介|تعريف"
)
"""Titles of the place that tells what the thing of the title above is."""
SAYS_NOT_OF_WHAT = re.compile(
    r"(?i)types?|kinds?|sorts?|categor(?:y|ies)|class(?:es)?|groups?|orders?|n(?:o|r|um|umber)\.?|#|ids?"
    r"|typ(?:en?)?|arten?|sorten?|kategorien?|klassen?|gruppen?|nummer|classe|catégorie|groupe|numéro|genre|espèce"
    r"|tipos?"
    r"|clases?|categorías?|grupos?|número|tipi|classi|categori[ae]|grupp[oi]|numero|categorias?|número|typer?|slag"
    r"|sort(?:er)?"
    r"|klass(?:er)?|kategori(?:er)?|grupp(?:er)?|soort(?:en)?|klasse"
)
"""Respects of which nobody can tell what they are of: the type of a state, of a port, of an artery?"""
NO_RESPECT = re.compile(
    r"(?i)(?:walk-?throughs?|pseudo-?codes?|code|svolgimento|spiegazione|explanation|lösungsweg|o|oppure|or|oder|ou"
    r"|eller|of)"
    r"|(?:main|key|big) ideas?|huvudidéer|viktigaste idéer|hauptideen|idées (?:clés|principales)|idee principali"
    r"|ideas principales|ideias principais|hoofdgedachten|`.*`"
)
"""Headings over how an exercise is worked, code, and words that join."""
REGISTER = re.compile(
    r"(?i)(?:(?:specimen|slide|plate|preparat|präparat|bild|snitt|vetrino|preparato|lame|lámina|lâmina) ?-?"
    r"(?:cod(?:e|es|ice|ici)|kod(?:er|\(er\))?|nummer|numbers?|nr|no)\.?"
    r"|(?:codice|numero) (?:del )?(?:vetrino|preparato)|(?:numéro|code) de lame|(?:código|número) de (?:la )?l[áâ]mina)"
)
"""A respect that tells where something is found in a box or an atlas."""
TOLD_WHOLE = re.compile(
    r"(?i)(?:functions?|clinical (?:significance|relevance|importance|features?|aspects?|correlations?|notes?)"
    r"|distinguishing features|morphology|histological features"
    r"|funktion(?:er|en)?|klinisk(?:a)? (?:betydelse|aspekter|kopplingar|notiser|användning|relevans)|kliniskt"
    r"|utmärkande drag|histologiska drag|kännetecken|morfologi|rörelser|rörelseaxlar|förlopp|reglering"
    r"|klinische (?:bedeutung|relevanz|aspekte)|merkmale|morphologie|verlauf|kennzeichen"
    r"|fonctions?|(?:importance|aspects?|signification) cliniques?|caractéristiques|morphologie|trajet"
    r"|funzion[ei]|(?:significato|rilevanza|aspetti) clinic[oai]|caratteristiche|morfologia|decorso"
    r"|funci(?:ón|ones)|(?:importancia|relevancia|aspectos) clínic[oa]s?|características|morfología|trayecto"
    r"|funç(?:ão|ões)|(?:importância|relevância|aspectos) clínic[oa]s?|características|morfologia|trajeto"
    r"|functies?|klinische (?:betekenis|relevantie|aspecten)|kenmerken|verloop)"
)
"""A respect of a thing of which everything may be told, in whatever form it is said."""
MOST_OF_RESPECT, LONGEST_OF_RESPECT = 4, 20
"""Points of such a respect, and the words of one."""
MOST_OF_DEFINITION = 4
"""Points that tell together what a thing is."""
_MEASURED = re.compile(r"(?i)costs?|prices?|pricing|size|amount|complexity|limits?|number")
"""English respects that are asked for as amounts only where one is said."""
_REMARKS = re.compile(r"(?i)comments?|remarks?|notes?|info|details")
_JOINED = re.compile(r"[/(&+]| (?:after|before|at|by|on|under|during|between|with|when|if|and|or) ")


def prompt(phrasebook: Phrasebook, respect: str, subject: str, value: str) -> str:
    """The question for the respect of a subject that has this value."""
    shown = phrasebook.shown(subject)
    if respect.endswith(QUESTION_MARKS):
        return f"{shown}: {lowered(respect)}"
    if phrasebook.name != "en":
        return phrasebook.property.format(term=respect, subject=shown)
    if not _takes_of(phrasebook, respect, subject, value):
        return f"{shown}: {' '.join(map(lowered, respect.split()))}?"
    asked = phrasebook.property.format(term=" ".join(map(lowered, respect.split())), subject=shown)
    return asked.replace("What is the", "What are the", 1) if is_many(respect) else asked


def _takes_of(phrasebook: Phrasebook, respect: str, subject: str, value: str) -> bool:
    """Whether English says "the {respect} of {subject}": both are names, and short ones."""
    if _MEASURED.fullmatch(respect) and not re.search(r"\d|\bO\(", value):
        return False
    if is_quality(subject) or _REMARKS.fullmatch(respect) or length(respect) > LONGEST or _JOINED.search(respect):
        return False
    return phrasebook.labels.fullmatch(respect) is not None or not is_quality(respect.split(" ")[-1])
