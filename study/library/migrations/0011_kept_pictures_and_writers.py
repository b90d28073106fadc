import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('library', '0010_dates_of_own_cards'),
        ('uploads', '0001_pictures'),
    ]

    operations = [
        migrations.AddField('course', 'writer_agreed_at', models.DateTimeField(blank=True, null=True)),
        migrations.AddField('asset', 'picture', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='uploads.picture')),
        migrations.AddField('asset', 'drawing', models.TextField(blank=True, default=''), preserve_default=False),
        migrations.AddField('look', 'writer_agreed', models.BooleanField(null=True)),
        migrations.AddField('look', 'pictures', models.PositiveIntegerField(default=0)),
        migrations.AddField('lookfile', 'picture', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='uploads.picture')),
    ]
