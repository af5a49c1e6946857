from __future__ import annotations

from django.urls import include, path

from campaigns import views
from campaigns.boards import circular_views
from campaigns.boards import views as board_views
from campaigns.cascade import deadline_views, draft_views, organisation_views
from campaigns.work_log import benchmarks, roll_views
from campaigns.work_log import views as activity_views

app_name = "campaigns"

urlpatterns = [
    path("", include("campaigns.reminders.urls")),
    path("", include("campaigns.difficult.urls")),
    path("", include("campaigns.disclosure.urls")),
    path("", views.campaign_list, name="list"),
    path("start/", views.start, name="start"),
    path("new/", draft_views.new, name="new"),
    path("conflicts/", deadline_views.all_conflicts, name="all_conflicts"),
    path("marks/", organisation_views.marks, name="marks"),
    path("marks/new/", organisation_views.mark_new, name="mark_new"),
    path("marks/<int:mark>/end/", organisation_views.mark_end, name="mark_end"),
    path("<int:pk>/", views.campaign_detail, name="detail"),
    path("<int:pk>/mines/", views.mines, name="mines"),
    path("<int:pk>/", include("campaigns.cascade.urls")),
    path("board/", board_views.board_page, name="board"),
    path("circulars/", circular_views.circulars, name="circulars"),
    path("circulars/new/", circular_views.circular_new, name="circular_new"),
    path("circulars/<int:pk>/", circular_views.circular, name="circular"),
    path("circulars/<int:pk>/edit/", circular_views.circular_edit, name="circular_edit"),
    path("circulars/<int:pk>/issue/", circular_views.circular_issue, name="circular_issue"),
    path("circulars/<int:pk>/pdf/", circular_views.circular_pdf, name="circular_pdf"),
    path("", include("campaigns.obligations.urls")),
    path("activities/", activity_views.activities, name="activities"),
    path("activities/new/", activity_views.activity_new, name="activity_new"),
    path("activities/mines/", activity_views.activity_mines, name="activity_mines"),
    path("activities/<int:pk>/", activity_views.activity, name="activity"),
    path("activities/<int:pk>/evidence/", activity_views.activity_evidence, name="activity_evidence"),
    path("activities/<int:pk>/void/", activity_views.activity_void, name="activity_void"),
    path("activities/<int:pk>/roll/", roll_views.call, name="roll_call"),
    path("activities/<int:pk>/roll/signed-in/", roll_views.signed_in, name="roll_signed_in"),
    path("attendees/", roll_views.attendees, name="attendees"),
    path("attendees/<int:pk>/make-up/", roll_views.make_up, name="attendee_make_up"),
    path("attendees/<int:pk>/remove/", roll_views.remove, name="attendee_remove"),
    path("benchmarks/", benchmarks.benchmarks, name="benchmarks"),
    path("benchmarks/new/<int:mine>/", benchmarks.benchmark_new, name="benchmark_new"),
    path("benchmarks/<int:pk>/end/", benchmarks.benchmark_end, name="benchmark_end"),
]
