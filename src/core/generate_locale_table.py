#!/usr/bin/env python3
"""Write locale_table.hpp from locale.csv, locale_symbol.csv, locale_name.csv and locale_plural.csv.

Run it after editing a CSV and commit both; the build does not need it:
    python3 src/core/generate_locale_table.py
"""
import csv
import pathlib
import re
import unicodedata

HERE = pathlib.Path(__file__).parent

HEADER = """\
/*
 * locale_table.hpp
 *		How amounts are written in the languages and countries of the world.
 *
 * Generated from locale.csv, locale_symbol.csv, locale_name.csv and
 * locale_plural.csv by generate_locale_table.py; do not edit.  The build uses
 * this file as it is and does not run the generator.
 */
#pragma once

#include "core/locale.hpp"
#include "core/plural.hpp"

namespace billing {

/* Short, because it stands on most lines. */
constexpr Currency
of(const char (&code)[4]) {
	return Currency::from_letters(code);
}

// clang-format off
"""

FOOTER = """\
// clang-format on

} // namespace billing
"""

# As in plural.hpp.
CATEGORIES = ["zero", "one", "two", "few", "many"]


def read(name):
    with open(HERE / name, encoding="utf-8") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


def decoded(text):
    return re.sub(r"\\u([0-9a-f]{4})", lambda match: chr(int(match.group(1), 16)), text)


def literal(text):
    """The \\uXXXX of the CSV mean the same in C++."""
    assert '"' not in text and "\\" not in re.sub(r"\\u[0-9a-f]{4}", "", text), text
    return f'"{text}"'


def currency(code):
    assert re.fullmatch("[A-Z]{3}", code), code
    return f'of("{code}")'


def flag(value):
    return "true" if value else "false"


def is_letter(character):
    """What keeps a distance from digits: neither a sign, as €, nor a blank."""
    return unicodedata.category(character)[0] not in "SZ"


def array(comment, declaration, rows, per_line=1):
    rows = list(rows)
    lines = [", ".join(rows[start:start + per_line]) for start in range(0, len(rows), per_line)]
    return f"/* {comment} */\nconstexpr {declaration}[] = {{\n" + "".join(f"    {line},\n" for line in lines) + "};\n\n"


def relations(rule):
    """Rows of a plural rule. Amounts have no exponent (e): e = 0 always holds, e != 0..5 never does."""
    rows = []
    for alternative in rule.split(" or "):
        parts = [part for part in alternative.split(" and ") if part != "e = 0"]
        if "e != 0..5" in parts:
            continue
        for number, part in enumerate(parts, 1):
            match = re.fullmatch(r"([nivft])(?: % (10+))? (!?=) (\d+)(?:(?:\.\.|,)(\d+))?", part)
            assert match, rule
            operand, modulus, sign, low, high = match.groups()
            assert "," not in part or int(high) == int(low) + 1, rule
            rows.append(f"'{operand}', {flag(sign == '!=')}, {flag(number == len(parts))}, {low}, {high or low}, "
                        f"{modulus or 0}")
    return rows


def main():
    # locale "": the symbols where no locale has its own
    locales = [{"locale": "", "currency": "", "names": "en"}] + read("locale.csv")
    languages = sorted({row["names"] for row in locales})
    lines = []

    # the ways to write numbers, each once
    numbers = {}
    for row in locales[1:]:
        patterns = row["standard"].split(";") + row["accounting"].split(";")
        assert row["separator"] in ("", " ") and len(patterns) == 4, row
        for key, size in (("decimal", 3), ("group", 3), ("minus", 4)):
            assert 0 < len(decoded(row[key]).encode()) <= size, row
        assert all(len(decoded(pattern).encode()) <= 15 for pattern in patterns), row
        fields = [literal(row[key]) for key in ("decimal", "group", "minus")]
        fields += [row[key] for key in ("group_size", "further_groups", "min_grouping")] + [flag(row["separator"])]
        row["numbers"] = numbers.setdefault(
            "{" + ", ".join(fields + ["{" + ", ".join(map(literal, patterns)) + "}"]) + "}", len(numbers))
    assert len(numbers) < 256

    symbols = {}
    for row in read("locale_symbol.csv"):
        text = decoded(row["symbol"])
        assert 0 < len(text.encode()) <= 15, row
        symbols.setdefault(row["locale"], []).append(
            f'{{{currency(row["currency"])}, {flag(is_letter(text[0]))}, {flag(is_letter(text[-1]))}, {literal(row["symbol"])}}}')
    symbol_rows = []

    tags = [row["locale"] for row in locales if not row["currency"]]
    assert tags == sorted(tags) and set(symbols) <= set(tags)
    locale_rows = []
    for tag in tags:
        assert re.fullmatch(r"([a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?)?", tag) and len(tag) < 12, tag
        others, *exceptions = [row for row in locales if row["locale"] == tag]
        assert not others["currency"] and len(exceptions) < 2, tag
        above = tag
        while above and (above == tag or above not in tags):
            above = above.rpartition("-")[0]
        own = symbols.get(tag, [])
        assert own == sorted(own), tag
        exception = exceptions[0] if exceptions else {"currency": "ZZZ", "numbers": 0}
        locale_rows.append(
            f'{{"{tag}", {tags.index(above)}, {len(symbol_rows)}, {len(symbol_rows) + len(own)}, '
            f'{languages.index(others["names"])}, {others.get("numbers", 0)}, {exception["numbers"]}, '
            f'{currency(exception["currency"])}}}')
        symbol_rows += own

    # the names, equal ones once
    offsets = {}
    size = 0
    name_rows = []
    relation_rows = []
    language_rows = []
    for language in languages:
        names = [row for row in read("locale_name.csv") if row["names"] == language]
        assert names and [row["currency"] for row in names] == sorted({row["currency"] for row in names}), language
        first_name = len(name_rows)
        for row in names:
            forms = row["forms"]
            for number, category in enumerate(CATEGORIES):
                forms = forms.replace(f"|{category}=", f"|{number}")
            assert "=" not in forms, row
            if forms not in offsets:
                offsets[forms] = size
                size += len(decoded(forms).encode()) + 1
            name_rows.append(f'{{{currency(row["currency"])}, {offsets[forms]}}}')
        first_relation = len(relation_rows)
        for row in read("locale_plural.csv"):
            if row["names"] == language:
                relation_rows += [f"{{{relation}, {CATEGORIES.index(row['category'])}}}"
                                  for relation in relations(row["rule"])]
        language_rows.append(f"{{{first_name}, {len(name_rows)}, {first_relation}, {len(relation_rows)}}}")

    lines.append(array("Ways to write amounts.", "AmountLayout amount_layouts", numbers))
    lines.append(array("By locale; those of locale \"\" hold where a locale has none of its own.",
                       "LocaleSymbol locale_symbols", symbol_rows))
    lines.append("/* Forms of names: the most frequent one, then |, the number of a plural category, and its form. */\n"
                 "constexpr char locale_name_text[] =\n" +
                 "".join(f"    {literal(forms)[:-1]}\\0\"\n" for forms in offsets) + "    ;\n\n")
    lines.append(array("By language: where the names are in locale_name_text.", "LocaleName locale_names", name_rows, 6))
    lines.append(array("By language.", "PluralRelation plural_relations", relation_rows))
    lines.append(array(" ".join(languages) + ".", "LocaleLanguage locale_languages", language_rows))
    lines.append(array("Sorted by tag.", "LocaleRow locale_rows", locale_rows)[:-1])
    (HERE / "locale_table.hpp").write_text(HEADER + "".join(lines) + FOOTER, encoding="utf-8")


if __name__ == "__main__":
    main()
