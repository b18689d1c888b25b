"""Slips of the pen: one digit changed, or two neighbours swapped, as the difference that it makes shows."""

from __future__ import annotations

from decimal import Decimal

_FEW, _SOME = 20, 4
_TELLING = 300
"""From here on few differences are those of a slip, so that one that is tells."""


def slip(apart: Decimal, grain: Decimal = Decimal(1)) -> bool:
    """Whether a difference is what one wrong digit makes (k, k0, k00 …), or two neighbours that changed places (9k, 9k0 …)."""
    many = abs(apart) / grain
    if not many or many != many.to_integral_value():
        return False
    bare = int(str(int(many)).rstrip("0"))
    return bare < 10 or (bare % 9 == 0 and bare <= 81)


def nearly(total: Decimal, whole: Decimal, grain: Decimal = Decimal(1), *, sure: bool) -> bool:
    """Whether a sum misses its whole by so little that it was meant to come to it; if it is `sure` to be one, by what a slip makes."""
    apart = abs(total - whole)
    by_slip = sure and whole / grain >= _TELLING and apart * _SOME <= whole and slip(apart, grain)
    return apart * _FEW <= whole or by_slip
