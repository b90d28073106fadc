"""The address of the plan to an exam."""

from django.urls import path

from study.progress import views

app_name = "progress"
urlpatterns = [path("plan/", views.plan, name="plan")]
