"""What is there and the user of this process may not read or write: who must be able to, and how that is mended.

A file that may not be read is not missing. Whoever was told to make it anew, or to restore it, would write over it.
"""

from __future__ import annotations

import grp
import os
import pwd
import shlex
from pathlib import Path

READ, WRITE, LOOK, MAKE = os.R_OK, os.R_OK | os.W_OK, os.R_OK | os.X_OK, os.R_OK | os.W_OK | os.X_OK
"""To read a file, to write it as well, to read what is in a folder, to make files there."""


def refusal(path: Path, need: int = READ, *, private: bool = True) -> str:
    """What keeps this user from something that is there, and the mend; ``""`` where nothing does, or it is missing.

    ``private``: it must be this user's own (a key, a password, the state); else its group may read it too.
    """
    for folder in reversed(path.absolute().parents):
        if not os.access(folder, os.F_OK):
            return ""
        if not os.access(folder, os.X_OK):
            mend = f"chgrp {_group()} {_quoted(folder)} && chmod g+x {_quoted(folder)}"
            return f"is behind {folder}, which the user {user()} may not enter; {_by_root(mend)}"
    if not os.access(path, os.F_OK):
        return ""
    if need & os.X_OK and not path.is_dir():
        return "is no folder; name one"
    if os.access(path, need):
        return ""
    return _told(path, need, private=private)


def why(path: Path, problem: OSError, missing: str, *, private: bool = False) -> str:
    """Why a file could not be read, and the mend: that of one that is not there is ``missing``."""
    if isinstance(problem, FileNotFoundError | NotADirectoryError):
        return f"is not there; {missing}"
    if isinstance(problem, IsADirectoryError):
        return "is a folder; name a file"
    if isinstance(problem, PermissionError):
        return refusal(path, private=private) or _told(path, READ, private=private)
    return f"cannot be read ({problem.strerror}); mend that, then try again"


def user() -> str:
    """The name of this process's user, or the number of one who has none."""
    try:
        return pwd.getpwuid(os.geteuid()).pw_name
    except KeyError:
        return str(os.geteuid())


def _told(path: Path, need: int, *, private: bool) -> str:
    what = "write" if need & os.W_OK else "read"
    if what == "write" and os.statvfs(path).f_flag & os.ST_RDONLY:
        return "lies where nothing can be written; mount that file system for writing, or name another place"
    file = _quoted(path)
    if path.is_dir():
        own = f"chown -R {user()} {file} && chmod 700 {file}"
        mend = own if private else f"chgrp -R {_group()} {file} && chmod -R g+rX {file}"
    elif private:
        mend = f"chown {user()} {file} && chmod 600 {file}"
    else:
        mend = f"chgrp {_group()} {file} && chmod 640 {file}"
    return f"is there, but the user {user()} may not {what} it; {_by_root(mend)}"


def _by_root(mend: str) -> str:
    return f"run this as the daemon's user, or if that is {user()}, as root: {mend}"


def _group() -> str:
    try:
        return grp.getgrgid(os.getegid()).gr_name
    except KeyError:
        return str(os.getegid())


def _quoted(path: Path) -> str:
    return shlex.quote(str(path))
