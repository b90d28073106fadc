"""Databases of Notion: tables that lead to their pages, and what in them is about the notes."""

from study.core.generators import candidates, questions
from study.core.notes import parse, read_together
from study.core.notes.model import Notes

FOLDER = "Ships 0123456789abcdef0123456789abcdef"
PAGE = f"# Ships\n\n[Parts]({FOLDER.replace(' ', '%20')}/Parts%20{'a' * 32}.csv)\n"
ROWS = (
    "Name,Status,Place,Created time,ID,File,Beside\n"
    f'Keel,Done,"lowest, amidships","March 3, 2024 10:15 AM",1,a/b.pdf,"Rib (Rib%20{"b" * 32}.md), Bow (https://x.y/Bow)"\n'
    "Rib,Done,on the keel,March 4,2,a/c.pdf,\n"
    f"Bow,To do,in front,March 5,3,,Keel (Parts/Keel%20(old)%20{'c' * 32}.md)\n"
)


def vault() -> Notes:
    return read_together(
        [
            parse(PAGE, f"{FOLDER}.md"),
            parse(ROWS, f"{FOLDER}/Parts {'a' * 32}.csv"),
            parse(
                "# Keel\n\nStatus: Done\nPlace: lowest\n\nIt is of oak.",
                f"{FOLDER}/Parts {'a' * 32}/Keel {'b' * 32}.md",
            ),
        ]
    )


def test_columns_about_the_notes_stay_out_of_the_rows() -> None:
    [table] = [topic for topic in vault().topics if topic.title == "Parts"]
    assert [fact.text for fact in table.facts] == [
        "Name | Place | Beside",
        "Keel | lowest, amidships | Rib, Bow",
        "Rib | on the keel | ",
        "Bow | in front | Keel",
    ]


def test_the_rows_are_asked_and_the_header_is_not() -> None:
    notes = vault()
    asked = list(questions([one for one in candidates(notes).candidates if one.fit == "sure"], notes))
    assert any("Keel" in one.prompt for one in asked)
    assert not any("Created" in one.prompt or "Done" in str(one.body) or "Name" in one.prompt for one in asked)


def test_a_row_leads_to_its_page_and_to_those_it_names_and_a_page_to_its_table() -> None:
    notes = vault()
    keys = {topic.title: topic.key for topic in notes.topics}
    [table] = [topic for topic in notes.topics if topic.title == "Parts"]
    [page] = [topic for topic in notes.topics if topic.title == "Ships"]
    assert [(link.target, link.line) for link in table.links] == [
        ("Keel", 2),
        ("Rib", 2),
        ("Bow", 2),
        ("Rib", 3),
        ("Bow", 4),
        ("Keel", 4),
    ]
    assert {link.topic for link in table.links if link.target == "Keel"} == {keys["Keel"]}
    assert [link.topic for link in page.links] == [table.key]
    assert [topic.parent for topic in notes.topics if topic.title == "Keel"] == [table.key]
