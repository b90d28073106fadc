"""The style sheets as their tests read them: every declaration with the selector and the condition it stands under."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import tinycss2
from django.conf import settings

CSS = Path(settings.BASE_DIR) / "static" / "css"


@dataclass(frozen=True)
class Declaration:
    """One property of one selector. `under` is the condition of the rule, as `@media (…)`; empty without one."""

    place: str  # file and line of its rule; the selectors of a list share it
    under: str
    selector: str
    name: str
    value: str
    important: bool


def sheets() -> list[Path]:
    return sorted(CSS.glob("*.css"))


def declarations() -> list[Declaration]:
    """All of them, in the order of the files. What cannot be read fails."""
    found = []
    for sheet in sheets():
        for place, under, rule in _rules(sheet, _parsed(sheet), ""):
            for one in tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True):
                assert one.type == "declaration", f"{place}: {one.type} {getattr(one, 'message', '')}"
                value = tinycss2.serialize(one.value).strip()
                found += [
                    Declaration(place, under, selector, one.lower_name, value, one.important)
                    for selector in _listed(tinycss2.serialize(rule.prelude))
                ]
    return found


def _parsed(sheet: Path) -> list[tinycss2.ast.Node]:
    return list(tinycss2.parse_stylesheet(sheet.read_text(), skip_comments=True, skip_whitespace=True))


def _rules(sheet: Path, nodes: list[tinycss2.ast.Node], under: str) -> Iterator[tuple[str, str, tinycss2.ast.Node]]:
    """The rules that have a selector, with where they stand and under what; those of a font have none."""
    for node in nodes:
        place = f"{sheet.name}:{node.source_line}"
        assert node.type in ("qualified-rule", "at-rule"), f"{place}: {getattr(node, 'message', node.type)}"
        if node.type == "qualified-rule":
            yield place, under, node
        elif node.content is not None and node.at_keyword != "font-face":
            inner = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
            condition = f"@{node.at_keyword} {tinycss2.serialize(node.prelude).strip()}"
            yield from _rules(sheet, inner, f"{under} {condition}".strip())


def _listed(prelude: str) -> list[str]:
    """The selectors of a list. Commas inside brackets belong to one of them."""
    parts, depth = [""], 0
    for sign in re.sub(r"\s+", " ", prelude.strip()):
        depth += (sign in "([") - (sign in ")]")
        if sign == "," and not depth:
            parts.append("")
        else:
            parts[-1] += sign
    return [part.strip() for part in parts]
