"""Bytes of a text file to text, and those of the names in an archive: the one decoder for notes, question files and
other tools' formats.

It tries a byte order mark first, then UTF-16 without one, then UTF-8. Only for the rest does it guess, among
the encodings that editors and spreadsheets still write; a guess is reported, and so is the mark of UTF-16 before
what is none.
"""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from collections.abc import Sequence
from unicodedata import category

from study.core.charsets import guess
from study.core.problem import Problem

# Four bytes first: the mark of UTF-32 begins with that of UTF-16.
MARKS = (
    *((BOM_UTF32_LE, "utf-32"), (BOM_UTF32_BE, "utf-32"), (BOM_UTF8, "utf-8-sig")),
    *((BOM_UTF16_LE, "utf-16"), (BOM_UTF16_BE, "utf-16")),
)
# What is guessed, with names for people. Of guesses that are equally good the first is taken.
GUESSED = {
    "cp1252": "Western European (windows-1252)",
    "cp1250": "Central European (windows-1250)",
    "cp1254": "Turkish (windows-1254)",
    "cp1256": "Arabic (windows-1256)",
    "cp1255": "Hebrew (windows-1255)",
    "cp1251": "Cyrillic (windows-1251)",
    "cp1253": "Greek (windows-1253)",
    "cp932": "Japanese (Shift-JIS)",
    "gb18030": "Chinese (GB18030)",
    "big5": "Chinese (Big5)",
    "cp949": "Korean (EUC-KR)",
    "euc_jp": "Japanese (EUC-JP)",
    "koi8_r": "Cyrillic (KOI8-R)",
    "iso8859_2": "Central European (ISO 8859-2)",
}
# What Windows names files in within its own zips, before what others write.
NAMING = {
    "cp850": "Western European (DOS)",
    "cp852": "Central European (DOS)",
    "cp866": "Cyrillic (DOS)",
    "cp857": "Turkish (DOS)",
    "cp737": "Greek (DOS)",
    "cp862": "Hebrew (DOS)",
    "cp720": "Arabic (DOS)",
    **GUESSED,
}
WIDE = (BOM_UTF16_LE, BOM_UTF16_BE)
# What a text of two bytes a sign is written in when no byte of it is zero: it has no blank, line end or Latin letter.
EAST_ASIAN = re.compile("[\u2010-\u2027\u2e80-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff01-\uffee]+", re.DOTALL)
FEW = 16  # bytes that may be two letters of ours or one sign of theirs by chance
UNMARKED = {"utf-16-le": "UTF-16 (little-endian)", "utf-16-be": "UTF-16 (big-endian)"}
SAMPLE = 20_000  # bytes looked at to tell UTF-16 and damaged UTF-8
SHOWN = 60  # characters of the line that is shown for a check
BLANKS = re.compile(r"[ \t\r\n]")
ASCII = re.compile(r"[!-~]")
REPLACED = re.compile("\ufffd")
ANY = re.compile(r"\S")
NOT_ASCII = re.compile(r"[^\x00-\x7f]")
# Characters that no text needs and that no database of ours takes. Form feeds part lines elsewhere.
CONTROLS: dict[int, int | None] = {
    code: None for code in range(0xA0) if category(chr(code)) == "Cc" and chr(code) not in "\t\n"
}
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
CONTROLS |= dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)


def decode(data: bytes) -> tuple[str, tuple[Problem, ...]]:
    """Return the text of `data`, its lines parted by a single newline, and what is wrong with it.

    A warning says where bytes were guessed or replaced, and shows the first line concerned. Bytes that
    are no text give "" and an error. A text in UTF-8 without zeros is never read as anything else.
    """
    data, is_mismarked = _without_false_mark(data)
    marked = _marked(data)
    guessed = "" if marked or b"\0" not in data else _utf16(data)
    encoding = marked or guessed or ("utf-8" if _is_utf8(data) else "")
    if not encoding:
        # What is guessed from may be far down, and nothing that guesses looks everywhere.
        telling = b"\n".join(line for line in data.splitlines() if not line.isascii())
        encoding = guessed = (
            "" if _is_cut_utf8(data) or _is_mostly_utf8(telling) else guess(telling, GUESSED) or "cp1252"
        )
    decoded = data.decode(encoding or "utf-8", "replace")
    if "\0" in decoded:
        return "", (Problem("is not text"),)
    text = clean(decoded)
    problems = []
    if is_mismarked:
        read = (GUESSED | UNMARKED)[guessed] if guessed else "UTF-8"
        problems.append(_shown(f"begins with the mark of UTF-16 and is none; it was read as {read}", text, ANY))
    elif guessed:
        sign = ANY if guessed in UNMARKED else NOT_ASCII
        problems.append(_shown(f"is not UTF-8; it was read as {(GUESSED | UNMARKED)[guessed]}", text, sign))
    if "\ufffd" in text and not _is_utf8(data):
        problems.append(_shown("has bytes that are not text, shown as �", text, REPLACED))
    return text, tuple(problems)


def decode_names(names: Sequence[bytes]) -> tuple[tuple[str, ...], str]:
    """Return names of files of one archive as text, and what they were guessed to be in; "" where nothing had to be."""
    if all(map(_is_utf8, names)):
        return tuple(name.decode() for name in names), ""
    parts = {part: None for name in names for part in name.split(b"/") if not part.isascii()}
    encoding = guess(b"/".join(parts)[:SAMPLE], NAMING) or "cp850"
    return tuple(clean(name.decode(encoding, "replace")) for name in names), NAMING[encoding]


def beginning(data: bytes, size: int) -> str:
    """Return about what the first `size` bytes say, to tell what a file is: letters beyond ASCII may be wrong."""
    given, _ = _without_false_mark(data[:size])
    return clean(given.decode(_stated(given) or "utf-8", "replace"))


def clean(text: str) -> str:
    """Return `text` with lines parted by a single newline, and without control characters."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return (text.translate(CONTROLS) if CONTROL.search(text) else text).removeprefix("\ufeff")


def _stated(data: bytes) -> str:
    """Return the encoding that a mark or zeros tell, or ""."""
    return _marked(data) or (_utf16(data) if b"\0" in data else "")


def _marked(data: bytes) -> str:
    return next((name for mark, name in MARKS if data.startswith(mark)), "")


def _without_false_mark(data: bytes) -> tuple[bytes, bool]:
    """The bytes without a mark of UTF-16 that stands before what is none, and whether it did."""
    if not data.startswith(WIDE) or data.startswith(BOM_UTF32_LE):
        return data, False
    rest = data[2:]
    return (data, False) if not rest or _is_wide(data, rest) else (rest, True)


def _is_wide(data: bytes, rest: bytes) -> bool:
    """Whether the `rest` of `data`, which stands behind a mark of UTF-16, is that."""
    if zeros := rest.count(0):
        return not _is_utf8_with_zeros(rest, zeros)
    if len(rest) % 2:
        return False
    if len(rest) > FEW and re.search(rb"\s", rest) and _is_utf8(rest) and not CONTROL.search(rest.decode()):
        return False
    text = data[: SAMPLE // 2 * 2].decode("utf-16", "replace")
    return EAST_ASIAN.fullmatch(text) is not None or len({ord(sign) >> 8 for sign in text}) == 1


def _is_utf8_with_zeros(data: bytes, zeros: int) -> bool:
    """Whether this is a text in UTF-8 that something put a few `zeros` into."""
    rest = data.replace(b"\0", b"").replace(b"\r", b"")
    return zeros * 4 < len(data) and _is_utf8(rest) and not CONTROL.search(rest.decode())


def _utf16(data: bytes) -> str:
    """Return the order of the bytes when `data`, in which there are zeros, is UTF-16 without a mark, or ""."""
    if _is_utf8_with_zeros(data, data.count(0)):
        return ""
    # Every blank, line end and Latin letter has a zero, all on one and the same side. In the other order
    # they are rare characters.
    sample = data[: SAMPLE // 2 * 2]
    texts = {name: sample.decode(name, "replace") for name in ("utf-16-le", "utf-16-be")}
    signs = {name: (len(BLANKS.findall(text)), len(ASCII.findall(text))) for name, text in texts.items()}
    best = max(signs, key=lambda name: signs[name])
    text, (blanks, letters) = texts[best], signs[best]
    is_text = (blanks or letters * 2 > len(text)) and "\0" not in text and text.count("\ufffd") <= 1
    return best if is_text else ""


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _is_cut_utf8(data: bytes) -> bool:
    """Whether this is UTF-8 that ends within a character, as a file does that was not copied to its end."""
    try:
        data.decode()
    except UnicodeDecodeError as error:
        return error.reason == "unexpected end of data" and not data[: error.start].isascii()
    return False


def _is_mostly_utf8(telling: bytes) -> bool:
    """Whether this is UTF-8 with a few damaged bytes: characters of several bytes come about by chance in no
    other encoding, and hardly ever more often than faults."""
    text = telling[:SAMPLE].decode("utf-8", "replace")
    return len(NOT_ASCII.findall(text)) > 3 * text.count("\ufffd")


def _shown(said: str, text: str, sign: re.Pattern[str]) -> Problem:
    """A warning with the first line that holds `sign`, for somebody to check."""
    for number, line in enumerate(text.split("\n"), 1):
        if found := sign.search(line):
            start = max(0, found.start() - SHOWN // 2)
            part = line[start : start + SHOWN].strip()
            return Problem(f"{said}. Check line {number}: “{part}”.", number, severity="warning")
    return Problem(f"{said}.", severity="warning")
