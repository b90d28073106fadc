"""Tables are kept from run to run, and never those of another product."""

from pathlib import Path
from typing import Any

from tests.ready import kept_as


def test_tables_are_kept_until_a_line_or_a_package_changes(settings: Any, tmp_path: Path) -> None:
    settings.BASE_DIR = tmp_path
    lock, migration = tmp_path / "uv.lock", tmp_path / "study" / "people" / "migrations" / "0001_first.py"
    migration.parent.mkdir(parents=True)
    lock.write_text("one")
    migration.write_text("one")
    first = kept_as("sqlite")
    assert kept_as("sqlite") == first != kept_as("postgresql")
    seen = {first}
    for change in (
        lambda: migration.write_text("two"),
        lambda: lock.write_text("two"),
        lambda: migration.with_name("0002_second.py").touch(),
        lambda: migration.rename(migration.with_name("0003_third.py")),
    ):
        change()
        assert kept_as("sqlite") not in seen
        seen.add(kept_as("sqlite"))
