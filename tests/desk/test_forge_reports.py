"""The forges read problems in their own syntax."""

from __future__ import annotations

import json

from msgspec.structs import replace

from inspiration.desk.forge_reports import as_github, as_gitlab
from inspiration.model.problem import Problem, Severity

PROBLEM = Problem(
    "poc/un,deux.md", 4, 3, "titre", "titre-long", Severity.ERROR, "100 % faux :\nnon", "coupez"
)


def test_github_reads_one_command_a_problem() -> None:
    assert as_github([PROBLEM], "content/") == (
        "::error file=content/poc/un%2Cdeux.md,line=4,col=3,title=titre-long"
        "::100 %25 faux :%0Anon → coupez"
    )
    warning = replace(PROBLEM, severity=Severity.WARNING, hint="")
    assert as_github([warning], "").startswith("::warning file=poc/")


def test_gitlab_reads_a_code_quality_report() -> None:
    (issue,) = json.loads(as_gitlab([PROBLEM], "content/"))
    assert issue["location"] == {"path": "content/poc/un,deux.md", "lines": {"begin": 4}}
    assert issue["description"] == "100 % faux :\nnon → coupez"
    assert (issue["check_name"], issue["severity"]) == ("titre-long", "major")


def test_a_problem_that_only_moved_is_the_same_for_gitlab() -> None:
    prints = [
        issue["fingerprint"]
        for problems in ([PROBLEM, PROBLEM], [replace(PROBLEM, line=9, column=1)])
        for issue in json.loads(as_gitlab(problems, "content/"))
    ]
    assert prints[0] == prints[2]
    assert prints[0] != prints[1]


def test_nothing_wrong_is_an_empty_list_for_gitlab() -> None:
    assert json.loads(as_gitlab([], "")) == []
