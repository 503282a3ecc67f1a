"""Plots are well-formed SVG that draws the figures where they belong."""

import re
from xml.etree.ElementTree import fromstring

import pytest

from evals.intervals import Interval
from evals.plots import intervals_plot, ranks_plot, reliability_plot, risk_plot
from evals.reliability import Bin, Point


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
    assert (ranks_plot([]), reliability_plot([]), risk_plot([])) == ("", "", "")


def test_confidence_is_drawn_against_what_was_right() -> None:
    plot = fromstring(reliability_plot([Bin(3, 0.5, 0.25), Bin(9, 1.0, 1.0)]))
    low, high = [(float(dot.attrib["cx"]), float(dot.attrib["cy"])) for dot in plot.iter("circle")]
    assert (high[0] - low[0], low[1] - high[1]) == pytest.approx((180, 150))
    assert [title.text for title in plot.iter("title")][1:] == ["3 borradores", "9 borradores"]


def test_the_risk_of_answering_is_drawn_by_the_share_answered() -> None:
    points = drawn(risk_plot([Point(0.9, 0.5, 0.0), Point(0.4, 1.0, 0.5)]))
    assert points[1][0] - points[0][0] == pytest.approx(180)
    assert points[0][1] - points[1][1] == pytest.approx(100)
