"""Large and hostile files, each in a process of its own: `python -m tests.benchmarks.bad_input`.

Prints exit code, processor time and peak memory of `transcript structure` on each, memory also as a multiple of the text
(of its characters, two bytes each as Python holds Chinese) after what the program needs for a short text.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks.structure import mix

MB = 1024 * 1024
_RUN = "from transcript.cli.app import main; main()"


def _lines(size: int) -> str:
    return mix(size)


FILES: dict[str, Callable[[], bytes]] = {
    "short text": lambda: mix(3000).encode(),
    "50 MB of transcripts": lambda: mix(50 * MB // 3).encode(),
    "one line of 5 MB": lambda: mix(5 * MB // 3).replace("\n", "").encode(),
    "one line of 5 MB, no mark in it": lambda: "好".encode() * (5 * MB // 3),
    "5 MB, damaged throughout": lambda: mix(5 * MB // 3).replace("。", "?；").replace("，", ",,").encode(),
    "5 MB with invalid bytes": lambda: mix(5 * MB // 3).encode().replace("，".encode(), b"\xff\xef\xbc\x8c", 500),
    "5 MB with NUL bytes and controls": lambda: mix(5 * MB // 3).replace("谢谢", "谢\x00\x07谢").encode(),
    "1 MB of opening brackets": lambda: ("主持人：" + "（【《“" * 90_000).encode(),
    "1 MB of nested brackets": lambda: ("主持人：" + "（" * 175_000 + "）" * 175_000).encode(),
    "1 MB of labels": lambda: "张三：\n".encode() * (MB // 10),
    "1 MB of line breaks": lambda: b"\n" * MB + "好".encode(),
    "5 MB, every label unknown": lambda: "".join(f"某某{n}：这是第{n}段话。\n" for n in range(150_000)).encode(),
    "50 MB of zeros": lambda: bytes(50 * MB),
    "photo named .txt": lambda: b"\xff\xd8\xff\xe0" + os.urandom(3 * MB),
}


def measure(path: Path) -> tuple[int, float, float, str]:
    """Exit code, seconds of processor time, peak MB, last line of stderr."""
    pipe, wire = os.pipe()
    child = os.fork()
    if not child:
        done = subprocess.run(
            [sys.executable, "-c", _RUN, "structure", "--no-tags", str(path)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        said = done.stderr.decode().strip().splitlines()[-1:] or [""]
        os.write(
            wire,
            f"{done.returncode}\t{used.ru_utime + used.ru_stime}\t{used.ru_maxrss / 1024}\t{said[0][-90:]}".encode(),
        )
        os._exit(0)
    os.close(wire)
    with os.fdopen(pipe) as result:
        code, seconds, memory, said = result.read().split("\t")
    os.waitpid(child, 0)
    return int(code), float(seconds), float(memory), said


def main() -> None:
    """Print one line per file."""
    wanted = sys.argv[1:]
    base = 0.0
    print(f"{'file':36} {'exit':>4} {'CPU s':>7} {'MB':>6} {'x text':>7}  message")
    with tempfile.TemporaryDirectory() as folder:
        for name, make in FILES.items():
            if wanted and base and not any(word in name for word in wanted):
                continue
            path = Path(folder) / "x.txt"
            data = make()
            path.write_bytes(data)
            text = 2 * len(data.decode("utf-8", "ignore")) / MB
            code, seconds, memory, said = measure(path)
            base = base or memory
            times = (memory - base) / text if text > 0.1 else 0.0
            print(
                f"{name:36} {code:>4} {seconds:>7.1f} {memory:>6.0f} {times:>7.1f}  {said.replace(str(path), 'x.txt')}",
                flush=True,
            )


if __name__ == "__main__":
    main()
