"""A package, its layers and its environment: what AWS refuses, and whose file wins in /opt."""

import re

from study.core.simulators.engines.package.params import Params, check
from study.core.simulators.engines.package.points import MODELS, POINTS, varied
from study.core.simulators.engines.package.presets import PRESETS
from study.core.simulators.engines.package.questions import MAKERS
from study.core.simulators.engines.package.results import RESULTS
from study.core.simulators.engines.package.run import run
from study.core.simulators.simulator import Simulator
from study.core.simulators.subjects import LAMBDA
from study.core.text.mention import Mention

PLUGIN = Simulator(
    name="package",
    title="Package, layers and environment",
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
            r"\bcompressed\b(?s:.{0,60})\b50 ?mb\b(?s:.{0,80})\b250 ?mb\b"
            r"|\bunzipped package\b|(?s:\A(?=.*\b(?:lambda|functions?)\b).*?)"
            r"(?:\bdeployment packages?\b|\blambda layers?\b|\blayers? (?:per|of) (?:a )?function|\bunzipped\b"
            r"|\b(?:lambda|function)\b[^\n]{0,80}\b(?:container images?|environment variables?)"
            r"|\b(?:container images?|environment variables?)[^\n]{0,80}\b(?:lambda|function)\b)"
        ),
        hints=("package", "layer", "unzipped", "container image", "environment variable", "compressed"),
    ),
    terms=("deployment package", "layer", "unzipped", "container image", "environment variable", "/opt", "250 MB"),
)
