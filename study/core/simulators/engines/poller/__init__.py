"""Pollers of an SQS queue: how far they scale, what holds them, and what becomes of messages without room to run."""

import re

from study.core.simulators.engines.poller.params import Params, check
from study.core.simulators.engines.poller.points import MODELS, POINTS, varied
from study.core.simulators.engines.poller.presets import PRESETS
from study.core.simulators.engines.poller.questions import MAKERS
from study.core.simulators.engines.poller.results import RESULTS
from study.core.simulators.engines.poller.run import run
from study.core.simulators.simulator import Simulator
from study.core.simulators.subjects import LAMBDA
from study.core.text.mention import Mention

PLUGIN = Simulator(
    name="poller",
    title="Pollers of a queue",
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
            r"\bpollers?\b|\bmaximum concurrency\b|\bsqs\b[^\n]{0,80}\bscal"
            r"|\blambda\b[^\n]{0,20}\bpolls? (?:for|the|a)\b"
            r"|\bevent source mapping[^\n]{0,60}\bscal"
        ),
        hints=("poller", "maximum concurrency", "sqs", "event source", "poll ", "polls "),
    ),
    terms=(
        "poller",
        "SQS scaling",
        "maximum concurrency",
        "message group",
        "event source mapping",
        "backlog",
        "poll for records",
        "long polling",
    ),
)
