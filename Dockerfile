# Keepwarm for a server: `docker compose up` runs it with PostgreSQL (compose.yaml).
FROM python:3.13-slim AS build
COPY --from=ghcr.io/astral-sh/uv:0.9 /uv /bin/uv
ENV UV_PYTHON_DOWNLOADS=never UV_LINK_MODE=copy UV_COMPILE_BYTECODE=1
WORKDIR /app
COPY pyproject.toml uv.lock ./
RUN uv sync --frozen --no-dev
COPY . .
# Static files get far-future names and are compressed once, here.
RUN KEEPWARM_SECRET_KEY=build KEEPWARM_STATIC=/app/static-built .venv/bin/python manage.py collectstatic --noinput -v0

FROM python:3.13-slim
RUN useradd --create-home --uid 1000 keepwarm && install -d -o keepwarm -m 700 /data
COPY --from=build /app /app
WORKDIR /app
ENV PATH=/app/.venv/bin:$PATH PYTHONUNBUFFERED=1 KEEPWARM_DATA=/data KEEPWARM_STATIC=/app/static-built
USER keepwarm
VOLUME /data
EXPOSE 8000
# Asked as the proxy would ask: on the first of the configured hosts, over TLS.
HEALTHCHECK --interval=30s --timeout=5s --start-period=40s CMD ["python", "-c", "import os, urllib.request as u; \
h = os.environ.get('KEEPWARM_HOSTS', 'localhost').split(',')[0]; \
u.urlopen(u.Request('http://127.0.0.1:8000/readyz', headers={'Host': h, 'X-Forwarded-Proto': 'https'}), timeout=4)"]
CMD ["sh", "-c", "python manage.py migrate --noinput -v0 && python manage.py load_content && exec gunicorn study.wsgi"]
