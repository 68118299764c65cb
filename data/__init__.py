"""Data: handwritten digits in files, read with care and handed out as arrays."""
