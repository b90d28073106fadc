"""A load balancer and a function: the HTTP request as JSON, and the JSON as an HTTP response."""

import re

from study.core.simulators.engines.alb.params import Params, check
from study.core.simulators.engines.alb.points import MODELS, POINTS, varied
from study.core.simulators.engines.alb.presets import PRESETS
from study.core.simulators.engines.alb.questions import MAKERS
from study.core.simulators.engines.alb.results import RESULTS
from study.core.simulators.engines.alb.run import run
from study.core.simulators.simulator import Simulator
from study.core.simulators.subjects import LAMBDA
from study.core.text.mention import Mention

PLUGIN = Simulator(
    name="alb",
    title="Load balancer and JSON",
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
            r"\bload balancers?\b[^\n]{0,80}\b(?:json|event|lambda|function|targets?)\b|\bmulti-?(?:value )?headers?\b"
            r"|\bmultivalue(?:headers|querystringparameters)\b|\balbs?\b[^\n]{0,60}\b(?:lambda|json|function)\b"
        ),
        hints=("load balancer", "multi-", "multivalue", "alb"),
    ),
    terms=("Application Load Balancer", "ALB", "multi-value headers", "target group", "queryStringParameters"),
)
