"""The origin of computed questions is stored under a name that sorts between the other two."""

from django.db import migrations, models


def rename(old, new):
    def change(apps, schema_editor):
        apps.get_model("banks", "Bank").objects.filter(origin=old).update(origin=new)

    return change


class Migration(migrations.Migration):

    dependencies = [("banks", "0006_uploads")]

    operations = [
        migrations.AlterField(
            model_name="bank",
            name="origin",
            field=models.CharField(
                choices=[("generated", "Generated"), ("written", "Written"), ("simulated", "Computed")], max_length=16
            ),
        ),
        migrations.RunPython(rename("computed", "simulated"), rename("simulated", "computed")),
    ]
