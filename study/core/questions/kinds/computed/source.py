"""A computed question as an instructor writes it: parameters, and a question with placeholders.

It is read and checked here; its variants are found where the simulators are known.
"""

from collections.abc import Iterator

from study.core.language.params import Params, read_params
from study.core.language.template import doubts
from study.core.problem import Problem
from study.core.questions.interaction import Authored
from study.core.questions.source.block import Block
from study.core.questions.source.lists import item_text
from study.core.questions.source.section import PARAMS
from study.core.text.fences import FENCE, fences


def parse(block: Block) -> tuple[Authored | None, tuple[Problem, ...]]:
    """Read a block with a `yaml params` fence."""
    lines = block.prompt.split("\n")
    fenced = sorted(fences(lines)[0])
    starts = [place for place in fenced if PARAMS.fullmatch(lines[place])]
    if len(starts) != 1:
        words = "Write one fence of parameters" if starts else "Write the parameters above the answers"
        return None, (Problem(f"{words}.", block.params),)
    end = next(place for place in range(starts[0] + 1, len(lines)) if _closes(lines[place], lines[starts[0]]))
    inside = lines[starts[0] + 1 : end]
    rest = "\n".join([*lines[: starts[0]], *lines[end + 1 :]]).strip("\n")
    params, problems = read_params("\n".join(inside), block.params)
    authored = Authored(
        "\n".join(inside),
        rest,
        tuple(item_text(item.mark or " ", item.text, item.key, item.reason) for item in block.items),
        (block.params - block.line, *(item.line - block.line for item in block.items)),
    )
    problems += tuple(_faults(block, authored, inside))
    if params:
        problems += tuple(_doubts(block, authored, params))
    return (None if any(problem.severity == "error" for problem in problems) else authored), problems


def _closes(line: str, start: str) -> bool:
    found = FENCE.fullmatch(start)
    return found is not None and len(line.strip()) >= len(found["mark"]) and not line.strip().strip(found["mark"][0])


def _faults(block: Block, authored: Authored, inside: list[str]) -> Iterator[Problem]:
    if any(FENCE.fullmatch(line) for line in inside):
        yield Problem("Write no fence inside the parameters.", block.params)
    if not authored.prompt.strip():
        yield Problem("Nothing is asked; write the question below the parameters.", block.params)
    if not block.items:
        yield Problem("Give the answer below the question: - [=] {{answer}} ±2%", block.params)


def _doubts(block: Block, authored: Authored, params: Params) -> Iterator[Problem]:
    places = [(authored.prompt, block.params), (params.note, params.line), (params.working, params.line)]
    places += [(text, item.line) for text, item in zip(authored.answers, block.items, strict=True)]
    for text, line in places:
        for words in doubts(text, params.names):
            yield Problem(words, line, severity="warning")


def write(authored: Authored) -> str:
    """Write the text that `parse` reads as `authored`."""
    return f"```yaml params\n{authored.params}\n```\n\n{authored.text}"
