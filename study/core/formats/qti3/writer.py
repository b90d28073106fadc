"""Questions to a package of QTI 3.0: an item a file, a test that asks them all, the pictures, and the manifest."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote
from zlib import crc32

from study.core.formats.qti3.item_writer import ASI, XML, identifier, item
from study.core.formats.qti3.reader import MANIFEST, read_members
from study.core.formats.shared.collector import TOPIC
from study.core.formats.shared.format import Packed, Record
from study.core.formats.shared.shapes import lost
from study.core.formats.shared.to_html import to_html
from study.core.formats.shared.xml_text import tag, text
from study.core.problem import Problem
from study.core.questions.pictures import named_by
from study.core.questions.question import Question

PACKAGE = "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1"
LOM = "http://ltsc.ieee.org/xsd/LOM"
ITEMS, IMAGES, TEST = "items/", "images/", "test.xml"


@dataclass(frozen=True, slots=True)
class Resource:
    """An item as the manifest names it."""

    question: Question
    pictures: tuple[str, ...]

    @property
    def ident(self) -> str:
        return identifier(self.question.key)

    @property
    def path(self) -> str:
        return f"{ITEMS}{self.question.key}.xml"


def write_members(records: Sequence[Record], title: str) -> Packed:
    pictures: dict[str, bytes] = {}
    html = to_html(lambda name: f"../{quote(IMAGES + name)}" if IMAGES + name in pictures else "")
    members: dict[str, bytes] = {}
    resources: list[Resource] = []
    problems: list[Problem] = []
    for record in records:
        question = record.question
        own = {IMAGES + name: record.pictures[name] for name in sorted(named_by(question)) if name in record.pictures}
        pictures |= own
        made = item(question, html)
        resource = Resource(question, tuple(own))
        again = _again(made, resource, own) if made else ()
        if not made or len(again) != 1:
            words = f"QTI 3.0 has no place for a question of the kind {question.kind}."
            problems.append(Problem(words if not made else "It would not read back.", subject=question.key))
            continue
        members[resource.path] = _bytes(made)
        resources.append(resource)
        gone = [*lost(question, again[0].question), *(["its category"] if record.category else [])]
        if gone:
            words = f"QTI 3.0 cannot hold {', '.join(gone)}."
            problems.append(Problem(words, severity="warning", subject=question.key))
    shown = {path: pictures[path] for one in resources for path in one.pictures}
    return Packed(
        {
            MANIFEST: _bytes(_manifest(resources)),
            TEST: _bytes(_test(resources, title)),
            **members,
            **shown,
        },
        tuple(problems),
    )


def _bytes(content: str) -> bytes:
    return content.encode("utf-8", "replace")


def _again(made: str, resource: Resource, pictures: Mapping[str, bytes]) -> Sequence[Record]:
    members = {MANIFEST: _bytes(_manifest([resource])), resource.path: _bytes(made), **pictures}
    return read_members(members, "").records


def _test(resources: Sequence[Resource], title: str) -> str:
    asked = (tag("qti-assessment-item-ref", identifier=one.ident, href=one.path) for one in resources)
    section = tag("qti-assessment-section", *asked, identifier="section", title=title or "Questions", visible="true")
    modes = {"navigation-mode": "nonlinear", "submission-mode": "individual"}
    return XML + tag(
        "qti-assessment-test",
        tag("qti-test-part", section, identifier="part", **modes),
        xmlns=ASI,
        identifier=_ident(resources),
        title=title or "Questions",
    )


def _ident(resources: Iterable[Resource]) -> str:
    return f"keepwarm-{crc32(' '.join(one.ident for one in resources).encode()):08x}"


def _manifest(resources: Sequence[Resource]) -> str:
    paths = dict.fromkeys(path for one in resources for path in one.pictures)
    names = {path: f"picture-{place}" for place, path in enumerate(paths, 1)}
    ident = _ident(resources)
    return XML + tag(
        "manifest",
        tag("metadata", text("schema", "QTI Package"), text("schemaversion", "3.0.0")),
        tag("organizations"),
        tag(
            "resources",
            tag(
                "resource",
                tag("file", href=TEST),
                *(tag("dependency", identifierref=one.ident) for one in resources),
                identifier=f"{ident}-test",
                type="imsqti_test_xmlv3p0",
                href=TEST,
            ),
            *(_resource(one, names) for one in resources),
            *(
                tag("resource", tag("file", href=quote(path)), identifier=name, type="webcontent", href=quote(path))
                for path, name in names.items()
            ),
        ),
        identifier=ident,
        xmlns=PACKAGE,
    )


def _resource(one: Resource, names: Mapping[str, str]) -> str:
    question = one.question
    tags = [*question.tags, *([TOPIC + question.topic] if question.topic else [])]
    keywords = (tag("keyword", text("string", word)) for word in tags)
    general = tag("lom", tag("general", *keywords), xmlns=LOM) if tags else ""
    return tag(
        "resource",
        tag("metadata", general) if general else "",
        tag("file", href=one.path),
        *(tag("dependency", identifierref=names[path]) for path in one.pictures),
        identifier=one.ident,
        type="imsqti_item_xmlv3p0",
        href=one.path,
    )
