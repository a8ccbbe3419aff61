"""A sentence under Python's own message, where a cell names what is not there.

Most often quotes were forgotten, a name was misspelt, or an earlier cell was not run. Only what
the cell itself names is explained: a fault inside a library keeps its own words alone.
"""

from __future__ import annotations

from types import ModuleType, TracebackType

from IPython.core.interactiveshell import InteractiveShell

from maillab.errors import nearest
from maillab.show.language import say

EXPLAINED = (NameError, AttributeError)


def explain(
    shell: InteractiveShell,
    kind: type[BaseException],
    mistake: BaseException,
    trace: TracebackType | None,
    tb_offset: int | None = None,
) -> None:
    """Show a mistake as IPython does, with the sentence about it where there is one."""
    hint = _hint(shell, mistake) if _is_in_a_cell(shell, trace) else ""
    if hint:
        mistake.add_note(hint)
    shell.showtraceback((kind, mistake, trace), tb_offset=tb_offset)


def _is_in_a_cell(shell: InteractiveShell, trace: TracebackType | None) -> bool:
    """Whether the innermost frame runs a cell's own code."""
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return trace is not None and trace.tb_frame.f_globals is shell.user_ns


def _hint(shell: InteractiveShell, mistake: BaseException) -> str:
    match mistake:
        case NameError(name=str(name)):
            known = [word for word in shell.user_ns if not word.startswith("_")]
            return say("hint.name", {"found": name, "nearest": nearest(name, known)})
        case AttributeError(name=str(name), obj=thing) if _is_ours(thing):
            known = [word for word in dir(thing) if not word.startswith("_")]
            return say("hint.attribute", {"found": name, "nearest": nearest(name, known)})
    return ""


def _is_ours(thing: object) -> bool:
    home = thing.__name__ if isinstance(thing, ModuleType) else type(thing).__module__
    return home.partition(".")[0] == "maillab"
