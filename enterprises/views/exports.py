from __future__ import annotations

from io import BytesIO
from tempfile import TemporaryFile

from django.http import FileResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from enterprises.exports import export_ledger, write_template
from enterprises.filters import MineFilter
from enterprises.models import Mine
from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.rules import RuleViolation

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@needs("export_ledger")
@require_safe
def mine_export(request: SignedInRequest) -> FileResponse:
    """What the list shows with the same filters, all pages of it."""
    found = MineFilter(request.GET, Mine.objects.visible_to(request.user), request=request)
    if not found.is_valid():
        raise RuleViolation("筛选条件有误，请改正后再导出")
    assert request.user.agency is not None  # only roles of agencies hold the verb
    region = request.user.agency.region
    out = TemporaryFile()  # noqa: SIM115 the response closes it when the last byte is sent
    export_ledger(found.qs, out, of=region, by=request.user)
    out.seek(0)
    name = f"{region.name}台账-{timezone.localdate():%Y%m%d}.xlsx"
    return FileResponse(out, as_attachment=True, filename=name, content_type=XLSX)


@needs("import_ledger")
@require_safe
def ledger_template(request: SignedInRequest) -> FileResponse:
    out = BytesIO()
    write_template(out)
    out.seek(0)
    return FileResponse(out, as_attachment=True, filename="台账模板.xlsx", content_type=XLSX)
