"""Retries by a queue: messages in SQS, a function that reads them, and the dead-letter queue behind."""

import re

from study.core.simulators.engines.queue_retries.params import Params, check
from study.core.simulators.engines.queue_retries.points import MODELS, POINTS
from study.core.simulators.engines.queue_retries.presets import PRESETS
from study.core.simulators.engines.queue_retries.questions import MAKERS
from study.core.simulators.engines.queue_retries.results import RESULTS
from study.core.simulators.engines.queue_retries.run import run
from study.core.simulators.simulator import Simulator
from study.core.simulators.subjects import LAMBDA
from study.core.text.mention import Mention

PLUGIN = Simulator(
    name="queue_retries",
    title="Retries by a queue",
    version=3,
    params=Params,
    run=run,
    check=check,
    results=RESULTS,
    presets=PRESETS,
    makers=MAKERS,
    points=POINTS,
    models=MODELS,
    subject=LAMBDA,
    mention=Mention(
        re.compile(
            r"\bvisibility[ -]time[ -]?outs?\b|\bmaxreceivecount\b|\bredrive"
            r"|\bsqs\b[^\n]{0,80}\b(?:retr|poll|batch|event source|trigger)"
        ),
        hints=("sqs", "visibility", "maxreceive", "redrive"),
    ),
    terms=(
        "SQS",
        "visibility timeout",
        "dead-letter queue",
        "maxReceiveCount",
        "partial batch response",
        "retention",
        "DLQ",
        "long polling",
    ),
)
