"""Many photographs at once: bounded, interrupted, and with a process that dies."""

from __future__ import annotations

import multiprocessing
import os
import signal
from pathlib import Path

import pytest

from inspiration.images import DerivativeJob, ImageRequest, PicturePlan, Place, plan_picture
from inspiration.images.cache import ImageCache
from inspiration.images.pool import EncodingProgress, Outcome, SourceTask, encode_all, make
from tests.images.photographs import jpeg, quadrants, scenery


@pytest.fixture
def cache(tmp_path: Path) -> ImageCache:
    content = tmp_path / "content"
    content.mkdir()
    return ImageCache(tmp_path / "cache", content)


def photographs(cache: ImageCache, folder: Path, count: int) -> list[PicturePlan]:
    plans = []
    for rank in range(count):
        source = folder / f"{rank}.jpg"
        source.write_bytes(jpeg(quadrants(200 + rank, 130)))
        plans.append(plan_picture(ImageRequest(source, Place.TEXT), cache.facts(source)))
    return plans


def jobs_of(plans: list[PicturePlan]) -> list[DerivativeJob]:
    return [job for plan in plans for job in plan.jobs]


def test_processes_make_what_one_would(cache: ImageCache, tmp_path: Path) -> None:
    plans = photographs(cache, tmp_path, 3)
    seen: list[EncodingProgress] = []
    report = encode_all(jobs_of(plans), cache, workers=2, progress=seen.append)
    assert {file.key for file in report.made} == {
        out.key for job in jobs_of(plans) for out in job.outputs
    }
    assert [step.done for step in seen] == [1, 2, 3]
    assert seen[-1].total == 3
    assert seen[-1].written == sum(file.size for file in report.made)
    alone = ImageCache(tmp_path / "other", tmp_path)
    encode_all(jobs_of(plans), alone, workers=0)
    for file in report.made:
        known = alone.get(file.key)
        assert known is not None
        assert known.hash == file.hash


def test_the_same_cut_asked_twice_is_made_once(cache: ImageCache, tmp_path: Path) -> None:
    (plan,) = photographs(cache, tmp_path, 1)
    report = encode_all([*plan.jobs, *plan.jobs], cache, workers=0)
    assert len(report.made) == len(plan.addresses)


def test_a_photograph_that_changed_meanwhile_is_told(cache: ImageCache, tmp_path: Path) -> None:
    first, second = photographs(cache, tmp_path, 2)
    first.jobs[0].source.write_bytes(jpeg(quadrants(300, 200)))
    report = encode_all(jobs_of([first, second]), cache, workers=0)
    ((source, fault),) = report.faults
    assert source == first.jobs[0].source
    assert fault.rule == "image-changee"
    assert len(report.made) == len(second.addresses)


def test_a_vanished_photograph_does_not_stop_the_others(cache: ImageCache, tmp_path: Path) -> None:
    first, second = photographs(cache, tmp_path, 2)
    first.jobs[0].source.unlink()
    report = encode_all(jobs_of([first, second]), cache, workers=0)
    assert [fault.rule for _, fault in report.faults] == ["image-abimee"]
    assert len(report.made) == len(second.addresses)


def die_on_one(task: SourceTask) -> Outcome:
    """Stand for an encoder that crashes on one photograph."""
    if task.source.name == "1.jpg":
        os.kill(os.getpid(), signal.SIGKILL)
    return make(task)


@pytest.mark.slow
def test_a_photograph_that_kills_its_process_is_the_only_one_lost(
    cache: ImageCache, tmp_path: Path
) -> None:
    plans = photographs(cache, tmp_path, 4)
    report = encode_all(jobs_of(plans), cache, workers=2, work=die_on_one)
    ((source, fault),) = report.faults
    assert source.name == "1.jpg"
    assert fault.rule == "image-trop-grande"
    # What a process had made when the other died is found in the cache, not made again.
    again = encode_all(jobs_of(plans), cache, workers=0, work=make)
    lost = plans[1].addresses
    assert {f"medias/1-{file.key}" for file in again.made} == lost


@pytest.mark.slow
def test_processes_killed_by_someone_else_lose_nothing(cache: ImageCache, tmp_path: Path) -> None:
    plans = photographs(cache, tmp_path, 5)

    def kill_children(step: EncodingProgress) -> None:
        if step.done == 1:
            for child in multiprocessing.active_children():
                child.kill()

    report = encode_all(jobs_of(plans), cache, workers=2, progress=kill_children)
    assert not report.faults
    assert cache.status().files == 5 * len(plans[0].addresses)


def test_an_interruption_keeps_what_is_finished(cache: ImageCache, tmp_path: Path) -> None:
    plans = photographs(cache, tmp_path, 6)

    def interrupt(step: EncodingProgress) -> None:
        if step.done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        encode_all(jobs_of(plans), cache, workers=2, progress=interrupt)
    finished = cache.status().files
    assert finished >= 2 * len(plans[0].addresses)
    rest = encode_all(jobs_of(plans), cache, workers=0)
    assert len(rest.made) == 6 * len(plans[0].addresses) - finished


def test_large_photographs_do_not_fly_together(cache: ImageCache, tmp_path: Path) -> None:
    """With room for one at a time, two workers still finish everything."""
    source = tmp_path / "large.png"
    scenery(1000, 600).save(source)
    plan = plan_picture(ImageRequest(source, Place.TEXT), cache.facts(source))
    small = photographs(cache, tmp_path, 2)
    report = encode_all(jobs_of([plan, *small]), cache, workers=2, megapixels=0.5)
    assert not report.faults
    assert len(report.made) == len(plan.addresses) + 2 * len(small[0].addresses)
