"""The provisioned environments of an alias: every small number of them and of calls, and what is said of each."""

from dataclasses import replace
from itertools import product

from study.core.simulators.engines.aliases import PLUGIN
from study.core.simulators.engines.aliases.params import Params
from study.core.simulators.parameters import plain
from tests.core.simulators.naive_alias import READY, alias


def test_every_small_number_of_environments_and_calls_goes_as_by_a_shelf() -> None:
    seen = set()
    versions = (("3", "none"), ("3", "4"), ("$LATEST", "none"), ("stable", "none"))
    for (first, second), called, granted in product(versions, ("live", "3", "none"), ("any", "alias")):
        for ready, there, together, asked, calls in product(
            (True, False), (1, 2, 4), (1, 2, 3, 5), (None, 1, 3), range(1, 8)
        ):
            params = Params(
                *(first, second),
                calls=calls,
                qualifier=called,
                granted=granted,
                provisioned=ready,
                environments=there,
                at_once=together,
                asked_for=asked,
            )
            trace, told = PLUGIN.run(params, 0), alias(plain(params))
            found = trace.results
            assert [found[name] for name in READY] == [told[name] for name in READY], params
            states = [event.state for event in trace.events if event.who.startswith("call ")]
            assert states.count("retry") == (found["spillover"] or 0), params
            seen.add((found["provisioned_change"], found["warm"] is None, bool(found["warm"])))
    assert seen == {
        *((change, False, some) for change in ("none", "taken") for some in (True, False)),
        *(("none", True, False), ("refused", True, False), ("refused", False, False)),
    }


def test_a_call_says_whether_an_environment_was_ready_and_a_run_what_became_of_a_change() -> None:
    one_version = "The alias has one version, which runs every call."
    ready = Params("3", "none", calls=3, provisioned=True, environments=1, at_once=2)
    trace = PLUGIN.run(ready, 0)
    told = [(event.state, event.why) for event in trace.events if event.who.startswith("call")]
    free = ("served", f"{one_version} Its 1 provisioned environment is free.")
    assert told == [
        free,
        ("retry", f"{one_version} Its 1 provisioned environment is busy: the call spills over."),
        free,
    ]
    assert trace.says.endswith("There is no release to shift. 2 found a provisioned environment, 1 spilled over.")
    more = PLUGIN.run(replace(ready, asked_for=2, at_once=3), 0)
    told = [(event.state, event.why.removeprefix(f"{one_version} ")) for event in more.events][:3]
    assert told[1:] == [
        ("served", "One of its 2 provisioned environments is free."),
        ("retry", "Its 2 provisioned environments are busy: the call spills over."),
    ]
    around = PLUGIN.run(replace(ready, qualifier="3"), 0)
    assert around.says.endswith("The alias's provisioned environments are for calls through the alias alone.")
    denied = PLUGIN.run(replace(ready, qualifier="3", granted="alias"), 0)
    assert denied.results["runs"] == "refused"
    assert "environments" not in denied.says
    fixed = "The number of provisioned environments cannot be changed while the alias has weights."
    assert PLUGIN.run(replace(ready, second_version="4", asked_for=2), 0).says.endswith(fixed)
    for other in (
        *(replace(ready, second_version="4"), replace(ready, asked_for=2)),
        *(replace(ready, first_version="$LATEST", asked_for=2), replace(ready, provisioned=False, asked_for=2)),
    ):
        assert fixed not in PLUGIN.run(other, 0).says, other
