import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import jurisdictions.migrating


class Migration(migrations.Migration):
    dependencies = [
        ("campaigns", "0002_error_reports"),
        ("inspections", "0002_plans_draws_and_orders"),
        ("jurisdictions", "0001_tables"),
        ("jurisdictions", "__first__"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("reports", "0001_tables"),
    ]

    operations = [
        jurisdictions.migrating.AtOnce(
            operations=[
                migrations.CreateModel(
                    name="Assessment",
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
                                choices=[("draft", "拟定中"), ("issued", "已下达")],
                                default="draft",
                                editable=False,
                                max_length=20,
                                verbose_name="状态",
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                        (
                            "document",
                            models.CharField(
                                help_text="下达目标的文号或文件名称。",
                                max_length=200,
                                verbose_name="依据文件",
                            ),
                        ),
                        ("issued_on", models.DateField(blank=True, null=True, verbose_name="下达日期")),
                        (
                            "agency",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="assessments",
                                to="jurisdictions.agency",
                                verbose_name="考核机关",
                            ),
                        ),
                        (
                            "drafted_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="拟定人",
                            ),
                        ),
                        (
                            "issued_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="下达人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "年度考核",
                        "verbose_name_plural": "年度考核",
                        "ordering": ["-year", "agency__region_id"],
                        "constraints": [
                            models.UniqueConstraint(fields=("agency", "year"), name="one_assessment_a_year"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("status", "draft"),
                                    models.Q(("issued_by__isnull", False), ("issued_on__isnull", False)),
                                    _connector="OR",
                                ),
                                name="issued_targets_say_by_whom",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AssessmentEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "status",
                            models.CharField(
                                choices=[("draft", "拟定中"), ("issued", "已下达")],
                                default="draft",
                                editable=False,
                                max_length=20,
                                verbose_name="状态",
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                        (
                            "document",
                            models.CharField(
                                help_text="下达目标的文号或文件名称。",
                                max_length=200,
                                verbose_name="依据文件",
                            ),
                        ),
                        ("issued_on", models.DateField(blank=True, null=True, verbose_name="下达日期")),
                        (
                            "agency",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jurisdictions.agency",
                                verbose_name="考核机关",
                            ),
                        ),
                        (
                            "drafted_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="拟定人",
                            ),
                        ),
                        (
                            "issued_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="下达人",
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
                                to="reports.assessment",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Finding",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("text", models.CharField(max_length=500, verbose_name="情形")),
                        ("noted_on", models.DateField(verbose_name="登记日期")),
                        ("withdrawn_on", models.DateField(blank=True, null=True, verbose_name="撤销日期")),
                        (
                            "withdrawn_because",
                            models.CharField(blank=True, max_length=300, verbose_name="撤销理由"),
                        ),
                        (
                            "circular",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="campaigns.circular",
                                verbose_name="通报",
                            ),
                        ),
                        (
                            "inspection",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="inspections.inspection",
                                verbose_name="现场检查",
                            ),
                        ),
                        (
                            "noted_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="reports.report",
                                verbose_name="退回的报表",
                            ),
                        ),
                        (
                            "submission",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="campaigns.submission",
                                verbose_name="退回的材料",
                            ),
                        ),
                        (
                            "withdrawn_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="撤销人",
                            ),
                        ),
                        (
                            "outcome",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="findings",
                                to="reports.outcome",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "搞形式走过场情形",
                        "verbose_name_plural": "搞形式走过场情形",
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("circular", None),
                                        ("inspection", None),
                                        ("report__isnull", False),
                                        ("submission", None),
                                    ),
                                    models.Q(
                                        ("circular", None),
                                        ("inspection", None),
                                        ("report", None),
                                        ("submission__isnull", False),
                                    ),
                                    models.Q(
                                        ("circular__isnull", False),
                                        ("inspection", None),
                                        ("report", None),
                                        ("submission", None),
                                    ),
                                    models.Q(
                                        ("circular", None),
                                        ("inspection__isnull", False),
                                        ("report", None),
                                        ("submission", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="a_finding_rests_on_one_record",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("withdrawn_on", None),
                                    models.Q(("withdrawn_because", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="who_withdraws_says_why",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Outcome",
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
                                    ("open", "考核中"),
                                    ("proposed", "拟定等次"),
                                    ("objected", "有异议"),
                                    ("final", "已确定"),
                                ],
                                default="open",
                                editable=False,
                                max_length=20,
                                verbose_name="状态",
                            ),
                        ),
                        ("as_of", models.DateTimeField(blank=True, null=True, verbose_name="统计时点")),
                        (
                            "figures",
                            models.JSONField(default=dict, editable=False, verbose_name="所依据的数字"),
                        ),
                        (
                            "score",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=5, null=True, verbose_name="得分"
                            ),
                        ),
                        ("grade", models.CharField(blank=True, max_length=20, verbose_name="等次")),
                        ("reason", models.CharField(blank=True, max_length=500, verbose_name="评定理由")),
                        ("answer_by", models.DateField(blank=True, null=True, verbose_name="异议期至")),
                        ("agreed_on", models.DateField(blank=True, null=True, verbose_name="确认无异议")),
                        ("objected_on", models.DateField(blank=True, null=True, verbose_name="提出异议")),
                        ("objection", models.TextField(blank=True, max_length=2000, verbose_name="异议")),
                        ("reply", models.TextField(blank=True, max_length=2000, verbose_name="对异议的答复")),
                        ("concluded_on", models.DateField(blank=True, null=True, verbose_name="确定日期")),
                        (
                            "agency",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="outcomes",
                                to="jurisdictions.agency",
                                verbose_name="被考核单位",
                            ),
                        ),
                        (
                            "assessment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="outcomes",
                                to="reports.assessment",
                                verbose_name="年度考核",
                            ),
                        ),
                        (
                            "concluded_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="确定人",
                            ),
                        ),
                        (
                            "objected_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="异议人",
                            ),
                        ),
                        (
                            "proposed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="评定人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "考核结果",
                        "verbose_name_plural": "考核结果",
                        "ordering": ["agency__region_id"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("assessment", "agency"), name="one_outcome_an_agency"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("status", "open"),
                                    models.Q(
                                        ("answer_by__isnull", False),
                                        ("as_of__isnull", False),
                                        ("proposed_by__isnull", False),
                                        models.Q(("grade", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="a_grade_is_frozen_with_its_figures",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("objected_on", None),
                                    models.Q(("objection", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="an_objection_says_what",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "final"), _negated=True),
                                    ("objection", ""),
                                    models.Q(("reply", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="an_objection_is_answered",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FindingEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("text", models.CharField(max_length=500, verbose_name="情形")),
                        ("noted_on", models.DateField(verbose_name="登记日期")),
                        ("withdrawn_on", models.DateField(blank=True, null=True, verbose_name="撤销日期")),
                        (
                            "withdrawn_because",
                            models.CharField(blank=True, max_length=300, verbose_name="撤销理由"),
                        ),
                        (
                            "circular",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="campaigns.circular",
                                verbose_name="通报",
                            ),
                        ),
                        (
                            "inspection",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="inspections.inspection",
                                verbose_name="现场检查",
                            ),
                        ),
                        (
                            "noted_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
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
                                to="reports.finding",
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="reports.report",
                                verbose_name="退回的报表",
                            ),
                        ),
                        (
                            "submission",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="campaigns.submission",
                                verbose_name="退回的材料",
                            ),
                        ),
                        (
                            "withdrawn_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="撤销人",
                            ),
                        ),
                        (
                            "outcome",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="reports.outcome",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="OutcomeEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("open", "考核中"),
                                    ("proposed", "拟定等次"),
                                    ("objected", "有异议"),
                                    ("final", "已确定"),
                                ],
                                default="open",
                                editable=False,
                                max_length=20,
                                verbose_name="状态",
                            ),
                        ),
                        ("as_of", models.DateTimeField(blank=True, null=True, verbose_name="统计时点")),
                        (
                            "figures",
                            models.JSONField(default=dict, editable=False, verbose_name="所依据的数字"),
                        ),
                        (
                            "score",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=5, null=True, verbose_name="得分"
                            ),
                        ),
                        ("grade", models.CharField(blank=True, max_length=20, verbose_name="等次")),
                        ("reason", models.CharField(blank=True, max_length=500, verbose_name="评定理由")),
                        ("answer_by", models.DateField(blank=True, null=True, verbose_name="异议期至")),
                        ("agreed_on", models.DateField(blank=True, null=True, verbose_name="确认无异议")),
                        ("objected_on", models.DateField(blank=True, null=True, verbose_name="提出异议")),
                        ("objection", models.TextField(blank=True, max_length=2000, verbose_name="异议")),
                        ("reply", models.TextField(blank=True, max_length=2000, verbose_name="对异议的答复")),
                        ("concluded_on", models.DateField(blank=True, null=True, verbose_name="确定日期")),
                        (
                            "agency",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jurisdictions.agency",
                                verbose_name="被考核单位",
                            ),
                        ),
                        (
                            "assessment",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="reports.assessment",
                                verbose_name="年度考核",
                            ),
                        ),
                        (
                            "concluded_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="确定人",
                            ),
                        ),
                        (
                            "objected_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="异议人",
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
                                to="reports.outcome",
                            ),
                        ),
                        (
                            "proposed_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="评定人",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Proof",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.CharField(blank=True, max_length=60, verbose_name="单元格")),
                        ("note", models.CharField(max_length=200, verbose_name="说明")),
                        ("added_at", models.DateTimeField(auto_now_add=True, verbose_name="上传时间")),
                        (
                            "added_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="上传人",
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="proofs",
                                to="reports.report",
                                verbose_name="报表",
                            ),
                        ),
                        (
                            "sealing",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="proofs",
                                to="reports.sealing",
                                verbose_name="随哪次报送",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "印证资料",
                        "verbose_name_plural": "印证资料",
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("note", ""), _negated=True),
                                name="proof_says_what_it_shows",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProofEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("key", models.CharField(blank=True, max_length=60, verbose_name="单元格")),
                        ("note", models.CharField(max_length=200, verbose_name="说明")),
                        ("added_at", models.DateTimeField(auto_now_add=True, verbose_name="上传时间")),
                        (
                            "added_by",
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
                                to="reports.proof",
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
                                verbose_name="报表",
                            ),
                        ),
                        (
                            "sealing",
                            models.ForeignKey(
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="reports.sealing",
                                verbose_name="随哪次报送",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Target",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("measure", models.CharField(max_length=60, verbose_name="指标")),
                        ("points", models.DecimalField(decimal_places=2, max_digits=5, verbose_name="分值")),
                        (
                            "none",
                            models.DecimalField(
                                decimal_places=4, default=0, max_digits=10, verbose_name="得 0 分"
                            ),
                        ),
                        ("full", models.DecimalField(decimal_places=4, max_digits=10, verbose_name="得满分")),
                        (
                            "assessment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="targets",
                                to="reports.assessment",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "年度目标",
                        "verbose_name_plural": "年度目标",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("assessment", "measure"), name="one_target_a_measure"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("points__gt", 0), ("points__lte", 100), ("full__gt", models.F("none"))
                                ),
                                name="a_target_rises",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TargetEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("measure", models.CharField(max_length=60, verbose_name="指标")),
                        ("points", models.DecimalField(decimal_places=2, max_digits=5, verbose_name="分值")),
                        (
                            "none",
                            models.DecimalField(
                                decimal_places=4, default=0, max_digits=10, verbose_name="得 0 分"
                            ),
                        ),
                        ("full", models.DecimalField(decimal_places=4, max_digits=10, verbose_name="得满分")),
                        (
                            "assessment",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="reports.assessment",
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
                                to="reports.target",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddField(
                    model_name="report",
                    name="since",
                    field=models.DateField(
                        help_text="专项行动开始的那天；只有当月数的报表不用。",
                        null=True,
                        verbose_name="累计起",
                    ),
                ),
                migrations.AddField(
                    model_name="reportevent",
                    name="since",
                    field=models.DateField(
                        help_text="专项行动开始的那天；只有当月数的报表不用。",
                        null=True,
                        verbose_name="累计起",
                    ),
                ),
                migrations.AddField(
                    model_name="sealing",
                    name="details",
                    field=models.JSONField(default=list, verbose_name="明细"),
                ),
            ],
        ),
    ]
