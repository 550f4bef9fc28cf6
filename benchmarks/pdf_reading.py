"""What reading costs: CPU-milliseconds a page, beside what MuPDF alone needs to get the bare text.

python -m benchmarks.pdf_reading FILE.pdf …
"""

from __future__ import annotations

import hashlib
import sys
import time
from pathlib import Path
from statistics import median

import pymupdf

from redactor.core.ids import file_id
from redactor.documents.limits import Limits
from redactor.documents.pdf.reader import read_pdf


def main(paths):
    """Print one line a file, then the medians."""
    rows = [row for path in paths if (row := _measured(Path(path)))]
    for name, pages, ours, bare in rows:
        print(f"{name:40.40} {pages:5} pages   read {ours:7.1f} ms/page   bare text {bare:6.1f} ms/page")
    if rows:
        print(
            f"median: read {median(r[2] for r in rows):.1f}, bare text {median(r[3] for r in rows):.1f} CPU-ms a page"
        )


def _measured(path):
    content = path.read_bytes()
    file = file_id(hashlib.sha256(content).hexdigest())
    started = time.process_time()
    document = read_pdf(content, file, Limits(isolate=False))
    ours = time.process_time() - started
    started = time.process_time()
    with pymupdf.open(stream=content) as pdf:
        for page in pdf:
            page.get_text()
    bare = time.process_time() - started
    pages = max(document.page_count or 1, 1)
    return path.name, pages, 1000 * ours / pages, 1000 * bare / pages


if __name__ == "__main__":
    main(sys.argv[1:])
