"""Edits of notes by kind: how many of those that leave a fact keep its key, and how many that replace it do; what edits
of tables do to the questions of their cells; and how many questions go on where whole notes are written in another
form."""

from study.core.generators import candidates
from study.core.notes import carry_keys, parse
from tests.benchmarks.figures import Figure
from tests.core.notes.forms import FORMS
from tests.core.notes.mutations import REPLACED, REWORDED
from tests.core.notes.table_edits import outcomes
from tests.core.notes.test_mutations import TEXTS, rates

EDITS = 10_000


def run(edits: int = EDITS) -> list[Figure]:
    figures = []
    made, kept, _ = rates(REWORDED, edits)
    for kind in sorted(made):
        figures.append(Figure(f"reworded, {kind}: lost of {made[kind]:,}", made[kind] - kept[kind], "facts"))
    lost = 100 * (1 - kept.total() / made.total())
    figures.append(Figure(f"reworded, all: lost of {made.total():,}", lost, "%", 0.5))
    for kinds, name, most in ((REWORDED, "reworded and moved, all: lost", 0.5), (REPLACED, "replaced and moved", 0)):
        made, kept, _ = rates(kinds, edits // 2, moved=True)
        wrong = made.total() - kept.total() if kinds is REWORDED else kept.total()
        figures.append(Figure(f"{name} of {made.total():,}", 100 * wrong / made.total(), "%", most))
    made, kept, _ = rates(REPLACED, edits)
    for kind in sorted(made):
        figures.append(Figure(f"replaced, {kind}: taken for the old of {made[kind]:,}", kept[kind], "facts", 0))
    return figures + tables(edits // 50) + questions()


def tables(number: int) -> list[Figure]:
    """How many questions of tables lose their key to an edit that leaves what they ask, and how many keep it though
    their cell says something else, unseen by anybody."""
    figures = []
    for kind, one in outcomes(number).items():
        figures.append(Figure(f"table, {kind}: lost of {one.stayed:,}", 100 * one.lost / one.stayed, "%", 0))
        if one.replaced:
            name = f"table, {kind}: taken for the old of {one.replaced:,}"
            figures.append(Figure(name, one.taken, "questions", 0))
            figures.append(Figure(f"table, {kind}: left to a person", 100 * one.asked / one.replaced, "%"))
    return figures


def questions() -> list[Figure]:
    """How many of the questions that were asked are gone after a change of form that leaves every fact."""
    figures = []
    for name, form in FORMS.items():
        asked = gone = 0
        for text in TEXTS:
            notes = parse(text, "a.md")
            before = frozenset(one.key for one in candidates(notes).candidates if one.fit == "sure")
            after, _ = carry_keys(notes.topics, parse(form(text), "a.md"))
            asked += len(before)
            gone += len(before - {one.key for one in candidates(after, before).candidates})
        figures.append(Figure(f"in another form, {name}: questions gone of {asked:,}", 100 * gone / asked, "%"))
    return figures
