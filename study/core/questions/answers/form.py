"""Reads what a browser sent. Whatever the form contains, the result is a value."""

from study.core.problem import Problem
from study.core.questions.question import Form

LONGEST_ANSWER = 200  # characters
NUMBER_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def typed(form: Form, name: str, empty: str) -> str | Problem:
    """Return the one text given under `name`, without spaces around it; a Problem with the words
    `empty` when there is none, or when it is given twice or too long."""
    values = [value.strip() for value in form.get(name, ())]
    if not any(values):
        return Problem(empty)
    if len(values) > 1:
        return Problem("Give one answer only.")
    if len(values[0]) > LONGEST_ANSWER:
        return Problem(f"This answer is too long: {LONGEST_ANSWER} characters at most.")
    return values[0]


def chosen(form: Form, known: frozenset[str]) -> tuple[str, ...] | Problem:
    """Return the options ticked under "answer", each once and in alphabetical order."""
    ticked = sorted({value for value in form.get("answer", ()) if value})
    if not ticked:
        return Problem("Choose an answer first.")
    if not known.issuperset(ticked):
        return Problem("This is not one of the options. Load the question again.")
    return tuple(ticked)


def number_word(number: int) -> str:
    """Return a small number in words ("two"), a large one in digits."""
    return NUMBER_WORDS[number] if 0 <= number < len(NUMBER_WORDS) else str(number)
