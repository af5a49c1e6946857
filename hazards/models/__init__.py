from hazards.models.answering import CriterionAnswer
from hazards.models.criteria import Clause, Criterion, CriterionQuerySet, Edition
from hazards.models.dual_report import DualReport, Halt
from hazards.models.hazard import Hazard, Listing
from hazards.models.look_backs import LookBack
from hazards.models.self_inspection import SelfAnswer, SelfInspection

__all__ = ["Clause", "Criterion", "CriterionQuerySet", "Edition", "Hazard", "Listing", "LookBack"]
__all__ = [
    "Clause",
    "Criterion",
    "CriterionAnswer",
    "CriterionQuerySet",
    "DualReport",
    "Edition",
    "Halt",
    "Hazard",
    "Listing",
    "SelfAnswer",
    "SelfInspection",
]
