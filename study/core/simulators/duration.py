"""How long a function runs at a memory size: the documented CPU share, and a model of ours on top of it."""

from dataclasses import dataclass

FULL_VCPU_MB = 1769
"""One vCPU's worth of CPU time. AWS Lambda Developer Guide, "Configure Lambda function memory", text of
June 2026; the same page said 1,792 MB until 2 December 2020."""

MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Work:
    """What one call has to do, in whole microseconds: `cpu` on one full vCPU, of which `parallel`
    millionths can be spread over `threads`, and `wait` that no CPU shortens. `threads` is at least 1."""

    cpu: int
    wait: int = 0
    parallel: int = 0
    threads: int = 1

    def microseconds(self, memory_mb: int) -> int:
        """Amdahl's law with the CPU share as speed, rounded up to a microsecond (a simplification).

        Serial work runs at min(1, share), parallel work at min(threads, share); below one vCPU the two
        are the same.
        """
        serial = min(memory_mb, FULL_VCPU_MB)
        spread = min(memory_mb, FULL_VCPU_MB * self.threads)
        work = FULL_VCPU_MB * self.cpu * ((MILLION - self.parallel) * spread + self.parallel * serial)
        return self.wait + ceil_div(work, MILLION * serial * spread)


def vcpu(memory_mb: int) -> float:
    """The CPU share in vCPUs: in proportion to memory."""
    return memory_mb / FULL_VCPU_MB


def ceil_div(number: int, by: int) -> int:
    """Divide whole numbers, rounding up."""
    return -(-number // by)
