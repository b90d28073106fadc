"""Registers the place with Django."""

from django.apps import AppConfig


class BanksConfig(AppConfig):
    """The place `study.banks`."""

    name = "study.banks"

    def ready(self) -> None:
        from study.banks import operations as does
        from study.banks.mails import tell_author
        from study.library.importing import INDEX
        from study.people import errands
        from study.web import tasks

        # A mail that cannot be sent is in the log of the worker; Today tells its author too.
        tasks.WORKS[does.TELL] = tasks.Work(lambda subject, clock: tell_author(subject), lambda subject, clock: None)
        tasks.WORKS[INDEX] = tasks.Work(lambda subject, clock: does.index_now(course=subject), tasks.again(INDEX))
        tasks.WORKS[does.FOLLOW] = tasks.Work(
            lambda subject, clock: does.set_doubles_aside(course=subject, now=clock()), tasks.again(does.FOLLOW)
        )
        tasks.WORKS[does.MAKE] = tasks.Work(
            lambda subject, clock: does.make_again(course=subject, now=clock()), tasks.again(does.MAKE)
        )
        tasks.WORKS[does.SORTS] = tasks.Work(
            lambda subject, clock: does.follow_sorts(course=subject, now=clock()), tasks.again(does.SORTS)
        )
        errands.KINDS[does.EXPORT] = errands.Kind(does.may_export, does.export_beside)
        errands.KINDS[does.READ] = errands.Kind(does.may_read, does.read_beside)
        errands.KINDS[does.SETTLE] = errands.Kind(does.may_take_in, does.settle_beside)
        errands.KINDS[does.TAKE] = errands.Kind(does.may_take_in, does.take_in_beside)
