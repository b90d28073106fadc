"""Which simulators a topic speaks of: told by its words first, and as the patterns say."""

from hypothesis import example, given
from hypothesis import strategies as st

from study.core.notes.simulators import Suited
from study.core.simulators import mentions

MENTIONS = mentions()
HINTS = sorted({hint for mention in MENTIONS.values() for hint in mention.hints})
WORDS = ("lambda", "function", "event", "batch", "starts", "polls", "for", "ship", "12", "é", "_", "-", " ", "\n", "s")
TEXTS = st.lists(st.sampled_from((*HINTS, *WORDS)), max_size=12).map(" ".join) | st.lists(
    st.sampled_from((*HINTS, *WORDS)), max_size=12
).map("".join)
SUITED = Suited(MENTIONS)


@given(TEXTS)
@example("Lambda polls the queue")
@example("long polling waits")
@example("COLD-STARTS")
@example("_x_amzn_trace_id")
def test_a_topic_speaks_of_what_the_patterns_find(text: str) -> None:
    small = text.lower()
    assert SUITED.to(text) == tuple(
        name for name, mention in MENTIONS.items() if mention.pattern.search(small) and mention.stands_in(small)
    )


@given(TEXTS)
def test_no_hint_keeps_a_pattern_from_being_tried(text: str) -> None:
    for mention in MENTIONS.values():
        assert mention.stands_in(text.lower()) == bool(mention.pattern.search(text.lower()))


def test_the_author_names_simulators_with_a_preset() -> None:
    assert Suited(MENTIONS, ("retries/jitter",)).to("a ship and its memory") == ("memory", "retries/jitter")
