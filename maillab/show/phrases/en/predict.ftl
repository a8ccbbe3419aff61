# Predict before, compare after.
predict-noted = Prediction "{ $question }" noted: { $expected }
predict-empty = Prediction "{ $question }": nothing noted yet. Replace ... with your idea before you go on.
reveal-right = "{ $question }": { $found }, as you predicted. Could you say which step decided?
reveal-wrong = "{ $question }": { $found }, and not { $expected }. Look for the step that decided: it explains the difference.
reveal-empty = "{ $question }": { $found } (you had predicted nothing).
reveal-near = "{ $question }": { $found }. You predicted nothing under this name; did you mean "{ $near }"?
