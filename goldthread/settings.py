"""Every setting, read from the environment; each is described in docs/settings.md."""

import os
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent


def _is_on(name: str) -> bool:
    return os.environ.get(name, "").lower() in {"1", "true", "yes", "on"}


def _needed(name: str, meaning: str) -> str:
    value = os.environ.get(name, "")
    if not value:
        raise ImproperlyConfigured(f"Set {name} in the environment: {meaning}. See docs/settings.md.")
    return value


def _words(text: str) -> list[str]:
    return text.replace(",", " ").split()


# Where we are: DEBUG is a developer's machine, LOCAL is a demonstration on one computer without HTTPS.

DEBUG = _is_on("GOLDTHREAD_DEBUG")
LOCAL = DEBUG or _is_on("GOLDTHREAD_LOCAL")
DATA_DIR = Path(os.environ.get("GOLDTHREAD_DATA") or BASE_DIR / "data")
GOLDTHREAD_LIBRARY = os.environ.get("GOLDTHREAD_LIBRARY", "")
SECRET_KEY_FILE = DATA_DIR / "secret-key"


def _secret_key() -> str:
    if LOCAL and not os.environ.get("GOLDTHREAD_SECRET_KEY") and SECRET_KEY_FILE.is_file():
        return SECRET_KEY_FILE.read_text().strip()
    return _needed("GOLDTHREAD_SECRET_KEY", "at least 50 random characters that nobody else knows")


SECRET_KEY = _secret_key()
SECRET_KEY_FALLBACKS = _words(os.environ.get("GOLDTHREAD_OLD_SECRET_KEYS", ""))
if LOCAL:
    ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
else:
    ALLOWED_HOSTS = _words(_needed("GOLDTHREAD_HOSTS", "the host names people type to reach the site"))
# Where letters written in the background say that the site is: the first host, unless an address is given.
SITE = os.environ.get("GOLDTHREAD_SITE") or ("http://localhost:8000" if LOCAL else f"https://{ALLOWED_HOSTS[0]}")
SITE = SITE.rstrip("/")

# What is in the house, floor by floor, the roof first: a template or a style sheet above is found before one below.

INSTALLED_APPS = [
    "goldthread.desk",
    "goldthread.report",
    "goldthread.scrutiny",
    "goldthread.meetings",
    "goldthread.risks",
    "goldthread.sources",
    "goldthread.plan",
    "goldthread.challenges",
    "goldthread.actions",
    "goldthread.clocks",
    "goldthread.partners",
    "goldthread.post",
    "goldthread.trail",
    "goldthread.kit",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "goldthread.kit.headers.PermissionsPolicy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "goldthread.kit.sessions.SessionHours",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "goldthread.desk.asked.Asked",
    "goldthread.post.signed_out.SignedOut",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "goldthread.post.once.Once",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "goldthread.post.referring.References",
]

ROOT_URLCONF = "goldthread.urls"
WSGI_APPLICATION = "goldthread.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
SILENCED_SYSTEM_CHECKS: list[str] = []

FORM_RENDERER = "goldthread.kit.forms.Renderer"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "goldthread.desk.frame.frame",
            ],
        },
    },
]

# The record: SQLite in the data folder, or PostgreSQL when DATABASE_URL says so.

# Each thread has its own connection. What a connection keeps of the record, and the queries that it has planned, are
# memory that no other shares: the system's own cache, which all share, serves them nearly as fast.
SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA foreign_keys=ON;"
    "PRAGMA mmap_size=0;PRAGMA journal_size_limit=27103364;PRAGMA cache_size=-4000;"
    "PRAGMA secure_delete=ON;"  # what is erased is written over, and goes into no later back-up
)
SQLITE_PLANS = 32


def _sqlite() -> dict:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATA_DIR / "goldthread.sqlite3",
        "CONN_MAX_AGE": 60,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "cached_statements": SQLITE_PLANS,
            "init_command": SQLITE_PRAGMAS,
        },
    }


# A record fits in memory, and a page asks for a few rows: looking them up by an index costs little, and compiling a
# query to machine code, or to start helpers for it, costs more than running it.
POSTGRESQL_OPTIONS = (
    "-c random_page_cost=1.1 -c jit=off -c max_parallel_workers_per_gather=0 -c plan_cache_mode=force_generic_plan"
)
# To plan a page's queries takes as long as to answer them: one asked again and again is planned once a connection.
POSTGRESQL_PLANS = {"server_side_binding": True, "prepare_threshold": 2}


def _postgresql(url: str) -> dict:
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        raise ImproperlyConfigured(
            "Set DATABASE_URL to postgresql://NAME:PASSWORD@HOST:PORT/DATABASE, or leave it out to use SQLite. "
            "See docs/settings.md."
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": dict(parse_qsl(parts.query)).get("host") or unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 0,
        "OPTIONS": {
            "options": POSTGRESQL_OPTIONS,
            **POSTGRESQL_PLANS,
            **({} if DEBUG else {"pool": {"min_size": 1, "max_size": 4}}),
        },
    }


DATABASE_URL = os.environ.get("DATABASE_URL", "")
DATABASES = {"default": _postgresql(DATABASE_URL) if DATABASE_URL else _sqlite()}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "goldthread_cache"}}

# Words, days and hours.

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = True

# Sign-in: an e-mail address and a password, nobody signs up by themselves.

AUTH_USER_MODEL = "partners.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.ScryptPasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "goldthread.partners.signin.Doorkeeper"
ACCOUNT_FORMS = {"login": "goldthread.partners.signin.SignInForm"}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False

# Five wrong passwords stop that e-mail address for five minutes. No limit counts wrong passwords by network address:
# a whole office shares one, and one person's typing must never lock out the rest.
ACCOUNT_RATE_LIMITS = {"login_failed": "5/300s/key", "login": "600/m/ip"}

# A sign-in lasts at most eight hours, and one hour without a click.

SESSION_HOURS_AT_MOST = 8
SESSION_IDLE_MINUTES = 60
SESSION_COOKIE_AGE = SESSION_HOURS_AT_MOST * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_NAME = "session" if LOCAL else "__Host-session"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = not LOCAL
CSRF_COOKIE_NAME = "csrf" if LOCAL else "__Host-csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "goldthread.post.signed_out.csrf_failure"
CSRF_COOKIE_SECURE = not LOCAL
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# What goes out, and what is done in the background. Letters go into a folder, or to a server that sends them.

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def _mail(url: str) -> dict:
    parts = urlsplit(url)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise ImproperlyConfigured(
            "Set GOLDTHREAD_MAIL to smtp://NAME:PASSWORD@HOST:PORT (smtps:// where it speaks TLS from the start), or "
            "leave it out to have letters put into a folder. See docs/settings.md."
        )
    plain = dict(parse_qsl(parts.query)).get("tls") == "no"
    return {
        "host": parts.hostname,
        "port": parts.port or (465 if parts.scheme == "smtps" else 587),
        "username": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "use_ssl": parts.scheme == "smtps",
        "use_tls": parts.scheme == "smtp" and not plain,
    }


MAIL = _mail(url) if (url := os.environ.get("GOLDTHREAD_MAIL", "")) else {}
MAIL_FROM = os.environ.get("GOLDTHREAD_MAIL_FROM", "Goldthread <goldthread@localhost>")
MAIL_DIR = DATA_DIR / "mail"

# What the browser is told it may do.

SECURE_SSL_REDIRECT = not LOCAL
SECURE_HSTS_SECONDS = 0 if LOCAL else 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = not LOCAL
SECURE_HSTS_PRELOAD = not LOCAL
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if _is_on("GOLDTHREAD_BEHIND_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ALLAUTH_TRUSTED_PROXY_COUNT = 1

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "connect-src": [SELF],
        "font-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

# Files served as they are.

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
_STATIC_STORAGE = (
    "django.contrib.staticfiles.storage.StaticFilesStorage"
    if DEBUG
    else "whitenoise.storage.CompressedManifestStaticFilesStorage"
)


# Files that people bring stand outside the web under their hash: in the data folder, or in S3 where a bucket is named.

FILES_DIR = DATA_DIR / "files"
FILES_BUCKET = os.environ.get("GOLDTHREAD_FILES_BUCKET", "")
GOLDTHREAD_CLAMAV = os.environ.get("GOLDTHREAD_CLAMAV", "")
KEPT_BY = os.environ.get("GOLDTHREAD_KEPT_BY", "")  # who runs this server, told to whoever writes private notes
FILE_UPLOAD_HANDLERS = [
    "goldthread.kit.files.upload.Bounded",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]


def _files() -> dict:
    if not FILES_BUCKET:
        folder = {"location": FILES_DIR, "file_permissions_mode": 0o600, "directory_permissions_mode": 0o700}
        return {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": folder}
    options = {
        "bucket_name": FILES_BUCKET,
        "endpoint_url": os.environ.get("GOLDTHREAD_FILES_ENDPOINT") or None,
        "region_name": os.environ.get("GOLDTHREAD_FILES_REGION") or None,
        "default_acl": None,
        "querystring_auth": True,
        "file_overwrite": True,
    }
    return {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options}


STORAGES = {
    "files": _files(),
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": _STATIC_STORAGE},
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
