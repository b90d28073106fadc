"""Titles that only call for attention ("Note!", "Let op!", "Achtung", "注意"): they name nothing and ask nothing."""

import re

ATTENTION: dict[str, str] = {
    "en": r"(?:important )?(?:notes?|remarks?)|(?:very )?important|n\.? ?b\.?|warning|beware|careful|watch out"
    r"|pitfalls?"
    r"|(?:please |take )?note(?: that| well)?|heads[- ]up|good to know|attention please|(?:don['’]t forget|remember)",
    "de": r"achtung|(?:wichtiger? )?hinweise?|(?:ganz |sehr )?wichtig|merken?|merke dir|merksatz|vorsicht"
    r"|(?:zu )?beachten?"
    r"|aufgepasst|(?:wichtige )?anmerkung(?:en)?|nicht vergessen|gut zu wissen|obacht",
    "fr": r"attention|(?:très )?important|remarques?(?: importantes?)?|à (?:retenir|noter|savoir)|n['’]oubliez? pas"
    r"|à ne pas oublier|rappel|bon à savoir|prenez note|nota ?bene",
    "it": r"attenzione|(?:molto )?importante|not[ae]|nota bene|n\.? ?b\.?|(?:da )?ricorda(?:re|ti)?|attento|avvertenza"
    r"|da notare|buono a sapersi|non dimenticare",
    "es": r"atención|ojo(?: con esto)?|(?:muy )?importante|notas?|recuerda|recordar|recordatorio|advertencia"
    r"|(?:a |para )?tener en cuenta|no olvid(?:ar|es)|observación importante",
    "pt": r"atenção|(?:muito )?importante|notas?|obs(?:ervação importante)?|lembre(?:-se)?|lembrete|fique atento"
    r"|não (?:esquecer|esqueça)|a ter em conta|vale lembrar",
    "nl": r"let (?:op|wel)|opgelet|pas op|(?:heel |zeer )?belangrijk|opmerking(?:en)?|onthoud(?:en)?|niet vergeten"
    r"|waarschuwing|goed om te weten|nota bene",
    "sv": r"obs(?:ervera)?|(?:mycket )?viktigt|kom ihåg|anmärkning|tänk på|varning|notera|bra att veta|glöm inte",
    "nb": r"obs|(?:veldig )?viktig|husk|merk(?: deg)?|merknad|advarsel|verdt å vite|ikke glem",
    "da": r"obs|(?:meget )?vigtigt|husk|bemærk|bemærkning|advarsel|værd at vide|glem ikke",
    "pl": r"uwag[ai]|(?:bardzo )?ważne|(?:za)?pamiętaj|zwróć uwagę|nota bene|warto wiedzieć|ostrzeżenie|nie zapomnij",
    "ru": r"внимание|(?:очень )?важно|обратите внимание|запомни(?:те)?|примечани[ея]|осторожно|не забы(?:ть|вайте)"
    r"|на заметку|предупреждение",
    "zh": r"注意(?:事项|点)?|(?:非常)?重要(?:提示)?|提醒|警告|切记|小贴士|请注意|要注意",
    "ja": r"(?:要)?注意(?:点|事項)?|重要(?:事項)?|ポイント|警告|注記|覚えておくこと|補足",
    "ko": r"주의(?: ?사항)?|참고(?: ?사항)?|(?:매우 )?중요|유의(?: ?사항)?|경고|꼭 기억|알아두기",
    "ar": r"ملاحظ(?:ة|ات)(?: مهمة| هامة)?|تنبيه|انتبه|مهم(?: جدا)?|هام|تحذير|تذكر",
}
"""What such a title is in each language, by its code."""

_ANY = re.compile(rf"[\W_]*(?:{'|'.join(ATTENTION.values())})[\W_]*", re.IGNORECASE)


def calls_for_attention(title: str) -> bool:
    """Whether a title, in whatever language and with whatever signs around it, says nothing but that."""
    return _ANY.fullmatch(title) is not None
