"""The frozen types that travel the road, one for each stretch between two stages.

Nothing here does anything: no I/O, no clock, no randomness. Every type that holds what somebody wrote, or who
somebody is, inherits :class:`~conduct_mailer.model.content.Content` and therefore never shows itself.
"""
