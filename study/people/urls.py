"""Addresses of people: settings. allauth has signing in and up, under account/."""

from django.urls import path

from study.people import views

app_name = "people"
urlpatterns = [
    path("settings/", views.settings, name="settings"),
    path("settings/my-data.json", views.download, name="download"),
    path("settings/delete/", views.delete, name="delete"),
    path("settings/delete/undo/<str:token>/", views.stay, name="stay"),
    path("settings/calendar/", views.calendar, name="calendar"),
    path("settings/roles/", views.roles, name="roles"),
    path("reminders/stop/", views.stop_reminders, name="stop_reminders"),
    path("settings/phone/", views.phone, name="phone"),
    path("work/<int:errand>/", views.errand, name="errand"),
    path("work/<int:errand>/file/", views.errand_file, name="errand_file"),
    path("phone/", views.handover, name="handover"),
]
