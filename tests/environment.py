"""What every test process is told before Django reads its settings."""

import os
import tempfile

os.environ["GOLDTHREAD_DEBUG"] = "1"
os.environ["GOLDTHREAD_SECRET_KEY"] = "known to everybody, for it protects nothing but the invented people of the tests"
os.environ["GOLDTHREAD_DATA"] = os.path.join(tempfile.gettempdir(), "goldthread-tests")
os.makedirs(os.path.join(os.environ["GOLDTHREAD_DATA"], "static"), exist_ok=True)
