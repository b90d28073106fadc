"""Twice the input costs at most two and a half times the work: every reader of what strangers send, over
texts made to be dear."""

from collections.abc import Callable
from pathlib import Path
from time import process_time

from study.core.facts.facts import check_claims
from study.core.formats import FORMATS
from study.core.formats.shared.html import from_html
from study.core.formats.shared.to_html import to_html
from study.core.generators import candidates
from study.core.notes import parse
from study.core.questions.source.reader import parse_bank
from study.core.safe_yaml import read_yaml
from study.library.manifest import read_manifest
from study.web import rendering
from tests.benchmarks.figures import Figure
from tests.hostile import MARKS, repeated

_COURSE = Path(__file__).resolve().parents[2] / "content" / "aws-lambda"
MOST = 2.5
LENGTH = 20_000
WORTH = 0.3
"""Seconds: what costs less is not measured against its half, because the machine's own noise is louder."""
DICTIONARY = 10
"""Seconds for the questions of the longest topic there may be."""
TRIES = 3
FULL = "- " + "x" * 9_990
"""An item as long as a line may be, so that no text below it is swallowed by it, the short one least."""


def _lines(count: int) -> str:
    """Definitions, all different, as somebody's dictionary has them."""
    words = [f"{first}{last}" for first in "bdfghklmnprst" for last in ("ark", "oat", "ull")]
    pick = [words[(number * step) % len(words)] for number in range(1, count + 1) for step in (1, 3, 7)]
    return "# T\n\n" + "\n".join(
        f"- {pick[3 * n]}{n} term: the {pick[3 * n + 1]} of the {pick[3 * n + 2]} {n} in port" for n in range(count)
    )


def _question(text: str) -> str:
    return f"---\nbank: b\n---\n## T {{#t}}\n\n{text}\n\n- [x] {text[:5_000]}\n  > {text[:5_000]}\n- [ ] no\n"


def entries() -> dict[str, Callable[[str], object]]:
    """Every way in for a text, by name."""
    facts = read_manifest(_COURSE).facts
    found: dict[str, Callable[[str], object]] = {
        "notes": lambda text: parse(text, "a.md"),
        "notes in one section": lambda text: parse(f"# T\n\n- a: {text}", "a.md"),
        "a card in notes": lambda text: parse(f"START\nCloze\n{text}\nEND\n#flashcards", "a.md"),
        "notes with front matter": lambda text: parse(f"---\n{text}\n---\n# T", "a.md"),
        "questions": lambda text: parse_bank(text),
        "a question": lambda text: parse_bank(_question(text)),
        "yaml": read_yaml,
        "a page": lambda text: (rendering.block(text), rendering.inline(text)),
        "an export": to_html(),
        "html": from_html,
        "claims": lambda text: check_claims(parse(f"# Lambda timeout\n\n{FULL}\n{text}", "a.md"), facts),
        "generators": lambda text: candidates(parse(f"# T\n\n{FULL}\n{text}", "a.md")),
    }
    for form in FORMATS.values():
        if read := form.read:
            found[form.title] = lambda text, read=read: read(text.encode("utf-8", "replace"), "a")
            found[f"recognising {form.title}"] = lambda text, form=form: form.recognises(text.encode(), "a")
    return found


def run() -> list[Figure]:
    """One figure an entry: the worst of all texts."""
    figures = []
    for name, call in entries().items():
        worst, unit = max(((growth(call, mark), mark) for mark in MARKS), key=lambda one: one[0])
        figures.append(Figure(f"{name}: 2n against n, worst of {len(MARKS)} texts ({unit!r})", worst, "times", MOST))
    dictionary = min(_ratio(_asked, _lines(2_500), _lines(5_000)) for _ in range(2))
    figures.append(Figure("generators: 5,000 definitions against 2,500", dictionary, "times", MOST))
    figures.append(
        Figure("generators: 5,000 definitions", _seconds(_asked, _lines(5_000)), "s of processor", DICTIONARY)
    )
    return figures


def _asked(text: str) -> object:
    return candidates(parse(text, "a.md"))


def growth(call: Callable[[str], object], unit: str) -> float:
    """How many times more twice the text costs; 1 where neither costs anything worth a word."""
    tries = []
    for _ in range(TRIES):
        tries.append(_ratio(call, repeated(unit, LENGTH), repeated(unit, 2 * LENGTH)))
        if tries[-1] <= MOST:
            break
    return min(tries)


def _ratio(call: Callable[[str], object], text: str, double: str) -> float:
    long = _seconds(call, double)
    if long < WORTH:
        return 1.0
    return long / max(_seconds(call, text), 0.001)


def _seconds(call: Callable[[str], object], text: str) -> float:
    began = process_time()
    call(text)
    return process_time() - began
