"""The tables as migration 0023 leaves them, made at once: a first start takes a fraction of the time.

A database that has some of the migrations this replaces goes on with them.
"""

from importlib import import_module

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

log = import_module("study.review.migrations.0003_log_is_append_only")
regraded = import_module("study.review.migrations.0005_answers_graded_again")
turned = import_module("study.review.migrations.0008_turned_over")
kept = import_module("study.review.migrations.0014_overrides_and_imported_history")
reasons = import_module("study.review.migrations.0020_reasons_and_resting_courses")
judged = import_module("study.review.migrations.0021_answers_judged_by_their_learner")
KEPT = kept.KEPT | reasons.SINCE


def keep(apps, schema_editor):
    kept.keep(apps, schema_editor, KEPT)


def let_go(apps, schema_editor):
    kept.let_go(apps, schema_editor, KEPT)


class Migration(migrations.Migration):

    replaces = [('practice', '0001_cards_and_review_log'), ('practice', '0002_steps_and_dealing'), ('practice', '0003_log_is_append_only'), ('practice', '0004_seconds_and_standings'), ('practice', '0005_answers_graded_again'), ('practice', '0006_rounds_and_early_answers'), ('practice', '0007_days_never_go_back'), ('practice', '0008_turned_over'), ('practice', '0009_first_attempts'), ('practice', '0010_notices_of_answers_graded_again'), ('practice', '0011_standings_of_banks_move'), ('practice', '0012_submissions_count_once'), ('practice', '0013_log_in_order_of_time'), ('practice', '0014_overrides_and_imported_history'), ('practice', '0015_cards_reckoned_anew'), ('practice', '0016_notes_on_cards_and_decisions'), ('practice', '0017_plans_to_an_exam'), ('practice', '0018_fit_to_the_learner'), ('practice', '0019_flags_on_cards'), ('practice', '0020_reasons_and_resting_courses'), ('practice', '0021_answers_judged_by_their_learner'), ('practice', '0022_readiness_by_domain'), ('practice', '0023_study_sets')]

    initial = True

    dependencies = [
        ('banks', '0001_squashed_0019'),
        ('library', '0001_squashed_0017'),
        ('people', '0001_squashed_0010'),
    ]

    operations = [
        migrations.CreateModel(
            name='Card',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('group', models.CharField(max_length=560)),
                ('dealt_on', models.DateField()),
                ('flagged_at', models.DateTimeField(blank=True, null=True)),
                ('aim', models.FloatField(blank=True, null=True)),
                ('suspended_at', models.DateTimeField(blank=True, null=True)),
                ('reviews', models.PositiveIntegerField(default=0)),
                ('due_day', models.DateField(blank=True, null=True)),
                ('due_at', models.DateTimeField(blank=True, null=True)),
                ('last_day', models.DateField(blank=True, null=True)),
                ('stability', models.FloatField(blank=True, null=True)),
                ('difficulty', models.FloatField(blank=True, null=True)),
                ('learning_step', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('lapses', models.PositiveIntegerField(default=0)),
                ('interval', models.PositiveIntegerField(blank=True, null=True)),
                ('target', models.FloatField(blank=True, null=True)),
                ('fit', models.CharField(blank=True, default='', max_length=64)),
                ('not_before', models.DateField(blank=True, null=True)),
                ('learner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='cards', to='people.learner')),
                ('question', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='cards', to='banks.question')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('suspended_at', None)), fields=['learner', 'due_day', 'id'], name='card_queue'), models.Index(fields=['learner', 'group'], name='card_siblings'), models.Index(condition=models.Q(('flagged_at__isnull', False)), fields=['learner', '-flagged_at'], name='card_flags'), models.Index(condition=models.Q(('due_at__isnull', False), ('suspended_at', None)), fields=['learner', 'due_at'], name='card_steps'), models.Index(condition=models.Q(('lapses__gte', 3)), fields=['learner', '-lapses', 'id'], name='card_hardest')],
                'constraints': [models.UniqueConstraint(fields=('learner', 'question'), name='card_once')],
            },
        ),
        migrations.CreateModel(
            name='CardNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField()),
                ('at', models.DateTimeField()),
                ('card', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='note', to='practice.card')),
            ],
        ),
        migrations.CreateModel(
            name='ExamPlan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('minutes', models.PositiveSmallIntegerField(default=20, validators=[django.core.validators.MinValueValidator(5), django.core.validators.MaxValueValidator(240)])),
                ('days_off', models.CharField(blank=True, max_length=7)),
                ('pace', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('made_on', models.DateField(blank=True, null=True)),
                ('exam', models.DateField(blank=True, null=True)),
                ('new_today', models.PositiveSmallIntegerField(default=0)),
                ('pass_from', models.DateField(blank=True, null=True)),
                ('last_new', models.DateField(blank=True, null=True)),
                ('left_out', models.PositiveIntegerField(default=0)),
                ('recall', models.FloatField(blank=True, null=True)),
                ('low', models.FloatField(blank=True, null=True)),
                ('high', models.FloatField(blank=True, null=True)),
                ('domains', models.JSONField(blank=True, default=list)),
                ('gains', models.JSONField(blank=True, default=list)),
                ('learner', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='exam_plan', to='people.learner')),
            ],
        ),
        migrations.CreateModel(
            name='Fitting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('answers', models.PositiveIntegerField()),
                ('before', models.CharField(blank=True, max_length=64)),
                ('after', models.CharField(blank=True, max_length=64)),
                ('gain', models.FloatField()),
                ('learner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='fittings', to='people.learner')),
            ],
        ),
        migrations.CreateModel(
            name='Imported',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.CharField(max_length=200)),
                ('at', models.DateTimeField()),
                ('day', models.DateField()),
                ('grade', models.PositiveSmallIntegerField(blank=True, choices=[(1, 'again'), (2, 'hard'), (3, 'good'), (4, 'easy')], null=True)),
                ('seconds', models.FloatField(blank=True, null=True)),
                ('stability', models.FloatField(blank=True, null=True)),
                ('difficulty', models.FloatField(blank=True, null=True)),
                ('brought_at', models.DateTimeField()),
                ('card', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='imported', to='practice.card')),
                ('learner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='imported', to='people.learner')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('card', 'source'), name='imported_once'), models.CheckConstraint(condition=models.Q(models.Q(('difficulty', None), ('grade__isnull', False), ('stability', None)), models.Q(('difficulty__isnull', False), ('grade', None), ('stability__isnull', False)), _connector='OR'), name='imported_review_or_memory')],
            },
        ),
        migrations.CreateModel(
            name='Override',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('aside', 'aside'), ('bury', 'bury'), ('ask', 'ask'), ('final', 'final')], max_length=8)),
                ('day', models.DateField(blank=True, null=True)),
                ('why', models.CharField(blank=True, choices=[('', 'said so'), ('missed', 'a leech'), ('elsewhere', 'so it was where the card comes from'), ('read', 'its text was opened'), ('changed', 'another answer is right'), ('planned', 'the plan to the exam')], db_default='', default='', max_length=12)),
                ('at', models.DateTimeField()),
                ('lifted_at', models.DateTimeField(blank=True, null=True)),
                ('card', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='overrides', to='practice.card')),
                ('learner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='overrides', to='people.learner')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('lifted_at', None)), fields=['card'], name='override_standing')],
            },
        ),
        migrations.CreateModel(
            name='Review',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ordinal', models.PositiveIntegerField()),
                ('day', models.DateField()),
                ('answered_at', models.DateTimeField()),
                ('answer', models.JSONField(null=True)),
                ('score', models.FloatField()),
                ('grade', models.PositiveSmallIntegerField(choices=[(1, 'again'), (2, 'hard'), (3, 'good'), (4, 'easy')])),
                ('guessed', models.BooleanField(default=False)),
                ('scheduled', models.BooleanField(default=True)),
                ('seed', models.BigIntegerField()),
                ('before', models.JSONField(null=True)),
                ('scheduler', models.PositiveSmallIntegerField()),
                ('seconds', models.FloatField(null=True)),
                ('submission', models.UUIDField(null=True)),
                ('arrived_at', models.DateTimeField(null=True)),
                ('said_at', models.DateTimeField(null=True)),
                ('late', models.BooleanField(default=False)),
                ('judged', models.BooleanField(default=False)),
                ('voided_at', models.DateTimeField(blank=True, null=True)),
                ('card', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='log', to='practice.card')),
                ('learner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reviews', to='people.learner')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='banks.version')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('voided_at', None)), fields=['learner', 'day'], name='review_of_day'), models.Index(condition=models.Q(('ordinal', 0)), fields=['version'], name='review_first'), models.Index(condition=models.Q(('voided_at__isnull', False)), fields=['card', 'ordinal'], name='review_undone')],
                'constraints': [models.UniqueConstraint(fields=('learner', 'submission', 'guessed'), name='review_submitted_once'), models.CheckConstraint(condition=models.Q(('scheduled', True), ('scheduler', 1), _connector='OR'), name='review_early_answers_count')],
            },
        ),
        migrations.CreateModel(
            name='Regraded',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('old', models.FloatField()),
                ('new', models.FloatField()),
                ('grade', models.PositiveSmallIntegerField(choices=[(1, 'again'), (2, 'hard'), (3, 'good'), (4, 'easy')])),
                ('how', models.CharField(max_length=16)),
                ('option', models.CharField(blank=True, max_length=64)),
                ('at', models.DateTimeField()),
                ('reason', models.TextField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('faulty', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='banks.version')),
                ('version', models.ForeignKey(null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='banks.version')),
                ('review', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='regrades', to='practice.review')),
            ],
        ),
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('seen_at', models.DateTimeField(null=True)),
                ('learner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notices', to='people.learner')),
                ('regraded', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='notice', to='practice.regraded')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('seen_at', None)), fields=['learner', '-id'], name='notice_unseen')],
            },
        ),
        migrations.CreateModel(
            name='Round',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('began_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('learner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rounds', to='people.learner')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('learner',), name='round_open_once')],
            },
        ),
        migrations.CreateModel(
            name='Action',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('undone_at', models.DateTimeField(blank=True, null=True)),
                ('decision', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='banks.decision')),
                ('card', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='practice.card')),
                ('override', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='practice.override')),
                ('review', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='practice.review')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='actions', to='practice.round')),
            ],
        ),
        migrations.CreateModel(
            name='SetDay',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('dealt_on', models.DateField(blank=True, null=True)),
                ('learner', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='set_day', to='people.learner')),
            ],
        ),
        migrations.CreateModel(
            name='Study',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateTimeField()),
                ('dealt_on', models.DateField(blank=True, null=True)),
                ('paused_at', models.DateTimeField(blank=True, null=True)),
                ('left_at', models.DateTimeField(blank=True, null=True)),
                ('course', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='studies', to='library.course')),
                ('learner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='studies', to='people.learner')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('learner', 'course'), name='study_once')],
            },
        ),
        migrations.CreateModel(
            name='StudySet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=120)),
                ('target', models.FloatField(validators=[django.core.validators.MinValueValidator(0.7), django.core.validators.MaxValueValidator(0.97)])),
                ('questions', models.ManyToManyField(blank=True, related_name='study_sets', to='banks.question')),
            ],
        ),
        migrations.CreateModel(
            name='SetGiven',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('opens_at', models.DateTimeField()),
                ('until', models.DateTimeField()),
                ('cohort', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='study_sets', to='people.cohort')),
                ('study_set', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='given', to='practice.studyset')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('study_set', 'cohort'), name='set_given_once')],
            },
        ),
        migrations.CreateModel(
            name='Turned',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ordinal', models.PositiveIntegerField()),
                ('seed', models.BigIntegerField()),
                ('day', models.DateField()),
                ('at', models.DateTimeField()),
                ('card', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='turned', to='practice.card')),
                ('learner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='turned', to='people.learner')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='banks.version')),
            ],
        ),
        migrations.RunPython(judged.guard, log.drop),
        migrations.RunPython(regraded.create, regraded.drop),
        migrations.RunPython(turned.create, turned.drop),
        migrations.RunPython(keep, let_go),
    ]
