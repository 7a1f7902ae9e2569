"""A conference's week in a few seconds: the real daemon's code, real sockets, and a clock that is moved by hand."""
