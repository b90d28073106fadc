"""Work for platforms that is done beside the pages: results are sent, names are read."""

from study.classes.lti import grades, names
from study.web import tasks

WORKS = {
    grades.SEND: tasks.Work(lambda subject, clock: grades.send(link=subject, clock=clock), tasks.again(grades.SEND)),
    names.READ: tasks.Work(lambda subject, clock: names.read(course=subject, clock=clock), tasks.again(names.READ)),
}
