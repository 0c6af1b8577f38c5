"""What stops a build."""


class PressError(Exception):
    """What stops a build, in French, for whoever started it."""


class OutdatedMemoryError(Exception):
    """What is remembered is of another magazine: only a build that forgets it can be right."""
