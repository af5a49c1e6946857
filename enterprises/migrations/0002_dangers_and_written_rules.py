import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import jurisdictions.migrating
import records.versions


class Migration(migrations.Migration):
    dependencies = [
        ("enterprises", "0001_tables"),
        ("jurisdictions", "0001_tables"),
        ("jurisdictions", "__first__"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        jurisdictions.migrating.AtOnce(
            operations=[
                migrations.CreateModel(
                    name="AccidentReport",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("happened_at", models.DateTimeField(verbose_name="发生时间")),
                        ("place", models.CharField(max_length=120, verbose_name="地点")),
                        ("words", models.CharField(max_length=1000, verbose_name="情况")),
                        (
                            "reported_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="报告时间"
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[("told", "待处置"), ("noted", "已处置")],
                                default="told",
                                editable=False,
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("ordered", models.CharField(blank=True, max_length=1000, verbose_name="处置要求")),
                        ("noted_at", models.DateTimeField(blank=True, null=True, verbose_name="处置时间")),
                        ("dead", models.PositiveSmallIntegerField(default=0, verbose_name="死亡（人）")),
                        (
                            "missing",
                            models.PositiveSmallIntegerField(default=0, verbose_name="下落不明（人）"),
                        ),
                        ("injured", models.PositiveSmallIntegerField(default=0, verbose_name="重伤（人）")),
                        (
                            "loss",
                            models.DecimalField(
                                decimal_places=2,
                                default=0,
                                max_digits=12,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="初步估计的直接经济损失（万元）",
                            ),
                        ),
                        (
                            "learned_at",
                            models.DateTimeField(
                                help_text="单位负责人接到现场报告的时间。", verbose_name="负责人接报时间"
                            ),
                        ),
                        (
                            "accident",
                            models.OneToOneField(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="report",
                                to="enterprises.accident",
                                verbose_name="台账的事故",
                            ),
                        ),
                        (
                            "mine",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="%(class)ss",
                                to="enterprises.mine",
                                verbose_name="矿山",
                            ),
                        ),
                        (
                            "noted_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="处置人",
                            ),
                        ),
                        (
                            "reported_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="报告人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "事故报告",
                        "verbose_name_plural": "事故报告",
                        "ordering": ["-reported_at", "-pk"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("learned_at__gte", models.F("happened_at"))),
                                name="accidents_are_learned_afterwards",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AccidentReportEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("happened_at", models.DateTimeField(verbose_name="发生时间")),
                        ("place", models.CharField(max_length=120, verbose_name="地点")),
                        ("words", models.CharField(max_length=1000, verbose_name="情况")),
                        (
                            "reported_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="报告时间"
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[("told", "待处置"), ("noted", "已处置")],
                                default="told",
                                editable=False,
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("ordered", models.CharField(blank=True, max_length=1000, verbose_name="处置要求")),
                        ("noted_at", models.DateTimeField(blank=True, null=True, verbose_name="处置时间")),
                        ("dead", models.PositiveSmallIntegerField(default=0, verbose_name="死亡（人）")),
                        (
                            "missing",
                            models.PositiveSmallIntegerField(default=0, verbose_name="下落不明（人）"),
                        ),
                        ("injured", models.PositiveSmallIntegerField(default=0, verbose_name="重伤（人）")),
                        (
                            "loss",
                            models.DecimalField(
                                decimal_places=2,
                                default=0,
                                max_digits=12,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="初步估计的直接经济损失（万元）",
                            ),
                        ),
                        (
                            "learned_at",
                            models.DateTimeField(
                                help_text="单位负责人接到现场报告的时间。", verbose_name="负责人接报时间"
                            ),
                        ),
                        (
                            "accident",
                            models.ForeignKey(
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="enterprises.accident",
                                verbose_name="台账的事故",
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
                            "noted_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="处置人",
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
                                to="enterprises.accidentreport",
                            ),
                        ),
                        (
                            "reported_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="报告人",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="AccidentSupplement",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("dead", models.PositiveSmallIntegerField(default=0, verbose_name="死亡（人）")),
                        (
                            "missing",
                            models.PositiveSmallIntegerField(default=0, verbose_name="下落不明（人）"),
                        ),
                        ("injured", models.PositiveSmallIntegerField(default=0, verbose_name="重伤（人）")),
                        (
                            "loss",
                            models.DecimalField(
                                decimal_places=2,
                                default=0,
                                max_digits=12,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="初步估计的直接经济损失（万元）",
                            ),
                        ),
                        ("words", models.CharField(max_length=1000, verbose_name="变化情况")),
                        (
                            "reported_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="补报时间"
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="supplements",
                                to="enterprises.accidentreport",
                                verbose_name="事故报告",
                            ),
                        ),
                        (
                            "reported_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="补报人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "事故补报",
                        "verbose_name_plural": "事故补报",
                        "ordering": ["reported_at", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="AccidentSupplementEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("dead", models.PositiveSmallIntegerField(default=0, verbose_name="死亡（人）")),
                        (
                            "missing",
                            models.PositiveSmallIntegerField(default=0, verbose_name="下落不明（人）"),
                        ),
                        ("injured", models.PositiveSmallIntegerField(default=0, verbose_name="重伤（人）")),
                        (
                            "loss",
                            models.DecimalField(
                                decimal_places=2,
                                default=0,
                                max_digits=12,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="初步估计的直接经济损失（万元）",
                            ),
                        ),
                        ("words", models.CharField(max_length=1000, verbose_name="变化情况")),
                        (
                            "reported_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="补报时间"
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
                                to="enterprises.accidentsupplement",
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="enterprises.accidentreport",
                                verbose_name="事故报告",
                            ),
                        ),
                        (
                            "reported_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="补报人",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="BodyCheck",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(editable=False, max_length=120, verbose_name="单位名称")),
                        (
                            "credit_code",
                            models.CharField(
                                blank=True, editable=False, max_length=18, verbose_name="统一社会信用代码"
                            ),
                        ),
                        (
                            "day",
                            models.DateField(
                                default=django.utils.timezone.localdate, verbose_name="检查日期"
                            ),
                        ),
                        ("officers", models.CharField(max_length=120, verbose_name="检查人员")),
                        ("finding", models.CharField(max_length=1000, verbose_name="检查情况")),
                        ("at_fault", models.BooleanField(default=False, verbose_name="发现违法违规行为")),
                        (
                            "logged_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="登记时间"
                            ),
                        ),
                        (
                            "agency",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="jurisdictions.agency",
                                verbose_name="检查机关",
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
                    ],
                    options={
                        "verbose_name": "第三方单位检查",
                        "verbose_name_plural": "第三方单位检查",
                        "ordering": ["-day", "-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="BodyCheckEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("name", models.CharField(editable=False, max_length=120, verbose_name="单位名称")),
                        (
                            "credit_code",
                            models.CharField(
                                blank=True, editable=False, max_length=18, verbose_name="统一社会信用代码"
                            ),
                        ),
                        (
                            "day",
                            models.DateField(
                                default=django.utils.timezone.localdate, verbose_name="检查日期"
                            ),
                        ),
                        ("officers", models.CharField(max_length=120, verbose_name="检查人员")),
                        ("finding", models.CharField(max_length=1000, verbose_name="检查情况")),
                        ("at_fault", models.BooleanField(default=False, verbose_name="发现违法违规行为")),
                        (
                            "logged_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="登记时间"
                            ),
                        ),
                        (
                            "agency",
                            models.ForeignKey(
                                db_constraint=False,
                                editable=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jurisdictions.agency",
                                verbose_name="检查机关",
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
                                to="enterprises.bodycheck",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Danger",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("happened_at", models.DateTimeField(verbose_name="发生时间")),
                        ("place", models.CharField(max_length=120, verbose_name="地点")),
                        ("words", models.CharField(max_length=1000, verbose_name="情况")),
                        (
                            "reported_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="报告时间"
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[("told", "待处置"), ("noted", "已处置")],
                                default="told",
                                editable=False,
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("ordered", models.CharField(blank=True, max_length=1000, verbose_name="处置要求")),
                        ("noted_at", models.DateTimeField(blank=True, null=True, verbose_name="处置时间")),
                        ("kind", models.CharField(max_length=20, verbose_name="险情类别")),
                        ("evacuated", models.BooleanField(default=False, verbose_name="已撤出人员")),
                        (
                            "people",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="撤出人数"),
                        ),
                        (
                            "evacuated_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="撤出时间"),
                        ),
                        (
                            "returned_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="恢复作业时间"),
                        ),
                        (
                            "returned_by",
                            models.CharField(blank=True, max_length=100, verbose_name="批准恢复的人"),
                        ),
                        (
                            "mine",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="%(class)ss",
                                to="enterprises.mine",
                                verbose_name="矿山",
                            ),
                        ),
                        (
                            "noted_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="处置人",
                            ),
                        ),
                        (
                            "reported_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="报告人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "险情报告",
                        "verbose_name_plural": "险情报告",
                        "ordering": ["-reported_at", "-pk"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("evacuated", False),
                                    models.Q(("evacuated_at__isnull", False), ("people__isnull", False)),
                                    _connector="OR",
                                ),
                                name="evacuations_say_how_many_and_when",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("returned_at", None),
                                    models.Q(
                                        models.Q(("returned_by", ""), _negated=True), ("evacuated", True)
                                    ),
                                    _connector="OR",
                                ),
                                name="returns_say_who_allowed_them",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DangerEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("happened_at", models.DateTimeField(verbose_name="发生时间")),
                        ("place", models.CharField(max_length=120, verbose_name="地点")),
                        ("words", models.CharField(max_length=1000, verbose_name="情况")),
                        (
                            "reported_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="报告时间"
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[("told", "待处置"), ("noted", "已处置")],
                                default="told",
                                editable=False,
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("ordered", models.CharField(blank=True, max_length=1000, verbose_name="处置要求")),
                        ("noted_at", models.DateTimeField(blank=True, null=True, verbose_name="处置时间")),
                        ("kind", models.CharField(max_length=20, verbose_name="险情类别")),
                        ("evacuated", models.BooleanField(default=False, verbose_name="已撤出人员")),
                        (
                            "people",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="撤出人数"),
                        ),
                        (
                            "evacuated_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="撤出时间"),
                        ),
                        (
                            "returned_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="恢复作业时间"),
                        ),
                        (
                            "returned_by",
                            models.CharField(blank=True, max_length=100, verbose_name="批准恢复的人"),
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
                            "noted_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="处置人",
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
                                to="enterprises.danger",
                            ),
                        ),
                        (
                            "reported_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="报告人",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Evacuation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("area", models.CharField(max_length=200, verbose_name="撤人范围")),
                        ("reason", models.CharField(max_length=500, verbose_name="原因")),
                        (
                            "status",
                            models.CharField(
                                choices=[("ordered", "已下令"), ("cleared", "已撤出"), ("lifted", "已解除")],
                                default="ordered",
                                editable=False,
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "ordered_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="下令时间"
                            ),
                        ),
                        (
                            "people",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="撤出人数"),
                        ),
                        ("cleared_at", models.DateTimeField(blank=True, null=True, verbose_name="撤出时间")),
                        (
                            "lifted_words",
                            models.CharField(blank=True, max_length=500, verbose_name="解除意见"),
                        ),
                        ("lifted_at", models.DateTimeField(blank=True, null=True, verbose_name="解除时间")),
                        (
                            "agency",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="jurisdictions.agency",
                                verbose_name="下令机关",
                            ),
                        ),
                        (
                            "cleared_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="撤出报告人",
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
                                verbose_name="解除人",
                            ),
                        ),
                        (
                            "mine",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="evacuations",
                                to="enterprises.mine",
                                verbose_name="矿山",
                            ),
                        ),
                        (
                            "ordered_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="下令人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "紧急撤人",
                        "verbose_name_plural": "紧急撤人",
                        "ordering": ["-ordered_at", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("status", "lifted"), _negated=True),
                                fields=("mine",),
                                name="one_standing_evacuation_a_mine",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "lifted"), _negated=True),
                                    models.Q(
                                        models.Q(("lifted_words", ""), _negated=True),
                                        ("lifted_by__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="lifted_evacuations_say_why_and_who",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EvacuationEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("area", models.CharField(max_length=200, verbose_name="撤人范围")),
                        ("reason", models.CharField(max_length=500, verbose_name="原因")),
                        (
                            "status",
                            models.CharField(
                                choices=[("ordered", "已下令"), ("cleared", "已撤出"), ("lifted", "已解除")],
                                default="ordered",
                                editable=False,
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "ordered_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="下令时间"
                            ),
                        ),
                        (
                            "people",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="撤出人数"),
                        ),
                        ("cleared_at", models.DateTimeField(blank=True, null=True, verbose_name="撤出时间")),
                        (
                            "lifted_words",
                            models.CharField(blank=True, max_length=500, verbose_name="解除意见"),
                        ),
                        ("lifted_at", models.DateTimeField(blank=True, null=True, verbose_name="解除时间")),
                        (
                            "agency",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jurisdictions.agency",
                                verbose_name="下令机关",
                            ),
                        ),
                        (
                            "cleared_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="撤出报告人",
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
                            "ordered_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="下令人",
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
                                to="enterprises.evacuation",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="SafetyRule",
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
                                default=django.utils.timezone.localdate,
                                editable=False,
                                verbose_name="最近确认日期",
                            ),
                        ),
                        ("kind", models.CharField(max_length=20, verbose_name="类别")),
                        ("title", models.CharField(max_length=120, verbose_name="名称")),
                        ("approved_on", models.DateField(verbose_name="批准日期")),
                        ("approver", models.CharField(max_length=60, verbose_name="批准人")),
                        ("review_on", models.DateField(verbose_name="下次评审日期")),
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
                        "verbose_name": "制度和操作规程",
                        "verbose_name_plural": "制度和操作规程",
                        "ordering": ["mine_id", "kind", "-approved_on", "pk"],
                        "indexes": [models.Index(fields=["review_on"], name="safety_rule_review_on")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("approved_on__isnull", True),
                                    ("review_on__isnull", True),
                                    ("review_on__gte", models.F("approved_on")),
                                    _connector="OR",
                                ),
                                name="rule_reviewed_after_approval",
                            )
                        ],
                    },
                    bases=(records.versions.Versioned, models.Model),
                ),
                migrations.CreateModel(
                    name="SafetyRuleEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "confirmed_on",
                            models.DateField(
                                default=django.utils.timezone.localdate,
                                editable=False,
                                verbose_name="最近确认日期",
                            ),
                        ),
                        ("kind", models.CharField(max_length=20, verbose_name="类别")),
                        ("title", models.CharField(max_length=120, verbose_name="名称")),
                        ("approved_on", models.DateField(verbose_name="批准日期")),
                        ("approver", models.CharField(max_length=60, verbose_name="批准人")),
                        ("review_on", models.DateField(verbose_name="下次评审日期")),
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
                                to="enterprises.safetyrule",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.AddIndex(
                    model_name="thirdparty",
                    index=models.Index(
                        condition=models.Q(("credit_code", ""), _negated=True),
                        fields=["name"],
                        name="coded_third_parties",
                    ),
                ),
            ],
        ),
    ]
