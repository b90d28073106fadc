"""Cards as text, from Quizlet and Anki."""

from study.core.formats import FORMATS
from study.core.formats.shared.format import Read
from study.core.questions.kinds import KINDS

DECK = FORMATS["deck"]
HEAD = "#separator:tab\n#html:true\n"

# A file; of each question its kind, its prompt, and what is right.
FILES = (
    ("Ebb\tgoes out\nFlood\tcomes in\n", [("recall", "Ebb", "goes out"), ("recall", "Flood", "comes in")]),
    ("Term\tDefinition\nEbb\tgoes out\n", [("recall", "Ebb", "goes out")]),
    ("Ebb;out\nFlood;in\n", [("recall", "Ebb", "out"), ("recall", "Flood", "in")]),
    ("Ebb - out\nFlood - in\n", [("recall", "Ebb", "out"), ("recall", "Flood", "in")]),
    ("Ebb,out;Flood,in;", [("recall", "Ebb", "out"), ("recall", "Flood", "in")]),
    (HEAD + "Ebb\tIt <b>goes</b> out\n", [("recall", "Ebb", "It **goes** out")]),
    ('#separator:Comma\n"Ebb, or ""low""","goes\nout"\n', [("recall", 'Ebb, or "low"', "goes<br>\nout")]),
    (HEAD + "The {{c1::ebb}} and the {{c1::flood}}\tmoon\n", [("cloze", "The ebb and the flood", "")]),
    (HEAD + "#notetype column:1\nBasic (type in the answer)\tGoes out?\tEbb\n", [("short", "Goes out?", "Ebb")]),
    (HEAD + "#notetype:Простая (с вводом ответа)\nGoes out?\tEbb\n", [("short", "Goes out?", "Ebb")]),
    (HEAD + "#notetype:Einfach (Antwort eintippen)-7c\nGoes out?\tEbb\n", [("short", "Goes out?", "Ebb")]),
    (HEAD + "#notetype:Basic (and reversed card)\nEbb\tout\n", [("recall", "Ebb", "out"), ("recall", "out", "Ebb")]),
    (HEAD + "#notetype:Einfach (beide Richtungen)\nEbb\tout\n", [("recall", "Ebb", "out"), ("recall", "out", "Ebb")]),
    (HEAD + "#notetype:Basic (optional reversed card)\nEbb\tout\t\n", [("recall", "Ebb", "out")]),
    (
        HEAD + "#notetype:Basic (optional reversed card)\nEbb\tout\ty\n",
        [("recall", "Ebb", "out"), ("recall", "out", "Ebb")],
    ),
    ("Ebb *a_b*\tx < y\nb\tc\n", [("recall", r"Ebb \*a_b\*", "x < y"), ("recall", "b", "c")]),
)  # fmt: skip


def read(text: str, name: str = "deck.txt") -> Read:
    assert DECK.read
    return DECK.read(text.encode(), name)


def test_each_row_is_a_question() -> None:
    for text, expected in FILES:
        found = read(text)
        questions = [record.question for record in found.records]
        assert len(questions) == len(expected), (text, found.problems)
        for question, (kind, prompt, right) in zip(questions, expected, strict=True):
            assert question.kind == kind, text
            assert kind == "cloze" or question.prompt == prompt, (text, question.prompt)
            assert not right or KINDS[kind].parts(question.body).right == (right,), (text, question.body)


def test_what_else_a_row_says() -> None:
    columns = "#guid column:1\n#deck column:2\n#tags column:5\n"
    found = read(f"{HEAD}{columns}aB3x\tSea::Tides\tEbb\tout [sound:sea.mp3]\tmoon sun\tNever\n")
    [record] = found.records
    assert record.category == "Sea/Tides"
    assert record.question.tags == ("moon", "sun")
    assert record.question.key.startswith("anki-")
    assert "Never" in KINDS["recall"].parts(record.question.body).right[0]
    assert ["a sound (sea.mp3)" in one.message for one in found.problems] == [True]
    renamed = read(f"{HEAD}{columns}aB3x\tSea\tThe ebb\tgoes out\t\t\n")
    assert renamed.records[0].question.key == record.question.key


def test_what_is_wrong_is_named_by_its_row() -> None:
    found = read(f"{HEAD}Ebb\tout\nFlood\t\n\tin\n")
    assert [(one.line, one.message) for one in found.problems] == [
        (4, "One side of the card is missing."),
        (5, "One side of the card is missing."),
    ]
    assert "put a tab" in read("Ebb goes out\nFlood comes in\n").problems[0].message
    assert any("semicolons" in one.message for one in read("Ebb;out\nFlood;in\n").problems)
    assert not read("").records and read("").problems


def test_which_files_are_decks() -> None:
    for text in ("Ebb\tout\nFlood\tin\n", "#separator:semicolon\nEbb;out\n", "a {{c1::b}}\t\nc\td\n"):
        assert DECK.recognises(text.encode(), "deck.txt"), text
    others = ("Which?\nA)\tx\nB)\ty\nANSWER: B\n", "Dear all,\nsee you.\n", "Ebb;out\nFlood;in\n", "", "a\tb\n")
    for text in others:
        assert not DECK.recognises(text.encode(), "deck.txt"), text
    assert not DECK.recognises(b"Ebb\tout\nFlood\tin\n", "deck.csv")
