"""The inputs of a lab are in its address, so the server takes one as long as a lab's own limits ask for."""

import runpy
from pathlib import Path

from study.core import limits
from study.core.simulators import ENGINES
from study.core.simulators.engines.package.params import Params
from study.core.simulators.engines.package.rules import ENV_BYTES, env_bytes
from study.labs.state import State
from study.today.management.commands.serve import Server

ROOT = Path(__file__).parents[3]


def test_both_servers_take_an_address_of_the_same_length() -> None:
    given = runpy.run_path(str(ROOT / "gunicorn.conf.py"))["limit_request_line"]
    assert given == Server(0, lambda server: None).cfg.limit_request_line == limits.ADDRESS


def test_an_environment_that_is_one_byte_too_large_fits_into_an_address() -> None:
    """Texts of letters, of quotes, which are stored as two signs, and of two bytes each."""
    for value in ("x" * 4_087, '"' * 1_300, "é" * 1_200):
        params = Params(env=(("KEY", value),))
        line = f"GET /labs/package/?{State(ENGINES['package'], params).query()} HTTP/1.1\r\n"
        assert len(line) <= limits.ADDRESS, value[:1]
    assert env_bytes(Params(env=(("KEY", "x" * 4_087),))) == ENV_BYTES + 1
