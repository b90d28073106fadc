"""The parameters of a deployment package: the code, its layers or image, its environment, and the settings beside."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from study.core.problem import Problem
from study.core.simulators.parameters import parameter, read

READ = ", read 2026-11-23"
GUIDE = "AWS Lambda Developer Guide, https://docs.aws.amazon.com/lambda/latest/dg/"
LIMITS = f"{GUIDE}gettingstarted-limits.html{READ}"
LAYERS = f"{GUIDE}chapter-layers.html{READ}"
ADDING = f"{GUIDE}adding-layers.html{READ}"
IMAGES = f"{GUIDE}images-create.html{READ}"
ENVIRONMENT = f"{GUIDE}configuration-envvars.html{READ}"
COUNTED = f"{GUIDE}troubleshooting-deployment.html{READ}"
SNAPSTART = f"{GUIDE}snapstart.html{READ}"
API = "Lambda API of 20 May 2026 (botocore 1.43.11): "

ZIP, IMAGE = "zip", "image"
DIRECT, BY_S3 = "direct", "s3"
MB = 1_048_576
MOST_BYTES = 1_000_000_000_000
MOST_LAYERS, MOST_FILES, LONGEST = 50, 100, 200
MOST_VARIABLES, LONGEST_VALUE = 200, 20_000

type Pairs = tuple[tuple[str, str], ...]

_LAYERS = (
    "Layers: objects with bytes and a list of files, or a text such as `1048576: python/a.py lib.so; 2048:`; "
    f"at most {MOST_LAYERS}, with {MOST_FILES} files each."
)
_FILES = f"Files: at most {MOST_FILES} paths of up to {LONGEST} letters, parted by blanks, without colon or semicolon."
_ENV = "Environment variables: a JSON object of texts, or KEY=value in lines of their own."


def _read_files(value: Any) -> tuple[tuple[str, ...] | None, str]:
    """Paths below /opt, each once, as a list or parted by blanks."""
    if isinstance(value, str):
        value = value.split()
    if not isinstance(value, list | tuple) or len(value) > MOST_FILES:
        return None, _FILES
    paths = [str(one).strip().removeprefix("/opt/").lstrip("/") for one in value]
    if any(not 0 < len(path) <= LONGEST or set(path) & set(" \t\n;:") for path in paths):
        return None, _FILES
    return tuple(dict.fromkeys(paths)), ""


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer: its uncompressed size, and the files that it puts in /opt."""

    bytes: int = parameter(10 * MB, "Uncompressed", unit="bytes", minimum=0, maximum=MOST_BYTES, step=MB)
    files: tuple[str, ...] = parameter(
        (), "Files", read=_read_files, write=" ".join, items="string", help="paths below /opt, parted by blanks"
    )


def _read_layers(value: Any) -> tuple[tuple[Layer, ...] | None, str]:
    """Layers of JSON objects, of their text, or of a short text."""
    items = _layers(value)
    if items is None or len(items) > MOST_LAYERS:
        return None, _LAYERS
    found: list[Layer] = []
    for item in items:
        layer, problems = read(Layer, item)
        if problems:
            return None, f"{_LAYERS} {problems[0].message}"
        found.append(layer)
    return tuple(found), ""


def _layers(value: Any) -> list[Mapping[str, Any]] | None:
    if isinstance(value, str) and value.lstrip().startswith("["):
        value = _json(value)
    if isinstance(value, str):
        parts = [part.partition(":") for part in value.split(";") if part.strip() not in ("", "none")]
        return [{"bytes": size.strip(), "files": files} for size, _, files in parts]
    if isinstance(value, list | tuple) and all(isinstance(item, Mapping) for item in value):
        return list(value)
    return None


def _write_layers(layers: Iterable[Layer]) -> str:
    return "; ".join(f"{one.bytes}: {' '.join(one.files)}".rstrip() for one in layers)


def _read_env(value: Any) -> tuple[Pairs | None, str]:
    """Variables of a JSON object, of its text, or of lines; of a name that stands twice the last counts."""
    if isinstance(value, str):
        value = _json(value) if value.lstrip().startswith("{") else _lines(value)
    if isinstance(value, list | tuple) and all(isinstance(pair, list | tuple) and len(pair) == 2 for pair in value):
        value = dict(value)
    if not isinstance(value, Mapping) or len(value) > MOST_VARIABLES:
        return None, _ENV
    found = {str(key): _text(each) for key, each in value.items()}
    if any(each is None or len(each) > LONGEST_VALUE for each in (*found.values(), *map(_text, found))):
        return None, f"{_ENV} At most {MOST_VARIABLES}, of up to {LONGEST_VALUE:,} letters."
    return tuple((key, each or "") for key, each in found.items()), ""


def _lines(text: str) -> dict[str, str] | None:
    pairs = [line.partition("=") for line in text.splitlines() if line.strip()]
    return {key.strip(): each for key, _, each in pairs} if all(sign for _, sign, _ in pairs) else None


def _text(value: Any) -> str | None:
    """A value as text; None for what is none, half a sign of UTF-16 included."""
    if not isinstance(value, str):
        return str(value) if isinstance(value, int) and not isinstance(value, bool) else None
    return None if any("\ud800" <= sign <= "\udfff" for sign in value) else value


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def stored(env: Pairs) -> str:
    """The environment as it is stored: a JSON object without blanks."""
    return json.dumps(dict(env), ensure_ascii=False, separators=(",", ":"))


def _write_env(env: Pairs) -> str:
    return stored(env) if env else ""


@dataclass(frozen=True, slots=True)
class Params:
    """A function as it would be created: sizes in bytes, memory and /tmp in MB."""

    kind: str = parameter(ZIP, "Package", choices=(ZIP, IMAGE), source=LIMITS)
    zip_bytes: int = parameter(
        5 * MB, "Size of the .zip", unit="bytes", minimum=0, maximum=MOST_BYTES, step=MB, source=LIMITS
    )
    unzipped_bytes: int = parameter(
        20 * MB,
        "Unzipped, without layers",
        unit="bytes",
        minimum=0,
        maximum=MOST_BYTES,
        step=MB,
        source=LIMITS,
    )
    upload: str = parameter(DIRECT, "Upload", choices=(DIRECT, BY_S3), help="of a .zip", source=LIMITS)
    layers: tuple[Layer, ...] = parameter(
        (),
        "Layers",
        read=_read_layers,
        write=_write_layers,
        of=Layer,
        help="in their order: bytes, a colon and files; the next after a semicolon",
        source=LAYERS,
    )
    image_bytes: int = parameter(
        500 * MB,
        "Uncompressed image",
        unit="bytes",
        minimum=0,
        maximum=MOST_BYTES,
        step=MB,
        help="all its layers together",
        source=IMAGES,
    )
    env: tuple[tuple[str, str], ...] = parameter(
        (),
        "Environment variables",
        read=_read_env,
        write=_write_env,
        mapping=True,
        items="string",
        help='a JSON object such as {"STAGE":"live"}, or KEY=value in lines',
        source=ENVIRONMENT,
    )
    memory_mb: int = parameter(128, "Memory", unit="MB", minimum=0, maximum=1_000_000, step=1, source=LIMITS)
    timeout_s: int = parameter(3, "Timeout", unit="s", minimum=0, maximum=1_000_000, step=1, source=LIMITS)
    tmp_mb: int = parameter(512, "Storage in /tmp", unit="MB", minimum=0, maximum=1_000_000, step=1, source=LIMITS)
    snap_start: bool = parameter(False, "SnapStart", source=SNAPSTART, advanced=True)
    provisioned_concurrency: int = parameter(
        0, "Provisioned concurrency", minimum=0, maximum=1_000_000, step=1, source=SNAPSTART, advanced=True
    )
    subnets: int = parameter(0, "Subnets", minimum=0, maximum=1_000, step=1, source=API + "SubnetIds", advanced=True)
    security_groups: int = parameter(
        0, "Security groups", minimum=0, maximum=1_000, step=1, source=API + "SecurityGroupIds", advanced=True
    )


def check(params: Params) -> tuple[Problem, ...]:
    """Every configuration can be looked at: what AWS refuses is the result."""
    return ()
