"""The ids that questions had when the shapes were called otherwise: whoever learns one keeps it."""

from dataclasses import replace

from study.core.generators.candidate import Candidate

EARLIER: dict[str, tuple[str, ...]] = {
    "meaning": ("definition", "recall", "table-c1", "meaning-sentence"),
    "meaning-sentence": ("recall-points", "meaning"),
    "term": ("definition-term",),
    "named": ("term", "definition-term"),
    "explained": ("meaning", "definition", "recall", "table-c1", "alternative", "meaning-sentence"),
    "cause": ("definition", "recall", "alternative"),
    "value": ("limit", "limit-choice", "limit-minimum", "limit-maximum"),
    "value-minimum": ("limit-minimum", "limit-choice-minimum"),
    "value-maximum": ("limit-maximum", "limit-choice-maximum"),
    "value-default": ("limit-default", "limit-choice-default"),
    "property": ("definition", "recall"),
    **{f"property-c{column}": (f"table-c{column}",) for column in range(1, 60)},
    "gap": ("cloze", "limit"),
    "gap-subject": ("cloze",),
    "missing": ("cloze",),
    "counted": ("recall",),
    "order": ("steps",),
    "order-chain": ("steps-chain",),
    "contrast": ("contrast",),
    "points": ("recall-points", "recall"),
    "points-members": ("definition", "recall", "list-two"),
}
"""Shape and slot now, and recipe and slot of the questions that asked the same thing."""


def stored(candidate: Candidate, before: frozenset[str]) -> Candidate:
    """Return `candidate` under the id it had before: its own, or that of a question which asked the same of one of
    its statements."""
    if candidate.key in before:
        return candidate
    for name in EARLIER.get(candidate.name, ()):
        for fact in dict.fromkeys((candidate.fact, *candidate.facts)):
            if f"{fact}/{name}" in before:
                return replace(candidate, stored=f"{fact}/{name}")
    return candidate
