"""关键少数 with their posts and certificates: one row a person, or one a certificate."""

from __future__ import annotations

from enterprises.file.forms import CertificateForm, KeyPersonForm
from enterprises.layers import columns as read
from enterprises.layers.columns import DAY, Column
from enterprises.layers.layer import Layer, Sort

PEOPLE = Sort(
    form=KeyPersonForm,
    key=("name",),
    apart=("since",),
    columns=(
        Column(
            "person",
            "姓名",
            read.text(60),
            of="name",
            width=11,
            note="必填。一人一行；有几本证书的，每本一行。",
            also="人员姓名 持证人 持证人姓名 持证人员 关键人员 人员 名字",
        ),
        Column(
            "posts",
            "职务",
            read.several("post"),
            width=22,
            note="首次登记必填。一人数职的用顿号隔开。",
            choices=read.offered("post"),
            several=True,
            also="岗位 职务岗位 职位 任职 担任职务 现任职务 岗位职务 人员类别",
        ),
        Column(
            "education", "学历", read.text(20), width=10, note="如 大专、本科。", also="文化程度 最高学历"
        ),
        Column("major", "专业", read.text(60), note="所学专业。", also="所学专业 专业名称"),
        Column("title", "职称", read.text(40), width=12, note="如 工程师。", also="技术职称 专业技术职称"),
        Column(
            "phone",
            "联系电话",
            read.phone,
            width=15,
            note="以文本填写。",
            also="电话 手机 手机号 手机号码 联系方式 本人电话",
        ),
        Column(
            "since",
            "任职起",
            read.day,
            width=12,
            note=DAY,
            also="任职时间 任职日期 任职开始 任命日期 任职起始日期 上任时间 到岗时间",
        ),
        Column(
            "until",
            "任职止",
            read.day,
            width=12,
            note="已离任的填写。" + DAY,
            also="离任时间 离任日期 任职结束 任职终止日期 免职日期",
        ),
    ),
)

CERTIFICATES = Sort(
    form=CertificateForm,
    key=("kind", "number"),
    of="person",
    columns=(
        Column(
            "cert_kind",
            "证书种类",
            read.word("certificate"),
            of="kind",
            width=22,
            note="没有证书的，证书各栏都不填。",
            choices=read.offered("certificate"),
            also="证书名称 证书类型 证书类别 资格证书 证书 证件名称 证件种类 持证情况 资格证种类 持证种类",
        ),
        Column(
            "cert_number",
            "证号",
            read.text(60),
            of="number",
            width=24,
            note="以文本填写。编号不同的作为另一本。",
            also="证书编号 证书号 证书号码 证件号 证件编号 资格证号 编号 证书证号 资格证书编号 操作证号",
        ),
        Column(
            "cert_issued",
            "证书发证日期",
            read.day,
            of="issued",
            width=12,
            note=DAY,
            also="发证日期 发证时间 初领日期 取证日期 取证时间 领证日期 证书有效期起 有效期起 有效期自",
        ),
        Column(
            "cert_expires",
            "证书有效期至",
            read.day,
            of="expires",
            width=12,
            note="有证书的必填。" + DAY,
            also="有效期至 有效期 到期日 到期日期 到期时间 证书到期日 "
            "证书到期日期 证书有效期 有效期止 有效期限 截止日期 有效日期",
        ),
    ),
)

PERSONS = Layer("persons", "关键少数", (PEOPLE, CERTIFICATES), required=("person",))
