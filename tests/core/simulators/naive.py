"""Answers to questions about runs, worked out another way than the engines do: second by second and message by
message, without heaps, pools or scripts of their own. Slow, and short enough to be read beside the documentation."""

from typing import Any

from study.core.simulators.engines.concurrency.params import Params as Account
from study.core.simulators.engines.concurrency.params import end
from study.core.simulators.engines.concurrency.run import arriving, ready


def account(params: Account) -> dict[str, Any]:
    """Synchronous requests of an account, taken one by one. Each environment is [number, busy until, idle since,
    provisioned]."""
    requests = sorted(
        (at, place, number)
        for place, moments in enumerate(arriving(params, 0))
        for number, at in enumerate(moments)
        if at <= end(params) * 1e6
    )
    there: list[list[list[Any]]] = [
        [[number, 0, -1, True] for number in range(one.provisioned)] for one in params.functions
    ]
    tokens = [(1_000.0, 0)] * len(params.functions)
    served: dict[tuple[str, int], int] = {}
    counts = {"throttled": 0, "cold": 0, "provisioned": 0, "most": 0}
    first, last_cold, causes, passed = None, None, set[str](), set[str]()
    free = params.account_limit - sum(
        one.provisioned if one.reserved is None else one.reserved for one in params.functions
    )
    for at, place, number in requests:
        one, own = params.functions[place], there[place]
        second = at // 1_000_000
        lasting = one.durations_ms or (one.duration_ms,)
        takes = round(lasting[number % len(lasting)] * 1000)
        cause, chosen = "", None

        def used(name: str, second: int = second) -> int:
            return served.get((name, second), 0)

        if used("account") >= 10 * params.account_limit:
            cause = "account-rate"
        elif one.reserved and used(one.name) >= 10 * one.reserved:
            cause = "reserved-rate"
        else:
            idle = [each for each in own if each[3] and each[1] <= at]
            ok = one.qualifier == "alias" and at >= round(ready(one) * 1e6)
            quota = used(f"{one.name} provisioned") < 10 * one.provisioned
            if ok and quota and idle:
                chosen = min(idle, key=lambda each: (each[1], each[0]))
            elif one.provisioned:
                why = "busy" if ok and quota else "quota" if ok else "not-ready"
                passed.add("not-the-alias" if one.qualifier != "alias" else why)
            if chosen is None:
                cause, chosen = _on_demand(params, there, place, at, free, tokens)
        if cause:
            counts["throttled"] += 1
            causes.add(cause)
            first = at / 1e6 if first is None else first
            continue
        assert chosen is not None
        if cold := chosen[2] is None:
            counts["cold"], last_cold = counts["cold"] + 1, at / 1e6
        counts["provisioned"] += chosen[3]
        chosen[1] = at + takes + (round(one.init_ms * 1000) if cold else 0)
        chosen[2] = chosen[1]
        for name in ("account", one.name, *([f"{one.name} provisioned"] if chosen[3] else [])):
            served[name, second] = used(name) + 1
        running = sum(each[1] > at or each is chosen for each_own in there for each in each_own)
        counts["most"] = max(counts["most"], running)
    return {**counts, "first": first, "last_cold": last_cold, "causes": causes, "passed": passed}


def _on_demand(
    params: Account,
    there: list[list[list[Any]]],
    place: int,
    at: int,
    free: int,
    tokens: list[tuple[float, int]],
) -> tuple[str, list[Any] | None]:
    """A cause, or the environment on demand that takes the request; a new one has no idle since."""
    one, own = params.functions[place], there[place]
    sharing = (
        [place]
        if one.reserved is not None
        else [other for other, each in enumerate(params.functions) if each.reserved is None]
    )
    busy = sum(each[1] > at for other in sharing for each in there[other] if not each[3])
    room = free if one.reserved is None else one.reserved - one.provisioned
    if busy >= room:
        if one.reserved is None:
            return ("unreserved-in-use" if free > 0 else "nothing-unreserved"), None
        return ("stopped" if one.reserved == 0 else "reserved-in-use" if room > 0 else "all-provisioned"), None
    keep = round(params.idle_ttl * 1e6)
    idle = [each for each in own if not each[3] and each[1] <= at and at - each[1] <= keep]
    if idle:
        return "", min(idle, key=lambda each: (each[1], each[0]))
    left, since = tokens[place]
    left = min(1_000.0, left + (at - since) / 10_000)
    tokens[place] = (left, at)
    if left < 1 - 1e-9:
        return "scaling-rate", None
    tokens[place] = (left - 1, at)
    own.append([len(own), 0, None, False])
    return "", own[-1]


def event(inputs: dict[str, Any]) -> dict[str, Any]:
    """An asynchronous event, told attempt by attempt. Only what no rule of ours decides is used of it."""
    if inputs["reserved_concurrency"] == 0:
        return {"attempts": 0, "runs": 0, "end": "zero", "ended": 0.0}
    at, errors, runs, throttles, number = float(inputs["queue_delay"]), 0, 0, 0, 0
    while at <= inputs["max_event_age"]:
        word, _, took = inputs["outcomes"][min(number, len(inputs["outcomes"]) - 1)].partition(":")
        number += 1
        seconds = float(took or 0)
        limit = inputs["function_timeout"]
        if word == "timeout" or seconds > limit:
            seconds, word = (limit if seconds > limit or not took else seconds), "error"
        at += seconds
        if word == "ok":
            twice = inputs["duplicate"]
            return {"attempts": number + twice, "runs": runs + 1 + twice, "end": "ok", "ended": at + seconds * twice}
        if word == "error":
            runs, errors, throttles = runs + 1, errors + 1, 0 if inputs["backoff_resets"] else throttles
            if errors > inputs["max_retry_attempts"]:
                return {"attempts": number, "runs": runs, "end": "retries", "ended": at}
            wait = 60.0 * errors
        else:
            wait = float(min(inputs["growth"] ** throttles, 300))
            throttles += 1
        before = at
        at = at + wait if inputs["wait_from"] == "end" else max(at, at - seconds + wait)
    ended = max(inputs["max_event_age"], before if number else 0)
    return {"attempts": number, "runs": runs, "end": "age", "ended": ended}


def call(inputs: dict[str, Any]) -> dict[str, Any]:
    """A call that a client repeats: attempts, runs of the function, the end, and the tokens left."""
    same = {"429": "throttling", "throttle": "throttling", "200": "ok", "500": "transient", "502": "transient",
            "503": "transient", "504": "transient"}  # fmt: skip
    mode, dynamo = inputs["mode"], inputs["service"] == "dynamodb"
    most = inputs["max_attempts"] or (4 if dynamo else 5 if mode == "legacy" else 3)
    quota, paid, attempts, runs = inputs["quota"], 0, 0, 0
    while True:
        word = inputs["outcomes"][min(attempts, len(inputs["outcomes"]) - 1)]
        kind = same.get(word, "client-error" if word.isdigit() else word)
        attempts += 1
        if kind in ("ok", "function-error") and inputs["duration"] > inputs["read_timeout"]:
            kind = "timeout"
        runs += kind in ("ok", "function-error", "timeout")
        if kind in ("ok", "function-error"):
            back = paid if attempts > 1 else 1
            return {"attempts": attempts, "runs": runs, "end": kind, "quota": min(500, quota + back)}
        if kind == "client-error" or attempts >= most:
            return {"attempts": attempts, "runs": runs, "end": "client" if kind == "client-error" else "attempts",
                    "quota": quota}  # fmt: skip
        price = {"legacy": 0, "standard-2025": 10 if kind == "timeout" else 5}.get(
            mode, 5 if kind == "throttling" else 14
        )
        if price > quota:
            return {"attempts": attempts, "runs": runs, "end": "quota", "quota": quota}
        quota, paid = quota - price, price


def messages(inputs: dict[str, Any]) -> dict[str, Any]:
    """A batch of messages, told message by message: how often received, and its end."""
    hidden, delay, window = inputs["visibility_timeout"], inputs["poll_delay"], inputs["batch_window"]
    most = inputs["max_receive_count"] or 10**9
    left = set(range(1, inputs["batch"] + 1))
    at, received, second = delay, 0, None
    while True:
        if at >= inputs["retention"]:
            return {"received": received, "end": "expired", "second": second, "moved": None,
                    "lost": inputs["retention"]}  # fmt: skip
        if received == most:
            kept = inputs["dlq_retention"]
            lost = at + kept if inputs["fifo"] else max(kept, at)
            return {"received": received, "end": "dead-lettered", "second": second, "moved": at, "lost": lost}
        received += 1
        second = at if received == 2 else second
        word, _, about = inputs["outcomes"][min(received, len(inputs["outcomes"])) - 1].partition(":")
        seconds = float(about) if about and word != "fail" else 0.0
        if word == "timeout" or seconds > inputs["function_timeout"]:
            word = "error"
        if word in ("fail", "invalid") and not inputs["report_failures"]:
            word = "ok"
        late = window + seconds > hidden
        if not late and word in ("ok", "empty"):
            left = set()
        if not late and word == "fail":
            named = [int(each) for each in about.split("+")]
            if set(named) <= left:
                left = {each for each in left if (each >= min(named) if inputs["fifo"] else each in named)}
        if not left:
            return {"received": received, "end": "deleted", "second": second, "moved": None, "lost": None}
        at += hidden + delay
