"""A preview makes a file when a page shows it: that one, once, and as a build would."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import sleep

import pytest
from msgspec.structs import replace

from inspiration.images import (
    DerivativeJob,
    ImageCache,
    ImageFault,
    ImageRequest,
    Output,
    Place,
    on_request,
    plan_picture,
)
from inspiration.images.on_request import OnRequest
from inspiration.images.pool import Outcome, SourceTask, encode_all, make
from tests.images.photographs import jpeg, quadrants, scenery

PHOTOGRAPH = jpeg(scenery(1300, 870))


@pytest.fixture
def cache(tmp_path: Path) -> ImageCache:
    return ImageCache(tmp_path / "cache", tmp_path)


def planned(cache: ImageCache, source: Path, draft: bool = True) -> tuple[DerivativeJob, Output]:
    request = ImageRequest(source, Place.TEXT, draft=draft)
    (job,) = plan_picture(request, cache.facts(source)).jobs
    return job, job.outputs[-1]


def times_stored(cache: ImageCache) -> int:
    return len((cache.folder / "stored.txt").read_text("ascii").splitlines())


def photograph(folder: Path, name: str = "parc.jpg") -> Path:
    source = folder / name
    source.write_bytes(PHOTOGRAPH + name.encode())
    return source


def test_one_file_is_made_and_it_is_that_of_a_build(cache: ImageCache, tmp_path: Path) -> None:
    source = photograph(tmp_path)
    job, output = planned(cache, source)
    content = OnRequest(cache).photograph(job, output)
    assert cache.status().files == times_stored(cache) == 1
    full, _ = planned(cache, source, draft=False)
    assert output in full.outputs
    other = ImageCache(tmp_path / "other", tmp_path)
    jpegs = tuple(out for out in full.outputs if out.format is output.format)
    encode_all([replace(full, outputs=jpegs)], other, workers=0)
    assert content == other.path(output.key).read_bytes()


def test_what_is_made_is_not_made_again(cache: ImageCache, tmp_path: Path) -> None:
    job, output = planned(cache, photograph(tmp_path))
    first = OnRequest(cache).photograph(job, output)
    assert OnRequest(cache).photograph(job, output) == first
    assert encode_all([job], cache, workers=0).made == ()
    assert times_stored(cache) == 1


def test_a_file_that_was_damaged_is_made_again(cache: ImageCache, tmp_path: Path) -> None:
    job, output = planned(cache, photograph(tmp_path))
    first = OnRequest(cache).photograph(job, output)
    cache.path(output.key).write_bytes(b"x" * len(first))
    assert OnRequest(cache).photograph(job, output) == first


def test_requests_made_together_are_served_by_one_encoding(
    cache: ImageCache, tmp_path: Path
) -> None:
    job, output = planned(cache, photograph(tmp_path))
    server = OnRequest(cache)
    start = threading.Barrier(6)

    def ask(_: int) -> bytes:
        start.wait()
        return server.photograph(job, output)

    with ThreadPoolExecutor(6) as threads:
        answers = set(threads.map(ask, range(6)))
    assert len(answers) == 1
    assert times_stored(cache) == 1


@pytest.mark.parametrize(("workers", "megapixels"), [(1, 1000.0), (4, 1.2)])
def test_little_is_decoded_at_once(
    cache: ImageCache,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    workers: int,
    megapixels: float,
) -> None:
    busy: list[str] = []
    most = 0

    def watched(task: SourceTask) -> Outcome:
        nonlocal most
        busy.append(task.source.name)
        most = max(most, len(busy))
        sleep(0.02)
        busy.remove(task.source.name)
        return make(task)

    monkeypatch.setattr(on_request, "make", watched)
    server = OnRequest(cache, workers, megapixels)
    plans = [planned(cache, photograph(tmp_path, f"{rank}.jpg")) for rank in range(3)]
    with ThreadPoolExecutor(3) as threads:
        assert all(threads.map(lambda plan: server.photograph(*plan), plans))
    assert most == 1


def test_a_fault_is_told_to_whoever_asks(cache: ImageCache, tmp_path: Path) -> None:
    source = photograph(tmp_path)
    job, output = planned(cache, source)
    source.write_bytes(jpeg(quadrants()))
    server = OnRequest(cache)
    for _ in range(2):
        with pytest.raises(ImageFault, match="a changé"):
            server.photograph(job, output)
    source.unlink()
    with pytest.raises(ImageFault, match="n'a pas pu être lue"):
        server.photograph(job, output)
