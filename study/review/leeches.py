"""Which cards are leeches, as a database condition: exactly those of which `core.scheduling.is_leech` says so."""

from django.db.models import Q

from study.core.scheduling.leech import FIRST, RECOVERED

LEECH = Q(lapses__gte=FIRST, interval__lt=RECOVERED)
