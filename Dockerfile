FROM python:3.11-slim AS build
WORKDIR /srv/rowcol
RUN python -m venv /srv/venv
COPY requirements.lock .
RUN /srv/venv/bin/pip install --no-cache-dir --require-hashes -r requirements.lock
# Editable: the pages and static files stay beside the package, where it looks for them.
COPY pyproject.toml requirements.in ./
COPY app app
RUN /srv/venv/bin/pip install --no-cache-dir --no-deps --editable .

FROM python:3.11-slim
# Pictures and handouts in Chinese take its letters from the system.
RUN apt-get update -qq && apt-get install -qq -y --no-install-recommends fonts-noto-cjk && rm -rf /var/lib/apt/lists/*
RUN useradd --system --no-create-home rowcol
WORKDIR /srv/rowcol
COPY --from=build /srv/venv /srv/venv
COPY --from=build /srv/rowcol /srv/rowcol
COPY templates templates
COPY static static
COPY locale locale
ENV PATH=/srv/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    OPENBLAS_NUM_THREADS=1 \
    ROWCOL_HOST=0.0.0.0 \
    PORT=8000
USER rowcol
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=3s --start-period=15s CMD ["python", "-c", \
    "import os, urllib.request as r; r.urlopen(f\"http://127.0.0.1:{os.environ['PORT']}/healthz\", timeout=2)"]
CMD ["rowcol", "serve"]
