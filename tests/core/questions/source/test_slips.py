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
