"""What makes the product an app on a phone's home screen: its manifest, and the worker that answers without a
connection. Browsers offer this over HTTPS and on localhost alone.
"""

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.templatetags.static import static
from django.views.decorators.http import require_safe

from study.web.access import anyone
from study.web.requests import Request

PAPER, GREEN = "#ffffff", "#137d68"
ICONS = (
    ("icon-192.png", "192x192", "any"),
    ("icon-512.png", "512x512", "any"),
    ("maskable-512.png", "512x512", "maskable"),
)


@anyone
@require_safe
def manifest(request: Request) -> HttpResponse:
    """The app's name, colours and icons."""
    icons = [
        {"src": static(f"img/app/{name}"), "sizes": sizes, "type": "image/png", "purpose": purpose}
        for name, sizes, purpose in ICONS
    ]
    described = {
        "id": "/",
        "name": "Keepwarm",
        "short_name": "Keepwarm",
        "description": "Questions from your own notes, asked again just before you would forget them.",
        "lang": "en",
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": GREEN,
        "icons": icons,
    }
    return JsonResponse(described, content_type="application/manifest+json")


@anyone
@require_safe
def worker(request: Request) -> HttpResponse:
    """The service worker. It stands here and not among the static files, because a worker answers for the addresses
    below its own alone."""
    script = settings.BASE_DIR / "static" / "js" / "worker.js"
    return HttpResponse(script.read_bytes(), content_type="text/javascript; charset=utf-8")
