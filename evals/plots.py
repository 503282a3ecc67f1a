"""Plots of a report as SVG inside its page: no picture to keep beside it, nothing to load."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from evals.intervals import Interval
from evals.reliability import Bin, Point

_LABEL, _SPAN, _ROW, _TICK = 330, 360, 24, 14  # pixels: names, the axis from 0 to 1, a row, what a tick's text takes
_HEIGHT = 200  # pixels of a square plot's upright axis
_QUARTERS = {share: f"{share:g}" for share in (0, 0.25, 0.5, 0.75, 1)}


def intervals_plot(rows: Mapping[str, Interval]) -> str:
    """Means between 0 and 1 with their 95 % intervals, a row each, under the names given."""
    height = _ROW * len(rows)
    drawn = [_axis(height)] + [
        _row(name, interval, _ROW * place) for place, (name, interval) in enumerate(rows.items())
    ]
    return _svg(height + _ROW, "Medias con su intervalo de 95 %", drawn)


def ranks_plot(places: Sequence[int | None]) -> str:
    """The share of deciding articles found among the first k, for k from 1 to 50; places count from 0."""
    if not places:
        return ""
    deepest = 50
    shares = [sum(place is not None and place < k for place in places) / len(places) for k in range(1, deepest + 1)]
    line = _line((k / deepest, share) for k, share in enumerate(shares, start=1))
    ticks = {k / deepest: str(k) for k in (1, 10, 20, 30, 40, 50)}
    return _svg(_HEIGHT + _ROW, "Artículos decisivos hallados entre los k primeros", [*_square(ticks), line])


def reliability_plot(bins: Sequence[Bin]) -> str:
    """The share of drafts that were right by how sure they said to be; on the diagonal both are equal."""
    if not bins:
        return ""
    even = _line([(0, 0), (1, 1)], 'stroke-dasharray="4 4" opacity=".5"')
    dots = [_dot(one.confidence, one.right, f"{one.count} borradores") for one in bins]
    line = _line((one.confidence, one.right) for one in bins)
    title = "Acierto de los borradores según su confianza (en la diagonal coinciden)"
    return _svg(_HEIGHT + _ROW, title, [*_square(_QUARTERS), even, line, *dots])


def risk_plot(points: Sequence[Point]) -> str:
    """The share of drafts that is wrong when only the surest are kept, by the share kept."""
    if not points:
        return ""
    line = _line((point.coverage, point.risk) for point in points)
    title = "Borradores errados si solo se dan los más seguros, según cuántos se dan"
    return _svg(_HEIGHT + _ROW, title, [*_square(_QUARTERS), line])


def _square(ticks: Mapping[float, str]) -> list[str]:
    """The two axes from 0 to 1, the lower one with ticks of its own."""
    marks = [_text(_LABEL - 8, _down(share) + 4, f"{share:.1f}", "end") for share in (0, 0.5, 1)]
    below = [_text(_across(share), _HEIGHT + _TICK, name, "middle") for share, name in ticks.items()]
    frame = f'<path d="M{_LABEL} 0V{_HEIGHT}H{_LABEL + _SPAN}" fill="none" stroke="currentColor" opacity=".4"/>'
    return [frame, *marks, *below]


def _line(points: Iterable[tuple[float, float]], style: str = 'stroke-width="2"') -> str:
    drawn = " ".join(f"{_across(x):.1f},{_down(y):.1f}" for x, y in points)
    return f'<polyline points="{drawn}" fill="none" stroke="currentColor" {style}/>'


def _dot(x: float, y: float, told: str) -> str:
    return f'<circle cx="{_across(x):.1f}" cy="{_down(y):.1f}" r="4" fill="currentColor"><title>{told}</title></circle>'


def _across(share: float) -> float:
    return _LABEL + _SPAN * share


def _down(share: float) -> float:
    return _HEIGHT - _HEIGHT * share


def _axis(height: int) -> str:
    ticks = [(share, _LABEL + _SPAN * share) for share in (0, 0.25, 0.5, 0.75, 1)]
    lines = "".join(f'<path d="M{x} 0V{height}" stroke="currentColor" opacity=".2"/>' for _, x in ticks)
    return lines + "".join(_text(x, height + _TICK, f"{share:g}", "middle") for share, x in ticks)


def _row(name: str, interval: Interval, top: int) -> str:
    middle = top + _ROW / 2
    low, mean, high = (_LABEL + _SPAN * value for value in (interval.low, interval.mean, interval.high))
    return (
        _text(_LABEL - 8, middle + 4, name, "end")
        + f'<path d="M{low:.1f} {middle}H{high:.1f}" stroke="currentColor" stroke-width="2"/>'
        + f'<circle cx="{mean:.1f}" cy="{middle}" r="4" fill="currentColor"/>'
        + _text(_LABEL + _SPAN + 12, middle + 4, f"{interval.mean:.3f}", "start")
    )


def _text(x: float, y: float, text: str, anchor: str) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="12" fill="currentColor" text-anchor="{anchor}">{escape(text)}</text>'
    )


def _svg(height: int, title: str, parts: Sequence[str]) -> str:
    width = _LABEL + _SPAN + 60
    size = f'viewBox="0 -{_ROW} {width} {height + _ROW}" style="max-width:{width}px"'
    head = f'<svg {size} role="img" aria-label="{escape(title)}">'
    parts = [_text(_LABEL, -10, title, "start"), *parts]
    return f"{head}<title>{escape(title)}</title>{''.join(parts)}</svg>"
