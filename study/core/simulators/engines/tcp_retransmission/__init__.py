"""TCP's retransmission timer: how the timeout follows from round trips, doubles, and ends in giving up."""

import re

from study.core.simulators.engines.tcp_retransmission.params import Params, check
from study.core.simulators.engines.tcp_retransmission.points import MODELS, POINTS
from study.core.simulators.engines.tcp_retransmission.presets import PRESETS
from study.core.simulators.engines.tcp_retransmission.questions import MAKERS
from study.core.simulators.engines.tcp_retransmission.results import RESULTS
from study.core.simulators.engines.tcp_retransmission.run import run
from study.core.simulators.simulator import Simulator
from study.core.simulators.subjects import TCP
from study.core.text.mention import Mention

PLUGIN = Simulator(
    name="tcp_retransmission",
    title="TCP's retransmission timer",
    version=1,
    params=Params,
    run=run,
    check=check,
    results=RESULTS,
    presets=PRESETS,
    makers=MAKERS,
    points=POINTS,
    models=MODELS,
    subject=TCP,
    mention=Mention(
        re.compile(
            r"\bretransmission time(?:-?out|r)s?\b"
            r"|\brto\b[^\n]{0,80}\b(?:tcp|segment|round[ -]trip|rtt|acknowledg)"
            r"|\b(?:tcp|segment|round[ -]trip|rtt|acknowledg)[^\n]{0,80}\brto\b"
        ),
        hints=("retransmission time", "rto"),
    ),
    terms=("retransmission timeout", "retransmission timer", "RTO", "SRTT", "round trip", "acknowledg", "Karn"),
)
