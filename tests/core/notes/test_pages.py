"""Files and folders as topics, and what that leaves as it was."""

from dataclasses import replace
from pathlib import Path

import pytest

from study.core.notes import carry_keys, parse, read_together
from study.core.notes.model import Fact, Notes, Topic
from study.core.notes.pages import export_name, page_title, without_ids

CONTENT = Path(__file__).parents[3] / "content" / "aws-lambda" / "notes"
SHIPPED = Path(__file__).with_name("shipped_topics.txt")

VAULT = {
    "Muscles/Biceps.md": "## Origin\n\n- Scapula, two heads\n\n## Function\n\n- Bends the elbow\n",
    "Muscles/Deltoid.md": "- Lifts the arm sideways\n- Never acts alone\n",
    "Muscles/Triceps.md": "## Origin\n\n- Scapula and humerus\n\n## Function\n\n- Stretches the elbow\n",
    "Bones/Femur.md": "# Femur\n\n- Longest bone: the femur\n\n## Function\n\n- Bears weight\n",
}


def vault(files: dict[str, str]) -> Notes:
    return read_together([parse(text, file) for file, text in files.items()])


def paths(notes: Notes) -> dict[str, str]:
    """Of every topic the titles down to it, by its key."""
    found: dict[str, str] = {}
    titles = {topic.key: topic for topic in notes.topics}
    for topic in notes.topics:
        names, at = [topic.title], topic
        while at.parent:
            at = titles[at.parent]
            names.append(at.title)
        found[topic.key] = " / ".join(reversed(names))
    return found


ID, UUID = "0123456789abcdef0123456789abcdef", "01234567-89ab-cdef-0123-456789abcdef"


@pytest.mark.parametrize(
    "name", [f"Export-{UUID}", f"ExportBlock-{UUID}-Part-1", f"{UUID}_ExportBlock-{UUID}", "Export"]
)
def test_an_export_is_called_after_its_only_page_at_the_top(name: str) -> None:
    pages = [f"Muscles {ID}/Biceps {ID}.md", f"Muscles {ID}/Origins {ID}.csv", f"Muscles {ID}.md"]
    assert export_name(name, pages) == "Muscles"
    assert export_name(name, [f"Private & Shared/{page}" for page in pages]) == "Muscles"
    assert export_name(name, [*pages, f"Bones {ID}.md"]) == "Notion"


def test_ids_of_an_export_are_not_shown() -> None:
    assert without_ids(f"Muscles {ID}/Arm {ID}/Origins {ID}_all.csv") == "Muscles/Arm/Origins.csv"
    assert without_ids(f"a.b/{ID}.md") == f"a.b/{ID}.md", "a name that is all id stays"


@pytest.mark.parametrize("name", ["muscles", "Export law", "ExportBlocks", ""])
def test_any_other_name_stays(name: str) -> None:
    assert export_name(name, [f"Muscles {ID}.md"]) == name


@pytest.mark.parametrize(
    ("file", "title"),
    [
        ("Deltoid.md", "Deltoid"),
        ("01 - Deltoid.md", "Deltoid"),
        ("2.3 Deltoid.md", "Deltoid"),
        ("01-open-channel-flow.md", "Open channel flow"),
        ("Deltoid%20muscle.md", "Deltoid muscle"),
        ("Deltoid 0123456789abcdef0123456789abcdef.md", "Deltoid"),
        ("Deltoid-01234567-89ab-cdef-0123-456789abcdef.md", "Deltoid"),
        ("a/b/Arteria_ulnaris.md", "Arteria ulnaris"),
        ("Next-Gen Firewalls.md", "Next-Gen Firewalls"),
        ("1707740764-open-sets.md", "Open sets"),
        ("202401151030 Open sets.md", "Open sets"),
        ("20240115-tides.md", "20240115-tides"),
        ("1707740764.md", "1707740764"),
        ("1984.md", "1984"),
        ("2020_04_09.md", "2020 04 09"),
        ("3D printing.md", "3D printing"),
        ("muscles/index.md", ""),
        ("README.md", ""),
    ],
)
def test_a_file_s_name_is_a_title_without_what_sorts_or_numbers_it(file: str, title: str) -> None:
    assert page_title(file) == title


def test_folder_file_and_heading_lead_to_a_topic() -> None:
    assert paths(vault(VAULT)) == {
        "folder-muscles": "Muscles",
        "preface-biceps": "Muscles / Biceps",
        "origin": "Muscles / Biceps / Origin",
        "function": "Muscles / Biceps / Function",
        "preface-deltoid": "Muscles / Deltoid",
        "preface-triceps": "Muscles / Triceps",
        "origin-2": "Muscles / Triceps / Origin",
        "function-2": "Muscles / Triceps / Function",
        "folder-bones": "Bones",
        "femur": "Bones / Femur",
        "femur/function": "Bones / Femur / Function",
    }
    assert read_together([vault(VAULT)]) == vault(VAULT)


def test_a_first_heading_that_repeats_the_file_needs_no_page() -> None:
    assert [
        topic.title for topic in parse("## 04 Krebs cycle\n\n- a\n\n## More\n\n- b", "04 - krebs cycle.md").topics
    ] == [
        "04 Krebs cycle",
        "More",
    ]
    assert [topic.title for topic in parse("# The whole\n\n## Part\n\n- a", "other.md").topics] == ["The whole", "Part"]
    assert [topic.title for topic in parse("# One\n\n# Two", "other.md").topics] == ["One", "Two"]


def test_headings_of_the_first_level_that_other_pages_have_too_stand_under_their_page() -> None:
    notes = vault(
        {
            "Biceps.md": "# Origin\n\n- a\n\n# Function\n\n- b",
            "Triceps.md": "# Origin\n\n- c",
            "Own.md": "# One\n\n# Two",
        }
    )
    assert list(paths(notes).values()) == [
        *("Biceps", "Biceps / Origin", "Biceps / Function", "Triceps", "Triceps / Origin", "One", "Two")
    ]


def test_the_author_s_title_of_a_page_counts() -> None:
    assert parse("---\ntitle: Upper arm\n---\n## Origin\n\n- a", "biceps.md").topics[0].title == "Upper arm"
    assert parse("title:: Upper arm\n\n- a", "biceps.md").topics[0].title == "Upper arm"


def test_a_note_that_speaks_for_its_folder_is_the_folder() -> None:
    notes = vault(
        {
            "Cells/index.md": "# All cells\n\n- a",
            "Cells/Neuron.md": "- b",
            "Other/Other.md": "- c",
            "Other/Part.md": "- d",
        }
    )
    assert list(paths(notes).values()) == ["All cells", "All cells / Neuron", "Other", "Other / Part"]


def test_a_note_beside_a_folder_of_its_name_is_the_folder() -> None:
    """As Notion exports a page and those below it, with an id behind both, or behind one."""
    page, below = " 0123456789abcdef0123456789abcdef", " fedcba9876543210fedcba9876543210"
    notes = vault(
        {
            f"Cells{page}.md": "# Cells\n\n- a\n\n## Walls\n\n- b",
            f"Cells{page}/Neuron{below}.md": "# Neuron\n\n- c",
            f"Cells{page}/Neuron/Axon.md": "# Axon\n\n- d",
            "Other.md": "- e",
            "Other/Deep/Part.md": "- f",
            "Part.md": "- g",
        }
    )
    assert list(paths(notes).values()) == [
        *("Cells", "Cells / Walls", "Cells / Neuron", "Cells / Neuron / Axon"),
        *("Other", "Other / Deep", "Other / Deep / Part", "Part"),
    ]


def test_folders_that_hold_all_files_are_no_topics() -> None:
    assert [topic.title for topic in vault({"a/b/One.md": "- a", "a/b/Two.md": "- b"}).topics] == ["One", "Two"]


def stored() -> list[Topic]:
    """The vault as it was stored before files and folders were topics: nameless pages, and no parents."""
    rows = [
        ("origin", "Origin", 2, "", "Muscles/Biceps.md", 1, ["Scapula, two heads"]),
        ("function", "Function", 2, "", "Muscles/Biceps.md", 5, ["Bends the elbow"]),
        ("preface-deltoid", "", 0, "", "Muscles/Deltoid.md", 1, ["Lifts the arm sideways", "Never acts alone"]),
        ("origin-2", "Origin", 2, "", "Muscles/Triceps.md", 1, ["Scapula and humerus"]),
        ("function-2", "Function", 2, "", "Muscles/Triceps.md", 5, ["Stretches the elbow"]),
        ("femur", "Femur", 1, "", "Bones/Femur.md", 1, ["Longest bone: the femur"]),
        ("femur/function", "Function", 2, "femur", "Bones/Femur.md", 5, ["Bears weight"]),
    ]
    return [
        Topic(
            key,
            title,
            level,
            parent,
            file,
            (first, first + 2),
            (first, first) if level else (0, 0),
            tuple(Fact(f"{key}#{n}", "statement", text, (first + 2, first + 2)) for n, text in enumerate(texts, 1)),
        )
        for key, title, level, parent, file, first, texts in rows
    ]


def keys(notes: Notes) -> dict[tuple[str, str], str]:
    return {(topic.file, fact.text): fact.key for topic in notes.topics for fact in topic.facts}


def test_a_vault_that_was_stored_before_keeps_every_key() -> None:
    notes, changes = carry_keys(stored(), vault(VAULT))
    before = {topic.key: [fact.key for fact in topic.facts] for topic in stored()}
    after = {topic.key: [fact.key for fact in topic.facts] for topic in notes.topics}
    assert {key: facts for key, facts in after.items() if key in before} == before
    assert set(after) - set(before) == {"folder-muscles", "folder-bones", "preface-biceps", "preface-triceps"}
    assert (changes.kept, changes.added, changes.edited, changes.moved, changes.removed) == (8, 0, 0, 0, 0)


def test_a_new_file_in_front_takes_no_key_though_another_is_reworded() -> None:
    files = {"Muscles/Abs.md": "## Origin\n\n- Pubis\n", **VAULT}
    files["Muscles/Biceps.md"] = files["Muscles/Biceps.md"].replace("two heads", "with its two heads")
    notes, changes = carry_keys(stored(), vault(files))
    found = keys(notes)
    assert found["Muscles/Biceps.md", "Scapula, with its two heads"] == "origin#1"
    assert found["Muscles/Triceps.md", "Scapula and humerus"] == "origin-2#1"
    assert found["Muscles/Abs.md", "Pubis"] not in {fact.key for topic in stored() for fact in topic.facts}
    assert (changes.edited, changes.added, changes.removed) == (1, 1, 0)


def test_a_page_that_gets_a_card_keeps_the_key_of_its_line() -> None:
    before = [
        replace(topic, facts=tuple(fact._replace(text="Keel:: the beam below") for fact in topic.facts[:1]))
        for topic in stored()[:1]
    ]
    after = parse("## Origin\n\n- Keel:: the beam below\n- Bow:: the front", "Muscles/Biceps.md")
    notes, _ = carry_keys(before, after)
    assert [fact.key for topic in notes.topics for fact in topic.facts] == ["origin#1", "origin#2"]


def test_the_shipped_course_keeps_the_key_of_every_topic_and_fact() -> None:
    """Cards, dated facts and question files hang on them. Where the notes gain a line, so does the list."""
    files = sorted(CONTENT.glob("*.md"))
    notes = read_together([parse(file.read_text(), f"notes/{file.name}") for file in files])
    listed = [line.rpartition(" ") for line in SHIPPED.read_text().splitlines()]
    assert [(topic.key, len(topic.facts)) for topic in notes.topics] == [(key, int(count)) for key, _, count in listed]
    for topic in notes.topics:
        assert [fact.key for fact in topic.facts] == [f"{topic.key}#{n + 1}" for n in range(len(topic.facts))]


def test_a_heading_deeper_than_markdown_knows_is_a_heading() -> None:
    text = "# Hull\n\n- a keel\n\n###### Planks\n\n- of oak\n\n####### Nails\n\n- of copper\n\n# Rig\n\n- a mast"
    topics = parse(text, "boat.md").topics
    assert [(topic.title, topic.level) for topic in topics] == [("Hull", 1), ("Planks", 6), ("Nails", 7), ("Rig", 1)]
    assert topics[2].parent == topics[1].key


def test_attributes_of_a_heading_are_no_part_of_its_title() -> None:
    text = "# The keel {#keel .long}\n\n- a beam\n\n## A set {1, 2}\n\n- two\n\n## Bow {width=3}\n\n- front"
    assert [topic.title for topic in parse(text, "boat.md").topics] == ["The keel", "A set {1, 2}", "Bow"]
