"""The class of an accident follows from 国务院令第493号 Art. 3; the threshold itself counts."""

from __future__ import annotations

import pytest

from enterprises.terms import accident_class


@pytest.mark.parametrize(
    ("deaths", "injuries", "loss", "word"),
    [
        (0, 0, 0, "一般"),
        (2, 9, 999, "一般"),
        (3, 0, 0, "较大"),
        (0, 10, 0, "较大"),
        (0, 0, 1000, "较大"),
        (9, 49, 4999, "较大"),
        (10, 0, 0, "重大"),
        (0, 50, 0, "重大"),
        (0, 0, 5000, "重大"),
        (29, 99, 9999, "重大"),
        (30, 0, 0, "特别重大"),
        (0, 100, 0, "特别重大"),
        (0, 0, 10000, "特别重大"),
        (1, 0, 10000, "特别重大"),
    ],
)
def test_the_gravest_figure_decides(deaths, injuries, loss, word):
    assert accident_class(deaths, injuries, loss) == word
