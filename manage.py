#!/usr/bin/env python3
"""The developer's door to Django's own commands: as `goldthread`, with debugging on unless told otherwise."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldthread.settings")
    os.environ.setdefault("GOLDTHREAD_DEBUG", "1")
    execute_from_command_line(sys.argv)
