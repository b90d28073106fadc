"""Cleaning what notes say, and comparing it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.text.compare import alike, clean, close, members, names, opened, simple, within


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("**torn emphasis", "torn emphasis"),
        ("a ==torn== sail, torn == lost", "a torn sail, torn == lost"),
        ("[[Lambda@Edge|at the edge]] runs", "at the edge runs"),
        ("a [[1707740764-closed-set]] holds them", "a closed set holds them"),
        ("see [the guide](https://example.org)", "see the guide"),
        ("Oslo, New York,", "Oslo, New York"),
        ("direct call ⇒ error 429", "direct call – error 429"),
        ("services, e.g. S3", "services, for example S3"),
        ("it slips b.c. of ice", "it slips because of ice"),
        ("it sails w/o ice, w/ wind and W/two masts", "it sails without ice, with wind and with two masts"),
        ("a ~~torn~~ sail and a __whole__ one", "a torn sail and a whole one"),
        ("__no whole sail__ but call `__init__` or my_sail", "no whole sail but call `__init__` or `my_sail`"),
        ("\\-> 7 main sails \\=> wind", "7 main sails – wind"),
        ("two  sails , one\u00a0mast", "two sails, one mast"),
        ("sail ->mast --> deck", "sail – mast – deck"),
        ("Harbours(Ports) and ports(s)", "Harbours (Ports) and ports(s)"),
        ("uses MY_VAR here", "uses `MY_VAR` here"),
        ("`**kept**` as *is*", "`**kept**` as is"),
        ("Done.", "Done"),
        ("to _pay the crew_ and the _pilot_", "to pay the crew and the pilot"),
        ("use _private and _my_name here_", "use `_private` and `_my_name` here_"),
        ("the time[^3] from end to end", "the time from end to end"),
        ("the time^[called its *term*] from end to end", "the time from end to end"),
        ("it takes 2^[n] steps", "it takes 2^[n] steps"),
        ("a lasting right\\", "a lasting right"),
        ("\\[T]he tide\\* turns", "[T]he tide turns"),
        ("when it ebbs\\, ships lie dry\\; a\\,b", "when it ebbs, ships lie dry; a\\,b"),
        ("<ul><li>a rope</li><li>a chain</li></ul>", "a rope; a chain"),
        ("::1", "::1"),
        ("or use a destination", "use a destination"),
    ],
)
def test_clean(written: str, read: str) -> None:
    assert clean(written) == read


@given(st.text(max_size=60))
def test_cleaning_twice_changes_nothing_that_matters(text: str) -> None:
    assert simple(clean(clean(text))) == simple(clean(text))


def test_numbers_are_the_same_however_they_are_grouped() -> None:
    assert simple("1,769 MB, 0,5 s and -3 °C") == simple("1769 MB 0.5 s and minus3 °C")
    assert simple("sails, 3 masts") == "sails 3 masts"
    assert simple("2-3 sails") == "2 3 sails"


def test_a_capital_opens_words_but_not_names() -> None:
    assert [opened(text) for text in ("mutable", "on-demand", "e2e", "`code` first", "α-helix", "β₂", "m²")] == [
        "Mutable",
        "On-demand",
        "e2e",
        "`code` first",
        "α-helix",
        "β₂",
        "m²",
    ]


def test_within_means_whole_words() -> None:
    assert within("ARN", "aliases get an arn.")
    assert not within("mutable", "functions are immutable")
    assert within("1,769 MB", "at 1769 MB of memory")


def test_close_texts_share_half_their_words() -> None:
    assert close("send to archive", "wait then go to archive")
    assert not close("use batch window", "process in parallel")


def test_alike_texts_have_one_form() -> None:
    assert alike("10 messages", "5 messages")
    assert not alike("10 messages", "many messages")
    assert not alike("if it fails", "on failure")
    assert not alike("SNS", "a very long sentence about something else")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("S3, SNS and SQS", ("S3", "SNS", "SQS")),
        ("red, green, blue", ("red", "green", "blue")),
        ("EC2, CloudFront, S3 Glacier", ("EC2", "CloudFront", "S3 Glacier")),
        ("default 5s, max 60s", ()),
        ("cannot set it here, must set it there", ()),
        ("one sentence without a list", ()),
    ],
)
def test_members(text: str, found: tuple[str, ...]) -> None:
    assert members(text) == found


def test_names_are_code_acronyms_and_capitals_in_mid_sentence() -> None:
    assert names("reach it by a VPN gateway and `main` in the Spare Room") == (
        "VPN gateway",
        "`main`",
        "Spare Room",
    )


def test_loose_signs_at_the_end_go_in_every_script() -> None:
    assert clean("the mole;") == "the mole"
    assert clean("防波堤；") == "防波堤"
    assert clean("防波堤，") == "防波堤"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("the limit of $a_n$ and of $b_{n}^*$ is *one*", "the limit of $a_n$ and of $b_{n}^*$ is one"),
        ("$$x_1 = y_1$$ holds", "$$x_1 = y_1$$ holds"),
        ("from $5 to $6 a *day*", "from $5 to $6 a day"),
        ("set $path_to_file and `$x_1$`", "set $`path_to_file` and `$x_1$`"),
    ],
)
def test_a_formula_stays_as_it_is(text: str, shown: str) -> None:
    assert clean(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("*so* \\(\\ce{HF <-> H+ + F-}\\) and \\(K_Z\\)", "so \\(\\ce{HF <-> H+ + F-}\\) and \\(K_Z\\)"),
        ("\\[E = m_0 c^2\\]", "\\[E = m_0 c^2\\]"),
        ("said so \\[1\\] and `a_b`", "said so [1] and `a_b`"),
        ("words \\(of it\\. so\\) are no formula", "words \\(of it. so\\) are no formula"),
        ("it \\(has -> no end", "it \\(has – no end"),
    ],
)
def test_a_formula_in_brackets_stays_as_it_is(text: str, shown: str) -> None:
    assert clean(text) == clean(clean(text)) == shown
