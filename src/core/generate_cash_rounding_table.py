#!/usr/bin/env python3
"""Write cash_rounding_table.hpp from cash_rounding.csv.

Run it after editing the CSV and commit both; the build does not need it:
    python3 src/core/generate_cash_rounding_table.py
"""
import csv
import decimal
import pathlib
import re

HERE = pathlib.Path(__file__).parent

HEADER = """\
/*
 * cash_rounding_table.hpp
 *		Amounts that can be paid in cash, sorted by currency and country.
 *
 * Generated from cash_rounding.csv by generate_cash_rounding_table.py; do not
 * edit.  The build uses this file as it is and does not run the generator.
 */
#pragma once

#include "core/cash_rounding.hpp"

namespace billing {

// clang-format off
constexpr CashIncrement cash_increment_rows[] = {
"""

FOOTER = """\
};
// clang-format on

} // namespace billing
"""


def check(row, previous):
    assert re.fullmatch(r"[A-Z]{3}", row["currency"]), row
    assert re.fullmatch(r"[A-Z]{2}|", row["country"]), row
    assert (row["currency"], row["country"]) > previous, f"{row} is not sorted"
    assert re.fullmatch(r"\d+\.\d\d", row["increment"]) and decimal.Decimal(row["increment"]) > 0, row
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", row["since"]), row
    assert row["source"], row


def main():
    with open(HERE / "cash_rounding.csv", encoding="utf-8") as file:
        rows = list(csv.DictReader(line for line in file if not line.startswith("#")))
    lines = []
    previous = ("", "")
    for row in rows:
        check(row, previous)
        previous = (row["currency"], row["country"])
        hundredths = int(decimal.Decimal(row["increment"]) * 100)
        lines.append(f'    {{"{row["currency"]}", "{row["country"]}", {hundredths}, "{row["since"]}"}},\n')
    text = HEADER + "".join(lines) + FOOTER
    (HERE / "cash_rounding_table.hpp").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
