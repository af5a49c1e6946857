"""The second row of links: what else lies in the part of the house where one stands."""

from __future__ import annotations

from typing import Any

from django import template
from django.urls import resolve, reverse

register = template.Library()

AREAS: dict[str, list[tuple[str, str]]] = {
    "campaigns": [
        ("list", "专项行动"),
        ("obligations", "报送任务"),
        ("board", "报送情况"),
        ("circulars", "通报"),
        ("activities", "工作记录"),
        ("difficult_cases", "难题上报"),
        ("disclosures", "主动公开"),
        ("all_conflicts", "期限矛盾"),
        ("marks", "重点县"),
    ],
    "enterprises": [
        ("mine_list", "矿山"),
        ("enterprise_list", "企业"),
        ("expiring", "到期提醒"),
        ("missing", "缺项"),
        ("answering", "监管责任"),
        ("proposals", "变更申报"),
        ("drawings_waiting", "待备案图纸"),
        ("import_list", "导入"),
    ],
    "hazards": [
        ("list", "隐患"),
        ("self_inspections", "月度自查"),
        ("look_backs", "“回头看”"),
        ("criteria", "判定标准"),
    ],
    "inspections": [
        ("list", "现场检查"),
        ("plans", "执法计划"),
        ("coverage", "检查覆盖"),
        ("unmended", "查出未改"),
        ("cases", "处罚案件"),
        ("proposals", "处罚建议"),
        ("measures", "处置措施"),
        ("seizures", "查封扣押"),
        ("exemptions", "不予处罚"),
        ("letters", "函件"),
        ("dishonest", "失信名单"),
        ("conditions", "从重情形"),
        ("five", "五个一批"),
        ("analysis", "处罚和闭环"),
        ("clauses", "处罚条款"),
        ("grounds", "法定情形"),
    ],
    "reports": [
        ("list", "报表"),
        ("ranking", "打分排队"),
        ("burden", "填报负担"),
        ("assessments", "年度考核"),
    ],
}
# An enterprise may open these too, and would find nothing there, or only itself.
OF_AGENCIES = {
    "campaigns": {"board", "circulars", "disclosures", "activities", "all_conflicts", "marks"},
    "enterprises": {"enterprise_list", "answering", "missing"},
    "inspections": {"proposals", "conditions", "five", "analysis"},
}


@register.inclusion_tag("parts/area.html", takes_context=True)
def area(context: dict[str, Any]) -> dict[str, Any]:
    """Only what this person may open: the verb is the one that the page itself asks for."""
    request = context.get("request")
    match = getattr(request, "resolver_match", None)
    user = getattr(request, "user", None)
    if match is None or user is None or not user.is_authenticated:
        return {"links": []}
    links = []
    for name, label in AREAS.get(match.namespace, []):
        url = reverse(f"{match.namespace}:{name}")
        hidden = name in OF_AGENCIES.get(match.namespace, ()) and user.agency_id is None
        if not hidden and user.can(resolve(url).func.verb):  # type: ignore[attr-defined]
            links.append((label, url, name == match.url_name))
    return {"links": links if len(links) > 1 else []}
