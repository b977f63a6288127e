"""Tests of finding, reading and cutting type."""
