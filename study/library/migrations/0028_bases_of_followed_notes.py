from django.db import migrations
from django.db.models import F, OuterRef, Subquery


def keep_what_folders_said(apps, schema_editor):
    """Of notes that are taken from a folder it is known what they were edited from."""
    followed = apps.get_model("library", "Followed").objects
    files = apps.get_model("library", "NoteFile").objects.filter(package="")
    kept = apps.get_model("library", "LastBrought").objects
    of = followed.filter(course=OuterRef("course"), path=OuterRef("path"), gone=False, text__isnull=False)
    known = files.annotate(was=Subquery(of.values("text")[:1]), since=Subquery(of.values("at")[:1]))
    for file in known.filter(was__isnull=False).exclude(text=F("was")).iterator(chunk_size=100):
        kept.create(file_id=file.pk, text=file.was)
        if file.edited_at is None:
            files.filter(pk=file.pk).update(edited_at=file.since)


class Migration(migrations.Migration):
    dependencies = [
        ("library", "0027_what_was_last_brought"),
    ]

    operations = [
        migrations.RunPython(keep_what_folders_said, migrations.RunPython.noop, elidable=True),
    ]
