import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.contrib.postgres.operations import BtreeGistExtension, TrigramExtension
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        TrigramExtension(),
        BtreeGistExtension(),
        migrations.CreateModel(
            name="Holiday",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "date",
                    models.DateField(
                        error_messages={"unique": "这一天已在表中"}, unique=True, verbose_name="日期"
                    ),
                ),
                ("name", models.CharField(max_length=40, verbose_name="名称")),
                ("is_workday", models.BooleanField(default=False, verbose_name="调休上班")),
            ],
            options={
                "verbose_name": "节假日",
                "verbose_name_plural": "节假日",
                "ordering": ["date"],
            },
        ),
        migrations.CreateModel(
            name="HolidayEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("date", models.DateField(error_messages={"unique": "这一天已在表中"}, verbose_name="日期")),
                ("name", models.CharField(max_length=40, verbose_name="名称")),
                ("is_workday", models.BooleanField(default=False, verbose_name="调休上班")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="LoginFailure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("username", models.CharField(max_length=150)),
                ("address", models.GenericIPAddressField()),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "verbose_name": "登录失败",
                "verbose_name_plural": "登录失败",
            },
        ),
        migrations.CreateModel(
            name="Region",
            fields=[
                (
                    "code",
                    models.CharField(
                        db_collation="C",
                        max_length=12,
                        primary_key=True,
                        serialize=False,
                        verbose_name="代码",
                    ),
                ),
                ("name", models.CharField(max_length=100, verbose_name="名称")),
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
                        max_length=10,
                        verbose_name="级别",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("division", "行政区划"), ("zone", "开发区"), ("corps", "兵团")],
                        default="division",
                        max_length=10,
                        verbose_name="类别",
                    ),
                ),
                ("path", models.TextField(db_collation="C", editable=False, verbose_name="路径")),
                ("ended", models.DateField(blank=True, null=True, verbose_name="撤销日期")),
            ],
            options={
                "verbose_name": "区划",
                "verbose_name_plural": "区划",
                "ordering": ["code"],
            },
        ),
        migrations.CreateModel(
            name="RegionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "code",
                    models.CharField(db_collation="C", max_length=12, serialize=False, verbose_name="代码"),
                ),
                ("name", models.CharField(max_length=100, verbose_name="名称")),
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
                        max_length=10,
                        verbose_name="级别",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("division", "行政区划"), ("zone", "开发区"), ("corps", "兵团")],
                        default="division",
                        max_length=10,
                        verbose_name="类别",
                    ),
                ),
                ("path", models.TextField(db_collation="C", editable=False, verbose_name="路径")),
                ("ended", models.DateField(blank=True, null=True, verbose_name="撤销日期")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RegionName",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=100, verbose_name="曾用名")),
                ("until", models.DateField(verbose_name="停用日期")),
            ],
            options={
                "verbose_name": "区划曾用名",
                "verbose_name_plural": "区划曾用名",
                "ordering": ["until"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RegionNameEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=100, verbose_name="曾用名")),
                ("until", models.DateField(verbose_name="停用日期")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="UserEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                (
                    "username",
                    models.CharField(
                        error_messages={"unique": "这个用户名已有人使用"},
                        max_length=60,
                        verbose_name="用户名",
                    ),
                ),
                ("name", models.CharField(max_length=50, verbose_name="姓名")),
                (
                    "roles",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("viewer", "查看人员"),
                                ("clerk", "填报人"),
                                ("inspector", "执法人员"),
                                ("legal_reviewer", "法制审核"),
                                ("leader", "分管负责人"),
                                ("administrator", "管理员"),
                                ("principal", "主要负责人"),
                                ("safety_officer", "安全管理人员"),
                            ],
                            max_length=20,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="角色",
                    ),
                ),
                ("certificate_number", models.CharField(blank=True, max_length=40, verbose_name="执法证号")),
                (
                    "certificate_expires",
                    models.DateField(blank=True, null=True, verbose_name="执法证有效期至"),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="启用")),
                (
                    "joined_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="建立时间"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Agency",
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
                            ("emergency_management", "应急管理部门"),
                            ("mine_safety", "矿山安全监察机构"),
                            ("government", "人民政府"),
                            ("fire", "消防救援机构"),
                            ("town_centre", "乡镇应急管理机构"),
                        ],
                        default="emergency_management",
                        max_length=24,
                        verbose_name="类别",
                    ),
                ),
                ("name", models.CharField(max_length=100, verbose_name="名称")),
                ("short_name", models.CharField(max_length=10, verbose_name="文号简称")),
                (
                    "superior",
                    models.ForeignKey(
                        blank=True,
                        help_text="不填时为上级区划的同类机构",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="subordinates",
                        to="jurisdictions.agency",
                        verbose_name="指定上级",
                    ),
                ),
            ],
            options={
                "verbose_name": "机构",
                "verbose_name_plural": "机构",
                "ordering": ["region", "kind"],
            },
        ),
        migrations.CreateModel(
            name="User",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                (
                    "username",
                    models.CharField(
                        error_messages={"unique": "这个用户名已有人使用"},
                        max_length=60,
                        unique=True,
                        verbose_name="用户名",
                    ),
                ),
                ("name", models.CharField(max_length=50, verbose_name="姓名")),
                (
                    "roles",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("viewer", "查看人员"),
                                ("clerk", "填报人"),
                                ("inspector", "执法人员"),
                                ("legal_reviewer", "法制审核"),
                                ("leader", "分管负责人"),
                                ("administrator", "管理员"),
                                ("principal", "主要负责人"),
                                ("safety_officer", "安全管理人员"),
                            ],
                            max_length=20,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="角色",
                    ),
                ),
                ("certificate_number", models.CharField(blank=True, max_length=40, verbose_name="执法证号")),
                (
                    "certificate_expires",
                    models.DateField(blank=True, null=True, verbose_name="执法证有效期至"),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="启用")),
                (
                    "joined_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="建立时间"
                    ),
                ),
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True,
                        help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
                (
                    "user_permissions",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Specific permissions for this user.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.permission",
                        verbose_name="user permissions",
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="people",
                        to="jurisdictions.agency",
                        verbose_name="机构",
                    ),
                ),
            ],
            options={
                "verbose_name": "人员",
                "verbose_name_plural": "人员",
                "ordering": ["agency", "username"],
            },
        ),
        migrations.CreateModel(
            name="AgencyEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("emergency_management", "应急管理部门"),
                            ("mine_safety", "矿山安全监察机构"),
                            ("government", "人民政府"),
                            ("fire", "消防救援机构"),
                            ("town_centre", "乡镇应急管理机构"),
                        ],
                        default="emergency_management",
                        max_length=24,
                        verbose_name="类别",
                    ),
                ),
                ("name", models.CharField(max_length=100, verbose_name="名称")),
                ("short_name", models.CharField(max_length=10, verbose_name="文号简称")),
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
                        to="jurisdictions.agency",
                    ),
                ),
                (
                    "superior",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="不填时为上级区划的同类机构",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="jurisdictions.agency",
                        verbose_name="指定上级",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AgencyName",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=100, verbose_name="曾用名")),
                ("until", models.DateField(verbose_name="停用日期")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="former_names",
                        to="jurisdictions.agency",
                        verbose_name="机构",
                    ),
                ),
            ],
            options={
                "verbose_name": "机构曾用名",
                "verbose_name_plural": "机构曾用名",
                "ordering": ["until"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AgencyNameEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=100, verbose_name="曾用名")),
                ("until", models.DateField(verbose_name="停用日期")),
                (
                    "agency",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="jurisdictions.agency",
                        verbose_name="机构",
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
                        to="jurisdictions.agencyname",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Grant",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("object_pk", models.CharField(max_length=255, verbose_name="object ID")),
                ("until", models.DateField(verbose_name="有效期至")),
                ("basis", models.CharField(max_length=200, verbose_name="依据文件")),
                (
                    "content_type",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="contenttypes.contenttype"
                    ),
                ),
                (
                    "permission",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="auth.permission"),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "临时授权",
                "verbose_name_plural": "临时授权",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="GrantEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("object_pk", models.CharField(max_length=255, verbose_name="object ID")),
                ("until", models.DateField(verbose_name="有效期至")),
                ("basis", models.CharField(max_length=200, verbose_name="依据文件")),
                (
                    "content_type",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="contenttypes.contenttype",
                    ),
                ),
                (
                    "permission",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="auth.permission",
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
                        to="jurisdictions.grant",
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
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="holiday",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "jurisdictions_holidayevent" ("date", "id", "is_workday", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."date", NEW."id", NEW."is_workday", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                    hash="26a902c1c8c61d49048567195664eeeb6b87e6c8",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_db899",
                    table="jurisdictions_holiday",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="holiday",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "jurisdictions_holidayevent" ("date", "id", "is_workday", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."date", NEW."id", NEW."is_workday", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                    hash="0b8320b134a89a31d9cf666fe6945ef2f6ff17ea",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_dc7b4",
                    table="jurisdictions_holiday",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="holiday",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "jurisdictions_holidayevent" ("date", "id", "is_workday", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."date", OLD."id", OLD."is_workday", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                    hash="1fc48a7cbf2bb9ce3ccfb0d039e78ac11173b38e",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_9c285",
                    table="jurisdictions_holiday",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="holidayevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="holidayevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="jurisdictions.holiday",
            ),
        ),
        migrations.AddIndex(
            model_name="loginfailure",
            index=models.Index(fields=["address", "at"], name="login_failures_from_where"),
        ),
        migrations.AddField(
            model_name="region",
            name="parent",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="children",
                to="jurisdictions.region",
                verbose_name="上级",
            ),
        ),
        migrations.AddField(
            model_name="region",
            name="successor",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="predecessors",
                to="jurisdictions.region",
                verbose_name="并入",
            ),
        ),
        migrations.AddField(
            model_name="agencyevent",
            name="region",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="jurisdictions.region",
                verbose_name="区划",
            ),
        ),
        migrations.AddField(
            model_name="agency",
            name="region",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="agencies",
                to="jurisdictions.region",
                verbose_name="区划",
            ),
        ),
        migrations.AddField(
            model_name="regionevent",
            name="parent",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="jurisdictions.region",
                verbose_name="上级",
            ),
        ),
        migrations.AddField(
            model_name="regionevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="regionevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="jurisdictions.region",
            ),
        ),
        migrations.AddField(
            model_name="regionevent",
            name="successor",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="jurisdictions.region",
                verbose_name="并入",
            ),
        ),
        migrations.AddField(
            model_name="regionname",
            name="region",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="former_names",
                to="jurisdictions.region",
                verbose_name="区划",
            ),
        ),
        migrations.AddField(
            model_name="regionnameevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="regionnameevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="jurisdictions.regionname",
            ),
        ),
        migrations.AddField(
            model_name="regionnameevent",
            name="region",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="jurisdictions.region",
                verbose_name="区划",
            ),
        ),
        migrations.AddField(
            model_name="userevent",
            name="agency",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="jurisdictions.agency",
                verbose_name="机构",
            ),
        ),
        migrations.AddField(
            model_name="userevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="userevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("agency", None), ("roles__contained_by", ["principal", "safety_officer"])),
                    models.Q(
                        ("agency__isnull", False),
                        models.Q(("roles__overlap", ["principal", "safety_officer"]), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="roles_fit_the_desk",
                violation_error_message="机构人员与企业人员的角色不能混用",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="user",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "jurisdictions_userevent" ("agency_id", "certificate_expires", "certificate_number", "id", "is_active", "is_superuser", "joined_at", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "roles", "username") VALUES (NEW."agency_id", NEW."certificate_expires", NEW."certificate_number", NEW."id", NEW."is_active", NEW."is_superuser", NEW."joined_at", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."roles", NEW."username"); RETURN NULL;',
                    hash="f591174fcd9ae244a5370df315e7cf5cde54b56f",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_d570f",
                    table="jurisdictions_user",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="user",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."agency_id" IS DISTINCT FROM (NEW."agency_id") OR OLD."certificate_expires" IS DISTINCT FROM (NEW."certificate_expires") OR OLD."certificate_number" IS DISTINCT FROM (NEW."certificate_number") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_active" IS DISTINCT FROM (NEW."is_active") OR OLD."is_superuser" IS DISTINCT FROM (NEW."is_superuser") OR OLD."joined_at" IS DISTINCT FROM (NEW."joined_at") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."roles" IS DISTINCT FROM (NEW."roles") OR OLD."username" IS DISTINCT FROM (NEW."username"))',
                    func='INSERT INTO "jurisdictions_userevent" ("agency_id", "certificate_expires", "certificate_number", "id", "is_active", "is_superuser", "joined_at", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "roles", "username") VALUES (NEW."agency_id", NEW."certificate_expires", NEW."certificate_number", NEW."id", NEW."is_active", NEW."is_superuser", NEW."joined_at", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."roles", NEW."username"); RETURN NULL;',
                    hash="9d0c213184557ad77f0cc5d2a378c3bd07fd961f",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_4225d",
                    table="jurisdictions_user",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="user",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "jurisdictions_userevent" ("agency_id", "certificate_expires", "certificate_number", "id", "is_active", "is_superuser", "joined_at", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "roles", "username") VALUES (OLD."agency_id", OLD."certificate_expires", OLD."certificate_number", OLD."id", OLD."is_active", OLD."is_superuser", OLD."joined_at", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."roles", OLD."username"); RETURN NULL;',
                    hash="71217fd090351d56a5f0aa3f54b0d2fb3e642bd8",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_c837e",
                    table="jurisdictions_user",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agencyname",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "jurisdictions_agencynameevent" ("agency_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "until") VALUES (NEW."agency_id", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."until"); RETURN NULL;',
                    hash="8918b2da1ac04a6de80780605af353b470c4fb9b",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_af295",
                    table="jurisdictions_agencyname",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agencyname",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "jurisdictions_agencynameevent" ("agency_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "until") VALUES (NEW."agency_id", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."until"); RETURN NULL;',
                    hash="99c9c6539b2f2537136255377dc0b0726db2274f",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_bef02",
                    table="jurisdictions_agencyname",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agencyname",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "jurisdictions_agencynameevent" ("agency_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "until") VALUES (OLD."agency_id", OLD."id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."until"); RETURN NULL;',
                    hash="fbf7fdfeb8b1573ea2b58a9ba0d8cca089d32eff",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_a023a",
                    table="jurisdictions_agencyname",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agencynameevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="3b46953b28ba40825cec0830318b0722dcdfeb27",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_3bd96",
                    table="jurisdictions_agencynameevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="grant",
            index=models.Index(fields=["content_type", "object_pk"], name="jurisdictio_content_a6da30_idx"),
        ),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.CheckConstraint(
                condition=models.Q(("basis", ""), _negated=True), name="grants_have_a_basis"
            ),
        ),
        migrations.AlterUniqueTogether(
            name="grant",
            unique_together={("user", "permission", "object_pk")},
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="grant",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "jurisdictions_grantevent" ("basis", "content_type_id", "id", "object_pk", "permission_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "until", "user_id") VALUES (NEW."basis", NEW."content_type_id", NEW."id", NEW."object_pk", NEW."permission_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."until", NEW."user_id"); RETURN NULL;',
                    hash="40b93b78afc01ea7c6ddde3f6df195ebeba13dab",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_246c0",
                    table="jurisdictions_grant",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="grant",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "jurisdictions_grantevent" ("basis", "content_type_id", "id", "object_pk", "permission_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "until", "user_id") VALUES (NEW."basis", NEW."content_type_id", NEW."id", NEW."object_pk", NEW."permission_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."until", NEW."user_id"); RETURN NULL;',
                    hash="7591ad16c40950a8d17157aea964238eabfb7e9f",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_78056",
                    table="jurisdictions_grant",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="grant",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "jurisdictions_grantevent" ("basis", "content_type_id", "id", "object_pk", "permission_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "until", "user_id") VALUES (OLD."basis", OLD."content_type_id", OLD."id", OLD."object_pk", OLD."permission_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."until", OLD."user_id"); RETURN NULL;',
                    hash="57dc915e74cebec4ff642ab62a17103e1cb0239e",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_4f14d",
                    table="jurisdictions_grant",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="grantevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="5e122f728e5f3387860c9370bd63af91ca158244",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_d0a94",
                    table="jurisdictions_grantevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="holidayevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="7a79c5f19223650a086ebb116996010679929e27",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_06403",
                    table="jurisdictions_holidayevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="region",
            constraint=models.UniqueConstraint(fields=("path",), name="one_region_a_path"),
        ),
        migrations.AddConstraint(
            model_name="region",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("level", "nation"), ("path", "")),
                    models.Q(
                        models.Q(("level", "nation"), _negated=True), models.Q(("path", ""), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="only_the_nation_has_the_empty_path",
            ),
        ),
        migrations.AddConstraint(
            model_name="region",
            constraint=models.CheckConstraint(
                condition=models.Q(("successor", None), ("ended__isnull", False), _connector="OR"),
                name="merged_regions_have_ended",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="region",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.\"kind\" = 'zone')",
                    func='INSERT INTO "jurisdictions_regionevent" ("code", "ended", "kind", "level", "name", "parent_id", "path", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "successor_id") VALUES (NEW."code", NEW."ended", NEW."kind", NEW."level", NEW."name", NEW."parent_id", NEW."path", _pgh_attach_context(), NOW(), \'insert\', NEW."code", NEW."successor_id"); RETURN NULL;',
                    hash="b50e812b5effaf183093aa732afa6f084efe92b0",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_d7f51",
                    table="jurisdictions_region",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="region",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "jurisdictions_regionevent" ("code", "ended", "kind", "level", "name", "parent_id", "path", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "successor_id") VALUES (NEW."code", NEW."ended", NEW."kind", NEW."level", NEW."name", NEW."parent_id", NEW."path", _pgh_attach_context(), NOW(), \'update\', NEW."code", NEW."successor_id"); RETURN NULL;',
                    hash="ed4ad6261b7100294c075706ab0de4d981f1f340",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_e0ff2",
                    table="jurisdictions_region",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="region",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "jurisdictions_regionevent" ("code", "ended", "kind", "level", "name", "parent_id", "path", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "successor_id") VALUES (OLD."code", OLD."ended", OLD."kind", OLD."level", OLD."name", OLD."parent_id", OLD."path", _pgh_attach_context(), NOW(), \'delete\', OLD."code", OLD."successor_id"); RETURN NULL;',
                    hash="2c7343b2d723b48dd98080f217daec93e3c5bbf3",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_9635e",
                    table="jurisdictions_region",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agencyevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="18e32747202c9552873d833596f0aa52309a2cee",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_e3458",
                    table="jurisdictions_agencyevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="agency",
            constraint=models.UniqueConstraint(fields=("name",), name="one_agency_a_name"),
        ),
        migrations.AddConstraint(
            model_name="agency",
            constraint=models.CheckConstraint(
                condition=models.Q(("superior", models.F("id")), _negated=True), name="no_agency_above_itself"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agency",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "jurisdictions_agencyevent" ("id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "short_name", "superior_id") VALUES (NEW."id", NEW."kind", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."region_id", NEW."short_name", NEW."superior_id"); RETURN NULL;',
                    hash="b978db8fabeab5799bc18eac452911d4f65d1b1e",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_060d0",
                    table="jurisdictions_agency",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agency",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "jurisdictions_agencyevent" ("id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "short_name", "superior_id") VALUES (NEW."id", NEW."kind", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."region_id", NEW."short_name", NEW."superior_id"); RETURN NULL;',
                    hash="943043e0ad4cf7adff8bd6c146caa1d4359316db",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_4459b",
                    table="jurisdictions_agency",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agency",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "jurisdictions_agencyevent" ("id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "short_name", "superior_id") VALUES (OLD."id", OLD."kind", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."region_id", OLD."short_name", OLD."superior_id"); RETURN NULL;',
                    hash="6b84367b40c8af7233de377e35deef76d6d8b8f7",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_478a9",
                    table="jurisdictions_agency",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="regionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="54beaad9410073d7451bab2442485c07c847fd07",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_30231",
                    table="jurisdictions_regionevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="regionname",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "jurisdictions_regionnameevent" ("id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "until") VALUES (NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."region_id", NEW."until"); RETURN NULL;',
                    hash="ef4368bb82c9626c88f68b06c6779ab273172e27",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_d4016",
                    table="jurisdictions_regionname",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="regionname",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "jurisdictions_regionnameevent" ("id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "until") VALUES (NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."region_id", NEW."until"); RETURN NULL;',
                    hash="232c81abd85159529c7a28e14087e305cc0498d9",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_e2688",
                    table="jurisdictions_regionname",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="regionname",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "jurisdictions_regionnameevent" ("id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "until") VALUES (OLD."id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."region_id", OLD."until"); RETURN NULL;',
                    hash="3c0a06df5feb3775342e531f476eafd5415b3d1b",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_a7ee8",
                    table="jurisdictions_regionname",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="regionnameevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="26b710c12e4fe2cac147fe3261eff0e8ea4513d2",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_490c2",
                    table="jurisdictions_regionnameevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="userevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="85bdf7c90b6c502dd9f4e803229432bd642c7027",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_740f2",
                    table="jurisdictions_userevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
