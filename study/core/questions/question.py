"""What a question is, and the interface of a kind of question.

A question has two faces. Its *body* holds the key and the reasons and never leaves the server before the answer
is given. What a learner gets is *presented*, built by naming public fields.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeAliasType, get_args, get_origin, get_type_hints

from study.core.problem import Problem
from study.core.questions.interaction import Interaction
from study.core.questions.source.block import Block, Entry, Item

type Form = Mapping[str, Sequence[str]]
"""An answer as a browser sends it: every name with all its values."""

type Answer = dict[str, Any]
"""An answer that could be read, as plain JSON: it goes into the review log as it is."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a claim can be looked up, and the day somebody last did: a page at its address, or a book or lecture, of
    which `url` is "" and `title` says the place too."""

    title: str
    url: str
    checked: date

    @property
    def place(self) -> str:
        """What tells one source from another."""
        return self.url or self.title


@dataclass(frozen=True, slots=True)
class Illustration:
    """A picture beside a question: what the notes call it, and the words that stand for it (none where they would
    tell the answer). It is shown with the question where it is `asked` about, and otherwise with the answer."""

    target: str
    alt: str = ""
    asked: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One line of an answered question: an option, an item, an accepted value.

    `state` is "right" (part of the key), "wrong" (chosen though it is not) or "rest"; `chosen`
    says whether the learner picked or placed it here. `text` and `reason` are Markdown. `said` is
    what the learner gave in this place, in plain text, where a row is a place to fill.
    """

    text: str
    state: str
    chosen: bool = False
    reason: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """The run of a simulator that a question is about: enough to make it again."""

    engine: str
    version: int
    inputs: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Explained:
    """What a learner sees after the answer. `answer` is the key in a few words ("2", "900 s"),
    `said` the learner's answer in the same manner, empty for none. Where they are `numbered`, they are
    places among the rows.

    For a question that a run answers: `working` shows how the answer comes about, `misconception`
    names the wrong model the learner's answer fits, `run` is what can be opened, and `kind` the kind
    the question is asked as.
    """

    answer: str
    said: str
    rows: tuple[Row, ...] = ()
    working: str = ""
    misconception: str = ""
    run: Run | None = None
    kind: str = ""
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Sample:
    """A form and the score it must get; None when it must not be readable."""

    form: Form
    score: float | None


@dataclass(frozen=True, slots=True)
class Parts:
    """The texts a learner must find and those to tell from them, in Markdown. `around` is the text a blank
    stands in. Where they are `ordered`, their order is what is asked, and they are shown before the answer."""

    right: tuple[str, ...]
    wrong: tuple[str, ...] = ()
    around: str = ""
    ordered: bool = False

    @property
    def all(self) -> tuple[str, ...]:
        return self.right + self.wrong


@dataclass(frozen=True, slots=True)
class Fields:
    """How the answers of a kind are filled in, for those who do not want to write its marks.

    `place` is where they stand in a block: in one of its lists, in its answer, or as marks in its prompt,
    for which `help` says how to write them. A line of a list is called `label`; an item has one of the
    `marks`, each with what it means; a line of `pairs` has a left side. No line is added to a `fixed` list.
    """

    place: Literal["items", "numbered", "bullets", "answer", "prompt"]
    label: str = "Answer"
    marks: tuple[tuple[str, str], ...] = ()
    pairs: bool = False
    fixed: bool = False
    help: str = ""


def recalled(score: float) -> bool:
    """Whether an answer of this score was right, and what it asks for recalled: the whole answer alone. What
    is partly right earns its share of the points, and is asked again like one not known."""
    return score >= 1


def _make_nothing(interaction: Any) -> Any:
    raise TypeError("this kind is made of no interaction")


def _prompt(body: Any, prompt: str) -> str:
    return prompt


@dataclass(frozen=True, slots=True)
class Kind[B]:
    """A kind of question: a folder under `kinds` with this value as PLUGIN and two templates,
    `question.html` (before the answer, given `presented`) and `answer.html` (after it, given
    `explained`).

    - `claims(block)`: whether a parsed block of question text has this kind's shape.
    - `parse(block)`: the body and every problem; no body when a problem is an error.
    - `present(body, seed)`: a frozen dataclass of public fields only; the same seed gives the same
      order of options.
    - `read(body, form)`: is this an answer at all? The answer, or a Problem in words for the learner.
    - `grade(body, answer)`: the score from 0 to 1; right means 1. `None` for the answer ("I don't
      know") is 0.
    - `explain(body, answer, seed)`: verdict and reasons, in the order `present` gave.
    - `samples(body)`: right, wrong and malformed answers to this very question with their scores.
    - `write(body, prompt)`: the Markdown that `parse` reads as this body, `prompt` above it.
    - `parts(body)`: what the key says, and what is wrong beside it.
    - `interaction(body, prompt)`: what is asked for, as formats of other tools know it; None where no interaction
      holds it, and every format says that it does not.
    - `examples`: question texts of this kind, for the contract tests.
    - `use`: what an author chooses it for, in one sentence.
    - `enough(parts)`: whether these are enough for a question that is made from notes.
    - `lists(presented)`: the texts a learner chooses from or puts in order, list by list, where there is no form.
    - `fields`: how its answers are filled in, in a form; None for a kind that is written as text.
    - `stem(body, prompt)`: the prompt as a learner may see it, for a kind whose text holds the key
      in its prompt; the prompt as it is otherwise.
    - `attributes`: the names of a heading's attributes that `parse` looks at.
    - `arrange(presented, form)`: what is presented, in the state a learner has brought it into with
      buttons named "move"; `read` calls such a form no answer yet.
    - `keyed(block)`: the lines that are known by a key, each with its own or the one made of its text.
    - `is_typed`: whether its answers are typed, or may be.
    - `typed(body, answer)`: what the answer has typed that is not worth the whole score, by the name of its
      place ("" where there is one alone). Nothing for a kind that is not typed.
    - `accepting(body, place, text)`: the body that takes this text in this place for right too, whatever else
      it accepts; a Problem where it cannot.
    - `advise(body)`: what an author might do better, in sentences.
    - `asks`: what to ask an author whose question of another kind became one of this kind by a mark; empty where that
      is no slip of the hand.
    - `begin`: the text to begin a new question with; empty where the first example is.
    - `self_graded`: its card is turned over, and its learner says how well it went. What it `read`s has the name of
      a grade as "recalled". Where it `ticks`, the learner ticks in its third template, `turned.html`, what they
      recalled, and `read` makes the grade of it; elsewhere they choose one of four.
    - `vary(body, seed)`: the body as this seed draws it, for a kind that asks something fresh each
      time (it `varies`); the body itself otherwise. Whoever shows, reads, grades or explains varies first, with
      one and the same seed. What does not know a seed takes the body as it is.
    - `made_of`: the interaction whose questions become questions of this kind where nobody names a kind, by
      `make(interaction)`; None for a kind that is only written by its name or its marks.
    - `variants(body)`: what tells each of its variants from the others, in a few words.
    - `takes_params`: whether parameters in a question's text make it a question of this kind.
    """

    name: str
    label: str
    use: str
    body: type[B]
    claims: Callable[[Block], bool]
    parse: Callable[[Block], tuple[B | None, tuple[Problem, ...]]]
    present: Callable[[B, int], Any]
    read: Callable[[B, Form], Answer | Problem]
    grade: Callable[[B, Answer | None], float]
    explain: Callable[[B, Answer | None, int], Explained]
    samples: Callable[[B], tuple[Sample, ...]]
    write: Callable[[B, str], str]
    parts: Callable[[B], Parts]
    interaction: Callable[[B, str], Interaction | None]
    examples: tuple[str, ...]
    enough: Callable[[Parts], bool] = lambda parts: bool(parts.right)
    lists: Callable[[Any], tuple[tuple[str, ...], ...]] = lambda presented: ()
    fields: Fields | None = None
    stem: Callable[[B, str], str] = _prompt
    vary: Callable[[B, int], B] = lambda body, seed: body
    attributes: tuple[str, ...] = ()
    begin: str = ""
    self_graded: bool = False
    ticks: bool = False
    varies: bool = False
    variants: Callable[[B], tuple[str, ...]] = lambda body: ()
    takes_params: bool = False
    made_of: type[Any] | None = None
    make: Callable[[Any], B] = _make_nothing
    arrange: Callable[[Any, Form], Any] = lambda presented, form: presented
    keyed: Callable[[Block], Iterable[tuple[Item | Entry, str]]] = lambda block: ()
    is_typed: bool = False
    typed: Callable[[B, Answer], Mapping[str, str]] = lambda body, answer: {}
    accepting: Callable[[B, str, str], B | Problem] = lambda body, place, text: Problem(
        "This kind of question takes no further answers; edit it instead."
    )
    advise: Callable[[B], Iterable[str]] = lambda body: ()
    asks: str = ""

    @property
    def question_template(self) -> str:
        """The template of a question of this kind, before the answer."""
        return f"kinds/{self.name}/question.html"

    @property
    def answer_template(self) -> str:
        """The template of a question of this kind, after the answer."""
        return f"kinds/{self.name}/answer.html"

    @property
    def turned_template(self) -> str:
        """The template of the back of a card, before its learner has said how well it went."""
        return f"kinds/{self.name}/turned.html" if self.ticks else self.answer_template

    @property
    def asks_its_prompt(self) -> bool:
        """Whether the prompt is what is asked: nobody has to read a body then to name the question."""
        return self.stem is _prompt

    def asked_in(self, stored: Any, prompt: str, seed: int) -> str:
        """The stem of a question whose body is `stored`, as `encode` made it."""
        return prompt if self.asks_its_prompt else self.stem(self.vary(decode(self.body, stored), seed), prompt)

    def exact(self, body: B, answer: Answer | None) -> bool:
        """The rule of exams, as AWS has it: the whole answer or nothing."""
        return recalled(self.grade(body, answer))


@dataclass(frozen=True, slots=True)
class Question:
    """One version of one question. `key` is its stable id; `lines` where it stands in its file.

    `hints` are Markdown, to be shown one after the other on request. A question of a case has the
    case's key, title and text, `stimulus`, which stands above the prompt; its score is its own. `context`
    names the place in the notes that it is from ("Networking › OSPF › Timers"), as plain text above the prompt.
    `worded_by` names the writer of the prompt, where that is neither a person nor a shape.
    """

    key: str
    kind: str
    title: str
    prompt: str
    body: Any
    explanation: str = ""
    sources: tuple[Source, ...] = ()
    tags: tuple[str, ...] = ()
    topic: str = ""
    status: str = "draft"
    lines: tuple[int, int] = (0, 0)
    hints: tuple[str, ...] = ()
    points: float = 1.0
    case: str = ""
    case_title: str = ""
    stimulus: str = ""
    context: str = ""
    pictures: tuple[Illustration, ...] = ()
    worded_by: str = ""


_PLAIN = (str, int, float)


def encode(value: Any) -> Any:
    """Turn a body, made of dataclasses, named tuples, tuples and plain values, into plain JSON."""
    if value is None or isinstance(value, _PLAIN):  # most of what there is
        return value
    names = _names(type(value))  # type: ignore[arg-type]
    if names is not None:
        return {name: encode(getattr(value, name)) for name in names}
    if isinstance(value, tuple | list):
        return [encode(item) for item in value]
    if isinstance(value, dict):
        return {name: encode(item) for name, item in value.items()}
    return value.isoformat() if isinstance(value, date) else value


def decode[T](kind: type[T], data: Any) -> T:
    """Rebuild what `encode` made of a value of type `kind`. Fields that are missing get their
    defaults, so that a body stored before a field existed can still be read."""
    return _decoder(kind)(data)  # type: ignore[no-any-return, arg-type]


def _as_it_is(data: Any) -> Any:
    return data


@cache  # what a type is made of takes longer to find out than a value of it to read
def _decoder(kind: Any) -> Callable[[Any], Any]:
    if isinstance(kind, TypeAliasType):
        return _decoder(kind.__value__)
    if isinstance(kind, UnionType):
        known = _decoder(next(option for option in get_args(kind) if option is not NoneType))
        return lambda data: None if data is None else known(data)
    if is_dataclass(kind) or hasattr(kind, "_fields"):
        return lambda data: kind(**{name: read(data[name]) for name, read in _fields(kind) if name in data})
    if get_origin(kind) is tuple:
        each = _decoder(get_args(kind)[0])
        return tuple if each is _as_it_is else lambda data: tuple(map(each, data))
    return date.fromisoformat if kind is date else _as_it_is


@cache
def _fields(kind: Any) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
    hints = get_type_hints(kind)
    return tuple((name, _decoder(hints[name])) for name in _names(kind) or ())


@cache
def _names(kind: Any) -> tuple[str, ...] | None:
    """The names of what a dataclass or a named tuple is made of; None for any other type."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else getattr(kind, "_fields", None)
