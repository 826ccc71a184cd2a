"""sends letters and does background work for the demonstration, until Ctrl-C

`./run demo` starts one by itself; this is for a demonstration that is served otherwise, or to see what it does.
--until-idle   stop when nothing waits
"""

import os

from tools.demo import DATABASE, settings_of_the_demonstration
from tools.environment import PYTHON, make_environment
from tools.steps import ROOT, Failure


def main(arguments: list[str]) -> int:
    if arguments in (["-h"], ["--help"]):
        print(__doc__)
        return 0
    make_environment(lock="base")
    if not DATABASE.exists():
        raise Failure("There is no demonstration yet. Make it first: ./run demo --no-serve")
    print("Sending letters and doing background work until Ctrl-C", flush=True)
    os.chdir(ROOT)
    command = [str(PYTHON), "-m", "goldthread.cli", "worker", *arguments]
    return os.execve(command[0], command, {**os.environ, **settings_of_the_demonstration()})  # Ctrl-C is the worker's
