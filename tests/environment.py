"""What every test process is told before Django reads its settings."""

import atexit
import os
import shutil
import tempfile

os.environ["GOLDTHREAD_DEBUG"] = "1"
os.environ["GOLDTHREAD_SECRET_KEY"] = "known to everybody, for it protects nothing but the invented people of the tests"
# A folder of its own for each process: the store of files knows a file by what is in it, so that in one folder the file
# that one process throws away is the file that another has just kept.
os.environ["GOLDTHREAD_DATA"] = tempfile.mkdtemp(prefix="goldthread-tests-")
os.makedirs(os.path.join(os.environ["GOLDTHREAD_DATA"], "static"))
atexit.register(shutil.rmtree, os.environ["GOLDTHREAD_DATA"], ignore_errors=True)
