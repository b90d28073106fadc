"""The law of reading notes: every line that is not blank has exactly one owner, and no word is lost."""

import itertools
import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from study.core.notes import parse
from tests.core.notes.ownership import owners, split_lines, words, words_kept

PIECES = [
    *("", "", "  ", "\u00a0", "\u200b", "\t", "\ufeff"),
    *(
        "# Alpha",
        "## Beta",
        "#### Gamma ##",
        "# ",
        "#",
        "####### seven",
        "Title\n===",
        "Other\n---",
        "===",
        "---",
        "***",
    ),
    *(
        "- plain",
        "- ",
        "-",
        "*",
        "**",
        "** stray",
        "- ** spaced **",
        "* star ⇒ effect",
        "+ plus",
        "• dot",
        "- [ ] chore",
    ),
    *("a) alpha", "b) beta", "(1) one", "(2) two", "1.First", "2.Second", "①甲", "②乙", "i) one", "(ii) two", "A) or?"),
    *("  - nested", "    - deeper", "\t- tabbed", "\t\t- twice", "  indented words", "    four columns", "\ttab words"),
    *("1. first", "2) second", "   3. third", "1984. It began"),
    *(
        "Term: meaning",
        "Term - meaning",
        "a → b → c",
        "x => y",
        "Lead:",
        "**Lead:**",
        "- branch:",
        "A::B and {{x}} ${y}",
    ),
    *(
        "soft wrapped prose goes",
        "on and on  ",
        "with a break\\",
        "**Torn, apart.**  ",
        "**js, whole**",
        "**half",
        "open** half",
    ),
    *("> quoted", "> > twice", ">", "> [!note]", "> [!tip]- Folded title", "> - inside", "> ```", "> # head"),
    *("```", "```python", "~~~~", "`code: here`", "``", "$$", "$$ x $$", "$$ x $$ y", "inline $a: b$"),
    *("| a | b |", "|---|:-:|", "| c | d |", "||", "a | b", "|"),
    *(
        "<!--",
        "-->",
        "<!-- hidden -->",
        "<!-- a --> words",
        "words -->",
        "%%",
        "%% gone %%",
        "<div>",
        "</div>",
        "a<br>b",
        "<br>",
    ),
    *(
        "![[/pic 1.png|pic 1.png]]",
        "![[pic.png]] ![[other.svg]]",
        "![alt](some%20file.png)",
        "![[Page]]",
        "- ![[p.png]]",
    ),
    *("[[Alpha]]", "[[Alpha#Beta|alias]]", "- [[Beta]]", "see [[Gamma]] there", "[[", "]]", "[page](Page.md)", "[a](b"),
    *(
        "#tag",
        "#tag and words",
        "words #tag",
        "words ^id1",
        "^id1",
        "^id2",
        "[^1]: note",
        "[^1]:",
        "[r]: https://a.example",
        "[r]",
    ),
    *("---\ntitle: x\n---", "---", "a: b", "...", "\x0b", "a\x00b", "\x1f", "“quoted” words…", "🎉", "⇒", "∑ ⇒ ∞"),
]
DIALECTS = [
    *(
        "Term:: meaning",
        "Term;; meaning",
        "a ==1;;gap;;hint== here",
        "Both::: ways",
        "tight::card",
        "AWS::Lambda::Function",
        "- item:: nested",
        "  id:: 1-2",
        "tags:: a, b",
    ),
    *(
        "Question",
        "?",
        "??",
        "Answer",
        "a ==gap== here",
        "A:: B <!--SR:!2024-02-03,4,250-->",
        "<!--SR:!2024-02-03,4,250-->",
    ),
    *(
        "Q: who",
        "A: she",
        "C: the [one]",
        "**Q:** bold",
        "{{c1::Gap::hint}} x",
        "{1:x}",
        "{{c2 y}} #card",
        "{{cloze z}}",
    ),
    *(
        "Question 2",
        "## Question 3: say",
        "a) What?",
        "b) Why?",
        "(i) Where?",
        "Answer: so",
        "**Answers**",
        "Answer (b): no",
    ),
    *("- ---", "  alias: x", "  ---", "- #+BEGIN_QUOTE", "  #+END_QUOTE", "#+begin_src", "#+end_src"),
    *("SCHEDULED: <2024-01-01>", "- icon:: 7", "see {{embed [[y]]}} there"),
    *("1. Which?", "## Answers", "1. a) thus"),
    *("START", "Basic", "Back: side", "END", "<!--ID: 17-->", "```anki", "- ask #card", "text #card", "  - back of it"),
    *(
        "- one >> two",
        "- one <> two",
        "- up ;;",
        "- {{gap}} x",
        "- Why?",
        "    ",
        "    told",
        "<details>",
        "</details>",
    ),
    *("<details><summary>Ask</summary>", "<summary>Who?</summary>", "<aside>", "</aside>", "<aside>💡 bulb</aside>"),
    *(
        ":LOGBOOK:",
        ":END:",
        "{{query (x)}}",
        "((0123-4567-89ab))",
        "- TODO do it",
        "DOING it",
        "{{[[TODO]]}} do",
        "- [x] done",
    ),
    *(
        "Created: March 3, 2025",
        "Tags: x",
        "##Title",
        "-- two dashes",
        "– a dash",
        "1、first",
        "（1）first",
        "术语：意思",
    ),
    *("a\tb", "a;b", '"x', "#separator:tab", "#html:true", "[[Index]]", "back to [[Index]]", "[x](#x)", "[TOC]"),
    *(
        "Source: a book",
        "not proofread",
        "(haha I know)",
        "| a | b |",
        "## Contents",
        "## References",
        "\u200fمصطلح: معنى",
    ),
]
COUNTED = re.compile(r"\s*[(（]?([a-z]{1,2}|\d{1,4})[)）]", re.IGNORECASE)
MARKS = {
    "20file",
    *words("details summary aside div start end back basic html separator SR card cloze flashcards front"),
    *words("question answer answers"),
    *words("begin_quote end_quote begin quote embed query icon"),
}
FILES = ["notes.md", "01 - Page.md", "deck.txt", "rows.csv", "Page 0123456789abcdef0123456789abcdef.md", "pages/x.md"]
notes_text = st.lists(st.sampled_from(PIECES), max_size=25).map("\n".join)


dialect_text = st.lists(st.sampled_from([*PIECES, *DIALECTS * 2]), max_size=25).map("\n".join)


def assert_law(text: str, file: str = "") -> None:
    for line, owned in owners(text, parse(text, file)).items():
        assert len(owned) == 1, (line, owned, split_lines(text)[line - 1])


@settings(max_examples=200)
@given(notes_text)
@example("> [!note]\n> ![[p.png]]")
@example("**a.**  \n\u00a0\n**js**")
@example("- a\n> b\n  c\n^x")
def test_every_line_of_nasty_notes_has_one_owner(text: str) -> None:
    assert_law(text)


@settings(max_examples=500)
@given(dialect_text, st.sampled_from(FILES))
def test_every_line_of_any_dialect_has_one_owner(text: str, file: str) -> None:
    assert_law(text, file)


@settings(max_examples=200)
@given(st.text())
def test_every_line_of_any_text_has_one_owner(text: str) -> None:
    assert_law(text)


@given(st.binary(max_size=400))
def test_any_bytes_read_as_text_are_read(data: bytes) -> None:
    assert_law(data.decode("latin-1"))
    assert_law(data.decode("utf-8", "replace"))


@settings(max_examples=200)
@given(notes_text)
@example("```\n<!--\n####### seven\n-->")
@example("①甲\n②乙")
@example("** stray\n(1) one\n(2) two")
def test_no_word_of_an_owned_line_is_lost(text: str) -> None:
    notes = parse(text)
    kept = words_kept(notes)
    lines = split_lines(text)
    for line, (owner,) in owners(text, notes).items():
        if owner not in ("problem", "front matter"):
            marker = {"1", "2", "3", "1984"} if lines[line - 1].strip()[:1].isdigit() else set()
            marker |= {found[1].casefold()} if (found := COUNTED.match(lines[line - 1])) else set()
            lost = set(words(lines[line - 1])) - kept[line] - marker - {"20file"}
            lost = {word for word in lost if word.lstrip("①②③④⑤⑥⑦⑧⑨⑩") not in kept[line]}
            assert not lost, (lines[line - 1], lost)


@settings(max_examples=300)
@given(dialect_text, st.sampled_from(FILES))
@example("<details>\n<div>\n<details><summary>Ask</summary>", "notes.md")
@example("# Alpha\n**Torn, apart.**  ", "rows.csv")
@example("START\nnot proofread\n{{c1::Gap::hint}} x\nEND", "notes.md")
def test_no_word_of_any_dialect_is_lost(text: str, file: str) -> None:
    """But for the marks of a dialect, which are no words of the writer; the name of a card's type is below START."""
    notes = parse(text, file)
    kept = words_kept(notes)
    lines = split_lines(text)
    for line, (owner,) in owners(text, notes).items():
        if owner not in ("problem", "front matter"):
            names_type = line > 1 and lines[line - 2].strip() == "START"
            lost = set() if names_type else set(words(lines[line - 1])) - kept[line] - MARKS
            lost = {word for word in lost if not word.isdigit() and len(word) > 2}
            assert not lost, (lines[line - 1], lost)


@given(dialect_text)
def test_facts_do_not_overlap_and_keys_are_unique(text: str) -> None:
    notes = parse(text, "a.md")
    facts = [fact for topic in notes.topics for fact in topic.facts]
    assert all(one.lines[1] < two.lines[0] for one, two in itertools.pairwise(facts))
    assert len({fact.key for fact in facts}) == len(facts)
    assert len({topic.key for topic in notes.topics}) == len(notes.topics)
    assert {fact.parent for fact in facts if fact.parent} <= {fact.key for fact in facts}
    assert parse(text, "a.md") == notes
