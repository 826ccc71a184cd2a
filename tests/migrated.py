"""A database with every migration and nothing else: made once by `./run test`, copied wherever a test wants one.

`python -m tests.migrated FOLDER` makes it: on SQLite a file in the folder, on PostgreSQL a database of its own beside
that of DATABASE_URL. It prints what GOLDTHREAD_TEST_MIGRATED is to be; without that, each run of pytest migrates."""

import os
import sqlite3
import subprocess
import sys
from urllib.parse import urlsplit

import psycopg
from psycopg import sql

import tests.environment  # noqa: F401 - what Django's settings have to be told

MADE = os.environ.get("GOLDTHREAD_TEST_MIGRATED", "")
NAME = "migrated"
# What migrating throws away is not looked through, which took a quarter of the time: the process ends soon enough.
MIGRATE = """
import gc
gc.disable()
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0, interactive=False)
call_command("createcachetable", verbosity=0)
"""


def lay_out(connection) -> None:
    """Put a copy where Django is about to make the database of the tests, which it then finds there and keeps."""
    name = connection.creation._get_test_db_name()
    if connection.vendor == "sqlite":
        connection.close()
        connection.settings_dict["NAME"] = name
        connection.ensure_connection()
        made = sqlite3.connect(MADE)
        made.backup(connection.connection)
        made.close()
        return
    with connection._nodb_cursor() as cursor:
        for statement in ("DROP DATABASE IF EXISTS {}", f"CREATE DATABASE {{}} TEMPLATE {NAME}"):
            cursor.execute(sql.SQL(statement).format(sql.Identifier(name)))


def make(folder: str) -> str:
    """Make it, and say where."""
    url = os.environ.get("DATABASE_URL", "")
    if url:
        with psycopg.connect(url, autocommit=True) as server:
            server.execute(f"DROP DATABASE IF EXISTS {NAME}")
            server.execute(f"CREATE DATABASE {NAME}")
    told = {"GOLDTHREAD_DATA": folder, "DJANGO_SETTINGS_MODULE": "goldthread.settings"}
    told["DATABASE_URL"] = url and urlsplit(url)._replace(path=f"/{NAME}").geturl()
    subprocess.run([sys.executable, "-c", MIGRATE], env={**os.environ, **told, "PYTHONPATH": os.getcwd()}, check=True)
    if url:
        return NAME
    file = os.path.join(folder, "goldthread.sqlite3")
    with sqlite3.connect(file) as made:
        made.execute("PRAGMA journal_mode=DELETE")
    made.close()
    return file


if __name__ == "__main__":
    sys.stdout.write(make(sys.argv[1]))
