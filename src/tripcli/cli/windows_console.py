"""The console of Windows, which prints escape codes as text until a program asks it to obey them.

Windows Terminal obeys them from the start, so nothing is lost where the console refuses.
"""

import ctypes

STANDARD_OUTPUT = -11
OBEY_ESCAPE_CODES = 0x0004
"""ENABLE_VIRTUAL_TERMINAL_PROCESSING of the console's output mode."""


def obey_escape_codes() -> None:
    """Let the console of this process obey escape codes, where it can."""
    libraries = getattr(ctypes, "windll", None)
    if libraries is None:
        return
    kernel = libraries.kernel32
    console = kernel.GetStdHandle(STANDARD_OUTPUT)
    mode = ctypes.c_ulong()
    if kernel.GetConsoleMode(console, ctypes.byref(mode)):
        kernel.SetConsoleMode(console, mode.value | OBEY_ESCAPE_CODES)
