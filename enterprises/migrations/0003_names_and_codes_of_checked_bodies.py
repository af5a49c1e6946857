import pgtrigger
from django.db import migrations, models

CODE = "统一社会信用代码"


def tell_names_from_codes(apps, schema_editor):
    """What was one key is a name now, unless it was a code: its name stands in the file of a mine."""
    lines = apps.get_model("enterprises", "ThirdParty").objects
    with pgtrigger.ignore():  # the triggers in the database still write the column that has gone
        for check in apps.get_model("enterprises", "BodyCheck").objects.filter(name__regex="^[0-9A-Z]{18}$"):
            known = lines.filter(credit_code=check.name).order_by("-pk").first()
            check.credit_code, check.name = check.name, known.name if known else check.name
            check.save()


class Migration(migrations.Migration):
    dependencies = [("enterprises", "0002_dangers_and_written_rules")]

    operations = [
        migrations.RemoveIndex(model_name="bodycheck", name="checks_of_a_body"),
        *(
            operation
            for model in ("bodycheck", "bodycheckevent")
            for operation in (
                migrations.RenameField(model_name=model, old_name="body", new_name="name"),
                migrations.AlterField(
                    model_name=model,
                    name="name",
                    field=models.CharField(editable=False, max_length=120, verbose_name="单位名称"),
                ),
                migrations.AddField(
                    model_name=model,
                    name="credit_code",
                    field=models.CharField(
                        blank=True, default="", editable=False, max_length=18, verbose_name=CODE
                    ),
                    preserve_default=False,
                ),
            )
        ),
        migrations.RunPython(tell_names_from_codes, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="thirdparty",
            index=models.Index(
                condition=~models.Q(credit_code=""), fields=["name"], name="coded_third_parties"
            ),
        ),
    ]
