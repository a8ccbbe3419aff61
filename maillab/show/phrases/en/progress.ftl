# The bars of work that takes long.
progress-ways = Ways
progress-days = Simulated days
progress-messages = Messages
progress-notebooks = Notebooks
