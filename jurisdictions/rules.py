"""The one way a verb says no to somebody who was allowed to ask."""

from __future__ import annotations


class RuleViolation(Exception):
    """A rule of the business forbids this now; the message says in Chinese what to do instead.

    A page turns it into a message and a redirect, htmx into a 422 fragment, the API into a 409.
    `field` names the form field that is at fault, when there is one.
    """

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.field = field
