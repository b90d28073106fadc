"""Templates can be reviewed: no line is too long to be read. `make format` breaks most of them (djangofmt)."""

from pathlib import Path

from django.conf import settings

LONGEST = 160
TEMPLATES = sorted(
    path for folder in ("templates", "study") for path in Path(settings.BASE_DIR, folder).rglob("*.html")
)


def test_no_line_of_a_template_is_too_long() -> None:
    assert TEMPLATES
    long = [
        f"{path.relative_to(settings.BASE_DIR)}:{number} has {len(line)} characters"
        for path in TEMPLATES
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if len(line) > LONGEST
    ]
    assert not long, "\n".join(long)
