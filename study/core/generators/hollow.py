"""Does an answer tell anything? No "the same", no remark about the notes, nothing that the question says in other
words, and nothing that only goes on with another sentence."""

import re

from study.core.generators.case import Case, Check
from study.core.generators.phrasebook import UNPARTED
from study.core.questions.interaction import Back, ToName
from study.core.text.compare import gives_away, words

_SAME = re.compile(
    r"(?i)\W*(?:(?:it is |it['’]s |is |are |stays? |remains? )?(?:exactly |always |still )?(?:the )?same(?: (?:thing"
    r"|here"
    r"|(?:as|like) (?:above|before|that|this)))?|ditto|likewise|idem|ibid|id|(?:as|see) (?:above|before|below|there)"
    r"|(?:genau |immer |wieder )?(?:d(?:as|er|ie)(?:selben?| gleichen?)|gleich)|ebenso|dito|siehe (?:oben|unten"
    r"|dort)|s\. ?[ou]"
    r"|(?:toujours )?l[ae]s? mêmes?(?: chose)?|pareil|voir (?:ci-dessus|ci-dessous|plus haut|plus bas)"
    r"|(?:è |sono |sempre )?(?:l[oaie]|gli) stess[oaie](?: cosa)?|(?:è )?uguale|(?:vedi|come) (?:sopra|sotto)"
    r"|(?:es |son )?(?:el|l[oa]s?) mism[oa]s?(?: cosa)?|ídem|igual|(?:ver|véase|como) (?:arriba|abajo|antes)"
    r"|(?:é |são )?[oa]s? mesm[oa]s?(?: coisa)?|(?:ver|como) (?:acima|abaixo)"
    r"|(?:is |zijn )?(?:het|de)zelfde|zie (?:boven|hierboven|onder|hieronder)|gelijk"
    r"|(?:det |den |är )?samma(?: sak)?|se (?:ovan|nedan)|likadant|(?:det |den |de )?samme|se (?:over|under|ovenfor"
    r"|nedenfor)|ditto|likt"
    r"|(?:jest |są )?(?:to|tak|taki|taka|takie|te) sam[oaey]?|jw|jak wyżej|(?:patrz|zob\.?) (?:wyżej|niżej)"
    r"|(?:это )?то же(?: самое)?|так(?:ой|ая|ие)? же|тот же|та же|те же|см\. ?(?:выше|ниже)|аналогично"
    r"|(?:与?(?:上|前)[面文者述]?)?(?:相同|一样)|同上|同理|如上|见[上下](?:文|面)?"
    r"|(?:上(?:記)?と)?(?:同じ|同様)(?:です|である)?|同上|その通り(?:です|である)?|(?:上記|下記)?参照|前述の通り"
    r"|(?:위와 ?)?(?:같음|같다|동일(?:함|하다)?)|상동|위 ?참조|마찬가지(?:이다)?"
    r"|(?:هو |هي )?نفس(?:ه|ها|هم| الشيء)|كما سبق|انظر (?:أعلاه|أدناه)|كذلك|مثله)\W*"
)
"""An answer that says no more than that it is as elsewhere."""
_WRITTEN = re.compile(
    r"(?i)\W*(?:(?:what|things?|stuff|something|all) (?:that )?i (?:wrote|said|posted|noted|read|heard|copied)"
    r"|(?:was|dinge, die|alles, was) ich .{0,30}(?:geschrieben|gesagt|gepostet|notiert|gelesen)"
    r"|ce que j['’]ai (?:écrit|dit|posté|noté|lu)|(?:quello|ciò) che ho (?:scritto|detto|letto)"
    r"|lo que (?:he escrito|escribí|dije|he dicho|leí)|o que (?:eu )?(?:escrevi|disse|li)"
    r"|(?:wat|dingen die) ik .{0,30}(?:geschreven|schreef|gezegd|gelezen)|(?:det|vad) jag (?:skrev|har skrivit|sa"
    r"|läste)"
    r"|(?:det|hva|hvad) jeg (?:skrev|har skrevet|sa|leste|læste)|(?:to, )?co (?:napisałem|napisałam|pisałem|pisałam)"
    r"|(?:то, )?что я (?:писал|написал|сказал|читал)а?)(?!\w)"
    r"|^\W*我(?:之前|以前|曾)?在.{1,20}(?:写|说|发)(?:的|过).{0,8}$|^.{0,20}(?:に|で)書いた(?:こと|内容|もの|やつ|話|文章)\W*$"
    r"|^.{0,20}에 (?:쓴|적은|올린) (?:것|글|내용)\W*$|^\W*ما كتبته"
)
"""A remark about what its writer wrote elsewhere."""


def says_something_of_its_own(case: Case) -> str:
    """An answer is understood where it stands alone, and is of the subject."""
    return next(filter(None, map(why_empty, case.parts.right)), "")


def why_empty(answer: str) -> str:
    """Why an answer tells nothing, whatever it is asked for; "" where it does."""
    if _SAME.fullmatch(answer):
        return "the answer points elsewhere"
    return "a remark about the notes" if _WRITTEN.search(answer) else ""


_QUOTED_LAST = re.compile(r"[^\W\d_]{4,}(?=\W*$)")
"""The last word of what is said: where a thing is only called something, its name."""
_CALLS = re.compile(
    r"(?i)(?<!\w)(?:(?:is|are) (?:called|named|said to be|known as)|heiß(?:t|en)|nennt man|(?:werden"
    r"|wird) .{0,60}genannt"
    r"|(?:est|sont) (?:dite?s?|appelée?s?)|s['’]appelle(?:nt)?|si (?:dic(?:e|ono)|chiama(?:no)?)|(?:è|sono) dett[oaie]"
    r"|se (?:llaman?|dicen?|denominan?|chamam?|dizem?|diz)|chama(?:m)?-se|diz(?:em)?-se|kallas|kalles|kaldes|heten|heet"
    r"|(?:wordt|worden) .{0,60}genoemd|nazywa(?:my|ją)?(?: się)?|называ(?:ется|ются|ют|ем))(?!\w)"
)


def reason_is_another(case: Case) -> str:
    """A reason is no name over again: things that are called scalar because they are described by a scalar."""
    main = case.main
    if case.candidate.shape != "why" or main is None or main.phrasebook is None or main.language in UNPARTED:
        return ""
    said, reason = words(case.asked), words(" ".join(case.parts.right)) - main.phrasebook.common
    known = [one for one in reason if any(gives_away(one, other) for other in said)]
    if reason and len(known) * 3 >= len(reason) * 2:
        return "the reason only says the question again"
    name = _QUOTED_LAST.search(case.asked) if _CALLS.search(case.asked) else None
    again = name and any(gives_away(name[0].lower(), one) for one in reason)
    return "the reason only says the question again" if again else ""


_ENDS = re.compile(
    r"(?i)(?<!\w)(?:ends?|extremities|sides|directions|halves|enden?|seiten|richtungen|hälften|extrémités|bouts|côtés"
    r"|sens|moitiés|estremit[àa]|estremi|lati|direzioni|metà|extremos|lados|direcciones|sentidos|mitades|extremidades"
    r"|pontas|direções|metades|uiteinden|kanten|zijden|richtingen|helften|ändar(?:na)?|sidor(?:na)?|riktningar|ender"
    r"|sider"
    r"|retninger|końc(?:e|ach|ami)|stron(?:y|ach)|kierunk(?:i|ach)|конц(?:ы|ах)|сторон(?:ы|ах)|направлени(?:я"
    r"|ях))(?!\w)"
    r"|两(?:端|侧|边|个方向)|両(?:端|側|方向)|양(?:쪽|끝|측|방향)|طرفي|جانبي|الطرفين|الجانبين"
)
_OPPOSITES = re.compile(
    r"(?i)\W*(?:(?:at|on|in|to|from|the|an?|am|im|der|die|das|den|dem|au|aux|à|en|de|du|le|la|les|al|alla|il|lo|el"
    r"|ao|no|na|o|het|aan|op|i|vid|till|på|po|w|z|в|на|с|к) +|(?:l|all|à l)['’])*"
    r"(?:beginning|start|end|left|right|top|bottom|front|back|above|below|up|down|inside|outside|forwards?|backwards?"
    r"|anfang|beginn|ende|links|rechts|linken?|rechten?|oben|unten|vorn(?:e)?|hinten|innen|außen|vorwärts|rückwärts"
    r"|début|commencement|fin|gauche|droite|haut|bas|avant|arrière|dedans|dehors|inizio|fine|sinistra|destra|alto"
    r"|basso|davanti|dietro|inicio|principio|final|izquierda|derecha|arriba|abajo|delante|detrás|início|começo|fim"
    r"|esquerda|direita"
    r"|cima|baixo|frente|trás|begin|einde|eind|linker(?:kant)?|rechter(?:kant)?|boven|onder|voor|achter|början|slutet?"
    r"|vänster|höger|upp|ner|begynnelsen|slutten|venstre|høyre|højre|opp|ned|początku?|końcu?|koniec|lew[aoe]j?"
    r"|praw[aoe]j?"
    r"|gór[aęy]|dół|dole|начал[оеа]|кон(?:ец|це|ца)|лев(?:о|ая|ый|ой)|прав(?:о|ая|ый|ой)|слева|справа|верх|низ"
    r"|开头|开始|结尾|末尾|左(?:边|侧|端)?|右(?:边|侧|端)?|上(?:边|端)?|下(?:边|端)?|始め|終わり|前|後|시작|끝|왼쪽|오른쪽|위|아래"
    r"|البداية|النهاية|اليمين|اليسار|الأعلى|الأسفل)(?: (?:side|end|seite|ende|side[na]?|kant|strona|сторона))?\W*"
)


def is_no_pair_of_ends(case: Case) -> str:
    """What has two ends has them at the beginning and at the end: nobody has to learn that."""
    if not isinstance(case.candidate.asked, ToName) or not _ENDS.search(case.asked):
        return ""
    return "everybody knows that" if all(map(_OPPOSITES.fullmatch, case.parts.right)) else ""


LITTLE = 2
"""Words with a meaning of an answer so short that one of them in the question leaves it little to tell."""


def tells_more_than_the_name(case: Case) -> str:
    """What a thing is, is not told by a word of its name and one more: "final situation: the end of the story"."""
    main = case.main
    if case.candidate.shape not in ("meaning", "explained") or main is None or main.phrasebook is None:
        return ""
    if main.language in UNPARTED or not isinstance(case.candidate.asked, Back) or main.cells:
        return ""
    told = words(" ".join(case.parts.right)) - main.phrasebook.common
    again = [one for one in told if any(gives_away(one, other) for other in words(main.term))]
    if 0 < len(told) <= LITTLE and again:
        return "the answer says little more than the name"
    return ""


_INCLUDING = {
    "pl": re.compile(r"(?i)(?<!\w)(?:w tym|m\. ?in\.?|między innymi|taki(?:ch|e|mi) jak|jak np\.?)\W*$"),
    "ru": re.compile(r"(?i)(?<!\w)(?:в том числе|включая|так(?:их|ие|ими) как)\W*$"),
}
"""How a lead ends whose items go on with its sentence, in the case that it asks for, which is not that of a name."""


def is_no_part_of_a_sentence(case: Case) -> str:
    """What an item names that completes the sentence above it is a part of that sentence, and not defined by what is
    said of it: "zinc has a role in many processes, including: immunity: zinc strengthens it"."""
    main = case.main
    found = _INCLUDING.get(main.language) if main is not None else None
    if main is None or found is None or case.candidate.shape not in ("meaning", "explained", "term"):
        return ""
    lead = main.lead or next(iter(case.corpus.labels(main)[-1:]), "")
    return "goes on with the sentence above it" if found.search(lead) else ""


CHECKS: tuple[Check, ...] = (
    says_something_of_its_own,
    reason_is_another,
    is_no_pair_of_ends,
    tells_more_than_the_name,
    is_no_part_of_a_sentence,
)
