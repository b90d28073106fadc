"""Memory, CPU, duration and cost of one function, by the published rules and prices."""

import re

from study.core.simulators.engines.memory.params import Params, check
from study.core.simulators.engines.memory.points import MODELS, POINTS, varied
from study.core.simulators.engines.memory.presets import PRESETS
from study.core.simulators.engines.memory.questions import MAKERS
from study.core.simulators.engines.memory.results import RESULTS
from study.core.simulators.engines.memory.run import run
from study.core.simulators.simulator import Simulator
from study.core.simulators.subjects import LAMBDA
from study.core.text.mention import Mention

PLUGIN = Simulator(
    name="memory",
    title="Memory, CPU and cost",
    version=2,
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
        re.compile(r"\bmemory\b|\bram\b|\bv?cpus?\b|\btime[ -]?outs?\b|\bcosts?\b"),
        hints=("memory", "ram", "cpu", "timeout", "time out", "time-out", "cost"),
    ),
    terms=("memory", "vCPU", "timeout", "GB-second", "provisioned concurrency", "ephemeral storage", "free tier"),
)
