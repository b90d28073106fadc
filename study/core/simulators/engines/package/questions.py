"""Questions about packages, layers and environment variables."""

from random import Random

from study.core.simulators.engines.package.askable import fits, is_counted, is_layered, shared
from study.core.simulators.engines.package.params import (
    ADDING,
    BY_S3,
    COUNTED,
    DIRECT,
    ENVIRONMENT,
    IMAGE,
    LAYERS,
    LIMITS,
    MB,
    Layer,
    Params,
    stored,
)
from study.core.simulators.engines.package.points import env_wrong, layer, layer_wrong, left_wrong
from study.core.simulators.engines.package.rules import RESERVED, UNZIPPED, unzipped_total
from study.core.simulators.makers import asked, usual, where
from study.core.simulators.simulator import Asked, Maker, Trace, Wrong
from study.core.text.number import number
from study.core.text.plural import listed

_NAMES = ("STAGE", "TABLE", "LOG_LEVEL", "BUCKET", "CURRENCY", "CITY")
_VALUES = ("live", "orders", "INFO", "uploads-eu", "€", "Zürich", "eu-west-1", "on")
_FILES = ("python/idna/core.py", "python/requests/api.py", "lib/libssl.so", "extensions/agent")


def _draw_env(rng: Random) -> Params:
    names = rng.sample(_NAMES, rng.randrange(1, 4))
    return Params(env=tuple((name, rng.choice(_VALUES)) for name in names))


def _ask_env(params: Params, trace: Trace) -> Asked | None:
    said = listed(f"{key} with the value {value}" for key, value in params.env)
    prompt = (
        f"A function has the environment variables {said}, and no others. Lambda stores them as a JSON object without "
        "blanks. How many of the 4,096 bytes do they take?"
    )
    working = f"{stored(params.env)} has {trace.results['env_bytes']} bytes in UTF-8."
    return asked(prompt, trace.results["env_bytes"], "bytes", env_wrong(params, trace)[:5], working, (COUNTED,))


def _draw_layers(rng: Random) -> Params:
    count = rng.randrange(2, 5)
    file = rng.choice(_FILES)
    holding = rng.sample(range(count), rng.randrange(2, count + 1))
    others = [one for one in _FILES if one != file]
    return Params(
        layers=tuple(
            Layer(MB * rng.randrange(1, 20), (file, others[number % 3]) if number in holding else (others[number % 3],))
            for number in range(count)
        )
    )


def _ask_layer(params: Params, trace: Trace) -> Asked | None:
    file = shared(params)[0]
    holding = [number for number, one in enumerate(params.layers, start=1) if file in one.files]
    prompt = (
        f"A function has {number(len(params.layers))} layers, in this order. {file} stands in layers "
        f"{listed(map(str, holding))}. Which one does the code find in /opt?"
    )
    right = layer(trace.results["opt"][file])
    return asked(
        prompt, right, "", layer_wrong(params, trace), f"L{right[1:]} is the last that has it.", (ADDING, LAYERS)
    )


def _draw_size(rng: Random) -> Params:
    code = rng.randrange(20, 200, 5)
    return Params(
        zip_bytes=MB * max(code // rng.choice((3, 4)), 1),
        unzipped_bytes=MB * code,
        upload=rng.choice((DIRECT, BY_S3)),
        layers=tuple(Layer(MB * rng.randrange(5, 60, 5)) for _ in range(rng.randrange(1, 4))),
    )


def _ask_left(params: Params, trace: Trace) -> Asked | None:
    total = unzipped_total(params)
    if total >= UNZIPPED or total % MB or len(params.layers) > 4 or not params.layers:
        return None
    sizes = listed(number(one.bytes // MB, "MB") for one in params.layers)
    prompt = (
        f"A function has a .zip of {number(params.zip_bytes // MB, 'MB')}, {number(params.unzipped_bytes // MB, 'MB')} "
        f"unzipped, and layers of {sizes}, unzipped. How many MB may one more layer have, unzipped?"
    )
    working = f"250 − {total // MB} = {(UNZIPPED - total) // MB}"
    return asked(prompt, (UNZIPPED - total) // MB, "MB", left_wrong(params, trace), working, (LIMITS, LAYERS))


_REFUSALS = {
    "zip-upload": "the .zip: directly uploaded it may have 50 MB",
    "unzipped-size": "the unzipped size: with layers it may be 250 MB",
    "layers-image": "the layer: an image has none",
    "image-size": "the image: uncompressed it may have 10 GB",
    "env-reserved": "a variable: Lambda sets that key itself",
    "tmp": "the storage in /tmp",
    "timeout": "the timeout",
    "": "nothing",
}
_NOT = {
    "zip-upload": "50 MB are for direct uploads alone, and it is not over.",
    "unzipped-size": "Unzipped, code and layers are within 250 MB.",
    "layers-image": "There is no layer beside an image.",
    "image-size": "An image may have 10 GB.",
    "env-reserved": "The keys are free to be set.",
    "tmp": "The storage in /tmp may be 512 to 10,240 MB.",
    "timeout": "The timeout may be 1 to 900 s.",
    "": "One of the settings is refused.",
}


def _draw_refused(rng: Random) -> Params:
    """A configuration that is close to several limits."""
    kind = rng.randrange(5)
    image = rng.random() < 0.3
    code = rng.choice((150, 180, 220))
    layers = () if image else (Layer(MB * rng.choice((20, 30, 60 if kind == 0 else 30))),)
    key = rng.choice(sorted(RESERVED)) if kind == 1 else rng.choice(("STAGE", "AWS_XRAY_CONTEXT_MISSING", "TZ", "PATH"))
    return Params(
        kind=IMAGE if image else "zip",
        zip_bytes=MB * rng.choice((30, 45, 60 if kind == 2 else 49)),
        unzipped_bytes=MB * code,
        upload=DIRECT if kind == 2 else rng.choice((DIRECT, BY_S3)),
        layers=(Layer(5 * MB),) if image and kind == 0 else layers,
        image_bytes=1024 * MB * (11 if kind == 2 else rng.choice((3, 9, 10))),
        env=((key, "on"),),
        timeout_s=901 if kind == 3 else rng.choice((60, 900)),
        tmp_mb=10_241 if kind == 4 and rng.random() < 0.5 else rng.choice((512, 10_240)),
    )


def _one_refusal(params: Params, trace: Trace) -> bool:
    """At most one refusal, of those that the words tell all about."""
    rules = [row["rule"] for row in trace.results["violations"]]
    told = usual(
        params, "kind", "zip_bytes", "unzipped_bytes", "upload", "layers", "image_bytes", "env", "timeout_s", "tmp_mb"
    )
    even = all(size % MB == 0 for size in (params.zip_bytes, params.unzipped_bytes, params.image_bytes))
    plain = len(params.env) == 1 and len(params.layers) <= 1 and all(one.bytes % MB == 0 for one in params.layers)
    return told and even and plain and len(rules) <= 1 and set(rules) <= _REFUSALS.keys()


def _ask_refused(params: Params, trace: Trace) -> Asked | None:
    rules = [row["rule"] for row in trace.results["violations"]]
    right = rules[0] if rules else ""
    beside = f"and a layer of {number(params.layers[0].bytes // MB, 'MB')}" if params.layers else "and no layers"
    if params.kind == IMAGE:
        code = f"an image of {number(params.image_bytes // MB, 'MB')}, uncompressed, {beside}"
    else:
        way = "uploaded directly" if params.upload == DIRECT else "uploaded through S3"
        code = (
            f"a .zip of {number(params.zip_bytes // MB, 'MB')}, {way}, {number(params.unzipped_bytes // MB, 'MB')} "
            f"unzipped, {beside}"
        )
    prompt = (
        f"Somebody creates a function from {code}. Timeout {number(params.timeout_s, 's')}, /tmp "
        f"{number(params.tmp_mb, 'MB')}, and the environment variable {params.env[0][0]}. What does AWS refuse?"
    )
    image = ("layers-image", "image-size") if params.kind == IMAGE else ("zip-upload", "unzipped-size")
    names = [name for name in (*image, "env-reserved", "timeout", "tmp", "") if name != right]
    wrong = [Wrong(f"thinks of {_REFUSALS[name]}", _REFUSALS[name], _NOT[name]) for name in names]
    return asked(prompt, _REFUSALS[right], "", wrong, trace.says, (LIMITS, LAYERS, ENVIRONMENT))


MAKERS = (
    Maker("env", "How many bytes an environment takes", _draw_env, where(is_counted, _ask_env)),
    Maker("layer", "Whose file is found in /opt", _draw_layers, where(is_layered, _ask_layer)),
    Maker("left", "How much room is left for a layer", _draw_size, where(fits, _ask_left)),
    Maker("refused", "What AWS refuses of a function", _draw_refused, where(_one_refusal, _ask_refused)),
)
"""Makers of questions about packages."""
