"""Addresses of topics: courses, their topics and pictures, search, bringing notes."""

from django.urls import path

from study.topics.views import notes, search, topics

app_name = "topics"
urlpatterns = [
    path("courses/", topics.courses, name="courses"),
    path("courses/<slug:address>/", topics.course, name="course"),
    path("courses/<slug:address>/pictures/<path:name>", topics.picture, name="picture"),
    path("courses/<slug:address>/topics/<path:key>/", topics.topic, name="topic"),
    path("courses/<slug:address>/study/", topics.study, name="study"),
    path("search/", search.search, name="search"),
    path("notes/", notes.bring_notes, name="bring_notes"),
]
