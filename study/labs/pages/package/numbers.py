"""A configuration in numbers, sentences and tables: refusals with their page, /opt, and the environment as stored."""

from study.core.simulators.engines.package.params import Params, stored
from study.core.simulators.engines.package.rules import checks
from study.core.text.number import number
from study.labs.pages.package.read import NAMES, size
from study.labs.plugin import Number, Run, Table


def numbers(run: Run) -> tuple[Number, ...]:
    """The same names in the same order for every run."""
    found = run.trace.results
    refused = len(found["violations"])
    left = found["env_left"]
    return (
        Number("AWS says", "accepted" if found["accepted"] else "refused", state="" if found["accepted"] else "failed"),
        Number("Refusals", number(refused), refused, "failed" if refused else ""),
        Number("Unpacked in all", size(found["unzipped_total"], "bytes"), note="with layers, or the image"),
        Number("Environment as stored", number(found["env_bytes"], "bytes"), found["env_bytes"]),
        Number("Left for variables", number(left, "bytes"), left, "failed" if left < 0 else ""),
        Number("Files in /opt", number(len(found["opt"])), len(found["opt"])),
    )


def tables(run: Run) -> tuple[Table, ...]:
    """Refusals, the files in /opt, and the environment as it is stored."""
    found, made = run.trace.results, []
    if found["violations"]:
        rows = tuple((NAMES[row["rule"]], row["message"], row["source"]) for row in found["violations"])
        made.append(Table("Refusals", ("Rule", "What is wrong", "Source"), rows))
    if found["opt"]:
        layers = tuple((f"/opt/{file}", number(layer)) for file, layer in found["opt"].items())
        made.append(Table("Whose file is in /opt", ("File", "Layer"), layers, (1,)))
    if run.params.env:
        env = tuple(
            (key, _shown(value), number(len(stored(((key, value),)).encode()) - 2)) for key, value in run.params.env
        )
        made.append(Table("Variables as stored", ("Key", "Value", "Bytes with quotes and colon"), env, (2,)))
    return tuple(made)


def _shown(value: str) -> str:
    return value if len(value) <= 40 else f"{value[:40]}…"


def faults(params: Params) -> dict[str, str]:
    """What AWS would refuse, at the field that breaks the rule."""
    return {one.parameter: one.why for one in checks(params) if not one.holds}
