# Marking: copies found, read, grafted; why one is not marked.
error-copies-folder = { $why ->
        [file] { $found } is not a folder.
        [packed] { $found } is an archive: unpack it, and give the folder.
       *[missing] There is no folder { $found }.
    }
    .expected = a folder that holds the copies: a folder for each student, Moodle's download unpacked, or notebooks named after the students
error-copies-none = The folder { $found } holds no copy{ $packed ->
        [none] .
       *[other] , but an archive to be unpacked: { $packed }.
    }
    .expected = a folder for each student, Moodle's download unpacked, or notebooks named after the students
error-copy-missing = No notebook { $exercise } was handed in.
    .expected = a notebook { $exercise }.ipynb in the student's folder
error-copy-packed = What was handed in is not the notebook, but an archive: { $found }.
    .expected = the notebook, in the student's folder
    .fix = unpack the archive in that folder, then run the marking again
error-copy-doubled = Several copies that differ were handed in.
    .expected = one copy for each student
    .fix = keep the right one, then run the marking again
error-copy-crowded = The folder that was handed in holds more than { $limit } files.
    .expected = a folder that holds the copy, without a Python environment or other projects
error-copy-link = The copy is a link, or not an ordinary file.
    .expected = the file itself: no link is ever followed
error-copy-unreadable = The copy cannot be read: { $why ->
        [missing] it is not there any more
        [folder] it is a folder
        [no-folder] a part of its path is not a folder
        [forbidden] the system forbids it
       *[system] the system refuses it
    }.
    .expected = a file that you may read
error-copy-size = The copy is larger than { $limit } MB.
    .expected = a notebook without huge outputs
    .fix = the student clears the outputs (Edit menu), saves, and hands the copy in again
error-copy-empty = The file that was handed in is empty.
    .expected = a saved notebook
error-copy-encoding = The file that was handed in is not UTF-8 text.
    .expected = a notebook as Jupyter saves it
error-copy-conflict = The copy holds the marks of a merge conflict (<<<<<<<).
    .expected = a notebook whose conflict is resolved
error-copy-truncated = The copy is cut off: the end of the file is missing.
    .expected = a whole notebook
error-copy-json = The file that was handed in is not a readable notebook.
    .expected = a notebook as Jupyter saves it, in JSON
error-copy-not-notebook = The file that was handed in is not a notebook.
    .expected = a notebook as Jupyter saves it, with its cells
error-copy-format = The copy is saved in an old notebook format ({ $found }).
    .expected = format 4, which Jupyter has written since 2015
    .fix = open it in Jupyter and save it again
error-copy-foreign = The notebook that was handed in is not the exercise { $exercise }{ $found ->
        [none] {""}
       *[other] {" "}but { $found }
    }.
    .expected = a copy of { $exercise }
error-copy-version = The copy is of another version of the exercise ({ $found }, course { $course }).
    .expected = one of these versions: { $known }
    .fix = name the folder of that version with --course
error-grade-course = There is no teacher's notebook in { $found }.
    .expected = a folder solutions/fr or solutions/en, with executed notebooks ex….ipynb
    .fix = name the folder of a checkout with --course
error-grade-which = The exercise to mark is missing.
    .expected = --exercise, with one of these names or its number: { $known }
error-grade-exercise = There is no exercise “{ $found }”.{ $nearest ->
        [none] {""}
       *[other] { " " }Did you mean “{ $nearest }”?
    }
    .expected = one of these exercises: { $known }
error-grade-reference = The teacher's notebook { $file } cannot serve.
    .expected = a notebook built by “maillab build”, with its identity, setup, answer and mark cells
error-grade-unexecuted = The teacher's notebook { $file } was not executed: its mark cell { $found } has no output.
    .expected = a notebook built by “maillab build”, with its outputs
error-grade-judge = Marking stopped: pytest failed (exit code { $exit }).
    .expected = a complete installation of maillab
    .fix = run “maillab doctor”, then the marking again: what is marked already is not marked twice
graft-deleted = { $key }: the answer cell is gone.
graft-duplicated = { $key }: there are { $found } answer cells that differ; the first one that is filled in was marked.
graft-retyped = { $key }: the answer cell became a “{ $found }” cell; it was marked as code.
graft-relabelled = { $key }: the answer cell lost a part of its labels; it was found by what is left of them.
graft-tagged = { $key }: the answer cell has tags added to it ({ $found }), without effect on the mark.
graft-silencer = { $key }: the answer holds the marker { $found }, without effect on the mark.
graft-check-edited = { $key }: the check cell was changed, without effect on the mark.
graft-unstamped = The copy lost its version: it was marked with the current version of the exercise.
graft-identity-missing = No identifier was given: the copy was marked in the default world.
graft-identity-unreadable = The identifier cannot be read: the copy was marked in the default world.
graft-identity-long = The identifier is too long ({ $found }…): the copy was marked in the default world.
error-sheet-file = The table { $found } cannot be read: { $why ->
        [missing] it does not exist
        [folder] it is a folder
        [no-folder] a part of its path is not a folder
        [forbidden] you have no right to
       *[system] the system refuses it
    }.
    .expected = a CSV file that you can read
error-sheet-table = The file { $file } is not a table{ $why ->
        [empty] : it is empty
        [binary] : it is not text
        [notebook] : it is a notebook
        [size] : it is larger than 10 MB
        [titles] : two of its columns have the same title
       *[lines] : its lines cannot be read
    }.
    .expected = a CSV file: a line of titles, all different, then a line for each person, separated by commas, semicolons or tabs
    .fix = in the spreadsheet, “Save as”, CSV format
error-roster-titles = The file { $file } is not a class list: none of its titles tells who is who ({ $found }).
    .expected = a first line of titles, one of which is an identifier, a number, a name or an email address
    .fix = give the list of participants or the grading worksheet that Moodle exports, or add the line of titles
error-roster-empty = The class list { $file } has nothing but titles.
    .expected = a line for each person below the line of titles
error-roster-doubled = In { $file }, two people have “{ $found }” in the column “{ $title }”.
    .expected = a line for each person, with something that tells them apart
    .fix = remove the line that is too much, or correct the identifier
error-manual-columns = The table { $file } lacks some of its columns.
    .expected = student, mark, points, comment
error-manual-mark = There is no mark “{ $found }” (the line of { $student }).{ $nearest ->
        [none] {""}
       *[other] { " " }Did you mean “{ $nearest }”?
    }
    .expected = one of these marks: { $known }
error-manual-points = “{ $found }” is not a number of points.
    .expected = zero or a positive number
error-manual-several = Several copies are called “{ $found }”.
    .expected = what only one of them has: { $known }
error-manual-student = Nobody is called “{ $found }”.{ $nearest ->
        [none] {""}
       *[other] { " " }Did you mean “{ $nearest }”?
    }
    .expected = the name of a copy, as grades.csv gives it: { $known }
roster-unknown = The identifier declared ({ $found }) is not in the class list.
roster-other = The identifier declared ({ $found }) is that of somebody else in the class.
roster-doubled = Another copy is of the same person of the class ({ $found }).
roster-stranger = { $found } is not in the class list.
score-told = { $key }: { $told }
score-hidden = { $key }: the answer does not hold with other data.
score-differs = { $key }: the answer does not have the effect that was expected.
score-manual = { $key }: points given by the teacher.
score-raised = { $key }: the answer cannot be tried.
score-too-long = { $key }: the answer takes too long to try.
score-died = { $key }: the answer cannot be tried.
score-cell-raised = { $key }: the answer cell stops with an error ({ $error }).{ $error ->
    [NameError] {" "}The answer cells alone are taken: define in them all that it uses.
   *[other] {""}
}
score-cell-too-long = { $key }: the answer cell takes too long.
score-cell-killed = { $key }: the answer cell ends the program.
score-cell-too-large = { $key }: the answer is too large.
score-cell-garbled = { $key }: the answer cannot be read.
score-cell-not-run = { $key }: the copy took too long before this answer.
error-copy-unjudged = The copy could not be judged.
    .expected = an exercise that begins in the student's world
    .fix = run the marking again: what is marked already is not marked twice
error-grade-option = The value given for --{ $option } does not do.
    .expected = { $option ->
        [scale] a positive number, such as 20
        [rounding] a positive step, such as 0.25, or 0 to round nothing
        [workers] a number of processes, from 1 to 64
        [cell-limit] seconds, up to an hour
        [copy-limit] seconds, up to ten hours
        [decimal] a point or a comma
        [separator] one character, which is not that of decimals
       *[id-column] the title of a column of the class list
    }
error-grade-scale = Moodle's grading worksheet is out of { $found }, and --scale out of { $scale }.
    .expected = the same maximum: Moodle passes over a higher grade without a word
    .fix = --scale { $found }
grade-answered = answers { $done }/{ $total }: { $student }
grade-judged = marks { $done }/{ $total }: { $student }
error-grade-secret = The secret { $found } cannot serve: { $why ->
        [missing] it does not exist
        [folder] it is a folder
        [forbidden] you have no right to read it
        [empty] it is empty
       *[system] it cannot be read as text
    }.
    .expected = a text file that students do not have
grade-refused = { $student }: { $why }
grade-left-out = Not in { $file }, as it is not known whose the grade is: { $students }.
grade-done = { $exercise }: { $marked } of { $total } copies marked.
grade-no-secret = Without --secret, whoever has maillab can draw what hidden marks draw: give a file that students do not have.
