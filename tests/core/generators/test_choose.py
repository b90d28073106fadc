"""What is chosen: few of each statement, and the same as before."""

from collections import Counter
from collections.abc import Iterator

import pytest

from study.core.generators import candidates, reached
from study.core.generators.choose import MOST_PER_FACT
from study.core.notes import carry_keys, parse, read_together
from study.core.notes.model import Notes, Topic
from tests.core.generators.notes_for_tests import MIXED

NOTES = parse(MIXED, "notes.md")


def test_no_fact_floods_the_review() -> None:
    counts = Counter(one.fact for one in candidates(NOTES).candidates)
    assert max(counts.values()) <= MOST_PER_FACT + 1


def test_what_was_chosen_stays_when_a_neighbour_changes() -> None:
    before = frozenset(one.key for one in candidates(NOTES).candidates)
    edited = parse(MIXED.replace("- tag: a fixed name for a revision", "- tag: 7"), "notes.md")
    after = {one.key for one in candidates(edited, before).candidates}
    lost = {key for key in before - after if not key.startswith(("git#3/", "git#1/matching"))}
    assert not {key for key in lost if not key.startswith("git#") or key.endswith("/meaning")}


def test_what_was_chosen_comes_before_what_would_be_wanted_more() -> None:
    every = candidates(NOTES).candidates
    again = candidates(NOTES, frozenset(one.key for one in every)).candidates
    assert [one.key for one in again] == [one.key for one in every]


def test_a_question_keeps_the_id_it_had_when_its_shape_was_called_otherwise() -> None:
    earlier = frozenset(
        {
            "git#1/definition",
            "git#2/definition-term",
            "queues/fifo-queues#1/limit",
            "biology#1/table-c1",
            "git#7/steps",
            "databases#1/list-not",
            "queues/standard-queues#4/alternative",
        }
    )
    made = candidates(NOTES, earlier)
    keys = {one.key: one for one in made.candidates}
    assert keys["git#1/definition"].shape == "meaning"
    assert keys["queues/fifo-queues#1/limit"].shape == "value"
    assert keys["databases#1/list-not"].shape if "databases#1/list-not" in keys else True
    assert made.why_not("databases#1/list-not")


def test_no_two_questions_have_one_id() -> None:
    earlier = frozenset({f"git#{n}/{name}" for n in range(9) for name in ("definition", "recall", "recall-points")})
    assert max(Counter(one.key for one in candidates(NOTES, earlier).candidates).values()) == 1


def test_two_lines_that_say_the_same_are_asked_once() -> None:
    page = "# Harbours\n\n## Tidal gates\n\nTidal gates reduce {} by closing before the high water.\n\n"
    page += "## Takeaways\n\nTidal gates reduce {} by {} before the high water.\n"
    for one, other, way, count in [
        ("flooding", "flooding", "closing", 1),
        ("flooding", "future flooding", "closing", 1),
        ("flooding", "silting", "closing", 2),  # asks for something else
        ("flooding", "flooding", "sinking", 2),  # says something else
    ]:
        made = candidates(parse(page.format(one, other, way), "n.md")).candidates
        assert sum(one.shape == "relation" for one in made) == count, (one, other, way)


def test_a_line_that_is_no_longer_asked_says_why() -> None:
    line = "- Keel: a long beam at the bottom of a ship that keeps her upright in the wind"
    before = frozenset(one.key for one in candidates(parse(f"# Ships\n\n## Parts\n\n{line}", "n.md")).candidates)
    after, _ = carry_keys(
        parse(f"# Ships\n\n## Parts\n\n{line}", "n.md").topics, parse(f"# Ships\n\n## Exercises\n\n{line}", "n.md")
    )
    made = candidates(after, before)
    assert before and not made.candidates
    assert {made.why_not(key) for key in before} == {"an exercise"}


class _Walked(tuple[Topic, ...]):
    """Topics that count how often all of them are gone through."""

    walks = 0

    def __iter__(self) -> Iterator[Topic]:
        self.walks += 1
        return super().__iter__()


def test_the_reasons_of_many_questions_cost_one_look_through_the_notes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reached, "FACTS", 4)
    coasts = "# Coasts\n\n" + "".join(f"- **Cape {n}**: a point of land where ships turn\n" for n in range(40))
    topics = _Walked(parse(coasts, "coasts.md").topics)
    made = candidates(Notes(topics))
    before = topics.walks
    reasons = [made.why_not(f"coasts#{n}/meaning") for n in range(1, 60)]
    assert topics.walks <= before + 2
    assert Counter(one.split()[0] for one in reasons) == {"its": 40, "the": 19}


def test_what_is_written_above_takes_no_question_away_at_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reached, "FACTS", 4)
    ships = "# Ships\n\n- **Keel**: a long beam at the bottom of a hull\n- **Mast**: a tall post that carries sails\n"
    before = frozenset(one.key for one in candidates(parse(ships, "ships.md")).candidates)
    coasts = "# Coasts\n\n" + "".join(f"- **Cape {n}**: a point of land where ships turn\n" for n in range(5))
    both = read_together([parse(coasts, "coasts.md"), parse(ships, "ships.md")])
    made = candidates(both, before)
    assert before and before <= {one.key for one in made.candidates}
    assert made.left_out == 3
    assert made.why_not("coasts#5/meaning").startswith("its line is beyond the first")
    assert not {one.key for one in candidates(both).candidates} & before


def test_what_is_no_longer_proposed_says_whether_its_line_is_there() -> None:
    made = candidates(NOTES, frozenset({"git#1/no-such-shape", "git#99/meaning"}))
    assert made.why_not("git#1/no-such-shape") == "its lines are no longer asked in this form"
    assert made.why_not("git#99/meaning") == "the notes no longer say it"


ROPES = (
    "- **Painter**: holds a small boat at its bow to a ring\n",
    "- **Warp**: pulls the ship along a quay by hand\n",
    "- **Bridle**: takes great strain on both sides, ends at one ring\n",
)
PAGE = "# Harbour\n\n## Ropes\n\n"


def test_what_asks_the_same_in_another_form_goes_on_under_its_id() -> None:
    modes = "- **Alongside**: the hull lies against the quay on fenders\n- Dry berth (the boat stands ashore)\n"
    modes += "- **Mediterranean** ⟶ the stern is tied up while an anchor holds the bow\n- Is there a fourth?\n"
    anchor = (
        "- Digs itself into sand, joined to the boat by the [[chain]]\n- Turns with wind or tide without breaking out\n"
    )
    for lines, shape, name in (
        (modes, "explained", "meaning"),
        (modes, "explained", "alternative"),
        ("".join(ROPES[1:]), "named", "term"),
        (f"## Plough anchor\n\n{anchor}", "missing", "cloze"),
        ("There are two types of berths: wet berths and dry berths.\n", "counted", "recall"),
        ("- The basin holds up to 40 kg of ice in winter\n", "gap", "limit"),
    ):
        notes = parse(f"# Harbour\n\n## Modes of mooring\n\n{lines}", "n.md")
        one = next(one for one in candidates(notes).candidates if (one.shape, one.fit) == (shape, "sure"))
        earlier = f"{one.fact}/{name}"
        again = {one.key: one for one in candidates(notes, frozenset({earlier})).candidates}
        assert (again[earlier].shape, again[earlier].prompt, again[earlier].fit) == (shape, one.prompt, "sure")
        assert one.key not in again, (shape, name)
        assert one.key in {one.key for one in candidates(notes, frozenset({earlier, one.key})).candidates}, shape


def test_a_term_stays_asked_whatever_comes_to_stand_beside_it_or_goes() -> None:
    first = candidates(parse(PAGE + "".join(ROPES), "n.md")).candidates
    before = frozenset(one.key for one in first)
    assert {one.shape for one in first} == {"term"} and len(before) == 3
    unlike = "".join(f"- The quay number {n} is kept by the crew of another ship.\n" for n in range(3))
    for lines, kept, shape in (
        ("".join(ROPES) + unlike, before, "term"),
        ("".join(ROPES[1:]), {"harbour/ropes#2/term", "harbour/ropes#3/term"}, "named"),
    ):
        after, _ = carry_keys(parse(PAGE + "".join(ROPES), "n.md").topics, parse(PAGE + lines, "n.md"))
        asked = {one.key: one for one in candidates(after, before).candidates if one.fit == "sure"}
        assert {key for key in kept if key in asked and asked[key].shape == shape} == kept, lines
