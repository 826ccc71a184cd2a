"""What can be found: SQLite keeps the words in an FTS5 table beside it, PostgreSQL in a text-search column."""

from django.db import migrations, models

SQLITE = (
    """CREATE VIRTUAL TABLE post_findable_words USING fts5(
        reference, title, text, marks, content='post_findable', content_rowid='id',
        tokenize="porter unicode61 remove_diacritics 2")""",
    """CREATE TRIGGER post_findable_added AFTER INSERT ON post_findable BEGIN
        INSERT INTO post_findable_words(rowid, reference, title, text, marks)
        VALUES (new.id, new.reference, new.title, new.text, new.marks); END""",
    """CREATE TRIGGER post_findable_gone AFTER DELETE ON post_findable BEGIN
        INSERT INTO post_findable_words(post_findable_words, rowid, reference, title, text, marks)
        VALUES ('delete', old.id, old.reference, old.title, old.text, old.marks); END""",
    """CREATE TRIGGER post_findable_changed AFTER UPDATE ON post_findable BEGIN
        INSERT INTO post_findable_words(post_findable_words, rowid, reference, title, text, marks)
        VALUES ('delete', old.id, old.reference, old.title, old.text, old.marks);
        INSERT INTO post_findable_words(rowid, reference, title, text, marks)
        VALUES (new.id, new.reference, new.title, new.text, new.marks); END""",
)
POSTGRESQL = (
    """ALTER TABLE post_findable ADD COLUMN words tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('english'::regconfig, reference || ' ' || title), 'A')
        || setweight(to_tsvector('english'::regconfig, text), 'B')
        || to_tsvector('simple'::regconfig, marks)) STORED""",
    "CREATE INDEX post_findable_by_words ON post_findable USING gin (words)",
)
BACK = {
    "sqlite": (
        "DROP TRIGGER post_findable_added",
        "DROP TRIGGER post_findable_gone",
        "DROP TRIGGER post_findable_changed",
        "DROP TABLE post_findable_words",
    ),
    "postgresql": ("DROP INDEX post_findable_by_words", "ALTER TABLE post_findable DROP COLUMN words"),
}


def add_words(apps, schema_editor):
    for line in {"sqlite": SQLITE, "postgresql": POSTGRESQL}[schema_editor.connection.vendor]:
        schema_editor.execute(line)


def drop_words(apps, schema_editor):
    for line in BACK[schema_editor.connection.vendor]:
        schema_editor.execute(line)


class Migration(migrations.Migration):
    dependencies = [("post", "0003_files")]

    operations = [
        migrations.CreateModel(
            name="Findable",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("record_kind", models.CharField(max_length=80)),
                ("record_id", models.BigIntegerField()),
                ("partnership_id", models.BigIntegerField(null=True)),
                ("reference", models.CharField(blank=True, max_length=20)),
                ("title", models.TextField()),
                ("text", models.TextField(blank=True)),
                (
                    "marks",
                    models.TextField(
                        blank=True, help_text="Its kind, state, themes, agencies and years, each as one word."
                    ),
                ),
                ("status", models.CharField(blank=True, max_length=40)),
                ("url", models.CharField(max_length=200)),
            ],
        ),
        migrations.AddIndex(model_name="findable", index=models.Index(fields=["reference"], name="findable_reference")),
        migrations.AddConstraint(
            model_name="findable",
            constraint=models.UniqueConstraint(fields=("record_kind", "record_id"), name="findable_once"),
        ),
        migrations.RunPython(add_words, drop_words),
    ]
