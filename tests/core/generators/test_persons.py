"""Persons are asked who they are, in every language; what is no person is not."""

import pytest

from study.core.generators.languages import PHRASEBOOKS
from study.core.generators.persons import question
from study.core.generators.statements import Corpus
from study.core.notes import parse
from tests.core.generators.notes_for_tests import judged_by

NOTHING = Corpus(parse("# A\n\n- b\n", "a.md"))


def _asked(code: str, term: str, said: str, notes: str = "") -> str:
    corpus = Corpus(parse(notes, "a.md")) if notes else NOTHING
    return question(corpus, PHRASEBOOKS[code], term, said)


@pytest.mark.parametrize(
    ("code", "term", "said", "prompt"),
    [
        ("en", "Bismarck", "Prussian chancellor, united the German states", "Who was *Bismarck*?"),
        ("en", "Otto von Bismarck (1815–1898)", "united the German states", "Who was “Otto von Bismarck (1815–1898)”?"),
        ("en", "Hale (b. 1975)", "drew the charts of the bay", "Who is “Hale (b. 1975)”?"),
        ("fr", "de Gaulle", "général français", "Qui est *de Gaulle* ?"),
        ("en", "Rosalind Hale", "historian of sea law", "Who is *Rosalind Hale*?"),
        ("en", "Ibn Khaldun", "a philosopher and historian of the 14th century", "Who was *Ibn Khaldun*?"),
        ("en", "King Alfred", "ruler of Wessex", "Who is *King Alfred*?"),
        ("en", "Marie Curie", "Discovered two elements with her husband", "Who is *Marie Curie*?"),
        ("de", "Bismarck", "preußischer Politiker, einte das Reich", "Wer ist *Bismarck*?"),
        ("de", "Maria Sibylla Merian", "Naturforscherin (1647–1717)", "Wer war *Maria Sibylla Merian*?"),
        ("fr", "Bismarck", "chancelier allemand", "Qui est *Bismarck* ?"),
        ("fr", "Guizot", "historien, était ministre", "Qui était *Guizot* ?"),
        ("fr", "Ernest Cognacq", "ancien commis, ouvre un grand magasin", "Qui est *Ernest Cognacq* ?"),
        ("es", "Bolívar", "político venezolano, murió en 1830", "¿Quién fue *Bolívar*?"),
        ("it", "Cavour", "politico italiano", "Chi è *Cavour*?"),
        ("pt", "Machado de Assis", "escritor brasileiro", "Quem é *Machado de Assis*?"),
        ("sv", "Strindberg", "svensk författare", "Vem är *Strindberg*?"),
        ("nb", "Ibsen", "norsk dramatiker", "Hvem er *Ibsen*?"),
        ("da", "Kierkegaard", "dansk filosof", "Hvem er *Kierkegaard*?"),
        ("nl", "Spinoza", "Nederlandse filosoof", "Wie is *Spinoza*?"),
        ("pl", "Kopernik", "polski astronom (1473–1543)", "Kto to był: *Kopernik*?"),
        ("ru", "Бергсон", "французский философ", "Кто это: *Бергсон*?"),
        ("ja", "カント", "ドイツの哲学者", "*カント*とは誰ですか？"),
        ("ko", "칸트", "독일의 철학자", "누구입니까: *칸트*"),
        ("zh", "康德", "德国哲学家，作有三大批判", "*康德*是谁？"),
        ("ar", "ابن خلدون", "مؤرخ عربي", "من هو (هي) *ابن خلدون*؟"),
    ],
)
def test_a_person_is_asked_who_that_is(code: str, term: str, said: str, prompt: str) -> None:
    assert _asked(code, term, said) == prompt


@pytest.mark.parametrize("code", PHRASEBOOKS)
def test_every_language_asks_for_persons(code: str) -> None:
    phrasebook = PHRASEBOOKS[code]
    assert all("{term}" in wording for wording in phrasebook.who) and phrasebook.person and phrasebook.native


@pytest.mark.parametrize(
    ("code", "term", "said"),
    [
        ("en", "Cold War (1947–1991)", "a period of tension without battles"),
        ("en", "Soviet Union (1922–1991)", "a state of several republics"),
        ("en", "Ming Dynasty (1368–1644)", "rebuilt the wall"),
        ("en", "Pharaoh", "king of Egypt"),
        ("en", "Doge", "Venetian ruler, elected for life"),
        ("en", "Prime Minister", "leader of the government"),
        ("en", "Jury", "judge of the facts"),
        ("en", "Labour Party", "Prime minister Attlee won in 1945"),
        ("en", "Veto", "the president may refuse a bill"),
        ("en", "Bernoulli", "the pressure falls where a fluid is faster"),
        ("en", "NATO", "founder of the alliance"),
        ("fr", "Allemands", "ennemis du roi de France"),
        ("fr", "Les Allemands", "roi de Prusse en tête"),
        ("fr", "Chancelier", "chef du gouvernement allemand"),
        ("de", "Kanzler", "deutscher Regierungschef"),
        ("de", "Goten", "germanische Krieger"),
        ("ru", "Большевики", "политическая партия"),
        ("zh", "国王", "英国国家元首"),
        ("zh", "德国人", "欧洲民族"),
    ],
)
def test_offices_peoples_times_and_parties_are_no_persons(code: str, term: str, said: str) -> None:
    assert _asked(code, term, said) == ""


def test_what_the_notes_write_small_or_with_an_article_is_no_person() -> None:
    assert _asked("en", "Skald", "Norse poet") == "Who is *Skald*?"
    for notes in ("- A skald sang at court.\n- The skald was paid.\n", "- Every skald was paid for his songs.\n"):
        assert _asked("en", "Skald", "Norse poet", f"# Court\n\n{notes}") == ""


@pytest.mark.parametrize(
    ("code", "said", "prompt"),
    [
        ("fr", "les forces profondes font la politique", "Que faut-il savoir sur *René Girault* ?"),
        ("en", "ideas matter more than kings", "What should you know about *René Girault*?"),
    ],
)
def test_what_somebody_thinks_does_not_tell_who_that_is(code: str, said: str, prompt: str) -> None:
    assert _asked(code, "René Girault", said) == prompt


def test_what_somebody_thinks_waits_whatever_asks_for_it() -> None:
    lines = (
        "- **Rosa Hale**: laws of the harbour grow from the custom of its pilots",
        "- **Ada Brandt**: a theory of colours that begins with the sea at night",
        "- **Tide**: the rise and fall of the sea that the moon causes",
    )
    text = "# Sea\n\n## People and words\n\n" + "\n".join(lines) + "\n"
    found = [(one, doubt) for shape in ("explained", "named") for one, doubt in judged_by(text, shape)]
    persons = [(one, doubt) for one, doubt in found if "Hale" in str(one) or "Brandt" in str(one)]
    assert persons and all(doubt in ("asks for whatever is said", "tells not who it is") for _, doubt in persons)


@pytest.mark.parametrize(("code", "term"), [("pt", "Presunção de Inocência"), ("es", "Modelo de Segregación")])
def test_what_de_joins_is_no_family(code: str, term: str) -> None:
    assert _asked(code, term, "vale até à sentença") == ""


def test_persons_are_asked_by_whatever_shape_asks_for_them_under_the_same_id() -> None:
    lines = (
        "- **Rosa Hale**: Irish historian of the sea, wrote on harbours and their laws",
        "- **Ada Brandt**: German painter of ships, known for her storms at night",
        "- **Tide**: the rise and fall of the sea that the moon causes",
    )
    text = "# Sea\n\n## People and words\n\n" + "\n".join(lines) + "\n"
    for shape in ("meaning", "explained"):
        found = {one.prompt: one for one, _ in judged_by(text, shape)}
        assert {"Who was *Rosa Hale*?", "Who is *Ada Brandt*?"} <= found.keys()
        assert all(one.name == shape for one in found.values())
    assert "What is *Tide*?" in {one.prompt for one, _ in judged_by(text, "meaning")}


def test_a_sentence_and_a_page_tell_who_somebody_is() -> None:
    sentence = "# Sea\n\n## People\n\n**Rosa Hale** was a pilot who wrote the first law of the harbour.\n"
    assert [one.prompt for one, _ in judged_by(sentence, "meaning")] == ["Who was *Rosa Hale*?"]
    page = "# Rosa Hale\n\nIrish historian of the sea who wrote on harbours\n"
    assert [one.prompt for one, _ in judged_by(page, "nutshell")] == ["Who was *Rosa Hale*?"]


def test_points_that_tell_what_somebody_is_ask_who_that_is() -> None:
    page = "# Meer\n\n## Rosa Hale\n\n### Definition\n\n- Eine Stimme der See und ihrer Häfen\n- Eine Frau des Rechts\n"
    assert "Wer ist *Rosa Hale*? (2)" in {one.prompt for one, _ in judged_by(page, "points")}
