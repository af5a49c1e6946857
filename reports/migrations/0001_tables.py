import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import jurisdictions.migrating


class Migration(migrations.Migration):
    replaces = [
        ("reports", "0001_initial"),
        ("reports", "0002_seals_stay"),
        ("reports", "0003_entries_become_adjustments"),
        ("reports", "0004_sums_without_rows"),
    ]

    initial = True

    dependencies = [
        ("campaigns", "0001_tables"),
        ("jurisdictions", "0001_tables"),
        ("jurisdictions", "__first__"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("records", "0001_tables"),
    ]

    operations = [
        jurisdictions.migrating.AtOnce(
            operations=[
                migrations.CreateModel(
                    name="Report",
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
                                    ("draft", "填报中"),
                                    ("ready", "待签字"),
                                    ("submitted", "已报送"),
                                    ("returned", "已退回"),
                                    ("accepted", "已审核"),
                                ],
                                default="draft",
                                editable=False,
                                max_length=20,
                                verbose_name="状态",
                            ),
                        ),
                        ("form", models.CharField(max_length=60, verbose_name="报表")),
                        ("period", models.DateField(help_text="当月第一天", verbose_name="报送期")),
                        ("period_from", models.DateField(verbose_name="统计起")),
                        ("period_to", models.DateField(verbose_name="统计止")),
                        ("return_reason", models.TextField(blank=True, verbose_name="退回原因")),
                        ("reviewed_at", models.DateTimeField(blank=True, null=True, verbose_name="审核时间")),
                        (
                            "agency",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reports",
                                to="jurisdictions.agency",
                                verbose_name="填报单位",
                            ),
                        ),
                        (
                            "obligation",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="report",
                                to="campaigns.obligation",
                                verbose_name="报送任务",
                            ),
                        ),
                        (
                            "reviewed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "报表",
                        "verbose_name_plural": "报表",
                        "ordering": ["-period", "agency__region_id"],
                        "indexes": [models.Index(fields=["form", "period"], name="report_form_month")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("agency", "form", "period"), name="one_report_a_period"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "returned"), _negated=True),
                                    models.Q(("return_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="returned_with_a_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CellEntry",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.CharField(max_length=60, verbose_name="单元格")),
                        ("value", models.DecimalField(decimal_places=6, max_digits=16, verbose_name="数值")),
                        (
                            "source",
                            models.CharField(blank=True, max_length=200, verbose_name="来源（印证资料）"),
                        ),
                        ("reason", models.CharField(blank=True, max_length=200, verbose_name="调整理由")),
                        ("entered_at", models.DateTimeField(auto_now=True, verbose_name="填写时间")),
                        (
                            "entered_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="entries",
                                to="reports.report",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "填报内容",
                        "verbose_name_plural": "填报内容",
                        "constraints": [
                            models.UniqueConstraint(fields=("report", "key"), name="one_entry_a_cell")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CellEntryEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("key", models.CharField(max_length=60, verbose_name="单元格")),
                        ("value", models.DecimalField(decimal_places=6, max_digits=16, verbose_name="数值")),
                        (
                            "source",
                            models.CharField(blank=True, max_length=200, verbose_name="来源（印证资料）"),
                        ),
                        ("reason", models.CharField(blank=True, max_length=200, verbose_name="调整理由")),
                        ("entered_at", models.DateTimeField(auto_now=True, verbose_name="填写时间")),
                        (
                            "entered_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
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
                                to="reports.cellentry",
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="reports.report",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ExportJob",
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
                                    ("waiting", "排队"),
                                    ("running", "正在生成"),
                                    ("done", "已生成"),
                                    ("failed", "未能生成"),
                                ],
                                default="waiting",
                                editable=False,
                                max_length=20,
                                verbose_name="状态",
                            ),
                        ),
                        ("form", models.CharField(max_length=60, verbose_name="报表")),
                        ("period", models.DateField(verbose_name="报送期")),
                        ("asked_at", models.DateTimeField(auto_now_add=True, verbose_name="申请时间")),
                        ("total", models.PositiveIntegerField(default=0, verbose_name="总数")),
                        ("done", models.PositiveIntegerField(default=0, verbose_name="已完成")),
                        ("message", models.CharField(blank=True, max_length=300, verbose_name="说明")),
                        ("claimed_at", models.DateTimeField(blank=True, null=True, verbose_name="开始时间")),
                        (
                            "agency",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="jurisdictions.agency",
                                verbose_name="单位",
                            ),
                        ),
                        (
                            "asked_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="申请人",
                            ),
                        ),
                        (
                            "file",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="records.storedfile",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "批量导出",
                        "verbose_name_plural": "批量导出",
                        "ordering": ["-asked_at"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("status__in", ["waiting", "running"])),
                                fields=("agency", "form", "period"),
                                name="one_export_under_way",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ExportJobEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("waiting", "排队"),
                                    ("running", "正在生成"),
                                    ("done", "已生成"),
                                    ("failed", "未能生成"),
                                ],
                                default="waiting",
                                editable=False,
                                max_length=20,
                                verbose_name="状态",
                            ),
                        ),
                        ("form", models.CharField(max_length=60, verbose_name="报表")),
                        ("period", models.DateField(verbose_name="报送期")),
                        ("asked_at", models.DateTimeField(auto_now_add=True, verbose_name="申请时间")),
                        ("total", models.PositiveIntegerField(default=0, verbose_name="总数")),
                        ("message", models.CharField(blank=True, max_length=300, verbose_name="说明")),
                        ("claimed_at", models.DateTimeField(blank=True, null=True, verbose_name="开始时间")),
                        (
                            "agency",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jurisdictions.agency",
                                verbose_name="单位",
                            ),
                        ),
                        (
                            "asked_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="申请人",
                            ),
                        ),
                        (
                            "file",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="records.storedfile",
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
                                to="reports.exportjob",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ReportEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("draft", "填报中"),
                                    ("ready", "待签字"),
                                    ("submitted", "已报送"),
                                    ("returned", "已退回"),
                                    ("accepted", "已审核"),
                                ],
                                default="draft",
                                editable=False,
                                max_length=20,
                                verbose_name="状态",
                            ),
                        ),
                        ("form", models.CharField(max_length=60, verbose_name="报表")),
                        ("period", models.DateField(help_text="当月第一天", verbose_name="报送期")),
                        ("period_from", models.DateField(verbose_name="统计起")),
                        ("period_to", models.DateField(verbose_name="统计止")),
                        ("return_reason", models.TextField(blank=True, verbose_name="退回原因")),
                        ("reviewed_at", models.DateTimeField(blank=True, null=True, verbose_name="审核时间")),
                        (
                            "agency",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jurisdictions.agency",
                                verbose_name="填报单位",
                            ),
                        ),
                        (
                            "obligation",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="campaigns.obligation",
                                verbose_name="报送任务",
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
                                to="reports.report",
                            ),
                        ),
                        (
                            "reviewed_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Sealing",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="次数")),
                        ("current", models.BooleanField(default=True, verbose_name="现行")),
                        ("as_of", models.DateTimeField(verbose_name="统计截止时刻")),
                        ("digest", models.CharField(max_length=64, verbose_name="内容摘要")),
                        (
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="sealings",
                                to="reports.report",
                            ),
                        ),
                        (
                            "signature",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="records.signature",
                            ),
                        ),
                        (
                            "signed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="签字人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "封存",
                        "verbose_name_plural": "封存",
                        "ordering": ["-number"],
                        "constraints": [
                            models.UniqueConstraint(fields=("report", "number"), name="one_sealing_a_number"),
                            models.UniqueConstraint(
                                condition=models.Q(("current", True)),
                                fields=("report",),
                                name="one_current_sealing",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SealedCell",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.CharField(max_length=60, verbose_name="单元格")),
                        ("kind", models.CharField(max_length=10, verbose_name="来源类别")),
                        (
                            "computed",
                            models.DecimalField(
                                decimal_places=6, max_digits=16, null=True, verbose_name="业务记录数"
                            ),
                        ),
                        (
                            "value",
                            models.DecimalField(
                                decimal_places=6, max_digits=16, null=True, verbose_name="报送数"
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=200, verbose_name="来源")),
                        ("reason", models.CharField(blank=True, max_length=200, verbose_name="理由")),
                        ("records", models.JSONField(default=list, verbose_name="印证记录")),
                        (
                            "sealing",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="cells",
                                to="reports.sealing",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "封存单元格",
                        "verbose_name_plural": "封存单元格",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("sealing", "key"), include=("value",), name="one_sealed_cell_a_key"
                            )
                        ],
                    },
                ),
            ],
        ),
    ]
