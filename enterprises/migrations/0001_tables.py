import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.indexes
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import jurisdictions.migrating
import records.models
import records.versions


class Migration(migrations.Migration):
    replaces = [
        ("enterprises", "0001_initial"),
        ("enterprises", "0003_answering"),
        ("enterprises", "0004_the_file"),
        ("enterprises", "0005_licences_of_the_ledger"),
        ("enterprises", "0006_ledger_in_and_out"),
        ("enterprises", "0007_the_whole_file"),
    ]

    initial = True

    dependencies = [
        ("jurisdictions", "0001_tables"),
        ("jurisdictions", "__first__"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        jurisdictions.migrating.AtOnce(
            operations=[
                migrations.CreateModel(
                    name="Enterprise",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=120, verbose_name="企业名称")),
                        (
                            "initials",
                            models.CharField(
                                db_collation="C",
                                default="",
                                editable=False,
                                max_length=120,
                                verbose_name="名称拼音首字母",
                            ),
                        ),
                        (
                            "credit_code",
                            models.CharField(max_length=18, unique=True, verbose_name="统一社会信用代码"),
                        ),
                        (
                            "credit_code_confirmed",
                            models.BooleanField(default=False, verbose_name="信用代码已人工确认"),
                        ),
                        (
                            "legal_representative",
                            models.CharField(blank=True, max_length=60, verbose_name="法定代表人"),
                        ),
                        (
                            "parent_enterprise",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="subsidiaries",
                                to="enterprises.enterprise",
                                verbose_name="上级公司",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                to="jurisdictions.region",
                                verbose_name="所在县（市、区）",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "企业",
                        "verbose_name_plural": "企业",
                        "ordering": ["region_id", "name", "pk"],
                        "indexes": [
                            django.contrib.postgres.indexes.GinIndex(
                                django.contrib.postgres.indexes.OpClass(
                                    django.db.models.functions.text.Upper("name"), name="gin_trgm_ops"
                                ),
                                name="enterprise_name_trgm",
                            ),
                            django.contrib.postgres.indexes.GinIndex(
                                django.contrib.postgres.indexes.OpClass("initials", name="gin_trgm_ops"),
                                name="enterprise_initials_trgm",
                            ),
                            models.Index(fields=["region", "name"], name="enterprise_place_name"),
                        ],
                    },
                    bases=(records.versions.Versioned, models.Model),
                ),
                migrations.CreateModel(
                    name="Mine",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=120, verbose_name="矿山（生产系统）名称")),
                        (
                            "initials",
                            models.CharField(
                                db_collation="C",
                                default="",
                                editable=False,
                                max_length=120,
                                verbose_name="名称拼音首字母",
                            ),
                        ),
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
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("producing", "正常生产"),
                                    ("building", "建设"),
                                    ("rectifying", "整改"),
                                    ("suspended_attended", "长期停产停建（有人作业）"),
                                    ("suspended_unattended", "长期停产停建（无人作业）"),
                                    ("closed", "关闭"),
                                ],
                                max_length=30,
                                verbose_name="生产状态",
                            ),
                        ),
                        ("minerals", models.CharField(blank=True, max_length=60, verbose_name="矿种")),
                        (
                            "capacity",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=10,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="设计生产能力（万吨/年）",
                            ),
                        ),
                        (
                            "headcount",
                            models.PositiveIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MaxValueValidator(10000)],
                                verbose_name="单班入井人数",
                            ),
                        ),
                        (
                            "hydrogeology",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("简单", "简单"),
                                    ("中等", "中等"),
                                    ("复杂", "复杂"),
                                    ("极复杂", "极复杂"),
                                ],
                                max_length=20,
                                verbose_name="水文地质类型",
                            ),
                        ),
                        (
                            "pond_class",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("一等", "一等"),
                                    ("二等", "二等"),
                                    ("三等", "三等"),
                                    ("四等", "四等"),
                                    ("五等", "五等"),
                                ],
                                max_length=20,
                                verbose_name="尾矿库等别",
                            ),
                        ),
                        ("overhead_pond", models.BooleanField(default=False, verbose_name="头顶库")),
                        ("principal", models.CharField(blank=True, max_length=60, verbose_name="主要负责人")),
                        ("phone", models.CharField(blank=True, max_length=30, verbose_name="联系电话")),
                        (
                            "licence_number",
                            models.CharField(blank=True, max_length=60, verbose_name="安全生产许可证编号"),
                        ),
                        (
                            "licence_issued",
                            models.DateField(blank=True, null=True, verbose_name="许可证发证日期"),
                        ),
                        (
                            "licence_expires",
                            models.DateField(blank=True, null=True, verbose_name="许可证有效期至"),
                        ),
                        (
                            "standardization",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("一级", "一级"),
                                    ("二级", "二级"),
                                    ("三级", "三级"),
                                    ("未达标", "未达标"),
                                ],
                                max_length=20,
                                verbose_name="标准化等级",
                            ),
                        ),
                        (
                            "supervised_by",
                            models.CharField(
                                blank=True,
                                help_text="台账写明而本系统尚未登记的监管部门，登记后转为监管关系。",
                                max_length=120,
                                verbose_name="监管部门（台账原文）",
                            ),
                        ),
                        ("remarks", models.CharField(blank=True, max_length=500, verbose_name="备注")),
                        (
                            "enterprise",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="mines",
                                to="enterprises.enterprise",
                                verbose_name="企业",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="mines",
                                to="jurisdictions.region",
                                verbose_name="所在地",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "矿山",
                        "verbose_name_plural": "矿山",
                        "ordering": ["region_id", "name", "pk"],
                        "indexes": [
                            models.Index(fields=["region", "kind", "status"], name="mine_place_kind_status"),
                            django.contrib.postgres.indexes.GinIndex(
                                django.contrib.postgres.indexes.OpClass(
                                    django.db.models.functions.text.Upper("name"), name="gin_trgm_ops"
                                ),
                                name="mine_name_trgm",
                            ),
                            django.contrib.postgres.indexes.GinIndex(
                                django.contrib.postgres.indexes.OpClass("initials", name="gin_trgm_ops"),
                                name="mine_initials_trgm",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("enterprise", "kind", "name"),
                                name="one_mine_of_a_name_and_kind",
                                violation_error_message="该企业已有同名的同类矿山",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("headcount__isnull", True), ("headcount__lte", 10000), _connector="OR"
                                ),
                                name="headcount_believable",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("capacity__isnull", True), ("capacity__gte", 0), _connector="OR"
                                ),
                                name="capacity_not_negative",
                            ),
                        ],
                    },
                    bases=(records.versions.Versioned, models.Model),
                ),
                migrations.CreateModel(
                    name="Accident",
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
                        ("happened_on", models.DateField(verbose_name="发生日期")),
                        ("deaths", models.PositiveSmallIntegerField(default=0, verbose_name="死亡（人）")),
                        (
                            "serious_injuries",
                            models.PositiveSmallIntegerField(default=0, verbose_name="重伤（人）"),
                        ),
                        (
                            "loss",
                            models.DecimalField(
                                decimal_places=2,
                                default=0,
                                max_digits=12,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="直接经济损失（万元）",
                            ),
                        ),
                        ("description", models.CharField(max_length=500, verbose_name="事故经过")),
                        (
                            "source",
                            models.CharField(
                                help_text="事故调查报告的文号，或其他出处。",
                                max_length=200,
                                verbose_name="资料来源",
                            ),
                        ),
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
                        "verbose_name": "事故",
                        "verbose_name_plural": "事故",
                        "ordering": ["mine_id", "-happened_on", "pk"],
                        "indexes": [models.Index(fields=["mine", "happened_on"], name="accident_of_mine")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("loss__gte", 0)), name="loss_not_negative"
                            )
                        ],
                    },
                    bases=(records.versions.Versioned, models.Model),
                ),
                migrations.CreateModel(
                    name="AccidentEvent",
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
                        ("happened_on", models.DateField(verbose_name="发生日期")),
                        ("deaths", models.PositiveSmallIntegerField(default=0, verbose_name="死亡（人）")),
                        (
                            "serious_injuries",
                            models.PositiveSmallIntegerField(default=0, verbose_name="重伤（人）"),
                        ),
                        (
                            "loss",
                            models.DecimalField(
                                decimal_places=2,
                                default=0,
                                max_digits=12,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="直接经济损失（万元）",
                            ),
                        ),
                        ("description", models.CharField(max_length=500, verbose_name="事故经过")),
                        (
                            "source",
                            models.CharField(
                                help_text="事故调查报告的文号，或其他出处。",
                                max_length=200,
                                verbose_name="资料来源",
                            ),
                        ),
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
                                to="enterprises.accident",
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="KeyPerson",
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
                        ("name", models.CharField(max_length=60, verbose_name="姓名")),
                        (
                            "posts",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=40), size=None, verbose_name="职务"
                            ),
                        ),
                        ("education", models.CharField(blank=True, max_length=20, verbose_name="学历")),
                        ("major", models.CharField(blank=True, max_length=60, verbose_name="专业")),
                        ("title", models.CharField(blank=True, max_length=40, verbose_name="职称")),
                        ("phone", models.CharField(blank=True, max_length=30, verbose_name="联系电话")),
                        ("since", models.DateField(blank=True, null=True, verbose_name="任职起")),
                        ("until", models.DateField(blank=True, null=True, verbose_name="任职止")),
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
                        "verbose_name": "关键少数",
                        "verbose_name_plural": "关键少数",
                        "ordering": ["mine_id", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("since__isnull", True),
                                    ("until__isnull", True),
                                    ("until__gte", models.F("since")),
                                    _connector="OR",
                                ),
                                name="term_ends_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("posts", []), _negated=True), name="key_person_has_a_post"
                            ),
                        ],
                    },
                    bases=(records.versions.Versioned, models.Model),
                ),
                migrations.CreateModel(
                    name="Certificate",
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
                        ("kind", models.CharField(max_length=40, verbose_name="证书种类")),
                        ("number", models.CharField(max_length=60, verbose_name="证号")),
                        ("issued", models.DateField(blank=True, null=True, verbose_name="发证日期")),
                        ("expires", models.DateField(verbose_name="有效期至")),
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
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="certificates",
                                to="enterprises.keyperson",
                                verbose_name="姓名",
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
                        "verbose_name": "资格证书",
                        "verbose_name_plural": "资格证书",
                        "ordering": ["mine_id", "person_id", "pk"],
                        "indexes": [models.Index(fields=["expires"], name="certificate_expires")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("issued__isnull", True),
                                    ("expires__isnull", True),
                                    ("expires__gte", models.F("issued")),
                                    _connector="OR",
                                ),
                                name="certificate_ends_after_start",
                            )
                        ],
                    },
                    bases=(records.versions.Versioned, models.Model),
                ),
                migrations.CreateModel(
                    name="CertificateEvent",
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
                        ("kind", models.CharField(max_length=40, verbose_name="证书种类")),
                        ("number", models.CharField(max_length=60, verbose_name="证号")),
                        ("issued", models.DateField(blank=True, null=True, verbose_name="发证日期")),
                        ("expires", models.DateField(verbose_name="有效期至")),
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
                                to="enterprises.certificate",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="enterprises.keyperson",
                                verbose_name="姓名",
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Circumstance",
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
                                    ("dishonest", "纳入失信惩戒名单"),
                                    ("suspended", "其他机关责令停产整顿"),
                                    ("building", "技术改造"),
                                    ("closing", "正在关闭退出"),
                                    ("red_line", "主要负责人红线意识不牢、责任不落实"),
                                ],
                                max_length=20,
                                verbose_name="情形",
                            ),
                        ),
                        ("note", models.CharField(max_length=300, verbose_name="具体情况")),
                        ("document", models.CharField(max_length=200, verbose_name="依据")),
                        ("since", models.DateField(verbose_name="起")),
                        ("until", models.DateField(blank=True, null=True, verbose_name="止")),
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
                            "mine",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="circumstances",
                                to="enterprises.mine",
                                verbose_name="矿山",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "监管情形",
                        "verbose_name_plural": "监管情形",
                        "ordering": ["-since", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("until", None), ("until__gte", models.F("since")), _connector="OR"
                                ),
                                name="circumstance_ends_after_start",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CircumstanceEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("dishonest", "纳入失信惩戒名单"),
                                    ("suspended", "其他机关责令停产整顿"),
                                    ("building", "技术改造"),
                                    ("closing", "正在关闭退出"),
                                    ("red_line", "主要负责人红线意识不牢、责任不落实"),
                                ],
                                max_length=20,
                                verbose_name="情形",
                            ),
                        ),
                        ("note", models.CharField(max_length=300, verbose_name="具体情况")),
                        ("document", models.CharField(max_length=200, verbose_name="依据")),
                        ("since", models.DateField(verbose_name="起")),
                        ("until", models.DateField(blank=True, null=True, verbose_name="止")),
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
                                to="enterprises.circumstance",
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Claim",
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
                                    ("open", "待裁定"),
                                    ("upheld", "已支持"),
                                    ("rejected", "未支持"),
                                    ("withdrawn", "已撤回"),
                                ],
                                default="open",
                                editable=False,
                                max_length=20,
                                verbose_name="状态",
                            ),
                        ),
                        ("reason", models.CharField(max_length=500, verbose_name="理由")),
                        ("document", models.CharField(max_length=200, verbose_name="依据文件")),
                        (
                            "made_on",
                            models.DateField(
                                default=django.utils.timezone.localdate, verbose_name="提出日期"
                            ),
                        ),
                        ("decided_on", models.DateField(blank=True, null=True, verbose_name="裁定日期")),
                        ("decision", models.CharField(blank=True, max_length=200, verbose_name="裁定文件")),
                        (
                            "agency",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="jurisdictions.agency",
                                verbose_name="主张部门",
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
                                verbose_name="裁定人",
                            ),
                        ),
                        (
                            "made_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="提出人",
                            ),
                        ),
                        (
                            "mine",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="claims",
                                to="enterprises.mine",
                                verbose_name="矿山",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "管辖争议",
                        "verbose_name_plural": "管辖争议",
                        "ordering": ["-made_on", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("status", "open")),
                                fields=("mine", "agency"),
                                name="one_open_claim_an_agency",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status__in", ["upheld", "rejected"]), _negated=True),
                                    models.Q(
                                        ("decided_by__isnull", False),
                                        ("decided_on__isnull", False),
                                        models.Q(("decision", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="claims_are_decided_with_a_document",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ClaimEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("open", "待裁定"),
                                    ("upheld", "已支持"),
                                    ("rejected", "未支持"),
                                    ("withdrawn", "已撤回"),
                                ],
                                default="open",
                                editable=False,
                                max_length=20,
                                verbose_name="状态",
                            ),
                        ),
                        ("reason", models.CharField(max_length=500, verbose_name="理由")),
                        ("document", models.CharField(max_length=200, verbose_name="依据文件")),
                        (
                            "made_on",
                            models.DateField(
                                default=django.utils.timezone.localdate, verbose_name="提出日期"
                            ),
                        ),
                        ("decided_on", models.DateField(blank=True, null=True, verbose_name="裁定日期")),
                        ("decision", models.CharField(blank=True, max_length=200, verbose_name="裁定文件")),
                        (
                            "agency",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jurisdictions.agency",
                                verbose_name="主张部门",
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
                                verbose_name="裁定人",
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
                                verbose_name="提出人",
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
                                to="enterprises.claim",
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ColumnMapping",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("layer", models.CharField(default="ledger", max_length=20, verbose_name="内容")),
                        (
                            "heading",
                            models.CharField(
                                help_text="去掉空格和标点，半角小写。", max_length=400, verbose_name="表头"
                            ),
                        ),
                        (
                            "field",
                            models.CharField(
                                blank=True,
                                help_text="空着的，这一列不读取。",
                                max_length=30,
                                verbose_name="栏目",
                            ),
                        ),
                        ("set_at", models.DateTimeField(auto_now=True, verbose_name="指定时间")),
                        (
                            "agency",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
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
                                verbose_name="指定人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "表头对应",
                        "verbose_name_plural": "表头对应",
                        "ordering": ["heading"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("agency", "layer", "heading"), name="one_field_a_heading"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ColumnMappingEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("layer", models.CharField(default="ledger", max_length=20, verbose_name="内容")),
                        (
                            "heading",
                            models.CharField(
                                help_text="去掉空格和标点，半角小写。", max_length=400, verbose_name="表头"
                            ),
                        ),
                        (
                            "field",
                            models.CharField(
                                blank=True,
                                help_text="空着的，这一列不读取。",
                                max_length=30,
                                verbose_name="栏目",
                            ),
                        ),
                        ("set_at", models.DateTimeField(auto_now=True, verbose_name="指定时间")),
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
                                to="enterprises.columnmapping",
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
                                verbose_name="指定人",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ConcernedAgency",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("document", models.CharField(max_length=200, verbose_name="依据文件")),
                        (
                            "since",
                            models.DateField(default=django.utils.timezone.localdate, verbose_name="起"),
                        ),
                        ("until", models.DateField(blank=True, null=True, verbose_name="止")),
                        (
                            "agency",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="jurisdictions.agency",
                                verbose_name="相关部门",
                            ),
                        ),
                        (
                            "mine",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="concerned",
                                to="enterprises.mine",
                                verbose_name="矿山",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "相关部门",
                        "verbose_name_plural": "相关部门",
                        "ordering": ["mine_id", "since", "pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("until", None)),
                                fields=["agency"],
                                name="mines_that_concern_an_agency",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("until", None)),
                                fields=("mine", "agency"),
                                name="concerned_once_at_a_time",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("until", None), ("until__gte", models.F("since")), _connector="OR"
                                ),
                                name="concern_ends_after_start",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ConcernedAgencyEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("document", models.CharField(max_length=200, verbose_name="依据文件")),
                        (
                            "since",
                            models.DateField(default=django.utils.timezone.localdate, verbose_name="起"),
                        ),
                        ("until", models.DateField(blank=True, null=True, verbose_name="止")),
                        (
                            "agency",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jurisdictions.agency",
                                verbose_name="相关部门",
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
                                to="enterprises.concernedagency",
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Contractor",
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
                        ("name", models.CharField(max_length=120, verbose_name="承包单位")),
                        (
                            "credit_code",
                            models.CharField(blank=True, max_length=18, verbose_name="统一社会信用代码"),
                        ),
                        ("qualification", models.CharField(blank=True, max_length=100, verbose_name="资质")),
                        (
                            "licence_number",
                            models.CharField(blank=True, max_length=60, verbose_name="安全生产许可证编号"),
                        ),
                        (
                            "licence_expires",
                            models.DateField(blank=True, null=True, verbose_name="许可证有效期至"),
                        ),
                        ("team_leader", models.CharField(max_length=60, verbose_name="项目部负责人")),
                        ("phone", models.CharField(blank=True, max_length=30, verbose_name="联系电话")),
                        (
                            "people",
                            models.PositiveIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MaxValueValidator(10000)],
                                verbose_name="项目部人数",
                            ),
                        ),
                        ("since", models.DateField(verbose_name="协议起")),
                        ("until", models.DateField(blank=True, null=True, verbose_name="协议止")),
                        (
                            "unities",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=20),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="已落实的“五统一”",
                            ),
                        ),
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
                        "verbose_name": "外包项目部",
                        "verbose_name_plural": "外包项目部",
                        "ordering": ["mine_id", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("since__isnull", True),
                                    ("until__isnull", True),
                                    ("until__gte", models.F("since")),
                                    _connector="OR",
                                ),
                                name="contract_ends_after_start",
                            )
                        ],
                    },
                    bases=(records.versions.Versioned, models.Model),
                ),
                migrations.CreateModel(
                    name="ContractorCheck",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "day",
                            models.DateField(default=django.utils.timezone.localdate, verbose_name="日期"),
                        ),
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
                        (
                            "day",
                            models.DateField(default=django.utils.timezone.localdate, verbose_name="日期"),
                        ),
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ContractorEvent",
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
                        ("name", models.CharField(max_length=120, verbose_name="承包单位")),
                        (
                            "credit_code",
                            models.CharField(blank=True, max_length=18, verbose_name="统一社会信用代码"),
                        ),
                        ("qualification", models.CharField(blank=True, max_length=100, verbose_name="资质")),
                        (
                            "licence_number",
                            models.CharField(blank=True, max_length=60, verbose_name="安全生产许可证编号"),
                        ),
                        (
                            "licence_expires",
                            models.DateField(blank=True, null=True, verbose_name="许可证有效期至"),
                        ),
                        ("team_leader", models.CharField(max_length=60, verbose_name="项目部负责人")),
                        ("phone", models.CharField(blank=True, max_length=30, verbose_name="联系电话")),
                        (
                            "people",
                            models.PositiveIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MaxValueValidator(10000)],
                                verbose_name="项目部人数",
                            ),
                        ),
                        ("since", models.DateField(verbose_name="协议起")),
                        ("until", models.DateField(blank=True, null=True, verbose_name="协议止")),
                        (
                            "unities",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=20),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="已落实的“五统一”",
                            ),
                        ),
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
                                to="enterprises.contractor",
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Drawing",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("kind", models.CharField(max_length=40, verbose_name="图纸种类")),
                        ("number", models.CharField(blank=True, max_length=60, verbose_name="图号")),
                        ("scale", models.CharField(blank=True, max_length=20, verbose_name="比例")),
                        ("updated_on", models.DateField(verbose_name="图纸更新日期")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("drawn", "待签字"),
                                    ("signed", "待备案"),
                                    ("filed", "已备案"),
                                    ("returned", "已退回"),
                                ],
                                default="drawn",
                                editable=False,
                                max_length=20,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "on_paper",
                            models.BooleanField(default=False, editable=False, verbose_name="纸质报备"),
                        ),
                        ("filed_on", models.DateField(editable=False, null=True, verbose_name="备案日期")),
                        (
                            "reason",
                            models.CharField(
                                blank=True, editable=False, max_length=300, verbose_name="退回原因"
                            ),
                        ),
                        (
                            "filed_by",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="备案人",
                            ),
                        ),
                        (
                            "submitted_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="报送人",
                            ),
                        ),
                        (
                            "mine",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="drawings",
                                to="enterprises.mine",
                                verbose_name="矿山",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "图纸",
                        "verbose_name_plural": "图纸",
                        "ordering": ["mine_id", "kind", "-updated_on", "-pk"],
                        "indexes": [
                            models.Index(fields=["mine", "kind", "-updated_on"], name="drawing_newest_first")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "filed"), _negated=True),
                                    models.Q(("filed_by__isnull", False), ("filed_on__isnull", False)),
                                    _connector="OR",
                                ),
                                name="filed_drawings_say_when",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DrawingEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("kind", models.CharField(max_length=40, verbose_name="图纸种类")),
                        ("number", models.CharField(blank=True, max_length=60, verbose_name="图号")),
                        ("scale", models.CharField(blank=True, max_length=20, verbose_name="比例")),
                        ("updated_on", models.DateField(verbose_name="图纸更新日期")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("drawn", "待签字"),
                                    ("signed", "待备案"),
                                    ("filed", "已备案"),
                                    ("returned", "已退回"),
                                ],
                                default="drawn",
                                editable=False,
                                max_length=20,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "on_paper",
                            models.BooleanField(default=False, editable=False, verbose_name="纸质报备"),
                        ),
                        ("filed_on", models.DateField(editable=False, null=True, verbose_name="备案日期")),
                        (
                            "reason",
                            models.CharField(
                                blank=True, editable=False, max_length=300, verbose_name="退回原因"
                            ),
                        ),
                        (
                            "filed_by",
                            models.ForeignKey(
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="备案人",
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
                                to="enterprises.drawing",
                            ),
                        ),
                        (
                            "submitted_by",
                            models.ForeignKey(
                                db_constraint=False,
                                editable=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="报送人",
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
                        (
                            "day",
                            models.DateField(default=django.utils.timezone.localdate, verbose_name="日期"),
                        ),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="情况")),
                        (
                            "logged_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="登记时间"
                            ),
                        ),
                        ("scenario", models.CharField(max_length=200, verbose_name="演练内容")),
                        (
                            "people",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="参加人数"),
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
                        (
                            "day",
                            models.DateField(default=django.utils.timezone.localdate, verbose_name="日期"),
                        ),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="情况")),
                        (
                            "logged_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="登记时间"
                            ),
                        ),
                        ("scenario", models.CharField(max_length=200, verbose_name="演练内容")),
                        (
                            "people",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="参加人数"),
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
                                to="enterprises.drill",
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
                                default=django.utils.timezone.localdate,
                                editable=False,
                                verbose_name="最近确认日期",
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
                                default=django.utils.timezone.localdate,
                                editable=False,
                                verbose_name="最近确认日期",
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="EnterpriseEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("name", models.CharField(max_length=120, verbose_name="企业名称")),
                        ("credit_code", models.CharField(max_length=18, verbose_name="统一社会信用代码")),
                        (
                            "credit_code_confirmed",
                            models.BooleanField(default=False, verbose_name="信用代码已人工确认"),
                        ),
                        (
                            "legal_representative",
                            models.CharField(blank=True, max_length=60, verbose_name="法定代表人"),
                        ),
                        (
                            "parent_enterprise",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="enterprises.enterprise",
                                verbose_name="上级公司",
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
                                to="enterprises.enterprise",
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
                                verbose_name="所在县（市、区）",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Equipment",
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
                        ("kind", models.CharField(max_length=40, verbose_name="设备或检测项目")),
                        ("number", models.CharField(blank=True, max_length=60, verbose_name="型号和编号")),
                        (
                            "safety_mark",
                            models.CharField(blank=True, max_length=60, verbose_name="安全标志编号"),
                        ),
                        (
                            "seats",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="核载人数"),
                        ),
                        ("brake", models.CharField(blank=True, max_length=20, verbose_name="制动型式")),
                        ("tested_on", models.DateField(blank=True, null=True, verbose_name="检测检验日期")),
                        ("test_due", models.DateField(blank=True, null=True, verbose_name="下次检测检验")),
                        ("tester", models.CharField(blank=True, max_length=100, verbose_name="检测检验机构")),
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
                        "verbose_name": "设备和检测检验",
                        "verbose_name_plural": "设备和检测检验",
                        "ordering": ["mine_id", "kind", "number", "pk"],
                        "indexes": [models.Index(fields=["test_due"], name="equipment_test_due")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("tested_on__isnull", True),
                                    ("test_due__isnull", True),
                                    ("test_due__gte", models.F("tested_on")),
                                    _connector="OR",
                                ),
                                name="next_test_after_test",
                            )
                        ],
                    },
                    bases=(records.versions.Versioned, models.Model),
                ),
                migrations.CreateModel(
                    name="EquipmentEvent",
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
                        ("kind", models.CharField(max_length=40, verbose_name="设备或检测项目")),
                        ("number", models.CharField(blank=True, max_length=60, verbose_name="型号和编号")),
                        (
                            "safety_mark",
                            models.CharField(blank=True, max_length=60, verbose_name="安全标志编号"),
                        ),
                        (
                            "seats",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="核载人数"),
                        ),
                        ("brake", models.CharField(blank=True, max_length=20, verbose_name="制动型式")),
                        ("tested_on", models.DateField(blank=True, null=True, verbose_name="检测检验日期")),
                        ("test_due", models.DateField(blank=True, null=True, verbose_name="下次检测检验")),
                        ("tester", models.CharField(blank=True, max_length=100, verbose_name="检测检验机构")),
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
                                to="enterprises.equipment",
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
                                condition=models.Q(("fields", []), _negated=True),
                                name="confirmation_names_a_field",
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Flag",
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
                                    ("key_mine", "重点地下矿山"),
                                    ("key_target", "重点检查对象"),
                                    ("accident", "近三年发生亡人事故"),
                                    ("penalty", "一年内因重大隐患受处罚"),
                                    ("overdue", "重大隐患逾期未销号"),
                                    ("dishonest", "纳入失信惩戒名单"),
                                    ("suspended", "停产整顿"),
                                    ("building", "技改基建"),
                                    ("closing", "关闭退出"),
                                    ("red_line", "红线意识不牢"),
                                    ("draw_only", "可只纳入抽查"),
                                    ("campaign", "在专项行动范围内"),
                                ],
                                max_length=20,
                                verbose_name="标记",
                            ),
                        ),
                        ("subject", models.CharField(blank=True, max_length=60, verbose_name="对象")),
                        ("reason", models.CharField(max_length=500, verbose_name="原因")),
                        ("since", models.DateField(verbose_name="起")),
                        ("until", models.DateField(blank=True, null=True, verbose_name="预计至")),
                        ("ended_on", models.DateField(blank=True, null=True, verbose_name="结束日期")),
                        ("confirmed_on", models.DateField(blank=True, null=True, verbose_name="确认日期")),
                        (
                            "confirmed_by",
                            models.ForeignKey(
                                blank=True,
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
                                related_name="flags",
                                to="enterprises.mine",
                                verbose_name="矿山",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "标记",
                        "verbose_name_plural": "标记",
                        "ordering": ["mine_id", "kind", "subject", "pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("ended_on", None)),
                                fields=["kind", "mine"],
                                name="flags_standing",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended_on", None)),
                                fields=("mine", "kind", "subject"),
                                name="one_standing_flag_a_kind",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_on", None), ("ended_on__gte", models.F("since")), _connector="OR"
                                ),
                                name="flag_ends_after_start",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FlagEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("key_mine", "重点地下矿山"),
                                    ("key_target", "重点检查对象"),
                                    ("accident", "近三年发生亡人事故"),
                                    ("penalty", "一年内因重大隐患受处罚"),
                                    ("overdue", "重大隐患逾期未销号"),
                                    ("dishonest", "纳入失信惩戒名单"),
                                    ("suspended", "停产整顿"),
                                    ("building", "技改基建"),
                                    ("closing", "关闭退出"),
                                    ("red_line", "红线意识不牢"),
                                    ("draw_only", "可只纳入抽查"),
                                    ("campaign", "在专项行动范围内"),
                                ],
                                max_length=20,
                                verbose_name="标记",
                            ),
                        ),
                        ("subject", models.CharField(blank=True, max_length=60, verbose_name="对象")),
                        ("reason", models.CharField(max_length=500, verbose_name="原因")),
                        ("since", models.DateField(verbose_name="起")),
                        ("until", models.DateField(blank=True, null=True, verbose_name="预计至")),
                        ("ended_on", models.DateField(blank=True, null=True, verbose_name="结束日期")),
                        ("confirmed_on", models.DateField(blank=True, null=True, verbose_name="确认日期")),
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
                                to="enterprises.flag",
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Insurance",
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
                        ("insurer", models.CharField(max_length=100, verbose_name="保险公司")),
                        ("number", models.CharField(max_length=60, verbose_name="保单号")),
                        (
                            "amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=12,
                                null=True,
                                verbose_name="保险金额（万元）",
                            ),
                        ),
                        ("since", models.DateField(verbose_name="保险期限起")),
                        ("until", models.DateField(verbose_name="保险期限止")),
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
                        "verbose_name": "安全生产责任保险",
                        "verbose_name_plural": "安全生产责任保险",
                        "ordering": ["mine_id", "-until", "pk"],
                        "indexes": [models.Index(fields=["until"], name="insurance_until")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("since__isnull", True),
                                    ("until__isnull", True),
                                    ("until__gte", models.F("since")),
                                    _connector="OR",
                                ),
                                name="insurance_ends_after_start",
                            )
                        ],
                    },
                    bases=(records.versions.Versioned, models.Model),
                ),
                migrations.CreateModel(
                    name="InsuranceEvent",
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
                        ("insurer", models.CharField(max_length=100, verbose_name="保险公司")),
                        ("number", models.CharField(max_length=60, verbose_name="保单号")),
                        (
                            "amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=12,
                                null=True,
                                verbose_name="保险金额（万元）",
                            ),
                        ),
                        ("since", models.DateField(verbose_name="保险期限起")),
                        ("until", models.DateField(verbose_name="保险期限止")),
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
                                to="enterprises.insurance",
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="KeyPersonEvent",
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
                        ("name", models.CharField(max_length=60, verbose_name="姓名")),
                        (
                            "posts",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=40), size=None, verbose_name="职务"
                            ),
                        ),
                        ("education", models.CharField(blank=True, max_length=20, verbose_name="学历")),
                        ("major", models.CharField(blank=True, max_length=60, verbose_name="专业")),
                        ("title", models.CharField(blank=True, max_length=40, verbose_name="职称")),
                        ("phone", models.CharField(blank=True, max_length=30, verbose_name="联系电话")),
                        ("since", models.DateField(blank=True, null=True, verbose_name="任职起")),
                        ("until", models.DateField(blank=True, null=True, verbose_name="任职止")),
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
                                to="enterprises.keyperson",
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="LedgerAct",
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
                                    ("rename", "更名"),
                                    ("close", "关闭"),
                                    ("merge_mines", "合并重复矿山"),
                                    ("merge_enterprises", "合并重复企业"),
                                ],
                                max_length=20,
                                verbose_name="事项",
                            ),
                        ),
                        ("on", models.DateField(verbose_name="生效日期")),
                        ("document", models.CharField(max_length=200, verbose_name="依据文件")),
                        ("text", models.CharField(max_length=500, verbose_name="内容")),
                        ("gone", models.BigIntegerField(blank=True, null=True, verbose_name="被合并的编号")),
                        ("moved", models.JSONField(blank=True, default=dict, verbose_name="转移的记录")),
                        (
                            "done_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="办理时间"
                            ),
                        ),
                        (
                            "done_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="办理人",
                            ),
                        ),
                        (
                            "enterprise",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="acts",
                                to="enterprises.enterprise",
                                verbose_name="企业",
                            ),
                        ),
                        (
                            "mine",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="acts",
                                to="enterprises.mine",
                                verbose_name="矿山",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "台账办理事项",
                        "verbose_name_plural": "台账办理事项",
                        "ordering": ["-on", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("gone__isnull", False)),
                                fields=("kind", "gone"),
                                name="merged_away_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("document", ""), _negated=True),
                                name="ledger_acts_have_a_document",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LedgerActEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("rename", "更名"),
                                    ("close", "关闭"),
                                    ("merge_mines", "合并重复矿山"),
                                    ("merge_enterprises", "合并重复企业"),
                                ],
                                max_length=20,
                                verbose_name="事项",
                            ),
                        ),
                        ("on", models.DateField(verbose_name="生效日期")),
                        ("document", models.CharField(max_length=200, verbose_name="依据文件")),
                        ("text", models.CharField(max_length=500, verbose_name="内容")),
                        ("gone", models.BigIntegerField(blank=True, null=True, verbose_name="被合并的编号")),
                        ("moved", models.JSONField(blank=True, default=dict, verbose_name="转移的记录")),
                        (
                            "done_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="办理时间"
                            ),
                        ),
                        (
                            "done_by",
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
                            "enterprise",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="enterprises.enterprise",
                                verbose_name="企业",
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
                                to="enterprises.ledgeract",
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="LedgerExport",
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
                        ("query", models.CharField(blank=True, max_length=1000, verbose_name="筛选条件")),
                        ("asked_at", models.DateTimeField(auto_now_add=True, verbose_name="申请时间")),
                        (
                            "busy_since",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="最近一次动静"
                            ),
                        ),
                        ("rows_total", models.PositiveIntegerField(default=0, verbose_name="总行数")),
                        ("rows_done", models.PositiveIntegerField(default=0, verbose_name="已写行数")),
                        (
                            "sha256",
                            models.CharField(blank=True, max_length=64, verbose_name="各行内容的 SHA-256"),
                        ),
                        ("message", models.CharField(blank=True, max_length=300, verbose_name="说明")),
                        (
                            "file",
                            models.FileField(
                                blank=True,
                                max_length=200,
                                upload_to=records.models.random_name,
                                verbose_name="文件",
                            ),
                        ),
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
                    ],
                    options={
                        "verbose_name": "台账导出",
                        "verbose_name_plural": "台账导出",
                        "ordering": ["-asked_at"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("status__in", ["waiting", "running"])),
                                fields=("asked_by", "query"),
                                name="one_ledger_export_under_way",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LedgerExportEvent",
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
                        ("query", models.CharField(blank=True, max_length=1000, verbose_name="筛选条件")),
                        ("asked_at", models.DateTimeField(auto_now_add=True, verbose_name="申请时间")),
                        ("rows_total", models.PositiveIntegerField(default=0, verbose_name="总行数")),
                        (
                            "sha256",
                            models.CharField(blank=True, max_length=64, verbose_name="各行内容的 SHA-256"),
                        ),
                        ("message", models.CharField(blank=True, max_length=300, verbose_name="说明")),
                        (
                            "file",
                            models.FileField(
                                blank=True,
                                max_length=200,
                                upload_to=records.models.random_name,
                                verbose_name="文件",
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
                                to="enterprises.ledgerexport",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="LedgerImport",
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
                                    ("uploaded", "正在读取"),
                                    ("read", "待导入"),
                                    ("committing", "正在写入"),
                                    ("committed", "已导入"),
                                    ("failed", "未能读取"),
                                ],
                                default="uploaded",
                                editable=False,
                                max_length=20,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "layer",
                            models.CharField(
                                default="ledger",
                                help_text="台账，或一企一档的一层。",
                                max_length=20,
                                verbose_name="内容",
                            ),
                        ),
                        (
                            "file",
                            models.FileField(
                                max_length=200, upload_to=records.models.random_name, verbose_name="文件"
                            ),
                        ),
                        ("filename", models.CharField(max_length=200, verbose_name="文件名")),
                        ("uploaded_at", models.DateTimeField(auto_now_add=True, verbose_name="上传时间")),
                        (
                            "committed_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="导入时间"),
                        ),
                        ("rows_total", models.PositiveIntegerField(default=0, verbose_name="总行数")),
                        ("rows_done", models.PositiveIntegerField(default=0, verbose_name="已读取行数")),
                        (
                            "busy_since",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="最近一次动静"
                            ),
                        ),
                        (
                            "restarts",
                            models.PositiveSmallIntegerField(default=0, verbose_name="自动重启次数"),
                        ),
                        ("message", models.CharField(blank=True, max_length=500, verbose_name="说明")),
                        ("columns", models.JSONField(default=list, verbose_name="列")),
                        ("ignored_rows", models.JSONField(default=list, verbose_name="略过的行")),
                        ("unknown_columns", models.JSONField(default=list, verbose_name="未识别的列")),
                        ("unknown_agencies", models.JSONField(default=list, verbose_name="未登记的监管部门")),
                        (
                            "left_out",
                            models.JSONField(
                                default=list,
                                help_text="一企一档的行：模型和主键。",
                                verbose_name="档案有、文件无",
                            ),
                        ),
                        (
                            "committed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="导入人",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                to="jurisdictions.region",
                                verbose_name="导入范围",
                            ),
                        ),
                        (
                            "uploaded_by",
                            models.ForeignKey(
                                help_text="空着的，是运维人员在服务器上导入的。",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="上传人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "台账导入",
                        "verbose_name_plural": "台账导入",
                        "ordering": ["-uploaded_at"],
                        "indexes": [
                            models.Index(fields=["region", "-uploaded_at"], name="imports_of_a_place")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LedgerImportEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("uploaded", "正在读取"),
                                    ("read", "待导入"),
                                    ("committing", "正在写入"),
                                    ("committed", "已导入"),
                                    ("failed", "未能读取"),
                                ],
                                default="uploaded",
                                editable=False,
                                max_length=20,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "layer",
                            models.CharField(
                                default="ledger",
                                help_text="台账，或一企一档的一层。",
                                max_length=20,
                                verbose_name="内容",
                            ),
                        ),
                        (
                            "file",
                            models.FileField(
                                max_length=200, upload_to=records.models.random_name, verbose_name="文件"
                            ),
                        ),
                        ("filename", models.CharField(max_length=200, verbose_name="文件名")),
                        ("uploaded_at", models.DateTimeField(auto_now_add=True, verbose_name="上传时间")),
                        (
                            "committed_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="导入时间"),
                        ),
                        ("rows_total", models.PositiveIntegerField(default=0, verbose_name="总行数")),
                        (
                            "restarts",
                            models.PositiveSmallIntegerField(default=0, verbose_name="自动重启次数"),
                        ),
                        ("message", models.CharField(blank=True, max_length=500, verbose_name="说明")),
                        ("columns", models.JSONField(default=list, verbose_name="列")),
                        ("ignored_rows", models.JSONField(default=list, verbose_name="略过的行")),
                        ("unknown_columns", models.JSONField(default=list, verbose_name="未识别的列")),
                        ("unknown_agencies", models.JSONField(default=list, verbose_name="未登记的监管部门")),
                        (
                            "left_out",
                            models.JSONField(
                                default=list,
                                help_text="一企一档的行：模型和主键。",
                                verbose_name="档案有、文件无",
                            ),
                        ),
                        (
                            "committed_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="导入人",
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
                                to="enterprises.ledgerimport",
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
                                verbose_name="导入范围",
                            ),
                        ),
                        (
                            "uploaded_by",
                            models.ForeignKey(
                                db_constraint=False,
                                help_text="空着的，是运维人员在服务器上导入的。",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="上传人",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="LedgerRow",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveIntegerField(verbose_name="行号")),
                        (
                            "verdict",
                            models.CharField(
                                choices=[
                                    ("accepted", "可导入"),
                                    ("held", "待确认"),
                                    ("rejected", "不能导入"),
                                ],
                                max_length=10,
                                verbose_name="结论",
                            ),
                        ),
                        ("values", models.JSONField(verbose_name="内容")),
                        ("repairs", models.JSONField(default=list, verbose_name="已自动修正")),
                        ("problems", models.JSONField(default=list, verbose_name="问题")),
                        ("doubts", models.CharField(blank=True, max_length=200, verbose_name="待确认的栏目")),
                        (
                            "confirmed_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="确认时间"),
                        ),
                        ("changes", models.JSONField(default=list, verbose_name="与台账的差异")),
                        ("chosen", models.BooleanField(default=True, verbose_name="写入")),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[("new", "新增"), ("changed", "更新"), ("unchanged", "无变化")],
                                max_length=10,
                                verbose_name="导入结果",
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
                                verbose_name="确认人",
                            ),
                        ),
                        (
                            "ledger_import",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="rows",
                                to="enterprises.ledgerimport",
                            ),
                        ),
                        (
                            "mine",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="enterprises.mine",
                                verbose_name="矿山",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "台账行",
                        "verbose_name_plural": "台账行",
                        "ordering": ["number"],
                        "indexes": [
                            models.Index(
                                fields=["ledger_import", "verdict", "number"], name="rows_of_a_verdict"
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("ledger_import", "number"), name="one_row_a_line")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Licence",
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
                        ("kind", models.CharField(max_length=40, verbose_name="证照种类")),
                        ("number", models.CharField(blank=True, max_length=60, verbose_name="编号")),
                        ("scope", models.CharField(blank=True, max_length=200, verbose_name="许可范围")),
                        ("issuer", models.CharField(blank=True, max_length=100, verbose_name="发证机关")),
                        ("issued", models.DateField(blank=True, null=True, verbose_name="发证日期")),
                        ("expires", models.DateField(blank=True, null=True, verbose_name="有效期至")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("valid", "有效"),
                                    ("withheld", "暂扣"),
                                    ("revoked", "吊销"),
                                    ("rescinded", "撤销"),
                                    ("cancelled", "注销"),
                                ],
                                default="valid",
                                editable=False,
                                max_length=20,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "status_document",
                            models.CharField(
                                blank=True, editable=False, max_length=200, verbose_name="处置文书"
                            ),
                        ),
                        (
                            "status_on",
                            models.DateField(blank=True, editable=False, null=True, verbose_name="处置日期"),
                        ),
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
                        "verbose_name": "证照",
                        "verbose_name_plural": "证照",
                        "ordering": ["mine_id", "kind", "pk"],
                        "indexes": [models.Index(fields=["expires"], name="licence_expires")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("kind", "安全生产许可证"), ("status__in", ["valid", "withheld"])
                                ),
                                fields=("mine",),
                                name="one_safety_licence_stands",
                                violation_error_message="已有一本安全生产许可证，请在原有的一条上修改",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("issued__isnull", True),
                                    ("expires__isnull", True),
                                    ("expires__gte", models.F("issued")),
                                    _connector="OR",
                                ),
                                name="licence_ends_after_start",
                            ),
                        ],
                    },
                    bases=(records.versions.Versioned, models.Model),
                ),
                migrations.CreateModel(
                    name="LicenceEvent",
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
                        ("kind", models.CharField(max_length=40, verbose_name="证照种类")),
                        ("number", models.CharField(blank=True, max_length=60, verbose_name="编号")),
                        ("scope", models.CharField(blank=True, max_length=200, verbose_name="许可范围")),
                        ("issuer", models.CharField(blank=True, max_length=100, verbose_name="发证机关")),
                        ("issued", models.DateField(blank=True, null=True, verbose_name="发证日期")),
                        ("expires", models.DateField(blank=True, null=True, verbose_name="有效期至")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("valid", "有效"),
                                    ("withheld", "暂扣"),
                                    ("revoked", "吊销"),
                                    ("rescinded", "撤销"),
                                    ("cancelled", "注销"),
                                ],
                                default="valid",
                                editable=False,
                                max_length=20,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "status_document",
                            models.CharField(
                                blank=True, editable=False, max_length=200, verbose_name="处置文书"
                            ),
                        ),
                        (
                            "status_on",
                            models.DateField(blank=True, editable=False, null=True, verbose_name="处置日期"),
                        ),
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
                                to="enterprises.licence",
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="MineEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("name", models.CharField(max_length=120, verbose_name="矿山（生产系统）名称")),
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
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("producing", "正常生产"),
                                    ("building", "建设"),
                                    ("rectifying", "整改"),
                                    ("suspended_attended", "长期停产停建（有人作业）"),
                                    ("suspended_unattended", "长期停产停建（无人作业）"),
                                    ("closed", "关闭"),
                                ],
                                max_length=30,
                                verbose_name="生产状态",
                            ),
                        ),
                        ("minerals", models.CharField(blank=True, max_length=60, verbose_name="矿种")),
                        (
                            "capacity",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=10,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="设计生产能力（万吨/年）",
                            ),
                        ),
                        (
                            "headcount",
                            models.PositiveIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MaxValueValidator(10000)],
                                verbose_name="单班入井人数",
                            ),
                        ),
                        (
                            "hydrogeology",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("简单", "简单"),
                                    ("中等", "中等"),
                                    ("复杂", "复杂"),
                                    ("极复杂", "极复杂"),
                                ],
                                max_length=20,
                                verbose_name="水文地质类型",
                            ),
                        ),
                        (
                            "pond_class",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("一等", "一等"),
                                    ("二等", "二等"),
                                    ("三等", "三等"),
                                    ("四等", "四等"),
                                    ("五等", "五等"),
                                ],
                                max_length=20,
                                verbose_name="尾矿库等别",
                            ),
                        ),
                        ("overhead_pond", models.BooleanField(default=False, verbose_name="头顶库")),
                        ("principal", models.CharField(blank=True, max_length=60, verbose_name="主要负责人")),
                        ("phone", models.CharField(blank=True, max_length=30, verbose_name="联系电话")),
                        (
                            "licence_number",
                            models.CharField(blank=True, max_length=60, verbose_name="安全生产许可证编号"),
                        ),
                        (
                            "licence_issued",
                            models.DateField(blank=True, null=True, verbose_name="许可证发证日期"),
                        ),
                        (
                            "licence_expires",
                            models.DateField(blank=True, null=True, verbose_name="许可证有效期至"),
                        ),
                        (
                            "standardization",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("一级", "一级"),
                                    ("二级", "二级"),
                                    ("三级", "三级"),
                                    ("未达标", "未达标"),
                                ],
                                max_length=20,
                                verbose_name="标准化等级",
                            ),
                        ),
                        (
                            "supervised_by",
                            models.CharField(
                                blank=True,
                                help_text="台账写明而本系统尚未登记的监管部门，登记后转为监管关系。",
                                max_length=120,
                                verbose_name="监管部门（台账原文）",
                            ),
                        ),
                        ("remarks", models.CharField(blank=True, max_length=500, verbose_name="备注")),
                        (
                            "enterprise",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="enterprises.enterprise",
                                verbose_name="企业",
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
                                to="enterprises.mine",
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
                                verbose_name="所在地",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Output",
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
                            "planned",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=10,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="下达的生产计划（万吨）",
                            ),
                        ),
                        (
                            "produced",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=10,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="实际产量（万吨）",
                            ),
                        ),
                        ("set_by", models.CharField(blank=True, max_length=120, verbose_name="计划下达单位")),
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
                        "verbose_name": "年度产量",
                        "verbose_name_plural": "年度产量",
                        "ordering": ["mine_id", "-year"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("mine", "year"),
                                name="one_output_a_year",
                                violation_error_message="这一年度已登记",
                            )
                        ],
                    },
                    bases=(records.versions.Versioned, models.Model),
                ),
                migrations.CreateModel(
                    name="OutputEvent",
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
                            "planned",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=10,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="下达的生产计划（万吨）",
                            ),
                        ),
                        (
                            "produced",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=10,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="实际产量（万吨）",
                            ),
                        ),
                        ("set_by", models.CharField(blank=True, max_length=120, verbose_name="计划下达单位")),
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
                                to="enterprises.output",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ParentVisit",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "day",
                            models.DateField(default=django.utils.timezone.localdate, verbose_name="日期"),
                        ),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="情况")),
                        (
                            "logged_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="登记时间"
                            ),
                        ),
                        ("visitors", models.CharField(max_length=200, verbose_name="检查人员")),
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
                        "verbose_name": "上级公司检查",
                        "verbose_name_plural": "上级公司检查",
                        "ordering": ["-day", "-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="ParentVisitEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "day",
                            models.DateField(default=django.utils.timezone.localdate, verbose_name="日期"),
                        ),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="情况")),
                        (
                            "logged_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="登记时间"
                            ),
                        ),
                        ("visitors", models.CharField(max_length=200, verbose_name="检查人员")),
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
                                to="enterprises.parentvisit",
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
                    name="Profile",
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
                        (
                            "longitude",
                            models.DecimalField(
                                blank=True,
                                decimal_places=6,
                                max_digits=9,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(73),
                                    django.core.validators.MaxValueValidator(136),
                                ],
                                verbose_name="经度",
                            ),
                        ),
                        (
                            "latitude",
                            models.DecimalField(
                                blank=True,
                                decimal_places=6,
                                max_digits=8,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(3),
                                    django.core.validators.MaxValueValidator(54),
                                ],
                                verbose_name="纬度",
                            ),
                        ),
                        (
                            "scale",
                            models.CharField(
                                blank=True,
                                choices=[("大型", "大型"), ("中型", "中型"), ("小型", "小型")],
                                max_length=10,
                                verbose_name="建设规模",
                            ),
                        ),
                        (
                            "risk_grade",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("A", "A（低风险）"),
                                    ("B", "B（一般风险）"),
                                    ("C", "C（较大风险）"),
                                    ("D", "D（重大风险）"),
                                ],
                                max_length=2,
                                verbose_name="风险等级",
                            ),
                        ),
                        (
                            "service_years",
                            models.DecimalField(
                                blank=True,
                                decimal_places=1,
                                max_digits=6,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="服务年限（年）",
                            ),
                        ),
                        (
                            "standardization_expires",
                            models.DateField(blank=True, null=True, verbose_name="标准化有效期至"),
                        ),
                        ("designer", models.CharField(blank=True, max_length=100, verbose_name="设计单位")),
                        (
                            "assessor",
                            models.CharField(blank=True, max_length=100, verbose_name="安全评价单位"),
                        ),
                        (
                            "employees",
                            models.PositiveIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MaxValueValidator(10000)],
                                verbose_name="从业人数（人）",
                            ),
                        ),
                        (
                            "technical_department",
                            models.CharField(blank=True, max_length=100, verbose_name="技术管理机构"),
                        ),
                        (
                            "hidden_hazards_surveyed_on",
                            models.DateField(blank=True, null=True, verbose_name="隐蔽致灾因素普查日期"),
                        ),
                        (
                            "water_crew",
                            models.CharField(blank=True, max_length=100, verbose_name="专业探放水队伍"),
                        ),
                        ("development", models.CharField(blank=True, max_length=60, verbose_name="开拓方式")),
                        ("hoisting", models.CharField(blank=True, max_length=60, verbose_name="提升方式")),
                        (
                            "exits",
                            models.PositiveIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MaxValueValidator(10000)],
                                verbose_name="安全出口数（个）",
                            ),
                        ),
                        (
                            "goaf",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=12,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="采空区体积（万立方米）",
                            ),
                        ),
                        (
                            "engineering_geology",
                            models.CharField(blank=True, max_length=60, verbose_name="工程地质类型"),
                        ),
                        (
                            "ground_pressure",
                            models.BooleanField(blank=True, null=True, verbose_name="地压灾害严重"),
                        ),
                        (
                            "spontaneous_combustion",
                            models.BooleanField(blank=True, null=True, verbose_name="有自燃倾向"),
                        ),
                        (
                            "monitoring",
                            models.BooleanField(blank=True, null=True, verbose_name="监测监控系统"),
                        ),
                        (
                            "positioning",
                            models.BooleanField(blank=True, null=True, verbose_name="人员定位系统"),
                        ),
                        (
                            "communication",
                            models.BooleanField(blank=True, null=True, verbose_name="通信联络系统"),
                        ),
                        (
                            "pumps",
                            models.PositiveIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MaxValueValidator(10000)],
                                verbose_name="主排水泵（台）",
                            ),
                        ),
                        (
                            "pit_form",
                            models.CharField(
                                blank=True, max_length=20, verbose_name="露天形式（凹陷、山坡）"
                            ),
                        ),
                        (
                            "slope_designed",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=8,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="设计边坡高度（米）",
                            ),
                        ),
                        (
                            "slope_present",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=8,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="现状边坡高度（米）",
                            ),
                        ),
                        (
                            "bench_height",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=8,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="台阶高度（米）",
                            ),
                        ),
                        (
                            "slope_angle",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=5,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="最终边坡角（度）",
                            ),
                        ),
                        (
                            "dump_height",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=8,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="排土场堆置高度（米）",
                            ),
                        ),
                        (
                            "online_monitoring",
                            models.BooleanField(blank=True, null=True, verbose_name="在线监测系统"),
                        ),
                        ("pond_form", models.CharField(blank=True, max_length=20, verbose_name="库型")),
                        (
                            "pond_disposal",
                            models.CharField(
                                blank=True, max_length=20, verbose_name="排尾方式（湿排、干排）"
                            ),
                        ),
                        (
                            "pond_use",
                            models.CharField(
                                blank=True, max_length=20, verbose_name="运行状态（在用、停用、闭库、销号）"
                            ),
                        ),
                        (
                            "dam_designed",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=8,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="设计坝高（米）",
                            ),
                        ),
                        (
                            "dam_present",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=8,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="现状坝高（米）",
                            ),
                        ),
                        (
                            "volume_designed",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=12,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="设计库容（万立方米）",
                            ),
                        ),
                        (
                            "volume_present",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=12,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="现状库容（万立方米）",
                            ),
                        ),
                        (
                            "flood_routed_on",
                            models.DateField(blank=True, null=True, verbose_name="调洪演算日期"),
                        ),
                        ("ownerless", models.BooleanField(default=False, verbose_name="无经营主体")),
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
                        "verbose_name": "矿山概况",
                        "verbose_name_plural": "矿山概况",
                        "ordering": ["mine_id"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("mine",),
                                name="one_profile_a_mine",
                                violation_error_message="这座矿山的概况已有",
                            )
                        ],
                    },
                    bases=(records.versions.Versioned, models.Model),
                ),
                migrations.CreateModel(
                    name="ProfileEvent",
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
                        (
                            "longitude",
                            models.DecimalField(
                                blank=True,
                                decimal_places=6,
                                max_digits=9,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(73),
                                    django.core.validators.MaxValueValidator(136),
                                ],
                                verbose_name="经度",
                            ),
                        ),
                        (
                            "latitude",
                            models.DecimalField(
                                blank=True,
                                decimal_places=6,
                                max_digits=8,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(3),
                                    django.core.validators.MaxValueValidator(54),
                                ],
                                verbose_name="纬度",
                            ),
                        ),
                        (
                            "scale",
                            models.CharField(
                                blank=True,
                                choices=[("大型", "大型"), ("中型", "中型"), ("小型", "小型")],
                                max_length=10,
                                verbose_name="建设规模",
                            ),
                        ),
                        (
                            "risk_grade",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("A", "A（低风险）"),
                                    ("B", "B（一般风险）"),
                                    ("C", "C（较大风险）"),
                                    ("D", "D（重大风险）"),
                                ],
                                max_length=2,
                                verbose_name="风险等级",
                            ),
                        ),
                        (
                            "service_years",
                            models.DecimalField(
                                blank=True,
                                decimal_places=1,
                                max_digits=6,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="服务年限（年）",
                            ),
                        ),
                        (
                            "standardization_expires",
                            models.DateField(blank=True, null=True, verbose_name="标准化有效期至"),
                        ),
                        ("designer", models.CharField(blank=True, max_length=100, verbose_name="设计单位")),
                        (
                            "assessor",
                            models.CharField(blank=True, max_length=100, verbose_name="安全评价单位"),
                        ),
                        (
                            "employees",
                            models.PositiveIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MaxValueValidator(10000)],
                                verbose_name="从业人数（人）",
                            ),
                        ),
                        (
                            "technical_department",
                            models.CharField(blank=True, max_length=100, verbose_name="技术管理机构"),
                        ),
                        (
                            "hidden_hazards_surveyed_on",
                            models.DateField(blank=True, null=True, verbose_name="隐蔽致灾因素普查日期"),
                        ),
                        (
                            "water_crew",
                            models.CharField(blank=True, max_length=100, verbose_name="专业探放水队伍"),
                        ),
                        ("development", models.CharField(blank=True, max_length=60, verbose_name="开拓方式")),
                        ("hoisting", models.CharField(blank=True, max_length=60, verbose_name="提升方式")),
                        (
                            "exits",
                            models.PositiveIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MaxValueValidator(10000)],
                                verbose_name="安全出口数（个）",
                            ),
                        ),
                        (
                            "goaf",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=12,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="采空区体积（万立方米）",
                            ),
                        ),
                        (
                            "engineering_geology",
                            models.CharField(blank=True, max_length=60, verbose_name="工程地质类型"),
                        ),
                        (
                            "ground_pressure",
                            models.BooleanField(blank=True, null=True, verbose_name="地压灾害严重"),
                        ),
                        (
                            "spontaneous_combustion",
                            models.BooleanField(blank=True, null=True, verbose_name="有自燃倾向"),
                        ),
                        (
                            "monitoring",
                            models.BooleanField(blank=True, null=True, verbose_name="监测监控系统"),
                        ),
                        (
                            "positioning",
                            models.BooleanField(blank=True, null=True, verbose_name="人员定位系统"),
                        ),
                        (
                            "communication",
                            models.BooleanField(blank=True, null=True, verbose_name="通信联络系统"),
                        ),
                        (
                            "pumps",
                            models.PositiveIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MaxValueValidator(10000)],
                                verbose_name="主排水泵（台）",
                            ),
                        ),
                        (
                            "pit_form",
                            models.CharField(
                                blank=True, max_length=20, verbose_name="露天形式（凹陷、山坡）"
                            ),
                        ),
                        (
                            "slope_designed",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=8,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="设计边坡高度（米）",
                            ),
                        ),
                        (
                            "slope_present",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=8,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="现状边坡高度（米）",
                            ),
                        ),
                        (
                            "bench_height",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=8,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="台阶高度（米）",
                            ),
                        ),
                        (
                            "slope_angle",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=5,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="最终边坡角（度）",
                            ),
                        ),
                        (
                            "dump_height",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=8,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="排土场堆置高度（米）",
                            ),
                        ),
                        (
                            "online_monitoring",
                            models.BooleanField(blank=True, null=True, verbose_name="在线监测系统"),
                        ),
                        ("pond_form", models.CharField(blank=True, max_length=20, verbose_name="库型")),
                        (
                            "pond_disposal",
                            models.CharField(
                                blank=True, max_length=20, verbose_name="排尾方式（湿排、干排）"
                            ),
                        ),
                        (
                            "pond_use",
                            models.CharField(
                                blank=True, max_length=20, verbose_name="运行状态（在用、停用、闭库、销号）"
                            ),
                        ),
                        (
                            "dam_designed",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=8,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="设计坝高（米）",
                            ),
                        ),
                        (
                            "dam_present",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=8,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="现状坝高（米）",
                            ),
                        ),
                        (
                            "volume_designed",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=12,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="设计库容（万立方米）",
                            ),
                        ),
                        (
                            "volume_present",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=12,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="现状库容（万立方米）",
                            ),
                        ),
                        (
                            "flood_routed_on",
                            models.DateField(blank=True, null=True, verbose_name="调洪演算日期"),
                        ),
                        ("ownerless", models.BooleanField(default=False, verbose_name="无经营主体")),
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
                                to="enterprises.profile",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Proposal",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("part", models.CharField(max_length=30, verbose_name="事项")),
                        ("target", models.BigIntegerField(blank=True, null=True, verbose_name="对象编号")),
                        ("data", models.JSONField(default=dict, verbose_name="填报内容")),
                        ("changes", models.JSONField(default=list, verbose_name="变更内容")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("proposed", "待确认"),
                                    ("accepted", "已采用"),
                                    ("returned", "已退回"),
                                ],
                                default="proposed",
                                max_length=20,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "proposed_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="申报时间"),
                        ),
                        ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="确认时间")),
                        ("reason", models.CharField(blank=True, max_length=300, verbose_name="退回原因")),
                        (
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
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
                                related_name="proposals",
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
                                verbose_name="申报人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "台账变更申报",
                        "verbose_name_plural": "台账变更申报",
                        "ordering": ["-proposed_at", "-pk"],
                        "indexes": [models.Index(fields=["mine", "status"], name="proposals_of_mine")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "returned"), _negated=True),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="returned_proposals_say_why",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProposalEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("part", models.CharField(max_length=30, verbose_name="事项")),
                        ("target", models.BigIntegerField(blank=True, null=True, verbose_name="对象编号")),
                        ("data", models.JSONField(default=dict, verbose_name="填报内容")),
                        ("changes", models.JSONField(default=list, verbose_name="变更内容")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("proposed", "待确认"),
                                    ("accepted", "已采用"),
                                    ("returned", "已退回"),
                                ],
                                default="proposed",
                                max_length=20,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "proposed_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="申报时间"),
                        ),
                        ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="确认时间")),
                        ("reason", models.CharField(blank=True, max_length=300, verbose_name="退回原因")),
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
                                to="enterprises.proposal",
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
                                verbose_name="申报人",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Representative",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "enterprise",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="representatives",
                                to="enterprises.enterprise",
                                verbose_name="企业",
                            ),
                        ),
                        (
                            "user",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="representative",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="账号",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "企业账号",
                        "verbose_name_plural": "企业账号",
                    },
                ),
                migrations.CreateModel(
                    name="RepresentativeEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "enterprise",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="enterprises.enterprise",
                                verbose_name="企业",
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
                                to="enterprises.representative",
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
                                verbose_name="账号",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Responsible",
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
                        ("name", models.CharField(max_length=60, verbose_name="姓名")),
                        ("post", models.CharField(max_length=100, verbose_name="单位职务")),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("包保责任人", "包保责任人"),
                                    ("无主体库监管责任人", "无主体库监管责任人"),
                                ],
                                default="包保责任人",
                                max_length=20,
                                verbose_name="责任",
                            ),
                        ),
                        (
                            "level",
                            models.CharField(
                                choices=[
                                    ("省级", "省级"),
                                    ("市级", "市级"),
                                    ("县级", "县级"),
                                    ("乡级", "乡级"),
                                ],
                                max_length=10,
                                verbose_name="层级",
                            ),
                        ),
                        ("phone", models.CharField(blank=True, max_length=30, verbose_name="联系电话")),
                        ("since", models.DateField(verbose_name="起")),
                        ("until", models.DateField(blank=True, null=True, verbose_name="止")),
                        ("document", models.CharField(blank=True, max_length=200, verbose_name="依据文件")),
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
                        "verbose_name": "政府包保责任人",
                        "verbose_name_plural": "政府包保责任人",
                        "ordering": ["mine_id", "level", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("since__isnull", True),
                                    ("until__isnull", True),
                                    ("until__gte", models.F("since")),
                                    _connector="OR",
                                ),
                                name="responsible_ends_after_start",
                            )
                        ],
                    },
                    bases=(records.versions.Versioned, models.Model),
                ),
                migrations.CreateModel(
                    name="ResponsibleEvent",
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
                        ("name", models.CharField(max_length=60, verbose_name="姓名")),
                        ("post", models.CharField(max_length=100, verbose_name="单位职务")),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("包保责任人", "包保责任人"),
                                    ("无主体库监管责任人", "无主体库监管责任人"),
                                ],
                                default="包保责任人",
                                max_length=20,
                                verbose_name="责任",
                            ),
                        ),
                        (
                            "level",
                            models.CharField(
                                choices=[
                                    ("省级", "省级"),
                                    ("市级", "市级"),
                                    ("县级", "县级"),
                                    ("乡级", "乡级"),
                                ],
                                max_length=10,
                                verbose_name="层级",
                            ),
                        ),
                        ("phone", models.CharField(blank=True, max_length=30, verbose_name="联系电话")),
                        ("since", models.DateField(verbose_name="起")),
                        ("until", models.DateField(blank=True, null=True, verbose_name="止")),
                        ("document", models.CharField(blank=True, max_length=200, verbose_name="依据文件")),
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
                                to="enterprises.responsible",
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
                                choices=[
                                    ("applied", "待验收"),
                                    ("accepted", "验收通过"),
                                    ("returned", "验收未通过"),
                                ],
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
                        (
                            "attended",
                            models.CharField(blank=True, max_length=300, verbose_name="参加验收人员"),
                        ),
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
                                choices=[
                                    ("applied", "待验收"),
                                    ("accepted", "验收通过"),
                                    ("returned", "验收未通过"),
                                ],
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
                        (
                            "attended",
                            models.CharField(blank=True, max_length=300, verbose_name="参加验收人员"),
                        ),
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
                                default=django.utils.timezone.localdate,
                                editable=False,
                                verbose_name="最近确认日期",
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
                                default=django.utils.timezone.localdate,
                                editable=False,
                                verbose_name="最近确认日期",
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
                        (
                            "day",
                            models.DateField(default=django.utils.timezone.localdate, verbose_name="日期"),
                        ),
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
                        (
                            "day",
                            models.DateField(default=django.utils.timezone.localdate, verbose_name="日期"),
                        ),
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
                    name="SavedFilter",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=40, verbose_name="名称")),
                        ("query", models.CharField(max_length=500, verbose_name="条件")),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="saved_filters",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="人员",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "常用查询",
                        "verbose_name_plural": "常用查询",
                        "ordering": ["name"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("user", "name"),
                                name="one_saved_filter_a_name",
                                violation_error_message="已有同名的常用查询",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SavedFilterEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("name", models.CharField(max_length=40, verbose_name="名称")),
                        ("query", models.CharField(max_length=500, verbose_name="条件")),
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
                                to="enterprises.savedfilter",
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
                    name="ShiftLead",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "day",
                            models.DateField(default=django.utils.timezone.localdate, verbose_name="日期"),
                        ),
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
                        (
                            "contractor_leader",
                            models.CharField(max_length=60, verbose_name="承包单位带班领导"),
                        ),
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
                        (
                            "day",
                            models.DateField(default=django.utils.timezone.localdate, verbose_name="日期"),
                        ),
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
                        (
                            "contractor_leader",
                            models.CharField(max_length=60, verbose_name="承包单位带班领导"),
                        ),
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
                    name="SiteDay",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "day",
                            models.DateField(default=django.utils.timezone.localdate, verbose_name="日期"),
                        ),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="情况")),
                        (
                            "logged_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="登记时间"
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
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="site_days",
                                to="enterprises.keyperson",
                                verbose_name="姓名",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "到矿履职",
                        "verbose_name_plural": "到矿履职",
                        "ordering": ["-day", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("person", "day"),
                                name="one_site_day_a_person",
                                violation_error_message="这个人这一天已登记",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SiteDayEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "day",
                            models.DateField(default=django.utils.timezone.localdate, verbose_name="日期"),
                        ),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="情况")),
                        (
                            "logged_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="登记时间"
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
                            "person",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="enterprises.keyperson",
                                verbose_name="姓名",
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
                                to="enterprises.siteday",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Supervision",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("since", models.DateField(verbose_name="起")),
                        ("until", models.DateField(blank=True, null=True, verbose_name="止")),
                        ("document", models.CharField(blank=True, max_length=200, verbose_name="依据文件")),
                        (
                            "agency",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="supervisions",
                                to="jurisdictions.agency",
                                verbose_name="监管部门",
                            ),
                        ),
                        (
                            "mine",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="supervisions",
                                to="enterprises.mine",
                                verbose_name="矿山",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "监管关系",
                        "verbose_name_plural": "监管关系",
                        "ordering": ["-since"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("until", None)),
                                fields=("mine",),
                                name="one_supervisor_at_a_time",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("until", None), ("until__gte", models.F("since")), _connector="OR"
                                ),
                                name="supervision_ends_after_start",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[
                                    ("mine", "="),
                                    (
                                        models.Func(
                                            "since",
                                            "until",
                                            models.Value("[]"),
                                            function="daterange",
                                            output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                                        ),
                                        "&&",
                                    ),
                                ],
                                name="supervisions_never_overlap",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SupervisionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("since", models.DateField(verbose_name="起")),
                        ("until", models.DateField(blank=True, null=True, verbose_name="止")),
                        ("document", models.CharField(blank=True, max_length=200, verbose_name="依据文件")),
                        (
                            "agency",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jurisdictions.agency",
                                verbose_name="监管部门",
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
                                to="enterprises.supervision",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ThirdParty",
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
                        ("name", models.CharField(max_length=120, verbose_name="单位名称")),
                        (
                            "credit_code",
                            models.CharField(blank=True, max_length=18, verbose_name="统一社会信用代码"),
                        ),
                        (
                            "qualification",
                            models.CharField(blank=True, max_length=60, verbose_name="资质编号"),
                        ),
                        ("expires", models.DateField(blank=True, null=True, verbose_name="资质有效期至")),
                        ("work", models.CharField(blank=True, max_length=200, verbose_name="承担的工作")),
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
                        "verbose_name": "第三方单位",
                        "verbose_name_plural": "第三方单位",
                        "ordering": ["mine_id", "kind", "pk"],
                    },
                    bases=(records.versions.Versioned, models.Model),
                ),
                migrations.CreateModel(
                    name="ThirdPartyEvent",
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
                        ("name", models.CharField(max_length=120, verbose_name="单位名称")),
                        (
                            "credit_code",
                            models.CharField(blank=True, max_length=18, verbose_name="统一社会信用代码"),
                        ),
                        (
                            "qualification",
                            models.CharField(blank=True, max_length=60, verbose_name="资质编号"),
                        ),
                        ("expires", models.DateField(blank=True, null=True, verbose_name="资质有效期至")),
                        ("work", models.CharField(blank=True, max_length=200, verbose_name="承担的工作")),
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
                                to="enterprises.thirdparty",
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
                                default=django.utils.timezone.localdate,
                                editable=False,
                                verbose_name="最近确认日期",
                            ),
                        ),
                        ("name", models.CharField(max_length=60, verbose_name="姓名")),
                        (
                            "number",
                            models.CharField(
                                blank=True,
                                help_text="同名的，用工号区分。",
                                max_length=30,
                                verbose_name="工号",
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
                                default=django.utils.timezone.localdate,
                                editable=False,
                                verbose_name="最近确认日期",
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
                                default=django.utils.timezone.localdate,
                                editable=False,
                                verbose_name="最近确认日期",
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
                    name="WatchDuty",
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
                        ("watcher", models.CharField(max_length=60, verbose_name="盯守人")),
                        ("unit", models.CharField(max_length=100, verbose_name="单位职务")),
                        ("phone", models.CharField(blank=True, max_length=30, verbose_name="联系电话")),
                        (
                            "mode",
                            models.CharField(
                                choices=[("驻矿盯守", "驻矿盯守"), ("联系盯守", "联系盯守")],
                                max_length=10,
                                verbose_name="盯守方式",
                            ),
                        ),
                        ("since", models.DateField(verbose_name="起")),
                        ("until", models.DateField(blank=True, null=True, verbose_name="止")),
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
                        "verbose_name": "盯守责任",
                        "verbose_name_plural": "盯守责任",
                        "ordering": ["mine_id", "-since", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("since__isnull", True),
                                    ("until__isnull", True),
                                    ("until__gte", models.F("since")),
                                    _connector="OR",
                                ),
                                name="watch_ends_after_start",
                            )
                        ],
                    },
                    bases=(records.versions.Versioned, models.Model),
                ),
                migrations.CreateModel(
                    name="WatchDutyEvent",
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
                        ("watcher", models.CharField(max_length=60, verbose_name="盯守人")),
                        ("unit", models.CharField(max_length=100, verbose_name="单位职务")),
                        ("phone", models.CharField(blank=True, max_length=30, verbose_name="联系电话")),
                        (
                            "mode",
                            models.CharField(
                                choices=[("驻矿盯守", "驻矿盯守"), ("联系盯守", "联系盯守")],
                                max_length=10,
                                verbose_name="盯守方式",
                            ),
                        ),
                        ("since", models.DateField(verbose_name="起")),
                        ("until", models.DateField(blank=True, null=True, verbose_name="止")),
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
                                to="enterprises.watchduty",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="WatchEntry",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "day",
                            models.DateField(default=django.utils.timezone.localdate, verbose_name="日期"),
                        ),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="情况")),
                        (
                            "logged_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="登记时间"
                            ),
                        ),
                        (
                            "duty",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="entries",
                                to="enterprises.watchduty",
                                verbose_name="盯守人",
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
                        "verbose_name": "盯守打卡",
                        "verbose_name_plural": "盯守打卡",
                        "ordering": ["-day", "-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="WatchEntryEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "day",
                            models.DateField(default=django.utils.timezone.localdate, verbose_name="日期"),
                        ),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="情况")),
                        (
                            "logged_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="登记时间"
                            ),
                        ),
                        (
                            "duty",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="enterprises.watchduty",
                                verbose_name="盯守人",
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
                                to="enterprises.watchentry",
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
                                default=django.utils.timezone.localdate,
                                editable=False,
                                verbose_name="最近确认日期",
                            ),
                        ),
                        ("name", models.CharField(max_length=60, verbose_name="姓名")),
                        (
                            "number",
                            models.CharField(
                                blank=True,
                                help_text="同名的，用工号区分。",
                                max_length=30,
                                verbose_name="工号",
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
            ],
        ),
    ]
