"""A row of the table of addresses, and the answers that several of them share, in the order of ACTORS."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.places.border.world import World

type Answers = tuple[int, ...]


@dataclass(frozen=True)
class Row:
    get: Answers | None
    post: Answers | None
    args: Callable[[World], list[Any]] = lambda world: []
    data: Callable[[World], Mapping[str, Any]] = field(default=lambda world: {})
    query: str = ""


def all_get(status: int) -> Answers:
    return (status,) * 9


def signed_in(status: int) -> Answers:
    return (302, *(status,) * 8)


def mine(status: int, guest: int = 404) -> Answers:
    """The learner's own: for everybody else it does not exist."""
    return (guest, status, *(404,) * 7)


def editors(status: int, guest: int) -> Answers:
    """The editor's own: for everybody else who is signed in it does not exist."""
    return (guest, *(404,) * 5, status, 404, 404)


def role(status: int, needed: str, guest: int = 302) -> Answers:
    """Needs a role in the bank. A guest is asked to sign in; to anybody else without the role it does not exist.
    An admin owns what is nobody's private notes."""
    ranks = ["instructor", "viewer", "reviewer", "editor", "owner"]
    enough = ranks.index(needed)
    return (guest, 404, 404, *(status if rank >= enough else 404 for rank in range(5)), status)


def sending(status: int, needed: str) -> Answers:
    """The same for what is sent: a guest gets it back, beside a way to sign in."""
    return role(status, needed, guest=401)


def taught(status: int, guest: int = 302) -> Answers:
    """For who teaches the class, which the bank's owner does; no admin looks into it."""
    return (guest, *(404,) * 6, status, 404)


def teaching(status: int) -> Answers:
    """The same for what is sent."""
    return taught(status, guest=401)


def admins(status: int, guest: int = 302) -> Answers:
    """For admins alone."""
    return (guest, *(404,) * 7, status)
