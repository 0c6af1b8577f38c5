"""What is remembered, what is made again, and what survives accidents."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from inspiration.images import ImageFault, ImageRequest, PicturePlan, Place, plan_picture
from inspiration.images import cache as cache_module
from inspiration.images import source as source_module
from inspiration.images.cache import ImageCache
from inspiration.images.objects import store_file
from inspiration.images.pool import encode_all
from tests.images.photographs import jpeg, quadrants


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    content = tmp_path / "content"
    content.mkdir()
    (content / "parc.jpg").write_bytes(jpeg(quadrants(500, 320)))
    return content


def opened(folder: Path) -> ImageCache:
    return ImageCache(folder.parent / "cache", folder)


def planned(cache: ImageCache, source: Path, place: Place = Place.TEXT) -> PicturePlan:
    return plan_picture(ImageRequest(source, place), cache.facts(source))


def test_a_second_run_makes_nothing(folder: Path) -> None:
    with opened(folder) as cache:
        plan = planned(cache, folder / "parc.jpg")
        assert len(encode_all(plan.jobs, cache, workers=0).made) == 3
    with opened(folder) as cache:
        assert encode_all(planned(cache, folder / "parc.jpg").jobs, cache, workers=0).made == ()
        assert cache.status().files == 3


def test_renaming_and_moving_a_photograph_costs_nothing(folder: Path) -> None:
    with opened(folder) as cache:
        encode_all(planned(cache, folder / "parc.jpg").jobs, cache, workers=0)
        moved = folder / "ailleurs" / "Parc bis.jpg"
        moved.parent.mkdir()
        (folder / "parc.jpg").rename(moved)
        plan = planned(cache, moved)
        assert plan.address.startswith("medias/parc-bis-")
        assert encode_all(plan.jobs, cache, workers=0).made == ()


def test_a_known_source_is_not_read_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with opened(folder) as cache:
        known = cache.facts(folder / "parc.jpg")
    monkeypatch.setattr(Path, "read_bytes", lambda path: pytest.fail(f"{path} was read"))
    monkeypatch.setattr(Path, "open", lambda path, *_: pytest.fail(f"{path} was opened"))
    with opened(folder) as cache:
        assert cache.facts(folder / "parc.jpg") == known


def test_what_is_to_be_said_of_a_source_is_remembered(folder: Path) -> None:
    lying = (folder / "parc.jpg").rename(folder / "parc.png")
    with opened(folder) as cache:
        found = cache.facts(lying)
        assert found.remarks
    with opened(folder) as cache:
        assert cache.facts(lying) == found


def test_an_edit_of_the_same_size_is_seen(folder: Path) -> None:
    photo = folder / "parc.jpg"
    with opened(folder) as cache:
        before = cache.facts(photo)
        content = bytearray(photo.read_bytes())
        content[-10] ^= 1
        photo.write_bytes(bytes(content))
        os.utime(photo, ns=(photo.stat().st_atime_ns, photo.stat().st_mtime_ns + 1))
        assert cache.facts(photo).size == before.size
        assert cache.facts(photo).digest != before.digest


def test_a_fault_is_remembered_too(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = folder / "casse.jpg"
    broken.write_bytes(jpeg(quadrants())[:2000])
    with opened(folder) as cache, pytest.raises(ImageFault) as first:
        cache.facts(broken)
    monkeypatch.setattr(source_module, "open_source", lambda *_: pytest.fail("decoded again"))
    with opened(folder) as cache, pytest.raises(ImageFault) as second:
        cache.facts(broken)
    assert first.value.args == second.value.args


def test_publication_checks_the_size(folder: Path, tmp_path: Path) -> None:
    with opened(folder) as cache:
        plan = planned(cache, folder / "parc.jpg")
        encode_all(plan.jobs, cache, workers=0)
        output = plan.jobs[0].outputs[0]
        published = tmp_path / "site" / output.address
        assert cache.publish(output, published)
        assert cache.publish(output, published), "publishing again must not fail"
        assert published.read_bytes() == cache.path(output.key).read_bytes()
        cache.path(output.key).unlink()
        cache.path(output.key).write_bytes(b"short")
        assert not cache.publish(output, published)
        assert len(encode_all(plan.jobs, cache, workers=0).made) == 1
        assert cache.publish(output, published)


def test_verification_finds_damage_of_the_same_size(folder: Path) -> None:
    with opened(folder) as cache:
        plan = planned(cache, folder / "parc.jpg")
        encode_all(plan.jobs, cache, workers=0)
        assert cache.verify() == ()
        key = plan.jobs[0].outputs[1].key
        content = bytearray(cache.path(key).read_bytes())
        content[50] ^= 255
        cache.path(key).write_bytes(bytes(content))
        assert cache.verify() == (key,)
        assert [file.key for file in encode_all(plan.jobs, cache, workers=0).made] == [key]


def test_a_build_reads_again_only_what_was_touched(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(folder) as cache:
        plan = planned(cache, folder / "parc.jpg")
        encode_all(plan.jobs, cache, workers=0)
        keys = [output.key for output in plan.jobs[0].outputs]
        for output in plan.jobs[0].outputs:
            assert cache.publish(output, folder.parent / "site" / output.address)
    with opened(folder) as cache:
        read: list[Path] = []
        monkeypatch.setattr(cache_module, "hash_of_file", lambda path: read.append(path))
        assert cache.verify(keys) == ()
        assert read == []
        monkeypatch.undo()
        path = cache.path(keys[0])
        content = bytearray(path.read_bytes())
        content[50] ^= 255
        path.write_bytes(bytes(content))
        os.utime(path, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns + 1))
        os.utime(cache.path(keys[1]))
        assert cache.verify(keys) == (keys[0],)
        monkeypatch.setattr(cache_module, "hash_of_file", lambda path: read.append(path))
        assert cache.verify(keys) == ()
        assert read == [], "a file found whole is not read a third time"


def test_what_an_interrupted_run_stored_is_taken_back(folder: Path) -> None:
    with opened(folder) as cache:
        plan = planned(cache, folder / "parc.jpg")
        key = plan.jobs[0].outputs[0].key
        store_file(cache.folder, key, b"made by a worker that died before telling")
        made = encode_all(plan.jobs, cache, workers=0).made
        assert key not in [file.key for file in made]
        assert cache.status().files == 3


def test_what_another_process_stores_meanwhile_is_found(folder: Path) -> None:
    with opened(folder) as preview, opened(folder) as build:
        plan = planned(preview, folder / "parc.jpg")
        first, second, *_ = plan.jobs[0].outputs
        for output in (first, second):
            assert preview.get(output.key) is None
            stored = store_file(build.folder, output.key, output.key.encode(), 50, 1.5)
            assert preview.get(output.key) == stored
            assert preview.read(output.key) == output.key.encode()


def test_pruning_shortens_the_journal_and_keeps_what_it_says(folder: Path) -> None:
    with opened(folder) as cache:
        kept, gone = (store_file(cache.folder, key, b"x", 60, 2.5) for key in ("a1", "b2"))
        cache.prune({kept.key})
    assert gone.key not in (cache.folder / "stored.txt").read_text("ascii")
    (cache.folder / "index.sqlite3").unlink()
    with opened(folder) as cache:
        assert cache.get(kept.key) == kept
        assert cache.status().seconds == 2.5


def test_an_unreadable_index_loses_nothing_but_time(folder: Path) -> None:
    with opened(folder) as cache:
        encode_all(planned(cache, folder / "parc.jpg").jobs, cache, workers=0)
    (folder.parent / "cache" / "index.sqlite3").write_bytes(b"this is no database" * 100)
    with opened(folder) as cache:
        assert encode_all(planned(cache, folder / "parc.jpg").jobs, cache, workers=0).made == ()


def test_pruning_keeps_what_pages_ask_for(folder: Path) -> None:
    with opened(folder) as cache:
        text = planned(cache, folder / "parc.jpg")
        card = planned(cache, folder / "parc.jpg", Place.CARD)
        encode_all((*text.jobs, *card.jobs), cache, workers=0)
        before = cache.status()
        freed = cache.prune({out.key for job in text.jobs for out in job.outputs})
        assert freed > 0
        assert cache.status().size == before.size - freed
        assert encode_all(text.jobs, cache, workers=0).made == ()
        assert encode_all(card.jobs, cache, workers=0).made


def test_known_photographs_cost_a_stat_each(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    photos = []
    for rank in range(60):
        photo = folder / f"photo-{rank}.jpg"
        photo.write_bytes(jpeg(quadrants(40, 30)) + str(rank).encode())
        photos.append(photo)
    with opened(folder) as cache:
        for photo in photos:
            for job in planned(cache, photo, Place.CARD).jobs:
                cache.add(store_file(cache.folder, out.key, b"x") for out in job.outputs)
    seen: list[Path] = []
    stat = Path.stat

    def counted(path: Path, **options: bool) -> os.stat_result:
        seen.append(path)
        return stat(path, **options)

    with opened(folder) as cache:
        monkeypatch.setattr(Path, "stat", counted)
        monkeypatch.setattr(Path, "open", lambda path, *_: pytest.fail(f"{path} was opened"))
        jobs = [job for photo in photos for job in planned(cache, photo, Place.CARD).jobs]
        assert seen == photos
        seen.clear()
        keys = {out.key for job in jobs for out in job.outputs}
        assert cache.verify(keys) == ()
        assert len(seen) == len(keys)
        assert encode_all(jobs, cache, workers=2).made == ()
        assert len(seen) == len(keys)
