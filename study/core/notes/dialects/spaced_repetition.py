"""Obsidian's Spaced Repetition: `?` or `??` on a line between question and answer, `==clozes==`, and the
schedule comment behind a card.

Highlights are clozes where the page bears a `#flashcards` tag or a card in another form of the plugin. Most
people highlight what matters, the term of a definition above all, and a gap there asks nothing. So elsewhere
they are clozes only where they are used as gaps throughout: three statements or more, one gap in each, and
words of the sentence left around it.
"""

import re
from collections.abc import Sequence

from study.core.notes.cards import (
    BARE,
    HIGHLIGHT,
    both_ways,
    clozes,
    dedented,
    marked,
    one_way,
    outside,
    scheduled,
    shown,
    unlisted,
    without_tags,
)
from study.core.notes.dialect import Dialect, Page, Passage, Place, Reading, Said

_FORMS = re.compile(r"^\s*\?\??\s*$|<!--\s*SR:|(?<!:):::(?!:)", re.MULTILINE)
_FENCE = re.compile(r"\s*(`{3,}|~{3,})")
_SEVERAL = 3
_LEAST_AROUND = 2  # words beside a gap


def _claim(lines: Sequence[str], at: int, since: int) -> tuple[Passage, ...]:
    sign = lines[at].strip()
    if sign not in ("?", "??") or since >= at:
        return ()
    end, closing = at + 1, ""
    while end < len(lines) and (closing or lines[end].strip()):
        if fence := _FENCE.match(lines[end]):
            closing = "" if closing else fence[1]
        end += 1
    front = without_tags(unlisted(lines[since]) if at - since == 1 else dedented(lines[since:at]))
    back, times = scheduled(dedented(lines[at + 1 : end]))
    if not front or not back:
        return ()
    made = both_ways(front, back, "??", times) if sign == "??" else one_way(front, back, "?", times)
    return (Passage(since, end, Said(shown(" ".join(front.split()), back), cards=made)),)


def _is_used_as_gaps(page: Page) -> bool:
    """Whether highlights are gaps throughout: one in a statement, and a sentence left around it."""
    gapped = [line for line in page.prose if "==" in line]
    marked = [(line, found) for line in gapped if (found := list(outside(HIGHLIGHT, line)))]
    around = [len(re.findall(r"\w+", HIGHLIGHT.sub("", line))) for line, _ in marked]
    single = all(len(found) == 1 for _, found in marked)
    ends = all(line.rstrip(" .*_").endswith("==") for line, _ in marked)
    return len(marked) >= _SEVERAL and single and ends and min(around) >= _LEAST_AROUND


def are_gaps(page: Page) -> bool:
    """Whether highlights are gaps on a page."""
    tagged = "#flashcards" in page.text or any(tag.startswith("flashcard") for tag in page.tags)
    return "==" in page.text and (_has_forms(page) or tagged or _is_used_as_gaps(page))


def _has_forms(page: Page) -> bool:
    return any(sign in page.text for sign in ("?", "SR:", ":::")) and bool(_FORMS.search(page.text))


def _begin(page: Page) -> Reading | None:
    has_forms, gaps = _has_forms(page), are_gaps(page)
    if not (has_forms or gaps):
        return None

    def said(text: str, place: Place) -> Said | None:
        bare, times = scheduled(text)
        bare = without_tags(bare)
        found = marked(bare, HIGHLIGHT) if gaps else []
        if not found or (len(found) == 1 and found[0].first == 0 and found[0].end == len(bare)):
            return None
        plain, made = clozes(bare, marked(bare, BARE, found), "==cloze==", times)
        return Said(plain, cards=made)

    return Reading(claim=_claim, starts="?", said=said, signs=("==",), keeps=("<!--SR:", "<!-- SR:"))


PLUGIN = Dialect("spaced-repetition", _begin)
