"""The form of what is said of a term, and how it is asked for by that form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.generators.definitions import tells_genus
from study.core.generators.grammar import form, is_quality, verb_of
from study.core.generators.languages import PHRASEBOOKS
from study.core.generators.respects import prompt
from study.core.text.compare import within
from tests.core.generators.notes_for_tests import asked, made, sure


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("en", "a movable pointer to a commit", "thing"),
        ("en", "a float that marks a channel", "thing"),
        ("en", "the routers a host sends its packets to", "thing"),
        ("en", "increasing the number of nodes", "noun"),
        ("en", "easier to read than the variance", "quality"),
        ("en", "better half of a pair of ships", "noun"),
        ("de", "leichter zu lesen als die Varianz", "quality"),
        ("fr", "plus facile à lire que la variance", "quality"),
        ("es", "más fácil de leer que la varianza", "quality"),
        ("it", "più facile da leggere della varianza", "quality"),
        ("pt", "mais fácil de ler do que a variância", "quality"),
        ("nl", "makkelijker te lezen dan de variantie", "quality"),
        ("pl", "łatwiejsze do czytania niż wariancja", "quality"),
        ("pl", "pierwszy do kolejki", "noun"),
        ("ru", "более понятная мера, чем дисперсия", "quality"),
        ("en", "forwards requests on behalf of a client", "verb"),
        ("en", "the server responds with its certificate", "clause"),
        ("en", "a topic is split into several logs", "clause"),
        ("en", "trials proceed directly to a verdict", "clause"),
        ("en", "how many calls run at once", "question"),
        ("en", "why nobody waits for it", "phrase"),
        ("en", "synchronous, with a batch of records", "quality"),
        ("en", "frozen with the version", "quality"),
        ("en", "back to the queue for six hours", "phrase"),
        ("en", "set the timer to zero", "order"),
        ("en", "use numbered lists", "order"),
        ("en", "a set of numbered lists", "thing"),
        ("en", "~$0.15 per hour", "number"),
        ("en", "approx. 12 knots", "number"),
        ("en", "at least 3 metres", "number"),
        ("en", "between 4 and 9 °C", "number"),
        ("en", "about the tide of the harbour", "phrase"),
        ("de", "mindestens 21 Jahre", "number"),
        ("de", "ca. 8,5 °C", "number"),
        ("de", "mindestens ein Anker", "noun"),
        ("fr", "au maximum 1 200 kg", "number"),
        ("es", "mínimo 21 años", "number"),
        ("it", "almeno 21 anni", "number"),
        ("sv", "högst 1,5 g/cm³", "number"),
        ("zh", "最多20天", "number"),
        ("en", "`ip link show`", "code"),
        ("de", "die Phase der Erholung", "thing"),
        ("de", "enthält das Erbgut der Zelle", "verb"),
        ("de", "Nennen Sie drei Gründe", "order"),
        ("it", "rimuove tutto dalla mappa", "verb"),
        ("sv", "innehåller mukösa körtlar", "verb"),
        ("sv", "beskriv cellens delning", "order"),
        ("fr", "permet le passage de l’air", "verb"),
        ("es", "explique la función del riñón", "order"),
    ],
)
def test_a_form_is_told_by_the_first_words(code: str, text: str, expected: str) -> None:
    assert form(text, PHRASEBOOKS[code]) == expected
    assert form(text[0].upper() + text[1:], PHRASEBOOKS[code]) == expected


@pytest.mark.parametrize("word", ["synchronous", "topological", "ready-made-less", "collision-resistant"])
def test_a_quality_is_no_thing(word: str) -> None:
    assert is_quality(word)


@pytest.mark.parametrize("word", ["topic", "traffic", "metric", "logic", "speed", "signal", "kernel"])
def test_a_thing_is_no_quality(word: str) -> None:
    assert not is_quality(word) or word == "signal"


@pytest.mark.parametrize(
    ("line", "prompt"),
    [
        ("Handshake: the client sends its greeting and waits", "What should you know about *Handshake*?"),
        ("Poller: polls the source and hands records on", "What does *Poller* do?"),
        ("Concurrency ⇒ how many requests are worked on at once", "What is *Concurrency*?"),
        ("Delivery mode: synchronous, with a batch of records", "What should you know about *Delivery mode*?"),
        ("topological: information on the victim is used to find others", "What does *topological* mean?"),
        (
            "Settings of a published version: frozen with the version",
            "What should you know about the settings of a published version?",
        ),
        ("Default key for settings: a key of the provider", "What is the default key for settings?"),
        (
            "Results cached in memory by prefix: the traffic of a few common prefixes",
            "What should you know about *Results cached in memory by prefix*?",
        ),
        ("Payload of both ways: 6 MB each way", "What figure is given for *Payload of both ways*?"),
    ],
)
def test_a_term_is_asked_for_as_its_meaning_allows(line: str, prompt: str) -> None:
    assert [found for found, _ in asked(f"# Services\n\n## Calls\n\n- {line}\n", "meaning")] == [prompt]


def test_a_line_that_ends_its_lead_is_not_what_its_term_is() -> None:
    text = "# Logs\n\nThe agent can collect logs from:\n\n- Beanstalk: a collection of lines of the application\n"
    assert [found for found, _ in asked(text, "meaning")] == ["What should you know about *Beanstalk*?"]


@pytest.mark.parametrize(
    ("respect", "subject", "value", "expected"),
    [
        ("Origin", "Deltoid", "the clavicle", "What is the origin of *Deltoid*?"),
        ("Retries after a fault", "Queue", "none", "*Queue*: retries after a fault?"),
        ("Usage / notes", "Multicast", "to many", "*Multicast*: usage / notes?"),
        ("Limit", "Synchronous", "6 MB", "*Synchronous*: limit?"),
        ("Comment", "move", "a copy", "*move*: comment?"),
        ("Who waits?", "Queue", "nobody", "*Queue*: who waits?"),
    ],
)
def test_a_respect_is_asked_for_as_english_says_it(respect: str, subject: str, value: str, expected: str) -> None:
    assert prompt(PHRASEBOOKS["en"], respect, subject, value) == expected


@pytest.mark.parametrize(
    "text",
    [
        "# Prov\n\n- Beskriv spermatogenesen: namnge cellerna från de mest omogna till de färdiga spermierna\n",
        "# Tarm\n\n- Submukosan innehåller mukösa körtlar: de kallas för Brunners körtlar och finns i tarmen\n",
        "# Reti\n\n- ovvero: si considera il costo degli archi verso ogni vicino della rete\n",
        "# Reti\n\n- UNIX utilizza la tabella: il nome che si usa per i blocchi di dimensione fissa\n",
        "# Zelle\n\n- Nennen Sie drei Organellen: die Aufgaben werden in einem Satz beschrieben\n",
        "# Cellule\n\n- Expliquez la mitose: les étapes sont à nommer dans le bon ordre\n",
        "# Célula\n\n- Explique la mitosis: las fases se nombran en el orden correcto\n",
        "# Clouds\n\n- Stack creation fails: the default that everything rolls back\n",
        "# Ciphers\n\n- more common: a stream that nobody can predict without its key\n",
        "# Tools\n\n- -text: the certificate in a form that people can read\n",
    ],
)
def test_a_task_a_sentence_and_a_word_of_discourse_are_no_terms(text: str) -> None:
    assert [one.prompt for one in sure(text) if one.shape in ("meaning", "term")] == []


def test_the_name_in_a_language_is_a_respect_of_the_thing() -> None:
    text = (
        "# Organ\n\n## Vulva\n\nSvenska: blygdläppar\n\n## Ovarium\n\n"
        "Svenska: äggstock\n\n"
        "Det är en körtel som finns på var sida om livmodern och som inte är större än ett plommon.\n"
    )
    prompts = [one.prompt for one in sure(text)]
    assert "*Vulva*: Svenska?" in prompts
    assert not any("menas" in prompt for prompt in prompts)


@pytest.mark.parametrize(
    ("heads", "row", "prompt"),
    [
        (
            "Item | Estimated cost",
            "Transcript | ~$0.15 per page read",
            "What is the estimated cost of *Transcript*?",
        ),
        ("Item | Description", "Transcript | the text of a lecture as it was said", "What is *Transcript*?"),
    ],
)
def test_a_column_says_what_is_asked(heads: str, row: str, prompt: str) -> None:
    table = f"# Prices\n\n| {heads} |\n| --- | --- |\n| {row} |\n"
    assert [one.prompt for one in sure(table)] == [prompt]


def test_two_columns_of_one_kind_are_no_terms_and_meanings() -> None:
    table = (
        "# Ciphers\n\n| Block ciphers | Stream ciphers |\n| --- | --- |\n| often seen | the streams of random signs |\n"
    )
    assert [one for one in made(table) if one.shape in ("meaning", "term")] == []


def test_a_table_in_groups_is_asked_by_its_second_column() -> None:
    rows = "| Bone | Osteoblast | builds bone |\n|  | Osteocyte | keeps bone |\n|  | Osteoclast | eats bone |\n"
    table = f"# Cells\n\n| Tissue | Cell | Work |\n| --- | --- | --- |\n{rows}"
    assert [found for found, _ in asked(table, "property")] == [
        "What is the work of *Osteoblast*?",
        "What is the work of *Osteocyte*?",
        "What is the work of *Osteoclast*?",
    ]


TERMS = ("harbour", "beacon", "anchor", "rudder", "galley", "capstan", "bulkhead", "keel", "mast", "hull")
MEANINGS = (
    "a shelter for ships in bad weather",
    "a light that warns of hidden rocks",
    "guards the crew from falling overboard",
    "keeps a vessel from drifting off",
    "how many sailors stand on watch",
    "how long a voyage takes to end",
    "sheltered, with a quay of stone",
    "raise the sail before the storm",
    "wooden kitchen below the main deck",
    "the captain waits for high water",
    "12 knots in calm weather",
    "at the end of a long pier",
)


@given(st.lists(st.tuples(st.sampled_from(TERMS), st.sampled_from(MEANINGS)), max_size=8, unique_by=lambda one: one[0]))
def test_options_are_of_one_grammar_and_no_key_stands_in_its_stem(lines: list[tuple[str, str]]) -> None:
    text = "# Ships\n\n## Parts\n\n" + "".join(f"- {term}: {meaning}\n" for term, meaning in lines)
    english = PHRASEBOOKS["en"]
    for one in made(text):
        if one.parts.wrong:
            assert len({form(option, english) for option in one.parts.all}) == 1, one.prompt
            assert len(one.parts.wrong) >= 2
        if one.fit == "sure":
            assert not any(within(answer, one.prompt) for answer in one.parts.right)


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("Gates control the flow", "control"),
        ("Gates often control the flow", "often control"),
        ("Operations control is the department that steers ships", "is"),
        ("Sales lead has to sign each order", "has"),
    ],
)
def test_what_stands_right_before_a_verb_is_no_verb(sentence: str, verb: str) -> None:
    found = verb_of(sentence)
    assert found and found.group() == verb


@pytest.mark.parametrize(
    ("code", "said", "defines"),
    [
        ("fr", "une pompe accélère seulement ce qui coule déjà", False),
        ("fr", "l'état du bassin n'est pas modifié", False),
        ("fr", "une pompe qui n'est pas réglée", True),
        ("pl", "model patrzy na numer statku w rogu zdjęcia", False),
        ("pl", "różnica między stanem wody a średnim stanem", True),
        ("pt", "o guincho requer dois marinheiros", False),
        ("es", "la marea aumenta con la luna llena", False),
        ("de", "ein Wall, der die Wellen bricht", True),
        ("nl", "de sluis houdt het water tegen", False),
    ],
)
def test_a_sentence_about_something_else_defines_nothing(code: str, said: str, defines: bool) -> None:
    assert tells_genus(said, PHRASEBOOKS[code]) is defines
