"""Addresses of people: settings and cohorts. allauth has signing in and up, under account/."""

from django.urls import path

from study.people import views

app_name = "people"
urlpatterns = [
    path("settings/", views.settings, name="settings"),
    path("settings/my-data.json", views.download, name="download"),
    path("settings/delete/", views.delete, name="delete"),
    path("settings/delete/undo/<str:token>/", views.stay, name="stay"),
    path("cohorts/", views.cohorts, name="cohorts"),
    path("join/", views.join, name="join"),
]
