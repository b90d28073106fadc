"""Does a term name a time or a stretch of it? What is said behind one is what happened then, and not what it is."""

import re

from study.core.text import number_words

_MONTHS = frozenset(
    """
    styczeń stycznia luty lutego marca kwiecień kwietnia maja czerwiec czerwca lipiec lipca sierpień sierpnia wrzesień
    września październik października listopad listopada grudzień grudnia январь января январе февраль февраля феврале
    март марта марте апрель апреля апреле май мая мае июнь июня июне июль июля июле август августа августе сентябрь
    сентября сентябре октябрь октября октябре ноябрь ноября ноябре декабрь декабря декабре desember
    """.split()  # noqa: SIM905 - prose is easier to read and to extend than a column of quotes
).union(month.lower() for month in number_words.MONTHS)
_SEASON = (
    r"spring|summer|autumn|fall|winter|printemps|[ée]t[ée]|automne|hiver|frühjahr|frühling|sommer|herbst|primavera"
    r"|verano|otoño|invierno|estate|autunno|inverno|verão|outono|voorjaar|lente|zomer|herfst|najaar|vår|våren|sommar"
    r"|sommaren|höst|hösten|vinter|vintern|forår|forår|efterår|høst|wiosn[aą]|lat[oe]m?|jesie[nń]i?ą?|zim[aą]"
    r"|весн[аойы]+|лет[оа]м?|осен[ьи]ю?|зим[аойы]+"
)
_CENTURY = (
    r"century|centuries|c\.|siècles?|s\.|jahrhunderts?|jh\.?|jhd\.?|siglos?|secol[oi]|sec\.|séculos?|séc\.|eeuw"
    r"|århundradet|århundrede|århundre|-?tal(?:et)?|wieku?|в\.|вв\.|век[аеу]?|ве́ка|столети[ея]|قرن|القرن"
    r"|decades?|décennies?|jahrzehnts?|década|decennio|anni|ann[ée]+s|años|anos|jahren?|jaren|лет|годы?|гг?\.|годов"
    r"|lata|latach|roku?|r\.|year|anno|année|jahr|año|ano|jaar|år|год[ау]?"
)
_BESIDE = (
    r"before|after|until|till|since|from|to|between|around|about|circa|ca\.?|c\.|early|mid|middle|late|later|end|beginning"
    r"|start|first|second|third|last|half|quarter|turn|the|of|and|in|on|by|up|during|through|onwards?|present|today|now"
    r"|bce?|ce|ad|b\.c\.|a\.d\.|roughly|approx\.?|years?|period|era|es|s"
    r"|avant|après|jusqu|depuis|dès|entre|vers|env\.?|environ|début|fin|milieu|mi|courant|première?|seconde?|deuxième"
    r"|dernier|dernière|moitié|tiers|quart|tournant|le|la|les|l|de|du|des|d|et|en|au|aux|à|a|nos|jours|années|période"
    r"|av|apr|j|jc|c|ère"
    r"|vor|nach|bis|seit|ab|von|zwischen|um|anfang|ende|mitte|beginn|erste[rn]?|zweite[rn]?|hälfte|drittel|viertel"
    r"|spät\w*|früh\w*|der|die|das|des|dem|den|und|im|in|am|zum|zur|zu|heute|chr\.?|v\.|n\.|v|n|er|etwa|ca"
    r"|antes|después|desde|hasta|hacia|principios?|comienzos?|finales?|mediados|primer[oa]?|segund[oa]|mitad|tercio"
    r"|el|los|las|del|al|y|e|aprox\.?|actualidad|hoy|antes|depois|até|por|volta|início|começo|final|meados|metade|o|os"
    r"|as|do|da|dos|das|no|na|nos|nas|hoje|prima|dopo|fino|dal|dalla|dal|al|alla|dall|all|tra|fra|verso|inizio|inizi"
    r"|fine|metà|primo|secondo|seconda|terzo|il|lo|gli|i|della|dell|nel|nell|oggi|a\.c\.|d\.c\.|ac|dc"
    r"|voor|na|tot|sinds|vanaf|van|tussen|rond|begin|einde|eind|midden|eerste|tweede|helft|het|een|heden|nu"
    r"|före|efter|till|sedan|från|mellan|omkring|början|slutet|mitten|första|andra|hälften|av|på|och|idag|em|partir|х|е|ые|й|го"
    r"|før|etter|siden|fra|mellom|mellem|omkring|rundt|begynnelsen|begyndelsen|slutten|slutningen|midten|første|andre"
    r"|anden|halvdel|halvdelen|af|og|i\s?dag|til"
    r"|przed|po|do|od|między|około|ok\.?|początek|początku|koniec|końcu|połow[ay]|pierwsz\w+|drug\w+|i|w|we|na|n\.?e\.?"
    r"|p\.?n\.?e\.?|dziś"
    r"|до|после|по|с|со|от|между|около|начал[оае]|кон[еца]+|середин[аеы]|перв\w+|втор\w+|половин[аеы]|и|в|на|нач\.?|кон\.?"
    r"|сер\.?|н|э|рубеж\w*|сегодня"
    r"|قبل|بعد|منذ|حتى|إلى|من|بين|نحو|أوائل|أواخر|بداية|نهاية|منتصف|عام|سنة|و"
    r"|wwi{1,2}|ww[12]"
)
_YEAR = r"(?:1\d|20)\d\ds?|\d{3,4}(?:'?s|er|-?tal(?:et)?|х|е|ые|-х|-е)|\d{3}|\d\d(?:'?s|er|ties)"
_ROMAN = r"(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})"
_ORDINAL = rf"(?:\d{{1,2}}|{_ROMAN})(?:st|nd|rd|th|e|er|ère|ème|è|º|ª|°|\.|-?й|-?го)"
_STRONG = re.compile(rf"(?:{_YEAR})", re.IGNORECASE)
_COUNTED = re.compile(rf"(?:{_ORDINAL}|{_ROMAN}|[0-2]?\d|3[01]|\d0)", re.IGNORECASE)
_OF_CENTURY = re.compile(rf"(?:{_ROMAN})(?:e|è|ème|th)", re.IGNORECASE)
_NAMED = re.compile(rf"(?:{_CENTURY})", re.IGNORECASE)
_IN_YEAR = re.compile(rf"(?:{_SEASON})", re.IGNORECASE)
_AROUND = re.compile(rf"(?:{_BESIDE})", re.IGNORECASE)
_PARTS = re.compile(r"[\s,/()’'–—~-]+")
_SIGNS = re.compile(
    r"(?:约|大约|約|公元|西元|紀元)?[\s\d一二三四五六七八九十百千〇零年月日号世纪紀代初末中期前后後上下半叶葉旬至到起以今早晚春夏秋冬之间間頃约約降"
    r"明治大正昭和平成令~～—–\-세기년월일초말중반이전후대부터까지]+"
)
_A_DATE = re.compile(r"世[纪紀]|年代|[\d一二三四五六七八九十〇] ?(?:年|月|년|월|세기)")


_LONGEST = 10
"""Words of a term that is a time."""


def names_time(term: str) -> bool:
    """Whether a term is a date, a year, a decade, a century, or a stretch of time that is told by one: "Before 1879",
    "fin XIXème", "17-18 June", "19世纪末"."""
    if _SIGNS.fullmatch(term) and _A_DATE.search(term):
        return True
    parts = [part for part in _PARTS.split(term.strip(" .:")) if part]
    strong = dated = counted = named = False
    for part in parts:
        if _STRONG.fullmatch(part) or _OF_CENTURY.fullmatch(part):
            strong = True
        elif part.lower().rstrip(".") in _MONTHS or _IN_YEAR.fullmatch(part):
            dated = True
        elif _COUNTED.fullmatch(part) and not _AROUND.fullmatch(part):
            counted = True
        elif _NAMED.fullmatch(part):
            named = True
        elif not _AROUND.fullmatch(part):
            return False
    return len(parts) <= _LONGEST and (strong or (counted and (dated or named)))


_ERA = re.compile(
    r"(?i)(?:(?:the|la|le|l['’]|el|il|lo|a|o|die|das|der|de|het|den|det) ?)?(?:(?:early|high|late|classical|ancient"
    r"|modern|haute?|bas|basse|alta|baja|alto|baixa|basso|frühe[sr]?|hohe[sr]?|späte[sr]?|vroege|late) )?"
    r"(?:antiquity|ancient (?:times|world|greece|rome)|middle ages|renaissance|enlightenment|modern (?:era|times|age"
    r"|period)|early modern (?:era|times|age|period)|contemporary (?:era|times|age|period)|industrial (?:age|era)"
    r"|modernity|prehistory|(?:stone|bronze|iron) age|past|present|future|antiquité|moyen[ -][âa]ge|temps modernes"
    r"|[ée]poque (?:moderne|contemporaine|classique|médiévale)|[âa]ge classique|lumières|préhistoire|antike|altertum"
    r"|mittelalter|neuzeit|frühmittelalter|hochmittelalter|spätmittelalter|frühe neuzeit|moderne|gegenwart|aufklärung"
    r"|urgeschichte|vorgeschichte|vergangenheit|zukunft|antigüedad|edad (?:media|moderna|contemporánea|antigua)"
    r"|renacimiento|ilustración|prehistoria|antichità|medioevo|età (?:moderna|contemporanea|antica|classica)"
    r"|rinascimento|illuminismo|preistoria|antiguidade|idade (?:média|moderna|contemporânea|antiga)|renascimento"
    r"|iluminismo|pré-história|oudheid|middeleeuwen|nieuwe tijd|verlichting|antiken|medeltiden|renässansen"
    r"|upplysningen|antikken|middelalderen|renessansen|opplysningstiden|oldtiden|renæssancen|oplysningstiden"
    r"|starożytność|średniowiecze|renesans|odrodzenie|oświecenie|nowożytność|współczesność|античность|древность"
    r"|средневековье|средние века|возрождение|эпоха (?:возрождения|просвещения)|просвещение|новое время"
    r"|новейшее время|современность)|古代|中世纪|中世紀?|近代|现代|現代|当代|文艺复兴|启蒙运动|ルネサンス"
    r"|고대|중세|근대|현대|العصور الوسطى|العصور القديمة|العصر الحديث|عصر النهضة"
)


def names_era(term: str) -> bool:
    """Whether a term is the name of an age, which is a stage of something where it stands beside another."""
    return _ERA.fullmatch(term.strip()) is not None
