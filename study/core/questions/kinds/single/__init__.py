"""One right option among several."""

from dataclasses import dataclass

from study.core.questions.options import Option


@dataclass(frozen=True, slots=True)
class Single:
    """The options in the author's order; exactly one is right."""

    options: tuple[Option, ...]
