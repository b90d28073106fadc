"""How KB and MB count in a question comes back from every format, or its loss is told."""

from dataclasses import replace

import pytest

from study.banks import files
from study.core.formats import FORMATS
from study.core.formats.shared.format import Format, Record
from study.core.formats.shared.shapes import lost
from study.core.questions.question import Question
from study.core.questions.source.reader import parse_question
from tests.clock import START

WRITABLE = [one for one in FORMATS.values() if one.write or one.write_members]
NUMBER = "## Payload {#payload sizes=binary}\n\nHow large may it be?\n\n- [=] 6 MB ±0\n"
BLANK = "## Payload {#payload sizes=decimal}\n\nIt has at most {{c1::6 MB}}.\n"


def asked(text: str) -> Question:
    question = parse_question(text)[0]
    assert question
    return question


@pytest.mark.parametrize("text", [NUMBER, BLANK], ids=["number", "blank"])
@pytest.mark.parametrize("form", WRITABLE, ids=lambda form: form.name)
def test_sizes_come_back_or_are_named(form: Format, text: str) -> None:
    question = asked(text)
    told = [one.message for one in files.write_file(form, [Record(question)], "Bank", START).problems]
    back = files.come_back(form, [Record(question)], "Bank", "bank")
    assert (
        [one.question.body.sizes for one in back] == [question.body.sizes]
        or any("size" in one for one in told)
        or (not back and told)
    )


def test_a_loss_of_sizes_is_none_of_the_score() -> None:
    question = asked(NUMBER)
    assert lost(question, replace(question, body=replace(question.body, sizes=""))) == ("how its sizes count",)
