"""Which simulators suit a topic. The table of those there are, with the words that speak of each, comes in."""

from collections.abc import Mapping

from study.core.text.mention import Mention

type Mentions = Mapping[str, Mention]
"""By the name of a simulator, how notes speak of it."""


def simulators_for(words: str, mentions: Mentions, named: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The simulators for a topic with these words in its title and facts, and those its author `named`.

    A named one may carry the preset to start with: `concurrency/kill-switch`.
    """
    words = words.lower()
    chosen = {name.partition("/")[0]: name for name in named}
    return tuple(
        chosen.get(name, name) for name, mention in mentions.items() if name in chosen or mention.stands_in(words)
    )


def simulator_named(name: object, mentions: Mentions) -> bool:
    """Whether an author can name this: a simulator, with or without a preset."""
    return isinstance(name, str) and name.partition("/")[0] in mentions
