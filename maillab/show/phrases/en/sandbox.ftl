# Running copies: what leaves a student's process, and what isolates it.
error-answer-size = The answer is too large.
    .expected = at most { $limit } kB an answer
error-answer-depth = The answer holds too many lists or dictionaries inside each other.
    .expected = at most { $limit } levels
error-answer-garbled = The answer that came back from the copy cannot be read.
    .expected = data: texts, numbers, bytes, lists, dictionaries, messages
