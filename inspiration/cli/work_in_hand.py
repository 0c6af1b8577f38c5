"""The part of a check that concerns the branch one works on."""

from __future__ import annotations

from inspiration.desk.branch import open_branch
from inspiration.desk.check_memory import Outcome
from inspiration.library import Clock
from inspiration.model.problem import Problem


def concerned(outcome: Outcome, base: str | None) -> list[Problem]:
    """The problems of what a branch touches since `base`, addresses lost included.

    Raises:
        GitFault: Git cannot tell.
    """
    branch = open_branch(outcome.root, base)
    lost = branch.lost_addresses(outcome.checked, clock_of(outcome))
    return sorted((*branch.concerned(outcome.checked), *(address.problem() for address in lost)))


def clock_of(outcome: Outcome) -> Clock:
    """The clock by which a check was made."""
    return Clock(outcome.instant, outcome.zone, outcome.hour)
