"""The word groups of a facts.toml: lists of words that its patterns refer to by name.

Under [words] a name stands for a piece of a regular expression, such as the ways to say "at most" in every language
that notes are written in. `{most}` in a pattern is that piece, so that one list serves all patterns. Repetitions
(`{0,3}`) begin with a digit and are none.
"""

import re
from collections.abc import Mapping
from typing import Any

_NAME = re.compile(r"\{([a-z_]+)\}")
_PIECES = ("says", "excluding")
"""Here a group is a piece of an expression; in the other fields it is a list of words as it stands."""
_FIELDS = (*_PIECES, "subject", "without")


def spelled_out(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the tables of a facts.toml with the groups written out in each claim. What is not as it should be stays
    as it is, for whoever reads the tables to tell."""
    groups = _groups(data.get("words"))
    facts = data.get("fact")
    if not groups or not isinstance(facts, list):
        return dict(data)
    return {**data, "fact": [_fact(one, groups) for one in facts]}


def wrong_words(table: Any) -> list[str]:
    """Say what is wrong with a [words] table."""
    if not isinstance(table, Mapping):
        return ["words are written as a [words] table"]
    wrong = []
    for name, piece in table.items():
        if not _NAME.fullmatch(f"{{{name}}}"):
            wrong.append(f"words: {name} must be lower-case letters")
        try:
            re.compile(piece, re.IGNORECASE)
        except (TypeError, re.error) as error:
            wrong.append(f"words: {name} must be a regular expression ({error})")
    return wrong


def unknown_groups(claim: Mapping[str, Any]) -> list[str]:
    """The groups that a claim refers to and that its [words] do not have."""
    texts = (one for name in _FIELDS for one in several(claim.get(name)) if isinstance(one, str))
    return sorted({name for text in texts for name in _NAME.findall(text)})


def _groups(table: Any) -> dict[str, str]:
    return (
        {name: piece for name, piece in table.items() if isinstance(piece, str)} if isinstance(table, Mapping) else {}
    )


def _fact(table: Any, groups: Mapping[str, str]) -> Any:
    claims = table.get("claim") if isinstance(table, Mapping) else None
    return {**table, "claim": [_claim(one, groups) for one in claims]} if isinstance(claims, list) else table


def _claim(table: Any, groups: Mapping[str, str]) -> Any:
    if not isinstance(table, Mapping):
        return table
    filled = dict(table)
    for name in _FIELDS:
        form = "(?:{})" if name in _PIECES else "{}"
        if isinstance(given := table.get(name), str):
            filled[name] = _filled(given, groups, form)
        elif isinstance(given, list):
            filled[name] = [_filled(one, groups, form) if isinstance(one, str) else one for one in given]
    return filled


def _filled(text: str, groups: Mapping[str, str], form: str) -> str:
    return _NAME.sub(lambda found: form.format(groups[found[1]]) if found[1] in groups else found[0], text)


def several(given: Any) -> list[Any]:
    """What may be written as one or as a list of them."""
    return given if isinstance(given, list) else [] if given in (None, "") else [given]
