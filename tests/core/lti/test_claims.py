"""A launch says what it is, or is refused with words; each refusal is one claim away from what is accepted."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from study.core.lti.claims import CLAIM, DEEP, GRADES, NAMES, SCORE, Expected, Launch, read, teaches
from study.core.problem import Problem

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
EXPECTED = Expected("https://moodle.example", "client", "nonce", {"1", "2"})


def claims(**changed: Any) -> dict[str, Any]:
    """What Moodle says of a learner who opens a link."""
    found = {
        "iss": "https://moodle.example",
        "aud": "client",
        "nonce": "nonce",
        "iat": NOW.timestamp(),
        "exp": NOW.timestamp() + 300,
        "sub": "17",
        "name": "Lea  Example",
        "email": "lea@example.org",
        f"{CLAIM}deployment_id": "1",
        f"{CLAIM}message_type": "LtiResourceLinkRequest",
        f"{CLAIM}version": "1.3.0",
        f"{CLAIM}roles": ["http://purl.imsglobal.org/vocab/lis/v2/membership#Learner"],
        f"{CLAIM}context": {"id": "c1", "title": "Tides"},
        f"{CLAIM}resource_link": {"id": "l1"},
        f"{CLAIM}custom": {"work": "12"},
        GRADES: {"scope": [SCORE], "lineitem": "https://moodle.example/line/1"},
        NAMES: {"context_memberships_url": "https://moodle.example/members"},
    }
    return {name: value for name, value in (found | changed).items() if value is not None}


def test_a_link_is_read() -> None:
    found = read(claims(), EXPECTED, NOW)
    assert isinstance(found, Launch)
    assert (found.kind, found.subject, found.name, found.email) == ("link", "17", "Lea Example", "lea@example.org")
    assert (found.course, found.title, found.placement, found.work) == ("c1", "Tides", "l1", "12")
    assert (found.grades, found.names) == ("https://moodle.example/line/1", "https://moodle.example/members")
    assert not found.teaches


def test_a_choice_is_read() -> None:
    deep = {"deep_link_return_url": "https://moodle.example/back", "accept_types": ["ltiResourceLink"], "data": "x"}
    changed = {f"{CLAIM}message_type": "LtiDeepLinkingRequest", DEEP: deep, f"{CLAIM}resource_link": None}
    found = read(claims(**changed), EXPECTED, NOW)
    assert isinstance(found, Launch) and (found.kind, found.back, found.data) == (
        "choice",
        deep["deep_link_return_url"],
        "x",
    )


def test_every_other_launch_is_refused_with_words() -> None:
    late, early = NOW.timestamp() - 61, NOW.timestamp() + 61
    kind = f"{CLAIM}message_type"
    text = {"deep_link_return_url": "https://moodle.example", "accept_types": ["html"]}
    cases: list[tuple[str, dict[str, Any]]] = [
        ("another platform", {"iss": "https://evil.example"}),
        ("another tool", {"aud": "other"}),
        ("another tool", {"aud": ["other", "third"]}),
        ("another tool", {"aud": None}),
        ("another tool", {"aud": ["client", "other"], "azp": "other"}),
        ("several tools", {"aud": ["client", "other"]}),
        ("second time", {"nonce": "other"}),
        ("second time", {"nonce": None}),
        ("expired", {"exp": late}),
        ("expired", {"iat": NOW.timestamp() - 601}),
        ("expired", {"exp": float("nan")}),
        ("expired", {"iat": float("nan")}),
        ("future", {"iat": early}),
        ("future", {"iat": float("inf")}),
        ("when it was made", {"exp": None}),
        ("when it was made", {"iat": "soon"}),
        ("deployment “3”", {f"{CLAIM}deployment_id": "3"}),
        ("deployment", {f"{CLAIM}deployment_id": None}),
        ("kind of launch", {kind: "LtiSubmissionReviewRequest"}),
        ("kind of launch", {f"{CLAIM}version": "1.1"}),
        ("who you are", {"sub": None}),
        ("who you are", {"sub": "x" * 256}),
        ("no course", {f"{CLAIM}context": None}),
        ("names no link", {f"{CLAIM}resource_link": {}}),
        ("takes no link", {kind: "LtiDeepLinkingRequest"}),
        ("takes no link", {kind: "LtiDeepLinkingRequest", DEEP: text}),
    ]
    for words, changed in cases:
        found = read(claims(**changed), EXPECTED, NOW)
        assert isinstance(found, Problem) and words in found.message, (words, changed, found)


def test_what_is_nearly_late_or_early_is_taken() -> None:
    for changed in ({"exp": NOW.timestamp() - 59}, {"iat": NOW.timestamp() + 59}, {"aud": ["client"]}):
        assert isinstance(read(claims(**changed), EXPECTED, NOW), Launch), changed
    several = {"aud": ["client", "other"], "azp": "client"}
    assert isinstance(read(claims(**several), EXPECTED, NOW), Launch)
    assert isinstance(read(claims(), EXPECTED, NOW + timedelta(minutes=5, seconds=59)), Launch)


def test_an_empty_nonce_is_nobodys() -> None:
    expected = Expected(EXPECTED.issuer, EXPECTED.client, "", EXPECTED.deployments)
    assert isinstance(read(claims(nonce=""), expected, NOW), Problem)


def test_who_teaches_the_course() -> None:
    membership = "http://purl.imsglobal.org/vocab/lis/v2/membership"
    teach = (f"{membership}#Instructor", f"{membership}/Instructor#TeachingAssistant", "Instructor")
    others = (
        f"{membership}#Learner",
        f"{membership}#Mentor",
        "http://purl.imsglobal.org/vocab/lis/v2/institution/person#Instructor",
        "http://purl.imsglobal.org/vocab/lis/v2/system/person#Administrator",
    )
    assert all(teaches([role]) for role in teach) and not any(teaches([role]) for role in others)


def test_grades_without_the_right_to_send_any_go_nowhere() -> None:
    found = read(claims(**{GRADES: {"scope": [], "lineitem": "https://moodle.example/line/1"}}), EXPECTED, NOW)
    assert isinstance(found, Launch) and found.grades == ""


json = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
names: Callable[[], Any] = lambda: st.sampled_from(sorted(claims()))  # noqa: E731


@given(st.dictionaries(names(), json, max_size=4))
def test_whatever_is_signed_is_read_or_refused(changed: dict[str, Any]) -> None:
    found = read({**claims(), **changed}, EXPECTED, NOW)
    assert isinstance(found, Launch) or found.message
