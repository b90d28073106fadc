"""The tables as migration 0017 leaves them, made at once: a first start takes a fraction of the time.

A database that has some of the migrations this replaces goes on with them.
"""

from importlib import import_module

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

search = import_module("study.library.migrations.0002_search")


class Migration(migrations.Migration):

    replaces = [('library', '0001_courses_and_facts'), ('library', '0002_search'), ('library', '0003_patterns_of_dated_facts'), ('library', '0004_roles_and_own_cards'), ('library', '0005_hidden_and_shared_courses'), ('library', '0006_looks'), ('library', '0007_scope_and_disputes'), ('library', '0008_files_made_from_packages'), ('library', '0009_lines_only_a_person_can_tell'), ('library', '0010_dates_of_own_cards'), ('library', '0011_kept_pictures_and_writers'), ('library', '0012_pictures_move_to_the_store'), ('library', '0013_no_pictures_in_rows'), ('library', '0014_looks_say_how_texts_are_parted'), ('library', '0015_topics_keep_their_name'), ('library', '0016_fact_checks'), ('library', '0017_courses_open_to_classes')]

    initial = True

    dependencies = [
        ('people', '0001_squashed_0010'),
        ('uploads', '0001_pictures'),
    ]

    operations = [
        migrations.CreateModel(
            name='Course',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=80)),
                ('address', models.SlugField(max_length=96, unique=True)),
                ('title', models.CharField(max_length=200)),
                ('summary', models.TextField(blank=True)),
                ('shipped', models.BooleanField(default=False)),
                ('outline', models.JSONField(blank=True, default=dict)),
                ('scope', models.JSONField(blank=True, default=dict)),
                ('fingerprint', models.CharField(blank=True, max_length=64)),
                ('updated_at', models.DateTimeField()),
                ('deleted_at', models.DateTimeField(blank=True, null=True)),
                ('writer_agreed_at', models.DateTimeField(blank=True, null=True)),
                ('audience', models.CharField(choices=[('private', 'only you'), ('cohorts', 'chosen classes'), ('public', 'everybody')], default='private', max_length=16)),
                ('cohorts', models.ManyToManyField(blank=True, related_name='courses', to='people.cohort')),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='courses', to='people.learner')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('deleted_at', None)), fields=('owner', 'slug'), name='course_slug_per_owner'), models.UniqueConstraint(condition=models.Q(('owner', None)), fields=('slug', 'shipped'), name='public_course_slug')],
            },
        ),
        migrations.CreateModel(
            name='Asset',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('path', models.CharField(max_length=500)),
                ('drawing', models.TextField(blank=True)),
                ('picture', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='uploads.picture')),
                ('course', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='assets', to='library.course')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('course', 'path'), name='asset_path_per_course')],
            },
        ),
        migrations.CreateModel(
            name='NoteFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('path', models.CharField(max_length=500)),
                ('text', models.TextField()),
                ('revision', models.PositiveIntegerField(default=1)),
                ('package', models.CharField(blank=True, max_length=500)),
                ('course', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='library.course')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('course', 'path'), name='file_path_per_course')],
            },
        ),
        migrations.CreateModel(
            name='Topic',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=500)),
                ('title', models.CharField(max_length=500)),
                ('called', models.CharField(blank=True, default='', max_length=500)),
                ('level', models.PositiveSmallIntegerField()),
                ('position', models.PositiveIntegerField()),
                ('start', models.PositiveIntegerField()),
                ('end', models.PositiveIntegerField()),
                ('heading', models.JSONField(default=list)),
                ('figures', models.JSONField(blank=True, default=list)),
                ('links', models.JSONField(blank=True, default=list)),
                ('tags', models.JSONField(blank=True, default=list)),
                ('simulators', models.JSONField(blank=True, default=list)),
                ('course', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='topics', to='library.course')),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='topics', to='library.notefile')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='children', to='library.topic')),
            ],
            options={
                'ordering': ['position'],
                'constraints': [models.UniqueConstraint(fields=('course', 'key'), name='topic_key_per_course')],
            },
        ),
        migrations.CreateModel(
            name='DatedFact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(max_length=120)),
                ('position', models.PositiveIntegerField()),
                ('headline', models.TextField()),
                ('text', models.TextField(blank=True)),
                ('source_title', models.CharField(max_length=300)),
                ('source_url', models.URLField(max_length=500)),
                ('as_of', models.CharField(blank=True, max_length=20)),
                ('checked', models.DateField()),
                ('patterns', models.JSONField(blank=True, default=list)),
                ('course', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='dated_facts', to='library.course')),
                ('topic', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='dated_facts', to='library.topic')),
            ],
            options={
                'ordering': ['position'],
                'constraints': [models.UniqueConstraint(fields=('course', 'key'), name='dated_fact_key_per_course')],
            },
        ),
        migrations.CreateModel(
            name='Dispute',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('line', models.CharField(max_length=520)),
                ('at', models.DateTimeField()),
                ('course', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='disputes', to='library.course')),
                ('fact', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='library.datedfact')),
                ('learner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.learner')),
            ],
            options={
                'ordering': ['at'],
                'constraints': [models.UniqueConstraint(fields=('course', 'line', 'fact', 'learner'), name='disputed_once')],
            },
        ),
        migrations.CreateModel(
            name='DisputeRuling',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('line', models.CharField(max_length=520)),
                ('away', models.BooleanField()),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('course', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='dispute_rulings', to='library.course')),
                ('fact', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='library.datedfact')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('course', 'line', 'fact'), name='dispute_ruled_once')],
            },
        ),
        migrations.CreateModel(
            name='Doubt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('line', models.CharField(max_length=520)),
                ('old', models.TextField()),
                ('at', models.DateTimeField()),
                ('course', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='doubts', to='library.course')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(fields=('course', 'line'), name='doubted_once')],
            },
        ),
        migrations.CreateModel(
            name='FactCheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(max_length=120)),
                ('said', models.TextField()),
                ('day', models.DateField()),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('course', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='fact_checks', to='library.course')),
            ],
        ),
        migrations.CreateModel(
            name='Look',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=80)),
                ('title', models.CharField(blank=True, max_length=200)),
                ('name', models.CharField(max_length=200)),
                ('size', models.PositiveIntegerField()),
                ('pictures', models.PositiveIntegerField(default=0)),
                ('writer_agreed', models.BooleanField(null=True)),
                ('whole', models.BooleanField(default=True)),
                ('made_at', models.DateTimeField()),
                ('state', models.CharField(choices=[('reading', 'Reading'), ('ready', 'Ready'), ('failed', 'Failed'), ('left', 'Left'), ('taking', 'Taking'), ('taken', 'Taken'), ('undone', 'Undone')], default='reading', max_length=8)),
                ('started_at', models.DateTimeField(blank=True, null=True)),
                ('done', models.PositiveIntegerField(default=0)),
                ('total', models.PositiveIntegerField(default=0)),
                ('at', models.CharField(blank=True, max_length=500)),
                ('problems', models.JSONField(default=list)),
                ('found', models.JSONField(default=dict)),
                ('apart', models.JSONField(default=list)),
                ('parted', models.JSONField(default=dict)),
                ('dates', models.BooleanField(default=True)),
                ('against', models.DateTimeField(blank=True, null=True)),
                ('taken_at', models.DateTimeField(blank=True, null=True)),
                ('course', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='looks', to='library.course')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='looks', to='people.learner')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('state__in', ('reading', 'ready', 'failed', 'left', 'taking'))), fields=('owner', 'slug'), name='one_open_look')],
            },
        ),
        migrations.CreateModel(
            name='LookFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('earlier', models.BooleanField(default=False)),
                ('path', models.CharField(max_length=500)),
                ('media_type', models.CharField(blank=True, max_length=100)),
                ('content', models.BinaryField()),
                ('look', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='library.look')),
                ('picture', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='uploads.picture')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('look', 'earlier', 'path'), name='file_path_per_look')],
            },
        ),
        migrations.CreateModel(
            name='Share',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('token', models.SlugField(max_length=64, unique=True)),
                ('made_at', models.DateTimeField()),
                ('revoked_at', models.DateTimeField(blank=True, null=True)),
                ('course', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='shares', to='library.course')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('revoked_at', None)), fields=('course',), name='one_link_per_course')],
            },
        ),
        migrations.CreateModel(
            name='Reader',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateTimeField()),
                ('learner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reads', to='people.learner')),
                ('share', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='readers', to='library.share')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('share', 'learner'), name='reader_once')],
            },
        ),
        migrations.CreateModel(
            name='Fact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=520)),
                ('kind', models.CharField(max_length=16)),
                ('text', models.TextField()),
                ('start', models.PositiveIntegerField()),
                ('end', models.PositiveIntegerField()),
                ('position', models.PositiveIntegerField()),
                ('term', models.TextField(blank=True)),
                ('meaning', models.TextField(blank=True)),
                ('relation', models.CharField(blank=True, max_length=16)),
                ('lead', models.TextField(blank=True)),
                ('parent', models.CharField(blank=True, max_length=520)),
                ('depth', models.PositiveSmallIntegerField(default=0)),
                ('ordered', models.BooleanField(default=False)),
                ('callout', models.CharField(blank=True, max_length=40)),
                ('verbatim', models.BooleanField(default=False)),
                ('role', models.CharField(default='statement', max_length=16)),
                ('unasked', models.CharField(blank=True, max_length=200)),
                ('language', models.CharField(blank=True, max_length=8)),
                ('cards', models.JSONField(blank=True, default=list)),
                ('removed_at', models.DateTimeField(blank=True, null=True)),
                ('topic', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='facts', to='library.topic')),
            ],
            options={
                'ordering': ['position'],
                'constraints': [models.UniqueConstraint(fields=('topic', 'key'), name='fact_key_per_topic')],
            },
        ),
        migrations.CreateModel(
            name='Claim',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('line', models.CharField(blank=True, max_length=520)),
                ('start', models.PositiveIntegerField()),
                ('end', models.PositiveIntegerField()),
                ('says', models.TextField()),
                ('verdict', models.CharField(max_length=16)),
                ('holds', models.TextField(blank=True)),
                ('note', models.TextField(blank=True)),
                ('scope', models.TextField(blank=True)),
                ('away', models.BooleanField(default=False)),
                ('fact', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='claims', to='library.datedfact')),
                ('topic', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='claims', to='library.topic')),
            ],
            options={
                'ordering': ['start'],
            },
        ),
        migrations.RunPython(search.create, search.drop),
    ]
