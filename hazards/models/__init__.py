from hazards.models.criteria import Clause, Criterion, CriterionQuerySet, Edition
from hazards.models.hazard import Hazard, Listing
from hazards.models.look_backs import LookBack

__all__ = ["Clause", "Criterion", "CriterionQuerySet", "Edition", "Hazard", "Listing", "LookBack"]
