# Running copies: what leaves a student's process, and what isolates it.
error-answer-size = The answer is too large.
    .expected = at most { $limit } kB an answer
error-answer-depth = The answer holds too many lists or dictionaries inside each other.
    .expected = at most { $limit } levels
error-answer-garbled = The answer that came back from the copy cannot be read.
    .expected = data: texts, numbers, bytes, lists, dictionaries, messages
error-sandbox-start = The process that runs the copies does not start.
    .expected = a Python that starts, alone and isolated
    .fix = maillab doctor tells what is missing
isolation-bubblewrap = Copies run inside bubblewrap: no network, no other file than Python and maillab.
isolation-landlock = Copies run under Landlock: no connection, no other file read than Python and maillab. { $lack ->
    [missing] bubblewrap, which isolates better, is missing (on Debian: apt install bubblewrap).
   *[refused] bubblewrap, which isolates better, does not start on this machine.
}
isolation-limits = Warning: copies are NOT isolated. Only time and memory are limited; a copy can read your files and use the network. { $lack ->
    [system] Only Linux can isolate copies: mark them on Linux, or in a virtual machine.
    [missing] Install bubblewrap (on Debian: apt install bubblewrap).
   *[refused] bubblewrap does not start on this machine.
}
