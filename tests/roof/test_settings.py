"""The settings, read in a process of their own: what is missing is named, and nothing is lax by default."""

import json
import os
import subprocess
import sys

import pytest

PRODUCTION = {"GOLDTHREAD_SECRET_KEY": "k" * 60, "GOLDTHREAD_HOSTS": "goldthread.example.org"}
SHOWN = """
import json, goldthread.settings as s
print(json.dumps({name: getattr(s, name) for name in dir(s) if name.isupper()}, default=str))
"""


def read(**environment):
    clean = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("GOLDTHREAD_", "DATABASE_", "DJANGO_"))
    }
    return subprocess.run([sys.executable, "-c", SHOWN], env=clean | environment, capture_output=True, text=True)


def settings_from(**environment):
    done = read(**environment)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("missing", PRODUCTION)
def test_a_missing_setting_says_what_to_set_and_where_it_is_documented(missing, tmp_path):
    rest = {name: value for name, value in PRODUCTION.items() if name != missing}
    done = read(**rest, GOLDTHREAD_DATA=str(tmp_path))
    assert done.returncode != 0
    assert f"Set {missing} in the environment" in done.stderr
    assert "docs/settings.md" in done.stderr


def test_production_is_what_one_gets_without_asking(tmp_path):
    settings = settings_from(**PRODUCTION, GOLDTHREAD_DATA=str(tmp_path))
    assert not settings["DEBUG"]
    assert settings["ALLOWED_HOSTS"] == ["goldthread.example.org"]
    assert settings["SESSION_COOKIE_SECURE"] and settings["CSRF_COOKIE_SECURE"] and settings["SECURE_SSL_REDIRECT"]
    assert settings["SESSION_COOKIE_HTTPONLY"] and settings["SESSION_COOKIE_SAMESITE"] == "Lax"
    assert "Manifest" in settings["STORAGES"]["staticfiles"]["BACKEND"]
    assert "SECURE_PROXY_SSL_HEADER" not in settings


def test_the_key_kept_in_the_data_folder_is_not_used_in_production(tmp_path):
    (tmp_path / "secret-key").write_text("from the demonstration")
    assert read(GOLDTHREAD_HOSTS="a.example.org", GOLDTHREAD_DATA=str(tmp_path)).returncode != 0
    assert settings_from(GOLDTHREAD_LOCAL="1", GOLDTHREAD_DATA=str(tmp_path))["SECRET_KEY"] == "from the demonstration"


def test_a_local_installation_answers_to_this_computer_only(tmp_path):
    settings = settings_from(GOLDTHREAD_LOCAL="1", GOLDTHREAD_SECRET_KEY="k" * 60, GOLDTHREAD_DATA=str(tmp_path))
    assert settings["ALLOWED_HOSTS"] == ["localhost", "127.0.0.1", "[::1]"]
    assert not settings["DEBUG"]


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("postgresql://app:p%40ss@db.example.org:5433/gold", ("gold", "app", "p@ss", "db.example.org", "5433")),
        ("postgres://app@/gold?host=%2Frun%2FPostgres", ("gold", "app", "", "/run/Postgres", "")),
    ],
)
def test_a_database_url_is_read(url, expected, tmp_path):
    database = settings_from(**PRODUCTION, DATABASE_URL=url, GOLDTHREAD_DATA=str(tmp_path))["DATABASES"]["default"]
    assert tuple(database[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT")) == expected


def test_a_database_url_that_cannot_be_read_says_what_it_should_look_like(tmp_path):
    done = read(**PRODUCTION, DATABASE_URL="mysql://somewhere/else", GOLDTHREAD_DATA=str(tmp_path))
    assert "postgresql://NAME:PASSWORD@HOST:PORT/DATABASE" in done.stderr


@pytest.mark.parametrize(
    ("told", "read_as"),
    [
        ("smtp://a%40b:p%3Aw@mail.example.org", ("mail.example.org", 587, "a@b", "p:w", False, True)),
        ("smtps://mail.example.org", ("mail.example.org", 465, "", "", True, False)),
        ("smtp://localhost:25?tls=no", ("localhost", 25, "", "", False, False)),
    ],
)
def test_a_mail_server_is_read_from_its_address_and_speaks_tls(told, read_as, tmp_path):
    mail = settings_from(**PRODUCTION, GOLDTHREAD_DATA=str(tmp_path), GOLDTHREAD_MAIL=told)["MAIL"]
    assert tuple(mail[name] for name in ("host", "port", "username", "password", "use_ssl", "use_tls")) == read_as


def test_a_mail_server_that_is_none_says_what_to_set(tmp_path):
    done = read(**PRODUCTION, GOLDTHREAD_DATA=str(tmp_path), GOLDTHREAD_MAIL="mail.example.org")
    assert done.returncode != 0 and "Set GOLDTHREAD_MAIL to smtp://" in done.stderr
