"""Workbooks (.xlsx) as spreadsheet programs write them, made of rows."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from study.core.formats.shared.columns import letter

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELATED = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
STYLES = (
    f'<styleSheet {MAIN}><numFmts count="1"><numFmt numFmtId="170" formatCode="yyyy\\-mm\\-dd"/></numFmts>'
    '<cellXfs count="4"><xf numFmtId="0"/>'
    '<xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="9"/></cellXfs></styleSheet>'
)
KAHOOT = {
    1: ["Quiz template"],
    2: ["Add questions, at least two answer alternatives, time limit and choose correct answers."],
    8: [
        "",
        "Question - max 120 characters",
        "Answer 1 - max 75 characters",
        "Answer 2 - max 75 characters",
        "Answer 3 - max 75 characters",
        "Answer 4 - max 75 characters",
        "Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs",
        "Correct answer(s) - choose at least one",
    ],
    9: [1, "When is a spring tide?", "At half moon", "At new moon", "Every day", "Never", 20, 2],
    10: [2, "Which two pull the tides?", "The moon", "The wind", "The sun", "Fish", 20, "1,3"],
}
"""Kahoot's template: instructions, then the names in the eighth row."""

type Value = str | float | bool


def workbook(sheets: Mapping[str, Mapping[int, Sequence[Value]]], **more: str) -> bytes:
    """A workbook of sheets, each with its rows by number. A text that begins with `<` is a cell as it stands;
    `merged` are the merged cells of the first sheet."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for path, content in members(sheets, **more).items():
            archive.writestr(path, content)
    return file.getvalue()


def members(sheets: Mapping[str, Mapping[int, Sequence[Value]]], merged: str = "") -> dict[str, bytes]:
    """The files of a workbook."""
    texts: list[str] = []
    parts: dict[str, str] = {}
    for number, rows in enumerate(sheets.values(), 1):
        made = "".join(
            f'<row r="{at}">{"".join(_cell(f"{letter(place)}{at}", one, texts) for place, one in enumerate(row))}</row>'
            for at, row in rows.items()
        )
        cells = f'<mergeCells count="1"><mergeCell ref="{merged}"/></mergeCells>' if merged and number == 1 else ""
        parts[f"xl/worksheets/sheet{number}.xml"] = (
            f"<worksheet {MAIN}><sheetData>{made}</sheetData>{cells}</worksheet>"
        )
    listed = "".join(
        f'<sheet name="{escape(name)}" sheetId="{number}" r:id="rId{number}"/>' for number, name in enumerate(sheets, 1)
    )
    parts["xl/workbook.xml"] = f"<workbook {MAIN} {RELATED}><sheets>{listed}</sheets></workbook>"
    targets = "".join(
        f'<Relationship Id="rId{number}" Type="worksheet" Target="worksheets/sheet{number}.xml"/>'
        for number in range(1, len(sheets) + 1)
    )
    parts["xl/_rels/workbook.xml.rels"] = f"<Relationships>{targets}</Relationships>"
    parts["xl/styles.xml"] = STYLES
    shared = "".join(f"<si><t>{escape(one)}</t></si>" for one in texts)
    parts["xl/sharedStrings.xml"] = f'<sst {MAIN} count="{len(texts)}">{shared}</sst>'
    return {path: content.encode() for path, content in parts.items()}


def _cell(where: str, value: Value, texts: list[str]) -> str:
    if isinstance(value, bool):
        return f'<c r="{where}" t="b"><v>{int(value)}</v></c>'
    if isinstance(value, str) and value.startswith("<"):
        return value
    if isinstance(value, str):
        if not value:
            return f'<c r="{where}"/>'
        texts.append(value)
        return f'<c r="{where}" t="s"><v>{len(texts) - 1}</v></c>'
    return f'<c r="{where}"><v>{value!r}</v></c>'
