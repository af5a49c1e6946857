import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import jurisdictions.sealed


class Migration(migrations.Migration):
    dependencies = [
        ("campaigns", "0007_working_groups"),
        ("enterprises", "0007_the_whole_file"),
        ("jurisdictions", "0003_designation"),
        ("jurisdictions", "__first__"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
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
                        condition=models.Q(("basis", ""), _negated=True), name="a_benchmark_has_a_basis"
                    ),
                    models.UniqueConstraint(fields=("mine", "named_by", "since"), name="one_benchmark_a_day"),
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
                ("reversed_on", models.DateField(blank=True, null=True, verbose_name="决定变更或撤销日期")),
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
                            models.Q(("revoked_on__isnull", False), models.Q(("reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="a_withdrawal_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind", "penalty"), ("campaign__isnull", False), _connector="OR"),
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
                ("reversed_on", models.DateField(blank=True, null=True, verbose_name="决定变更或撤销日期")),
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
        migrations.AddField(
            model_name="requirement",
            name="key_counties_only",
            field=models.BooleanField(
                default=False,
                help_text="只由印发机关或其上级确定的重点县及其中的企业报送。",
                verbose_name="只限重点县",
            ),
        ),
        migrations.AddField(
            model_name="requirementevent",
            name="key_counties_only",
            field=models.BooleanField(
                default=False,
                help_text="只由印发机关或其上级确定的重点县及其中的企业报送。",
                verbose_name="只限重点县",
            ),
        ),
        migrations.AddField(
            model_name="stage",
            name="covers",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.SlugField(),
                blank=True,
                default=list,
                help_text="工作记录的类别。",
                size=None,
                verbose_name="每座矿山都要开展的工作",
            ),
        ),
        migrations.AddField(
            model_name="stage",
            name="look_back",
            field=models.BooleanField(
                default=False, help_text="本阶段对此前发现的全部问题逐条复核。", verbose_name="含“回头看”"
            ),
        ),
        migrations.AddField(
            model_name="stageevent",
            name="covers",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.SlugField(),
                blank=True,
                default=list,
                help_text="工作记录的类别。",
                size=None,
                verbose_name="每座矿山都要开展的工作",
            ),
        ),
        migrations.AddField(
            model_name="stageevent",
            name="look_back",
            field=models.BooleanField(
                default=False, help_text="本阶段对此前发现的全部问题逐条复核。", verbose_name="含“回头看”"
            ),
        ),
        migrations.AlterField(
            model_name="requirement",
            name="kind",
            field=models.CharField(
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
        migrations.AlterField(
            model_name="requirementevent",
            name="kind",
            field=models.CharField(
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
        migrations.AlterField(
            model_name="robot",
            name="address",
            field=jurisdictions.sealed.SealedField(verbose_name="Webhook 地址"),
        ),
        migrations.AlterField(
            model_name="robot",
            name="secret",
            field=jurisdictions.sealed.SealedField(blank=True, verbose_name="加签密钥"),
        ),
    ]
