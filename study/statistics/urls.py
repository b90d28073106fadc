"""Addresses of statistics: a bank's and a question's figures, and grading again."""

from django.urls import path

from study.statistics import views

app_name = "statistics"
urlpatterns = [
    path("banks/<int:bank>/statistics/", views.statistics, name="bank_statistics"),
    path("banks/<int:bank>/q/<path:key>/statistics/", views.item, name="item"),
    path("banks/<int:bank>/q/<path:key>/regrade/", views.regrade, name="regrade"),
    path("banks/<int:bank>/reports/<int:report>/answer/", views.rule, name="rule"),
]
