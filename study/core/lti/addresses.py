"""Which addresses may be entered for a platform, and which requests go out to it."""

from collections.abc import Iterable
from urllib.parse import urlsplit

LOCAL = ("localhost", "127.0.0.1", "::1")


def origin(address: str) -> str:
    """The scheme, host and port of an address, in one spelling; empty for what is no address of the web."""
    try:
        parts = urlsplit(address.strip())
        port = parts.port or {"https": 443, "http": 80}.get(parts.scheme, 0)
    except ValueError:
        return ""
    usable = parts.scheme in ("http", "https") and parts.hostname and not (parts.username or parts.password)
    if not usable or any(one in address for one in "\\\r\n\t ;,"):
        return ""
    return f"{parts.scheme}://{_host(parts.hostname or '')}:{port}"


def site(address: str) -> str:
    """The same as a browser's content policy spells it: without the usual port."""
    found = origin(address)
    return found.removesuffix(":443") if found.startswith("https:") else found.removesuffix(":80")


def is_safe(address: str) -> bool:
    """Whether what goes there cannot be read on the way: by https, or to this machine itself."""
    found = origin(address)
    return found.startswith("https:") or (bool(found) and (urlsplit(found).hostname or "") in LOCAL)


def leads_to(address: str, entered: Iterable[str]) -> bool:
    """Whether an address is on a site that was entered."""
    found = origin(address)
    return bool(found) and found in {origin(one) for one in entered}


def _host(name: str) -> str:
    return f"[{name}]" if ":" in name else name
