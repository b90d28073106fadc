"""Keep rates: which sorts are asked unseen, and how one's own decisions turn that."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from study.core.generators import SHAPES, bodies, candidates
from study.core.generators.keep_rates import (
    ASKED,
    FEW,
    LEAST,
    NONE,
    STRANGERS,
    WEIGHT,
    KeepRate,
    asked_unseen,
    doubt_of,
    is_asked,
    is_looked_at,
    share_of,
    sort_of,
    still_to_keep,
)
from study.core.notes import parse

counts = st.integers(0, 40)
own = st.tuples(counts, counts).map(lambda pair: KeepRate(pair[0], pair[0] + pair[1]))
sorts = st.sampled_from([*sorted(STRANGERS), "never heard of", "gap: the notes give two answers"])


def keyed(numbers: Mapping[str, int]) -> dict[str, str]:
    """As many questions of each sort, by key."""
    return {f"{sort}/{number}": sort for sort, many in numbers.items() for number in range(many)}


def test_every_sort_is_of_a_shape() -> None:
    assert {sort.partition("-")[0] for sort in STRANGERS} <= {*SHAPES, "continuation", "entry", "outline"}


def test_only_what_strangers_kept_nearly_always_is_asked_unseen() -> None:
    always = {"counted", "explained", "initials", "meaning", "meaning-sentence"}
    sorts = keyed(dict.fromkeys([*STRANGERS, "never heard of"], 100))
    assert asked_unseen(sorts) == {key for key, sort in sorts.items() if sort in always}


def test_where_little_is_asked_the_next_best_fill_it_up_but_nothing_doubted() -> None:
    few = keyed({"explained-short": 3, "points": 30, "meaning": 1, "gap": 30, "meaning: too little is said of it": 9})
    asked = asked_unseen(few)
    assert Counter(few[key] for key in asked) == {"meaning": 1, "explained-short": 3, "points": FEW - 4}
    assert {"points/0", "points/5"} < asked, "the first in reading order"
    assert asked_unseen(keyed({"property": 9, "never heard of": 9})) == frozenset()


@given(st.dictionaries(sorts, st.integers(1, 40)))
def test_unseen_there_are_enough_to_begin_with_wherever_there_are(numbers: dict[str, int]) -> None:
    sorts = keyed(numbers)
    asked = asked_unseen(sorts)
    rates = {key: STRANGERS.get(sort, NONE).expected for key, sort in sorts.items() if ":" not in sort}
    good = {key for key, rate in rates.items() if rate >= ASKED}
    fair = {key for key, rate in rates.items() if rate >= LEAST}
    assert good <= asked <= fair
    assert len(asked) == max(len(good), min(len(fair), FEW))
    assert min([rates[key] for key in asked], default=1) >= max([rates[key] for key in fair - asked], default=0)


def test_five_that_are_kept_bring_the_others() -> None:
    assert still_to_keep("points-section", NONE) == WEIGHT < still_to_keep("row", NONE)
    assert not is_asked("points-section", KeepRate(4, 4), unseen=False)
    assert is_asked("points-section", KeepRate(5, 5), unseen=False)
    assert is_asked("points-section", KeepRate(6, 7), unseen=False)
    assert not is_asked("points-section", KeepRate(5, 7), unseen=False)


def test_what_is_asked_unseen_waits_once_most_of_it_is_thrown_away() -> None:
    assert is_asked("meaning", KeepRate(0, 3), unseen=True)
    assert not is_asked("meaning", KeepRate(0, 4), unseen=True)
    assert is_asked("meaning", KeepRate(6, 12), unseen=True)
    assert is_asked("why", KeepRate(0, 2), unseen=True) and not is_asked("why", KeepRate(0, 3), unseen=True)


def test_what_is_hardly_ever_kept_is_nobodys_to_decide_on_until_they_keep_some() -> None:
    poor = "continuation: asks for whatever is said"
    assert not is_looked_at(poor, NONE)
    assert is_looked_at(poor, KeepRate(2, 2))
    assert is_looked_at("gap: the notes give two answers", NONE) and is_looked_at("never heard of", NONE)
    assert not is_looked_at("gap: the notes give two answers", KeepRate(0, 6))


def test_what_is_doubted_is_no_better_than_the_same_without_a_doubt() -> None:
    for sort in STRANGERS:
        assert share_of(f"{sort}: a doubt", NONE) <= min(share_of(sort, NONE), 0.5)


@given(sorts, own, st.booleans())
def test_keeping_one_more_never_stops_a_sort(sort: str, rate: KeepRate, unseen: bool) -> None:
    assert is_asked(sort, KeepRate(rate.kept + 1, rate.seen + 1), unseen) or not is_asked(sort, rate, unseen)


@given(sorts, own, st.booleans())
def test_refusing_one_more_never_starts_a_sort(sort: str, rate: KeepRate, unseen: bool) -> None:
    assert is_asked(sort, rate, unseen) or not is_asked(sort, KeepRate(rate.kept, rate.seen + 1), unseen)


@given(sorts, own)
def test_what_is_still_to_keep_is_the_least_that_is_enough(sort: str, rate: KeepRate) -> None:
    more = still_to_keep(sort, rate)
    assert is_asked(sort, KeepRate(rate.kept + more, rate.seen + more), unseen=False)
    assert not more or not is_asked(sort, KeepRate(rate.kept + more - 1, rate.seen + more - 1), unseen=False)


NOTES = """# Harbour

- **Buoy**: a float that marks where ships may go, by day with its colour and by night with its light
- **Pilot**: knows the sandbanks
- Fender: a cushion between hull and quay
- **Mooring**: a rope, a chain or an anchor that holds a ship where it is, whatever the wind and the tide do to it, from
  the hour in which it has come into the harbour until it leaves again with its next cargo

## Tides

The **ebb** is the time in which the water falls.

## Fees

- **Annual payment for private berths**: a sum by the length of the ship

## Lights

| light | colour | range |
|---|---|---|
| north mole | red | 12 nautical miles |
| south mole | green | 9 nautical miles |
| breakwater | white | 5 nautical miles |

## Lock

- its gates are closed by the water itself
- a ship waits for the level to be even before the gates open
- it can only be passed from sunrise to sunset
"""


def test_sorts_tell_what_tells_little_columns_and_sections() -> None:
    made = candidates(parse(NOTES, "harbour.md")).candidates
    sorts = {one.prompt: sort_of(one) for one in made}
    assert {"property-column", "points-section"} < {*sorts.values()}
    assert sorts["Explain *Pilot*."] == "explained-short"
    assert sorts["What is *Fender*?"] == "meaning-plain"
    assert sorts["What is *Buoy*?"] == "meaning", "set off by the writer"
    assert sorts["What is *Annual payment for private berths*?"] == "meaning-label", "a heading, and no term"
    assert sorts["What is *Mooring*?"] == "meaning-long"
    assert sorts["What is *ebb*?"] == "meaning-sentence-short"
    doubted = [replace(one, fit="unsure", doubts=("a", "b")) for one in made if one.shape == "explained"]
    assert [(sort_of(one), doubt_of(sort_of(one))) for one in doubted] == [("explained-short: a; b", "a; b")]


def test_what_stands_in_a_list_of_terms_is_a_term_however_little_is_said_of_it() -> None:
    terms = ["Fender: a cushion between hull and quay", "Keel: the beam along the bottom", "Bilge: the lowest room"]
    for more, sort in (
        (["Jetty: a wall against waves"], "meaning-plain"),
        (["Jetty: a wall against waves", "Berth: a place for one ship"], "meaning"),
    ):
        notes = "# Ship\n\n" + "".join(f"- {line}\n" for line in terms + more)
        made = candidates(parse(notes, "ship.md")).candidates
        assert {sort_of(one) for one in made if one.shape == "meaning"} == {sort}


def test_only_what_the_question_does_not_say_is_told() -> None:
    (pilot,) = [one for one in candidates(parse(NOTES, "harbour.md")).candidates if one.shape == "explained"]
    for answer, sort in (
        (" ".join("abcdefghijklmn"), "explained"),
        ("pilot " + " ".join("abcdefghijklm"), "explained-short"),
    ):
        assert sort_of(replace(pilot, asked=bodies.back(answer))) == sort


def test_a_name_in_code_is_of_a_sort_of_its_own() -> None:
    lines = "- `haul_in`: a call that shortens the rope by the given number of fathoms\n"
    lines += "- **Fender**: a cushion between two hulls\n"
    made = candidates(parse(f"# Winch\n\n## Calls\n\n{lines}", "winch.md")).candidates
    sorts = {one.prompt: sort_of(one) for one in made if one.shape == "meaning"}
    assert sorts == {"What is `haul_in`?": "meaning-code", "What is *Fender*?": "meaning"}
