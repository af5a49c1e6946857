from django.db import migrations

# Triggers of earlier versions know the columns of their day: they come off before the tables change, and those of the
# models go on when all has migrated (PGTRIGGER_INSTALL_ON_MIGRATE).
TAKE_OFF = """
DO $$
DECLARE row record;
BEGIN
    FOR row IN SELECT tgname, tgrelid::regclass AS place FROM pg_trigger WHERE tgname LIKE 'pgtrigger_%' LOOP
        EXECUTE format('DROP TRIGGER %I ON %s', row.tgname, row.place);
    END LOOP;
END $$
"""


class Migration(migrations.Migration):
    dependencies = [("jurisdictions", "0001_ground")]
    operations = [migrations.RunSQL(TAKE_OFF, migrations.RunSQL.noop)]
