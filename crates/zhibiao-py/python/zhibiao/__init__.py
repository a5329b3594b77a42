"""The targets of Chinese government work reports (指标) as exact, typed data.

>>> import zhibiao
>>> found = zhibiao.extract("新增公办学位1650个，地区生产总值增长5.5%左右。")
>>> found
<Extraction of 2 statements, 0 goals, 0 findings>
>>> found.statements[0]["indicator"], found.statements[0]["value"], found.statements[0]["unit"]
('公办学位', Decimal('1650'), '个')

Tables go to polars, pyarrow, duckdb and pandas by Arrow's capsules, without a copy::

    polars.DataFrame(found.statements)
    pyarrow.table(found.statements)

Amounts are ``decimal.Decimal`` and never floats:

>>> zhibiao.Quantity("1.5亿元") + zhibiao.Quantity("300万元")
Quantity("15300万元")
>>> zhibiao.Quantity(0.1, "亿元")
Traceback (most recent call last):
    ...
TypeError: a float holds amounts such as 0.1 only nearly; give a decimal.Decimal, a fractions.Fraction, an int or a str
"""

from ._zhibiao import (
    Extraction,
    Files,
    Plan,
    Quantity,
    Table,
    ZhibiaoError,
    __version__,
    assess,
    audit,
    extract,
    extract_files,
    follow_up,
    panel,
    validate,
)

__all__ = [
    "Extraction",
    "Files",
    "Plan",
    "Quantity",
    "Table",
    "ZhibiaoError",
    "__version__",
    "assess",
    "audit",
    "extract",
    "extract_files",
    "follow_up",
    "panel",
    "validate",
]
