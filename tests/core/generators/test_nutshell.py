"""What notes say in short of the thing that a page or heading is called after is told back."""

from tests.core.generators.notes_for_tests import proposed, sure

PAGES = {
    "en": ("In short", "Bent iron that holds a rope to the deck", "Explain *Bollard*."),
    "de": ("Kurz", "Gebogenes Eisen, das ein Tau am Deck hält", "Erkläre *Bollard*."),
    "fr": ("En bref", "Pièce de fer courbe qui retient un cordage sur le pont", "Explique *Bollard*."),
    "es": ("Definición", "Pieza de hierro curva que sujeta un cabo a la cubierta", "Explica *Bollard*."),
    "it": ("In breve", "Pezzo di ferro curvo che tiene una cima sul ponte della nave", "Spiega *Bollard*."),
    "pt": ("Em resumo", "Peça de ferro curva que prende um cabo ao convés", "Explique *Bollard*."),
    "sv": ("Kort", "Böjt järn som håller ett rep vid däcket", "Förklara *Bollard*."),
    "nl": ("Definitie", "Gebogen ijzer dat een touw aan het dek houdt", "Leg *Bollard* uit."),
    "zh": ("定义", "固定在甲板上用来系住缆绳的弯曲铁柱", "请解释*Bollard*。"),
    "ar": ("تعريف", "قطعة حديد منحنية تمسك الحبل على سطح السفينة", "اشرح *Bollard*."),
}


def test_what_is_said_in_short_of_a_page_is_explained_in_its_language() -> None:
    for code, (label, said, prompt) in PAGES.items():
        for page in (f"# Bollard\n\n- {label}\n    - {said}\n", f"# Bollard\n\n## {label}\n\n{said}\n"):
            found = {one.prompt: one.parts.right for one in proposed(page, "nutshell")}
            assert found == {prompt: (said,)}, (code, page)


def test_nothing_closer_is_asked_and_the_label_is_no_place() -> None:
    made = sure("# Deck\n\n## Fittings\n\n### Bollard\n\n- In short\n    - Bent iron that holds a rope to the quay\n")
    assert [(one.prompt, one.context) for one in made if one.shape == "nutshell"] == [
        ("Explain *Bollard*.", ("Deck", "Fittings"))
    ]


def test_what_is_no_thing_told_in_short_is_not_explained() -> None:
    page = "# {}\n\n- {}\n    - {}\n"
    assert proposed(page.format("Bollard", "In short", "Bent iron that holds a rope to the quay"), "nutshell")
    for title, label, said in (
        ("Bollard", "Harbours", "Bent iron that holds a rope to the quay"),  # no label of a definition
        ("Bollard and cleat", "In short", "Bent iron that holds a rope to the quay"),  # two things
        ("Overview", "In short", "Bent iron that holds a rope to the quay"),  # no thing
        ("Bollard", "In short", "This holds a rope to the quay of a port"),  # leans on another line
        ("Bollard", "In short", "Remember to tie the rope to it twice"),  # an order
        ("Bollard", "In short", "A bollard is bent iron that holds a rope"),  # says its name
        ("Bollard", "In short", "Iron, rope, quay"),  # a row of names
        ("Bollard", "In short", "12 of them on each quay of a port"),  # an amount
        ("Bollard", "In short", "What holds a rope to the quay?"),  # a question
        ("Bollard", "In short", "Of iron"),  # too little
    ):
        assert not proposed(page.format(title, label, said), "nutshell"), (title, label, said)
    several = "".join(f"    - Part {n} that holds a rope to the quay\n" for n in ("one", "two", "three", "four"))
    assert not proposed(f"# Bollard\n\n- In short\n{several}", "nutshell")


HEADINGS = """# Deck

## {}

{}

## Bollard

Iron post that holds the ropes of a moored ship

## Hatch

Door of the deck that lets people and air inside
"""


def test_a_heading_is_explained_where_others_beside_it_are_things_too() -> None:
    made = proposed(HEADINGS.format("Fairlead", "Ring of brass that leads a rope over the rail"), "nutshell")
    assert [one.prompt for one in made] == ["Explain *Fairlead*.", "Explain *Bollard*.", "Explain *Hatch*."]
    for title, said in (
        ("Weather", "Useful for planning a passage of several days"),  # praise
        ("Weather", "The wind of a front that turns by ninety degrees"),  # speaks of something
        ("Weather", "Fronts move along the coast by night"),  # a sentence
        ("Weather at sea and ashore", "Ring of brass that leads a rope over the rail"),  # two things
    ):
        prompts = [one.prompt for one in proposed(HEADINGS.format(title, said), "nutshell")]
        assert not any("Weather" in one for one in prompts), (title, said)
    alone = "# Deck\n\n## Fairlead\n\nRing of brass that leads a rope over the rail\n\n## Work\n\nPaint it in spring.\n"
    assert not proposed(alone, "nutshell")
