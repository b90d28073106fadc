"""Pictures in the texts of questions."""

import pytest

from study.core.questions.pictures import (
    alone,
    inserted,
    markdown,
    names,
    picture_faults,
    picture_name,
    pictures,
    showing,
    with_targets,
)
from study.core.questions.source.reader import parse_question
from study.core.text.kept import Kept, digests, kept

DIGEST = "ab" * 32
TARGET = f"picture:{DIGEST}/8x6"
TEXT = """## Moon {#moon}

![A full moon](moon.png) and ![](<two words.png>)

```
![code](in-a-fence.png)
```

Which is it? `![code](in-code.png)` \\![no](escaped.png) <!-- ![no](comment.png) -->

- [x] ![The far side](far%20side.png "a title") {.far}
  > Because of ![its maria](reason.png)
- [ ] $x_{![a](formula.png)}$ ![a [bracket] in it](nested.png)

> [!hint]-
> ![A hint](hint.png)
"""
NAMED = ["moon.png", "two words.png", "far side.png", "reason.png", "nested.png", "hint.png"]


def test_pictures_are_found_outside_code_comments_and_formulas() -> None:
    assert [shown.name for shown in pictures(TEXT)] == NAMED
    assert names(TEXT) == frozenset(NAMED)
    assert names("![a](b.png") == names("nothing") == frozenset()


def test_what_says_nothing_and_what_is_not_there_is_told_with_its_line() -> None:
    found = [(problem.line, problem.message.split(":")[0]) for problem in picture_faults(TEXT, set(NAMED[:-1]))]
    assert found == [
        (3, "Say what the picture 'two words.png' shows, for those who cannot see it"),
        (16, "There is no picture 'hint.png' in this bank"),
    ]
    (elsewhere,) = picture_faults("![a](https://example.org/b.png)", ())
    assert "on another site" in elsewhere.message


def test_a_file_that_is_read_without_its_pictures_says_so() -> None:
    found = [(problem.line, problem.severity) for problem in alone(TEXT)]
    assert found == [(3, "warning"), (3, "warning"), (11, "warning"), (12, "warning"), (13, "warning"), (16, "warning")]


def test_a_question_shows_its_pictures_in_every_text() -> None:
    question, problems = parse_question(TEXT)
    assert question, problems
    shown = showing(question, dict.fromkeys(NAMED, TARGET))
    texts = [shown.prompt, *shown.hints, *(text for one in shown.body.options for text in (one.text, one.reason))]
    assert [text.count(TARGET) for text in texts] == [2, 1, 1, 1, 1, 0]
    assert "in-a-fence.png" in shown.prompt
    assert [one.key for one in shown.body.options] == [one.key for one in question.body.options]
    assert showing(question, {}) is question
    assert with_targets('![a](<b c.png> "t")', {"b c.png": TARGET}) == f'![a]({TARGET} "t")'


def test_the_notation_of_a_kept_picture_is_read_back_and_nothing_else() -> None:
    assert kept(TARGET) == Kept(DIGEST, 8, 6)
    assert Kept(DIGEST, 8, 6).target == TARGET
    assert digests(f'{{"a": "![b]({TARGET})"}}') == {DIGEST}
    for other in ("", "moon.png", TARGET.upper(), f"{TARGET}0000000", f"x{TARGET}", "picture:ab/8x6"):
        assert kept(other) is None, other


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("Screenshot 2026-11-20 at 10.PNG", "screenshot-2026-11-20-at-10.png"),
        ("figures/queue.jpeg", "queue.jpeg"),
        ("..\\..\\évil (1).webp", "évil-1.webp"),
        ("blob", "blob.png"),
        ("../.png", "picture.png"),
        ("a" * 300 + ".gif", "a" * 100 + ".gif"),
    ],
)
def test_names_can_stand_in_a_text(given: str, name: str) -> None:
    assert picture_name(given, "png") == name
    assert names(markdown("x", name)) == {name}


def test_a_picture_is_put_below_the_heading_or_at_the_end_of_a_line() -> None:
    shown = markdown("A [full]\nmoon", "moon.png")
    assert shown == "![A \\[full\\] moon](moon.png)"
    assert next(pictures(shown)).name == "moon.png"
    text = "# Case {#c}\n\n## Moon {#m}\n\nWhich?\n\n- [x] \n"
    assert inserted(text, shown) == f"# Case {{#c}}\n\n## Moon {{#m}}\n\n{shown}\n\nWhich?\n\n- [x] \n"
    assert inserted(text, shown, 7).split("\n")[6] == f"- [x] {shown}"
    assert inserted(text, shown, 6).split("\n")[5] == shown
    keyed = text.replace("[x] ", "[x] It {.it}")
    assert inserted(keyed, shown, 7).split("\n")[6] == f"- [x] It {shown} {{.it}}"
    assert inserted(text, shown, 1).split("\n")[:4] == ["# Case {#c}", "", shown, ""]
    assert inserted("", shown) == f"\n{shown}\n"
    assert inserted(text, shown, 99) == inserted(text, shown)
