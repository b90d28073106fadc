"""Links for mails reach everybody once, are short enough for mail programs, and let no address add a field."""

from urllib.parse import parse_qs, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from study.core.text.mailto import LONGEST, letters

NAMES = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters=","), min_size=1, max_size=12)
ADDRESSES = st.lists(NAMES.map("{}@example.org".format), max_size=200)


@given(ADDRESSES, st.text(st.characters(exclude_categories=["Cs"]), max_size=80))
def test_everybody_is_written_to_once(addresses: list[str], subject: str) -> None:
    found = letters(addresses, subject)
    reached = []
    for link, number in found:
        assert len(link) <= LONGEST and link.startswith("mailto:?bcc=")
        asked = parse_qs(urlsplit(link).query, keep_blank_values=True, strict_parsing=True)
        assert set(asked) == {"bcc", "subject"} and asked["subject"] == [subject], link
        some = asked["bcc"][0].split(",")
        assert len(some) == number
        reached += some
    assert reached == list(dict.fromkeys(addresses))


def test_many_are_written_to_in_several() -> None:
    found = letters([f"somebody.with.a.name.{number}@example.org" for number in range(120)], "Tuesday group")
    assert len(found) > 1 and sum(number for _, number in found) == 120
