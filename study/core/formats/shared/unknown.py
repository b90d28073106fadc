"""What a file of no known format looks like, and what would help."""

import re
from collections.abc import Iterable

from study.core.encodings import beginning

BEGINNING = 20_000  # bytes looked at
WIDE = (b"\xff\xfe", b"\xfe\xff")  # how a text of two bytes a character begins
SHOWN = 3  # names of files in an archive
AS_TEXT = "copy its questions into a text file, written as Aiken, GIFT or our Markdown"
AS_TABLE = "save it as .xlsx or .csv: you are shown its columns, and say what they hold"
OTHERWISE = "Choose the format by hand, or save the file in another one."

SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (rb"%PDF-", "a PDF", AS_TEXT),
    (
        rb"\xd0\xcf\x11\xe0",
        "an older file of Word, Excel or PowerPoint, or one with a password",
        "save it as text, a sheet as .xlsx",
    ),
    (rb"\{\\rtf", "a text in RTF, as Word writes it", AS_TEXT),
    (rb"\x89PNG|\xff\xd8\xff|GIF8|RIFF....WEBP|BM..\0\0", "a picture", "add it to a question in the editor"),
    (rb"SQLite format 3\0", "a database, as Anki keeps its own", "export the deck from Anki as .apkg"),
    (rb"7z\xbc\xaf|Rar!|\x1f\x8b|\x28\xb5\x2f\xfd|BZh", "an archive that is no zip", "unpack it and pack it as a zip"),
    (rb"PK", "an archive that is cut off or damaged", "export or download it again"),
    (rb"ID3|OggS|fLaC|RIFF....(?:WAVE|AVI )|....ftyp", "a sound or a film", "bring a file with questions"),
    (rb"<(?:!doctype html|html)\b", "a web page", "export the questions from the program that shows them"),
    (rb"[\[{]\s*[\"\]}{\[]", "JSON", "export it as Moodle XML, GIFT, QTI or CSV"),
)
TEXTS: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (
        re.compile(r"^[^\n{}]*\{[^{}=~#]*[=~#][^{}]*\}", re.MULTILINE),
        "GIFT with something that keeps it from being read",
        "choose GIFT by hand, and each question says its fault",
    ),
    (
        re.compile(r"^[ \t]*[A-Ha-h][.)] ?\S.*\n[ \t]*[B-Hb-h][.)] ?\S", re.MULTILINE),
        "questions that do not say which answer is right",
        "write ANSWER: B below the options (Aiken)",
    ),
    (re.compile(r"\A[^\n\t,;]*([\t,;])[^\n]*\n[^\n]*\1"), "a table", AS_TABLE),
)
FOLDERS: tuple[tuple[str, str, str], ...] = (
    (r"word/document\.xml", "a file of Word", AS_TEXT),
    (r"xl/workbook\.bin", "a workbook of Excel in binary", AS_TABLE),
    (r"ppt/presentation\.xml", "slides of PowerPoint", AS_TEXT),
    (r"content\.xml", "a file of LibreOffice", "save it as text, or a sheet as .xlsx"),
    (r"h5p\.json", "an H5P package", "export the questions as QTI or Moodle XML"),
    (r"(?:.*/)?res\d+\.dat", "a package of Blackboard without a test or pool", "export the tests and pools themselves"),
    (r"(?:.*/)?moodle_backup\.xml", "a backup of Moodle", "export the question bank there as Moodle XML"),
    (r".*\.epub|.*/content\.opf", "a book", AS_TEXT),
)


def looks_like(data: bytes) -> str:
    """What a file that is no archive looks like."""
    head = data[:BEGINNING].lstrip()
    if not head:
        return "The file is empty."
    for signature, what, helps in SIGNATURES:
        if re.match(signature, head, re.DOTALL | re.IGNORECASE):
            return _said(what, helps)
    if found := re.match(rb"(?:<\?xml[^>]*>)?\s*(?:<!--.{0,2000}?-->\s*)*<([\w:.-]{1,40})", head, re.DOTALL):
        what = f"XML that holds no questions of a known format (<{found[1].decode()}>)"
        return _said(what, "export it as Moodle XML or QTI")
    if b"\0" in head and not head.startswith(WIDE):
        return f"The format was not recognised: it is no text. {OTHERWISE}"
    text = beginning(data, BEGINNING)
    for pattern, what, helps in TEXTS:
        if pattern.search(text):
            return _said(what, helps)
    return f"The format was not recognised: this is text without a form that is known. {OTHERWISE}"


def holds(paths: Iterable[str]) -> str:
    """What an archive with these files looks like."""
    names = sorted(paths)
    for path, what, helps in FOLDERS:
        if any(re.fullmatch(path, name) for name in names):
            return _said(what, helps)
    shown = ", ".join(name[:60] for name in names[:SHOWN])
    more = f" and {len(names) - SHOWN:,} more" if len(names) > SHOWN else ""
    return f"No file in the archive is of a known format. It holds {shown}{more}." if names else "The archive is empty."


def _said(what: str, helps: str) -> str:
    return f"The format was not recognised: this looks like {what}. To bring it, {helps}."
