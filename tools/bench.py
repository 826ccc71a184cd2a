"""prints how fast every page is on a big partnership, on SQLite and on PostgreSQL

--json FILE   write the figures there as well
"""

import argparse
import os
import subprocess

from tools.environment import PYTHON, make_environment
from tools.postgresql import own_postgresql
from tools.steps import ROOT


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="./run bench", description="Prints how fast every page is.")
    parser.add_argument("--json", metavar="FILE", help="write the figures there as well")
    options = parser.parse_args(arguments)
    make_environment(lock="dev")
    more = ["--json", os.path.abspath(options.json)] if options.json else []
    with own_postgresql() as url:
        command = [str(PYTHON), "-m", "bench", "--postgresql", url, *more]
        return subprocess.run(command, cwd=ROOT, env=os.environ).returncode
