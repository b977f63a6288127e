"""Tests of what stands above and below an article."""
