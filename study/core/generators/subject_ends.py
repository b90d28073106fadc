"""Words that stand between a subject and its verb, or belong to the sentence: with one of them at its end, or a clause
within it, what stands before a verb names nothing."""

import re

_ENDS = {
    "en": r"(?!(?:family|assembly|anomaly|(?:mon|olig|du)opoly|supply|reply|butterfly|belly|jelly|ally|fly|lily)$)"
    r"[a-z]{3,}ly|often|also|sometimes|always|never|still|then|now|here|there|either|neither|both|only|just|thus"
    r"|hence|therefore|however|indeed|instead|perhaps|maybe|once|already|yet|too|even|rather|almost|not|itself"
    r"|themselves|himself|herself|alone|today|later|in (?:turn|fact|general|practice|other words)|for example"
    r"|of course",
    "de": r"meist(?:ens)?|oft|(?-i:[a-zäöü]+weise)|immer|nie|niemals|auch|nur|noch|schon|bereits|dann|also|daher|somit"
    r"|jedoch|aber|nämlich|eigentlich|grundsätzlich|hauptsächlich|stets|selbst|selber|hier|dabei|zunächst|entweder"
    r"|sowohl|weder|nicht|häufig|manchmal|heute|allein|jeweils|allgemein|im allgemeinen|zum beispiel",
    "fr": r"généralement|souvent|normalement|habituellement|également|principalement|essentiellement|actuellement"
    r"|finalement|évidemment|vraiment|notamment|simplement|fondamentalement|traditionnellement|historiquement|aussi"
    r"|toujours|jamais|donc|ainsi|alors|encore|déjà|ensuite|parfois|surtout|seulement|soit|ni|ne|non|pas|ici|là"
    r"|lui-même|elle-même|eux-mêmes|elles-mêmes|en effet|en général|par conséquent|par définition|au contraire"
    r"|d['’]abord|par exemple|cependant|pourtant|certes|aujourd['’]hui",
    "es": r"\w{4,}mente|en general|a menudo|también|siempre|nunca|jamás|entonces|ya|todavía|aún|solo|sólo|no|ni|sea"
    r"|mism[oa]s?|aquí|además|por ejemplo|sin embargo|en realidad|de hecho|así|luego|a veces|hoy",
    "it": r"\w{4,}mente|di solito|spesso|in genere|in generale|anche|sempre|mai|quindi|dunque|allora|ancora|già|poi"
    r"|talvolta|soprattutto|solo|soltanto|non|sia|né|stess[oaie]|qui|inoltre|invece|infatti|però|ad esempio|per esempio"
    r"|di fatto|oggi",
    "pt": r"\w{4,}mente|em geral|muitas vezes|também|sempre|nunca|jamais|então|já|ainda|só|apenas|não|nem|seja"
    r"|mesm[oa]s?|próprio|própria|aqui|além disso|por exemplo|no entanto|porém|na verdade|de fato|assim|às vezes|hoje",
    "nl": r"normalt|meestal|vaak|gewoonlijk|ook|altijd|nooit|dus|dan|nog|al|alleen|slechts|echter|eigenlijk|zelf|niet"
    r"|noch|hier|soms|bijvoorbeeld|vandaag|daarom|in het algemeen",
    "sv": r"vanligtvis|oftast|ofta|normalt|också|alltid|aldrig|alltså|då|än|ännu|redan|bara|endast|dock|egentligen"
    r"|själv[at]?|inte|här|ibland|därför|i allmänhet|till exempel|idag",
    "nb": r"vanligvis|oftest|ofte|normalt|også|alltid|aldri|altså|da|ennå|allerede|bare|kun|imidlertid|egentlig|selv"
    r"|ikke|her|iblant|derfor|generelt|for eksempel|i dag",
    "da": r"sædvanligvis|oftest|ofte|normalt|også|altid|aldrig|altså|da|endnu|allerede|bare|kun|dog|egentlig|selv|ikke"
    r"|her|undertiden|derfor|generelt|for eksempel|i dag",
    "pl": r"zwykle|zazwyczaj|często|czasem|czasami|także|też|zawsze|nigdy|więc|zatem|wtedy|jeszcze|już|tylko|jednak"
    r"|właściwie|nie|tu|tutaj|zaś|natomiast|sam[aoi]?|na przykład|ogólnie|dziś",
    "ru": r"обычно|часто|иногда|также|тоже|всегда|никогда|значит|тогда|ещё|еще|уже|только|лишь|однако|собственно|не|ни"
    r"|здесь|же|сам[оаи]?|именно|например|вообще|поэтому|сегодня|в общем",
    "zh": r"要么|不|也|(?<![成造])就|(?<![首成京古国])都|(?<!船)只|(?<![法原规准守细总])则|往往|通常|其实|既"
    r"|(?<![合兼吞])并|(?<![人天秀])才|(?<![冷忘退])却|又|仍|仍然|已|已经|乃|而|且|皆|应该|应当|(?<!不)可能|可以|必然|必须|本来|本身就?|首先|主要|不仅"
    r"|不只|不再|不过|从来|一直|始终|总是|常常|一般|似乎|好像|也许|或许|大概|当然|确实|的确|所谓|因为|由于|如果|虽然|尽管|即使|但|但是"
    r"|所以|因此|那么|或者|以及|把|被|(?<![目标])的|我们|他们?|她们?|它们?|这|那|谁|什么|完全|永远|真正|只能|不能|同样|另外|最后|当时"
    r"|实际上|事实上|本质上|意味着|认为|指出|觉得|相信",
    "ja": r"つまり|また|しかし|通常|常に|必ず|実は|まだ|もう|すでに|ただ|単に|主に|例えば|たとえば|特に|一般に|本来"
    r"|やはり|むしろ|さらに|とは|という|では|には|のは|の",
    "ko": r"또한|항상|보통|단지|곧|즉|주로|이미|아직|특히|예를 들어|일반적으로|본래|오히려|다만|역시|아니라|및",
    "ar": r"أيضا|أيضًا|دائما|دائمًا|أحيانا|غالبا|غالبًا|إذن|فقط|هنا|ليس|ليست|لا|عادة|مثلا|لكن|بل|قد|كما|نفسه|نفسها",
}
_APART = {"zh": "", "ja": ""}
"""What stands before such a word: nothing where words are not parted."""
_PATTERNS = {
    code: re.compile(rf"(?i)(?:.*{_APART.get(code, ' ')})(?:{words})", re.DOTALL) for code, words in _ENDS.items()
}
_CLAUSE = re.compile(r"(?i)(?<!\w)(?:that|dass|daß|que|che|att|dat|że|что)(?!\w)|\bqu['’]|[，；。]|.(?:认为|指出)")
"""What begins another sentence within a subject: "the pilot says that the harbour"."""


def runs_on(subject: str, language: str) -> bool:
    """Whether what stands before a verb runs on into its sentence: ends in a word of it, or has another one in it."""
    pattern = _PATTERNS.get(language)
    return _CLAUSE.search(subject) is not None or (pattern is not None and pattern.fullmatch(subject) is not None)
