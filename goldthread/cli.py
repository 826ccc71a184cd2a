"""The `goldthread` command, for whoever runs an installation."""

import os
import sys

import django
from django.core.management import call_command, get_commands, load_command_class
from django.core.management.base import CommandError

COMMANDS = {
    "prepare": "bring the database and the style sheets up to date; the first thing to do, and after every upgrade",
    "worker": "send letters and do background work until told to stop; one such process beside the site",
    "health": "[--json]: say whether worker, mail, files, scanner, disk, trail and back-up are well",
    "load": "DIR: put a folder of readable TOML into the record, all of it or nothing",
    "dump": "DIR: write the record as such a folder",
    "make-packs": "make the pack of each meeting that is ahead, has a paper that is here, and has no pack yet",
    "write-reports": "DIR: write every report and committee paper as HTML, Word and PDF",
    "verify-trail": "[--head N:HASH]: check that nobody has touched the trail, and name the first broken entry",
    "erase": "take what a trail entry says out of the record, leaving that it was there",
    "reindex": "write anew what search finds records by; `prepare` does it when it is needed",
    "backup": "FILE: write database and files into one file, while people go on working",
    "restore": "FILE: fill an empty installation from such a file, and compare it with what the file says of itself",
    "let-in": "E-MAIL: give somebody a new password, and print it once",
    "demo-people": "give the invented people of the examples a password, and print who may sign in",
}


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldthread.settings")
    name, *rest = sys.argv[1:] or ["help"]
    if name in {"help", "-h", "--help"}:
        print(usage())
        return 0
    if name not in COMMANDS:
        print(f"There is no command {name}.\n\n{usage()}", file=sys.stderr)
        return 2
    return run(name, rest)


def run(name: str, arguments: list[str]) -> int:
    """Hand over to the chapter that owns the command; a refusal is one sentence, without a traceback."""
    django.setup()
    command = name.replace("-", "_")
    if {"-h", "--help"} & set(arguments):
        load_command_class(get_commands()[command], command).print_help("goldthread", name)
        return 0
    try:
        call_command(command, *arguments)
    except CommandError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def usage() -> str:
    lines = [f"  {name:14} {words}" for name, words in COMMANDS.items()]
    return "\n".join(["Usage: goldthread COMMAND", "", *lines, "", "Each says more about itself with --help."])


if __name__ == "__main__":
    sys.exit(main())
