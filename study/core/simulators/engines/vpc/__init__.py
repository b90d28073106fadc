"""A VPC: how far one packet of a function gets, and where it stops."""

import re

from study.core.simulators.engines.vpc.params import Params, check
from study.core.simulators.engines.vpc.points import MODELS, POINTS, varied
from study.core.simulators.engines.vpc.presets import PRESETS
from study.core.simulators.engines.vpc.questions import MAKERS
from study.core.simulators.engines.vpc.results import RESULTS
from study.core.simulators.engines.vpc.run import run
from study.core.simulators.simulator import Simulator
from study.core.simulators.subjects import LAMBDA
from study.core.text.mention import Mention

PLUGIN = Simulator(
    name="vpc",
    title="Where the packet stops",
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
            r"(?:\bnat gateways?\b|\b(?:public|private) subnets?\b|\bvpc endpoints?\b|\bvpc settings\b"
            r"|\b(?:in|inside|within|attached to|access to) (?:a |an |the |your |its )?vpcs?\b(?! lattice))"
        ),
        hints=("nat gateway", "subnet", "vpc"),
    ),
    terms=("VPC", "subnet", "NAT gateway", "internet gateway", "security group", "endpoint"),
)
