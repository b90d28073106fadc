"""What an author may not have meant: a question that became one of another kind by a slip of the hand."""

from study.core.questions.kinds import KINDS
from study.core.questions.question import Question
from study.core.questions.source.heading import is_heading, read_heading


def ask_about(question: Question | None, text: str, settled: str) -> str:
    """What to ask the author of a text that reads as this question and was `settled` to be of a kind; empty where
    there is nothing to ask. A heading that names the kind says what is meant."""
    if question is None or settled in ("", question.kind):
        return ""
    heading = next((read_heading(line) for line in text.split("\n") if is_heading(line)), None)
    return "" if heading and "kind" in heading.attributes else KINDS[question.kind].asks
