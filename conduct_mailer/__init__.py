"""The daemon behind a Code-of-Conduct mailbox."""
