"""Remarks: what a reader guessed, a writer could not set or a check found, with code, place and hint."""

from umbruch.diagnostics.model import Diagnostic, Severity, UmbruchWarning, collecting, report

__all__ = ["Diagnostic", "Severity", "UmbruchWarning", "collecting", "report"]
