"""The 调度表 as a site without a work log would have it: three of its cells are typed in with their source."""

from __future__ import annotations

import shutil

import yaml

from reports import sheets

TYPED = {"enforcement.1", "enforcement.2", "enforcement.5"}


def form_with_typed_cells(monkeypatch, folder) -> sheets.Form:
    """A form beside the others, with a code and an official sheet of its own; gone when the test is over."""
    shutil.copytree(sheets.FORMS, folder / "forms")
    monkeypatch.setattr(sheets, "FORMS", folder / "forms")
    data = yaml.safe_load((sheets.FORMS / "dispatch-2023.yaml").read_text(encoding="utf-8"))
    for cell in (cell for part in data["sections"] for item in part["items"] for cell in item["cells"]):
        if cell["key"] in TYPED:
            cell |= {"figure": "typed", "metric": "typed", "measure": "count"}
            del cell["definition"]
    text = yaml.safe_dump(data | {"code": "typed-2023"}, allow_unicode=True)
    (sheets.FORMS / "typed-2023.yaml").write_text(text, encoding="utf-8")
    shutil.copy(sheets.FORMS / "dispatch-2023.xlsx", sheets.FORMS / "typed-2023.xlsx")
    return sheets.load("typed-2023")
