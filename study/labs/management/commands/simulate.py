"""`manage.py simulate`: run a simulator, list them all, or print the JSON Schema of one."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from study.core.problem import Problem
from study.core.simulators import ENGINES
from study.core.simulators.document import Document, simulate, to_json
from study.core.simulators.parameters import plain
from study.core.simulators.schema import schema
from study.core.simulators.simulator import Simulator


class Command(BaseCommand):
    """Parameters come from a preset, then a file, then --set; what comes later counts. Touches no database."""

    help = "Run a simulator. Exit status: 0 done, 1 a parameter is wrong, 2 wrong usage."
    requires_system_checks = []  # `make check` runs them; a command should start at once

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("engine", nargs="?", default="", help=f"one of {', '.join(ENGINES)}")
        parser.add_argument("--list", action="store_true", help="list the simulators and their presets")
        parser.add_argument("--schema", action="store_true", help="print the JSON Schema of parameters and results")
        parser.add_argument("--preset", default="", metavar="NAME", help="start from this preset")
        parser.add_argument("--params", default="", metavar="FILE.json", help="parameters as a JSON object")
        parser.add_argument("--set", action="append", default=[], metavar="name=value", help="one parameter")
        parser.add_argument("--seed", type=int, default=0)
        parser.add_argument("--json", action="store_true", help="print one JSON document")
        parser.add_argument("--format", choices=["json", "table"], default="table", help="table: for people")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["list"]:
            self.stdout.write(_listed(options["json"]))
            return
        engine = ENGINES.get(options["engine"])
        if engine is None:
            raise CommandError(f"Name a simulator: {', '.join(ENGINES)}.", returncode=2)
        if options["schema"]:
            self.stdout.write(json.dumps(schema(engine), ensure_ascii=False, indent=2))
            return
        found, problems = simulate(engine, self._given(engine, options), options["seed"])
        for problem in problems:
            self.stderr.write(f"{problem.subject}: {problem.message}" if problem.subject else problem.message)
        if found is None:
            if options["json"]:
                self.stdout.write(json.dumps({"engine": engine.name, "problems": [_problem(p) for p in problems]}))
            raise CommandError("Not run.", returncode=1)
        as_json = options["json"] or options["format"] == "json"
        self.stdout.write(to_json(found).rstrip("\n") if as_json else _table(found))

    def _given(self, engine: Simulator[Any], options: dict[str, Any]) -> dict[str, Any]:
        given: dict[str, Any] = {}
        if name := options["preset"]:
            preset = next((one for one in engine.presets if one.name == name), None)
            if preset is None:
                known = ", ".join(one.name for one in engine.presets)
                raise CommandError(f"There is no preset {name}. Presets: {known}.", returncode=2)
            given |= plain(preset.params)
        if path := options["params"]:
            given |= _read(Path(path))
        for pair in options["set"]:
            name, sign, value = pair.partition("=")
            if not sign:
                raise CommandError(f"--set takes name=value, not {pair!r}.", returncode=2)
            given[name.strip()] = value
        return given


def _read(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise CommandError(f"{path}: cannot be read as JSON: {error}", returncode=1) from None
    if not isinstance(found, dict):
        raise CommandError(f"{path}: expected a JSON object of parameters.", returncode=1)
    return found


def _listed(as_json: bool) -> str:
    if as_json:
        found = [
            {
                "engine": one.name,
                "title": one.title,
                "version": one.version,
                "presets": [{"name": preset.name, "title": preset.title} for preset in one.presets],
            }
            for one in ENGINES.values()
        ]
        return json.dumps(found, ensure_ascii=False, indent=2)
    lines: list[str] = []
    for one in ENGINES.values():
        lines.append(f"{one.name}: {one.title}")
        lines += [f"    {preset.name}: {preset.title}" for preset in one.presets]
    return "\n".join(lines)


def _table(found: Document) -> str:
    """Inputs, results and events for a person to read; lists one row a line."""
    lines = [f"{found['engine']}, version {found['version']}, seed {found['seed']}", "", "Inputs"]
    lines += [f"  {name}: {_short(value)}" for name, value in found["inputs"].items()]
    lines += ["", "Results"]
    for name, value in found["results"].items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            lines.append(f"  {name}:")
            lines += ["    " + ", ".join(f"{key} {_short(each)}" for key, each in row.items()) for row in value]
        else:
            lines.append(f"  {name}: {_short(value)}")
    lines += ["", "Events"]
    lines += [f"  {event['at']:>12,.3f} s  {event['what']}  {event['who']}".rstrip() for event in found["events"]]
    return "\n".join([*lines, "", *(f"Note, {note}" for note in found["notes"])])


def _short(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _problem(problem: Problem) -> dict[str, str]:
    return {"parameter": problem.subject, "severity": problem.severity, "message": problem.message}
