"""The layers of the file that go in and out as workbooks. A further one is a module like its neighbours, named here."""

from __future__ import annotations

from enterprises.layers.contractors import CONTRACTORS
from enterprises.layers.drawings import DRAWINGS
from enterprises.layers.licences import LICENCES
from enterprises.layers.persons import PERSONS
from enterprises.layers.profile import PROFILE
from enterprises.layers.workers import WORKERS
from enterprises.ledger.headings import Vocabulary, ledger

LEDGER = "ledger"  # the enterprises and mines themselves, which the register reads
LEDGER_TITLE = "台账"

LAYERS = {layer.slug: layer for layer in [PERSONS, LICENCES, CONTRACTORS, DRAWINGS, WORKERS, PROFILE]}
CHOICES = [(LEDGER, LEDGER_TITLE), *((layer.slug, layer.title) for layer in LAYERS.values())]
TITLES = dict(CHOICES)


def vocabulary_of(slug: str) -> Vocabulary:
    return ledger() if slug == LEDGER else LAYERS[slug].vocabulary


def other_sheets(slug: str) -> set[str]:
    """The names under which an export of the whole file writes the other layers."""
    return {title for name, title in CHOICES if name != slug}
