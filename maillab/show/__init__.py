"""What people see: texts, static HTML, phrases in French and English, notebook commands."""
