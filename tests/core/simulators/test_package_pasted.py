"""A configuration that is pasted: every member that is known, what is not said, and texts that are none."""

import json

import pytest

from study.core.simulators.document import document
from study.core.simulators.engines.package import PLUGIN
from study.core.simulators.engines.package.params import Layer, Params
from study.core.simulators.engines.package.pasted import pasted

# FunctionConfiguration of the Lambda API of 20 May 2026 (botocore 1.43.11).
SHOWN = {
    "FunctionName": "checkout",
    "Runtime": "python3.13",
    "PackageType": "Zip",
    "CodeSize": 65_011_712,
    "MemorySize": 10_241,
    "Timeout": 901,
    "EphemeralStorage": {"Size": 511},
    "Environment": {"Variables": {"AWS_REGION": "eu-west-1", "STAGE": "live"}},
    "SnapStart": {"ApplyOn": "PublishedVersions", "OptimizationStatus": "Off"},
    "Layers": [{"Arn": "arn:aws:lambda:eu-west-1:123456789012:layer:a:1", "CodeSize": 7}] * 6,
    "VpcConfig": {"SubnetIds": ["subnet-1"] * 17, "SecurityGroupIds": ["sg-1"] * 6, "VpcId": "vpc-1"},
}
READ = Params(
    zip_bytes=65_011_712,
    memory_mb=10_241,
    timeout_s=901,
    tmp_mb=511,
    env=(("AWS_REGION", "eu-west-1"), ("STAGE", "live")),
    snap_start=True,
    layers=(Layer(7, ()),) * 6,
    subnets=17,
    security_groups=6,
)
REFUSED = {"zip-upload", "layers-count", "env-reserved", "memory", "timeout", "tmp", "subnets", "security-groups"}


def test_all_that_a_configuration_says_is_checked() -> None:
    for shown in (SHOWN, {"Configuration": SHOWN, "Tags": {}}):
        assert pasted(json.dumps(shown)) == (READ, ())
    assert {row["rule"] for row in PLUGIN.run(READ, 0).results["violations"]} == REFUSED


def test_what_is_not_said_is_as_nobody_set_it() -> None:
    for shown, params in (
        ({"Timeout": 5}, Params(timeout_s=5)),
        ({"PackageType": "Image", "CodeSize": 0}, Params(kind="image", zip_bytes=0)),
        ({"VpcConfig": {"SubnetIds": [], "SecurityGroupIds": []}}, Params()),
        ({"SnapStart": {"ApplyOn": "None"}, "MemorySize": 256}, Params(memory_mb=256)),
    ):
        assert pasted(json.dumps(shown)) == (params, ())


def test_the_document_of_a_run_is_read_back() -> None:
    for preset in PLUGIN.presets:
        made = document(PLUGIN, preset.params, 0, PLUGIN.run(preset.params, 0))
        assert pasted(json.dumps(made)) == (preset.params, ())


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{", "is a JSON object"),
        ("[" * 100_000, "is a JSON object"),
        ("[1]", "is a JSON object"),
        ("7", "is a JSON object"),
        ("{}", "is a JSON object"),
        ('{"Name": "x"}', "is a JSON object"),
        ('{"Environment": {"Error": {}}}', "another form"),
        ('{"Environment": null}', "another form"),
        ('{"Layers": [7]}', "another form"),
        ('{"VpcConfig": {"SubnetIds": 7}}', "another form"),
        ('{"PackageType": "Tar"}', "one of zip, image"),
        ('{"PackageType": ["Zip"]}', "another form"),
        ('{"Timeout": "soon"}', "Timeout"),
        ('{"Environment": {"Variables": {"A1": null}}}', "a JSON object of texts"),
        ('{"inputs": {"timeout_s": -1}}', "Timeout"),
    ],
    ids=lambda one: one[:30],
)
def test_what_is_no_configuration_is_told(text: str, says: str) -> None:
    params, problems = pasted(text)
    assert params is None and says in " ".join(problem.message for problem in problems)
