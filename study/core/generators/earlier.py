"""What shapes were called before: whoever learns a question under such an id keeps it."""

EARLIER: dict[str, tuple[str, ...]] = {
    "meaning": ("definition", "recall", "table-c1", "meaning-sentence"),
    "meaning-sentence": ("recall-points", "meaning", "definition", "recall", "table-c1"),
    "term": ("definition-term",),
    "named": ("term", "definition-term"),
    "explained": ("meaning", "definition", "recall", "table-c1", "alternative", "meaning-sentence"),
    "cause": ("definition", "recall", "alternative"),
    "value": ("limit", "limit-choice", "limit-minimum", "limit-maximum"),
    "value-minimum": ("limit-minimum", "limit-choice-minimum"),
    "value-maximum": ("limit-maximum", "limit-choice-maximum"),
    "value-default": ("limit-default", "limit-choice-default"),
    "property": ("definition", "recall"),
    **{f"property-c{column}": (f"table-c{column}",) for column in range(2, 60)},
    "property-c1": ("table-c1", "meaning", "explained", "value"),
    "row-c1": ("named", "term"),
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

_NOW = ("meaning", "term", "named", "explained")
BY_TERM = frozenset(_NOW) | {old for name in _NOW for old in EARLIER[name] if old not in EARLIER}
"""Shapes that ask for a meaning by its term, or for a term by its meaning, with what they were called."""
