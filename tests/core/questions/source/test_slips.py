"""Slips of the hand in question text: the right place, the right word, nothing taken for something else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.problem import refusals
from study.core.questions.source.format import format_bank
from study.core.questions.source.reader import parse_bank
from study.core.questions.source.writer import write_question
from study.core.text.comments import commentless, without_comments

HEAD = "## Tide {#tide}\n\nWhat pulls the water?\n\n"
MOON = "- [x] The moon\n  > It is near.\n"
SUN = "- [ ] The sun\n  > It is far.\n"
WELL = HEAD + MOON + SUN

READ = {
    "numbers before the boxes": HEAD + "1. [x] The moon\n   > It is near.\n2. [ ] The sun\n   > It is far.\n",
    "tabs": HEAD + "-\t[x] The moon\n\t> It is near.\n-\t[ ] The sun\n\t> It is far.\n",
    "a tab before a reason": WELL.replace("  >", "\t>"),
    "reasons that are not indented": WELL.replace("  >", ">"),
    "no-break spaces": WELL.replace("- [x] ", "-\xa0[x]\xa0").replace("[ ]", "[\xa0]"),
    "an indented list": HEAD + "  - [x] The moon\n    > It is near.\n  - [ ] The sun\n    > It is far.\n",
    "a comment above": "<!-- to do -->\n\n" + WELL,
    "comments inside": HEAD.replace("What", "<!-- two\nlines -->What") + MOON + SUN.replace("sun", "sun <!-- weak -->"),
    "a line below": WELL + "\n---\n",
    "a capital": WELL.replace("[x]", "[X]"),
    "an empty box": WELL.replace("[ ]", "[]"),
    "spaces in a box": WELL.replace("[x]", "[ x ]").replace("[ ]", "[  ]"),
    "wide spaces": WELL.replace("- [x] ", "-\u3000[x]\u3000"),
    "no empty line above": WELL.replace("water?\n\n", "water?\n"),
    "an empty line above a reason": WELL.replace("\n  >", "\n\n  >"),
    "another bullet": HEAD + MOON + SUN.replace("- [", "* ["),
}
"""What reads as WELL does."""


@pytest.mark.parametrize("text", READ.values(), ids=READ)
def test_what_can_only_mean_one_thing_is_read_so(text: str) -> None:
    (question,) = parse_bank(text).questions
    assert [(one.text, one.right, one.reason) for one in question.body.options] == [
        ("The moon", True, "It is near."),
        ("The sun", False, "It is far."),
    ]
    assert question.prompt == "What pulls the water?"


@pytest.mark.parametrize("line", ["- (x) a number", "- [x for x in y]", "- {x} a set", "- ( a ) a gap"])
def test_brackets_in_a_list_of_the_question_may_mean_anything(line: str) -> None:
    bank = parse_bank(WELL.replace("What", f"Let\n\n{line}\n\nbe given. What"))
    assert not refusals(bank.problems) and line in bank.questions[0].prompt
    assert parse_bank(f"## Tide {{#tide}}\n\n{line}\n\n> [!answer]\n> The moon.\n").questions


def test_a_broken_bracket_is_all_that_is_said_of_what_follows_from_it() -> None:
    for text in (HEAD + MOON.replace("[x]", "[x") + SUN, HEAD + MOON + SUN.replace("[ ]", "[")):
        assert len(refusals(parse_bank(text).problems)) == 1


def test_options_may_be_code() -> None:
    text = HEAD + '- [x] ```json\n  {"moon": [ ]}\n  ```\n  > It is near.\n- [ ] ```json\n  {}\n  ```\n  > It is far.\n'
    bank = parse_bank(text)
    assert not refusals(bank.problems)
    assert [one.text for one in bank.questions[0].body.options] == ['```json\n{"moon": [ ]}\n```', "```json\n{}\n```"]
    again = parse_bank(write_question(bank.questions[0]))
    assert again.questions[0].body == bank.questions[0].body


REFUSED = {
    "a heading of the first level": ("# Tide {#tide}\n\nWhat?\n\n" + MOON + SUN, 1, "two signs"),
    "a heading of the third level": ("## Part {#part}\n\n### Tide {#tide}\n\nWhat?\n\n" + MOON + SUN, 3, "two signs"),
    "no space behind the signs": ("##Tide {#tide}\n\nWhat?\n\n" + MOON + SUN, 1, "a space behind the signs"),
    "an underlined heading": ("Tide\n----\n\nWhat?\n\n" + MOON + SUN, 1, "underlined"),
    "one below a question": (WELL + "\nEbb\n---\n\nWhat?\n\n" + MOON + SUN, 10, "underlined"),
    "an id with spaces": (WELL.replace("{#tide}", "{# the tide}"), 1, "no spaces"),
    "an id that is not at the end": (WELL.replace("{#tide}", "{#tide} easy"), 1, "at the end"),
    "no space behind the dash": (HEAD + MOON + SUN.replace("- [", "-["), 7, "space between"),
    "no space behind the box": (HEAD + MOON + SUN.replace("] ", "]"), 7, "space behind the brackets"),
    "a bullet from a word processor": (HEAD + MOON + SUN.replace("-", "•"), 7, "begins no list"),
    "no dash": (HEAD + MOON + SUN.replace("- ", ""), 7, "with a dash"),
    "no dashes at all": (HEAD + "[x] The moon\n[ ] The sun\n", 5, "with a dash"),
    "an option inside another": (HEAD + MOON + SUN + "  - [ ] The wind\n", 9, "same column"),
    "an explanation without its mark": (WELL + "\nExplanation: it is near.\n", 10, "[!explain]"),
    "a hint without its mark": (WELL + "\nHint: look up.\n", 10, "[!hint]"),
    "a callout of another name": (WELL + "\n> [!explanation]\n> It is near.\n", 10, "[!explanation]"),
    "the second of two": (WELL + "\n> [!hint]\n> Up.\n\n> [!note]\n> Down.\n", 13, "[!note]"),
    "a small letter": (WELL + "\nsource: [Tides](https://example.org) (checked 2026-11-01)\n", 10, "Source:"),
    "a comment that stays open": (WELL.replace("What", "<!-- What"), 3, "never closed"),
    "a blank of another tool": ("## Tide {#tide}\n\nThe {{c1::moon}} pulls, the {{sun}} too.\n", 1, "{{sun}}"),
    "an attribute that nothing reads": (WELL.replace("{#tide}", "{#tide level=2}"), 1, "'level'"),
    "a kind that is none": (WELL.replace("{#tide}", "{#tide kind=choice}"), 1, "no kind 'choice'"),
    "an id in capitals": (WELL.replace("{#tide}", "{#Tide}"), 1, "a-z"),
    "an underscore in an id": (WELL.replace("{#tide}", "{#high_tide}"), 1, "a-z"),
    "two ids": (WELL.replace("{#tide}", "{#tide #ebb}"), 1, "'#ebb'"),
    "tags with a space": (WELL.replace("{#tide}", "{#tide tags=sea, moon}"), 1, "'moon'"),
    "a long dash for a bullet": (HEAD + MOON + SUN.replace("- [", "– ["), 7, "begins no list"),
    "no right one": (HEAD + MOON.replace("[x]", "[ ]") + SUN, 1, "as right"),
    "a tick of another tool": (HEAD + MOON.replace("[x]", "[✓]") + SUN, 5, "[✓]"),
    "an option of the fourth level": ("#### Tide {#tide}\n\nWhat?\n\n" + MOON + SUN, 1, "two signs"),
    "an arrow with two lines": ("## Tide {#tide}\n\nMatch.\n\n- a => b\n- c -> d\n", 5, "left -> right"),
    "a fence that stays open": (HEAD + "```\nx\n\n" + MOON + SUN, 5, "never closed"),
    "a source without its day": (WELL + "\nSource: [T](https://example.org)\n", 10, "(checked 2026-11-20)"),
    "a source of no day": (WELL + "\nSource: [T](https://example.org) (checked 2026-13-01)\n", 10, "no day"),
    "a topic with spaces": (WELL + "\nTopic: the sea\n", 10, "one topic"),
    "two explanations": (WELL + "\n> [!explain]\n> a\n\n> [!explain]\n> b\n", 13, "A second"),
    "a hint of nothing": (WELL + "\n> [!hint]\n", 10, "Nothing stands"),
    "words below a reason": (HEAD + MOON + "  and more\n" + SUN, 7, "below the reason"),
    "a reason with its own word": (WELL + "\nFeedback: it is near.\n", 10, "[!explain]"),
    "a blank in code": ("## Tide {#tide}\n\nRun `tide {{c1::now}}`.\n", 1, "inside `code`"),
    "an open bracket with a tick": (HEAD + MOON.replace("[x]", "[x") + SUN, 5, "brackets are broken"),
    "an open bracket": (HEAD + MOON + SUN.replace("[ ]", "["), 7, "brackets are broken"),
    "an open bracket before a link": (HEAD + MOON.replace("[x]", "[x").replace("The", "[The](u)") + SUN, 5, "broken"),
    "a bracket that only closes": (HEAD + MOON + SUN.replace("[ ]", "x]"), 7, "brackets are broken"),
    "two kinds of bracket": (HEAD + MOON.replace("[x]", "[x)") + SUN, 5, "brackets are broken"),
    "an open bracket of a value": ("## Tide {#tide}\n\nHow high?\n\n- [= 30\n", 5, "brackets are broken"),
    "round brackets": (HEAD + MOON + SUN.replace("[ ]", "( )"), 7, "square brackets"),
    "an open round bracket": (HEAD + MOON.replace("[x]", "(x") + SUN, 5, "square brackets"),
    "round brackets everywhere": (HEAD + MOON.replace("[x]", "(x)") + SUN.replace("[ ]", "( )"), 5, "square brackets"),
    "curly brackets": (HEAD + MOON.replace("[x]", "{x}") + SUN, 5, "square brackets"),
    "no space behind the first box": (HEAD + MOON.replace("] ", "]") + SUN, 5, "space behind the brackets"),
    "wide brackets": (WELL.replace("[x]", "［x］").replace("[ ]", "［ ］"), 5, "square brackets"),
    "wide brackets beside others": (HEAD + MOON + SUN.replace("[ ]", "［ ］"), 7, "square brackets"),
    "an x of another alphabet": (WELL.replace("[x]", "[х]"), 5, "Latin"),
    "a word for a tick": (WELL.replace("[x]", "[right]"), 5, "square brackets"),
    "bold brackets": (WELL.replace("[x]", "**[x]**"), 5, "square brackets"),
    "a bold option": (HEAD + MOON.replace("[x] The moon", "**[x] The moon**") + SUN, 5, "square brackets"),
    "escaped brackets": (WELL.replace("[x]", "\\[x\\]").replace("[ ]", "\\[ \\]"), 5, "square brackets"),
    "an escaped list": (HEAD + "\\- \\[x\\] The moon\n\\- \\[ \\] The sun\n", 5, "square brackets"),
    "boxes of a font": (HEAD + "- ☑ The moon\n- ☐ The sun\n", 5, "square brackets"),
    "ticks and crosses": (HEAD + "- ✅ The moon\n- ❌ The sun\n", 5, "square brackets"),
    "letters and boxes": (HEAD + "A. [x] The moon\nB. [ ] The sun\n", 5, "letters are left out"),
    "letters": (HEAD + "a) The moon\nb) The sun\n", 5, "letters are left out"),
    "letters and a key": (HEAD + "A. The moon\nB. The sun\n\nANSWER: A\n", 5, "letters are left out"),
    "numbers and a key": (HEAD + "1. The moon\n2. The sun\n\nAnswer: 1\n", 8, "with [x]"),
    "boxes and a key": (HEAD + "- [ ] The moon\n- [ ] The sun\n\nAnswer: A\n", 8, "with [x]"),
    "a key below": (WELL + "\nCorrect: A\n", 10, "leave this line out"),
    "a solution below": (WELL + "\n**Solution:** the moon\n", 10, "[!explain]"),
    "an answer below": ("## Tide {#tide}\n\nWhat pulls?\n\nAnswer: the moon\n", 5, "[!answer]"),
    "a question and answer": ("## Tide {#tide}\n\nQ: What pulls?\nA: The moon\n", 4, "[!answer]"),
    "double colons": ("## Tide {#tide}\n\nWhat pulls?::The moon\n", 3, "[!answer]"),
    "reasons above their options": (HEAD + "> Near.\n- [x] The moon\n> Far.\n- [ ] The sun\n", 5, "below its option"),
    "reasons behind an empty line": (WELL.replace("\n  >", "\n\n>"), 7, "right below its option"),
    "a wide sign before a reason": (WELL.replace("  >", "  ＞"), 6, "plain sign"),
    "an explanation between": (HEAD + MOON + "\n> [!explain]\n> Near.\n\n" + SUN, 11, "parts this from"),
    "a word between": (HEAD + MOON + "\nor\n\n" + SUN, 10, "parts this from"),
    "an indented explanation": (WELL + "\n  > [!explain]\n  > Near.\n", 10, "at the edge"),
    "an explanation above, of another name": (HEAD + "> [!solution]\n> Near.\n\n" + MOON + SUN, 5, "[!solution]"),
    "a callout with a space": (WELL + "\n> [! explain]\n> Near.\n", 10, "no callout [! explain]"),
    "a callout without its sign": (WELL + "\n> [hint]\n> Up.\n", 10, "no callout [hint]"),
    "a callout without its quote": (WELL + "\n[!hint] Up.\n", 10, "Without its >"),
    "a callout with a wide sign": (WELL + "\n> [！hint]\n> Up.\n", 10, "no callout"),
    "a hint that ends too early": (WELL + "\n> [!hint]\nUp.\n", 10, "each line behind >"),
    "a hint in a quote": (WELL + "\n> Hint: up.\n", 10, "[!hint]"),
    "a source in a list": (WELL + "\n- Source: [T](https://e.org) (checked 2026-11-20)\n", 10, "beginning of the line"),
    "a source above, in bold": (
        HEAD + "**Source:** [T](https://e.org) (checked 2026-11-20)\n\n" + MOON + SUN,
        5,
        "beginning of the line",
    ),
    "a wide colon": (WELL + "\nSource： [T](https://e.org) (checked 2026-11-20)\n", 10, "beginning"),
    "a day with dots": (WELL + "\nSource: [T](https://e.org) (checked 20.11.2026)\n", 10, "2026-11-20"),
    "tags below": (WELL + "\nTags: sea, moon\n", 10, "in the heading"),
    "an indented heading": (" " + WELL, 1, "at the edge"),
    "one below a question, indented": (WELL + "\n ## Ebb {#ebb}\n\nWhat?\n\n" + MOON + SUN, 10, "at the edge"),
    "wide number signs": (WELL.replace("##", "＃＃"), 1, "two plain"),
    "a bold heading": (WELL.replace("## Tide {#tide}", "**Tide** {#tide}"), 1, "two plain"),
    "a no-break space in a heading": (WELL.replace("## ", "##\xa0"), 1, "cannot be seen"),
    "a mark of another file": (WELL + "\n\ufeff## Ebb {#ebb}\n\nWhat?\n\n" + MOON + SUN, 10, "cannot be seen"),
    "a space without width": (WELL.replace("- [", "- \u200b["), 5, "cannot be seen"),
    "signs on both sides": (WELL.replace("{#tide}", "{#tide} ##"), 1, "at the end"),
    "an id without braces": (WELL.replace("{#tide}", "#tide"), 1, "in braces"),
    "an id without its sign": (WELL.replace("{#tide}", "{tide}"), 1, "number sign"),
    "an id in square brackets": (WELL.replace("{#tide}", "[#tide]"), 1, "in braces"),
    "an id in wide braces": (WELL.replace("{#tide}", "｛#tide｝"), 1, "in braces"),
    "an id with its name": (WELL.replace("{#tide}", "{id=tide}"), 1, "in braces"),
    "curly quotes": (WELL.replace("{#tide}", "{#tide topic=“sea”}"), 1, "straight"),
    "a colon for a value": (WELL.replace("{#tide}", "{#tide status:draft}"), 1, "name=value"),
    "a blank in the title": ("## The {{c1::moon}} pulls {#tide}\n", 1, "before the answer"),
    "a blank in an option": (HEAD + MOON.replace("The moon", "The {{c1::moon}}") + SUN, 5, "not in an answer"),
    "a blank in one brace": ("## Tide {#tide}\n\nThe {c1::moon} pulls.\n", 3, "{{c1::answer}}"),
    "a blank with one colon": ("## Tide {#tide}\n\nThe\n{{c1:moon}} pulls.\n", 4, "{{c1::answer}}"),
    "a blank in brackets": ("## Tide {#tide}\n\nThe [[moon]] pulls.\n", 3, "{{c1::answer}}"),
    "a line for a blank": ("## Tide {#tide}\n\nThe ____ pulls.\n", 3, "{{c1::answer}}"),
    "a key with the sign of ids": (WELL.replace("The moon", "The moon {#moon}"), 5, "with a dot"),
    "a key behind a reason": (WELL.replace("near.", "near. {.moon}"), 5, "above the reason"),
    "a word without its dash": (HEAD + "[=] moon\n", 5, "dash"),
    "a word without its brackets": (HEAD + "= moon\n", 5, "- [=]"),
    "an indented list of code": (HEAD + "    - [x] The moon\n    - [ ] The sun\n", 5, "indented by four"),
    "options in a quote": (HEAD + "> - [x] The moon\n> - [ ] The sun\n", 5, "no quote"),
    "no space behind a number": ("## Tide {#tide}\n\nOrder.\n\n1.Ebb\n2.Flow\n", 5, "behind the number"),
    "numbers in circles": ("## Tide {#tide}\n\nOrder.\n\n① Ebb\n② Flow\n", 5, "plain number"),
    "steps in two parts": ("## Tide {#tide}\n\nOrder.\n\n1. Ebb\n\nthen\n\n2. Low\n3. Flow\n", 9, "below each other"),
    "arrows without spaces": ("## Tide {#tide}\n\nMatch.\n\n- a->b\n- c->d\n", 5, "both sides"),
    "arrows of other kinds": ("## Tide {#tide}\n\nMatch.\n\n- a ⇒ b\n- c <- d\n", 5, "left -> right"),
    "a pair without an arrow": ("## Tide {#tide}\n\nMatch.\n\n- a -> b\n- c\n- d -> e\n", 6, "left -> right"),
    "parameters of another name": ("## T {#t}\n\n```yaml param\nx: 1\n```\n\nHow?\n\n- [=] {{x}}\n", 3, "yaml params"),
    "two kinds at once": (WELL + "\n> [!answer]\n> The moon.\n", 1, "make two questions"),
    "an empty line above all": (
        "\n---\nbank: sea\n---\n\n" + HEAD + MOON.replace("x", " ") + SUN,
        2,
        "very first line",
    ),
    "front matter without its lines": ("bank: sea\n\n" + HEAD + MOON.replace("x", " ") + SUN, 1, "very first line"),
    "front matter of another tool": (
        "+++\nbank = 'sea'\n+++\n\n" + HEAD + MOON.replace("x", " ") + SUN,
        1,
        "very first",
    ),
    "no space behind a colon": ("---\nbank:sea\n---\n\n" + WELL, 2, "name: value"),
    "a second bank": (WELL + "\n---\nbank: ebb\n---\n", 10, "one bank"),
    "options before any heading": (MOON + SUN, 1, "before any question"),
    "only such": ("## Tide {#tide}\n\nThe {{moon}} pulls.\n", 1, "{{c1::answer}}"),
}
"""The text, the line that is named, and the word that helps."""


@pytest.mark.parametrize(("text", "line", "word"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_read_is_named_at_its_place_and_left_as_it_is(text: str, line: int, word: str) -> None:
    found = refusals(parse_bank(text).problems)
    assert any(one.line == line and word in one.message for one in found), found
    named = format_bank(text).text
    assert parse_bank(named).problems == parse_bank(text).problems
    assert named == text


TOLD = {
    "a reason without its sign": (HEAD + MOON.replace("  > It", "  Because it") + SUN, 6),
    "a reason beside its option": (HEAD + "- [x] The moon > It is near.\n- [ ] The sun > It is far.\n", 5),
    "a key above the options": (HEAD + "Answer: A\n\n" + MOON + SUN, 5),
    "an explanation above the options": (HEAD + "Explanation: it is near.\n\n" + MOON + SUN, 5),
}
"""What is read as it stands, and tells before the answer what is right; with the line that says so."""


@pytest.mark.parametrize(("text", "line"), TOLD.values(), ids=TOLD)
def test_what_tells_the_answer_too_early_is_pointed_out(text: str, line: int) -> None:
    found = parse_bank(text).problems
    assert any(one.line == line and "before the answer" in one.message for one in found), found
    assert not refusals(found)


def test_what_may_be_meant_otherwise_is_pointed_out() -> None:
    steps = parse_bank("## Tide {#tide}\n\nMatch.\n\n1. a -> b\n2. c -> d\n")
    assert steps.questions and any("pairs begin with a dash" in one.message for one in steps.problems)
    quoted = parse_bank("## Tide {#tide}\n\nHow high?\n\n- [=] “30”\n")
    assert quoted.questions and any("marks around" in one.message for one in quoted.problems)


def test_a_list_below_an_option_may_be_meant_as_its_reason() -> None:
    bank = parse_bank(HEAD + "- [x] The moon\n  - because it is near\n" + SUN)
    assert [one.line for one in bank.problems if "part of the option" in one.message] == [6]


def test_the_words_beside_a_hints_mark_are_part_of_it() -> None:
    bank = parse_bank(WELL + "\n> [!hint] Look up\n> at night.\n")
    assert bank.questions[0].hints == ("Look up\nat night.",)


def test_a_formula_may_have_double_braces() -> None:
    assert parse_bank("## Tide {#tide}\n\nIt is $\\frac{{a}}{b}^{{2}}$ {{c1::metres}}.\n").questions


def test_code_holds_no_comment_and_no_blank() -> None:
    text = HEAD.replace("What", "`<!-- a -->` and `{{b}}`: what") + MOON + SUN
    assert parse_bank(text).questions[0].prompt.startswith("`<!-- a -->` and `{{b}}`")


@given(st.text("<!-> \n`ab\\", max_size=60))
def test_text_from_elsewhere_loses_nothing_to_comments(text: str) -> None:
    lines = commentless(text).split("\n")
    assert without_comments(lines)[0] == lines
    assert len(without_comments(text.split("\n"))[0]) == len(text.split("\n"))
