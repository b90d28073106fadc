"""The request with its learner."""

from study.people.models import Learner
from study.web.requests import Request as WebRequest


class Request(WebRequest):
    """A request that has passed all our middleware."""

    learner: Learner | None
