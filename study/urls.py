"""Every address. A place brings its own; the places above may use those below, never the other way."""

from django.urls import include, path

from study.web import errors, health, installation

urlpatterns = [
    # Asked most of all, and an address is looked for from the top. No other place has addresses like these.
    path("", include("study.review.urls")),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("manifest.webmanifest", installation.manifest, name="manifest"),
    path("worker.js", installation.worker, name="worker"),
    path("account/", include("allauth.account.urls")),
    path("", include("study.people.urls")),
    path("", include("study.labs.urls")),
    path("", include("study.today.urls")),
    path("", include("study.classes.urls")),
    path("", include("study.topics.urls")),
    path("", include("study.progress.urls")),
    path("", include("study.exams.urls")),
    # Statistics come before the banks, whose addresses end in a question's key: that may be any words.
    path("", include("study.statistics.urls")),
    path("banks/", include("study.banks.urls")),
]

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler429 = errors.too_many  # called by allauth's rate limits
handler500 = errors.server_error
