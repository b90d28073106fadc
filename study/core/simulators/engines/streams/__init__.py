"""Records of a stream in shards: batches, a record that fails, what comes again, and when the lane moves on."""

import re

from study.core.simulators.engines.streams.params import Params, check
from study.core.simulators.engines.streams.points import MODELS, POINTS, varied
from study.core.simulators.engines.streams.presets import PRESETS
from study.core.simulators.engines.streams.questions import MAKERS
from study.core.simulators.engines.streams.results import RESULTS
from study.core.simulators.engines.streams.run import run
from study.core.simulators.simulator import Simulator
from study.core.simulators.subjects import LAMBDA
from study.core.text.mention import Mention

PLUGIN = Simulator(
    name="streams",
    title="Streams and the bad record",
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
            r"\bkinesis\b[^\n]{0,60}\b(shard|iterator|block|batch)|\bshards?\b[^\n]{0,60}\bblocked"
            r"|\bdynamodb streams?\b[^\n]{0,80}\b(lambda|batch)|\bbisectbatch|\bbatch processors? per shard"
            r"|\bparallelization factor|\bpoison record|\breportbatchitemfailures"
            r"|\btumbling window"
        ),
        hints=(
            "kinesis",
            "shard",
            "dynamodb",
            "bisect",
            "parallelization",
            "poison",
            "reportbatchitemfailures",
            "tumbling",
        ),
    ),
    terms=(
        "shard",
        "stream",
        "bisect",
        "parallelization factor",
        "iterator",
        "batch window",
        "tumbling window",
        "discard",
    ),
)
