"""Tests of what differs between languages."""
