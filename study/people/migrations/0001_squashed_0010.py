"""The tables as migration 0010 leaves them, made at once: a first start takes a fraction of the time.

A database that has some of the migrations this replaces goes on with them.
"""

from importlib import import_module

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

cache = import_module("study.people.migrations.0002_cache_table")


class Migration(migrations.Migration):

    replaces = [('people', '0001_accounts_and_learners'), ('people', '0002_cache_table'), ('people', '0003_cohorts'), ('people', '0004_browser_names_and_saved_settings'), ('people', '0005_retention_of_the_plan'), ('people', '0006_fit_to_the_learner'), ('people', '0007_leaving_for_ten_minutes'), ('people', '0008_share_of_a_backlog'), ('people', '0009_handovers_calendars_reminders'), ('people', '0010_classes_with_instructors')]

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
    ]

    operations = [
        migrations.CreateModel(
            name='User',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('first_name', models.CharField(blank=True, max_length=150, verbose_name='first name')),
                ('last_name', models.CharField(blank=True, max_length=150, verbose_name='last name')),
                ('is_staff', models.BooleanField(default=False, help_text='Designates whether the user can log into this admin site.', verbose_name='staff status')),
                ('is_active', models.BooleanField(default=True, help_text='Designates whether this user should be treated as active. Unselect this instead of deleting accounts.', verbose_name='active')),
                ('date_joined', models.DateTimeField(default=django.utils.timezone.now, verbose_name='date joined')),
                ('email', models.EmailField(max_length=254, unique=True, verbose_name='e-mail')),
                ('role', models.CharField(choices=[('learner', 'Learner'), ('instructor', 'Instructor'), ('admin', 'Admin')], default='learner', max_length=16)),
                ('signed_out_at', models.DateTimeField(blank=True, null=True)),
                ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
            ],
            options={
                'verbose_name': 'user',
                'verbose_name_plural': 'users',
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Cohort',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120)),
                ('code', models.CharField(max_length=16, unique=True)),
                ('admits_until', models.DateTimeField(blank=True, null=True)),
                ('created_at', models.DateTimeField()),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('instructors', models.ManyToManyField(blank=True, related_name='taught', to=settings.AUTH_USER_MODEL)),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='cohorts', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Learner',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('time_zone', models.CharField(default='UTC', max_length=64)),
                ('new_per_day', models.PositiveSmallIntegerField(default=10, validators=[django.core.validators.MaxValueValidator(200)])),
                ('reviews_per_day', models.PositiveSmallIntegerField(default=200, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(2000)])),
                ('desired_retention', models.FloatField(default=0.9, validators=[django.core.validators.MinValueValidator(0.7), django.core.validators.MaxValueValidator(0.97)])),
                ('backlog_per_day', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(10), django.core.validators.MaxValueValidator(2000)])),
                ('exam', models.CharField(blank=True, max_length=32)),
                ('exam_date', models.DateField(blank=True, null=True)),
                ('planned_retention', models.FloatField(blank=True, null=True)),
                ('adapts', models.BooleanField(default=True)),
                ('fit', models.CharField(blank=True, default='', max_length=64)),
                ('created_at', models.DateTimeField()),
                ('set_at', models.DateTimeField(blank=True, null=True)),
                ('leaving_at', models.DateTimeField(blank=True, null=True)),
                ('visitor', models.CharField(blank=True, default=None, max_length=32, null=True, unique=True)),
                ('calendar', models.CharField(blank=True, default=None, max_length=32, null=True, unique=True)),
                ('reminder_hour', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MaxValueValidator(23)])),
                ('reminded_on', models.DateField(blank=True, null=True)),
                ('user', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='learner', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Handover',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(max_length=64, unique=True)),
                ('account', models.CharField(blank=True, max_length=64)),
                ('made_at', models.DateTimeField()),
                ('used_at', models.DateTimeField(blank=True, null=True)),
                ('learner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='handovers', to='people.learner')),
            ],
        ),
        migrations.CreateModel(
            name='CohortMember',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('joined_at', models.DateTimeField()),
                ('name', models.CharField(blank=True, default='', max_length=120)),
                ('looked_at', models.DateTimeField(blank=True, null=True)),
                ('cohort', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='members', to='people.cohort')),
                ('learner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='people.learner')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('cohort', 'learner'), name='cohort_member_once')],
            },
        ),
        migrations.CreateModel(
            name='Expected',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('email', models.EmailField(max_length=254, verbose_name='e-mail')),
                ('name', models.CharField(blank=True, max_length=120)),
                ('cohort', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='expected', to='people.cohort')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('cohort', 'email'), name='expected_once')],
            },
        ),
        migrations.AddField(
            model_name='cohort',
            name='learners',
            field=models.ManyToManyField(related_name='cohorts', through='people.CohortMember', to='people.learner'),
        ),
        migrations.RunPython(cache.make, cache.drop),
    ]
