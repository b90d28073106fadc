"""Addresses of the labs: the gallery, one lab, and a run as a file."""

from django.urls import path

from study.labs import views

app_name = "labs"
urlpatterns = [
    path("labs/", views.gallery, name="gallery"),
    path("labs/<slug:engine>/", views.lab, name="lab"),
    path("labs/<slug:engine>/steps.json", views.steps_json, name="steps"),
    path("labs/<slug:engine>/trace.json", views.trace_json, name="trace_json"),
    path("labs/<slug:engine>/trace.csv", views.trace_csv, name="trace_csv"),
    path("labs/<slug:engine>/picture.svg", views.picture, name="picture"),
]
