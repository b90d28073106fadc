"""Lists of words to learn: a marked word, and its meaning behind it without any sign."""

import pytest

from study.core.generators import candidates
from study.core.notes import parse


def told(text: str) -> list[tuple[str, str]]:
    facts = (fact for topic in parse(text, "words.md").topics for fact in topic.facts)
    return [(fact.term, fact.meaning) for fact in facts if fact.term]


def listed(*items: str) -> str:
    return "".join(f"- {item}\n" for item in items)


CAPITAL = [
    ("Voile", "Vela"),
    ("Mât", "Mastro"),
    ("Gouverner", "Governar/Pilotar"),
    ("Coque", "Casco (de navio) 🚺"),
    ("S'amarrer", "Amarrar-se"),
    ("Prendre le large", "Fazer-se ao mar"),
    ("Quille", "Quilha"),
    ("Ancre", "Âncora"),
    ("Proue", "Proa"),
]
SMALL = [
    ("voile", "vela"),
    ("mât", "mastro"),
    ("gouverner", "governar, pilotar"),
    ("coque", "casco (de navio)"),
    ("quille", "quilha"),
    ("ancre", "âncora"),
    ("mouette", "gaivota"),
    ("voilier", "barco à vela"),
    ("proue", "proa"),
]
FAR = [
    ("帆", "sail"),
    ("船体", "hull of a ship"),
    ("锚", "anchor"),
    ("船长", "captain"),
    ("水手", "sailor"),
    ("桅杆", "mast"),
    ("港口", "harbour"),
    ("海", "sea"),
    ("岛", "island"),
]


@pytest.mark.parametrize("mark", ["`", "**"])
@pytest.mark.parametrize("words", [CAPITAL, SMALL, FAR])
def test_a_marked_word_is_told_by_what_follows(mark: str, words: list[tuple[str, str]]) -> None:
    text = listed(*(f"{mark}{word}{mark} {meaning}" for word, meaning in words))
    assert [(term.strip("`"), meaning) for term, meaning in told(f"# No mar\n\n{text}")] == words


def test_it_is_asked_as_with_a_colon() -> None:
    about = "# Les mots\n\nAs palavras do mar e dos navios, que são mais do que estas.\n\n"
    with_sign, without = (listed(*(f"`{a}`{sign} {b}" for a, b in CAPITAL)) for sign in (":", ""))
    asked = [
        {(one.prompt, one.parts.right) for one in candidates(parse(about + text, "words.md")).candidates}
        for text in (with_sign, without)
    ]
    assert ("O que é `Quille`?", ("Quilha",)) in asked[1]
    assert asked[0] == asked[1]


def test_words_below_others_words_alone_and_remarks_belong_to_the_list() -> None:
    words = [f"`{word}` {meaning}" for word, meaning in CAPITAL]
    text = (
        listed(*words[:4]) + "    - `Coque de noix` Casca de noz\n- `Cargo`\n    - Usado também por quem fala inglês.\n"
    )
    found = told(text + listed(*words[4:]))
    assert ("`Coque de noix`", "Casca de noz") in found
    assert len(found) == len(CAPITAL) + 1


def test_each_list_of_a_page_is_looked_at_by_itself() -> None:
    words = listed(*(f"`{word}` {meaning}" for word, meaning in CAPITAL))
    rules = listed(
        "`Le` Antes de consoante, como todos sabem.", "O artigo concorda", "O verbo vem depois", "Há exceções"
    )
    assert len(told(f"## Palavras\n\n{words}\n## Regras\n\n{rules}")) == len(CAPITAL)
    halves = [listed(*(f"`{word}` {meaning}" for word, meaning in part)) for part in (CAPITAL[:3], CAPITAL[3:6])]
    assert len(told("## A\n\n{}\n## B\n\n{}".format(*halves))) == 6, "short lists of one form are told together"


COMMANDS = [
    ("git add", "stages"),
    ("git commit", "records"),
    ("git push", "sends"),
    ("git status", "shows"),
    ("git log", "lists"),
    ("git tag", "names"),
    ("git fetch", "downloads"),
    ("git stash", "hides"),
    ("git init", "begins"),
]


@pytest.mark.parametrize(
    "lines",
    [
        [f"`{name}` {does}" for name, does in COMMANDS],
        [f"`{name[4:]}` {does}" for name, does in COMMANDS],
        [f"`{name}` {does} files of the tree" for name, does in COMMANDS],
        [f"`{name}` {does.capitalize()} a file" for name, does in COMMANDS],
        [f"`{name[4:].upper()}` {does.capitalize()} rows" for name, does in COMMANDS],
        [f"`{name[4:]}()` {does}" for name, does in COMMANDS],
        [f"`--{name[4:]}` {does}" for name, does in COMMANDS],
        ["**Important** point about the hull", *(f"**{word}** and what it is for" for word, _ in CAPITAL)],
        [f"**{word}** is a part of a ship" for word, _ in CAPITAL],
        [f"**{word}** of the ship" for word, _ in CAPITAL],
        [
            f"**{word}** prices"
            for word in ("rising", "falling", "high", "low", "fixed", "free", "steady", "new", "old")
        ],
        [
            f"**{word}** Preise"
            for word in ("Hohe", "Niedrige", "Steigende", "Fallende", "Feste", "Freie", "Neue", "Alte")
        ],
        [
            "**Große** Schiffe",
            "**Kleine** Boote",
            "**Hohe** Masten",
            "**Neue** Segel",
            "**Alte** Taue",
            "**Lange** Leinen",
            "**Tiefe** Häfen",
            "**Weite** Meere",
        ],
        [
            "**Direct** Memory Access",
            "**Virtual** Machine",
            "**Local** Network",
            "**Random** Variable",
            "**Public** Key",
            "**Hidden** Layer",
            "**Global** Variable",
            "**Binary** Tree",
        ],
        ["`Voile` Vela", "`Mât` Mastro", "`Coque` Casco"],
        ["`Voile` Vela", *(f"A ship has {one.lower()} too" for one, _ in CAPITAL)],
    ],
)
def test_commands_emphasis_and_too_few_are_no_vocabulary(lines: list[str]) -> None:
    assert told(f"# Ships\n\n{listed(*lines)}") == []


def test_a_sign_in_the_line_says_what_the_term_is() -> None:
    words = [f"`{word}` {meaning}" for word, meaning in CAPITAL]
    assert told(listed(*words, "`Cap` (masculin): Cabo", "`Bord` – Borda"))[-2:] == [
        ("`Cap` (masculin)", "Cabo"),
        ("`Bord`", "Borda"),
    ]


def test_code_and_tables_hold_no_vocabulary() -> None:
    words = listed(*(f"`{word}` {meaning}" for word, meaning in CAPITAL))
    assert told(f"```md\n{words}```\n") == []
