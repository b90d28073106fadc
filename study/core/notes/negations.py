"""Words that negate, and how often a line is negated by them.

Where a language says a negation twice ("ne … jamais", "non … mai", "nie … nigdy"), it is one: a word that goes with
another counts only where it stands without it. A word that gives way to its negation turns the line round, so these
are told in every language that questions are made in.
"""

import re
from collections.abc import Sequence

_LEADING = frozenset("ne non no não nie не".split())  # noqa: SIM905 - prose is easier to extend than a column of quotes
_WITH_ANOTHER = frozenset(
    """
    pas jamais aucun aucune nulle rien mai nessun nessuno nessuna niente nulla nunca ningún ninguno ninguna nada nadie
    tampoco nenhum nenhuma ninguém nigdy żaden żadna żadne żadnego żadnej nic nikt никогда ничего никто никакой ни
    """.split()  # noqa: SIM905 - as above
)
_ALONE = frozenset(
    """
    not never without cannot none neither nor kein keine keinen keiner keinem keines nicht niemals ohne weder sans sin
    senza sem inte ej aldrig utan ingen inget inga niet geen nooit zonder без нет bez ikke ikkje aldri uden uten intet
    لا ليس لم لن بدون
    """.split()  # noqa: SIM905 - as above
)
NEGATIONS = _LEADING | _WITH_ANOTHER | _ALONE
_WITHIN = re.compile("不|没|沒|无|無|未|非|지 (?:않|못)|(?<![가-힣])[안못](?= [가-힣])")
_ELIDED = re.compile(r"n['’](?=\w)")


def negates(word: str) -> bool:
    """Whether a word, in small letters, negates."""
    return word in NEGATIONS or word.endswith(("n't", "n’t")) or _ELIDED.match(word) is not None


def negated(words: Sequence[str], text: str) -> int:
    """How often a text is negated: by its `words` that do so, in small letters, and by signs within others."""
    is_led = any(word in _LEADING or _ELIDED.match(word) for word in words)
    counted = sum(not (is_led and word in _WITH_ANOTHER) for word in words)
    return counted + len(_WITHIN.findall(text))
