"""The tables as migration 0019 leaves them, made at once: a first start takes a fraction of the time.

A database that has some of the migrations this replaces goes on with them.
"""

from importlib import import_module

import django.db.models.deletion
import study.banks.models.questions
from django.conf import settings
from django.db import migrations, models

history = import_module("study.banks.migrations.0014_history_entries_and_item_statistics")
versions = import_module("study.banks.migrations.0016_context_of_versions")


class Migration(migrations.Migration):

    replaces = [('banks', '0001_questions_and_versions'), ('banks', '0002_versions_never_change'), ('banks', '0003_authoring'), ('banks', '0004_history_is_append_only'), ('banks', '0005_listed_columns'), ('banks', '0006_uploads'), ('banks', '0007_simulated_sorts_before_generated'), ('banks', '0008_hints_points_cases'), ('banks', '0009_versions_stay_fixed'), ('banks', '0010_earlier_texts_of_drafts'), ('banks', '0011_answers_disputed_and_ruled_on'), ('banks', '0012_second_readers'), ('banks', '0013_digest_of_a_bank'), ('banks', '0014_history_entries_and_item_statistics'), ('banks', '0015_decisions_about_own_notes'), ('banks', '0016_context_of_versions'), ('banks', '0017_pictures_and_wordings'), ('banks', '0018_kept_for_exams'), ('banks', '0019_classes_not_cohorts')]

    initial = True

    dependencies = [
        ('library', '0001_squashed_0017'),
        ('people', '0001_squashed_0010'),
    ]

    operations = [
        migrations.CreateModel(
            name='Bank',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=80)),
                ('title', models.CharField(max_length=200)),
                ('origin', models.CharField(choices=[('generated', 'Generated'), ('written', 'Written'), ('simulated', 'Computed')], max_length=16)),
                ('visibility', models.CharField(choices=[('private', 'its members only'), ('cohorts', 'chosen classes'), ('public', 'everybody who reads the course')], default='public', max_length=16)),
                ('authored', models.BooleanField(default=False)),
                ('digest', models.CharField(blank=True, default='', max_length=64)),
                ('cohorts', models.ManyToManyField(blank=True, related_name='banks', to='people.cohort')),
                ('course', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='banks', to='library.course')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('course', 'slug'), name='bank_slug_per_course')],
            },
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=560)),
                ('fact', models.CharField(max_length=520)),
                ('choice', models.CharField(choices=[('keep', 'kept'), ('never', 'never to be asked'), ('edited', "in the person's own words"), ('own', 'written by the person')], max_length=8)),
                ('text', models.TextField(blank=True)),
                ('at', models.DateTimeField()),
                ('undone_at', models.DateTimeField(blank=True, null=True)),
                ('course', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='decisions', to='library.course')),
            ],
            options={
                'ordering': ['pk'],
                'indexes': [models.Index(fields=['course', 'key'], name='decision_of_question')],
            },
        ),
        migrations.CreateModel(
            name='Member',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('viewer', 'Viewer'), ('reviewer', 'Reviewer'), ('editor', 'Editor'), ('owner', 'Owner')], max_length=16)),
                ('bank', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='members', to='banks.bank')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='bank_roles', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('bank', 'user'), name='bank_member_once')],
            },
        ),
        migrations.CreateModel(
            name='Question',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=560)),
                ('position', models.PositiveIntegerField()),
                ('group', models.CharField(max_length=560)),
                ('status', models.CharField(choices=[('draft', 'Draft'), ('review', 'in review'), ('ready', 'Ready'), ('retired', 'Retired')], max_length=16)),
                ('fit', models.CharField(choices=[('sure', 'Sure'), ('unsure', 'Unsure')], default='sure', max_length=8)),
                ('held', models.CharField(blank=True, max_length=200)),
                ('for_exams', models.BooleanField(default=False)),
                ('start', models.PositiveIntegerField(default=0)),
                ('end', models.PositiveIntegerField(default=0)),
                ('changed_at', models.DateTimeField(null=True)),
                ('title', models.CharField(blank=True, max_length=300)),
                ('kind', models.CharField(blank=True, max_length=32)),
                ('tags', models.CharField(blank=True, max_length=1000)),
                ('checked_on', models.DateField(blank=True, null=True)),
                ('bank', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='questions', to='banks.bank')),
                ('topic', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='questions', to='library.topic')),
            ],
            options={
                'ordering': ['position'],
                'indexes': [models.Index(fields=['bank', 'status', 'position'], name='question_by_position')],
                'constraints': [models.UniqueConstraint(fields=('bank', 'key'), name='question_key_per_bank')],
            },
        ),
        migrations.CreateModel(
            name='EarlierText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField()),
                ('saved_at', models.DateTimeField()),
                ('author', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('question', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='earlier_texts', to='banks.question')),
            ],
            options={
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='Draft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField()),
                ('revision', models.PositiveIntegerField(default=1)),
                ('saved_at', models.DateTimeField()),
                ('author', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('writers', models.ManyToManyField(related_name='+', to=settings.AUTH_USER_MODEL)),
                ('question', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='draft', to='banks.question')),
            ],
        ),
        migrations.CreateModel(
            name='Upload',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('name', models.CharField(max_length=200)),
                ('format', models.CharField(max_length=32)),
                ('items', models.JSONField()),
                ('problems', models.JSONField()),
                ('refused', models.PositiveIntegerField(default=0)),
                ('unchanged', models.PositiveIntegerField(default=0)),
                ('keep_both', models.BooleanField(default=False)),
                ('started', models.BooleanField(default=False)),
                ('done', models.PositiveIntegerField(default=0)),
                ('bank', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='uploads', to='banks.bank')),
                ('user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Version',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('kind', models.CharField(choices=study.banks.models.questions.kind_choices, max_length=32)),
                ('title', models.CharField(blank=True, max_length=300)),
                ('prompt', models.TextField()),
                ('body', models.JSONField()),
                ('explanation', models.TextField(blank=True)),
                ('sources', models.JSONField(blank=True, default=list)),
                ('tags', models.JSONField(blank=True, default=list)),
                ('hints', models.JSONField(blank=True, default=list)),
                ('points', models.FloatField(default=1.0)),
                ('case', models.CharField(blank=True, max_length=120)),
                ('stimulus', models.TextField(blank=True)),
                ('context', models.TextField(blank=True, default='')),
                ('pictures', models.JSONField(blank=True, default=list)),
                ('worded_by', models.CharField(blank=True, default='', max_length=120)),
                ('text', models.TextField(blank=True)),
                ('alone', models.BooleanField(default=False)),
                ('created_at', models.DateTimeField()),
                ('author', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('question', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='banks.question')),
                ('writers', models.ManyToManyField(related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('question', 'number'), name='version_number')],
            },
        ),
        migrations.CreateModel(
            name='Ruling',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.CharField(blank=True, max_length=16)),
                ('form', models.CharField(max_length=64)),
                ('given', models.TextField()),
                ('accepted', models.BooleanField()),
                ('reason', models.TextField(blank=True)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('question', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rulings', to='banks.question')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='banks.version')),
            ],
            options={
                'ordering': ['-at', '-pk'],
                'constraints': [models.UniqueConstraint(fields=('question', 'place', 'form'), name='answer_ruled_once')],
            },
        ),
        migrations.CreateModel(
            name='Report',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('complaint', models.CharField(choices=[('key', 'the answer is wrong'), ('outdated', 'it is out of date'), ('unclear', 'it can be read in two ways'), ('mistake', 'a typing mistake, or something does not show'), ('other', 'something else'), ('answer', 'what I typed is right')], max_length=16)),
                ('text', models.TextField(blank=True)),
                ('at', models.DateTimeField()),
                ('verdict', models.CharField(choices=[('open', 'Open'), ('right', 'the learner is right'), ('declined', 'the question stays as it is'), ('duplicate', 'reported before')], default='open', max_length=16)),
                ('answer', models.TextField(blank=True)),
                ('judged_at', models.DateTimeField(null=True)),
                ('given', models.TextField(blank=True)),
                ('place', models.CharField(blank=True, max_length=16)),
                ('form', models.CharField(blank=True, max_length=64)),
                ('judge', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('learner', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.learner')),
                ('question', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reports', to='banks.question')),
                ('fixed_in', models.ForeignKey(null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='banks.version')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='banks.version')),
            ],
            options={
                'ordering': ['-at', '-pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('form', ''), _negated=True), fields=('question', 'learner', 'place', 'form'), name='answer_disputed_once')],
            },
        ),
        migrations.CreateModel(
            name='ItemStatistics',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('attempts', models.PositiveIntegerField()),
                ('facility', models.FloatField(null=True)),
                ('discrimination', models.FloatField(null=True)),
                ('efficiency', models.FloatField(null=True)),
                ('median_seconds', models.FloatField(null=True)),
                ('retention', models.FloatField(null=True)),
                ('flags', models.JSONField(default=list)),
                ('details', models.JSONField(default=dict)),
                ('counted_at', models.DateTimeField()),
                ('question', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='statistics', to='banks.question')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='banks.version')),
            ],
        ),
        migrations.CreateModel(
            name='HistoryEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('action', models.CharField(max_length=32)),
                ('before', models.JSONField(null=True)),
                ('after', models.JSONField(null=True)),
                ('reason', models.TextField(blank=True)),
                ('bank', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='history', to='banks.bank')),
                ('who', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('question', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='history', to='banks.question')),
                ('version', models.ForeignKey(null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='banks.version')),
            ],
            options={
                'ordering': ['-at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Comment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField()),
                ('at', models.DateTimeField()),
                ('author', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('question', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='comments', to='banks.question')),
                ('version', models.ForeignKey(null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='banks.version')),
            ],
            options={
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Wording',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=560)),
                ('basis', models.CharField(max_length=64)),
                ('prompt', models.TextField(blank=True)),
                ('refused', models.CharField(blank=True, max_length=200)),
                ('by', models.CharField(max_length=120)),
                ('at', models.DateTimeField()),
                ('course', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='wordings', to='library.course')),
            ],
            options={
                'indexes': [models.Index(fields=['at'], name='wording_by_time')],
                'constraints': [models.UniqueConstraint(fields=('course', 'key'), name='wording_of_question')],
            },
        ),
        migrations.AddField(
            model_name='question',
            name='candidate',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='banks.version'),
        ),
        migrations.AddField(
            model_name='question',
            name='current',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='banks.version'),
        ),
        migrations.RunPython(versions.guard("context", "pictures", "worded_by"), versions.drop),
        migrations.RunPython(history.guarded("banks_historyentry"), history.unguarded("banks_historyentry")),
    ]
