"""The addresses of today."""

from django.urls import path

from study.today import views

app_name = "today"
urlpatterns = [path("", views.today, name="today"), path("share/", views.share, name="share")]
