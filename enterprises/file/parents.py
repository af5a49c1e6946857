"""Which company stands above an enterprise: the first of the file's four layers (Z-01)."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction

from enterprises.credit_code import check_digit_holds
from enterprises.ledger.identifiers import read_credit_code
from enterprises.models import Enterprise
from enterprises.upkeep.keeping import require_keeper
from jurisdictions.models import Region, User
from jurisdictions.rules import RuleViolation


class ParentForm(forms.Form):
    credit_code = forms.CharField(
        label="上级公司统一社会信用代码", max_length=18, required=False, help_text="没有上级公司的，留空。"
    )
    name = forms.CharField(
        label="上级公司名称", max_length=120, required=False, help_text="系统尚未登记的，填写名称后一并登记。"
    )
    confirmed = forms.BooleanField(
        label="核对过营业执照",
        required=False,
        help_text="信用代码的校验位不符而确属在用的，核对营业执照后勾选。",
    )

    def clean_credit_code(self) -> str:
        if not self.cleaned_data["credit_code"]:
            return ""
        reading = read_credit_code(self.cleaned_data["credit_code"])
        if reading.refusal:
            raise ValidationError(reading.refusal)
        return str(reading.value)


@transaction.atomic
def put_below(
    enterprise: Enterprise, *, credit_code: str, name: str, by: User, confirmed: bool = False
) -> None:
    """Its parent is known by its code; one that isn't here yet is registered, doubtful codes once `confirmed`."""
    require_keeper(enterprise, "edit_ledger", by=by)
    known = Enterprise.objects.filter(credit_code=credit_code).first()
    parent = known or (_new(credit_code, name, enterprise, by, confirmed) if credit_code else None)
    if parent is not None and enterprise in _with_ancestors(parent):
        raise RuleViolation("上级公司不能是本企业或其下属企业", "credit_code")
    enterprise.parent_enterprise = parent
    enterprise.save(update_fields=["parent_enterprise"])


def _new(credit_code: str, name: str, child: Enterprise, by: User, confirmed: bool) -> Enterprise:
    """Where its code says, if that is the writer's own ground: nobody writes into another's ledger."""
    if not name.strip():
        raise RuleViolation("本系统还没有登记这家公司，请填写名称", "name")
    holds = check_digit_holds(credit_code)
    if not (holds or confirmed):
        raise RuleViolation(read_credit_code(credit_code).doubt, "credit_code")
    named = Region.objects.filter(pk__in=[credit_code[2:8], credit_code[2:6], credit_code[2:4]])
    home = named.order_by("-path").first()
    if home is None or by.agency is None or not by.agency.region.contains(home):
        home = child.region
    return Enterprise.objects.create(
        credit_code=credit_code,
        credit_code_confirmed=not holds,
        name=name.strip(),
        region=home,
    )


def _with_ancestors(enterprise: Enterprise) -> list[Enterprise]:
    line = [enterprise]
    while (above := line[-1].parent_enterprise) is not None and above not in line:
        line.append(above)
    return line
