"""All settings, one module: a laptop's defaults, replaced by the environment (or a file .env) on a server.

DJANGO_ENV=production turns on everything a server needs and refuses to start without it.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import environ
import pghistory
from celery.schedules import crontab
from csp.constants import NONE, SELF
from django.contrib.messages import constants as message_levels
from kombu import Queue
from whitenoise.compress import Compressor

from .production import require_production_settings, secret_key_of_this_machine

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
env.read_env(BASE_DIR / ".env")

PRODUCTION = env("DJANGO_ENV", default="laptop") == "production"
DEBUG = env.bool("DEBUG", default=False) and not PRODUCTION
VAR = Path(env("VAR_DIR", default=str(BASE_DIR / "var")))

if PRODUCTION:
    require_production_settings(env.ENVIRON)
SECRET_KEY = env("SECRET_KEY") if PRODUCTION else secret_key_of_this_machine(VAR)
# Former keys: they open sessions and sealed secrets of before, and close nothing new.
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])

# ── Apps ──────────────────────────────────────────────────────────────────────

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "csp",
    "django_filters",
    "django_htmx",
    "django_tables2",
    "drf_spectacular",
    "guardian",
    "pghistory",
    "pgtrigger",
    "rest_framework",
    "template_partials",
    "jurisdictions",
    "records",
    "enterprises",
    "campaigns",
    "hazards",
    "inspections",
    "reports",
    "config",  # for the commands that know every app
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "jurisdictions.middleware.NulMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "pghistory.middleware.HistoryMiddleware",
    "jurisdictions.middleware.RuleViolationMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
# Templates of ours may replace those of Django's form fields.
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
INSTALLED_APPS += ["django.forms"]

# ── Place and time ────────────────────────────────────────────────────────────

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
USE_I18N = True

# ── Database ──────────────────────────────────────────────────────────────────

if env("DATABASE_URL", default=""):
    DATABASES = {"default": env.db_url("DATABASE_URL", engine="django.db.backends.postgresql")}
else:
    DATABASES = {
        "default": {
            "ENGINE": "config.embedded",
            "NAME": env("DATABASE_NAME", default="enforcement"),
            "USER": "postgres",
            "DATA": VAR / "postgres",
        }
    }
DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
# Several test runs at once on one server, each with a database of its own.
_suffix = env("TEST_SUFFIX", default="")
DATABASES["default"]["TEST"] = {"NAME": f"test_enforcement_{_suffix}" if _suffix else "test_enforcement"}

# Every tracked model records its rows' whole life, in tables that triggers keep append-only.
PGHISTORY_APPEND_ONLY = True
# Triggers follow the models: installed after every migration, where ops for each of some 400 took minutes.
PGTRIGGER_MIGRATIONS = False
PGTRIGGER_INSTALL_ON_MIGRATE = True
PGHISTORY_DEFAULT_TRACKERS = (pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
PGHISTORY_MIDDLEWARE_METHODS = ("POST", "PUT", "PATCH", "DELETE")

# ── People ────────────────────────────────────────────────────────────────────

AUTH_USER_MODEL = "jurisdictions.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "guardian.backends.ObjectPermissionBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 8}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "/accounts/login/"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = LOGIN_URL
# One working day from login; use doesn't renew it, so nobody is still signed in the next morning.
SESSION_COOKIE_AGE = 8 * 60 * 60

# Grants carry an end date and a document, so guardian's own table isn't used; nor are its groups.
GUARDIAN_USER_OBJ_PERMS_MODEL = "jurisdictions.Grant"
GUARDIAN_MONKEY_PATCH_GROUP = False
ANONYMOUS_USER_NAME = None

# Whose wrong passwords are counted. deploy/Caddyfile's proxy writes X-Forwarded-For anew for every client; another
# proxy must do so too, or name the header that it writes.
CLIENT_ADDRESS_HEADER = env(
    "CLIENT_ADDRESS_HEADER", default="HTTP_X_FORWARDED_FOR" if PRODUCTION else "REMOTE_ADDR"
)

# ── Files ─────────────────────────────────────────────────────────────────────

STATIC_URL = "/static/"
STATIC_ROOT = Path(env("STATIC_ROOT", default=str(VAR / "static")))
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "config.packages.PackageFinder",
]
NODE_MODULES = BASE_DIR / "node_modules"
FRONT_END_FILES = [
    ("vendor/tabler", "@tabler/core/dist/css", ["tabler.min.css", "tabler.min.css.map"]),
    ("vendor/tabler", "@tabler/core/dist/js", ["tabler.min.js", "tabler.min.js.map"]),
    (
        "vendor/signature_pad",
        "signature_pad/dist",
        ["signature_pad.umd.min.js", "signature_pad.umd.min.js.map"],
    ),
]
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
# A source map is read by developers alone, and takes seconds to compress.
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = [*Compressor.SKIP_COMPRESS_EXTENSIONS, "map"]
MEDIA_ROOT = VAR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
FILE_UPLOAD_PERMISSIONS = 0o640
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
# A checklist sends an answer, a remark, a clause and a due date for each of its criteria.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 4000
DATA_UPLOAD_MAX_NUMBER_FILES = 200
# One recording of a check; the proxy's own limit (deploy/Caddyfile) has to let it through.
RECORDING_MAX_MB = env.int("RECORDING_MAX_MB", default=300)

# ── Queue ─────────────────────────────────────────────────────────────────────

CELERY_BROKER_URL = env("CELERY_BROKER_URL", default="") or "filesystem://localhost//"
if CELERY_BROKER_URL.startswith("filesystem:"):
    _queue = Path(env("QUEUE_DIR", default=str(VAR / "queue")))
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": str(_queue / "messages"),
        "data_folder_out": str(_queue / "messages"),
        "control_folder": str(_queue / "control"),
        "polling_interval": 0.5,
    }
    for _folder in ("messages", "control"):
        (_queue / _folder).mkdir(parents=True, exist_ok=True)
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_TIME_LIMIT = 30 * 60
CELERY_TASK_DEFAULT_QUEUE = "default"
CELERY_TASK_QUEUES = [Queue("default"), Queue("imports"), Queue("workbooks")]
CELERY_TASK_ROUTES = {
    "enterprises.tasks.*": {"queue": "imports"},
    "reports.tasks.*": {"queue": "workbooks"},
}
CELERY_TASK_CREATE_MISSING_QUEUES = False
# A day's reminders are written once, however often they are asked for: a worker that was down, or died, is caught up.
# What nobody took in time is out of date, so that messages don't pile up while no worker runs.
CELERY_BEAT_SCHEDULE: dict[str, dict[str, object]] = {
    "remind": {
        "task": "campaigns.tasks.remind",
        "schedule": crontab(minute="*/10", hour="7-19"),
        "options": {"expires": 9 * 60},
    },
    "send reminders": {
        "task": "campaigns.tasks.send_reminders",
        "schedule": crontab(),
        "options": {"expires": 50},
    },
    "restart-stuck-ledgers": {"task": "enterprises.tasks.restart_stuck", "schedule": 300},
    "renew-flags": {"task": "inspections.tasks.renew_flags", "schedule": crontab(hour=0, minute=1)},
    "renew-changed-flags": {
        "task": "inspections.tasks.renew_changed_flags",
        "schedule": 5,
        "options": {"expires": 5},
    },
}
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR / "beat-schedule")
CELERY_TIMEZONE = TIME_ZONE
CELERY_WORKER_HIJACK_ROOT_LOGGER = False

# ── Mail and messages ─────────────────────────────────────────────────────────

EMAIL_BACKEND = env("EMAIL_BACKEND", default="django.core.mail.backends.console.EmailBackend")
if env("EMAIL_URL", default=""):
    globals().update(env.email_url("EMAIL_URL"))
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="enforcement@localhost")
SITE_URL = env("SITE_URL", default="http://localhost:8000/")
SITE_NAME = urlsplit(SITE_URL).hostname or "localhost"
# Hosts of a private 政务微信 or 专有钉钉, besides campaigns/data/robot_hosts.yaml.
ROBOT_HOSTS = env.list("ROBOT_HOSTS", default=[])

# ── API ───────────────────────────────────────────────────────────────────────

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.SessionAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_FILTER_BACKENDS": ["django_filters.rest_framework.DjangoFilterBackend"],
    "DEFAULT_PAGINATION_CLASS": "rest_framework.pagination.PageNumberPagination",
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser", "rest_framework.parsers.MultiPartParser"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "jurisdictions.api.exception_handler",
    "PAGE_SIZE": 50,
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "专项执法行动管理系统",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_PERMISSIONS": ["rest_framework.permissions.IsAuthenticated"],
    # Fields of one name with different words would otherwise be told apart by a digest.
    "ENUM_NAME_OVERRIDES": {
        "MineKindEnum": "enterprises.models.MineKind",
        "MineStatusEnum": "enterprises.models.MineStatus",
        "MeasureKindEnum": "inspections.models.Measure.Kind",
        "HazardStatusEnum": "hazards.models.Hazard.Status",
        "InspectionStatusEnum": "inspections.models.Inspection.Status",
        "InspectionKindEnum": "inspections.models.Inspection.Kind",
        "AnswerResultEnum": "hazards.models.CriterionAnswer.Result",
        "RecheckResultEnum": "inspections.models.Recheck.Result",
        "ObligationStatusEnum": "campaigns.models.Obligation.Status",
        "ReportStatusEnum": "reports.models.Report.Status",
    },
}

# ── Screens ───────────────────────────────────────────────────────────────────

DJANGO_TABLES2_TEMPLATE = "parts/table.html"
MESSAGE_TAGS = {message_levels.ERROR: "danger"}

# ── Security ──────────────────────────────────────────────────────────────────

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    },
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
if PRODUCTION:
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=365 * 24 * 60 * 60)
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME = "__Host-session"
    CSRF_COOKIE_NAME = "__Host-csrf"
    CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

# ── Log ───────────────────────────────────────────────────────────────────────

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env("LOG_LEVEL", default="INFO")},
    "loggers": {
        # A line for each of some four hundred triggers at every migration.
        "pgtrigger": {"level": "WARNING"},
        # One line a file at every PDF, and one for each refused page: neither is news.
        "fontTools": {"level": "ERROR"},
        "weasyprint": {"level": "ERROR"},
        "django": {"handlers": [], "propagate": True},
    },
}
