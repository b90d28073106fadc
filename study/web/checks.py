"""A system check: every view declares its access rule."""

from collections.abc import Iterator
from typing import Any

from django.core.checks import CheckMessage, Error, register
from django.urls import URLPattern, URLResolver, get_resolver

# Views of others that carry no declaration of ours, by module: reviewed, and open by design.
REVIEWED = ("allauth.account.",)


def _patterns(resolver: URLResolver, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    for pattern in resolver.url_patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _patterns(pattern, route)
        else:
            yield route, pattern


@register()
def every_view_declares_access(app_configs: object, **kwargs: Any) -> list[CheckMessage]:
    """Error keepwarm.E001 for each view without an access decorator (study.web.access)."""
    return [
        Error(
            f"The view at '{route}' does not say who may use it.",
            hint="Decorate it with study.web.access.anyone, member, instructor or admin.",
            obj=pattern.lookup_str,
            id="keepwarm.E001",
        )
        for route, pattern in _patterns(get_resolver())
        if not hasattr(pattern.callback, "access") and not pattern.lookup_str.startswith(REVIEWED)
    ]
