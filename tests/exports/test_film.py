"""Films: a picture for each step, in order, as long as it takes to read."""

from io import BytesIO

import av
import numpy as np
import pytest
from PIL import Image

from app.exports.errors import ExportError
from app.exports.pictures.drawing import svg_file
from app.exports.pictures.film import LAST_SECONDS, SECONDS, gif_file, mp4_file, webp_file
from app.exports.pictures.raster import png_file
from tests.exports.requests import request_of

FROM = 12
STEPS = 18 - FROM


@pytest.fixture(scope="module")
def request_():
    return request_of("xor", step=FROM, scale=0.5)


@pytest.mark.parametrize("make", [gif_file, webp_file])
def test_an_animation_has_a_frame_a_step_and_stays_longer_at_the_last(request_, make):
    film = Image.open(BytesIO(make(request_)))
    assert film.n_frames == STEPS
    durations = []
    for n in range(STEPS):
        film.seek(n)
        film.load()
        durations.append(film.info["duration"])
    assert durations == [SECONDS * 1000] * (STEPS - 1) + [LAST_SECONDS * 1000]
    assert film.info["loop"] == 0


@pytest.mark.parametrize("make", [gif_file, webp_file])
def test_a_frame_is_the_picture_of_its_step(request_, make):
    alone = Image.open(BytesIO(png_file(request_))).convert("RGB")
    frame = Image.open(BytesIO(make(request_))).convert("RGB").crop((0, 0, *alone.size))
    apart = np.abs(np.asarray(alone, dtype=int) - np.asarray(frame, dtype=int))
    assert apart.max() <= 12
    assert "dA₁" in svg_file(request_).decode()


def test_a_video_can_be_decoded_and_is_as_long(request_):
    with av.open(BytesIO(mp4_file(request_))) as video:
        stream = video.streams.video[0]
        assert stream.codec_context.name == "h264"
        frames = [frame.to_ndarray(format="rgb24") for frame in video.decode(stream)]
    assert len(frames) == round(5 * (SECONDS * (STEPS - 1) + LAST_SECONDS))
    assert frames[0].shape[0] % 2 == frames[0].shape[1] % 2 == 0
    assert np.abs(frames[0].astype(int) - frames[-1].astype(int)).max() > 100
    assert np.abs(frames[0][3, 3].astype(int) - (0xFB, 0xFA, 0xF7)).max() <= 6


def test_a_film_ends_where_it_is_told_to():
    film = Image.open(BytesIO(gif_file(request_of("xor", step=2, until=4, scale=0.25))))
    assert film.n_frames == 3


def test_a_film_does_not_end_before_it_begins():
    with pytest.raises(ExportError, match="until goes from 5 to 17, not 4"):
        request_of("xor", step=5, until=4)


def test_a_film_that_would_be_too_large_is_refused():
    with pytest.raises(ExportError, match="take fewer steps"):
        gif_file(request_of("residual_norm", scale=2.0))
