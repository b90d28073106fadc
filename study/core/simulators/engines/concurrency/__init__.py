"""Concurrency and throttling of AWS Lambda: who is served, who starts cold, who is turned away."""

import re

from study.core.simulators.engines.concurrency.models import MODELS, varied
from study.core.simulators.engines.concurrency.params import Params, check
from study.core.simulators.engines.concurrency.points import POINTS
from study.core.simulators.engines.concurrency.presets import PRESETS
from study.core.simulators.engines.concurrency.questions import MAKERS
from study.core.simulators.engines.concurrency.results import RESULTS
from study.core.simulators.engines.concurrency.run import run
from study.core.simulators.simulator import Simulator
from study.core.simulators.subjects import LAMBDA
from study.core.text.mention import Mention

PLUGIN = Simulator(
    name="concurrency",
    title="Concurrency",
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
        re.compile(r"concurren|throttl|cold[ -]starts?\b|provisioned"),
        hints=("concurren", "throttl", "cold ", "cold-", "provisioned"),
    ),
    terms=("concurrency", "throttle", "throttling", "reserved concurrency", "provisioned concurrency", "cold start"),
    aliases={"steady_concurrency": "functions.0.needed_concurrency"},
)
