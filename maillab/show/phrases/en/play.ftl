# The views that move: their controls, predictions.
play-controls = Go step by step
play-first = First step
play-back = Previous step
play-play = Play
play-pause = Pause
play-forward = Next step
play-last = Last step
play-jump = Go to step
play-speed = Speed
play-right = This is what you had predicted.
play-wrong = This is not what you had predicted. Look for the reason below.
form-still = Saved view: run the cell to have the form back.
