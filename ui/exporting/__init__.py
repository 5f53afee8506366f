"""Export: what is written, in which form, and where."""
