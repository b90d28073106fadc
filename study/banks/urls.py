"""Addresses of the banks."""

from django.urls import path

from study.banks.views import (
    covering,
    earlier,
    editing,
    exchange,
    facts,
    listing,
    paper,
    picturing,
    reviewing,
    sharing,
    waiting,
)

app_name = "banks"
urlpatterns = [
    path("", listing.banks, name="banks"),
    path("facts/", facts.facts, name="facts"),
    path("waiting/", waiting.waiting, name="waiting"),
    path("waiting/together/", waiting.together, name="together"),
    path("pictures/<slug:digest>/", picturing.picture, name="picture"),
    path("<int:bank>/", listing.bank, name="bank"),
    path("<int:bank>/many/", listing.many, name="many"),
    path("<int:bank>/new/", editing.new, name="new"),
    path("<int:bank>/cover/", covering.cover, name="cover"),
    path("<int:bank>/import/", exchange.import_file, name="import"),
    path("<int:bank>/import/<int:upload>/", exchange.review_import, name="review_import"),
    path("<int:bank>/export/", exchange.export_file, name="export"),
    path("<int:bank>/paper/", paper.paper, name="paper"),
    path("<int:bank>/sharing/", sharing.sharing, name="sharing"),
    path("<int:bank>/role/", sharing.role, name="role"),
    path("<int:bank>/title/", sharing.title, name="title"),
    path("<int:bank>/delete/", sharing.delete, name="delete_bank"),
    path("<int:bank>/history/", sharing.history, name="history"),
    path("<int:bank>/reports/", reviewing.reports, name="reports"),
    path("<int:bank>/reports/badges/", reviewing.rule_on_badge, name="rule_on_badge"),
    path("<int:bank>/reports/<int:report>/", reviewing.judge, name="judge"),
    path("<int:bank>/q/<path:key>/fields/", editing.fields, name="fields"),
    path("<int:bank>/q/<path:key>/draft/", editing.draft, name="draft"),
    path("<int:bank>/q/<path:key>/picture/", picturing.add_picture, name="add_picture"),
    path("<int:bank>/q/<path:key>/earlier/", earlier.earlier, name="earlier"),
    path("<int:bank>/q/<path:key>/versions/", editing.versions, name="versions"),
    path("<int:bank>/q/<path:key>/status/", editing.status, name="status"),
    path("<int:bank>/q/<path:key>/delete/", editing.delete, name="delete_draft"),
    path("<int:bank>/q/<path:key>/review/", reviewing.review, name="review"),
    path("<int:bank>/q/<path:key>/decide/", reviewing.decide, name="decide"),
    path("<int:bank>/q/<path:key>/comment/", reviewing.comment, name="comment"),
    path("<int:bank>/q/<path:key>/", editing.edit, name="edit"),
]
