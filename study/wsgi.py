"""The entry point of a WSGI server."""

import os
from importlib import import_module

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "study.settings")
application = get_wsgi_application()
import_module("study.library.warming").settle()  # its models need the application
