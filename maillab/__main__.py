"""``python -m maillab``."""

import sys

from maillab.cli import main

sys.exit(main())
