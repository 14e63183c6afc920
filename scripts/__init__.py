"""What the Makefile runs to build the sample, the pictures and the help texts."""
