"""What is written without the crate: a regex and `decimal`, into one dictionary. Reads the files of a folder, prints how many cells."""

import pathlib
import re
import sys
from decimal import Decimal

VALUE = re.compile(
    r"([\u4e00-\u9fff]{2,20}?)(?:达到|完成|增长|新增|下降|控制在|不低于)?"
    r"(\d[\d,]*(?:\.\d+)?)(%|个百分点|万?亿?美?元|公里|平方米|万?人次?|家|个|套|户|所|张|亩|吨)"
)


def main(folder: str) -> None:
    panel: dict[tuple[str, str, str], list[Decimal]] = {}
    for path in sorted(pathlib.Path(folder).iterdir()):
        place, year = path.name.split("-")[:2]
        text = path.read_text(encoding="utf-8")
        for name, number, unit in VALUE.findall(text):
            panel.setdefault((place, year, name + unit), []).append(Decimal(number.replace(",", "")))
    print(len(panel))


main(sys.argv[1])
