"""Our questions to items of QTI 3.0.

Ids of questions and options are kept, so that they survive a round trip. Reasons become the feedback of their
answers, explanation and sources what is said to all. What an answer earns is said by conditions or mappings that
every reader of QTI knows.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from study.core.formats.qti3.markup import MARK, MARKED, xhtml
from study.core.formats.shared.explanation import joined
from study.core.formats.shared.shapes import as_made, asked, block_of, in_unit, value_of
from study.core.formats.shared.xml_text import tag, text
from study.core.questions.answers.keys import keys
from study.core.questions.answers.number import Target, without_tolerance
from study.core.questions.interaction import (
    Blanks,
    Numbers,
    OneOf,
    Option,
    Order,
    Pairs,
    SomeOf,
    Step,
    Truth,
    Words,
)
from study.core.questions.kinds import interaction
from study.core.questions.question import Question
from study.core.questions.source.notation import ANY

XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
ASI = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0"
RESPONSE = "RESPONSE"
PERCENT = re.compile(r"(?:±|\+-|\+/-) ?([\d.,e+-]+) ?%")

type Html = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Said:
    """A text, in Markdown, the identifier it has, and the condition that shows it: none where the answer is one."""

    ident: str
    text: str
    condition: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """What makes an item: declarations of its responses, its body, what sets the score, and what is said."""

    declared: str
    body: str
    scoring: str
    said: tuple[Said, ...] = ()
    cardinality: str = "single"


def item(question: Question, html: Html) -> str | None:
    """The item for a question, in XML; None for one that asks for what QTI has no interaction for. `html` turns
    Markdown into HTML."""
    known = as_made(question)
    made = _made(known, lambda markdown: xhtml(html(markdown))) if known else None
    if made is None:
        return None
    answers = [one for one in made.said if one.text and not one.condition]
    others = [one for one in made.said if one.text and one.condition]
    general = joined(question.explanation, question.sources)
    said = [("FEEDBACK", one.ident, one.text) for one in answers]
    said += [("SAID", one.ident, one.text) for one in others]
    said += [("SAID", "explanation", general)] if general else []
    most = {"normal-maximum": f"{question.points:.12g}", "normal-minimum": "0"}
    return XML + tag(
        "qti-assessment-item",
        made.declared,
        _outcome("SCORE", "single", "float", **most),
        _outcome("FEEDBACK", made.cardinality, "identifier") if answers else "",
        _outcome("SAID", "multiple", "identifier") if others or general else "",
        tag("qti-item-body", made.body),
        tag(
            "qti-response-processing",
            made.scoring,
            _set("FEEDBACK", _given()) if answers else "",
            *(_if((one.condition, _say(one.ident))) for one in others),
            _say("explanation") if general else "",
        ),
        *(
            tag(
                "qti-modal-feedback",
                tag("qti-content-body", _block(xhtml(html(words)))),
                **{"outcome-identifier": outcome, "identifier": ident, "show-hide": "show"},
            )
            for outcome, ident, words in said
        ),
        xmlns=ASI,
        identifier=identifier(question.key),
        title=question.title,
        **{"adaptive": "false", "time-dependent": "false"},
    )


def identifier(key: str) -> str:
    """A key as an identifier of QTI, which begins with no digit."""
    return f"_{key}" if key[:1].isdigit() else key


def _block(content: str) -> str:
    return f"<div>{content}</div>"


def _outcome(ident: str, cardinality: str, base: str, **more: str) -> str:
    return tag("qti-outcome-declaration", identifier=ident, cardinality=cardinality, **{"base-type": base, **more})


def _declared(
    cardinality: str, base: str, right: Iterable[str], mapping: Mapping[str, float] | None = None, ident: str = RESPONSE
) -> str:
    """A response with its right values, and what single ones are worth."""
    entries = (
        tag("qti-map-entry", **{"map-key": key, "mapped-value": f"{worth:.12g}", "case-sensitive": "false"})
        for key, worth in (mapping or {}).items()
    )
    return tag(
        "qti-response-declaration",
        tag("qti-correct-response", *(text("qti-value", value) for value in right)),
        tag("qti-mapping", *entries, **{"default-value": "0", "lower-bound": "0"}) if mapping else "",
        **{"identifier": ident, "cardinality": cardinality, "base-type": base},
    )


def _given(ident: str = RESPONSE) -> str:
    return tag("qti-variable", identifier=ident)


def _value(value: str, base: str) -> str:
    return text("qti-base-value", value, **{"base-type": base})


def _set(outcome: str, value: str) -> str:
    return tag("qti-set-outcome-value", value, identifier=outcome)


def _say(ident: str) -> str:
    """Show one text more."""
    return _set("SAID", tag("qti-multiple", _given("SAID"), _value(ident, "identifier")))


def _if(*branches: tuple[str, str]) -> str:
    """Of conditions the first that holds does what it says."""
    names = ["qti-response-if", *["qti-response-else-if"] * (len(branches) - 1)]
    return tag("qti-response-condition", *(tag(name, *branch) for name, branch in zip(names, branches, strict=True)))


def _score(worth: float) -> str:
    return _set("SCORE", _value(f"{worth:.12g}", "float"))


RIGHT = tag("qti-match", _given(), tag("qti-correct", identifier=RESPONSE))
MAPPED = _set("SCORE", tag("qti-map-response", identifier=RESPONSE))


def _made(question: Question, html: Html) -> Made | None:
    wanted, full = interaction(question), question.points
    if isinstance(wanted, Blanks):
        return _blanks(question.stimulus, wanted, html, full)
    prompt = asked(question, block_of(question))
    above = _block(html(prompt))
    match wanted:
        case OneOf(options):
            return _choice(above, options, html, full)
        case Truth():
            return _choice(above, wanted.options, html, full)
        case SomeOf():
            return _several(above, wanted, html, full)
        case Order():
            return _order(above, wanted, html, full)
        case Words():
            return _words(above, wanted, full)
        case Numbers():
            return _numbers(_block(html(in_unit(prompt, wanted.unit))), wanted, full)
        case Pairs():
            return _pairs(above, wanted, html, full)
    return None


def _choices(name: str, choices: Iterable[Option | Step], html: Html, **more: str) -> str:
    faces = (tag("qti-simple-choice", html(one.text), identifier=identifier(one.key)) for one in choices)
    return tag(name, *faces, **{"response-identifier": RESPONSE, **more})


def _said(choices: Iterable[Option]) -> tuple[Said, ...]:
    return tuple(Said(identifier(one.key), one.reason) for one in choices)


def _choice(above: str, options: Sequence[Option], html: Html, full: float) -> Made:
    right = [identifier(one.key) for one in options if one.right]
    shares = {identifier(one.key): 1.0 if one.right else one.fraction or 0.0 for one in options}
    has_shares = any(share not in (0, 1) for share in shares.values())
    mapping = {name: share * full for name, share in shares.items() if share} if has_shares else None
    body = above + _choices("qti-choice-interaction", options, html, **{"max-choices": "1", "shuffle": "true"})
    scoring = MAPPED if has_shares else _if((RIGHT, _score(full)))
    return Made(_declared("single", "identifier", right, mapping), body, scoring, _said(options))


def _several(above: str, wanted: SomeOf, html: Html, full: float) -> Made:
    right = [identifier(one.key) for one in wanted.options if one.right]
    usual = {True: 1 / len(right), False: -1 / len(right)}
    mapping = {
        identifier(one.key): (usual[one.right] if one.fraction is None else one.fraction) * full
        for one in wanted.options
    }
    body = above + _choices("qti-choice-interaction", wanted.options, html, **{"max-choices": "0", "shuffle": "true"})
    declared = _declared("multiple", "identifier", right, None if wanted.whole else mapping)
    scoring = _if((RIGHT, _score(full))) if wanted.whole else MAPPED
    return Made(declared, body, scoring, _said(wanted.options), "multiple")


def _order(above: str, wanted: Order, html: Html, full: float) -> Made:
    """In the order of their keys, so that the file shows no answer where nothing shuffles."""
    steps = sorted(wanted.steps, key=lambda step: step.key)
    partial = {} if wanted.whole else {"data-partial": "true"}
    body = above + _choices("qti-order-interaction", steps, html, shuffle="true", **partial)
    said = tuple(
        Said(f"step-{step.key}", step.reason, tag("qti-member", _value(identifier(step.key), "identifier"), _given()))
        for step in wanted.steps
    )
    right = [identifier(step.key) for step in wanted.steps]
    return Made(_declared("ordered", "identifier", right), body, _if((RIGHT, _score(full))), said)


def _entry(ident: str = RESPONSE, **more: str) -> str:
    return tag("qti-text-entry-interaction", **{"response-identifier": ident, **more})


def _words(above: str, wanted: Words, full: float) -> Made:
    plain = [one for one in wanted.accepted if not one.regex and one.text != ANY]
    right = [one.text for one in plain if one.score == 1][:1]
    mapping = {one.text: one.score * full for one in plain}
    said = tuple(
        Said(f"answer-{place}", one.reason, tag("qti-match", _given(), _value(one.text, "string")))
        for place, one in enumerate(plain, 1)
    )
    return Made(_declared("single", "string", right, mapping), above + _block(_entry()), MAPPED, said)


def _numbers(above: str, wanted: Numbers, full: float) -> Made:
    """A unit has no place but the text; numbers in another unit than the first right one are left out."""
    rules = [(one.target, one) for one in wanted.rules if one.target and one.target.unit == wanted.unit]
    right = next((value_of(target) or f"{target.low:.12g}" for target, rule in rules if rule.score == 1), "")
    scoring = _if(*((_near(target), _score(rule.score * full)) for target, rule in rules))
    said = tuple(Said(f"answer-{place}", rule.reason, _near(one)) for place, (one, rule) in enumerate(rules, 1))
    return Made(_declared("single", "float", [right]), above + _block(_entry()), scoring, said)


def _near(target: Target) -> str:
    """The test for a number with its tolerance, or for a range."""
    if value := value_of(target):
        found = PERCENT.search(target.text)
        by = found[1].replace(",", "") if found else f"{(target.high - target.low) / 2:.12g}"
        near = {"tolerance-mode": "relative" if found else "absolute", "tolerance": f"{by} {by}"}
        exact = {"tolerance-mode": "exact"}
        return tag("qti-equal", _given(), _value(value, "float"), **(near if target.low < target.high else exact))
    ends = (
        tag(name, _given(), _value(f"{end:.12g}", "float"))
        for name, end in (("qti-gte", target.low), ("qti-lte", target.high))
    )
    return tag("qti-and", *ends)


def _blanks(case: str, wanted: Blanks, html: Html, full: float) -> Made:
    marks = [f"{MARK}{place}{MARK}" for place in range(1, len(wanted.blanks) + 1)]
    whole = "".join(part + mark for part, mark in zip(wanted.texts, [*marks, ""], strict=True))
    filled = html(f"{case}\n\n{whole}" if case else whole)
    body = MARKED.sub(lambda found: _entry(f"{RESPONSE}{found[1]}", **{"data-blank": "true"}), filled)
    declared, scores = [], []
    for place, blank in enumerate(wanted.blanks, 1):
        answers = [without_tolerance(answer) for answer in blank.accepted]
        mapping = dict.fromkeys(answers, full / len(marks))
        declared.append(_declared("single", "string", answers[:1], mapping, f"{RESPONSE}{place}"))
        scores.append(tag("qti-map-response", identifier=f"{RESPONSE}{place}"))
    return Made("\n".join(declared), _block(body), _set("SCORE", tag("qti-sum", *scores)))


def _pairs(above: str, wanted: Pairs, html: Html, full: float) -> Made:
    rights = list(dict.fromkeys([*(pair.right for pair in wanted.pairs), *wanted.distractors]))
    known = {text: f"to-{key}" for text, key in zip(rights, keys(rights), strict=True)}
    made = keys([pair.left for pair in wanted.pairs])
    lefts = [identifier(pair.key or name) for pair, name in zip(wanted.pairs, made, strict=True)]
    values = [f"{left} {known[pair.right]}" for left, pair in zip(lefts, wanted.pairs, strict=True)]
    sides = [
        [(left, pair.left, "1") for left, pair in zip(lefts, wanted.pairs, strict=True)],
        [(known[text], text, "0") for text in sorted(rights, key=lambda text: known[text])],
    ]
    sets = (
        tag(
            "qti-simple-match-set",
            *(
                tag("qti-simple-associable-choice", html(face), **{"identifier": ident, "match-max": most})
                for ident, face, most in side
            ),
        )
        for side in sides
    )
    more = {"response-identifier": RESPONSE, "max-associations": f"{len(lefts)}", "shuffle": "true"}
    said = tuple(
        Said(f"pair-{place}", pair.reason, tag("qti-member", _value(value, "directedPair"), _given()))
        for place, (value, pair) in enumerate(zip(values, wanted.pairs, strict=True), 1)
    )
    declared = _declared("multiple", "directedPair", values, dict.fromkeys(values, full / len(values)))
    return Made(declared, above + tag("qti-match-interaction", *sets, **more), MAPPED, said)
