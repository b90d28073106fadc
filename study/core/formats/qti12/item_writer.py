"""Our questions to QTI 1.2 as Canvas reads it: the items of a quiz.

Ids of questions and options are kept, so that they survive a round trip. Reasons become the feedback of their
options, explanation and sources the general feedback.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from study.core.formats.shared.collector import TOPIC
from study.core.formats.shared.explanation import joined
from study.core.formats.shared.shapes import as_made, asked, block_of, in_unit, value_of
from study.core.formats.shared.xml_text import tag, text
from study.core.questions.answers.keys import keys
from study.core.questions.answers.number import Target, without_tolerance
from study.core.questions.interaction import Blanks, Numbers, OneOf, Option, Pairs, SomeOf, Truth, Words
from study.core.questions.kinds import interaction
from study.core.questions.question import Question
from study.core.questions.source.notation import ANY

FULL = 100
RESPONSE = "response1"
OUTCOMES = tag("outcomes", tag("decvar", maxvalue="100", minvalue="0", varname="SCORE", vartype="Decimal"))


@dataclass(frozen=True, slots=True)
class Reason:
    """A feedback text, in Markdown, and the test of an answer that shows it."""

    name: str
    test: str
    text: str


@dataclass(frozen=True, slots=True)
class Made:
    """What makes an item: Canvas's name for its type, the text, the places for answers, what earns
    what, and the reasons. `blanks` are words of the text that stand for blanks."""

    sort: str
    prompt: str
    places: str
    conditions: str
    reasons: tuple[Reason, ...] = ()
    blanks: tuple[str, ...] = ()


type Html = Callable[[str], str]


def item(question: Question, html: Html) -> str | None:
    """The item for a question, in XML; None for one that asks for what QTI 1.2 and Canvas do not know.
    `html` turns Markdown into HTML."""
    known = as_made(question)
    made = _made(known, html) if known else None
    if made is None:
        return None
    general = Reason("general_fb", "<other/>", joined(question.explanation, question.sources))
    prompt = html(made.prompt)
    for name in made.blanks:
        prompt = prompt.replace(name, f"[{name}]")
    reasons = [reason for reason in (general, *made.reasons) if reason.text]
    tags = [*question.tags, *([TOPIC + question.topic] if question.topic else [])]
    told = {"question_type": made.sort, "points_possible": repr(float(question.points)), "qmd_keywords": ",".join(tags)}
    return tag(
        "item",
        tag("itemmetadata", metadata(told)),
        tag("presentation", material(prompt), made.places),
        tag("resprocessing", OUTCOMES, *map(_shown, reasons), made.conditions),
        *(tag("itemfeedback", tag("flow_mat", material(html(one.text))), ident=one.name) for one in reasons),
        ident=question.key,
        title=question.title,
    )


def metadata(told: dict[str, str]) -> str:
    """Fields of metadata; those without an entry are left out."""
    pairs = ((text("fieldlabel", name), text("fieldentry", entry)) for name, entry in told.items() if entry)
    return tag("qtimetadata", *(tag("qtimetadatafield", *pair) for pair in pairs))


def material(content: str, sort: str = "text/html") -> str:
    return tag("material", text("mattext", content, texttype=sort))


def _is(value: str, place: str = RESPONSE) -> str:
    return text("varequal", value, respident=place)


def _earns(test: str, score: float = FULL, action: str = "Set") -> str:
    return tag(
        "respcondition",
        tag("conditionvar", test),
        text("setvar", f"{score:.12g}", action=action, varname="SCORE"),
        **{"continue": "No" if action == "Set" else "Yes"},
    )


def _shown(reason: Reason) -> str:
    shown = tag("displayfeedback", feedbacktype="Response", linkrefid=reason.name)
    return tag("respcondition", tag("conditionvar", reason.test), shown, **{"continue": "Yes"})


def _choices(options: Iterable[tuple[str, str]], place: str = RESPONSE, above: str = "", sort: str = "Single") -> str:
    labels = (tag("response_label", material(content), ident=key) for key, content in options)
    return tag("response_lid", above, tag("render_choice", *labels), ident=place, rcardinality=sort)


def _typed(**attributes: str) -> str:
    label = tag("response_label", ident="answer1", rshuffle="No")
    return tag("response_str", tag("render_fib", label, **attributes), ident=RESPONSE, rcardinality="Single")


def _made(question: Question, html: Html) -> Made | None:
    wanted = interaction(question)
    if isinstance(wanted, Blanks):
        return _blanks(question.stimulus, wanted)
    prompt = asked(question, block_of(question))
    match wanted:
        case OneOf(options):
            return _choice("multiple_choice_question", prompt, options, html)
        case Truth():
            return _choice("true_false_question", prompt, wanted.options, html)
        case SomeOf(options):
            return _several(prompt, options, html)
        case Words():
            return _short(prompt, wanted)
        case Numbers():
            return _numeric(prompt, wanted)
        case Pairs():
            return _matching(prompt, wanted, html)
    return None


def _choice(sort: str, prompt: str, options: Sequence[Option], html: Html) -> Made:
    right = next(option.key for option in options if option.right)
    return Made(sort, prompt, _choices(_faces(options, html)), _earns(_is(right)), _reasons(options))


def _several(prompt: str, options: Sequence[Option], html: Html) -> Made:
    tests = (_is(option.key) if option.right else tag("not", _is(option.key)) for option in options)
    places = _choices(_faces(options, html), sort="Multiple")
    return Made("multiple_answers_question", prompt, places, _earns(tag("and", *tests)), _reasons(options))


def _faces(options: Sequence[Option], html: Html) -> list[tuple[str, str]]:
    return [(option.key, html(option.text)) for option in options]


def _reasons(options: Sequence[Option]) -> tuple[Reason, ...]:
    return tuple(Reason(f"{option.key}_fb", _is(option.key), option.reason) for option in options)


def _short(prompt: str, wanted: Words) -> Made:
    plain = [entry for entry in wanted.accepted if not entry.regex and entry.text != ANY and entry.score]
    whole = "\n".join(_is(entry.text) for entry in plain if entry.score == 1)
    shares = (_earns(_is(entry.text), FULL * entry.score) for entry in plain if entry.score < 1)
    reasons = tuple(Reason(f"answer{n}_fb", _is(entry.text), entry.reason) for n, entry in enumerate(plain, 1))
    return Made("short_answer_question", prompt, _typed(), "\n".join([_earns(whole), *shares]), reasons)


def _numeric(prompt: str, wanted: Numbers) -> Made:
    """A unit has no place but the text; numbers in another unit than the first right one are left out."""
    unit = wanted.unit
    rules = [(rule.target, rule) for rule in wanted.rules if rule.target and rule.score and rule.target.unit == unit]
    earned = "\n".join(_earns(_near(target), FULL * rule.score) for target, rule in rules)
    reasons = tuple(
        Reason(f"answer{n}_fb", _is(value_of(target)), rule.reason)
        for n, (target, rule) in enumerate(rules, 1)
        if value_of(target)
    )
    return Made("numerical_question", in_unit(prompt, unit), _typed(fibtype="Decimal"), earned, reasons)


def _near(target: Target) -> str:
    """The test for a number: the number or its surroundings, or a range."""
    ends = tag(
        "and",
        text("vargte", f"{target.low:.12g}", respident=RESPONSE),
        text("varlte", f"{target.high:.12g}", respident=RESPONSE),
    )
    return tag("or", _is(value_of(target)), ends) if value_of(target) else ends


def _blanks(case: str, wanted: Blanks) -> Made:
    stimulus = f"{case}\n\n" if case else ""
    whole = stimulus + "".join(wanted.texts)
    names = []
    for blank in wanted.blanks:
        name = f"blank{blank.number}"
        while name in whole:
            name += "x"
        names.append(name)
    # In the Markdown the brackets could be taken for a link.
    prompt = stimulus + "".join(text + name for text, name in zip(wanted.texts, [*names, ""], strict=True))
    places, earned = [], []
    for name, blank in zip(names, wanted.blanks, strict=True):
        place = f"response_{name}"
        answers = [(f"{name}-{n}", without_tolerance(answer)) for n, answer in enumerate(blank.accepted, 1)]
        labels = (tag("response_label", material(answer, "text/plain"), ident=key) for key, answer in answers)
        above = material(name, "text/plain")
        places.append(tag("response_lid", above, tag("render_choice", *labels), ident=place))
        earned.append(_earns(_is(answers[0][0], place), FULL / len(names), "Add"))
    return Made("fill_in_multiple_blanks_question", prompt, "\n".join(places), "\n".join(earned), blanks=tuple(names))


def _matching(prompt: str, wanted: Pairs, html: Html) -> Made:
    rights = list(dict.fromkeys([*(pair.right for pair in wanted.pairs), *wanted.distractors]))
    faces = list(zip(keys(rights), map(html, rights), strict=True))
    known = dict(zip(rights, keys(rights), strict=True))
    made = keys([pair.left for pair in wanted.pairs])
    places, earned, reasons = [], [], []
    for pair, name in zip(wanted.pairs, made, strict=True):
        key = pair.key or name
        place = f"response_{key}"
        places.append(_choices(faces, place, material(html(pair.left))))
        earned.append(_earns(_is(known[pair.right], place), FULL / len(made), "Add"))
        reasons.append(Reason(f"{key}_fb", _is(known[pair.right], place), pair.reason))
    return Made("matching_question", prompt, "\n".join(places), "\n".join(earned), tuple(reasons))
