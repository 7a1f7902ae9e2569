"""Learns from the labelled mail how ``reading/`` weighs it; needs the extra ``train``, which nothing needs to run."""
