"""Have the database itself refuse to change or delete the trail, on both engines."""

from django.db import migrations

SQLITE = (
    ("trail_entry", "UPDATE", "", "an entry of the trail is never changed"),
    ("trail_entry", "DELETE", "", "an entry of the trail is never deleted"),
    (
        "trail_entry",
        "INSERT",
        "WHEN EXISTS (SELECT 1 FROM trail_entry WHERE id = NEW.id)",
        "an entry is never replaced",
    ),
    ("trail_payload", "UPDATE", "", "what an entry said is never changed"),
    (
        "trail_payload",
        "DELETE",
        "WHEN NOT EXISTS (SELECT 1 FROM trail_erasure WHERE entry_id = OLD.entry_id)",
        "what an entry said goes only by the erase operation",
    ),
    (
        "trail_payload",
        "INSERT",
        "WHEN EXISTS (SELECT 1 FROM trail_payload WHERE entry_id = NEW.entry_id)",
        "what an entry said is never replaced",
    ),
)

POSTGRESQL = (
    """
    CREATE FUNCTION trail_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'the trail is never changed, deleted or emptied (% on %)', TG_OP, TG_TABLE_NAME; END $$
    """,
    """
    CREATE FUNCTION trail_refuse_unless_erased() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF NOT EXISTS (SELECT 1 FROM trail_erasure WHERE entry_id = OLD.entry_id) THEN
            RAISE EXCEPTION 'what an entry said goes only by the erase operation';
        END IF;
        RETURN OLD;
    END $$
    """,
    "CREATE TRIGGER trail_entry_no_change BEFORE UPDATE OR DELETE ON trail_entry "
    "FOR EACH ROW EXECUTE FUNCTION trail_refuse()",
    "CREATE TRIGGER trail_entry_no_truncate BEFORE TRUNCATE ON trail_entry "
    "FOR EACH STATEMENT EXECUTE FUNCTION trail_refuse()",
    "CREATE TRIGGER trail_payload_no_update BEFORE UPDATE ON trail_payload "
    "FOR EACH ROW EXECUTE FUNCTION trail_refuse()",
    "CREATE TRIGGER trail_payload_no_delete BEFORE DELETE ON trail_payload "
    "FOR EACH ROW EXECUTE FUNCTION trail_refuse_unless_erased()",
    "CREATE TRIGGER trail_payload_no_truncate BEFORE TRUNCATE ON trail_payload "
    "FOR EACH STATEMENT EXECUTE FUNCTION trail_refuse()",
)


def guard(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for statement in POSTGRESQL:
            schema_editor.execute(statement, params=None)
        return
    for table, verb, when, words in SQLITE:
        schema_editor.execute(
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} {when} "
            f"BEGIN SELECT RAISE(ABORT, '{words}'); END",
            params=None,
        )


def unguard(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION trail_refuse() CASCADE")
        schema_editor.execute("DROP FUNCTION trail_refuse_unless_erased() CASCADE")
        return
    for table, verb, _when, _words in SQLITE:
        schema_editor.execute(f"DROP TRIGGER {table}_no_{verb.lower()}")


class Migration(migrations.Migration):
    dependencies = [("trail", "0001_initial")]
    operations = [migrations.RunPython(guard, unguard)]
