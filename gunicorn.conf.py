"""How gunicorn serves Keepwarm on a server; `manage.py serve` has its own, for one person.

Threads wait for the database, processes use the cores. WEB_CONCURRENCY, gunicorn's own variable,
sets the number of processes.
"""

import os

bind = "0.0.0.0:8000"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
worker_class = "gthread"
threads = 4
timeout = 30  # seconds
graceful_timeout = 20
# Longer than anybody reads a page, and than a proxy keeps a connection (60 s in nginx): whoever is the first to close
# one closes it under a request that is on its way.
keepalive = 75
max_requests = 5000  # a leak, if there is one, stays small
max_requests_jitter = 500
loglevel = "warning"  # the application logs every request itself, as JSON and without query strings
control_socket_disable = True
