import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import jurisdictions.migrating


class Migration(migrations.Migration):
    dependencies = [
        ("enterprises", "0002_dangers_and_written_rules"),
        ("hazards", "0001_tables"),
        ("inspections", "0001_tables"),
        ("jurisdictions", "0001_tables"),
        ("jurisdictions", "__first__"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        jurisdictions.migrating.AtOnce(
            operations=[
                migrations.CreateModel(
                    name="Draw",
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
                                    ("committed", "已锁定，待抽取"),
                                    ("drawn", "已抽取"),
                                    ("void", "未抽取，已作废"),
                                ],
                                default="committed",
                                editable=False,
                                max_length=20,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "month",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(12),
                                ],
                                verbose_name="检查月份",
                            ),
                        ),
                        ("pool", models.JSONField(verbose_name="抽取前锁定的名单")),
                        ("pool_digest", models.CharField(max_length=64, verbose_name="名单摘要（SHA-256）")),
                        ("seed", models.CharField(max_length=64, verbose_name="种子")),
                        ("commitment", models.CharField(max_length=64, verbose_name="种子摘要（SHA-256）")),
                        ("prepared_at", models.DateTimeField(verbose_name="锁定时间")),
                        ("witness", models.CharField(blank=True, max_length=60, verbose_name="现场监督人")),
                        (
                            "witness_number",
                            models.CharField(blank=True, max_length=20, verbose_name="监督人报出的数字"),
                        ),
                        ("drawn_at", models.DateTimeField(blank=True, null=True, verbose_name="抽取时间")),
                        (
                            "void_reason",
                            models.CharField(blank=True, max_length=300, verbose_name="作废理由"),
                        ),
                        (
                            "drawn_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="抽取人",
                            ),
                        ),
                        (
                            "prepared_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="锁定人",
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="draws",
                                to="inspections.inspectionplan",
                                verbose_name="年度执法计划",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "双随机抽取",
                        "verbose_name_plural": "双随机抽取",
                        "ordering": ["-prepared_at", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("status", "committed")),
                                fields=("plan",),
                                name="one_draw_waits_at_a_plan",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "drawn"), _negated=True),
                                    models.Q(
                                        ("drawn_at__isnull", False),
                                        ("drawn_by__isnull", False),
                                        models.Q(("witness", ""), _negated=True),
                                        models.Q(("witness_number", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="a_draw_has_its_witness",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "void"), _negated=True),
                                    models.Q(("void_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="a_void_draw_says_why",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DrawEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("committed", "已锁定，待抽取"),
                                    ("drawn", "已抽取"),
                                    ("void", "未抽取，已作废"),
                                ],
                                default="committed",
                                editable=False,
                                max_length=20,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "month",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(12),
                                ],
                                verbose_name="检查月份",
                            ),
                        ),
                        ("pool", models.JSONField(verbose_name="抽取前锁定的名单")),
                        ("pool_digest", models.CharField(max_length=64, verbose_name="名单摘要（SHA-256）")),
                        ("commitment", models.CharField(max_length=64, verbose_name="种子摘要（SHA-256）")),
                        ("prepared_at", models.DateTimeField(verbose_name="锁定时间")),
                        ("witness", models.CharField(blank=True, max_length=60, verbose_name="现场监督人")),
                        (
                            "witness_number",
                            models.CharField(blank=True, max_length=20, verbose_name="监督人报出的数字"),
                        ),
                        ("drawn_at", models.DateTimeField(blank=True, null=True, verbose_name="抽取时间")),
                        (
                            "void_reason",
                            models.CharField(blank=True, max_length=300, verbose_name="作废理由"),
                        ),
                        (
                            "drawn_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="抽取人",
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
                                to="inspections.draw",
                            ),
                        ),
                        (
                            "prepared_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="锁定人",
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="inspections.inspectionplan",
                                verbose_name="年度执法计划",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="DrawnMine",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField(verbose_name="次序")),
                        (
                            "draw",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="mines",
                                to="inspections.draw",
                                verbose_name="抽取",
                            ),
                        ),
                        (
                            "mine",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="drawn",
                                to="enterprises.mine",
                                verbose_name="矿山",
                            ),
                        ),
                        (
                            "officers",
                            models.ManyToManyField(
                                related_name="drawn_for", to=settings.AUTH_USER_MODEL, verbose_name="执法人员"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "抽中的矿山",
                        "verbose_name_plural": "抽中的矿山",
                        "ordering": ["draw", "position"],
                        "constraints": [
                            models.UniqueConstraint(fields=("draw", "mine"), name="drawn_once_a_draw"),
                            models.UniqueConstraint(fields=("draw", "position"), name="one_mine_a_position"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DrawnMineEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("position", models.PositiveSmallIntegerField(verbose_name="次序")),
                        (
                            "draw",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="inspections.draw",
                                verbose_name="抽取",
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
                                to="inspections.drawnmine",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="InspectionPlan",
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
                                    ("draft", "编制中"),
                                    ("submitted", "待批准"),
                                    ("approved", "已批准"),
                                    ("replaced", "已被调整"),
                                    ("dropped", "已作废"),
                                ],
                                default="draft",
                                editable=False,
                                max_length=20,
                                verbose_name="状态",
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                        ("version", models.PositiveSmallIntegerField(default=1, verbose_name="版次")),
                        (
                            "amend_reason",
                            models.CharField(blank=True, max_length=300, verbose_name="调整理由"),
                        ),
                        (
                            "officers",
                            models.PositiveSmallIntegerField(
                                validators=[django.core.validators.MinValueValidator(1)],
                                verbose_name="执法人员（人）",
                            ),
                        ),
                        (
                            "workdays",
                            models.PositiveSmallIntegerField(
                                validators=[django.core.validators.MaxValueValidator(366)],
                                verbose_name="法定工作日（天）",
                            ),
                        ),
                        ("other_days", models.PositiveIntegerField(verbose_name="其他执法工作日（人·天）")),
                        ("off_days", models.PositiveIntegerField(verbose_name="非执法工作日（人·天）")),
                        (
                            "check_days",
                            models.PositiveSmallIntegerField(
                                validators=[django.core.validators.MinValueValidator(1)],
                                verbose_name="每次检查（人·天）",
                            ),
                        ),
                        (
                            "draw_share",
                            models.PositiveSmallIntegerField(
                                default=0,
                                validators=[django.core.validators.MaxValueValidator(100)],
                                verbose_name="抽查对象库年抽查比例（%）",
                            ),
                        ),
                        ("submitted_on", models.DateField(blank=True, null=True, verbose_name="送审日期")),
                        (
                            "return_reason",
                            models.CharField(blank=True, max_length=300, verbose_name="退回理由"),
                        ),
                        ("approved_on", models.DateField(blank=True, null=True, verbose_name="批准日期")),
                        ("document_number", models.CharField(blank=True, max_length=60, verbose_name="文号")),
                        (
                            "government_number",
                            models.CharField(blank=True, max_length=60, verbose_name="政府批准文号"),
                        ),
                        (
                            "government_on",
                            models.DateField(blank=True, null=True, verbose_name="政府批准日期"),
                        ),
                        (
                            "filed_number",
                            models.CharField(blank=True, max_length=60, verbose_name="备案文号"),
                        ),
                        ("filed_on", models.DateField(blank=True, null=True, verbose_name="备案日期")),
                        (
                            "agency",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="inspection_plans",
                                to="jurisdictions.agency",
                                verbose_name="编制机关",
                            ),
                        ),
                        (
                            "amends",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="amendments",
                                to="inspections.inspectionplan",
                                verbose_name="调整哪一版",
                            ),
                        ),
                        (
                            "approved_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="批准人",
                            ),
                        ),
                        (
                            "drafted_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="编制人",
                            ),
                        ),
                        (
                            "submitted_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="送审人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "年度执法计划",
                        "verbose_name_plural": "年度执法计划",
                        "ordering": ["-year", "agency", "-version"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("agency", "year", "version"), name="one_plan_a_version"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("status__in", ["draft", "submitted"])),
                                fields=("agency", "year"),
                                name="one_plan_in_the_making",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("status", "approved")),
                                fields=("agency", "year"),
                                name="one_approved_plan",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status__in", ["approved", "replaced"]), _negated=True),
                                    models.Q(
                                        ("approved_by__isnull", False),
                                        ("approved_on__isnull", False),
                                        models.Q(("document_number", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="an_approved_plan_says_by_whom",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("approved_by", None),
                                    models.Q(("approved_by", models.F("submitted_by")), _negated=True),
                                    _connector="OR",
                                ),
                                name="approver_is_not_who_submitted",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("amends", None), ("version", 1)),
                                    models.Q(
                                        ("amends__isnull", False),
                                        ("version__gt", 1),
                                        models.Q(("amend_reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="a_later_version_amends_with_a_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="InspectionPlanEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("draft", "编制中"),
                                    ("submitted", "待批准"),
                                    ("approved", "已批准"),
                                    ("replaced", "已被调整"),
                                    ("dropped", "已作废"),
                                ],
                                default="draft",
                                editable=False,
                                max_length=20,
                                verbose_name="状态",
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                        ("version", models.PositiveSmallIntegerField(default=1, verbose_name="版次")),
                        (
                            "amend_reason",
                            models.CharField(blank=True, max_length=300, verbose_name="调整理由"),
                        ),
                        (
                            "officers",
                            models.PositiveSmallIntegerField(
                                validators=[django.core.validators.MinValueValidator(1)],
                                verbose_name="执法人员（人）",
                            ),
                        ),
                        (
                            "workdays",
                            models.PositiveSmallIntegerField(
                                validators=[django.core.validators.MaxValueValidator(366)],
                                verbose_name="法定工作日（天）",
                            ),
                        ),
                        ("other_days", models.PositiveIntegerField(verbose_name="其他执法工作日（人·天）")),
                        ("off_days", models.PositiveIntegerField(verbose_name="非执法工作日（人·天）")),
                        (
                            "check_days",
                            models.PositiveSmallIntegerField(
                                validators=[django.core.validators.MinValueValidator(1)],
                                verbose_name="每次检查（人·天）",
                            ),
                        ),
                        (
                            "draw_share",
                            models.PositiveSmallIntegerField(
                                default=0,
                                validators=[django.core.validators.MaxValueValidator(100)],
                                verbose_name="抽查对象库年抽查比例（%）",
                            ),
                        ),
                        ("submitted_on", models.DateField(blank=True, null=True, verbose_name="送审日期")),
                        (
                            "return_reason",
                            models.CharField(blank=True, max_length=300, verbose_name="退回理由"),
                        ),
                        ("approved_on", models.DateField(blank=True, null=True, verbose_name="批准日期")),
                        ("document_number", models.CharField(blank=True, max_length=60, verbose_name="文号")),
                        (
                            "government_number",
                            models.CharField(blank=True, max_length=60, verbose_name="政府批准文号"),
                        ),
                        (
                            "government_on",
                            models.DateField(blank=True, null=True, verbose_name="政府批准日期"),
                        ),
                        (
                            "filed_number",
                            models.CharField(blank=True, max_length=60, verbose_name="备案文号"),
                        ),
                        ("filed_on", models.DateField(blank=True, null=True, verbose_name="备案日期")),
                        (
                            "agency",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jurisdictions.agency",
                                verbose_name="编制机关",
                            ),
                        ),
                        (
                            "amends",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="inspections.inspectionplan",
                                verbose_name="调整哪一版",
                            ),
                        ),
                        (
                            "approved_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="批准人",
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
                                verbose_name="编制人",
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
                                to="inspections.inspectionplan",
                            ),
                        ),
                        (
                            "submitted_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="送审人",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PlanFigure",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("code", models.SlugField(max_length=30, unique=True, verbose_name="编号")),
                        ("value", models.PositiveIntegerField(verbose_name="数字")),
                        ("basis", models.CharField(max_length=200, verbose_name="依据")),
                        (
                            "confirmed_on",
                            models.DateField(
                                default=django.utils.timezone.localdate, verbose_name="确认日期"
                            ),
                        ),
                        (
                            "confirmed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="确认人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "执法计划测算数字",
                        "verbose_name_plural": "执法计划测算数字",
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("basis", ""), _negated=True),
                                name="a_plan_figure_has_a_basis",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PlanFigureEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("code", models.SlugField(db_index=False, max_length=30, verbose_name="编号")),
                        ("value", models.PositiveIntegerField(verbose_name="数字")),
                        ("basis", models.CharField(max_length=200, verbose_name="依据")),
                        (
                            "confirmed_on",
                            models.DateField(
                                default=django.utils.timezone.localdate, verbose_name="确认日期"
                            ),
                        ),
                        (
                            "confirmed_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="确认人",
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
                                to="inspections.planfigure",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PlannedMine",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "category",
                            models.CharField(
                                choices=[
                                    ("extra", "重点检查（增加一次）"),
                                    ("full", "重点检查（全覆盖）"),
                                    ("draw", "双随机抽查对象"),
                                    ("other", "其他"),
                                ],
                                max_length=10,
                                verbose_name="类别",
                            ),
                        ),
                        ("reason", models.CharField(max_length=500, verbose_name="重点检查原因")),
                        ("owed", models.PositiveSmallIntegerField(default=0, verbose_name="应检（次）")),
                        (
                            "months",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.PositiveSmallIntegerField(),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="计划月份",
                            ),
                        ),
                        (
                            "why_short",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="未列入或少于应检次数的理由"
                            ),
                        ),
                        ("remark", models.CharField(blank=True, max_length=200, verbose_name="备注")),
                        (
                            "mine",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="planned",
                                to="enterprises.mine",
                                verbose_name="矿山",
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="mines",
                                to="inspections.inspectionplan",
                                verbose_name="计划",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "计划检查的矿山",
                        "verbose_name_plural": "计划检查的矿山",
                        "ordering": ["plan", "mine__region__path", "mine__name", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("plan", "mine"), name="a_mine_stands_once_in_a_plan"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("months__contained_by", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
                                ),
                                name="a_planned_month_is_a_month",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("months__len__gte", models.F("owed")),
                                    models.Q(("why_short", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="fewer_checks_than_owed_have_a_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PlannedMineEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "category",
                            models.CharField(
                                choices=[
                                    ("extra", "重点检查（增加一次）"),
                                    ("full", "重点检查（全覆盖）"),
                                    ("draw", "双随机抽查对象"),
                                    ("other", "其他"),
                                ],
                                max_length=10,
                                verbose_name="类别",
                            ),
                        ),
                        ("reason", models.CharField(max_length=500, verbose_name="重点检查原因")),
                        ("owed", models.PositiveSmallIntegerField(default=0, verbose_name="应检（次）")),
                        (
                            "months",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.PositiveSmallIntegerField(),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="计划月份",
                            ),
                        ),
                        (
                            "why_short",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="未列入或少于应检次数的理由"
                            ),
                        ),
                        ("remark", models.CharField(blank=True, max_length=200, verbose_name="备注")),
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
                                to="inspections.plannedmine",
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="inspections.inspectionplan",
                                verbose_name="计划",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.RemoveConstraint(
                    model_name="caseproposal",
                    name="a_decided_proposal_has_its_case",
                ),
                migrations.AddField(
                    model_name="caseproposal",
                    name="measure",
                    field=models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposal",
                        to="inspections.measure",
                        verbose_name="行政措施",
                    ),
                ),
                migrations.AddField(
                    model_name="caseproposal",
                    name="measure_kind",
                    field=models.CharField(
                        blank=True,
                        choices=[("suspend", "责令停产整顿"), ("close_down", "关闭取缔")],
                        max_length=20,
                        verbose_name="拟采取的措施",
                    ),
                ),
                migrations.AddField(
                    model_name="caseproposalevent",
                    name="measure",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="inspections.measure",
                        verbose_name="行政措施",
                    ),
                ),
                migrations.AddField(
                    model_name="caseproposalevent",
                    name="measure_kind",
                    field=models.CharField(
                        blank=True,
                        choices=[("suspend", "责令停产整顿"), ("close_down", "关闭取缔")],
                        max_length=20,
                        verbose_name="拟采取的措施",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="caseproposal",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("case__isnull", False),
                                ("measure__isnull", True),
                                ("measure_kind", ""),
                                ("status", "decided"),
                            ),
                            models.Q(
                                ("case__isnull", True),
                                ("measure__isnull", False),
                                ("status", "decided"),
                                models.Q(("measure_kind", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("status", "decided"), _negated=True),
                                ("case__isnull", True),
                                ("measure__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="a_decided_proposal_has_what_it_led_to",
                    ),
                ),
            ],
        ),
    ]
