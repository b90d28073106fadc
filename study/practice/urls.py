"""Addresses of practice: today, courses and topics, search, the daily review, one's own notes."""

from django.urls import path

from study.practice.views import items, labs, notes, reports, review, search, today, topics

app_name = "practice"
urlpatterns = [
    path("", today.today, name="today"),
    path("banks/<int:bank>/statistics/", items.statistics, name="bank_statistics"),
    path("banks/<int:bank>/q/<path:key>/statistics/", items.item, name="item"),
    path("banks/<int:bank>/q/<path:key>/regrade/", items.regrade, name="regrade"),
    path("banks/<int:bank>/reports/<int:report>/answer/", reports.rule, name="rule"),
    path("courses/", topics.courses, name="courses"),
    path("courses/<slug:address>/", topics.course, name="course"),
    path("courses/<slug:address>/pictures/<path:name>", topics.picture, name="picture"),
    path("courses/<slug:address>/topics/<path:key>/", topics.topic, name="topic"),
    path("courses/<slug:address>/study/", topics.study, name="study"),
    path("search/", search.search, name="search"),
    path("notes/", notes.bring_notes, name="bring_notes"),
    path("labs/<slug:engine>/quiz/", labs.quiz_state, name="quiz_state"),
    path("review/", review.review, name="review"),
    path("review/<int:card>/", review.answer, name="answer"),
    path("review/question/<int:question>/", review.answer_question, name="answer_question"),
    path("review/<int:card>/suspend/", review.suspend, name="suspend"),
    path("review/answered/<int:number>/", review.answered, name="answered"),
    path("review/answered/<int:number>/guessed/", review.guessed, name="guessed"),
    path("review/answered/<int:number>/report/", reports.report, name="report"),
    path("review/answered/<int:number>/right/", reports.call_right, name="call_right"),
    path("news/<int:notice>/", reports.put_away, name="put_away"),
    path("review/undo/", review.undo, name="undo"),
    path("review/more/", review.more, name="more"),
]
