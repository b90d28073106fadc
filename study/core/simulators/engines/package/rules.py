"""The rules that AWS checks a function by, one after the other, each with what is measured and its limit."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from study.core.simulators.engines.package.params import (
    API,
    COUNTED,
    DIRECT,
    ENVIRONMENT,
    IMAGE,
    IMAGES,
    LAYERS,
    LIMITS,
    MB,
    SNAPSTART,
    ZIP,
    Params,
    stored,
)
from study.core.text.number import number
from study.core.text.plural import counted, listed, plural

ZIPPED, UNZIPPED, IMAGE_SIZE = 50 * MB, 250 * MB, 10 * 1024 * MB
MOST_LAYERS, ENV_BYTES, MOST_SUBNETS, MOST_GROUPS = 5, 4_096, 16, 5
MEMORY, TIMEOUT, TMP = (128, 10_240), (1, 900), (512, 10_240)
SNAP_TMP = 512

RESERVED = frozenset(
    [
        "_HANDLER",
        "_X_AMZN_TRACE_ID",
        "AWS_DEFAULT_REGION",
        "AWS_REGION",
        "AWS_EXECUTION_ENV",
        "AWS_LAMBDA_FUNCTION_NAME",
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
        "AWS_LAMBDA_FUNCTION_VERSION",
        "AWS_LAMBDA_INITIALIZATION_TYPE",
        "AWS_LAMBDA_LOG_GROUP_NAME",
        "AWS_LAMBDA_LOG_STREAM_NAME",
        "AWS_ACCESS_KEY",
        "AWS_ACCESS_KEY_ID",
        "AWS_SECRET_ACCESS_KEY",
        "AWS_SESSION_TOKEN",
        "AWS_LAMBDA_RUNTIME_API",
        "LAMBDA_TASK_ROOT",
        "LAMBDA_RUNTIME_DIR",
        "AWS_LAMBDA_MAX_CONCURRENCY",
        "AWS_LAMBDA_METADATA_API",
        "AWS_LAMBDA_METADATA_TOKEN",
    ]
)
"""Keys that Lambda sets itself (DG/configuration-envvars, read 2026-11-23)."""

_KEY = re.compile(r"[a-zA-Z][a-zA-Z0-9_]+")


@dataclass(frozen=True, slots=True)
class Check:
    """One rule as it was applied: the parameter it is about, what was measured with its `limit` and unit, whether it
    `holds`, and why. `least` is there where there is one."""

    rule: str
    parameter: str
    value: int
    limit: int
    unit: str
    holds: bool
    why: str
    source: str
    least: int = 0


def unzipped_total(params: Params) -> int:
    """Bytes unpacked: of a .zip with its layers, or of the image."""
    if params.kind == IMAGE:
        return params.image_bytes
    return params.unzipped_bytes + sum(layer.bytes for layer in params.layers)


def env_bytes(params: Params) -> int:
    """Bytes of the environment as it is stored."""
    return len(stored(params.env).encode())


def opt(params: Params) -> dict[str, int]:
    """Of every file in /opt the number of the layer it comes from, from 1: later layers write over earlier ones."""
    if params.kind == IMAGE:
        return {}
    return {file: number for number, layer in enumerate(params.layers, start=1) for file in layer.files}


def checks(params: Params) -> Iterator[Check]:
    """Every rule that applies, in the order of the parameters."""
    yield from _code(params)
    yield from _environment(params)
    yield _between("memory", "memory_mb", params.memory_mb, MEMORY, "MB", "Memory is")
    yield _between("timeout", "timeout_s", params.timeout_s, TIMEOUT, "s", "The timeout is")
    yield _between("tmp", "tmp_mb", params.tmp_mb, TMP, "MB", "The storage in /tmp is")
    if params.snap_start:
        why = "SnapStart works with 512 MB in /tmp, and no more."
        yield Check(
            "snap-start-tmp", "tmp_mb", params.tmp_mb, SNAP_TMP, "MB", params.tmp_mb <= SNAP_TMP, why, SNAPSTART
        )
        why = "SnapStart and provisioned concurrency exclude each other."
        many = params.provisioned_concurrency
        yield Check("snap-start-provisioned", "provisioned_concurrency", many, 0, "", many == 0, why, SNAPSTART)
    yield _most("subnets", "subnets", params.subnets, MOST_SUBNETS, "subnet", API + "SubnetIds")
    groups = params.security_groups
    yield _most("security-groups", "security_groups", groups, MOST_GROUPS, "security group", API + "SecurityGroupIds")


def _code(params: Params) -> Iterator[Check]:
    if params.kind == ZIP and params.upload == DIRECT:
        yield _size("zip-upload", "zip_bytes", params.zip_bytes, ZIPPED, "A .zip that is uploaded directly", LIMITS)
    if params.kind == ZIP:
        told = "Code and layers, unzipped," if params.layers else "Code, unzipped,"
        yield _size("unzipped-size", "unzipped_bytes", unzipped_total(params), UNZIPPED, told, LIMITS)
        yield _most("layers-count", "layers", len(params.layers), MOST_LAYERS, "layer", LAYERS)
    else:
        yield _size("image-size", "image_bytes", params.image_bytes, IMAGE_SIZE, "An image, uncompressed,", IMAGES)
        if params.layers:
            why = "Layers are for .zip packages; in an image everything is in the image."
            yield Check("layers-image", "layers", len(params.layers), 0, "layers", False, why, LAYERS)


def _environment(params: Params) -> Iterator[Check]:
    size = env_bytes(params)
    why = f"As JSON the environment takes {counted(size, 'byte')}; at most {ENV_BYTES:,} are stored."
    yield Check("env-size", "env", size, ENV_BYTES, "bytes", size <= ENV_BYTES, why, COUNTED)
    reserved = [key for key, _ in params.env if key in RESERVED]
    if reserved:
        why = f"{listed(reserved)} {plural(len(reserved), 'is', 'are')} reserved: Lambda sets {_them(reserved)} itself."
        yield Check("env-reserved", "env", len(reserved), 0, "keys", False, why, ENVIRONMENT)
    odd = [key or "an empty one" for key, _ in params.env if key not in RESERVED and not _KEY.fullmatch(key)]
    if odd:
        why = f"A key begins with a letter and has two or more letters, digits and underscores; {listed(odd)} does not."
        yield Check("env-key", "env", len(odd), 0, "keys", False, why, ENVIRONMENT)


def _them(keys: list[str]) -> str:
    return plural(len(keys), "it", "them")


def _size(rule: str, parameter: str, value: int, limit: int, what: str, source: str) -> Check:
    why = f"{what} has {said(value)}; at most {said(limit)} are allowed."
    return Check(rule, parameter, value, limit, "bytes", value <= limit, why, source)


def _between(rule: str, parameter: str, value: int, range_: tuple[int, int], unit: str, what: str) -> Check:
    least, most = range_
    why = f"{what} {number(value, unit)}; {number(least)} to {number(most, unit)} are allowed."
    return Check(rule, parameter, value, most, unit, least <= value <= most, why, LIMITS, least)


def _most(rule: str, parameter: str, value: int, limit: int, what: str, source: str) -> Check:
    why = f"It has {counted(value, what)}; at most {limit} are allowed."
    return Check(rule, parameter, value, limit, f"{what}s", value <= limit, why, source)


def said(size: int) -> str:
    """A size in MB or GB where it comes out even, else in bytes too: `50 MB (52,428,800 bytes)`."""
    for unit, each in (("GB", 1024 * MB), ("MB", MB)):
        if size and size % each == 0:
            return f"{number(size // each, unit)} ({size:,} bytes)"
    return counted(size, "byte")
