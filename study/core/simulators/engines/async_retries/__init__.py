"""Retry timing of asynchronous invocations: one event, its attempts, and where it ends up."""

import re

from study.core.simulators.engines.async_retries.params import Params, check
from study.core.simulators.engines.async_retries.points import MODELS, POINTS, varied
from study.core.simulators.engines.async_retries.presets import PRESETS
from study.core.simulators.engines.async_retries.questions import MAKERS
from study.core.simulators.engines.async_retries.results import RESULTS
from study.core.simulators.engines.async_retries.run import run
from study.core.simulators.simulator import Simulator
from study.core.simulators.subjects import LAMBDA
from study.core.text.mention import Mention

PLUGIN = Simulator(
    name="retries",
    title="Retry timing",
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
            r"\b(?:retry|retries|retried|retrying|attempts?)\b|\bdead[ -]letter|\bdlqs?\b|\bon[ -]failure destination"
        ),
        hints=("retr", "attempt", "dead", "dlq", "on-failure", "on failure"),
    ),
    terms=("asynchronous invocation", "retry", "dead-letter queue", "destination", "throttle"),
)
