"""Addresses and secrets of robots that were kept as plain text are sealed."""

from django.db import migrations

from jurisdictions.sealed import seal, unseal


def seal_robots(apps, schema_editor):
    """Rows of before are plain text, which the field would take for sealed: they are read past it."""
    _each(schema_editor, lambda text: text if unseal(text) else seal(text))


def unseal_robots(apps, schema_editor):
    _each(schema_editor, unseal)


def _each(schema_editor, change):
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("SELECT id, address, secret FROM campaigns_robot")
        for pk, address, secret in cursor.fetchall():
            changed = [change(address), change(secret), pk]
            cursor.execute("UPDATE campaigns_robot SET address = %s, secret = %s WHERE id = %s", changed)


class Migration(migrations.Migration):
    dependencies = [("campaigns", "0008_rolls_liaisons_and_look_backs")]
    operations = [migrations.RunPython(seal_robots, unseal_robots)]
