"""GIFT files with the structure a reader should find, by the author of a grammar of GIFT (gift/LICENSE)."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from study.core.encodings import decode
from study.core.formats.gift import PLUGIN
from study.core.formats.gift.blocks import cut
from study.core.formats.gift.syntax import Answer, Parsed, parse
from study.core.formats.shared.moodle.texts import Text

PAIRS = sorted(Path(__file__).with_name("gift").glob("*.gift"))
KINDS = {
    "Category": "category",
    "Description": "description",
    "Essay": "essay",
    "TF": "truefalse",
    "MC": "multichoice",
    "Short": "shortanswer",
    "Numerical": "numerical",
    "Matching": "match",
}


def same(found: str, wanted: str) -> bool:
    """The grammar puts spaces around the blank of a missing word, and Moodle does not."""
    return re.sub(r"\s+|(?<=_) (?=\.)", " ", found).replace("_ .", "_.") == re.sub(r"\s+", " ", wanted).strip().replace(
        "_ .", "_."
    )


def same_text(found: Text, wanted: dict[str, str] | None) -> bool:
    if wanted is None:
        return not found.text
    return found.format == wanted["format"] and same(found.text, wanted["text"])


def check_answers(parsed: Parsed, wanted: dict[str, Any]) -> None:
    if wanted["type"] == "TF":
        assert parsed.truth is wanted["isTrue"]
        # The grammar names the feedbacks by their places; Moodle, by whether the answer was right.
        said = {answer.text.text: answer.feedback for answer in parsed.answers}
        first, second = ("FALSE", "TRUE") if parsed.truth else ("TRUE", "FALSE")
        assert same_text(said[first], wanted["trueFeedback"])
        assert same_text(said[second], wanted["falseFeedback"])
    elif wanted["type"] == "Matching":
        for answer, pair in zip(parsed.answers, wanted["matchPairs"], strict=True):
            assert same_text(answer.text, pair["subquestion"])
            assert answer.right
            assert same(answer.right.text, pair["subanswer"])
    elif wanted["type"] == "Numerical":
        choices = wanted["choices"]
        listed = choices if isinstance(choices, list) else [{"text": choices, "weight": None, "feedback": None}]
        for answer, choice in zip(parsed.answers, listed, strict=True):
            assert numbers(answer.text.text) == pytest.approx(numbers_of(choice["text"]))
            check_answer(answer, choice)
    else:
        for answer, choice in zip(parsed.answers, wanted.get("choices", []), strict=True):
            assert same_text(answer.text, choice["text"])
            assert (answer.mark == "=") == choice["isCorrect"]
            check_answer(answer, choice)


def check_answer(answer: Answer, choice: dict[str, Any]) -> None:
    assert answer.share == choice["weight"]
    assert same_text(answer.feedback, choice["feedback"])


def numbers(text: str) -> list[float]:
    return [float(number) for number in text.replace("..", " ").replace(":", " ").split()]


def numbers_of(wanted: dict[str, Any]) -> list[float]:
    return [float(wanted[name]) for name in ("number", "numberLow", "range", "numberHigh") if name in wanted]


def test_there_are_pairs() -> None:
    assert len(PAIRS) > 20


@pytest.mark.parametrize("path", PAIRS, ids=lambda path: path.stem)
def test_the_structure_is_what_the_pair_says(path: Path) -> None:
    text, _ = decode(path.read_bytes())
    found = [parse(block) for block in cut(text)]
    wanted = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    assert [parsed.kind for parsed in found] == [KINDS[entry["type"]] for entry in wanted]
    for parsed, entry in zip(found, wanted, strict=True):
        assert parsed.error is None
        if entry["type"] == "Category":
            assert parsed.name == entry["title"]
            continue
        assert parsed.name == (entry["title"] or "")
        assert same_text(parsed.stem, entry["stem"])
        assert same_text(parsed.general, entry.get("globalFeedback"))
        assert (parsed.block.key or None, list(parsed.block.tags) or None) == (entry["id"], entry["tags"])
        check_answers(parsed, entry)


@pytest.mark.parametrize("path", PAIRS, ids=lambda path: path.stem)
def test_whatever_can_be_a_question_here_is_taken(path: Path) -> None:
    assert PLUGIN.read
    wanted = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    read = PLUGIN.read(path.read_bytes(), path.name)
    refused = [entry for entry in wanted if entry["type"] in ("Essay", "Description")]
    assert read.refused == len(refused)
    assert len(read.records) == len([entry for entry in wanted if entry["type"] != "Category"]) - len(refused)
