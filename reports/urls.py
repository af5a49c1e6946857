from __future__ import annotations

import datetime as dt

from django.urls import include, path, register_converter

from reports.sheets import Form, load
from reports.views import board, burden, cells, exports, incoming, proofs, ranking, reports

app_name = "reports"


class FormConverter:
    """A form of the library by its code; an unknown one is a page that isn't there."""

    regex = "[a-z0-9-]+"

    def to_python(self, value: str) -> Form:
        try:
            return load(value)
        except LookupError as error:
            raise ValueError from error

    def to_url(self, value: Form | str) -> str:
        return value.code if isinstance(value, Form) else value


class MonthConverter:
    regex = r"\d{4}-\d{2}"

    def to_python(self, value: str) -> dt.date:
        return dt.datetime.strptime(value, "%Y-%m").date()

    def to_url(self, value: dt.date | str) -> str:
        return value if isinstance(value, str) else f"{value:%Y-%m}"


register_converter(FormConverter, "form")
register_converter(MonthConverter, "month")

report = [
    path("", reports.detail, name="detail"),
    path("cells/<str:keys>/", cells.cell, name="cell"),
    path("cells/<str:key>/enter/", cells.enter, name="enter"),
    path("differences/", cells.differences, name="differences"),
    path("hand-to-leader/", reports.hand_to_leader, name="hand_to_leader"),
    path("hand-back/", reports.hand_back, name="hand_back"),
    path("sign/", reports.sign, name="sign"),
    path("proofs/add/", proofs.add, name="proof_add"),
    path("proofs/<int:proof>/take-back/", proofs.take_back, name="proof_take_back"),
    path("accept/", reports.accept, name="accept"),
    path("return/", reports.return_, name="return"),
    path("workbook/", exports.workbook, name="workbook"),
    path("pdf/", exports.paper, name="pdf"),
    path("incoming/", incoming.incoming, name="incoming"),
    path("incoming/take/", incoming.incoming_take, name="incoming_take"),
    path("sealings/<int:number>/", reports.sealing, name="sealing"),
    path("sealings/<int:number>/cells/<str:keys>/", cells.sealed_cell, name="sealed_cell"),
]

rolled_up = [
    path("", board.board, name="board"),
    path("cells/<str:keys>/", board.cell, name="board_cell"),
    path("own/", board.open_own, name="open_own"),
    path("workbook/", exports.board_workbook, name="board_workbook"),
    path("pdf/", exports.board_paper, name="board_pdf"),
    path("export-all/", exports.export_all, name="export_all"),
]

ranked = [
    path("", ranking.ranking, name="ranking"),
    path("workbook/", ranking.ranking_workbook, name="ranking_workbook"),
    path("pdf/", ranking.ranking_paper, name="ranking_pdf"),
    path("<str:code>/", ranking.ranking_county, name="ranking_county"),
]

burdened = [
    path("", burden.burden_page, name="burden"),
    path("<int:pk>/", burden.burden_agency, name="burden_agency"),
    path("<int:pk>/<month:period>/<slug:entries>/", burden.burden_records, name="burden_records"),
]

urlpatterns = [
    path("", reports.listing, name="list"),
    path("burden/", include(burdened)),
    path("ranking/", include(ranked)),
    path("assessments/", include("reports.assessment.urls")),
    path("open/<int:pk>/", reports.open_, name="open"),
    path("<int:pk>/", include(report)),
    path("board/<form:form>/<month:period>/", include(rolled_up)),
    path("exports/<int:pk>/", exports.export_job, name="export_job"),
    path("exports/<int:pk>/again/", exports.export_again, name="export_again"),
    path("exports/<int:pk>/file/", exports.export_file, name="export_file"),
]
