"""Runs typst once, in a process of its own with limits on time and memory: data in, pages and PDF out.

Started by file, so that it imports nothing of ours. typst gives no memory back, so the process ends with its file.
"""

import json
import resource
import sys
from pathlib import Path
from typing import cast

import typst

HERE = Path(__file__).parent


def main() -> None:
    megabytes, seconds = int(sys.argv[1]), int(sys.argv[2])
    resource.setrlimit(resource.RLIMIT_DATA, (megabytes << 20, megabytes << 20))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    data = sys.stdin.buffer.read().decode()
    compiler = typst.Compiler(
        str(HERE / "template.typ"),
        root=str(HERE),
        font_paths=typst.Fonts(False, False, [str(HERE.parent / "fonts")]),  # ours alone, and none of its own
        sys_inputs={"data": data},
    )
    file = cast(bytes, compiler.compile(format="pdf", pdf_standards=["ua-1", "a-2a"]))
    (pages,) = json.loads(compiler.query("<pages>", field="value"))
    sys.stdout.buffer.write(json.dumps(pages).encode() + b"\n" + file)


if __name__ == "__main__":
    main()
