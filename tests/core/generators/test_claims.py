"""What somebody, or a view, says of something is asked as what they say: it is not what they are."""

import pytest

from study.core.generators.languages import PHRASEBOOKS
from tests.core.generators.notes_for_tests import judged_by, sure

THINKERS = {
    "en": ("argues that the shore belongs to nobody", "What does *Hale* say?"),
    "de": ("behauptet, dass die Küste niemandem gehört", "Was sagt *Hale*?"),
    "fr": ("affirme que le rivage n'appartient à personne", "Que dit *Hale* ?"),
    "es": ("sostiene que la orilla no pertenece a nadie", "¿Qué dice *Hale*?"),
    "it": ("sostiene che la riva non appartiene a nessuno", "Che cosa dice *Hale*?"),
    "pt": ("afirma que a margem não pertence a ninguém", "O que diz *Hale*?"),
    "nl": ("stelt dat de oever van niemand is", "Wat zegt *Hale*?"),
    "sv": ("hävdar att stranden inte tillhör någon", "Vad säger *Hale*?"),
    "nb": ("hevder at stranden ikke tilhører noen", "Hva sier *Hale*?"),
    "da": ("hævder at stranden ikke tilhører nogen", "Hvad siger *Hale*?"),
    "pl": ("twierdzi, że brzeg nie należy do nikogo", "Co twierdzi *Hale*?"),
    "ru": ("утверждает, что берег никому не принадлежит", "Что утверждает *Hale*?"),
    "zh": ("认为海岸不属于任何人", "*Hale*的观点是什么？"),
    "ja": ("海岸は誰のものでもないと主張した", "*Hale*の主張は何ですか。"),
    "ko": ("해안은 누구의 것도 아니라고 주장했다", "*Hale*의 주장은 무엇인가요?"),
    "ar": ("يرى أن الشاطئ لا يملكه أحد", "ماذا يقول *Hale*؟"),
}


def test_every_language_asks_what_somebody_says() -> None:
    assert set(THINKERS) == set(PHRASEBOOKS)


@pytest.mark.parametrize("code", THINKERS)
def test_what_is_claimed_is_no_meaning(code: str) -> None:
    said, prompt = THINKERS[code]
    phrasebook = PHRASEBOOKS[code]
    assert phrasebook.is_claim(said)
    assert phrasebook.claim.format(term=phrasebook.shown("Hale")) == prompt


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("en", "holds for thirty days"),
        ("en", "a person who argues that nothing is known"),
        ("en", "rejects requests above the limit"),
        ("nl", "vindt het kortste pad"),
        ("fr", "critique littéraire d'un roman"),
        ("it", "critica illuminista della religione"),
        ("de", "sagte Personen werden gesucht"),
        ("ru", "считает строки файла"),
        ("zh", "提高港口的效率"),
    ],
)
def test_what_only_looks_like_a_claim_is_none(code: str, said: str) -> None:
    assert not PHRASEBOOKS[code].is_claim(said)


def test_a_list_of_thinkers_is_asked_by_what_they_say() -> None:
    text = (
        "# Law of the sea\n\n## Writers\n\n- **Hale:** argues that the shore belongs to nobody but the king.\n"
        "- **Voss:** claims that whoever dries land owns what is dry.\n"
        "- **Harbour dues**: a fee that a ship pays for each day in port.\n"
    )
    asked = {one.prompt: one.parts.right for one in sure(text)}
    assert asked["What does *Hale* say?"] == ("Argues that the shore belongs to nobody but the king",)
    assert asked["What does *Voss* say?"] == ("Claims that whoever dries land owns what is dry",)
    assert not [one for one, _ in judged_by(text, "meaning") if "Hale" in one.prompt]
