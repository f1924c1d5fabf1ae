#!/usr/bin/env python3
"""Write currency_table.hpp from currency.csv.

Run it after editing the CSV and commit both; the build does not need it:
    python3 src/core/generate_currency_table.py
"""
import csv
import pathlib
import re

HERE = pathlib.Path(__file__).parent

HEADER = """\
/*
 * currency_table.hpp
 *		ISO 4217 as a table, sorted by code.
 *
 * Generated from currency.csv by generate_currency_table.py; do not edit.  The
 * build uses this file as it is and does not run the generator.
 */
#pragma once

#include "core/currency.hpp"

namespace billing {

// clang-format off
constexpr CurrencyInfo currency_rows[] = {
"""

FOOTER = """\
};
// clang-format on

} // namespace billing
"""


def check(row, previous):
    assert re.fullmatch(r"[A-Z]{3}", row["code"]), row
    assert row["code"] > previous, f"{row['code']} is not sorted"
    assert re.fullmatch(r"\d{3}|", row["number"]), row
    assert re.fullmatch(r"[0-4]|", row["minor_digits"]), row
    assert re.fullmatch(r"\d{4}-\d\d-\d\d|", row["introduced"]), row
    assert re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2]))?|", row["withdrawn"]), row
    assert row["name"], row


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def main():
    with open(HERE / "currency.csv", encoding="utf-8") as file:
        rows = list(csv.DictReader(line for line in file if not line.startswith("#")))
    lines = []
    previous = ""
    for row in rows:
        check(row, previous)
        previous = row["code"]
        number = int(row["number"]) if row["number"] else -1
        digits = row["minor_digits"] or "-1"
        fields = [quoted(row["code"]), str(number), digits]
        fields += [quoted(row[key]) for key in ("introduced", "withdrawn", "name")]
        lines.append("    {" + ", ".join(fields) + "},\n")
    text = HEADER + "".join(lines) + FOOTER
    (HERE / "currency_table.hpp").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
