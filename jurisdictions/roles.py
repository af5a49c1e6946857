"""Who may do what: the one matrix of roles and verbs. The page /roles/ shows it, a test holds every cell."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import TextChoices


class Role(TextChoices):
    VIEWER = "viewer", "查看人员"
    CLERK = "clerk", "填报人"
    INSPECTOR = "inspector", "执法人员"
    LEGAL_REVIEWER = "legal_reviewer", "法制审核"
    LEADER = "leader", "分管负责人"
    ADMINISTRATOR = "administrator", "管理员"
    PRINCIPAL = "principal", "主要负责人"
    SAFETY_OFFICER = "safety_officer", "安全管理人员"


ENTERPRISE = frozenset({Role.PRINCIPAL, Role.SAFETY_OFFICER})
AGENCY = frozenset(Role) - ENTERPRISE
ALL = frozenset(Role)


@dataclass(frozen=True)
class Verb:
    label: str
    area: str
    roles: frozenset[Role]


def _verb(label: str, area: str, *roles: Role | frozenset[Role]) -> Verb:
    held = (role if isinstance(role, frozenset) else frozenset({role}) for role in roles)
    return Verb(label, area, frozenset().union(*held))


VERBS: dict[str, Verb] = {
    "read_ledger": _verb("查看台账", "企业台账", ALL),
    "import_ledger": _verb("导入台账", "企业台账", Role.CLERK, Role.ADMINISTRATOR),
    "edit_ledger": _verb("修改台账", "企业台账", Role.CLERK, Role.ADMINISTRATOR),
    "export_ledger": _verb("导出台账", "企业台账", AGENCY),
    "log_presence": _verb("登记到矿、盯守和上级公司检查", "企业台账", Role.CLERK, Role.INSPECTOR, ENTERPRISE),
    "propose_change": _verb("申报台账变更、报送图纸", "企业台账", ENTERPRISE),
    "sign_drawing": _verb("签字确认图纸", "企业台账", Role.PRINCIPAL),
    "record_circumstance": _verb(
        "登记监管情形", "企业台账", Role.CLERK, Role.INSPECTOR, Role.LEADER, Role.ADMINISTRATOR
    ),
    "confirm_draw_only": _verb("确认只纳入抽查", "企业台账", Role.LEADER),
    "manage_enterprise_people": _verb("管理企业账号", "企业台账", Role.CLERK, Role.ADMINISTRATOR),
    "name_phase_out": _verb("列入和移出淘汰名单", "企业台账", Role.LEADER, Role.ADMINISTRATOR),
    "apply_resumption": _verb("申请复工复产验收", "企业台账", Role.PRINCIPAL),
    "report_danger": _verb("报告险情和事故", "企业台账", ENTERPRISE),
    "note_danger": _verb("处置险情和事故报告", "企业台账", Role.CLERK, Role.INSPECTOR, Role.LEADER),
    "order_evacuation": _verb("下令和解除紧急撤人", "企业台账", Role.INSPECTOR, Role.LEADER),
    "check_third_party": _verb("登记对第三方单位的检查", "企业台账", Role.CLERK, Role.INSPECTOR, Role.LEADER),
    "read_campaigns": _verb("查看专项行动", "专项行动", ALL),
    "manage_campaigns": _verb("部署专项行动", "专项行动", Role.ADMINISTRATOR, Role.LEADER),
    "submit_obligation": _verb("报送材料", "专项行动", Role.CLERK, Role.LEADER, ENTERPRISE),
    "review_obligation": _verb("审核下级报送", "专项行动", Role.CLERK, Role.LEADER),
    "extend_obligation": _verb("批准延期", "专项行动", Role.LEADER),
    "draft_circular": _verb("拟写通报", "专项行动", Role.CLERK, Role.LEADER),
    "issue_circular": _verb("签发通报", "专项行动", Role.LEADER),
    "raise_difficult_case": _verb("上报难题", "专项行动", Role.CLERK, Role.INSPECTOR, Role.LEADER),
    "pass_difficult_case": _verb("转报和转达难题", "专项行动", Role.CLERK, Role.LEADER),
    "answer_difficult_case": _verb("答复难题", "专项行动", Role.LEADER),
    "manage_reminders": _verb("管理提醒", "专项行动", Role.ADMINISTRATOR),
    "log_activity": _verb("登记工作记录", "专项行动", Role.CLERK, Role.INSPECTOR, Role.LEADER),
    "draft_disclosure": _verb("拟写主动公开、确认撤下", "专项行动", Role.CLERK, Role.INSPECTOR, Role.LEADER),
    "publish_disclosure": _verb("审核公开和撤回", "专项行动", Role.LEADER),
    "read_hazards": _verb("查看隐患", "隐患", ALL),
    "report_hazard": _verb("自查上报隐患", "隐患", ENTERPRISE),
    "register_hazard": _verb("登记隐患", "隐患", Role.INSPECTOR, Role.CLERK),
    "rectify_hazard": _verb("报告整改", "隐患", ENTERPRISE),
    "verify_hazard": _verb("验收销号", "隐患", Role.INSPECTOR),
    "list_hazard": _verb("挂牌督办", "隐患", Role.LEADER),
    "look_back": _verb("“回头看”复核", "隐患", Role.INSPECTOR, Role.CLERK),
    "self_inspect": _verb("逐条自查", "隐患", ENTERPRISE),
    "sign_self_inspection": _verb("签字确认自查", "隐患", Role.PRINCIPAL),
    "report_twice": _verb("向职工报告重大隐患、申报停产停工", "隐患", ENTERPRISE),
    "read_inspections": _verb("查看执法检查", "执法检查", ALL),
    "log_inspection": _verb("记录现场检查", "执法检查", Role.INSPECTOR),
    "decide_penalty": _verb("决定行政处罚", "执法检查", Role.LEADER),
    "order_measure": _verb("决定处置措施", "执法检查", Role.LEADER),
    "read_coverage": _verb("查看检查覆盖和“回头看”进度", "执法检查", AGENCY),
    "name_specialists": _verb("指定监管专员、设定监管频次", "执法检查", Role.LEADER),
    "lift_recusal": _verb("解除执法人员回避", "执法检查", Role.LEADER),
    "propose_penalty": _verb("提出处罚建议", "执法检查", Role.INSPECTOR, Role.LEADER),
    "review_penalty": _verb("法制审核", "执法检查", Role.LEGAL_REVIEWER),
    "draft_letter": _verb("拟写函件", "执法检查", Role.CLERK, Role.INSPECTOR, Role.LEADER),
    "sign_letter": _verb("签发函件", "执法检查", Role.LEADER),
    "answer_letter": _verb("答复函件", "执法检查", Role.CLERK, Role.LEADER, ENTERPRISE),
    "list_dishonest": _verb("列入和移出失信名单", "执法检查", Role.LEADER),
    "record_condition": _verb("登记从重情形", "执法检查", Role.INSPECTOR, Role.LEADER),
    "plan_inspections": _verb("编制和调整年度执法计划", "执法检查", Role.CLERK, Role.LEADER),
    "approve_plan": _verb("批准年度执法计划", "执法检查", Role.LEADER),
    "read_reports": _verb("查看报表", "报表", AGENCY),
    "fill_report": _verb("填报报表", "报表", Role.CLERK),
    "sign_report": _verb("签发报送", "报表", Role.LEADER),
    "review_report": _verb("审核下级报表", "报表", Role.CLERK, Role.LEADER),
    "draft_assessment": _verb("拟定年度目标、登记搞形式情形", "报表", Role.CLERK, Role.LEADER),
    "decide_assessment": _verb("下达年度目标、评定等次", "报表", Role.LEADER),
    "answer_assessment": _verb("确认考核结果、提出异议", "报表", Role.LEADER),
    "export_reports": _verb("导出报表", "报表", AGENCY),
    "read_records": _verb("查看附件", "附件与留痕", ALL),
    "read_history": _verb("查看变更记录", "附件与留痕", AGENCY),
    "read_matrix": _verb("查看区划、机构与权限表", "区划与人员", ALL),
    "manage_people": _verb("管理人员与机构", "区划与人员", Role.ADMINISTRATOR),
    "edit_regions": _verb("维护区划", "区划与人员", Role.ADMINISTRATOR),
    "edit_holidays": _verb("维护节假日", "区划与人员", Role.ADMINISTRATOR),
    "confirm_reference": _verb("确认存疑的基础数据", "区划与人员", Role.ADMINISTRATOR),
}
