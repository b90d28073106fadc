"""Refusals of a configuration, read off a table of limits; the environment is written out sign by sign."""

from typing import Any

ESCAPED = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
KIB = 1024
SET_BY_LAMBDA = [
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


def checked(inputs: dict[str, Any]) -> dict[str, Any]:
    """The rules that are broken, the sizes, and whose file is in /opt."""
    archive, layers = inputs["kind"] == "zip", inputs["layers"]
    unpacked = inputs["unzipped_bytes"] + sum(one["bytes"] for one in layers) if archive else inputs["image_bytes"]
    size = written(inputs["env"])
    keys = list(inputs["env"])
    taken = [key for key in keys if key in SET_BY_LAMBDA]
    snap = inputs["snap_start"]
    broken = {
        "zip-upload": archive and inputs["upload"] == "direct" and inputs["zip_bytes"] > 50 * KIB**2,
        "unzipped-size": archive and unpacked > 250 * KIB**2,
        "layers-count": archive and len(layers) > 5,
        "layers-image": not archive and len(layers) > 0,
        "image-size": not archive and unpacked > 10 * KIB**3,
        "env-size": size > 4 * KIB,
        "env-reserved": bool(taken),
        "env-key": any(not named(key) for key in keys if key not in taken),
        "memory": inputs["memory_mb"] not in range(128, 10_241),
        "timeout": inputs["timeout_s"] not in range(1, 901),
        "tmp": inputs["tmp_mb"] not in range(512, 10_241),
        "snap-start-tmp": snap and inputs["tmp_mb"] > 512,
        "snap-start-provisioned": snap and inputs["provisioned_concurrency"] > 0,
        "subnets": inputs["subnets"] > 16,
        "security-groups": inputs["security_groups"] > 5,
    }
    places: dict[str, list[int]] = {}
    for number, layer in enumerate(layers, 1):
        for file in layer["files"]:
            places.setdefault(file, []).append(number)
    opt = {file: max(found) for file, found in places.items()} if archive else {}
    shared = next((file for file, found in places.items() if len(found) > 1), None)
    return {
        "broken": {name for name, is_so in broken.items() if is_so},
        "unpacked": unpacked,
        "env": size,
        "opt": opt,
        "winner": f"layer {opt[shared]}" if shared in opt else None,
        "left": (250 * KIB**2 - unpacked) // KIB**2,
    }


def written(env: dict[str, str]) -> int:
    """Bytes of the environment as a JSON object: brackets, commas, colons, and every sign of the texts."""
    return 2 + max(len(env) - 1, 0) + sum(quoted(key) + 1 + quoted(value) for key, value in env.items())


def quoted(text: str) -> int:
    return 2 + sum(len(ESCAPED.get(sign, sign if sign >= " " else "\\u0000").encode()) for sign in text)


def named(key: str) -> bool:
    letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
    return len(key) > 1 and key[0] in letters and set(key) <= {*letters, *"0123456789_"}
