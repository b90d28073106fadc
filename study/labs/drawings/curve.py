"""A result over one parameter, with the present point marked."""

from collections.abc import Sequence

from study.labs.drawings.svg import marks, number, path, picture, polyline, text


def draw(title: str, unit: str, result_unit: str, points: Sequence[tuple[float, float]], at: float) -> tuple[str, str]:
    """The wide and the narrow drawing."""
    return _one(760, 180, title, unit, result_unit, points, at), _one(344, 160, title, unit, result_unit, points, at)


def _one(
    width: float,
    height: float,
    title: str,
    unit: str,
    result_unit: str,
    points: Sequence[tuple[float, float]],
    at: float,
) -> str:
    left, bottom = 8.0, height - 28
    low, high = min(x for x, _ in points), max(x for x, _ in points)
    top = max(y for _, y in points) or 1
    places = [
        (left + (x - low) / ((high - low) or 1) * (width - 2 * left), bottom - y / top * (bottom - 30))
        for x, y in points
    ]
    nearest = min(range(len(points)), key=lambda number: abs(points[number][0] - at))
    finding = f"{number(points[nearest][1])} {result_unit} at {number(points[nearest][0])} {unit}".strip()
    parts = [
        path(polyline(places), "ink", 2),
        marks("served", [places[nearest]], 5),
        text(0, 16, f"{title}, up to {number(top)} {result_unit}".strip()),
        text(left, height - 6, number(low)),
        text(width - left, height - 6, f"{number(high)} {unit}".strip(), anchor="end"),
    ]
    return picture(width, height, title, finding, parts)
