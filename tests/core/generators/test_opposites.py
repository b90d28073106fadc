"""Turning a statement round: exactly one of the two is true, or there is no opposite."""

import pytest

from study.core.generators.opposites import opposite


@pytest.mark.parametrize(
    ("said", "turned"),
    [
        ("links cannot point to a link", "links can point to a link"),
        ("it can't be changed", "it can be changed"),
        ("the subnet does not have a route", "the subnet has a route"),
        ("a public subnet does not carry traffic", "a public subnet carries traffic"),
        ("readers don’t need to register", "readers need to register"),
        ("rows are not removed", "rows are removed"),
        ("the option must be enabled", "the option need not be enabled"),
        ("versions are immutable", "versions are mutable"),
        ("`draft` mutable", "`draft` immutable"),
        ("Mutable", "Immutable"),
        ("numbers are never reused", "numbers are always reused"),
        ("the function is invoked synchronously", "the function is invoked asynchronously"),
        ("checked before the engine starts", "checked after the engine starts"),
        ("it runs outside your VPC", "it runs inside your VPC"),
    ],
)
def test_one_yes_or_no_is_turned_round(said: str, turned: str) -> None:
    assert opposite(said) == turned


@pytest.mark.parametrize(
    "said",
    [
        "it grows with memory",
        "not only functions but also layers are immutable",
        "it cannot start and cannot stop",
        "it cannot be changed unless it is a draft",
        "nor can it not be shared",
        "the status of a synchronous call",
        "set `feature.enabled`",
        "1 min after the first, then 2 min",
        "must be A and must be B",
        "a numbered version, never an alias",
        "no server to manage",
    ],
)
def test_what_has_no_plain_opposite_has_none(said: str) -> None:
    assert opposite(said) == ""
