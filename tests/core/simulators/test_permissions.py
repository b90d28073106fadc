"""Permissions: published decisions, every setting there is decided another way, and causes that held."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.simulators.engines.permissions import PLUGIN
from study.core.simulators.engines.permissions.actions import ACTIONS, check, covers
from study.core.simulators.engines.permissions.changes import changes, either, losses
from study.core.simulators.engines.permissions.params import ALLOW, CALLERS, DENY, DONE, SAYS, Params
from study.core.simulators.engines.permissions.points import ENDS, end
from study.core.simulators.engines.permissions.run import MAKING, NAMES, POLICIES, counted, order
from study.core.simulators.engines.permissions.turns import turns
from study.core.simulators.inquiry import Inquiry
from study.core.simulators.parameters import declared, plain, read, texts
from tests.core.simulators.naive_permissions import decided
from tests.core.simulators.reference import (
    Case,
    assert_answers,
    assert_as_promised,
    assert_case,
    cases,
    problem,
)

CAPS = ("absent", *SAYS)
NAMING = ("all", "bare", "qualified", "other")
PASSING = ("allow", "deny", "none", "other")

calls = st.builds(
    Params,
    caller=st.sampled_from(CALLERS),
    identity=st.sampled_from(SAYS),
    resource=st.sampled_from(SAYS),
    boundary=st.sampled_from(CAPS),
    session=st.sampled_from(CAPS),
    scp=st.sampled_from(CAPS),
    rcp=st.sampled_from(("absent", "allow", "deny")),
    source_matches=st.booleans(),
    qualifier_granted=st.sampled_from(("", "PROD", "7")),
    qualifier_called=st.sampled_from(("", "PROD", "7", "$LATEST")),
    session_limits_user=st.booleans(),
    action=st.sampled_from(("invoke", *DONE)),
    identity_names=st.sampled_from(("all", *NAMING)),
    pass_role=st.sampled_from(PASSING),
    trust=st.sampled_from(("allow", "none")),
).filter(lambda params: not check(params))


def the_end(params: Params, found: dict[str, object]) -> str:
    return ENDS[end(PLUGIN.run(params, 0))]


def the_change(params: Params, found: dict[str, object]) -> str:
    return next(one.words for one in changes(params) if decided(plain(one.params))["decision"] == ALLOW)


def the_alias(params: Params, found: dict[str, object]) -> str:
    if params.resource == "none":
        return "it is denied: the resource policy grants the service nothing"
    if params.qualifier_granted != params.qualifier_called:
        return "it is denied: the grant works only through the ARN it names"
    return "it is allowed" if params.source_matches else "it is denied: the grant names another source"


def the_named(params: Params, found: dict[str, object]) -> str:
    if (params.identity_names == "bare") == bool(params.qualifier_called):
        about = "the identity policy is about something else"
        other = params.resource == ALLOW
        return (
            f"it is allowed, by the resource policy; {about}"
            if other
            else f"it is denied: {about}, and nothing else allows it"
        )
    return (
        "it is allowed, by the identity policy"
        if params.identity == ALLOW
        else "it is denied: the identity policy denies it"
    )


ANSWERS = {"decision": the_end, "change": the_change, "alias": the_alias, "action": the_end, "named": the_named}


def every_call() -> Iterator[Params]:
    """All combinations of what the parameters may be, with a grant that fits the call and two that do not."""
    for caller, identity, resource, boundary, session, scp, rcp in product(
        CALLERS, SAYS, SAYS, CAPS, CAPS, CAPS, ("absent", "allow", "deny")
    ):
        base = Params(caller, identity, resource, boundary, session, scp, rcp)
        yield base
        if resource == ALLOW:
            yield replace(base, source_matches=False)
            yield replace(base, qualifier_granted="PROD", qualifier_called="7")
        for action in DONE[1:]:
            other = replace(base, action=action)
            if not check(other):
                yield other


@pytest.mark.parametrize("case", cases("permissions"), ids=str)
def test_calls_are_decided_as_published(case: Case) -> None:
    assert_case(PLUGIN, case)


def test_every_combination_is_decided_the_same_another_way() -> None:
    seen = Counter[str]()
    for params in every_call():
        found = PLUGIN.run(params, 0).results
        told = decided(plain(params))
        assert (found["decision"], found["decided_by"]) == (told["decision"], told["by"]), params
        seen[f"{found['decision']} {found['decided_by']}"] += 1
    invoked = 6 * 9 * 64 * 3 + 2 * 6 * 3 * 64 * 3
    assert len(seen) == 8 and seen.total() == invoked + (2 * 5 + 2 * 3) * 9 * 64 * 3


@given(params=calls)
def test_any_call_is_decided_the_same_another_way(params: Params) -> None:
    found, told = PLUGIN.run(params, 0).results, decided(plain(params))
    assert (found["decision"], found["decided_by"]) == (told["decision"], told["by"])


@given(params=calls)
def test_every_gate_states_a_cause_that_held(params: Params) -> None:
    trace = PLUGIN.run(params, 0)
    found = trace.results
    gates = found["gates"]
    assert [row["gate"] for row in gates] == list(order(params))
    assert (found["action"] == "lambda:CreateFunction") == (MAKING[0] in order(params))
    assert found["action"] == ACTIONS["read-queue" if params.caller == "poller" else params.action]
    asked = [row for row in gates if row["result"] in ("allow", "none", "deny")]
    assert [(event.who, event.why) for event in trace.events] == [(NAMES[row["gate"]], row["why"]) for row in asked]
    assert len(asked) == found["asked"]
    turned = [row["gate"] for row in gates if row["result"] == "deny"]
    assert turned == ([found["decided_by"]] if found["decision"] == "deny" else [])
    for row in gates:
        if row["result"] == "absent":
            assert getattr(params, row["gate"]) == "absent"
        if row["result"] == "ignored":
            assert row["gate"] not in counted(params)
        if row["result"] == "allow":
            assert getattr(params, row["gate"]) == "allow" and (row["gate"] != "identity" or covers(params))
    assert found["denied_by"] == [
        name for name in counted(params) if getattr(params, name) == "deny" and (name != "identity" or covers(params))
    ]
    assert bool(found["denied_by"]) == (found["decided_by"] == "deny")
    assert set(found["granted_by"]) <= {"resource", "identity"}
    assert bool(found["granted_by"]) == (found["decision"] == "allow")


@pytest.mark.parametrize(
    ("given_", "gate", "says"),
    [
        ({"caller": "poller"}, "identity", "The execution role grants the call."),
        ({"caller": "poller", "identity": "none"}, "identity", "The execution role may not read the source"),
        ({"identity": "none"}, "identity", "nothing grants the call"),
        ({}, "identity", "The identity policy grants the call."),
        ({"caller": "other-role", "resource": "allow"}, "resource", "the caller's own account must allow too"),
        ({"resource": "allow"}, "resource", "boundary and session still limit it"),
        ({"caller": "service"}, "resource", "The resource policy says nothing of the call. A service is let in by"),
        (
            {"caller": "service", "resource": "allow", "source_matches": False},
            "resource",
            "The grant asks for another source. A service",
        ),
        (
            {"caller": "service", "resource": "allow", "qualifier_granted": "PROD"},
            "resource",
            "The grant is on function:PROD, and the unqualified function is called: it works through that",
        ),
        ({"identity": "deny"}, "deny", "The identity policy denies the call, and a deny always wins."),
        (
            {"identity_names": "bare", "qualifier_called": "PROD"},
            "identity",
            "The identity policy allows it on the unqualified function, not on function:PROD: nothing grants",
        ),
        (
            {"identity_names": "qualified", "resource": "allow"},
            "identity",
            "allows it on function:*, not on the unqualified function; the resource policy has granted the call",
        ),
        (
            {"caller": "other-role", "resource": "allow", "identity_names": "other"},
            "identity",
            "allows it on something else, not on the unqualified function, and across accounts both sides",
        ),
        (
            {"caller": "poller", "identity_names": "bare"},
            "identity",
            "The execution role allows it on the unqualified function, not on the queue, and nothing else lets",
        ),
        ({"action": "create"}, "resource", "What is only being made has no resource policy."),
        ({"action": "write-logs", "identity": "none"}, "identity", "The identity policy says nothing: nothing grants"),
        ({"action": "create"}, "pass_role", "The caller may pass the execution role (iam:PassRole) to the new"),
        ({"action": "create", "pass_role": "deny"}, "pass_role", "A policy of the caller denies iam:PassRole on the"),
        ({"action": "create", "pass_role": "none"}, "pass_role", "Nothing lets the caller pass the execution role"),
        ({"action": "create", "pass_role": "other"}, "pass_role", "The caller may pass another role: iam:PassRole is"),
        ({"action": "create"}, "trust", "The role lets lambda.amazonaws.com take it over."),
        ({"action": "create", "trust": "none"}, "trust", "The trust policy of the role does not name lambda.amazonaws"),
    ],
)
def test_a_cause_is_named_for_its_caller(given_: dict[str, Any], gate: str, says: str) -> None:
    trace = PLUGIN.run(Params(**given_), 0)
    assert says in next(row["why"] for row in trace.results["gates"] if row["gate"] == gate)
    assert trace.says.startswith(
        {"deny": "The call is denied.", "allow": "The call is allowed,"}[trace.results["decision"]]
    )


def test_a_user_without_a_session_policy_is_limited_by_none() -> None:
    user = Params(caller="same-user", identity="none", resource="allow", boundary="none", session_limits_user=True)
    assert PLUGIN.run(user, 0).results["decision"] == "allow"
    assert PLUGIN.run(replace(user, session="allow"), 0).results["decided_by"] == "boundary"


@given(params=calls)
def test_a_deny_more_never_helps_and_a_silent_policy_less_never_harms(params: Params) -> None:
    before = PLUGIN.run(params, 0).results["decision"]
    for name in POLICIES:
        if PLUGIN.run(replace(params, **{name: "deny"}), 0).results["decision"] == ALLOW:
            assert before == ALLOW or getattr(params, name) == "deny" or name not in counted(params)
    for name in ("boundary", "session", "scp"):
        if before == ALLOW:
            assert PLUGIN.run(replace(params, **{name: "absent"}), 0).results["decision"] == ALLOW


@given(params=calls)
def test_what_one_change_does_is_what_its_run_says(params: Params) -> None:
    for wanted, found in ((ALLOW, changes(params)), (DENY, losses(params))):
        assert len({one.words for one in found}) == len(found)
        for one in found:
            assert one.params != params
            assert one.helps == (decided(plain(one.params))["decision"] == wanted)
            assert read(Params, texts(one.params)) == (one.params, ()) and not check(one.params)
    allowed = decided(plain(params))["decision"] == ALLOW
    assert either(params) == (allowed, losses(params) if allowed else changes(params))


@given(params=calls)
def test_a_touch_changes_one_thing_and_after_all_its_choices_it_is_as_before(params: Params) -> None:
    touched = turns(params)
    there = [name for name in order(params) if name in MAKING or name in counted(params)]
    able = [] if params.caller in ("service", "poller") else ["action"]
    assert [one.gate for one in touched] == ["caller", *able, *there]
    for one in touched:
        assert [name for name, value in plain(one.params).items() if value != plain(params)[name]] == [one.gate]
        assert read(Params, texts(one.params)) == (one.params, ()) and not check(one.params)
        choices = declared(Params)[one.gate].choices
        may = [each for each in choices if not check(replace(params, **{one.gate: each}))]
        seen, now = [one.words], one.params
        while now != params and len(seen) <= 6:
            again = next(other for other in turns(now) if other.gate == one.gate)
            seen, now = [*seen, again.words], again.params
        assert now == params
        assert len(set(seen)) == len(seen) == len(may)


def test_every_action_on_every_resource_is_decided_the_same_another_way() -> None:
    """All callers and actions that can be, with all that an identity policy may name, every way to pass the role, and
    grants that fit the call or do not."""
    seen = Counter[str]()
    for caller, action, names, identity, resource, called, granted in product(
        CALLERS, DONE, NAMING, SAYS, SAYS, ("", "PROD", "7", "$LATEST"), ("", "PROD")
    ):
        base = Params(
            caller, identity, resource, action=action, identity_names=names,
            qualifier_called=called, qualifier_granted=granted,
        )  # fmt: skip
        if check(base):
            seen["cannot be"] += 1
            continue
        making = product(PASSING, ("allow", "none"), CAPS) if action == "create" else [("allow", "allow", "absent")]
        for passing, trust, boundary in making:
            params = replace(base, pass_role=passing, trust=trust, boundary=boundary)
            found = PLUGIN.run(params, 0).results
            told = decided(plain(params))
            assert (found["decision"], found["decided_by"]) == (told["decision"], told["by"]), params
            seen[f"{found['decision']} {found['decided_by']}"] += 1
    assert set(seen) == {
        "cannot be", "allow resource", "allow identity",
        *(f"deny {name}" for name in ("deny", "resource", "identity", "boundary", "pass_role", "trust")),
    }  # fmt: skip


def test_what_nobody_can_ask_for_is_refused_with_its_reason() -> None:
    for params, name in (
        (Params(caller="service", action="create"), "action"),
        (Params(caller="poller", action="get-function"), "action"),
        (Params(caller="other-role", action="create"), "caller"),
        (Params(caller="other-user", action="write-logs"), "caller"),
        (Params(action="update-code", qualifier_called="PROD"), "qualifier_called"),
        (Params(action="read-queue", qualifier_granted="PROD"), "qualifier_granted"),
    ):
        assert [one.subject for one in check(params)] == [name], params
    for params in (
        Params(caller="service"),
        Params(caller="other-role", action="update-code", qualifier_granted="PROD"),
        Params(caller="other-user", action="read-queue"),
        Params(action="get-function", qualifier_called="PROD", qualifier_granted="7"),
    ):
        assert not check(params), params


@pytest.mark.parametrize("preset", PLUGIN.presets, ids=lambda preset: preset.name)
def test_a_preset_runs_as_promised(preset: object) -> None:
    assert_as_promised(PLUGIN, preset)


@pytest.mark.parametrize("maker", PLUGIN.makers, ids=lambda maker: maker.name)
def test_a_question_has_the_answer_of_its_run(maker: object) -> None:
    assert_answers(PLUGIN, maker, ANSWERS)


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("action", "delete", "one of invoke, get-function"),
        ("identity_names", "some", "one of all, bare, qualified, other"),
        ("trust", "deny", "one of allow, none"),
        ("caller", "root", "one of same-user, same-role"),
        ("rcp", "none", "one of absent, allow, deny"),
        ("identity", "absent", "one of allow, deny, none"),
        ("qualifier_granted", "$LATEST", "never $LATEST"),
        ("qualifier_called", "a b", "a version, an alias"),
    ],
)
def test_a_bad_parameter_is_named_with_what_it_may_be(name: str, value: object, says: str) -> None:
    assert says in problem(PLUGIN, name, value)


def test_what_hangs_on_a_rule_of_ours_is_not_asked() -> None:
    """A user with a session policy is a federated one, and whether it limits the grant is simplified."""
    params = Params(caller="same-user", identity="none", resource="allow", session="none")
    assert [PLUGIN.run(one, 0).results["decision"] for one in (params, replace(params, session_limits_user=True))] == [
        "allow",
        "deny",
    ]
    assert not list(Inquiry(PLUGIN, params, PLUGIN.run(params, 0)).questions())
