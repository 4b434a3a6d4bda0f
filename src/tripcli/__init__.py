"""tripcli: a command-line explorer of diplomatic trips."""

__version__ = "0.1.0"
