"""Addresses of classes."""

from django.urls import path

from study.classes.views import joining, teaching

app_name = "classes"
urlpatterns = [
    path("join/", joining.join, name="join"),
    path("classes/", joining.classes, name="classes"),
    path("classes/new/", teaching.make, name="make"),
    path("classes/<int:number>/", teaching.cohort, name="class"),
    path("classes/<int:number>/mine/", joining.mine, name="mine"),
    path("classes/<int:number>/leave/", joining.leave, name="leave"),
    path("classes/<int:number>/people/", teaching.people, name="people"),
    path("classes/<int:number>/invite/", teaching.invite, name="invite"),
    path("classes/<int:number>/name/", teaching.name, name="name"),
    path("classes/<int:number>/end/", teaching.end, name="end"),
    path("classes/<int:number>/instructors/", teaching.instructors, name="instructors"),
    path("classes/<int:number>/expected/", teaching.expect, name="expect"),
    path("classes/<int:number>/copy/", teaching.copy, name="copy"),
    path("classes/<int:number>/learners/<int:member>/", teaching.learner, name="learner"),
    path("classes/<int:number>/roster.csv", teaching.roster_csv, name="roster_csv"),
]
