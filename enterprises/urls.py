from __future__ import annotations

from django.urls import path

from enterprises.answering import views as answering
from enterprises.dangers import views as dangers
from enterprises.file import drawing_views as drawings
from enterprises.file import expiring_views as expiring
from enterprises.file import log_views as logs
from enterprises.file import parent_views as parents
from enterprises.file import proposal_views as proposals
from enterprises.file import third_party_views as third_parties
from enterprises.file import training_views as training
from enterprises.file import views as file
from enterprises.finding import mine_views as mines
from enterprises.finding import past_views as pasts
from enterprises.finding import views as finding
from enterprises.phasing import resuming_views as resuming
from enterprises.phasing import views as phasing
from enterprises.upkeep import act_views as acts
from enterprises.upkeep import editing_views as editing
from enterprises.upkeep import enterprise_views as enterprises
from enterprises.workbooks import export_views as exports
from enterprises.workbooks import import_views as imports

app_name = "enterprises"

urlpatterns = [
    path("", mines.mine_list, name="mine_list"),
    path("mines/<int:pk>/", mines.mine, name="mine"),
    path("mines/<int:pk>/edit/", editing.mine_edit, name="mine_edit"),
    path("mines/<int:pk>/answering/", answering.mine_answering, name="mine_answering"),
    path("mines/<int:pk>/concern/", answering.mine_concern, name="mine_concern"),
    path("mines/<int:pk>/claim/", answering.claim_new, name="claim_new"),
    path("mines/<int:pk>/decide/", answering.claims_decide, name="claims_decide"),
    path("mines/<int:pk>/rename/", acts.mine_rename, name="mine_rename"),
    path("mines/<int:pk>/close/", acts.mine_close, name="mine_close"),
    path("mines/<int:pk>/merge/", acts.mine_merge, name="mine_merge"),
    path("mines/<int:pk>/history/", pasts.mine_history, name="mine_history"),
    path("past/", pasts.past_ledger, name="past_ledger"),
    path("answering/", answering.answering_list, name="answering"),
    path("concerned/<int:pk>/end/", answering.concern_end, name="concern_end"),
    path("claims/<int:pk>/withdraw/", answering.claim_withdraw, name="claim_withdraw"),
    path("filters/save/", finding.filter_save, name="filter_save"),
    path("filters/<int:pk>/remove/", finding.filter_remove, name="filter_remove"),
    path("enterprises/<int:pk>/rename/", acts.enterprise_rename, name="enterprise_rename"),
    path("enterprises/<int:pk>/merge/", acts.enterprise_merge, name="enterprise_merge"),
    path("mines/<int:pk>/propose/", file.basics, name="basics"),
    path("mines/<int:pk>/file/<slug:part>/new/", file.part_new, name="part_new"),
    path("mines/<int:pk>/logs/<slug:log_of>/", logs.log_list, name="log_list"),
    path("mines/<int:pk>/logs/<slug:log_of>/new/", file.log_new, name="log_new"),
    path("mines/<int:pk>/drawings/", drawings.drawing_list, name="drawing_list"),
    path("mines/<int:pk>/drawings/new/", drawings.drawing_new, name="drawing_new"),
    path("file/<slug:part>/<int:pk>/edit/", file.part_edit, name="part_edit"),
    path("file/<slug:part>/<int:pk>/confirm/", file.part_confirm, name="part_confirm"),
    path("file/<slug:part>/<int:pk>/fields/", file.part_fields, name="part_fields"),
    path("mines/<int:pk>/fields/", file.mine_fields, name="mine_fields"),
    path("mines/<int:pk>/training/", training.worker_list, name="worker_list"),
    path("workers/<int:pk>/", training.worker, name="worker"),
    path("third-parties/", third_parties.third_party_list, name="third_parties"),
    path("third-parties/body/", third_parties.third_party, name="third_party"),
    path("file/<slug:part>/<int:pk>/remove/", file.part_remove, name="part_remove"),
    path("licences/<int:pk>/status/", file.licence_status, name="licence_status"),
    path("drawings/waiting/", drawings.drawings_waiting, name="drawings_waiting"),
    path("drawings/<int:pk>/sign/", drawings.drawing_sign, name="drawing_sign"),
    path("drawings/<int:pk>/file/", drawings.drawing_file, name="drawing_file"),
    path("drawings/<int:pk>/return/", drawings.drawing_return, name="drawing_return"),
    path("proposals/", proposals.proposal_list, name="proposals"),
    path("proposals/<int:pk>/", proposals.proposal, name="proposal"),
    path("proposals/<int:pk>/accept/", proposals.proposal_accept, name="proposal_accept"),
    path("proposals/<int:pk>/return/", proposals.proposal_return, name="proposal_return"),
    path("expiring/", expiring.expiring, name="expiring"),
    path("missing/", expiring.missing, name="missing"),
    path("mines/<int:pk>/supervisor/", answering.mine_supervisor, name="mine_supervisor"),
    path("export/", exports.mine_export, name="mine_export"),
    path("exports/new/", exports.export_new, name="export_new"),
    path("exports/<int:pk>/", exports.export_job, name="export_job"),
    path("exports/<int:pk>/again/", exports.export_again, name="export_again"),
    path("exports/<int:pk>/file/", exports.export_file, name="export_file"),
    path("template/", exports.ledger_template, name="ledger_template"),
    path("enterprises/", enterprises.enterprise_list, name="enterprise_list"),
    path("enterprises/<int:pk>/", enterprises.enterprise, name="enterprise"),
    path("enterprises/<int:pk>/parent/", parents.enterprise_parent, name="enterprise_parent"),
    path("enterprises/<int:pk>/edit/", enterprises.enterprise_edit, name="enterprise_edit"),
    path("enterprises/<int:pk>/invite/", enterprises.enterprise_invite, name="enterprise_invite"),
    path(
        "enterprises/<int:pk>/people/<int:person>/enabled/",
        enterprises.enterprise_person_enabled,
        name="enterprise_person_enabled",
    ),
    path(
        "enterprises/<int:pk>/people/<int:person>/password/",
        enterprises.enterprise_person_password,
        name="enterprise_person_password",
    ),
    path("imports/", imports.import_list, name="import_list"),
    path("imports/new/", imports.import_new, name="import_new"),
    path("imports/<int:pk>/", imports.import_detail, name="import"),
    path("imports/<int:pk>/file/", imports.import_file, name="import_file"),
    path("imports/<int:pk>/progress/", imports.import_progress, name="import_progress"),
    path("imports/<int:pk>/confirm/", imports.import_confirm, name="import_confirm"),
    path("imports/<int:pk>/choose/", imports.import_choose, name="import_choose"),
    path("imports/<int:pk>/columns/", imports.import_columns, name="import_columns"),
    path("imports/<int:pk>/missing/", imports.import_missing, name="import_missing"),
    path("imports/<int:pk>/restart/", imports.import_restart, name="import_restart"),
    path("imports/<int:pk>/commit/", imports.import_commit, name="import_commit"),
    path("phase-outs/", phasing.phase_out_list, name="phase_outs"),
    path("phase-outs/<int:pk>/lift/", phasing.phase_out_lift, name="phase_out_lift"),
    path("mines/<int:pk>/phase-out/", phasing.mine_phase_out, name="mine_phase_out"),
    path("ponds/", phasing.pond_count, name="pond_count"),
    path("ponds/list/", phasing.pond_list, name="ponds"),
    path("resumptions/", resuming.resumption_list, name="resumptions"),
    path("resumptions/<int:pk>/", resuming.resumption, name="resumption"),
    path("resumptions/<int:pk>/accept/", resuming.resumption_accept, name="resumption_accept"),
    path("resumptions/<int:pk>/return/", resuming.resumption_return, name="resumption_return"),
    path("mines/<int:pk>/resume/", resuming.mine_resume, name="mine_resume"),
    path("third-parties/check/", third_parties.third_party_check, name="third_party_check"),
    path("dangers/", dangers.danger_list, name="dangers"),
    path("dangers/<int:pk>/", dangers.danger, name="danger"),
    path("dangers/<int:pk>/note/", dangers.danger_note, name="danger_note"),
    path("dangers/<int:pk>/back/", dangers.danger_back, name="danger_back"),
    path("mines/<int:pk>/danger/", dangers.mine_danger, name="mine_danger"),
    path("accident-reports/", dangers.accident_report_list, name="accident_reports"),
    path("accident-reports/<int:pk>/", dangers.accident_report, name="accident_report"),
    path("accident-reports/<int:pk>/note/", dangers.accident_note, name="accident_report_note"),
    path(
        "accident-reports/<int:pk>/supplement/",
        dangers.accident_supplement,
        name="accident_report_supplement",
    ),
    path("accident-reports/<int:pk>/enter/", dangers.accident_enter, name="accident_report_enter"),
    path("mines/<int:pk>/accident/", dangers.mine_accident, name="mine_accident"),
    path("evacuations/", dangers.evacuation_list, name="evacuations"),
    path("evacuations/<int:pk>/clear/", dangers.evacuation_clear, name="evacuation_clear"),
    path("evacuations/<int:pk>/lift/", dangers.evacuation_lift, name="evacuation_lift"),
    path("mines/<int:pk>/evacuate/", dangers.mine_evacuate, name="mine_evacuate"),
]
