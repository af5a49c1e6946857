# Front-end packages: only their files go on.
FROM node:22-bookworm-slim AS packages
WORKDIR /srv
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-progress

# Python environment from the lock file, without what laptops and developers have.
FROM python:3.11-slim-bookworm AS environment
WORKDIR /srv
RUN pip install --no-cache-dir 'uv>=0.9,<1'
ENV UV_COMPILE_BYTECODE=1 UV_LINK_MODE=copy UV_PYTHON_DOWNLOADS=never
COPY pyproject.toml uv.lock ./
RUN uv sync --frozen --no-default-groups

FROM python:3.11-slim-bookworm
RUN apt-get update \
    && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /srv app \
    && install -d -o app -g app /srv/var
WORKDIR /srv
ENV PATH=/srv/.venv/bin:$PATH PYTHONUNBUFFERED=1 STATIC_ROOT=/srv/collected
COPY --from=environment /srv/.venv .venv
COPY . .
# The laptop's settings serve to collect static files; none of what they make up stays in the image.
RUN --mount=type=bind,from=packages,source=/srv/node_modules,target=/srv/node_modules \
    VAR_DIR=/tmp/build python manage.py collectstatic --no-input --verbosity 0 \
    && rm -rf /tmp/build
ENV DJANGO_ENV=production
USER app
VOLUME /srv/var
EXPOSE 8000
CMD ["gunicorn", "config.wsgi", "--bind", "0.0.0.0:8000", "--workers", "4", "--threads", "4", "--preload", \
     "--access-logfile", "-", "--worker-tmp-dir", "/dev/shm", "--no-control-socket"]
