"""The words every room uses. Standard library only; imports nothing else of ours."""
