from __future__ import annotations

from itertools import groupby

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LoginView, LogoutView, PasswordChangeView
from django.forms import Form
from django.http import HttpResponse
from django.urls import reverse_lazy

from jurisdictions.forms import LoginForm
from jurisdictions.guards import SignedInRequest, needs
from jurisdictions.lists import Sheet, sheet_page
from jurisdictions.roles import VERBS, Role


class ChangePassword(PasswordChangeView):
    """Django ends the person's other sessions with it: their key is made from the password's hash."""

    template_name = "registration/password_change.html"
    success_url = reverse_lazy("home")

    def form_valid(self, form: Form) -> HttpResponse:
        response = super().form_valid(form)  # type: ignore[arg-type]
        messages.success(self.request, "密码已修改，其他设备上的登录已退出")
        return response


login = LoginView.as_view(form_class=LoginForm, redirect_authenticated_user=True)
logout = login_not_required(LogoutView.as_view())
password_change = needs("read_matrix")(ChangePassword.as_view())


@needs("read_matrix")
def roles(request: SignedInRequest) -> HttpResponse:
    areas = [
        (area, [(verb, [role in verb.roles for role in Role]) for verb in verbs])
        for area, verbs in groupby(VERBS.values(), key=lambda verb: verb.area)
    ]
    rows = (
        [area, verb.label, *("可以" if held else "" for held in cells)]
        for area, verbs in areas
        for verb, cells in verbs
    )
    sheet = Sheet("角色与权限", ["方面", "事项", *(role.label for role in Role)], rows)
    context = {"areas": areas, "roles": Role}
    page: HttpResponse = sheet_page(request, "jurisdictions/roles.html", context, sheet)
    return page
