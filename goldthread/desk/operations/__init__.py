"""What the desk writes: whole folders taken in and given out, and reminders."""

from goldthread.desk.operations.loading import Loaded, dump_record, load_folder

__all__ = ["Loaded", "dump_record", "load_folder"]
