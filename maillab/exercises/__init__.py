"""Exercises: a world for each student, tasks judged by what happens in it, checks that teach.

A notebook begins with ``begin``; the answers are data, and nothing here holds one.
"""

from __future__ import annotations

from maillab.exercises.begin import begin
from maillab.exercises.checking import CheckFailed
from maillab.exercises.views import effect_name

__all__ = ["CheckFailed", "begin", "effect_name"]
