"""How long Python waits for the tables of some reports, beside the same call from Rust.

    cargo build --release --manifest-path bench/Cargo.toml
    python bench/speed.py bench/target/release/zhibiao-py-bench REPORT…
"""

import subprocess
import sys
import time
from pathlib import Path

import zhibiao


def main() -> None:
    program, *paths = sys.argv[1:]
    texts = [Path(path).read_text(encoding="utf-8") for path in paths]
    runs = []
    for _ in range(5):
        start = time.perf_counter_ns()
        for text in texts:
            zhibiao.extract(text)
        runs.append(time.perf_counter_ns() - start)
    python = min(runs) // 1000
    told = subprocess.run([program, *paths], capture_output=True, text=True, check=True).stdout
    tables, bare = map(int, told.split())
    print(f"{len(texts)} texts: Python {python} µs, Rust with tables {tables} µs, without {bare} µs")
    print(f"Python takes {python / tables:.2f} times the Rust call with the same tables")


if __name__ == "__main__":
    main()
