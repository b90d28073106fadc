"""Words to learn: a list whose items begin with a marked word, and go on with its meaning without any sign between
them: "- `Voile` Vela", "- **帆** sail".

A list of commands and a list with emphasis look alike at first, so all of them on a page have to bear witness: most
items of a list have the form, and most of those have what no sentence has behind its subject, a capital letter or one
word alone. Bold stands in so many lists ("**Local** Network") that it takes what dictionaries have besides: articles
before the words, or several meanings."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from study.core.notes.dialect import Dialect, Page, Place, Reading, Said
from study.core.notes.kinds import has_predicate
from study.core.notes.roles import COPULAS
from study.core.notes.spans import in_prose
from study.core.notes.split import split_term
from study.core.text.names import any_of, words_of

_FEWEST = 6  # entries of a page
_LIST, _PAGE = 2 / 3, 3 / 4  # of the items of a list, and of the entries of a page
_WORDS, _SMALL_WORDS, _IDEOGRAPHS = 6, 4, 3  # of a meaning, of one that begins small, of one that is a word alone
_LONGEST = 200  # characters of an entry
_SEVERAL = 2  # entries with several meanings, from which it is a habit
_MARK = r"(?:`(?P<code>[^`\n]{1,60})`|\*\*(?P<bold>[^*\n]{1,60}(?<![\s:.：]))\*\*)"
_LIKELY = re.compile(rf"[-*+•)] {_MARK} [^\W\d_]")
_ITEM = re.compile(r"\s*(?:[-*+•]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?(?P<text>\S.*)")
_ENTRY = re.compile(rf"{_MARK}\s+(?P<meaning>[^\W\d_][^`*\[\]|<>=]*)")
_ALONE = re.compile(_MARK)
_WORD = re.compile(r"(?!\s)(?:[^\d_(){}\[\]<>=$#@\\|&*+%~^\":;`.]|\.(?![^\W_]))+")
_INNER = re.compile(r"[^\W\d_]+")
_REMARK = re.compile(r"\s*\([^()]*\)|[^\w\s'’-]+\s*$")
_OTHERS = re.compile(r"\w\s?/\s?\w|\w,\s|\w\s\([^()]+\)")
_ENDS = (".", ":", ";", ",", "。", "：")
_DENSE = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_ARTICLES = any_of(
    "the a an to der die das ein eine le la les l un une el los las una il lo gli i uno o os as um uma de het een en"
    " ett den det"
)


class _Entry(NamedTuple):
    """An item as the entry it may be: how it is marked, its word, and what follows."""

    text: str
    is_bold: bool
    word: str
    meaning: str

    @property
    def term(self) -> str:
        return self.word if self.is_bold else f"`{self.word}`"

    @property
    def is_short(self) -> bool:
        """Whether the meaning is one word, or several to choose from."""
        bare = _REMARK.sub("", self.meaning).strip()
        if _DENSE.match(bare):
            return len(bare) <= _IDEOGRAPHS
        return all(" " not in one.strip() for one in re.split(r"[/,]", bare))

    @property
    def is_set_apart(self) -> bool:
        """Whether the meaning begins as no sentence goes on: large, or in letters of its own."""
        return self.meaning[0].isupper() or (self.meaning[0].isascii() and not _is_cased(self.word))


def _is_cased(word: str) -> bool:
    return word.lower() != word.upper()


def _is_plain(word: str) -> bool:
    """Whether a word is written as people write words, and code does not."""
    parts = _INNER.findall(word)
    return (
        bool(parts)
        and word[0].isalpha()
        and _WORD.fullmatch(word) is not None
        and all(len(one) == 1 or one[1:] == one[1:].lower() for one in parts)
    )


def _entry(text: str) -> _Entry | None:
    found = _ENTRY.fullmatch(text) if len(text) <= _LONGEST else None
    if found is None or text.endswith(_ENDS):
        return None
    word, meaning = (found["code"] or found["bold"]).strip(), found["meaning"]
    entry = _Entry(text, found["bold"] is not None, word, meaning)
    if not _is_plain(word) or split_term(text).term:
        return None
    count = _REMARK.sub("", meaning).count(" ") + 1
    if meaning[0].isupper() or not _is_cased(meaning[0]):
        return entry if count <= _WORDS and (word[0].isupper() or not _is_cased(word[0]) or count == 1) else None
    if word[0].isupper() and (entry.is_bold or count > 1):  # a sentence
        return None
    said = words_of(meaning)[:1]
    if count > 1 and (has_predicate(said) or not COPULAS.isdisjoint(said)):
        return None
    return entry if count <= _SMALL_WORDS else None


def _lists(lines: Sequence[str]) -> Iterator[list[str]]:
    """The items of each list: what stands further in belongs to it, what stands at the margin ends it."""
    held: list[str] = []
    for at in in_prose(lines):
        line = lines[at]
        if found := _ITEM.fullmatch(line):
            held.append(found["text"].rstrip())
        elif held and line[:1].strip():
            yield held
            held = []
    if held:
        yield held


def _entries(items: Iterable[str]) -> list[_Entry]:
    """The entries of a list, where most of it are some; words alone and those before a sign are neither here nor
    there."""
    found, others = [], 0
    for text in items:
        if entry := _entry(text):
            found.append(entry)
        elif not (_ALONE.fullmatch(text) or (_ALONE.match(text) and split_term(text).term)):
            others += 1
    return found if len(found) >= _LIST * (len(found) + others) else []


def _share(flags: Iterable[bool]) -> float:
    held = list(flags)
    return sum(held) / len(held)


def _are_commands(entries: Sequence[_Entry]) -> bool:
    """Whether the words are those of one program, or verbs of what each does follow them."""
    first = [words_of(one.word)[:1] for one in entries if " " in one.word]
    if first and max(map(first.count, first)) >= len(entries) / 2:
        return True
    verbs = [re.search(r"[a-z]s$", words_of(one.meaning)[0]) is not None for one in entries if not one.is_set_apart]
    return len(verbs) >= len(entries) / 2 and _share(verbs) >= _LIST


def _are_words(entries: Sequence[_Entry], is_bold: bool) -> bool:
    """Whether the entries of a page that are marked alike are words to learn."""
    if len(entries) < _FEWEST or _are_commands(entries):
        return False
    if is_bold and not (
        _share(not one.word.isascii() and not _is_cased(one.word) for one in entries) >= _PAGE
        or _share(not _ARTICLES.isdisjoint(words_of(one.word)[:1]) for one in entries) >= 1 / 2
        or sum(_OTHERS.search(one.meaning) is not None for one in entries) >= _SEVERAL
    ):
        return False
    return max(_share(one.is_set_apart for one in entries), _share(one.is_short for one in entries)) >= _PAGE


def _begin(page: Page) -> Reading | None:
    if "` " not in page.text and "** " not in page.text:
        return None
    likely = _LIKELY.finditer(page.text)
    if sum(1 for _, _ in zip(likely, range(_FEWEST), strict=False)) < _FEWEST:
        return None
    found = [entry for items in _lists(page.lines) for entry in _entries(items)]
    told: dict[str, Said] = {}
    for is_bold in (False, True):
        entries = [one for one in found if one.is_bold == is_bold]
        if _are_words(entries, is_bold):
            told.update((one.text, Said(one.text, "statement", term=one.term, meaning=one.meaning)) for one in entries)

    def said(text: str, place: Place) -> Said | None:
        return told.get(text)

    return Reading(said=said, signs=("`", "**")) if told else None


PLUGIN = Dialect("vocabulary", _begin)
