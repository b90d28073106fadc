"""Questions to a QTI archive as Canvas reads it."""

from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import quote
from zlib import crc32

from study.core.formats.qti12.item_writer import item, metadata
from study.core.formats.qti12.reader import FILES, MANIFEST, read_members
from study.core.formats.shared.format import Packed, Record
from study.core.formats.shared.shapes import lost
from study.core.formats.shared.to_html import to_html
from study.core.formats.shared.xml_text import tag, text
from study.core.problem import Problem
from study.core.questions.pictures import named_by

XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
QTI = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
PACKAGE = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
BASE = "$IMS-CC-FILEBASE$/"
CANVAS = "http://canvas.instructure.com/xsd/cccv1p0"


def write_members(records: Sequence[Record], title: str) -> Packed:
    pictures: dict[str, bytes] = {}
    html = to_html(lambda name: f"{BASE}{quote(name)}" if FILES + name in pictures else "")
    items: list[str] = []
    problems: list[Problem] = []
    for record in records:
        question = record.question
        shown = [name for name in sorted(named_by(question)) if name in record.pictures]
        pictures |= {FILES + name: record.pictures[name] for name in shown}
        made = item(question, html)
        again = _again(made, {FILES + name: record.pictures[name] for name in shown}) if made else ()
        if not made or len(again) != 1:
            words = f"QTI 1.2 has no place for a question of the kind {question.kind}."
            problems.append(Problem(words if not made else "It would not read back.", subject=question.key))
            continue
        items.append(made)
        gone = [*lost(question, again[0].question), *(["its category"] if record.category else [])]
        if gone:
            words = f"QTI 1.2 cannot hold {', '.join(gone)}."
            problems.append(Problem(words, severity="warning", subject=question.key))
    ident = f"keepwarm-{crc32(''.join([title, *items]).encode('utf-8', 'replace')):08x}"
    members = {
        MANIFEST: _manifest(ident, pictures),
        f"{ident}/{ident}.xml": _quiz(items, ident, title),
        f"{ident}/assessment_meta.xml": _settings(ident, title),
    }
    texts = {path: content.encode("utf-8", "replace") for path, content in members.items()}
    return Packed(texts | pictures, tuple(problems))


def _again(made: str, pictures: Mapping[str, bytes]) -> Sequence[Record]:
    return read_members({"quiz.xml": _quiz([made], "", "").encode(), **pictures}, "").records


def _quiz(items: Sequence[str], ident: str, title: str) -> str:
    section = tag("section", *items, ident="root_section")
    quiz = tag("assessment", metadata({"cc_maxattempts": "1"}), section, ident=ident, title=title)
    return XML + tag("questestinterop", quiz, xmlns=QTI)


def _settings(ident: str, title: str) -> str:
    """A practice quiz, which counts for no mark until somebody says so."""
    told = {"title": title, "description": "", "shuffle_answers": "true", "quiz_type": "practice_quiz"}
    return XML + tag("quiz", *(text(name, said) for name, said in told.items()), identifier=ident, xmlns=CANVAS)


def _manifest(ident: str, pictures: Iterable[str]) -> str:
    quiz, settings = f"{ident}/{ident}.xml", f"{ident}/assessment_meta.xml"
    return XML + tag(
        "manifest",
        tag("metadata", text("schema", "IMS Content"), text("schemaversion", "1.1.3")),
        tag("organizations"),
        tag(
            "resources",
            tag(
                "resource",
                tag("file", href=quiz),
                tag("dependency", identifierref=f"{ident}-settings"),
                identifier=ident,
                type="imsqti_xmlv1p2",
            ),
            tag(
                "resource",
                tag("file", href=settings),
                identifier=f"{ident}-settings",
                type="associatedcontent/imscc_xmlv1p1/learning-application-resource",
                href=settings,
            ),
            *(
                tag("resource", tag("file", href=path), identifier=f"{ident}-{place}", type="webcontent", href=path)
                for place, path in enumerate(pictures)
            ),
        ),
        identifier=f"{ident}-manifest",
        xmlns=PACKAGE,
    )
