#!/usr/bin/env python3
"""Write locale.csv, locale_plural.csv, locale_symbol.csv and locale_name.csv from CLDR.

Needed only to take over a newer CLDR; then run generate_locale_table.py and commit all of it:
    python3 src/core/extract_locale_facts.py DIRECTORY DATE
where DIRECTORY holds the JSON form of CLDR (cldr-core, cldr-numbers-full), and DATE is the day of its retrieval.
"""
import csv
import json
import pathlib
import re
import sys
import unicodedata

HERE = pathlib.Path(__file__).parent

LANGUAGES = """
    af ar bg bs ca cs da de el en es et eu fi fr ga gl he hi hr hu id is it ja ko lb lt lv mk ms mt nb nl nn no pl pt
    ro ru sk sl sq sr sv th tr uk vi zh
""".split()

# CLDR tells Chinese apart by script, invoices by country.
BY_SCRIPT = {
    "sr-ME": "sr-Latn-ME", "zh-TW": "zh-Hant", "zh-HK": "zh-Hant-HK", "zh-MO": "zh-Hant-MO", "zh-SG": "zh-Hans-SG"}
OTHERS = ["en-001", "en-150", "es-419", "sr-Latn", "zh-Hans", "zh-Hant", "zh-Hant-HK", "zh-Hant-MO"]

# Locales with names of their own; all others use those of their language.
NAMED = ["pt-PT", "sr-Latn", "zh-Hant"]

# Rows even where they say what the row above says: what is above "zh-Hans-HK" must not be "zh-HK".
KEPT = NAMED + OTHERS + list(BY_SCRIPT)

# Named in every language, beside the currencies of the countries where it is spoken; English names all.
MAIN_CURRENCIES = """
    AED ALL ARS AUD BAM BGN BRL CAD CHF CLP CNY COP CZK DKK EGP EUR GBP HKD HUF IDR ILS INR ISK JPY KES KRW KWD KZT
    MAD MKD MXN MYR NGN NOK NZD PEN PHP PKR PLN QAR RON RSD RUB SAR SEK SGD THB TRY TWD UAH USD VND ZAR
""".split()

CATEGORIES = ["zero", "one", "two", "few", "many"]


def escaped(text):
    """Blanks and marks that an editor would not show, as \\uXXXX."""
    return "".join(
        f"\\u{ord(c):04x}" if c != " " and unicodedata.category(c) in ("Zs", "Cf") else c for c in text)


class Cldr:
    def __init__(self, directory):
        self.directory = pathlib.Path(directory)

    def read(self, path):
        with open(self.directory / path, encoding="utf-8") as file:
            return json.load(file)

    def locales(self):
        found = sorted(path.name for path in (self.directory / "cldr-numbers-full/main").iterdir())
        wanted = [name for name in found if name in OTHERS or
                  (re.fullmatch(r"[a-z]{2}(-[A-Z]{2})?", name) and name[:2] in LANGUAGES)]
        return sorted(wanted + list(BY_SCRIPT), key=lambda name: (name.count("-"), name))

    def numbers(self, locale, file):
        source = BY_SCRIPT.get(locale, locale)
        return self.read(f"cldr-numbers-full/main/{source}/{file}.json")["main"][source]["numbers"]

    def currencies(self, locale):
        return self.numbers(locale, "currencies")["currencies"]

    def supplemental(self, file):
        return self.read(f"cldr-core/supplemental/{file}.json")["supplemental"]

    def tender(self, region):
        """What is paid with in a country today."""
        history = self.supplemental("currencyData")["currencyData"]["region"].get(region, [])
        return [code for entry in history for code, facts in entry.items()
                if "_to" not in facts and facts.get("_tender") != "false"]


def templates(pattern):
    """The pattern of positive and of negative amounts, 0 for the digits: '¤0' and '-¤0' of '¤#,##0.00'."""
    assert "'" not in pattern, pattern
    parts = [re.sub(r"[#,0.]+", "0", part) for part in pattern.split(";")]
    assert all(part.count("0") == 1 and part.count("¤") == 1 for part in parts), pattern
    return ";".join(parts + ["-" + parts[0]] if len(parts) == 1 else parts)


def number_facts(numbers):
    """How a locale writes amounts, with European digits wherever it may."""
    symbols = numbers["symbols-numberSystem-latn"]
    formats = numbers["currencyFormats-numberSystem-latn"]
    groups = [len(group) for group in re.search(r"[#,0]+", formats["standard"]).group().split(",")]
    assert len(groups) > 1, formats["standard"]
    separators = {re.fullmatch(r"\{0\}( ?)(de )?\{1\}", pattern).group(1)
                  for key, pattern in formats.items() if key.startswith("unitPattern-count-")}
    assert len(separators) == 1, formats
    # formatter: a letter of a symbol and a digit keep this distance
    assert all(side["currencyMatch"] == "[[:^S:]&[:^Z:]]" and side["surroundingMatch"] == "[:digit:]" and
               side["insertBetween"] == "\u00a0" for side in formats["currencySpacing"].values())
    return {
        "separator": separators.pop(),
        "decimal": symbols.get("currencyDecimal", symbols["decimal"]),
        "group": symbols.get("currencyGroup", symbols["group"]),
        "minus": symbols["minusSign"],
        "group_size": groups[-1],
        "further_groups": groups[-2] if len(groups) > 2 else groups[-1],
        "min_grouping": int(numbers["minimumGroupingDigits"]),
        "standard": templates(formats["standard"]),
        "accounting": templates(formats["accounting"]),
    }


def exceptions(facts, currencies, codes):
    """The currencies that a locale writes in another way than its others."""
    found = {}
    for code in codes:
        own = dict(facts)
        facts_of_currency = currencies.get(code, {})
        own["decimal"] = facts_of_currency.get("decimal", own["decimal"])
        own["group"] = facts_of_currency.get("group", own["group"])
        pattern = templates(facts_of_currency["pattern"]) if "pattern" in facts_of_currency else own["standard"]
        if pattern != own["standard"]:
            own["standard"] = own["accounting"] = pattern
        if own != facts:
            found[code] = own
    return found


def name_forms(numbers, currency):
    """'US dollars|one=US dollar': the form for most numbers, then those that differ from it."""
    names = numbers["currencies"].get(currency, {})
    if "displayName" not in names:
        return None
    other = names.get("displayName-count-other", names["displayName"])
    forms = [other]
    for category in CATEGORIES:
        name = names.get("displayName-count-" + category, other)
        if name != other:
            forms.append(f"{category}={name}")
    return "|".join(forms)


def parent(locale, rows):
    """The row that is found where this one is missing."""
    while "-" in locale:
        locale = locale.rsplit("-", 1)[0]
        if locale in rows:
            return locale
    return None


def write(name, comment, header, rows):
    with open(HERE / name, "w", encoding="utf-8", newline="") as file:
        file.write("".join(f"# {line}\n" for line in comment))
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows([escaped(str(field)) for field in row] for row in rows)


def main():
    cldr = Cldr(sys.argv[1])
    with open(HERE / "currency.csv", encoding="utf-8") as file:
        listed = list(csv.DictReader(line for line in file if not line.startswith("#")))
    active = [row["code"] for row in listed if not row["withdrawn"] or row["code"] in MAIN_CURRENCIES]
    known = [row["code"] for row in listed]
    plurals = cldr.supplemental("plurals")
    version = plurals["version"]["_cldrVersion"]
    source = (f"Facts from Unicode CLDR {version}, retrieved on {sys.argv[2]}; (c) Unicode, Inc., Unicode License v3 (locale.LICENSE). "
              "Written by extract_locale_facts.py.")

    def symbols_of(locale):
        currencies = cldr.currencies(locale)
        return {code: currencies.get(code, {}).get("symbol", code) for code in active if code != "XXX"}

    rows = {}
    symbols = {"": symbols_of("und")}
    for locale in cldr.locales():
        facts = number_facts(cldr.numbers(locale, "numbers"))
        own = {"": facts, **exceptions(facts, cldr.currencies(locale), active)}
        own_symbols = symbols_of(locale)
        above = parent(locale, rows)
        if above and rows[above] == own and symbols[above] == own_symbols and locale not in KEPT:
            continue
        rows[locale] = own
        symbols[locale] = own_symbols

    def named(locale):
        if locale in NAMED or "-" not in locale:
            return locale
        source_locale = BY_SCRIPT.get(locale, locale)
        for name in NAMED:
            if source_locale == name or source_locale.startswith(name + "-"):
                return name
        # Portuguese outside Brazil is that of Portugal.
        return "pt-PT" if locale.startswith("pt-") else locale.split("-")[0]

    header = list(rows["en"][""])
    write("locale.csv", [
        source,
        "currency: the one that the locale writes in this way; none: all others. names: the names of locale_name.csv and",
        "locale_plural.csv. separator: between a number and a name. Digits are grouped from the right, first group_size,",
        "then further_groups, once there are group_size + min_grouping. standard, accounting: the pattern of positive and",
        "of negative amounts, 0 for the digits, - for the minus sign. \\uXXXX stands for what an editor would not show.",
    ], ["locale", "currency", "names"] + header, (
        [locale, code, named(locale)] + list(facts.values())
        for locale, own in sorted(rows.items()) for code, facts in own.items()))

    differing = []
    for locale in sorted(symbols):
        base = {code: code for code in active} if locale == "" else symbols[parent(locale, rows) or ""]
        differing += [[locale, code, symbol] for code, symbol in symbols[locale].items() if base[code] != symbol]
    write("locale_symbol.csv", [
        source,
        "Symbols that differ from those of the locale above: en-AU, en, any (no locale), the code itself.",
    ], ["locale", "currency", "symbol"], differing)

    languages = sorted(LANGUAGES + NAMED)
    spoken = {language: set() for language in languages}
    for locale in cldr.locales():
        spoken[named(locale)].update(code for code in cldr.tender(locale.split("-")[-1]) if code in known)

    names = []
    for language in languages:
        numbers = cldr.numbers(language, "currencies")
        for code in known if language == "en" else sorted(spoken[language].union(MAIN_CURRENCIES)):
            forms = name_forms(numbers, code)
            if forms:
                if language == "ro":
                    # Romanian counts "20 de dolari".
                    few, *others = forms.split("|")
                    one = [form for form in others if form.startswith("one=")] or [f"one={few}"]
                    forms = "|".join([f"de {few}", f"few={few}", *one])
                names.append([language, code, forms])
    write("locale_name.csv", [
        source,
        "forms: the name after most numbers, then those after numbers of other plural categories.",
    ], ["names", "currency", "forms"], names)

    cardinal = plurals["plurals-type-cardinal"]
    rules = []
    for language in languages:
        found = cardinal.get(language) or cardinal[language.split("-")[0]]
        for category in CATEGORIES:
            rule = found.get("pluralRule-count-" + category, "").split("@")[0].strip()
            if rule:
                rules.append([language, category, rule])
    write("locale_plural.csv", [
        source,
        "Which numbers have a plural category, in the notation of Unicode Technical Standard 35.",
    ], ["names", "category", "rule"], rules)


if __name__ == "__main__":
    main()
