"""Forms that were sent, each saved once; and where a draft was typed."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("post", "0004_search")]

    operations = [
        migrations.CreateModel(
            name="Sent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("author_id", models.BigIntegerField()),
                ("key", models.CharField(max_length=40)),
                ("url", models.CharField(blank=True, help_text="The page that followed.", max_length=300)),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.AddConstraint(
            model_name="sent", constraint=models.UniqueConstraint(fields=("author_id", "key"), name="sent_once")
        ),
        migrations.AddField(
            model_name="draft",
            name="path",
            field=models.CharField(blank=True, help_text="The address of the form.", max_length=300),
        ),
        migrations.AddField(
            model_name="draft",
            name="about",
            field=models.CharField(blank=True, help_text="The heading of the form's page.", max_length=200),
        ),
    ]
