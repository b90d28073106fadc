"""Who owns each line of some notes, for the tests of the law that nothing is lost."""

import re

from study.core.notes.model import Notes

_INVISIBLE = re.compile("[\u200b\u2060\ufeff\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_COMMENT = re.compile(r"<!--.*?-->|%%[^%]*%%|<br\s*/?>", re.DOTALL | re.IGNORECASE)
_UNTIL = re.compile(r"no content: [^:]*, to line (\d+): ")
_WORD = re.compile(r"[^\W_]+")


def split_lines(text: str) -> list[str]:
    return re.split(r"\r\n|\r|\n", text)


def is_blank(line: str) -> bool:
    return not _INVISIBLE.sub("", line).strip()


def owners(text: str, notes: Notes) -> dict[int, list[str]]:
    """The owners of each line that is not blank: front matter, heading or topic, else the problem list."""
    owned: dict[int, list[str]] = {}
    for n, line in enumerate(split_lines(text), 1):
        if not is_blank(line):
            owned[n] = []
    for first, last in notes.property_lines.values():
        for n in range(first, last + 1):
            owned.get(n, []).append("front matter")
    for topic in notes.topics:
        headed = range(topic.heading[0], topic.heading[1] + 1) if topic.heading != (0, 0) else range(0)
        for n in headed:
            owned.get(n, []).append(f"heading {topic.key}")
        facts = [n for fact in topic.facts for n in range(fact.lines[0], fact.lines[1] + 1)]
        for n in facts:
            owned.get(n, []).append(f"fact of {topic.key}")
        beside = {figure.line for figure in topic.figures} | {link.line for link in topic.links}
        for n in beside - set(facts) - set(headed):
            owned.get(n, []).append(f"figure or link of {topic.key}")
    for problem in notes.problems:
        if problem.message.startswith("no content"):
            until = _UNTIL.match(problem.message)
            for n in range(problem.line, int(until[1]) + 1 if until else problem.line + 1):
                if n in owned and not owned[n]:
                    owned[n].append("problem")
    return owned


def words(text: str) -> list[str]:
    return _WORD.findall(_COMMENT.sub(" ", _INVISIBLE.sub("", text)).casefold())


def words_kept(notes: Notes) -> dict[int, set[str]]:
    """For each line that a heading, fact, figure or link owns: the words its owner keeps."""
    kept = {problem.line: set(words(problem.message)) for problem in notes.problems}
    for topic in notes.topics:
        parts = [(topic.heading, topic.title)]
        for fact in topic.facts:
            # In code a comment's signs are text.
            text = fact.text.replace("<!--", " ").replace("-->", " ") if fact.verbatim else fact.text
            parts.append((fact.lines, f"{text} {fact.key} {fact.lead} {fact.callout}"))
            parts += [(fact.lines, f"{card.front} {card.back} {card.hint} {card.schedule}") for card in fact.cards]
        parts += [((figure.line, figure.line), f"{figure.target} {figure.caption}") for figure in topic.figures]
        parts += [((link.line, link.line), f"{link.target} {link.heading} {link.alias}") for link in topic.links]
        for (first, last), text in parts:
            found = set(words(text))
            for n in range(first, last + 1):
                kept.setdefault(n, set()).update(found)
    return kept
