"""The answer to a shell that asks how a word may go on. It never fails, and prints nothing but values.

Typer's own completion offers only values that begin as typed, cannot complete `--stop=tok` in bash, and lets zsh
evaluate meanings; so the scripts (`shells`) and the answers are ours. They need no Typer, which makes them quick.
"""

import re
from collections.abc import Sequence

from tripcli.cli.candidates import answer_for
from tripcli.cli.runtime import Runtime
from tripcli.errors import Exit

_LIST_ONLY, _MENU = "63", "37"
"""bash's COMP_TYPE when it only lists the values, and when it cycles through them."""


def answer_shell(shell: str, arguments: Sequence[str], runtime: Runtime) -> Exit:
    """Print the answer for a shell; for one that is not known, or that says too little, nothing."""
    try:
        text = _WRITERS[shell](arguments, runtime) if shell in _WRITERS and arguments else ""
        if text and runtime.out is not None:
            runtime.out.write(text.encode())
            runtime.out.flush()
    except Exception:  # noqa: S110  # a message would stand across the command line that is being typed
        pass
    return Exit.DONE


def _bash(arguments: Sequence[str], runtime: Runtime) -> str:
    """Whole words, quoted, without the part that stands before bash's own beginning of the word (after `=` or `:`)."""
    line, last, kind = [*arguments, "", "", ""][:3]
    words, is_open = split_line(line)
    typed = words[-1]
    answer = answer_for(words[1:], runtime)
    values = [typed[: answer.kept] + one.value for one in answer.candidates]
    before = len(typed) - len(last) if last and typed.endswith(last) and last != typed else 0
    before = max(before, typed.rfind("=") + 1) if not last else before
    values = [value[before:] for value in values]
    if not is_open:
        values = [re.sub(r"([^\w.,:/+@%=-])", r"\\\1", value) for value in values]
    if (
        kind not in {_LIST_ONLY, _MENU}
        and len(values) > 1
        and not all(one.startswith(typed[before:]) for one in values)
    ):
        # bash would put their common beginning in place of what was typed: a value of another beginning prevents it.
        values.append("~" if values[0][0] != "~" else "-")
    return "\n".join([answer.kind, *values]) + "\n"


def _zsh(arguments: Sequence[str], runtime: Runtime) -> str:
    """The number of letters that stay, and values with their meanings, as `_describe` takes them."""
    answer = answer_for(arguments, runtime)
    lines = []
    for value, meaning in answer.candidates:
        escaped = value.replace("\\", "\\\\").replace(":", "\\:")
        lines.append(f"{escaped}:{meaning}" if meaning else escaped)
    return "\n".join([answer.kind, str(answer.kept), *lines]) + "\n"


def _with_meanings(arguments: Sequence[str], runtime: Runtime) -> str:
    """Whole words with their meanings behind a tab, as fish and PowerShell take them."""
    answer = answer_for([word.strip("\"'") if word in {'""', "''"} else word for word in arguments], runtime)
    kept = arguments[-1][: answer.kept]
    lines = [f"{kept}{value}\t{meaning}" if meaning else f"{kept}{value}" for value, meaning in answer.candidates]
    return "\n".join([answer.kind, *lines]) + "\n"


_WRITERS = {"bash": _bash, "zsh": _zsh, "fish": _with_meanings, "powershell": _with_meanings}


def split_line(line: str) -> tuple[list[str], bool]:
    """The words of a command line of bash up to the cursor, and whether the last one is inside quotes."""
    words, word, quote, begun = [], "", "", False
    letters = iter(line)
    for letter in letters:
        if quote:
            if letter == quote:
                quote = ""
            else:
                word += next(letters, "") if letter == "\\" and quote == '"' else letter
        elif letter in "\"'":
            quote, begun = letter, True
        elif letter == "\\":
            word, begun = word + next(letters, ""), True
        elif letter.isspace():
            if begun:
                words.append(word)
            word, begun = "", False
        else:
            word, begun = word + letter, True
    return [*words, word], bool(quote)
