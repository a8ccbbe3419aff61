"""The marker: copies in, marks out. No cell of a student's runs where marks are counted."""
