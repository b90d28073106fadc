"""Permissions: which single changes are offered, in their words."""

from dataclasses import replace

from study.core.simulators.engines.permissions.changes import changes, losses
from study.core.simulators.engines.permissions.params import ALLOW, DENY, Params


def test_every_policy_that_counts_can_turn_an_allowed_call_away() -> None:
    params = Params(resource=ALLOW, boundary=ALLOW, session=ALLOW, scp=ALLOW, caller="other-role", rcp=ALLOW)
    helping = [one.words for one in losses(params) if one.helps]
    assert helping == [
        "the resource control policy denies the call",
        "the service control policy says nothing of the call",
        "the resource policy says nothing of the call",
        "the identity policy says nothing of the call",
        "the permissions boundary says nothing of the call",
        "the session policy says nothing of the call",
        "the identity policy names something else",
        "the grant is on an alias alone",
    ]
    making = Params(action="create")
    assert [one.words for one in losses(making) if one.helps and "role" in one.words] == [
        "the caller may pass another role alone",
        "the role does not trust Lambda",
    ]
    bucket = Params(caller="service", resource=ALLOW, qualifier_granted="PROD", qualifier_called="PROD")
    assert [one.words for one in losses(bucket) if one.helps] == [
        "the resource control policy denies the call",
        "the resource policy says nothing of the call",
        "the grant is on the function without version or alias",
        "the grant names another source",
    ]


def test_changes_are_those_of_what_counts_for_the_caller() -> None:
    """Words of every change, where a grant names another source or another function; none of a source for a role."""
    role = Params(identity=DENY, boundary="none", rcp=ALLOW, source_matches=False)
    service = replace(role, caller="service", resource=ALLOW, identity=ALLOW, boundary="absent")
    told = {
        role: [
            "the resource policy allows the call",
            "the identity policy no longer denies, but allows the call",
            "the permissions boundary allows the call",
        ],
        service: ["the grant names the source that calls"],
        replace(service, source_matches=True, qualifier_granted="7"): ["the grant is on what is called"],
        Params(identity_names="bare", qualifier_called="7", qualifier_granted="7"): [
            "the resource policy allows the call",
            "the identity policy names what is called",
        ],
        Params(identity=DENY, identity_names="other", resource=ALLOW): ["the identity policy allows the call"],
        Params(action="create", pass_role="none", trust="none"): [
            "the resource policy allows the call",
            "the caller may pass the execution role",
            "the role trusts Lambda",
        ],
        Params(pass_role="none", trust="none"): ["the resource policy allows the call"],
    }
    for params, words in told.items():
        assert [one.words for one in changes(params)] == words
    alias, bare, source = (
        "the grant is on an alias alone",
        "the grant is on the function without version or alias",
        "the grant names another source",
    )
    for params, lost in (
        (Params(resource=ALLOW), {alias}),
        (Params(), set[str]()),
        (Params(resource=ALLOW, qualifier_granted="7"), set[str]()),
        (Params(resource=ALLOW, qualifier_granted="7", qualifier_called="7"), {bare}),
        (replace(service, source_matches=True), {alias, source}),
        (service, {alias}),
    ):
        assert {one.words for one in losses(params)} & {alias, bare, source} == lost, params
