"""Words that say the same or the opposite: each group alone, and no two groups run together."""

from itertools import combinations

import pytest

from study.core.notes.synonyms import OPPOSITES, SYNONYMS, are_opposites, are_synonyms

THREE_SIDED = [{"solid", "liquid", "gas"}, {"fest", "flüssig", "gasförmig"}]
SAME = """
help assist|ends finish|exact precise|important crucial|wichtig bedeutend|oft häufig|ziel zweck|region area
must shall|can able|often frequent|souvent fréquent|aumento crece|snabb fort|gebruik benut
"""
DIFFERENT = """
help end|support finish|exact different|wichtig oft|ziel fehler|art empfang|morceau genre|must can|must may
shall should|should may|child infant|speed rate|rate pace|size extent|poor need|method mean|speed acceleration
across through|accurate precise|hazard risk|murder kill|agreement contract|law rule|region zone|fat lipid
combine mix|check control|find found|prevent stop|absorb take|minute small|essential important
comprise include|turn convert|blood haem|limit bound|danger risk|fehler irrtum|gesetz regel|art typ|espèce genre
parc puisque|heiß genannt|bild entsteht|error fault|velocity speed|odd strange|promptly immediately|car puisque
"""
OPPOSED = """
open closes|gains lost|slow fast|increases reduces|contracts relaxes|expand contract|absorb release
promotes inhibits|ventral dorsal|medial lateral|artery vein|systole diastole|cheap expensive|easy difficult
solid gas|liquid gas|guilty innocent|static dynamic|constant variable|profit loss|debit credit|morning evening
minimum maximum|major minor|primary secondary|plus minus|horizontal vertical|sieg niederlage|gewinn verlust
fest gasförmig|must may|shall can|muss darf|müssen können|doit peut|debe puede|deve può|success failure
soluble insoluble|abduction adduction|alkane alkene|six eight
"""
UNOPPOSED = """
gains fast|lost slow|increases relaxes|absorb inhibits|dorsal lateral|artery diastole|cheap easy|expensive difficult
gas guilty|liquid innocent|dynamic variable|loss credit|evening maximum|minor secondary|minus vertical
niederlage verlust|open opens|must shall|fast quick
"""


def pairs(text: str) -> list[list[str]]:
    return [pair.split() for line in text.split("\n") for pair in line.split("|") if pair]


@pytest.mark.parametrize(("one", "other"), pairs(SAME))
def test_one_word_takes_the_place_of_the_other(one: str, other: str) -> None:
    assert are_synonyms(one, other)
    assert are_synonyms(other, one)


@pytest.mark.parametrize(("one", "other"), pairs(DIFFERENT))
def test_words_that_say_or_bind_to_something_else_are_no_synonyms(one: str, other: str) -> None:
    assert not are_synonyms(one, other)
    assert not are_synonyms(other, one)


@pytest.mark.parametrize(("one", "other"), pairs(OPPOSED))
def test_one_word_turns_what_the_other_says(one: str, other: str) -> None:
    assert are_opposites(one, other)
    assert are_opposites(other, one)


@pytest.mark.parametrize(("one", "other"), pairs(UNOPPOSED))
def test_words_of_two_pairs_are_no_opposites(one: str, other: str) -> None:
    assert not are_opposites(one, other)
    assert not are_opposites(other, one)


def test_opposites_have_two_sides_but_for_what_is_known_to_have_three() -> None:
    of_three = [set().union(*sides) for sides in OPPOSITES if len(sides) != 2]
    assert [next((three for three in THREE_SIDED if three <= words), words) for words in of_three] == THREE_SIDED
    assert all(all(sides) for sides in OPPOSITES)


def test_a_group_says_one_thing() -> None:
    for group in SYNONYMS:
        assert len(group) > 1, group
        assert [pair for pair in combinations(sorted(group), 2) if are_opposites(*pair)] == []
