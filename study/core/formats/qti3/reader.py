"""The items of a package, each once, as its manifest names them."""

import re
from collections.abc import Iterator, Mapping
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from study.core.formats.qti3.item_reader import Found, take
from study.core.formats.qti3.markup import inside, spelled, words
from study.core.formats.shared.collector import Collector
from study.core.formats.shared.format import Read
from study.core.formats.shared.safe_xml import Element, read_xml
from study.core.problem import Problem

MANIFEST = "imsmanifest.xml"
BEGINNING = 4000  # bytes looked at to tell what a file is
ROOT = re.compile(rb"<(?:[\w.-]+:)?(?:assessmentItem|assessmentTest|qti-assessment-item|qti-assessment-test)\b")
PACKAGE = re.compile(rb"imsqti_(?:item|test|assessment)\w*_?xmlv(?:2p|3p)|<schema>QTI|QTIv[23]", re.IGNORECASE)
SUFFIXES = (".xml", ".qti")


def recognises(data: bytes, name: str) -> bool:
    head = data[:BEGINNING]
    return ROOT.search(head) is not None or (b"<manifest" in head and PACKAGE.search(data) is not None)


def read(data: bytes, name: str) -> Read:
    return read_members({name: data}, name)


def read_members(members: Mapping[str, bytes], name: str) -> Read:
    """Read every item among `members`, in the order of the manifest where there is one."""
    collector = Collector(name)
    find = collector.gallery.among(members)
    single = len(members) == 1
    manifests = [path for path in members if path.rpartition("/")[2] == MANIFEST]
    named: dict[str, tuple[str, ...]] = {}
    for path in manifests if not single else ():
        named |= dict(_named(path, members[path], collector))
    last = len(named)
    places = {path: place for place, path in enumerate(named)}
    items = broken = 0
    for path in sorted(members, key=lambda one: (places.get(one, last), one)):
        if not single and (not path.lower().endswith(SUFFIXES) or path in manifests):
            continue
        root = _root(members[path], path, single, collector)
        broken += root is None
        if root and root.tag == "assessment-item":
            items += 1
            above = _above(root, path, members)
            tags = named.get(path, ())
            take(Found(root, path, find, tags, above), collector, "" if single else f" ({path})")
    if not items and not broken:
        collector.note(Problem("There are no items in QTI 2 or 3 here."))
    return collector.result()


def _root(data: bytes, path: str, single: bool, collector: Collector) -> Element | None:
    root = read_xml(data, mixed=True)
    if isinstance(root, Problem):
        collector.note(Problem(root.message if single else f"{root.message} ({path})", root.line))
        return None
    return spelled(root)


def _named(path: str, data: bytes, collector: Collector) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The files that a manifest names, with their keywords."""
    root = _root(data, path, False, collector)
    for resource in inside(root, "resource") if root else ():
        href = resource.attributes.get("href", "")
        keywords = [" ".join(words(one).split()) for one in inside(resource, "keyword")]
        if href:
            yield normpath(join(dirname(path), unquote(href))), tuple(filter(None, keywords))


def _above(item: Element, path: str, members: Mapping[str, bytes]) -> tuple[tuple[str, Element], ...] | None:
    """The texts of their own files that an item stands below; None where one is not there."""
    found = []
    for reference in item.all("assessment-stimulus-ref"):
        place = normpath(join(dirname(path), unquote(reference.attributes.get("href", ""))))
        root = read_xml(members[place], mixed=True) if place in members else None
        bodies = list(inside(spelled(root), "stimulus-body")) if isinstance(root, Element) else []
        if not bodies:
            return None
        found += [(place, body) for body in bodies]
    return tuple(found)
