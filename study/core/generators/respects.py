"""How a respect in which a thing differs from others is asked for: "What is the origin of X?", "X: origin?"."""

import re

from study.core.generators.grammar import is_quality
from study.core.generators.phrasebook import Phrasebook
from study.core.generators.subjects import is_many, lowered
from study.core.generators.whole import length, names

QUESTION_MARKS = ("?", "？", "؟")
LONGEST_COLUMN = 2
"""Words of a column whose name can be asked for as it stands."""
LONGEST = 3
"""Words of a respect that English puts before "of"."""
OF_ANOTHER = re.compile(
    r"(?i)(?:.*\b)?(?:defen[cs]es?|mitigations?|counter-?measures?|controls?|examples?|tools?|fix(?:es)?|solutions?"
    r"|responses?|severity|advantages?|disadvantages?|pros|cons|benefits?|drawbacks?|abwehr|gegenmaßnahmen?|beispiele?|lösung(?:en)?"
    r"|vorteile?|nachteile?|défenses?|contre-mesures?|exemples?|outils?|avantages?|inconvénients?|difes[ae]"
    r"|contromisur[ae]|esemp[io]+|strument[io]|vantaggi|svantaggi|defensas?|contramedidas?|ejemplos?|herramientas?"
    r"|ventajas?|desventajas?|defesas?|exemplos?|ferramentas?|vantage(?:m|ns)|desvantage(?:m|ns)|försvar|motåtgärder"
    r"|exempel|verktyg|fördelar|nackdelar|voorbeelden|voordelen|nadelen)(?:\b.*)?"
)
"""Respects that tell of something else than the thing: what is done against it, what speaks for it, what is one. That
of one thing may be that of another, too."""
TELLS_WHAT = re.compile(
    r"(?i)definitions?|descriptions?|explanations?|meaning|notes?"
    r"|bedeutung|erklärung|signification|significato|significado|betydelse|betekenis"
    r"|summary|in short|in brief|tl;?dr|what is it|overview|kort|beskrivning"
    r"|sammanfattning|översikt|definition(?:en)?|beschreibung|kurz(?:fassung)?|zusammenfassung|überblick"
    r"|définition|résumé|en bref|definizione|descrizione|riassunto|in breve|definición|descripción|resumen"
    r"|definição|descrição|resumo|definitie|beschrijving|samenvatting|定义|概述|简介|تعريف"
)
"""Titles of the place that tells what the thing of the title above is."""
TELLS_OF_IT = re.compile(
    rf"(?i)(?:.*\b)?(?:{TELLS_WHAT.pattern.removeprefix('(?i)')}"
    r"|what (?:it|they|this) (?:is|are|does|do|means?)|how it works|means|roles?|responsibilit(?:y|ies)|purposes?"
    r"|functions?"
    r"|functionality|behaviou?r|effects?|key (?:points?|ideas?|features?)|clues?|features?|characteristics?|details?"
    r"|uses?|usage"
    r"|used for|rules?|concepts?|mechanisms?|contents?|actions?|results?|objectives?|goals?|jobs?|tasks?"
    r"|rolle|funktion|zweck|aufgaben?|verhalten|wirkung|merkmale?|verwendung|regel|was (?:es|er|sie) (?:ist|tut|macht)"
    r"|rôle|fonction|but|utilité|effet|usage|utilisation|caractéristiques?|comportement|règle|ce que ça fait"
    r"|explications?"
    r"|ruolo|funzion[ei]|scopo|comportamento|effetto|uso|utilizzo|caratteristich?[ae]|regola|cosa (?:fa|è)|spiegazione"
    r"|rol|funci(?:ón|ones)|propósito|comportamiento|efecto|características?|regla|qué (?:es|hace)|explicación"
    r"|papel|função|finalidade|efeito|regra|o que (?:é|faz)|explicação"
    r"|roll|syfte|beteende|verkan|användning|kännetecken|förklaring|vad (?:det|den) (?:är|gör)"
    r"|functie|doel|gedrag|werking|gebruik|kenmerken|uitleg"
    r"|.*(?:说明|描述|含义|解释|作用|功能|意义|用途)|الوصف|المعنى|الوظيفة|الشرح)(?:\b.*)?"
)
"""Columns that tell what the thing of a row is, or what it is or does in general."""
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
    r"|eller|of|resources?|recursos|ressources|ressourcen|risorse|resurser|middelen|others?|otr[oa]s|andere[sr]?|autres"
    r"|altr[ioe]|outr[oa]s|övrigt|overige?)"
    r"|(?:main|key|big) ideas?|huvudidéer|viktigaste idéer|hauptideen|idées (?:clés|principales)|idee principali"
    r"|ideas principales|ideias principais|hoofdgedachten|`.*`"
)
"""Headings over how an exercise is worked, code, and words that join."""
REGISTER = re.compile(
    r"(?i)(?:(?:specimen|slide|plate|preparat|präparat|bild|snitt|vetrino|preparato|lame|lámina|lâmina) ?-?"
    r"(?:cod(?:e|es|ice|ici)|kod(?:er|\(er\))?|nummer|numbers?|nr|no)\.?"
    r"|(?:codice|numero) (?:del )?(?:vetrino|preparato)|(?:numéro|code) de lame|(?:código"
    r"|número) de (?:la )?l[áâ]mina)"
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
_DOES = re.compile(
    r"(?i)[^\W\d]+ (?:manages|provides|requires|contains|handles|does|has|means|allows|owns|gets|sees|sends"
    r"|stores|returns"
    r"|protects|defines|applies|supports)"
)
"""A respect that is a sentence about somebody: "customer manages"."""
_JOINED = re.compile(
    r"[/(&+]| (?:after|before|at|by|on|under|during|between|with|when|if|and|or) | (?:at|by|on|in|from|of|to|for|with)$"
)


_COUNT = re.compile(r"\d+\W*")
"""How many there are of what a respect names: "16" bits."""


def is_respect(column: str, phrasebook: Phrasebook) -> bool:
    """Whether the name of a column is that of one respect, by which each of its cells can be asked for."""
    vague = SAYS_NOT_OF_WHAT.fullmatch(column) or NO_RESPECT.fullmatch(column) or _REMARKS.fullmatch(column)
    return length(column) <= LONGEST_COLUMN and names(column, phrasebook) and not (vague or _JOINED.search(column))


def prompt(phrasebook: Phrasebook, respect: str, subject: str, value: str) -> str:
    """The question for the respect of a subject that has this value."""
    if phrasebook.name != "en" or not _takes_of(phrasebook, respect, subject, value):
        return by_name(phrasebook, respect, subject)
    if is_many(respect) and _COUNT.fullmatch(value):
        return by_name(phrasebook, respect, subject)
    term = " ".join(map(lowered, respect.split()))
    asked = phrasebook.property.format(term=term, subject=phrasebook.shown(subject))
    return asked.replace("What is the", "What are the", 1) if is_many(respect) else asked


def by_name(phrasebook: Phrasebook, respect: str, subject: str) -> str:
    """The question for whatever is said of a subject under the name of a respect."""
    shown = phrasebook.shown(subject)
    if respect.endswith(QUESTION_MARKS):
        return f"{shown}: {lowered(respect)}"
    if phrasebook.name != "en":
        return phrasebook.property.format(term=respect, subject=shown)
    return f"{shown}: {' '.join(map(lowered, respect.split()))}?"


def _takes_of(phrasebook: Phrasebook, respect: str, subject: str, value: str) -> bool:
    """Whether English says "the {respect} of {subject}": both are names, and short ones."""
    if respect.endswith(QUESTION_MARKS):
        return False
    if _MEASURED.fullmatch(respect) and not re.search(r"\d|\bO\(", value):
        return False
    if (
        is_quality(subject)
        or _REMARKS.fullmatch(respect)
        or _DOES.fullmatch(respect)
        or length(respect) > LONGEST
        or _JOINED.search(respect)
    ):
        return False
    return phrasebook.labels.fullmatch(respect) is not None or not is_quality(respect.split(" ")[-1])
