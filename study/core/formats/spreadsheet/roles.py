"""What a column of a table of questions can be."""

from study.core.formats.shared.columns import IGNORED

QUESTION, TITLE, KEY, OPTION, MARK, REASON = "question", "title", "id", "option", "mark", "reason"
RIGHT, WRONG, BACK, TYPE = "right", "wrong", "back", "type"
EXPLANATION, HINT, TOPIC, CATEGORY, TAGS, POINTS = "explanation", "hint", "topic", "category", "tags", "points"

ROLES = {
    IGNORED: "nothing: left out",
    QUESTION: "what is asked",
    OPTION: "an option",
    RIGHT: "the right answer",
    WRONG: "a wrong option",
    MARK: "right or wrong, of an option",
    REASON: "the reason of an option",
    EXPLANATION: "the explanation of the whole",
    BACK: "the other side of a card",
    TITLE: "the title",
    KEY: "the id",
    TYPE: "the type",
    HINT: "a hint",
    TOPIC: "the topic",
    CATEGORY: "the category",
    TAGS: "tags",
    POINTS: "the points",
}
"""The label of each role, in the order in which they are offered."""
SINGLE = {QUESTION, RIGHT, BACK, TITLE, KEY, TYPE, TOPIC, CATEGORY, POINTS, EXPLANATION}
"""Those that one column of a table has at most."""
