"""What is wrong with a picture, said to the person who put it there."""

from __future__ import annotations


class ImageFault(Exception):
    """A picture that cannot be used, and why.

    Attributes:
        rule: Identifier of the rule that is broken, as shown beside every problem.
        message: What is wrong, in French, with the name of the file left to the caller.
        hint: What to do about it, in French; may be empty.
    """

    def __init__(self, rule: str, message: str, hint: str = "") -> None:
        super().__init__(rule, message, hint)
        self.rule = rule
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} : {self.hint}" if self.hint else self.message
