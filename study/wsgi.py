"""The entry point of a WSGI server."""

import gc
import os
from importlib import import_module

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "study.settings")
application = get_wsgi_application()
import_module(settings.ROOT_URLCONF)  # and with it all that pages need, before the first is asked for
# What is loaded stays as long as the process. To look through it for garbage took a fifth of a second, in the middle of
# a page, or while others waited for SQLite's one writer.
gc.collect()
gc.freeze()
