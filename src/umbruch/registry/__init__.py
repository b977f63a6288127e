"""The one table of formats and plug-ins, the one table of press roles, and what each format has no place for."""
