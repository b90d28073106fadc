"""Exams kept in notes: questions with a stem, parts (`a)`, `(b)`, `ii)`) and answers below, each below its part or all
of them together behind the last. Read line by line: a part has the answer that stands at it or bears its letter, and
none that may be another's."""

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Literal

from study.core.notes.exam_parts import Asked, Part, Text, is_asking, is_same
from study.core.notes.lines import indentation
from study.core.notes.signs import QUESTION

_HEADS = (
    r"question|problem|exercise|task|q|frage|aufgabe|übung|exercice|problème|pregunta|ejercicio|problema|domanda"
    r"|esercizio|questão|exercício|fråga|uppgift|spørsmål|spørgsmål|oppgave|opgave|vraag|pytanie|zadanie|вопрос|задача"
    r"|задание|问题|问|题|問題|問|문제"
)
_ANSWERS = (
    r"(?:model |sample |worked |suggested )?(?:answers?|solutions?)|ans|sol|mark(?:ing)? scheme|(?:answer|solution) key"
    r"|(?:muster)?(?:antwort(?:en)?|lösung(?:en)?)|lösungsvorschlag|réponses?|corrigés?|respuestas?|solución|soluciones"
    r"|risposta|risposte|soluzion[ei]|respostas?|solução|soluções|svar|lösning(?:ar)?|løsning(?:er)?|antwoord(?:en)?"
    r"|oplossing(?:en)?|odpowied(?:ź|zi)|rozwiązani[ea]|ответы?|решени[ея]|参考答案|答案|解答|答え|답안?|정답|풀이"
)
_LABEL = r"[(（]?(?P<label>[a-z]|[ivx]{2,4})(?:[)）]|\.(?=\s))"
_HEAD = re.compile(
    rf"(?P<mark>\*\*|__|)(?:(?:{_HEADS})\s?(?:n[or]\.\s?|[#№]\s?)?(?P<number>\d{{1,3}})|(?P<bare>\d{{1,3}})(?=[.)]))"
    r"(?:\s*[.):：—–-])?(?P=mark)(?:\s*[.:：])?(?=\s|$|[(\[])\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
_PART = re.compile(
    rf"(?P<mark>\*\*|__|)(?:(?:part|teil)\s)?\d{{0,3}}\s?{_LABEL}(?P=mark)\s*(?P<rest>.*)$", re.IGNORECASE
)
_FOR = r"(?:\s(?:to|for|zu|à|al?|til|van|на)\b)?(?:\s?(?:part\s)?\d{0,3}\s?" + _LABEL + r")?"
_SIGNED = re.compile(
    rf"(?P<mark>\*{{1,3}}|_{{1,3}}|)(?:(?:{_ANSWERS}){_FOR}\s?[:：.]|[AＡ]\s?[:：])(?:(?P=mark)(?=\s|$)|\s)?"
    r"\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
_MARKED = re.compile(
    rf"(?P<mark>\*{{1,3}}|_{{1,3}})(?:{_ANSWERS}|A){_FOR}(?P=mark)(?:\s?[:：.]\s*(?P<rest>\S.*)?)?$", re.IGNORECASE
)
_ALONE = re.compile(rf"(?:{_ANSWERS}){_FOR}$", re.IGNORECASE)
_ANSWERED = re.compile(rf"^[ \t>*_#+-]*(?:{_ANSWERS}|[AＡ](?=\s?[:：]))", re.IGNORECASE | re.MULTILINE)
_BEFORE = re.compile(r"\s*(?:>\s?)*(?:[-*+•]\s+(?!\[[ xX]\]))?")
_OPTION = re.compile(r"[AＡB]\s?[:：]")
_HEADING = re.compile(r"#{1,6}\s*\S")
_BULLET = re.compile(r"\s*[-*+•]\s")
_FENCE = re.compile(r"\s*(```|~~~)")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_MOST_ALIKE = 20
"""Questions of one number among which the one is looked for that an answer is to."""
_LONGEST = 30
"""Lines of a stem, of a part and of an answer each."""

type Kind = Literal["", "stem", "part", "answer"]


def may_be_exam(text: str) -> bool:
    """Whether a line of a text begins as answers do."""
    return _ANSWERED.search(text) is not None


def exam_questions(lines: Sequence[str]) -> list[Asked]:
    """The questions of a file that have an answer, in their order."""
    return [one for one in _Reader(lines).read() if one.is_answered and one.is_question]


class _Reader:
    """Reads the lines in order. `now` is the question that is asked, `text` what the next line goes on with. In the
    `block` stand the answers to all parts of a question; below a heading, to all questions by their numbers."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self.found: list[Asked] = []
        self.by_number: defaultdict[str, list[Asked]] = defaultdict(list)
        self.now: Asked | None = None
        self.text: Text | None = None
        self.kind: Kind = ""
        self.indent = 0  # of what the answer belongs to
        self.begun = 0  # columns before the answer
        self.block: Asked | None = None
        self.is_of_all = False
        self.outer: Part | None = None  # in the block
        self.later: list[tuple[int, str]] = []  # what goes on with the text if the question does
        self.gap = 0  # blank lines since
        self.count = 0  # the last number that stood without a word
        self.is_listed = False  # the question is an item of a list, right below the one before
        self.is_counted = False  # a list of numbers stands in the answer

    def read(self) -> list[Asked]:
        closing = ""
        for at, line in enumerate(self.lines):
            bare = line.strip()
            if not bare:
                self.gap += 1
                self.is_counted = False
                continue
            if fence := _FENCE.match(line):
                closing = "" if closing == fence[1] else closing or fence[1]
            if fence or closing:
                self._goes_on(at, line)
            elif bare[0] == "#" and _HEADING.match(bare):
                self._heading(at, bare.strip("# "))
            else:
                self._line(at, line, bare[_BEFORE.match(bare).end() :])  # type: ignore[union-attr]  # it matches ""
            self.gap = 0
        for one in self.found:
            _settle(one)
        return self.found

    def _heading(self, at: int, title: str) -> None:
        self.text, self.kind, self.count, self.later = None, "", 0, []
        if _said(title):
            self.block, self.is_of_all = self.now, True
            return
        if head := _HEAD.match(title):
            number = head["number"] or head["bare"]
            if self.is_of_all and (known := self._numbered(number)):
                self.block = known
                return
        if head and (head["number"] or is_asking(head["rest"])):
            self._ask(at + 1, number, is_named=head["number"] is not None, title=head["rest"])
            return
        self.now = self.block = None
        self.is_of_all = False

    def _line(self, at: int, line: str, bare: str) -> None:
        if (self.block or self.is_of_all) and self._answers(at, line, bare):
            return
        if (head := _HEAD.match(bare)) and self._begins(head):
            self._ask(at, head["number"] or head["bare"], indentation(line), head["number"] is not None)
            if self.now and self.now.is_named:
                self.now.stem.end, self.now.name = at + 1, bare[: head.start("rest")].strip()
            self._rest(at, line, head["rest"])
        elif (
            self.now
            and not self._lists(at, bare)
            and (said := _SIGNED.match(bare) or _MARKED.match(bare) or _ALONE.match(bare))
        ):
            self._answer(at, line, said)
        elif self.kind == "stem" and not self.now.is_named and QUESTION.match(bare):  # type: ignore[union-attr]  # its stem
            self._leave()
        elif not (part := _PART.match(bare)) or self._chooses(part) or not self._part(at, line, part):
            self._goes_on(at, line, bare)

    def _rest(self, at: int, line: str, rest: str) -> None:
        """What stands behind the number of a question, on its line: its stem, or its first part."""
        part = _PART.match(rest)
        if (not part or not self._part(at, line, part)) and self.text and rest:
            self.text.add(at, rest)

    # Questions

    def _begins(self, head: re.Match[str]) -> bool:
        """Whether a line with a number begins a question. A number alone has to go on with those before; one in a list
        within an answer does not."""
        if head["number"]:
            return True
        number = int(head["bare"])
        if self.kind == "answer" and not self.gap and (number == 1 or self.is_counted):
            self.is_counted = True
            return False
        if self.count and number not in (1, self.count + 1):
            return False
        self.count = number
        return True

    def _ask(self, at: int, number: str, indent: int = 0, is_named: bool = False, title: str = "") -> None:
        self.is_listed = not is_named and self.gap == 0 and self.kind == "stem" and bool(number)
        self.block, self.is_of_all, self.later = None, False, []
        self.now = Asked(number, title, Text(at, at), is_named)
        self.found.append(self.now)
        self.by_number[number].append(self.now)
        self.text, self.kind, self.indent = self.now.stem, "stem", indent

    def _part(self, at: int, line: str, found: re.Match[str]) -> bool:
        """Take a line as a part of the question, where its letter is the next, or begins to count."""
        label = found["label"]
        last = self.now.parts[-1] if self.now and self.now.parts else None
        around: Part | None = None
        if last and _follows(last.label, label):
            around = last.around
        elif last and last.around and _follows(last.around.label, label):
            around = last.around.around
        elif last and label.lower() == "i" and not last.around and self.kind == "part":
            around = last
        elif label.lower() not in ("a", "i"):
            return False
        elif last or not self.now:
            stem = self._above(at)
            self._ask(stem.first, "", indentation(line))
            self.now.stem = stem  # type: ignore[union-attr]  # it is asked now
        self._take_up()
        part = Part(label, indentation(line), Text(at, at), around)
        self.now.parts.append(part)  # type: ignore[union-attr]  # likewise
        self.text, self.kind, self.indent = part.text, "part", part.indent
        inner = None if around else _PART.match(found["rest"])
        if not inner or not self._part(at, line, inner):
            part.text.add(at, found["rest"])
        return True

    def _above(self, at: int) -> Text:
        """The paragraph above a line, which no other question has, as the stem of a question without a number."""
        taken = _end(self.found[-1]) if self.found else 0
        end = at
        while end > taken and end > at - 2 and not self.lines[end - 1].strip():
            end -= 1
        first = end
        while first > taken and self.lines[first - 1].strip() and self.lines[first - 1][:1] not in "#|`":
            first -= 1
        return Text(first, end, [line.strip() for line in self.lines[first:end]]) if first < end else Text(at, at)

    # Answers

    def _answer(self, at: int, line: str, said: re.Match[str]) -> None:
        asked, given = self.now, said.groupdict()
        if not asked:
            return
        rest, label = (given.get("rest") or "").strip(), given.get("label")
        if said["mark"] and rest.count(said["mark"]) % 2 if "mark" in given else False:
            rest = rest.replace(said["mark"], "", 1).strip()
        if asked.parts and not label and self._is_first(at, asked, rest or self._next(at)):
            self.block, self.outer, self.text, self.kind, self.later = asked, None, None, "", []
            asked.mark = None if rest else Text(at, at + 1, [line.strip()])
            if rest:
                self._answers(at, line, rest)
            return
        part = asked.parts[-1] if asked.parts else None
        if not label:
            self._take_up()
        else:
            named = (one for one in asked.parts if one.label.lower() == label.lower() and not one.answer)
            part = next(named, None)
            if not part:
                self.text, self.kind = None, ""
                return
        held = part.answer if part else asked.answer
        if held and self.kind != "answer":
            self.text, self.kind = None, ""
            return
        if held is None:
            held = Text(at, at + 1)
            if part:
                part.answer, part.is_named, self.indent = held, bool(label), part.indent
            else:
                asked.answer = held
        self.text, self.kind, self.begun = held, "answer", indentation(line)
        held.end = at + 1
        if rest:
            held.add(at, rest)

    def _answers(self, at: int, line: str, bare: str) -> bool:
        """Take a line of a block of answers; whether it is one."""
        head = _HEAD.match(bare) if self.is_of_all else None
        if head and (known := self._numbered(head["number"] or head["bare"])):
            self.block, bare = known, head["rest"]
            if not _PART.match(bare):
                self.text, self.kind = Text(at, at + 1), "answer"
                if not known.parts:
                    known.answer = self.text
                if bare:
                    self.text.add(at, bare)
                return True
        if self.block and (found := _PART.match(bare)):
            self.text, self.kind, self.indent = Text(at, at + 1), "answer", indentation(line)
            part = self._open(self.block, found["label"])
            self.outer = part if part and not part.around else self.outer
            if inner := _PART.match(found["rest"]):
                return self._answers(at, line, inner[0])
            if part:
                part.answer, part.is_named = self.text, True
            if found["rest"]:
                self.text.add(at, found["rest"])
            return True
        if self.is_of_all or not self.gap or indentation(line) > self.indent:
            self._goes_on(at, line, bare)
            return True
        self.block = self.now = self.text = None
        self.kind = ""
        return False

    def _numbered(self, number: str) -> Asked | None:
        """The one question of this number that has no answer yet."""
        alike = self.by_number[number] if len(self.by_number[number]) <= _MOST_ALIKE else []
        found = [one for one in alike if not one.is_answered and one.is_question]
        return found[0] if len(found) == 1 else None

    def _open(self, asked: Asked, label: str) -> Part | None:
        """The part of this letter that has no answer yet, of those within the part that was answered last first."""
        found = [one for one in asked.parts if one.label.lower() == label.lower() and not one.answer]
        within = [one for one in found if one.around is self.outer]
        return next(iter(within or [one for one in found if not one.around]), None)

    def _is_first(self, at: int, asked: Asked, text: str) -> bool:
        """Whether a text begins the answers to the parts one by one. What says the first option again, or names it
        with no other behind it, chooses it."""
        found = _PART.match(text)
        if found is None or found["label"].lower() != asked.parts[0].label.lower():
            return False
        if not found["rest"]:
            after = _PART.match(self._next(at))
            return after is not None and _follows(found["label"], after["label"])
        return not is_same(found["rest"], asked.parts[0].text.asks)

    def _chooses(self, found: re.Match[str]) -> bool:
        """Whether a line below the mark of an answer says an option again."""
        if not self.now or self.kind != "answer" or not self.text or self.text.says:
            return False
        named = (part for part in self.now.parts if part.label.lower() == found["label"].lower())
        return any(is_same(found["rest"], part.text.asks) for part in named)

    def _next(self, at: int) -> str:
        line = next((line for line in self.lines[at + 1 : at + 3] if line.strip()), "").strip()
        return line[_BEFORE.match(line).end() :]  # type: ignore[union-attr]  # it matches ""

    def _lists(self, at: int, bare: str) -> bool:
        """Whether a line `A: …` is the first of several options."""
        return _OPTION.match(bare) is not None and _OPTION.match(self._next(at)) is not None

    def _goes_on(self, at: int, line: str, bare: str = "") -> None:
        """A line that begins nothing goes on with what is open, or ends it."""
        if not self.text:
            return
        words = line.strip().lstrip("> ") if bare else line.rstrip()
        is_inside = indentation(line) > self.indent or (line.lstrip()[:1] == ">" and self.gap == 0)
        is_apart = self.gap > 0 and not is_inside and bool(self.text.says)
        is_next = self.kind == "answer" and indentation(line) < self.begun and _BULLET.match(line) is not None
        if is_next:
            self.now = None
        if is_apart and self.is_listed and self.kind == "stem":  # items of a list in a row ask nothing of what follows
            self._leave()
            return
        if (is_apart and self.kind == "answer") or is_next or at - self.text.first >= _LONGEST:
            self.text, self.kind, self.later = None, "", []
        elif self.later or (is_apart and not (self.now and self.kind == "stem" and self.now.is_named)):
            self.later.append((at, words))
        else:
            self.text.add(at, words)

    def _leave(self) -> None:
        """End the question: what follows is no part of it."""
        self.now = self.text = None
        self.kind, self.later = "", []

    def _take_up(self) -> None:
        """What stood apart is of the text before it, since the question goes on."""
        for at, words in self.later if self.text else ():
            self.text.add(at, words)  # type: ignore[union-attr]  # there is one
        self.later = []


def _said(bare: str) -> re.Match[str] | None:
    """A line that says it is an answer."""
    return _SIGNED.match(bare) or _MARKED.match(bare) or _ALONE.match(bare)


def _follows(one: str, other: str) -> bool:
    """Whether a label is the next after another."""
    if one.isupper() != other.isupper():
        return False
    small, after = one.lower(), other.lower()
    if small in _ROMAN and after in _ROMAN and _ROMAN.index(after) == _ROMAN.index(small) + 1:
        return True
    return len(small) == len(after) == 1 and ord(after) == ord(small) + 1


def _end(asked: Asked) -> int:
    """The index behind all lines of a question."""
    texts = [asked.stem, *(part.text for part in asked.parts), *(part.answer for part in asked.parts), asked.answer]
    return max(text.end for text in texts if text)


def _settle(asked: Asked) -> None:
    """An answer below the last of several parts that have none is to all of them."""
    *others, last = asked.parts or [Part("", 0, asked.stem)]
    if others and last.answer and not last.is_named and not any(one.answer for one in others):
        asked.answer, last.answer = last.answer, None
