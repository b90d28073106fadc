"""Facts in, candidate questions out: recipes propose, rules refuse, the best of each fact are kept."""

from study.core.discovery import plugins
from study.core.generators import recipes as _recipes
from study.core.generators.candidate import Candidate, Recipe
from study.core.generators.selection import Made, make, question
from study.core.notes.model import Notes

RECIPES: dict[str, Recipe] = plugins(_recipes, Recipe)


def candidates(notes: Notes) -> Made:
    """Return the questions that all recipes make of `notes`, in reading order, with what was refused."""
    return make(notes, RECIPES.values())


__all__ = ["RECIPES", "Candidate", "Made", "Recipe", "candidates", "question"]
