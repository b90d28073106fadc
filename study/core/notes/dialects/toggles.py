"""What folds away: `<details>` with its `<summary>`, and a list item that asks a question, with the answer indented
below it as Notion exports its toggles. Both are question and answer. A summary that only says what it hides
("Solution", "About the next section") or calls for attention ("Note!") asks nothing: then what is in it are notes as
any, and so it is where its writer made cards in it. A question with items below it is a toggle on a page that Notion
exported; elsewhere it is a list as any. A callout of Obsidian whose title asks (`> [!question]- Why?`) holds its
answer."""

import html
import re
from collections.abc import Sequence
from functools import partial

from study.core.notes.cards import below, dedented, one_way, outside, scheduled, shown, unlisted, without_tags
from study.core.notes.dialect import Dialect, Page, Passage, Reading, Said
from study.core.notes.quotes import quote_at
from study.core.notes.sections import section_of
from study.core.text.attention import calls_for_attention

_SUMMARY = re.compile(r"<summary[^<>]*>(.*?)</summary>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_OPENS = re.compile(r"\s*<details\b[^<>]*>", re.IGNORECASE)
_GENERIC = re.compile(
    r"(?:(?:click|tap|show|see|view|expand|reveal|open|hide)\b.*|details?|more|answers?|solutions?|hints?"
    r"|footnotes?|notes?"
    r"|lösung(?:en)?|antwort(?:en)?|réponses?|soluci[oó]n|respuesta|soluzion[ei]|svar|lösningar|答案|詳細|详情|код"
    r"|ответ)\W*",
    re.IGNORECASE,
)
_NAME = 6  # words of a summary that reads as the front of a card
_BRIEF = 160  # characters of an answer to such a one
_LONGEST = 40  # lines of what is folded away
_QUESTION = ("?", "？", "؟")
_EXPORTED = re.compile(r"^[ \t]*[-*+•][ \t].*[?？؟][*_ ]*\n[ \t]*\n[ \t]+[^\s*+•-]", re.MULTILINE)
"""A toggle as nothing but Notion writes it: the blank line below a question, and its answer indented."""
_CALLOUT = re.compile(r"\s{0,3}>\s*\[!\w[\w -]*\][-+]?\s+(.*\S)")
_LOOSE = re.compile(r"\w[^\s|]*[ \t]+::[ \t]+\w")
_ITEM = ("- ", "* ", "+ ")
_BOX = ("- [ ]", "- [x]", "* [ ]", "* [x]")
_MOST_SAID = 12  # lines of an answer that is not blank


def _holds_cards(back: str) -> bool:
    """Whether the writer made cards of what is folded away: they are asked then, each by itself."""
    text = scheduled(back)[0]
    return Page("", text.split("\n"), text).has_cards or any(outside(_LOOSE, text))


def _claim(is_export: bool, lines: Sequence[str], at: int, since: int) -> tuple[Passage, ...]:
    if callout := _CALLOUT.match(lines[at]):
        return _of_callout(lines, at, callout[1])
    if _OPENS.match(lines[at]):
        return _details(lines, at)
    bare = unlisted(lines[at])
    if not _asks(bare):
        return ()
    end = below(lines, at)
    held = [line for line in lines[at + 1 : end] if line.strip()]
    if not held or len(held) > _MOST_SAID:
        return ()
    is_list = held[0].lstrip().startswith(_ITEM)
    if not is_list and lines[at + 1].strip():
        return ()
    if is_list and (not is_export or any(_asks(line) or line.lstrip().startswith(_BOX) for line in held)):
        return ()
    within = dedented(lines[at + 1 : end])
    if _holds_cards(within):
        return ()
    back, times = scheduled(within)
    front = without_tags(bare)
    return (Passage(at, end, Said(shown(front, back), cards=one_way(front, back, "toggle", times))),)


def _of_callout(lines: Sequence[str], at: int, title: str) -> tuple[Passage, ...]:
    """The lines of a callout below its title as the answer to it."""
    inner = quote_at(lines, at)[0]
    held = [line for line in inner[1:] if line.strip()]
    if not _asks(title) or not 0 < len(held) <= _MOST_SAID or any(line.lstrip()[:1] == ">" for line in held):
        return ()
    within = dedented(inner[1:])
    back, times = scheduled(within)
    front = without_tags(title)
    said = Said(shown(front, back), cards=one_way(front, back, "callout", times))
    return (Passage(at, at + len(inner), said),) if front and back and not _holds_cards(within) else ()


def _asks(line: str) -> bool:
    return line.rstrip(" *_").endswith(_QUESTION)


def _details(lines: Sequence[str], at: int) -> tuple[Passage, ...]:
    limit = min(len(lines), at + _LONGEST)
    depth, end = 0, 0
    for index in range(at, limit):
        text = lines[index].lower()
        depth += text.count("<details") - text.count("</details")
        if depth <= 0:
            end = index + 1
            break
    folded = "\n".join(lines[at : end or min(limit, at + 6)])
    found = _SUMMARY.search(folded)
    if not found or _TAG.sub("", folded[: found.start()]).strip():
        return ()
    question = html.unescape(" ".join(_TAG.sub("", found[1]).split()))
    whole = "\n".join(lines[at:end])
    back = dedented(re.sub(r"</?details[^<>]*>", "", _SUMMARY.sub("", whole, count=1), flags=re.IGNORECASE).split("\n"))
    if end and question and (section := section_of(question)):
        return (Passage(at, end, Said(shown(question, back), *section)),)
    is_short = sum(1 for line in back.split("\n") if line.strip()) <= _MOST_SAID
    if (
        end
        and question
        and back.strip()
        and is_short
        and not _GENERIC.fullmatch(question)
        and not calls_for_attention(question)
        and _is_card(question, back)
        and "<details" not in back.lower()
        and not _holds_cards(back)
    ):
        return (Passage(at, end, Said(shown(question, back), cards=one_way(question, back, "details"))),)
    heads = at + whole[: whole.find("</summary>")].count("\n") + 1 if end else at + 1
    if not end:
        heads = next((i + 1 for i in range(at, limit) if "</summary>" in lines[i].lower()), at + 1)
    return (Passage(at, heads, Said(f"{question.rstrip(':')}:", "lead")),) if question else ()


def _is_card(question: str, back: str) -> bool:
    """Whether what is shown asks for what is folded away: a question does, and a name does for a few words."""
    is_brief = question.count(" ") < _NAME and len(" ".join(back.split())) <= _BRIEF
    return is_brief or question.endswith(_QUESTION)


def _begin(page: Page) -> Reading | None:
    folds = "<details" in page.text or "<summary" in page.text
    asks = any(mark in page.text for mark in ("?\n", "？\n", "؟\n", "?**\n"))
    if not folds and not asks:
        return None
    is_export = page.from_notion or bool(_EXPORTED.search(page.text))
    return Reading(claim=partial(_claim, is_export), starts="<-*+•>" if folds else "-*+•>")


PLUGIN = Dialect("toggles", _begin)
