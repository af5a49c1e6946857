"""What a mine is made of, who works in it for others, and what has happened there."""

from __future__ import annotations

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from enterprises.file.completeness import fields_of
from enterprises.models.changes import tells_flags
from enterprises.models.days import in_order
from enterprises.models.fact import Fact, FactQuerySet, worded
from enterprises.models.people import TermQuerySet
from enterprises.terms import accident_class


class Scale(models.TextChoices):
    LARGE = "大型", "大型"
    MEDIUM = "中型", "中型"
    SMALL = "小型", "小型"


class RiskGrade(models.TextChoices):
    """矿安〔2023〕1号: from low to major."""

    A = "A", "A（低风险）"
    B = "B", "B（一般风险）"
    C = "C", "C（较大风险）"
    D = "D", "D（重大风险）"


def measure(label: str, digits: int = 12, places: int = 2) -> models.DecimalField:
    return models.DecimalField(
        label,
        max_digits=digits,
        decimal_places=places,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )


def words(label: str, length: int = 60) -> models.CharField:
    return models.CharField(label, max_length=length, blank=True)


def count(label: str) -> models.PositiveIntegerField:
    return models.PositiveIntegerField(label, null=True, blank=True, validators=[MaxValueValidator(10_000)])


def answer(label: str) -> models.BooleanField:
    return models.BooleanField(label, null=True, blank=True)


@pghistory.track()
class Profile(Fact):
    """The rest of what is known of a mine: one row, of which each kind of mine fills what concerns it.

    Which fields concern which kind is data (file_fields.yaml), because that list is law's and moves.
    """

    longitude = models.DecimalField(
        "经度",
        max_digits=9,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(73), MaxValueValidator(136)],
    )
    latitude = models.DecimalField(
        "纬度",
        max_digits=8,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(3), MaxValueValidator(54)],
    )
    scale = models.CharField("建设规模", max_length=10, choices=Scale, blank=True)
    risk_grade = models.CharField("风险等级", max_length=2, choices=RiskGrade, blank=True)
    service_years = measure("服务年限（年）", 6, 1)
    standardization_expires = models.DateField("标准化有效期至", null=True, blank=True)
    designer = words("设计单位", 100)
    assessor = words("安全评价单位", 100)
    employees = count("从业人数（人）")
    technical_department = words("技术管理机构", 100)
    hidden_hazards_surveyed_on = models.DateField("隐蔽致灾因素普查日期", null=True, blank=True)
    water_crew = words("专业探放水队伍", 100)

    development = words("开拓方式")
    hoisting = words("提升方式")
    exits = count("安全出口数（个）")
    goaf = measure("采空区体积（万立方米）")
    engineering_geology = words("工程地质类型")
    ground_pressure = answer("地压灾害严重")
    spontaneous_combustion = answer("有自燃倾向")
    monitoring = answer("监测监控系统")
    positioning = answer("人员定位系统")
    communication = answer("通信联络系统")
    pumps = count("主排水泵（台）")

    pit_form = words("露天形式（凹陷、山坡）", 20)
    slope_designed = measure("设计边坡高度（米）", 8)
    slope_present = measure("现状边坡高度（米）", 8)
    bench_height = measure("台阶高度（米）", 8)
    slope_angle = measure("最终边坡角（度）", 5)
    dump_height = measure("排土场堆置高度（米）", 8)
    online_monitoring = answer("在线监测系统")

    pond_form = words("库型", 20)
    pond_disposal = words("排尾方式（湿排、干排）", 20)
    pond_use = words("运行状态（在用、停用、闭库、销号）", 20)
    dam_designed = measure("设计坝高（米）", 8)
    dam_present = measure("现状坝高（米）", 8)
    volume_designed = measure("设计库容（万立方米）")
    volume_present = measure("现状库容（万立方米）")
    flood_routed_on = models.DateField("调洪演算日期", null=True, blank=True)
    ownerless = models.BooleanField("无经营主体", default=False)

    objects = FactQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "矿山概况"
        ordering = ["mine_id"]
        constraints = [
            models.UniqueConstraint(
                fields=["mine"], name="one_profile_a_mine", violation_error_message="这座矿山的概况已有"
            )
        ]

    def __str__(self) -> str:
        return f"{self.mine}的概况"

    def particulars(self) -> list[tuple[str, str]]:
        """Told are the fields that a mine of this kind has."""
        return self.told(fields_of("profile", self.mine.kind))


@pghistory.track()
class Equipment(Fact):
    """A hoist, fan, pump or vehicle that the criteria want tested, with the day the next test is due."""

    SHOWN = ("number", "safety_mark", "seats", "brake", "tested_on", "test_due", "tester")
    DUE = "test_due"
    ORDERED = (("tested_on", "test_due"),)

    kind = models.CharField("设备或检测项目", max_length=40)
    number = models.CharField("型号和编号", max_length=60, blank=True)
    safety_mark = models.CharField("安全标志编号", max_length=60, blank=True)
    seats = models.PositiveSmallIntegerField("核载人数", null=True, blank=True)
    brake = models.CharField("制动型式", max_length=20, blank=True)
    tested_on = models.DateField("检测检验日期", null=True, blank=True)
    test_due = models.DateField("下次检测检验", null=True, blank=True)
    tester = models.CharField("检测检验机构", max_length=100, blank=True)

    objects = FactQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "设备和检测检验"
        ordering = ["mine_id", "kind", "number", "pk"]
        constraints = [
            models.CheckConstraint(condition=in_order("tested_on", "test_due"), name="next_test_after_test")
        ]
        indexes = [models.Index(fields=["test_due"], name="equipment_test_due")]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}".strip()


@pghistory.track()
class Contractor(Fact):
    """An outside unit and its project team at this mine: the fourth layer of the file (Z-08)."""

    SHOWN = (
        "credit_code",
        "qualification",
        "licence_number",
        "licence_expires",
        "team_leader",
        "phone",
        "people",
        "since",
        "until",
        "unities",
    )
    DUE = "licence_expires"
    ORDERED = (("since", "until"),)

    name = models.CharField("承包单位", max_length=120)
    credit_code = models.CharField("统一社会信用代码", max_length=18, blank=True)
    qualification = models.CharField("资质", max_length=100, blank=True)
    licence_number = models.CharField("安全生产许可证编号", max_length=60, blank=True)
    licence_expires = models.DateField("许可证有效期至", null=True, blank=True)
    team_leader = models.CharField("项目部负责人", max_length=60)
    phone = models.CharField("联系电话", max_length=30, blank=True)
    people = models.PositiveIntegerField(
        "项目部人数", null=True, blank=True, validators=[MaxValueValidator(10_000)]
    )
    since = models.DateField("协议起")
    until = models.DateField("协议止", null=True, blank=True)
    unities = ArrayField(
        models.CharField(max_length=20), verbose_name="已落实的“五统一”", default=list, blank=True
    )

    objects = TermQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "外包项目部"
        ordering = ["mine_id", "pk"]
        constraints = [
            models.CheckConstraint(condition=in_order("since", "until"), name="contract_ends_after_start")
        ]

    def __str__(self) -> str:
        return self.name


@pghistory.track()
class ThirdParty(Fact):
    """Who designs, assesses, builds, supervises, tests or trains for the mine (K-10)."""

    SHOWN = ("name", "credit_code", "qualification", "expires", "work")
    DUE = "expires"

    kind = models.CharField("类别", max_length=20)
    name = models.CharField("单位名称", max_length=120)
    credit_code = models.CharField("统一社会信用代码", max_length=18, blank=True)
    qualification = models.CharField("资质编号", max_length=60, blank=True)
    expires = models.DateField("资质有效期至", null=True, blank=True)
    work = models.CharField("承担的工作", max_length=200, blank=True)

    objects = FactQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "第三方单位"
        ordering = ["mine_id", "kind", "pk"]
        indexes = [
            # Whose code a line without one goes by.
            models.Index(fields=["name"], condition=~models.Q(credit_code=""), name="coded_third_parties")
        ]

    def __str__(self) -> str:
        return self.kind


@pghistory.track()
class Accident(Fact):
    """What happened, by the figures that set its class; the class follows and is never typed."""

    SHOWN = ("deaths", "serious_injuries", "loss", "description", "source")

    happened_on = models.DateField("发生日期")
    deaths = models.PositiveSmallIntegerField("死亡（人）", default=0)
    serious_injuries = models.PositiveSmallIntegerField("重伤（人）", default=0)
    loss = models.DecimalField(
        "直接经济损失（万元）", max_digits=12, decimal_places=2, default=0, validators=[MinValueValidator(0)]
    )
    description = models.CharField("事故经过", max_length=500)
    source = models.CharField("资料来源", max_length=200, help_text="事故调查报告的文号，或其他出处。")

    objects = FactQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "事故"
        ordering = ["mine_id", "-happened_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(loss__gte=0), name="loss_not_negative"),
        ]
        indexes = [models.Index(fields=["mine", "happened_on"], name="accident_of_mine")]
        triggers = [tells_flags()]

    def __str__(self) -> str:
        return f"{worded(self.happened_on)} {self.grade}事故"

    @property
    def grade(self) -> str:
        return accident_class(self.deaths, self.serious_injuries, self.loss)


@pghistory.track()
class Output(Fact):
    """A year's plan and what was dug: a plan above the designed capacity is a fault of who set it (Z-04)."""

    SHOWN = ("planned", "produced", "set_by")

    year = models.PositiveSmallIntegerField(
        "年度", validators=[MinValueValidator(2000), MaxValueValidator(2100)]
    )
    planned = measure("下达的生产计划（万吨）", 10)
    produced = measure("实际产量（万吨）", 10)
    set_by = models.CharField("计划下达单位", max_length=120, blank=True)

    objects = FactQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "年度产量"
        ordering = ["mine_id", "-year"]
        constraints = [
            models.UniqueConstraint(
                fields=["mine", "year"], name="one_output_a_year", violation_error_message="这一年度已登记"
            )
        ]

    def __str__(self) -> str:
        return f"{self.year}年"

    @property
    def above_capacity(self) -> bool:
        capacity = self.mine.capacity
        return self.planned is not None and capacity is not None and self.planned > capacity
