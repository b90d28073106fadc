"""The run a question was about, as the address of the lab that shows it."""

from urllib.parse import urlencode

from study.core.questions.question import Run
from study.core.simulators import ENGINES
from study.core.simulators.parameters import read, texts


def lab_address(run: Run | None) -> str:
    """The lab with the inputs of this run; empty where there is no run, or it cannot be made any more.
    Inputs of an older version of the engine become today's."""
    simulator = ENGINES.get(run.engine) if run else None
    if run is None or simulator is None or run.version > simulator.version:
        return ""
    given = run.inputs if run.version == simulator.version else simulator.migrate(run.version, dict(run.inputs))
    params, problems = read(simulator.params, given)
    if problems or any(problem.severity == "error" for problem in simulator.check(params)):
        return ""
    return f"/labs/{simulator.name}/?{urlencode({**texts(params), 'v': str(simulator.version)})}"
