"""prints how fast every page is on a big partnership, on SQLite and on PostgreSQL

--json FILE    write the figures there as well
--only WORDS   only the pages whose name has these words
--times N      ask each page so often, instead of 50 times
--fresh        build the big record on SQLite again, even if an earlier run has kept it
"""

import os
import subprocess

from tools.environment import PYTHON, make_environment
from tools.postgresql import own_postgresql
from tools.steps import ROOT


def main(arguments: list[str]) -> int:
    if {"-h", "--help"} & set(arguments):
        print(__doc__)
        return 0
    make_environment(lock="dev")
    with own_postgresql() as url:
        command = [str(PYTHON), "-m", "bench", "--postgresql", url, *arguments]
        return subprocess.run(command, cwd=ROOT, env=os.environ).returncode
