"""Outlines of Logseq and Roam: the page is the topic, list items nest, and much in them speaks to the program:
drawers, queries, embeds, references to blocks. Old pages of Logseq write each item as a heading. `#card`
makes a card of an item, with what is nested below it as the back. Properties may stand between rules within an item
(`- ---`), times and drawers below it, and blocks between `#+BEGIN_QUOTE` and `#+END_QUOTE`, as org writes them."""

import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, timedelta
from itertools import takewhile

from study.core.notes.cards import below, dedented, one_way, shown, unlisted, without_tags
from study.core.notes.dialect import Dialect, Page, Passage, Place, Reading, Said
from study.core.notes.gaps import clozes, gaps_in
from study.core.notes.lines import indentation
from study.core.notes.model import Schedule
from study.core.notes.properties import NAMES

_TOLD = re.compile(
    r"^\s*(?:collapsed|id)::\s|\(\([\w-]{9,}\)\)|\{\{(?:\[\[)?(?:query|embed|renderer|drawing|TODO|DONE)"
    r"|^\s*:[A-Z]{2,}:\s*$|^\s*[-*+] \[:[a-z]|^\s*[-*+] ---\s*$|^\s*(?:[-*+] )?#\+(?:BEGIN|begin)_\w"
    r"|^\s*(?:SCHEDULED|DEADLINE|CLOSED): *[<\[]"
    r"|#card\b|#\[\[card\]\]|^[-*] (?:TODO|DOING|LATER|NOW|DONE) |\{\{(?:cloze |c\d+ )",
    re.MULTILINE,
)
_SIGNS = (
    *("- ---", "* ---", "+ ---", "#+", ": <", ": [", "::", "((", "{{", "[:", ":END:", "#card", "#[[card]]"),
    *(" TODO ", " DOING ", " LATER ", " NOW ", " DONE "),
)
_DRAWER = re.compile(r"\s*(?:[-*]\s+)?:[A-Z][A-Z-]*:\s*$")
_TIME = re.compile(r"\s*(?:[-*+]\s+)?(?:SCHEDULED|DEADLINE|CLOSED|CLOCK): *[<\[]")
_RULE = re.compile(r"\s*[-*+]\s+---\s*$")
_NAMED = re.compile(r"\s*([-\w. ]{1,40}?)::?(?:\s|$)")
_BLOCK = re.compile(r"\s*(?:[-*+]\s+)?#\+begin_(\w+)", re.IGNORECASE)
_STOPS = (".", "!", "?", ":", ";", "。", "！", "？", "：")
_OF_PROGRAMS = ("src", "export", "comment", "query", "example")
_LONGEST_BLOCK = 60  # lines
_PROPERTY_OF_NOTE = "a property of the note"
_HICCUP = re.compile(r"\[:[a-z][\w.#-]*(?:\s.*)?\]$")
_PLAIN = re.compile(r"\s*(?![-*+•]\s|\d{1,3}[.)]\s|[#|>`~$:])\S")
_HEADING = re.compile(r"(#{1,12})\s+(?=\S)")
_ENDS = re.compile(r"\s*$|#{1,12}(?:\s|$)")  # a card that is no list item
_EMPTY = re.compile(r"#{1,12}\s*$")
_MACRO = re.compile(
    r"\{\{(?:\[\[)?(?:query|embed|renderer|drawing|video|youtube|table|kanban|tweet|pdf|POMO|zotero)\b(?:(?!\}\}).)*\}\}",
    re.IGNORECASE,
)
_TASK = re.compile(r"\{\{\[*(TODO|DONE)\]*(?: null)?\}\}|^\[\[(TODO|DONE)\]\]|\{\{(Done|Todo) null\}\}")
_WORD = re.compile(r"[^\W\d_]{3}")
_REFERENCE = re.compile(r"!?\(\([\w-]{9,}\)\)")
_PROPERTY = re.compile(r"\s*([-\w.]+)::")
_CARD = re.compile(r"(?:^|\s)#(?:card\b|\[\[card\]\])")
_TAG = re.compile(r"#(?:card|\[\[card\]\])", re.IGNORECASE)
_NEXT_SECTION = re.compile(r"#{1,12}\s+\S|\^\w[\w-]*\s*$")
_GAP = re.compile(r"\{\{(?:c\d+|cloze)[\s:]")
_SCHEDULE = re.compile(r"card-(next-schedule|last-reviewed|last-interval|ease-factor)::[ \t]*(\S*)")
_BEGINNING = 2.5  # the ease of a new card
_NO_DAY = "what the program kept of this card cannot be read, for it says no day when it is due: the card is new"
_FEWEST = 4  # headings from which a page may be an outline of them
_WORDS = 7  # of a heading in the middle that reads as a sentence
_MARKDOWNS = 6  # levels of headings


def _is_outline_of_headings(page: Page) -> bool:
    """Whether nearly every line is a heading and many are sentences, or deeper than any heading of Markdown: items, as
    Logseq once wrote them."""
    headings = [line for line in page.prose if line[0] == "#" and _HEADING.match(line)]
    if 10 * len(headings) < 8 * len(page.prose):
        return False
    if any(line.startswith("#" * (_MARKDOWNS + 1)) for line in headings):
        return True
    return len(headings) >= _FEWEST and 4 * sum(line.count(" ") >= _WORDS for line in headings) >= len(headings)


def _as_items(lines: list[str]) -> list[str]:
    """Headings as list items, nested by their level. Lines in a code block stay."""
    made, is_code = [], False
    for line in lines:
        if line.lstrip().startswith(("```", "~~~")):
            is_code = not is_code
        found = None if is_code else _HEADING.match(line)
        if found:
            made.append("  " * (len(found[1]) - 1) + "- " + line[found.end() :])
        else:
            made.append("-" if not is_code and _EMPTY.match(line) else line)
    return made


def _below_its_tag(lines: Sequence[str], at: int, since: int) -> tuple[Passage, ...]:
    """A card whose tag is a line of its own: the heading right above asks for all that stands below it, the paragraph
    right above for the one below. The mark of a block that a program leaves behind a card ends it, too."""
    above = next((i for i in range(at - 1, -1, -1) if lines[i].strip()), 0)
    headed = _HEADING.match(lines[above])
    if headed is None and since >= at:
        return ()
    ends = _NEXT_SECTION if headed else _ENDS
    end = next((i for i in range(at + 1, len(lines)) if ends.match(lines[i])), len(lines))
    front = lines[above][headed.end() :].strip() if headed else dedented(lines[since:at])
    back = dedented(lines[at + 1 : end]).strip()
    if not back:
        return ()
    said = Said(
        shown(front, " ".join(unlisted(line) for line in back.split("\n"))), cards=one_way(front, back, "#card")
    )
    return (Passage(at if headed else since, end, said),)


def _claim(lines: Sequence[str], at: int, since: int) -> tuple[Passage, ...]:
    if _TIME.match(lines[at]):
        return (_property(lines, at),)
    if _RULE.match(lines[at]):
        return _between_rules(lines, at)
    if (block := _BLOCK.match(lines[at])) and (end := _end_of(lines, at, block[1])):
        return _block(lines, at, end, block[1].lower())
    if _DRAWER.match(lines[at]) and ":END:" not in lines[at]:
        end = next((i + 1 for i in range(at, min(at + 60, len(lines))) if ":END:" in lines[i]), 0)
        text = " ".join(line.strip() for line in lines[at:end] if line.strip())
        return (Passage(at, end, Said(text, "note-property", _PROPERTY_OF_NOTE)),) if end else ()
    if opened := _after_properties(lines, at):
        return opened
    if _GAP.search(lines[at]):
        return _gapped(lines, at)
    if not _CARD.search(lines[at]):
        return ()
    if _TAG.fullmatch(lines[at].strip()):
        return _below_its_tag(lines, at, since)
    is_item = lines[at].lstrip()[:2] in ("- ", "* ", "+ ")
    end = below(lines, at)
    if not is_item:
        end = next((i for i in range(at + 1, len(lines)) if _ENDS.match(lines[i])), len(lines))
    held = [line for line in lines[at + 1 : end] if not _is_property(line) or not (is_item or "card-" in line)]
    if not any(line.strip() for line in held) or any(_GAP.search(line) for line in held):
        return ()
    front = without_tags(unlisted(lines[at])).lstrip("# ")
    back = dedented(held)
    if not front:
        return ()
    times, remark = _schedule("\n".join(lines[at:end]))
    made = one_way(front, back, "#card", [times])
    text = shown(front, " ".join(unlisted(line) for line in back.split("\n")))
    return (Passage(at, end, Said(text, cards=made, remark=remark)),)


def _property(lines: Sequence[str], at: int) -> Passage:
    return Passage(at, at + 1, Said(unlisted(lines[at]), "note-property", _PROPERTY_OF_NOTE))


def _between_rules(lines: Sequence[str], at: int) -> tuple[Passage, ...]:
    """The properties below a rule that stands in an item: up to the rule that closes them, else those with names that
    only properties have."""
    end = below(lines, at)
    closing = next((i for i in range(at + 1, end) if lines[i].strip() == "---"), 0)
    held = [i for i in range(at + 1, closing or end) if lines[i].strip()]
    if not closing:
        held = list(takewhile(lambda i: _name(lines[i]) in NAMES, held))
    if not held or not all(_name(lines[i]) for i in held):
        return ()
    rules = [Passage(i, i + 1, None, "rule") for i in (at, closing) if i]
    return tuple(sorted([*rules, *(_property(lines, i) for i in held)]))


def _name(line: str) -> str:
    found = _NAMED.match(line)
    return found[1].casefold() if found else ""


def _after_properties(lines: Sequence[str], at: int) -> tuple[Passage, ...]:
    """What an item says below the properties that it begins with."""
    if lines[at].lstrip()[:2] not in ("- ", "* ", "+ ") or not _is_property(unlisted(lines[at])):
        return ()
    end, edge = at + 1, indentation(lines[at])
    while end < len(lines) and _is_property(lines[end]):
        end += 1
    first = end
    while end < len(lines) and indentation(lines[end]) > edge and _PLAIN.match(lines[end]) and "::" not in lines[end]:
        end += 1
    return (Passage(at, end, Said(" ".join(map(str.strip, lines[first:end])), "statement")),) if end > first else ()


def _end_of(lines: Sequence[str], at: int, name: str) -> int:
    """The index behind the line that closes a block of this name; 0 where none does."""
    closing = f"#+end_{name}".casefold()
    last = min(len(lines), at + _LONGEST_BLOCK)
    return next((i + 1 for i in range(at + 1, last) if lines[i].strip().casefold() == closing), 0)


def _block(lines: Sequence[str], at: int, end: int, name: str) -> tuple[Passage, ...]:
    """A block: its text without the marks, a passage for each paragraph; or all of it where it is a program's."""
    if name in _OF_PROGRAMS:
        text = " ".join(line.strip() for line in lines[at:end] if line.strip())
        return (Passage(at, end, Said(text, "verbatim", "a block of the program")),)
    parts: list[list[int]] = []
    for i in range(at + 1, end - 1):
        is_apart = not parts or i > parts[-1][-1] + 1 or lines[i - 1].rstrip().endswith(_STOPS)
        if lines[i].strip() and (is_apart or not _PLAIN.match(lines[i])):
            parts.append([i])
        elif lines[i].strip():
            parts[-1].append(i)
    if not parts:
        return (Passage(at, end, None, "a block without words"),)
    edges = [at, *(part[0] for part in parts[1:]), end]
    texts = [" ".join(unlisted(lines[i]).lstrip("> ") for i in part) for part in parts]
    return tuple(
        Passage(first, last, Said(text, "statement", callout=name))
        for first, last, text in zip(edges, edges[1:], texts, strict=False)
    )


def _is_property(line: str) -> bool:
    """Whether a line is a property that Logseq writes; another `name:: value` is part of a card."""
    found = _PROPERTY.match(line)
    return found is not None and found[1].lower() in NAMES


def _gapped(lines: Sequence[str], at: int) -> tuple[Passage, ...]:
    """A cloze with the properties right below it, which hold its schedule."""
    end = at + 1
    while end < len(lines) and _is_property(lines[end]):
        end += 1
    times, remark = _schedule("\n".join(lines[at + 1 : end]))
    text = without_tags(unlisted(lines[at]))
    gaps = gaps_in(text, singles=False) if times or remark else []
    if not gaps:
        return ()
    plain, made = clozes(text, gaps, "cloze", [times] * len(gaps))
    return (Passage(at, end, Said(plain, cards=made, remark=remark)),)


def _schedule(text: str) -> tuple[Schedule | None, str]:
    """What Logseq's own cards keep as properties, and what is to be told where that says too little; it counts ease as
    a factor. A day that is missing follows from the last review and the interval, or the interval from both days. A
    card without a positive interval begins anew."""
    kept = dict(_SCHEDULE.findall(text))
    interval, ease = _number(kept.get("last-interval")), _number(kept.get("ease-factor"))
    due, last = _day(kept.get("next-schedule")), _day(kept.get("last-reviewed"))
    if not kept or (interval is not None and interval <= 0):
        return None, ""
    if interval is None and due and last:
        interval = max(1.0, float((due - last).days))
    if interval and last and not due:
        with suppress(OverflowError):
            due = last + timedelta(days=round(interval))
    if not interval or not due:
        return None, _NO_DAY
    return Schedule(due.isoformat(), interval, round((ease or _BEGINNING) * 100, 1)), ""


def _number(said: str | None) -> float | None:
    found = re.match(r"-?\d{1,9}(?:\.\d+)?", said or "")
    return float(found[0]) if found else None


def _day(said: str | None) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat((said or "")[:10])
    return None


def _said(text: str, place: Place) -> Said | None:
    if _TASK.search(text):
        return Said(text, "to-do", "a to-do")
    if _MACRO.search(text):
        rest = " ".join(_MACRO.sub(" ", text).split())
        return Said(rest, "statement") if _WORD.search(rest) else Said(text, "links", "shows another note")
    if text[:2] == "[:" and _HICCUP.match(text):
        return Said(text, "verbatim", "a block of the program")
    rest = _REFERENCE.sub("", text)
    if rest != text and not re.search(r"\w{3}", re.sub(r"\b(?:TODO|DONE|DOING|LATER|NOW)\b", "", rest)):
        return Said(text, "links", "a link and no more")
    return None


def _begin(page: Page) -> Reading | None:
    rewrite = _as_items if "## " in page.text and _is_outline_of_headings(page) else None
    if not rewrite and not (any(sign in page.text for sign in _SIGNS) and _TOLD.search(page.text)):
        return None
    return Reading(
        rewrite=rewrite,
        claim=_claim,
        starts=":-*+#SDC" if "#card" not in page.text else "",
        said=_said,
        signs=("{{", "((", "[[", "[:"),
    )


PLUGIN = Dialect("page-outline", _begin)
