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
# No worker is retired after a number of requests: two seconds later it closes the connections that are kept alive,
# under whoever reads a page meanwhile. Memory does not grow: 132 MB after 2,000 pages and after 3,400.
max_requests = 0
limit_request_line = 8190  # bytes, as `ADDRESS` in study/core/limits.py: the inputs of a lab are in its address
loglevel = "warning"  # the application logs every request itself, as JSON and without query strings
control_socket_disable = True
