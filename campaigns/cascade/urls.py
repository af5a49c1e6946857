"""One campaign's pages, below `/campaigns/<pk>/`: writing it, passing it on, its contradictions, its people."""

from __future__ import annotations

from django.urls import path

from campaigns.cascade import adoption_views, deadline_views, draft_views, liaisons, organisation_views
from campaigns.work_log import coverage

urlpatterns = [
    path("draft/", draft_views.draft, name="draft"),
    path("edit/", draft_views.edit, name="edit"),
    path("issue/", draft_views.issue_draft, name="issue"),
    path("discard/", draft_views.discard_draft, name="discard"),
    path("files/", draft_views.files, name="files"),
    path("stages/new/", draft_views.stage, name="stage_new"),
    path("stages/<int:number>/", draft_views.stage, name="stage"),
    path("stages/<int:number>/remove/", draft_views.stage_remove, name="stage_remove"),
    path("stages/<int:number>/tighten/", adoption_views.stage_tighten, name="stage_tighten"),
    path("requirements/new/", draft_views.requirement, name="requirement_new"),
    path("requirements/<int:requirement>/", draft_views.requirement, name="requirement"),
    path("requirements/<int:requirement>/remove/", draft_views.requirement_remove, name="requirement_remove"),
    path("requirements/<int:requirement>/tighten/", adoption_views.tighten_requirement, name="tighten"),
    path("requirements/<int:requirement>/pass-down/", adoption_views.pass_requirement_down, name="pass_down"),
    path("requirements/<int:requirement>/deadline/", deadline_views.deadline, name="deadline"),
    path("requirements/<int:requirement>/reading/", deadline_views.reading, name="reading"),
    path("requirements/<int:requirement>/cadence/", deadline_views.cadence, name="cadence"),
    path("adopt/", adoption_views.adopt_campaign, name="adopt"),
    path("adoptions/", adoption_views.adoptions, name="adoptions"),
    path("comparison/", adoption_views.comparison, name="comparison"),
    path("conflicts/", deadline_views.campaign_conflicts, name="conflicts"),
    path("groups/", organisation_views.groups, name="groups"),
    path("groups/new/", organisation_views.group_new, name="group_new"),
    path("groups/<int:group>/dissolve/", organisation_views.group_dissolve, name="group_dissolve"),
    path("groups/<int:group>/members/new/", organisation_views.member_new, name="member_new"),
    path("members/<int:member>/remove/", organisation_views.member_remove, name="member_remove"),
    path("liaisons/", liaisons.liaisons, name="liaisons"),
    path("liaisons/name/", liaisons.liaison_name, name="liaison_name"),
    path("coverage/", coverage.mines_covered, name="coverage"),
]
