"""The forges' workflows: sound by their own schemas, and their scripts do what they say."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.magazine import Magazine
from tests.desk.repositories import commit, git, start

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
INSPIRATION = str(Path(sys.executable).with_name("inspiration"))


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_github_would_take_the_workflow(file: Path) -> None:
    pytest.importorskip("check_jsonschema")
    words = ("--builtin-schema", "vendor.github-workflows", str(file))
    subprocess.run([sys.executable, "-m", "check_jsonschema", *words], check=True)


def test_gitlab_would_take_the_pipeline() -> None:
    pytest.importorskip("check_jsonschema")
    words = ("--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci")
    command = [sys.executable, "-m", "check_jsonschema", *words, str(ROOT / ".gitlab-ci.yml")]
    subprocess.run(command, check=True)


def test_a_branch_gets_no_right_to_write() -> None:
    """The job that runs what a branch holds may only read; the one that writes runs main."""
    files = ("verification.yml", "rangement.yml")
    jobs = {
        name: job
        for file in files
        for name, job in yaml.safe_load((ROOT / ".github/workflows" / file).read_text())[
            "jobs"
        ].items()
    }
    assert "permissions" not in jobs["verifier"]
    for name in ("dire", "ranger"):
        assert "default_branch" in jobs[name]["steps"][0]["with"]["ref"]
        assert "head.repo.full_name == github.repository" in jobs[name]["if"]


def steps(file: str, job: str, action: str) -> list[dict[str, Any]]:
    """The steps of a job that use an action."""
    found = yaml.safe_load((ROOT / ".github/workflows" / file).read_text())["jobs"][job]["steps"]
    return [step for step in found if step.get("uses", "").startswith(action)]


def test_a_schedule_that_publishes_nothing_keeps_nothing() -> None:
    """Forty-eight copies of a cache each day would drive out those of the reviews."""
    (taken,) = steps("publication.yml", "publier", "actions/cache/restore")
    (kept,) = steps("publication.yml", "publier", "actions/cache/save")
    assert "due == 'true'" in kept["if"]
    assert kept["with"] == {name: taken["with"][name] for name in ("path", "key")}


def test_a_first_review_takes_the_pictures_of_the_last_publication() -> None:
    """A forge gives a review what the main branch kept, by the beginning of its name."""
    (published,) = steps("publication.yml", "publier", "actions/cache/restore")
    (review,) = steps("verification.yml", "verifier", "actions/cache")
    assert published["with"]["restore-keys"] in review["with"]["restore-keys"].splitlines()
    assert review["with"]["path"] == published["with"]["path"]


def test_publication_keeps_off_the_hour() -> None:
    text = (ROOT / ".github/workflows/publication.yml").read_text()
    (schedule,) = yaml.safe_load(text)[True]["schedule"]
    assert not {"0", "00"} & set(schedule["cron"].split()[0].split(","))


def is_due(magazine: Magazine, event: str) -> str:
    script = str(ROOT / ".github/is-due")
    environment = {**os.environ, "INSPIRATION": INSPIRATION}
    done = subprocess.run(
        [script, event],
        cwd=magazine.folder,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.splitlines()[1]


NOTES = (".github/workflows/publication.yml", ".gitlab-ci.yml")
"""Where what was published is noted, for the next schedule."""


def published(magazine: Magazine, instant: str, file: str) -> None:
    """Note a publication at an instant, as a forge's workflow does."""
    (note,) = (
        line.strip(" -").replace("${{ steps.due.outputs.now }}", "$now")
        for line in (ROOT / file).read_text().splitlines()
        if line.endswith("> .cache/inspiration/publie")
    )
    (magazine.folder / ".cache/inspiration").mkdir(parents=True, exist_ok=True)
    environment = {**os.environ, "now": instant}
    subprocess.run(["sh", "-euc", note], cwd=magazine.folder, env=environment, check=True)


@pytest.mark.parametrize("file", NOTES)
def test_a_schedule_publishes_only_what_came_since_the_last_time(
    magazine: Magazine, file: str
) -> None:
    magazine.content.article("un", "date: 2020-01-15")
    start(magazine.folder)
    assert is_due(magazine, "schedule") == "due=true"
    published(magazine, "2020-01-15T05:59:00+00:00", file)
    assert is_due(magazine, "schedule") == "due=true"
    published(magazine, "2020-01-15T06:01:00+00:00", file)
    assert is_due(magazine, "schedule") == "due=false"
    assert is_due(magazine, "push") == "due=true"


@pytest.mark.parametrize("file", NOTES)
def test_a_schedule_publishes_a_commit_whose_own_publication_was_lost(
    magazine: Magazine, file: str
) -> None:
    magazine.content.article("un", "date: 2020-01-15")
    start(magazine.folder)
    published(magazine, "2020-01-15T06:01:00+00:00", file)
    commit(magazine.folder, "Une faute de moins")
    assert is_due(magazine, "schedule") == "due=true"
    published(magazine, "2020-01-15T06:31:00+00:00", file)
    assert is_due(magazine, "schedule") == "due=false"


def test_what_comes_after_the_given_instant_is_not_told(magazine: Magazine) -> None:
    magazine.content.article("un", "date: 2020-01-15")
    words = ("next", "--at", "2020-01-01T00:00", "--by")
    assert magazine.run(*words, "2020-01-15T06:59").stdout == ""
    assert "articles/un" in magazine.run(*words, "2020-01-15T07:00").stdout


def publish(folder: Path, source: str, place: str) -> str:
    script = str(ROOT / ".github/publish-folder")
    done = subprocess.run(
        [script, source, place], cwd=folder, check=True, capture_output=True, text=True
    )
    return done.stdout


def test_the_magazine_and_its_previews_share_a_branch(tmp_path: Path) -> None:
    origin, folder = tmp_path / "origin.git", tmp_path / "work"
    subprocess.run(["git", "init", "--quiet", "--bare", str(origin)], check=True)
    (folder / "site/old").mkdir(parents=True)
    (folder / "site/index.html").write_text("un")
    (folder / "site/old/index.html").write_text("vieux")
    start(folder)
    git(folder, "remote", "add", "origin", str(origin))

    def files() -> set[str]:
        listed = subprocess.run(
            ["git", "-C", str(origin), "ls-tree", "-r", "--name-only", "pages"],
            check=True,
            capture_output=True,
            text=True,
        )
        return set(listed.stdout.split()) - {".nojekyll"}

    publish(folder, "site", ".")
    assert files() == {"index.html", "old/index.html"}
    publish(folder, "site", "apercus/7")
    shutil.rmtree(folder / "site/old")
    publish(folder, "site", ".")
    assert files() == {"index.html", "apercus/7/index.html", "apercus/7/old/index.html"}
    publish(folder, "site", "apercus/7")
    assert files() == {"index.html", "apercus/7/index.html"}
    assert "Rien n'a changé." in publish(folder, "site", "apercus/7")
    (folder / "vide").mkdir()
    publish(folder, "vide", "apercus/7")
    assert files() == {"index.html"}
    assert "Rien n'a changé." in publish(folder, "vide", "apercus/7")


def test_the_comment_is_told_on_the_command_line(magazine: Magazine) -> None:
    magazine.content.article("un")
    start(magazine.folder)
    magazine.content.article("deux", "genre: inconnu")
    done = magazine.run("report")
    assert done.exit_code == 0
    assert "| Article deux | nouvelle |" in done.stdout
    assert "1 erreur" in done.stdout
    commit(magazine.folder, "Deux")
    assert "Aucune entrée ne change." in magazine.run("report").stdout
