"""Permissions: which of the policies around a call lets it through or turns it away."""

import re

from study.core.simulators.engines.permissions.actions import check
from study.core.simulators.engines.permissions.params import Params
from study.core.simulators.engines.permissions.points import MODELS, POINTS, varied
from study.core.simulators.engines.permissions.presets import PRESETS
from study.core.simulators.engines.permissions.questions import MAKERS
from study.core.simulators.engines.permissions.results import RESULTS
from study.core.simulators.engines.permissions.run import run
from study.core.simulators.simulator import Simulator
from study.core.simulators.subjects import LAMBDA
from study.core.text.mention import Mention

PLUGIN = Simulator(
    name="permissions",
    title="May this call happen?",
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
            r"(?s)\A(?=.*\b(?:lambda|functions?)\b).*?"
            r"(?:\bresource(?:-based)? polic(?:y|ies)\b|(?<!task )\bexecution role\b|\bpermissions? boundar|\biam polic"
            r"|\bservice control polic|\bidentity(?:-based)? polic)"
        ),
        hints=(
            "resource policy",
            "resource-based",
            "execution role",
            "boundar",
            "iam polic",
            "control polic",
            "identity",
        ),
    ),
    terms=("resource-based policy", "execution role", "permission", "IAM", "policy", "cross-account", "allow"),
)
