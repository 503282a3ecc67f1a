"""Plots are well-formed SVG that draws the figures where they belong."""

import re
from xml.etree.ElementTree import fromstring

import pytest

from evals.intervals import Interval
from evals.plots import intervals_plot, ranks_plot


def drawn(svg: str) -> list[tuple[float, float]]:
    """The points of the line."""
    found = re.search(r'points="([^"]+)"', svg)
    assert found
    pairs = [pair.split(",") for pair in found[1].split()]
    return [(float(x), float(y)) for x, y in pairs]


def test_each_figure_has_its_name_and_value_and_a_dot_between_its_bounds() -> None:
    plot = fromstring(intervals_plot({"Uno & otro": Interval(0.5, 0.25, 0.75), "Dos": Interval(1.0, 1.0, 1.0)}))
    texts = [text.text for text in plot.iter("text")]
    assert {"Uno & otro", "Dos", "0.500", "1.000"} <= set(texts)
    half, full = (float(dot.attrib["cx"]) for dot in plot.iter("circle"))
    assert full - half == pytest.approx(180)


def test_the_share_found_never_falls_with_depth() -> None:
    points = drawn(ranks_plot([0, 4, 60]))
    assert len(points) == 50
    heights = [y for _, y in points]
    assert heights == sorted(heights, reverse=True)
    assert heights[0] == pytest.approx(200 - 200 / 3, abs=0.1)
    assert heights[-1] == pytest.approx(200 - 200 * 2 / 3, abs=0.1)


def test_nothing_asked_draws_nothing() -> None:
    assert ranks_plot([]) == ""
