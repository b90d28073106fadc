"""Commands in fences and in sentences: asked for by what the notes say that they do."""

from study.core.generators import candidates
from study.core.notes import parse
from tests.core.generators.notes_for_tests import judged_by, proposed, sure

FENCES = {
    # a comment above
    "```sh\n# Show which lids are off\nhatch list --open\n```": ("Show which lids are off", "hatch list --open"),
    "```bash\n$ hatch list --open  # show which lids are off\n```": ("show which lids are off", "hatch list --open"),
    "```\nDeck(config)#hatch seal <lid> // keep the rain out\n```": None,  # "keep" is no task of a command
    "```\nDeck(config)#hatch seal <lid> // lock one lid\n```": ("lock one lid", "hatch seal <lid>"),
    "Run the following command to empty a hold:\n\n```sh\npump start HOLD\n```": ("empty a hold", "pump start HOLD"),
    "Empty a hold:\n\n```console\npump start HOLD\n```": ("Empty a hold", "pump start HOLD"),
    "```\n# Show the weather\ntar --list lids\n```": ("Show the weather", "tar --list lids"),
    "```\n# Show the weather\nhatch list lids\n```": None,  # nothing says that it is typed
    "```python\n# Show the weather\nhatch list --open\n```": None,
    "```sh\n#!/bin/sh\n# Show the weather\nhatch list --open\n```": None,  # a program
    "```sh\n# Show the weather\nhatch list --open\nhatch seal --all\n```": None,  # two commands, one comment
    "```sh\n# Show the weather\nssh mate@10.0.3.4 hatch\n```": None,  # the writer's own
    "```sh\n# Set a limit\npump limit --litres 734\n```": None,  # a number that nobody is told
    "```sh\n# Set a limit of 734 litres\npump rate --litres 734\n```": (
        "Set a limit of 734 litres",
        "pump rate --litres 734",
    ),
    "1. Empty the hold of the ship\n\n```sh\npump start HOLD\n```": None,  # a step of something else
    "```sh\n# Show a lid\nhatch print --on <deck> --by <name>\n```": (
        "Show a lid",
        "hatch print --on <deck> --by <name>",
    ),
    "List pumps that fail to start at night:\n\n```sh\npump log --bad\n```": (
        "List pumps that fail to start at night",
        "pump log --bad",
    ),
    "```sh\n# Only at night\npump start --slow\n```": None,
    "```sh\n# Seal a hatch\nhatch seal\n```": None,  # says its command
    "```sh\n# Do not remove the lid\nhatch list --open\n```": None,
}


def test_a_command_in_a_fence_is_asked_for_by_what_is_said_of_it() -> None:
    for fence, expected in FENCES.items():
        text = f"# Ships\n\n## Deck\n\nA deck has hatches, and each of the hatches has a lid.\n\n{fence}\n"
        found = [(one.prompt, one.parts.right) for one in sure(text) if one.shape == "command"]
        asked = [(f"Which command is meant: “{expected[0]}”?", (f"`{expected[1]}`",))] if expected else []
        assert found == asked, fence


def test_a_heading_says_what_the_only_command_below_it_does() -> None:
    text = "# Ships\n\nA deck has hatches.\n\n## Empty a hold\n\n```sh\npump start HOLD\n```\n"
    (found,) = [one for one in sure(text) if one.shape == "command"]
    assert (found.prompt, found.context) == ("Which command is meant: “Empty a hold”?", ("Ships",))


def test_a_fence_keeps_the_ids_of_its_commands_when_another_is_put_before_them() -> None:
    one = "# Show which lids are off\nhatch list --open\n"
    other = "# Empty a hold\npump start HOLD\n\n"
    keys = [
        {candidate.key for candidate in proposed(f"# Ships\n\n```sh\n{body}```\n", "command")}
        for body in (one, other + one)
    ]
    assert keys[0] < keys[1] and len(keys[1]) == 2


def test_one_task_of_two_commands_is_not_asked() -> None:
    text = "# Ships\n\n```sh\n# Empty a hold\npump start HOLD\n\n# Empty a hold\nbail --all\n```\n"
    assert proposed(text, "command") == []


SENTENCES = {
    "To empty a hold, use the `pump start` command.": ("empty a hold", "pump start"),
    "You can use the `pump start` command to empty a hold.": ("empty a hold", "pump start"),
    "Then list the open lids with the `hatch` command.": ("list the open lids", "hatch"),
    "The `hatch` command lists the open lids.": ("lists the open lids", "hatch"),
    "Use the `lid` attribute to open a hold.": None,  # no command
    "The crew sleeps below with `pump start`.": None,
    "Um alle offenen Luken anzuzeigen, verwendet man den Befehl `hatch list`.": (
        "alle offenen Luken anzuzeigen",
        "hatch list",
    ),
    "El comando `hatch list` muestra las tapas que están abiertas.": (
        "muestra las tapas que están abiertas",
        "hatch list",
    ),
    "La commande `hatch list` affiche les panneaux qui sont ouverts.": (
        "affiche les panneaux qui sont ouverts",
        "hatch list",
    ),
    "Il comando `hatch list` mostra i coperchi che sono aperti.": ("mostra i coperchi che sono aperti", "hatch list"),
    "Com o comando `hatch list` podemos ver as tampas que estão abertas.": (
        "ver as tampas que estão abertas",
        "hatch list",
    ),
    "Med kommandot `hatch list` kan man visa de luckor som är öppna.": ("visa de luckor som är öppna", "hatch list"),
    "Met het commando `hatch list` kun je de luiken die open zijn bekijken.": (
        "de luiken die open zijn bekijken",
        "hatch list",
    ),
    "使用 `hatch list` 命令查看所有打开的舱口。": ("查看所有打开的舱口", "hatch list"),
    "الأمر `hatch list` يعرض جميع الأغطية المفتوحة في السفينة": ("يعرض جميع الأغطية المفتوحة في السفينة", "hatch list"),
}

AROUND = {
    "Um": "Die Luken sind auf dem Deck, und eine der Luken ist nicht offen.",
    "Il": "I coperchi sono di legno, e uno dei coperchi non è aperto.",
}


def test_a_command_in_a_sentence_is_asked_in_ten_languages() -> None:
    for line, expected in SENTENCES.items():
        found = [
            (one.prompt, one.parts.right)
            for one in proposed(f"# Deck\n\n{line}\n\n{AROUND.get(line[:2], '')}\n", "command")
        ]
        assert bool(found) == bool(expected), line
        if expected:
            assert expected[0] in found[0][0] and found[0][1] == (f"`{expected[1]}`",), line


def test_fences_are_no_statements() -> None:
    text = "# Ships\n\nA deck has hatches.\n\n```sh\n# Empty a hold\npump start HOLD\n```\n"
    made = candidates(parse(text, "deck.md"))
    assert len(made.statements) == 1


def test_options_and_values_of_ones_own_are_left_to_their_writer() -> None:
    lines = {
        "- `metric <value>`: sets the weight of a route": "an option, and no command",
        "- Reach another machine: `ping 10.1.2.3`": "a value of the writer's own",
        "- Follow the logs of the name server: `pods logs -f names-694675dfcd-dqg69`": "a value of the writer's own",
        "- `route add -n <name>`: makes a way to a network": None,
    }
    for line, doubt in lines.items():
        ((_, found),) = judged_by(f"# Routes\n\n## Common options\n\n{line}\n", "command")
        assert found == (doubt or ""), line


def test_a_command_that_was_asked_stays_asked() -> None:
    text = "# Ships\n\nA deck has hatches.\n\n```sh\n# Empty a hold\npump start HOLD\n```\n"
    (key,) = (one.key for one in sure(text) if one.shape == "command")
    again = candidates(parse(text, "notes.md"), frozenset({key}))
    assert key in {one.key for one in again.candidates} and not again.unfit
    gone = candidates(parse(text.replace("# Empty a hold\n", ""), "notes.md"), frozenset({key}))
    assert gone.unfit == {key: "code, a formula or HTML"}
