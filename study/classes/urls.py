"""Addresses of classes."""

from django.urls import path

from study.classes.lti.views import launching, platforms
from study.classes.lti.views import teaching as platform_teaching
from study.classes.views import allowing, gradebook, joining, late, teaching, work

app_name = "classes"
urlpatterns = [
    path("lti/", platforms.index, name="platforms"),
    path("lti/<int:platform>/", platforms.platform, name="platform"),
    path("lti/<int:platform>/remove/", platforms.remove, name="remove_platform"),
    path("lti/keys/", platforms.new_key, name="new_key"),
    path("lti/keys.json", launching.jwks, name="lti_keys"),
    path("lti/login/", launching.login, name="lti_login"),
    path("lti/launch/", launching.launch, name="lti_launch"),
    path("lti/open/", launching.opened, name="lti_open"),
    path("lti/give/", launching.give, name="lti_give"),
    path("join/", joining.join, name="join"),
    path("classes/", joining.classes, name="classes"),
    path("classes/new/", teaching.make, name="make"),
    path("classes/<int:number>/", teaching.cohort, name="class"),
    path("classes/<int:number>/mine/", joining.mine, name="mine"),
    path("classes/<int:number>/as-a-learner/", teaching.as_learner, name="as_learner"),
    path("classes/<int:number>/leave/", joining.leave, name="leave"),
    path("classes/<int:number>/people/", teaching.people, name="people"),
    path("classes/<int:number>/invite/", teaching.invite, name="invite"),
    path("classes/<int:number>/name/", teaching.name, name="name"),
    path("classes/<int:number>/end/", teaching.end, name="end"),
    path("classes/<int:number>/instructors/", teaching.instructors, name="instructors"),
    path("classes/<int:number>/expected/", teaching.expect, name="expect"),
    path("classes/<int:number>/copy/", teaching.copy, name="copy"),
    path("classes/<int:number>/learners/<int:member>/", teaching.learner, name="learner"),
    path("classes/<int:number>/work/new/", work.new, name="new_work"),
    path("classes/<int:number>/work/<int:work>/", work.edit, name="work"),
    path("classes/<int:number>/work/<int:work>/give/", work.give, name="give"),
    path("classes/<int:number>/work/<int:work>/begin/", work.begin, name="begin"),
    path("classes/<int:number>/time/", allowing.of_class, name="class_time"),
    path("classes/<int:number>/learners/<int:member>/time/", allowing.of_learner, name="learner_time"),
    path("classes/<int:number>/work/<int:work>/time/", allowing.of_work, name="work_time"),
    path("classes/<int:number>/work/<int:work>/late/", late.late, name="late"),
    path("classes/<int:number>/gradebook/", gradebook.gradebook, name="gradebook"),
    path("classes/<int:number>/gradebook/<int:member>/<int:work>/", gradebook.arrange, name="arrange"),
    path("classes/<int:number>/questions/", gradebook.items, name="items"),
    path("classes/<int:number>/results.csv", gradebook.results_csv, name="results_csv"),
    path("classes/<int:number>/answers.csv", gradebook.answers_csv, name="answers_csv"),
    path("classes/<int:number>/platforms/", platform_teaching.read_names, name="platform_names"),
    path("classes/<int:number>/gradebook/send/", platform_teaching.send_grades, name="send_grades"),
    path("classes/<int:number>/roster.csv", teaching.roster_csv, name="roster_csv"),
]
