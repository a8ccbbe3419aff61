# Building the course, and the workspace.
course-differs = { $file } differs from its source: run "maillab build" and read the difference
course-stray = { $file } has no source in course/: remove it, or write its source
course-fails = { $file }: the notebook does not run to its end ({ $cell }); fix its source
course-untranslated = { $file }: the cell "{ $cell }" has no twin in the other language; French comes first, English right after, with the same role and the same headings
course-part = { $file }: the part "{ $cell }" that every lesson holds is missing
course-questions = { $file }: fewer than three questions have their answer folded away in { $cell }; expected: <details> three times
course-unchecked = { $file }: the answer "{ $cell }" is followed by no check cell; add one that the student can run
course-predicted = { $file }: the prediction "{ $cell }" is not empty; write predict with the cell's key and three dots
course-unrevealed = { $file }: the prediction "{ $cell }" is followed by no reveal of the same key
course-long = { $file }: the cell "{ $cell }" has more than eight lines of code; what is longer goes into the package
course-doubled = { $file }: the cell "{ $cell }" has the key of an earlier cell; give it its own
course-tasks = { $file }: { $cell } tasks; an exercise has 6 to 10
course-unanswerable = { $file }: the answer "{ $cell }" has no stub cell, no check of its key, or no gives
course-wrong-answers = { $file }: the answer "{ $cell }" has fewer than three typical mistakes (role="wrong")
course-shared-name = { $file }: the answer "{ $cell }" is carried by a name (gives) that carries another task's already
course-unmarked = { $file }: the answer "{ $cell }" has no mark cell
course-unhidden = { $file }: the answer "{ $cell }" has no hidden mark and does not say why (nohidden), or says why and has one
course-mark = { $file }: the mark "{ $cell }" has no points, or does not name its task (of)
course-address =
    maillab opens at: { $url }
    Leave this terminal open; Ctrl-C, twice, stops it all.
error-course-cell = Cell { $position } of { $file } has an unknown language or role.
    .expected = lang fr or en; role one of { $roles }, with a key
error-course-encoding = The file { $file } is not UTF-8.
    .expected = a lesson's source in UTF-8
    .fix = save it as UTF-8 in your editor
error-course-sources = The folder { $found } holds no lesson source.
    .expected = files such as 01_name.py, which only maillab's repository holds
    .fix = run the command from a copy of the repository (git clone)
error-course-failed = Lesson { $lesson } does not run to its end: it stops at the cell "{ $cell }".
    .expected = a lesson whose every cell runs
    .fix = fix the cell in course/lessons
error-course-lesson = There is no lesson "{ $found }".{ $nearest ->
        [none] {""}
       *[other] { " " }Did you mean "{ $nearest }"?
    }
    .expected = one of these lessons: { $known }
error-course-port = { $found } is no port number.
    .expected = a number from 1 to 65535
error-course-taken = Port { $found } is already taken on this machine.
    .expected = a port that nobody listens on
    .fix = choose another, or give none: the first free one is taken
error-course-empty = The folder { $found } holds no lesson.
    .expected = the course's built lessons
    .fix = python -m maillab build, in a copy of the repository (git clone)
error-course-builder = To make what students get, { $found } is missing.
    .expected = a complete installation of maillab
    .fix = python -m pip install { $found }, in maillab's environment, or “make lab” again
error-course-unwritable = The file { $file } cannot be saved: { $why ->
        [missing] its folder does not exist
        [folder] a folder has this name
        [no-folder] a part of its path is no folder
        [forbidden] you may not write here
        [full] the disk is full
       *[system] the system refuses
    }.
    .expected = a folder that you may write to, on a disk with room left
error-course-notebook = The lesson notebooks/{ $file } cannot be read: it is no notebook.
    .expected = a notebook as the repository holds it
    .fix = git checkout notebooks
error-course-percent = The source { $file } cannot be read: the header of a cell is malformed.
    .expected = cells in jupytext's percent format, such as # %% [markdown] lang="fr"
