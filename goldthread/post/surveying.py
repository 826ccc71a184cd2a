"""What the database knows of its own tables, where it has to be told to look."""

from django.db import connection


def survey() -> None:
    """Have PostgreSQL count its tables now. It does so by itself within minutes, and until then plans for empty ones: a
    page took seconds after a load. SQLite plans without counting."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
