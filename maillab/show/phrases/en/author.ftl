# The author of the message, read from From by grammar.
author-unreadable = The author cannot be read ({ $reason }): { $found }
