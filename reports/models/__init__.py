from reports.models.assessment import Assessment, Finding, Outcome, OutcomeQuerySet, Target
from reports.models.export_job import ExportJob
from reports.models.proof import Proof
from reports.models.report import CellEntry, Report, ReportQuerySet
from reports.models.sealing import SealedCell, Sealing

__all__ = [
    "Assessment",
    "CellEntry",
    "ExportJob",
    "Finding",
    "Outcome",
    "OutcomeQuerySet",
    "Proof",
    "Report",
    "ReportQuerySet",
    "SealedCell",
    "Sealing",
    "Target",
]
