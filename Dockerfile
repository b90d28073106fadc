# Keepwarm for a server: `docker compose up` runs it with PostgreSQL (compose.yaml).
FROM python:3.13-slim AS build
COPY --from=ghcr.io/astral-sh/uv:0.9 /uv /bin/uv
ENV UV_PYTHON_DOWNLOADS=never UV_LINK_MODE=copy UV_COMPILE_BYTECODE=1
WORKDIR /app
COPY pyproject.toml uv.lock ./
RUN uv sync --frozen --no-dev
COPY . .
# Compiled once, here: a container's root may be read-only.
RUN .venv/bin/python -m compileall -q study
# Static files get far-future names and are compressed once, here.
RUN KEEPWARM_SECRET_KEY=build KEEPWARM_STATIC=/app/static-built .venv/bin/python manage.py collectstatic --noinput -v0

FROM python:3.13-slim
# pg_dump and pg_restore, for `manage.py backup` and `restore`: no older than the server of compose.yaml.
# They come from the server's own image; Debian's libpq5 brings what their libpq needs.
RUN apt-get update && apt-get install -y --no-install-recommends libpq5 liblz4-1 libzstd1 && rm -rf /var/lib/apt/lists/*
COPY --from=postgres:18 /usr/lib/postgresql/18/bin/pg_dump /usr/lib/postgresql/18/bin/pg_restore /usr/local/bin/
COPY --from=postgres:18 /usr/lib/*-linux-gnu/libpq.so.5 /usr/local/lib/
RUN ldconfig
# `ask /healthz` asks as the proxy would: on the first of the configured hosts, over TLS.
COPY --chmod=755 <<'ASK' /usr/local/bin/ask
#!/usr/bin/env python
import os, sys, urllib.request
host = os.environ.get("KEEPWARM_HOSTS", "localhost").split(",")[0]
headers = {"Host": host, "X-Forwarded-Proto": "https"}
urllib.request.urlopen(urllib.request.Request("http://127.0.0.1:8000" + sys.argv[1], headers=headers), timeout=8)
ASK
RUN useradd --create-home --uid 1000 keepwarm && install -d -o keepwarm -m 700 /data
COPY --from=build /app /app
WORKDIR /app
ENV PATH=/app/.venv/bin:$PATH PYTHONUNBUFFERED=1 KEEPWARM_DATA=/data KEEPWARM_STATIC=/app/static-built
USER keepwarm
VOLUME /data
EXPOSE 8000
# Whether the process lives: one that does not may be restarted.
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s CMD ["ask", "/healthz"]
CMD ["sh", "-c", "python manage.py migrate --noinput -v0 && python manage.py load_content && exec gunicorn study.wsgi"]
