"""Outside units with their project teams."""

from __future__ import annotations

from enterprises.file.forms import ContractorForm
from enterprises.layers import columns as read
from enterprises.layers.columns import DAY, Column
from enterprises.layers.layer import Layer, Sort

_TEAM = Sort(
    form=ContractorForm,
    key=("name", "since"),
    columns=(
        Column(
            "team",
            "承包单位",
            read.text(120),
            of="name",
            width=34,
            note="必填。与营业执照一致。",
            also="承包单位名称 外包单位 外包单位名称 外包队伍 外包队伍名称 "
            "承包商 承包队伍 施工单位 承包企业 外包施工单位",
        ),
        Column(
            "team_code",
            "承包单位信用代码",
            read.others_code,
            of="credit_code",
            width=22,
            note="18 位，以文本填写。",
            also="承包单位统一社会信用代码 外包单位统一社会信用代码 外包单位信用代码 施工单位信用代码",
        ),
        Column(
            "qualification",
            "资质",
            read.text(100),
            width=20,
            also="资质等级 施工资质 资质证书 资质类别及等级 资质编号",
        ),
        Column(
            "licence_number",
            "承包单位安全生产许可证编号",
            read.text(60),
            width=28,
            also="安全生产许可证编号 安全生产许可证号 安全生产许可证 许可证编号 许可证号 安许证号",
        ),
        Column(
            "licence_expires",
            "承包单位许可证有效期至",
            read.day,
            width=12,
            note=DAY,
            also="许可证有效期至 许可证有效期 安全生产许可证有效期至 安全生产许可证有效期 "
            "有效期至 有效期 到期日 到期日期 许可证到期日期",
        ),
        Column(
            "team_leader",
            "项目部负责人",
            read.text(60),
            width=12,
            note="必填。",
            also="项目负责人 项目经理 负责人 现场负责人 队长 项目部经理",
        ),
        Column(
            "phone",
            "联系电话",
            read.phone,
            width=15,
            note="以文本填写。",
            also="电话 手机 手机号 联系方式 负责人电话 项目部电话",
        ),
        Column(
            "people",
            "项目部人数",
            read.people,
            width=10,
            note="整数。",
            also="人数 作业人数 施工人数 从业人数 人员数量",
        ),
        Column(
            "since",
            "协议起",
            read.day,
            width=12,
            note="首次登记必填。起始日期不同的作为另一份协议。" + DAY,
            also="合同起 协议开始日期 合同开始日期 合同起始日期 "
            "协议起始日期 签订日期 合同签订日期 进场时间 进场日期",
        ),
        Column(
            "until",
            "协议止",
            read.day,
            width=12,
            note=DAY,
            also="合同止 协议结束日期 合同结束日期 合同终止日期 "
            "协议终止日期 协议到期日 合同到期日 合同有效期至",
        ),
    ),
)

CONTRACTORS = Layer("contractors", "外包项目部", (_TEAM,), required=("team",))
