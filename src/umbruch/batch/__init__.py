"""From inputs to finished files, one or many: plan the targets, work on them, tell what became of each.

`convert` gives a list, `convert_all` an iterator that works while it is read. Neither raises for a single input: what
went wrong with it stands in its `Result`.
"""

from umbruch.batch.records import Made
from umbruch.batch.run import convert, convert_all, planned
from umbruch.batch.work import Result

__all__ = ["Made", "Result", "convert", "convert_all", "planned"]
