"""Other forms of whole notes in which every line says what it said."""

import re
from collections.abc import Callable

_COLON = re.compile(r"(?m)^([-*] [^:\n`]{2,60}): (?=(?:an?|the) )")
_FIRST_BULLET = re.compile(r"(?m)(?<=\n\n)(?=[-*] )")

FORMS: dict[str, Callable[[str], str]] = {
    "colon to is": lambda text: _COLON.sub(r"\1 is ", text),
    "article dropped": lambda text: re.sub(r"(?m)^([-*] [^:\n`]{2,60}: )(?:an?|the) ", r"\1", text),
    "all articles dropped": lambda text: re.sub(r"(?m)(?<=[a-z,:] )(?:an?|the) (?=[a-z])", "", text),
    "heading over lines": lambda text: _FIRST_BULLET.sub("### Overview\n\n", text),
    "remark added": lambda text: re.sub(r"(?m)^([-*] .*\w)\.?$", r"\1 (see book)", text),
    "bold terms": lambda text: re.sub(r"(?m)^([-*]) ([^:\n`*]{2,60}): ", r"\1 **\2**: ", text),
    "dashes": lambda text: re.sub(r"(?m)^([-*] [^:\n`]{2,60}): ", r"\1 – ", text),
    "full stops": lambda text: re.sub(r"(?m)^([-*] .*\w)$", r"\1.", text),
}
