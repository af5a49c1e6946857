from __future__ import annotations

from django.urls import path

from jurisdictions.views import accounts, grants, holidays, people, regions

app_name = "jurisdictions"

urlpatterns = [
    path("accounts/login/", accounts.login, name="login"),
    path("accounts/logout/", accounts.logout, name="logout"),
    path("accounts/password/", accounts.password_change, name="password_change"),
    path("roles/", accounts.roles, name="roles"),
    path("people/", people.people, name="people"),
    path("people/new/", people.person_new, name="person_new"),
    path("people/<int:pk>/", people.person, name="person"),
    path("people/<int:pk>/edit/", people.person_edit, name="person_edit"),
    path("people/<int:pk>/enabled/", people.person_enabled, name="person_enabled"),
    path("people/<int:pk>/password/", people.person_password, name="person_password"),
    path("agencies/", people.agencies, name="agencies"),
    path("agencies/new/", people.agency_new, name="agency_new"),
    path("agencies/<int:pk>/", people.agency, name="agency"),
    path("agencies/<int:pk>/edit/", people.agency_edit, name="agency_edit"),
    path("agencies/<int:pk>/rename/", people.agency_rename, name="agency_rename"),
    path("regions/", regions.regions, name="regions"),
    path("regions/<str:code>/", regions.region, name="region"),
    path("regions/<str:code>/zone/", regions.zone_new, name="zone_new"),
    path("regions/<str:code>/rename/", regions.region_rename, name="region_rename"),
    path("regions/<str:code>/merge/", regions.region_merge, name="region_merge"),
    path("grants/", grants.grants, name="grants"),
    path("grants/new/<slug:app_label>/<slug:model>/<str:pk>/", grants.grant_new, name="grant_new"),
    path("grants/<int:pk>/end/", grants.grant_end, name="grant_end"),
    path("holidays/", holidays.holidays, name="holidays"),
    path("holidays/new/", holidays.holiday_new, name="holiday_new"),
    path("holidays/<int:pk>/remove/", holidays.holiday_remove, name="holiday_remove"),
]
