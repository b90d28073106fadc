"""Publishing as an act: the code of $LATEST is changed, and numbered versions are made of it that never change."""

from dataclasses import dataclass

from study.core.simulators.engines.aliases.params import EDIT, LATEST, Params, acts_of, kind_of


@dataclass(frozen=True, slots=True)
class Done:
    """One act: the number that its version has, 0 where it changes the code, the code after it, and whether it made
    something new."""

    act: str
    version: int
    code: int
    new: bool


@dataclass(frozen=True, slots=True)
class Published:
    """The code of each version in the order of their numbers, that of $LATEST, and the acts that led there."""

    codes: tuple[int, ...]
    latest: int
    acts: tuple[Done, ...]


def published(params: Params) -> Published:
    """Follow the acts from a new function with code 1 and no version."""
    codes: list[int] = []
    latest, acts = 1, []
    for act in acts_of(params):
        new = act == EDIT or codes[-1:] != [latest]
        if act == EDIT:
            latest += 1
        elif new:
            codes.append(latest)
        acts.append(Done(act, 0 if act == EDIT else len(codes), latest, new))
    return Published(tuple(codes), latest, tuple(acts))


def exists(params: Params, qualifier: str) -> bool:
    """Whether a version that is named is there. Where nothing is said of publishing, every one is."""
    if not params.acts or kind_of(qualifier) != "version":
        return True
    return int(qualifier) <= len(published(params).codes)


def code_of(params: Params, version: str) -> int | None:
    """The code that a version holds; None where nothing is said of publishing, or it is not there."""
    if not params.acts or not exists(params, version):
        return None
    found = published(params)
    if version == LATEST:
        return found.latest
    return found.codes[int(version) - 1] if kind_of(version) == "version" else None
