"""What is asked of terms: what each is by its class, and no more of a long line than its first part."""

import pytest

from tests.core.generators.notes_for_tests import doubts, judged_by, proposed

CHINESE = "# 船\n\n## 船的部件\n\n"


@pytest.mark.parametrize(
    ("line", "doubt"),
    [
        ("桅杆：支撑船帆的高杆", ""),
        ("舵：控制航向的装置，装在船尾", ""),
        ("帆：一种挂在桅杆上的布", ""),
        ("船的主要动力：风", ""),
        ("锚：铁钩", "the answer is no definition"),
        ("触礁：船底先破，水再进来", "the answer is no definition"),
        ("远航：过去要走一年的海路，现在只要一月。", "the answer is no definition"),
    ],
)
def test_chinese_defines_by_a_class_at_the_end_of_a_clause(line: str, doubt: str) -> None:
    ((_, found),) = doubts(f"{CHINESE}- {line}\n", "meaning")
    assert found == doubt


def test_chinese_asks_for_a_name_by_a_definition_alone() -> None:
    text = f"{CHINESE}- **桅杆**：支撑船帆的高杆\n- **触礁**：船底先破，水再进来\n"
    assert [one.parts.right for one in proposed(text, "named")] == [("桅杆",)]


PILOT = "A person with a licence who knows the bay and its tides well enough to bring in all of the larger ships"
MORE = "they come aboard from a cutter and are paid by the length of the ship and by nothing else at all"


@pytest.mark.parametrize(
    ("said", "told"),
    [(f"{PILOT}; {MORE}", PILOT), (f"{PILOT}. {MORE}", f"{PILOT}. {MORE}"), ("A guide; paid", "A guide; paid")],
)
def test_of_much_that_is_said_the_part_before_a_semicolon_is_told_back(said: str, told: str) -> None:
    lines = f"- **Pilot**: {said}\n- **Buoy**: a float that shows the way\n- **Tug**: a boat that pulls\n"
    found = {one.prompt: one.parts.right for one, _ in judged_by(f"# Harbour\n\n## People\n\n{lines}", "meaning")}
    assert found["What is *Pilot*?"] == (told,)


def test_a_name_in_capitals_is_explained_whatever_joins_it() -> None:
    lines = (
        "- **Law of General Average**: all who have goods aboard share what one lost",
        "- **Carriage of Goods by Sea Act (COGSA)**: limits what a carrier pays for lost goods",
        "- **Keeping of the log**: the mate writes down what happens aboard",
    )
    found = [one.prompt for one in proposed("# Harbour\n\n## Rules\n\n" + "\n".join(lines), "explained")]
    assert found == ["Explain *Law of General Average*.", "What does “Carriage of Goods by Sea Act (COGSA)” do?"]


def test_two_things_with_a_dash_between_them_are_no_name() -> None:
    text = "# Harbour\n\n## Duties\n\n| Who | Duty |\n| --- | --- |\n| Mate → Master | tells at once what broke |\n"
    assert not judged_by(text, "explained")
    assert not judged_by(text, "meaning")


LONG_LEAD = "There are several that every sailor learns in the first days aboard:"


def test_what_a_thing_is_and_what_letters_stand_for_hangs_on_no_lead() -> None:
    lines = "- Hawser: a thick rope that tows a ship\n- Pilot ladder: the way up from the Vessel Traffic Boat (VTB)\n"
    text = f"# Harbour\n\n## Lines\n\n{LONG_LEAD}\n\n{lines}"
    assert "What is *Hawser*?" in {one.prompt for one in proposed(text, "meaning")}
    assert [one.parts.right for one in proposed(text, "initials")] == [("Vessel Traffic Boat",)]


def test_a_table_of_letters_says_what_they_stand_for() -> None:
    rows = {"ETA": "Estimated Time of Arrival", "RBC": "Radar-based Beacon Chain", "HAT": "The level of a spring tide"}
    table = "".join(f"| {letters} | {told} |\n" for letters, told in rows.items())
    found = proposed(f"# Harbour\n\n## Letters\n\n| Letters | Meaning |\n| --- | --- |\n{table}", "initials")
    assert [one.parts.right[0] for one in found] == ["Estimated Time of Arrival", "Radar-based Beacon Chain"]


@pytest.mark.parametrize(
    ("said", "fit"),
    [
        ("a strong boat for heavy workloads", True),
        ("a strong boat, workload 30 hours", False),
        ("a strong boat #done", False),
        ("a strong boat that pulls [cite: 12]", False),
    ],
)
def test_marks_of_a_program_and_hours_of_a_course_are_not_asked(said: str, fit: bool) -> None:
    lines = f"- **Tug**: {said}\n- **Barge**: a flat boat that is towed\n- **Skiff**: a small boat for one\n"
    found = [one.prompt for one in proposed(f"# Harbour\n\n## Boats\n\n{lines}", "explained")]
    assert ("Explain *Tug*." in found) is fit


@pytest.mark.parametrize(
    ("line", "fit"),
    [
        ("Lotse: der Kenner der Bucht, den ein Schiff aufnimmt", True),
        ("Lotse: ein Kenner der Bucht", True),
        ("Lotse: der Kapitän nimmt ihn vor der Bucht an Bord", False),
        ("Pilota: il conoscitore della baia, che sale a bordo", True),
        ("Pilota: il comandante prende a bordo il pilota prima della baia", False),
        ("Práctico: el conocedor de la bahía que sube a bordo", True),
        ("Práctico: el capitán recibe a bordo al práctico antes de la bahía", False),
    ],
)
def test_what_the_one_thing_of_a_sentence_does_is_no_definition(line: str, fit: bool) -> None:
    lines = {
        "Lotse": "Die Schiffe warten auf den Lotsen, und er kommt mit der Flut.",
        "Pilot": "Le navi aspettano il pilota, che arriva con la marea.",
        "Práct": "Los barcos esperan al práctico, que llega con la marea.",
    }
    text = f"# Port\n\n{lines[line[:5]]}\n\n## Leute\n\n- {line}\n"
    assert [doubt == "" for _, doubt in doubts(text, "meaning")] == [fit]
