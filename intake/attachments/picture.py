"""Pictures of orders: photos, scans and scanned PDF pages, read by OCR that works offline."""

from __future__ import annotations

import io
from functools import cache
from typing import Any

import numpy
import pypdfium2
from PIL import Image, UnidentifiedImageError
from rapidocr import RapidOCR

from intake.attachments.layout import Word, lines_of, split_lines
from intake.attachments.shapes import ReadFile, Table, Unreadable

MOST_PIXELS = 40_000_000
MOST_FRAMES = 10
LONGEST_SIDE = 1600
SHORTEST_SIDE = 40
SURE = 0.55
_BARE = 12

Image.MAX_IMAGE_PIXELS = MOST_PIXELS


@cache
def _eye() -> Any:
    """Return the models; they take seconds to load, so a picture is weighed before. Two threads leave the shop air."""
    threads = "EngineConfig.onnxruntime.intra_op_num_threads"
    return RapidOCR(params={"Global.log_level": "critical", "Global.max_side_len": LONGEST_SIDE, threads: 2})


def read(content: bytes) -> ReadFile:
    """Return the tables and the text that a picture shows.

    Raises: Unreadable.
    """
    tables: list[Table] = []
    text: list[str] = []
    try:
        with Image.open(io.BytesIO(content)) as picture:
            for frame in range(min(getattr(picture, "n_frames", 1), MOST_FRAMES)):
                picture.seek(frame)
                if picture.width * picture.height > MOST_PIXELS:
                    raise Unreadable("too_large")
                _take(picture, frame + 1, tables, text)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise Unreadable("too_large") from None
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
        raise Unreadable("broken") from None
    return ReadFile("", "picture", tables=tuple(tables), text="\n".join(text))


def read_pages(content: bytes) -> ReadFile:
    """Return what the pages of a PDF show that hold only a picture.

    Raises: Unreadable.
    """
    tables: list[Table] = []
    text: list[str] = []
    document = pypdfium2.PdfDocument(content)
    bare = [place for place in range(len(document)) if document[place].get_textpage().count_chars() < _BARE]
    if len(bare) > MOST_FRAMES:
        raise Unreadable("too_many_pages")
    for place in bare:
        page = document[place]
        width, height = page.get_size()
        scale = min(200 / 72, LONGEST_SIDE / max(width, height, 1.0))
        _take(page.render(scale=scale).to_pil(), place + 1, tables, text)
    return ReadFile("", "pdf", tables=tuple(tables), text="\n".join(text))


def _take(picture: Image.Image, page: int, tables: list[Table], text: list[str]) -> None:
    if min(picture.size) < SHORTEST_SIDE:
        return
    words = _words(_upright(picture))
    loose, prose = split_lines(words, lines_of(words), page)
    tables.extend(loose)
    text.extend(prose)


def _upright(picture: Image.Image) -> Any:
    turned = picture.convert("RGB")
    turn = {3: 180, 6: 270, 8: 90}.get(picture.getexif().get(0x0112, 1))
    if turn:
        turned = turned.rotate(turn, expand=True)
    turned.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    return numpy.asarray(turned)[:, :, ::-1]


def _words(pixels: Any) -> list[Word]:
    seen = _eye()(pixels, use_cls=False, return_word_box=True)
    found = []
    for line in seen.word_results or ():
        # A line of which nothing was made out stands there itself, instead of its words.
        words = () if not line or isinstance(line[0], str) else line
        for text, score, box in words:
            if score >= SURE and text.strip():
                across, down = [float(point[0]) for point in box], [float(point[1]) for point in box]
                found.append(Word(text.strip(), min(across), max(across), min(down), max(down)))
    return found
