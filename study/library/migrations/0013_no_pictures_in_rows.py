from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('library', '0012_pictures_move_to_the_store'),
    ]

    operations = [
        migrations.RemoveField('asset', 'media_type'),
        migrations.RemoveField('asset', 'content'),
    ]
