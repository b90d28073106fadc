"""Retries by the client: one synchronous call, the attempts an SDK makes, and the waits between."""

import re

from study.core.simulators.engines.sdk_retries.params import Params, check
from study.core.simulators.engines.sdk_retries.points import MODELS, POINTS, varied
from study.core.simulators.engines.sdk_retries.presets import PRESETS
from study.core.simulators.engines.sdk_retries.questions import MAKERS
from study.core.simulators.engines.sdk_retries.results import RESULTS
from study.core.simulators.engines.sdk_retries.run import run
from study.core.simulators.simulator import Simulator
from study.core.simulators.subjects import LAMBDA
from study.core.text.mention import Mention

PLUGIN = Simulator(
    name="sdk_retries",
    title="Retries by the client",
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
        re.compile(
            r"\bread[ -]time[ -]?outs?\b|\bclient(?:[ -]side)? retr|\bretr\w+ (?:by|in|of) the (?:client|sdk)"
            r"|\bsdks?\b[^\n]{0,80}\bretr|\bretr[^\n]{0,80}\bsdks?\b"
        ),
        hints=("sdk", "client", "read time", "read-time"),
    ),
    terms=("synchronous invocation", "retry", "back-off", "jitter", "read timeout", "throttle"),
)
