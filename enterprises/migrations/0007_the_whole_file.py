import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import records.versions


class Migration(migrations.Migration):
    dependencies = [
        ("enterprises", "0006_ledger_in_and_out"),
        ("jurisdictions", "0003_designation"),
        ("jurisdictions", "__first__"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="ContractorCheck",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField(default=django.utils.timezone.localdate, verbose_name="日期")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="情况")),
                (
                    "logged_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="登记时间"
                    ),
                ),
                ("checked_by", models.CharField(max_length=60, verbose_name="带队负责人")),
                (
                    "contractor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)s_entries",
                        to="enterprises.contractor",
                        verbose_name="承包单位",
                    ),
                ),
                (
                    "logged_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "mine",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)s_entries",
                        to="enterprises.mine",
                        verbose_name="矿山",
                    ),
                ),
            ],
            options={
                "verbose_name": "对承包单位的检查",
                "verbose_name_plural": "对承包单位的检查",
                "ordering": ["-day", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="ContractorCheckEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("day", models.DateField(default=django.utils.timezone.localdate, verbose_name="日期")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="情况")),
                (
                    "logged_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="登记时间"
                    ),
                ),
                ("checked_by", models.CharField(max_length=60, verbose_name="带队负责人")),
                (
                    "contractor",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.contractor",
                        verbose_name="承包单位",
                    ),
                ),
                (
                    "logged_by",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
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
                        to="enterprises.contractorcheck",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Drill",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField(default=django.utils.timezone.localdate, verbose_name="日期")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="情况")),
                (
                    "logged_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="登记时间"
                    ),
                ),
                ("scenario", models.CharField(max_length=200, verbose_name="演练内容")),
                ("people", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="参加人数")),
                (
                    "logged_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "mine",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)s_entries",
                        to="enterprises.mine",
                        verbose_name="矿山",
                    ),
                ),
            ],
            options={
                "verbose_name": "应急演练",
                "verbose_name_plural": "应急演练",
                "ordering": ["-day", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="DrillEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("day", models.DateField(default=django.utils.timezone.localdate, verbose_name="日期")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="情况")),
                (
                    "logged_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="登记时间"
                    ),
                ),
                ("scenario", models.CharField(max_length=200, verbose_name="演练内容")),
                ("people", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="参加人数")),
                (
                    "logged_by",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
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
                        to="enterprises.drill",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="EmergencyPlan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "confirmed_on",
                    models.DateField(
                        default=django.utils.timezone.localdate, editable=False, verbose_name="最近确认日期"
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="预案名称")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("综合应急预案", "综合应急预案"),
                            ("专项应急预案", "专项应急预案"),
                            ("现场处置方案", "现场处置方案"),
                        ],
                        max_length=10,
                        verbose_name="类别",
                    ),
                ),
                ("filed_on", models.DateField(verbose_name="备案日期")),
                ("number", models.CharField(blank=True, max_length=60, verbose_name="备案编号")),
                ("filed_with", models.CharField(blank=True, max_length=100, verbose_name="备案部门")),
                ("expires", models.DateField(blank=True, verbose_name="应再次评估的日期")),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="确认人",
                    ),
                ),
                (
                    "mine",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)s_facts",
                        to="enterprises.mine",
                        verbose_name="矿山",
                    ),
                ),
            ],
            options={
                "verbose_name": "应急预案",
                "verbose_name_plural": "应急预案",
                "ordering": ["mine_id", "kind", "-filed_on", "pk"],
                "indexes": [models.Index(fields=["expires"], name="emergency_plan_expires")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("filed_on__isnull", True),
                            ("expires__isnull", True),
                            ("expires__gte", models.F("filed_on")),
                            _connector="OR",
                        ),
                        name="plan_ends_after_filing",
                    )
                ],
            },
            bases=(records.versions.Versioned, models.Model),
        ),
        migrations.CreateModel(
            name="EmergencyPlanEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "confirmed_on",
                    models.DateField(
                        default=django.utils.timezone.localdate, editable=False, verbose_name="最近确认日期"
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="预案名称")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("综合应急预案", "综合应急预案"),
                            ("专项应急预案", "专项应急预案"),
                            ("现场处置方案", "现场处置方案"),
                        ],
                        max_length=10,
                        verbose_name="类别",
                    ),
                ),
                ("filed_on", models.DateField(verbose_name="备案日期")),
                ("number", models.CharField(blank=True, max_length=60, verbose_name="备案编号")),
                ("filed_with", models.CharField(blank=True, max_length=100, verbose_name="备案部门")),
                ("expires", models.DateField(blank=True, verbose_name="应再次评估的日期")),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="确认人",
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
                        to="enterprises.emergencyplan",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="FactChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("mine", models.BigIntegerField(verbose_name="矿山编号")),
            ],
            options={
                "verbose_name": "待重算标记的矿山",
                "verbose_name_plural": "待重算标记的矿山",
                "indexes": [models.Index(fields=["mine"], name="fact_change_mine")],
            },
        ),
        migrations.CreateModel(
            name="FieldConfirmation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("part", models.CharField(max_length=30, verbose_name="事项")),
                ("target", models.BigIntegerField(verbose_name="对象编号")),
                (
                    "fields",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60), size=None, verbose_name="字段"
                    ),
                ),
                (
                    "confirmed_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="确认时间"),
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
                (
                    "mine",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="field_confirmations",
                        to="enterprises.mine",
                        verbose_name="矿山",
                    ),
                ),
            ],
            options={
                "verbose_name": "字段确认",
                "verbose_name_plural": "字段确认",
                "ordering": ["-confirmed_at", "-pk"],
                "indexes": [models.Index(fields=["part", "target"], name="confirmations_of_row")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("fields", []), _negated=True), name="confirmation_names_a_field"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FieldConfirmationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("part", models.CharField(max_length=30, verbose_name="事项")),
                ("target", models.BigIntegerField(verbose_name="对象编号")),
                (
                    "fields",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60), size=None, verbose_name="字段"
                    ),
                ),
                (
                    "confirmed_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="确认时间"),
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
                        to="enterprises.fieldconfirmation",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PhaseOut",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(2000),
                            django.core.validators.MaxValueValidator(2100),
                        ],
                        verbose_name="淘汰时限（年）",
                    ),
                ),
                ("document", models.CharField(max_length=200, verbose_name="公告文件")),
                (
                    "status",
                    models.CharField(
                        choices=[("named", "待淘汰"), ("lifted", "已移出")],
                        default="named",
                        editable=False,
                        max_length=20,
                        verbose_name="状态",
                    ),
                ),
                (
                    "named_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="列入时间"
                    ),
                ),
                ("lifted_at", models.DateTimeField(blank=True, null=True, verbose_name="移出时间")),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="移出理由")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="jurisdictions.agency",
                        verbose_name="列入部门",
                    ),
                ),
                (
                    "lifted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="移出人",
                    ),
                ),
                (
                    "mine",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="phase_outs",
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
                        verbose_name="列入人",
                    ),
                ),
            ],
            options={
                "verbose_name": "淘汰落后矿山",
                "verbose_name_plural": "淘汰落后矿山",
                "ordering": ["year", "mine__region__path", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("status", "named")),
                        fields=("mine",),
                        name="named_for_phasing_out_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "lifted"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="lifted_phase_outs_say_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PhaseOutEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(2000),
                            django.core.validators.MaxValueValidator(2100),
                        ],
                        verbose_name="淘汰时限（年）",
                    ),
                ),
                ("document", models.CharField(max_length=200, verbose_name="公告文件")),
                (
                    "status",
                    models.CharField(
                        choices=[("named", "待淘汰"), ("lifted", "已移出")],
                        default="named",
                        editable=False,
                        max_length=20,
                        verbose_name="状态",
                    ),
                ),
                (
                    "named_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="列入时间"
                    ),
                ),
                ("lifted_at", models.DateTimeField(blank=True, null=True, verbose_name="移出时间")),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="移出理由")),
                (
                    "agency",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="jurisdictions.agency",
                        verbose_name="列入部门",
                    ),
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
                        verbose_name="移出人",
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
                        verbose_name="列入人",
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
                        to="enterprises.phaseout",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Resumption",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "goal",
                    models.CharField(
                        choices=[("producing", "恢复生产"), ("building", "恢复建设")],
                        max_length=20,
                        verbose_name="申请事项",
                    ),
                ),
                ("report", models.TextField(max_length=2000, verbose_name="自查和整改情况")),
                (
                    "status",
                    models.CharField(
                        choices=[("applied", "待验收"), ("accepted", "验收通过"), ("returned", "验收未通过")],
                        default="applied",
                        editable=False,
                        max_length=20,
                        verbose_name="状态",
                    ),
                ),
                (
                    "applied_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="申请时间"),
                ),
                ("checked_on", models.DateField(blank=True, null=True, verbose_name="现场验收日期")),
                ("attended", models.CharField(blank=True, max_length=300, verbose_name="参加验收人员")),
                ("result", models.CharField(blank=True, max_length=500, verbose_name="验收意见")),
                ("document", models.CharField(blank=True, max_length=200, verbose_name="验收文号")),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="办理时间")),
                (
                    "applied_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="申请人",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="办理人",
                    ),
                ),
                (
                    "mine",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="resumptions",
                        to="enterprises.mine",
                        verbose_name="矿山",
                    ),
                ),
            ],
            options={
                "verbose_name": "复工复产验收",
                "verbose_name_plural": "复工复产验收",
                "ordering": ["-applied_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("status", "applied")),
                        fields=("mine",),
                        name="one_open_resumption_a_mine",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status", "applied"),
                            models.Q(
                                ("checked_on__isnull", False),
                                ("decided_by__isnull", False),
                                models.Q(("attended", ""), _negated=True),
                                models.Q(("result", ""), _negated=True),
                                models.Q(("document", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="resumptions_are_decided_on_the_spot",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ResumptionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "goal",
                    models.CharField(
                        choices=[("producing", "恢复生产"), ("building", "恢复建设")],
                        max_length=20,
                        verbose_name="申请事项",
                    ),
                ),
                ("report", models.TextField(max_length=2000, verbose_name="自查和整改情况")),
                (
                    "status",
                    models.CharField(
                        choices=[("applied", "待验收"), ("accepted", "验收通过"), ("returned", "验收未通过")],
                        default="applied",
                        editable=False,
                        max_length=20,
                        verbose_name="状态",
                    ),
                ),
                (
                    "applied_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="申请时间"),
                ),
                ("checked_on", models.DateField(blank=True, null=True, verbose_name="现场验收日期")),
                ("attended", models.CharField(blank=True, max_length=300, verbose_name="参加验收人员")),
                ("result", models.CharField(blank=True, max_length=500, verbose_name="验收意见")),
                ("document", models.CharField(blank=True, max_length=200, verbose_name="验收文号")),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="办理时间")),
                (
                    "applied_by",
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
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="办理人",
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
                        to="enterprises.resumption",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SafetyFund",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "confirmed_on",
                    models.DateField(
                        default=django.utils.timezone.localdate, editable=False, verbose_name="最近确认日期"
                    ),
                ),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(2000),
                            django.core.validators.MaxValueValidator(2100),
                        ],
                        verbose_name="年度",
                    ),
                ),
                (
                    "owed",
                    models.DecimalField(
                        decimal_places=2,
                        max_digits=12,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="应提取（万元）",
                    ),
                ),
                (
                    "extracted",
                    models.DecimalField(
                        decimal_places=2,
                        max_digits=12,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="已提取（万元）",
                    ),
                ),
                (
                    "used",
                    models.DecimalField(
                        decimal_places=2,
                        max_digits=12,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="已使用（万元）",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="说明")),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="确认人",
                    ),
                ),
                (
                    "mine",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)s_facts",
                        to="enterprises.mine",
                        verbose_name="矿山",
                    ),
                ),
            ],
            options={
                "verbose_name": "安全生产费用",
                "verbose_name_plural": "安全生产费用",
                "ordering": ["mine_id", "-year"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("mine", "year"),
                        name="one_safety_fund_a_year",
                        violation_error_message="这一年度已登记",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("extracted__gte", 0), ("owed__gte", 0), ("used__gte", 0)),
                        name="safety_fund_not_negative",
                    ),
                ],
            },
            bases=(records.versions.Versioned, models.Model),
        ),
        migrations.CreateModel(
            name="SafetyFundEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "confirmed_on",
                    models.DateField(
                        default=django.utils.timezone.localdate, editable=False, verbose_name="最近确认日期"
                    ),
                ),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(2000),
                            django.core.validators.MaxValueValidator(2100),
                        ],
                        verbose_name="年度",
                    ),
                ),
                (
                    "owed",
                    models.DecimalField(
                        decimal_places=2,
                        max_digits=12,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="应提取（万元）",
                    ),
                ),
                (
                    "extracted",
                    models.DecimalField(
                        decimal_places=2,
                        max_digits=12,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="已提取（万元）",
                    ),
                ),
                (
                    "used",
                    models.DecimalField(
                        decimal_places=2,
                        max_digits=12,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="已使用（万元）",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="说明")),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="确认人",
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
                        to="enterprises.safetyfund",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SafetyMeeting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField(default=django.utils.timezone.localdate, verbose_name="日期")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="情况")),
                (
                    "logged_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="登记时间"
                    ),
                ),
                ("chair", models.CharField(max_length=60, verbose_name="主持人")),
                (
                    "attendees",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="参会人数"),
                ),
                (
                    "logged_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "mine",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)s_entries",
                        to="enterprises.mine",
                        verbose_name="矿山",
                    ),
                ),
            ],
            options={
                "verbose_name": "安全生产办公会议",
                "verbose_name_plural": "安全生产办公会议",
                "ordering": ["-day", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="SafetyMeetingEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("day", models.DateField(default=django.utils.timezone.localdate, verbose_name="日期")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="情况")),
                (
                    "logged_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="登记时间"
                    ),
                ),
                ("chair", models.CharField(max_length=60, verbose_name="主持人")),
                (
                    "attendees",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="参会人数"),
                ),
                (
                    "logged_by",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
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
                        to="enterprises.safetymeeting",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ShiftLead",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField(default=django.utils.timezone.localdate, verbose_name="日期")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="情况")),
                (
                    "logged_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="登记时间"
                    ),
                ),
                (
                    "shift",
                    models.CharField(
                        choices=[("早班", "早班"), ("中班", "中班"), ("夜班", "夜班")],
                        max_length=4,
                        verbose_name="班次",
                    ),
                ),
                ("leader", models.CharField(max_length=60, verbose_name="发包单位带班领导")),
                ("contractor_leader", models.CharField(max_length=60, verbose_name="承包单位带班领导")),
                (
                    "contractor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)s_entries",
                        to="enterprises.contractor",
                        verbose_name="承包单位",
                    ),
                ),
                (
                    "logged_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "mine",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)s_entries",
                        to="enterprises.mine",
                        verbose_name="矿山",
                    ),
                ),
            ],
            options={
                "verbose_name": "双带班下井",
                "verbose_name_plural": "双带班下井",
                "ordering": ["-day", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("contractor", "day", "shift"),
                        name="one_lead_a_shift",
                        violation_error_message="这家承包单位这一班已登记",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ShiftLeadEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("day", models.DateField(default=django.utils.timezone.localdate, verbose_name="日期")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="情况")),
                (
                    "logged_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="登记时间"
                    ),
                ),
                (
                    "shift",
                    models.CharField(
                        choices=[("早班", "早班"), ("中班", "中班"), ("夜班", "夜班")],
                        max_length=4,
                        verbose_name="班次",
                    ),
                ),
                ("leader", models.CharField(max_length=60, verbose_name="发包单位带班领导")),
                ("contractor_leader", models.CharField(max_length=60, verbose_name="承包单位带班领导")),
                (
                    "contractor",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.contractor",
                        verbose_name="承包单位",
                    ),
                ),
                (
                    "logged_by",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
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
                        to="enterprises.shiftlead",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Worker",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "confirmed_on",
                    models.DateField(
                        default=django.utils.timezone.localdate, editable=False, verbose_name="最近确认日期"
                    ),
                ),
                ("name", models.CharField(max_length=60, verbose_name="姓名")),
                (
                    "number",
                    models.CharField(
                        blank=True, help_text="同名的，用工号区分。", max_length=30, verbose_name="工号"
                    ),
                ),
                ("trade", models.CharField(max_length=60, verbose_name="岗位（工种）")),
                ("since", models.DateField(blank=True, null=True, verbose_name="上岗日期")),
                ("until", models.DateField(blank=True, null=True, verbose_name="离岗日期")),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="确认人",
                    ),
                ),
                (
                    "contractor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="workers",
                        to="enterprises.contractor",
                        verbose_name="所属承包单位",
                    ),
                ),
                (
                    "mine",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)s_facts",
                        to="enterprises.mine",
                        verbose_name="矿山",
                    ),
                ),
            ],
            options={
                "verbose_name": "从业人员",
                "verbose_name_plural": "从业人员",
                "ordering": ["mine_id", "name", "number", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("mine", "name", "number"),
                        name="one_worker_of_a_name_and_number",
                        violation_error_message="这座矿山已有同名的人，请填写不同的工号",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("since__isnull", True),
                            ("until__isnull", True),
                            ("until__gte", models.F("since")),
                            _connector="OR",
                        ),
                        name="worker_leaves_after_start",
                    ),
                ],
            },
            bases=(records.versions.Versioned, models.Model),
        ),
        migrations.CreateModel(
            name="Training",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "confirmed_on",
                    models.DateField(
                        default=django.utils.timezone.localdate, editable=False, verbose_name="最近确认日期"
                    ),
                ),
                ("kind", models.CharField(max_length=20, verbose_name="培训类别")),
                (
                    "trained_on",
                    models.DateField(help_text="分几天的，填结束的一天。", verbose_name="培训日期"),
                ),
                (
                    "hours",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(1000),
                        ],
                        verbose_name="学时",
                    ),
                ),
                ("trainer", models.CharField(blank=True, max_length=120, verbose_name="培训单位")),
                ("passed", models.BooleanField(default=True, verbose_name="考核合格")),
                (
                    "score",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=4,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="考核成绩（分）",
                    ),
                ),
                ("number", models.CharField(blank=True, max_length=60, verbose_name="证明编号")),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="确认人",
                    ),
                ),
                (
                    "mine",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)s_facts",
                        to="enterprises.mine",
                        verbose_name="矿山",
                    ),
                ),
                (
                    "worker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="trainings",
                        to="enterprises.worker",
                        verbose_name="姓名",
                    ),
                ),
            ],
            options={
                "verbose_name": "培训记录",
                "verbose_name_plural": "培训记录",
                "ordering": ["-trained_on", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("worker", "kind", "trained_on"),
                        name="one_training_of_a_kind_a_day",
                        violation_error_message="这个人这一天的这项培训已登记",
                    )
                ],
            },
            bases=(records.versions.Versioned, models.Model),
        ),
        migrations.CreateModel(
            name="TrainingEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "confirmed_on",
                    models.DateField(
                        default=django.utils.timezone.localdate, editable=False, verbose_name="最近确认日期"
                    ),
                ),
                ("kind", models.CharField(max_length=20, verbose_name="培训类别")),
                (
                    "trained_on",
                    models.DateField(help_text="分几天的，填结束的一天。", verbose_name="培训日期"),
                ),
                (
                    "hours",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(1000),
                        ],
                        verbose_name="学时",
                    ),
                ),
                ("trainer", models.CharField(blank=True, max_length=120, verbose_name="培训单位")),
                ("passed", models.BooleanField(default=True, verbose_name="考核合格")),
                (
                    "score",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=4,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="考核成绩（分）",
                    ),
                ),
                ("number", models.CharField(blank=True, max_length=60, verbose_name="证明编号")),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="确认人",
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
                        to="enterprises.training",
                    ),
                ),
                (
                    "worker",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.worker",
                        verbose_name="姓名",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="WorkerEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "confirmed_on",
                    models.DateField(
                        default=django.utils.timezone.localdate, editable=False, verbose_name="最近确认日期"
                    ),
                ),
                ("name", models.CharField(max_length=60, verbose_name="姓名")),
                (
                    "number",
                    models.CharField(
                        blank=True, help_text="同名的，用工号区分。", max_length=30, verbose_name="工号"
                    ),
                ),
                ("trade", models.CharField(max_length=60, verbose_name="岗位（工种）")),
                ("since", models.DateField(blank=True, null=True, verbose_name="上岗日期")),
                ("until", models.DateField(blank=True, null=True, verbose_name="离岗日期")),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="确认人",
                    ),
                ),
                (
                    "contractor",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.contractor",
                        verbose_name="所属承包单位",
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
                        to="enterprises.worker",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.RemoveConstraint(
            model_name="columnmapping",
            name="one_field_a_heading",
        ),
        migrations.AddField(
            model_name="columnmapping",
            name="layer",
            field=models.CharField(default="ledger", max_length=20, verbose_name="内容"),
        ),
        migrations.AddField(
            model_name="columnmappingevent",
            name="layer",
            field=models.CharField(default="ledger", max_length=20, verbose_name="内容"),
        ),
        migrations.AddField(
            model_name="contractor",
            name="unities",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=20),
                blank=True,
                default=list,
                size=None,
                verbose_name="已落实的“五统一”",
            ),
        ),
        migrations.AddField(
            model_name="contractorevent",
            name="unities",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=20),
                blank=True,
                default=list,
                size=None,
                verbose_name="已落实的“五统一”",
            ),
        ),
        migrations.AddField(
            model_name="ledgerimport",
            name="layer",
            field=models.CharField(
                default="ledger", help_text="台账，或一企一档的一层。", max_length=20, verbose_name="内容"
            ),
        ),
        migrations.AddField(
            model_name="ledgerimport",
            name="left_out",
            field=models.JSONField(
                default=list, help_text="一企一档的行：模型和主键。", verbose_name="档案有、文件无"
            ),
        ),
        migrations.AddField(
            model_name="ledgerimportevent",
            name="layer",
            field=models.CharField(
                default="ledger", help_text="台账，或一企一档的一层。", max_length=20, verbose_name="内容"
            ),
        ),
        migrations.AddField(
            model_name="ledgerimportevent",
            name="left_out",
            field=models.JSONField(
                default=list, help_text="一企一档的行：模型和主键。", verbose_name="档案有、文件无"
            ),
        ),
        migrations.AddField(
            model_name="profile",
            name="hidden_hazards_surveyed_on",
            field=models.DateField(blank=True, null=True, verbose_name="隐蔽致灾因素普查日期"),
        ),
        migrations.AddField(
            model_name="profile",
            name="technical_department",
            field=models.CharField(blank=True, max_length=100, verbose_name="技术管理机构"),
        ),
        migrations.AddField(
            model_name="profile",
            name="water_crew",
            field=models.CharField(blank=True, max_length=100, verbose_name="专业探放水队伍"),
        ),
        migrations.AddField(
            model_name="profileevent",
            name="hidden_hazards_surveyed_on",
            field=models.DateField(blank=True, null=True, verbose_name="隐蔽致灾因素普查日期"),
        ),
        migrations.AddField(
            model_name="profileevent",
            name="technical_department",
            field=models.CharField(blank=True, max_length=100, verbose_name="技术管理机构"),
        ),
        migrations.AddField(
            model_name="profileevent",
            name="water_crew",
            field=models.CharField(blank=True, max_length=100, verbose_name="专业探放水队伍"),
        ),
        migrations.AddConstraint(
            model_name="columnmapping",
            constraint=models.UniqueConstraint(
                fields=("agency", "layer", "heading"), name="one_field_a_heading"
            ),
        ),
    ]
