"""A function that is watched: which requests X-Ray gets, what CloudWatch counts, and what is logged."""

import re

from study.core.simulators.engines.xray.params import Params, check
from study.core.simulators.engines.xray.points import MODELS, POINTS, varied
from study.core.simulators.engines.xray.presets import PRESETS
from study.core.simulators.engines.xray.questions import MAKERS
from study.core.simulators.engines.xray.results import RESULTS
from study.core.simulators.engines.xray.run import run
from study.core.simulators.simulator import Simulator
from study.core.simulators.subjects import LAMBDA
from study.core.text.mention import Mention

PLUGIN = Simulator(
    name="xray",
    title="Logs, metrics and X-Ray",
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
            r"\baws x-?ray\b|\bx-ray (traces?|segments?|daemon|sdk)\b|\bactive tracing\b|_x_amzn_trace_id"
            r"|\blambda\b[^\n]{0,80}\bx-ray\b|\bx-ray\b[^\n]{0,80}\blambda\b|\blambda metrics\b|\bcloudwatch metrics\b"
        ),
        hints=("x-ray", "xray", "active tracing", "trace_id", "cloudwatch"),
    ),
    terms=("x-ray", "active tracing", "sampling", "CloudWatch metrics", "Invocations", "Throttles", "trace"),
)
