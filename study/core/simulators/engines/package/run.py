"""A function's package and settings, looked at rule by rule: every refusal with its reason and page."""

from study.core.simulators.engines.package.params import Params
from study.core.simulators.engines.package.results import NOTES
from study.core.simulators.engines.package.rules import ENV_BYTES, Check, checks, env_bytes, opt, unzipped_total
from study.core.simulators.parameters import declared
from study.core.simulators.simulator import Event, Trace
from study.core.text.plural import counted

LABELS = {name: about.label for name, about in declared(Params).items()}


def run(params: Params, seed: int) -> Trace:
    """Check the configuration. Nothing is random: `seed` changes nothing."""
    done = list(checks(params))
    refused = [one for one in done if not one.holds]
    size = env_bytes(params)
    results = {
        "accepted": not refused,
        "violations": [
            {"rule": one.rule, "message": one.why, "source": one.source, "parameter": one.parameter} for one in refused
        ],
        "unzipped_total": unzipped_total(params),
        "env_bytes": size,
        "env_left": ENV_BYTES - size,
        "opt": opt(params),
        "checks": [
            {"rule": one.rule, "value": one.value, "limit": one.limit, "unit": one.unit, "holds": one.holds}
            for one in done
        ],
    }
    return Trace(results, tuple(_event(one) for one in done), NOTES, _says(refused))


def _event(one: Check) -> Event:
    what, state = ("accepted", "served") if one.holds else ("refused", "failed")
    return Event(0.0, what, LABELS[one.parameter], state, one.why)


def _says(refused: list[Check]) -> str:
    if not refused:
        return "AWS accepts this function."
    more = f" There {'is' if len(refused) == 2 else 'are'} {counted(len(refused) - 1, 'more refusal')}."
    return f"AWS refuses this function. {refused[0].why}{more if len(refused) > 1 else ''}"
