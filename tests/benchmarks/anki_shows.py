"""Our packages in Anki itself, and its own here: pictures, covered parts, formulas and code, counted as faults."""

import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from study.banks import files
from study.core.formats import FORMATS
from study.core.formats.shared.format import Read, Record
from study.core.questions.question import Question
from study.core.questions.source.reader import parse_question
from tests.benchmarks.figures import Figure
from tests.pictures import a_picture

NOW = datetime(2026, 11, 27, tzinfo=UTC)
COVERED = "cell.png#cover=10,20,30,40"
PICTURES = {
    "moon.png": a_picture(),
    "cell.png": a_picture("red", (200, 100)),
    COVERED: a_picture("green", (200, 100)),
    "sea.jpg": a_picture("blue", form="JPEG"),
}
TEXTS = {
    "spring": """## Spring {#spring}

Where ![The moon](moon.png) pulls, $F = \\frac{m}{r^2}$, and $$a < b$$

- [x] ```python
  if moon:
      rise()
  ```
  > By $r^2$.
- [ ] It stays
  > It does not.
""",
    "part": f"## Part {{#part}}\n\nWhich part? ![A cell; a part is covered]({COVERED})\n\n- [=] nucleus\n",
    "gap": "## Gap {#gap}\n\nThe {{c1::ebb}} of $x_1$ ![Sea](sea.jpg).\n",
}
SHOWN = {
    "spring": (
        ['<img alt="The moon" src="moon.png">', r"\(F = \frac{m}{r^2}\)", r"\[a &lt; b\]", "if moon:\n    rise()"],
        [r"\(r^2\)", "✓"],
    ),
    "part": (['src="cell-covered-10-20-30-40.png"'], ["nucleus"]),
    "gap": (["[...]", r"\(x_1\)", 'src="sea.jpg"'], ["ebb"]),
}
"""What has to stand on the front and the back of each card."""


def shown() -> list[Figure]:
    """How many faults there are each way; each is printed."""
    faults = {
        "Anki shows our pictures, formulas, code, covered parts": list(_outward()),
        "Pictures, formulas and occlusions of Anki come in": list(_inward()),
    }
    for told in (one for found in faults.values() for one in found):
        print(f"  {told}")
    return [Figure(f"{name}: faults", len(found), "", 0) for name, found in faults.items()]


def _outward() -> Iterator[str]:
    """What is wrong with our package in Anki, and with what Anki makes of it, here."""
    from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

    records = [Record(question, pictures=PICTURES) for question in map(_question, TEXTS.values())]
    data = files.write_file(FORMATS["apkg"], records, "Tides", NOW).data
    before = _by_key(files.read_file(FORMATS["apkg"], data, "bank.apkg"))
    with tempfile.TemporaryDirectory() as folder:
        package = Path(folder) / "bank.apkg"
        package.write_bytes(data)
        collection = Collection(str(Path(folder) / "collection.anki2"))
        options = ImportAnkiPackageOptions(merge_notetypes=True)
        collection.import_anki_package(ImportAnkiPackageRequest(package_path=str(package), options=options))
        for name in sorted({*before} ^ set(TEXTS)):
            yield f"{name} is not in the package as it was read"
        yield from _rendered(collection)
        checked = collection.media.check()
        yield from (f"Anki misses {name}" for name in [*checked.missing, *checked.unused])
        again = _by_key(_exported(collection, Path(folder)))
        collection.close()
    yield from (f"{name} comes back changed" for name in TEXTS if again.get(name) != before.get(name))


def _rendered(collection: Any) -> Iterator[str]:
    """What of each card Anki does not show. The first of a note's tags, fields and so on are its own business."""
    shown = set()
    for ident in collection.find_cards(""):
        card = collection.get_card(ident)
        name = card.note().guid.rpartition("/")[2]
        drawn = card.render_output()
        shown.add(name)
        for text, wanted in zip((drawn.question_text, drawn.answer_text), SHOWN[name], strict=True):
            yield from (f"{name} lacks {one!r}" for one in wanted if one not in text)
    yield from (f"{name} has no card" for name in sorted(set(TEXTS) - shown))


def _inward() -> Iterator[str]:
    """What is wrong here with a deck that was written in Anki."""
    from anki.collection import Collection

    with tempfile.TemporaryDirectory() as folder:
        collection = Collection(str(Path(folder) / "collection.anki2"))
        deck, basic = collection.decks.id("Sea"), collection.models.by_name("Basic")
        assert deck and basic
        picture = collection.media.write_data("a moon.png", PICTURES["moon.png"])
        note = collection.new_note(basic)
        note["Front"] = f'What pulls by [$]\\frac{{m}}{{r^2}}[/$]? <img src="{picture}">'
        note["Back"] = r"the moon, \(m\)<pre><code>if moon:<br>&nbsp;&nbsp;rise()</code></pre>"
        collection.add_note(note, deck)
        beside = Path(folder) / "cell.png"
        beside.write_bytes(PICTURES["cell.png"])
        collection.add_image_occlusion_notetype()
        occlusion = collection.models.by_name("Image Occlusion")
        assert occlusion
        box = "{{c1::image-occlusion:rect:left=.1:top=.2:width=.3:height=.4:oi=1}}"
        collection.add_image_occlusion_note(occlusion["id"], str(beside), box, "A cell", "", [])
        found = _exported(collection, Path(folder))
        collection.close()
    yield from (f"said: {one.message}" for one in found.problems)
    texts = "\n\n".join(f"{record.question.prompt}\n{record.question.body}" for record in found.records)
    for wanted in (r"$\frac{m}{r^2}$", "$m$", "(a-moon.png)", "if moon:", "rise()", "#cover=10,20,30,40"):
        if wanted not in texts:
            yield f"{wanted!r} did not come in: {texts}"
    if len(found.pictures) != 2:
        yield f"pictures that came in: {[name for name, _ in found.pictures]}"


def _exported(collection: Any, folder: Path) -> Read:
    from anki.collection import ExportAnkiPackageOptions

    made = folder / "exported.apkg"
    options = ExportAnkiPackageOptions(with_scheduling=False, with_deck_configs=False, with_media=True, legacy=False)
    collection.export_anki_package(out_path=str(made), options=options, limit=None)
    return files.read_file(FORMATS["apkg"], made.read_bytes(), "exported.apkg")


def _question(text: str) -> Question:
    found, problems = parse_question(text)
    assert found and not problems, problems
    return found


def _by_key(found: Read) -> dict[str, Question]:
    return {record.question.key: record.question for record in found.records}
