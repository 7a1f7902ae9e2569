"""Alembic asks for this file; :meth:`conduct_mailer.store.database.Database.migrate` does the work."""
