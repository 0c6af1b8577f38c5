"""What stops a build."""


class PressError(Exception):
    """What stops a build, in French, for whoever started it."""
