"""What the web server calls."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldthread.settings")

application = get_wsgi_application()

# What was loaded at the start stays: looking through all of it for rubbish, every few hundred new objects, took a tenth
# of each page's time. New objects are looked through few at a time: a hundred thousand at once made one page in twenty
# wait for a fortieth of a second.
gc.collect()
gc.freeze()
gc.set_threshold(10_000, 50, 100)
