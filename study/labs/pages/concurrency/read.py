"""What the parts of the concurrency page need from a run."""

from study.core.simulators.engines.concurrency.params import Params, end, requests
from study.core.text.plural import counted, listed
from study.labs.plugin import Run


def summed(run: Run, name: str) -> int:
    """A result of every function, added up."""
    return sum(item[name] for item in run.trace.results["functions"])


def counts(run: Run, name: str) -> dict[str, int]:
    """A result that counts tries by name, over all functions, the most frequent first."""
    found: dict[str, int] = {}
    for item in run.trace.results["functions"]:
        for one, times in item[name].items():
            found[one] = found.get(one, 0) + times
    return dict(sorted(found.items(), key=lambda item: -item[1]))


def need(run: Run) -> float:
    """Requests per second times mean duration, over all functions: the concurrency that it settles at."""
    return sum(float(item["needed_concurrency"]) for item in run.trace.results["functions"])


def weight(params: Params) -> int:
    """The requests that come, and the environments that are ready for them."""
    return sum(requests(item, params.length) + item.provisioned for item in params.functions)


def names(run: Run) -> str:
    """The functions in words, or how many there are."""
    found = [item.name for item in run.params.functions]
    return listed(found) if len(found) < 4 else counted(len(found), "function")


def length(run: Run) -> float:
    """Seconds from the start to the end of the run."""
    return end(run.params)
