"""Numbers that a test accepts, as we write them."""


def within(value: str, low: str, high: str) -> str:
    """One number, a number with its tolerance, or a range, as we write them."""
    try:
        numbers = {end: float(end) for end in (value, low, high) if end}
    except ValueError:
        return value
    if not low or not high:
        return value or f"{low}..{high}"
    if value and abs((numbers[low] + numbers[high]) / 2 - numbers[value]) <= 1e-9 * max(1.0, abs(numbers[value])):
        margin = (numbers[high] - numbers[low]) / 2
        return f"{value} ±{margin:.12g}" if margin else value
    return f"{low}..{high}" if numbers[low] < numbers[high] else low
