"""What Anki calls its own types of note, in its languages: that is all a text file says of how a note is asked. Copies
of a type have more behind its name."""

from collections.abc import Iterable, Sequence

from study.core.text.names import any_of

BOTH_WAYS = any_of(
    "basic (and reversed card)|einfach (beide richtungen)|einfach (und die umgekehrte richtung)"
    "|básico (y tarjeta invertida)|bàsica (i targeta inversa)|generalitats (dos senses)|básica (e tarxeta invertida)"
    "|generalidades (dos sentidos)|généralités (deux sens)|basique (et carte inversée)|basilare (e carta inversa)"
    "|básico (e cartão invertido)|básico (e carta invertida)|básico (e ficha invertida)|de bază (și cu card întors)"
    "|basis (en omgekeerde kaart)|basiese (en omgekeerde kaart)|bas (och omvänt kort)|grundlæggende (og kort baglæns)"
    "|podstawowy (z odwrotną kartą)|základní (plus obrácená karta)|základný (plus obrátená karta)"
    "|osnovna (i obratna kartica)|osnovna (in obrnjena kartica)|alap (mindkét irányban)"
    "|perusmalli (ja käänteinen kortti)"
    "|temel (ve ters kart)|dasar (dan kartu bolak-balik)|cơ bản (với thẻ ngược)|βασική (και αντεστραμμένη κάρτα)"
    "|простая (с обратной карточкой)|базовий (зі зворотною карткою)|базавая (з адваротнай карткай)"
    "|основна (и обърната карта)|основна (и обратне карте)|בסיסי (וכרטיס הופכי)|أساسي (وبطاقة معكوسة)"
    "|پایه (و کارت وارونه)"
    "|基本 (表面と裏面を反転したカードも作成)|基本型（含反向卡片）|问答题（附翻转卡片）|พื้นฐาน (และการ์ดแบบกลับด้าน)",
    "|",
)
"""The type with a reverse."""
BOTH_WAYS_ON_WISH = any_of(
    "basic (optional reversed card)|einfach (eine oder zwei richtungen)|einfach (und wahlweise die umgekehrte richtung)"
    "|básico (tarjeta invertida opcional)|bàsica (targeta inversa opcional)|generalitats (convèrsa facultativa)"
    "|básica (tarxeta invertida opcional)|basique (carte inversée optionnelle)|basilare (carta inversa opzionale)"
    "|básico (cartão invertido opcional)|básico (carta invertida opcional)|básico (ficha invertida opcional)"
    "|de bază (opțional cu card întors)|basis (omgekeerde kaart optioneel)|basiese (opsioneel omgekeerde kaart)"
    "|bas (valbart omvänt kort)|grundlæggende (valgfrit med kort baglæns)|podstawowy (z opcjonalną odwrotną kartą)"
    "|základní (plus volitelná obrácená karta)|základný (plus voliteľná obrátená karta)"
    "|osnovna (obratna kartica po volji)|osnovna (in izbirno obrnjena kartica)|alap (egyik vagy mindkét irányban)"
    "|perusmalli (valinnainen käänteinen kortti)|temel (seçimli ters kart)|dasar (kartu bolak-balik opsional)"
    "|cơ bản (thẻ ngược tùy chọn)|βασική (κατ'επιλογή αντεστραμμένη κάρτα)|простая (с обратной по выбору)"
    "|базовий (з необов'язковою зворотною карткою)|базавая (з неабавязковай адваротнай карткай)"
    "|основна (+ обърната карта по избор)|основна (обратне по избору)|בסיסי (כרטיס הופכי אופציונלי)"
    "|أساسي (وبطاقة معكوسة اختيارية)|پایه (کارت انتخابی وارونه)|基本 (任意で反転カードを作成)|基本型（選擇性反向卡片）"
    "|问答题（可选附翻转卡片）",
    "|",
)
"""The one whose notes have a reverse where their third field holds something."""
TYPED = any_of(
    "type in the answer|einfach (antwort eintippen)|einfach (eingabe der antwort)|básico (teclear la respuesta)"
    "|básico (digite a resposta)|básica (escribe a resposta)|bàsica (escriure la resposta)"
    "|basique (saisissez la réponse)"
    "|basilare (digita la risposta)|de bază(tastați răspunsul)|basisch (typ het antwoord in)|bas (skriv in svaret)"
    "|grundlæggende (skriv ind svaret)|podstawowy (wpisywanie odpowiedzi)|základní (napsat odpověď)"
    "|osnovna (upisivanje odgovora)|osnovna (vnesi odgovor)|alap (írd be a választ)|perusmalli (kirjoita vastaus)"
    "|dasar (ketik jawabannya)|cơ bản (nhập câu trả lời)|basic (πληκτρολόγηση απάντησης)|простая (с вводом ответа)"
    "|базовий (з вдрукуванням відповіді)|базавая (напісанне адказу)|בסיסי (הקלד את התשובה)|أساسي (مع كتابة الجواب)"
    "|پایه (تایپ کردن پاسخ)|基本 (解答を入力)|基本型（輸入答案）|问答题（输入答案）|พื้นฐาน (พิมพ์ตอบ)",
    "|",
)
"""The one whose answer is typed."""


def is_on_wish(notetype: str) -> bool:
    """Whether the third field of a type of note says nothing but that its notes have a reverse."""
    return _is_one_of(BOTH_WAYS_ON_WISH, notetype)


def is_reversed(notetype: str, sides: Sequence[str]) -> bool:
    """Whether a note of a type, with these fields that are no columns, has a card that asks for its front."""
    return _is_one_of(BOTH_WAYS, notetype) or (is_on_wish(notetype) and bool("".join(sides[2:3]).strip()))


def is_typed(notetype: str) -> bool:
    """Whether the answer to a note of a type is typed."""
    return _is_one_of(TYPED, notetype)


def _is_one_of(names: Iterable[str], notetype: str) -> bool:
    given = " ".join(notetype.casefold().split())
    return any(one.casefold() in given for one in names)
