"""The words that stand beside numbers, for each language that notes are read in: one table a word's duty."""

COMMA_LANGUAGES = frozenset(("cs da de el es fi fr hu id it nb nl nn no pl pt ro ru sv tr uk vi").split())  # noqa: SIM905 - a word list reads better as text
"""Languages that write a comma before decimals, as ISO 639-1 codes."""

ABOUT = {
    "": ("~", "≈", "≃", "≅"),
    "en": (
        "about",
        "around",
        "approximately",
        "approx.",
        "approx",
        "roughly",
        "nearly",
        "almost",
        "circa",
        "ca.",
        "ca",
    ),
    "de": ("etwa", "ungefähr", "rund", "zirka", "circa", "ca.", "ca", "annähernd"),
    "fr": ("environ", "env.", "à peu près", "approximativement", "près de", "quelque"),
    "es": ("aproximadamente", "aprox.", "alrededor de", "cerca de", "unos", "unas", "más o menos"),
    "it": ("circa", "ca.", "all'incirca", "approssimativamente", "intorno a"),
    "pt": ("aproximadamente", "aprox.", "cerca de", "por volta de"),
    "sv": ("ungefär", "cirka", "ca.", "ca", "omkring", "runt"),
    "nb": ("omtrent", "cirka", "ca.", "ca", "omkring", "rundt"),
    "da": ("omtrent", "cirka", "ca.", "ca", "omkring", "rundt"),
    "nl": ("ongeveer", "circa", "ca.", "zo'n", "rond"),
    "zh": ("大约", "约", "大概", "近"),
    "pl": ("około", "ok.", "mniej więcej", "prawie"),
    "ru": ("около", "примерно", "приблизительно", "почти", "ок."),
    "ja": ("約", "およそ", "ほぼ"),
    "ko": ("약", "대략"),
    "ar": ("حوالي", "تقريبًا", "تقريبا", "نحو", "قرابة"),
}
"""Words before a number that is given roughly; under "" those of every language."""
ABOUT_AFTER = ("左右", "上下", "ほど", "くらい", "程度", "정도", "تقريبًا", "تقريبا", "or so")

RANGE = {
    "": ("–", "—", "-", "~", "..", "...", "…"),
    "en": ("to", "up to", "through"),
    "de": ("bis", "bis zu"),
    "fr": ("à", "jusqu'à"),
    "es": ("a", "hasta"),
    "it": ("a", "fino a"),
    "pt": ("a", "até"),
    "sv": ("till", "upp till"),
    "nb": ("til", "opptil"),
    "da": ("til", "op til"),
    "nl": ("tot", "tot en met", "t/m"),
    "zh": ("至", "到"),
    "pl": ("do",),
    "ru": ("до",),
    "ja": ("から", "〜"),
    "ko": ("에서", "부터"),
    "ar": ("إلى", "الى", "حتى"),
}
"""Words and signs between the ends of a range."""

BETWEEN = {
    "en": ("between", "and"),
    "de": ("zwischen", "und"),
    "fr": ("entre", "et"),
    "es": ("entre", "y"),
    "it": ("tra", "e"),
    "pt": ("entre", "e"),
    "sv": ("mellan", "och"),
    "nb": ("mellom", "og"),
    "da": ("mellem", "og"),
    "nl": ("tussen", "en"),
    "zh": ("介于", "和"),
    "pl": ("między", "a"),
    "ru": ("между", "и"),
    "ar": ("بين", "و"),
}
"""Words that part the ends of a range only where the first stands before it: "between 5 and 10"."""

FACTORS = {
    "en": {
        "thousand": 10**3,
        "million": 10**6,
        "millions": 10**6,
        "billion": 10**9,
        "billions": 10**9,
        "trillion": 10**12,
    },
    "de": {"tausend": 10**3, "million": 10**6, "millionen": 10**6, "mio.": 10**6, "mio": 10**6}
    | {"milliarde": 10**9, "milliarden": 10**9, "mrd.": 10**9, "mrd": 10**9, "billion": 10**12, "billionen": 10**12},
    "fr": {
        "mille": 10**3,
        "million": 10**6,
        "millions": 10**6,
        "milliard": 10**9,
        "milliards": 10**9,
        "billion": 10**12,
    },
    "es": {"mil": 10**3, "millón": 10**6, "millones": 10**6, "mil millones": 10**9, "billón": 10**12},
    "it": {"mila": 10**3, "milione": 10**6, "milioni": 10**6, "miliardo": 10**9, "miliardi": 10**9},
    "pt": {"mil": 10**3, "milhão": 10**6, "milhões": 10**6, "bilhão": 10**9, "bilhões": 10**9, "mil milhões": 10**9},
    "sv": {"tusen": 10**3, "miljon": 10**6, "miljoner": 10**6, "miljard": 10**9, "miljarder": 10**9},
    "nb": {"tusen": 10**3, "million": 10**6, "millioner": 10**6, "milliard": 10**9, "milliarder": 10**9},
    "da": {"tusind": 10**3, "million": 10**6, "millioner": 10**6, "milliard": 10**9, "milliarder": 10**9},
    "nl": {"duizend": 10**3, "miljoen": 10**6, "miljard": 10**9},
    "zh": {"千": 10**3, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8},
    "pl": {"tysiąc": 10**3, "tysiące": 10**3, "tysięcy": 10**3, "tys.": 10**3, "mln": 10**6, "milion": 10**6}
    | {"miliony": 10**6, "milionów": 10**6, "mld": 10**9, "miliard": 10**9, "miliardy": 10**9, "miliardów": 10**9},
    "ru": {"тысяча": 10**3, "тысячи": 10**3, "тысяч": 10**3, "тыс.": 10**3, "млн": 10**6, "миллион": 10**6}
    | {"миллиона": 10**6, "миллионов": 10**6, "млрд": 10**9, "миллиард": 10**9, "миллиарда": 10**9}
    | {"миллиардов": 10**9},
    "ja": {"千": 10**3, "万": 10**4, "百万": 10**6, "億": 10**8, "兆": 10**12},
    "ko": {"천": 10**3, "만": 10**4, "백만": 10**6, "억": 10**8},
    "ar": {"ألف": 10**3, "آلاف": 10**3, "مليون": 10**6, "ملايين": 10**6, "مليار": 10**9},
}
"""Words after a number that multiply it."""

MOST: dict[str, tuple[str, ...]] = {
    "": ("<", "≤", "⩽"),
    "en": (
        "up to",
        "at most",
        "maximum of",
        "maximum is",
        "maximum",
        "max.",
        "max of",
        "max",
        "no more than",
        "limited to",
        "limit of",
        "limit is",
        "limit to",
        "limit",
        "not exceed",
    ),
    "de": ("höchstens", "maximal", "bis zu", "max."),
    "fr": ("au plus", "au maximum", "jusqu'à", "maximum"),
    "es": ("como máximo", "hasta", "máximo", "máximo de"),
    "it": ("al massimo", "fino a", "massimo"),
    "pt": ("no máximo", "até", "máximo de"),
    "sv": ("högst", "upp till", "max", "maximalt"),
    "nb": ("høyst", "opptil", "maks", "maksimalt"),
    "da": ("højst", "op til", "maks", "maksimalt"),
    "nl": ("maximaal", "ten hoogste", "hoogstens"),
    "zh": ("最多", "至多", "不超过", "最大"),
    "pl": ("najwyżej", "co najwyżej", "maksymalnie", "maks.", "do", "nie więcej niż"),
    "ru": ("не более", "не больше", "максимум", "до", "макс."),
    "ja": ("最大", "最高", "最長"),
    "ko": ("최대",),
    "ar": ("بحد أقصى", "على الأكثر"),
}
LEAST: dict[str, tuple[str, ...]] = {
    "": (">", "≥", "⩾"),
    "en": ("at least", "minimum of", "minimum is", "minimum", "min.", "min of", "min", "no less than"),
    "de": ("mindestens", "minimal", "wenigstens"),
    "fr": ("au moins", "au minimum", "minimum"),
    "es": ("al menos", "como mínimo", "mínimo"),
    "it": ("almeno", "come minimo", "minimo"),
    "pt": ("pelo menos", "no mínimo", "mínimo de"),
    "sv": ("minst", "åtminstone"),
    "nb": ("minst",),
    "da": ("mindst",),
    "nl": ("minstens", "ten minste", "minimaal"),
    "zh": ("至少", "最少", "最小"),
    "pl": ("co najmniej", "przynajmniej", "minimum", "min.", "minimalnie"),
    "ru": ("не менее", "не меньше", "минимум", "мин."),
    "ja": ("最小", "最低", "少なくとも"),
    "ko": ("최소", "적어도"),
    "ar": ("على الأقل", "بحد أدنى"),
}
DEFAULT = {
    "en": ("by default", "default of", "default is", "defaults to", "default", "defaults"),
    "de": ("standardmäßig", "standard", "voreingestellt"),
    "fr": ("par défaut",),
    "es": ("por defecto", "de forma predeterminada"),
    "it": ("predefinito", "per impostazione predefinita"),
    "pt": ("por padrão",),
    "sv": ("som standard", "förvalt"),
    "nb": ("som standard",),
    "da": ("som standard",),
    "nl": ("standaard",),
    "zh": ("默认", "默认为"),
    "pl": ("domyślnie",),
    "ru": ("по умолчанию",),
    "ja": ("デフォルトで", "デフォルト", "既定で"),
    "ko": ("기본값", "기본"),
    "ar": ("افتراضيا", "افتراضيًا"),
}

EXACTLY = {
    "en": (
        "exactly",
        "only",
        "or more",
        "or less",
        "just",
        "from",
        "over",
        "under",
        "more than",
        "less than",
        "fewer than",
        "usually",
    ),
    "de": ("genau", "nur", "exakt", "ab", "über", "unter", "mehr als", "weniger als", "meist"),
    "fr": ("exactement", "seulement", "plus de", "moins de", "dès"),
    "es": ("exactamente", "solo", "sólo", "más de", "menos de", "a partir de"),
    "it": ("esattamente", "solo", "più di", "meno di", "oltre"),
    "pt": ("exatamente", "apenas", "só", "mais de", "menos de", "a partir de"),
    "sv": ("exakt", "bara", "endast", "mer än", "mindre än", "över", "under", "från"),
    "nb": ("nøyaktig", "bare", "kun", "mer enn", "mindre enn", "over", "under", "fra"),
    "da": ("præcis", "kun", "mere end", "mindre end", "over", "under", "fra"),
    "nl": ("precies", "slechts", "meer dan", "minder dan", "vanaf", "boven", "onder"),
    "zh": ("正好", "只有", "仅", "超过", "大于", "小于", "少于", "多于"),
    "pl": ("dokładnie", "tylko", "ponad", "powyżej", "poniżej", "mniej niż", "więcej niż", "od"),
    "ru": ("ровно", "точно", "только", "более", "больше", "менее", "меньше", "свыше", "от"),
    "ja": ("ちょうど",),
    "ko": ("정확히", "단"),
    "ar": ("بالضبط", "فقط", "أكثر من", "أقل من"),
}
"""Other words before a number that say how it is meant, and not what of."""

NUMBERED = tuple(
    """
    chapter version step page pages port ports figure section status code error no. line table part level
    question p. pp. fig. nr. nr n° nº art. § §§ # kapitel seite abb. abschnitt schritt artikel absatz abs.
    tabelle teil s. chapitre étape article capítulo paso página artículo capitolo passo pagina articolo etapa
    artigo steg sida hoofdstuk stap bladzijde 第 الفصل الصفحة
    """.split()  # noqa: SIM905 - prose is easier to read and to extend than a column of quotes
)
"""Words before a number that name the thing it numbers."""

MONTHS = tuple(
    """
    January February March April May June July August September October November December Jan Feb Mar Apr Jun
    Jul Aug Sept Sep Oct Nov Dec Januar Jänner Februar März Mai Juni Juli Oktober Dezember janvier février mars
    avril mai juin juillet août septembre octobre novembre décembre enero febrero marzo abril mayo junio julio
    agosto septiembre octubre noviembre diciembre gennaio febbraio aprile maggio giugno luglio settembre ottobre
    dicembre janeiro fevereiro março maio junho julho setembro outubro novembro dezembro januari februari april
    juni juli augusti oktober maart augustus
    """.split()  # noqa: SIM905 - prose is easier to read and to extend than a column of quotes
)
ERAS = (
    "BC",
    "BCE",
    "AD",
    "CE",
    "v. Chr.",
    "n. Chr.",
    "av. J.-C.",
    "apr. J.-C.",
    "a. C.",
    "a.C.",
    "d.C.",
    "f.Kr.",
    "v.Chr.",
)
SINCE = (
    "in",
    "since",
    "from",
    "until",
    "by",
    "im Jahr",
    "seit",
    "en",
    "depuis",
    "desde",
    "dal",
    "nel",
    "sedan",
    "sinds",
)
"""Words before a number that is a year where it can be one."""


def of(table: dict[str, tuple[str, ...]], language: str) -> tuple[str, ...]:
    """The words of a table for a text in `language`: its own, English, and those of all languages. Of a language
    that is not known or has no words here, all."""
    if language not in table or not language:
        return tuple(dict.fromkeys(word for words in table.values() for word in words))
    return tuple(dict.fromkeys((*table.get("", ()), *table[language], *table["en"])))
