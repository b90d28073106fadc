"""Execution environments: started, frozen, used again, reset and ended, and what is left for the next invocation."""

import re

from study.core.simulators.engines.environment.params import Params, check
from study.core.simulators.engines.environment.points import MODELS, POINTS, varied
from study.core.simulators.engines.environment.presets import PRESETS
from study.core.simulators.engines.environment.questions import MAKERS
from study.core.simulators.engines.environment.results import RESULTS
from study.core.simulators.engines.environment.run import run
from study.core.simulators.simulator import Simulator
from study.core.simulators.subjects import LAMBDA
from study.core.text.mention import Mention

PLUGIN = Simulator(
    name="environment",
    title="The execution environment",
    version=1,
    params=Params,
    run=run,
    check=check,
    results=RESULTS,
    presets=PRESETS,
    makers=MAKERS,
    points=POINTS,
    models=MODELS,
    varied=varied,
    subject=LAMBDA,
    mention=Mention(
        re.compile(
            r"\bexecution (environment|context)s?\b[^\n]{0,120}(\blambda\b|\binvo|\bdatabase|\bdb |/tmp)"
            r"|\blambda\b[^\n]{0,80}\bexecution (environment|context)s?\b|\boutside the handler\b|\bsnapstart\b"
            r"|\blambda\b[^\n]{0,80}\b(freeze|frozen|reuse)"
        ),
        hints=("execution environment", "execution context", "outside the handler", "snapstart", "lambda"),
    ),
    terms=("execution environment", "execution context", "init", "reuse", "tmp", "snapstart", "outside the handler"),
)
