"""A bound on this process's memory: for children that read files nobody should trust."""

from __future__ import annotations


def limit_memory(most_bytes: int) -> None:
    """Where the system can bound a process's memory, do so; elsewhere the time limits have to do."""
    try:
        import resource
    except ImportError:  # not on Windows
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    soft = most_bytes if hard == resource.RLIM_INFINITY else min(most_bytes, hard)
    resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
