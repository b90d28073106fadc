"""The addresses of mock exams."""

from django.urls import path

from study.exams import views

app_name = "exams"
urlpatterns = [
    path("exams/", views.exams, name="exams"),
    path("exams/start/", views.start, name="start"),
    path("exams/time/", views.time, name="time"),
    path("exams/<int:sitting>/", views.sitting, name="sitting"),
    path("exams/<int:sitting>/time/", views.time_of, name="time_of"),
    path("exams/<int:sitting>/pause/", views.pause, name="pause"),
    path("exams/<int:sitting>/finish/", views.finish, name="finish"),
    path("exams/<int:sitting>/result/", views.result, name="result"),
    path("exams/<int:sitting>/missed/", views.missed, name="missed"),
    path("exams/<int:sitting>/<int:position>/", views.item, name="item"),
]
