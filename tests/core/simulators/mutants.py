"""Mutation check: `python -m tests.core.simulators.mutants [engine...]`.

Changes the comparisons of an engine one at a time (`<` becomes `<=` and `>=`, `==` becomes `!=`, and so
on) and runs a short selection of its tests, each mutant in a process of its own. A mutant is killed when
a test fails or takes too long. Survivors are printed with their line: either a case is missing, or the
mutant says the same in other words; those are judged, with a reason, in `data/equivalent.json`.
"""

import ast
import json
import os
import signal
import sys
from collections.abc import Iterator
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import CodeType, ModuleType

import pytest

ROOT = Path(__file__).parents[3]
FAMILY = "study.core.simulators.engines"
HERE = "tests/core/simulators"
SECONDS = 30

SELECTED: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "alb": (("params", "run"), (f"{HERE}/test_alb.py", "-k", "not question")),
    "aliases": (
        ("params", "publishing", "ready", "rules", "run"),
        (f"{HERE}/test_aliases.py", f"{HERE}/test_aliases_ready.py", "-k", "not question"),
    ),
    "concurrency": (
        ("account", "params", "run", "timeline"),
        (f"{HERE}/test_concurrency.py", f"{HERE}/test_timeline.py", "-k", "reference or refused or short or timeline"),
    ),
    "edge": (("params", "run"), (f"{HERE}/test_edge.py", "-k", "not question")),
    "memory": (("params", "run", "results"), (f"{HERE}/test_memory.py", "-k", "not question and not asked")),
    "package": (
        ("params", "rules", "run"),
        (f"{HERE}/test_package.py", "-k", "published or another_way or named or write"),
    ),
    "permissions": (
        ("actions", "params", "run", "turns"),
        (f"{HERE}/test_permissions.py", "-k", "published or any_call or cause or named or without or touch or nobody"),
    ),
    "poller": (("params", "run"), (f"{HERE}/test_poller.py", "-k", "not question")),
    "queue_retries": (("params", "run"), (f"{HERE}/test_queue_retries.py", "-k", "not question")),
    "streams": (
        ("params", "run", "causes"),
        (f"{HERE}/test_streams.py", f"{HERE}/test_streams_told.py", "-k", "not question"),
    ),
    "environment": (("params", "run"), (f"{HERE}/test_environment.py", "-k", "not question")),
    "tcp_retransmission": (("params", "run"), (f"{HERE}/test_tcp_retransmission.py", "-k", "not question")),
    "xray": (("params", "run"), (f"{HERE}/test_xray.py", "-k", "not question")),
    "async_retries": (("params", "run"), (f"{HERE}/test_retries.py", "-k", "not question")),
    "sdk_retries": (("params", "run"), (f"{HERE}/test_sdk_retries.py", "-k", "not question")),
    "vpc": (("params", "run"), (f"{HERE}/test_vpc.py", "-k", "published or any_packet or cause or named or texts")),
}
"""Of each engine the modules that hold its rules, and the tests that know them."""

SWAPS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}


class Mutated(MetaPathFinder, Loader):
    """Imports one module from changed code instead of its file."""

    def __init__(self, name: str, code: CodeType) -> None:
        self.name, self.code = name, code

    def find_spec(self, fullname: str, path: object, target: ModuleType | None = None) -> ModuleSpec | None:
        return ModuleSpec(fullname, self) if fullname == self.name else None

    def exec_module(self, module: ModuleType) -> None:
        exec(self.code, module.__dict__)


def mutants(source: str) -> Iterator[tuple[int, str, ast.Module]]:
    """Line, change in words, and tree of every mutant of a source text."""
    total = sum(isinstance(node, ast.Compare) for node in ast.walk(ast.parse(source)))
    for number in range(total):
        for place, operator in enumerate(_compare(ast.parse(source), number).ops):
            for other in SWAPS[type(operator)]:
                tree = ast.parse(source)
                node = _compare(tree, number)
                before = ast.unparse(node)
                node.ops[place] = other()
                yield node.lineno, f"{before}  →  {ast.unparse(node)}", tree


def killed(name: str, tree: ast.Module | None, selected: tuple[str, ...]) -> bool:
    """Whether the tests notice the change, in a child that has not imported the engine yet."""
    child = os.fork()
    if not child:
        signal.setitimer(signal.ITIMER_PROF, SECONDS)  # of the processor; it ends the child, which counts as noticed
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        if tree is not None:
            sys.meta_path.insert(0, Mutated(name, compile(ast.fix_missing_locations(tree), name, "exec")))
        os._exit(int(pytest.main(["-x", "-q", "-c", os.devnull, "--rootdir", str(ROOT), *_plain(), *selected])))
    return os.waitpid(child, 0)[1] != 0


def main(engines: list[str]) -> int:
    """Print killed, judged and survived for every module; the number of survivors."""
    os.chdir(ROOT)
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    os.environ["DJANGO_SETTINGS_MODULE"] = "study.settings.test"  # tests/conftest.py needs it
    judged: dict[str, dict[str, str]] = json.loads((ROOT / HERE / "data" / "equivalent.json").read_text("utf-8"))
    survivors = 0
    for engine in engines or SELECTED:
        modules, selected = SELECTED[engine]
        assert not killed("", None, selected), f"the tests of {engine} fail before any change"
        for module in modules:
            survivors += _report(engine, module, selected, judged.get(f"{engine}.{module}", {}))
    return survivors


def _report(engine: str, module: str, selected: tuple[str, ...], judged: dict[str, str]) -> int:
    source = (ROOT / FAMILY.replace(".", "/") / engine / f"{module}.py").read_text("utf-8")
    found = [
        (line, change, killed(f"{FAMILY}.{engine}.{module}", tree, selected)) for line, change, tree in mutants(source)
    ]
    alive = [(line, change) for line, change, dead in found if not dead and change not in judged]
    dead = sum(dead for _, _, dead in found)
    print(f"{engine}.{module}: {dead} killed, {len(found) - dead - len(alive)} equivalent, {len(alive)} survived")
    for line, change in alive:
        print(f"  line {line}: {change}")
    for change in sorted(set(judged) - {change for _, change, dead in found if not dead}):
        print(f"  judged equivalent, but is not: {change}")
    sys.stdout.flush()
    return len(alive)


def _plain() -> list[str]:
    """No plugin but hypothesis and Django's, no cache, the same examples each time."""
    plugins = ("no:cacheprovider", "pytest_django.plugin", "_hypothesis_pytestplugin")
    return [*(part for name in plugins for part in ("-p", name)), "--hypothesis-seed=0"]


def _compare(tree: ast.Module, number: int) -> ast.Compare:
    return [node for node in ast.walk(tree) if isinstance(node, ast.Compare)][number]


if __name__ == "__main__":
    sys.exit(min(main(sys.argv[1:]), 1))
