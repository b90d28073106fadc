"""The addresses of mock exams."""

from django.urls import path

from study.exams.views import authoring, reporting, sitting

app_name = "exams"
urlpatterns = [
    path("exams/", sitting.exams, name="exams"),
    path("exams/compare/", sitting.compare, name="compare"),
    path("exams/start/", sitting.start, name="start"),
    path("exams/time/", sitting.time, name="time"),
    path("exams/<int:sitting>/", sitting.sitting, name="sitting"),
    path("exams/<int:sitting>/time/", sitting.time_of, name="time_of"),
    path("exams/<int:sitting>/pause/", sitting.pause, name="pause"),
    path("exams/<int:sitting>/finish/", sitting.finish, name="finish"),
    path("exams/<int:sitting>/result/", sitting.result, name="result"),
    path("exams/<int:sitting>/missed/", sitting.missed, name="missed"),
    path("exams/<int:sitting>/<int:position>/", sitting.item, name="item"),
    path("exams/<int:sitting>/<int:position>/report/", reporting.report, name="report"),
    path("banks/<int:bank>/exams/", authoring.made, name="made"),
    path("banks/<int:bank>/exams/new/", authoring.new, name="new"),
    path("banks/<int:bank>/exams/<int:exam>/", authoring.edit, name="edit"),
    path("banks/<int:bank>/exams/<int:exam>/delete/", authoring.delete, name="delete"),
    path("banks/<int:bank>/exams/<int:exam>/published/", authoring.publish, name="publish"),
    path("banks/<int:bank>/exams/<int:exam>/ratings/", authoring.rate, name="rate"),
    path("banks/<int:bank>/exams/<int:exam>/late/", authoring.late, name="late"),
]
