import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import jurisdictions.migrating


class Migration(migrations.Migration):
    dependencies = [
        ("campaigns", "0001_tables"),
        ("jurisdictions", "0001_tables"),
        ("jurisdictions", "__first__"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        jurisdictions.migrating.AtOnce(
            operations=[
                migrations.CreateModel(
                    name="ErrorReport",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("waiting", "待答复"),
                                    ("corrected", "已更正"),
                                    ("kept", "不予更正"),
                                ],
                                default="waiting",
                                editable=False,
                                max_length=20,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "receipt",
                            models.CharField(
                                editable=False, max_length=12, unique=True, verbose_name="回执号"
                            ),
                        ),
                        ("text", models.TextField(max_length=1000, verbose_name="哪里有误")),
                        ("contact", models.CharField(blank=True, max_length=100, verbose_name="联系方式")),
                        ("sender", models.CharField(editable=False, max_length=64)),
                        (
                            "received_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="收到时间"
                            ),
                        ),
                        ("answer_by", models.DateField(editable=False, verbose_name="答复期限")),
                        ("answer", models.TextField(blank=True, max_length=1000, verbose_name="答复")),
                        ("answered_on", models.DateField(blank=True, null=True, verbose_name="答复日期")),
                        (
                            "answered_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="答复人",
                            ),
                        ),
                        (
                            "disclosure",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="error_reports",
                                to="campaigns.disclosure",
                                verbose_name="公示信息",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "公示纠错",
                        "verbose_name_plural": "公示纠错",
                        "ordering": ["-received_at", "-pk"],
                        "indexes": [
                            models.Index(fields=["sender", "received_at"], name="error_report_sender")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("status", "waiting"),
                                    models.Q(
                                        ("answered_by__isnull", False),
                                        ("answered_on__isnull", False),
                                        models.Q(("answer", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="an_error_report_is_answered_in_words",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ErrorReportEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("waiting", "待答复"),
                                    ("corrected", "已更正"),
                                    ("kept", "不予更正"),
                                ],
                                default="waiting",
                                editable=False,
                                max_length=20,
                                verbose_name="状态",
                            ),
                        ),
                        ("receipt", models.CharField(editable=False, max_length=12, verbose_name="回执号")),
                        ("text", models.TextField(max_length=1000, verbose_name="哪里有误")),
                        (
                            "received_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="收到时间"
                            ),
                        ),
                        ("answer_by", models.DateField(editable=False, verbose_name="答复期限")),
                        ("answer", models.TextField(blank=True, max_length=1000, verbose_name="答复")),
                        ("answered_on", models.DateField(blank=True, null=True, verbose_name="答复日期")),
                        (
                            "answered_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="答复人",
                            ),
                        ),
                        (
                            "disclosure",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="campaigns.disclosure",
                                verbose_name="公示信息",
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
                                to="campaigns.errorreport",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddField(
                    model_name="disclosure",
                    name="replaces",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="campaigns.disclosure",
                        verbose_name="更正前的版本",
                    ),
                ),
                migrations.AddField(
                    model_name="disclosureevent",
                    name="replaces",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="campaigns.disclosure",
                        verbose_name="更正前的版本",
                    ),
                ),
                migrations.AlterField(
                    model_name="disclosure",
                    name="status",
                    field=models.CharField(
                        choices=[
                            ("draft", "拟稿"),
                            ("published", "已公开"),
                            ("revoked", "已撤回"),
                            ("replaced", "已更正"),
                            ("void", "已作废"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=20,
                        verbose_name="状态",
                    ),
                ),
                migrations.AlterField(
                    model_name="disclosureevent",
                    name="status",
                    field=models.CharField(
                        choices=[
                            ("draft", "拟稿"),
                            ("published", "已公开"),
                            ("revoked", "已撤回"),
                            ("replaced", "已更正"),
                            ("void", "已作废"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=20,
                        verbose_name="状态",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="disclosure",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("status", "void"), _negated=True),
                        fields=("replaces",),
                        name="one_correction_a_version",
                    ),
                ),
            ],
        ),
    ]
