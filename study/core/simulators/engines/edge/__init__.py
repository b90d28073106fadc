"""Lambda@Edge: which of the four events a request meets, how often each runs, and what CloudFront refuses."""

import re

from study.core.simulators.engines.edge.params import Params, check
from study.core.simulators.engines.edge.points import MODELS, POINTS, varied
from study.core.simulators.engines.edge.presets import PRESETS
from study.core.simulators.engines.edge.questions import MAKERS
from study.core.simulators.engines.edge.results import RESULTS
from study.core.simulators.engines.edge.run import run
from study.core.simulators.simulator import Simulator
from study.core.simulators.subjects import LAMBDA
from study.core.text.mention import Mention

PLUGIN = Simulator(
    name="edge",
    title="Lambda@Edge",
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
            r"\blambda ?@ ?edge\b[^\n]{0,120}\b(?:events?|viewer|origin|cache|locations?|requests?)\b"
            r"|\b(?:viewer|origin) (?:request|response|event)s?\b"
        ),
        hints=("@edge", "@ edge", "viewer ", "origin "),
    ),
    terms=("Lambda@Edge", "CloudFront", "viewer request", "origin request", "viewer response", "origin response"),
)
