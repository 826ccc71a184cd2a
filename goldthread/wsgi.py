"""What the web server calls."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldthread.settings")

application = get_wsgi_application()

# What was loaded at the start stays: looking through all of it for rubbish, every few hundred new objects, took a tenth
# of each page's time.
gc.collect()
gc.freeze()
gc.set_threshold(100_000, 20, 100)
