"""What a tool says to every right answer, or to every wrong one."""

from dataclasses import replace

from study.core.questions.source.block import Block

ONE_OF_SEVERAL = "Several options can be ticked there, and one is right; here one is chosen."
"""What is said of a question that lets somebody tick several options of which one is right."""


def judged(block: Block, right: str, wrong: str, *, single: bool) -> tuple[Block, bool]:
    """What is said to a right answer and to a wrong one, as the reason of each option that has none, where one option
    is the answer. Whether some of it stands nowhere: it would be shown to whom it is not meant for."""
    said = {True: right, False: wrong}
    if not right and not wrong:
        return block, False
    if not single:
        return block, True
    items = tuple(
        replace(item, reason=item.reason or said[item.mark.strip() in ("x", "100%")])
        if item.mark.strip() in ("x", "100%", "")
        else item
        for item in block.items
    )
    shown = {item.reason for item in items}
    return replace(block, items=items), any(text and text not in shown for text in said.values())
