from hazards.models.criteria import Clause, Criterion, CriterionQuerySet, Edition
from hazards.models.hazard import Hazard, Listing

__all__ = ["Clause", "Criterion", "CriterionQuerySet", "Edition", "Hazard", "Listing"]
