from django.db import migrations, models


def copy_names(apps, schema_editor):
    """Give each topic the title that the outline of its course has for it."""
    Course, Topic = apps.get_model("library", "Course"), apps.get_model("library", "Topic")
    for course in Course.objects.exclude(outline={}).only("outline").iterator():
        called = {one["key"]: one.get("title") or "" for one in course.outline.get("topic", ())}
        topics = list(Topic.objects.filter(course=course.pk, key__in=[key for key, said in called.items() if said]))
        for topic in topics:
            topic.called = called[topic.key][:500]
        Topic.objects.bulk_update(topics, ["called"], batch_size=500)


class Migration(migrations.Migration):

    dependencies = [
        ("library", "0014_looks_say_how_texts_are_parted"),
    ]

    operations = [
        migrations.AddField("topic", "called", models.CharField(blank=True, default="", max_length=500)),
        migrations.RunPython(copy_names, migrations.RunPython.noop, elidable=True),
    ]
