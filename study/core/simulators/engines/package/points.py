"""What can be asked about any configuration. No rule of ours decides anything here, so none is varied."""

from collections.abc import Iterator
from dataclasses import replace

from study.core.simulators.engines.package.askable import breaks_one, is_counted, shared
from study.core.simulators.engines.package.params import ADDING, COUNTED, IMAGE, LAYERS, LIMITS, MB, Params, stored
from study.core.simulators.engines.package.rules import UNZIPPED, checks, unzipped_total
from study.core.simulators.engines.package.run import LABELS
from study.core.simulators.simulator import Model, Point, Trace, Wrong
from study.core.text.plural import counted

NOTHING = "nothing: AWS accepts it"
PLACES = ("zip_bytes", "unzipped_bytes", "layers", "image_bytes", "env", "memory_mb", "timeout_s", "tmp_mb")
"""The settings on the figure of the inputs."""


def varied(params: Params) -> Iterator[tuple[Params, int]]:
    """Nothing is simplified that an answer depends on."""
    yield from ()


MODELS: tuple[Model[Params], ...] = (
    Model(
        "takes the zipped size for the unzipped one",
        "The 250 MB are of what is unpacked.",
        lambda params: None if params.kind == IMAGE else replace(params, unzipped_bytes=params.zip_bytes),
    ),
    Model(
        "leaves the layers out",
        "Code and layers count together.",
        lambda params: replace(params, layers=()) if params.layers else None,
    ),
)


def settings(params: Params) -> list[str]:
    """The settings of the figure that this kind of package has."""
    left_out = {"zip_bytes", "unzipped_bytes"} if params.kind == IMAGE else {"image_bytes"}
    return [name for name in PLACES if name not in left_out]


def _refused(params: Params, trace: Trace) -> str | None:
    """The one setting that is refused, or none."""
    if not breaks_one(params, trace):
        return None
    rows = trace.results["violations"]
    return LABELS[rows[0]["parameter"]] if rows else NOTHING


def _refused_wrong(params: Params, trace: Trace) -> list[Wrong]:
    right = {row["parameter"] for row in trace.results["violations"]}
    why = {one.parameter: one.why for one in checks(params) if one.holds}
    others = [name for name in why if name not in right]
    found = [Wrong(f"thinks of {LABELS[name]}", LABELS[name], why[name]) for name in others]
    if right:
        found.append(Wrong("overlooks the refusal", NOTHING, trace.says))
    return found


def _refusing(params: Params, trace: Trace) -> int | None:
    """The event of the first refusal."""
    return next((number for number, event in enumerate(trace.events, start=1) if event.what == "refused"), None)


def env_wrong(params: Params, trace: Trace) -> list[Wrong]:
    """Other ways to count an environment."""
    pairs = params.env
    letters = sum(len(key) + len(value) for key, value in pairs)
    lines = sum(len(f"{key}={value}".encode()) for key, value in pairs)
    text = stored(pairs)
    return [
        Wrong("counts keys and values alone", sum(len((k + v).encode()) for k, v in pairs), "Punctuation counts too."),
        Wrong("counts it as it is typed", lines, "What counts is the JSON: quotes, colons, commas and brackets."),
        Wrong("counts values alone", sum(len(value.encode()) for _, value in pairs), "Keys count too."),
        Wrong("forgets the brackets", len(text.encode()) - 2, "The object has two brackets."),
        Wrong("counts letters for bytes", len(text), "A letter beyond ASCII takes two bytes or more in UTF-8."),
        Wrong("counts one more for each variable", letters + len(pairs), "It is stored as JSON."),
        Wrong("puts a blank after signs", len(text.encode()) + 2 * len(pairs) - 1, "It is stored without blanks."),
    ]


def _file(params: Params) -> str:
    """The first file that stands in several layers."""
    return (shared(params) or [""])[0]


def layer_wrong(params: Params, trace: Trace) -> list[Wrong]:
    """Where somebody might think that a shared file comes from."""
    file = _file(params)
    holding = [number for number, layer in enumerate(params.layers, start=1) if file in layer.files]
    found = [Wrong("takes the first layer", layer(holding[0]), "Each layer is unpacked over the ones before.")]
    found += [
        Wrong("takes another layer that has it", layer(n), "A later layer writes over it.") for n in holding[1:-1]
    ]
    found.append(Wrong("expects a refusal", "none: AWS refuses it", "The same file may stand in several layers."))
    found.append(Wrong("expects both", "all of them, side by side", "There is one file of a name in /opt."))
    last = len(params.layers)
    if holding[-1] != last:
        found.append(Wrong("takes the last layer in any case", layer(last), "That one does not have the file."))
    return found


def layer(number: int) -> str:
    return f"layer {number}"


def _winner(params: Params, trace: Trace) -> str | None:
    file = _file(params)
    return layer(trace.results["opt"][file]) if file and file in trace.results["opt"] else None


def _left(params: Params, trace: Trace) -> float | None:
    """MB that are left for another layer; only where that comes out even."""
    left = UNZIPPED - unzipped_total(params)
    return left // MB if params.kind != IMAGE and left >= 0 and left % MB == 0 else None


def left_wrong(params: Params, trace: Trace) -> list[Wrong]:
    """Other limits that somebody might count against."""
    code, layers = params.unzipped_bytes // MB, sum(one.bytes for one in params.layers) // MB
    return [
        Wrong("takes the limit of direct uploads", 50 - params.zip_bytes // MB, "50 MB are for the zipped upload."),
        Wrong("leaves the layers out", 250 - code, "Code and layers count together."),
        Wrong("leaves the code out", 250 - layers, "Code and layers count together."),
        Wrong("gives each layer 250 MB", 250, "250 MB are for all together."),
        Wrong("adds the .zip", 250 - code - layers - params.zip_bytes // MB, "Only what is unpacked counts."),
        Wrong("takes 256 MB for the limit", 256 - code - layers, "The limit is 250 MB."),
    ]


POINTS: tuple[Point[Params], ...] = (
    Point(
        "package-refused",
        "Which setting of a function is refused",
        lambda params: "What of it does AWS refuse?",
        _refused,
        lambda params, trace: trace.says,
        (LIMITS, LAYERS),
        wrong=_refused_wrong,
        places=lambda params: [*(LABELS[name] for name in settings(params)), NOTHING],
        event=_refusing,
    ),
    Point(
        "package-layer",
        "Whose file is found in /opt",
        lambda params: (
            f"The layers are numbered as they stand here. Whose {_file(params)} does the code find in /opt?"
            if _file(params)
            else ""
        ),
        _winner,
        lambda params, trace: "Layers are unpacked in their order, each over the ones before.",
        (ADDING, LAYERS),
        wrong=layer_wrong,
    ),
    Point(
        "package-env",
        "How many bytes an environment takes",
        lambda params: "How many bytes does the environment take as stored, JSON without blanks?" if params.env else "",
        lambda params, trace: trace.results["env_bytes"] if is_counted(params, trace) else None,
        lambda params, trace: f"{stored(params.env)} has {counted(trace.results['env_bytes'], 'byte')}.",
        (COUNTED,),
        "bytes",
        wrong=env_wrong,
    ),
    Point(
        "package-left",
        "How much room is left for a layer",
        lambda params: (
            "How many MB may another layer have, unzipped?" if params.kind != IMAGE and len(params.layers) < 5 else ""
        ),
        _left,
        lambda params, trace: f"250 MB less {trace.results['unzipped_total'] // MB} MB",
        (LIMITS, LAYERS),
        "MB",
        wrong=left_wrong,
        outcome=False,
    ),
)
