"""统一社会信用代码: the last of its 18 characters follows from the other 17 (GB 32100-2015).

A remainder of 0 gives the digit 0: many published checkers run off the end of the alphabet there.
Codes that fail the check are in real use, so a failure is a question to a person and never a refusal.
"""

from __future__ import annotations

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
LENGTH = 18
_VALUE = {character: value for value, character in enumerate(ALPHABET)}
_WEIGHTS = [pow(3, place, 31) for place in range(LENGTH - 1)]


def check_digit(body: str) -> str:
    """The 18th character for the first 17; KeyError for a character that no code uses (I, O, S, V, Z)."""
    if len(body) != LENGTH - 1:
        raise ValueError(f"17 characters precede the check digit, not {len(body)}")
    total = sum(_VALUE[character] * weight for character, weight in zip(body, _WEIGHTS, strict=True))
    return ALPHABET[-total % 31]


def is_legal(code: str) -> bool:
    """Whether every character is one that codes are made of."""
    return bool(code) and all(character in _VALUE for character in code)


def check_digit_holds(code: str) -> bool:
    return len(code) == LENGTH and is_legal(code) and check_digit(code[:-1]) == code[-1]
