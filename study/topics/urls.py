"""Addresses of topics: courses, their topics and pictures, search, bringing notes."""

from django.urls import path

from study.topics.views import badges, browser, looks, notes, own_course, search, topics, triage

app_name = "topics"
urlpatterns = [
    path("courses/", topics.courses, name="courses"),
    path("courses/<slug:address>/", topics.course, name="course"),
    path("courses/<slug:address>/pictures/<slug:digest>/", topics.picture, name="picture"),
    path("courses/<slug:address>/topics/<path:key>/", topics.topic, name="topic"),
    path("courses/<slug:address>/badges/", badges.dispute, name="dispute"),
    path("courses/<slug:address>/study/", topics.study, name="study"),
    path("courses/<slug:address>/pause/", topics.pause, name="pause"),
    path("courses/<slug:address>/leave/", topics.leave, name="leave"),
    path("search/", search.search, name="search"),
    path("notes/", notes.bring_notes, name="bring_notes"),
    path("notes/reports/", notes.settle_report, name="settle_report"),
    path("notes/look/<int:look>/", looks.look, name="look"),
    path("notes/look/<int:look>/<slug:listed>/", looks.look_list, name="look_list"),
    path("notes/<slug:address>/", browser.notes, name="notes"),
    path("notes/<slug:address>/decide/", browser.decide, name="decide"),
    path("notes/<slug:address>/text/", notes.choose_text, name="choose_text"),
    path("notes/<slug:address>/texts/", notes.texts, name="texts"),
    path("notes/<slug:address>/settle/", browser.settle, name="settle"),
    path("notes/<slug:address>/reword/", browser.reword, name="reword"),
    path("notes/<slug:address>/write/", browser.write, name="write"),
    path("notes/<slug:address>/unsure/", triage.unsure, name="unsure"),
    path("notes/<slug:address>/unsure/sorts/", triage.sorts, name="sorts"),
    path("notes/<slug:address>/unsure/sort/", triage.sort, name="sort"),
    path("notes/<slug:address>/edit/", own_course.edit_note, name="edit_note"),
    path("notes/<slug:address>/foresee/", own_course.foresee, name="foresee"),
    path("notes/<slug:address>/name/", own_course.rename, name="rename"),
    path("notes/<slug:address>/writer/", own_course.writer, name="writer"),
    path("notes/<slug:address>/delete/", own_course.delete, name="delete"),
    path("notes/<slug:address>/back/", own_course.bring_back, name="bring_back"),
    path("notes/<slug:address>/share/", own_course.share, name="share"),
    path("notes/<slug:address>/audience/", own_course.open_to, name="open_to"),
    path("shared/<slug:token>/", own_course.shared, name="shared"),
    path("notes/<slug:address>/tell/", notes.tell, name="tell"),
    path("notes/<slug:address>/download/", own_course.download, name="download"),
]
