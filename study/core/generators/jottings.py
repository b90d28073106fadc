"""May words be asked unseen as they stand? That they are no slip of the pen, and speak of the subject alone: not of
their book, of the notes or of the day."""

import re

from study.core.generators.case import Case, Check
from study.core.generators.phrasebook import TERSE
from study.core.generators.whole import CLOSING, OPENING
from study.core.questions.interaction import Back, ToName
from study.core.text.compare import gives_away, simple, words

_LOOKED_AT = 50
"""Lines of a list that are looked at for one of them."""
_TWICE = re.compile(r"(?i)\b([^\W\d_]{3,}) \1\b")
_LINKED = re.compile(r"(?i)\b(?P<name>[^\W\d_]{3,}(?: [\w-]+){1,6}) \((?P=name)\b")
"""A name with a link to its page behind it."""
_OF_A_BOOK = re.compile(
    rf"(?i)(?:^|(?<=[{OPENING}]))(?:chapter|chapitre|kapitel|capitolo|capítulo) (?:that|which|qui|das|som|che|que)\b"
    r"|\b(?:section \d+(?:\.\d+)+|(?:figure|table|exhibit|abbildung|tabelle|tableau|figura|tabella|tabla)"
    r" \d+(?:\.\d+)*"
    r"|(?:in|of|from) this (?:book|text(?:book)?|section|chapter|unit|module|article|handout)"
    r"|in (?:diesem|dem) (?:buch|abschnitt|kapitel|skript)|dans (?:ce|cette) (?:livre|section|chapitre|cours)"
    r"|in quest[oa] (?:libro|sezione|capitolo)|en est[ea] (?:libro|sección|capítulo)"
    r"|nest[ea] (?:livro|seção|capítulo)|i (?:den här|detta|det här) (?:boken|avsnittet?|kapitlet|kapitel)"
    r"|in dit (?:boek|hoofdstuk)"
    r"|(?:as )?(?:stated|noted|mentioned|discussed|explained|described|defined) (?:earlier|previously|above|below)"
    r"|(?:earlier|previously) (?:stated|noted|mentioned|discussed|explained|described|defined)"
    r"|(?:in|from) the (?:preceding|previous|following|next) (?:example|section|chapter|figure|paragraph)"
    r"|in (?:our|the) example\b(?! of)|(?:nell|dell)['’]esempio|n?o exemplo d[aeo]|no exemplo|(?:en|d)el ejemplo"
    r"|dans l['’]exemple|(?:im|aus dem) beispiel(?! für)|i exemplet|in het voorbeeld|at the time of (?:this "
    r"|the )?writing)"
)
"""What a book says of itself, and of the day it was written."""
_OF_THE_NOTES = re.compile(
    r"(?i)\((?:[^()]*\b)?(?:(?:no|not yet an?|missing) (?:own )?(?:page|note)|ingen (?:egen )?sida|ej (?:egen )?sida"
    r"|(?:noch )?keine (?:eigene )?(?:seite|notiz)|pas (?:encore )?de (?:page|note)|nessuna (?:pagina|nota)"
    r"|sin (?:página|nota)|sem (?:página|nota)|(?:nog )?geen (?:eigen )?(?:pagina|notitie)|to be (?:added|done)"
    r"|coming soon|kommer snart|folgt noch|à compléter|da completare|por completar|a completar"
    r"|nog aan te vullen)\b[^()]*\)"
)
"""An aside about what the notes hold, or do not hold yet."""
_PART_OF_PAGE = re.compile(r"[^\W\d_]{2}#[A-ZÀ-Þ][a-zß-ÿ]")
"""A page and one of its headings, as a link has them."""
_STRAY_DASH = re.compile(r"[^\W\d_]\w* -(?=[^\W\d_]{4})")
"""A dash that belongs to neither the word before it nor the one after: "GI3 -transition"."""


def says_no_word_twice(case: Case) -> str:
    """A word that stands twice in a row is a slip of the pen, which its writer mends with a glance."""
    texts = (case.asked, *case.parts.all)
    return "a word stands twice" if any(map(_TWICE.search, texts)) or any(map(_LINKED.search, texts)) else ""


_HERE = re.compile(
    r"(?i)\b(?:chapter|kapitel|chapitre|capitolo|capítulo|hoofdstuk|lecture|vorlesung|lezione"
    r"|aula|clase|föreläsning|hoorcollege|page|página|pagina|seite|sida) \d+|\b(?:as|come|wie"
    r"|comme|como|som|zoals)"
    r" (?:we |wir |nous |vi )?(?:have )?(?:seen|discussed|mentioned|explained|covered|learned|visto|detto|spiegato"
    r"|gesehen|besprochen"
    r"|erwähnt|vu|dit|expliqué|vimos|dicho|såg|nämnt|nämndes|gezien)\b|\b(?:vist[oaie]"
    r"|descritt[oaie]) (?:in )?precedente(?:mente)?"
    r"|(?:in|from) (?:the|this) [\w-]+ (?:course|class|lecture)\b|(?:hittar du|finden sie|finds?t du|vous trouverez"
    r"|trovi|trovate"
    r"|encontrarás)|(?<=\s)[’'\"″](?=\s|$)|\b(?:(?:that|this|these|those) (?:class|run|week|file|folder|project"
    r"|lecture|course|video|page|repo)"
    r"|right now|ish|stuff|kinda|sort of)\b|\{\w*\}|\.(?:png|jpe?g|gif|webp)\b|\((?:see|siehe|voir|véase|vedi|se) "
)


def is_no_jotting(case: Case) -> str:
    """Words that are clear to their writer on the day, in the question or in the list it is taken from."""
    texts = [case.asked, *case.parts.all]
    if case.main is not None and case.candidate.shape in ("meaning", "term") and not case.candidate.slot:
        texts += [one.text for one in case.corpus.together.get(case.main.key, ())[:_LOOKED_AT]]
    if any(map(_HERE.search, texts)):
        return "a jotting"
    if any(found.search(text) for text in (case.asked, *case.parts.all) for found in (_OF_A_BOOK, _OF_THE_NOTES)):
        return "speaks of the book or the notes"
    if any(_PART_OF_PAGE.search(re.sub("`[^`]*`", "x", text)) for text in (case.asked, *case.parts.all)):
        return "the address of another page"
    return "a dash stands by itself" if _STRAY_DASH.search(re.sub("`[^`]*`", "x", case.asked)) else ""


_OF_A_COURSE = re.compile(
    r"(?i)\b(?:homework|hw\d*|midterms?|syllabus|office hours?|ricevimento|esonero|hausaufgaben?|sprechstunde"
    r"|klausurtermin|inlämningsuppgift(?:er|en)?|hemtenta(?:men)?|mottagningstid|huiswerk|spreekuur|deberes|tutorías"
    r"|devoirs? maison|heures? de permanence)\b"
    r"|zeitaufwand|lernaufwand|workload\W*(?:~ ?)?\d|carga de trabalho|arbetsbelastning"
    r"|(?:tipps?|hinweise) (?:zu|für|zur|zum)(?: de[rm]| die)? ?(?:klausur|prüfung)\w*|(?:exam"
    r"|test)(?:ination)? (?:tips|tricks)"
    r"|consigli per l['’]esame|conseils pour l['’]examen|consejos para el examen|tentatips|tips inför tentan?"
    r"|\d ?% (?:(?:of|from) )?(?:the )?(?:exam|scritto|orale|klausur|mündlich|tentamen|examen|oral|written)\b"
)
"""How a course is held and marked, which passes with it."""
_UNSURE = re.compile(r"(?<=[^\s(]) ?\?+\)|\(\?+\)")
"""Words that their writer was not sure of: "(immediate?)"."""
_BEST_LOVED = re.compile(
    r"(?i)\b(?:favou?rites?|lieblings\w+|préférée?s?|preferit[oaie]|favorit[oa]s?|preferid[oa]s?|favorit(?:er)?"
    r"|lievelings\w+|favoriete) \w"
)
_OF_ONESELF = {
    "it": re.compile(r"(?:^|[\s«])(?:io|faccio|facciamo|devo|voglio|(?:ci|mi) (?:conviene|serve)|mi)(?=\s)"),
    "de": re.compile(r"(?:^|\s)(?:ich|mein(?:e[nmrs]?)?|mir|mich)(?=\s)"),
    "fr": re.compile(r"(?:^|\s)(?:je|moi)(?=\s)|(?:^|\s)j['’]"),
    "es": re.compile(r"(?:^|\s)(?:yo|hago|debo|tengo que|me conviene)(?=\s)"),
    "pt": re.compile(r"(?:^|\s)(?:eu|faço|devo|tenho que)(?=\s)"),
    "sv": re.compile(r"(?:^|\s)(?:jag|mig|mina)(?=\s)"),
    "nb": re.compile(r"(?:^|\s)(?:jeg|meg|mine)(?=\s)"),
    "da": re.compile(r"(?:^|\s)(?:jeg|mig|mine)(?=\s)"),
    "nl": re.compile(r"(?:^|\s)(?:ik|mij)(?=\s)"),
    "zh": re.compile(r"(?<![自本超大忘])我(?![们国方军])"),
}
"""Words of somebody who tells what they do themselves; English has its own rule."""


_ANNOUNCES = {
    "en": re.compile(
        r"(?i)\b(?:we|this (?:paper|work|study|thesis)) (?:will|shall|are going to|now|first|presents?|proposes?"
        r"|introduces?|demonstrates?|evaluates?|develops?|stud(?:y|ies)|investigates?|focus(?:es)?|discuss(?:es)?"
        r"|describes?|conclude|begin|start|reports?|prove|show|claim|assume)\b|\b(?:we|you) can see\b|\blet us\b"
        r"|\b(?:suppose|it (?:remains|suffices) to (?:show|prove)|to be (?:shown|proved))\b"
    ),
    "de": re.compile(
        r"(?i)\b(?:wir werden|(?:sehen|betrachten|schauen|wollen) wir|wie man sieht|wir (?:sehen|betrachten"
        r"|wollen|zeigen|beweisen|nehmen an)|(?:es (?:bleibt|genügt) )?zu zeigen)\b"
    ),
    "fr": re.compile(
        r"(?i)\b(?:nous (?:allons|verrons|étudierons|aborderons)|on va (?:voir|étudier)|comme on (?:le "
        r"|peut )?voi[rt]|(?:dé)?montrons|prouvons|supposons|on va (?:dé)?montrer"
        r"|il (?:suffit|reste) (?:de|à) (?:dé)?montrer)\b"
    ),
    "es": re.compile(
        r"(?i)\b(?:vamos a|(?:como )?podemos ver|veremos|veamos|estudiaremos|abordaremos|demostr(?:are|e)mos"
        r"|probaremos|probemos|supongamos|consideremos|basta (?:ver|probar|demostrar))\b"
    ),
    "it": re.compile(
        r"(?i)\b(?:vedremo|vediamo|(?:come )?possiamo vedere|come si vede|andremo|analizzeremo|studieremo"
        r"|parleremo|affronteremo|dimostr(?:ere|ia)mo|proviamo|supponiamo|basta (?:dimostrare|provare))\b"
    ),
    "pt": re.compile(
        r"(?i)\b(?:vamos|temos|(?:como )?podemos ver|iremos|veremos|vejamos|abordaremos|apresentam-se"
        r"|(?:de)?monstr(?:are|e)mos|provaremos|suponhamos|consideremos|basta (?:mostrar|provar))\b"
    ),
    "sv": re.compile(r"(?i)\b(?:vi (?:ska|kommer att)|(?:kommer|ska) vi|ser vi på)\b"),
    "nb": re.compile(r"(?i)\b(?:vi (?:skal|kommer til å)|(?:kommer|skal) vi|ser vi på)\b"),
    "da": re.compile(r"(?i)\b(?:vi (?:skal|vil)|skal vi|ser vi på)\b"),
    "nl": re.compile(r"(?i)\b(?:we (?:gaan|zullen|bewijzen|tonen aan)|(?:zullen|bekijken|bewijzen) we|stel dat)\b"),
    "pl": re.compile(r"(?i)\b(?:pokażemy|udowodnimy|wykażemy|załóżmy|zobaczmy|zajmiemy się)\b"),
    "ru": re.compile(r"(?i)\b(?:докажем|покажем|предположим|рассмотрим|перейд[её]м к)\b"),
    "zh": re.compile(
        r"不再(?:展开|赘述|详述|讨论)|(?:不是|并非)(?:我们|本文|本章|这里)?(?:讨论|关注)?的重点"
        r"|(?:我们|本章|本节|本文|下面|接下来|稍后)(?:将|会|稍后|接下来)?(?:介绍|讨论|来看|展开|讲到)|(?:下面|现在|我们)(?:来)?(?:证明|证)|要证"
    ),
}
"""Words with which a text says what it is going to do."""


def announces_nothing(case: Case) -> str:
    """What is asked is no sentence in which a text or its writer tells what comes next, or what they did."""
    found = _ANNOUNCES.get(case.main.language) if case.main is not None else None
    texts = (case.asked, *case.parts.right)
    return "speaks of the book or the notes" if found is not None and any(map(found.search, texts)) else ""


_SIGNS = re.compile(r"[\u3040-\u9fff]")
_ASIDE = re.compile(r"[(（][^()（）]*[)）]")


def speaks_one_language(case: Case) -> str:
    """A question in a European language holds Chinese words in parentheses at most."""
    if case.main is None or case.main.language in (*TERSE, ""):
        return ""
    return "two languages in one question" if _SIGNS.search(_ASIDE.sub("", case.asked)) else ""


def is_of_the_subject(case: Case) -> str:
    """What is asked is of the subject, and sure: not how its course is held, nor what its writer likes or does, nor
    what they put a question mark behind."""
    if any(map(_UNSURE.search, (case.asked, *case.parts.right))):
        return "its writer was not sure"
    places = (*case.candidate.context, case.main.topic.title) if case.main is not None else case.candidate.context
    if any(map(_OF_A_COURSE.search, (case.asked, *case.parts.right, *places[-2:]))):
        return "tells how a course is held"
    if any(map(_BEST_LOVED.match, places)):
        return "a remark to oneself"
    own = _OF_ONESELF.get(case.main.language) if case.main is not None else None
    said = [re.sub(r"`[^`]*`", "x", text[:1].lower() + text[1:]) for text in (case.asked, *case.parts.right)]
    return "a remark to oneself" if own is not None and any(map(own.search, said)) else ""


_POINTS = {
    "en": re.compile(
        r"(?i)\b(?:this|these|those)(?: (?P<noun>[\w-]+))?"
        r"|\b(?:do|does|did|perform|performs|achieve|achieves|for|of|in|to|with|by|at|from|on|under) that"
        r"(?: (?P<named>[\w-]+))?(?=\W*$)"
    ),
    "de": re.compile(r"(?i)(?<![\w-])dies(?:e[rnms]?)?(?![\w-])(?: (?P<noun>[\w-]+))?"),
    "fr": re.compile(
        r"(?i)\b(?:cela|ceci)\b|\b(?:cette|cet|ces|ce(?! (?:qu|dont|n['’]|sont|que|à)))\b(?: (?P<noun>[\w-]+))?"
    ),
    "es": re.compile(r"(?i)\b(?:esto|eso|est[ea]|est[oa]s|es[ea]|es[oa]s|dich[oa]s?)\b(?: (?P<noun>[\w-]+))?"),
    "it": re.compile(r"(?i)\b(?:quest[oaie]|tal[ei](?! (?:che|da)))\b(?: (?P<noun>[\w-]+))?"),
    "pt": re.compile(r"(?i)\b(?:[nd]?(?:isto|isso|aquilo)|[nd]?(?:est|ess)[ea]s?)\b(?: (?P<noun>[\w-]+))?"),
    "sv": re.compile(r"(?i)\b(?:detta|denna|dessa)\b(?: (?P<noun>[\w-]+))?"),
    "nb": re.compile(r"(?i)\b(?:dette|denne|disse)\b(?: (?P<noun>[\w-]+))?"),
    "da": re.compile(r"(?i)\b(?:dette|denne|disse)\b(?: (?P<noun>[\w-]+))?"),
    "nl": re.compile(r"(?i)\b(?:deze|dit)\b(?: (?P<noun>[\w-]+))?"),
    "pl": re.compile(r"(?i)\b(?:ten|ta|te|tego|tej|tych|tymi)\b(?: (?P<noun>[\w-]+))?"),
    "ru": re.compile(r"(?i)\bэт(?:от|а|у|и|ого|ой|ому|им|их|ими|ом)\b(?: (?P<noun>[\w-]+))?"),
    "zh": re.compile(r"(?:这|(?<!应)该|(?<![因如彼由])此(?!外))(?P<noun>)"),
}
"""Words that point at a thing, and its noun."""
_QUOTED = re.compile(rf"[{OPENING}](.*)[{CLOSING}]")
_WHOLE = ("called", "gap", "missing", "counted")
"""Shapes that ask with the words of the line itself."""
_PAUSE = re.compile(r"\w{3,}[,;:.，；：。]")


def points_at_nothing(case: Case) -> str:
    """What a sentence points at stands before it in the sentence, or above the question: "that function" is lost."""
    main = case.main
    found = _POINTS.get(main.language) if main is not None else None
    quoted, defines = _QUOTED.search(case.asked), case.candidate.name.startswith("meaning-sentence")
    if found is None or not (quoted or defines or case.candidate.shape in _WHOLE):
        return ""
    said = " ".join(case.parts.right) if defines else quoted[1] if quoted else case.asked
    for pointer in found.finditer(said):
        before, places = said[: pointer.start()], " ".join(case.candidate.context[-1:])
        noun = next((one for one in pointer.groupdict().values() if one), "")
        named = _is_of(noun, f"{before} {places}")
        if not named and not _PAUSE.search(before):
            return "leans on what stood before it"
    return ""


_ELSEWHERE = {
    "en": re.compile(
        r"(?i)\b(?:(?:two|three|four|five|six|seven|\d|many|several|some) of (?:them|these|those)|in there|therein"
        r"|here)\b"
    ),
    "de": re.compile(r"(?i)(?<![\w-])(?:dort|hier|davon|darin|daraus|hiervon|darunter)(?![\w-])"),
    "fr": re.compile(
        r"(?i)\b(?:y en (?:a|avait)|en (?:existe|distingue|compte|trouve|ont|connaît)|ici)\b|\by (?:trouve"
        r"|distingue)|(?<![\w-])là(?![\w-])"
    ),
    "es": re.compile(r"(?i)\b(?:aquí|allí|ahí|de ell[oa]s)\b"),
    "it": re.compile(
        r"(?i)\b(?:(?:ce|ve) ne|ne (?:esist|abbiamo|distingu|troviamo|conosc)\w*|qui|quì|lì|di essi|di esse)\b"
    ),
    "pt": re.compile(r"(?i)\b(?:aqui|ali|aí|del[ea]s)\b"),
    "nl": re.compile(r"(?i)\b(?:daar|hier|daarvan|hiervan|daarin|hierin|(?:heb(?:t|ben)?|kent|kennen) er)\b"),
    "sv": re.compile(r"(?i)\b(?:här|därav|av dem)\b|(?<=\w )där(?= (?:finns|har)\b)"),
    "nb": re.compile(r"(?i)\b(?:her|derav|av dem)\b"),
    "da": re.compile(r"(?i)\b(?:her|heraf|deraf|af dem)\b"),
    "pl": re.compile(r"(?i)\b(?:tam|tutaj|tu|z nich|w nich|wśród nich)\b"),
    "ru": re.compile(r"(?i)\b(?:там|здесь|тут|из них|среди них|у них)\b"),
    "zh": re.compile(r"那里|这里|其中"),
    "ja": re.compile(r"ここ|そこ|そのうち|この中"),
    "ko": re.compile(r"여기|거기|그중"),
    "ar": re.compile(r"هنا|هناك|منها|منهم"),
}
"""Words that point at a place or a number of things told before."""


def counts_what_it_names(case: Case) -> str:
    """Of what there are so many stands in the sentence itself: "you have two muscles there" is asked nowhere."""
    found = _ELSEWHERE.get(case.main.language) if case.main is not None else None
    quoted = _QUOTED.search(case.asked)
    if found is None or quoted is None or case.candidate.shape != "counted":
        return ""
    pointer = found.search(quoted[1])
    told = pointer is None or _PAUSE.search(quoted[1][: pointer.start()])
    return "" if told else "leans on what stood before it"


def _is_of(noun: str, text: str) -> bool:
    return any(gives_away(one, word) for one in words(noun) for word in words(text))


_BEHIND_A_DASH = re.compile(r"(?P<before>[^;,]+?) – (?P<after>[^;–]+)")


def says_nothing_twice(case: Case) -> str:
    """What stands behind a dash says more than what stands before it: a link to a bone is no second bone."""
    if not isinstance(case.candidate.asked, ToName | Back):
        return ""
    for text in case.parts.right:
        for found in _BEHIND_A_DASH.finditer(text):
            before, after = (set(simple(found[one]).split()) for one in ("before", "after"))
            if after and after <= before:
                return "a point says a thing twice"
    return ""


CHECKS: tuple[Check, ...] = (
    is_no_jotting,
    announces_nothing,
    points_at_nothing,
    counts_what_it_names,
    speaks_one_language,
    is_of_the_subject,
    says_no_word_twice,
    says_nothing_twice,
)
