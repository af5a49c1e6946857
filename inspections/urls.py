from __future__ import annotations

from django.urls import path

from inspections.analysis import views as analysis
from inspections.consequences import condition_views as conditions
from inspections.consequences import dishonesty_views as dishonesty
from inspections.consequences import letter_views as letters
from inspections.coverage import views as coverage
from inspections.licences import views as licences
from inspections.on_site import beside_views as alongside
from inspections.on_site import check_views as checks
from inspections.on_site import recusal_views as recusals
from inspections.on_site import walk_views as onsite
from inspections.penalties import case_report_views as case_reports
from inspections.penalties import clause_views as clauses
from inspections.penalties import measure_list
from inspections.penalties import proposal_views as proposals
from inspections.penalties import views as penalties
from inspections.plans import acts as planning
from inspections.plans import draw_views as drawing
from inspections.plans import views as plans
from inspections.seizures import views as seizures
from inspections.specialists import views as specialists
from inspections.targets import views as targets
from inspections.unmended import views as unmended

app_name = "inspections"

urlpatterns = [
    path("", checks.checks, name="list"),
    path("open/", onsite.open_check, name="open"),
    path("open/mines/", onsite.mines, name="mines"),
    path("<int:pk>/", checks.detail, name="detail"),
    path("<int:pk>/signature/", checks.signature, name="signature"),
    path("<int:pk>/walk/", onsite.walk, name="walk"),
    path("<int:pk>/answer/", onsite.answer, name="answer"),
    path("<int:pk>/answers/<int:answer_pk>/photos/", onsite.photos, name="photos"),
    path("<int:pk>/spot/", onsite.spot, name="spot"),
    path("<int:pk>/sign/", onsite.sign, name="sign"),
    path("<int:pk>/discard/", onsite.discard, name="discard"),
    path("cases/", penalties.cases, name="cases"),
    path("cases/<int:pk>/", penalties.case, name="case"),
    path("case-reports/<int:pk>/", case_reports.case_report, name="case_report"),
    path("analysis/", analysis.analysis, name="analysis"),
    path("analysis/<int:pk>/draft/", analysis.analysis_draft, name="analysis_draft"),
    path("clauses/", clauses.clauses, name="clauses"),
    path("clauses/<str:code>/confirm/", clauses.clause_confirm, name="clause_confirm"),
    path("measures/<int:pk>/", penalties.measure, name="measure"),
    path("measures/<int:pk>/lift/", penalties.measure_lift, name="measure_lift"),
    path("targets/<int:mine>/", targets.target, name="target"),
    path("targets/<int:mine>/flags/", targets.flags, name="flags"),
    path("targets/<int:mine>/renew/", targets.flags_renew, name="flags_renew"),
    path("targets/<int:mine>/circumstances/new/", targets.circumstance_new, name="circumstance_new"),
    path("circumstances/<int:pk>/end/", targets.circumstance_end, name="circumstance_end"),
    path("flags/<int:pk>/confirm/", targets.draw_only_confirm, name="draw_only_confirm"),
    path("mines/<int:mine>/penalise/", penalties.penalise, name="penalise"),
    path("mines/<int:mine>/measure/", penalties.measure_new, name="measure_new"),
    path("coverage/", coverage.coverage, name="coverage"),
    path("coverage/mines/", coverage.coverage_mines, name="coverage_mines"),
    path("unmended/", unmended.unmended_board, name="unmended"),
    path("unmended/hazards/", unmended.unmended_hazards, name="unmended_hazards"),
    path("open/hints/", onsite.hints, name="hints"),
    path("<int:pk>/recheck/", alongside.recheck_page, name="recheck"),
    path("<int:pk>/sheet/", alongside.sheet_page, name="sheet"),
    path("<int:pk>/sheet/workbook/", alongside.sheet_workbook, name="sheet_workbook"),
    path("<int:pk>/sheet/paper/", alongside.sheet_paper, name="sheet_paper"),
    path("<int:pk>/attending/", alongside.attending, name="attending"),
    path("<int:pk>/experts/", alongside.expert_new, name="expert_new"),
    path("<int:pk>/experts/<int:expert_pk>/opinion/", alongside.expert_opinion, name="expert_opinion"),
    path("<int:pk>/experts/<int:expert_pk>/remove/", alongside.expert_remove, name="expert_remove"),
    path("<int:pk>/recordings/", alongside.recording_new, name="recording_new"),
    path("<int:pk>/make-up/", alongside.make_up_page, name="make_up"),
    path("recusals/", recusals.recusals, name="recusals"),
    path("recusals/<int:pk>/lift/", recusals.recusal_lift, name="recusal_lift"),
    path("mines/<int:mine>/recuse/", recusals.recuse_page, name="recuse"),
    path("proposals/", proposals.proposals, name="proposals"),
    path("proposals/<int:pk>/", proposals.proposal, name="proposal"),
    path("proposals/<int:pk>/review/", proposals.proposal_review, name="proposal_review"),
    path("proposals/<int:pk>/answer/", proposals.proposal_answer, name="proposal_answer"),
    path("proposals/<int:pk>/decide/", proposals.proposal_decide, name="proposal_decide"),
    path("proposals/<int:pk>/withdraw/", proposals.proposal_withdraw, name="proposal_withdraw"),
    path("exemptions/", proposals.exemptions, name="exemptions"),
    path("exemptions/<int:pk>/", proposals.exemption, name="exemption"),
    path("<int:pk>/exempt/", proposals.exemption_new, name="exempt"),
    path("grounds/", proposals.grounds, name="grounds"),
    path("grounds/<int:pk>/confirm/", proposals.ground_confirm, name="ground_confirm"),
    path("letters/", letters.letters, name="letters"),
    path("letters/new/<slug:kind>/", letters.letter_new, name="letter_new"),
    path("letters/<int:pk>/", letters.letter, name="letter"),
    path("letters/<int:pk>/pdf/", letters.letter_pdf, name="letter_pdf"),
    path("letters/<int:pk>/edit/", letters.letter_edit, name="letter_edit"),
    path("letters/<int:pk>/send/", letters.letter_send, name="letter_send"),
    path("letters/<int:pk>/answer/", letters.letter_answer, name="letter_answer"),
    path("letters/<int:pk>/void/", letters.letter_void, name="letter_void"),
    path("dishonest/", dishonesty.dishonest, name="dishonest"),
    path("dishonest/<int:pk>/", dishonesty.listing, name="listing"),
    path("dishonest/<int:pk>/push/", dishonesty.listing_push, name="listing_push"),
    path("dishonest/<int:pk>/remove/", dishonesty.listing_remove, name="listing_remove"),
    path("mines/<int:mine>/dishonest/", dishonesty.listing_new, name="listing_new"),
    path("conditions/", conditions.conditions, name="conditions"),
    path("conditions/<int:pk>/", conditions.condition, name="condition"),
    path("conditions/<int:pk>/<slug:measure>/", conditions.condition_step, name="condition_step"),
    path("mines/<int:mine>/conditions/", conditions.condition_new, name="condition_new"),
    path("five/", conditions.five_batches, name="five"),
    path("specialists/", specialists.specialists, name="specialists"),
    path("specialists/new/", specialists.specialist_new, name="specialist_new"),
    path("specialists/frequency/", specialists.frequency_new, name="frequency_new"),
    path("specialists/<int:pk>/end/", specialists.specialist_end, name="specialist_end"),
    path("penalties/<int:pk>/disclose/", penalties.penalty_disclose, name="penalty_disclose"),
    path("plans/", plans.plans, name="plans"),
    path("plans/new/", planning.plan_new, name="plan_new"),
    path("plans/figures/", plans.plan_figures, name="plan_figures"),
    path("plans/figures/<slug:figure>/", planning.plan_figure_confirm, name="plan_figure_confirm"),
    path("plans/<int:pk>/", plans.plan, name="plan"),
    path("plans/<int:pk>/checks/", plans.plan_checks, name="plan_checks"),
    path("plans/<int:pk>/paper/", plans.plan_paper, name="plan_paper"),
    path("plans/<int:pk>/days/", planning.plan_days, name="plan_days"),
    path("plans/<int:pk>/mines/add/", planning.plan_add, name="plan_add"),
    path("plans/<int:pk>/mines/<int:line>/", planning.plan_line, name="plan_line"),
    path("plans/<int:pk>/mines/<int:line>/remove/", planning.plan_line_remove, name="plan_line_remove"),
    path("plans/<int:pk>/submit/", planning.plan_submit, name="plan_submit"),
    path("plans/<int:pk>/withdraw/", planning.plan_withdraw, name="plan_withdraw"),
    path("plans/<int:pk>/approve/", planning.plan_approve, name="plan_approve"),
    path("plans/<int:pk>/return/", planning.plan_return, name="plan_return"),
    path("plans/<int:pk>/amend/", planning.plan_amend, name="plan_amend"),
    path("plans/<int:pk>/filing/", planning.plan_filing, name="plan_filing"),
    path("plans/<int:pk>/drop/", planning.plan_drop, name="plan_drop"),
    path("plans/<int:pk>/draws/", drawing.draws, name="plan_draws"),
    path("plans/<int:pk>/draws/new/", drawing.draw_new, name="plan_draw_new"),
    path("draws/<int:pk>/", drawing.draw, name="draw"),
    path("draws/<int:pk>/record/", drawing.draw_record, name="draw_record"),
    path("draws/<int:pk>/hold/", drawing.draw_hold, name="draw_hold"),
    path("draws/<int:pk>/void/", drawing.draw_void, name="draw_void"),
    path("measures/", measure_list.measures, name="measures"),
    path("mines/<int:mine>/licence/", licences.licence_measure_new, name="licence_measure_new"),
    path("mines/<int:mine>/licence/request/", licences.licence_request_new, name="licence_request_new"),
    path("licence-requests/", licences.licence_requests, name="licence_requests"),
    path("licence-requests/<int:pk>/", licences.licence_request, name="licence_request"),
    path("licence-requests/<int:pk>/answer/", licences.licence_request_answer, name="licence_request_answer"),
    path("seizures/", seizures.seizures, name="seizures"),
    path("seizures/items/", seizures.seized_items, name="seized_items"),
    path("seizures/<int:pk>/", seizures.seizure, name="seizure"),
    path("seizures/<int:pk>/extend/", seizures.seizure_extend, name="seizure_extend"),
    path("seizures/<int:pk>/end/", seizures.seizure_end, name="seizure_end"),
    path("mines/<int:mine>/seizure/", seizures.seizure_new, name="seizure_new"),
]
