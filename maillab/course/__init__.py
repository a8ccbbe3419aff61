"""The course: its sources, the notebooks built from them, and the copies that students work in."""
