from __future__ import annotations

from jurisdictions.models.agency import Agency, AgencyName
from jurisdictions.models.holiday import Holiday
from jurisdictions.models.people import Grant, LoginFailure, User
from jurisdictions.models.region import Region, RegionName

__all__ = ["Agency", "AgencyName", "Grant", "Holiday", "LoginFailure", "Region", "RegionName", "User"]
