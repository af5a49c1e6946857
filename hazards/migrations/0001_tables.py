import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import jurisdictions.migrating


class Migration(migrations.Migration):
    replaces = [("hazards", "0001_initial"), ("hazards", "0002_self_inspections_and_look_backs")]

    initial = True

    dependencies = [
        ("campaigns", "0001_tables"),
        ("enterprises", "0001_tables"),
        ("jurisdictions", "0001_tables"),
        ("jurisdictions", "__first__"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        jurisdictions.migrating.AtOnce(
            operations=[
                migrations.CreateModel(
                    name="Edition",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.CharField(max_length=20, unique=True, verbose_name="版本")),
                        ("title", models.CharField(max_length=120, verbose_name="名称")),
                        ("document_number", models.CharField(max_length=60, verbose_name="文号")),
                        ("effective_on", models.DateField(verbose_name="施行日期")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="废止日期")),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="说明")),
                        (
                            "supplements",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                to="hazards.edition",
                                verbose_name="补充",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "判定标准版本",
                        "verbose_name_plural": "判定标准版本",
                        "ordering": ["effective_on"],
                    },
                ),
                migrations.CreateModel(
                    name="Criterion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("code", models.CharField(max_length=12, unique=True, verbose_name="编号")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("underground", "地下矿山"),
                                    ("open_pit", "露天矿山"),
                                    ("tailings", "尾矿库"),
                                ],
                                max_length=20,
                                verbose_name="矿山类型",
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="序号")),
                        ("label", models.CharField(max_length=20, verbose_name="条号")),
                        ("topic", models.CharField(blank=True, max_length=20, verbose_name="专题")),
                        ("text", models.TextField(verbose_name="条文")),
                        ("note", models.TextField(blank=True, verbose_name="官方解读摘要")),
                        ("applies_note", models.TextField(blank=True, verbose_name="适用前提")),
                        ("uncertain", models.BooleanField(default=False, verbose_name="文字待核")),
                        (
                            "uncertain_reason",
                            models.CharField(blank=True, max_length=300, verbose_name="待核原因"),
                        ),
                        (
                            "confirmed_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="确认时间"),
                        ),
                        (
                            "confirmed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "edition",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="criteria",
                                to="hazards.edition",
                                verbose_name="版本",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "判定标准",
                        "verbose_name_plural": "判定标准",
                        "ordering": ["edition_id", "kind", "number"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("edition", "kind", "number"), name="one_criterion_a_number"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Clause",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="序号")),
                        ("text", models.TextField(verbose_name="条文")),
                        (
                            "criterion",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="clauses",
                                to="hazards.criterion",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "判定标准子项",
                        "verbose_name_plural": "判定标准子项",
                        "ordering": ["number"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("criterion", "number"), name="one_clause_a_number"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CriterionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("code", models.CharField(max_length=12, verbose_name="编号")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("underground", "地下矿山"),
                                    ("open_pit", "露天矿山"),
                                    ("tailings", "尾矿库"),
                                ],
                                max_length=20,
                                verbose_name="矿山类型",
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="序号")),
                        ("label", models.CharField(max_length=20, verbose_name="条号")),
                        ("topic", models.CharField(blank=True, max_length=20, verbose_name="专题")),
                        ("text", models.TextField(verbose_name="条文")),
                        ("note", models.TextField(blank=True, verbose_name="官方解读摘要")),
                        ("applies_note", models.TextField(blank=True, verbose_name="适用前提")),
                        ("uncertain", models.BooleanField(default=False, verbose_name="文字待核")),
                        (
                            "uncertain_reason",
                            models.CharField(blank=True, max_length=300, verbose_name="待核原因"),
                        ),
                        (
                            "confirmed_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="确认时间"),
                        ),
                        (
                            "confirmed_by",
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
                                to="hazards.criterion",
                            ),
                        ),
                        (
                            "edition",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="hazards.edition",
                                verbose_name="版本",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Hazard",
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
                                choices=[("open", "整改中"), ("rectified", "待验收"), ("closed", "已销号")],
                                default="open",
                                editable=False,
                                max_length=20,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "client_key",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, unique=True, verbose_name="提交标识"
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("self", "企业自查"),
                                    ("inspection", "部门执法检查"),
                                    ("tip_off", "群众举报"),
                                    ("assigned", "上级交办"),
                                ],
                                max_length=20,
                                verbose_name="来源",
                            ),
                        ),
                        (
                            "severity",
                            models.CharField(
                                choices=[("major", "重大"), ("general", "一般")],
                                max_length=20,
                                verbose_name="等级",
                            ),
                        ),
                        ("description", models.CharField(max_length=500, verbose_name="隐患描述")),
                        ("location", models.CharField(blank=True, max_length=100, verbose_name="隐患地点")),
                        ("found_on", models.DateField(verbose_name="发现日期")),
                        ("registered_at", models.DateTimeField(auto_now_add=True, verbose_name="登记时间")),
                        (
                            "responsible",
                            models.CharField(blank=True, max_length=60, verbose_name="整改责任人"),
                        ),
                        ("measures", models.TextField(blank=True, verbose_name="整改措施")),
                        (
                            "funds",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=12,
                                null=True,
                                verbose_name="整改资金（万元）",
                            ),
                        ),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="整改时限")),
                        ("contingency", models.TextField(blank=True, verbose_name="应急预案")),
                        (
                            "rectified_on",
                            models.DateField(blank=True, null=True, verbose_name="整改完成日期"),
                        ),
                        ("rectification", models.TextField(blank=True, verbose_name="整改情况")),
                        ("closed_on", models.DateField(blank=True, null=True, verbose_name="销号日期")),
                        ("verification", models.TextField(blank=True, verbose_name="验收意见")),
                        (
                            "sent_back_on",
                            models.DateField(blank=True, null=True, verbose_name="最近退回日期"),
                        ),
                        (
                            "agency",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="hazards",
                                to="jurisdictions.agency",
                                verbose_name="督促整改单位",
                            ),
                        ),
                        (
                            "clause",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                to="hazards.clause",
                                verbose_name="子项",
                            ),
                        ),
                        (
                            "closed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="验收人",
                            ),
                        ),
                        (
                            "criterion",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="hazards",
                                to="hazards.criterion",
                                verbose_name="判定标准",
                            ),
                        ),
                        (
                            "found_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
                            ),
                        ),
                        (
                            "mine",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="hazards",
                                to="enterprises.mine",
                                verbose_name="矿山",
                            ),
                        ),
                        (
                            "rectified_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="整改填报人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "事故隐患",
                        "verbose_name_plural": "事故隐患",
                        "ordering": ["-found_on", "-pk"],
                        "indexes": [
                            models.Index(
                                fields=["mine", "found_on", "source", "severity"], name="hazard_mine_found"
                            ),
                            models.Index(
                                condition=models.Q(("severity", "major")),
                                fields=["found_on", "source"],
                                name="hazard_major_found",
                            ),
                            models.Index(
                                condition=models.Q(("status", "closed"), _negated=True),
                                fields=["agency", "due_on"],
                                name="hazard_open_due",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("severity", "general"), ("criterion__isnull", False), _connector="OR"
                                ),
                                name="major_cites_a_criterion",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("status", "open"),
                                    models.Q(
                                        ("rectified_by__isnull", False),
                                        ("rectified_on__isnull", False),
                                        ("due_on__isnull", False),
                                        ("funds__isnull", False),
                                        models.Q(("responsible", ""), _negated=True),
                                        models.Q(("measures", ""), _negated=True),
                                        models.Q(("contingency", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="five_commitments_before_rectified",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("closed_by__isnull", False),
                                        ("closed_on__isnull", False),
                                        ("status", "closed"),
                                    ),
                                    models.Q(
                                        models.Q(("status", "closed"), _negated=True),
                                        ("closed_on__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="closed_means_dated",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("closed_by__isnull", True),
                                    models.Q(("closed_by", models.F("rectified_by")), _negated=True),
                                    _connector="OR",
                                ),
                                name="verifier_is_not_the_rectifier",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("closed_on__isnull", True),
                                        ("closed_on__gte", models.F("rectified_on")),
                                        _connector="OR",
                                    ),
                                    models.Q(
                                        ("rectified_on__isnull", True),
                                        ("rectified_on__gte", models.F("found_on")),
                                        _connector="OR",
                                    ),
                                    models.Q(
                                        ("due_on__isnull", True),
                                        ("due_on__gte", models.F("found_on")),
                                        _connector="OR",
                                    ),
                                ),
                                name="nothing_before_it_was_found",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("funds", None), ("funds__gte", 0), _connector="OR"),
                                name="funds_not_negative",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DualReport",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "to",
                            models.CharField(
                                choices=[("congress", "职工代表大会"), ("meeting", "职工大会")],
                                max_length=20,
                                verbose_name="向谁报告",
                            ),
                        ),
                        ("reported_at", models.DateTimeField(verbose_name="报告时间")),
                        ("speaker", models.CharField(max_length=60, verbose_name="报告人")),
                        ("note", models.TextField(blank=True, verbose_name="报告情况")),
                        (
                            "recorded_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="登记时间"),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
                            ),
                        ),
                        (
                            "hazard",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="dual_report",
                                to="hazards.hazard",
                                verbose_name="隐患",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "向职工报告",
                        "verbose_name_plural": "向职工报告",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("speaker", ""), _negated=True),
                                name="somebody_told_the_workers",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DualReportEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "to",
                            models.CharField(
                                choices=[("congress", "职工代表大会"), ("meeting", "职工大会")],
                                max_length=20,
                                verbose_name="向谁报告",
                            ),
                        ),
                        ("reported_at", models.DateTimeField(verbose_name="报告时间")),
                        ("speaker", models.CharField(max_length=60, verbose_name="报告人")),
                        ("note", models.TextField(blank=True, verbose_name="报告情况")),
                        (
                            "recorded_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="登记时间"),
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
                                to="hazards.dualreport",
                            ),
                        ),
                        (
                            "recorded_by",
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
                            "hazard",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="hazards.hazard",
                                verbose_name="隐患",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Halt",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("since", models.DateTimeField(verbose_name="停产停工时间")),
                        ("scope", models.CharField(max_length=200, verbose_name="停产停工范围")),
                        (
                            "declared_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="申报时间"),
                        ),
                        (
                            "declared_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="申报人",
                            ),
                        ),
                        (
                            "hazard",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="halt",
                                to="hazards.hazard",
                                verbose_name="隐患",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "停产停工",
                        "verbose_name_plural": "停产停工",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("scope", ""), _negated=True), name="a_halt_has_a_scope"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HaltEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("since", models.DateTimeField(verbose_name="停产停工时间")),
                        ("scope", models.CharField(max_length=200, verbose_name="停产停工范围")),
                        (
                            "declared_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="申报时间"),
                        ),
                        (
                            "declared_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="申报人",
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
                                to="hazards.halt",
                            ),
                        ),
                        (
                            "hazard",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="hazards.hazard",
                                verbose_name="隐患",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="HazardEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "status",
                            models.CharField(
                                choices=[("open", "整改中"), ("rectified", "待验收"), ("closed", "已销号")],
                                default="open",
                                editable=False,
                                max_length=20,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "client_key",
                            models.UUIDField(default=uuid.uuid4, editable=False, verbose_name="提交标识"),
                        ),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("self", "企业自查"),
                                    ("inspection", "部门执法检查"),
                                    ("tip_off", "群众举报"),
                                    ("assigned", "上级交办"),
                                ],
                                max_length=20,
                                verbose_name="来源",
                            ),
                        ),
                        (
                            "severity",
                            models.CharField(
                                choices=[("major", "重大"), ("general", "一般")],
                                max_length=20,
                                verbose_name="等级",
                            ),
                        ),
                        ("description", models.CharField(max_length=500, verbose_name="隐患描述")),
                        ("location", models.CharField(blank=True, max_length=100, verbose_name="隐患地点")),
                        ("found_on", models.DateField(verbose_name="发现日期")),
                        ("registered_at", models.DateTimeField(auto_now_add=True, verbose_name="登记时间")),
                        (
                            "responsible",
                            models.CharField(blank=True, max_length=60, verbose_name="整改责任人"),
                        ),
                        ("measures", models.TextField(blank=True, verbose_name="整改措施")),
                        (
                            "funds",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=12,
                                null=True,
                                verbose_name="整改资金（万元）",
                            ),
                        ),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="整改时限")),
                        ("contingency", models.TextField(blank=True, verbose_name="应急预案")),
                        (
                            "rectified_on",
                            models.DateField(blank=True, null=True, verbose_name="整改完成日期"),
                        ),
                        ("rectification", models.TextField(blank=True, verbose_name="整改情况")),
                        ("closed_on", models.DateField(blank=True, null=True, verbose_name="销号日期")),
                        ("verification", models.TextField(blank=True, verbose_name="验收意见")),
                        (
                            "sent_back_on",
                            models.DateField(blank=True, null=True, verbose_name="最近退回日期"),
                        ),
                        (
                            "agency",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jurisdictions.agency",
                                verbose_name="督促整改单位",
                            ),
                        ),
                        (
                            "clause",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="hazards.clause",
                                verbose_name="子项",
                            ),
                        ),
                        (
                            "closed_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="验收人",
                            ),
                        ),
                        (
                            "criterion",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="hazards.criterion",
                                verbose_name="判定标准",
                            ),
                        ),
                        (
                            "found_by",
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
                            "mine",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="enterprises.mine",
                                verbose_name="矿山",
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
                                to="hazards.hazard",
                            ),
                        ),
                        (
                            "rectified_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="整改填报人",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Listing",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("supervisor", models.CharField(max_length=60, verbose_name="督办责任人")),
                        ("document", models.CharField(blank=True, max_length=200, verbose_name="依据文件")),
                        ("listed_on", models.DateField(verbose_name="挂牌日期")),
                        ("delisted_on", models.DateField(blank=True, null=True, verbose_name="摘牌日期")),
                        (
                            "agency",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="jurisdictions.agency",
                                verbose_name="挂牌督办单位",
                            ),
                        ),
                        (
                            "hazard",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="listing",
                                to="hazards.hazard",
                                verbose_name="隐患",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "挂牌督办",
                        "verbose_name_plural": "挂牌督办",
                        "indexes": [models.Index(fields=["listed_on"], name="listing_listed_on")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("delisted_on", None),
                                    ("delisted_on__gte", models.F("listed_on")),
                                    _connector="OR",
                                ),
                                name="delisted_after_listed",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ListingEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("supervisor", models.CharField(max_length=60, verbose_name="督办责任人")),
                        ("document", models.CharField(blank=True, max_length=200, verbose_name="依据文件")),
                        ("listed_on", models.DateField(verbose_name="挂牌日期")),
                        ("delisted_on", models.DateField(blank=True, null=True, verbose_name="摘牌日期")),
                        (
                            "agency",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jurisdictions.agency",
                                verbose_name="挂牌督办单位",
                            ),
                        ),
                        (
                            "hazard",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="hazards.hazard",
                                verbose_name="隐患",
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
                                to="hazards.listing",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="LookBack",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "outcome",
                            models.CharField(
                                choices=[("gone", "已整改到位"), ("rebound", "反弹"), ("not_done", "未整改")],
                                max_length=20,
                                verbose_name="复核结论",
                            ),
                        ),
                        ("note", models.CharField(max_length=500, verbose_name="复核情况")),
                        (
                            "looked_on",
                            models.DateField(
                                default=django.utils.timezone.localdate, verbose_name="复核日期"
                            ),
                        ),
                        (
                            "agency",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="jurisdictions.agency",
                                verbose_name="复核单位",
                            ),
                        ),
                        (
                            "hazard",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="look_backs",
                                to="hazards.hazard",
                                verbose_name="隐患",
                            ),
                        ),
                        (
                            "looked_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="复核人",
                            ),
                        ),
                        (
                            "rebound",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="rebound_of",
                                to="hazards.hazard",
                                verbose_name="反弹后登记的隐患",
                            ),
                        ),
                        (
                            "stage",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="look_backs",
                                to="campaigns.stage",
                                verbose_name="“回头看”阶段",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "“回头看”复核",
                        "verbose_name_plural": "“回头看”复核",
                        "ordering": ["-looked_on", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("stage", "hazard"), name="looked_at_once_a_stage"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("outcome", "rebound"), ("rebound__isnull", False)),
                                    models.Q(
                                        models.Q(("outcome", "rebound"), _negated=True), ("rebound", None)
                                    ),
                                    _connector="OR",
                                ),
                                name="a_rebound_is_a_hazard_again",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LookBackEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "outcome",
                            models.CharField(
                                choices=[("gone", "已整改到位"), ("rebound", "反弹"), ("not_done", "未整改")],
                                max_length=20,
                                verbose_name="复核结论",
                            ),
                        ),
                        ("note", models.CharField(max_length=500, verbose_name="复核情况")),
                        (
                            "looked_on",
                            models.DateField(
                                default=django.utils.timezone.localdate, verbose_name="复核日期"
                            ),
                        ),
                        (
                            "agency",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jurisdictions.agency",
                                verbose_name="复核单位",
                            ),
                        ),
                        (
                            "hazard",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="hazards.hazard",
                                verbose_name="隐患",
                            ),
                        ),
                        (
                            "looked_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="复核人",
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
                                to="hazards.lookback",
                            ),
                        ),
                        (
                            "rebound",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="hazards.hazard",
                                verbose_name="反弹后登记的隐患",
                            ),
                        ),
                        (
                            "stage",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="campaigns.stage",
                                verbose_name="“回头看”阶段",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="SelfInspection",
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
                                choices=[("draft", "排查中"), ("signed", "已签字")],
                                default="draft",
                                editable=False,
                                max_length=20,
                                verbose_name="状态",
                            ),
                        ),
                        ("month", models.DateField(help_text="当月第一天", verbose_name="月份")),
                        ("version", models.PositiveSmallIntegerField(default=1, verbose_name="版次")),
                        (
                            "opened_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="开始时间"),
                        ),
                        ("signed_at", models.DateTimeField(blank=True, null=True, verbose_name="签字时间")),
                        (
                            "edition",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="hazards.edition",
                                verbose_name="判定标准版本",
                            ),
                        ),
                        (
                            "mine",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="self_inspections",
                                to="enterprises.mine",
                                verbose_name="矿山",
                            ),
                        ),
                        (
                            "opened_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="开始人",
                            ),
                        ),
                        (
                            "signed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="签字人",
                            ),
                        ),
                        (
                            "submission",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="self_inspections",
                                to="campaigns.submission",
                                verbose_name="报送件",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "月度自查",
                        "verbose_name_plural": "月度自查",
                        "ordering": ["-month", "mine_id", "-version"],
                        "indexes": [models.Index(fields=["month", "mine"], name="self_inspection_month")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("mine", "month", "version"), name="one_self_inspection_a_version"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("status", "draft")),
                                fields=("mine", "month"),
                                name="one_self_inspection_under_way",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("month__day", 1)), name="self_inspected_by_the_month"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "signed"), _negated=True),
                                    models.Q(
                                        ("edition__isnull", False),
                                        ("signed_at__isnull", False),
                                        ("signed_by__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="self_inspection_signed_by_somebody",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SelfAnswer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "result",
                            models.CharField(
                                choices=[("clear", "没有"), ("found", "有"), ("not_applicable", "不涉及")],
                                max_length=20,
                                verbose_name="结论",
                            ),
                        ),
                        (
                            "description",
                            models.CharField(blank=True, max_length=500, verbose_name="问题描述"),
                        ),
                        (
                            "severity",
                            models.CharField(
                                blank=True,
                                choices=[("major", "重大"), ("general", "一般")],
                                max_length=20,
                                verbose_name="等级",
                            ),
                        ),
                        ("location", models.CharField(blank=True, max_length=100, verbose_name="地点")),
                        (
                            "responsible",
                            models.CharField(blank=True, max_length=60, verbose_name="整改责任人"),
                        ),
                        ("measures", models.TextField(blank=True, verbose_name="整改措施")),
                        (
                            "funds",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=12,
                                null=True,
                                verbose_name="整改资金（万元）",
                            ),
                        ),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="整改时限")),
                        ("contingency", models.TextField(blank=True, verbose_name="应急预案")),
                        ("answered_on", models.DateField(verbose_name="排查日期")),
                        (
                            "answered_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="排查人",
                            ),
                        ),
                        (
                            "clause",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="hazards.clause",
                            ),
                        ),
                        (
                            "criterion",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="hazards.criterion",
                            ),
                        ),
                        (
                            "hazard",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="self_answers",
                                to="hazards.hazard",
                                verbose_name="上报的隐患",
                            ),
                        ),
                        (
                            "inspection",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="answers",
                                to="hazards.selfinspection",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "自查项",
                        "verbose_name_plural": "自查项",
                        "ordering": ["criterion__number", "clause__number"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("inspection", "criterion", "clause"),
                                name="one_self_answer_a_clause",
                                nulls_distinct=False,
                            ),
                            models.UniqueConstraint(
                                fields=("inspection", "hazard"),
                                name="a_hazard_answers_once_a_self_inspection",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("result", "found"), _negated=True),
                                    models.Q(
                                        ("due_on__isnull", False),
                                        models.Q(("description", ""), _negated=True),
                                        models.Q(("location", ""), _negated=True),
                                        models.Q(("severity", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="self_found_described_and_dated",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("result", "not_applicable"), _negated=True),
                                    models.Q(("description", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="not_applicable_has_a_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SelfAnswerEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "result",
                            models.CharField(
                                choices=[("clear", "没有"), ("found", "有"), ("not_applicable", "不涉及")],
                                max_length=20,
                                verbose_name="结论",
                            ),
                        ),
                        (
                            "description",
                            models.CharField(blank=True, max_length=500, verbose_name="问题描述"),
                        ),
                        (
                            "severity",
                            models.CharField(
                                blank=True,
                                choices=[("major", "重大"), ("general", "一般")],
                                max_length=20,
                                verbose_name="等级",
                            ),
                        ),
                        ("location", models.CharField(blank=True, max_length=100, verbose_name="地点")),
                        (
                            "responsible",
                            models.CharField(blank=True, max_length=60, verbose_name="整改责任人"),
                        ),
                        ("measures", models.TextField(blank=True, verbose_name="整改措施")),
                        (
                            "funds",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=12,
                                null=True,
                                verbose_name="整改资金（万元）",
                            ),
                        ),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="整改时限")),
                        ("contingency", models.TextField(blank=True, verbose_name="应急预案")),
                        ("answered_on", models.DateField(verbose_name="排查日期")),
                        (
                            "answered_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="排查人",
                            ),
                        ),
                        (
                            "clause",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="hazards.clause",
                            ),
                        ),
                        (
                            "criterion",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="hazards.criterion",
                            ),
                        ),
                        (
                            "hazard",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="hazards.hazard",
                                verbose_name="上报的隐患",
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
                                to="hazards.selfanswer",
                            ),
                        ),
                        (
                            "inspection",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="hazards.selfinspection",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="SelfInspectionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "status",
                            models.CharField(
                                choices=[("draft", "排查中"), ("signed", "已签字")],
                                default="draft",
                                editable=False,
                                max_length=20,
                                verbose_name="状态",
                            ),
                        ),
                        ("month", models.DateField(help_text="当月第一天", verbose_name="月份")),
                        ("version", models.PositiveSmallIntegerField(default=1, verbose_name="版次")),
                        (
                            "opened_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="开始时间"),
                        ),
                        ("signed_at", models.DateTimeField(blank=True, null=True, verbose_name="签字时间")),
                        (
                            "edition",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="hazards.edition",
                                verbose_name="判定标准版本",
                            ),
                        ),
                        (
                            "mine",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="enterprises.mine",
                                verbose_name="矿山",
                            ),
                        ),
                        (
                            "opened_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="开始人",
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
                                to="hazards.selfinspection",
                            ),
                        ),
                        (
                            "signed_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="签字人",
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
                                verbose_name="报送件",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
            ],
        ),
    ]
