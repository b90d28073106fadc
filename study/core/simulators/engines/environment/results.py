"""The results of a run of execution environments, and the notes on the model behind it."""

from study.core.simulators.engines.environment.params import LIFE, SCALING, SNAPSTART
from study.core.simulators.simulator import Note, Result

INIT, RESTORE, AGAIN, NONE = "init", "restore", "again", "none"

NOTES = (
    Note("documented", "An environment works on one request at a time; one that is idle is used again.", SCALING),
    Note("documented", "A new environment begins with Init: extensions, runtime, code outside the handler.", LIFE),
    Note("documented", "Between invocations it is frozen: variables, /tmp and connections stay as they are.", LIFE),
    Note("documented", "After a crash or timeout the runtime starts again in it, and /tmp is not cleared.", LIFE),
    Note("documented", "Lambda ends environments; nothing promises that the next request finds the same one.", LIFE),
    Note("documented", "SnapStart: Init runs once, when the version is published; a start restores it.", SNAPSTART),
    Note("documented", "After a restore, connections that Init opened have to be made again.", SNAPSTART),
    Note("derived", "A request starts cold where every environment is at work, or none is left."),
    Note("simplified", "An idle environment is kept for the same time, and no longer; busy ones are never ended."),
    Note("simplified", "Of idle environments the oldest is used first."),
    Note("simplified", "Every handler takes equally long; a crash takes as long as the others."),
    Note("simplified", "After a crash with SnapStart, the next invocation begins with a restore."),
)

RESULTS = (
    Result(
        "invocations",
        "the requests in order, with what each finds of earlier invocations",
        "array",
        fields=(
            Result("at", "when it comes", "number", unit="s"),
            Result("cold", "whether a new environment was started for it", "boolean"),
            Result("environment", "which one works on it, from 1", minimum=1),
            Result("sees_global", "whether a global variable that was set before is there", "boolean", source=LIFE),
            Result("sees_tmp", "whether a file that was written to /tmp before is there", "boolean", source=LIFE),
            Result("sees_connection", "whether a connection that was opened before is open", "boolean", source=LIFE),
            Result("start", "what comes before the handler", "string", choices=(INIT, RESTORE, AGAIN, NONE)),
            Result("handler_at", "when the handler begins", "number", unit="s"),
            Result("end", "when it ends", "number", unit="s"),
        ),
    ),
    Result("cold_share", "invocations that started cold, of all", "number", minimum=0, maximum=1),
    Result("cold", "invocations that started cold"),
    Result("environments", "how many there were in all"),
    Result("init_runs", "how often the code outside the handler ran", source=SNAPSTART),
    Result("max_at_once", "the most invocations at once"),
)
