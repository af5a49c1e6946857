"""The safety licences that stand in the ledger's lines become licences of the file."""

from __future__ import annotations

from django.db import migrations

COPY = """
INSERT INTO enterprises_licence (mine_id, kind, number, issued, expires, issuer, scope, status,
                                 status_document, confirmed_on)
SELECT mine.id, '安全生产许可证', mine.licence_number, mine.licence_issued, mine.licence_expires, '', '', 'valid',
       '', CURRENT_DATE
FROM enterprises_mine AS mine
WHERE (mine.licence_number <> '' OR mine.licence_issued IS NOT NULL OR mine.licence_expires IS NOT NULL)
  AND (mine.licence_issued IS NULL OR mine.licence_expires IS NULL
       OR mine.licence_expires >= mine.licence_issued)
"""


class Migration(migrations.Migration):
    dependencies = [("enterprises", "0004_the_file")]

    operations = [migrations.RunSQL(COPY, migrations.RunSQL.noop)]
