import uuid

import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import jurisdictions.migrating


class Migration(migrations.Migration):
    replaces = [
        ("inspections", "0001_initial"),
        ("inspections", "0002_case_reports"),
        ("inspections", "0003_campaign"),
        ("inspections", "0004_whole_checks_and_what_follows"),
    ]

    initial = True

    dependencies = [
        ("campaigns", "0001_tables"),
        ("enterprises", "0001_tables"),
        ("hazards", "0001_tables"),
        ("jurisdictions", "0001_tables"),
        ("jurisdictions", "__first__"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        jurisdictions.migrating.AtOnce(
            operations=[
                migrations.CreateModel(
                    name="Inspection",
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
                                choices=[("draft", "检查中"), ("signed", "已签字"), ("void", "已作废")],
                                default="draft",
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
                            "kind",
                            models.CharField(
                                choices=[
                                    ("planned", "计划内检查"),
                                    ("random", "双随机抽查"),
                                    ("unannounced", "暗访（“回马枪”）"),
                                    ("reinspection", "复查"),
                                    ("tip_off", "举报核查"),
                                    ("assigned", "上级交办、转办"),
                                    ("temporary", "典型事故、动态监测等临时任务"),
                                ],
                                default="planned",
                                max_length=20,
                                verbose_name="检查方式",
                            ),
                        ),
                        (
                            "kind_reason",
                            models.CharField(blank=True, max_length=200, verbose_name="计划外检查的来由"),
                        ),
                        ("notified_on", models.DateField(blank=True, null=True, verbose_name="告知日期")),
                        (
                            "notified_whom",
                            models.CharField(blank=True, max_length=100, verbose_name="告知何人"),
                        ),
                        ("checked_on", models.DateField(verbose_name="检查日期")),
                        ("place", models.CharField(blank=True, max_length=200, verbose_name="检查场所")),
                        (
                            "principal_present",
                            models.BooleanField(default=False, verbose_name="企业主要负责人在场"),
                        ),
                        (
                            "safety_officer_present",
                            models.BooleanField(default=False, verbose_name="安全管理人员在场"),
                        ),
                        (
                            "operator_present",
                            models.BooleanField(default=False, verbose_name="现场岗位员工在场"),
                        ),
                        (
                            "absence_reason",
                            models.CharField(blank=True, max_length=200, verbose_name="缺席原因"),
                        ),
                        (
                            "explained",
                            models.CharField(blank=True, max_length=500, verbose_name="向企业讲解的内容"),
                        ),
                        (
                            "no_recording",
                            models.CharField(blank=True, max_length=200, verbose_name="未录音录像的原因"),
                        ),
                        (
                            "signer_name",
                            models.CharField(blank=True, max_length=60, verbose_name="企业签字人"),
                        ),
                        ("refusal", models.CharField(blank=True, max_length=200, verbose_name="拒签情况")),
                        ("signed_at", models.DateTimeField(blank=True, null=True, verbose_name="签字时间")),
                        (
                            "agency",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="inspections",
                                to="jurisdictions.agency",
                                verbose_name="检查机关",
                            ),
                        ),
                        (
                            "campaign",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="inspections",
                                to="campaigns.campaign",
                                verbose_name="专项行动",
                            ),
                        ),
                        (
                            "edition",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                to="hazards.edition",
                                verbose_name="判定标准版本",
                            ),
                        ),
                        (
                            "follows",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reinspections",
                                to="inspections.inspection",
                                verbose_name="复查哪次检查",
                            ),
                        ),
                        (
                            "mine",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="inspections",
                                to="enterprises.mine",
                                verbose_name="矿山",
                            ),
                        ),
                        (
                            "officers",
                            models.ManyToManyField(
                                related_name="inspections",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="执法人员",
                            ),
                        ),
                        (
                            "opened_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="记录人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "现场检查",
                        "verbose_name_plural": "现场检查",
                        "ordering": ["-checked_on", "-pk"],
                        "indexes": [
                            models.Index(fields=["mine", "checked_on"], name="inspection_mine_day"),
                            models.Index(
                                condition=models.Q(("status", "signed")),
                                fields=["checked_on"],
                                name="inspection_signed_day",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "signed"), _negated=True),
                                    models.Q(
                                        ("signed_at__isnull", False),
                                        models.Q(
                                            models.Q(("signer_name", ""), _negated=True),
                                            models.Q(("refusal", ""), _negated=True),
                                            _connector="OR",
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="signed_by_the_mine_or_refused",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "signed"), _negated=True),
                                    models.Q(
                                        ("operator_present", True),
                                        ("principal_present", True),
                                        ("safety_officer_present", True),
                                    ),
                                    models.Q(("absence_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="absence_has_a_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("follows__isnull", False), ("kind", "reinspection")),
                                    models.Q(
                                        models.Q(("kind", "reinspection"), _negated=True),
                                        ("follows__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="a_reinspection_follows_a_check",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("kind__in", ["planned", "random", "reinspection"]),
                                    models.Q(("kind_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="outside_the_plan_has_a_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Answer",
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
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="整改时限")),
                        (
                            "severity",
                            models.CharField(
                                blank=True,
                                choices=[("major", "重大"), ("general", "一般")],
                                max_length=20,
                                verbose_name="等级",
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
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="finding",
                                to="hazards.hazard",
                                verbose_name="形成的隐患",
                            ),
                        ),
                        (
                            "inspection",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="answers",
                                to="inspections.inspection",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "检查项",
                        "verbose_name_plural": "检查项",
                        "ordering": ["criterion__number", "clause__number"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("inspection", "criterion", "clause"),
                                name="one_answer_a_clause",
                                nulls_distinct=False,
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("result", "found"), _negated=True),
                                    models.Q(
                                        ("due_on__isnull", False),
                                        models.Q(("description", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="finding_described_and_dated",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AnswerEvent",
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
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="整改时限")),
                        (
                            "severity",
                            models.CharField(
                                blank=True,
                                choices=[("major", "重大"), ("general", "一般")],
                                max_length=20,
                                verbose_name="等级",
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
                                verbose_name="形成的隐患",
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
                                to="inspections.answer",
                            ),
                        ),
                        (
                            "inspection",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="inspections.inspection",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Case",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("violation", models.CharField(max_length=500, verbose_name="违法事实")),
                        ("decided_on", models.DateField(verbose_name="决定日期")),
                        (
                            "sole_reason",
                            models.CharField(blank=True, max_length=500, verbose_name="只处罚一方的理由"),
                        ),
                        (
                            "agency",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="cases",
                                to="jurisdictions.agency",
                                verbose_name="处罚机关",
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="决定人",
                            ),
                        ),
                        (
                            "hazards",
                            models.ManyToManyField(
                                blank=True,
                                related_name="cases",
                                to="hazards.hazard",
                                verbose_name="涉及的隐患",
                            ),
                        ),
                        (
                            "mine",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="cases",
                                to="enterprises.mine",
                                verbose_name="矿山",
                            ),
                        ),
                        (
                            "inspection",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="cases",
                                to="inspections.inspection",
                                verbose_name="现场检查",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "处罚案件",
                        "verbose_name_plural": "处罚案件",
                        "ordering": ["-decided_on", "-pk"],
                        "indexes": [models.Index(fields=["mine", "decided_on"], name="case_mine_decided")],
                    },
                ),
                migrations.CreateModel(
                    name="CaseEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("violation", models.CharField(max_length=500, verbose_name="违法事实")),
                        ("decided_on", models.DateField(verbose_name="决定日期")),
                        (
                            "sole_reason",
                            models.CharField(blank=True, max_length=500, verbose_name="只处罚一方的理由"),
                        ),
                        (
                            "agency",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jurisdictions.agency",
                                verbose_name="处罚机关",
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="决定人",
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
                                to="inspections.case",
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="CaseProposal",
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
                                    ("review", "待法制审核"),
                                    ("refused", "审核未通过"),
                                    ("ready", "待决定"),
                                    ("decided", "已决定"),
                                    ("withdrawn", "已撤回"),
                                ],
                                default="review",
                                editable=False,
                                max_length=20,
                                verbose_name="状态",
                            ),
                        ),
                        ("violation", models.CharField(max_length=500, verbose_name="违法事实")),
                        (
                            "sole_reason",
                            models.CharField(blank=True, max_length=500, verbose_name="只处罚一方的理由"),
                        ),
                        (
                            "triggers",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=30),
                                default=list,
                                size=None,
                                verbose_name="须法制审核的情形",
                            ),
                        ),
                        ("proposed_at", models.DateTimeField(verbose_name="提出时间")),
                        (
                            "agency",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="case_proposals",
                                to="jurisdictions.agency",
                                verbose_name="办案机关",
                            ),
                        ),
                        (
                            "case",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="proposal",
                                to="inspections.case",
                                verbose_name="处罚案件",
                            ),
                        ),
                        (
                            "hazards",
                            models.ManyToManyField(
                                blank=True,
                                related_name="case_proposals",
                                to="hazards.hazard",
                                verbose_name="涉及的隐患",
                            ),
                        ),
                        (
                            "mine",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="case_proposals",
                                to="enterprises.mine",
                                verbose_name="矿山",
                            ),
                        ),
                        (
                            "proposed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="承办人",
                            ),
                        ),
                        (
                            "inspection",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="case_proposals",
                                to="inspections.inspection",
                                verbose_name="现场检查",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "处罚建议",
                        "verbose_name_plural": "处罚建议",
                        "ordering": ["-proposed_at", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("case__isnull", False), ("status", "decided")),
                                    models.Q(
                                        models.Q(("status", "decided"), _negated=True), ("case__isnull", True)
                                    ),
                                    _connector="OR",
                                ),
                                name="a_decided_proposal_has_its_case",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CaseProposalEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("review", "待法制审核"),
                                    ("refused", "审核未通过"),
                                    ("ready", "待决定"),
                                    ("decided", "已决定"),
                                    ("withdrawn", "已撤回"),
                                ],
                                default="review",
                                editable=False,
                                max_length=20,
                                verbose_name="状态",
                            ),
                        ),
                        ("violation", models.CharField(max_length=500, verbose_name="违法事实")),
                        (
                            "sole_reason",
                            models.CharField(blank=True, max_length=500, verbose_name="只处罚一方的理由"),
                        ),
                        (
                            "triggers",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=30),
                                default=list,
                                size=None,
                                verbose_name="须法制审核的情形",
                            ),
                        ),
                        ("proposed_at", models.DateTimeField(verbose_name="提出时间")),
                        (
                            "agency",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jurisdictions.agency",
                                verbose_name="办案机关",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="inspections.case",
                                verbose_name="处罚案件",
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
                                to="inspections.caseproposal",
                            ),
                        ),
                        (
                            "proposed_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="承办人",
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="CaseReport",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reports",
                                to="inspections.case",
                                verbose_name="处罚案件",
                            ),
                        ),
                        (
                            "submission",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="case_reports",
                                to="campaigns.submission",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "典型案例",
                        "verbose_name_plural": "典型案例",
                        "ordering": ["submission", "case"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("submission", "case"), name="a_case_once_in_a_submission"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CaseReportEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "case",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="inspections.case",
                                verbose_name="处罚案件",
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
                                to="inspections.casereport",
                            ),
                        ),
                        (
                            "submission",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="campaigns.submission",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Declaration",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("text", models.TextField(verbose_name="声明内容")),
                        (
                            "declared_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="声明时间"),
                        ),
                        (
                            "officer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="声明人",
                            ),
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
                            "inspection",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="declarations",
                                to="inspections.inspection",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "回避和廉政声明",
                        "verbose_name_plural": "回避和廉政声明",
                        "ordering": ["officer__username"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("inspection", "officer"), name="one_declaration_a_check"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DeclarationEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("text", models.TextField(verbose_name="声明内容")),
                        (
                            "declared_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="声明时间"),
                        ),
                        (
                            "officer",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="声明人",
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
                                to="inspections.declaration",
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
                            "inspection",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="inspections.inspection",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Ground",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uncertain", models.BooleanField(default=False, verbose_name="待核")),
                        (
                            "uncertain_reason",
                            models.CharField(blank=True, max_length=300, verbose_name="待核原因"),
                        ),
                        (
                            "confirmed_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="确认时间"),
                        ),
                        ("code", models.CharField(max_length=30, unique=True, verbose_name="编号")),
                        (
                            "topic",
                            models.CharField(
                                choices=[("exemption", "不予行政处罚"), ("dishonesty", "列入失信名单")],
                                max_length=20,
                                verbose_name="用途",
                            ),
                        ),
                        ("law", models.CharField(max_length=120, verbose_name="法律法规")),
                        ("article", models.CharField(max_length=60, verbose_name="条款")),
                        ("text", models.CharField(max_length=500, verbose_name="情形")),
                        ("effective_on", models.DateField(verbose_name="施行日期")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="止")),
                        (
                            "months",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="管理期限（月）"
                            ),
                        ),
                        (
                            "early_months",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="可提前移出（月）"
                            ),
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
                    ],
                    options={
                        "verbose_name": "法定情形",
                        "verbose_name_plural": "法定情形",
                        "ordering": ["topic", "effective_on", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on", None),
                                    ("ends_on__gte", models.F("effective_on")),
                                    _connector="OR",
                                ),
                                name="ground_ends_after_start",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DishonestyListing",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "subject",
                            models.CharField(
                                choices=[("enterprise", "企业"), ("person", "有关人员")],
                                max_length=20,
                                verbose_name="列入对象",
                            ),
                        ),
                        (
                            "person",
                            models.CharField(blank=True, max_length=60, verbose_name="人员姓名、职务"),
                        ),
                        ("facts", models.CharField(max_length=500, verbose_name="事实")),
                        (
                            "document_number",
                            models.CharField(max_length=60, unique=True, verbose_name="列入决定文号"),
                        ),
                        ("noticed_on", models.DateField(verbose_name="告知日期")),
                        ("listed_on", models.DateField(verbose_name="列入日期")),
                        ("until", models.DateField(editable=False, verbose_name="管理期限至")),
                        (
                            "pushed_on",
                            models.DateField(blank=True, null=True, verbose_name="推送信用平台日期"),
                        ),
                        ("removed_on", models.DateField(blank=True, null=True, verbose_name="提前移出日期")),
                        (
                            "removal_document",
                            models.CharField(blank=True, max_length=60, verbose_name="移出决定文号"),
                        ),
                        (
                            "removal_reason",
                            models.CharField(blank=True, max_length=500, verbose_name="移出理由"),
                        ),
                        (
                            "agency",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="dishonesty_listings",
                                to="jurisdictions.agency",
                                verbose_name="列入机关",
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="决定人",
                            ),
                        ),
                        (
                            "mine",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="dishonesty_listings",
                                to="enterprises.mine",
                                verbose_name="矿山",
                            ),
                        ),
                        (
                            "removed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="移出决定人",
                            ),
                        ),
                        (
                            "ground",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="inspections.ground",
                                verbose_name="列入情形",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "失信名单",
                        "verbose_name_plural": "失信名单",
                        "ordering": ["-listed_on", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("person", ""), ("subject", "enterprise")),
                                    models.Q(("subject", "person"), models.Q(("person", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="a_listed_person_has_a_name",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("noticed_on__lt", models.F("listed_on")),
                                    ("until__gt", models.F("listed_on")),
                                ),
                                name="notice_then_listing_then_term",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("removed_on", None),
                                    models.Q(
                                        ("removed_by__isnull", False),
                                        ("removed_on__gt", models.F("listed_on")),
                                        models.Q(("removal_document", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="a_removal_is_documented",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DishonestyListingEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "subject",
                            models.CharField(
                                choices=[("enterprise", "企业"), ("person", "有关人员")],
                                max_length=20,
                                verbose_name="列入对象",
                            ),
                        ),
                        (
                            "person",
                            models.CharField(blank=True, max_length=60, verbose_name="人员姓名、职务"),
                        ),
                        ("facts", models.CharField(max_length=500, verbose_name="事实")),
                        ("document_number", models.CharField(max_length=60, verbose_name="列入决定文号")),
                        ("noticed_on", models.DateField(verbose_name="告知日期")),
                        ("listed_on", models.DateField(verbose_name="列入日期")),
                        ("until", models.DateField(editable=False, verbose_name="管理期限至")),
                        (
                            "pushed_on",
                            models.DateField(blank=True, null=True, verbose_name="推送信用平台日期"),
                        ),
                        ("removed_on", models.DateField(blank=True, null=True, verbose_name="提前移出日期")),
                        (
                            "removal_document",
                            models.CharField(blank=True, max_length=60, verbose_name="移出决定文号"),
                        ),
                        (
                            "removal_reason",
                            models.CharField(blank=True, max_length=500, verbose_name="移出理由"),
                        ),
                        (
                            "agency",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jurisdictions.agency",
                                verbose_name="列入机关",
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="决定人",
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
                                to="inspections.dishonestylisting",
                            ),
                        ),
                        (
                            "removed_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="移出决定人",
                            ),
                        ),
                        (
                            "ground",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="inspections.ground",
                                verbose_name="列入情形",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Exemption",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("reason", models.CharField(max_length=1000, verbose_name="不予处罚的理由")),
                        ("evidence", models.CharField(max_length=500, verbose_name="证据")),
                        (
                            "document_number",
                            models.CharField(max_length=60, unique=True, verbose_name="文号"),
                        ),
                        ("decided_on", models.DateField(verbose_name="决定日期")),
                        (
                            "agency",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="exemptions",
                                to="jurisdictions.agency",
                                verbose_name="决定机关",
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="决定人",
                            ),
                        ),
                        (
                            "mine",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="exemptions",
                                to="enterprises.mine",
                                verbose_name="矿山",
                            ),
                        ),
                        (
                            "ground",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="inspections.ground",
                                verbose_name="法律依据",
                            ),
                        ),
                        (
                            "inspection",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="exemption",
                                to="inspections.inspection",
                                verbose_name="现场检查",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "不予处罚决定",
                        "verbose_name_plural": "不予处罚决定",
                        "ordering": ["-decided_on", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("reason", ""), _negated=True),
                                    models.Q(("evidence", ""), _negated=True),
                                ),
                                name="not_punishing_has_reason_and_evidence",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ExemptionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("reason", models.CharField(max_length=1000, verbose_name="不予处罚的理由")),
                        ("evidence", models.CharField(max_length=500, verbose_name="证据")),
                        ("document_number", models.CharField(max_length=60, verbose_name="文号")),
                        ("decided_on", models.DateField(verbose_name="决定日期")),
                        (
                            "agency",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jurisdictions.agency",
                                verbose_name="决定机关",
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="决定人",
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
                                to="inspections.exemption",
                            ),
                        ),
                        (
                            "ground",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="inspections.ground",
                                verbose_name="法律依据",
                            ),
                        ),
                        (
                            "inspection",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="inspections.inspection",
                                verbose_name="现场检查",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Frequency",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "times",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(31),
                                ],
                                verbose_name="次数",
                            ),
                        ),
                        (
                            "per",
                            models.CharField(
                                choices=[("month", "每月"), ("quarter", "每季度")],
                                max_length=10,
                                verbose_name="周期",
                            ),
                        ),
                        ("since", models.DateField(verbose_name="自")),
                        ("basis", models.CharField(max_length=200, verbose_name="依据")),
                        (
                            "agency",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="frequencies",
                                to="jurisdictions.agency",
                                verbose_name="单位",
                            ),
                        ),
                        (
                            "set_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="设定人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "监管频次",
                        "verbose_name_plural": "监管频次",
                        "ordering": ["-since", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("agency", "since"), name="one_frequency_a_day"),
                            models.CheckConstraint(
                                condition=models.Q(("times__gte", 1), ("times__lte", 31)),
                                name="a_frequency_is_sane",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("basis", ""), _negated=True),
                                name="a_frequency_has_a_basis",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FrequencyEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "times",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(31),
                                ],
                                verbose_name="次数",
                            ),
                        ),
                        (
                            "per",
                            models.CharField(
                                choices=[("month", "每月"), ("quarter", "每季度")],
                                max_length=10,
                                verbose_name="周期",
                            ),
                        ),
                        ("since", models.DateField(verbose_name="自")),
                        ("basis", models.CharField(max_length=200, verbose_name="依据")),
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
                                to="inspections.frequency",
                            ),
                        ),
                        (
                            "set_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="设定人",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="GraveCondition",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "condition",
                            models.CharField(
                                choices=[
                                    ("going_through_motions", "自查自改走过场"),
                                    ("standing_hazard", "重大事故隐患长期存在或者同类重大事故隐患反复出现"),
                                    ("forced_work", "强令冒险作业"),
                                    ("against_design", "不按设计组织生产建设"),
                                    ("unapproved_resumption", "未经批准擅自复工复产"),
                                    ("concealed_accident", "瞒报谎报事故"),
                                ],
                                max_length=30,
                                verbose_name="情形",
                            ),
                        ),
                        ("facts", models.CharField(max_length=500, verbose_name="事实")),
                        ("evidence", models.CharField(max_length=300, verbose_name="证据")),
                        ("found_on", models.DateField(verbose_name="发现日期")),
                        (
                            "agency",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="grave_conditions",
                                to="jurisdictions.agency",
                                verbose_name="认定机关",
                            ),
                        ),
                        (
                            "mine",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="grave_conditions",
                                to="enterprises.mine",
                                verbose_name="矿山",
                            ),
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
                            "inspection",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="grave_conditions",
                                to="inspections.inspection",
                                verbose_name="现场检查",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "从重情形",
                        "verbose_name_plural": "从重情形",
                        "ordering": ["-found_on", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("facts", ""), _negated=True),
                                    models.Q(("evidence", ""), _negated=True),
                                ),
                                name="a_condition_is_evidenced",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GraveConditionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "condition",
                            models.CharField(
                                choices=[
                                    ("going_through_motions", "自查自改走过场"),
                                    ("standing_hazard", "重大事故隐患长期存在或者同类重大事故隐患反复出现"),
                                    ("forced_work", "强令冒险作业"),
                                    ("against_design", "不按设计组织生产建设"),
                                    ("unapproved_resumption", "未经批准擅自复工复产"),
                                    ("concealed_accident", "瞒报谎报事故"),
                                ],
                                max_length=30,
                                verbose_name="情形",
                            ),
                        ),
                        ("facts", models.CharField(max_length=500, verbose_name="事实")),
                        ("evidence", models.CharField(max_length=300, verbose_name="证据")),
                        ("found_on", models.DateField(verbose_name="发现日期")),
                        (
                            "agency",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jurisdictions.agency",
                                verbose_name="认定机关",
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
                                to="inspections.gravecondition",
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="GraveStep",
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
                                choices=[("open", "待答复"), ("done", "已采取"), ("declined", "不采取")],
                                default="open",
                                editable=False,
                                max_length=20,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "measure",
                            models.CharField(
                                choices=[
                                    ("summons", "约谈"),
                                    ("exposure", "曝光"),
                                    ("referral", "行刑衔接"),
                                    ("joint_sanction", "联合惩戒"),
                                    ("dual_penalty", "一案双罚"),
                                    ("parent_liability", "倒查上级公司主要负责人责任"),
                                ],
                                max_length=30,
                                verbose_name="措施",
                            ),
                        ),
                        ("reason", models.CharField(blank=True, max_length=500, verbose_name="不采取的理由")),
                        ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="答复时间")),
                        (
                            "activity",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="grave_steps",
                                to="campaigns.activity",
                            ),
                        ),
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
                            "case",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="grave_steps",
                                to="inspections.case",
                            ),
                        ),
                        (
                            "condition",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="steps",
                                to="inspections.gravecondition",
                            ),
                        ),
                        (
                            "listing",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="grave_steps",
                                to="inspections.dishonestylisting",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "从重措施",
                        "verbose_name_plural": "从重措施",
                        "ordering": ["condition_id", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("condition", "measure"), name="one_step_a_measure"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "done"), _negated=True),
                                    ("activity__isnull", False),
                                    ("case__isnull", False),
                                    ("listing__isnull", False),
                                    _connector="OR",
                                ),
                                name="what_is_done_has_its_record",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "declined"), _negated=True),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="what_is_not_done_has_a_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GraveStepEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "status",
                            models.CharField(
                                choices=[("open", "待答复"), ("done", "已采取"), ("declined", "不采取")],
                                default="open",
                                editable=False,
                                max_length=20,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "measure",
                            models.CharField(
                                choices=[
                                    ("summons", "约谈"),
                                    ("exposure", "曝光"),
                                    ("referral", "行刑衔接"),
                                    ("joint_sanction", "联合惩戒"),
                                    ("dual_penalty", "一案双罚"),
                                    ("parent_liability", "倒查上级公司主要负责人责任"),
                                ],
                                max_length=30,
                                verbose_name="措施",
                            ),
                        ),
                        ("reason", models.CharField(blank=True, max_length=500, verbose_name="不采取的理由")),
                        ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="答复时间")),
                        (
                            "activity",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="campaigns.activity",
                            ),
                        ),
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
                            "case",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="inspections.case",
                            ),
                        ),
                        (
                            "condition",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="inspections.gravecondition",
                            ),
                        ),
                        (
                            "listing",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="inspections.dishonestylisting",
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
                                to="inspections.gravestep",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="GroundEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("uncertain", models.BooleanField(default=False, verbose_name="待核")),
                        (
                            "uncertain_reason",
                            models.CharField(blank=True, max_length=300, verbose_name="待核原因"),
                        ),
                        (
                            "confirmed_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="确认时间"),
                        ),
                        ("code", models.CharField(max_length=30, verbose_name="编号")),
                        (
                            "topic",
                            models.CharField(
                                choices=[("exemption", "不予行政处罚"), ("dishonesty", "列入失信名单")],
                                max_length=20,
                                verbose_name="用途",
                            ),
                        ),
                        ("law", models.CharField(max_length=120, verbose_name="法律法规")),
                        ("article", models.CharField(max_length=60, verbose_name="条款")),
                        ("text", models.CharField(max_length=500, verbose_name="情形")),
                        ("effective_on", models.DateField(verbose_name="施行日期")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="止")),
                        (
                            "months",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="管理期限（月）"
                            ),
                        ),
                        (
                            "early_months",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="可提前移出（月）"
                            ),
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
                                to="inspections.ground",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="InspectionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "status",
                            models.CharField(
                                choices=[("draft", "检查中"), ("signed", "已签字"), ("void", "已作废")],
                                default="draft",
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
                            "kind",
                            models.CharField(
                                choices=[
                                    ("planned", "计划内检查"),
                                    ("random", "双随机抽查"),
                                    ("unannounced", "暗访（“回马枪”）"),
                                    ("reinspection", "复查"),
                                    ("tip_off", "举报核查"),
                                    ("assigned", "上级交办、转办"),
                                    ("temporary", "典型事故、动态监测等临时任务"),
                                ],
                                default="planned",
                                max_length=20,
                                verbose_name="检查方式",
                            ),
                        ),
                        (
                            "kind_reason",
                            models.CharField(blank=True, max_length=200, verbose_name="计划外检查的来由"),
                        ),
                        ("notified_on", models.DateField(blank=True, null=True, verbose_name="告知日期")),
                        (
                            "notified_whom",
                            models.CharField(blank=True, max_length=100, verbose_name="告知何人"),
                        ),
                        ("checked_on", models.DateField(verbose_name="检查日期")),
                        ("place", models.CharField(blank=True, max_length=200, verbose_name="检查场所")),
                        (
                            "principal_present",
                            models.BooleanField(default=False, verbose_name="企业主要负责人在场"),
                        ),
                        (
                            "safety_officer_present",
                            models.BooleanField(default=False, verbose_name="安全管理人员在场"),
                        ),
                        (
                            "operator_present",
                            models.BooleanField(default=False, verbose_name="现场岗位员工在场"),
                        ),
                        (
                            "absence_reason",
                            models.CharField(blank=True, max_length=200, verbose_name="缺席原因"),
                        ),
                        (
                            "explained",
                            models.CharField(blank=True, max_length=500, verbose_name="向企业讲解的内容"),
                        ),
                        (
                            "no_recording",
                            models.CharField(blank=True, max_length=200, verbose_name="未录音录像的原因"),
                        ),
                        (
                            "signer_name",
                            models.CharField(blank=True, max_length=60, verbose_name="企业签字人"),
                        ),
                        ("refusal", models.CharField(blank=True, max_length=200, verbose_name="拒签情况")),
                        ("signed_at", models.DateTimeField(blank=True, null=True, verbose_name="签字时间")),
                        (
                            "agency",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jurisdictions.agency",
                                verbose_name="检查机关",
                            ),
                        ),
                        (
                            "campaign",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="campaigns.campaign",
                                verbose_name="专项行动",
                            ),
                        ),
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
                            "follows",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="inspections.inspection",
                                verbose_name="复查哪次检查",
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
                                verbose_name="记录人",
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
                                to="inspections.inspection",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="LegalOpinion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "verdict",
                            models.CharField(
                                choices=[
                                    ("agree", "同意"),
                                    ("changes", "修改后同意"),
                                    ("disagree", "不同意"),
                                ],
                                max_length=20,
                                verbose_name="审核结论",
                            ),
                        ),
                        ("text", models.CharField(blank=True, max_length=1000, verbose_name="审核意见")),
                        ("given_at", models.DateTimeField(verbose_name="审核时间")),
                        (
                            "answer",
                            models.CharField(blank=True, max_length=1000, verbose_name="负责人的书面答复"),
                        ),
                        ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="答复时间")),
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
                            "proposal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="opinions",
                                to="inspections.caseproposal",
                            ),
                        ),
                        (
                            "reviewer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="审核人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "法制审核意见",
                        "verbose_name_plural": "法制审核意见",
                        "ordering": ["proposal_id", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("verdict", "agree"),
                                    models.Q(("text", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="an_objection_is_written_down",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("answer", ""),
                                    models.Q(("answered_at__isnull", False), ("answered_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="an_answer_has_its_author",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LegalOpinionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "verdict",
                            models.CharField(
                                choices=[
                                    ("agree", "同意"),
                                    ("changes", "修改后同意"),
                                    ("disagree", "不同意"),
                                ],
                                max_length=20,
                                verbose_name="审核结论",
                            ),
                        ),
                        ("text", models.CharField(blank=True, max_length=1000, verbose_name="审核意见")),
                        ("given_at", models.DateTimeField(verbose_name="审核时间")),
                        (
                            "answer",
                            models.CharField(blank=True, max_length=1000, verbose_name="负责人的书面答复"),
                        ),
                        ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="答复时间")),
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
                                to="inspections.legalopinion",
                            ),
                        ),
                        (
                            "proposal",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="inspections.caseproposal",
                            ),
                        ),
                        (
                            "reviewer",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="审核人",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Letter",
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
                                    ("draft", "拟稿"),
                                    ("sent", "待答复"),
                                    ("answered", "已答复"),
                                    ("void", "已作废"),
                                ],
                                default="draft",
                                editable=False,
                                max_length=20,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("advice", "建议函"),
                                    ("warning", "警示函"),
                                    ("urging", "整改督办函"),
                                ],
                                max_length=20,
                                verbose_name="函件",
                            ),
                        ),
                        ("title", models.CharField(max_length=120, verbose_name="标题")),
                        ("body", models.TextField(max_length=4000, verbose_name="正文")),
                        ("answer_by", models.DateField(verbose_name="答复期限")),
                        ("drafted_at", models.DateTimeField(verbose_name="拟稿时间")),
                        (
                            "year",
                            models.PositiveSmallIntegerField(editable=False, null=True, verbose_name="年度"),
                        ),
                        (
                            "serial",
                            models.PositiveIntegerField(editable=False, null=True, verbose_name="序号"),
                        ),
                        (
                            "number",
                            models.CharField(blank=True, editable=False, max_length=60, verbose_name="文号"),
                        ),
                        ("sent_on", models.DateField(editable=False, null=True, verbose_name="发函日期")),
                        ("answer", models.TextField(blank=True, max_length=4000, verbose_name="答复")),
                        (
                            "answered_at",
                            models.DateTimeField(editable=False, null=True, verbose_name="答复时间"),
                        ),
                        (
                            "void_reason",
                            models.CharField(blank=True, max_length=200, verbose_name="作废原因"),
                        ),
                        (
                            "agency",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="letters",
                                to="jurisdictions.agency",
                                verbose_name="发函机关",
                            ),
                        ),
                        (
                            "answered_by",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="答复人",
                            ),
                        ),
                        (
                            "drafted_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="拟稿人",
                            ),
                        ),
                        (
                            "inspection",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="letters",
                                to="inspections.inspection",
                                verbose_name="现场检查",
                            ),
                        ),
                        (
                            "mine",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="letters",
                                to="enterprises.mine",
                                verbose_name="矿山",
                            ),
                        ),
                        (
                            "signed_by",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="签发人",
                            ),
                        ),
                        (
                            "to_agency",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="letters_received",
                                to="jurisdictions.agency",
                                verbose_name="收函机构",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "函件",
                        "verbose_name_plural": "函件",
                        "ordering": ["-drafted_at", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("mine__isnull", False), ("to_agency", None)),
                                    models.Q(("mine", None), ("to_agency__isnull", False)),
                                    _connector="OR",
                                ),
                                name="a_letter_has_one_addressee",
                            ),
                            models.UniqueConstraint(
                                fields=("agency", "kind", "year", "serial"), name="one_letter_a_serial"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("status__in", ["draft", "void"]),
                                    models.Q(
                                        ("sent_on__isnull", False),
                                        ("serial__isnull", False),
                                        ("signed_by__isnull", False),
                                        models.Q(("number", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="a_sent_letter_is_numbered_and_signed",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "answered"), _negated=True),
                                    models.Q(("answer", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="an_answered_letter_has_its_answer",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LetterEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("draft", "拟稿"),
                                    ("sent", "待答复"),
                                    ("answered", "已答复"),
                                    ("void", "已作废"),
                                ],
                                default="draft",
                                editable=False,
                                max_length=20,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("advice", "建议函"),
                                    ("warning", "警示函"),
                                    ("urging", "整改督办函"),
                                ],
                                max_length=20,
                                verbose_name="函件",
                            ),
                        ),
                        ("title", models.CharField(max_length=120, verbose_name="标题")),
                        ("body", models.TextField(max_length=4000, verbose_name="正文")),
                        ("answer_by", models.DateField(verbose_name="答复期限")),
                        ("drafted_at", models.DateTimeField(verbose_name="拟稿时间")),
                        (
                            "year",
                            models.PositiveSmallIntegerField(editable=False, null=True, verbose_name="年度"),
                        ),
                        (
                            "serial",
                            models.PositiveIntegerField(editable=False, null=True, verbose_name="序号"),
                        ),
                        (
                            "number",
                            models.CharField(blank=True, editable=False, max_length=60, verbose_name="文号"),
                        ),
                        ("sent_on", models.DateField(editable=False, null=True, verbose_name="发函日期")),
                        ("answer", models.TextField(blank=True, max_length=4000, verbose_name="答复")),
                        (
                            "answered_at",
                            models.DateTimeField(editable=False, null=True, verbose_name="答复时间"),
                        ),
                        (
                            "void_reason",
                            models.CharField(blank=True, max_length=200, verbose_name="作废原因"),
                        ),
                        (
                            "agency",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jurisdictions.agency",
                                verbose_name="发函机关",
                            ),
                        ),
                        (
                            "answered_by",
                            models.ForeignKey(
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="答复人",
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
                                verbose_name="拟稿人",
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
                            "mine",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
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
                                to="inspections.letter",
                            ),
                        ),
                        (
                            "signed_by",
                            models.ForeignKey(
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="签发人",
                            ),
                        ),
                        (
                            "to_agency",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jurisdictions.agency",
                                verbose_name="收函机构",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="MadeUp",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("done_on", models.DateField(verbose_name="补办日期")),
                        ("words", models.CharField(max_length=500, verbose_name="补办情况")),
                        (
                            "done_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
                            ),
                        ),
                        (
                            "inspection",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="made_up",
                                to="inspections.inspection",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "补办程序",
                        "verbose_name_plural": "补办程序",
                    },
                ),
                migrations.CreateModel(
                    name="MadeUpEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("done_on", models.DateField(verbose_name="补办日期")),
                        ("words", models.CharField(max_length=500, verbose_name="补办情况")),
                        (
                            "done_by",
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
                            "inspection",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="inspections.inspection",
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
                                to="inspections.madeup",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Measure",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[("suspend", "责令停产整顿"), ("close_down", "关闭取缔")],
                                max_length=20,
                                verbose_name="措施",
                            ),
                        ),
                        ("reason", models.CharField(max_length=500, verbose_name="事由")),
                        (
                            "document_number",
                            models.CharField(max_length=60, unique=True, verbose_name="文号"),
                        ),
                        ("decided_on", models.DateField(verbose_name="决定日期")),
                        ("lifted_on", models.DateField(blank=True, null=True, verbose_name="解除日期")),
                        (
                            "agency",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="measures",
                                to="jurisdictions.agency",
                                verbose_name="决定机关",
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="决定人",
                            ),
                        ),
                        (
                            "inspection",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="measures",
                                to="inspections.inspection",
                                verbose_name="现场检查",
                            ),
                        ),
                        (
                            "mine",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="measures",
                                to="enterprises.mine",
                                verbose_name="矿山",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "行政措施",
                        "verbose_name_plural": "行政措施",
                        "ordering": ["-decided_on", "-pk"],
                        "indexes": [models.Index(fields=["mine", "decided_on"], name="measure_mine_decided")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("lifted_on", None),
                                    ("lifted_on__gte", models.F("decided_on")),
                                    _connector="OR",
                                ),
                                name="lifted_after_decided",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MeasureEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[("suspend", "责令停产整顿"), ("close_down", "关闭取缔")],
                                max_length=20,
                                verbose_name="措施",
                            ),
                        ),
                        ("reason", models.CharField(max_length=500, verbose_name="事由")),
                        ("document_number", models.CharField(max_length=60, verbose_name="文号")),
                        ("decided_on", models.DateField(verbose_name="决定日期")),
                        ("lifted_on", models.DateField(blank=True, null=True, verbose_name="解除日期")),
                        (
                            "agency",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jurisdictions.agency",
                                verbose_name="决定机关",
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="决定人",
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
                                to="inspections.measure",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PenaltyClause",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uncertain", models.BooleanField(default=False, verbose_name="待核")),
                        (
                            "uncertain_reason",
                            models.CharField(blank=True, max_length=300, verbose_name="待核原因"),
                        ),
                        (
                            "confirmed_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="确认时间"),
                        ),
                        ("code", models.CharField(max_length=30, unique=True, verbose_name="编号")),
                        ("law", models.CharField(max_length=120, verbose_name="法律法规")),
                        ("article", models.CharField(max_length=60, verbose_name="条款")),
                        ("violation", models.CharField(max_length=500, verbose_name="违法行为")),
                        (
                            "entity_min",
                            models.DecimalField(
                                decimal_places=2, max_digits=14, null=True, verbose_name="单位罚款下限"
                            ),
                        ),
                        (
                            "entity_max",
                            models.DecimalField(
                                decimal_places=2, max_digits=14, null=True, verbose_name="单位罚款上限"
                            ),
                        ),
                        (
                            "person_min",
                            models.DecimalField(
                                decimal_places=2, max_digits=14, null=True, verbose_name="个人罚款下限"
                            ),
                        ),
                        (
                            "person_max",
                            models.DecimalField(
                                decimal_places=2, max_digits=14, null=True, verbose_name="个人罚款上限"
                            ),
                        ),
                        (
                            "person_subject",
                            models.CharField(blank=True, max_length=200, verbose_name="个人处罚对象"),
                        ),
                        ("escalation", models.TextField(blank=True, verbose_name="加重情形")),
                        (
                            "other_measures",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=200),
                                default=list,
                                size=None,
                                verbose_name="其他措施",
                            ),
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
                    ],
                    options={
                        "verbose_name": "处罚条款",
                        "verbose_name_plural": "处罚条款",
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Penalty",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "subject",
                            models.CharField(
                                choices=[("enterprise", "企业"), ("principal", "主要负责人")],
                                max_length=20,
                                verbose_name="处罚对象",
                            ),
                        ),
                        ("party", models.CharField(max_length=120, verbose_name="当事人")),
                        ("document_number", models.CharField(max_length=60, verbose_name="决定书文号")),
                        (
                            "amount",
                            models.DecimalField(decimal_places=2, max_digits=14, verbose_name="罚款（元）"),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="penalties",
                                to="inspections.case",
                                verbose_name="案件",
                            ),
                        ),
                        (
                            "basis",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                to="inspections.penaltyclause",
                                verbose_name="处罚依据",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "行政处罚",
                        "verbose_name_plural": "行政处罚",
                        "ordering": ["case_id", "subject"],
                        "constraints": [
                            models.UniqueConstraint(fields=("case", "subject"), name="one_penalty_a_party"),
                            models.UniqueConstraint(fields=("document_number",), name="one_penalty_a_number"),
                            models.CheckConstraint(
                                condition=models.Q(("amount__gt", 0)), name="a_fine_is_positive"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PenaltyClauseEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("uncertain", models.BooleanField(default=False, verbose_name="待核")),
                        (
                            "uncertain_reason",
                            models.CharField(blank=True, max_length=300, verbose_name="待核原因"),
                        ),
                        (
                            "confirmed_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="确认时间"),
                        ),
                        ("code", models.CharField(max_length=30, verbose_name="编号")),
                        ("law", models.CharField(max_length=120, verbose_name="法律法规")),
                        ("article", models.CharField(max_length=60, verbose_name="条款")),
                        ("violation", models.CharField(max_length=500, verbose_name="违法行为")),
                        (
                            "entity_min",
                            models.DecimalField(
                                decimal_places=2, max_digits=14, null=True, verbose_name="单位罚款下限"
                            ),
                        ),
                        (
                            "entity_max",
                            models.DecimalField(
                                decimal_places=2, max_digits=14, null=True, verbose_name="单位罚款上限"
                            ),
                        ),
                        (
                            "person_min",
                            models.DecimalField(
                                decimal_places=2, max_digits=14, null=True, verbose_name="个人罚款下限"
                            ),
                        ),
                        (
                            "person_max",
                            models.DecimalField(
                                decimal_places=2, max_digits=14, null=True, verbose_name="个人罚款上限"
                            ),
                        ),
                        (
                            "person_subject",
                            models.CharField(blank=True, max_length=200, verbose_name="个人处罚对象"),
                        ),
                        ("escalation", models.TextField(blank=True, verbose_name="加重情形")),
                        (
                            "other_measures",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=200),
                                default=list,
                                size=None,
                                verbose_name="其他措施",
                            ),
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
                                to="inspections.penaltyclause",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PenaltyDisclosure",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "disclosure",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="of_penalty",
                                to="campaigns.disclosure",
                            ),
                        ),
                        (
                            "penalty",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="disclosures",
                                to="inspections.penalty",
                                verbose_name="行政处罚",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "处罚决定公示",
                        "verbose_name_plural": "处罚决定公示",
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="PenaltyDisclosureEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "disclosure",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="campaigns.disclosure",
                            ),
                        ),
                        (
                            "penalty",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="inspections.penalty",
                                verbose_name="行政处罚",
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
                                to="inspections.penaltydisclosure",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PenaltyEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "subject",
                            models.CharField(
                                choices=[("enterprise", "企业"), ("principal", "主要负责人")],
                                max_length=20,
                                verbose_name="处罚对象",
                            ),
                        ),
                        ("party", models.CharField(max_length=120, verbose_name="当事人")),
                        ("document_number", models.CharField(max_length=60, verbose_name="决定书文号")),
                        (
                            "amount",
                            models.DecimalField(decimal_places=2, max_digits=14, verbose_name="罚款（元）"),
                        ),
                        (
                            "basis",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="inspections.penaltyclause",
                                verbose_name="处罚依据",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="inspections.case",
                                verbose_name="案件",
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
                                to="inspections.penalty",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ProposedFine",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "subject",
                            models.CharField(
                                choices=[("enterprise", "企业"), ("principal", "主要负责人")],
                                max_length=20,
                                verbose_name="处罚对象",
                            ),
                        ),
                        ("party", models.CharField(max_length=120, verbose_name="当事人")),
                        (
                            "amount",
                            models.DecimalField(decimal_places=2, max_digits=14, verbose_name="罚款（元）"),
                        ),
                        (
                            "basis",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                to="inspections.penaltyclause",
                                verbose_name="处罚依据",
                            ),
                        ),
                        (
                            "proposal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="fines",
                                to="inspections.caseproposal",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "拟处罚款",
                        "verbose_name_plural": "拟处罚款",
                        "ordering": ["proposal_id", "subject"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("proposal", "subject"), name="one_proposed_fine_a_party"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("amount__gt", 0)), name="a_proposed_fine_is_positive"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProposedFineEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "subject",
                            models.CharField(
                                choices=[("enterprise", "企业"), ("principal", "主要负责人")],
                                max_length=20,
                                verbose_name="处罚对象",
                            ),
                        ),
                        ("party", models.CharField(max_length=120, verbose_name="当事人")),
                        (
                            "amount",
                            models.DecimalField(decimal_places=2, max_digits=14, verbose_name="罚款（元）"),
                        ),
                        (
                            "basis",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="inspections.penaltyclause",
                                verbose_name="处罚依据",
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
                                to="inspections.proposedfine",
                            ),
                        ),
                        (
                            "proposal",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="inspections.caseproposal",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Recheck",
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
                                choices=[("done", "整改到位"), ("partly", "部分整改"), ("undone", "未整改")],
                                max_length=20,
                                verbose_name="复查结论",
                            ),
                        ),
                        ("description", models.CharField(max_length=500, verbose_name="复查情况")),
                        ("overdue", models.BooleanField(default=False, verbose_name="复查时已逾期")),
                        (
                            "hazard",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="rechecks",
                                to="hazards.hazard",
                                verbose_name="隐患",
                            ),
                        ),
                        (
                            "inspection",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="rechecks",
                                to="inspections.inspection",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "复查项",
                        "verbose_name_plural": "复查项",
                        "ordering": ["hazard_id"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("inspection", "hazard"), name="one_recheck_a_hazard"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("description", ""), _negated=True),
                                name="recheck_described",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RecheckEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "result",
                            models.CharField(
                                choices=[("done", "整改到位"), ("partly", "部分整改"), ("undone", "未整改")],
                                max_length=20,
                                verbose_name="复查结论",
                            ),
                        ),
                        ("description", models.CharField(max_length=500, verbose_name="复查情况")),
                        ("overdue", models.BooleanField(default=False, verbose_name="复查时已逾期")),
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
                            "inspection",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="inspections.inspection",
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
                                to="inspections.recheck",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Recording",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "step",
                            models.CharField(
                                choices=[
                                    ("whole", "检查全程"),
                                    ("notice", "执法告知"),
                                    ("site", "现场检查"),
                                    ("feedback", "反馈交流、签字"),
                                ],
                                default="whole",
                                max_length=20,
                                verbose_name="环节",
                            ),
                        ),
                        ("device_number", models.CharField(max_length=40, verbose_name="执法记录仪编号")),
                        ("kept_at", models.CharField(blank=True, max_length=200, verbose_name="存放位置")),
                        ("has_file", models.BooleanField(default=False, verbose_name="已上传")),
                        (
                            "made_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="登记时间"),
                        ),
                        (
                            "inspection",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="recordings",
                                to="inspections.inspection",
                            ),
                        ),
                        (
                            "made_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "执法记录",
                        "verbose_name_plural": "执法记录",
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("has_file", True),
                                    models.Q(("kept_at", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="a_recording_is_somewhere",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RecordingEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "step",
                            models.CharField(
                                choices=[
                                    ("whole", "检查全程"),
                                    ("notice", "执法告知"),
                                    ("site", "现场检查"),
                                    ("feedback", "反馈交流、签字"),
                                ],
                                default="whole",
                                max_length=20,
                                verbose_name="环节",
                            ),
                        ),
                        ("device_number", models.CharField(max_length=40, verbose_name="执法记录仪编号")),
                        ("kept_at", models.CharField(blank=True, max_length=200, verbose_name="存放位置")),
                        ("has_file", models.BooleanField(default=False, verbose_name="已上传")),
                        (
                            "made_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="登记时间"),
                        ),
                        (
                            "inspection",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="inspections.inspection",
                            ),
                        ),
                        (
                            "made_by",
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
                                to="inspections.recording",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Recusal",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("reason", models.CharField(max_length=200, verbose_name="回避事由")),
                        (
                            "since",
                            models.DateField(default=django.utils.timezone.localdate, verbose_name="回避自"),
                        ),
                        ("lifted_on", models.DateField(blank=True, null=True, verbose_name="解除日期")),
                        (
                            "lift_reason",
                            models.CharField(blank=True, max_length=200, verbose_name="解除理由"),
                        ),
                        (
                            "lifted_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="解除人",
                            ),
                        ),
                        (
                            "mine",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="recusals",
                                to="enterprises.mine",
                                verbose_name="矿山",
                            ),
                        ),
                        (
                            "officer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="recusals",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="回避人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "回避登记",
                        "verbose_name_plural": "回避登记",
                        "ordering": ["-since", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("lifted_on", None)),
                                fields=("officer", "mine"),
                                name="recused_once_at_a_time",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("lifted_by", None), ("lifted_on", None)),
                                    models.Q(
                                        ("lifted_by__isnull", False),
                                        ("lifted_on__isnull", False),
                                        models.Q(("lift_reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="lifting_has_a_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RecusalEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("reason", models.CharField(max_length=200, verbose_name="回避事由")),
                        (
                            "since",
                            models.DateField(default=django.utils.timezone.localdate, verbose_name="回避自"),
                        ),
                        ("lifted_on", models.DateField(blank=True, null=True, verbose_name="解除日期")),
                        (
                            "lift_reason",
                            models.CharField(blank=True, max_length=200, verbose_name="解除理由"),
                        ),
                        (
                            "lifted_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="解除人",
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
                            "officer",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="回避人",
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
                                to="inspections.recusal",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="SheetAnswer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("item", models.SlugField(verbose_name="执法内容")),
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
                            models.CharField(blank=True, max_length=500, verbose_name="检查情况"),
                        ),
                        ("outcome", models.CharField(blank=True, max_length=300, verbose_name="执法结果")),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="整改时限")),
                        (
                            "hazard",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sheet_finding",
                                to="hazards.hazard",
                                verbose_name="形成的隐患",
                            ),
                        ),
                        (
                            "inspection",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="sheet_answers",
                                to="inspections.inspection",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "专项执法表项",
                        "verbose_name_plural": "专项执法表项",
                        "ordering": ["item"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("inspection", "item"), name="one_answer_a_sheet_item"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("result", "found"), _negated=True),
                                    models.Q(
                                        ("due_on__isnull", False),
                                        models.Q(("description", ""), _negated=True),
                                        models.Q(("outcome", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="violation_described_and_answered",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SheetAnswerEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("item", models.SlugField(db_index=False, verbose_name="执法内容")),
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
                            models.CharField(blank=True, max_length=500, verbose_name="检查情况"),
                        ),
                        ("outcome", models.CharField(blank=True, max_length=300, verbose_name="执法结果")),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="整改时限")),
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
                                verbose_name="形成的隐患",
                            ),
                        ),
                        (
                            "inspection",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="inspections.inspection",
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
                                to="inspections.sheetanswer",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Specialist",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("since", models.DateField(verbose_name="起")),
                        ("until", models.DateField(blank=True, null=True, verbose_name="止")),
                        ("document", models.CharField(max_length=200, verbose_name="依据文件")),
                        (
                            "agency",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="specialists",
                                to="jurisdictions.agency",
                                verbose_name="所属单位",
                            ),
                        ),
                        (
                            "mine",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="specialists",
                                to="enterprises.mine",
                                verbose_name="矿山",
                            ),
                        ),
                        (
                            "named_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="指定人",
                            ),
                        ),
                        (
                            "officer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="specialist_of",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="监管专员",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "监管专员",
                        "verbose_name_plural": "监管专员",
                        "ordering": ["officer__name", "mine__name", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("until", None)),
                                fields=("mine", "officer"),
                                name="named_once_for_a_mine",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("until", None), ("until__gte", models.F("since")), _connector="OR"
                                ),
                                name="naming_ends_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("document", ""), _negated=True),
                                name="a_naming_has_a_paper",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SpecialistEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("since", models.DateField(verbose_name="起")),
                        ("until", models.DateField(blank=True, null=True, verbose_name="止")),
                        ("document", models.CharField(max_length=200, verbose_name="依据文件")),
                        (
                            "agency",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jurisdictions.agency",
                                verbose_name="所属单位",
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
                            "named_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="指定人",
                            ),
                        ),
                        (
                            "officer",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="监管专员",
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
                                to="inspections.specialist",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="SpotAnswer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("item", models.SlugField(verbose_name="抽查事项")),
                        ("wrong", models.BooleanField(verbose_name="存在问题")),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="说明")),
                        (
                            "inspection",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="spot_answers",
                                to="inspections.inspection",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "自查自改抽查项",
                        "verbose_name_plural": "自查自改抽查项",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("inspection", "item"), name="one_answer_a_spot_item"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SpotAnswerEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("item", models.SlugField(db_index=False, verbose_name="抽查事项")),
                        ("wrong", models.BooleanField(verbose_name="存在问题")),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="说明")),
                        (
                            "inspection",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="inspections.inspection",
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
                                to="inspections.spotanswer",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="VisitingExpert",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=40, verbose_name="姓名")),
                        ("workplace", models.CharField(max_length=100, verbose_name="工作单位")),
                        ("speciality", models.CharField(max_length=40, verbose_name="专业")),
                        ("declaration", models.TextField(verbose_name="回避声明")),
                        ("opinion", models.CharField(blank=True, max_length=1000, verbose_name="专家意见")),
                        (
                            "added_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="登记时间"),
                        ),
                        (
                            "added_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
                            ),
                        ),
                        (
                            "expert",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="campaigns.expert",
                            ),
                        ),
                        (
                            "inspection",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="experts",
                                to="inspections.inspection",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "随行专家",
                        "verbose_name_plural": "随行专家",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("inspection", "name", "workplace"), name="an_expert_once_a_check"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="VisitingExpertEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("name", models.CharField(max_length=40, verbose_name="姓名")),
                        ("workplace", models.CharField(max_length=100, verbose_name="工作单位")),
                        ("speciality", models.CharField(max_length=40, verbose_name="专业")),
                        ("declaration", models.TextField(verbose_name="回避声明")),
                        ("opinion", models.CharField(blank=True, max_length=1000, verbose_name="专家意见")),
                        (
                            "added_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="登记时间"),
                        ),
                        (
                            "added_by",
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
                            "expert",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="campaigns.expert",
                            ),
                        ),
                        (
                            "inspection",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="inspections.inspection",
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
                                to="inspections.visitingexpert",
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
