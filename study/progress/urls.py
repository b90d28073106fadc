"""The addresses of progress, of the plan to an exam, and of the calendar."""

from django.urls import path

from study.progress import views

app_name = "progress"
urlpatterns = [
    path("plan/", views.plan, name="plan"),
    path("calendar.ics", views.calendar, name="calendar"),
    path("progress/", views.progress_page, name="progress"),
    path("progress/answers.csv", views.answers, name="answers"),
    path("progress/cards.apkg", views.anki_package, name="package"),
]
