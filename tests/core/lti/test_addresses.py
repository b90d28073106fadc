"""Requests go to what was entered: the same scheme, host and port, however they are spelled."""

from study.core.lti.addresses import is_safe, leads_to, origin, site


def test_what_an_address_is_of() -> None:
    for address, found in (
        ("https://Moodle.Example/a?b", "https://moodle.example:443"),
        ("http://localhost:8080", "http://localhost:8080"),
        ("https://[::1]:9/x", "https://[::1]:9"),
        ("https://user:pass@moodle.example/", ""),
        ("https://moodle.example\\@evil.example/", ""),
        ("https://moodle.example/ ; script-src *", ""),
        ("ftp://moodle.example/", ""),
        ("file:///etc/passwd", ""),
        ("javascript:alert(1)", ""),
        ("https://moodle.example:x/", ""),
        ("", ""),
    ):
        assert origin(address) == found, address
    assert site("https://moodle.example:443/") == "https://moodle.example" and site("http://a:8/") == "http://a:8"


def test_where_a_request_may_go() -> None:
    entered = ("https://moodle.example/auth", "")
    assert leads_to("https://moodle.example/other", entered)
    for address in (
        "http://moodle.example/other",
        "https://moodle.example.evil.example/",
        "https://moodle.example:444/",
        "https://evil.example/?https://moodle.example",
        "",
    ):
        assert not leads_to(address, entered), address


def test_what_is_read_on_the_way_is_not_safe() -> None:
    assert is_safe("https://moodle.example/") and is_safe("http://localhost:8080/") and is_safe("http://127.0.0.1/")
    assert not is_safe("http://moodle.example/") and not is_safe("http://localhost.example/") and not is_safe("")
