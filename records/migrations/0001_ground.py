import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import records.models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="StoredFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sha256", models.CharField(max_length=64, unique=True, verbose_name="SHA-256")),
                ("media_type", models.CharField(max_length=100, verbose_name="类型")),
                ("size", models.PositiveIntegerField(verbose_name="字节数")),
                (
                    "content",
                    models.FileField(
                        max_length=200, upload_to=records.models.random_name, verbose_name="内容"
                    ),
                ),
                (
                    "stored_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="入库时间"),
                ),
            ],
            options={
                "verbose_name": "文件",
                "verbose_name_plural": "文件",
            },
        ),
        migrations.CreateModel(
            name="StoredFileEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                ("media_type", models.CharField(max_length=100, verbose_name="类型")),
                ("size", models.PositiveIntegerField(verbose_name="字节数")),
                (
                    "content",
                    models.FileField(
                        max_length=200, upload_to=records.models.random_name, verbose_name="内容"
                    ),
                ),
                (
                    "stored_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="入库时间"),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Attachment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("object_id", models.CharField(max_length=40, verbose_name="对象编号")),
                ("name", models.CharField(max_length=200, verbose_name="文件名")),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="说明")),
                (
                    "uploaded_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="上传时间"),
                ),
                (
                    "content_type",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="contenttypes.contenttype",
                        verbose_name="对象类别",
                    ),
                ),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="上传人",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attachments",
                        to="records.storedfile",
                        verbose_name="文件",
                    ),
                ),
            ],
            options={
                "verbose_name": "附件",
                "verbose_name_plural": "附件",
                "ordering": ["uploaded_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Signature",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("object_id", models.CharField(max_length=40, verbose_name="对象编号")),
                ("signer_name", models.CharField(max_length=50, verbose_name="签字人姓名")),
                ("statement", models.CharField(max_length=500, verbose_name="声明")),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                ("sm3", models.CharField(max_length=64, verbose_name="SM3")),
                (
                    "signed_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="签字时间"),
                ),
                (
                    "content_type",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="contenttypes.contenttype",
                        verbose_name="对象类别",
                    ),
                ),
                (
                    "signer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="签字人",
                    ),
                ),
                (
                    "image",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.storedfile",
                        verbose_name="手写签名",
                    ),
                ),
            ],
            options={
                "verbose_name": "签字",
                "verbose_name_plural": "签字",
                "ordering": ["signed_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="SignatureEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("object_id", models.CharField(max_length=40, verbose_name="对象编号")),
                ("signer_name", models.CharField(max_length=50, verbose_name="签字人姓名")),
                ("statement", models.CharField(max_length=500, verbose_name="声明")),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                ("sm3", models.CharField(max_length=64, verbose_name="SM3")),
                (
                    "signed_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="签字时间"),
                ),
                (
                    "content_type",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="contenttypes.contenttype",
                        verbose_name="对象类别",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="records.signature",
                    ),
                ),
                (
                    "signer",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="签字人",
                    ),
                ),
                (
                    "image",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="records.storedfile",
                        verbose_name="手写签名",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AttachmentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("object_id", models.CharField(max_length=40, verbose_name="对象编号")),
                ("name", models.CharField(max_length=200, verbose_name="文件名")),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="说明")),
                (
                    "uploaded_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="上传时间"),
                ),
                (
                    "content_type",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="contenttypes.contenttype",
                        verbose_name="对象类别",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="records.attachment",
                    ),
                ),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="上传人",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="records.storedfile",
                        verbose_name="文件",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="storedfile",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "records_storedfileevent" ("content", "id", "media_type", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size", "stored_at") VALUES (NEW."content", NEW."id", NEW."media_type", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sha256", NEW."size", NEW."stored_at"); RETURN NULL;',
                    hash="6cf3f667f47eee95986fa501c2b35eab9969b160",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_658dc",
                    table="records_storedfile",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="storedfile",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "records_storedfileevent" ("content", "id", "media_type", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size", "stored_at") VALUES (NEW."content", NEW."id", NEW."media_type", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sha256", NEW."size", NEW."stored_at"); RETURN NULL;',
                    hash="aa7eb516ad200d86535ea5785192a76de4a60bf0",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_31bda",
                    table="records_storedfile",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="storedfile",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "records_storedfileevent" ("content", "id", "media_type", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size", "stored_at") VALUES (OLD."content", OLD."id", OLD."media_type", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."sha256", OLD."size", OLD."stored_at"); RETURN NULL;',
                    hash="9ca99bef72164a001623f71d151462ef057f6ee5",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_0454a",
                    table="records_storedfile",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="storedfileevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="storedfileevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="records.storedfile",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="signatureevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="6f35436cc674c09615ca99b594a10bdc5a2d6320",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_ddc78",
                    table="records_signatureevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="signature",
            index=models.Index(fields=["content_type", "object_id"], name="signatures_of_target"),
        ),
        migrations.AddConstraint(
            model_name="signature",
            constraint=models.CheckConstraint(
                condition=models.Q(("statement", ""), _negated=True), name="signatures_state_something"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="signature",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "records_signatureevent" ("content_type_id", "id", "image_id", "object_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "signed_at", "signer_id", "signer_name", "sm3", "statement") VALUES (NEW."content_type_id", NEW."id", NEW."image_id", NEW."object_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sha256", NEW."signed_at", NEW."signer_id", NEW."signer_name", NEW."sm3", NEW."statement"); RETURN NULL;',
                    hash="abe8cd713d4aa5236f7d8b836c4b9a377d40ea34",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_403de",
                    table="records_signature",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="signature",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "records_signatureevent" ("content_type_id", "id", "image_id", "object_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "signed_at", "signer_id", "signer_name", "sm3", "statement") VALUES (NEW."content_type_id", NEW."id", NEW."image_id", NEW."object_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sha256", NEW."signed_at", NEW."signer_id", NEW."signer_name", NEW."sm3", NEW."statement"); RETURN NULL;',
                    hash="9650658817538ac4f9603bc7a4e5649ebb8de04c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_b2095",
                    table="records_signature",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="signature",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "records_signatureevent" ("content_type_id", "id", "image_id", "object_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "signed_at", "signer_id", "signer_name", "sm3", "statement") VALUES (OLD."content_type_id", OLD."id", OLD."image_id", OLD."object_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."sha256", OLD."signed_at", OLD."signer_id", OLD."signer_name", OLD."sm3", OLD."statement"); RETURN NULL;',
                    hash="5f1efd82b906e42138c7bfbaa35f79a2c12191f4",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_97480",
                    table="records_signature",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="attachmentevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="d4c1db7b87a6eaf1d4e6636d2f98d5187c0582fd",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_09197",
                    table="records_attachmentevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="attachment",
            index=models.Index(fields=["content_type", "object_id"], name="attachments_of_target"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="attachment",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "records_attachmentevent" ("content_type_id", "file_id", "id", "name", "note", "object_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "uploaded_at", "uploaded_by_id") VALUES (NEW."content_type_id", NEW."file_id", NEW."id", NEW."name", NEW."note", NEW."object_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."uploaded_at", NEW."uploaded_by_id"); RETURN NULL;',
                    hash="a46e668066ef8654e22f7147f94b368f1cd5f5b4",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_1afc6",
                    table="records_attachment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="attachment",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "records_attachmentevent" ("content_type_id", "file_id", "id", "name", "note", "object_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "uploaded_at", "uploaded_by_id") VALUES (NEW."content_type_id", NEW."file_id", NEW."id", NEW."name", NEW."note", NEW."object_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."uploaded_at", NEW."uploaded_by_id"); RETURN NULL;',
                    hash="638a6348b492604b2ef528f657e9da9d1f924742",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_a2fad",
                    table="records_attachment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="attachment",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "records_attachmentevent" ("content_type_id", "file_id", "id", "name", "note", "object_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "uploaded_at", "uploaded_by_id") VALUES (OLD."content_type_id", OLD."file_id", OLD."id", OLD."name", OLD."note", OLD."object_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."uploaded_at", OLD."uploaded_by_id"); RETURN NULL;',
                    hash="68210a37097dcd228a12f366e193320badfa2d87",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_050bb",
                    table="records_attachment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="storedfileevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="5800d9c13778a7723eab6b80c09332f9e8e24de2",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_5c96b",
                    table="records_storedfileevent",
                    when="BEFORE",
                ),
            ),
        ),
        # Who did it stands in the context, not in the event: only the request that wrote it may still amend it.
        migrations.RunSQL(
            """
            CREATE FUNCTION pgh_context_append_only() RETURNS trigger AS $$
            BEGIN
                IF TG_OP = 'UPDATE' AND OLD.id::text = current_setting('pghistory.context_id', true) THEN
                    RETURN NEW;
                END IF;
                RAISE EXCEPTION 'the audit trail is append-only';
            END
            $$ LANGUAGE plpgsql;
            CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON pghistory_context
                FOR EACH ROW EXECUTE FUNCTION pgh_context_append_only();
            """,
            """
            DROP TRIGGER append_only ON pghistory_context;
            DROP FUNCTION pgh_context_append_only();
            """,
        ),
    ]
