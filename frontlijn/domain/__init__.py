"""The rules of the work, as pure values and functions: standard library only, no input or output."""
