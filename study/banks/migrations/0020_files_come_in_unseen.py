"""Files come into a bank by one switch. Of one that was half in, the rest is taken in anew, as a file of its own."""

import django.db.models.deletion
from django.db import migrations, models


def begin_the_rest_anew(apps, schema_editor):
    Upload = apps.get_model("banks", "Upload")
    for upload in Upload.objects.filter(started=True).iterator(chunk_size=1):
        if upload.done >= len(upload.items):
            upload.noted = True
        else:
            upload.items, upload.done, upload.started = upload.items[upload.done :], 0, False
        upload.save()


class Migration(migrations.Migration):

    dependencies = [
        ("banks", "0001_squashed_0019"),
    ]

    operations = [
        migrations.AddField(
            model_name="bank",
            name="arriving",
            field=models.OneToOneField(
                null=True, on_delete=django.db.models.deletion.CASCADE, related_name="staged", to="banks.upload"
            ),
        ),
        migrations.AddField(
            model_name="upload",
            name="noted",
            field=models.BooleanField(default=False),
        ),
        migrations.RunPython(begin_the_rest_anew, migrations.RunPython.noop, elidable=True),
    ]
