# A thin layer over bootstrap.py, which does the work and runs without make too.
#
#   make lab                            install what is missing, open JupyterLab at the first lesson
#   make lab BROWSER=none PORT=8899     print the address, stay in the foreground
#   make lab LESSONS=en                 the lessons in English
#   make test [ARGS="-k spf"]           every test, every lesson
#   make test-deep                      the same with a hundred times more generated inputs
#   make check                          linters, types, import contracts, course
#   make bench                          speed and memory
#   make screenshots [ARGS=journey]     a picture of every view, into artefacts/screenshots

PYTHON ?= python3
BOOTSTRAP = $(PYTHON) bootstrap.py

.PHONY: lab test test-deep check bench screenshots

lab:
	@$(BOOTSTRAP) lab $(if $(BROWSER),--browser "$(BROWSER)") $(if $(PORT),--port "$(PORT)") $(if $(LESSONS),--lang "$(LESSONS)")

test test-deep bench:
	@$(BOOTSTRAP) $@ $(if $(ARGS),-- $(ARGS))

check:
	@$(BOOTSTRAP) $@

screenshots:
	@$(BOOTSTRAP) $@ $(ARGS)
