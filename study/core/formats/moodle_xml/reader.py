"""Moodle XML to questions."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from urllib.parse import quote

from study.core.encodings import beginning
from study.core.formats.moodle_xml import cloze
from study.core.formats.shared.collector import Collector
from study.core.formats.shared.format import Read, Told
from study.core.formats.shared.moodle import import_
from study.core.formats.shared.moodle.import_ import Answer, Head, Taking
from study.core.formats.shared.moodle.markdown import from_moodle
from study.core.formats.shared.moodle.ranges import Range, around, number
from study.core.formats.shared.moodle.texts import FORMATS, Text, category
from study.core.formats.shared.safe_xml import Element, children_of, read_xml
from study.core.limits import PICTURED
from study.core.problem import Problem
from study.core.questions.answers.scores import POINT
from study.core.questions.answers.units import convert
from study.core.questions.interaction import ToName
from study.core.questions.kinds import interaction
from study.core.questions.source.block import Item
from study.core.questions.source.reader import MOST_POINTS, parse_question
from study.core.text.plural import counted

BEGINNING = 5_000  # bytes
CANVAS = "canvas.instructure.com"  # whose settings of a quiz begin as a quiz of Moodle does
REFUSED = {
    "description": "This is a text without a question (a description); there is nothing to answer.",
    "calculated": "A calculated question makes its numbers inside Moodle; they cannot be read from a file.",
    "random": "A random question only points to others.",
}
OVERALL = ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback")
YES = ("true", "1")
KEY = "key"  # an attribute of ours that names an answer; Moodle skips it
NO_UNITS = "3"  # the value of showunits for numbers without a unit
# Once for a file, with the number of questions: Moodle writes these into nearly every question.
LOSSES = {
    "overall": "What is said to an answer as a whole (right, partly right, wrong) is left out of {}.",
}


def recognises(data: bytes, name: str) -> bool:
    """Whether this is probably Moodle XML: it begins as XML does, and with a quiz, which is not one of Canvas."""
    text = beginning(data, BEGINNING)
    return CANVAS not in text and text.lstrip().startswith("<") and ("<quiz" in text or "<question type=" in text)


def read(data: bytes, file: str, told: Told = lambda done, total: None) -> Read:
    """Read a file of Moodle XML, one question after the other: its pictures stand in it. Penalties for further tries
    and the numbering of options are not looked at: neither exists here."""
    collector = Collector(file)
    reader = _Reader(collector)
    before: Element | None = None
    for element in _questions(data, told):
        if isinstance(element, Problem):  # with one of them gone, questions could come in half
            return _refused(file, element)
        if before:
            reader.question(before, max(before.line, element.line - 1))
        before = element
    if before:
        reader.question(before, before.line)
    for name, count in reader.losses.items():
        collector.warn(LOSSES[name].format(counted(count, "question")))
    return collector.result()


def _questions(data: bytes, told: Told) -> Iterator[Element | Problem]:
    """The questions of a quiz, or the one that the file consists of."""
    elements = children_of(data, PICTURED, told)
    root = next(elements)
    if isinstance(root, Problem):
        yield root
    elif root.tag == "question":
        yield read_xml(data)
    elif root.tag != "quiz":
        yield Problem(f"This is no Moodle XML: it begins with <{root.tag}> instead of <quiz>.", root.line)
    else:
        yield from (one for one in elements if isinstance(one, Problem) or one.tag == "question")


def _refused(file: str, problem: Problem) -> Read:
    collector = Collector(file)
    collector.note(problem)
    return collector.result()


class _Reader:
    """Reads the questions of one file, one after the other."""

    def __init__(self, collector: Collector) -> None:
        self.collector = collector
        self.path = ""
        self.losses: Counter[str] = Counter()

    def question(self, element: Element, end: int) -> None:
        kind = element.attributes.get("type", "").strip()
        if kind == "category":
            self.path = category(_words(element.first("category")) or _words(element.first("name")))
            return
        name = " ".join(_words(element.first("name")).split())
        family = "calculated" if kind.startswith("calculated") else kind
        if family in REFUSED or family not in KINDS:
            words = REFUSED.get(family) or f"There is no kind of question here like Moodle's {kind!r}."
            self.collector.refuse(words, element.line, name)
            return
        if bare := _markup(element):
            words = f"<{bare.tag}> stands in a text of this question; write it in CDATA, or with &lt; for <."
            self.collector.refuse(words, bare.line, name)
            return
        given = Taking(self.collector, self._head(element, name, end))
        self._count_losses(element)
        given.left_out += _files(element)
        KINDS[family](given, element)

    def _head(self, element: Element, name: str, end: int) -> Head:
        prompt = _text(element.first("questiontext"), element.line, "html")
        tags = tuple(
            _words(tag) for group in ("tags", "coursetags") for tags in element.all(group) for tag in tags.all("tag")
        )
        return Head(
            name,
            prompt,
            _text(element.first("generalfeedback"), element.line, prompt.format),
            element.line,
            end,
            _words(element.first("idnumber")),
            tags,
            self.path,
            tuple(_text(hint, hint.line, prompt.format) for hint in element.all("hint")),
            self._points(element, name),
        )

    def _points(self, element: Element, name: str) -> float:
        grade = _words(element.first("defaultgrade"))
        points = number(grade) if grade else 1
        if points is None or not 0 < points <= MOST_POINTS:
            self.collector.warn(f"The mark {grade!r} is taken as 1.", element.line, name)
            return 1.0
        return float(points)

    def _count_losses(self, element: Element) -> None:
        self.losses["overall"] += any(_words(element.first(tag)) for tag in OVERALL)
        self.losses = +self.losses


def _markup(element: Element) -> Element | None:
    """Return the first element that stands inside a text, where there can be none."""
    for child in element.children:
        inside = child.children[0] if child.tag == "text" and child.children else _markup(child)
        if inside:
            return inside
    return None


def _words(element: Element | None) -> str:
    """Return what stands in an element, or in the <text> in it."""
    if element is None:
        return ""
    inner = element.first("text")
    return (inner.text if inner else element.text).strip()


def _text(element: Element | None, line: int, default: str) -> Text:
    if element is None:
        return Text("", default, line)
    named = FORMATS.get(element.attributes.get("format", "").strip(), default)
    inner = element.first("text")
    files = {file.attributes.get("name", ""): file.text for file in element.all("file")}
    return Text((inner or element).text.strip(), named, (inner or element).line, files)


def _files(element: Element) -> list[str]:
    """Return what has to be said of files that no picture in a text names."""
    holders = [element, *element.children, *(inner for child in element.children for inner in child.children)]
    texts = " ".join(text.text for holder in holders for text in holder.all("text"))
    names = [file.attributes.get("name", "")[:60] for holder in holders for file in holder.all("file")]
    names += [_words(image)[:60] for image in element.all("image")]
    return [f"a file ({name})" for name in names if name and name not in texts and quote(name) not in texts]


def _answers(given: Taking, element: Element) -> list[Answer] | None:
    """Return the answers of a question; None, and the question refused, when a share is no number."""
    found = []
    for answer in element.all("answer"):
        outside = answer.first("fraction")
        share = number(answer.attributes.get("fraction", "0") or "0")
        if outside is not None and (old := number(_words(outside))) is not None:
            share = old * 100  # very old files have the share inside, as a part of 1
        if share is None or abs(share) > 100:
            given.refuse(f"A share of {answer.attributes.get('fraction', '')!r} cannot be read.", answer.line)
            return None
        form = given.head.prompt.format
        text, said = _text(answer, answer.line, form), _text(answer.first("feedback"), answer.line, form)
        found.append(Answer(text, float(share) / 100, said, answer.line, key=answer.attributes.get(KEY, "")))
    return found


def _choice(given: Taking, element: Element) -> None:
    answers = _answers(given, element)
    if answers is None:
        return
    if _words(element.first("shuffleanswers")) in ("0", "false"):
        given.say("Moodle keeps the order of these options; here they are mixed.")
    single = _words(element.first("single")) or "true"
    import_.choice(given, answers, single in YES)


def _true_or_false(given: Taking, element: Element) -> None:
    """The answers are told apart by their texts; in old files, with translated ones, by their order."""
    said: dict[str, Text] = {}
    right: dict[str, bool] = {}
    for place, answer in enumerate(element.all("answer")):
        name = _words(answer).lower()
        name = name if name in ("true", "false") else ("true", "false")[min(place, 1)]
        said[name] = _text(answer.first("feedback"), answer.line, given.head.prompt.format)
        right[name] = number(answer.attributes.get("fraction", "0")) == 100
    if set(right) != {"true", "false"} or right["true"] == right["false"]:
        given.refuse("Either True or False has to be worth 100 %, and the other nothing.")
        return
    import_.true_or_false(given, right["true"], said["true"], said["false"])


def _short(given: Taking, element: Element) -> None:
    answers = _answers(given, element)
    if answers is None:
        return
    if _words(element.first("usecase")) in YES:
        given.say("Case counts in these answers there; here it does not.")
    import_.short(given, [answer for answer in answers if answer.text.text])


def _numeric(given: Taking, element: Element) -> None:
    answers = _answers(given, element)
    if answers is None:
        return
    unit = _unit(given, element)
    ranged = []
    for answer, inside in zip(answers, element.all("answer"), strict=True):
        wanted = _range(answer.text.text, _words(inside.first("tolerance")))
        if isinstance(wanted, Problem):
            given.refuse(wanted.message, answer.line)
            return
        ranged.append(Answer(answer.text, answer.share, answer.feedback, answer.line, wanted))
    import_.numeric(given, ranged, unit)


def _range(text: str, tolerance: str) -> Range | Problem | None:
    if text in ("*", ""):
        return None
    value, by = number(text), number(tolerance or "0")
    if value is None or by is None or by < 0:
        return Problem(f"{text!r} with the tolerance {tolerance or '0'!r} is no number.")
    return around(value, by)


def _unit(given: Taking, element: Element) -> str:
    """Return the unit in which the answers are given: that with the multiplier 1."""
    units = element.first("units")
    if units is None or _words(element.first("showunits")) == NO_UNITS:
        return ""
    named = {
        _words(unit.first("unit_name")): number(_words(unit.first("multiplier")) or "1") for unit in units.children
    }
    base = next((name for name, factor in named.items() if factor == 1), "")
    strange = [name for name, factor in named.items() if name and name != base and not _converts(base, name, factor)]
    if strange or (named and not base):
        given.say(f"Units other than {base or 'the number alone'} are not known here: {', '.join(strange or named)}.")
    if _words(element.first("unitgradingtype")) not in ("", "0"):
        given.say("A wrong unit costs a part of the score there; here it makes the answer wrong.")
    return base


def _converts(base: str, name: str, factor: Decimal | None) -> bool:
    """Whether our own table has that unit at that rate: so many of it make one of the base."""
    ours = convert(1, base, name)
    return ours is not None and factor is not None and abs(ours - float(factor)) <= 1e-6 * ours


def _matching(given: Taking, element: Element) -> None:
    form = given.head.prompt.format
    pairs = []
    for pair in element.all("subquestion"):
        right = Text(_words(pair.first("answer")), "plain", pair.line)
        pairs.append((_text(pair, pair.line, form), right, pair.attributes.get(KEY, "")))
    import_.matching(given, pairs)


def _ordering(given: Taking, element: Element) -> None:
    answers = list(element.all("answer"))
    form = given.head.prompt.format
    steps = [
        (
            _text(answer, answer.line, form),
            _text(answer.first("feedback"), answer.line, form),
            answer.attributes.get(KEY, ""),
        )
        for answer in answers
    ]
    count = number(_words(element.first("selectcount")) or "0")
    every = _words(element.first("selecttype")).upper() in ("ALL", "EXACT") or count is None
    import_.ordering(given, steps, _words(element.first("gradingtype")).upper(), 0 if every else int(count or 0))


def _essay(given: Taking, element: Element) -> None:
    """An essay whose information for graders is a list of points, as we write one."""
    read, _ = parse_question(f"## T {{#t}}\n\nName them.\n\n{_words(element.first('graderinfo'))}\n")
    asked = interaction(read) if read else None
    if not isinstance(asked, ToName):
        given.refuse("Free text (an essay) cannot be marked here.")
        return
    points = ((from_moodle(point.text), from_moodle(point.reason)) for point in asked.points)
    given.take(ToName, [Item(POINT, text, given.head.line, reason=said) for text, said in points])


def _cloze(given: Taking, element: Element) -> None:
    cloze.take(given)


KINDS = {
    "multichoice": _choice,
    "truefalse": _true_or_false,
    "shortanswer": _short,
    "numerical": _numeric,
    "matching": _matching,
    "match": _matching,
    "ordering": _ordering,
    "essay": _essay,
    "cloze": _cloze,
    "multianswer": _cloze,
}
