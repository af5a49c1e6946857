from __future__ import annotations

from django.urls import path

from enterprises.views import enterprises, exports, imports, mines

app_name = "enterprises"

urlpatterns = [
    path("", mines.mine_list, name="mine_list"),
    path("mines/<int:pk>/", mines.mine, name="mine"),
    path("mines/<int:pk>/edit/", mines.mine_edit, name="mine_edit"),
    path("mines/<int:pk>/supervisor/", mines.mine_supervisor, name="mine_supervisor"),
    path("export/", exports.mine_export, name="mine_export"),
    path("template/", exports.ledger_template, name="ledger_template"),
    path("enterprises/<int:pk>/", enterprises.enterprise, name="enterprise"),
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
    path("imports/<int:pk>/commit/", imports.import_commit, name="import_commit"),
]
