"""Pictures of a report: which of those that the form declares have something to show, with their numbers and words."""

from __future__ import annotations

from collections.abc import Mapping

from exporters.blocks import Figure, Series
from forms.model import Picture
from forms.report import Report
from forms.values import Number, is_number, plain

_NOT_FILLED = "未填"


def figures_of(report: Report) -> dict[str, list[Figure]]:
    """Section id -> its pictures, numbered 图1, 图2 … through the report.

    A picture without any figure above zero is left out, as is a comparison when nothing is known of last year. Last year
    stands beside this year in each picture, as far as it is known.
    """
    found: dict[str, list[Figure]] = {}
    number = 1
    for section in report.form.sections:
        for picture in report.form.pictures.get(section.id, ()):
            figure = _figure(report, picture, number)
            if figure is not None:
                found.setdefault(section.id, []).append(figure)
                number += 1
    return found


def _figure(report: Report, picture: Picture, number: int) -> Figure | None:
    keys = [key for key, _ in picture.bars]
    now, before = _values(report.answers, keys), _values(report.last, keys)
    if not any(now) or (picture.own_scales and not any(before)):
        return None
    year = report.year
    series = [Series(f"{year}年" if year else "本年", now)]
    if any(value is not None for value in before):
        series.append(Series(f"{year - 1}年" if year else "上年", before))
    units = tuple(report.unit(key) for key in keys)
    labels = tuple(label for _, label in picture.bars)
    caption = f"图{number}　{series[0].name}{picture.caption}{_scale(picture, units)}"
    return Figure(caption, labels, tuple(series), units, _told(caption, labels, series, units), picture.own_scales)


def _values(answers: Mapping[str, object], keys: list[str]) -> tuple[Number | None, ...]:
    return tuple(value if is_number(value) else None for value in map(answers.get, keys))  # type: ignore[misc]  # as said


def _scale(picture: Picture, units: tuple[str, ...]) -> str:
    if picture.own_scales:
        return "（各项比例尺不同）"
    return f"（单位：{units[0]}）" if len(set(units)) == 1 and units[0] else ""


def _told(caption: str, labels: tuple[str, ...], series: list[Series], units: tuple[str, ...]) -> str:
    """The picture in words: each label with its figures, for those who cannot see it."""
    years = []
    for one in series:
        figures = zip(labels, one.values, units, strict=True)
        said = [f"{label}{_NOT_FILLED if value is None else plain(value) + unit}" for label, value, unit in figures]
        years.append(f"{one.name}：{'，'.join(said)}")
    return f"{caption.replace('　', '，')}。条形图。{'；'.join(years)}。"
