"""Versions and aliases: which version a call runs, how a weight splits calls, and how a release is shifted."""

import re

from study.core.simulators.engines.aliases.params import Params, check
from study.core.simulators.engines.aliases.points import MODELS, POINTS, varied
from study.core.simulators.engines.aliases.presets import PRESETS
from study.core.simulators.engines.aliases.questions import MAKERS
from study.core.simulators.engines.aliases.results import RESULTS
from study.core.simulators.engines.aliases.run import run
from study.core.simulators.simulator import Simulator
from study.core.simulators.subjects import LAMBDA
from study.core.text.mention import Mention

PLUGIN = Simulator(
    name="aliases",
    title="Versions and aliases",
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
            r"\balias(?:es)?\b[^\n]{0,40}\b(?:weight|point|pointer|splits?)|\b(?:weight|point)[a-z]*\b[^\n]{0,40}\balias"
            r"|\$latest\b[^\n]{0,60}\bmutable\b|\bqualified arn\b"
        ),
        hints=("alias", "$latest", "qualified arn"),
    ),
    terms=("alias", "$LATEST", "published version", "weighted alias", "qualified ARN", "canary", "CodeDeploy"),
)
