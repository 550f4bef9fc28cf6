"""Benchmarks: they print the figures that the documentation promises."""
