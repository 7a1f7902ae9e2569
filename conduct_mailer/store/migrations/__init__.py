"""The migrations of the store, run by ``run`` and ``once`` alone."""
