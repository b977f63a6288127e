"""Tests of what a kit gives to those who pass it on."""
