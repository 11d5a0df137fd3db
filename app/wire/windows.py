"""Which rows and columns of a matrix a client sees: one window an axis name."""

from collections.abc import Mapping, Sequence

from app.engine.errors import RowcolError

Window = tuple[int, int]  # half-open: [start, stop)

WHOLE_UP_TO = 12  # an axis this long is shown whole unless the client says otherwise
FIRST = 8  # places shown of an axis that is longer


class WindowError(RowcolError):
    """A window that shows nothing of its axis, or an axis that the network doesn't have."""

    code = "window"


def resolve_windows(sizes: Mapping[str, int], asked: Mapping[str, Sequence[int]]) -> dict[str, Window]:
    """The window of every axis: what was asked, cut to the axis; else all of a short axis, the
    first 8 of a long one.

    `sizes` holds the longest axis of each name (hidden is 3 long, and 4 with the bias in front).
    Raises WindowError when a window is empty or names an axis that isn't there.
    """
    for axis, (start, stop) in asked.items():
        if axis not in sizes:
            names = ", ".join(sorted(sizes))
            raise WindowError(
                f"this network has no axis “{axis}”; its axes are: {names}", where=f"windows.{axis}"
            )
        if not 0 <= start < min(stop, sizes[axis]):
            raise WindowError(
                f"[{start}, {stop}] shows nothing of the axis “{axis}”, {sizes[axis]} long: "
                f"start must be from 0 to {sizes[axis] - 1}, and stop greater than start",
                where=f"windows.{axis}",
            )
    return {axis: _window(size, asked.get(axis)) for axis, size in sizes.items()}


def cut(window: Window, size: int) -> Window:
    """`window` on an axis of `size` places; what would lie behind its end is moved back onto it."""
    length = min(window[1] - window[0], size)
    start = min(window[0], size - length)
    return start, start + length


def _window(size: int, asked: Sequence[int] | None) -> Window:
    if asked is not None:
        return asked[0], min(asked[1], size)
    return (0, size) if size <= WHOLE_UP_TO else (0, FIRST)
