"""The texts of a QTI item as Markdown, and what of them could not be kept."""

from dataclasses import dataclass, field
from html import unescape

import nh3

from study.core.formats.shared.gallery import Find
from study.core.formats.shared.html import from_html
from study.core.formats.shared.plain import plain
from study.core.formats.shared.safe_xml import Element, inside, words

RESPONSES = frozenset({"response_lid", "response_str", "response_num", "response_grp", "response_xy"})


def fields(element: Element) -> dict[str, str]:
    """The fields of the metadata that stand directly in `element`: label to entry. The first counts."""
    found: dict[str, str] = {}
    for holder in (*element.all("itemmetadata"), element):
        for one in inside(holder, "qtimetadatafield", frozenset({"item", "section"})):
            label, entry = one.first("fieldlabel"), one.first("fieldentry")
            if label and entry:
                found.setdefault(label.text.strip().lower(), entry.text.strip())
    return found


@dataclass(slots=True)
class Texts:
    """Reads the texts of one item. `left_out` names what was in them and cannot be kept, `find` knows the pictures."""

    find: Find
    left_out: list[str] = field(default_factory=list)

    def of(self, element: Element | None) -> str:
        """The Markdown of all material in an element, answers and their places left out."""
        if element is None:
            return ""
        parts = [self._text(text) for text in inside(element, "mattext", RESPONSES)]
        for tag, name in (("matimage", "a picture"), ("mataudio", "a sound"), ("matvideo", "a film")):
            self.left_out += [name for _ in inside(element, tag, RESPONSES)]
        return "\n\n".join(part for part in parts if part)

    def _text(self, element: Element) -> str:
        text = words(element)
        if element.attributes.get("texttype", "text/plain").lower() == "text/plain":
            return plain(text)
        converted = from_html(text, self.find)
        self.left_out += converted.left_out
        return converted.markdown


def bare(element: Element) -> str:
    """The words of one answer on a line, without any dress: what somebody would type."""
    parts = []
    for text in inside(element, "mattext"):
        said = words(text)
        is_html = text.attributes.get("texttype", "text/plain").lower() != "text/plain"
        parts.append(unescape(nh3.clean(said, tags=set())) if is_html else said)
    return " ".join(" ".join(parts).split())
