# `make demo` plays a conference's week, `make test` runs every check and test; both set everything up first.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test check lint setup servers lock clean

test: setup servers
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python -m pytest

demo: setup
	$(BIN)/conduct-mailer --log-level error demo

check lint: setup
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

setup: $(VENV)/.done

$(VENV)/.done: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	  || { echo "conduct-mailer: Python 3.11 or later is needed; install it, or name it: make test PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null \
	  || { echo "conduct-mailer: Python's venv is missing; install it (Debian, Ubuntu: apt-get install python3-venv)"; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

# The tests talk to a real Dovecot and Postfix on the loopback interface.
servers:
	@if ! PATH="$$PATH:/usr/sbin" command -v dovecot >/dev/null || ! PATH="$$PATH:/usr/sbin" command -v postfix >/dev/null \
	    || ! test -e /usr/lib/dovecot/lmtp || ! test -e /usr/lib/dovecot/imap; then \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    export DEBIAN_FRONTEND=noninteractive; \
	    apt-get update -qq && apt-get install -qq -y --no-install-recommends dovecot-imapd dovecot-lmtpd postfix >/dev/null; \
	  else \
	    echo "conduct-mailer: the tests need Dovecot (IMAP and LMTP) and Postfix; install them as root (Debian, Ubuntu: apt-get install dovecot-imapd dovecot-lmtpd postfix)"; exit 1; \
	  fi; \
	fi

# Needs uv; pins every dependency, with hashes, for every platform.
lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --extra dev --no-emit-index-url --no-header pyproject.toml -o requirements.lock

clean:
	rm -rf $(VENV)
