"""Addresses of the daily review, of answers, and of the quiz on a lab's state."""

from django.urls import path

from study.review.views import editing, flags, lists, memory, reports, review, state_quiz

app_name = "review"
urlpatterns = [
    path("labs/<slug:engine>/quiz/", state_quiz.quiz_state, name="quiz_state"),
    path("review/", review.review, name="review"),
    path("review/<int:card>/", review.answer, name="answer"),
    path("review/question/<int:question>/", review.answer_question, name="answer_question"),
    path("review/<int:card>/suspend/", review.suspend, name="suspend"),
    path("review/<int:card>/not-today/", review.not_today, name="not_today"),
    path("review/<int:card>/never/", review.never, name="never"),
    path("review/flags/", flags.flags, name="flags"),
    path("review/<int:card>/flag/", flags.flag, name="flag"),
    path("review/<int:card>/edit/", editing.edit, name="edit"),
    path("review/answered/<int:number>/edit/", editing.edit_answered, name="edit_answered"),
    path("review/answered/<int:number>/", review.answered, name="answered"),
    path("review/answered/<int:number>/guessed/", review.guessed, name="guessed"),
    path("review/answered/<int:number>/report/", reports.report, name="report"),
    path("review/answered/<int:number>/right/", reports.call_right, name="call_right"),
    path("review/hard/", lists.hard, name="hard"),
    path("review/aside/", lists.aside, name="aside"),
    path("news/<int:notice>/", reports.put_away, name="put_away"),
    path("settings/memory/", memory.memory, name="memory"),
    path("review/undo/", review.undo, name="undo"),
    path("review/more/", review.more, name="more"),
    path("review/fewer/", review.fewer, name="fewer"),
]
