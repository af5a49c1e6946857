import datetime
import uuid

import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import campaigns.models.preference
import jurisdictions.migrating
import jurisdictions.sealed


class Migration(migrations.Migration):
    replaces = [
        ("campaigns", "0001_initial"),
        ("campaigns", "0002_work_log"),
        ("campaigns", "0003_cascade"),
        ("campaigns", "0003_logged_once"),
        ("campaigns", "0004_handed_in"),
        ("campaigns", "0005_reminders"),
        ("campaigns", "0006_circulars"),
        ("campaigns", "0007_working_groups"),
        ("campaigns", "0008_rolls_liaisons_and_look_backs"),
        ("campaigns", "0009_seal_robots"),
    ]

    initial = True

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
                    name="Activity",
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
                                choices=[("recorded", "已记录"), ("void", "已作废")],
                                default="recorded",
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
                        ("kind", models.SlugField(verbose_name="类别")),
                        (
                            "level",
                            models.CharField(
                                choices=[
                                    ("nation", "国家"),
                                    ("province", "省级"),
                                    ("city", "地市级"),
                                    ("county", "县级"),
                                    ("town", "乡级"),
                                ],
                                help_text="政府负责同志、成员单位或技术检查员的层级；其他类别为开展机关的层级。",
                                max_length=10,
                                verbose_name="层级",
                            ),
                        ),
                        ("done_on", models.DateField(verbose_name="开展日期")),
                        ("counterpart", models.CharField(blank=True, max_length=200, verbose_name="对象")),
                        ("count", models.PositiveIntegerField(blank=True, null=True, verbose_name="人数")),
                        (
                            "amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=14,
                                null=True,
                                verbose_name="金额（元）",
                            ),
                        ),
                        ("outcome", models.SlugField(blank=True, verbose_name="处理方式")),
                        ("anonymous", models.BooleanField(default=False, verbose_name="匿名举报")),
                        ("endangering", models.BooleanField(default=False, verbose_name="危险作业罪案例")),
                        (
                            "experts",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=100),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="专家",
                            ),
                        ),
                        ("text", models.TextField(max_length=2000, verbose_name="情况说明")),
                        (
                            "void_reason",
                            models.CharField(blank=True, max_length=200, verbose_name="作废原因"),
                        ),
                        (
                            "agency",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="activities",
                                to="jurisdictions.agency",
                                verbose_name="开展机关",
                            ),
                        ),
                        (
                            "enterprise",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="activities",
                                to="enterprises.enterprise",
                                verbose_name="企业",
                            ),
                        ),
                        (
                            "mine",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="activities",
                                to="enterprises.mine",
                                verbose_name="矿山",
                            ),
                        ),
                        (
                            "officers",
                            models.ManyToManyField(
                                blank=True,
                                related_name="activities",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="执法人员",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="记录人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "工作记录",
                        "verbose_name_plural": "工作记录",
                        "ordering": ["-done_on", "-pk"],
                        "indexes": [
                            models.Index(fields=["agency", "done_on"], name="activity_agency_day"),
                            models.Index(fields=["kind", "done_on"], name="activity_kind_day"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("amount", None), ("amount__gt", 0), _connector="OR"),
                                name="activity_pays_something",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "void"), _negated=True),
                                    models.Q(("void_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="a_void_activity_has_a_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("mine", None), ("enterprise__isnull", False), _connector="OR"
                                ),
                                name="a_mine_comes_with_its_enterprise",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ActivityEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "status",
                            models.CharField(
                                choices=[("recorded", "已记录"), ("void", "已作废")],
                                default="recorded",
                                editable=False,
                                max_length=20,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "client_key",
                            models.UUIDField(default=uuid.uuid4, editable=False, verbose_name="提交标识"),
                        ),
                        ("kind", models.SlugField(db_index=False, verbose_name="类别")),
                        (
                            "level",
                            models.CharField(
                                choices=[
                                    ("nation", "国家"),
                                    ("province", "省级"),
                                    ("city", "地市级"),
                                    ("county", "县级"),
                                    ("town", "乡级"),
                                ],
                                help_text="政府负责同志、成员单位或技术检查员的层级；其他类别为开展机关的层级。",
                                max_length=10,
                                verbose_name="层级",
                            ),
                        ),
                        ("done_on", models.DateField(verbose_name="开展日期")),
                        ("counterpart", models.CharField(blank=True, max_length=200, verbose_name="对象")),
                        ("count", models.PositiveIntegerField(blank=True, null=True, verbose_name="人数")),
                        (
                            "amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=14,
                                null=True,
                                verbose_name="金额（元）",
                            ),
                        ),
                        ("outcome", models.SlugField(blank=True, db_index=False, verbose_name="处理方式")),
                        ("anonymous", models.BooleanField(default=False, verbose_name="匿名举报")),
                        ("endangering", models.BooleanField(default=False, verbose_name="危险作业罪案例")),
                        (
                            "experts",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=100),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="专家",
                            ),
                        ),
                        ("text", models.TextField(max_length=2000, verbose_name="情况说明")),
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
                                verbose_name="开展机关",
                            ),
                        ),
                        (
                            "enterprise",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="enterprises.enterprise",
                                verbose_name="企业",
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
                                to="campaigns.activity",
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
                                verbose_name="记录人",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Attendee",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=50, verbose_name="姓名")),
                        ("workplace", models.CharField(blank=True, max_length=100, verbose_name="单位")),
                        ("present", models.BooleanField(default=False, verbose_name="已签到")),
                        ("made_up_on", models.DateField(blank=True, null=True, verbose_name="补训日期")),
                        (
                            "activity",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="attendees",
                                to="campaigns.activity",
                                verbose_name="培训",
                            ),
                        ),
                        (
                            "agency",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="jurisdictions.agency",
                                verbose_name="机关",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="trainings",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="人员",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "应训人员",
                        "verbose_name_plural": "应训人员",
                        "ordering": ["activity", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("activity", "person", "name", "workplace"),
                                name="one_line_a_person_and_training",
                                nulls_distinct=False,
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("present", False), ("made_up_on", None), _connector="OR"),
                                name="who_came_has_nothing_to_make_up",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AttendeeEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("name", models.CharField(max_length=50, verbose_name="姓名")),
                        ("workplace", models.CharField(blank=True, max_length=100, verbose_name="单位")),
                        ("present", models.BooleanField(default=False, verbose_name="已签到")),
                        ("made_up_on", models.DateField(blank=True, null=True, verbose_name="补训日期")),
                        (
                            "activity",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="campaigns.activity",
                                verbose_name="培训",
                            ),
                        ),
                        (
                            "agency",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jurisdictions.agency",
                                verbose_name="机关",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="人员",
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
                                to="campaigns.attendee",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Benchmark",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("since", models.DateField(verbose_name="起")),
                        ("until", models.DateField(blank=True, null=True, verbose_name="止")),
                        ("basis", models.CharField(max_length=200, verbose_name="依据文件")),
                        (
                            "mine",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="benchmarks",
                                to="enterprises.mine",
                                verbose_name="矿山",
                            ),
                        ),
                        (
                            "named_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="jurisdictions.agency",
                                verbose_name="确定机关",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "标杆企业",
                        "verbose_name_plural": "标杆企业",
                        "ordering": ["-since", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("until", None), ("until__gte", models.F("since")), _connector="OR"
                                ),
                                name="a_benchmark_ends_later",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("basis", ""), _negated=True),
                                name="a_benchmark_has_a_basis",
                            ),
                            models.UniqueConstraint(
                                fields=("mine", "named_by", "since"), name="one_benchmark_a_day"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BenchmarkEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("since", models.DateField(verbose_name="起")),
                        ("until", models.DateField(blank=True, null=True, verbose_name="止")),
                        ("basis", models.CharField(max_length=200, verbose_name="依据文件")),
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
                                to="jurisdictions.agency",
                                verbose_name="确定机关",
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
                                to="campaigns.benchmark",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Campaign",
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
                                choices=[("draft", "拟定中"), ("issued", "已部署")],
                                default="draft",
                                editable=False,
                                max_length=20,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "nature",
                            models.CharField(
                                choices=[("drive", "专项行动"), ("standing", "常态职责")],
                                default="drive",
                                max_length=20,
                                verbose_name="性质",
                            ),
                        ),
                        ("key", models.SlugField(max_length=80, unique=True, verbose_name="标识")),
                        ("document_number", models.CharField(max_length=60, verbose_name="文号")),
                        ("title", models.CharField(max_length=200, verbose_name="名称")),
                        ("short_title", models.CharField(max_length=60, verbose_name="简称")),
                        (
                            "issued_on",
                            models.DateField(
                                help_text="通知未写明日期的，填印发机关确认的日期。", verbose_name="印发日期"
                            ),
                        ),
                        ("starts_on", models.DateField(verbose_name="开始")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="结束")),
                        ("scope_text", models.TextField(verbose_name="范围（原文）")),
                        (
                            "kinds",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("underground", "地下矿山"),
                                        ("open_pit", "露天矿山"),
                                        ("tailings", "尾矿库"),
                                    ],
                                    max_length=20,
                                ),
                                size=None,
                                verbose_name="矿山类型",
                            ),
                        ),
                        (
                            "statuses",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("producing", "正常生产"),
                                        ("building", "建设"),
                                        ("rectifying", "整改"),
                                        ("suspended_attended", "长期停产停建（有人作业）"),
                                        ("suspended_unattended", "长期停产停建（无人作业）"),
                                        ("closed", "关闭"),
                                    ],
                                    max_length=30,
                                ),
                                size=None,
                                verbose_name="生产状态",
                            ),
                        ),
                        ("edition", models.CharField(blank=True, max_length=20, verbose_name="判定标准版本")),
                        (
                            "plan",
                            models.TextField(
                                blank=True, help_text="用于与上级方案逐段比对。", verbose_name="方案正文"
                            ),
                        ),
                        (
                            "issuer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="campaigns",
                                to="jurisdictions.agency",
                                verbose_name="印发机关",
                            ),
                        ),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="adoptions",
                                to="campaigns.campaign",
                                verbose_name="上级专项行动",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "专项行动",
                        "verbose_name_plural": "专项行动",
                        "ordering": ["-starts_on", "key"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on__gte", models.F("starts_on")),
                                    ("ends_on", None),
                                    _connector="OR",
                                ),
                                name="campaign_ends_later",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("nature", "standing"), ("ends_on__isnull", False), _connector="OR"
                                ),
                                name="a_drive_has_an_end",
                            ),
                            models.UniqueConstraint(
                                fields=("parent", "issuer"), name="one_adoption_an_agency"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CampaignEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "status",
                            models.CharField(
                                choices=[("draft", "拟定中"), ("issued", "已部署")],
                                default="draft",
                                editable=False,
                                max_length=20,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "nature",
                            models.CharField(
                                choices=[("drive", "专项行动"), ("standing", "常态职责")],
                                default="drive",
                                max_length=20,
                                verbose_name="性质",
                            ),
                        ),
                        ("key", models.SlugField(db_index=False, max_length=80, verbose_name="标识")),
                        ("document_number", models.CharField(max_length=60, verbose_name="文号")),
                        ("title", models.CharField(max_length=200, verbose_name="名称")),
                        ("short_title", models.CharField(max_length=60, verbose_name="简称")),
                        (
                            "issued_on",
                            models.DateField(
                                help_text="通知未写明日期的，填印发机关确认的日期。", verbose_name="印发日期"
                            ),
                        ),
                        ("starts_on", models.DateField(verbose_name="开始")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="结束")),
                        ("scope_text", models.TextField(verbose_name="范围（原文）")),
                        (
                            "kinds",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("underground", "地下矿山"),
                                        ("open_pit", "露天矿山"),
                                        ("tailings", "尾矿库"),
                                    ],
                                    max_length=20,
                                ),
                                size=None,
                                verbose_name="矿山类型",
                            ),
                        ),
                        (
                            "statuses",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("producing", "正常生产"),
                                        ("building", "建设"),
                                        ("rectifying", "整改"),
                                        ("suspended_attended", "长期停产停建（有人作业）"),
                                        ("suspended_unattended", "长期停产停建（无人作业）"),
                                        ("closed", "关闭"),
                                    ],
                                    max_length=30,
                                ),
                                size=None,
                                verbose_name="生产状态",
                            ),
                        ),
                        ("edition", models.CharField(blank=True, max_length=20, verbose_name="判定标准版本")),
                        (
                            "plan",
                            models.TextField(
                                blank=True, help_text="用于与上级方案逐段比对。", verbose_name="方案正文"
                            ),
                        ),
                        (
                            "issuer",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jurisdictions.agency",
                                verbose_name="印发机关",
                            ),
                        ),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="campaigns.campaign",
                                verbose_name="上级专项行动",
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
                                to="campaigns.campaign",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="DifficultCase",
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
                                    ("answered", "已答复"),
                                    ("confirmed", "已确认"),
                                ],
                                default="waiting",
                                editable=False,
                                max_length=20,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("hard", "难以处置的案件"),
                                    ("major", "重大、复杂案件"),
                                    ("government", "需政府或其他部门研究的事项"),
                                ],
                                default="hard",
                                max_length=20,
                                verbose_name="类别",
                            ),
                        ),
                        ("title", models.CharField(max_length=120, verbose_name="标题")),
                        ("text", models.TextField(max_length=4000, verbose_name="情况和请示事项")),
                        ("raised_at", models.DateTimeField(verbose_name="上报时间")),
                        ("due_on", models.DateField(help_text="当日24时前", verbose_name="办理期限")),
                        (
                            "agency",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="difficult_cases",
                                to="jurisdictions.agency",
                                verbose_name="上报单位",
                            ),
                        ),
                        (
                            "holder",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="held_cases",
                                to="jurisdictions.agency",
                                verbose_name="当前办理单位",
                            ),
                        ),
                        (
                            "mine",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="difficult_cases",
                                to="enterprises.mine",
                                verbose_name="涉及矿山",
                            ),
                        ),
                        (
                            "raised_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="上报人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "难题",
                        "verbose_name_plural": "难题",
                        "ordering": ["-raised_at", "-pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("status", "confirmed"), _negated=True),
                                fields=["holder", "due_on"],
                                name="difficult_case_todo",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CaseStep",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "act",
                            models.CharField(
                                choices=[
                                    ("raised", "上报"),
                                    ("passed_up", "向上级报告"),
                                    ("answered", "答复"),
                                    ("passed_down", "转达答复"),
                                    ("confirmed", "确认"),
                                ],
                                max_length=20,
                                verbose_name="办理",
                            ),
                        ),
                        ("at", models.DateTimeField(verbose_name="时间")),
                        ("text", models.TextField(max_length=4000, verbose_name="意见")),
                        ("due_on", models.DateField(null=True, verbose_name="办理期限")),
                        (
                            "agency",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="jurisdictions.agency",
                                verbose_name="办理单位",
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="办理人",
                            ),
                        ),
                        (
                            "to",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="jurisdictions.agency",
                                verbose_name="转至",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="steps",
                                to="campaigns.difficultcase",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "难题办理",
                        "verbose_name_plural": "难题办理",
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True), name="a_step_says_why"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CaseStepEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "act",
                            models.CharField(
                                choices=[
                                    ("raised", "上报"),
                                    ("passed_up", "向上级报告"),
                                    ("answered", "答复"),
                                    ("passed_down", "转达答复"),
                                    ("confirmed", "确认"),
                                ],
                                max_length=20,
                                verbose_name="办理",
                            ),
                        ),
                        ("at", models.DateTimeField(verbose_name="时间")),
                        ("text", models.TextField(max_length=4000, verbose_name="意见")),
                        ("due_on", models.DateField(null=True, verbose_name="办理期限")),
                        (
                            "agency",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jurisdictions.agency",
                                verbose_name="办理单位",
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="办理人",
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
                                to="campaigns.casestep",
                            ),
                        ),
                        (
                            "to",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jurisdictions.agency",
                                verbose_name="转至",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="campaigns.difficultcase",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Requirement",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("passed_down", models.BooleanField(default=False, verbose_name="向下一级布置")),
                        ("key", models.SlugField(verbose_name="标识")),
                        ("title", models.CharField(max_length=120, verbose_name="报送内容")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("form", "报表"),
                                    ("plan", "方案"),
                                    ("summary", "总结"),
                                    ("report", "材料"),
                                    ("experts", "专家信息表"),
                                    ("case", "典型案例"),
                                    ("self_inspection", "自查报告"),
                                    ("supervision", "监督检查"),
                                    ("leading_group", "领导小组"),
                                ],
                                default="report",
                                max_length=20,
                                verbose_name="种类",
                            ),
                        ),
                        ("form", models.CharField(blank=True, max_length=60, verbose_name="报表")),
                        ("text", models.TextField(blank=True, verbose_name="要求（原文）")),
                        (
                            "cadence",
                            models.CharField(
                                choices=[
                                    ("once", "一次"),
                                    ("monthly", "每月"),
                                    ("bimonthly", "每两个月"),
                                    ("quarterly", "每季度"),
                                    ("half_yearly", "每半年"),
                                    ("yearly", "每年"),
                                    ("stage", "每阶段"),
                                    ("unset", "周期未定"),
                                ],
                                default="monthly",
                                max_length=20,
                                verbose_name="周期",
                            ),
                        ),
                        (
                            "owner_level",
                            models.CharField(
                                choices=[
                                    ("province", "省级"),
                                    ("city", "市级"),
                                    ("county", "县级"),
                                    ("town", "乡级"),
                                    ("named", "指定机关"),
                                    ("enterprise", "企业"),
                                    ("mine", "矿山"),
                                ],
                                max_length=20,
                                verbose_name="报送方",
                            ),
                        ),
                        (
                            "owner_kind",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("emergency_management", "应急管理部门"),
                                    ("mine_safety", "矿山安全监察机构"),
                                    ("government", "人民政府"),
                                    ("fire", "消防救援机构"),
                                    ("town_centre", "乡镇应急管理机构"),
                                ],
                                max_length=24,
                                verbose_name="报送机关类别",
                            ),
                        ),
                        (
                            "key_counties_only",
                            models.BooleanField(
                                default=False,
                                help_text="只由印发机关或其上级确定的重点县及其中的企业报送。",
                                verbose_name="只限重点县",
                            ),
                        ),
                        (
                            "subject",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("cities_after_larger_accident", "上一年度发生较大及以上事故的市"),
                                    ("other_cities", "其他有非煤矿山的市"),
                                    ("key_counties", "上一年度发生事故的县和重点县"),
                                    ("other_counties", "其他有非煤矿山的县"),
                                ],
                                max_length=40,
                                verbose_name="检查对象",
                            ),
                        ),
                        (
                            "receiver_rule",
                            models.CharField(
                                choices=[
                                    ("issuer", "印发机关"),
                                    ("superior", "上一级机关"),
                                    ("supervisor", "监管部门"),
                                    ("named", "指定机关"),
                                ],
                                default="issuer",
                                max_length=20,
                                verbose_name="报送给",
                            ),
                        ),
                        (
                            "copies",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("superior", "上一级机关"),
                                        ("town", "所在乡镇应急管理机构"),
                                        ("government", "本级人民政府"),
                                    ],
                                    max_length=20,
                                ),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="抄报",
                            ),
                        ),
                        ("signed", models.BooleanField(default=False, verbose_name="须主要负责人签字")),
                        (
                            "due_on",
                            models.DateField(
                                blank=True, help_text="一次性报送的截止日期。", null=True, verbose_name="期限"
                            ),
                        ),
                        (
                            "due_day",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                help_text="每期最后一个月的几日；不填为期末当日。",
                                null=True,
                                verbose_name="几日前",
                            ),
                        ),
                        (
                            "cut_off_day",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                help_text="本期统计上月截止日次日至本月截止日；不填为自然月。",
                                null=True,
                                verbose_name="统计截止日",
                            ),
                        ),
                        ("first_period", models.DateField(verbose_name="首期")),
                        ("last_period", models.DateField(blank=True, null=True, verbose_name="末期")),
                        ("readings", models.JSONField(default=list, verbose_name="期限的出处")),
                        (
                            "choice_reason",
                            models.CharField(blank=True, max_length=200, verbose_name="取舍理由"),
                        ),
                        (
                            "campaign",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="requirements",
                                to="campaigns.campaign",
                            ),
                        ),
                        (
                            "chosen_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="取舍人",
                            ),
                        ),
                        (
                            "inherited_from",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="heirs",
                                to="campaigns.requirement",
                                verbose_name="来自上级要求",
                            ),
                        ),
                        (
                            "owners",
                            models.ManyToManyField(
                                blank=True,
                                related_name="+",
                                to="jurisdictions.agency",
                                verbose_name="指定的报送机关",
                            ),
                        ),
                        (
                            "receiver",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="jurisdictions.agency",
                                verbose_name="指定的接收机关",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "报送要求",
                        "verbose_name_plural": "报送要求",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("campaign", "key"), name="one_requirement_a_key"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("due_day", None), ("due_day__range", (1, 28)), _connector="OR"),
                                    models.Q(
                                        ("cut_off_day", None),
                                        ("cut_off_day__range", (1, 28)),
                                        _connector="OR",
                                    ),
                                ),
                                name="days_in_every_month",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("cut_off_day", None),
                                    ("due_day", None),
                                    ("cut_off_day__lte", models.F("due_day")),
                                    _connector="OR",
                                ),
                                name="nothing_is_due_before_its_cut_off",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("cadence", "once"), _negated=True),
                                    ("due_on__isnull", False),
                                    _connector="OR",
                                ),
                                name="once_means_on_a_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("passed_down", False), ("inherited_from__isnull", False), _connector="OR"
                                ),
                                name="passed_down_from_somebody",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Circular",
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
                                choices=[("draft", "拟稿"), ("issued", "已印发")],
                                default="draft",
                                editable=False,
                                max_length=20,
                                verbose_name="状态",
                            ),
                        ),
                        ("period", models.DateField(blank=True, null=True, verbose_name="报送期")),
                        ("title", models.CharField(max_length=120, verbose_name="标题")),
                        ("body", models.TextField(max_length=20000, verbose_name="正文")),
                        (
                            "figures",
                            models.JSONField(default=dict, editable=False, verbose_name="所依据的数字"),
                        ),
                        ("counted_at", models.DateTimeField(editable=False, verbose_name="统计时点")),
                        ("document_number", models.CharField(blank=True, max_length=60, verbose_name="文号")),
                        ("issued_on", models.DateField(blank=True, null=True, verbose_name="印发日期")),
                        (
                            "activity",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="circular",
                                to="campaigns.activity",
                                verbose_name="工作记录",
                            ),
                        ),
                        (
                            "agency",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="circulars",
                                to="jurisdictions.agency",
                                verbose_name="印发机关",
                            ),
                        ),
                        (
                            "campaign",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="circulars",
                                to="campaigns.campaign",
                                verbose_name="专项行动",
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
                            "issued_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="签发人",
                            ),
                        ),
                        (
                            "requirement",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="campaigns.requirement",
                                verbose_name="报送要求",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "通报",
                        "verbose_name_plural": "通报",
                        "ordering": ["-counted_at", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("status", "draft"),
                                    models.Q(
                                        ("issued_by__isnull", False),
                                        ("issued_on__isnull", False),
                                        models.Q(("document_number", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="an_issued_circular_is_numbered",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("status", "issued")),
                                fields=("agency", "document_number"),
                                name="one_circular_a_number",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CircularEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "status",
                            models.CharField(
                                choices=[("draft", "拟稿"), ("issued", "已印发")],
                                default="draft",
                                editable=False,
                                max_length=20,
                                verbose_name="状态",
                            ),
                        ),
                        ("period", models.DateField(blank=True, null=True, verbose_name="报送期")),
                        ("title", models.CharField(max_length=120, verbose_name="标题")),
                        ("body", models.TextField(max_length=20000, verbose_name="正文")),
                        (
                            "figures",
                            models.JSONField(default=dict, editable=False, verbose_name="所依据的数字"),
                        ),
                        ("counted_at", models.DateTimeField(editable=False, verbose_name="统计时点")),
                        ("document_number", models.CharField(blank=True, max_length=60, verbose_name="文号")),
                        ("issued_on", models.DateField(blank=True, null=True, verbose_name="印发日期")),
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
                                verbose_name="工作记录",
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
                                verbose_name="印发机关",
                            ),
                        ),
                        (
                            "campaign",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="campaigns.campaign",
                                verbose_name="专项行动",
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
                            "issued_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="签发人",
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
                                to="campaigns.circular",
                            ),
                        ),
                        (
                            "requirement",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="campaigns.requirement",
                                verbose_name="报送要求",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Robot",
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
                                choices=[("wecom", "企业微信"), ("dingtalk", "钉钉")],
                                max_length=10,
                                verbose_name="种类",
                            ),
                        ),
                        ("name", models.CharField(max_length=60, verbose_name="群名称")),
                        ("address", jurisdictions.sealed.SealedField(verbose_name="Webhook 地址")),
                        ("secret", jurisdictions.sealed.SealedField(blank=True, verbose_name="加签密钥")),
                        ("is_active", models.BooleanField(default=True, verbose_name="启用")),
                        (
                            "agency",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="robots",
                                to="jurisdictions.agency",
                                verbose_name="机关",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "群机器人",
                        "verbose_name_plural": "群机器人",
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Delivery",
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
                                    ("waiting", "待发送"),
                                    ("sending", "发送中"),
                                    ("sent", "已发送"),
                                    ("failed", "发送失败"),
                                    ("dropped", "无须发送"),
                                ],
                                default="waiting",
                                editable=False,
                                max_length=20,
                                verbose_name="状态",
                            ),
                        ),
                        ("day", models.DateField(verbose_name="日期")),
                        ("attempts", models.PositiveSmallIntegerField(default=0, verbose_name="次数")),
                        (
                            "next_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="下次发送"),
                        ),
                        ("claimed_at", models.DateTimeField(null=True, verbose_name="领取时间")),
                        ("sent_at", models.DateTimeField(null=True, verbose_name="发送时间")),
                        ("error", models.CharField(blank=True, max_length=300, verbose_name="失败原因")),
                        (
                            "recipient",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="deliveries",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="收件人",
                            ),
                        ),
                        (
                            "robot",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="deliveries",
                                to="campaigns.robot",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "发送记录",
                        "verbose_name_plural": "发送记录",
                        "ordering": ["-day", "-pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("status__in", ["waiting", "sending"])),
                                fields=["next_at"],
                                name="delivery_due",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("recipient", "robot", "day"),
                                name="one_digest_a_day",
                                nulls_distinct=False,
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("recipient", None), ("robot__isnull", False)),
                                    models.Q(("recipient__isnull", False), ("robot", None)),
                                    _connector="OR",
                                ),
                                name="a_delivery_has_one_receiver",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DeliveryEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("waiting", "待发送"),
                                    ("sending", "发送中"),
                                    ("sent", "已发送"),
                                    ("failed", "发送失败"),
                                    ("dropped", "无须发送"),
                                ],
                                default="waiting",
                                editable=False,
                                max_length=20,
                                verbose_name="状态",
                            ),
                        ),
                        ("day", models.DateField(verbose_name="日期")),
                        ("attempts", models.PositiveSmallIntegerField(default=0, verbose_name="次数")),
                        (
                            "next_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="下次发送"),
                        ),
                        ("claimed_at", models.DateTimeField(null=True, verbose_name="领取时间")),
                        ("sent_at", models.DateTimeField(null=True, verbose_name="发送时间")),
                        ("error", models.CharField(blank=True, max_length=300, verbose_name="失败原因")),
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
                                to="campaigns.delivery",
                            ),
                        ),
                        (
                            "recipient",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="收件人",
                            ),
                        ),
                        (
                            "robot",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="campaigns.robot",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="DifficultCaseEvent",
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
                                    ("answered", "已答复"),
                                    ("confirmed", "已确认"),
                                ],
                                default="waiting",
                                editable=False,
                                max_length=20,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("hard", "难以处置的案件"),
                                    ("major", "重大、复杂案件"),
                                    ("government", "需政府或其他部门研究的事项"),
                                ],
                                default="hard",
                                max_length=20,
                                verbose_name="类别",
                            ),
                        ),
                        ("title", models.CharField(max_length=120, verbose_name="标题")),
                        ("text", models.TextField(max_length=4000, verbose_name="情况和请示事项")),
                        ("raised_at", models.DateTimeField(verbose_name="上报时间")),
                        ("due_on", models.DateField(help_text="当日24时前", verbose_name="办理期限")),
                        (
                            "agency",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jurisdictions.agency",
                                verbose_name="上报单位",
                            ),
                        ),
                        (
                            "holder",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jurisdictions.agency",
                                verbose_name="当前办理单位",
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
                                verbose_name="涉及矿山",
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
                                to="campaigns.difficultcase",
                            ),
                        ),
                        (
                            "raised_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="上报人",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Disclosure",
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
                                    ("published", "已公开"),
                                    ("revoked", "已撤回"),
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
                                    ("content", "行动内容"),
                                    ("basis", "执法依据"),
                                    ("result", "行动结果"),
                                    ("complaint", "监督方式"),
                                    ("penalty", "行政处罚决定"),
                                ],
                                max_length=20,
                                verbose_name="公开事项",
                            ),
                        ),
                        ("title", models.CharField(max_length=120, verbose_name="标题")),
                        ("text", models.TextField(max_length=20000, verbose_name="公开内容")),
                        (
                            "channels",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("website", "政府网站"),
                                        ("media", "政务新媒体"),
                                        ("window", "服务窗口"),
                                    ],
                                    max_length=20,
                                ),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="其他公开渠道",
                            ),
                        ),
                        ("formed_on", models.DateField(verbose_name="信息形成日期")),
                        ("publish_by", models.DateField(verbose_name="应公开日期")),
                        ("shown_from", models.DateField(verbose_name="公开自")),
                        ("shown_until", models.DateField(help_text="当日24时前", verbose_name="公开至")),
                        ("down_by", models.DateField(verbose_name="应撤下日期")),
                        ("published_on", models.DateField(blank=True, null=True, verbose_name="公开日期")),
                        (
                            "reversed_on",
                            models.DateField(blank=True, null=True, verbose_name="决定变更或撤销日期"),
                        ),
                        ("revoked_on", models.DateField(blank=True, null=True, verbose_name="撤回日期")),
                        ("reason", models.CharField(blank=True, max_length=500, verbose_name="撤回理由")),
                        (
                            "agency",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="disclosures",
                                to="jurisdictions.agency",
                                verbose_name="公开机关",
                            ),
                        ),
                        (
                            "campaign",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="disclosures",
                                to="campaigns.campaign",
                                verbose_name="专项行动",
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
                            "published_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="审核公开人",
                            ),
                        ),
                        (
                            "revoked_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="撤回人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "主动公开",
                        "verbose_name_plural": "主动公开",
                        "ordering": ["-shown_from", "-pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("status__in", ["published", "revoked"])),
                                fields=["shown_until"],
                                name="disclosure_until",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("shown_until__gte", models.F("shown_from"))),
                                name="shown_for_a_day_at_least",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "revoked"), _negated=True),
                                    models.Q(
                                        ("revoked_on__isnull", False), models.Q(("reason", ""), _negated=True)
                                    ),
                                    _connector="OR",
                                ),
                                name="a_withdrawal_says_why",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("kind", "penalty"), ("campaign__isnull", False), _connector="OR"
                                ),
                                name="what_a_campaign_publishes_names_it",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DisclosureEvent",
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
                                    ("published", "已公开"),
                                    ("revoked", "已撤回"),
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
                                    ("content", "行动内容"),
                                    ("basis", "执法依据"),
                                    ("result", "行动结果"),
                                    ("complaint", "监督方式"),
                                    ("penalty", "行政处罚决定"),
                                ],
                                max_length=20,
                                verbose_name="公开事项",
                            ),
                        ),
                        ("title", models.CharField(max_length=120, verbose_name="标题")),
                        ("text", models.TextField(max_length=20000, verbose_name="公开内容")),
                        (
                            "channels",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("website", "政府网站"),
                                        ("media", "政务新媒体"),
                                        ("window", "服务窗口"),
                                    ],
                                    max_length=20,
                                ),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="其他公开渠道",
                            ),
                        ),
                        ("formed_on", models.DateField(verbose_name="信息形成日期")),
                        ("publish_by", models.DateField(verbose_name="应公开日期")),
                        ("shown_from", models.DateField(verbose_name="公开自")),
                        ("shown_until", models.DateField(help_text="当日24时前", verbose_name="公开至")),
                        ("down_by", models.DateField(verbose_name="应撤下日期")),
                        ("published_on", models.DateField(blank=True, null=True, verbose_name="公开日期")),
                        (
                            "reversed_on",
                            models.DateField(blank=True, null=True, verbose_name="决定变更或撤销日期"),
                        ),
                        ("revoked_on", models.DateField(blank=True, null=True, verbose_name="撤回日期")),
                        ("reason", models.CharField(blank=True, max_length=500, verbose_name="撤回理由")),
                        (
                            "agency",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jurisdictions.agency",
                                verbose_name="公开机关",
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
                                to="campaigns.disclosure",
                            ),
                        ),
                        (
                            "published_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="审核公开人",
                            ),
                        ),
                        (
                            "revoked_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="撤回人",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Obligation",
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
                                    ("due", "待报送"),
                                    ("submitted", "已报送"),
                                    ("returned", "已退回"),
                                    ("accepted", "已审核"),
                                    ("waived", "已免报"),
                                ],
                                default="due",
                                editable=False,
                                max_length=20,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "period",
                            models.DateField(
                                help_text="所属月份、季度……的第一天，或者阶段的第一天", verbose_name="报送期"
                            ),
                        ),
                        ("period_from", models.DateField(verbose_name="统计起")),
                        ("period_to", models.DateField(verbose_name="统计止")),
                        ("due_on", models.DateField(help_text="当日24时前", verbose_name="期限")),
                        (
                            "submitted_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="首次报送时间"),
                        ),
                        (
                            "agency",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="obligations",
                                to="jurisdictions.agency",
                                verbose_name="报送单位",
                            ),
                        ),
                        (
                            "enterprise",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="obligations",
                                to="enterprises.enterprise",
                                verbose_name="报送企业",
                            ),
                        ),
                        (
                            "mine",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="obligations",
                                to="enterprises.mine",
                                verbose_name="矿山",
                            ),
                        ),
                        (
                            "receiver",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="received",
                                to="jurisdictions.agency",
                                verbose_name="接收单位",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="obligations",
                                to="jurisdictions.region",
                                verbose_name="报送方所在地",
                            ),
                        ),
                        (
                            "subject",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="jurisdictions.region",
                                verbose_name="检查对象",
                            ),
                        ),
                        (
                            "requirement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="obligations",
                                to="campaigns.requirement",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "报送任务",
                        "verbose_name_plural": "报送任务",
                        "ordering": ["due_on", "region_id", "pk"],
                        "indexes": [
                            models.Index(fields=["agency", "status", "due_on"], name="obligation_todo"),
                            models.Index(
                                fields=["enterprise", "status", "due_on"], name="obligation_enterprise_todo"
                            ),
                            models.Index(fields=["receiver", "status", "due_on"], name="obligation_received"),
                            models.Index(
                                condition=models.Q(("status__in", ["due", "returned"])),
                                fields=["due_on"],
                                name="obligation_open_due",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("requirement", "period", "agency", "enterprise", "mine", "subject"),
                                name="one_obligation_a_period",
                                nulls_distinct=False,
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("status__in", ["due", "waived"]),
                                    ("submitted_at__isnull", False),
                                    _connector="OR",
                                ),
                                name="handed_in_means_dated",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("agency__isnull", False), ("enterprise", None), ("mine", None)),
                                    models.Q(
                                        ("agency", None), ("enterprise__isnull", False), ("subject", None)
                                    ),
                                    _connector="OR",
                                ),
                                name="owed_by_an_agency_or_an_enterprise",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Submission",
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
                                    ("waiting", "待审核"),
                                    ("accepted", "审核通过"),
                                    ("returned", "退回"),
                                ],
                                default="waiting",
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
                            "sha256",
                            models.CharField(
                                blank=True, editable=False, max_length=64, verbose_name="内容的 SHA-256"
                            ),
                        ),
                        ("text", models.TextField(blank=True, max_length=4000, verbose_name="说明")),
                        ("submitted_at", models.DateTimeField(verbose_name="报送时间")),
                        ("reviewed_at", models.DateTimeField(null=True, verbose_name="审核时间")),
                        ("reason", models.CharField(blank=True, max_length=500, verbose_name="退回原因")),
                        (
                            "obligation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="submissions",
                                to="campaigns.obligation",
                            ),
                        ),
                        (
                            "reviewed_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="审核人",
                            ),
                        ),
                        (
                            "submitted_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="报送人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "报送件",
                        "verbose_name_plural": "报送件",
                        "ordering": ["-submitted_at", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "returned"), _negated=True),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="a_returned_submission_has_a_reason",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("status", "waiting")),
                                fields=("obligation",),
                                name="one_submission_waits",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Expert",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="序号")),
                        ("province", models.CharField(max_length=40, verbose_name="省份")),
                        ("name", models.CharField(max_length=40, verbose_name="姓名")),
                        (
                            "gender",
                            models.CharField(
                                choices=[("male", "男"), ("female", "女")], max_length=10, verbose_name="性别"
                            ),
                        ),
                        ("born", models.DateField(help_text="当月第一天", verbose_name="出生年月")),
                        ("workplace", models.CharField(max_length=100, verbose_name="工作单位")),
                        ("post", models.CharField(max_length=60, verbose_name="职务/职称")),
                        (
                            "speciality",
                            models.CharField(
                                choices=[
                                    ("mining", "采矿"),
                                    ("electromechanical", "机电"),
                                    ("ventilation", "通风"),
                                    ("hoisting", "提升运输"),
                                    ("ground_pressure", "地压"),
                                    ("water", "防治水"),
                                    ("tailings", "尾矿"),
                                ],
                                max_length=20,
                                verbose_name="专业",
                            ),
                        ),
                        ("years", models.PositiveSmallIntegerField(verbose_name="从事专业年限")),
                        ("phone", models.CharField(max_length=20, verbose_name="联系电话")),
                        (
                            "recusal",
                            models.CharField(blank=True, max_length=200, verbose_name="应回避的企业"),
                        ),
                        ("note", models.CharField(blank=True, max_length=200, verbose_name="备注")),
                        (
                            "submission",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="experts",
                                to="campaigns.submission",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "专家",
                        "verbose_name_plural": "专家",
                        "ordering": ["submission", "number"],
                        "constraints": [
                            models.UniqueConstraint(fields=("submission", "number"), name="one_expert_a_line")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ExpertEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("number", models.PositiveSmallIntegerField(verbose_name="序号")),
                        ("province", models.CharField(max_length=40, verbose_name="省份")),
                        ("name", models.CharField(max_length=40, verbose_name="姓名")),
                        (
                            "gender",
                            models.CharField(
                                choices=[("male", "男"), ("female", "女")], max_length=10, verbose_name="性别"
                            ),
                        ),
                        ("born", models.DateField(help_text="当月第一天", verbose_name="出生年月")),
                        ("workplace", models.CharField(max_length=100, verbose_name="工作单位")),
                        ("post", models.CharField(max_length=60, verbose_name="职务/职称")),
                        (
                            "speciality",
                            models.CharField(
                                choices=[
                                    ("mining", "采矿"),
                                    ("electromechanical", "机电"),
                                    ("ventilation", "通风"),
                                    ("hoisting", "提升运输"),
                                    ("ground_pressure", "地压"),
                                    ("water", "防治水"),
                                    ("tailings", "尾矿"),
                                ],
                                max_length=20,
                                verbose_name="专业",
                            ),
                        ),
                        ("years", models.PositiveSmallIntegerField(verbose_name="从事专业年限")),
                        ("phone", models.CharField(max_length=20, verbose_name="联系电话")),
                        (
                            "recusal",
                            models.CharField(blank=True, max_length=200, verbose_name="应回避的企业"),
                        ),
                        ("note", models.CharField(blank=True, max_length=200, verbose_name="备注")),
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
                                to="campaigns.expert",
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
                    name="Extension",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("was_due_on", models.DateField(verbose_name="原期限")),
                        ("due_on", models.DateField(verbose_name="延长至")),
                        ("reason", models.CharField(max_length=500, verbose_name="延期理由")),
                        (
                            "given_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="批准时间"),
                        ),
                        (
                            "given_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="批准人",
                            ),
                        ),
                        (
                            "obligation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="extensions",
                                to="campaigns.obligation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "延期",
                        "verbose_name_plural": "延期",
                        "ordering": ["-given_at"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("due_on__gt", models.F("was_due_on"))),
                                name="an_extension_gives_time",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), _negated=True),
                                name="an_extension_has_a_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ExtensionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("was_due_on", models.DateField(verbose_name="原期限")),
                        ("due_on", models.DateField(verbose_name="延长至")),
                        ("reason", models.CharField(max_length=500, verbose_name="延期理由")),
                        (
                            "given_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="批准时间"),
                        ),
                        (
                            "given_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="批准人",
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
                                to="campaigns.extension",
                            ),
                        ),
                        (
                            "obligation",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="campaigns.obligation",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Group",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "name",
                            models.CharField(
                                help_text="如领导小组、办公室、督查组。", max_length=60, verbose_name="名称"
                            ),
                        ),
                        ("duties", models.TextField(blank=True, max_length=1000, verbose_name="职责")),
                        (
                            "since",
                            models.DateField(
                                blank=True,
                                help_text="如督查组从6月份开始。",
                                null=True,
                                verbose_name="开展工作自",
                            ),
                        ),
                        (
                            "campaign",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="groups",
                                to="campaigns.campaign",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "工作组",
                        "verbose_name_plural": "工作组",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("campaign", "name"), name="one_group_a_name")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GroupEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "name",
                            models.CharField(
                                help_text="如领导小组、办公室、督查组。", max_length=60, verbose_name="名称"
                            ),
                        ),
                        ("duties", models.TextField(blank=True, max_length=1000, verbose_name="职责")),
                        (
                            "since",
                            models.DateField(
                                blank=True,
                                help_text="如督查组从6月份开始。",
                                null=True,
                                verbose_name="开展工作自",
                            ),
                        ),
                        (
                            "campaign",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="campaigns.campaign",
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
                                to="campaigns.group",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Liaison",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("phone", models.CharField(max_length=20, verbose_name="联系电话")),
                        (
                            "agency",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="liaisons",
                                to="jurisdictions.agency",
                                verbose_name="机关",
                            ),
                        ),
                        (
                            "campaign",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="liaisons",
                                to="campaigns.campaign",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="报送联络员",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "报送联络员",
                        "verbose_name_plural": "报送联络员",
                        "ordering": ["agency__region__path", "agency_id"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("campaign", "agency"), name="one_liaison_an_agency_and_campaign"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LiaisonEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("phone", models.CharField(max_length=20, verbose_name="联系电话")),
                        (
                            "agency",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jurisdictions.agency",
                                verbose_name="机关",
                            ),
                        ),
                        (
                            "campaign",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="campaigns.campaign",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="报送联络员",
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
                                to="campaigns.liaison",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Member",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "part",
                            models.CharField(
                                help_text="如组长、副组长、成员。", max_length=30, verbose_name="组内职务"
                            ),
                        ),
                        ("name", models.CharField(max_length=50, verbose_name="姓名")),
                        ("post", models.CharField(blank=True, max_length=100, verbose_name="单位和职务")),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="members",
                                to="campaigns.group",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "工作组成员",
                        "verbose_name_plural": "工作组成员",
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="MemberEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "part",
                            models.CharField(
                                help_text="如组长、副组长、成员。", max_length=30, verbose_name="组内职务"
                            ),
                        ),
                        ("name", models.CharField(max_length=50, verbose_name="姓名")),
                        ("post", models.CharField(blank=True, max_length=100, verbose_name="单位和职务")),
                        (
                            "group",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="campaigns.group",
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
                                to="campaigns.member",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Morning",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("day", models.DateField(unique=True, verbose_name="日期")),
                        ("finished_at", models.DateTimeField(null=True, verbose_name="完成时间")),
                    ],
                    options={
                        "verbose_name": "每日提醒",
                        "verbose_name_plural": "每日提醒",
                    },
                ),
                migrations.CreateModel(
                    name="Notice",
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
                                choices=[
                                    ("before", "即将到期"),
                                    ("on", "今天到期"),
                                    ("after", "逾期"),
                                    ("escalated", "下级逾期"),
                                    ("escalated_further", "下级逾期未处理"),
                                ],
                                max_length=20,
                                verbose_name="类别",
                            ),
                        ),
                        ("days", models.PositiveSmallIntegerField(verbose_name="天数")),
                        ("due_on", models.DateField(verbose_name="期限")),
                        ("made_on", models.DateField(verbose_name="提醒日期")),
                        ("read_at", models.DateTimeField(null=True, verbose_name="已读时间")),
                        (
                            "case",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="notices",
                                to="campaigns.difficultcase",
                            ),
                        ),
                        (
                            "recipient",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="notices",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="收件人",
                            ),
                        ),
                        (
                            "obligation",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="notices",
                                to="campaigns.obligation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "提醒",
                        "verbose_name_plural": "提醒",
                        "ordering": ["-made_on", "due_on", "-pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("read_at", None)),
                                fields=["recipient"],
                                name="notice_unread",
                            ),
                            models.Index(fields=["recipient", "-made_on"], name="notice_list"),
                            models.Index(fields=["made_on"], name="notice_day"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("recipient", "obligation", "case", "kind", "days", "due_on"),
                                name="nobody_is_told_twice",
                                nulls_distinct=False,
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("case__isnull", False), ("obligation", None)),
                                    models.Q(("case", None), ("obligation__isnull", False)),
                                    _connector="OR",
                                ),
                                name="a_notice_is_of_one_thing",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ObligationEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("due", "待报送"),
                                    ("submitted", "已报送"),
                                    ("returned", "已退回"),
                                    ("accepted", "已审核"),
                                    ("waived", "已免报"),
                                ],
                                default="due",
                                editable=False,
                                max_length=20,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "period",
                            models.DateField(
                                help_text="所属月份、季度……的第一天，或者阶段的第一天", verbose_name="报送期"
                            ),
                        ),
                        ("period_from", models.DateField(verbose_name="统计起")),
                        ("period_to", models.DateField(verbose_name="统计止")),
                        ("due_on", models.DateField(help_text="当日24时前", verbose_name="期限")),
                        (
                            "submitted_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="首次报送时间"),
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
                                verbose_name="报送单位",
                            ),
                        ),
                        (
                            "enterprise",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="enterprises.enterprise",
                                verbose_name="报送企业",
                            ),
                        ),
                        (
                            "mine",
                            models.ForeignKey(
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
                                to="campaigns.obligation",
                            ),
                        ),
                        (
                            "receiver",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jurisdictions.agency",
                                verbose_name="接收单位",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jurisdictions.region",
                                verbose_name="报送方所在地",
                            ),
                        ),
                        (
                            "subject",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jurisdictions.region",
                                verbose_name="检查对象",
                            ),
                        ),
                        (
                            "requirement",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="campaigns.requirement",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Preference",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("by_email", models.BooleanField(default=False, verbose_name="发送邮件摘要")),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="邮箱")),
                        (
                            "days_before",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.PositiveSmallIntegerField(
                                    validators=[
                                        django.core.validators.MinValueValidator(1),
                                        django.core.validators.MaxValueValidator(30),
                                    ]
                                ),
                                default=campaigns.models.preference.days_before,
                                help_text="用逗号分隔，如 7,3,1；当天和逾期后总会提醒。",
                                size=5,
                                verbose_name="到期前几天提醒",
                            ),
                        ),
                        (
                            "quiet_from",
                            models.TimeField(default=datetime.time(21, 0), verbose_name="免打扰开始"),
                        ),
                        (
                            "quiet_until",
                            models.TimeField(default=datetime.time(7, 0), verbose_name="免打扰结束"),
                        ),
                        (
                            "user",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="preference",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="人员",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "提醒方式",
                        "verbose_name_plural": "提醒方式",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("by_email", False),
                                    models.Q(("email", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="mail_needs_an_address",
                                violation_error_message="请填写邮箱",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PreferenceEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("by_email", models.BooleanField(default=False, verbose_name="发送邮件摘要")),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="邮箱")),
                        (
                            "days_before",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.PositiveSmallIntegerField(
                                    validators=[
                                        django.core.validators.MinValueValidator(1),
                                        django.core.validators.MaxValueValidator(30),
                                    ]
                                ),
                                default=campaigns.models.preference.days_before,
                                help_text="用逗号分隔，如 7,3,1；当天和逾期后总会提醒。",
                                size=5,
                                verbose_name="到期前几天提醒",
                            ),
                        ),
                        (
                            "quiet_from",
                            models.TimeField(default=datetime.time(21, 0), verbose_name="免打扰开始"),
                        ),
                        (
                            "quiet_until",
                            models.TimeField(default=datetime.time(7, 0), verbose_name="免打扰结束"),
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
                                to="campaigns.preference",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="人员",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="RegionMark",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("since", models.DateField(verbose_name="起")),
                        ("until", models.DateField(blank=True, null=True, verbose_name="止")),
                        ("basis", models.CharField(max_length=200, verbose_name="依据文件")),
                        (
                            "named_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="jurisdictions.agency",
                                verbose_name="确定机关",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="marks",
                                to="jurisdictions.region",
                                verbose_name="县（市、区）",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "重点县",
                        "verbose_name_plural": "重点县",
                        "ordering": ["region_id", "-since"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("until", None), ("until__gte", models.F("since")), _connector="OR"
                                ),
                                name="a_mark_ends_later",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("basis", ""), _negated=True), name="a_mark_has_a_basis"
                            ),
                            models.UniqueConstraint(
                                fields=("region", "named_by", "since"), name="one_mark_a_day"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RegionMarkEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("since", models.DateField(verbose_name="起")),
                        ("until", models.DateField(blank=True, null=True, verbose_name="止")),
                        ("basis", models.CharField(max_length=200, verbose_name="依据文件")),
                        (
                            "named_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jurisdictions.agency",
                                verbose_name="确定机关",
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
                                to="campaigns.regionmark",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jurisdictions.region",
                                verbose_name="县（市、区）",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ReminderSettings",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "days_before",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.PositiveSmallIntegerField(
                                    validators=[
                                        django.core.validators.MinValueValidator(1),
                                        django.core.validators.MaxValueValidator(30),
                                    ]
                                ),
                                default=campaigns.models.preference.days_before,
                                help_text="用逗号分隔，如 7,3,1；遇节假日提前到前一个工作日。",
                                size=5,
                                verbose_name="到期前几天提醒",
                            ),
                        ),
                        (
                            "escalate_after",
                            models.PositiveSmallIntegerField(
                                default=3,
                                help_text="日历天；遇节假日顺延到下一个工作日。",
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(30),
                                ],
                                verbose_name="逾期几天后提醒上级",
                            ),
                        ),
                        (
                            "escalate_further_after",
                            models.PositiveSmallIntegerField(
                                default=7,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(30),
                                ],
                                verbose_name="逾期几天后提醒再上一级",
                            ),
                        ),
                        (
                            "quiet_from",
                            models.TimeField(default=datetime.time(21, 0), verbose_name="免打扰开始"),
                        ),
                        (
                            "quiet_until",
                            models.TimeField(default=datetime.time(7, 0), verbose_name="免打扰结束"),
                        ),
                        (
                            "days_at_county",
                            models.PositiveSmallIntegerField(
                                default=5,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(30),
                                ],
                                verbose_name="县级办理难题期限（工作日）",
                            ),
                        ),
                        (
                            "days_at_city",
                            models.PositiveSmallIntegerField(
                                default=5,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(30),
                                ],
                                verbose_name="市级办理难题期限（工作日）",
                            ),
                        ),
                        (
                            "days_at_province",
                            models.PositiveSmallIntegerField(
                                default=10,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(30),
                                ],
                                verbose_name="省级办理难题期限（工作日）",
                            ),
                        ),
                        (
                            "days_at_nation",
                            models.PositiveSmallIntegerField(
                                default=15,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(30),
                                ],
                                verbose_name="部级办理难题期限（工作日）",
                            ),
                        ),
                        (
                            "days_back",
                            models.PositiveSmallIntegerField(
                                default=2,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(30),
                                ],
                                verbose_name="答复逐级转达和确认期限（工作日）",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "提醒设置",
                        "verbose_name_plural": "提醒设置",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("pk", 1)), name="one_row_of_reminder_settings"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("escalate_further_after__gt", models.F("escalate_after"))
                                ),
                                name="further_escalation_comes_later",
                                violation_error_message="提醒再上一级须晚于提醒上级",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReminderSettingsEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "days_before",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.PositiveSmallIntegerField(
                                    validators=[
                                        django.core.validators.MinValueValidator(1),
                                        django.core.validators.MaxValueValidator(30),
                                    ]
                                ),
                                default=campaigns.models.preference.days_before,
                                help_text="用逗号分隔，如 7,3,1；遇节假日提前到前一个工作日。",
                                size=5,
                                verbose_name="到期前几天提醒",
                            ),
                        ),
                        (
                            "escalate_after",
                            models.PositiveSmallIntegerField(
                                default=3,
                                help_text="日历天；遇节假日顺延到下一个工作日。",
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(30),
                                ],
                                verbose_name="逾期几天后提醒上级",
                            ),
                        ),
                        (
                            "escalate_further_after",
                            models.PositiveSmallIntegerField(
                                default=7,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(30),
                                ],
                                verbose_name="逾期几天后提醒再上一级",
                            ),
                        ),
                        (
                            "quiet_from",
                            models.TimeField(default=datetime.time(21, 0), verbose_name="免打扰开始"),
                        ),
                        (
                            "quiet_until",
                            models.TimeField(default=datetime.time(7, 0), verbose_name="免打扰结束"),
                        ),
                        (
                            "days_at_county",
                            models.PositiveSmallIntegerField(
                                default=5,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(30),
                                ],
                                verbose_name="县级办理难题期限（工作日）",
                            ),
                        ),
                        (
                            "days_at_city",
                            models.PositiveSmallIntegerField(
                                default=5,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(30),
                                ],
                                verbose_name="市级办理难题期限（工作日）",
                            ),
                        ),
                        (
                            "days_at_province",
                            models.PositiveSmallIntegerField(
                                default=10,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(30),
                                ],
                                verbose_name="省级办理难题期限（工作日）",
                            ),
                        ),
                        (
                            "days_at_nation",
                            models.PositiveSmallIntegerField(
                                default=15,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(30),
                                ],
                                verbose_name="部级办理难题期限（工作日）",
                            ),
                        ),
                        (
                            "days_back",
                            models.PositiveSmallIntegerField(
                                default=2,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(30),
                                ],
                                verbose_name="答复逐级转达和确认期限（工作日）",
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
                                to="campaigns.remindersettings",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="RequirementEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("passed_down", models.BooleanField(default=False, verbose_name="向下一级布置")),
                        ("key", models.SlugField(db_index=False, verbose_name="标识")),
                        ("title", models.CharField(max_length=120, verbose_name="报送内容")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("form", "报表"),
                                    ("plan", "方案"),
                                    ("summary", "总结"),
                                    ("report", "材料"),
                                    ("experts", "专家信息表"),
                                    ("case", "典型案例"),
                                    ("self_inspection", "自查报告"),
                                    ("supervision", "监督检查"),
                                    ("leading_group", "领导小组"),
                                ],
                                default="report",
                                max_length=20,
                                verbose_name="种类",
                            ),
                        ),
                        ("form", models.CharField(blank=True, max_length=60, verbose_name="报表")),
                        ("text", models.TextField(blank=True, verbose_name="要求（原文）")),
                        (
                            "cadence",
                            models.CharField(
                                choices=[
                                    ("once", "一次"),
                                    ("monthly", "每月"),
                                    ("bimonthly", "每两个月"),
                                    ("quarterly", "每季度"),
                                    ("half_yearly", "每半年"),
                                    ("yearly", "每年"),
                                    ("stage", "每阶段"),
                                    ("unset", "周期未定"),
                                ],
                                default="monthly",
                                max_length=20,
                                verbose_name="周期",
                            ),
                        ),
                        (
                            "owner_level",
                            models.CharField(
                                choices=[
                                    ("province", "省级"),
                                    ("city", "市级"),
                                    ("county", "县级"),
                                    ("town", "乡级"),
                                    ("named", "指定机关"),
                                    ("enterprise", "企业"),
                                    ("mine", "矿山"),
                                ],
                                max_length=20,
                                verbose_name="报送方",
                            ),
                        ),
                        (
                            "owner_kind",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("emergency_management", "应急管理部门"),
                                    ("mine_safety", "矿山安全监察机构"),
                                    ("government", "人民政府"),
                                    ("fire", "消防救援机构"),
                                    ("town_centre", "乡镇应急管理机构"),
                                ],
                                max_length=24,
                                verbose_name="报送机关类别",
                            ),
                        ),
                        (
                            "key_counties_only",
                            models.BooleanField(
                                default=False,
                                help_text="只由印发机关或其上级确定的重点县及其中的企业报送。",
                                verbose_name="只限重点县",
                            ),
                        ),
                        (
                            "subject",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("cities_after_larger_accident", "上一年度发生较大及以上事故的市"),
                                    ("other_cities", "其他有非煤矿山的市"),
                                    ("key_counties", "上一年度发生事故的县和重点县"),
                                    ("other_counties", "其他有非煤矿山的县"),
                                ],
                                max_length=40,
                                verbose_name="检查对象",
                            ),
                        ),
                        (
                            "receiver_rule",
                            models.CharField(
                                choices=[
                                    ("issuer", "印发机关"),
                                    ("superior", "上一级机关"),
                                    ("supervisor", "监管部门"),
                                    ("named", "指定机关"),
                                ],
                                default="issuer",
                                max_length=20,
                                verbose_name="报送给",
                            ),
                        ),
                        (
                            "copies",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("superior", "上一级机关"),
                                        ("town", "所在乡镇应急管理机构"),
                                        ("government", "本级人民政府"),
                                    ],
                                    max_length=20,
                                ),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="抄报",
                            ),
                        ),
                        ("signed", models.BooleanField(default=False, verbose_name="须主要负责人签字")),
                        (
                            "due_on",
                            models.DateField(
                                blank=True, help_text="一次性报送的截止日期。", null=True, verbose_name="期限"
                            ),
                        ),
                        (
                            "due_day",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                help_text="每期最后一个月的几日；不填为期末当日。",
                                null=True,
                                verbose_name="几日前",
                            ),
                        ),
                        (
                            "cut_off_day",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                help_text="本期统计上月截止日次日至本月截止日；不填为自然月。",
                                null=True,
                                verbose_name="统计截止日",
                            ),
                        ),
                        ("first_period", models.DateField(verbose_name="首期")),
                        ("last_period", models.DateField(blank=True, null=True, verbose_name="末期")),
                        ("readings", models.JSONField(default=list, verbose_name="期限的出处")),
                        (
                            "choice_reason",
                            models.CharField(blank=True, max_length=200, verbose_name="取舍理由"),
                        ),
                        (
                            "campaign",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="campaigns.campaign",
                            ),
                        ),
                        (
                            "chosen_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="取舍人",
                            ),
                        ),
                        (
                            "inherited_from",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="campaigns.requirement",
                                verbose_name="来自上级要求",
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
                                to="campaigns.requirement",
                            ),
                        ),
                        (
                            "receiver",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jurisdictions.agency",
                                verbose_name="指定的接收机关",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="RobotEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[("wecom", "企业微信"), ("dingtalk", "钉钉")],
                                max_length=10,
                                verbose_name="种类",
                            ),
                        ),
                        ("name", models.CharField(max_length=60, verbose_name="群名称")),
                        ("is_active", models.BooleanField(default=True, verbose_name="启用")),
                        (
                            "agency",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jurisdictions.agency",
                                verbose_name="机关",
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
                                to="campaigns.robot",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="SpotCheck",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("checked_on", models.DateField(verbose_name="抽查时间")),
                        ("group", models.CharField(max_length=60, verbose_name="执法指导组")),
                        (
                            "agencies",
                            models.ManyToManyField(
                                blank=True,
                                related_name="+",
                                to="jurisdictions.agency",
                                verbose_name="参加机构",
                            ),
                        ),
                        (
                            "campaign",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="spot_checks",
                                to="campaigns.campaign",
                            ),
                        ),
                        (
                            "mine",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="spot_checks",
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
                        "verbose_name": "重点抽查矿山",
                        "verbose_name_plural": "重点抽查矿山",
                        "ordering": ["checked_on", "mine_id"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("campaign", "mine"), name="one_spot_check_a_campaign"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SpotCheckEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("checked_on", models.DateField(verbose_name="抽查时间")),
                        ("group", models.CharField(max_length=60, verbose_name="执法指导组")),
                        (
                            "campaign",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="campaigns.campaign",
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
                                to="campaigns.spotcheck",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Stage",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="序号")),
                        ("name", models.CharField(max_length=60, verbose_name="阶段")),
                        ("starts_on", models.DateField(verbose_name="开始")),
                        ("ends_on", models.DateField(verbose_name="结束")),
                        ("text", models.TextField(blank=True, verbose_name="要求")),
                        ("citation", models.CharField(max_length=100, verbose_name="出处")),
                        (
                            "covers",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.SlugField(),
                                blank=True,
                                default=list,
                                help_text="工作记录的类别。",
                                size=None,
                                verbose_name="每座矿山都要开展的工作",
                            ),
                        ),
                        (
                            "look_back",
                            models.BooleanField(
                                default=False,
                                help_text="本阶段对此前发现的全部问题逐条复核。",
                                verbose_name="含“回头看”",
                            ),
                        ),
                        (
                            "campaign",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="stages",
                                to="campaigns.campaign",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "阶段",
                        "verbose_name_plural": "阶段",
                        "ordering": ["number"],
                        "constraints": [
                            models.UniqueConstraint(fields=("campaign", "number"), name="one_stage_a_number"),
                            models.CheckConstraint(
                                condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                                name="a_stage_ends_later",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StageEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("number", models.PositiveSmallIntegerField(verbose_name="序号")),
                        ("name", models.CharField(max_length=60, verbose_name="阶段")),
                        ("starts_on", models.DateField(verbose_name="开始")),
                        ("ends_on", models.DateField(verbose_name="结束")),
                        ("text", models.TextField(blank=True, verbose_name="要求")),
                        ("citation", models.CharField(max_length=100, verbose_name="出处")),
                        (
                            "covers",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.SlugField(),
                                blank=True,
                                default=list,
                                help_text="工作记录的类别。",
                                size=None,
                                verbose_name="每座矿山都要开展的工作",
                            ),
                        ),
                        (
                            "look_back",
                            models.BooleanField(
                                default=False,
                                help_text="本阶段对此前发现的全部问题逐条复核。",
                                verbose_name="含“回头看”",
                            ),
                        ),
                        (
                            "campaign",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="campaigns.campaign",
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
                                to="campaigns.stage",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="SubmissionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("waiting", "待审核"),
                                    ("accepted", "审核通过"),
                                    ("returned", "退回"),
                                ],
                                default="waiting",
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
                            "sha256",
                            models.CharField(
                                blank=True, editable=False, max_length=64, verbose_name="内容的 SHA-256"
                            ),
                        ),
                        ("text", models.TextField(blank=True, max_length=4000, verbose_name="说明")),
                        ("submitted_at", models.DateTimeField(verbose_name="报送时间")),
                        ("reviewed_at", models.DateTimeField(null=True, verbose_name="审核时间")),
                        ("reason", models.CharField(blank=True, max_length=500, verbose_name="退回原因")),
                        (
                            "obligation",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="campaigns.obligation",
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
                                to="campaigns.submission",
                            ),
                        ),
                        (
                            "reviewed_by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="审核人",
                            ),
                        ),
                        (
                            "submitted_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="报送人",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Takedown",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("on", models.DateField(verbose_name="撤下日期")),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="说明")),
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
                            "disclosure",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="takedown",
                                to="campaigns.disclosure",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "撤下确认",
                        "verbose_name_plural": "撤下确认",
                    },
                ),
                migrations.CreateModel(
                    name="TakedownEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("on", models.DateField(verbose_name="撤下日期")),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="说明")),
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
                                to="campaigns.takedown",
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
