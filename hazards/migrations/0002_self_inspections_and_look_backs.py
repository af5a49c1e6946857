import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("campaigns", "0008_rolls_liaisons_and_look_backs"),
        ("enterprises", "0007_the_whole_file"),
        ("hazards", "0001_initial"),
        ("jurisdictions", "0003_designation"),
        ("jurisdictions", "__first__"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
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
                    "hazard",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="dual_report",
                        to="hazards.hazard",
                        verbose_name="隐患",
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
            ],
            options={
                "verbose_name": "向职工报告",
                "verbose_name_plural": "向职工报告",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("speaker", ""), _negated=True), name="somebody_told_the_workers"
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
                        to="hazards.halt",
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
                    models.DateField(default=django.utils.timezone.localdate, verbose_name="复核日期"),
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
                    models.UniqueConstraint(fields=("stage", "hazard"), name="looked_at_once_a_stage"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "rebound"), ("rebound__isnull", False)),
                            models.Q(models.Q(("outcome", "rebound"), _negated=True), ("rebound", None)),
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
                    models.DateField(default=django.utils.timezone.localdate, verbose_name="复核日期"),
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
                ("description", models.CharField(blank=True, max_length=500, verbose_name="问题描述")),
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
                ("responsible", models.CharField(blank=True, max_length=60, verbose_name="整改责任人")),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="hazards.criterion"
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
                        fields=("inspection", "hazard"), name="a_hazard_answers_once_a_self_inspection"
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
                ("description", models.CharField(blank=True, max_length=500, verbose_name="问题描述")),
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
                ("responsible", models.CharField(blank=True, max_length=60, verbose_name="整改责任人")),
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
    ]
