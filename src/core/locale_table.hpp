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
/* Ways to write amounts. */
constexpr AmountLayout amount_layouts[] = {
    {",", "\u00a0", "-", 3, 3, 1, true, {"¤0", "-¤0", "¤0", "(¤0)"}},
    {".", ",", "\u200e-", 3, 3, 1, true, {"\u200f0\u00a0¤", "\u200f-0\u00a0¤", "\u061c0¤", "(\u061c0¤)"}},
    {",", ".", "\u200e-", 3, 3, 1, true, {"\u200f0\u00a0¤", "\u200f-0\u00a0¤", "\u061c0¤", "(\u061c0¤)"}},
    {",", "\u00a0", "-", 3, 3, 2, true, {"0\u00a0¤", "-0\u00a0¤", "0\u00a0¤", "(0\u00a0¤)"}},
    {",", ".", "-", 3, 3, 1, true, {"0\u00a0¤", "-0\u00a0¤", "0\u00a0¤", "-0\u00a0¤"}},
    {",", ".", "-", 3, 3, 1, true, {"0\u00a0¤", "-0\u00a0¤", "0\u00a0¤", "(0\u00a0¤)"}},
    {",", "\u00a0", "-", 3, 3, 1, true, {"0\u00a0¤", "-0\u00a0¤", "0\u00a0¤", "-0\u00a0¤"}},
    {",", ".", "-", 3, 3, 1, true, {"¤\u00a00", "-¤\u00a00", "¤\u00a00", "-¤\u00a00"}},
    {".", "’", "-", 3, 3, 1, true, {"¤\u00a00", "¤-0", "¤\u00a00", "¤-0"}},
    {".", "’", "-", 3, 3, 1, true, {"¤\u00a00", "-¤\u00a00", "¤\u00a00", "-¤\u00a00"}},
    {".", ",", "-", 3, 3, 1, true, {"¤0", "-¤0", "¤0", "(¤0)"}},
    {".", ",", "-", 3, 3, 1, true, {"0\u00a0¤", "-0\u00a0¤", "0\u00a0¤", "-0\u00a0¤"}},
    {".", ",", "-", 3, 3, 1, true, {"¤0", "-¤0", "¤0", "-¤0"}},
    {",", ".", "-", 3, 3, 1, true, {"¤0", "-¤0", "¤0", "-¤0"}},
    {".", "’", "-", 3, 3, 1, true, {"¤0", "-¤0", "¤0", "-¤0"}},
    {",", "\u00a0", "-", 3, 3, 1, true, {"¤0", "-¤0", "¤0", "-¤0"}},
    {",", "\u202f", "-", 3, 3, 1, true, {"0\u00a0¤", "-0\u00a0¤", "0\u00a0¤", "-0\u00a0¤"}},
    {",", "\u202f", "-", 3, 3, 1, true, {"¤0", "-¤0", "¤0", "-¤0"}},
    {",", ".", "-", 3, 3, 1, true, {"¤0", "-¤0", "¤0", "(¤0)"}},
    {".", ",", "-", 3, 2, 1, true, {"¤0", "-¤0", "¤0", "(¤0)"}},
    {".", ",", "-", 3, 3, 1, true, {"¤\u00a00", "-¤\u00a00", "¤\u00a00", "-¤\u00a00"}},
    {",", ".", "-", 3, 3, 1, true, {"¤\u00a00", "¤\u00a0-0", "¤\u00a00", "(¤\u00a00)"}},
    {",", "\u00a0", "-", 3, 3, 1, true, {"0\u00a0¤", "-0\u00a0¤", "0\u00a0¤", "(0\u00a0¤)"}},
    {",", ".", "-", 3, 3, 2, true, {"0\u00a0¤", "-0\u00a0¤", "0\u00a0¤", "-0\u00a0¤"}},
    {",", ".", "-", 3, 3, 1, true, {"¤\u00a00", "-¤\u00a00", "¤\u00a00", "(¤\u00a00)"}},
    {",", ".", "-", 3, 3, 1, true, {"¤0", "¤-0", "¤0", "¤-0"}},
    {",", ".", "-", 3, 3, 2, true, {"¤0", "-¤0", "¤0", "-¤0"}},
    {",", ".", "-", 3, 3, 1, true, {"¤\u00a00", "¤\u00a0-0", "¤\u00a00", "¤\u00a0-0"}},
    {",", "\u00a0", "−", 3, 3, 2, true, {"0\u00a0¤", "-0\u00a0¤", "0\u00a0¤", "(0\u00a0¤)"}},
    {",", ".", "−", 3, 3, 1, true, {"0\u00a0¤", "-0\u00a0¤", "0\u00a0¤", "(0\u00a0¤)"}},
    {",", "\u00a0", "−", 3, 3, 1, true, {"0\u00a0¤", "-0\u00a0¤", "0\u00a0¤", "-0\u00a0¤"}},
    {",", "\u202f", "-", 3, 3, 1, true, {"0\u00a0¤", "-0\u00a0¤", "0\u00a0¤", "(0\u00a0¤)"}},
    {".", "\u202f", "-", 3, 3, 1, true, {"0\u00a0¤", "-0\u00a0¤", "0\u00a0¤", "(0\u00a0¤)"}},
    {".", ",", "\u200e-", 3, 3, 1, true, {"\u200f0\u00a0\u200f¤", "\u200f-0\u00a0\u200f¤", "\u200f0\u00a0\u200f¤", "\u200f-0\u00a0\u200f¤"}},
    {".", ",", "-", 3, 2, 1, true, {"¤0", "-¤0", "¤0", "-¤0"}},
    {",", ".", "−", 3, 3, 1, true, {"0\u00a0¤", "-0\u00a0¤", "0\u00a0¤", "-0\u00a0¤"}},
    {",", "\u00a0", "-", 3, 3, 2, true, {"0\u00a0¤", "-0\u00a0¤", "0\u00a0¤", "-0\u00a0¤"}},
    {".", "’", "-", 3, 3, 2, true, {"¤\u00a00", "¤-0", "¤\u00a00", "¤-0"}},
    {".", ",", "-", 3, 3, 1, false, {"¤0", "-¤0", "¤0", "(¤0)"}},
    {",", ".", "-", 3, 3, 1, true, {"¤\u00a00", "-¤\u00a00", "¤0", "(¤0)"}},
    {",", "\u00a0", "−", 3, 3, 1, true, {"0\u00a0¤", "-0\u00a0¤", "¤\u00a00", "(¤\u00a00)"}},
    {"$", "\u00a0", "-", 3, 3, 2, true, {"0\u00a0¤", "-0\u00a0¤", "0\u00a0¤", "(0\u00a0¤)"}},
    {",", ".", "−", 3, 3, 2, true, {"0\u00a0¤", "-0\u00a0¤", "0\u00a0¤", "(0\u00a0¤)"}},
};

/* By locale; those of locale "" hold where a locale has none of its own. */
constexpr LocaleSymbol locale_symbols[] = {
    {of("AUD"), true, false, "A$"},
    {of("BRL"), true, false, "R$"},
    {of("CAD"), true, false, "CA$"},
    {of("CNY"), true, false, "CN¥"},
    {of("EUR"), false, false, "€"},
    {of("GBP"), false, false, "£"},
    {of("HKD"), true, false, "HK$"},
    {of("ILS"), false, false, "₪"},
    {of("INR"), false, false, "₹"},
    {of("JPY"), true, false, "JP¥"},
    {of("KRW"), false, false, "₩"},
    {of("MXN"), true, false, "MX$"},
    {of("NZD"), true, false, "NZ$"},
    {of("PHP"), false, false, "₱"},
    {of("TWD"), true, false, "NT$"},
    {of("USD"), true, false, "US$"},
    {of("VND"), false, false, "₫"},
    {of("XAF"), true, true, "FCFA"},
    {of("XCD"), true, false, "EC$"},
    {of("XCG"), true, true, "Cg."},
    {of("XOF"), true, true, "F\u202fCFA"},
    {of("XPF"), true, true, "CFPF"},
    {of("CAD"), true, true, "CAD"},
    {of("MXN"), true, true, "MXN"},
    {of("PHP"), true, true, "PHP"},
    {of("THB"), false, false, "฿"},
    {of("USD"), true, true, "USD"},
    {of("ZAR"), true, true, "R"},
    {of("NAD"), false, false, "$"},
    {of("AED"), true, true, "د.إ.\u200f"},
    {of("AUD"), true, false, "AU$"},
    {of("BHD"), true, true, "د.ب.\u200f"},
    {of("DZD"), true, true, "د.ج.\u200f"},
    {of("EGP"), true, true, "ج.م.\u200f"},
    {of("GBP"), true, false, "UK£"},
    {of("IQD"), true, true, "د.ع.\u200f"},
    {of("IRR"), true, true, "ر.إ."},
    {of("JOD"), true, true, "د.أ.\u200f"},
    {of("KWD"), true, true, "د.ك.\u200f"},
    {of("LBP"), true, true, "ل.ل.\u200f"},
    {of("LYD"), true, true, "د.ل.\u200f"},
    {of("MAD"), true, true, "د.م.\u200f"},
    {of("MRU"), true, true, "أ.م."},
    {of("OMR"), true, true, "ر.ع.\u200f"},
    {of("PHP"), true, true, "PHP"},
    {of("QAR"), true, true, "ر.ق.\u200f"},
    {of("SAR"), true, true, "ر.س.\u200f"},
    {of("SDG"), true, true, "ج.س."},
    {of("SYP"), true, true, "ل.س.\u200f"},
    {of("THB"), false, false, "฿"},
    {of("TND"), true, true, "د.ت.\u200f"},
    {of("YER"), true, true, "ر.ي.\u200f"},
    {of("DJF"), true, true, "Fdj"},
    {of("ERN"), true, true, "Nfk"},
    {of("KMF"), true, true, "CF"},
    {of("SDG"), true, true, "SDG"},
    {of("SOS"), true, true, "S"},
    {of("GBP"), true, false, "GB£"},
    {of("SSP"), false, false, "£"},
    {of("AUD"), true, true, "AUD"},
    {of("BGN"), true, true, "лв."},
    {of("BRL"), true, true, "BRL"},
    {of("CAD"), true, true, "CAD"},
    {of("CNY"), true, true, "CNY"},
    {of("GBP"), true, true, "GBP"},
    {of("HKD"), true, true, "HKD"},
    {of("ILS"), true, true, "ILS"},
    {of("INR"), true, true, "INR"},
    {of("JPY"), true, true, "JPY"},
    {of("KRW"), true, true, "KRW"},
    {of("MXN"), true, true, "MXN"},
    {of("NZD"), true, true, "NZD"},
    {of("PHP"), true, true, "PHP"},
    {of("TWD"), true, true, "TWD"},
    {of("USD"), true, true, "щ.д."},
    {of("VND"), true, true, "VND"},
    {of("XCD"), true, true, "XCD"},
    {of("AUD"), true, true, "AUD"},
    {of("BAM"), true, true, "KM"},
    {of("BRL"), true, true, "BRL"},
    {of("CAD"), true, true, "CAD"},
    {of("CNY"), true, true, "CNY"},
    {of("GBP"), true, true, "GBP"},
    {of("HKD"), true, true, "HKD"},
    {of("ILS"), true, true, "ILS"},
    {of("JPY"), false, false, "¥"},
    {of("MXN"), true, true, "MXN"},
    {of("NZD"), true, true, "NZD"},
    {of("PHP"), true, true, "PHP"},
    {of("RSD"), true, true, "din."},
    {of("THB"), false, false, "฿"},
    {of("USD"), true, true, "USD"},
    {of("XCD"), true, true, "XCD"},
    {of("XPF"), true, true, "XPF"},
    {of("AUD"), true, false, "AU$"},
    {of("BRL"), true, true, "BRL"},
    {of("CAD"), true, true, "CAD"},
    {of("CNY"), true, true, "CNY"},
    {of("JPY"), false, false, "¥"},
    {of("MXN"), true, true, "MXN"},
    {of("PHP"), true, true, "PHP"},
    {of("THB"), false, false, "฿"},
    {of("USD"), true, true, "USD"},
    {of("XCD"), true, true, "XCD"},
    {of("AUD"), true, false, "AU$"},
    {of("CZK"), true, true, "Kč"},
    {of("ILS"), true, true, "ILS"},
    {of("INR"), true, true, "INR"},
    {of("PHP"), true, true, "PHP"},
    {of("VND"), true, true, "VND"},
    {of("AUD"), true, false, "AU$"},
    {of("DKK"), true, true, "kr."},
    {of("PHP"), true, true, "PHP"},
    {of("THB"), false, false, "฿"},
    {of("AUD"), true, false, "AU$"},
    {of("JPY"), false, false, "¥"},
    {of("PHP"), true, true, "PHP"},
    {of("THB"), false, false, "฿"},
    {of("USD"), false, false, "$"},
    {of("EUR"), true, true, "EUR"},
    {of("EUR"), true, true, "EUR"},
    {of("PHP"), true, true, "PHP"},
    {of("THB"), false, false, "฿"},
    {of("USD"), false, false, "$"},
    {of("JPY"), false, false, "¥"},
    {of("USD"), false, false, "$"},
    {of("JPY"), true, false, "JP¥"},
    {of("USD"), true, false, "US$"},
    {of("JPY"), true, false, "JP¥"},
    {of("USD"), true, false, "US$"},
    {of("JPY"), true, false, "JP¥"},
    {of("USD"), true, false, "US$"},
    {of("XCD"), false, false, "$"},
    {of("JPY"), true, false, "JP¥"},
    {of("USD"), true, false, "US$"},
    {of("XCD"), false, false, "$"},
    {of("JPY"), true, false, "JP¥"},
    {of("USD"), true, false, "US$"},
    {of("AUD"), false, false, "$"},
    {of("BRL"), true, true, "BRL"},
    {of("CAD"), true, true, "CAD"},
    {of("CNY"), true, true, "CNY"},
    {of("EUR"), true, true, "EUR"},
    {of("GBP"), true, true, "GBP"},
    {of("HKD"), true, true, "HKD"},
    {of("ILS"), true, true, "ILS"},
    {of("INR"), true, true, "INR"},
    {of("JPY"), true, true, "JPY"},
    {of("KRW"), true, true, "KRW"},
    {of("MXN"), true, true, "MXN"},
    {of("NZD"), true, true, "NZD"},
    {of("PHP"), true, true, "PHP"},
    {of("SCR"), true, true, "Rs"},
    {of("TWD"), true, true, "TWD"},
    {of("USD"), true, true, "USD"},
    {of("VND"), true, true, "VND"},
    {of("XAF"), true, true, "XAF"},
    {of("XCD"), true, true, "XCD"},
    {of("XOF"), true, true, "XOF"},
    {of("XPF"), true, true, "CFP"},
    {of("BBD"), false, false, "$"},
    {of("JPY"), true, false, "JP¥"},
    {of("USD"), true, false, "US$"},
    {of("JPY"), true, false, "JP¥"},
    {of("USD"), true, false, "US$"},
    {of("BIF"), true, true, "FBu"},
    {of("BMD"), false, false, "$"},
    {of("JPY"), true, false, "JP¥"},
    {of("USD"), true, false, "US$"},
    {of("BSD"), false, false, "$"},
    {of("JPY"), true, false, "JP¥"},
    {of("USD"), true, false, "US$"},
    {of("BWP"), true, true, "P"},
    {of("JPY"), true, false, "JP¥"},
    {of("USD"), true, false, "US$"},
    {of("BZD"), false, false, "$"},
    {of("JPY"), true, false, "JP¥"},
    {of("USD"), true, false, "US$"},
    {of("CAD"), false, false, "$"},
    {of("JPY"), true, false, "JP¥"},
    {of("USD"), true, false, "US$"},
    {of("AUD"), false, false, "$"},
    {of("JPY"), true, false, "JP¥"},
    {of("USD"), true, false, "US$"},
    {of("JPY"), true, false, "JP¥"},
    {of("USD"), true, false, "US$"},
    {of("JPY"), true, false, "JP¥"},
    {of("NZD"), false, false, "$"},
    {of("USD"), true, false, "US$"},
    {of("JPY"), true, false, "JP¥"},
    {of("USD"), true, false, "US$"},
    {of("AUD"), false, false, "$"},
    {of("JPY"), true, false, "JP¥"},
    {of("USD"), true, false, "US$"},
    {of("JPY"), true, false, "JP¥"},
    {of("USD"), true, false, "US$"},
    {of("JPY"), true, false, "JP¥"},
    {of("USD"), true, false, "US$"},
    {of("JPY"), true, false, "JP¥"},
    {of("USD"), true, false, "US$"},
    {of("JPY"), true, false, "JP¥"},
    {of("USD"), true, false, "US$"},
    {of("DKK"), true, true, "kr."},
    {of("JPY"), true, false, "JP¥"},
    {of("USD"), true, false, "US$"},
    {of("JPY"), true, false, "JP¥"},
    {of("USD"), true, false, "US$"},
    {of("XCD"), false, false, "$"},
    {of("ERN"), true, true, "Nfk"},
    {of("JPY"), true, false, "JP¥"},
    {of("USD"), true, false, "US$"},
    {of("JPY"), true, false, "JP¥"},
    {of("USD"), true, false, "US$"},
    {of("JPY"), true, false, "JP¥"},
    {of("USD"), true, false, "US$"},
    {of("FJD"), false, false, "$"},
    {of("JPY"), true, false, "JP¥"},
    {of("USD"), true, false, "US$"},
    {of("FKP"), false, false, "£"},
    {of("GBP"), true, false, "GB£"},
    {of("JPY"), true, false, "JP¥"},
    {of("USD"), true, false, "US$"},
    {of("JPY"), true, false, "JP¥"},
    {of("USD"), true, false, "US$"},
    {of("JPY"), true, false, "JP¥"},
    {of("USD"), true, false, "US$"},
    {of("JPY"), true, false, "JP¥"},
    {of("USD"), true, false, "US$"},
    {of("JPY"), true, false, "JP¥"},
    {of("USD"), true, false, "US$"},
    {of("XCD"), false, false, "$"},
    {of("JPY"), true, false, "JP¥"},
    {of("USD"), true, false, "US$"},
    {of("GHS"), true, false, "GH₵"},
    {of("JPY"), true, false, "JP¥"},
    {of("USD"), true, false, "US$"},
    {of("GBP"), true, false, "GB£"},
    {of("GIP"), false, false, "£"},
    {of("JPY"), true, false, "JP¥"},
    {of("USD"), true, false, "US$"},
    {of("GMD"), true, true, "D"},
    {of("JPY"), true, false, "JP¥"},
    {of("USD"), true, false, "US$"},
    {of("JPY"), true, false, "JP¥"},
    {of("USD"), true, false, "US$"},
    {of("GYD"), false, false, "$"},
    {of("JPY"), true, false, "JP¥"},
    {of("USD"), true, false, "US$"},
    {of("JPY"), true, false, "JP¥"},
    {of("USD"), true, false, "US$"},
    {of("JPY"), true, false, "JP¥"},
    {of("USD"), true, false, "US$"},
    {of("IDR"), true, true, "Rp"},
    {of("JPY"), true, false, "JP¥"},
    {of("USD"), true, false, "US$"},
    {of("JPY"), true, false, "JP¥"},
    {of("USD"), true, false, "US$"},
    {of("JPY"), true, false, "JP¥"},
    {of("USD"), true, false, "US$"},
    {of("JPY"), true, false, "JP¥"},
    {of("USD"), true, false, "US$"},
    {of("JPY"), true, false, "JP¥"},
    {of("JPY"), true, false, "JP¥"},
    {of("USD"), true, false, "US$"},
    {of("JPY"), true, false, "JP¥"},
    {of("USD"), true, false, "US$"},
    {of("JPY"), true, false, "JP¥"},
    {of("USD"), true, false, "US$"},
    {of("JMD"), false, false, "$"},
    {of("JPY"), true, false, "JP¥"},
    {of("USD"), true, false, "US$"},
    {of("JPY"), true, false, "JP¥"},
    {of("KES"), true, true, "Ksh"},
    {of("USD"), true, false, "US$"},
    {of("AUD"), false, false, "$"},
    {of("JPY"), true, false, "JP¥"},
    {of("USD"), true, false, "US$"},
    {of("JPY"), true, false, "JP¥"},
    {of("USD"), true, false, "US$"},
    {of("XCD"), false, false, "$"},
    {of("JPY"), true, false, "JP¥"},
    {of("KYD"), false, false, "$"},
    {of("USD"), true, false, "US$"},
    {of("JPY"), true, false, "JP¥"},
    {of("USD"), true, false, "US$"},
    {of("XCD"), false, false, "$"},
    {of("JPY"), true, false, "JP¥"},
    {of("LRD"), false, false, "$"},
    {of("USD"), true, false, "US$"},
    {of("JPY"), true, false, "JP¥"},
    {of("USD"), true, false, "US$"},
    {of("ZAR"), true, true, "R"},
    {of("JPY"), true, false, "JP¥"},
    {of("MGA"), true, true, "Ar"},
    {of("USD"), true, false, "US$"},
    {of("JPY"), true, false, "JP¥"},
    {of("MOP"), true, false, "MOP$"},
    {of("USD"), true, false, "US$"},
    {of("JPY"), true, false, "JP¥"},
    {of("USD"), true, false, "US$"},
    {of("XCD"), false, false, "$"},
    {of("GBP"), true, false, "GB£"},
    {of("JPY"), true, false, "JP¥"},
    {of("USD"), true, false, "US$"},
    {of("JPY"), true, false, "JP¥"},
    {of("MUR"), true, true, "Rs"},
    {of("USD"), true, false, "US$"},
    {of("JPY"), true, false, "JP¥"},
    {of("MVR"), true, true, "Rf"},
    {of("USD"), true, false, "US$"},
    {of("JPY"), true, false, "JP¥"},
    {of("MWK"), true, true, "MK"},
    {of("USD"), true, false, "US$"},
    {of("JPY"), true, false, "JP¥"},
    {of("MYR"), true, true, "RM"},
    {of("USD"), true, false, "US$"},
    {of("JPY"), true, false, "JP¥"},
    {of("NAD"), false, false, "$"},
    {of("USD"), true, false, "US$"},
    {of("AUD"), false, false, "$"},
    {of("JPY"), true, false, "JP¥"},
    {of("USD"), true, false, "US$"},
    {of("JPY"), true, false, "JP¥"},
    {of("NGN"), false, false, "₦"},
    {of("USD"), true, false, "US$"},
    {of("JPY"), true, false, "JP¥"},
    {of("USD"), true, false, "US$"},
    {of("JPY"), true, false, "JP¥"},
    {of("NOK"), true, true, "kr"},
    {of("USD"), true, false, "US$"},
    {of("AUD"), false, false, "$"},
    {of("JPY"), true, false, "JP¥"},
    {of("USD"), true, false, "US$"},
    {of("JPY"), true, false, "JP¥"},
    {of("NZD"), false, false, "$"},
    {of("USD"), true, false, "US$"},
    {of("JPY"), true, false, "JP¥"},
    {of("NZD"), false, false, "$"},
    {of("USD"), true, false, "US$"},
    {of("JPY"), true, false, "JP¥"},
    {of("PGK"), true, true, "K"},
    {of("USD"), true, false, "US$"},
    {of("JPY"), true, false, "JP¥"},
    {of("PKR"), true, true, "Rs"},
    {of("USD"), true, false, "US$"},
    {of("JPY"), true, false, "JP¥"},
    {of("USD"), true, false, "US$"},
    {of("JPY"), true, false, "JP¥"},
    {of("NZD"), false, false, "$"},
    {of("USD"), true, false, "US$"},
    {of("JPY"), true, false, "JP¥"},
    {of("USD"), true, false, "US$"},
    {of("JPY"), true, false, "JP¥"},
    {of("USD"), true, false, "US$"},
    {of("JPY"), true, false, "JP¥"},
    {of("USD"), true, false, "US$"},
    {of("JPY"), true, false, "JP¥"},
    {of("RWF"), true, true, "RF"},
    {of("USD"), true, false, "US$"},
    {of("JPY"), true, false, "JP¥"},
    {of("SBD"), false, false, "$"},
    {of("USD"), true, false, "US$"},
    {of("JPY"), true, false, "JP¥"},
    {of("SCR"), true, true, "SR"},
    {of("USD"), true, false, "US$"},
    {of("JPY"), true, false, "JP¥"},
    {of("USD"), true, false, "US$"},
    {of("JPY"), true, false, "JP¥"},
    {of("SEK"), true, true, "kr"},
    {of("USD"), true, false, "US$"},
    {of("JPY"), true, false, "JP¥"},
    {of("SGD"), false, false, "$"},
    {of("USD"), true, false, "US$"},
    {of("GBP"), true, false, "GB£"},
    {of("JPY"), true, false, "JP¥"},
    {of("SHP"), false, false, "£"},
    {of("USD"), true, false, "US$"},
    {of("JPY"), true, false, "JP¥"},
    {of("USD"), true, false, "US$"},
    {of("JPY"), true, false, "JP¥"},
    {of("USD"), true, false, "US$"},
    {of("JPY"), true, false, "JP¥"},
    {of("SLE"), true, true, "Le"},
    {of("USD"), true, false, "US$"},
    {of("GBP"), true, false, "GB£"},
    {of("JPY"), true, false, "JP¥"},
    {of("SSP"), false, false, "£"},
    {of("USD"), true, false, "US$"},
    {of("JPY"), true, false, "JP¥"},
    {of("USD"), true, false, "US$"},
    {of("JPY"), true, false, "JP¥"},
    {of("SZL"), true, true, "E"},
    {of("USD"), true, false, "US$"},
    {of("JPY"), true, false, "JP¥"},
    {of("USD"), true, false, "US$"},
    {of("JPY"), true, false, "JP¥"},
    {of("NZD"), false, false, "$"},
    {of("USD"), true, false, "US$"},
    {of("JPY"), true, false, "JP¥"},
    {of("TOP"), true, false, "T$"},
    {of("USD"), true, false, "US$"},
    {of("JPY"), true, false, "JP¥"},
    {of("TTD"), false, false, "$"},
    {of("USD"), true, false, "US$"},
    {of("AUD"), false, false, "$"},
    {of("JPY"), true, false, "JP¥"},
    {of("USD"), true, false, "US$"},
    {of("JPY"), true, false, "JP¥"},
    {of("TZS"), true, true, "TSh"},
    {of("USD"), true, false, "US$"},
    {of("JPY"), true, false, "JP¥"},
    {of("UGX"), true, true, "USh"},
    {of("USD"), true, false, "US$"},
    {of("JPY"), true, false, "JP¥"},
    {of("USD"), true, false, "US$"},
    {of("XCD"), false, false, "$"},
    {of("JPY"), true, false, "JP¥"},
    {of("USD"), true, false, "US$"},
    {of("JPY"), true, false, "JP¥"},
    {of("USD"), true, false, "US$"},
    {of("VUV"), true, true, "VT"},
    {of("JPY"), true, false, "JP¥"},
    {of("USD"), true, false, "US$"},
    {of("WST"), true, false, "WS$"},
    {of("JPY"), true, false, "JP¥"},
    {of("USD"), true, false, "US$"},
    {of("ZAR"), true, true, "R"},
    {of("JPY"), true, false, "JP¥"},
    {of("USD"), true, false, "US$"},
    {of("ZMW"), true, true, "K"},
    {of("JPY"), true, false, "JP¥"},
    {of("USD"), true, false, "US$"},
    {of("AUD"), true, true, "AUD"},
    {of("BRL"), true, true, "BRL"},
    {of("CAD"), true, true, "CAD"},
    {of("CNY"), true, true, "CNY"},
    {of("GBP"), true, true, "GBP"},
    {of("HKD"), true, true, "HKD"},
    {of("ILS"), true, true, "ILS"},
    {of("INR"), true, true, "INR"},
    {of("JPY"), true, true, "JPY"},
    {of("KRW"), true, true, "KRW"},
    {of("MXN"), true, true, "MXN"},
    {of("NZD"), true, true, "NZD"},
    {of("PHP"), true, true, "PHP"},
    {of("THB"), false, false, "฿"},
    {of("TWD"), true, true, "TWD"},
    {of("XAF"), true, true, "XAF"},
    {of("XCD"), true, true, "XCD"},
    {of("XOF"), true, true, "XOF"},
    {of("EUR"), true, true, "EUR"},
    {of("THB"), true, true, "THB"},
    {of("USD"), true, true, "USD"},
    {of("VND"), true, true, "VND"},
    {of("ARS"), false, false, "$"},
    {of("EUR"), true, true, "EUR"},
    {of("THB"), true, true, "THB"},
    {of("VND"), true, true, "VND"},
    {of("BOB"), true, true, "Bs"},
    {of("EUR"), true, true, "EUR"},
    {of("THB"), true, true, "THB"},
    {of("USD"), true, true, "USD"},
    {of("VND"), true, true, "VND"},
    {of("BRL"), true, false, "R$"},
    {of("EUR"), true, true, "EUR"},
    {of("THB"), true, true, "THB"},
    {of("USD"), true, true, "USD"},
    {of("VND"), true, true, "VND"},
    {of("BZD"), false, false, "$"},
    {of("EUR"), true, true, "EUR"},
    {of("THB"), true, true, "THB"},
    {of("USD"), true, true, "USD"},
    {of("VND"), true, true, "VND"},
    {of("CLP"), false, false, "$"},
    {of("EUR"), true, true, "EUR"},
    {of("THB"), true, true, "THB"},
    {of("VND"), true, true, "VND"},
    {of("COP"), false, false, "$"},
    {of("EUR"), true, true, "EUR"},
    {of("THB"), true, true, "THB"},
    {of("VND"), true, true, "VND"},
    {of("CRC"), false, false, "₡"},
    {of("EUR"), true, true, "EUR"},
    {of("THB"), true, true, "THB"},
    {of("USD"), true, true, "USD"},
    {of("VND"), true, true, "VND"},
    {of("CUP"), false, false, "$"},
    {of("EUR"), true, true, "EUR"},
    {of("THB"), true, true, "THB"},
    {of("VND"), true, true, "VND"},
    {of("DOP"), true, false, "RD$"},
    {of("EUR"), true, true, "EUR"},
    {of("THB"), true, true, "THB"},
    {of("VND"), true, true, "VND"},
    {of("EUR"), true, true, "EUR"},
    {of("THB"), true, true, "THB"},
    {of("USD"), false, false, "$"},
    {of("VND"), true, true, "VND"},
    {of("XAF"), true, true, "FCFA"},
    {of("EUR"), true, true, "EUR"},
    {of("GTQ"), true, true, "Q"},
    {of("THB"), true, true, "THB"},
    {of("USD"), true, true, "USD"},
    {of("VND"), true, true, "VND"},
    {of("EUR"), true, true, "EUR"},
    {of("HNL"), true, true, "L"},
    {of("THB"), true, true, "THB"},
    {of("USD"), true, true, "USD"},
    {of("VND"), true, true, "VND"},
    {of("EUR"), true, true, "EUR"},
    {of("MRU"), true, true, "UM"},
    {of("MXN"), false, false, "$"},
    {of("THB"), true, true, "THB"},
    {of("USD"), true, true, "USD"},
    {of("VND"), true, true, "VND"},
    {of("EUR"), true, true, "EUR"},
    {of("NIO"), true, false, "C$"},
    {of("THB"), true, true, "THB"},
    {of("USD"), true, true, "USD"},
    {of("VND"), true, true, "VND"},
    {of("EUR"), true, true, "EUR"},
    {of("PAB"), true, true, "B/."},
    {of("THB"), true, true, "THB"},
    {of("USD"), true, true, "USD"},
    {of("VND"), true, true, "VND"},
    {of("EUR"), true, true, "EUR"},
    {of("PEN"), true, true, "S/"},
    {of("THB"), true, true, "THB"},
    {of("USD"), true, true, "USD"},
    {of("VND"), true, true, "VND"},
    {of("PHP"), false, false, "₱"},
    {of("EUR"), true, true, "EUR"},
    {of("THB"), true, true, "THB"},
    {of("USD"), false, false, "$"},
    {of("VND"), true, true, "VND"},
    {of("EUR"), true, true, "EUR"},
    {of("PYG"), true, true, "Gs."},
    {of("THB"), true, true, "THB"},
    {of("USD"), true, true, "USD"},
    {of("VND"), true, true, "VND"},
    {of("EUR"), true, true, "EUR"},
    {of("THB"), true, true, "THB"},
    {of("USD"), false, false, "$"},
    {of("VND"), true, true, "VND"},
    {of("EUR"), true, true, "EUR"},
    {of("JPY"), false, false, "¥"},
    {of("THB"), true, true, "THB"},
    {of("USD"), false, false, "$"},
    {of("VND"), true, true, "VND"},
    {of("EUR"), true, true, "EUR"},
    {of("THB"), true, true, "THB"},
    {of("UYU"), false, false, "$"},
    {of("UYW"), true, true, "UP"},
    {of("VND"), true, true, "VND"},
    {of("EUR"), true, true, "EUR"},
    {of("THB"), true, true, "THB"},
    {of("USD"), true, true, "USD"},
    {of("VES"), true, true, "Bs.S"},
    {of("VND"), true, true, "VND"},
    {of("AUD"), true, false, "AU$"},
    {of("JPY"), false, false, "¥"},
    {of("PHP"), true, true, "PHP"},
    {of("THB"), false, false, "฿"},
    {of("USD"), false, false, "$"},
    {of("PHP"), true, true, "PHP"},
    {of("THB"), false, false, "฿"},
    {of("AUD"), true, true, "AUD"},
    {of("BRL"), true, true, "BRL"},
    {of("CAD"), true, true, "CAD"},
    {of("CNY"), true, true, "CNY"},
    {of("HKD"), true, true, "HKD"},
    {of("ILS"), true, true, "ILS"},
    {of("INR"), true, true, "INR"},
    {of("JPY"), false, false, "¥"},
    {of("KRW"), true, true, "KRW"},
    {of("MXN"), true, true, "MXN"},
    {of("NZD"), true, true, "NZD"},
    {of("PHP"), true, true, "PHP"},
    {of("TWD"), true, true, "TWD"},
    {of("USD"), false, false, "$"},
    {of("VND"), true, true, "VND"},
    {of("XCD"), true, true, "XCD"},
    {of("XPF"), true, true, "XPF"},
    {of("ARS"), false, true, "$AR"},
    {of("AUD"), false, true, "$AU"},
    {of("BMD"), false, true, "$BM"},
    {of("BND"), false, true, "$BN"},
    {of("BZD"), false, true, "$BZ"},
    {of("CAD"), false, true, "$CA"},
    {of("CLP"), false, true, "$CL"},
    {of("CNY"), true, true, "CNY"},
    {of("COP"), false, true, "$CO"},
    {of("FJD"), false, true, "$FJ"},
    {of("FKP"), false, true, "£FK"},
    {of("GBP"), false, true, "£GB"},
    {of("GIP"), false, true, "£GI"},
    {of("HKD"), true, true, "HKD"},
    {of("JPY"), true, true, "JPY"},
    {of("LBP"), false, true, "£LB"},
    {of("MXN"), false, true, "$MX"},
    {of("NAD"), false, true, "$NA"},
    {of("NZD"), false, true, "$NZ"},
    {of("PHP"), true, true, "PHP"},
    {of("SBD"), false, true, "$SB"},
    {of("SGD"), false, true, "$SG"},
    {of("SRD"), false, true, "$SR"},
    {of("TTD"), false, true, "$TT"},
    {of("TWD"), true, true, "TWD"},
    {of("USD"), false, true, "$US"},
    {of("UYU"), false, true, "$UY"},
    {of("WST"), false, true, "$WS"},
    {of("XCD"), true, true, "XCD"},
    {of("XPF"), true, true, "FCFP"},
    {of("BIF"), true, true, "FBu"},
    {of("ARS"), true, true, "ARS"},
    {of("AUD"), false, true, "$\u00a0AU"},
    {of("BMD"), true, true, "BMD"},
    {of("BND"), true, true, "BND"},
    {of("BZD"), true, true, "BZD"},
    {of("CAD"), false, false, "$"},
    {of("CLP"), true, true, "CLP"},
    {of("CNY"), true, false, "CN¥"},
    {of("COP"), true, true, "COP"},
    {of("FJD"), true, true, "FJD"},
    {of("FKP"), true, true, "FKP"},
    {of("GBP"), false, false, "£"},
    {of("GIP"), true, true, "GIP"},
    {of("HKD"), false, true, "$\u00a0HK"},
    {of("ILS"), true, true, "ILS"},
    {of("INR"), true, true, "INR"},
    {of("JPY"), false, false, "¥"},
    {of("KRW"), true, true, "KRW"},
    {of("LBP"), true, true, "LBP"},
    {of("MXN"), true, true, "MXN"},
    {of("NAD"), true, true, "NAD"},
    {of("NZD"), false, true, "$\u00a0NZ"},
    {of("SBD"), true, true, "SBD"},
    {of("SGD"), false, true, "$\u00a0SG"},
    {of("SRD"), true, true, "SRD"},
    {of("TTD"), true, true, "TTD"},
    {of("USD"), false, true, "$\u00a0US"},
    {of("UYU"), true, true, "UYU"},
    {of("VND"), true, true, "VND"},
    {of("WST"), true, true, "WST"},
    {of("XAF"), true, true, "XAF"},
    {of("XOF"), true, true, "XOF"},
    {of("XPF"), true, true, "XPF"},
    {of("CDF"), true, true, "FC"},
    {of("DJF"), true, true, "Fdj"},
    {of("DZD"), true, true, "DA"},
    {of("GNF"), true, true, "FG"},
    {of("HTG"), true, true, "G"},
    {of("KMF"), true, true, "CF"},
    {of("MGA"), true, true, "Ar"},
    {of("MRU"), true, true, "UM"},
    {of("MUR"), true, true, "Rs"},
    {of("RWF"), true, true, "RF"},
    {of("SCR"), true, true, "SR"},
    {of("SYP"), true, true, "LS"},
    {of("TND"), true, true, "DT"},
    {of("VUV"), true, true, "VT"},
    {of("JPY"), false, false, "¥"},
    {of("THB"), false, false, "฿"},
    {of("USD"), false, false, "$"},
    {of("MXN"), false, true, "$MX"},
    {of("PHP"), true, true, "PHP"},
    {of("THB"), false, false, "฿"},
    {of("USD"), false, false, "$"},
    {of("XCD"), true, true, "XCD"},
    {of("CNY"), true, true, "\u200eCN¥\u200e"},
    {of("JPY"), false, false, "¥"},
    {of("PHP"), true, true, "PHP"},
    {of("THB"), false, false, "฿"},
    {of("USD"), false, false, "$"},
    {of("PHP"), true, true, "PHP"},
    {of("THB"), false, false, "฿"},
    {of("USD"), false, false, "$"},
    {of("AUD"), true, true, "AUD"},
    {of("BRL"), true, true, "BRL"},
    {of("CAD"), true, true, "CAD"},
    {of("CNY"), true, true, "CNY"},
    {of("GBP"), true, true, "GBP"},
    {of("HKD"), true, true, "HKD"},
    {of("ILS"), true, true, "ILS"},
    {of("INR"), true, true, "INR"},
    {of("JPY"), true, true, "JPY"},
    {of("KRW"), true, true, "KRW"},
    {of("MXN"), true, true, "MXN"},
    {of("NZD"), true, true, "NZD"},
    {of("PHP"), true, true, "PHP"},
    {of("TWD"), true, true, "TWD"},
    {of("USD"), true, true, "USD"},
    {of("VND"), true, true, "VND"},
    {of("XCD"), true, true, "XCD"},
    {of("XPF"), true, true, "XPF"},
    {of("BAM"), true, true, "KM"},
    {of("AUD"), true, true, "AUD"},
    {of("BRL"), true, true, "BRL"},
    {of("CAD"), true, true, "CAD"},
    {of("CNY"), true, true, "CNY"},
    {of("EUR"), true, true, "EUR"},
    {of("GBP"), true, true, "GBP"},
    {of("HKD"), true, true, "HKD"},
    {of("HUF"), true, true, "Ft"},
    {of("ILS"), true, true, "ILS"},
    {of("INR"), true, true, "INR"},
    {of("JPY"), false, false, "¥"},
    {of("KRW"), true, true, "KRW"},
    {of("MXN"), true, true, "MXN"},
    {of("NZD"), true, true, "NZD"},
    {of("PHP"), true, true, "PHP"},
    {of("TWD"), true, true, "TWD"},
    {of("USD"), true, true, "USD"},
    {of("VND"), true, true, "VND"},
    {of("XCD"), true, true, "XCD"},
    {of("AUD"), true, false, "AU$"},
    {of("IDR"), true, true, "Rp"},
    {of("INR"), true, true, "Rs"},
    {of("PHP"), true, true, "PHP"},
    {of("THB"), false, false, "฿"},
    {of("AUD"), true, true, "AUD"},
    {of("BRL"), true, true, "BRL"},
    {of("CAD"), true, true, "CAD"},
    {of("EUR"), true, true, "EUR"},
    {of("GBP"), true, true, "GBP"},
    {of("INR"), true, true, "INR"},
    {of("ISK"), true, true, "kr."},
    {of("KRW"), true, true, "KRW"},
    {of("MXN"), true, true, "MXN"},
    {of("NZD"), true, true, "NZD"},
    {of("PHP"), true, true, "PHP"},
    {of("TWD"), true, true, "TWD"},
    {of("USD"), true, true, "USD"},
    {of("VND"), true, true, "VND"},
    {of("BRL"), true, true, "BRL"},
    {of("HKD"), true, true, "HKD"},
    {of("INR"), true, true, "INR"},
    {of("JPY"), true, true, "JPY"},
    {of("KRW"), true, true, "KRW"},
    {of("MXN"), true, true, "MXN"},
    {of("THB"), false, false, "฿"},
    {of("TWD"), true, true, "TWD"},
    {of("USD"), true, true, "USD"},
    {of("VND"), true, true, "VND"},
    {of("CNY"), true, true, "元"},
    {of("JPY"), false, false, "￥"},
    {of("PHP"), true, true, "PHP"},
    {of("USD"), false, false, "$"},
    {of("AUD"), true, false, "AU$"},
    {of("PHP"), true, true, "PHP"},
    {of("AUD"), true, false, "AU$"},
    {of("JPY"), false, false, "¥"},
    {of("PHP"), true, true, "PHP"},
    {of("THB"), false, false, "฿"},
    {of("USD"), false, false, "$"},
    {of("AUD"), true, true, "AUD"},
    {of("BRL"), true, true, "BRL"},
    {of("CAD"), true, true, "CAD"},
    {of("CNY"), true, true, "CNY"},
    {of("GBP"), true, true, "GBP"},
    {of("HKD"), true, true, "HKD"},
    {of("ILS"), true, true, "ILS"},
    {of("INR"), true, true, "INR"},
    {of("JPY"), true, true, "JPY"},
    {of("KRW"), true, true, "KRW"},
    {of("MXN"), true, true, "MXN"},
    {of("NZD"), true, true, "NZD"},
    {of("PHP"), true, true, "PHP"},
    {of("TWD"), true, true, "TWD"},
    {of("USD"), true, true, "USD"},
    {of("VND"), true, true, "VND"},
    {of("XAF"), true, true, "XAF"},
    {of("XCD"), true, true, "XCD"},
    {of("XOF"), true, true, "XOF"},
    {of("XPF"), true, true, "XPF"},
    {of("AUD"), true, false, "AU$"},
    {of("JPY"), false, false, "¥"},
    {of("PHP"), true, true, "PHP"},
    {of("THB"), false, false, "฿"},
    {of("USD"), false, false, "$"},
    {of("AUD"), true, true, "AUD"},
    {of("CNY"), true, true, "CNY"},
    {of("GBP"), true, true, "GBP"},
    {of("HKD"), true, true, "HKD"},
    {of("ILS"), true, true, "ILS"},
    {of("INR"), true, true, "INR"},
    {of("JPY"), true, true, "JPY"},
    {of("KRW"), true, true, "KRW"},
    {of("MKD"), true, true, "ден."},
    {of("NZD"), true, true, "NZD"},
    {of("PHP"), true, true, "PHP"},
    {of("TWD"), true, true, "TWD"},
    {of("VND"), true, true, "VND"},
    {of("CAD"), true, true, "CAD"},
    {of("MXN"), true, true, "MXN"},
    {of("MYR"), true, true, "RM"},
    {of("PHP"), true, true, "PHP"},
    {of("USD"), true, true, "USD"},
    {of("BND"), false, false, "$"},
    {of("IDR"), true, true, "Rp"},
    {of("SGD"), false, false, "$"},
    {of("PHP"), true, true, "PHP"},
    {of("AUD"), true, true, "AUD"},
    {of("BRL"), true, true, "BRL"},
    {of("CAD"), true, true, "CAD"},
    {of("CNY"), true, true, "CNY"},
    {of("HKD"), true, true, "HKD"},
    {of("ILS"), true, true, "ILS"},
    {of("INR"), true, true, "INR"},
    {of("JPY"), true, true, "JPY"},
    {of("KRW"), true, true, "KRW"},
    {of("MXN"), true, true, "MXN"},
    {of("NOK"), true, true, "kr"},
    {of("NZD"), true, true, "NZD"},
    {of("PHP"), true, true, "PHP"},
    {of("TWD"), true, true, "TWD"},
    {of("USD"), true, true, "USD"},
    {of("VND"), true, true, "VND"},
    {of("XAF"), true, true, "XAF"},
    {of("XCD"), true, true, "XCD"},
    {of("XPF"), true, true, "XPF"},
    {of("AUD"), true, false, "AU$"},
    {of("CAD"), true, false, "C$"},
    {of("FJD"), true, false, "FJ$"},
    {of("PHP"), true, true, "PHP"},
    {of("SBD"), true, false, "SI$"},
    {of("THB"), false, false, "฿"},
    {of("XPF"), true, true, "XPF"},
    {of("AWG"), true, true, "Afl."},
    {of("USD"), false, false, "$"},
    {of("SRD"), false, false, "$"},
    {of("AUD"), true, true, "AUD"},
    {of("BRL"), true, true, "BRL"},
    {of("CAD"), true, true, "CAD"},
    {of("CNY"), true, true, "CNY"},
    {of("GBP"), true, true, "GBP"},
    {of("HKD"), true, true, "HKD"},
    {of("ILS"), true, true, "ILS"},
    {of("INR"), true, true, "INR"},
    {of("JPY"), true, true, "JPY"},
    {of("KRW"), true, true, "KRW"},
    {of("MXN"), true, true, "MXN"},
    {of("NOK"), true, true, "kr"},
    {of("NZD"), true, true, "NZD"},
    {of("PHP"), true, true, "PHP"},
    {of("TWD"), true, true, "TWD"},
    {of("USD"), true, true, "USD"},
    {of("VND"), true, true, "VND"},
    {of("XAF"), true, true, "XAF"},
    {of("XCD"), true, true, "XCD"},
    {of("XPF"), true, true, "XPF"},
    {of("AUD"), true, true, "AUD"},
    {of("BRL"), true, true, "BRL"},
    {of("CAD"), true, true, "CAD"},
    {of("CNY"), true, true, "CNY"},
    {of("HKD"), true, true, "HKD"},
    {of("ILS"), true, true, "ILS"},
    {of("INR"), true, true, "INR"},
    {of("JPY"), true, true, "JPY"},
    {of("KRW"), true, true, "KRW"},
    {of("MXN"), true, true, "MXN"},
    {of("NOK"), true, true, "kr"},
    {of("NZD"), true, true, "NZD"},
    {of("PHP"), true, true, "PHP"},
    {of("TWD"), true, true, "TWD"},
    {of("USD"), true, true, "USD"},
    {of("VND"), true, true, "VND"},
    {of("XAF"), true, true, "XAF"},
    {of("XCD"), true, true, "XCD"},
    {of("XPF"), true, true, "XPF"},
    {of("AUD"), true, true, "AUD"},
    {of("CAD"), true, true, "CAD"},
    {of("CNY"), true, true, "CNY"},
    {of("GBP"), true, true, "GBP"},
    {of("HKD"), true, true, "HKD"},
    {of("ILS"), true, true, "ILS"},
    {of("INR"), true, true, "INR"},
    {of("JPY"), true, true, "JPY"},
    {of("KRW"), true, true, "KRW"},
    {of("MXN"), true, true, "MXN"},
    {of("NZD"), true, true, "NZD"},
    {of("PHP"), true, true, "PHP"},
    {of("PLN"), true, true, "zł"},
    {of("TWD"), true, true, "TWD"},
    {of("USD"), true, true, "USD"},
    {of("VND"), true, true, "VND"},
    {of("AUD"), true, false, "AU$"},
    {of("PHP"), true, true, "PHP"},
    {of("THB"), false, false, "฿"},
    {of("AOA"), true, true, "Kz"},
    {of("CVE"), true, true, "\u200b"},
    {of("MOP"), true, false, "MOP$"},
    {of("MZN"), true, true, "MTn"},
    {of("STN"), true, true, "Db"},
    {of("AUD"), true, true, "AUD"},
    {of("BRL"), true, true, "BRL"},
    {of("CAD"), true, true, "CAD"},
    {of("CNY"), true, true, "CNY"},
    {of("EUR"), true, true, "EUR"},
    {of("GBP"), true, true, "GBP"},
    {of("HKD"), true, true, "HKD"},
    {of("ILS"), true, true, "ILS"},
    {of("INR"), true, true, "INR"},
    {of("JPY"), true, true, "JPY"},
    {of("KRW"), true, true, "KRW"},
    {of("MXN"), true, true, "MXN"},
    {of("NZD"), true, true, "NZD"},
    {of("PHP"), true, true, "PHP"},
    {of("TWD"), true, true, "TWD"},
    {of("USD"), true, true, "USD"},
    {of("VND"), true, true, "VND"},
    {of("XCD"), true, true, "XCD"},
    {of("MDL"), true, true, "L"},
    {of("JPY"), false, false, "¥"},
    {of("PHP"), true, true, "PHP"},
    {of("RUB"), false, false, "₽"},
    {of("THB"), false, false, "฿"},
    {of("TMT"), true, true, "ТМТ"},
    {of("UAH"), false, false, "₴"},
    {of("USD"), false, false, "$"},
    {of("BYN"), true, true, "Br"},
    {of("KGS"), true, true, "сом"},
    {of("KZT"), false, false, "₸"},
    {of("MDL"), true, true, "L"},
    {of("AUD"), true, true, "AUD"},
    {of("BRL"), true, true, "BRL"},
    {of("CAD"), true, true, "CAD"},
    {of("CNY"), true, true, "CNY"},
    {of("GBP"), true, true, "GBP"},
    {of("HKD"), true, true, "HKD"},
    {of("ILS"), true, true, "NIS"},
    {of("INR"), true, true, "INR"},
    {of("JPY"), true, true, "JPY"},
    {of("KRW"), true, true, "KRW"},
    {of("NZD"), true, true, "NZD"},
    {of("PHP"), true, true, "PHP"},
    {of("TWD"), true, true, "TWD"},
    {of("USD"), true, true, "USD"},
    {of("VND"), true, true, "VND"},
    {of("AUD"), true, true, "AUD"},
    {of("BRL"), true, true, "BRL"},
    {of("CAD"), true, true, "CAD"},
    {of("GBP"), true, true, "GBP"},
    {of("JPY"), false, false, "¥"},
    {of("MXN"), true, true, "MXN"},
    {of("NZD"), true, true, "NZD"},
    {of("PHP"), true, true, "PHP"},
    {of("TWD"), true, true, "TWD"},
    {of("USD"), false, false, "$"},
    {of("XCD"), true, true, "XCD"},
    {of("ALL"), true, true, "Lekë"},
    {of("BRL"), true, true, "BRL"},
    {of("PHP"), true, true, "PHP"},
    {of("THB"), false, false, "฿"},
    {of("MKD"), true, true, "den"},
    {of("AUD"), true, true, "AUD"},
    {of("BAM"), true, true, "КМ"},
    {of("JPY"), false, false, "¥"},
    {of("KRW"), true, true, "KRW"},
    {of("NZD"), true, true, "NZD"},
    {of("PHP"), true, true, "PHP"},
    {of("VND"), true, true, "VND"},
    {of("BAM"), true, true, "KM"},
    {of("BAM"), true, true, "KM"},
    {of("AUD"), true, true, "AUD"},
    {of("BBD"), true, false, "Bds$"},
    {of("BMD"), true, false, "BM$"},
    {of("BRL"), true, false, "BR$"},
    {of("BSD"), true, false, "BS$"},
    {of("BZD"), true, false, "BZ$"},
    {of("CNY"), true, true, "CNY"},
    {of("DKK"), true, true, "Dkr"},
    {of("DOP"), true, false, "RD$"},
    {of("EGP"), true, false, "EG£"},
    {of("GBP"), true, true, "GBP"},
    {of("HKD"), true, true, "HKD"},
    {of("INR"), true, true, "INR"},
    {of("ISK"), true, true, "Ikr"},
    {of("JMD"), true, false, "JM$"},
    {of("JPY"), true, true, "JPY"},
    {of("KRW"), true, true, "KRW"},
    {of("NOK"), true, true, "Nkr"},
    {of("NZD"), true, true, "NZD"},
    {of("PHP"), true, true, "PHP"},
    {of("SEK"), true, true, "kr"},
    {of("TWD"), true, true, "TWD"},
    {of("VND"), true, true, "VND"},
    {of("AUD"), true, false, "AU$"},
    {of("JPY"), false, false, "¥"},
    {of("PHP"), true, true, "PHP"},
    {of("THB"), false, false, "฿"},
    {of("AUD"), true, false, "AU$"},
    {of("JPY"), false, false, "¥"},
    {of("PHP"), true, true, "PHP"},
    {of("THB"), false, false, "฿"},
    {of("TRY"), false, false, "₺"},
    {of("USD"), false, false, "$"},
    {of("AUD"), true, true, "AUD"},
    {of("BRL"), true, true, "BRL"},
    {of("CAD"), true, true, "CAD"},
    {of("CNY"), true, true, "CNY"},
    {of("EUR"), true, true, "EUR"},
    {of("GBP"), true, true, "GBP"},
    {of("HKD"), true, true, "HKD"},
    {of("ILS"), true, true, "ILS"},
    {of("INR"), true, true, "INR"},
    {of("JPY"), false, false, "¥"},
    {of("KRW"), true, true, "KRW"},
    {of("MXN"), true, true, "MXN"},
    {of("NZD"), true, true, "NZD"},
    {of("PHP"), true, true, "PHP"},
    {of("TWD"), true, true, "TWD"},
    {of("UAH"), false, false, "₴"},
    {of("USD"), true, true, "USD"},
    {of("VND"), true, true, "VND"},
    {of("XCD"), true, true, "XCD"},
    {of("AUD"), true, false, "AU$"},
    {of("JPY"), false, false, "¥"},
    {of("PHP"), true, true, "PHP"},
    {of("THB"), false, false, "฿"},
    {of("AUD"), true, false, "AU$"},
    {of("CNY"), false, false, "¥"},
    {of("PHP"), true, true, "PHP"},
    {of("CNY"), true, false, "CN¥"},
    {of("JPY"), false, false, "¥"},
    {of("CNY"), true, false, "CN¥"},
    {of("JPY"), false, false, "¥"},
    {of("KRW"), false, false, "￦"},
    {of("TWD"), false, false, "$"},
    {of("KRW"), false, false, "₩"},
    {of("TWD"), true, false, "NT$"},
    {of("KRW"), false, false, "₩"},
    {of("MOP"), true, false, "MOP$"},
    {of("TWD"), true, false, "NT$"},
    {of("CNY"), true, false, "CN¥"},
    {of("JPY"), false, false, "¥"},
    {of("MOP"), true, false, "MOP$"},
    {of("CNY"), true, false, "CN¥"},
    {of("SGD"), false, false, "$"},
    {of("CNY"), true, false, "CN¥"},
    {of("JPY"), false, false, "¥"},
    {of("KRW"), false, false, "￦"},
    {of("TWD"), false, false, "$"},
};

/* Forms of names: the most frequent one, then |, the number of a plural category, and its form. */
constexpr char locale_name_text[] =
    "VAE-dirham\0"
    "Albanese lek\0"
    "Argentynse peso\0"
    "Australiese dollar\0"
    "Bosnies-Herzegowiniese omskakelbare marka\0"
    "Bulgaarse lev\0"
    "Brasillianse reaal\0"
    "Kanadese dollar\0"
    "Switserse frank\0"
    "Chileense peso\0"
    "Chinese joean\0"
    "Colombiaanse peso\0"
    "Tsjeggiese kroon\0"
    "Deense kroon\0"
    "Egiptiese pond\0"
    "euro\0"
    "Britse pond\0"
    "Hongkongse dollar\0"
    "Hongaarse florint\0"
    "Indonesiese roepia\0"
    "Israeliese nuwe sikkel\0"
    "Indiese rupee\0"
    "Yslandse kroon\0"
    "Japannese jen\0"
    "Keniaanse sjieling\0"
    "Suid-Koreaanse won\0"
    "Koeweitse dinar\0"
    "Kazakse tenge\0"
    "Marokkaanse dirham\0"
    "Macedoniese denar\0"
    "Meksikaanse peso\0"
    "Maleisiese ringgit\0"
    "Namibiese dollar\0"
    "Nigeriese naira\0"
    "Noorse kroon\0"
    "Nieu-Seelandse dollar\0"
    "Peruaanse sol\0"
    "Filippynse peso\0"
    "Pakistanse roepee\0"
    "Poolse zloty\0"
    "Katarese rial\0"
    "Roemeense leu\0"
    "Serwiese dinar\0"
    "Russiese roebel\0"
    "Saoedi-Arabiese riyal\0"
    "Sweedse kroon\0"
    "Singapoer-dollar\0"
    "Thaise baht\0"
    "Turkse lira\0"
    "Nuwe Taiwanese dollar\0"
    "Oekraïnse hriwna\0"
    "VSA-dollar\0"
    "Viëtnamese dong\0"
    "Suid-Afrikaanse rand\0"
    "درهم إماراتي\0"
    "ليك ألباني\0"
    "بيزو أرجنتيني\0"
    "دولار أسترالي\0"
    "مارك البوسنة والهرسك قابل للتحويل\0"
    "ليف بلغاري\0"
    "دينار بحريني\0"
    "ريال برازيلي\0"
    "دولار كندي\0"
    "فرنك سويسري\0"
    "بيزو تشيلي\0"
    "يوان صيني\0"
    "بيزو كولومبي\0"
    "كرونة تشيكية\0"
    "فرنك جيبوتي\0"
    "كرونة دنماركية\0"
    "دينار جزائري|2ديناران جزائريان|3دينارات جزائرية|4دينارًا جزائريًا\0"
    "جنيه مصري|2جنيهان مصريان|3جنيهات مصرية|4جنيهًا مصريًا\0"
    "ناكفا أريتري\0"
    "يورو\0"
    "جنيه إسترليني\0"
    "دولار هونغ كونغ\0"
    "فورينت هنغاري\0"
    "روبية إندونيسية\0"
    "شيكل إسرائيلي جديد\0"
    "روبية هندي\0"
    "دينار عراقي\0"
    "كرونة أيسلندية\0"
    "دينار أردني\0"
    "ين ياباني\0"
    "شلن كينيي\0"
    "فرنك جزر القمر\0"
    "وون كوريا الجنوبية\0"
    "دينار كويتي\0"
    "تينغ كازاخستاني\0"
    "جنيه لبناني\0"
    "دينار ليبي|2ديناران ليبيان|3دينارات ليبية|4دينارًا ليبيًا\0"
    "درهم مغربي|2درهمان مغربيان|3دراهم مغربية|4درهمًا مغربيًا\0"
    "دينار مقدوني|2ديناران مقدونيان|3دينارات مقدونية|4دينارًا مقدونيًا\0"
    "أوقية موريتانية\0"
    "بيزو مكسيكي\0"
    "رينغيت ماليزي\0"
    "نايرا نيجيري\0"
    "كرونة نرويجية\0"
    "دولار نيوزيلندي\0"
    "ريال عماني\0"
    "سول بيروفي\0"
    "بيزو فلبيني\0"
    "روبية باكستاني\0"
    "زلوتي بولندي\0"
    "ريال قطري\0"
    "ليو روماني\0"
    "دينار صربي|2ديناران صربيان|3دينارات صربية|4دينارًا صربيًا\0"
    "روبل روسي\0"
    "ريال سعودي\0"
    "جنيه سوداني|3جنيهات سودانية|4جنيهًا سودانيًا\0"
    "كرونة سويدية\0"
    "دولار سنغافوري\0"
    "شلن صومالي\0"
    "جنيه جنوب السودان|2جنيهان جنوب السودان|3جنيهات جنوب السودان|4جنيهًا جنوب السودان\0"
    "ليرة سورية\0"
    "باخت تايلاندي\0"
    "دينار تونسي|2ديناران تونسيان|3دينارات تونسية|4دينارًا تونسيًا\0"
    "ليرة تركية\0"
    "دولار تايواني\0"
    "هريفنيا أوكراني\0"
    "دولار أمريكي\0"
    "دونج فيتنامي\0"
    "فرنك وسط أفريقي\0"
    "ريال يمني\0"
    "راند جنوب أفريقيا\0"
    "дирхама на Обединените арабски емирства|1дирхам на Обединените арабски емирства\0"
    "албански лека|1албански лек\0"
    "аржентински песо|1аржентинско песо\0"
    "австралийски долара|1австралийски долар\0"
    "босненски конвертируеми марки|1босненска конвертируема марка\0"
    "български лева|1български лев\0"
    "бразилски реала|1бразилски реал\0"
    "канадски долара|1канадски долар\0"
    "швейцарски франка|1швейцарски франк\0"
    "чилийски песо|1чилийско песо\0"
    "китайски юана|1китайски юан\0"
    "колумбийски песо|1колумбийско песо\0"
    "чешки крони|1чешка крона\0"
    "датски крони|1датска крона\0"
    "египетски лири|1египетска лира\0"
    "евро\0"
    "британски лири|1британска лира\0"
    "хонконгски долара|1хонконгски долар\0"
    "унгарски форинта|1унгарски форинт\0"
    "индонезийски рупии|1индонезийска рупия\0"
    "израелски нови шекела|1израелски нов шекел\0"
    "индийски рупии|1индийска рупия\0"
    "исландски крони|1исландска крона\0"
    "японски йени|1японска йена\0"
    "кенийски шилинга|1кенийски шилинг\0"
    "южнокорейски вона|1южнокорейски вон\0"
    "кувейтски динара|1кувейтски динар\0"
    "казахстански тенге|1казахстанско тенге\0"
    "марокански дирхама|1марокански дирхам\0"
    "македонски денара|1македонски денар\0"
    "мексикански песо|1мексиканско песо\0"
    "малайзийски рингита|1малайзийски рингит\0"
    "нигерийски найри|1нигерийска найра\0"
    "норвежки крони|1норвежка крона\0"
    "новозеландски долара|1новозеландски долар\0"
    "перуански сола|1перуански сол\0"
    "филипински песо|1филипинско песо\0"
    "пакистански рупии|1пакистанска рупия\0"
    "полски злоти|1полска злота\0"
    "катарски риала|1катарски риал\0"
    "румънски леи|1румънска лея\0"
    "сръбски динара|1сръбски динар\0"
    "руски рубли|1руска рубла\0"
    "саудитски риала|1саудитски риал\0"
    "шведски крони|1шведска крона\0"
    "сингапурски долара|1сингапурски долар\0"
    "тайландски бата|1тайландски бат\0"
    "турски лири|1турска лира\0"
    "тайвански долара|1тайвански долар\0"
    "украински гривни|1украинска гривня\0"
    "щатски долара|1щатски долар\0"
    "виетнамски донга|1виетнамски донг\0"
    "южноафрикански ранда|1южноафрикански ранд\0"
    "dirhama (UAE)|1dirham (UAE)\0"
    "albanskih leka|1albanski lek|3albanska leka\0"
    "argentinskih pezosa|1argentinski pezos|3argentinska pezosa\0"
    "australijskih dolara|1australijski dolar|3australijska dolara\0"
    "bosanskohercegovačkih konvertibilnih maraka|1bosanskohercegovačka konvertibilna marka|3bosanskohercegovačke konvertibilne marke\0"
    "bugarskih leva|1bugarski lev|3bugarska leva\0"
    "brazilskih reala|1brazilski real|3brazilska reala\0"
    "kanadskih dolara|1kanadski dolar|3kanadska dolara\0"
    "švicarskih franaka|1švicarski franak|3švicarska franka\0"
    "čileanskih pezosa|1čileanski pezos|3čileanska pezosa\0"
    "kineskih juana|1kineski juan|3kineska juana\0"
    "kolumbijskih pezosa|1kolumbijski pezos|3kolumbijska pezosa\0"
    "čeških kruna|1češka kruna|3češke krune\0"
    "danskih kruna|1danska kruna|3danske krune\0"
    "egipatskih funti|1egipatska funta|3egipatske funte\0"
    "eura|1euro\0"
    "britanskih funti|1britanska funta|3britanske funte\0"
    "hongkonških dolara|1hongkonški dolar|3hongkonška dolara\0"
    "mađarskih forinti|1mađarska forinta|3mađarske forinte\0"
    "indonežanskih rupija|1indonežanska rupija|3indonežanske rupije\0"
    "izraelskih novih šekela|1izraelski novi šekel|3izraelska nova šekela\0"
    "indijskih rupija|1indijska rupija|3indijske rupije\0"
    "islandskih kruna|1islandska kruna|3islandske krune\0"
    "japanskih jena|1japanski jen|3japanska jena\0"
    "kenijskih šilinga|1kenijski šiling|3kenijska šilinga\0"
    "južnokorejskih vona|1južnokorejski von|3južnokorejska vona\0"
    "kuvajtskih dinara|1kuvajtski dinar|3kuvajtska dinara\0"
    "kazahstanskih tenga|1kazahstanski tenge|3kazahstanska tenga\0"
    "marokanskih dirhama|1marokanski dirham|3marokanska dirhama\0"
    "makedonskih denara|1makedonski denar|3makedonska denara\0"
    "meksičkih pezosa|1meksički pezos|3meksička pezosa\0"
    "malezijskih ringita|1malezijski ringit|3malezijska ringita\0"
    "nigerijskih naira|1nigerijska naira|3nigerijske naire\0"
    "norveških kruna|1norveška kruna|3norveške krune\0"
    "novozelandskih dolara|1novozelandski dolar|3novozelandska dolara\0"
    "peruanskih sola|1peruanski sol|3peruanska sola\0"
    "filipinskih pezosa|1filipinski pezos|3filipinska pezosa\0"
    "pakistanskih rupija|1pakistanska rupija|3pakistanske rupije\0"
    "poljskih zlota|1poljski zlot|3poljska zlota\0"
    "katarskih rijala|1katarski rijal|3katarska rijala\0"
    "rumunskih leja|1rumunski lej|3rumunska leja\0"
    "srpskih dinara|1srpski dinar|3srpska dinara\0"
    "ruskih rubalja|1ruska rublja|3ruske rublje\0"
    "saudijskih rijala|1saudijski rijal|3saudijska rijala\0"
    "švedskih kruna|1švedska kruna|3švedske krune\0"
    "singapurskih dolara|1singapurski dolar|3singapurska dolara\0"
    "tajlandskih bahta|1tajlandski baht|3tajlandska bahta\0"
    "turskih lira|1turska lira|3turske lire\0"
    "novih tajvanskih dolara|1novi tajvanski dolar|3nova tajvanska dolara\0"
    "ukrajinskih hrivnji|1ukrajinska hrivnja|3ukrajinske hrivnje\0"
    "američkih dolara|1američki dolar|3američka dolara\0"
    "vijetnamskih donga|1vijetnamski dong|3vijetnamska donga\0"
    "južnoafričkih randa|1južnoafrički rand|3južnoafrička randa\0"
    "dírhams dels Emirats Àrabs Units|1dírham dels Emirats Àrabs Units\0"
    "lekë|1lek\0"
    "pesos argentins|1peso argentí\0"
    "dòlars australians|1dòlar australià\0"
    "marcs convertibles de Bòsnia i Hercegovina|1marc convertible de Bòsnia i Hercegovina\0"
    "leva|1lev\0"
    "reals brasilers|1real brasiler\0"
    "dòlars canadencs|1dòlar canadenc\0"
    "francs suïssos|1franc suís\0"
    "pesos xilens|1peso xilè\0"
    "iuans|1iuan\0"
    "pesos colombians|1peso colombià\0"
    "corones txeques|1corona txeca\0"
    "corones daneses|1corona danesa\0"
    "lliures egípcies|1lliura egípcia\0"
    "euros|1euro\0"
    "lliures esterlines|1lliura esterlina\0"
    "dòlars de Hong Kong|1dòlar de Hong Kong\0"
    "fòrints|1fòrint\0"
    "rupies indonèsies|1rupia indonèsia\0"
    "nous xéquels israelians|1nou xéquel israelià\0"
    "rupies índies|1rupia índia\0"
    "corones islandeses|1corona islandesa\0"
    "iens|1ien\0"
    "xílings kenyans|1xíling kenyà\0"
    "wons sud-coreans|1won sud-coreà\0"
    "dinars kuwaitians|1dinar kuwaitià\0"
    "tenges|1tenge\0"
    "dírhams marroquins|1dírham marroquí\0"
    "dinars macedonis|1dinar macedoni\0"
    "pesos mexicans|1peso mexicà\0"
    "ringgits|1ringgit\0"
    "naires nigerians|1naira nigerià\0"
    "corones noruegues|1corona noruega\0"
    "dòlars neozelandesos|1dòlar neozelandès\0"
    "sols|1sol\0"
    "pesos filipins|1peso filipí\0"
    "rupies pakistaneses|1rupia pakistanesa\0"
    "zlote|1zloty\0"
    "rials de Qatar|1rial de Qatar\0"
    "lei romanesos|1leu romanès\0"
    "dinars serbis|1dinar serbi\0"
    "rubles|1ruble\0"
    "rials saudites|1rial saudita\0"
    "corones sueques|1corona sueca\0"
    "dòlars de Singapur|1dòlar de Singapur\0"
    "bahts|1baht\0"
    "lires turques|1lira turca\0"
    "nous dòlars de Taiwan|1nou dòlar de Taiwan\0"
    "hrívnies|1hrívnia\0"
    "dòlars dels Estats Units|1dòlar dels Estats Units\0"
    "dongs vietnamites|1dong vietnamita\0"
    "rands sud-africans|1rand sud-africà\0"
    "SAE dirhamů|1SAE dirham|3SAE dirhamy|4SAE dirhamu\0"
    "albánských leků|1albánský lek|3albánské leky|4albánského leku\0"
    "argentinských pes|1argentinské peso|3argentinská pesa|4argentinského pesa\0"
    "australských dolarů|1australský dolar|3australské dolary|4australského dolaru\0"
    "bosenských konvertibilních marek|1bosenská konvertibilní marka|3bosenské konvertibilní marky|4bosenské konvertibilní marky\0"
    "bulharských leva|1bulharský leva|3bulharské leva|4bulharského leva\0"
    "brazilských realů|1brazilský real|3brazilské realy|4brazilského realu\0"
    "kanadských dolarů|1kanadský dolar|3kanadské dolary|4kanadského dolaru\0"
    "švýcarských franků|1švýcarský frank|3švýcarské franky|4švýcarského franku\0"
    "chilských pes|1chilské peso|3chilská pesa|4chilského pesa\0"
    "čínských jüanů|1čínský jüan|3čínské jüany|4čínského jüanu\0"
    "kolumbijských pes|1kolumbijské peso|3kolumbijská pesa|4kolumbijského pesa\0"
    "českých korun|1česká koruna|3české koruny|4české koruny\0"
    "dánských korun|1dánská koruna|3dánské koruny|4dánské koruny\0"
    "egyptských liber|1egyptská libra|3egyptské libry|4egyptské libry\0"
    "eur|1euro|3eura|4eura\0"
    "britských liber|1britská libra|3britské libry|4britské libry\0"
    "hongkongských dolarů|1hongkongský dolar|3hongkongské dolary|4hongkongského dolaru\0"
    "maďarských forintů|1maďarský forint|3maďarské forinty|4maďarského forintu\0"
    "indonéských rupií|1indonéská rupie|3indonéské rupie|4indonéské rupie\0"
    "izraelských nových šekelů|1izraelský nový šekel|3izraelské nové šekely|4izraelského nového šekelu\0"
    "indických rupií|1indická rupie|3indické rupie|4indické rupie\0"
    "islandských korun|1islandská koruna|3islandské koruny|4islandské koruny\0"
    "japonských jenů|1japonský jen|3japonské jeny|4japonského jenu\0"
    "keňských šilinků|1keňský šilink|3keňské šilinky|4keňského šilinku\0"
    "jihokorejských wonů|1jihokorejský won|3jihokorejské wony|4jihokorejského wonu\0"
    "kuvajtských dinárů|1kuvajtský dinár|3kuvajtské dináry|4kuvajtského dináru\0"
    "kazašských tenge|1kazašské tenge|3kazašské tenge|4kazašského tenge\0"
    "marockých dinárů|1marocký dinár|3marocké dináry|4marockého dináru\0"
    "makedonských denárů|1makedonský denár|3makedonské denáry|4makedonského denáru\0"
    "mexických pes|1mexické peso|3mexická pesa|4mexického pesa\0"
    "malajsijských ringgitů|1malajsijský ringgit|3malajsijské ringgity|4malajsijského ringgitu\0"
    "nigerijských nair|1nigerijská naira|3nigerijské nairy|4nigerijské nairy\0"
    "norských korun|1norská koruna|3norské koruny|4norské koruny\0"
    "novozélandských dolarů|1novozélandský dolar|3novozélandské dolary|4novozélandského dolaru\0"
    "peruánských solů|1peruánský sol|3peruánské soly|4peruánského solu\0"
    "filipínských pes|1filipínské peso|3filipínská pesa|4filipínského pesa\0"
    "pákistánských rupií|1pákistánská rupie|3pákistánské rupie|4pákistánské rupie\0"
    "polských zlotých|1polský zlotý|3polské zloté|4polského zlotého\0"
    "katarských rijálů|1katarský rijál|3katarské rijály|4katarského rijálu\0"
    "rumunských lei|1rumunský leu|3rumunské lei|4rumunského leu\0"
    "srbských dinárů|1srbský dinár|3srbské dináry|4srbského dináru\0"
    "ruských rublů|1ruský rubl|3ruské rubly|4ruského rublu\0"
    "saúdských rijálů|1saúdský rijál|3saúdské rijály|4saúdského rijálu\0"
    "švédských korun|1švédská koruna|3švédské koruny|4švédské koruny\0"
    "singapurských dolarů|1singapurský dolar|3singapurské dolary|4singapurského dolaru\0"
    "thajských bahtů|1thajský baht|3thajské bahty|4thajského bahtu\0"
    "tureckých lir|1turecká lira|3turecké liry|4turecké liry\0"
    "tchajwanských dolarů|1tchajwanský dolar|3tchajwanské dolary|4tchajwanského dolaru\0"
    "ukrajinských hřiven|1ukrajinská hřivna|3ukrajinské hřivny|4ukrajinské hřivny\0"
    "amerických dolarů|1americký dolar|3americké dolary|4amerického dolaru\0"
    "vietnamských dongů|1vietnamský dong|3vietnamské dongy|4vietnamského dongu\0"
    "jihoafrických randů|1jihoafrický rand|3jihoafrické randy|4jihoafrického randu\0"
    "FAE-dirham\0"
    "albanske lek|1albansk lek\0"
    "argentinske pesos|1argentinsk peso\0"
    "australske dollar|1australsk dollar\0"
    "bosnien-hercegovinske konvertible mark|1bosnien-hercegovinsk konvertibel mark\0"
    "bulgarske leva|1bulgarsk lev\0"
    "brasilianske realer|1brasiliansk real\0"
    "canadiske dollar|1canadisk dollar\0"
    "schweizerfranc\0"
    "chilenske pesos|1chilensk peso\0"
    "kinesiske yuan|1kinesisk yuan\0"
    "colombianske pesos|1colombiansk peso\0"
    "tjekkiske korunaer|1tjekkisk koruna\0"
    "danske kroner|1dansk krone\0"
    "egyptiske pund|1egyptisk pund\0"
    "britiske pund|1britisk pund\0"
    "hongkongske dollar|1hongkongsk dollar\0"
    "ungarske forinter|1ungarsk forint\0"
    "indonesiske rupiah|1indonesisk rupiah\0"
    "nye israelske shekel|1ny israelsk shekel\0"
    "indiske rupees|1indisk rupee\0"
    "islandske kroner|1islandsk krone\0"
    "japanske yen|1japansk yen\0"
    "kenyanske shilling|1kenyansk shilling\0"
    "sydkoreanske won|1sydkoreansk won\0"
    "kuwaitiske dinarer|1kuwaitisk dinar\0"
    "kasakhiske tenge|1kasakhisk tenge\0"
    "marokkanske dirham|1marokkansk dirham\0"
    "makedonske denarer|1makedonsk denar\0"
    "mexicanske pesos|1mexicansk peso\0"
    "malaysiske ringgit|1malaysisk ringgit\0"
    "nigerianske naira|1nigeriansk naira\0"
    "norske kroner|1norsk krone\0"
    "newzealandske dollar|1newzealandsk dollar\0"
    "peruanske soles|1peruansk sol\0"
    "filippinske pesos|1filippinsk peso\0"
    "pakistanske rupee|1pakistansk rupee\0"
    "polske zloty|1polsk zloty\0"
    "qatarske rial|1qatarsk rial\0"
    "rumænske lei|1rumænsk leu\0"
    "serbiske dinarer|1serbisk dinar\0"
    "russiske rubler|1russisk rubel\0"
    "saudiarabiske riyal|1saudiarabisk riyal\0"
    "svenske kroner|1svensk krone\0"
    "singaporeanske dollar|1singaporeansk dollar\0"
    "thailandske baht|1thailandsk baht\0"
    "tyrkiske lira|1tyrkisk lira\0"
    "nye taiwanske dollar|1ny taiwansk dollar\0"
    "ukrainske grynia|1ukrainsk grynia\0"
    "amerikanske dollar|1amerikansk dollar\0"
    "vietnamesiske dong|1vietnamesisk dong\0"
    "sydafrikanske rand|1sydafrikansk rand\0"
    "VAE-Dirham\0"
    "Albanische Lek|1Albanischer Lek\0"
    "Argentinische Pesos|1Argentinischer Peso\0"
    "Australische Dollar|1Australischer Dollar\0"
    "Konvertible Mark Bosnien und Herzegowina\0"
    "Bulgarische Lew|1Bulgarischer Lew\0"
    "Brasilianische Real|1Brasilianischer Real\0"
    "Kanadische Dollar|1Kanadischer Dollar\0"
    "Schweizer Franken\0"
    "Chilenische Pesos|1Chilenischer Peso\0"
    "Renminbi Yuan|1Chinesischer Yuan\0"
    "Kolumbianische Pesos|1Kolumbianischer Peso\0"
    "Tschechische Kronen|1Tschechische Krone\0"
    "Dänische Kronen|1Dänische Krone\0"
    "Ägyptische Pfund|1Ägyptisches Pfund\0"
    "Euro\0"
    "Britische Pfund|1Britisches Pfund\0"
    "Hongkong-Dollar\0"
    "Ungarische Forint|1Ungarischer Forint\0"
    "Indonesische Rupiah\0"
    "Israelische Neue Schekel|1Israelischer Neuer Schekel\0"
    "Indische Rupien|1Indische Rupie\0"
    "Isländische Kronen|1Isländische Krone\0"
    "Japanische Yen|1Japanischer Yen\0"
    "Kenia-Schilling\0"
    "Südkoreanische Won|1Südkoreanischer Won\0"
    "Kuwait-Dinar\0"
    "Kasachische Tenge|1Kasachischer Tenge\0"
    "Marokkanische Dirham|1Marokkanischer Dirham\0"
    "Mazedonische Denari|1Mazedonischer Denar\0"
    "Mexikanische Pesos|1Mexikanischer Peso\0"
    "Malaysische Ringgit|1Malaysischer Ringgit\0"
    "Nigerianische Naira|1Nigerianischer Naira\0"
    "Norwegische Kronen|1Norwegische Krone\0"
    "Neuseeland-Dollar\0"
    "Peruanische Sol|1Peruanischer Sol\0"
    "Philippinische Pesos|1Philippinischer Peso\0"
    "Pakistanische Rupien|1Pakistanische Rupie\0"
    "Polnische Złoty|1Polnischer Złoty\0"
    "Katar-Riyal\0"
    "Rumänische Leu|1Rumänischer Leu\0"
    "Serbische Dinaren|1Serbischer Dinar\0"
    "Russische Rubel|1Russischer Rubel\0"
    "Saudi-Rial\0"
    "Schwedische Kronen|1Schwedische Krone\0"
    "Singapur-Dollar\0"
    "Thailändische Baht|1Thailändischer Baht\0"
    "Türkische Lira\0"
    "Neue Taiwan-Dollar|1Neuer Taiwan-Dollar\0"
    "Ukrainische Hrywen|1Ukrainische Hrywnja\0"
    "US-Dollar\0"
    "Vietnamesische Dong|1Vietnamesischer Dong\0"
    "Südafrikanische Rand|1Südafrikanischer Rand\0"
    "ντιράμ Ηνωμένων Αραβικών Εμιράτων\0"
    "λεκ Αλβανίας\0"
    "πέσο Αργεντινής\0"
    "δολάρια Αυστραλίας|1δολάριο Αυστραλίας\0"
    "μετατρέψιμα μάρκα Βοσνίας-Ερζεγοβίνης|1μετατρέψιμο μάρκο Βοσνίας-Ερζεγοβίνης\0"
    "λεβ Βουλγαρίας\0"
    "ρεάλ Βραζιλίας\0"
    "δολάρια Καναδά|1δολάριο Καναδά\0"
    "φράγκα Ελβετίας|1φράγκο Ελβετίας\0"
    "πέσο Χιλής\0"
    "γουάν Κίνας\0"
    "πέσο Κολομβίας\0"
    "κορόνες Τσεχίας|1κορόνα Τσεχίας\0"
    "κορόνες Δανίας|1κορόνα Δανίας\0"
    "λίρες Αιγύπτου|1λίρα Αιγύπτου\0"
    "ευρώ\0"
    "λίρες στερλίνες Βρετανίας|1λίρα στερλίνα Βρετανίας\0"
    "δολάρια Χονγκ Κονγκ|1δολάριο Χονγκ Κονγκ\0"
    "φιορίνια Ουγγαρίας|1φιορίνι Ουγγαρίας\0"
    "ρουπία Ινδονησίας\0"
    "νέα σέκελ Ισραήλ|1νέο σέκελ Ισραήλ\0"
    "ρουπίες Ινδίας|1ρουπία Ινδίας\0"
    "κορόνες Ισλανδίας|1κορόνα Ισλανδίας\0"
    "γιεν Ιαπωνίας\0"
    "σελίνια Κένυας|1σελίνι Κένυας\0"
    "γουόν Νότιας Κορέας\0"
    "δηνάρια Κουβέιτ|1δηνάριο Κουβέιτ\0"
    "τένγκε Καζακστάν\0"
    "ντιράμ Μαρόκου\0"
    "δηνάρια ΠΓΔΜ|1δηνάριο ΠΓΔΜ\0"
    "πέσο Μεξικού\0"
    "ρινγκίτ Μαλαισίας\0"
    "νάιρα Νιγηρίας\0"
    "κορόνες Νορβηγίας|1κορόνα Νορβηγίας\0"
    "δολάρια Νέας Ζηλανδίας|1δολάριο Νέας Ζηλανδίας\0"
    "σολ Περού\0"
    "πέσο Φιλιππίνων\0"
    "ρουπίες Πακιστάν|1ρουπία Πακιστάν\0"
    "ζλότι Πολωνίας\0"
    "ριάλ Κατάρ\0"
    "λέου Ρουμανίας\0"
    "δηνάρια Σερβίας|1δηνάριο Σερβίας\0"
    "ρούβλια Ρωσίας|1ρούβλι Ρωσίας\0"
    "ριάλ Σαουδικής Αραβίας\0"
    "κορόνες Σουηδίας|1κορόνα Σουηδίας\0"
    "δολάρια Σιγκαπούρης|1δολάριο Σιγκαπούρης\0"
    "μπατ Ταϊλάνδης\0"
    "λίρες Τουρκίας|1λίρα Τουρκίας\0"
    "νέα δολάρια Ταϊβάν|1νέο δολάριο Ταϊβάν\0"
    "γρίβνα Ουκρανίας\0"
    "δολάρια ΗΠΑ|1δολάριο ΗΠΑ\0"
    "ντονγκ Βιετνάμ\0"
    "ραντ Νότιας Αφρικής\0"
    "Andorran pesetas|1Andorran peseta\0"
    "UAE dirhams|1UAE dirham\0"
    "Afghan afghanis (1927–2002)|1Afghan afghani (1927–2002)\0"
    "Afghan Afghanis|1Afghan Afghani\0"
    "Albanian lekë (1946–1965)|1Albanian lek (1946–1965)\0"
    "Albanian lekë|1Albanian lek\0"
    "Armenian drams|1Armenian dram\0"
    "Netherlands Antillean guilders|1Netherlands Antillean guilder\0"
    "Angolan kwanzas|1Angolan kwanza\0"
    "Angolan kwanzas (1977–1991)|1Angolan kwanza (1977–1991)\0"
    "Angolan new kwanzas (1990–2000)|1Angolan new kwanza (1990–2000)\0"
    "Angolan readjusted kwanzas (1995–1999)|1Angolan readjusted kwanza (1995–1999)\0"
    "Argentine australs|1Argentine austral\0"
    "Argentine pesos (1983–1985)|1Argentine peso (1983–1985)\0"
    "Argentine pesos|1Argentine peso\0"
    "Austrian schillings|1Austrian schilling\0"
    "Australian dollars|1Australian dollar\0"
    "Aruban florin\0"
    "Azerbaijani manats (1993–2006)|1Azerbaijani manat (1993–2006)\0"
    "Azerbaijani manats|1Azerbaijani manat\0"
    "Bosnia-Herzegovina dinars (1992–1994)|1Bosnia-Herzegovina dinar (1992–1994)\0"
    "Bosnia-Herzegovina convertible marks|1Bosnia-Herzegovina convertible mark\0"
    "Barbadian dollars|1Barbadian dollar\0"
    "Bangladeshi takas|1Bangladeshi taka\0"
    "Belgian francs (convertible)|1Belgian franc (convertible)\0"
    "Belgian francs|1Belgian franc\0"
    "Belgian francs (financial)|1Belgian franc (financial)\0"
    "Bulgarian hard leva|1Bulgarian hard lev\0"
    "Bulgarian leva|1Bulgarian lev\0"
    "Bahraini dinars|1Bahraini dinar\0"
    "Burundian francs|1Burundian franc\0"
    "Bermudan dollars|1Bermudan dollar\0"
    "Brunei dollars|1Brunei dollar\0"
    "Bolivian bolivianos|1Bolivian boliviano\0"
    "Bolivian pesos|1Bolivian peso\0"
    "Bolivian mvdols|1Bolivian mvdol\0"
    "Brazilian new cruzeiros (1967–1986)|1Brazilian new cruzeiro (1967–1986)\0"
    "Brazilian cruzados (1986–1989)|1Brazilian cruzado (1986–1989)\0"
    "Brazilian cruzeiros (1990–1993)|1Brazilian cruzeiro (1990–1993)\0"
    "Brazilian reals|1Brazilian real\0"
    "Brazilian new cruzados (1989–1990)|1Brazilian new cruzado (1989–1990)\0"
    "Brazilian cruzeiros (1993–1994)|1Brazilian cruzeiro (1993–1994)\0"
    "Bahamian dollars|1Bahamian dollar\0"
    "Bhutanese ngultrums|1Bhutanese ngultrum\0"
    "Burmese kyats|1Burmese kyat\0"
    "Botswanan pulas|1Botswanan pula\0"
    "Belarusian rubles (1994–1999)|1Belarusian ruble (1994–1999)\0"
    "Belarusian rubles|1Belarusian ruble\0"
    "Belarusian rubles (2000–2016)|1Belarusian ruble (2000–2016)\0"
    "Belize dollars|1Belize dollar\0"
    "Canadian dollars|1Canadian dollar\0"
    "Congolese francs|1Congolese franc\0"
    "WIR euros|1WIR euro\0"
    "Swiss francs|1Swiss franc\0"
    "WIR francs|1WIR franc\0"
    "Chilean units of account (UF)|1Chilean unit of account (UF)\0"
    "Chilean pesos|1Chilean peso\0"
    "Chinese yuan\0"
    "Colombian pesos|1Colombian peso\0"
    "Colombian real value units|1Colombian real value unit\0"
    "Costa Rican colóns|1Costa Rican colón\0"
    "Serbian dinars (2002–2006)|1Serbian dinar (2002–2006)\0"
    "Czechoslovak hard korunas|1Czechoslovak hard koruna\0"
    "Cuban convertible pesos|1Cuban convertible peso\0"
    "Cuban pesos|1Cuban peso\0"
    "Cape Verdean escudos|1Cape Verdean escudo\0"
    "Cypriot pounds|1Cypriot pound\0"
    "Czech korunas|1Czech koruna\0"
    "East German marks|1East German mark\0"
    "German marks|1German mark\0"
    "Djiboutian francs|1Djiboutian franc\0"
    "Danish kroner|1Danish krone\0"
    "Dominican pesos|1Dominican peso\0"
    "Algerian dinars|1Algerian dinar\0"
    "Ecuadorian sucres|1Ecuadorian sucre\0"
    "Ecuadorian units of constant value|1Ecuadorian unit of constant value\0"
    "Estonian kroons|1Estonian kroon\0"
    "Egyptian pounds|1Egyptian pound\0"
    "Eritrean nakfas|1Eritrean nakfa\0"
    "Spanish pesetas (A account)|1Spanish peseta (A account)\0"
    "Spanish pesetas (convertible account)|1Spanish peseta (convertible account)\0"
    "Spanish pesetas|1Spanish peseta\0"
    "Ethiopian birrs|1Ethiopian birr\0"
    "Finnish markkas|1Finnish markka\0"
    "Fijian dollars|1Fijian dollar\0"
    "Falkland Islands pounds|1Falkland Islands pound\0"
    "French francs|1French franc\0"
    "British pounds|1British pound\0"
    "Georgian kupon larits|1Georgian kupon larit\0"
    "Georgian laris|1Georgian lari\0"
    "Ghanaian cedis (1979–2007)|1Ghanaian cedi (1979–2007)\0"
    "Ghanaian cedis|1Ghanaian cedi\0"
    "Gibraltar pounds|1Gibraltar pound\0"
    "Gambian dalasis|1Gambian dalasi\0"
    "Guinean francs|1Guinean franc\0"
    "Guinean sylis|1Guinean syli\0"
    "Equatorial Guinean ekwele\0"
    "Greek drachmas|1Greek drachma\0"
    "Guatemalan quetzals|1Guatemalan quetzal\0"
    "Portuguese Guinea escudos|1Portuguese Guinea escudo\0"
    "Guinea-Bissau pesos|1Guinea-Bissau peso\0"
    "Guyanaese dollars|1Guyanaese dollar\0"
    "Hong Kong dollars|1Hong Kong dollar\0"
    "Honduran lempiras|1Honduran lempira\0"
    "Croatian dinars|1Croatian dinar\0"
    "Croatian kunas|1Croatian kuna\0"
    "Haitian gourdes|1Haitian gourde\0"
    "Hungarian forints|1Hungarian forint\0"
    "Indonesian rupiahs|1Indonesian rupiah\0"
    "Irish pounds|1Irish pound\0"
    "Israeli pounds|1Israeli pound\0"
    "Israeli shekels (1980–1985)|1Israeli shekel (1980–1985)\0"
    "Israeli new shekels|1Israeli new shekel\0"
    "Indian rupees|1Indian rupee\0"
    "Iraqi dinars|1Iraqi dinar\0"
    "Iranian rials|1Iranian rial\0"
    "Icelandic krónur (1918–1981)|1Icelandic króna (1918–1981)\0"
    "Icelandic krónur|1Icelandic króna\0"
    "Italian liras|1Italian lira\0"
    "Jamaican dollars|1Jamaican dollar\0"
    "Jordanian dinars|1Jordanian dinar\0"
    "Japanese yen\0"
    "Kenyan shillings|1Kenyan shilling\0"
    "Kyrgystani soms|1Kyrgystani som\0"
    "Cambodian riels|1Cambodian riel\0"
    "Comorian francs|1Comorian franc\0"
    "North Korean won\0"
    "South Korean won\0"
    "Kuwaiti dinars|1Kuwaiti dinar\0"
    "Cayman Islands dollars|1Cayman Islands dollar\0"
    "Kazakhstani tenges|1Kazakhstani tenge\0"
    "Laotian kips|1Laotian kip\0"
    "Lebanese pounds|1Lebanese pound\0"
    "Sri Lankan rupees|1Sri Lankan rupee\0"
    "Liberian dollars|1Liberian dollar\0"
    "Lesotho lotis|1Lesotho loti\0"
    "Lithuanian litai|1Lithuanian litas\0"
    "Lithuanian talonases|1Lithuanian talonas\0"
    "Luxembourgian convertible francs|1Luxembourgian convertible franc\0"
    "Luxembourgian francs|1Luxembourgian franc\0"
    "Luxembourg financial francs|1Luxembourg financial franc\0"
    "Latvian lati|1Latvian lats\0"
    "Latvian rubles|1Latvian ruble\0"
    "Libyan dinars|1Libyan dinar\0"
    "Moroccan dirhams|1Moroccan dirham\0"
    "Moldovan lei|1Moldovan leu\0"
    "Malagasy ariaries|1Malagasy ariary\0"
    "Malagasy francs|1Malagasy franc\0"
    "Macedonian denari|1Macedonian denar\0"
    "Malian francs|1Malian franc\0"
    "Myanmar kyats|1Myanmar kyat\0"
    "Mongolian tugriks|1Mongolian tugrik\0"
    "Macanese patacas|1Macanese pataca\0"
    "Mauritanian ouguiyas (1973–2017)|1Mauritanian ouguiya (1973–2017)\0"
    "Mauritanian ouguiyas|1Mauritanian ouguiya\0"
    "Maltese lira\0"
    "Maltese pounds|1Maltese pound\0"
    "Mauritian rupees|1Mauritian rupee\0"
    "Maldivian rufiyaas|1Maldivian rufiyaa\0"
    "Malawian kwachas|1Malawian kwacha\0"
    "Mexican pesos|1Mexican peso\0"
    "Mexican silver pesos (1861–1992)|1Mexican silver peso (1861–1992)\0"
    "Mexican investment units|1Mexican investment unit\0"
    "Malaysian ringgits|1Malaysian ringgit\0"
    "Mozambican escudos|1Mozambican escudo\0"
    "Mozambican meticals (1980–2006)|1Mozambican metical (1980–2006)\0"
    "Mozambican meticals|1Mozambican metical\0"
    "Namibian dollars|1Namibian dollar\0"
    "Nigerian nairas|1Nigerian naira\0"
    "Nicaraguan córdobas (1988–1991)|1Nicaraguan córdoba (1988–1991)\0"
    "Nicaraguan córdobas|1Nicaraguan córdoba\0"
    "Dutch guilders|1Dutch guilder\0"
    "Norwegian kroner|1Norwegian krone\0"
    "Nepalese rupees|1Nepalese rupee\0"
    "New Zealand dollars|1New Zealand dollar\0"
    "Omani rials|1Omani rial\0"
    "Panamanian balboas|1Panamanian balboa\0"
    "Peruvian intis|1Peruvian inti\0"
    "Peruvian soles|1Peruvian sol\0"
    "Peruvian soles (1863–1965)|1Peruvian sol (1863–1965)\0"
    "Papua New Guinean kina\0"
    "Philippine pesos|1Philippine peso\0"
    "Pakistani rupees|1Pakistani rupee\0"
    "Polish zlotys|1Polish zloty\0"
    "Polish zlotys (PLZ)|1Polish zloty (PLZ)\0"
    "Portuguese escudos|1Portuguese escudo\0"
    "Paraguayan guaranis|1Paraguayan guarani\0"
    "Qatari riyals|1Qatari riyal\0"
    "Rhodesian dollars|1Rhodesian dollar\0"
    "Romanian Lei (1952–2006)|1Romanian leu (1952–2006)\0"
    "Romanian lei|1Romanian leu\0"
    "Serbian dinars|1Serbian dinar\0"
    "Russian rubles|1Russian ruble\0"
    "Russian rubles (1991–1998)|1Russian ruble (1991–1998)\0"
    "Rwandan francs|1Rwandan franc\0"
    "Saudi riyals|1Saudi riyal\0"
    "Solomon Islands dollars|1Solomon Islands dollar\0"
    "Seychellois rupees|1Seychellois rupee\0"
    "Sudanese dinars (1992–2007)|1Sudanese dinar (1992–2007)\0"
    "Sudanese pounds|1Sudanese pound\0"
    "Sudanese pounds (1957–1998)|1Sudanese pound (1957–1998)\0"
    "Swedish kronor|1Swedish krona\0"
    "Singapore dollars|1Singapore dollar\0"
    "St. Helena pounds|1St. Helena pound\0"
    "Slovenian tolars|1Slovenian tolar\0"
    "Slovak korunas|1Slovak koruna\0"
    "Sierra Leonean leones|1Sierra Leonean leone\0"
    "Sierra Leonean leones (1964—2022)|1Sierra Leonean leone (1964—2022)\0"
    "Somali shillings|1Somali shilling\0"
    "Surinamese dollars|1Surinamese dollar\0"
    "Surinamese guilders|1Surinamese guilder\0"
    "South Sudanese pounds|1South Sudanese pound\0"
    "São Tomé & Príncipe dobras (1977–2017)|1São Tomé & Príncipe dobra (1977–2017)\0"
    "São Tomé & Príncipe dobras|1São Tomé & Príncipe dobra\0"
    "Soviet roubles|1Soviet rouble\0"
    "Salvadoran colones|1Salvadoran colón\0"
    "Syrian pounds|1Syrian pound\0"
    "Swazi emalangeni|1Swazi lilangeni\0"
    "Thai baht\0"
    "Tajikistani rubles|1Tajikistani ruble\0"
    "Tajikistani somonis|1Tajikistani somoni\0"
    "Turkmenistani manat (1993–2009)\0"
    "Turkmenistani manat\0"
    "Tunisian dinars|1Tunisian dinar\0"
    "Tongan paʻanga\0"
    "Timorese escudos|1Timorese escudo\0"
    "Turkish Lira (1922–2005)|1Turkish lira (1922–2005)\0"
    "Turkish Lira|1Turkish lira\0"
    "Trinidad & Tobago dollars|1Trinidad & Tobago dollar\0"
    "New Taiwan dollars|1New Taiwan dollar\0"
    "Tanzanian shillings|1Tanzanian shilling\0"
    "Ukrainian hryvnias|1Ukrainian hryvnia\0"
    "Ukrainian karbovantsiv|1Ukrainian karbovanets\0"
    "Ugandan shillings (1966–1987)|1Ugandan shilling (1966–1987)\0"
    "Ugandan shillings|1Ugandan shilling\0"
    "US dollars|1US dollar\0"
    "US dollars (next day)|1US dollar (next day)\0"
    "US dollars (same day)|1US dollar (same day)\0"
    "Uruguayan pesos (indexed units)|1Uruguayan peso (indexed units)\0"
    "Uruguayan pesos (1975–1993)|1Uruguayan peso (1975–1993)\0"
    "Uruguayan pesos|1Uruguayan peso\0"
    "Uruguayan nominal wage index units|1Uruguayan nominal wage index unit\0"
    "Uzbekistani som\0"
    "Venezuelan bolívars (1871–2008)|1Venezuelan bolívar (1871–2008)\0"
    "Bolívar Soberanos|1Bolívar Soberano\0"
    "Venezuelan bolívars (2008–2018)|1Venezuelan bolívar (2008–2018)\0"
    "Venezuelan bolívars|1Venezuelan bolívar\0"
    "Vietnamese dong\0"
    "Vanuatu vatus|1Vanuatu vatu\0"
    "Samoan tala\0"
    "Central African CFA francs|1Central African CFA franc\0"
    "troy ounces of silver|1troy ounce of silver\0"
    "troy ounces of gold|1troy ounce of gold\0"
    "European composite units|1European composite unit\0"
    "European monetary units|1European monetary unit\0"
    "European units of account (XBC)|1European unit of account (XBC)\0"
    "European units of account (XBD)|1European unit of account (XBD)\0"
    "East Caribbean dollars|1East Caribbean dollar\0"
    "Caribbean guilders|1Caribbean guilder\0"
    "special drawing rights\0"
    "European currency units|1European currency unit\0"
    "French gold francs|1French gold franc\0"
    "French UIC-francs|1French UIC-franc\0"
    "West African CFA francs|1West African CFA franc\0"
    "troy ounces of palladium|1troy ounce of palladium\0"
    "CFP francs|1CFP franc\0"
    "troy ounces of platinum|1troy ounce of platinum\0"
    "RINET Funds units|1RINET Funds unit\0"
    "Sucres|1Sucre\0"
    "Testing Currency units|1Testing Currency unit\0"
    "ADB units of account|1ADB unit of account\0"
    "(unknown currency)|1(unknown unit of currency)\0"
    "Yemeni dinars|1Yemeni dinar\0"
    "Yemeni rials|1Yemeni rial\0"
    "Yugoslavian hard dinars (1966–1990)|1Yugoslavian hard dinar (1966–1990)\0"
    "Yugoslavian new dinars (1994–2002)|1Yugoslavian new dinar (1994–2002)\0"
    "Yugoslavian convertible dinars (1990–1992)|1Yugoslavian convertible dinar (1990–1992)\0"
    "South African rands (financial)|1South African rand (financial)\0"
    "South African rand\0"
    "Zambian kwachas (1968–2012)|1Zambian kwacha (1968–2012)\0"
    "Zambian kwachas|1Zambian kwacha\0"
    "Zairean new zaires (1993–1998)|1Zairean new zaire (1993–1998)\0"
    "Zairean zaires (1971–1993)|1Zairean zaire (1971–1993)\0"
    "Zimbabwean dollars (1980–2008)|1Zimbabwean dollar (1980–2008)\0"
    "Zimbabwean gold\0"
    "Zimbabwean dollars (2009–2024)|1Zimbabwean dollar (2009–2024)\0"
    "Zimbabwean dollars (2008)|1Zimbabwean dollar (2008)\0"
    "dírhams de los Emiratos Árabes Unidos|1dírham de los Emiratos Árabes Unidos\0"
    "leks albaneses|1lek albanés\0"
    "pesos argentinos|1peso argentino\0"
    "dólares australianos|1dólar australiano\0"
    "marcos convertibles de Bosnia y Herzegovina|1marco convertible de Bosnia y Herzegovina\0"
    "levas búlgaras|1leva búlgara\0"
    "bolivianos|1boliviano\0"
    "reales brasileños|1real brasileño\0"
    "dólares beliceños|1dólar beliceño\0"
    "dólares canadienses|1dólar canadiense\0"
    "francos suizos|1franco suizo\0"
    "pesos chilenos|1peso chileno\0"
    "yuanes renminbi|1yuan renminbi\0"
    "pesos colombianos|1peso colombiano\0"
    "colones costarricenses|1colón costarricense\0"
    "pesos cubanos|1peso cubano\0"
    "coronas checas|1corona checa\0"
    "coronas danesas|1corona danesa\0"
    "pesos dominicanos|1peso dominicano\0"
    "libras egipcias|1libra egipcia\0"
    "libras esterlinas|1libra esterlina\0"
    "quetzales guatemaltecos|1quetzal guatemalteco\0"
    "dólares hongkoneses|1dólar hongkonés\0"
    "lempiras hondureños|1lempira hondureño\0"
    "forintos húngaros|1forinto húngaro\0"
    "rupias indonesias|1rupia indonesia\0"
    "nuevos séqueles israelíes|1nuevo séquel israelí\0"
    "rupias indias|1rupia india\0"
    "coronas islandesas|1corona islandesa\0"
    "yenes japoneses|1yen japonés\0"
    "chelines kenianos|1chelín keniano\0"
    "wons surcoreanos|1won surcoreano\0"
    "dinares kuwaitíes|1dinar kuwaití\0"
    "tengues kazajos|1tengue kazajo\0"
    "dírhams marroquíes|1dírham marroquí\0"
    "dinares macedonios|1dinar macedonio\0"
    "pesos mexicanos|1peso mexicano\0"
    "ringits malasios|1ringit malasio\0"
    "nairas nigerianos|1naira nigeriano\0"
    "córdobas oro|1córdoba oro\0"
    "coronas noruegas|1corona noruega\0"
    "dólares neozelandeses|1dólar neozelandés\0"
    "balboas panameños|1balboa panameño\0"
    "soles peruanos|1sol peruano\0"
    "pesos filipinos|1peso filipino\0"
    "rupias pakistaníes|1rupia pakistaní\0"
    "eslotis polacos|1esloti polaco\0"
    "guaraníes paraguayos|1guaraní paraguayo\0"
    "riales cataríes|1rial catarí\0"
    "leus rumanos|1leu rumano\0"
    "dinares serbios|1dinar serbio\0"
    "rublos rusos|1rublo ruso\0"
    "riales saudíes|1rial saudí\0"
    "coronas suecas|1corona sueca\0"
    "dólares singapurenses|1dólar singapurense\0"
    "bats tailandeses|1bat tailandés\0"
    "liras turcas|1lira turca\0"
    "nuevos dólares taiwaneses|1nuevo dólar taiwanés\0"
    "grivnas ucranianas|1grivna ucraniana\0"
    "dólares estadounidenses|1dólar estadounidense\0"
    "pesos uruguayos|1peso uruguayo\0"
    "bolívares venezolanos|1bolívar venezolano\0"
    "dongs vietnamitas|1dong vietnamita\0"
    "francos CFA de África Central|1franco CFA de África Central\0"
    "rands sudafricanos|1rand sudafricano\0"
    "Araabia Ühendemiraatide dirhemit|1Araabia Ühendemiraatide dirhem\0"
    "Albaania lekki|1Albaania lekk\0"
    "Argentina peesot|1Argentina peeso\0"
    "Austraalia dollarit|1Austraalia dollar\0"
    "Bosnia ja Hertsegoviina konverteeritavat marka|1Bosnia ja Hertsegoviina konverteeritav mark\0"
    "Bulgaaria leevi|1Bulgaaria leev\0"
    "Brasiilia reaali|1Brasiilia reaal\0"
    "Kanada dollarit|1Kanada dollar\0"
    "Šveitsi franki|1Šveitsi frank\0"
    "Tšiili peesot|1Tšiili peeso\0"
    "Hiina jüaani|1Hiina jüaan\0"
    "Colombia peesot|1Colombia peeso\0"
    "Tšehhi krooni|1Tšehhi kroon\0"
    "Taani krooni|1Taani kroon\0"
    "Egiptuse naela|1Egiptuse nael\0"
    "eurot|1euro\0"
    "Suurbritannia naelsterlingit|1Suurbritannia naelsterling\0"
    "Hongkongi dollarit|1Hongkongi dollar\0"
    "Ungari forintit|1Ungari forint\0"
    "Indoneesia ruupiat|1Indoneesia ruupia\0"
    "Iisraeli uut seeklit|1Iisraeli uus seekel\0"
    "India ruupiat|1India ruupia\0"
    "Islandi krooni|1Islandi kroon\0"
    "Jaapani jeeni|1Jaapani jeen\0"
    "Keenia šillingit|1Keenia šilling\0"
    "Lõuna-Korea vonni|1Lõuna-Korea vonn\0"
    "Kuveidi dinaari|1Kuveidi dinaar\0"
    "Kasahstani tenget|1Kasahstani tenge\0"
    "Maroko dirhemit|1Maroko dirhem\0"
    "Makedoonia dinaari|1Makedoonia dinaar\0"
    "Mehhiko peesot|1Mehhiko peeso\0"
    "Malaisia ringgitit|1Malaisia ringgit\0"
    "Nigeeria nairat|1Nigeeria naira\0"
    "Norra krooni|1Norra kroon\0"
    "Uus-Meremaa dollarit|1Uus-Meremaa dollar\0"
    "Peruu solli|1Peruu soll\0"
    "Filipiini peesot|1Filipiini peeso\0"
    "Pakistani ruupiat|1Pakistani ruupia\0"
    "Poola zlotti|1Poola zlott\0"
    "Katari riaali|1Katari riaal\0"
    "Rumeenia leud|1Rumeenia leu\0"
    "Serbia dinaari|1Serbia dinaar\0"
    "Venemaa rubla\0"
    "Saudi Araabia riaali|1Saudi Araabia riaal\0"
    "Rootsi krooni|1Rootsi kroon\0"
    "Singapuri dollarit|1Singapuri dollar\0"
    "Tai baati|1Tai baat\0"
    "Türgi liiri|1Türgi liir\0"
    "uut Taiwani dollarit|1uus Taiwani dollar\0"
    "Ukraina grivnat|1Ukraina grivna\0"
    "USA dollarit|1USA dollar\0"
    "Vietnami dongi|1Vietnami dong\0"
    "Lõuna-Aafrika randi|1Lõuna-Aafrika rand\0"
    "Arabiar Emirerri Batuetako dirham\0"
    "lek albaniar\0"
    "peso argentinar\0"
    "dolar australiar\0"
    "marko bihurgarri bosniar\0"
    "lev bulgariar\0"
    "erreal brasildar\0"
    "dolar kanadar\0"
    "franko suitzar\0"
    "peso txiletar\0"
    "yuan txinatar\0"
    "peso kolonbiar\0"
    "koroa txekiar\0"
    "koroa danimarkar\0"
    "libera egiptoar\0"
    "libera esterlina\0"
    "dolar hongkongtar\0"
    "forint hungariar\0"
    "errupia indonesiar\0"
    "shekel israeldar berri\0"
    "errupia indiar\0"
    "koroa islandiar\0"
    "yen japoniar\0"
    "txelin kenyar\0"
    "won hegokorear\0"
    "dinar kuwaitar\0"
    "tenge kazakhstandar\0"
    "dirham marokoar\0"
    "dinar mazedoniar\0"
    "peso mexikar\0"
    "ringgit malaysiar\0"
    "naira nigeriar\0"
    "koroa norvegiar\0"
    "dolar zeelandaberritar\0"
    "sol perutar\0"
    "peso filipinar\0"
    "errupia pakistandar\0"
    "zloty poloniar\0"
    "riyal qatartar\0"
    "leu errumaniar\0"
    "dinar serbiar\0"
    "errublo errusiar\0"
    "riyal saudiarabiar\0"
    "koroa suediar\0"
    "dolar singapurtar\0"
    "baht thailandiar\0"
    "lira turkiar\0"
    "dolar taiwandar berri\0"
    "hryvnia ukrainar\0"
    "dolar estatubatuar\0"
    "dong vietnamdar\0"
    "rand hegoafrikar\0"
    "Arabiemiirikuntien dirhamia|1Arabiemiirikuntien dirhami\0"
    "Albanian lekiä|1Albanian lek\0"
    "Argentiinan pesoa|1Argentiinan peso\0"
    "Australian dollaria|1Australian dollari\0"
    "Bosnia-Hertsegovinan vaihdettavaa markkaa|1Bosnia-Hertsegovinan vaihdettava markka\0"
    "Bulgarian leviä|1Bulgarian lev\0"
    "Brasilian realia|1Brasilian real\0"
    "Kanadan dollaria|1Kanadan dollari\0"
    "Sveitsin frangia|1Sveitsin frangi\0"
    "Chilen pesoa|1Chilen peso\0"
    "Kiinan juania|1Kiinan juan\0"
    "Kolumbian pesoa|1Kolumbian peso\0"
    "Tšekin korunaa|1Tšekin koruna\0"
    "Tanskan kruunua|1Tanskan kruunu\0"
    "Egyptin puntaa|1Egyptin punta\0"
    "euroa|1euro\0"
    "Englannin puntaa|1Englannin punta\0"
    "Hongkongin dollaria|1Hongkongin dollari\0"
    "Unkarin forinttia|1Unkarin forintti\0"
    "Indonesian rupiaa|1Indonesian rupia\0"
    "Israelin uutta sekeliä|1Israelin uusi sekeli\0"
    "Intian rupiaa|1Intian rupia\0"
    "Islannin kruunua|1Islannin kruunu\0"
    "Japanin jeniä|1Japanin jeni\0"
    "Kenian šillinkiä|1Kenian šillinki\0"
    "Etelä-Korean wonia|1Etelä-Korean won\0"
    "Kuwaitin dinaaria|1Kuwaitin dinaari\0"
    "Kazakstanin tengeä|1Kazakstanin tenge\0"
    "Marokon dirhamia|1Marokon dirhami\0"
    "Makedonian denaaria|1Makedonian denaari\0"
    "Meksikon pesoa|1Meksikon peso\0"
    "Malesian ringgitiä|1Malesian ringgit\0"
    "Nigerian nairaa|1Nigerian naira\0"
    "Norjan kruunua|1Norjan kruunu\0"
    "Uuden-Seelannin dollaria|1Uuden-Seelannin dollari\0"
    "Perun solia|1Perun sol\0"
    "Filippiinien pesoa|1Filippiinien peso\0"
    "Pakistanin rupiaa|1Pakistanin rupia\0"
    "Puolan złotya|1Puolan złoty\0"
    "Qatarin rialia|1Qatarin rial\0"
    "Romanian leuta|1Romanian leu\0"
    "Serbian dinaaria|1Serbian dinaari\0"
    "Venäjän ruplaa|1Venäjän rupla\0"
    "Saudi-Arabian rialia|1Saudi-Arabian rial\0"
    "Ruotsin kruunua|1Ruotsin kruunu\0"
    "Singaporen dollaria|1Singaporen dollari\0"
    "Thaimaan bahtia|1Thaimaan baht\0"
    "Turkin liiraa|1Turkin liira\0"
    "Taiwanin uutta dollaria|1Taiwanin uusi dollari\0"
    "Ukrainan hryvniaa|1Ukrainan hryvnia\0"
    "Yhdysvaltain dollaria|1Yhdysvaltain dollari\0"
    "Vietnamin dongia|1Vietnamin dong\0"
    "Etelä-Afrikan randia|1Etelä-Afrikan randi\0"
    "dirhams des Émirats arabes unis|1dirham des Émirats arabes unis\0"
    "leks albanais|1lek albanais\0"
    "pesos argentins|1peso argentin\0"
    "dollars australiens|1dollar australien\0"
    "marks convertibles bosniaques|1mark convertible bosniaque\0"
    "levs bulgares|1lev bulgare\0"
    "francs burundais|1franc burundais\0"
    "réals brésiliens|1réal brésilien\0"
    "dollars canadiens|1dollar canadien\0"
    "francs congolais|1franc congolais\0"
    "francs suisses|1franc suisse\0"
    "pesos chiliens|1peso chilien\0"
    "yuans renminbi chinois|1yuan renminbi chinois\0"
    "pesos colombiens|1peso colombien\0"
    "couronnes tchèques|1couronne tchèque\0"
    "francs djiboutiens|1franc djiboutien\0"
    "couronnes danoises|1couronne danoise\0"
    "dinars algériens|1dinar algérien\0"
    "livres égyptiennes|1livre égyptienne\0"
    "livres sterling|1livre sterling\0"
    "francs guinéens|1franc guinéen\0"
    "dollars de Hong Kong|1dollar de Hong Kong\0"
    "gourdes haïtiennes|1gourde haïtienne\0"
    "forints hongrois|1forint hongrois\0"
    "roupies indonésiennes|1roupie indonésienne\0"
    "nouveaux shekels israéliens|1nouveau shekel israélien\0"
    "roupies indiennes|1roupie indienne\0"
    "couronnes islandaises|1couronne islandaise\0"
    "yens japonais|1yen japonais\0"
    "shillings kényans|1shilling kényan\0"
    "francs comoriens|1franc comorien\0"
    "wons sud-coréens|1won sud-coréen\0"
    "dinar koweïtiens|1dinar koweïtien\0"
    "tenges kazakhs|1tenge kazakh\0"
    "dirhams marocains|1dirham marocain\0"
    "ariarys malgaches|1ariary malgache\0"
    "denars macédoniens|1denar macédonien\0"
    "ouguiyas mauritaniens|1ouguiya mauritanien\0"
    "roupies mauriciennes|1roupie mauricienne\0"
    "pesos mexicains|1peso mexicain\0"
    "ringgits malais|1ringgit malais\0"
    "nairas nigérians|1naira nigérian\0"
    "couronnes norvégiennes|1couronne norvégienne\0"
    "dollars néo-zélandais|1dollar néo-zélandais\0"
    "sols péruviens|1sol péruvien\0"
    "pesos philippins|1peso philippin\0"
    "roupies pakistanaises|1roupie pakistanaise\0"
    "zlotys polonais|1zloty polonais\0"
    "riyals qataris|1riyal qatari\0"
    "lei roumains|1leu roumain\0"
    "dinars serbes|1dinar serbe\0"
    "roubles russes|1rouble russe\0"
    "francs rwandais|1franc rwandais\0"
    "riyals saoudiens|1riyal saoudien\0"
    "roupies des Seychelles|1roupie des Seychelles\0"
    "couronnes suédoises|1couronne suédoise\0"
    "dollars de Singapour|1dollar de Singapour\0"
    "livres syriennes|1livre syrienne\0"
    "bahts thaïlandais|1baht thaïlandais\0"
    "dinars tunisiens|1dinar tunisien\0"
    "livres turques|1livre turque\0"
    "nouveaux dollars taïwanais|1nouveau dollar taïwanais\0"
    "hryvnias ukrainiennes|1hryvnia ukrainienne\0"
    "dollars des États-Unis|1dollar des États-Unis\0"
    "dôngs vietnamiens|1dông vietnamien\0"
    "vatus vanuatuans|1vatu vanuatuan\0"
    "francs CFA (BEAC)|1franc CFA (BEAC)\0"
    "francs CFA (BCEAO)|1franc CFA (BCEAO)\0"
    "francs CFP|1franc CFP\0"
    "rands sud-africains|1rand sud-africain\0"
    "dirham Aontas na nÉimíríochtaí Arabacha|2dhirham Aontas na nÉimíríochtaí Arabacha|3dhirham Aontas na nÉimíríochtaí Arabacha|4ndirham Aontas na nÉimíríochtaí Arabacha\0"
    "Lek na hAlbáine|1lek na hAlbáine|2lek na hAlbáine|3lek na hAlbáine|4lek na hAlbáine\0"
    "peso na hAirgintíne|1pheso na hAirgintíne|2pheso na hAirgintíne|3pheso na hAirgintíne|4bpeso na hAirgintíne\0"
    "dollar na hAstráile|2dhollar na hAstráile|3dhollar na hAstráile|4ndollar na hAstráile\0"
    "marg inmhalartaithe na Boisnia-Heirseagaivéine|1mharg inmhalartaithe na Boisnia-Heirseagaivéine|2mharg inmhalartaithe na Boisnia-Heirseagaivéine|3mharg inmhalartaithe na Boisnia-Heirseagaivéine\0"
    "lev na Bulgáire\0"
    "real na Brasaíle\0"
    "dollar Cheanada|2dhollar Cheanada|3dhollar Cheanada|4ndollar Cheanada\0"
    "franc na hEilvéise|1fhranc na hEilvéise|2fhranc na hEilvéise|3fhranc na hEilvéise|4bhfranc na hEilvéise\0"
    "peso na Sile|1pheso na Sile|2pheso na Sile|3pheso na Sile|4bpeso na Sile\0"
    "yuan na Síne\0"
    "peso na Colóime|1pheso na Colóime|2pheso na Colóime|3pheso na Colóime|4bpeso na Colóime\0"
    "koruna Phoblacht na Seice\0"
    "coróin na Danmhairge|1choróin na Danmhairge|2choróin na Danmhairge|3choróin na Danmhairge|4gcoróin na Danmhairge\0"
    "punt na hÉigipte|1phunt na hÉigipte|2phunt na hÉigipte|3phunt na hÉigipte|4bpunt na hÉigipte\0"
    "punt steirling|1phunt steirling|2phunt steirling|3phunt steirling|4bpunt steirling\0"
    "dollar Hong Cong|2dhollar Hong Cong|3dhollar Hong Cong|4ndollar Hong Cong\0"
    "forint na hUngáire|1fhorint na hUngáire|2fhorint na hUngáire|3fhorint na hUngáire|4bhforint na hUngáire\0"
    "rupiah na hIndinéise\0"
    "seiceal nua Iosrael|2sheiceal nua Iosrael|3sheiceal nua Iosrael\0"
    "rúipí na hIndia\0"
    "króna na hÍoslainne\0"
    "yen na Seapáine\0"
    "scilling na Céinia\0"
    "won na Cóiré Theas\0"
    "dinar Chuáit|2dhinar Chuáit|3dhinar Chuáit|4ndinar Chuáit\0"
    "tenge na Casacstáine|2thenge na Casacstáine|3thenge na Casacstáine|4dtenge na Casacstáine\0"
    "dirham Mharacó|2dhirham Mharacó|3dhirham Mharacó|4ndirham Mharacó\0"
    "denar na Macadóine|2dhenar na Macadóine|3dhenar na Macadóine|4ndenar na Macadóine\0"
    "peso Mheicsiceo|1pheso Mheicsiceo|2pheso Mheicsiceo|3pheso Mheicsiceo|4bpeso Mheicsiceo\0"
    "ringgit na Malaeisia\0"
    "naira na Nigéire\0"
    "coróin na hIorua|1choróin na hIorua|2choróin na hIorua|3choróin na hIorua|4gcoróin na hIorua\0"
    "dollar na Nua-Shéalainne|2dhollar na Nua-Shéalainne|3dhollar na Nua-Shéalainne|4ndollar na Nua-Shéalainne\0"
    "Sol Pheiriú|1sol Pheiriú|2shol Pheiriú|3sol Pheiriú|4sol Pheiriú\0"
    "peso na nOileán Filipíneach|1pheso na nOileán Filipíneach|2pheso na nOileán Filipíneach|3pheso na nOileán Filipíneach|4bpeso na nOileán Filipíneach\0"
    "rúipí na Pacastáine\0"
    "zloty na Polainne\0"
    "riyal Chatar\0"
    "leu na Rómáine\0"
    "dinar na Seirbia|2dhinar na Seirbia|3dhinar na Seirbia|4ndinar na Seirbia\0"
    "rúbal na Rúise\0"
    "riyal na hAraibe Sádaí\0"
    "coróin na Sualainne|1choróin na Sualainne|2choróin na Sualainne|3choróin na Sualainne|4gcoróin na Sualainne\0"
    "dollar Shingeapór|2dhollar Shingeapór|3dhollar Shingeapór|4ndollar Shingeapór\0"
    "baht na Téalainne|1bhaht na Téalainne|2bhaht na Téalainne|3bhaht na Téalainne|4mbaht na Téalainne\0"
    "lira na Tuirce\0"
    "dollar nua na Téaváine|2dhollar nua na Téaváine|3dhollar nua na Téaváine|4ndollar nua na Téaváine\0"
    "hryvnia na hÚcráine\0"
    "dollar S.A.M.|2dhollar S.A.M.|3dhollar S.A.M.|4ndollar S.A.M.\0"
    "Dong Vítneam|1dong Vítneam|2dhong Vítneam|3dhong Vítneam|4ndong Vítneam\0"
    "rand na hAfraice Theas\0"
    "dirhams dos Emiratos Árabes Unidos|1dirham dos Emiratos Árabes Unidos\0"
    "lekë albaneses|1lek albanés\0"
    "pesos arxentinos|1peso arxentino\0"
    "marcos convertibles de Bosnia e Hercegovina|1marco convertible de Bosnia e Hercegovina\0"
    "leva búlgaros|1lev búlgaro\0"
    "reais brasileiros|1real brasileiro\0"
    "dólares canadenses|1dólar canadense\0"
    "francos suízos|1franco suízo\0"
    "iuáns chineses|1iuán chinés\0"
    "coroas checas|1coroa checa\0"
    "coroas dinamarquesas|1coroa dinamarquesa\0"
    "libras exipcias|1libra exipcia\0"
    "dólares de Hong Kong|1dólar de Hong Kong\0"
    "floríns húngaros|1florín húngaro\0"
    "novos shequeis israelís|1novo shequel israelí\0"
    "coroas islandesas|1coroa islandesa\0"
    "iens xaponeses|1ien xaponés\0"
    "xilins kenyanos|1xilin kenyano\0"
    "dinares kuwaitís|1dinar kuwaití\0"
    "tenges kazakos|1tenge kazako\0"
    "dirhams marroquís|1dirham marroquí\0"
    "ringgits malaios|1ringgit malaio\0"
    "nairas nixerianos|1naira nixeriano\0"
    "coroas norueguesas|1coroa norueguesa\0"
    "rupias paquistanís|1rupia paquistaní\0"
    "zlotys polacos|1zloty polaco\0"
    "riais qatarís|1rial qatarí\0"
    "lei romaneses|1leu romanés\0"
    "riais sauditas|1rial saudita\0"
    "coroas suecas|1coroa sueca\0"
    "dólares de Singapur|1dólar de Singapur\0"
    "bahts tailandeses|1baht tailandés\0"
    "novos dólares taiwaneses|1novo dólar taiwanés\0"
    "hrivnas ucraínas|1hrivna ucraína\0"
    "rands surafricanos|1rand surafricano\0"
    "דירהם של איחוד הנסיכויות הערביות\0"
    "לק אלבני\0"
    "פסו ארגנטינאי\0"
    "דולר אוסטרלי\0"
    "מארק סחיר של בוסניה והרצגובינה\0"
    "לב בולגרי\0"
    "ריאל ברזילאי\0"
    "דולר קנדי\0"
    "פרנק שוויצרי\0"
    "פסו צ׳ילאני\0"
    "יואן סיני\0"
    "פסו קולומביאני\0"
    "קורונה צ׳כית\0"
    "כתר דני\0"
    "לירה מצרית\0"
    "אירו\0"
    "לירה שטרלינג\0"
    "דולר הונג קונגי\0"
    "פורינט הונגרי\0"
    "רופיות אינדונזיות|1רופיה אינדונזית\0"
    "שקלים חדשים|1שקל חדש\0"
    "רופי הודי\0"
    "כתר איסלנדי\0"
    "ין יפני\0"
    "שילינג קנייתי\0"
    "וון דרום קוריאני\0"
    "דינר כוויתי\0"
    "טנגה קזחסטני\0"
    "דירהם מרוקאי\0"
    "דינר מקדוני\0"
    "פסו מקסיקני\0"
    "רינגיט מלזי\0"
    "נאירה ניגרי\0"
    "כתר נורווגי\0"
    "דולר ניו זילנדי\0"
    "סול פרואני\0"
    "פסו פיליפיני\0"
    "רופי פקיסטני\0"
    "זלוטי פולני\0"
    "ריאל קטארי\0"
    "לאו רומני\0"
    "דינר סרבי\0"
    "רובל רוסי\0"
    "ריאל סעודי\0"
    "כתר שוודי\0"
    "דולר סינגפורי\0"
    "בהט תאילנדי\0"
    "לירות טורקיות|1לירה טורקית חדשה\0"
    "דולר טייוואני חדש\0"
    "הריבנה אוקראיני\0"
    "דולר אמריקאי\0"
    "דונג וייטנאמי\0"
    "ראנד דרום אפריקאי\0"
    "संयुक्त अरब अमीरात दिरहाम\0"
    "अल्बानियाई लेक\0"
    "अर्जेंटीनी पेसो\0"
    "ऑस्ट्रेलियाई डॉलर\0"
    "बोस्निया हर्ज़ेगोविना परिवर्तनीय मार्क\0"
    "बुल्गारियाई लेव\0"
    "ब्राज़ीली रियाल\0"
    "कनाडाई डॉलर\0"
    "स्विस फ़्रैंक\0"
    "चिली पेसो\0"
    "चीनी युआन\0"
    "कोलंबियाई पेसो\0"
    "चेक गणराज्य कोरुना\0"
    "डैनिश क्रोन\0"
    "मिस्र पाउंड\0"
    "यूरो\0"
    "ब्रिटिश पाउंड स्टर्लिंग\0"
    "हाँगकाँग डॉलर\0"
    "हंगेरियन फ़ोरिंट\0"
    "इंडोनेशियाई रुपिये|1इंडोनेशियाई रुपिया\0"
    "इज़राइली न्यू शेकेल\0"
    "भारतीय रुपए|1भारतीय रुपया\0"
    "आइसलैंडिक क्रोना\0"
    "जापानी येन\0"
    "केन्याई शिलिंग\0"
    "दक्षिण कोरियाई वॉन\0"
    "कुवैती दिनार\0"
    "कज़ाखिस्तानी टेंज़\0"
    "मोरक्को दिरहम\0"
    "मैसीडोनियन दिनार\0"
    "मैक्सिकन पेसो\0"
    "मलेशियाई रिंगित\0"
    "नाइजीरियाई नाइरा\0"
    "नॉर्वेजियन क्रोन\0"
    "न्यूज़ीलैंड डॉलर\0"
    "पेरूवियन सोल\0"
    "फ़िलिपीनी पेसो\0"
    "पाकिस्तानी रुपए|1पाकिस्तानी रुपया\0"
    "पोलिश ज़्लॉटी\0"
    "क़तरी रियाल\0"
    "रोमानियाई ल्यू\0"
    "सर्बियन दिनार\0"
    "रूसी रूबल\0"
    "सउदी रियाल\0"
    "स्वीडीश क्रोना\0"
    "सिंगापुर डॉलर\0"
    "थाई बहत\0"
    "तुर्की लीरा\0"
    "नया ताईवानी डॉलर\0"
    "यूक्रेनियन रिव्निया\0"
    "यूएस डॉलर\0"
    "वियतनामी डोंग\0"
    "दक्षिण अफ़्रीकी रैंड\0"
    "UAE dirhama|1UAE dirham\0"
    "australskih dolara|1australski dolar|3australska dolara\0"
    "konvertibilnih maraka|1konvertibilna marka|3konvertibilne marke\0"
    "čileanskih peza|1čileanski pezo|3čileanska peza\0"
    "kineskih yuana|1kineski yuan|3kineska yuana\0"
    "kolumbijskih peza|1kolumbijski pezo|3kolumbijska peza\0"
    "indonezijskih rupija|1indonezijska rupija|3indonezijske rupije\0"
    "novih izraelskih šekela|1novi izraelski šekel|3nova izraelska šekela\0"
    "južnokorejskih wona|1južnokorejski won|3južnokorejska wona\0"
    "kazahstanskih tengea|1kazahstanski tenge|3kazahstanska tengea\0"
    "meksičkih peza|1meksički pezo|3meksička peza\0"
    "filipinskih peza|1filipinski pezo|3filipinska peza\0"
    "poljskih zlota|1poljska zlota|3poljske zlote\0"
    "rumunjskih leja|1rumunjski lej|3rumunjska leja\0"
    "ruskih rubalja|1ruski rubalj|3ruska rublja\0"
    "novotajvanskih dolara|1novotajvanski dolar|3novotajvanska dolara\0"
    "EAE-dirham\0"
    "albán lek\0"
    "argentin peso\0"
    "ausztrál dollár\0"
    "bosznia-hercegovinai konvertibilis márka\0"
    "bolgár új leva\0"
    "brazil real\0"
    "kanadai dollár\0"
    "svájci frank\0"
    "chilei peso\0"
    "kínai jüan\0"
    "kolumbiai peso\0"
    "cseh korona\0"
    "dán korona\0"
    "egyiptomi font\0"
    "euró\0"
    "angol font\0"
    "hongkongi dollár\0"
    "magyar forint\0"
    "indonéz rúpia\0"
    "izraeli új sékel\0"
    "indiai rúpia\0"
    "izlandi korona\0"
    "japán jen\0"
    "kenyai shilling\0"
    "dél-koreai won\0"
    "kuvaiti dínár\0"
    "kazahsztáni tenge\0"
    "marokkói dirham\0"
    "macedón dénár\0"
    "mexikói peso\0"
    "malajziai ringgit\0"
    "nigériai naira\0"
    "norvég korona\0"
    "új-zélandi dollár\0"
    "perui sol\0"
    "fülöp-szigeteki peso\0"
    "pakisztáni rúpia\0"
    "lengyel zloty\0"
    "katari riál\0"
    "román lej\0"
    "szerb dinár\0"
    "orosz rubel\0"
    "szaúdi riál\0"
    "svéd korona\0"
    "szingapúri dollár\0"
    "thai baht\0"
    "török líra\0"
    "tajvani új dollár\0"
    "ukrán hrivnya\0"
    "USA-dollár\0"
    "vietnámi dong\0"
    "dél-afrikai rand\0"
    "Dirham Uni Emirat Arab\0"
    "Lek Albania\0"
    "Peso Argentina\0"
    "Dolar Australia\0"
    "Mark Konvertibel Bosnia-Herzegovina\0"
    "Lev Bulgaria\0"
    "Real Brasil\0"
    "Dolar Kanada\0"
    "Franc Swiss\0"
    "Peso Cile\0"
    "Yuan Tiongkok\0"
    "Peso Kolombia\0"
    "Koruna Ceko\0"
    "Krone Denmark\0"
    "Pound Mesir\0"
    "Pound Inggris\0"
    "Dolar Hong Kong\0"
    "Forint Hungaria\0"
    "Rupiah Indonesia\0"
    "Shekel Baru Israel\0"
    "Rupee India\0"
    "Krona Islandia\0"
    "Yen Jepang\0"
    "Shilling Kenya\0"
    "Won Korea Selatan\0"
    "Dinar Kuwait\0"
    "Tenge Kazakhstan\0"
    "Dirham Maroko\0"
    "Denar Makedonia\0"
    "Peso Meksiko\0"
    "Ringgit Malaysia\0"
    "Naira Nigeria\0"
    "Krone Norwegia\0"
    "Dolar Selandia Baru\0"
    "Sol Peru\0"
    "Peso Filipina\0"
    "Rupee Pakistan\0"
    "Zloty Polandia\0"
    "Rial Qatar\0"
    "Leu Rumania\0"
    "Dinar Serbia\0"
    "Rubel Rusia\0"
    "Riyal Arab Saudi\0"
    "Krona Swedia\0"
    "Dolar Singapura\0"
    "Baht Thailand\0"
    "Lira Turki\0"
    "Dolar Baru Taiwan\0"
    "Hryvnia Ukraina\0"
    "Dolar Amerika Serikat\0"
    "Dong Vietnam\0"
    "Rand Afrika Selatan\0"
    "arabísk dírhöm|1arabískt dírham\0"
    "albönsk lek|1albanskt lek\0"
    "argentínskir pesar|1argentínskur pesi\0"
    "ástralskir dalir|1ástralskur dalur\0"
    "skiptanleg Bosníu og Hersegóvínu-mörk|1skiptanlegt Bosníu og Hersegóvínu-mark\0"
    "búlgörsk lef|1búlgarskt lef\0"
    "brasilísk ríöl|1brasilískt ríal\0"
    "Kanadadalir|1Kanadadalur\0"
    "svissneskir frankar|1svissneskur franki\0"
    "síleskir pesar|1síleskur pesi\0"
    "kínversk júön|1kínverskt júan\0"
    "kólumbískir pesar|1kólumbískur pesi\0"
    "tékkneskar krónur|1tékknesk króna\0"
    "danskar krónur|1dönsk króna\0"
    "egypsk pund|1egypskt pund\0"
    "evrur|1evra\0"
    "sterlingspund\0"
    "Hong Kong-dalir|1Hong Kong-dalur\0"
    "ungverskar fórintur|1ungversk fórinta\0"
    "indónesískar rúpíur|1indónesísk rúpía\0"
    "nýir ísraelskir siklar|1nýr ísraelskur sikill\0"
    "indverskar rúpíur|1indversk rúpía\0"
    "íslenskar krónur|1íslensk króna\0"
    "japönsk jen|1japanskt jen\0"
    "kenískir skildingar|1kenískur skildingur\0"
    "suðurkóresk vonn|1suðurkóreskt vonn\0"
    "kúveiskir denarar|1kúveiskur denari\0"
    "kasöksk tengi|1kasakst tengi\0"
    "marokkósk dírhöm|1marokkóskt dírham\0"
    "makedónskir denarar|1makedónskur denari\0"
    "mexíkóskir pesar|1mexíkóskur pesi\0"
    "malasísk ringit|1malasískt ringit\0"
    "nígerískar nærur|1nígerísk næra\0"
    "norskar krónur|1norsk króna\0"
    "nýsjálenskir dalir|1nýsjálenskur dalur\0"
    "perúsk sól|1perúskt sól\0"
    "filippseyskir pesar|1filippseyskur pesi\0"
    "pakistanskar rúpíur|1pakistönsk rúpía\0"
    "pólsk slot|1pólskt slot\0"
    "katörsk ríöl|1katarskt ríal\0"
    "rúmensk lei|1rúmenskt lei\0"
    "serbneskir denarar|1serbneskur denari\0"
    "rússneskar rúblur|1rússnesk rúbla\0"
    "sádiarabísk ríöl|1sádiarabískt ríal\0"
    "sænskar krónur|1sænsk króna\0"
    "singapúrskir dalir|1singapúrskur dalur\0"
    "taílensk böt|1taílenskt bat\0"
    "tyrkneskar lírur|1tyrknesk líra\0"
    "taívanskir dalir|1taívanskur dalur\0"
    "úkraínskar hrinjur|1úkraínsk hrinja\0"
    "Bandaríkjadalir|1Bandaríkjadalur\0"
    "víetnömsk dong|1víetnamskt dong\0"
    "suðurafrísk rönd|1suðurafrískt rand\0"
    "dirham degli EAU\0"
    "lekë albanesi|1lek albanese\0"
    "pesos argentini|1peso argentino\0"
    "dollari australiani|1dollaro australiano\0"
    "marchi convertibili della Bosnia-Herzegovina|1marco convertibile della Bosnia-Herzegovina\0"
    "leva bulgari|1lev bulgaro\0"
    "real brasiliani|1real brasiliano\0"
    "dollari canadesi|1dollaro canadese\0"
    "franchi svizzeri|1franco svizzero\0"
    "pesos cileni|1peso cileno\0"
    "yuan cinesi|1yuan cinese\0"
    "pesos colombiani|1peso colombiano\0"
    "corone ceche|1corona ceca\0"
    "corone danesi|1corona danese\0"
    "sterline egiziane|1sterlina egiziana\0"
    "sterline britanniche|1sterlina britannica\0"
    "dollari di Hong Kong|1dollaro di Hong Kong\0"
    "fiorini ungheresi|1fiorino ungherese\0"
    "rupie indonesiane|1rupia indonesiana\0"
    "nuovi sicli israeliani|1nuovo siclo israeliano\0"
    "rupie indiane|1rupia indiana\0"
    "corone islandesi|1corona islandese\0"
    "yen giapponesi|1yen giapponese\0"
    "scellini kenioti|1scellino keniota\0"
    "won sudcoreani|1won sudcoreano\0"
    "dinari kuwaitiani|1dinaro kuwaitiano\0"
    "tenge kazaki|1tenge kazako\0"
    "dirham marocchini|1dirham marocchino\0"
    "dinari macedoni|1dinaro macedone\0"
    "pesos messicani|1peso messicano\0"
    "ringgit malesi|1ringgit malese\0"
    "naire nigeriane|1naira nigeriana\0"
    "corone norvegesi|1corona norvegese\0"
    "dollari neozelandesi|1dollaro neozelandese\0"
    "sol peruviani|1sol peruviano\0"
    "pesos filippini|1peso filippino\0"
    "rupie pakistane|1rupia pakistana\0"
    "zloty polacchi|1zloty polacco\0"
    "rial qatariani|1rial qatariano\0"
    "lei rumeni|1leu rumeno\0"
    "dinara serbi|1dinaro serbo\0"
    "rubli russi|1rublo russo\0"
    "riyal sauditi|1riyal saudita\0"
    "corone svedesi|1corona svedese\0"
    "dollari di Singapore|1dollaro di Singapore\0"
    "baht thailandesi|1baht thailandese\0"
    "lire turche|1lira turca\0"
    "nuovi dollari taiwanesi|1nuovo dollaro taiwanese\0"
    "grivnie ucraine|1grivnia ucraina\0"
    "dollari statunitensi|1dollaro statunitense\0"
    "dong vietnamiti|1dong vietnamita\0"
    "rand sudafricani|1rand sudafricano\0"
    "UAE ディルハム\0"
    "アルバニア レク\0"
    "アルゼンチン ペソ\0"
    "オーストラリア ドル\0"
    "ボスニア・ヘルツェゴビナ 兌換マルク (BAM)\0"
    "ブルガリア 新レフ\0"
    "ブラジル レアル\0"
    "カナダ ドル\0"
    "スイス フラン\0"
    "チリ ペソ\0"
    "中国人民元\0"
    "コロンビア ペソ\0"
    "チェコ コルナ\0"
    "デンマーク クローネ\0"
    "エジプト ポンド\0"
    "ユーロ\0"
    "英国ポンド\0"
    "香港ドル\0"
    "ハンガリー フォリント\0"
    "インドネシア ルピア\0"
    "イスラエル新シェケル\0"
    "インド ルピー\0"
    "アイスランド クローナ\0"
    "円\0"
    "ケニア シリング\0"
    "韓国ウォン\0"
    "クウェート ディナール\0"
    "カザフスタン テンゲ\0"
    "モロッコ ディルハム\0"
    "マケドニア デナル\0"
    "メキシコ ペソ\0"
    "マレーシア リンギット\0"
    "ナイジェリア ナイラ\0"
    "ノルウェー クローネ\0"
    "ニュージーランド ドル\0"
    "ペルー ソル\0"
    "フィリピン ペソ\0"
    "パキスタン ルピー\0"
    "ポーランド ズウォティ\0"
    "カタール リアル\0"
    "ルーマニア レイ\0"
    "セルビア ディナール\0"
    "ロシア ルーブル\0"
    "サウジ リヤル\0"
    "スウェーデン クローナ\0"
    "シンガポール ドル\0"
    "タイ バーツ\0"
    "トルコ リラ\0"
    "新台湾ドル\0"
    "ウクライナ フリヴニャ\0"
    "米ドル\0"
    "ベトナム ドン\0"
    "南アフリカ ランド\0"
    "아랍에미리트 디르함\0"
    "알바니아 레크\0"
    "아르헨티나 페소\0"
    "호주 달러\0"
    "보스니아-헤르체고비나 태환 마르크\0"
    "불가리아 레프\0"
    "브라질 레알\0"
    "캐나다 달러\0"
    "스위스 프랑\0"
    "칠레 페소\0"
    "중국 위안화\0"
    "콜롬비아 페소\0"
    "체코 코루나\0"
    "덴마크 크로네\0"
    "이집트 파운드\0"
    "유로\0"
    "영국 파운드\0"
    "홍콩 달러\0"
    "헝가리 포린트\0"
    "인도네시아 루피아\0"
    "이스라엘 신권 세켈\0"
    "인도 루피\0"
    "아이슬란드 크로나\0"
    "일본 엔화\0"
    "케냐 실링\0"
    "조선 민주주의 인민 공화국 원\0"
    "대한민국 원\0"
    "쿠웨이트 디나르\0"
    "카자흐스탄 텡게\0"
    "모로코 디르함\0"
    "마케도니아 디나르\0"
    "멕시코 페소\0"
    "말레이시아 링깃\0"
    "나이지리아 나이라\0"
    "노르웨이 크로네\0"
    "뉴질랜드 달러\0"
    "페루 솔\0"
    "필리핀 페소\0"
    "파키스탄 루피\0"
    "폴란드 즈워티\0"
    "카타르 리얄\0"
    "루마니아 레우\0"
    "세르비아 디나르\0"
    "러시아 루블\0"
    "사우디아라비아 리얄\0"
    "스웨덴 크로나\0"
    "싱가포르 달러\0"
    "태국 바트\0"
    "튀르키예 리라\0"
    "신 타이완 달러\0"
    "우크라이나 그리브나\0"
    "미국 달러\0"
    "베트남 동\0"
    "남아프리카 랜드\0"
    "Albanesch Lek|1Albanesche Lek\0"
    "Argentinesch Pesos|1Argentinesche Peso\0"
    "Australesch Dollar|1Australeschen Dollar\0"
    "Bosnien an Herzegowina Konvertéierbar Mark\0"
    "Bulgaresch Lew|1Bulgaresche Lew\0"
    "Brasilianesch Reais|1Brasilianesche Real\0"
    "Kanadesch Dollar|1Kanadeschen Dollar\0"
    "Schwäizer Frang\0"
    "Chilenesch Pesos|1Chilenesche Peso\0"
    "Renminbi Yuan\0"
    "Kolumbianesch Pesos|1Kolumbianesche Peso\0"
    "Tschechesch Krounen|1Tschechesch Kroun\0"
    "Dänesch Krounen|1Dänesch Kroun\0"
    "Egyptesch Pond|1Egyptescht Pond\0"
    "Britesch Pond|1Britescht Pond\0"
    "Hong-Kong-Dollar\0"
    "Ungaresch Forint|1Ungaresche Forint\0"
    "Indonesesch Rupiah\0"
    "Israelesch Nei Schekel|1Israeleschen Neie Schekel\0"
    "Indesch Rupien|1Indesch Rupie\0"
    "Islännesch Krounen|1Islännesch Kroun\0"
    "Japanesch Yen|1Japanesche Yen\0"
    "Südkoreanesch Won|1Südkoreanesche Won\0"
    "Kuwait-Dinaren|1Kuwait-Dinar\0"
    "Kasachesch Tenge|1Kasacheschen Tenge\0"
    "Marokkanesch Dirham|1Marokkaneschen Dirham\0"
    "Mazedonesch Denari|1Mazedoneschen Denar\0"
    "Mexikanesch Pesos|1Mexikanesche Peso\0"
    "Malaysesch Ringgit|1Malayseschen Ringgit\0"
    "Nigerianesch Naira|1Nigerianeschen Naira\0"
    "Norwegesch Krounen|1Norwegesch Kroun\0"
    "Neiséiland-Dollar\0"
    "Peruanesch Soles|1Peruaneschen Sol\0"
    "Philippinnesch Pesos|1Philippinnesche Peso\0"
    "Pakistanesch Rupien|1Pakistanesch Rupie\0"
    "Polnesch Zloty|1Polneschen Zloty\0"
    "Rumänesch Leu|1Rumänesche Leu\0"
    "Serbesch Dinaren|1Serbeschen Dinar\0"
    "Russesch Rubel|1Russesche Rubel\0"
    "Schwedesch Krounen|1Schwedesch Kroun\0"
    "Thailännesch Baht|1Thailännesche Baht\0"
    "Tierkesch Lira\0"
    "Nei Taiwan-Dollar|1Neien Taiwan-Dollar\0"
    "Ukrainesch Hrywen|1Ukraineschen Hrywnja\0"
    "Vietnamesesch Dong|1Vietnameseschen Dong\0"
    "Südafrikanesch Rand|1Südafrikanesche Rand\0"
    "JAE dirhamų|1JAE dirhamas|3JAE dirhamai|4JAE dirhamo\0"
    "Albanijos lekų|1Albanijos lekas|3Albanijos lekai|4Albanijos leko\0"
    "Argentinos pesų|1Argentinos pesas|3Argentinos pesai|4Argentinos peso\0"
    "Australijos dolerių|1Australijos doleris|3Australijos doleriai|4Australijos dolerio\0"
    "Bosnijos ir Hercegovinos konvertuojamųjų markių|1Bosnijos ir Hercegovinos konvertuojamoji markė|3Bosnijos ir Hercegovinos konvertuojamosios markės|4Bosnijos ir Hercegovinos konvertuojamosios markės\0"
    "Bulgarijos levų|1Bulgarijos levas|3Bulgarijos levai|4Bulgarijos levo\0"
    "Brazilijos realų|1Brazilijos realas|3Brazilijos realai|4Brazilijos realo\0"
    "Kanados dolerių|1Kanados doleris|3Kanados doleriai|4Kanados dolerio\0"
    "Šveicarijos frankų|1Šveicarijos frankas|3Šveicarijos frankai|4Šveicarijos franko\0"
    "Čilės pesų|1Čilės pesas|3Čilės pesai|4Čilės peso\0"
    "Kinijos ženminbi juanių|1Kinijos ženminbi juanis|3Kinijos ženminbi juaniai|4Kinijos ženminbi juanio\0"
    "Kolumbijos pesų|1Kolumbijos pesas|3Kolumbijos pesai|4Kolumbijos peso\0"
    "Čekijos kronų|1Čekijos krona|3Čekijos kronos|4Čekijos kronos\0"
    "Danijos kronų|1Danijos krona|3Danijos kronos|4Danijos kronos\0"
    "Egipto svarų|1Egipto svaras|3Egipto svarai|4Egipto svaro\0"
    "eurų|1euras|3eurai|4euro\0"
    "Didžiosios Britanijos svarų|1Didžiosios Britanijos svaras|3Didžiosios Britanijos svarai|4Didžiosios Britanijos svaro\0"
    "Honkongo dolerių|1Honkongo doleris|3Honkongo doleriai|4Honkongo dolerio\0"
    "Vengrijos forintų|1Vengrijos forintas|3Vengrijos forintai|4Vengrijos forinto\0"
    "Indonezijos rupijų|1Indonezijos rupija|3Indonezijos rupijos|4Indonezijos rupijos\0"
    "Izraelio naujųjų šekelių|1Izraelio naujasis šekelis|3Izraelio naujieji šekeliai|4Izraelio naujojo šekelio\0"
    "Indijos rupijų|1Indijos rupija|3Indijos rupijos|4Indijos rupijos\0"
    "Islandijos kronų|1Islandijos krona|3Islandijos kronos|4Islandijos kronos\0"
    "Japonijos jenų|1Japonijos jena|3Japonijos jenos|4Japonijos jenos\0"
    "Kenijos šilingų|1Kenijos šilingas|3Kenijos šilingai|4Kenijos šilingo\0"
    "Pietų Korėjos vonų|1Pietų Korėjos vonas|3Pietų Korėjos vonai|4Pietų Korėjos vono\0"
    "Kuveito dinarų|1Kuveito dinaras|3Kuveito dinarai|4Kuveito dinaro\0"
    "Kazachstano tengių|1Kazachstano tengė|3Kazachstano tengės|4Kazachstano tengės\0"
    "Maroko dirhamų|1Maroko dirhamas|3Maroko dirhamai|4Maroko dirhamo\0"
    "Makedonijos denarų|1Makedonijos denaras|3Makedonijos denarai|4Makedonijos denaro\0"
    "Meksikos pesų|1Meksikos pesas|3Meksikos pesai|4Meksikos peso\0"
    "Malaizijos ringitų|1Malaizijos ringitas|3Malaizijos ringitai|4Malaizijos ringito\0"
    "Nigerijos nairų|1Nigerijos naira|3Nigerijos nairos|4Nigerijos nairos\0"
    "Norvegijos kronų|1Norvegijos krona|3Norvegijos kronos|4Norvegijos kronos\0"
    "Naujosios Zelandijos dolerių|1Naujosios Zelandijos doleris|3Naujosios Zelandijos doleriai|4Naujosios Zelandijos dolerio\0"
    "Peru solių|1Peru solis|3Peru soliai|4Peru solio\0"
    "Filipinų pesų|1Filipinų pesas|3Filipinų pesai|4Filipinų peso\0"
    "Pakistano rupijų|1Pakistano rupija|3Pakistano rupijos|4Pakistano rupijos\0"
    "Lenkijos zlotų|1Lenkijos zlotas|3Lenkijos zlotai|4Lenkijos zloto\0"
    "Kataro rialų|1Kataro rialas|3Kataro rialai|4Kataro rialo\0"
    "Rumunijos lėjų|1Rumunijos lėja|3Rumunijos lėjos|4Rumunijos lėjos\0"
    "Serbijos dinarų|1Serbijos dinaras|3Serbijos dinarai|4Serbijos dinaro\0"
    "Rusijos rublių|1Rusijos rublis|3Rusijos rubliai|4Rusijos rublio\0"
    "Saudo Arabijos rijalų|1Saudo Arabijos rijalas|3Saudo Arabijos rijalai|4Saudo Arabijos rijalo\0"
    "Švedijos kronų|1Švedijos krona|3Švedijos kronos|4Švedijos kronos\0"
    "Singapūro dolerių|1Singapūro doleris|3Singapūro doleriai|4Singapūro dolerio\0"
    "Tailando batų|1Tailando batas|3Tailando batai|4Tailando bato\0"
    "Turkijos lirų|1Turkijos lira|3Turkijos liros|4Turkijos liros\0"
    "Taivano naujųjų dolerių|1Taivano naujasis doleris|3Taivano naujieji doleriai|4Taivano naujojo dolerio\0"
    "Ukrainos grivinų|1Ukrainos grivina|3Ukrainos grivinos|4Ukrainos grivinos\0"
    "JAV dolerių|1JAV doleris|3JAV doleriai|4JAV dolerio\0"
    "Vietnamo dongų|1Vietnamo dongas|3Vietnamo dongai|4Vietnamo dongo\0"
    "Pietų Afrikos Respublikos randų|1Pietų Afrikos Respublikos randas|3Pietų Afrikos Respublikos randai|4Pietų Afrikos Respublikos rando\0"
    "AAE dirhēmi|1AAE dirhēms\0"
    "Albānijas leki|1Albānijas leks\0"
    "Argentīnas peso\0"
    "Austrālijas dolāri|1Austrālijas dolārs\0"
    "Bosnijas un Hercogovinas konvertējamās markas|1Bosnijas un Hercogovinas konvertējamā marka\0"
    "Bulgārijas levas|1Bulgārijas leva\0"
    "Brazīlijas reāli|1Brazīlijas reāls\0"
    "Kanādas dolāri|1Kanādas dolārs\0"
    "Šveices franki|1Šveices franks\0"
    "Čīles peso\0"
    "Ķīnas juaņi|1Ķīnas juaņs\0"
    "Kolumbijas peso\0"
    "Čehijas kronas|1Čehijas krona\0"
    "Dānijas kronas|1Dānijas krona\0"
    "Ēģiptes mārciņas|1Ēģiptes mārciņa\0"
    "eiro\0"
    "Lielbritānijas mārciņas|1Lielbritānijas mārciņa\0"
    "Honkongas dolāri|1Honkongas dolārs\0"
    "Ungārijas forinti|1Ungārijas forints\0"
    "Indonēzijas rūpijas|1Indonēzijas rūpija\0"
    "Izraēlas šekeļi|1Izraēlas šekelis\0"
    "Indijas rūpijas|1Indijas rūpija\0"
    "Islandes kronas|1Islandes krona\0"
    "Japānas jenas|1Japānas jena\0"
    "Kenijas šiliņi|1Kenijas šiliņš\0"
    "Dienvidkorejas vonas|1Dienvidkorejas vona\0"
    "Kuveitas dināri|1Kuveitas dinārs\0"
    "Kazahstānas tenges|1Kazahstānas tenge\0"
    "Marokas dirhēmi|1Marokas dirhēms\0"
    "Maķedonijas denāri|1Maķedonijas denārs\0"
    "Meksikas peso\0"
    "Malaizijas ringiti|1Malaizijas ringits\0"
    "Nigērijas nairas|1Nigērijas naira\0"
    "Norvēģijas kronas|1Norvēģijas krona\0"
    "Jaunzēlandes dolāri|1Jaunzēlandes dolārs\0"
    "Peru soli|1Peru sols\0"
    "Filipīnu peso\0"
    "Pakistānas rūpijas|1Pakistānas rūpija\0"
    "Polijas zloti|1Polijas zlots\0"
    "Kataras riāli|1Kataras riāls\0"
    "Rumānijas lejas|1Rumānijas leja\0"
    "Serbijas dināri|1Serbijas dinārs\0"
    "Krievijas rubļi|1Krievijas rublis\0"
    "Saūda riāli|1Saūda riāls\0"
    "Zviedrijas kronas|1Zviedrijas krona\0"
    "Singapūras dolāri|1Singapūras dolārs\0"
    "Taizemes bāti|1Taizemes bāts\0"
    "Turcijas liras|1Turcijas lira\0"
    "Taivānas jaunie dolāri|1Taivānas jaunais dolārs\0"
    "Ukrainas grivnas|1Ukrainas grivna\0"
    "ASV dolāri|1ASV dolārs\0"
    "Vjetnamas dongi\0"
    "Dienvidāfrikas rendi|1Dienvidāfrikas rends\0"
    "Дирхами на Обединети Арапски Емирати|1Дирхам на Обединети Арапски Емирати\0"
    "Албански леки|1Албански лек\0"
    "Аргентински пезоси|1Аргентински пезос\0"
    "Австралиски долари|1Австралиски долар\0"
    "Босанско-херцеговски конвертибилни марки|1Босанско-херцеговска конвертибилна марка\0"
    "Бугарски левови|1Бугарски лев\0"
    "Бразилски реали|1Бразилски реал\0"
    "Канадски долари|1Канадски долар\0"
    "Швајцарски франци|1Швајцарски франк\0"
    "Чилеански пезоси|1Чилеански пезос\0"
    "Кинески јуани|1Кинески јуан\0"
    "Колумбиски пезоси|1Колумбиски пезос\0"
    "Чешки круни|1Чешка круна\0"
    "Дански круни|1Данска круна\0"
    "Египетски фунти|1Египетска фунта\0"
    "евра|1евро\0"
    "Британски фунти|1Британска фунта\0"
    "Хонгконшки долари|1Хонгконшки долар\0"
    "Унгарски форинти|1Унгарска форинта\0"
    "Индонезиски рупии|1Индонезиска рупија\0"
    "Израелски нови шекели|1Израелски нов шекел\0"
    "Индиски рупии|1Индиска рупија\0"
    "Исландски крони|1Исландска крона\0"
    "Јапонски јени|1Јапонски јен\0"
    "Кениски шилинзи|1Кениски шилинг\0"
    "Јужно корејски вони|1Јужно корејски вон\0"
    "Кувајтски динари|1Кувајтски динар\0"
    "Казахстански тенги|1Казахстанска тенга\0"
    "Марокански дирхами|1Марокански дирхам\0"
    "Македонски денари|1Македонски денар\0"
    "Мексикански пезоси|1Мексикански пезос\0"
    "Малезиски рингити|1Малезиски рингит\0"
    "Нигериски наири|1Нигериска наира\0"
    "Норвешки круни|1Норвешка круна\0"
    "Новозеландски долари|1Новозеландски долар\0"
    "Перуански соли|1Перуански сол\0"
    "Филипински пезоси|1Филипински пезос\0"
    "Пакистански рупии|1Пакистанска рупија\0"
    "Полски злоти|1Полска злота\0"
    "Катарски риали|1Катарски риал\0"
    "Романски леи|1Романски леу\0"
    "Српски динари|1Српски динар\0"
    "Руски рубљи|1Руска рубља\0"
    "Саудиски ријали|1Саудиски ријал\0"
    "Шведски круни|1Шведска круна\0"
    "Сингапурски долари|1Сингапурски долар\0"
    "Таи бат\0"
    "Турски лири|1Турска лира\0"
    "Тајвански нови долари|1Тајвански нов долар\0"
    "Украински хривнии|1Украинска хривнија\0"
    "Американски долари|1Американски долар\0"
    "Виетнамски донг\0"
    "Јужноафрикански ранди|1Јужноафрикански ранд\0"
    "Dirham UAE\0"
    "Mark Boleh Tukar Bosnia-Herzegovina\0"
    "Dolar Brunei\0"
    "Real Brazil\0"
    "Franc Switzerland\0"
    "Peso Chile\0"
    "Yuan Cina\0"
    "Peso Colombia\0"
    "Koruna Republik Czech\0"
    "Paun Mesir\0"
    "Paun British\0"
    "Forint Hungary\0"
    "Syekel baharu Israel\0"
    "Krona Iceland\0"
    "Yen Jepun\0"
    "Syiling Kenya\0"
    "Dirham Maghribi\0"
    "Denar Macedonia\0"
    "Peso Mexico\0"
    "Krone Norway\0"
    "Dolar New Zealand\0"
    "Zloty Poland\0"
    "Leu Romania\0"
    "Riyal Saudi\0"
    "Krona Sweden\0"
    "Baht Thai\0"
    "Dolar Taiwan Baru\0"
    "Hryvnia Ukraine\0"
    "Dolar AS\0"
    "ewro\0"
    "emiratarabiske dirham|1emiratarabisk dirham\0"
    "bosnisk-hercegovinske konvertible mark|1bosnisk-hercegovinsk konvertibel mark\0"
    "bulgarske lev|1bulgarsk lev\0"
    "brasilianske real|1brasiliansk real\0"
    "kanadiske dollar|1kanadisk dollar\0"
    "sveitsiske franc|1sveitsisk franc\0"
    "tsjekkiske koruna|1tsjekkisk koruna\0"
    "Hongkong-dollar\0"
    "indonesiske rupier|1indonesisk rupi\0"
    "nye israelske shekler|1ny israelsk shekel\0"
    "indiske rupier|1indisk rupi\0"
    "sørkoreanske won|1sørkoreansk won\0"
    "kasakhstanske tenge|1kasakhstansk tenge\0"
    "meksikanske pesos|1meksikansk peso\0"
    "peruanske sol|1peruansk sol\0"
    "pakistanske rupier|1pakistansk rupi\0"
    "qatarske rialer|1qatarsk rial\0"
    "rumenske lei|1rumensk leu\0"
    "saudiarabiske riyaler|1saudiarabisk riyal\0"
    "singaporske dollar|1singaporsk dollar\0"
    "tyrkiske lire|1tyrkisk lire\0"
    "ukrainske hryvnia|1ukrainsk hryvnia\0"
    "sørafrikanske rand|1sørafrikansk rand\0"
    "Argentijnse peso\0"
    "Australische dollar\0"
    "Arubaanse gulden\0"
    "Bosnische convertibele mark\0"
    "Bulgaarse leva|1Bulgaarse lev\0"
    "Braziliaanse real\0"
    "Canadese dollar\0"
    "Zwitserse frank\0"
    "Tsjechische kronen|1Tsjechische kroon\0"
    "Deense kronen|1Deense kroon\0"
    "Egyptisch pond\0"
    "Hongaarse forint\0"
    "Indonesische roepia\0"
    "Israëlische nieuwe shekel\0"
    "Indiase roepie\0"
    "IJslandse kronen|1IJslandse kroon\0"
    "Japanse yen\0"
    "Keniaanse shilling\0"
    "Zuid-Koreaanse won\0"
    "Kazachse tenge\0"
    "Macedonische denar\0"
    "Mexicaanse peso\0"
    "Maleisische ringgit\0"
    "Nigeriaanse naira\0"
    "Noorse kronen|1Noorse kroon\0"
    "Nieuw-Zeelandse dollar\0"
    "Filipijnse peso\0"
    "Pakistaanse roepie\0"
    "Qatarese rial\0"
    "Servische dinar\0"
    "Russische roebel\0"
    "Saoedi-Arabische riyal\0"
    "Zweedse kronen|1Zweedse kroon\0"
    "Singaporese dollar\0"
    "Surinaamse dollar\0"
    "Nieuwe Taiwanese dollar\0"
    "Oekraïense hryvnia\0"
    "Amerikaanse dollar\0"
    "Caribische gulden\0"
    "Zuid-Afrikaanse rand\0"
    "kolombianske pesos|1kolombiansk peso\0"
    "indonesiske rupiahar|1indonesisk rupiah\0"
    "nyzealandske dollar|1nyzealandsk dollar\0"
    "rumenske leuar|1rumensk leu\0"
    "saudiarabiske rial|1saudiarabisk rial\0"
    "dirhama ZEA|1dirham ZEA|3dirhamy ZEA|4dirhamów ZEA\0"
    "leka albańskiego|1lek albański|3leki albańskie|4leków albańskich\0"
    "peso argentyńskiego|1peso argentyńskie|3pesos argentyńskie|4pesos argentyńskich\0"
    "dolara australijskiego|1dolar australijski|3dolary australijskie|4dolarów australijskich\0"
    "marki zamiennej Bośni i Hercegowiny|1marka zamienna Bośni i Hercegowiny|3marki zamienne Bośni i Hercegowiny|4marek zamiennych Bośni i Hercegowiny\0"
    "lewa bułgarskiego|1lew bułgarski|3lewy bułgarskie|4lewów bułgarskich\0"
    "reala brazylijskiego|1real brazylijski|3reale brazylijskie|4reali brazylijskich\0"
    "dolara kanadyjskiego|1dolar kanadyjski|3dolary kanadyjskie|4dolarów kanadyjskich\0"
    "franka szwajcarskiego|1frank szwajcarski|3franki szwajcarskie|4franków szwajcarskich\0"
    "peso chilijskiego|1peso chilijskie|3pesos chilijskie|4pesos chilijskich\0"
    "juana chińskiego|1juan chiński|3juany chińskie|4juanów chińskich\0"
    "peso kolumbijskiego|1peso kolumbijskie|3pesos kolumbijskie|4pesos kolumbijskich\0"
    "korony czeskiej|1korona czeska|3korony czeskie|4koron czeskich\0"
    "korony duńskiej|1korona duńska|3korony duńskie|4koron duńskich\0"
    "funta egipskiego|1funt egipski|3funty egipskie|4funtów egipskich\0"
    "funta szterlinga|1funt szterling|3funty szterlingi|4funtów szterlingów\0"
    "dolara hongkońskiego|1dolar hongkoński|3dolary hongkońskie|4dolarów hongkońskich\0"
    "forinta węgierskiego|1forint węgierski|3forinty węgierskie|4forintów węgierskich\0"
    "rupii indonezyjskiej|1rupia indonezyjska|3rupie indonezyjskie|4rupii indonezyjskich\0"
    "nowego szekla izraelskiego|1nowy szekel izraelski|3nowe szekle izraelskie|4nowych szekli izraelskich\0"
    "rupii indyjskiej|1rupia indyjska|3rupie indyjskie|4rupii indyjskich\0"
    "korony islandzkiej|1korona islandzka|3korony islandzkie|4koron islandzkich\0"
    "jena japońskiego|1jen japoński|3jeny japońskie|4jenów japońskich\0"
    "szylinga kenijskiego|1szyling kenijski|3szylingi kenijskie|4szylingów kenijskich\0"
    "wona południowokoreańskiego|1won południowokoreański|3wony południowokoreańskie|4wonów południowokoreańskich\0"
    "dinara kuwejckiego|1dinar kuwejcki|3dinary kuwejckie|4dinarów kuwejckich\0"
    "tenge kazachskiego|1tenge kazachskie|3tenge kazachskie|4tenge kazachskich\0"
    "dirhama marokańskiego|1dirham marokański|3dirhamy marokańskie|4dirhamów marokańskich\0"
    "denara macedońskiego|1denar macedoński|3denary macedońskie|4denarów macedońskich\0"
    "peso meksykańskiego|1peso meksykańskie|3pesos meksykańskie|4pesos meksykańskich\0"
    "ringgita malezyjskiego|1ringgit malezyjski|3ringgity malezyjskie|4ringgitów malezyjskich\0"
    "nairy nigeryjskiej|1naira nigeryjska|3nairy nigeryjskie|4nair nigeryjskich\0"
    "korony norweskiej|1korona norweska|3korony norweskie|4koron norweskich\0"
    "dolara nowozelandzkiego|1dolar nowozelandzki|3dolary nowozelandzkie|4dolarów nowozelandzkich\0"
    "sola peruwiańskiego|1sol peruwiański|3sole peruwiańskie|4soli peruwiańskich\0"
    "peso filipińskiego|1peso filipińskie|3pesos filipińskie|4pesos filipińskich\0"
    "rupii pakistańskiej|1rupia pakistańska|3rupie pakistańskie|4rupii pakistańskich\0"
    "złotego polskiego|1złoty polski|3złote polskie|4złotych polskich\0"
    "riala katarskiego|1rial katarski|3riale katarskie|4riali katarskich\0"
    "leja rumuńskiego|1lej rumuński|3leje rumuńskie|4lejów rumuńskich\0"
    "dinara serbskiego|1dinar serbski|3dinary serbskie|4dinarów serbskich\0"
    "rubla rosyjskiego|1rubel rosyjski|3ruble rosyjskie|4rubli rosyjskich\0"
    "riala saudyjskiego|1rial saudyjski|3riale saudyjskie|4riali saudyjskich\0"
    "korony szwedzkiej|1korona szwedzka|3korony szwedzkie|4koron szwedzkich\0"
    "dolara singapurskiego|1dolar singapurski|3dolary singapurskie|4dolarów singapurskich\0"
    "bahta tajskiego|1baht tajski|3bahty tajskie|4bahtów tajskich\0"
    "liry tureckiej|1lira turecka|3liry tureckie|4lir tureckich\0"
    "nowego dolara tajwańskiego|1nowy dolar tajwański|3nowe dolary tajwańskie|4nowych dolarów tajwańskich\0"
    "hrywny ukraińskiej|1hrywna ukraińska|3hrywny ukraińskie|4hrywien ukraińskich\0"
    "dolara amerykańskiego|1dolar amerykański|3dolary amerykańskie|4dolarów amerykańskich\0"
    "donga wietnamskiego|1dong wietnamski|3dongi wietnamskie|4dongów wietnamskich\0"
    "randa południowoafrykańskiego|1rand południowoafrykański|3randy południowoafrykańskie|4randów południowoafrykańskich\0"
    "Dirhams dos EAU|1Dirham dos EAU\0"
    "Leks albaneses|1Lek albanês\0"
    "Pesos argentinos|1Peso argentino\0"
    "Dólares australianos|1Dólar australiano\0"
    "Marcos conversíveis da Bósnia e Herzegovina|1Marco conversível da Bósnia e Herzegovina\0"
    "Levs búlgaros|1Lev búlgaro\0"
    "Reais brasileiros|1Real brasileiro\0"
    "Dólares canadenses|1Dólar canadense\0"
    "Francos suíços|1Franco suíço\0"
    "Pesos chilenos|1Peso chileno\0"
    "Yuans chineses|1Yuan chinês\0"
    "Pesos colombianos|1Peso colombiano\0"
    "Coroas tchecas|1Coroa tcheca\0"
    "Coroas dinamarquesas|1Coroa dinamarquesa\0"
    "Libras egípcias|1Libra egípcia\0"
    "Euros|1Euro\0"
    "Libras esterlinas|1Libra esterlina\0"
    "Dólares de Hong Kong|1Dólar de Hong Kong\0"
    "Florins húngaros|1Florim húngaro\0"
    "Rupias indonésias|1Rupia indonésia\0"
    "Novos shekels israelenses|1Novo shekel israelense\0"
    "Rupias indianas|1Rupia indiana\0"
    "Coroas islandesas|1Coroa islandesa\0"
    "Ienes japoneses|1Iene japonês\0"
    "Xelins quenianos|1Xelim queniano\0"
    "Wons sul-coreanos|1Won sul-coreano\0"
    "Dinares kuwaitianos|1Dinar kuwaitiano\0"
    "Tenges cazaques|1Tenge cazaque\0"
    "Dirhams marroquinos|1Dirham marroquino\0"
    "Dinares macedônios|1Dinar macedônio\0"
    "Pesos mexicanos|1Peso mexicano\0"
    "Ringgits malaios|1Ringgit malaio\0"
    "Nairas nigerianas|1Naira nigeriana\0"
    "Coroas norueguesas|1Coroa norueguesa\0"
    "Dólares neozelandeses|1Dólar neozelandês\0"
    "Novos sóis peruanos|1Novo sol peruano\0"
    "Pesos filipinos|1Peso filipino\0"
    "Rupias paquistanesas|1Rupia paquistanesa\0"
    "Zlotys poloneses|1Zloty polonês\0"
    "Riales catarianos|1Rial catariano\0"
    "Leus romenos|1Leu romeno\0"
    "Dinares sérvios|1Dinar sérvio\0"
    "Rublos russos|1Rublo russo\0"
    "Riyales sauditas|1Riyal saudita\0"
    "Coroas suecas|1Coroa sueca\0"
    "Dólares singapurianos|1Dólar singapuriano\0"
    "Bahts tailandeses|1Baht tailandês\0"
    "Liras turcas|1Lira turca\0"
    "Novos dólares taiwaneses|1Novo dólar taiwanês\0"
    "Hryvnias ucranianos|1Hryvnia ucraniano\0"
    "Dólares americanos|1Dólar americano\0"
    "Dongs vietnamitas|1Dong vietnamita\0"
    "Rands sul-africanos|1Rand sul-africano\0"
    "sdirham dos Emirados Árabes Unidos|1dirham dos Emirados Árabes Unidos\0"
    "leks albaneses|1lek albanês\0"
    "kwanzas angolanos|1kwanza angolano\0"
    "marcos bósnio-herzegóvinos conversíveis|1marco bósnio-herzegóvino conversível\0"
    "levs búlgaros|1lev búlgaro\0"
    "dólares canadianos|1dólar canadiano\0"
    "francos suíços|1franco suíço\0"
    "yuans|1yuan\0"
    "escudos cabo-verdianos|1escudo cabo-verdiano\0"
    "libras egípcias|1libra egípcia\0"
    "libras esterlinas britânicas|1libra esterlina britânica\0"
    "forints húngaros|1forint húngaro\0"
    "rupias indonésias|1rupia indonésia\0"
    "sheqels novos israelitas|1sheqel novo israelita\0"
    "rupias indianas|1rupia indiana\0"
    "ienes japoneses|1iene japonês\0"
    "xelins quenianos|1xelim queniano\0"
    "wons sul-coreano|1won sul-coreano\0"
    "dinares kuwaitianos|1dinar kuwaitiano\0"
    "tenges cazaques|1tenge cazaque\0"
    "dirhams marroquinos|1dirham marroquino\0"
    "dinares macedónios|1dinar macedónio\0"
    "patacas macaenses|1pataca macaense\0"
    "meticais moçambicanos|1metical moçambicano\0"
    "nairas nigerianas|1naira nigeriana\0"
    "dólares neozelandeses|1dólar neozelandês\0"
    "sóis peruanos|1sol peruano\0"
    "rupias paquistanesas|1rupia paquistanesa\0"
    "zlotis polacos|1zloti polaco\0"
    "riais catarenses|1rial catarense\0"
    "leus romenos|1leu romeno\0"
    "dinares sérvios|1dinar sérvio\0"
    "rublos russos|1rublo russo\0"
    "dólares singapurianos|1dólar singapuriano\0"
    "dobras de São Tomé e Príncipe|1dobra de São Tomé e Príncipe\0"
    "bahts tailandeses|1baht tailandês\0"
    "novos dólares taiwaneses|1novo dólar taiwanês\0"
    "hryvnias ucranianos|1hryvnia ucraniano\0"
    "dólares dos Estados Unidos|1dólar dos Estados Unidos\0"
    "francos CFA (BEAC)|1franco CFA (BEAC)\0"
    "francos CFA (BCEAO)|1franco CFA (BCEAO)\0"
    "rands sul-africanos|1rand sul-africano\0"
    "de dirhami din Emiratele Arabe Unite|3dirhami din Emiratele Arabe Unite|1dirham din Emiratele Arabe Unite\0"
    "de lek|3lek|1lek\0"
    "de pesos argentinieni|3pesos argentinieni|1peso argentinian\0"
    "de dolari australieni|3dolari australieni|1dolar australian\0"
    "de mărci convertibile|3mărci convertibile|1marcă convertibilă\0"
    "de leve|3leve|1leva\0"
    "de reali|3reali|1real\0"
    "de dolari canadieni|3dolari canadieni|1dolar canadian\0"
    "de franci elvețieni|3franci elvețieni|1franc elvețian\0"
    "de pesos chilieni|3pesos chilieni|1peso chilian\0"
    "de yuani chinezești|3yuani chinezești|1yuan chinezesc\0"
    "de pesos columbieni|3pesos columbieni|1peso columbian\0"
    "de coroane cehe|3coroane cehe|1coroană cehă\0"
    "de coroane daneze|3coroane daneze|1coroană daneză\0"
    "de lire egiptene|3lire egiptene|1liră egipteană\0"
    "de euro|3euro|1euro\0"
    "de lire sterline|3lire sterline|1liră sterlină\0"
    "de dolari din Hong Kong|3dolari din Hong Kong|1dolar din Hong Kong\0"
    "de forinți|3forinți|1forint\0"
    "de rupii indoneziene|3rupii indoneziene|1rupie indoneziană\0"
    "de shekeli israelieni noi|3shekeli israelieni noi|1shekel israelian nou\0"
    "de rupii indiene|3rupii indiene|1rupie indiană\0"
    "de coroane islandeze|3coroane islandeze|1coroană islandeză\0"
    "de yeni japonezi|3yeni japonezi|1yen japonez\0"
    "de șilingi kenyeni|3șilingi kenyeni|1șiling kenyan\0"
    "de woni sud-coreeni|3woni sud-coreeni|1won sud-coreean\0"
    "de dinari kuweitieni|3dinari kuweitieni|1dinar kuweitian\0"
    "de tenge kazahe|3tenge kazahe|1tenge kazahă\0"
    "de dirhami marocani|3dirhami marocani|1dirham marocan\0"
    "de lei moldovenești|3lei moldovenești|1leu moldovenesc\0"
    "de denari|3denari|1denar\0"
    "de pesos mexicani|3pesos mexicani|1peso mexican\0"
    "de ringgit malaiezieni|3ringgit malaiezieni|1ringgit malaiezian\0"
    "de naire nigeriene|3naire nigeriene|1naira nigeriană\0"
    "de coroane norvegiene|3coroane norvegiene|1coroană norvegiană\0"
    "de dolari neozeelandezi|3dolari neozeelandezi|1dolar neozeelandez\0"
    "de soli|3soli|1sol\0"
    "de pesos filipinezi|3pesos filipinezi|1peso filipinez\0"
    "de rupii pakistaneze|3rupii pakistaneze|1rupie pakistaneză\0"
    "de zloți|3zloți|1zlot\0"
    "de riali qatarieni|3riali qatarieni|1rial qatarian\0"
    "de lei românești|3lei românești|1leu românesc\0"
    "de dinari sârbești|3dinari sârbești|1dinar sârbesc\0"
    "de ruble rusești|3ruble rusești|1rublă rusească\0"
    "de riali saudiți|3riali saudiți|1rial saudit\0"
    "de coroane suedeze|3coroane suedeze|1coroană suedeză\0"
    "de dolari singaporezi|3dolari singaporezi|1dolar singaporez\0"
    "de bahți thailandezi|3bahți thailandezi|1baht thailandez\0"
    "de lire turcești|3lire turcești|1liră turcească\0"
    "de dolari noi Taiwan|3dolari noi Taiwan|1dolar nou din Taiwan\0"
    "de grivne|3grivne|1grivnă\0"
    "de dolari americani|3dolari americani|1dolar american\0"
    "de dongi vietnamezi|3dongi vietnamezi|1dong vietnamez\0"
    "de ranzi sud-africani|3ranzi sud-africani|1rand sud-african\0"
    "дирхама ОАЭ|1дирхам ОАЭ|4дирхамов ОАЭ\0"
    "албанского лека|1албанский лек|3албанских лека|4албанских леков\0"
    "аргентинского песо|1аргентинский песо|3аргентинских песо|4аргентинских песо\0"
    "австралийского доллара|1австралийский доллар|3австралийских доллара|4австралийских долларов\0"
    "конвертируемой марки Боснии и Герцеговины|1конвертируемая марка Боснии и Герцеговины|3конвертируемые марки Боснии и Герцеговины|4конвертируемых марок Боснии и Герцеговины\0"
    "болгарского лева|1болгарский лев|3болгарских лева|4болгарских левов\0"
    "бразильского реала|1бразильский реал|3бразильских реала|4бразильских реалов\0"
    "белорусского рубля|1белорусский рубль|3белорусских рубля|4белорусских рублей\0"
    "канадского доллара|1канадский доллар|3канадских доллара|4канадских долларов\0"
    "швейцарского франка|1швейцарский франк|3швейцарских франка|4швейцарских франков\0"
    "чилийского песо|1чилийский песо|3чилийских песо|4чилийских песо\0"
    "китайского юаня|1китайский юань|3китайских юаня|4китайских юаней\0"
    "колумбийского песо|1колумбийский песо|3колумбийских песо|4колумбийских песо\0"
    "чешской кроны|1чешская крона|3чешские кроны|4чешских крон\0"
    "датской кроны|1датская крона|3датские кроны|4датских крон\0"
    "египетского фунта|1египетский фунт|3египетских фунта|4египетских фунтов\0"
    "британского фунта стерлингов|1британский фунт стерлингов|3британских фунта стерлингов|4британских фунтов стерлингов\0"
    "гонконгского доллара|1гонконгский доллар|3гонконгских доллара|4гонконгских долларов\0"
    "венгерского форинта|1венгерский форинт|3венгерских форинта|4венгерских форинтов\0"
    "индонезийской рупии|1индонезийская рупия|3индонезийские рупии|4индонезийских рупий\0"
    "нового израильского шекеля|1новый израильский шекель|3новых израильских шекеля|4новых израильских шекелей\0"
    "индийской рупии|1индийская рупия|3индийские рупии|4индийских рупий\0"
    "исландской кроны|1исландская крона|3исландские кроны|4исландских крон\0"
    "японской иены|1японская иена|3японские иены|4японских иен\0"
    "кенийского шиллинга|1кенийский шиллинг|3кенийских шиллинга|4кенийских шиллингов\0"
    "киргизского сома|1киргизский сом|3киргизских сома|4киргизских сомов\0"
    "южнокорейской воны|1южнокорейская вона|3южнокорейские воны|4южнокорейских вон\0"
    "кувейтского динара|1кувейтский динар|3кувейтских динара|4кувейтских динаров\0"
    "казахского тенге|1казахский тенге|3казахских тенге|4казахских тенге\0"
    "марокканского дирхама|1марокканский дирхам|3марокканских дирхама|4марокканских дирхамов\0"
    "молдавского лея|1молдавский лей|3молдавских лея|4молдавских леев\0"
    "македонского денара|1македонский денар|3македонских денара|4македонских денаров\0"
    "мексиканского песо|1мексиканский песо|3мексиканских песо|4мексиканских песо\0"
    "малайзийского ринггита|1малайзийский ринггит|3малайзийских ринггита|4малайзийских ринггитов\0"
    "нигерийской найры|1нигерийская найра|3нигерийские найры|4нигерийских найр\0"
    "норвежской кроны|1норвежская крона|3норвежские кроны|4норвежских крон\0"
    "новозеландского доллара|1новозеландский доллар|3новозеландских доллара|4новозеландских долларов\0"
    "перуанского соля|1перуанский соль|3перуанских соля|4перуанских солей\0"
    "филиппинского песо|1филиппинский песо|3филиппинских песо|4филиппинских песо\0"
    "пакистанской рупии|1пакистанская рупия|3пакистанские рупии|4пакистанских рупий\0"
    "польского злотого|1польский злотый|3польских злотых|4польских злотых\0"
    "катарского риала|1катарский риал|3катарских риала|4катарских риалов\0"
    "румынского лея|1румынский лей|3румынских лея|4румынских леев\0"
    "сербского динара|1сербский динар|3сербских динара|4сербских динаров\0"
    "российского рубля|1российский рубль|3российских рубля|4российских рублей\0"
    "саудовского рияла|1саудовский риял|3саудовских рияла|4саудовских риялов\0"
    "шведской кроны|1шведская крона|3шведские кроны|4шведских крон\0"
    "сингапурского доллара|1сингапурский доллар|3сингапурских доллара|4сингапурских долларов\0"
    "таиландского бата|1таиландский бат|3таиландских бата|4таиландских батов\0"
    "турецкой лиры|1турецкая лира|3турецкие лиры|4турецких лир\0"
    "нового тайваньского доллара|1новый тайваньский доллар|3новых тайваньских доллара|4новых тайваньских долларов\0"
    "украинской гривны|1украинская гривна|3украинские гривны|4украинских гривен\0"
    "доллара США|1доллар США|4долларов США\0"
    "вьетнамского донга|1вьетнамский донг|3вьетнамских донга|4вьетнамских донгов\0"
    "южноафриканского рэнда|1южноафриканский рэнд|3южноафриканских рэнда|4южноафриканских рэндов\0"
    "SAE dirhamov|1SAE dirham|3SAE dirhamy|4SAE dirhamu\0"
    "albánskych lekov|1albánsky lek|3albánske leky|4albánskeho leku\0"
    "argentínskych pesos|1argentínske peso|3argentínske pesos|4argentínskeho pesa\0"
    "austrálskych dolárov|1austrálsky dolár|3austrálske doláre|4austrálskeho dolára\0"
    "bosniansko-hercegovinských konvertibilných mariek|1bosniansko-hercegovinská konvertibilná marka|3bosniansko-hercegovinské konvertibilné marky|4bosniansko-hercegovinskej konvertibilnej marky\0"
    "bulharských leva|1bulharský lev|3bulharské leva|4bulharského leva\0"
    "brazílskych realov|1brazílsky real|3brazílske realy|4brazílskeho realu\0"
    "kanadských dolárov|1kanadský dolár|3kanadské doláre|4kanadského dolára\0"
    "švajčiarskych frankov|1švajčiarsky frank|3švajčiarske franky|4švajčiarskeho franku\0"
    "čilských pesos|1čilské peso|3čilské pesos|4čilského pesa\0"
    "čínskych jüanov|1čínsky jüan|3čínske jüany|4čínskeho jüana\0"
    "kolumbijských pesos|1kolumbijské peso|3kolumbijské pesos|4kolumbijského pesa\0"
    "českých korún|1česká koruna|3české koruny|4českej koruny\0"
    "dánskych korún|1dánska koruna|3dánske koruny|4dánskej koruny\0"
    "egyptských libier|1egyptská libra|3egyptské libry|4egyptskej libry\0"
    "eur|1euro|3eurá|4eura\0"
    "britských libier|1britská libra|3britské libry|4britskej libry\0"
    "hongkonských dolárov|1hongkonský dolár|3hongkonské doláre|4hongkonského dolára\0"
    "maďarských forintov|1maďarský forint|3maďarské forinty|4maďarského forinta\0"
    "indonézskych rupií|1indonézska rupia|3indonézske rupie|4indonézskej rupie\0"
    "izraelských šekelov|1izraelský šekel|3izraelské šekely|4izraelského šekela\0"
    "indických rupií|1indická rupia|3indické rupie|4indickej rupie\0"
    "islandských korún|1islandská koruna|3islandské koruny|4islandskej koruny\0"
    "japonských jenov|1japonský jen|3japonské jeny|4japonského jenu\0"
    "kenských šilingov|1kenský šiling|3kenské šilingy|4kenského šilingu\0"
    "juhokórejských wonov|1juhokórejský won|3juhokórejské wony|4juhokórejského wonu\0"
    "kuvajtských dinárov|1kuvajtský dinár|3kuvajtské dináre|4kuvajtského dinára\0"
    "marockých dirhamov|1marocký dirham|3marocké dirhamy|4marockého dirhamu\0"
    "macedónskych denárov|1macedónsky denár|3macedónske denáre|4macedónskeho denára\0"
    "mexických pesos|1mexické peso|3mexické pesos|4mexického pesa\0"
    "malajzijských ringgitov|1malajzijský ringgit|3malajzijské ringgity|4malajzijského ringgitu\0"
    "nigérijských nair|1nigérijská naira|3nigérijské nairy|4nigérijskej nairy\0"
    "nórskych korún|1nórska koruna|3nórske koruny|4nórskej koruny\0"
    "novozélandských dolárov|1novozélandský dolár|3novozélandské doláre|4novozélandského dolára\0"
    "peruánskych solov|1peruánsky sol|3peruánske soly|4peruánskeho sola\0"
    "filipínskych pesos|1filipínske peso|3filipínske pesos|4filipínskeho pesa\0"
    "pakistanských rupií|1pakistanská rupia|3pakistanské rupie|4pakistanskej rupie\0"
    "poľských zlotých|1poľský zlotý|3poľské zloté|4poľského zlotého\0"
    "katarských rialov|1katarský rial|3katarské rialy|4katarského rialu\0"
    "rumunských lei|1rumunský lei|3rumunské lei|4rumunského lei\0"
    "srbských dinárov|1srbský dinár|3srbské dináre|4srbského dinára\0"
    "ruských rubľov|1ruský rubeľ|3ruské ruble|4ruského rubľa\0"
    "saudskoarabských rialov|1saudskoarabský rial|3saudskoarabské rialy|4saudskoarabského rialu\0"
    "švédskych korún|1švédska koruna|3švédske koruny|4švédskej koruny\0"
    "singapurských dolárov|1singapurský dolár|3singapurské doláre|4singapurského dolára\0"
    "thajských bahtov|1thajský baht|3thajské bahty|4thajského bahtu\0"
    "tureckých lír|1turecká líra|3turecké líry|4tureckej líry\0"
    "nových taiwanských dolárov|1nový taiwanský dolár|3nové taiwanské doláre|4nového taiwanského dolára\0"
    "ukrajinských hrivien|1ukrajinská hrivna|3ukrajinské hrivny|4ukrajinskej hrivny\0"
    "amerických dolárov|1americký dolár|3americké doláre|4amerického dolára\0"
    "vietnamských dongov|1vietnamský dong|3vietnamské dongy|4vietnamského dongu\0"
    "juhoafrických randov|1juhoafrický rand|3juhoafrické randy|4juhoafrického randu\0"
    "dirhamov Združenih arabskih emiratov|1dirham Združenih arabskih emiratov|2dirhama Združenih arabskih emiratov|3dirhami Združenih arabskih emiratov\0"
    "albanskih lekov|1albanski lek|2albanska leka|3albanski leki\0"
    "argentinskih pesov|1argentinski peso|2argentinska pesa|3argentinski pesi\0"
    "avstralskih dolarjev|1avstralski dolar|2avstralska dolarja|3avstralski dolarji\0"
    "bosansko-hercegovskih konvertibilnih mark|1bosansko-hercegovska konvertibilna marka|2bosansko-hercegovski konvertibilni marki|3bosansko-hercegovske konvertibilne marke\0"
    "bolgarskih levov|1bolgarski lev|2bolgarska leva|3bolgarski levi\0"
    "brazilskih realov|1brazilski real|2brazilska reala|3brazilski reali\0"
    "kanadskih dolarjev|1kanadski dolar|2kanadska dolarja|3kanadski dolarji\0"
    "švicarskih frankov|1švicarski frank|2švicarska franka|3švicarski franki\0"
    "čilskih pesov|1čilski peso|2čilska pesa|3čilski pesi\0"
    "kitajskih juanov renminbi|1kitajski juan renminbi|2kitajska juana renmibi|3kitajski juani renminbi\0"
    "kolumbijskih pesov|1kolumbijski peso|2kolumbijska pesa|3kolumbijski pesi\0"
    "čeških kron|1češka krona|2češki kroni|3češke krone\0"
    "danskih kron|1danska krona|2danski kroni|3danske krone\0"
    "egiptovskih funtov|1egiptovski funt|2egiptovska funta|3egiptovski funti\0"
    "evrov|1evro|2evra|3evri\0"
    "britanskih funtov|1britanski funt|2britanska funta|3britanski funti\0"
    "hongkonških dolarjev|1hongkonški dolar|2hongkonška dolarja|3hongkonški dolarji\0"
    "madžarskih forintov|1madžarski forint|2madžarska forinta|3madžarski forinti\0"
    "indonezijskih rupij|1indonezijska rupija|2indonezijski rupiji|3indonezijske rupije\0"
    "izraelskih šeklov|1izraelski šekel|2izraelska šekla|3izraelski šekli\0"
    "indijskih rupij|1indijska rupija|2indijski rupiji|3indijske rupije\0"
    "islandskih kron|1islandska krona|2islandski kroni|3islandske krone\0"
    "japonskih jenov|1japonski jen|2japonska jena|3japonski jeni\0"
    "kenijskih šilingov|1kenijski šiling|2kenijska šilinga|3kenijski šilingi\0"
    "južnokorejskih vonov|1južnokorejski von|2južnokorejska vona|3južnokorejski voni\0"
    "kuvajtskih dinarjev|1kuvajtski dinar|2kuvajtska dinarja|3kuvajtski dinarji\0"
    "kazahstanskih tengov|1kazahstanski tenge|2kazahstanska tenga|3kazahstanski tenge\0"
    "maroških dirhamov|1maroški dirham|2maroška dirhama|3maroški dirhami\0"
    "makedonskih denarjev|1makedonski denar|2makedonska denarja|3makedonski denarji\0"
    "mehiških pesov|1mehiški peso|2mehiška pesa|3mehiški pesi\0"
    "malezijskih ringitov|1malezijski ringit|2malezijska ringita|3malezijski ringiti\0"
    "nigerijskih nair|1nigerijska naira|2nigerijski nairi|3nigerijske naire\0"
    "norveških kron|1norveška krona|2norveški kroni|3norveške krone\0"
    "novozelandskih dolarjev|1novozelandski dolar|2novozelandska dolarja|3novozelandski dolarji\0"
    "perujskih solov|1perujski sol|2perujska sola|3perujski soli\0"
    "filipinskih pesov|1filipinski peso|2filipinska pesa|3filipinski pesi\0"
    "pakistanskih rupij|1pakistanska rupija|2pakistanski rupiji|3pakistanske rupije\0"
    "poljskih zlotov|1poljski zlot|2poljska zlota|3poljski zloti\0"
    "katarskih rialov|1katarski rial|2katarska riala|3katarski riali\0"
    "romunskih levov|1romunski lev|2romunska leva|3romunski levi\0"
    "srbskih dinarjev|1srbski dinar|2srbska dinarja|3srbski dinarji\0"
    "ruskih rubljev|1ruski rubelj|2ruska rublja|3ruski rublji\0"
    "saudskih rialov|1saudski rial|2saudska riala|3saudski riali\0"
    "švedskih kron|1švedska krona|2švedski kroni|3švedske krone\0"
    "singapurskih dolarjev|1singapurski dolar|2singapurska dolarja|3singapurski dolarji\0"
    "tajskih bahtov|1tajski baht|2tajska bahta|3tajski bahti\0"
    "turških lir|1turška lira|2turški liri|3turške lire\0"
    "novih tajvanskih dolarjev|1novi tajvanski dolar|2nova tajvanska dolarja|3novi tajvanski dolarji\0"
    "ukrajinskih grivn|1ukrajinska grivna|2ukrajinski grivni|3ukrajinske grivne\0"
    "ameriških dolarjev|1ameriški dolar|2ameriška dolarja|3ameriški dolarji\0"
    "vietnamskih dongov|1vientnamski dong|2vietnamska donga|3vietnamski dongi\0"
    "južnoafriških randov|1južnoafriški rand|2južnoafriška randa|3južnoafriški randi\0"
    "dirhamë të Emirateve të Bashkuara Arabe|1dirham i Emirateve të Bashkuara Arabe\0"
    "lekë shqiptar|1lek shqiptar\0"
    "peso argjentinase\0"
    "dollarë australianë|1dollar australian\0"
    "marka të Bosnjë-Hercegovinës [të shkëmbyeshme]|1markë e Bosnjë-Hercegovinës [e shkëmbyeshme]\0"
    "leva bullgare|1levë bullgare\0"
    "realë brazilianë|1real brazilian\0"
    "dollarë kanadezë|1dollar kanadez\0"
    "franga zvicerane|1frangë zvicerane\0"
    "peso kiliane\0"
    "juanë kinezë|1juan kinez\0"
    "peso kolumbiane\0"
    "koruna çeke|1korunë çeke\0"
    "korona daneze|1koronë daneze\0"
    "sterlina egjiptiane|1sterlinë egjiptiane\0"
    "sterlina britanike|1sterlinë britanike\0"
    "dollarë hong-kongu|1dollar hong-kongu\0"
    "forinta hungareze|1forintë hungareze\0"
    "rupi indoneziane\0"
    "shekelë izrealit|1shekel izrealit\0"
    "rupi indiane\0"
    "korona islandeze|1koronë islandeze\0"
    "jenë japonezë|1jen japonez\0"
    "shilinga keniane|1shilingë keniane\0"
    "uonë koreano-jugorë|1uon koreano-jugor\0"
    "dinarë kuvajtianë|1dinar kuvajtian\0"
    "tenga kazake|1tengë kazake\0"
    "dirhamë marokenë|1dirham maroken\0"
    "denarë maqedonas|1denar maqedonas\0"
    "peso meksikane\0"
    "ringitë malajzianë|1ringit malajzian\0"
    "naira nigeriane|1nairë nigeriane\0"
    "korona norvegjeze|1koronë norvegjeze\0"
    "dollarë të Zelandës së Re|1dollar i Zelandës së Re\0"
    "sola peruane|1solë peruane\0"
    "peso filipinase\0"
    "rupi pakistaneze\0"
    "zllota polake|1zllotë polake\0"
    "rialë katari|1rial katari\0"
    "leu rumune\0"
    "dinarë serbë|1dinar serb\0"
    "rubla ruse|1rubël ruse\0"
    "rialë sauditë|1rial saudit\0"
    "korona suedeze|1koronë suedeze\0"
    "dollarë singapori|1dollar singapori\0"
    "bata tajlandeze|1batë tajlandeze\0"
    "lira turke|1lirë turke\0"
    "dollarë tajvanezë|1dollar tajvanez\0"
    "rivni ukrainase\0"
    "dollarë amerikanë|1dollar amerikan\0"
    "donga vietnameze|1dongë vietnameze\0"
    "randë afrikano-jugorë|1rand afrikano-jugor\0"
    "дирхама УАЕ|1дирхам УАЕ\0"
    "албанских лека|1албански лек|3албанска лека\0"
    "аргентинских пезоса|1аргентински пезос|3аргентинска пезоса\0"
    "аустралијских долара|1аустралијски долар|3аустралијска долара\0"
    "босанскохерцеговачких конвертибилних марака|1босанскохерцеговачка конвертибилна марка|3босанскохерцеговачке конвертибилне маркe\0"
    "бугарских лева|1бугарски лев|3бугарска лева\0"
    "бразилских реала|1бразилски реал|3бразилска реала\0"
    "канадских долара|1канадски долар|3канадска долара\0"
    "швајцарских франака|1швајцарски франак|3швајцарска франка\0"
    "чилеанских пезоса|1чилеански пезос|3чилеанска пезоса\0"
    "кинеских јуана|1кинески јуан|3кинеска јуана\0"
    "колумбијских пезоса|1колумбијски пезос|3колумбијска пезоса\0"
    "чешких крунa|1чешка круна|3чешке круне\0"
    "данских круна|1данска круна|3данске круне\0"
    "египатских фунти|1египатска фунта|3египатске фунте\0"
    "британских фунти|1британска фунта|3британске фунте\0"
    "хонгконшких долара|1хонгконшки долар|3хонгконшка долара\0"
    "мађарских форинти|1мађарска форинта|3мађарске форинте\0"
    "индонежанских рупијa|1индонежанска рупија|3индонежанске рупије\0"
    "израелских нових шекела|1израелски нови шекел|3израелска нова шекела\0"
    "индијских рупија|1индијска рупија|3индијске рупије\0"
    "исландских круна|1исландска круна|3исландске круне\0"
    "јапанских јена|1јапански јен|3јапанска јена\0"
    "кенијских шилинга|1кенијски шилинг|3кенијска шилинга\0"
    "јужнокорејских вона|1јужнокорејски вон|3јужнокорејска вона\0"
    "кувајтских динара|1кувајтски динар|3кувајтскa динара\0"
    "казахстанских тенгеа|1казахстански тенге|3казахстанска тенгеа\0"
    "мароканских дирхама|1марокански дирхам|3мароканска дирхама\0"
    "македонских денара|1македонски денар|3македонска денара\0"
    "мексичких пезоса|1мексички пезос|3мексичка пезоса\0"
    "малезијских рингита|1малезијски рингит|3малезијска рингита\0"
    "нигеријских наира|1нигеријска наира|3нигеријске наире\0"
    "норвешких круна|1норвешка круна|3норвешке круне\0"
    "новозеландских долара|1новозеландски долар|3новозеландска долара\0"
    "перуанских сола|1перуански сол|3перуанска сола\0"
    "филипинских пезоса|1филипински пезос|3филипинска пезоса\0"
    "пакистанских рупија|1пакистанска рупија|3пакистанске рупије\0"
    "пољских злота|1пољски злот|3пољска злота\0"
    "катарских ријала|1катарски ријал|3катарска ријала\0"
    "румунских леја|1румунски леј|3румунскa леја\0"
    "српских динара|1српски динар|3српска динара\0"
    "руских рубљи|1руска рубља|3руске рубље\0"
    "саудијских ријала|1саудијски ријал|3саудијска ријала\0"
    "шведских круна|1шведска круна|3шведске круне\0"
    "сингапурских долара|1сингапурски долар|3сингапурска долара\0"
    "тајландских бата|1тајландски бат|3тајландска бата\0"
    "турских лира|1турска лира|3турске лире\0"
    "нових тајванских долара|1нови тајвански долар|3нова тајванска долара\0"
    "украјинских хривњи|1украјинска гривна|3украјинскe гривнe\0"
    "америчких долара|1амерички долар|3америчка долара\0"
    "вијетнамских донга|1вијетнамски донг|3вијетнамска донга\0"
    "јужноафричких ранда|1јужноафрички ранд|3јужноафричка ранда\0"
    "dirhama UAE|1dirham UAE\0"
    "švajcarskih franaka|1švajcarski franak|3švajcarska franka\0"
    "evra|1evro\0"
    "ruskih rublji|1ruska rublja|3ruske rublje\0"
    "tajlandskih bata|1tajlandski bat|3tajlandska bata\0"
    "ukrajinskih hrivnji|1ukrajinska grivna|3ukrajinske grivne\0"
    "emiratisk dirham\0"
    "albanska leke|1albansk lek\0"
    "argentinska pesos|1argentinsk peso\0"
    "australiska dollar|1australisk dollar\0"
    "bosnisk-hercegovinska mark (konvertibla)|1bosnisk-hercegovinsk mark (konvertibel)\0"
    "bulgariska leva|1bulgarisk lev\0"
    "brasilianska real|1brasiliansk real\0"
    "kanadensiska dollar|1kanadensisk dollar\0"
    "schweiziska franc|1schweizisk franc\0"
    "chilenska pesos|1chilensk peso\0"
    "kinesiska yuan|1kinesisk yuan\0"
    "colombianska pesos|1colombiansk peso\0"
    "tjeckiska koruna|1tjeckisk koruna\0"
    "danska kronor|1dansk krona\0"
    "egyptiska pund|1egyptiskt pund\0"
    "brittiska pund|1brittiskt pund\0"
    "Hongkongdollar\0"
    "ungerska forinter|1ungersk forint\0"
    "indonesiska rupier|1indonesisk rupie\0"
    "israeliska nya shekel|1israelisk ny shekel\0"
    "indiska rupier|1indisk rupie\0"
    "isländska kronor|1isländsk krona\0"
    "japanska yen|1japansk yen\0"
    "kenyanska shilling|1kenyansk shilling\0"
    "sydkoreanska won|1sydkoreansk won\0"
    "kuwaitiska dinarer|1kuwaitisk dinar\0"
    "kazakiska tenge|1kazakisk tenge\0"
    "marockanska dirhamer|1marockansk dirham\0"
    "makedoniska denarer|1makedonisk denar\0"
    "mexikanska pesos|1mexikansk peso\0"
    "malaysiska ringgiter|1malaysisk ringgit\0"
    "nigerianska naira|1nigeriansk naira\0"
    "norska kronor|1norsk krona\0"
    "nyzeeländska dollar|1nyzeeländsk dollar\0"
    "peruanska sol|1peruansk sol\0"
    "filippinska pesos|1filippinsk peso\0"
    "pakistanska rupier|1pakistansk rupie\0"
    "polska zloty|1polsk zloty\0"
    "qatariska rial|1qatarisk rial\0"
    "rumänska lei|1rumänsk leu\0"
    "serbiska dinarer|1serbisk dinar\0"
    "ryska rubel|1rysk rubel\0"
    "saudiska riyal|1saudisk riyal\0"
    "svenska kronor|1svensk krona\0"
    "singaporianska dollar|1singaporiansk dollar\0"
    "thailändska baht|1thailändsk baht\0"
    "turkiska lira|1turkisk lira\0"
    "taiwanesiska dollar|1taiwanesisk dollar\0"
    "ukrainska hryvnia|1ukrainsk hryvnia\0"
    "amerikanska dollar|1amerikansk dollar\0"
    "vietnamesiska dong|1vietnamesisk dong\0"
    "sydafrikanska rand|1sydafrikansk rand\0"
    "เดอร์แฮมสหรัฐอาหรับเอมิเรตส์\0"
    "เลกแอลเบเนีย\0"
    "เปโซอาร์เจนตินา\0"
    "ดอลลาร์ออสเตรเลีย\0"
    "มาร์กบอสเนีย-เฮอร์เซโกวีนา\0"
    "เลฟบัลแกเรีย\0"
    "เรียลบราซิล\0"
    "ดอลลาร์แคนาดา\0"
    "ฟรังก์สวิส\0"
    "เปโซชิลี\0"
    "หยวนจีน\0"
    "เปโซโคลอมเบีย\0"
    "โครูนาสาธารณรัฐเช็ก\0"
    "โครนเดนมาร์ก\0"
    "ปอนด์อียิปต์\0"
    "ยูโร\0"
    "ปอนด์สเตอร์ลิง (สหราชอาณาจักร)\0"
    "ดอลลาร์ฮ่องกง\0"
    "ฟอรินต์ฮังการี\0"
    "รูเปียห์อินโดนีเซีย\0"
    "นิวเชเกลอิสราเอล\0"
    "รูปีอินเดีย\0"
    "โครนาไอซ์แลนด์\0"
    "เยนญี่ปุ่น\0"
    "ชิลลิงเคนยา\0"
    "วอนเกาหลีใต้\0"
    "ดีนาร์คูเวต\0"
    "เทงเจคาซัคสถาน\0"
    "ดีแรห์มโมร็อกโก\0"
    "ดีนาร์มาซิโดเนีย\0"
    "เปโซเม็กซิโก\0"
    "ริงกิตมาเลเซีย\0"
    "ไนราไนจีเรีย\0"
    "โครนนอร์เวย์\0"
    "ดอลลาร์นิวซีแลนด์\0"
    "ซอลเปรู\0"
    "เปโซฟิลิปปินส์\0"
    "รูปีปากีสถาน\0"
    "ซลอตีโปแลนด์\0"
    "เรียลกาตาร์\0"
    "ลิวโรมาเนีย\0"
    "ดีนาร์เซอร์เบีย\0"
    "รูเบิลรัสเซีย\0"
    "ริยัลซาอุดีอาระเบีย\0"
    "โครนาสวีเดน\0"
    "ดอลลาร์สิงคโปร์\0"
    "บาทไทย\0"
    "ลีราตุรกี\0"
    "ดอลลาร์ไต้หวันใหม่\0"
    "ฮรีฟเนียยูเครน\0"
    "ดอลลาร์สหรัฐ\0"
    "ดองเวียดนาม\0"
    "แรนด์แอฟริกาใต้\0"
    "BAE dirhemi\0"
    "Arnavutluk leki\0"
    "Arjantin pesosu\0"
    "Avustralya doları\0"
    "Konvertibl Bosna Hersek markı\0"
    "Bulgar levası\0"
    "Brezilya reali\0"
    "Kanada doları\0"
    "İsviçre frangı\0"
    "Şili pesosu\0"
    "Çin yuanı\0"
    "Kolombiya pesosu\0"
    "Çek korunası\0"
    "Danimarka kronu\0"
    "Mısır lirası\0"
    "İngiliz sterlini\0"
    "Hong Kong doları\0"
    "Macar forinti\0"
    "Endonezya rupisi\0"
    "Yeni İsrail şekeli\0"
    "Hindistan rupisi\0"
    "İzlanda kronu\0"
    "Japon yeni\0"
    "Kenya şilini\0"
    "Güney Kore wonu\0"
    "Kuveyt dinarı\0"
    "Kazakistan tengesi\0"
    "Fas dirhemi\0"
    "Makedonya dinarı\0"
    "Meksika pesosu\0"
    "Malezya ringgiti\0"
    "Nijerya nairası\0"
    "Norveç kronu\0"
    "Yeni Zelanda doları\0"
    "Peru solü\0"
    "Filipinler pesosu\0"
    "Pakistan rupisi\0"
    "Polonya zlotisi\0"
    "Katar riyali\0"
    "Romen leyi\0"
    "Sırp dinarı\0"
    "Rus rublesi\0"
    "Suudi Arabistan riyali\0"
    "İsveç kronu\0"
    "Singapur doları\0"
    "Tayland bahtı\0"
    "Türk lirası\0"
    "Yeni Tayvan doları\0"
    "Ukrayna grivnası\0"
    "ABD doları\0"
    "Vietnam dongu\0"
    "Güney Afrika randı\0"
    "дирхама ОАЕ|1дирхам ОАЕ|3дирхами ОАЕ|4дирхамів ОАЕ\0"
    "албанського лека|1албанський лек|3албанські леки|4албанських леків\0"
    "аргентинського песо|1аргентинський песо|3аргентинські песо|4аргентинських песо\0"
    "австралійського долара|1австралійський долар|3австралійські долари|4австралійських доларів\0"
    "конвертованої марки Боснії і Герцеговини|1конвертована марка Боснії і Герцеговини|3конвертовані марки Боснії і Герцеговини|4конвертованих марок Боснії і Герцеговини\0"
    "болгарського лева|1болгарський лев|3болгарські леви|4болгарських левів\0"
    "бразильського реала|1бразильський реал|3бразильські реали|4бразильських реалів\0"
    "канадського долара|1канадський долар|3канадські долари|4канадських доларів\0"
    "швейцарського франка|1швейцарський франк|3швейцарські франки|4швейцарських франків\0"
    "чилійського песо|1чилійський песо|3чилійські песо|4чилійських песо\0"
    "китайського юаня|1китайський юань|3китайські юані|4китайських юанів\0"
    "колумбійського песо|1колумбійський песо|3колумбійські песо|4колумбійських песо\0"
    "чеської крони|1чеська крона|3чеські крони|4чеських крон\0"
    "данської крони|1данська крона|3данські крони|4данських крон\0"
    "єгипетського фунта|1єгипетський фунт|3єгипетські фунти|4єгипетських фунтів\0"
    "євро\0"
    "англійського фунта|1англійський фунт|3англійські фунти|4англійських фунтів\0"
    "гонконгського долара|1гонконгський долар|3гонконгські долари|4гонконгських доларів\0"
    "угорського форинта|1угорський форинт|3угорські форинти|4угорських форинтів\0"
    "індонезійські рупії|1індонезійська рупія|4індонезійських рупій\0"
    "ізраїльського нового шекеля|1ізраїльський новий шекель|3ізраїльські нові шекелі|4ізраїльських нових шекелів\0"
    "індійської рупії|1індійська рупія|3індійські рупії|4індійських рупій\0"
    "ісландської крони|1ісландська крона|3ісландські крони|4ісландських крон\0"
    "японської єни|1японська єна|3японські єни|4японських єн\0"
    "кенійського шилінга|1кенійський шилінг|3кенійські шилінги|4кенійських шилінгів\0"
    "південнокорейського вона|1південнокорейський вон|3південнокорейські вони|4південнокорейських вонів\0"
    "кувейтського динара|1кувейтський динар|3кувейтські динари|4кувейтських динарів\0"
    "казахстанського тенге|1казахстанський тенге|3казахстанські тенге|4казахстанських тенге\0"
    "марокканського дирхама|1марокканський дирхам|3марокканські дирхами|4марокканських дирхамів\0"
    "македонського денара|1македонський денар|3македонські денари|4македонських денарів\0"
    "мексиканського песо|1мексиканський песо|3мексиканські песо|4мексиканських песо\0"
    "малайзійського рингіта|1малайзійський рингіт|3малайзійські рингіти|4малайзійських рингітів\0"
    "нігерійської найри|1нігерійська найра|3нігерійські найри|4нігерійських найр\0"
    "норвезької крони|1норвезька крона|3норвезькі крони|4норвезьких крон\0"
    "новозеландського долара|1новозеландський долар|3новозеландські долари|4новозеландських доларів\0"
    "перуанського нового сола|1перуанський новий сол|3перуанські нові соли|4перуанських нових солів\0"
    "філіппінського песо|1філіппінський песо|3філіппінські песо|4філіппінських песо\0"
    "пакистанської рупії|1пакистанська рупія|3пакистанські рупії|4пакистанських рупій\0"
    "польського злотого|1польський злотий|3польські злоті|4польських злотих\0"
    "катарського ріала|1катарський ріал|3катарські ріали|4катарських ріалів\0"
    "румунського лея|1румунський лей|3румунські леї|4румунських леїв\0"
    "сербського динара|1сербський динар|3сербські динари|4сербських динарів\0"
    "російського рубля|1російський рубль|3російські рублі|4російських рублів\0"
    "саудівського ріала|1саудівський ріал|3саудівські ріали|4саудівських ріалів\0"
    "шведської крони|1шведська крона|3шведські крони|4шведських крон\0"
    "сінгапурського долара|1сінгапурський долар|3сінгапурські долари|4сінгапурських доларів\0"
    "таїландського бата|1таїландський бат|3таїландські бати|4таїландських батів\0"
    "турецької ліри|1турецька ліра|3турецькі ліри|4турецьких лір\0"
    "нового тайванського долара|1новий тайванський долар|3нові тайванські долари|4нових тайванських доларів\0"
    "української гривні|1українська гривня|3українські гривні|4українських гривень\0"
    "долара США|1долар США|3долари США|4доларів США\0"
    "вʼєтнамського донга|1вʼєтнамський донг|3вʼєтнамські донги|4вʼєтнамських донгів\0"
    "південноафриканського ранда|1південноафриканський ранд|3південноафриканські ранди|4південноафриканських рандів\0"
    "dirham UAE\0"
    "lek Albania\0"
    "peso Argentina\0"
    "Đô la Australia\0"
    "mark Bosnia-Herzegovina có thể chuyển đổi\0"
    "lev Bulgaria\0"
    "real Braxin\0"
    "đô la Canada\0"
    "franc Thụy sĩ\0"
    "peso Chile\0"
    "nhân dân tệ\0"
    "peso Colombia\0"
    "koruna Cộng hòa Séc\0"
    "krone Đan Mạch\0"
    "bảng Ai Cập\0"
    "bảng Anh\0"
    "đô la Hồng Kông\0"
    "forint Hungary\0"
    "rupiah Indonesia\0"
    "sheqel Israel mới\0"
    "Rupee Ấn Độ\0"
    "króna Iceland\0"
    "yên Nhật\0"
    "shilling Kenya\0"
    "won Hàn Quốc\0"
    "dinar Kuwait\0"
    "tenge Kazakhstan\0"
    "dirham Ma-rốc\0"
    "denar Macedonia\0"
    "peso Mexico\0"
    "ringgit Malaysia\0"
    "naira Nigeria\0"
    "krone Na Uy\0"
    "đô la New Zealand\0"
    "sol Peru\0"
    "peso Philipin\0"
    "zloty Ba Lan\0"
    "rial Qatar\0"
    "leu Romania\0"
    "dinar Serbia\0"
    "rúp Nga\0"
    "riyal Ả Rập Xê-út\0"
    "krona Thụy Điển\0"
    "đô la Singapore\0"
    "bạt Thái Lan\0"
    "Lia Thổ Nhĩ Kỳ\0"
    "đô la Đài Loan mới\0"
    "hryvnia Ukraina\0"
    "đô la Mỹ\0"
    "đồng Việt Nam\0"
    "rand Nam Phi\0"
    "阿联酋迪拉姆\0"
    "阿尔巴尼亚列克\0"
    "阿根廷比索\0"
    "澳大利亚元\0"
    "波斯尼亚-黑塞哥维那可兑换马克\0"
    "保加利亚列弗\0"
    "巴西雷亚尔\0"
    "加拿大元\0"
    "瑞士法郎\0"
    "智利比索\0"
    "人民币\0"
    "哥伦比亚比索\0"
    "捷克克朗\0"
    "丹麦克朗\0"
    "埃及镑\0"
    "欧元\0"
    "英镑\0"
    "港元\0"
    "匈牙利福林\0"
    "印度尼西亚卢比\0"
    "以色列新谢克尔\0"
    "印度卢比\0"
    "冰岛克朗\0"
    "日元\0"
    "肯尼亚先令\0"
    "韩元\0"
    "科威特第纳尔\0"
    "哈萨克斯坦坚戈\0"
    "摩洛哥迪拉姆\0"
    "马其顿第纳尔\0"
    "墨西哥比索\0"
    "马来西亚林吉特\0"
    "尼日利亚奈拉\0"
    "挪威克朗\0"
    "新西兰元\0"
    "秘鲁索尔\0"
    "菲律宾比索\0"
    "巴基斯坦卢比\0"
    "波兰兹罗提\0"
    "卡塔尔里亚尔\0"
    "罗马尼亚列伊\0"
    "塞尔维亚第纳尔\0"
    "俄罗斯卢布\0"
    "沙特里亚尔\0"
    "瑞典克朗\0"
    "新加坡元\0"
    "泰铢\0"
    "土耳其里拉\0"
    "新台币\0"
    "乌克兰格里夫纳\0"
    "美元\0"
    "越南盾\0"
    "南非兰特\0"
    "阿拉伯聯合大公國迪爾汗\0"
    "阿爾巴尼亞列克\0"
    "阿根廷披索\0"
    "澳幣\0"
    "波士尼亞-赫塞哥維納可轉換馬克\0"
    "保加利亞新列弗\0"
    "巴西雷亞爾\0"
    "加幣\0"
    "智利披索\0"
    "人民幣\0"
    "哥倫比亞披索\0"
    "丹麥克朗\0"
    "埃及鎊\0"
    "歐元\0"
    "英鎊\0"
    "港幣\0"
    "印尼盾\0"
    "以色列新謝克爾\0"
    "印度盧比\0"
    "冰島克朗\0"
    "日圓\0"
    "肯尼亞先令\0"
    "韓元\0"
    "科威特第納爾\0"
    "哈薩克堅戈\0"
    "馬其頓第納爾\0"
    "澳門元\0"
    "墨西哥披索\0"
    "馬來西亞令吉\0"
    "奈及利亞奈拉\0"
    "紐西蘭幣\0"
    "秘魯太陽幣\0"
    "菲律賓披索\0"
    "巴基斯坦盧比\0"
    "波蘭茲羅提\0"
    "卡達里亞爾\0"
    "羅馬尼亞列伊\0"
    "塞爾維亞戴納\0"
    "俄羅斯盧布\0"
    "沙烏地里亞爾\0"
    "新加坡幣\0"
    "泰銖\0"
    "新台幣\0"
    "烏克蘭格里夫納\0"
    "南非蘭特\0"
    ;

/* By language: where the names are in locale_name_text. */
constexpr LocaleName locale_names[] = {
    {of("AED"), 0}, {of("ALL"), 11}, {of("ARS"), 24}, {of("AUD"), 40}, {of("BAM"), 59}, {of("BGN"), 101},
    {of("BRL"), 115}, {of("CAD"), 134}, {of("CHF"), 150}, {of("CLP"), 166}, {of("CNY"), 181}, {of("COP"), 195},
    {of("CZK"), 213}, {of("DKK"), 230}, {of("EGP"), 243}, {of("EUR"), 258}, {of("GBP"), 263}, {of("HKD"), 275},
    {of("HUF"), 293}, {of("IDR"), 311}, {of("ILS"), 330}, {of("INR"), 353}, {of("ISK"), 367}, {of("JPY"), 382},
    {of("KES"), 396}, {of("KRW"), 415}, {of("KWD"), 434}, {of("KZT"), 450}, {of("MAD"), 464}, {of("MKD"), 483},
    {of("MXN"), 501}, {of("MYR"), 518}, {of("NAD"), 537}, {of("NGN"), 554}, {of("NOK"), 570}, {of("NZD"), 583},
    {of("PEN"), 605}, {of("PHP"), 619}, {of("PKR"), 635}, {of("PLN"), 653}, {of("QAR"), 666}, {of("RON"), 680},
    {of("RSD"), 694}, {of("RUB"), 709}, {of("SAR"), 725}, {of("SEK"), 747}, {of("SGD"), 761}, {of("THB"), 778},
    {of("TRY"), 790}, {of("TWD"), 802}, {of("UAH"), 824}, {of("USD"), 842}, {of("VND"), 853}, {of("ZAR"), 870},
    {of("AED"), 891}, {of("ALL"), 915}, {of("ARS"), 935}, {of("AUD"), 961}, {of("BAM"), 987}, {of("BGN"), 1050},
    {of("BHD"), 1070}, {of("BRL"), 1094}, {of("CAD"), 1118}, {of("CHF"), 1138}, {of("CLP"), 1160}, {of("CNY"), 1180},
    {of("COP"), 1198}, {of("CZK"), 1222}, {of("DJF"), 1246}, {of("DKK"), 1268}, {of("DZD"), 1296}, {of("EGP"), 1417},
    {of("ERN"), 1514}, {of("EUR"), 1538}, {of("GBP"), 1547}, {of("HKD"), 1573}, {of("HUF"), 1602}, {of("IDR"), 1628},
    {of("ILS"), 1658}, {of("INR"), 1693}, {of("IQD"), 1713}, {of("ISK"), 1735}, {of("JOD"), 1763}, {of("JPY"), 1785},
    {of("KES"), 1803}, {of("KMF"), 1821}, {of("KRW"), 1848}, {of("KWD"), 1883}, {of("KZT"), 1905}, {of("LBP"), 1935},
    {of("LYD"), 1957}, {of("MAD"), 2062}, {of("MKD"), 2165}, {of("MRU"), 2286}, {of("MXN"), 2316}, {of("MYR"), 2338},
    {of("NGN"), 2364}, {of("NOK"), 2388}, {of("NZD"), 2414}, {of("OMR"), 2444}, {of("PEN"), 2464}, {of("PHP"), 2484},
    {of("PKR"), 2506}, {of("PLN"), 2534}, {of("QAR"), 2558}, {of("RON"), 2576}, {of("RSD"), 2596}, {of("RUB"), 2701},
    {of("SAR"), 2719}, {of("SDG"), 2739}, {of("SEK"), 2821}, {of("SGD"), 2845}, {of("SOS"), 2873}, {of("SSP"), 2893},
    {of("SYP"), 3040}, {of("THB"), 3060}, {of("TND"), 3086}, {of("TRY"), 3199}, {of("TWD"), 3219}, {of("UAH"), 3245},
    {of("USD"), 3275}, {of("VND"), 3299}, {of("XAF"), 3323}, {of("YER"), 3352}, {of("ZAR"), 3370}, {of("AED"), 3403},
    {of("ALL"), 3552}, {of("ARS"), 3603}, {of("AUD"), 3668}, {of("BAM"), 3743}, {of("BGN"), 3858}, {of("BRL"), 3913},
    {of("CAD"), 3972}, {of("CHF"), 4031}, {of("CLP"), 4098}, {of("CNY"), 4151}, {of("COP"), 4202}, {of("CZK"), 4267},
    {of("DKK"), 4312}, {of("EGP"), 4361}, {of("EUR"), 4418}, {of("GBP"), 4427}, {of("HKD"), 4484}, {of("HUF"), 4551},
    {of("IDR"), 4614}, {of("ILS"), 4687}, {of("INR"), 4766}, {of("ISK"), 4823}, {of("JPY"), 4884}, {of("KES"), 4933},
    {of("KRW"), 4996}, {of("KWD"), 5063}, {of("KZT"), 5126}, {of("MAD"), 5199}, {of("MKD"), 5270}, {of("MXN"), 5337},
    {of("MYR"), 5402}, {of("NGN"), 5477}, {of("NOK"), 5542}, {of("NZD"), 5599}, {of("PEN"), 5678}, {of("PHP"), 5733},
    {of("PKR"), 5794}, {of("PLN"), 5863}, {of("QAR"), 5912}, {of("RON"), 5967}, {of("RSD"), 6016}, {of("RUB"), 6071},
    {of("SAR"), 6116}, {of("SEK"), 6175}, {of("SGD"), 6228}, {of("THB"), 6299}, {of("TRY"), 6358}, {of("TWD"), 6403},
    {of("UAH"), 6466}, {of("USD"), 6531}, {of("VND"), 6582}, {of("ZAR"), 6645}, {of("AED"), 6724}, {of("ALL"), 6752},
    {of("ARS"), 6796}, {of("AUD"), 6855}, {of("BAM"), 6917}, {of("BGN"), 7048}, {of("BRL"), 7092}, {of("CAD"), 7142},
    {of("CHF"), 7192}, {of("CLP"), 7250}, {of("CNY"), 7306}, {of("COP"), 7350}, {of("CZK"), 7409}, {of("DKK"), 7454},
    {of("EGP"), 7496}, {of("EUR"), 7547}, {of("GBP"), 7558}, {of("HKD"), 7609}, {of("HUF"), 7668}, {of("IDR"), 7725},
    {of("ILS"), 7791}, {of("INR"), 7863}, {of("ISK"), 7914}, {of("JPY"), 7965}, {of("KES"), 8009}, {of("KRW"), 8065},
    {of("KWD"), 8127}, {of("KZT"), 8180}, {of("MAD"), 8240}, {of("MKD"), 8299}, {of("MXN"), 8355}, {of("MYR"), 8408},
    {of("NGN"), 8467}, {of("NOK"), 8521}, {of("NZD"), 8572}, {of("PEN"), 8637}, {of("PHP"), 8684}, {of("PKR"), 8740},
    {of("PLN"), 8800}, {of("QAR"), 8844}, {of("RON"), 8894}, {of("RSD"), 8938}, {of("RUB"), 8982}, {of("SAR"), 9025},
    {of("SEK"), 9078}, {of("SGD"), 9126}, {of("THB"), 9185}, {of("TRY"), 9238}, {of("TWD"), 9277}, {of("UAH"), 9346},
    {of("USD"), 9406}, {of("VND"), 9459}, {of("ZAR"), 9515}, {of("AED"), 9580}, {of("ALL"), 9650}, {of("ARS"), 9661},
    {of("AUD"), 9692}, {of("BAM"), 9731}, {of("BGN"), 9818}, {of("BRL"), 9828}, {of("CAD"), 9859}, {of("CHF"), 9894},
    {of("CLP"), 9923}, {of("CNY"), 9948}, {of("COP"), 9960}, {of("CZK"), 9993}, {of("DKK"), 10023}, {of("EGP"), 10054},
    {of("EUR"), 10089}, {of("GBP"), 10101}, {of("HKD"), 10138}, {of("HUF"), 10180}, {of("IDR"), 10198}, {of("ILS"), 10235},
    {of("INR"), 10283}, {of("ISK"), 10312}, {of("JPY"), 10349}, {of("KES"), 10359}, {of("KRW"), 10392}, {of("KWD"), 10425},
    {of("KZT"), 10460}, {of("MAD"), 10474}, {of("MKD"), 10513}, {of("MXN"), 10546}, {of("MYR"), 10575}, {of("NGN"), 10593},
    {of("NOK"), 10626}, {of("NZD"), 10660}, {of("PEN"), 10703}, {of("PHP"), 10713}, {of("PKR"), 10742}, {of("PLN"), 10781},
    {of("QAR"), 10794}, {of("RON"), 10824}, {of("RSD"), 10852}, {of("RUB"), 10879}, {of("SAR"), 10893}, {of("SEK"), 10922},
    {of("SGD"), 10952}, {of("THB"), 10992}, {of("TRY"), 11004}, {of("TWD"), 11030}, {of("UAH"), 11075}, {of("USD"), 11095},
    {of("VND"), 11147}, {of("ZAR"), 11182}, {of("AED"), 11219}, {of("ALL"), 11270}, {of("ARS"), 11341}, {of("AUD"), 11419},
    {of("BAM"), 11502}, {of("BGN"), 11633}, {of("BRL"), 11704}, {of("CAD"), 11779}, {of("CHF"), 11854}, {of("CLP"), 11941},
    {of("CNY"), 12003}, {of("COP"), 12078}, {of("CZK"), 12156}, {of("DKK"), 12220}, {of("EGP"), 12288}, {of("EUR"), 12357},
    {of("GBP"), 12379}, {of("HKD"), 12444}, {of("HUF"), 12531}, {of("IDR"), 12614}, {of("ILS"), 12692}, {of("INR"), 12803},
    {of("ISK"), 12869}, {of("JPY"), 12945}, {of("KES"), 13012}, {of("KRW"), 13091}, {of("KWD"), 13174}, {of("KZT"), 13257},
    {of("MAD"), 13332}, {of("MKD"), 13407}, {of("MXN"), 13494}, {of("MYR"), 13556}, {of("NGN"), 13651}, {of("NOK"), 13727},
    {of("NZD"), 13791}, {of("PEN"), 13890}, {of("PHP"), 13965}, {of("PKR"), 14043}, {of("PLN"), 14133}, {of("QAR"), 14204},
    {of("RON"), 14283}, {of("RSD"), 14346}, {of("RUB"), 14417}, {of("SAR"), 14476}, {of("SEK"), 14555}, {of("SGD"), 14631},
    {of("THB"), 14718}, {of("TRY"), 14785}, {of("TWD"), 14845}, {of("UAH"), 14932}, {of("USD"), 15017}, {of("VND"), 15092},
    {of("ZAR"), 15171}, {of("AED"), 15254}, {of("ALL"), 15265}, {of("ARS"), 15291}, {of("AUD"), 15326}, {of("BAM"), 15362},
    {of("BGN"), 15440}, {of("BRL"), 15469}, {of("CAD"), 15507}, {of("CHF"), 15541}, {of("CLP"), 15556}, {of("CNY"), 15587},
    {of("COP"), 15617}, {of("CZK"), 15654}, {of("DKK"), 15690}, {of("EGP"), 15717}, {of("EUR"), 258}, {of("GBP"), 15747},
    {of("HKD"), 15775}, {of("HUF"), 15813}, {of("IDR"), 15847}, {of("ILS"), 15885}, {of("INR"), 15926}, {of("ISK"), 15955},
    {of("JPY"), 15988}, {of("KES"), 16014}, {of("KRW"), 16052}, {of("KWD"), 16086}, {of("KZT"), 16122}, {of("MAD"), 16156},
    {of("MKD"), 16194}, {of("MXN"), 16230}, {of("MYR"), 16263}, {of("NGN"), 16301}, {of("NOK"), 16337}, {of("NZD"), 16364},
    {of("PEN"), 16406}, {of("PHP"), 16436}, {of("PKR"), 16471}, {of("PLN"), 16507}, {of("QAR"), 16533}, {of("RON"), 16561},
    {of("RSD"), 16589}, {of("RUB"), 16621}, {of("SAR"), 16652}, {of("SEK"), 16692}, {of("SGD"), 16721}, {of("THB"), 16765},
    {of("TRY"), 16799}, {of("TWD"), 16827}, {of("UAH"), 16868}, {of("USD"), 16902}, {of("VND"), 16940}, {of("ZAR"), 16978},
    {of("AED"), 17016}, {of("ALL"), 17027}, {of("ARS"), 17059}, {of("AUD"), 17100}, {of("BAM"), 17142}, {of("BGN"), 17183},
    {of("BRL"), 17217}, {of("CAD"), 17259}, {of("CHF"), 17297}, {of("CLP"), 17315}, {of("CNY"), 17352}, {of("COP"), 17385},
    {of("CZK"), 17428}, {of("DKK"), 17468}, {of("EGP"), 17502}, {of("EUR"), 17540}, {of("GBP"), 17545}, {of("HKD"), 17579},
    {of("HUF"), 17595}, {of("IDR"), 17633}, {of("ILS"), 17653}, {of("INR"), 17706}, {of("ISK"), 17738}, {of("JPY"), 17778},
    {of("KES"), 17810}, {of("KRW"), 17826}, {of("KWD"), 17868}, {of("KZT"), 17881}, {of("MAD"), 17919}, {of("MKD"), 17963},
    {of("MXN"), 18004}, {of("MYR"), 18043}, {of("NGN"), 18085}, {of("NOK"), 18127}, {of("NZD"), 18165}, {of("PEN"), 18183},
    {of("PHP"), 18217}, {of("PKR"), 18260}, {of("PLN"), 18302}, {of("QAR"), 18338}, {of("RON"), 18350}, {of("RSD"), 18384},
    {of("RUB"), 18420}, {of("SAR"), 18454}, {of("SEK"), 18465}, {of("SGD"), 18503}, {of("THB"), 18519}, {of("TRY"), 18561},
    {of("TWD"), 18577}, {of("UAH"), 18617}, {of("USD"), 18657}, {of("VND"), 18667}, {of("ZAR"), 18709}, {of("AED"), 18755},
    {of("ALL"), 18819}, {of("ARS"), 18843}, {of("AUD"), 18873}, {of("BAM"), 18946}, {of("BGN"), 19091}, {of("BRL"), 19119},
    {of("CAD"), 19147}, {of("CHF"), 19204}, {of("CLP"), 19265}, {of("CNY"), 19285}, {of("COP"), 19307}, {of("CZK"), 19335},
    {of("DKK"), 19394}, {of("EGP"), 19449}, {of("EUR"), 19504}, {of("GBP"), 19513}, {of("HKD"), 19608}, {of("HUF"), 19683},
    {of("IDR"), 19754}, {of("ILS"), 19788}, {of("INR"), 19851}, {of("ISK"), 19906}, {of("JPY"), 19973}, {of("KES"), 19999},
    {of("KRW"), 20054}, {of("KWD"), 20091}, {of("KZT"), 20152}, {of("MAD"), 20184}, {of("MKD"), 20212}, {of("MXN"), 20261},
    {of("MYR"), 20285}, {of("NGN"), 20319}, {of("NOK"), 20347}, {of("NZD"), 20414}, {of("PEN"), 20501}, {of("PHP"), 20519},
    {of("PKR"), 20549}, {of("PLN"), 20612}, {of("QAR"), 20640}, {of("RON"), 20660}, {of("RSD"), 20688}, {of("RUB"), 20749},
    {of("SAR"), 20804}, {of("SEK"), 20847}, {of("SGD"), 20910}, {of("THB"), 20987}, {of("TRY"), 21015}, {of("TWD"), 21070},
    {of("UAH"), 21141}, {of("USD"), 21173}, {of("VND"), 21218}, {of("ZAR"), 21246}, {of("ADP"), 21283}, {of("AED"), 21317},
    {of("AFA"), 21341}, {of("AFN"), 21401}, {of("ALK"), 21433}, {of("ALL"), 21490}, {of("AMD"), 21519}, {of("ANG"), 21549},
    {of("AOA"), 21611}, {of("AOK"), 21643}, {of("AON"), 21703}, {of("AOR"), 21771}, {of("ARA"), 21853}, {of("ARP"), 21891},
    {of("ARS"), 21951}, {of("ATS"), 21983}, {of("AUD"), 22023}, {of("AWG"), 22061}, {of("AZM"), 22075}, {of("AZN"), 22141},
    {of("BAD"), 22179}, {of("BAM"), 22259}, {of("BBD"), 22333}, {of("BDT"), 22369}, {of("BEC"), 22405}, {of("BEF"), 22463},
    {of("BEL"), 22493}, {of("BGL"), 22547}, {of("BGN"), 22587}, {of("BHD"), 22617}, {of("BIF"), 22649}, {of("BMD"), 22683},
    {of("BND"), 22717}, {of("BOB"), 22747}, {of("BOP"), 22787}, {of("BOV"), 22817}, {of("BRB"), 22849}, {of("BRC"), 22925},
    {of("BRE"), 22991}, {of("BRL"), 23059}, {of("BRN"), 23091}, {of("BRR"), 23165}, {of("BSD"), 23233}, {of("BTN"), 23267},
    {of("BUK"), 23307}, {of("BWP"), 23335}, {of("BYB"), 23367}, {of("BYN"), 23431}, {of("BYR"), 23467}, {of("BZD"), 23531},
    {of("CAD"), 23561}, {of("CDF"), 23595}, {of("CHE"), 23629}, {of("CHF"), 23649}, {of("CHW"), 23675}, {of("CLF"), 23697},
    {of("CLP"), 23757}, {of("CNY"), 23785}, {of("COP"), 23798}, {of("COU"), 23830}, {of("CRC"), 23884}, {of("CSD"), 23924},
    {of("CSK"), 23982}, {of("CUC"), 24034}, {of("CUP"), 24082}, {of("CVE"), 24106}, {of("CYP"), 24148}, {of("CZK"), 24178},
    {of("DDM"), 24206}, {of("DEM"), 24242}, {of("DJF"), 24268}, {of("DKK"), 24304}, {of("DOP"), 24332}, {of("DZD"), 24364},
    {of("ECS"), 24396}, {of("ECV"), 24432}, {of("EEK"), 24502}, {of("EGP"), 24534}, {of("ERN"), 24566}, {of("ESA"), 24598},
    {of("ESB"), 24654}, {of("ESP"), 24730}, {of("ETB"), 24762}, {of("EUR"), 10089}, {of("FIM"), 24794}, {of("FJD"), 24826},
    {of("FKP"), 24856}, {of("FRF"), 24904}, {of("GBP"), 24932}, {of("GEK"), 24962}, {of("GEL"), 25006}, {of("GHC"), 25036},
    {of("GHS"), 25094}, {of("GIP"), 25124}, {of("GMD"), 25158}, {of("GNF"), 25190}, {of("GNS"), 25220}, {of("GQE"), 25248},
    {of("GRD"), 25274}, {of("GTQ"), 25304}, {of("GWE"), 25344}, {of("GWP"), 25396}, {of("GYD"), 25436}, {of("HKD"), 25472},
    {of("HNL"), 25508}, {of("HRD"), 25544}, {of("HRK"), 25576}, {of("HTG"), 25606}, {of("HUF"), 25638}, {of("IDR"), 25674},
    {of("IEP"), 25712}, {of("ILP"), 25738}, {of("ILR"), 25768}, {of("ILS"), 25828}, {of("INR"), 25868}, {of("IQD"), 25896},
    {of("IRR"), 25922}, {of("ISJ"), 25950}, {of("ISK"), 26014}, {of("ITL"), 26050}, {of("JMD"), 26078}, {of("JOD"), 26112},
    {of("JPY"), 26146}, {of("KES"), 26159}, {of("KGS"), 26193}, {of("KHR"), 26225}, {of("KMF"), 26257}, {of("KPW"), 26289},
    {of("KRW"), 26306}, {of("KWD"), 26323}, {of("KYD"), 26353}, {of("KZT"), 26399}, {of("LAK"), 26437}, {of("LBP"), 26463},
    {of("LKR"), 26495}, {of("LRD"), 26531}, {of("LSL"), 26565}, {of("LTL"), 26593}, {of("LTT"), 26628}, {of("LUC"), 26669},
    {of("LUF"), 26735}, {of("LUL"), 26777}, {of("LVL"), 26833}, {of("LVR"), 26860}, {of("LYD"), 26890}, {of("MAD"), 26918},
    {of("MDL"), 26952}, {of("MGA"), 26979}, {of("MGF"), 27014}, {of("MKD"), 27046}, {of("MLF"), 27082}, {of("MMK"), 27110},
    {of("MNT"), 27138}, {of("MOP"), 27174}, {of("MRO"), 27208}, {of("MRU"), 27278}, {of("MTL"), 27320}, {of("MTP"), 27333},
    {of("MUR"), 27363}, {of("MVR"), 27397}, {of("MWK"), 27435}, {of("MXN"), 27469}, {of("MXP"), 27497}, {of("MXV"), 27567},
    {of("MYR"), 27617}, {of("MZE"), 27655}, {of("MZM"), 27693}, {of("MZN"), 27761}, {of("NAD"), 27801}, {of("NGN"), 27835},
    {of("NIC"), 27867}, {of("NIO"), 27937}, {of("NLG"), 27979}, {of("NOK"), 28009}, {of("NPR"), 28043}, {of("NZD"), 28075},
    {of("OMR"), 28115}, {of("PAB"), 28139}, {of("PEI"), 28177}, {of("PEN"), 28207}, {of("PES"), 28236}, {of("PGK"), 28293},
    {of("PHP"), 28316}, {of("PKR"), 28350}, {of("PLN"), 28384}, {of("PLZ"), 28412}, {of("PTE"), 28452}, {of("PYG"), 28490},
    {of("QAR"), 28530}, {of("RHD"), 28558}, {of("ROL"), 28594}, {of("RON"), 28649}, {of("RSD"), 28676}, {of("RUB"), 28706},
    {of("RUR"), 28736}, {of("RWF"), 28794}, {of("SAR"), 28824}, {of("SBD"), 28850}, {of("SCR"), 28898}, {of("SDD"), 28936},
    {of("SDG"), 28996}, {of("SDP"), 29028}, {of("SEK"), 29088}, {of("SGD"), 29118}, {of("SHP"), 29154}, {of("SIT"), 29190},
    {of("SKK"), 29224}, {of("SLE"), 29254}, {of("SLL"), 29298}, {of("SOS"), 29370}, {of("SRD"), 29404}, {of("SRG"), 29442},
    {of("SSP"), 29482}, {of("STD"), 29526}, {of("STN"), 29614}, {of("SUR"), 29674}, {of("SVC"), 29704}, {of("SYP"), 29742},
    {of("SZL"), 29770}, {of("THB"), 29804}, {of("TJR"), 29814}, {of("TJS"), 29852}, {of("TMM"), 29892}, {of("TMT"), 29926},
    {of("TND"), 29946}, {of("TOP"), 29978}, {of("TPE"), 29994}, {of("TRL"), 30028}, {of("TRY"), 30083}, {of("TTD"), 30110},
    {of("TWD"), 30162}, {of("TZS"), 30200}, {of("UAH"), 30240}, {of("UAK"), 30278}, {of("UGS"), 30324}, {of("UGX"), 30388},
    {of("USD"), 30424}, {of("USN"), 30446}, {of("USS"), 30490}, {of("UYI"), 30534}, {of("UYP"), 30598}, {of("UYU"), 30658},
    {of("UYW"), 30690}, {of("UZS"), 30760}, {of("VEB"), 30776}, {of("VED"), 30846}, {of("VEF"), 30884}, {of("VES"), 30954},
    {of("VND"), 30996}, {of("VUV"), 31012}, {of("WST"), 31040}, {of("XAF"), 31052}, {of("XAG"), 31106}, {of("XAU"), 31150},
    {of("XBA"), 31190}, {of("XBB"), 31240}, {of("XBC"), 31288}, {of("XBD"), 31352}, {of("XCD"), 31416}, {of("XCG"), 31462},
    {of("XDR"), 31500}, {of("XEU"), 31523}, {of("XFO"), 31571}, {of("XFU"), 31609}, {of("XOF"), 31645}, {of("XPD"), 31693},
    {of("XPF"), 31743}, {of("XPT"), 31765}, {of("XRE"), 31813}, {of("XSU"), 31849}, {of("XTS"), 31863}, {of("XUA"), 31909},
    {of("XXX"), 31951}, {of("YDD"), 31998}, {of("YER"), 32026}, {of("YUD"), 32052}, {of("YUM"), 32128}, {of("YUN"), 32202},
    {of("ZAL"), 32292}, {of("ZAR"), 32356}, {of("ZMK"), 32375}, {of("ZMW"), 32435}, {of("ZRN"), 32467}, {of("ZRZ"), 32533},
    {of("ZWD"), 32591}, {of("ZWG"), 32657}, {of("ZWL"), 32673}, {of("ZWR"), 32739}, {of("AED"), 32791}, {of("ALL"), 32871},
    {of("ARS"), 32900}, {of("AUD"), 32933}, {of("BAM"), 32975}, {of("BGN"), 33062}, {of("BOB"), 33093}, {of("BRL"), 33115},
    {of("BZD"), 33151}, {of("CAD"), 33189}, {of("CHF"), 33229}, {of("CLP"), 33258}, {of("CNY"), 33287}, {of("COP"), 33318},
    {of("CRC"), 33353}, {of("CUP"), 33398}, {of("CZK"), 33425}, {of("DKK"), 33454}, {of("DOP"), 33485}, {of("EGP"), 33520},
    {of("EUR"), 10089}, {of("GBP"), 33551}, {of("GTQ"), 33586}, {of("HKD"), 33632}, {of("HNL"), 33672}, {of("HUF"), 33713},
    {of("IDR"), 33750}, {of("ILS"), 33785}, {of("INR"), 33837}, {of("ISK"), 33864}, {of("JPY"), 33901}, {of("KES"), 33931},
    {of("KRW"), 33966}, {of("KWD"), 33999}, {of("KZT"), 34034}, {of("MAD"), 34065}, {of("MKD"), 34105}, {of("MXN"), 34141},
    {of("MYR"), 34172}, {of("NGN"), 34205}, {of("NIO"), 34240}, {of("NOK"), 34268}, {of("NZD"), 34301}, {of("PAB"), 34345},
    {of("PEN"), 34382}, {of("PHP"), 34410}, {of("PKR"), 34441}, {of("PLN"), 34479}, {of("PYG"), 34510}, {of("QAR"), 34552},
    {of("RON"), 34583}, {of("RSD"), 34608}, {of("RUB"), 34638}, {of("SAR"), 34663}, {of("SEK"), 34692}, {of("SGD"), 34721},
    {of("THB"), 34765}, {of("TRY"), 34798}, {of("TWD"), 34823}, {of("UAH"), 34874}, {of("USD"), 34911}, {of("UYU"), 34959},
    {of("VES"), 34990}, {of("VND"), 35034}, {of("XAF"), 35069}, {of("ZAR"), 35131}, {of("AED"), 35168}, {of("ALL"), 35235},
    {of("ARS"), 35265}, {of("AUD"), 35299}, {of("BAM"), 35338}, {of("BGN"), 35430}, {of("BRL"), 35462}, {of("CAD"), 35496},
    {of("CHF"), 35527}, {of("CLP"), 35559}, {of("CNY"), 35589}, {of("COP"), 35617}, {of("CZK"), 35649}, {of("DKK"), 35679},
    {of("EGP"), 35705}, {of("EUR"), 35735}, {of("GBP"), 35747}, {of("HKD"), 35804}, {of("HUF"), 35841}, {of("IDR"), 35872},
    {of("ILS"), 35910}, {of("INR"), 35952}, {of("ISK"), 35980}, {of("JPY"), 36010}, {of("KES"), 36038}, {of("KRW"), 36073},
    {of("KWD"), 36111}, {of("KZT"), 36143}, {of("MAD"), 36179}, {of("MKD"), 36210}, {of("MXN"), 36248}, {of("MYR"), 36278},
    {of("NGN"), 36315}, {of("NOK"), 36347}, {of("NZD"), 36373}, {of("PEN"), 36414}, {of("PHP"), 36438}, {of("PKR"), 36472},
    {of("PLN"), 36508}, {of("QAR"), 36534}, {of("RON"), 36562}, {of("RSD"), 36590}, {of("RUB"), 36620}, {of("SAR"), 36634},
    {of("SEK"), 36676}, {of("SGD"), 36704}, {of("THB"), 36741}, {of("TRY"), 36761}, {of("TWD"), 36787}, {of("UAH"), 36828},
    {of("USD"), 36860}, {of("VND"), 36885}, {of("ZAR"), 36915}, {of("AED"), 36957}, {of("ALL"), 36991}, {of("ARS"), 37004},
    {of("AUD"), 37020}, {of("BAM"), 37037}, {of("BGN"), 37062}, {of("BRL"), 37076}, {of("CAD"), 37093}, {of("CHF"), 37107},
    {of("CLP"), 37122}, {of("CNY"), 37136}, {of("COP"), 37150}, {of("CZK"), 37165}, {of("DKK"), 37179}, {of("EGP"), 37196},
    {of("EUR"), 258}, {of("GBP"), 37212}, {of("HKD"), 37229}, {of("HUF"), 37247}, {of("IDR"), 37264}, {of("ILS"), 37283},
    {of("INR"), 37306}, {of("ISK"), 37321}, {of("JPY"), 37337}, {of("KES"), 37350}, {of("KRW"), 37364}, {of("KWD"), 37379},
    {of("KZT"), 37394}, {of("MAD"), 37414}, {of("MKD"), 37430}, {of("MXN"), 37447}, {of("MYR"), 37460}, {of("NGN"), 37478},
    {of("NOK"), 37493}, {of("NZD"), 37509}, {of("PEN"), 37532}, {of("PHP"), 37544}, {of("PKR"), 37559}, {of("PLN"), 37579},
    {of("QAR"), 37594}, {of("RON"), 37609}, {of("RSD"), 37624}, {of("RUB"), 37638}, {of("SAR"), 37655}, {of("SEK"), 37674},
    {of("SGD"), 37688}, {of("THB"), 37706}, {of("TRY"), 37723}, {of("TWD"), 37736}, {of("UAH"), 37758}, {of("USD"), 37775},
    {of("VND"), 37794}, {of("ZAR"), 37810}, {of("AED"), 37827}, {of("ALL"), 37883}, {of("ARS"), 37913}, {of("AUD"), 37949},
    {of("BAM"), 37989}, {of("BGN"), 38072}, {of("BRL"), 38104}, {of("CAD"), 38137}, {of("CHF"), 38171}, {of("CLP"), 38205},
    {of("CNY"), 38231}, {of("COP"), 38258}, {of("CZK"), 38290}, {of("DKK"), 38322}, {of("EGP"), 38354}, {of("EUR"), 38384},
    {of("GBP"), 38396}, {of("HKD"), 38430}, {of("HUF"), 38470}, {of("IDR"), 38506}, {of("ILS"), 38542}, {of("INR"), 38588},
    {of("ISK"), 38616}, {of("JPY"), 38650}, {of("KES"), 38679}, {of("KRW"), 38716}, {of("KWD"), 38755}, {of("KZT"), 38791},
    {of("MAD"), 38830}, {of("MKD"), 38864}, {of("MXN"), 38904}, {of("MYR"), 38934}, {of("NGN"), 38972}, {of("NOK"), 39004},
    {of("NZD"), 39034}, {of("PEN"), 39084}, {of("PHP"), 39107}, {of("PKR"), 39145}, {of("PLN"), 39181}, {of("QAR"), 39211},
    {of("RON"), 39240}, {of("RSD"), 39269}, {of("RUB"), 39303}, {of("SAR"), 39337}, {of("SEK"), 39378}, {of("SGD"), 39410},
    {of("THB"), 39450}, {of("TRY"), 39481}, {of("TWD"), 39509}, {of("UAH"), 39556}, {of("USD"), 39592}, {of("VND"), 39636},
    {of("ZAR"), 39669}, {of("AED"), 39713}, {of("ALL"), 39779}, {of("ARS"), 39807}, {of("AUD"), 39838}, {of("BAM"), 39877},
    {of("BGN"), 39935}, {of("BIF"), 39962}, {of("BRL"), 39996}, {of("CAD"), 40033}, {of("CDF"), 40068}, {of("CHF"), 40102},
    {of("CLP"), 40131}, {of("CNY"), 40160}, {of("COP"), 40206}, {of("CZK"), 40239}, {of("DJF"), 40278}, {of("DKK"), 40315},
    {of("DZD"), 40352}, {of("EGP"), 40387}, {of("EUR"), 10089}, {of("GBP"), 40426}, {of("GNF"), 40458}, {of("HKD"), 40491},
    {of("HTG"), 40533}, {of("HUF"), 40572}, {of("IDR"), 40606}, {of("ILS"), 40651}, {of("INR"), 40707}, {of("ISK"), 40742},
    {of("JPY"), 40785}, {of("KES"), 40813}, {of("KMF"), 40850}, {of("KRW"), 40883}, {of("KWD"), 40918}, {of("KZT"), 40954},
    {of("MAD"), 40983}, {of("MGA"), 41018}, {of("MKD"), 41053}, {of("MRU"), 41092}, {of("MUR"), 41135}, {of("MXN"), 41176},
    {of("MYR"), 41207}, {of("NGN"), 41239}, {of("NOK"), 41274}, {of("NZD"), 41321}, {of("PEN"), 41369}, {of("PHP"), 41400},
    {of("PKR"), 41433}, {of("PLN"), 41476}, {of("QAR"), 41508}, {of("RON"), 41537}, {of("RSD"), 41563}, {of("RUB"), 41590},
    {of("RWF"), 41619}, {of("SAR"), 41651}, {of("SCR"), 41684}, {of("SEK"), 41730}, {of("SGD"), 41771}, {of("SYP"), 41813},
    {of("THB"), 41846}, {of("TND"), 41884}, {of("TRY"), 41917}, {of("TWD"), 41946}, {of("UAH"), 42001}, {of("USD"), 42044},
    {of("VND"), 42092}, {of("VUV"), 42129}, {of("XAF"), 42162}, {of("XOF"), 42198}, {of("XPF"), 42236}, {of("ZAR"), 42258},
    {of("AED"), 42297}, {of("ALL"), 42479}, {of("ARS"), 42568}, {of("AUD"), 42681}, {of("BAM"), 42771}, {of("BGN"), 42969},
    {of("BRL"), 42986}, {of("CAD"), 43004}, {of("CHF"), 43074}, {of("CLP"), 43183}, {of("CNY"), 43256}, {of("COP"), 43270},
    {of("CZK"), 43363}, {of("DKK"), 43389}, {of("EGP"), 43507}, {of("EUR"), 258}, {of("GBP"), 43605}, {of("HKD"), 43688},
    {of("HUF"), 43762}, {of("IDR"), 43871}, {of("ILS"), 43893}, {of("INR"), 43957}, {of("ISK"), 43975}, {of("JPY"), 43997},
    {of("KES"), 44014}, {of("KRW"), 44034}, {of("KWD"), 44055}, {of("KZT"), 44117}, {of("MAD"), 44211}, {of("MKD"), 44281},
    {of("MXN"), 44367}, {of("MYR"), 44455}, {of("NGN"), 44476}, {of("NOK"), 44494}, {of("NZD"), 44592}, {of("PEN"), 44702},
    {of("PHP"), 44772}, {of("PKR"), 44930}, {of("PLN"), 44953}, {of("QAR"), 44971}, {of("RON"), 44984}, {of("RSD"), 45001},
    {of("RUB"), 45075}, {of("SAR"), 45092}, {of("SEK"), 45117}, {of("SGD"), 45230}, {of("THB"), 45312}, {of("TRY"), 45415},
    {of("TWD"), 45430}, {of("UAH"), 45536}, {of("USD"), 45558}, {of("VND"), 45620}, {of("ZAR"), 45697}, {of("AED"), 45720},
    {of("ALL"), 45792}, {of("ARS"), 45822}, {of("AUD"), 32933}, {of("BAM"), 45855}, {of("BGN"), 45942}, {of("BRL"), 45971},
    {of("CAD"), 46006}, {of("CHF"), 46044}, {of("CLP"), 33258}, {of("CNY"), 46075}, {of("COP"), 33318}, {of("CZK"), 46106},
    {of("DKK"), 46133}, {of("EGP"), 46174}, {of("EUR"), 10089}, {of("GBP"), 33551}, {of("HKD"), 46205}, {of("HUF"), 46248},
    {of("IDR"), 33750}, {of("ILS"), 46285}, {of("INR"), 33837}, {of("ISK"), 46333}, {of("JPY"), 46368}, {of("KES"), 46397},
    {of("KRW"), 33966}, {of("KWD"), 46428}, {of("KZT"), 46462}, {of("MAD"), 46491}, {of("MKD"), 34105}, {of("MXN"), 34141},
    {of("MYR"), 46528}, {of("NGN"), 46561}, {of("NOK"), 46596}, {of("NZD"), 34301}, {of("PEN"), 34382}, {of("PHP"), 34410},
    {of("PKR"), 46633}, {of("PLN"), 46672}, {of("QAR"), 46701}, {of("RON"), 46730}, {of("RSD"), 34608}, {of("RUB"), 34638},
    {of("SAR"), 46758}, {of("SEK"), 46787}, {of("SGD"), 46814}, {of("THB"), 46855}, {of("TRY"), 34798}, {of("TWD"), 46890},
    {of("UAH"), 46939}, {of("USD"), 34911}, {of("VND"), 35034}, {of("ZAR"), 46974}, {of("AED"), 47011}, {of("ALL"), 47072},
    {of("ARS"), 47088}, {of("AUD"), 47114}, {of("BAM"), 47138}, {of("BGN"), 47195}, {of("BRL"), 47213}, {of("CAD"), 47237},
    {of("CHF"), 47255}, {of("CLP"), 47279}, {of("CNY"), 47301}, {of("COP"), 47319}, {of("CZK"), 47347}, {of("DKK"), 47371},
    {of("EGP"), 47385}, {of("EUR"), 47405}, {of("GBP"), 47414}, {of("HKD"), 47438}, {of("HUF"), 47467}, {of("IDR"), 47493},
    {of("ILS"), 47558}, {of("INR"), 47595}, {of("ISK"), 47613}, {of("JPY"), 47635}, {of("KES"), 47649}, {of("KRW"), 47675},
    {of("KWD"), 47706}, {of("KZT"), 47728}, {of("MAD"), 47752}, {of("MKD"), 47776}, {of("MXN"), 47798}, {of("MYR"), 47820},
    {of("NGN"), 47842}, {of("NOK"), 47864}, {of("NZD"), 47886}, {of("PEN"), 47915}, {of("PHP"), 47935}, {of("PKR"), 47959},
    {of("PLN"), 47983}, {of("QAR"), 48005}, {of("RON"), 48025}, {of("RSD"), 48043}, {of("RUB"), 48061}, {of("SAR"), 48079},
    {of("SEK"), 48099}, {of("SGD"), 48117}, {of("THB"), 48143}, {of("TRY"), 48165}, {of("TWD"), 48223}, {of("UAH"), 48256},
    {of("USD"), 48286}, {of("VND"), 48310}, {of("ZAR"), 48336}, {of("AED"), 48369}, {of("ALL"), 48439}, {of("ARS"), 48480},
    {of("AUD"), 48524}, {of("BAM"), 48574}, {of("BGN"), 48683}, {of("BRL"), 48727}, {of("CAD"), 48771}, {of("CHF"), 48803},
    {of("CLP"), 48841}, {of("CNY"), 48867}, {of("COP"), 48893}, {of("CZK"), 48934}, {of("DKK"), 48985}, {of("EGP"), 49017},
    {of("EUR"), 49049}, {of("GBP"), 49062}, {of("HKD"), 49128}, {of("HUF"), 49166}, {of("IDR"), 49213}, {of("ILS"), 49320},
    {of("INR"), 49374}, {of("ISK"), 49442}, {of("JPY"), 49489}, {of("KES"), 49518}, {of("KRW"), 49559}, {of("KWD"), 49610},
    {of("KZT"), 49645}, {of("MAD"), 49698}, {of("MKD"), 49736}, {of("MXN"), 49783}, {of("MYR"), 49821}, {of("NGN"), 49865},
    {of("NOK"), 49912}, {of("NZD"), 49959}, {of("PEN"), 50006}, {of("PHP"), 50041}, {of("PKR"), 50082}, {of("PLN"), 50174},
    {of("QAR"), 50212}, {of("RON"), 50244}, {of("RSD"), 50285}, {of("RUB"), 50323}, {of("SAR"), 50349}, {of("SEK"), 50378},
    {of("SGD"), 50419}, {of("THB"), 50457}, {of("TRY"), 50477}, {of("TWD"), 50509}, {of("UAH"), 50554}, {of("USD"), 50610},
    {of("VND"), 50636}, {of("ZAR"), 50674}, {of("AED"), 50731}, {of("ALL"), 6752}, {of("ARS"), 6796}, {of("AUD"), 50755},
    {of("BAM"), 50811}, {of("BGN"), 7048}, {of("BRL"), 7092}, {of("CAD"), 7142}, {of("CHF"), 7192}, {of("CLP"), 50875},
    {of("CNY"), 50926}, {of("COP"), 50970}, {of("CZK"), 7409}, {of("DKK"), 7454}, {of("EGP"), 7496}, {of("EUR"), 7547},
    {of("GBP"), 7558}, {of("HKD"), 7609}, {of("HUF"), 7668}, {of("IDR"), 51024}, {of("ILS"), 51087}, {of("INR"), 7863},
    {of("ISK"), 7914}, {of("JPY"), 7965}, {of("KES"), 8009}, {of("KRW"), 51159}, {of("KWD"), 8127}, {of("KZT"), 51221},
    {of("MAD"), 8240}, {of("MKD"), 8299}, {of("MXN"), 51283}, {of("MYR"), 8408}, {of("NGN"), 8467}, {of("NOK"), 8521},
    {of("NZD"), 8572}, {of("PEN"), 8637}, {of("PHP"), 51331}, {of("PKR"), 8740}, {of("PLN"), 51382}, {of("QAR"), 8844},
    {of("RON"), 51427}, {of("RSD"), 8938}, {of("RUB"), 51474}, {of("SAR"), 9025}, {of("SEK"), 9078}, {of("SGD"), 9126},
    {of("THB"), 9185}, {of("TRY"), 9238}, {of("TWD"), 51517}, {of("UAH"), 9346}, {of("USD"), 9406}, {of("VND"), 9459},
    {of("ZAR"), 9515}, {of("AED"), 51582}, {of("ALL"), 51593}, {of("ARS"), 51604}, {of("AUD"), 51618}, {of("BAM"), 51636},
    {of("BGN"), 51678}, {of("BRL"), 51695}, {of("CAD"), 51707}, {of("CHF"), 51723}, {of("CLP"), 51737}, {of("CNY"), 51749},
    {of("COP"), 51762}, {of("CZK"), 51777}, {of("DKK"), 51789}, {of("EGP"), 51801}, {of("EUR"), 51816}, {of("GBP"), 51822},
    {of("HKD"), 51833}, {of("HUF"), 51851}, {of("IDR"), 51865}, {of("ILS"), 51881}, {of("INR"), 51900}, {of("ISK"), 51914},
    {of("JPY"), 51929}, {of("KES"), 51940}, {of("KRW"), 51956}, {of("KWD"), 51972}, {of("KZT"), 51988}, {of("MAD"), 52007},
    {of("MKD"), 52024}, {of("MXN"), 52041}, {of("MYR"), 52055}, {of("NGN"), 52073}, {of("NOK"), 52089}, {of("NZD"), 52104},
    {of("PEN"), 52125}, {of("PHP"), 52135}, {of("PKR"), 52158}, {of("PLN"), 52177}, {of("QAR"), 52191}, {of("RON"), 52204},
    {of("RSD"), 52215}, {of("RUB"), 52228}, {of("SAR"), 52240}, {of("SEK"), 52254}, {of("SGD"), 52267}, {of("THB"), 52287},
    {of("TRY"), 52297}, {of("TWD"), 52311}, {of("UAH"), 52331}, {of("USD"), 52346}, {of("VND"), 52358}, {of("ZAR"), 52373},
    {of("AED"), 52391}, {of("ALL"), 52414}, {of("ARS"), 52426}, {of("AUD"), 52441}, {of("BAM"), 52457}, {of("BGN"), 52493},
    {of("BRL"), 52506}, {of("CAD"), 52518}, {of("CHF"), 52531}, {of("CLP"), 52543}, {of("CNY"), 52553}, {of("COP"), 52567},
    {of("CZK"), 52581}, {of("DKK"), 52593}, {of("EGP"), 52607}, {of("EUR"), 17540}, {of("GBP"), 52619}, {of("HKD"), 52633},
    {of("HUF"), 52649}, {of("IDR"), 52665}, {of("ILS"), 52682}, {of("INR"), 52701}, {of("ISK"), 52713}, {of("JPY"), 52728},
    {of("KES"), 52739}, {of("KRW"), 52754}, {of("KWD"), 52772}, {of("KZT"), 52785}, {of("MAD"), 52802}, {of("MKD"), 52816},
    {of("MXN"), 52832}, {of("MYR"), 52845}, {of("NGN"), 52862}, {of("NOK"), 52876}, {of("NZD"), 52891}, {of("PEN"), 52911},
    {of("PHP"), 52920}, {of("PKR"), 52934}, {of("PLN"), 52949}, {of("QAR"), 52964}, {of("RON"), 52975}, {of("RSD"), 52987},
    {of("RUB"), 53000}, {of("SAR"), 53012}, {of("SEK"), 53029}, {of("SGD"), 53042}, {of("THB"), 53058}, {of("TRY"), 53072},
    {of("TWD"), 53083}, {of("UAH"), 53101}, {of("USD"), 53117}, {of("VND"), 53139}, {of("ZAR"), 53152}, {of("AED"), 53172},
    {of("ALL"), 53209}, {of("ARS"), 53236}, {of("AUD"), 53276}, {of("BAM"), 53313}, {of("BGN"), 53398}, {of("BRL"), 53429},
    {of("CAD"), 53466}, {of("CHF"), 53491}, {of("CLP"), 53531}, {of("CNY"), 53563}, {of("COP"), 53598}, {of("CZK"), 53638},
    {of("DKK"), 53676}, {of("EGP"), 53707}, {of("EUR"), 53733}, {of("GBP"), 53745}, {of("HKD"), 53759}, {of("HUF"), 53792},
    {of("IDR"), 53832}, {of("ILS"), 53878}, {of("INR"), 53928}, {of("ISK"), 53966}, {of("JPY"), 54002}, {of("KES"), 54029},
    {of("KRW"), 54072}, {of("KWD"), 54112}, {of("KZT"), 54150}, {of("MAD"), 54180}, {of("MKD"), 54221}, {of("MXN"), 54263},
    {of("MYR"), 54301}, {of("NGN"), 54337}, {of("NOK"), 54375}, {of("NZD"), 54405}, {of("PEN"), 54448}, {of("PHP"), 54476},
    {of("PKR"), 54516}, {of("PLN"), 54559}, {of("QAR"), 54585}, {of("RON"), 54617}, {of("RSD"), 54645}, {of("RUB"), 54683},
    {of("SAR"), 54721}, {of("SEK"), 54764}, {of("SGD"), 54796}, {of("THB"), 54837}, {of("TRY"), 54868}, {of("TWD"), 54902},
    {of("UAH"), 54939}, {of("USD"), 54979}, {of("VND"), 55014}, {of("ZAR"), 55049}, {of("AED"), 55090}, {of("ALL"), 55107},
    {of("ARS"), 55136}, {of("AUD"), 55168}, {of("BAM"), 55209}, {of("BGN"), 55299}, {of("BRL"), 55325}, {of("CAD"), 55358},
    {of("CHF"), 55393}, {of("CLP"), 55427}, {of("CNY"), 55453}, {of("COP"), 55478}, {of("CZK"), 55512}, {of("DKK"), 55538},
    {of("EGP"), 55567}, {of("EUR"), 258}, {of("GBP"), 55604}, {of("HKD"), 55646}, {of("HUF"), 55689}, {of("IDR"), 55726},
    {of("ILS"), 55763}, {of("INR"), 55810}, {of("ISK"), 55839}, {of("JPY"), 55874}, {of("KES"), 55905}, {of("KRW"), 55940},
    {of("KWD"), 55971}, {of("KZT"), 56008}, {of("MAD"), 56035}, {of("MKD"), 56072}, {of("MXN"), 56105}, {of("MYR"), 56137},
    {of("NGN"), 56168}, {of("NOK"), 56201}, {of("NZD"), 56236}, {of("PEN"), 56279}, {of("PHP"), 56308}, {of("PKR"), 56340},
    {of("PLN"), 56373}, {of("QAR"), 56403}, {of("RON"), 56434}, {of("RSD"), 56457}, {of("RUB"), 56484}, {of("SAR"), 56509},
    {of("SEK"), 56538}, {of("SGD"), 56569}, {of("THB"), 56612}, {of("TRY"), 56647}, {of("TWD"), 56671}, {of("UAH"), 56720},
    {of("USD"), 56753}, {of("VND"), 56796}, {of("ZAR"), 56829}, {of("AED"), 56864}, {of("ALL"), 56884}, {of("ARS"), 56907},
    {of("AUD"), 56933}, {of("BAM"), 56962}, {of("BGN"), 57021}, {of("BRL"), 57047}, {of("CAD"), 57070}, {of("CHF"), 57087},
    {of("CLP"), 57107}, {of("CNY"), 57121}, {of("COP"), 57137}, {of("CZK"), 57160}, {of("DKK"), 57180}, {of("EGP"), 57209},
    {of("EUR"), 57232}, {of("GBP"), 57242}, {of("HKD"), 57258}, {of("HUF"), 57271}, {of("IDR"), 57303}, {of("ILS"), 57332},
    {of("INR"), 57363}, {of("ISK"), 57383}, {of("JPY"), 57415}, {of("KES"), 57419}, {of("KRW"), 57442}, {of("KWD"), 57458},
    {of("KZT"), 57490}, {of("MAD"), 57519}, {of("MKD"), 57548}, {of("MXN"), 57574}, {of("MYR"), 57594}, {of("NGN"), 57626},
    {of("NOK"), 57655}, {of("NZD"), 57684}, {of("PEN"), 57716}, {of("PHP"), 57733}, {of("PKR"), 57756}, {of("PLN"), 57782},
    {of("QAR"), 57814}, {of("RON"), 57837}, {of("RSD"), 57860}, {of("RUB"), 57889}, {of("SAR"), 57912}, {of("SEK"), 57932},
    {of("SGD"), 57964}, {of("THB"), 57990}, {of("TRY"), 58007}, {of("TWD"), 58024}, {of("UAH"), 58040}, {of("USD"), 58072},
    {of("VND"), 58082}, {of("ZAR"), 58102}, {of("AED"), 58128}, {of("ALL"), 58157}, {of("ARS"), 58177}, {of("AUD"), 58200},
    {of("BAM"), 58214}, {of("BGN"), 58263}, {of("BRL"), 58283}, {of("CAD"), 58300}, {of("CHF"), 58317}, {of("CLP"), 58334},
    {of("CNY"), 58348}, {of("COP"), 58365}, {of("CZK"), 58385}, {of("DKK"), 58402}, {of("EGP"), 58422}, {of("EUR"), 58442},
    {of("GBP"), 58449}, {of("HKD"), 58466}, {of("HUF"), 58480}, {of("IDR"), 58500}, {of("ILS"), 58526}, {of("INR"), 58553},
    {of("ISK"), 58567}, {of("JPY"), 58593}, {of("KES"), 58607}, {of("KPW"), 58621}, {of("KRW"), 58662}, {of("KWD"), 58679},
    {of("KZT"), 58702}, {of("MAD"), 58725}, {of("MKD"), 58745}, {of("MXN"), 58771}, {of("MYR"), 58788}, {of("NGN"), 58811},
    {of("NOK"), 58837}, {of("NZD"), 58860}, {of("PEN"), 58880}, {of("PHP"), 58891}, {of("PKR"), 58908}, {of("PLN"), 58928},
    {of("QAR"), 58948}, {of("RON"), 58965}, {of("RSD"), 58985}, {of("RUB"), 59008}, {of("SAR"), 59025}, {of("SEK"), 59054},
    {of("SGD"), 59074}, {of("THB"), 59094}, {of("TRY"), 59108}, {of("TWD"), 59128}, {of("UAH"), 59149}, {of("USD"), 59178},
    {of("VND"), 59192}, {of("ZAR"), 59206}, {of("AED"), 17016}, {of("ALL"), 59229}, {of("ARS"), 59259}, {of("AUD"), 59298},
    {of("BAM"), 59339}, {of("BGN"), 59383}, {of("BRL"), 59415}, {of("CAD"), 59456}, {of("CHF"), 59493}, {of("CLP"), 59510},
    {of("CNY"), 59545}, {of("COP"), 59559}, {of("CZK"), 59600}, {of("DKK"), 59639}, {of("EGP"), 59672}, {of("EUR"), 17540},
    {of("GBP"), 59704}, {of("HKD"), 59734}, {of("HUF"), 59751}, {of("IDR"), 59787}, {of("ILS"), 59806}, {of("INR"), 59856},
    {of("ISK"), 59886}, {of("JPY"), 59925}, {of("KES"), 17810}, {of("KRW"), 59955}, {of("KWD"), 59995}, {of("KZT"), 60024},
    {of("MAD"), 60061}, {of("MKD"), 60104}, {of("MXN"), 60144}, {of("MYR"), 60181}, {of("NGN"), 60222}, {of("NOK"), 60263},
    {of("NZD"), 60300}, {of("PEN"), 60319}, {of("PHP"), 60354}, {of("PKR"), 60397}, {of("PLN"), 60437}, {of("QAR"), 18338},
    {of("RON"), 60470}, {of("RSD"), 60502}, {of("RUB"), 60537}, {of("SAR"), 18454}, {of("SEK"), 60569}, {of("SGD"), 18503},
    {of("THB"), 60606}, {of("TRY"), 60646}, {of("TWD"), 60661}, {of("UAH"), 60700}, {of("USD"), 18657}, {of("VND"), 60740},
    {of("ZAR"), 60781}, {of("AED"), 60825}, {of("ALL"), 60879}, {of("ARS"), 60945}, {of("AUD"), 61015}, {of("BAM"), 61100},
    {of("BGN"), 61304}, {of("BRL"), 61374}, {of("CAD"), 61448}, {of("CHF"), 61517}, {of("CLP"), 61603}, {of("CNY"), 61661},
    {of("COP"), 61766}, {of("CZK"), 61836}, {of("DKK"), 61902}, {of("EGP"), 61964}, {of("EUR"), 62022}, {of("GBP"), 62048},
    {of("HKD"), 62170}, {of("HUF"), 62243}, {of("IDR"), 62321}, {of("ILS"), 62403}, {of("INR"), 62516}, {of("ISK"), 62582},
    {of("JPY"), 62656}, {of("KES"), 62722}, {of("KRW"), 62796}, {of("KWD"), 62886}, {of("KZT"), 62952}, {of("MAD"), 63034},
    {of("MKD"), 63100}, {of("MXN"), 63182}, {of("MYR"), 63244}, {of("NGN"), 63326}, {of("NOK"), 63396}, {of("NZD"), 63470},
    {of("PEN"), 63591}, {of("PHP"), 63640}, {of("PKR"), 63706}, {of("PLN"), 63780}, {of("QAR"), 63846}, {of("RON"), 63904},
    {of("RSD"), 63974}, {of("RUB"), 64044}, {of("SAR"), 64109}, {of("SEK"), 64203}, {of("SGD"), 64273}, {of("THB"), 64354},
    {of("TRY"), 64416}, {of("TWD"), 64478}, {of("UAH"), 64583}, {of("USD"), 64657}, {of("VND"), 64710}, {of("ZAR"), 64776},
    {of("AED"), 64914}, {of("ALL"), 64941}, {of("ARS"), 64974}, {of("AUD"), 64991}, {of("BAM"), 65034}, {of("BGN"), 65129},
    {of("BRL"), 65165}, {of("CAD"), 65204}, {of("CHF"), 65239}, {of("CLP"), 65272}, {of("CNY"), 65285}, {of("COP"), 65316},
    {of("CZK"), 65332}, {of("DKK"), 65364}, {of("EGP"), 65396}, {of("EUR"), 65438}, {of("GBP"), 65443}, {of("HKD"), 65497},
    {of("HUF"), 65534}, {of("IDR"), 65573}, {of("ILS"), 65617}, {of("INR"), 65656}, {of("ISK"), 65690}, {of("JPY"), 65722},
    {of("KES"), 65752}, {of("KRW"), 65788}, {of("KWD"), 65830}, {of("KZT"), 65865}, {of("MAD"), 65905}, {of("MKD"), 65940},
    {of("MXN"), 65983}, {of("MYR"), 65997}, {of("NGN"), 66036}, {of("NOK"), 66072}, {of("NZD"), 66112}, {of("PEN"), 66157},
    {of("PHP"), 66178}, {of("PKR"), 66193}, {of("PLN"), 66235}, {of("QAR"), 66264}, {of("RON"), 66295}, {of("RSD"), 66329},
    {of("RUB"), 66364}, {of("SAR"), 66399}, {of("SEK"), 66428}, {of("SGD"), 66464}, {of("THB"), 66505}, {of("TRY"), 66536},
    {of("TWD"), 66566}, {of("UAH"), 66618}, {of("USD"), 66652}, {of("VND"), 66677}, {of("ZAR"), 66693}, {of("AED"), 66738},
    {of("ALL"), 66875}, {of("ARS"), 66926}, {of("AUD"), 66997}, {of("BAM"), 67068}, {of("BGN"), 67225}, {of("BRL"), 67280},
    {of("CAD"), 67339}, {of("CHF"), 67398}, {of("CLP"), 67465}, {of("CNY"), 67528}, {of("COP"), 67579}, {of("CZK"), 67646},
    {of("DKK"), 67691}, {of("EGP"), 67740}, {of("EUR"), 67801}, {of("GBP"), 67820}, {of("HKD"), 67881}, {of("HUF"), 67948},
    {of("IDR"), 68013}, {of("ILS"), 68084}, {of("INR"), 68163}, {of("ISK"), 68218}, {of("JPY"), 68279}, {of("KES"), 68330},
    {of("KRW"), 68389}, {of("KWD"), 68462}, {of("KZT"), 68525}, {of("MAD"), 68598}, {of("MKD"), 68669}, {of("MXN"), 68736},
    {of("MYR"), 68807}, {of("NGN"), 68874}, {of("NOK"), 68935}, {of("NZD"), 68992}, {of("PEN"), 69071}, {of("PHP"), 69126},
    {of("PKR"), 69193}, {of("PLN"), 69264}, {of("QAR"), 69313}, {of("RON"), 69368}, {of("RSD"), 69417}, {of("RUB"), 69468},
    {of("SAR"), 69513}, {of("SEK"), 69572}, {of("SGD"), 69625}, {of("THB"), 69696}, {of("TRY"), 69710}, {of("TWD"), 69755},
    {of("UAH"), 69834}, {of("USD"), 69905}, {of("VND"), 69976}, {of("ZAR"), 70006}, {of("AED"), 70089}, {of("ALL"), 52414},
    {of("ARS"), 52426}, {of("AUD"), 52441}, {of("BAM"), 70100}, {of("BGN"), 52493}, {of("BND"), 70136}, {of("BRL"), 70149},
    {of("CAD"), 52518}, {of("CHF"), 70161}, {of("CLP"), 70179}, {of("CNY"), 70190}, {of("COP"), 70200}, {of("CZK"), 70214},
    {of("DKK"), 52593}, {of("EGP"), 70236}, {of("EUR"), 17540}, {of("GBP"), 70247}, {of("HKD"), 52633}, {of("HUF"), 70260},
    {of("IDR"), 52665}, {of("ILS"), 70275}, {of("INR"), 52701}, {of("ISK"), 70296}, {of("JPY"), 70310}, {of("KES"), 70320},
    {of("KRW"), 52754}, {of("KWD"), 52772}, {of("KZT"), 52785}, {of("MAD"), 70334}, {of("MKD"), 70350}, {of("MXN"), 70366},
    {of("MYR"), 52845}, {of("NGN"), 52862}, {of("NOK"), 70378}, {of("NZD"), 70391}, {of("PEN"), 52911}, {of("PHP"), 52920},
    {of("PKR"), 52934}, {of("PLN"), 70409}, {of("QAR"), 52964}, {of("RON"), 70422}, {of("RSD"), 52987}, {of("RUB"), 53000},
    {of("SAR"), 70434}, {of("SEK"), 70446}, {of("SGD"), 53042}, {of("THB"), 70459}, {of("TRY"), 53072}, {of("TWD"), 70469},
    {of("UAH"), 70487}, {of("USD"), 70503}, {of("VND"), 53139}, {of("ZAR"), 53152}, {of("EUR"), 70512}, {of("AED"), 70517},
    {of("ALL"), 15265}, {of("ARS"), 15291}, {of("AUD"), 15326}, {of("BAM"), 70561}, {of("BGN"), 70639}, {of("BRL"), 70667},
    {of("CAD"), 70703}, {of("CHF"), 70737}, {of("CLP"), 15556}, {of("CNY"), 15587}, {of("COP"), 15617}, {of("CZK"), 70771},
    {of("DKK"), 15690}, {of("EGP"), 15717}, {of("EUR"), 258}, {of("GBP"), 15747}, {of("HKD"), 70807}, {of("HUF"), 15813},
    {of("IDR"), 70823}, {of("ILS"), 70859}, {of("INR"), 70901}, {of("ISK"), 15955}, {of("JPY"), 15988}, {of("KES"), 16014},
    {of("KRW"), 70929}, {of("KWD"), 16086}, {of("KZT"), 70965}, {of("MAD"), 16156}, {of("MKD"), 16194}, {of("MXN"), 71005},
    {of("MYR"), 16263}, {of("NGN"), 16301}, {of("NOK"), 16337}, {of("NZD"), 16364}, {of("PEN"), 71040}, {of("PHP"), 16436},
    {of("PKR"), 71068}, {of("PLN"), 16507}, {of("QAR"), 71104}, {of("RON"), 71134}, {of("RSD"), 16589}, {of("RUB"), 16621},
    {of("SAR"), 71160}, {of("SEK"), 16692}, {of("SGD"), 71202}, {of("THB"), 16765}, {of("TRY"), 71240}, {of("TWD"), 16827},
    {of("UAH"), 71268}, {of("USD"), 16902}, {of("VND"), 16940}, {of("ZAR"), 71304}, {of("AED"), 0}, {of("ALL"), 11},
    {of("ARS"), 71344}, {of("AUD"), 71361}, {of("AWG"), 71381}, {of("BAM"), 71398}, {of("BGN"), 71426}, {of("BRL"), 71456},
    {of("CAD"), 71474}, {of("CHF"), 71490}, {of("CLP"), 166}, {of("CNY"), 23785}, {of("COP"), 195}, {of("CZK"), 71506},
    {of("DKK"), 71544}, {of("EGP"), 71572}, {of("EUR"), 258}, {of("GBP"), 263}, {of("HKD"), 275}, {of("HUF"), 71587},
    {of("IDR"), 71604}, {of("ILS"), 71624}, {of("INR"), 71651}, {of("ISK"), 71666}, {of("JPY"), 71700}, {of("KES"), 71712},
    {of("KRW"), 71731}, {of("KWD"), 434}, {of("KZT"), 71750}, {of("MAD"), 464}, {of("MKD"), 71765}, {of("MXN"), 71784},
    {of("MYR"), 71800}, {of("NGN"), 71820}, {of("NOK"), 71838}, {of("NZD"), 71866}, {of("PEN"), 605}, {of("PHP"), 71889},
    {of("PKR"), 71905}, {of("PLN"), 653}, {of("QAR"), 71924}, {of("RON"), 680}, {of("RSD"), 71938}, {of("RUB"), 71954},
    {of("SAR"), 71971}, {of("SEK"), 71994}, {of("SGD"), 72024}, {of("SRD"), 72043}, {of("THB"), 778}, {of("TRY"), 790},
    {of("TWD"), 72061}, {of("UAH"), 72085}, {of("USD"), 72105}, {of("VND"), 30996}, {of("XCG"), 72124}, {of("ZAR"), 72142},
    {of("AED"), 70517}, {of("ALL"), 15265}, {of("ARS"), 15291}, {of("AUD"), 15326}, {of("BAM"), 70561}, {of("BGN"), 70639},
    {of("BRL"), 70667}, {of("CAD"), 70703}, {of("CHF"), 70737}, {of("CLP"), 15556}, {of("CNY"), 15587}, {of("COP"), 72163},
    {of("CZK"), 70771}, {of("DKK"), 15690}, {of("EGP"), 15717}, {of("EUR"), 258}, {of("GBP"), 15747}, {of("HKD"), 70807},
    {of("HUF"), 15813}, {of("IDR"), 72200}, {of("ILS"), 70859}, {of("INR"), 70901}, {of("ISK"), 15955}, {of("JPY"), 15988},
    {of("KES"), 16014}, {of("KRW"), 70929}, {of("KWD"), 16086}, {of("KZT"), 70965}, {of("MAD"), 16156}, {of("MKD"), 16194},
    {of("MXN"), 71005}, {of("MYR"), 16263}, {of("NGN"), 16301}, {of("NOK"), 16337}, {of("NZD"), 72240}, {of("PEN"), 71040},
    {of("PHP"), 16436}, {of("PKR"), 71068}, {of("PLN"), 16507}, {of("QAR"), 71104}, {of("RON"), 72280}, {of("RSD"), 16589},
    {of("RUB"), 16621}, {of("SAR"), 72308}, {of("SEK"), 16692}, {of("SGD"), 71202}, {of("THB"), 16765}, {of("TRY"), 16799},
    {of("TWD"), 16827}, {of("UAH"), 71268}, {of("USD"), 16902}, {of("VND"), 16940}, {of("ZAR"), 71304}, {of("AED"), 70517},
    {of("ALL"), 15265}, {of("ARS"), 15291}, {of("AUD"), 15326}, {of("BAM"), 70561}, {of("BGN"), 70639}, {of("BRL"), 70667},
    {of("CAD"), 70703}, {of("CHF"), 70737}, {of("CLP"), 15556}, {of("CNY"), 15587}, {of("COP"), 15617}, {of("CZK"), 70771},
    {of("DKK"), 15690}, {of("EGP"), 15717}, {of("EUR"), 258}, {of("GBP"), 15747}, {of("HKD"), 70807}, {of("HUF"), 15813},
    {of("IDR"), 70823}, {of("ILS"), 70859}, {of("INR"), 70901}, {of("ISK"), 15955}, {of("JPY"), 15988}, {of("KES"), 16014},
    {of("KRW"), 70929}, {of("KWD"), 16086}, {of("KZT"), 70965}, {of("MAD"), 16156}, {of("MKD"), 16194}, {of("MXN"), 71005},
    {of("MYR"), 16263}, {of("NGN"), 16301}, {of("NOK"), 16337}, {of("NZD"), 16364}, {of("PEN"), 71040}, {of("PHP"), 16436},
    {of("PKR"), 71068}, {of("PLN"), 16507}, {of("QAR"), 71104}, {of("RON"), 71134}, {of("RSD"), 16589}, {of("RUB"), 16621},
    {of("SAR"), 71160}, {of("SEK"), 16692}, {of("SGD"), 71202}, {of("THB"), 16765}, {of("TRY"), 71240}, {of("TWD"), 16827},
    {of("UAH"), 71268}, {of("USD"), 16902}, {of("VND"), 16940}, {of("ZAR"), 71304}, {of("AED"), 72346}, {of("ALL"), 72398},
    {of("ARS"), 72468}, {of("AUD"), 72552}, {of("BAM"), 72642}, {of("BGN"), 72792}, {of("BRL"), 72866}, {of("CAD"), 72946},
    {of("CHF"), 73028}, {of("CLP"), 73114}, {of("CNY"), 73186}, {of("COP"), 73256}, {of("CZK"), 73336}, {of("DKK"), 73399},
    {of("EGP"), 73466}, {of("EUR"), 258}, {of("GBP"), 73532}, {of("HKD"), 73605}, {of("HUF"), 73691}, {of("IDR"), 73777},
    {of("ILS"), 73861}, {of("INR"), 73962}, {of("ISK"), 74030}, {of("JPY"), 74105}, {of("KES"), 74175}, {of("KRW"), 74257},
    {of("KWD"), 74375}, {of("KZT"), 74449}, {of("MAD"), 74523}, {of("MKD"), 74613}, {of("MXN"), 74699}, {of("MYR"), 74783},
    {of("NGN"), 74873}, {of("NOK"), 74948}, {of("NZD"), 75019}, {of("PEN"), 75113}, {of("PHP"), 75193}, {of("PKR"), 75273},
    {of("PLN"), 75357}, {of("QAR"), 75426}, {of("RON"), 75494}, {of("RSD"), 75564}, {of("RUB"), 75634}, {of("SAR"), 75703},
    {of("SEK"), 75775}, {of("SGD"), 75846}, {of("THB"), 75932}, {of("TRY"), 75994}, {of("TWD"), 76053}, {of("UAH"), 76159},
    {of("USD"), 76240}, {of("VND"), 76330}, {of("ZAR"), 76408}, {of("AED"), 76534}, {of("ALL"), 76566}, {of("ARS"), 76595},
    {of("AUD"), 76628}, {of("BAM"), 76670}, {of("BGN"), 76761}, {of("BRL"), 76790}, {of("CAD"), 76825}, {of("CHF"), 76863},
    {of("CLP"), 76896}, {of("CNY"), 76925}, {of("COP"), 76954}, {of("CZK"), 76989}, {of("DKK"), 77018}, {of("EGP"), 77059},
    {of("EUR"), 77092}, {of("GBP"), 77104}, {of("HKD"), 77139}, {of("HUF"), 77182}, {of("IDR"), 77217}, {of("ILS"), 77254},
    {of("INR"), 77304}, {of("ISK"), 77335}, {of("JPY"), 77370}, {of("KES"), 77401}, {of("KRW"), 77434}, {of("KWD"), 77469},
    {of("KZT"), 77507}, {of("MAD"), 77538}, {of("MKD"), 77577}, {of("MXN"), 77615}, {of("MYR"), 77646}, {of("NGN"), 77679},
    {of("NOK"), 77714}, {of("NZD"), 77751}, {of("PEN"), 77795}, {of("PHP"), 77834}, {of("PKR"), 77865}, {of("PLN"), 77906},
    {of("QAR"), 77939}, {of("RON"), 77973}, {of("RSD"), 77998}, {of("RUB"), 78030}, {of("SAR"), 78057}, {of("SEK"), 78089},
    {of("SGD"), 78116}, {of("THB"), 78160}, {of("TRY"), 78195}, {of("TWD"), 78220}, {of("UAH"), 78269}, {of("USD"), 78308},
    {of("VND"), 78346}, {of("ZAR"), 78381}, {of("AED"), 78420}, {of("ALL"), 78492}, {of("AOA"), 78521}, {of("ARS"), 32900},
    {of("AUD"), 32933}, {of("BAM"), 78556}, {of("BGN"), 78640}, {of("BRL"), 45971}, {of("CAD"), 78669}, {of("CHF"), 78707},
    {of("CLP"), 33258}, {of("CNY"), 78740}, {of("COP"), 33318}, {of("CVE"), 78752}, {of("CZK"), 46106}, {of("DKK"), 46133},
    {of("EGP"), 78797}, {of("EUR"), 10089}, {of("GBP"), 78830}, {of("HKD"), 46205}, {of("HUF"), 78888}, {of("IDR"), 78923},
    {of("ILS"), 78960}, {of("INR"), 79008}, {of("ISK"), 46333}, {of("JPY"), 79039}, {of("KES"), 79070}, {of("KRW"), 79103},
    {of("KWD"), 79137}, {of("KZT"), 79175}, {of("MAD"), 79206}, {of("MKD"), 79245}, {of("MOP"), 79283}, {of("MXN"), 34141},
    {of("MYR"), 46528}, {of("MZN"), 79318}, {of("NGN"), 79363}, {of("NOK"), 46596}, {of("NZD"), 79398}, {of("PEN"), 79442},
    {of("PHP"), 34410}, {of("PKR"), 79470}, {of("PLN"), 79511}, {of("QAR"), 79540}, {of("RON"), 79573}, {of("RSD"), 79598},
    {of("RUB"), 79630}, {of("SAR"), 46758}, {of("SEK"), 46787}, {of("SGD"), 79657}, {of("STN"), 79701}, {of("THB"), 79767},
    {of("TRY"), 34798}, {of("TWD"), 79802}, {of("UAH"), 79851}, {of("USD"), 79890}, {of("VND"), 35034}, {of("XAF"), 79945},
    {of("XOF"), 79983}, {of("ZAR"), 80023}, {of("AED"), 80062}, {of("ALL"), 80168}, {of("ARS"), 80185}, {of("AUD"), 80245},
    {of("BAM"), 80305}, {of("BGN"), 80371}, {of("BRL"), 80391}, {of("CAD"), 80413}, {of("CHF"), 80467}, {of("CLP"), 80524},
    {of("CNY"), 80572}, {of("COP"), 80628}, {of("CZK"), 80682}, {of("DKK"), 80728}, {of("EGP"), 80780}, {of("EUR"), 80830},
    {of("GBP"), 80850}, {of("HKD"), 80899}, {of("HUF"), 80966}, {of("IDR"), 80996}, {of("ILS"), 81056}, {of("INR"), 81128},
    {of("ISK"), 81176}, {of("JPY"), 81237}, {of("KES"), 81282}, {of("KRW"), 81336}, {of("KWD"), 81391}, {of("KZT"), 81448},
    {of("MAD"), 81493}, {of("MDL"), 81547}, {of("MKD"), 81604}, {of("MXN"), 81629}, {of("MYR"), 81677}, {of("NGN"), 81741},
    {of("NOK"), 81795}, {of("NZD"), 81859}, {of("PEN"), 81925}, {of("PHP"), 81944}, {of("PKR"), 81998}, {of("PLN"), 82058},
    {of("QAR"), 82082}, {of("RON"), 82133}, {of("RSD"), 82184}, {of("RUB"), 82240}, {of("SAR"), 82292}, {of("SEK"), 82339},
    {of("SGD"), 82394}, {of("THB"), 82454}, {of("TRY"), 82513}, {of("TWD"), 82565}, {of("UAH"), 82627}, {of("USD"), 82654},
    {of("VND"), 82708}, {of("ZAR"), 82762}, {of("AED"), 82822}, {of("ALL"), 82890}, {of("ARS"), 83007}, {of("AUD"), 83148},
    {of("BAM"), 83321}, {of("BGN"), 83640}, {of("BRL"), 83765}, {of("BYN"), 83906}, {of("CAD"), 84049}, {of("CHF"), 84190},
    {of("CLP"), 84339}, {of("CNY"), 84456}, {of("COP"), 84575}, {of("CZK"), 84716}, {of("DKK"), 84821}, {of("EGP"), 84926},
    {of("EUR"), 4418}, {of("GBP"), 85059}, {of("HKD"), 85276}, {of("HUF"), 85433}, {of("IDR"), 85582}, {of("ILS"), 85737},
    {of("INR"), 85934}, {of("ISK"), 86057}, {of("JPY"), 86186}, {of("KES"), 86291}, {of("KGS"), 86440}, {of("KRW"), 86565},
    {of("KWD"), 86710}, {of("KZT"), 86851}, {of("MAD"), 86976}, {of("MDL"), 87141}, {of("MKD"), 87260}, {of("MXN"), 87409},
    {of("MYR"), 87550}, {of("NGN"), 87723}, {of("NOK"), 87860}, {of("NZD"), 87989}, {of("PEN"), 88170}, {of("PHP"), 88297},
    {of("PKR"), 88438}, {of("PLN"), 88585}, {of("QAR"), 88712}, {of("RON"), 88837}, {of("RSD"), 88948}, {of("RUB"), 89073},
    {of("SAR"), 89208}, {of("SEK"), 89341}, {of("SGD"), 89454}, {of("THB"), 89619}, {of("TRY"), 89752}, {of("TWD"), 89857},
    {of("UAH"), 90060}, {of("USD"), 90199}, {of("VND"), 90267}, {of("ZAR"), 90408}, {of("AED"), 90581}, {of("ALL"), 90632},
    {of("ARS"), 90699}, {of("AUD"), 90780}, {of("BAM"), 90867}, {of("BGN"), 91063}, {of("BRL"), 91133}, {of("CAD"), 91208},
    {of("CHF"), 91287}, {of("CLP"), 91378}, {of("CNY"), 91443}, {of("COP"), 91514}, {of("CZK"), 91595}, {of("DKK"), 91660},
    {of("EGP"), 91726}, {of("EUR"), 91796}, {of("GBP"), 91819}, {of("HKD"), 91885}, {of("HUF"), 91972}, {of("IDR"), 92055},
    {of("ILS"), 92134}, {of("INR"), 92217}, {of("ISK"), 92283}, {of("JPY"), 92360}, {of("KES"), 92427}, {of("KRW"), 92502},
    {of("KWD"), 92589}, {of("KZT"), 13257}, {of("MAD"), 92672}, {of("MKD"), 92747}, {of("MXN"), 92834}, {of("MYR"), 92899},
    {of("NGN"), 92994}, {of("NOK"), 93074}, {of("NZD"), 93140}, {of("PEN"), 93243}, {of("PHP"), 93314}, {of("PKR"), 93391},
    {of("PLN"), 93473}, {of("QAR"), 93548}, {of("RON"), 93619}, {of("RSD"), 93682}, {of("RUB"), 93753}, {of("SAR"), 93816},
    {of("SEK"), 93911}, {of("SGD"), 93985}, {of("THB"), 94076}, {of("TRY"), 94143}, {of("TWD"), 94207}, {of("UAH"), 94318},
    {of("USD"), 94400}, {of("VND"), 94479}, {of("ZAR"), 94558}, {of("AED"), 94641}, {of("ALL"), 94792}, {of("ARS"), 94852},
    {of("AUD"), 94925}, {of("BAM"), 95004}, {of("BGN"), 95172}, {of("BRL"), 95236}, {of("CAD"), 95304}, {of("CHF"), 95375},
    {of("CLP"), 95451}, {of("CNY"), 95508}, {of("COP"), 95607}, {of("CZK"), 95680}, {of("DKK"), 95739}, {of("EGP"), 95794},
    {of("EUR"), 95866}, {of("GBP"), 95890}, {of("HKD"), 95958}, {of("HUF"), 96041}, {of("IDR"), 96121}, {of("ILS"), 96204},
    {of("INR"), 96277}, {of("ISK"), 96344}, {of("JPY"), 96411}, {of("KES"), 96471}, {of("KRW"), 96547}, {of("KWD"), 96631},
    {of("KZT"), 96706}, {of("MAD"), 96787}, {of("MKD"), 96859}, {of("MXN"), 96938}, {of("MYR"), 96999}, {of("NGN"), 97079},
    {of("NOK"), 97150}, {of("NZD"), 97217}, {of("PEN"), 97308}, {of("PHP"), 97368}, {of("PKR"), 97437}, {of("PLN"), 97516},
    {of("QAR"), 97576}, {of("RON"), 97640}, {of("RSD"), 97700}, {of("RUB"), 97763}, {of("SAR"), 97820}, {of("SEK"), 97880},
    {of("SGD"), 97943}, {of("THB"), 98026}, {of("TRY"), 98082}, {of("TWD"), 98137}, {of("UAH"), 98233}, {of("USD"), 98308},
    {of("VND"), 98383}, {of("ZAR"), 98456}, {of("AED"), 98544}, {of("ALL"), 98627}, {of("ARS"), 98656}, {of("AUD"), 98674},
    {of("BAM"), 98715}, {of("BGN"), 98817}, {of("BRL"), 98847}, {of("CAD"), 98882}, {of("CHF"), 98917}, {of("CLP"), 98953},
    {of("CNY"), 98966}, {of("COP"), 98993}, {of("CZK"), 99009}, {of("DKK"), 99037}, {of("EGP"), 99067}, {of("EUR"), 258},
    {of("GBP"), 99109}, {of("HKD"), 99149}, {of("HUF"), 99188}, {of("IDR"), 99226}, {of("ILS"), 99243}, {of("INR"), 99278},
    {of("ISK"), 99291}, {of("JPY"), 99327}, {of("KES"), 99356}, {of("KRW"), 99392}, {of("KWD"), 99433}, {of("KZT"), 99470},
    {of("MAD"), 99498}, {of("MKD"), 99533}, {of("MXN"), 99568}, {of("MYR"), 99583}, {of("NGN"), 99622}, {of("NOK"), 99656},
    {of("NZD"), 99694}, {of("PEN"), 99751}, {of("PHP"), 99779}, {of("PKR"), 99795}, {of("PLN"), 99812}, {of("QAR"), 99842},
    {of("RON"), 99869}, {of("RSD"), 99880}, {of("RUB"), 99907}, {of("SAR"), 99931}, {of("SEK"), 99960}, {of("SGD"), 99992},
    {of("THB"), 100029}, {of("TRY"), 100063}, {of("TWD"), 100087}, {of("UAH"), 100124}, {of("USD"), 100140}, {of("VND"), 100177},
    {of("ZAR"), 100213}, {of("AED"), 100258}, {of("ALL"), 100301}, {of("ARS"), 100381}, {of("AUD"), 100491}, {of("BAM"), 100607},
    {of("BGN"), 100851}, {of("BRL"), 100931}, {of("CAD"), 101023}, {of("CHF"), 101115}, {of("CLP"), 101223}, {of("CNY"), 101321},
    {of("COP"), 101401}, {of("CZK"), 101511}, {of("DKK"), 101580}, {of("EGP"), 101656}, {of("EUR"), 67801}, {of("GBP"), 101750},
    {of("HKD"), 101844}, {of("HUF"), 101948}, {of("IDR"), 102048}, {of("ILS"), 102165}, {of("INR"), 102292}, {of("ISK"), 102386},
    {of("JPY"), 102480}, {of("KES"), 102560}, {of("KRW"), 102658}, {of("KWD"), 102768}, {of("KZT"), 102865}, {of("MAD"), 102981},
    {of("MKD"), 103091}, {of("MXN"), 103195}, {of("MYR"), 103287}, {of("NGN"), 103397}, {of("NOK"), 103497}, {of("NZD"), 103585},
    {of("PEN"), 103707}, {of("PHP"), 103793}, {of("PKR"), 103897}, {of("PLN"), 104009}, {of("QAR"), 104083}, {of("RON"), 104175},
    {of("RSD"), 104254}, {of("RUB"), 104334}, {of("SAR"), 104404}, {of("SEK"), 104502}, {of("SGD"), 104584}, {of("THB"), 104694},
    {of("TRY"), 104786}, {of("TWD"), 104856}, {of("UAH"), 104983}, {of("USD"), 105087}, {of("VND"), 105179}, {of("ZAR"), 105283},
    {of("AED"), 105393}, {of("ALL"), 6752}, {of("ARS"), 6796}, {of("AUD"), 6855}, {of("BAM"), 6917}, {of("BGN"), 7048},
    {of("BRL"), 7092}, {of("CAD"), 7142}, {of("CHF"), 105417}, {of("CLP"), 7250}, {of("CNY"), 7306}, {of("COP"), 7350},
    {of("CZK"), 7409}, {of("DKK"), 7454}, {of("EGP"), 7496}, {of("EUR"), 105478}, {of("GBP"), 7558}, {of("HKD"), 7609},
    {of("HUF"), 7668}, {of("IDR"), 7725}, {of("ILS"), 7791}, {of("INR"), 7863}, {of("ISK"), 7914}, {of("JPY"), 7965},
    {of("KES"), 8009}, {of("KRW"), 8065}, {of("KWD"), 8127}, {of("KZT"), 51221}, {of("MAD"), 8240}, {of("MKD"), 8299},
    {of("MXN"), 8355}, {of("MYR"), 8408}, {of("NGN"), 8467}, {of("NOK"), 8521}, {of("NZD"), 8572}, {of("PEN"), 8637},
    {of("PHP"), 8684}, {of("PKR"), 8740}, {of("PLN"), 8800}, {of("QAR"), 8844}, {of("RON"), 8894}, {of("RSD"), 8938},
    {of("RUB"), 105489}, {of("SAR"), 9025}, {of("SEK"), 9078}, {of("SGD"), 9126}, {of("THB"), 105531}, {of("TRY"), 9238},
    {of("TWD"), 9277}, {of("UAH"), 105581}, {of("USD"), 9406}, {of("VND"), 9459}, {of("ZAR"), 9515}, {of("AED"), 105639},
    {of("ALL"), 105656}, {of("ARS"), 105683}, {of("AUD"), 105718}, {of("BAM"), 105756}, {of("BGN"), 105838}, {of("BRL"), 105869},
    {of("CAD"), 105905}, {of("CHF"), 105945}, {of("CLP"), 105981}, {of("CNY"), 106012}, {of("COP"), 106042}, {of("CZK"), 106079},
    {of("DKK"), 106113}, {of("EGP"), 106140}, {of("EUR"), 258}, {of("GBP"), 106171}, {of("HKD"), 106202}, {of("HUF"), 106217},
    {of("IDR"), 106251}, {of("ILS"), 106288}, {of("INR"), 106331}, {of("ISK"), 106360}, {of("JPY"), 106395}, {of("KES"), 106421},
    {of("KRW"), 106459}, {of("KWD"), 106493}, {of("KZT"), 106529}, {of("MAD"), 106561}, {of("MKD"), 106601}, {of("MXN"), 106639},
    {of("MYR"), 106672}, {of("NGN"), 106712}, {of("NOK"), 106748}, {of("NZD"), 106775}, {of("PEN"), 106817}, {of("PHP"), 106845},
    {of("PKR"), 106880}, {of("PLN"), 106917}, {of("QAR"), 106943}, {of("RON"), 106973}, {of("RSD"), 107001}, {of("RUB"), 107033},
    {of("SAR"), 107057}, {of("SEK"), 107087}, {of("SGD"), 107116}, {of("THB"), 107160}, {of("TRY"), 107196}, {of("TWD"), 107224},
    {of("UAH"), 107264}, {of("USD"), 107300}, {of("VND"), 107338}, {of("ZAR"), 107376}, {of("AED"), 107414}, {of("ALL"), 107499},
    {of("ARS"), 107536}, {of("AUD"), 107582}, {of("BAM"), 107634}, {of("BGN"), 107711}, {of("BRL"), 107748}, {of("CAD"), 107782},
    {of("CHF"), 107822}, {of("CLP"), 107853}, {of("CNY"), 107878}, {of("COP"), 107900}, {of("CZK"), 107940}, {of("DKK"), 107998},
    {of("EGP"), 108035}, {of("EUR"), 108072}, {of("GBP"), 108085}, {of("HKD"), 108170}, {of("HUF"), 108210}, {of("IDR"), 108253},
    {of("ILS"), 108311}, {of("INR"), 108360}, {of("ISK"), 108394}, {of("JPY"), 108437}, {of("KES"), 108468}, {of("KRW"), 108502},
    {of("KWD"), 108539}, {of("KZT"), 108573}, {of("MAD"), 108616}, {of("MKD"), 108662}, {of("MXN"), 108711}, {of("MYR"), 108748},
    {of("NGN"), 108791}, {of("NOK"), 108828}, {of("NZD"), 108865}, {of("PEN"), 108917}, {of("PHP"), 108939}, {of("PKR"), 108982},
    {of("PLN"), 109019}, {of("QAR"), 109056}, {of("RON"), 109090}, {of("RSD"), 109124}, {of("RUB"), 109170}, {of("SAR"), 109210},
    {of("SEK"), 109268}, {of("SGD"), 109302}, {of("THB"), 109348}, {of("TRY"), 109367}, {of("TWD"), 109395}, {of("UAH"), 109450},
    {of("USD"), 109493}, {of("VND"), 109530}, {of("ZAR"), 109564}, {of("AED"), 109610}, {of("ALL"), 109622}, {of("ARS"), 109638},
    {of("AUD"), 109654}, {of("BAM"), 109673}, {of("BGN"), 109704}, {of("BRL"), 109719}, {of("CAD"), 109734}, {of("CHF"), 109749},
    {of("CLP"), 109767}, {of("CNY"), 109780}, {of("COP"), 109792}, {of("CZK"), 109809}, {of("DKK"), 109824}, {of("EGP"), 109840},
    {of("EUR"), 17540}, {of("GBP"), 109856}, {of("HKD"), 109874}, {of("HUF"), 109892}, {of("IDR"), 109906}, {of("ILS"), 109923},
    {of("INR"), 109944}, {of("ISK"), 109961}, {of("JPY"), 109976}, {of("KES"), 109987}, {of("KRW"), 110001}, {of("KWD"), 110018},
    {of("KZT"), 110033}, {of("MAD"), 110052}, {of("MKD"), 110064}, {of("MXN"), 110082}, {of("MYR"), 110097}, {of("NGN"), 110114},
    {of("NOK"), 110131}, {of("NZD"), 110145}, {of("PEN"), 110166}, {of("PHP"), 110177}, {of("PKR"), 110195}, {of("PLN"), 110211},
    {of("QAR"), 110227}, {of("RON"), 110240}, {of("RSD"), 110251}, {of("RUB"), 110265}, {of("SAR"), 110277}, {of("SEK"), 110300},
    {of("SGD"), 110314}, {of("THB"), 110331}, {of("TRY"), 110346}, {of("TWD"), 110360}, {of("UAH"), 110380}, {of("USD"), 110398},
    {of("VND"), 110410}, {of("ZAR"), 110424}, {of("AED"), 110445}, {of("ALL"), 110536}, {of("ARS"), 110659}, {of("AUD"), 110806},
    {of("BAM"), 110977}, {of("BGN"), 111284}, {of("BRL"), 111415}, {of("CAD"), 111562}, {of("CHF"), 111701}, {of("CLP"), 111856},
    {of("CNY"), 111979}, {of("COP"), 112104}, {of("CZK"), 112251}, {of("DKK"), 112352}, {of("EGP"), 112461}, {of("EUR"), 112600},
    {of("GBP"), 112609}, {of("HKD"), 112748}, {of("HUF"), 112903}, {of("IDR"), 113042}, {of("ILS"), 113160}, {of("INR"), 113361},
    {of("ISK"), 113488}, {of("JPY"), 113621}, {of("KES"), 113722}, {of("KRW"), 113869}, {of("KWD"), 114056}, {of("KZT"), 114203},
    {of("MAD"), 114366}, {of("MKD"), 114537}, {of("MXN"), 114692}, {of("MYR"), 114839}, {of("NGN"), 115010}, {of("NOK"), 115151},
    {of("NZD"), 115276}, {of("PEN"), 115455}, {of("PHP"), 115630}, {of("PKR"), 115777}, {of("PLN"), 115928}, {of("QAR"), 116059},
    {of("RON"), 116190}, {of("RSD"), 116307}, {of("RUB"), 116438}, {of("SAR"), 116571}, {of("SEK"), 116710}, {of("SGD"), 116827},
    {of("THB"), 116990}, {of("TRY"), 117129}, {of("TWD"), 117238}, {of("UAH"), 117429}, {of("USD"), 117574}, {of("VND"), 117657},
    {of("ZAR"), 117804}, {of("AED"), 118015}, {of("ALL"), 118026}, {of("ARS"), 118038}, {of("AUD"), 118053}, {of("BAM"), 118071},
    {of("BGN"), 118121}, {of("BRL"), 118134}, {of("CAD"), 118146}, {of("CHF"), 118161}, {of("CLP"), 118178}, {of("CNY"), 118189},
    {of("COP"), 118205}, {of("CZK"), 118219}, {of("DKK"), 118243}, {of("EGP"), 118261}, {of("EUR"), 258}, {of("GBP"), 118277},
    {of("HKD"), 118288}, {of("HUF"), 118309}, {of("IDR"), 118324}, {of("ILS"), 118341}, {of("INR"), 118361}, {of("ISK"), 118378},
    {of("JPY"), 118393}, {of("KES"), 118405}, {of("KRW"), 118420}, {of("KWD"), 118436}, {of("KZT"), 118449}, {of("MAD"), 118466},
    {of("MKD"), 118482}, {of("MXN"), 118498}, {of("MYR"), 118510}, {of("NGN"), 118527}, {of("NOK"), 118541}, {of("NZD"), 118553},
    {of("PEN"), 118573}, {of("PHP"), 118582}, {of("PKR"), 52934}, {of("PLN"), 118596}, {of("QAR"), 118609}, {of("RON"), 118620},
    {of("RSD"), 118632}, {of("RUB"), 118645}, {of("SAR"), 118654}, {of("SEK"), 118678}, {of("SGD"), 118699}, {of("THB"), 118717},
    {of("TRY"), 118733}, {of("TWD"), 118753}, {of("UAH"), 118778}, {of("USD"), 118794}, {of("VND"), 118807}, {of("ZAR"), 118826},
    {of("AED"), 118839}, {of("ALL"), 118858}, {of("ARS"), 118880}, {of("AUD"), 118896}, {of("BAM"), 118912}, {of("BGN"), 118956},
    {of("BRL"), 118975}, {of("CAD"), 118991}, {of("CHF"), 119004}, {of("CLP"), 119017}, {of("CNY"), 119030}, {of("COP"), 119040},
    {of("CZK"), 119059}, {of("DKK"), 119072}, {of("EGP"), 119085}, {of("EUR"), 119095}, {of("GBP"), 119102}, {of("HKD"), 119109},
    {of("HUF"), 119116}, {of("IDR"), 119132}, {of("ILS"), 119154}, {of("INR"), 119176}, {of("ISK"), 119189}, {of("JPY"), 119202},
    {of("KES"), 119209}, {of("KRW"), 119225}, {of("KWD"), 119232}, {of("KZT"), 119251}, {of("MAD"), 119273}, {of("MKD"), 119292},
    {of("MXN"), 119311}, {of("MYR"), 119327}, {of("NGN"), 119349}, {of("NOK"), 119368}, {of("NZD"), 119381}, {of("PEN"), 119394},
    {of("PHP"), 119407}, {of("PKR"), 119423}, {of("PLN"), 119442}, {of("QAR"), 119458}, {of("RON"), 119477}, {of("RSD"), 119496},
    {of("RUB"), 119518}, {of("SAR"), 119534}, {of("SEK"), 119550}, {of("SGD"), 119563}, {of("THB"), 119576}, {of("TRY"), 119583},
    {of("TWD"), 119599}, {of("UAH"), 119609}, {of("USD"), 119631}, {of("VND"), 119638}, {of("ZAR"), 119648}, {of("AED"), 119661},
    {of("ALL"), 119695}, {of("ARS"), 119717}, {of("AUD"), 119733}, {of("BAM"), 119740}, {of("BGN"), 119784}, {of("BRL"), 119806},
    {of("CAD"), 119822}, {of("CHF"), 119004}, {of("CLP"), 119829}, {of("CNY"), 119842}, {of("COP"), 119852}, {of("CZK"), 119059},
    {of("DKK"), 119871}, {of("EGP"), 119884}, {of("EUR"), 119894}, {of("GBP"), 119901}, {of("HKD"), 119908}, {of("HUF"), 119116},
    {of("IDR"), 119915}, {of("ILS"), 119925}, {of("INR"), 119947}, {of("ISK"), 119960}, {of("JPY"), 119973}, {of("KES"), 119980},
    {of("KRW"), 119996}, {of("KWD"), 120003}, {of("KZT"), 120022}, {of("MAD"), 119273}, {of("MKD"), 120038}, {of("MOP"), 120057},
    {of("MXN"), 120067}, {of("MYR"), 120083}, {of("NGN"), 120102}, {of("NOK"), 119368}, {of("NZD"), 120121}, {of("PEN"), 120134},
    {of("PHP"), 120150}, {of("PKR"), 120166}, {of("PLN"), 120185}, {of("QAR"), 120201}, {of("RON"), 120217}, {of("RSD"), 120236},
    {of("RUB"), 120255}, {of("SAR"), 120271}, {of("SEK"), 119550}, {of("SGD"), 120290}, {of("THB"), 120303}, {of("TRY"), 119583},
    {of("TWD"), 120310}, {of("UAH"), 120320}, {of("USD"), 119631}, {of("VND"), 119638}, {of("ZAR"), 120342},
};

/* By language. */
constexpr PluralRelation plural_relations[] = {
    {'n', false, true, 1, 1, 0, 1},
    {'n', false, true, 0, 0, 0, 0},
    {'n', false, true, 1, 1, 0, 1},
    {'n', false, true, 2, 2, 0, 2},
    {'n', false, true, 3, 10, 100, 3},
    {'n', false, true, 11, 99, 100, 4},
    {'n', false, true, 1, 1, 0, 1},
    {'v', false, false, 0, 0, 0, 1},
    {'i', false, false, 1, 1, 10, 1},
    {'i', true, true, 11, 11, 100, 1},
    {'f', false, false, 1, 1, 10, 1},
    {'f', true, true, 11, 11, 100, 1},
    {'v', false, false, 0, 0, 0, 3},
    {'i', false, false, 2, 4, 10, 3},
    {'i', true, true, 12, 14, 100, 3},
    {'f', false, false, 2, 4, 10, 3},
    {'f', true, true, 12, 14, 100, 3},
    {'i', false, false, 1, 1, 0, 1},
    {'v', false, true, 0, 0, 0, 1},
    {'i', true, false, 0, 0, 0, 4},
    {'i', false, false, 0, 0, 1000000, 4},
    {'v', false, true, 0, 0, 0, 4},
    {'i', false, false, 1, 1, 0, 1},
    {'v', false, true, 0, 0, 0, 1},
    {'i', false, false, 2, 4, 0, 3},
    {'v', false, true, 0, 0, 0, 3},
    {'v', true, true, 0, 0, 0, 4},
    {'n', false, true, 1, 1, 0, 1},
    {'t', true, false, 0, 0, 0, 1},
    {'i', false, true, 0, 1, 0, 1},
    {'i', false, false, 1, 1, 0, 1},
    {'v', false, true, 0, 0, 0, 1},
    {'n', false, true, 1, 1, 0, 1},
    {'i', false, false, 1, 1, 0, 1},
    {'v', false, true, 0, 0, 0, 1},
    {'n', false, true, 1, 1, 0, 1},
    {'i', true, false, 0, 0, 0, 4},
    {'i', false, false, 0, 0, 1000000, 4},
    {'v', false, true, 0, 0, 0, 4},
    {'i', false, false, 1, 1, 0, 1},
    {'v', false, true, 0, 0, 0, 1},
    {'n', false, true, 1, 1, 0, 1},
    {'i', false, false, 1, 1, 0, 1},
    {'v', false, true, 0, 0, 0, 1},
    {'i', false, true, 0, 1, 0, 1},
    {'i', true, false, 0, 0, 0, 4},
    {'i', false, false, 0, 0, 1000000, 4},
    {'v', false, true, 0, 0, 0, 4},
    {'n', false, true, 1, 1, 0, 1},
    {'n', false, true, 2, 2, 0, 2},
    {'n', false, true, 3, 6, 0, 3},
    {'n', false, true, 7, 10, 0, 4},
    {'i', false, false, 1, 1, 0, 1},
    {'v', false, true, 0, 0, 0, 1},
    {'i', false, false, 1, 1, 0, 1},
    {'v', false, true, 0, 0, 0, 1},
    {'i', false, false, 0, 0, 0, 1},
    {'v', true, true, 0, 0, 0, 1},
    {'i', false, false, 2, 2, 0, 2},
    {'v', false, true, 0, 0, 0, 2},
    {'i', false, true, 0, 0, 0, 1},
    {'n', false, true, 1, 1, 0, 1},
    {'v', false, false, 0, 0, 0, 1},
    {'i', false, false, 1, 1, 10, 1},
    {'i', true, true, 11, 11, 100, 1},
    {'f', false, false, 1, 1, 10, 1},
    {'f', true, true, 11, 11, 100, 1},
    {'v', false, false, 0, 0, 0, 3},
    {'i', false, false, 2, 4, 10, 3},
    {'i', true, true, 12, 14, 100, 3},
    {'f', false, false, 2, 4, 10, 3},
    {'f', true, true, 12, 14, 100, 3},
    {'n', false, true, 1, 1, 0, 1},
    {'t', false, false, 0, 0, 0, 1},
    {'i', false, false, 1, 1, 10, 1},
    {'i', true, true, 11, 11, 100, 1},
    {'t', false, false, 1, 1, 10, 1},
    {'t', true, true, 11, 11, 100, 1},
    {'i', false, false, 1, 1, 0, 1},
    {'v', false, true, 0, 0, 0, 1},
    {'i', true, false, 0, 0, 0, 4},
    {'i', false, false, 0, 0, 1000000, 4},
    {'v', false, true, 0, 0, 0, 4},
    {'n', false, true, 1, 1, 0, 1},
    {'n', false, false, 1, 1, 10, 1},
    {'n', true, true, 11, 19, 100, 1},
    {'n', false, false, 2, 9, 10, 3},
    {'n', true, true, 11, 19, 100, 3},
    {'f', true, true, 0, 0, 0, 4},
    {'n', false, true, 0, 0, 10, 0},
    {'n', false, true, 11, 19, 100, 0},
    {'v', false, false, 2, 2, 0, 0},
    {'f', false, true, 11, 19, 100, 0},
    {'n', false, false, 1, 1, 10, 1},
    {'n', true, true, 11, 11, 100, 1},
    {'v', false, false, 2, 2, 0, 1},
    {'f', false, false, 1, 1, 10, 1},
    {'f', true, true, 11, 11, 100, 1},
    {'v', true, false, 2, 2, 0, 1},
    {'f', false, true, 1, 1, 10, 1},
    {'v', false, false, 0, 0, 0, 1},
    {'i', false, false, 1, 1, 10, 1},
    {'i', true, true, 11, 11, 100, 1},
    {'f', false, false, 1, 1, 10, 1},
    {'f', true, true, 11, 11, 100, 1},
    {'n', false, true, 1, 1, 0, 1},
    {'n', false, true, 2, 2, 0, 2},
    {'n', false, true, 0, 0, 0, 3},
    {'n', false, true, 3, 10, 100, 3},
    {'n', false, true, 11, 19, 100, 4},
    {'n', false, true, 1, 1, 0, 1},
    {'i', false, false, 1, 1, 0, 1},
    {'v', false, true, 0, 0, 0, 1},
    {'n', false, true, 1, 1, 0, 1},
    {'n', false, true, 1, 1, 0, 1},
    {'i', false, false, 1, 1, 0, 1},
    {'v', false, true, 0, 0, 0, 1},
    {'v', false, false, 0, 0, 0, 3},
    {'i', false, false, 2, 4, 10, 3},
    {'i', true, true, 12, 14, 100, 3},
    {'v', false, false, 0, 0, 0, 4},
    {'i', true, false, 1, 1, 0, 4},
    {'i', false, true, 0, 1, 10, 4},
    {'v', false, false, 0, 0, 0, 4},
    {'i', false, true, 5, 9, 10, 4},
    {'v', false, false, 0, 0, 0, 4},
    {'i', false, true, 12, 14, 100, 4},
    {'i', false, true, 0, 1, 0, 1},
    {'i', true, false, 0, 0, 0, 4},
    {'i', false, false, 0, 0, 1000000, 4},
    {'v', false, true, 0, 0, 0, 4},
    {'i', false, false, 1, 1, 0, 1},
    {'v', false, true, 0, 0, 0, 1},
    {'i', true, false, 0, 0, 0, 4},
    {'i', false, false, 0, 0, 1000000, 4},
    {'v', false, true, 0, 0, 0, 4},
    {'i', false, false, 1, 1, 0, 1},
    {'v', false, true, 0, 0, 0, 1},
    {'v', true, true, 0, 0, 0, 3},
    {'n', false, true, 0, 0, 0, 3},
    {'n', true, false, 1, 1, 0, 3},
    {'n', false, true, 1, 19, 100, 3},
    {'v', false, false, 0, 0, 0, 1},
    {'i', false, false, 1, 1, 10, 1},
    {'i', true, true, 11, 11, 100, 1},
    {'v', false, false, 0, 0, 0, 3},
    {'i', false, false, 2, 4, 10, 3},
    {'i', true, true, 12, 14, 100, 3},
    {'v', false, false, 0, 0, 0, 4},
    {'i', false, true, 0, 0, 10, 4},
    {'v', false, false, 0, 0, 0, 4},
    {'i', false, true, 5, 9, 10, 4},
    {'v', false, false, 0, 0, 0, 4},
    {'i', false, true, 11, 14, 100, 4},
    {'i', false, false, 1, 1, 0, 1},
    {'v', false, true, 0, 0, 0, 1},
    {'i', false, false, 2, 4, 0, 3},
    {'v', false, true, 0, 0, 0, 3},
    {'v', true, true, 0, 0, 0, 4},
    {'v', false, false, 0, 0, 0, 1},
    {'i', false, true, 1, 1, 100, 1},
    {'v', false, false, 0, 0, 0, 2},
    {'i', false, true, 2, 2, 100, 2},
    {'v', false, false, 0, 0, 0, 3},
    {'i', false, true, 3, 4, 100, 3},
    {'v', true, true, 0, 0, 0, 3},
    {'n', false, true, 1, 1, 0, 1},
    {'v', false, false, 0, 0, 0, 1},
    {'i', false, false, 1, 1, 10, 1},
    {'i', true, true, 11, 11, 100, 1},
    {'f', false, false, 1, 1, 10, 1},
    {'f', true, true, 11, 11, 100, 1},
    {'v', false, false, 0, 0, 0, 3},
    {'i', false, false, 2, 4, 10, 3},
    {'i', true, true, 12, 14, 100, 3},
    {'f', false, false, 2, 4, 10, 3},
    {'f', true, true, 12, 14, 100, 3},
    {'v', false, false, 0, 0, 0, 1},
    {'i', false, false, 1, 1, 10, 1},
    {'i', true, true, 11, 11, 100, 1},
    {'f', false, false, 1, 1, 10, 1},
    {'f', true, true, 11, 11, 100, 1},
    {'v', false, false, 0, 0, 0, 3},
    {'i', false, false, 2, 4, 10, 3},
    {'i', true, true, 12, 14, 100, 3},
    {'f', false, false, 2, 4, 10, 3},
    {'f', true, true, 12, 14, 100, 3},
    {'i', false, false, 1, 1, 0, 1},
    {'v', false, true, 0, 0, 0, 1},
    {'n', false, true, 1, 1, 0, 1},
    {'v', false, false, 0, 0, 0, 1},
    {'i', false, false, 1, 1, 10, 1},
    {'i', true, true, 11, 11, 100, 1},
    {'v', false, false, 0, 0, 0, 3},
    {'i', false, false, 2, 4, 10, 3},
    {'i', true, true, 12, 14, 100, 3},
    {'v', false, false, 0, 0, 0, 4},
    {'i', false, true, 0, 0, 10, 4},
    {'v', false, false, 0, 0, 0, 4},
    {'i', false, true, 5, 9, 10, 4},
    {'v', false, false, 0, 0, 0, 4},
    {'i', false, true, 11, 14, 100, 4},
};

/* af ar bg bs ca cs da de el en es et eu fi fr ga gl he hi hr hu id is it ja ko lb lt lv mk ms mt nb nl nn no pl pt pt-PT ro ru sk sl sq sr sr-Latn sv th tr uk vi zh zh-Hant. */
constexpr LocaleLanguage locale_languages[] = {
    {0, 54, 0, 1},
    {54, 125, 1, 6},
    {125, 178, 6, 7},
    {178, 231, 7, 17},
    {231, 284, 17, 22},
    {284, 337, 22, 27},
    {337, 390, 27, 30},
    {390, 443, 30, 32},
    {443, 496, 32, 33},
    {496, 784, 33, 35},
    {784, 850, 35, 39},
    {850, 903, 39, 41},
    {903, 956, 41, 42},
    {956, 1009, 42, 44},
    {1009, 1080, 44, 48},
    {1080, 1133, 48, 52},
    {1133, 1186, 52, 54},
    {1186, 1239, 54, 60},
    {1239, 1292, 60, 62},
    {1292, 1345, 62, 72},
    {1345, 1398, 72, 73},
    {1398, 1451, 73, 73},
    {1451, 1504, 73, 78},
    {1504, 1557, 78, 83},
    {1557, 1610, 83, 83},
    {1610, 1664, 83, 83},
    {1664, 1717, 83, 84},
    {1717, 1770, 84, 89},
    {1770, 1823, 89, 100},
    {1823, 1876, 100, 105},
    {1876, 1930, 105, 105},
    {1930, 1931, 105, 110},
    {1931, 1984, 110, 111},
    {1984, 2040, 111, 113},
    {2040, 2093, 113, 114},
    {2093, 2146, 114, 115},
    {2146, 2199, 115, 127},
    {2199, 2252, 127, 131},
    {2252, 2312, 131, 136},
    {2312, 2366, 136, 142},
    {2366, 2422, 142, 154},
    {2422, 2475, 154, 159},
    {2475, 2528, 159, 166},
    {2528, 2581, 166, 167},
    {2581, 2634, 167, 177},
    {2634, 2687, 177, 187},
    {2687, 2740, 187, 189},
    {2740, 2793, 189, 189},
    {2793, 2846, 189, 190},
    {2846, 2899, 190, 202},
    {2899, 2952, 202, 202},
    {2952, 3005, 202, 202},
    {3005, 3059, 202, 202},
};

/* Sorted by tag. */
constexpr LocaleRow locale_rows[] = {
    {"", 0, 0, 22, 9, 0, 0, of("ZZZ")},
    {"af", 0, 22, 28, 0, 0, 0, of("ZZZ")},
    {"af-NA", 1, 28, 29, 0, 0, 0, of("ZZZ")},
    {"ar", 0, 29, 52, 1, 1, 0, of("ZZZ")},
    {"ar-DJ", 3, 52, 53, 1, 1, 0, of("ZZZ")},
    {"ar-DZ", 3, 53, 53, 1, 2, 0, of("ZZZ")},
    {"ar-ER", 3, 53, 54, 1, 1, 0, of("ZZZ")},
    {"ar-KM", 3, 54, 55, 1, 1, 0, of("ZZZ")},
    {"ar-LB", 3, 55, 56, 1, 2, 0, of("ZZZ")},
    {"ar-LY", 3, 56, 56, 1, 2, 0, of("ZZZ")},
    {"ar-MA", 3, 56, 56, 1, 2, 0, of("ZZZ")},
    {"ar-MR", 3, 56, 56, 1, 2, 0, of("ZZZ")},
    {"ar-SO", 3, 56, 57, 1, 1, 0, of("ZZZ")},
    {"ar-SS", 3, 57, 59, 1, 1, 0, of("ZZZ")},
    {"ar-TN", 3, 59, 59, 1, 2, 0, of("ZZZ")},
    {"bg", 0, 59, 77, 2, 3, 0, of("ZZZ")},
    {"bs", 0, 77, 94, 3, 4, 0, of("ZZZ")},
    {"ca", 0, 94, 104, 4, 5, 0, of("ZZZ")},
    {"cs", 0, 104, 110, 5, 6, 0, of("ZZZ")},
    {"da", 0, 110, 114, 6, 4, 0, of("ZZZ")},
    {"de", 0, 114, 119, 7, 4, 0, of("ZZZ")},
    {"de-AT", 20, 119, 119, 7, 7, 0, of("ZZZ")},
    {"de-CH", 20, 119, 120, 7, 8, 0, of("ZZZ")},
    {"de-LI", 20, 120, 121, 7, 9, 0, of("ZZZ")},
    {"el", 0, 121, 124, 8, 4, 0, of("ZZZ")},
    {"en", 0, 124, 126, 9, 10, 0, of("ZZZ")},
    {"en-001", 25, 126, 128, 9, 10, 0, of("ZZZ")},
    {"en-150", 25, 128, 130, 9, 11, 12, of("EUR")},
    {"en-AG", 25, 130, 133, 9, 10, 0, of("ZZZ")},
    {"en-AI", 25, 133, 136, 9, 10, 0, of("ZZZ")},
    {"en-AT", 25, 136, 138, 9, 7, 0, of("ZZZ")},
    {"en-AU", 25, 138, 160, 9, 10, 0, of("ZZZ")},
    {"en-BB", 25, 160, 163, 9, 10, 0, of("ZZZ")},
    {"en-BE", 25, 163, 165, 9, 4, 13, of("EUR")},
    {"en-BI", 25, 165, 166, 9, 10, 0, of("ZZZ")},
    {"en-BM", 25, 166, 169, 9, 10, 0, of("ZZZ")},
    {"en-BS", 25, 169, 172, 9, 10, 0, of("ZZZ")},
    {"en-BW", 25, 172, 175, 9, 10, 0, of("ZZZ")},
    {"en-BZ", 25, 175, 178, 9, 10, 0, of("ZZZ")},
    {"en-CA", 25, 178, 181, 9, 10, 0, of("ZZZ")},
    {"en-CC", 25, 181, 184, 9, 10, 0, of("ZZZ")},
    {"en-CH", 25, 184, 186, 9, 8, 14, of("EUR")},
    {"en-CK", 25, 186, 189, 9, 10, 0, of("ZZZ")},
    {"en-CM", 25, 189, 191, 9, 10, 0, of("ZZZ")},
    {"en-CX", 25, 191, 194, 9, 10, 0, of("ZZZ")},
    {"en-CY", 25, 194, 196, 9, 10, 0, of("ZZZ")},
    {"en-CZ", 25, 196, 198, 9, 6, 15, of("EUR")},
    {"en-DE", 25, 198, 200, 9, 4, 13, of("EUR")},
    {"en-DG", 25, 200, 202, 9, 10, 0, of("ZZZ")},
    {"en-DK", 25, 202, 205, 9, 4, 13, of("EUR")},
    {"en-DM", 25, 205, 208, 9, 10, 0, of("ZZZ")},
    {"en-ER", 25, 208, 211, 9, 10, 0, of("ZZZ")},
    {"en-ES", 25, 211, 213, 9, 4, 13, of("EUR")},
    {"en-FI", 25, 213, 215, 9, 6, 15, of("EUR")},
    {"en-FJ", 25, 215, 218, 9, 10, 0, of("ZZZ")},
    {"en-FK", 25, 218, 222, 9, 10, 0, of("ZZZ")},
    {"en-FM", 25, 222, 224, 9, 10, 0, of("ZZZ")},
    {"en-FR", 25, 224, 226, 9, 16, 17, of("EUR")},
    {"en-GB", 25, 226, 228, 9, 10, 0, of("ZZZ")},
    {"en-GD", 25, 228, 231, 9, 10, 0, of("ZZZ")},
    {"en-GG", 25, 231, 233, 9, 10, 0, of("ZZZ")},
    {"en-GH", 25, 233, 236, 9, 10, 0, of("ZZZ")},
    {"en-GI", 25, 236, 240, 9, 10, 0, of("ZZZ")},
    {"en-GM", 25, 240, 243, 9, 10, 0, of("ZZZ")},
    {"en-GS", 25, 243, 245, 9, 10, 0, of("ZZZ")},
    {"en-GY", 25, 245, 248, 9, 10, 0, of("ZZZ")},
    {"en-HK", 25, 248, 250, 9, 10, 0, of("ZZZ")},
    {"en-HU", 25, 250, 252, 9, 6, 15, of("EUR")},
    {"en-ID", 25, 252, 255, 9, 18, 0, of("ZZZ")},
    {"en-IE", 25, 255, 257, 9, 10, 0, of("ZZZ")},
    {"en-IL", 25, 257, 259, 9, 10, 0, of("ZZZ")},
    {"en-IM", 25, 259, 261, 9, 10, 0, of("ZZZ")},
    {"en-IN", 25, 261, 262, 9, 19, 0, of("ZZZ")},
    {"en-IO", 25, 262, 264, 9, 10, 0, of("ZZZ")},
    {"en-IT", 25, 264, 266, 9, 4, 13, of("EUR")},
    {"en-JE", 25, 266, 268, 9, 10, 0, of("ZZZ")},
    {"en-JM", 25, 268, 271, 9, 10, 0, of("ZZZ")},
    {"en-KE", 25, 271, 274, 9, 10, 0, of("ZZZ")},
    {"en-KI", 25, 274, 277, 9, 10, 0, of("ZZZ")},
    {"en-KN", 25, 277, 280, 9, 10, 0, of("ZZZ")},
    {"en-KY", 25, 280, 283, 9, 10, 0, of("ZZZ")},
    {"en-LC", 25, 283, 286, 9, 10, 0, of("ZZZ")},
    {"en-LR", 25, 286, 289, 9, 10, 0, of("ZZZ")},
    {"en-LS", 25, 289, 292, 9, 10, 0, of("ZZZ")},
    {"en-MG", 25, 292, 295, 9, 10, 0, of("ZZZ")},
    {"en-MO", 25, 295, 298, 9, 10, 0, of("ZZZ")},
    {"en-MS", 25, 298, 301, 9, 10, 0, of("ZZZ")},
    {"en-MT", 25, 301, 304, 9, 10, 0, of("ZZZ")},
    {"en-MU", 25, 304, 307, 9, 10, 0, of("ZZZ")},
    {"en-MV", 25, 307, 310, 9, 20, 0, of("ZZZ")},
    {"en-MW", 25, 310, 313, 9, 10, 0, of("ZZZ")},
    {"en-MY", 25, 313, 316, 9, 10, 0, of("ZZZ")},
    {"en-NA", 25, 316, 319, 9, 10, 0, of("ZZZ")},
    {"en-NF", 25, 319, 322, 9, 10, 0, of("ZZZ")},
    {"en-NG", 25, 322, 325, 9, 10, 0, of("ZZZ")},
    {"en-NL", 25, 325, 327, 9, 21, 13, of("EUR")},
    {"en-NO", 25, 327, 330, 9, 6, 15, of("EUR")},
    {"en-NR", 25, 330, 333, 9, 10, 0, of("ZZZ")},
    {"en-NU", 25, 333, 336, 9, 10, 0, of("ZZZ")},
    {"en-NZ", 25, 336, 339, 9, 10, 0, of("ZZZ")},
    {"en-PG", 25, 339, 342, 9, 10, 0, of("ZZZ")},
    {"en-PK", 25, 342, 345, 9, 10, 0, of("ZZZ")},
    {"en-PL", 25, 345, 347, 9, 5, 13, of("EUR")},
    {"en-PN", 25, 347, 350, 9, 10, 0, of("ZZZ")},
    {"en-PT", 25, 350, 352, 9, 22, 15, of("EUR")},
    {"en-PW", 25, 352, 354, 9, 10, 0, of("ZZZ")},
    {"en-RO", 25, 354, 356, 9, 5, 13, of("EUR")},
    {"en-RW", 25, 356, 359, 9, 10, 0, of("ZZZ")},
    {"en-SB", 25, 359, 362, 9, 10, 0, of("ZZZ")},
    {"en-SC", 25, 362, 365, 9, 10, 0, of("ZZZ")},
    {"en-SD", 25, 365, 367, 9, 10, 0, of("ZZZ")},
    {"en-SE", 25, 367, 370, 9, 6, 15, of("EUR")},
    {"en-SG", 25, 370, 373, 9, 10, 0, of("ZZZ")},
    {"en-SH", 25, 373, 377, 9, 10, 0, of("ZZZ")},
    {"en-SI", 25, 377, 379, 9, 5, 13, of("EUR")},
    {"en-SK", 25, 379, 381, 9, 22, 15, of("EUR")},
    {"en-SL", 25, 381, 384, 9, 10, 0, of("ZZZ")},
    {"en-SS", 25, 384, 388, 9, 10, 0, of("ZZZ")},
    {"en-SX", 25, 388, 390, 9, 10, 0, of("ZZZ")},
    {"en-SZ", 25, 390, 393, 9, 10, 0, of("ZZZ")},
    {"en-TC", 25, 393, 395, 9, 10, 0, of("ZZZ")},
    {"en-TK", 25, 395, 398, 9, 10, 0, of("ZZZ")},
    {"en-TO", 25, 398, 401, 9, 10, 0, of("ZZZ")},
    {"en-TT", 25, 401, 404, 9, 10, 0, of("ZZZ")},
    {"en-TV", 25, 404, 407, 9, 10, 0, of("ZZZ")},
    {"en-TZ", 25, 407, 410, 9, 10, 0, of("ZZZ")},
    {"en-UG", 25, 410, 413, 9, 10, 0, of("ZZZ")},
    {"en-VC", 25, 413, 416, 9, 10, 0, of("ZZZ")},
    {"en-VG", 25, 416, 418, 9, 10, 0, of("ZZZ")},
    {"en-VU", 25, 418, 421, 9, 10, 0, of("ZZZ")},
    {"en-WS", 25, 421, 424, 9, 10, 0, of("ZZZ")},
    {"en-ZA", 25, 424, 427, 9, 0, 0, of("ZZZ")},
    {"en-ZM", 25, 427, 430, 9, 10, 0, of("ZZZ")},
    {"en-ZW", 25, 430, 432, 9, 10, 0, of("ZZZ")},
    {"es", 0, 432, 450, 10, 23, 0, of("ZZZ")},
    {"es-419", 134, 450, 454, 10, 12, 0, of("ZZZ")},
    {"es-AR", 134, 454, 458, 10, 24, 0, of("ZZZ")},
    {"es-BO", 134, 458, 463, 10, 13, 0, of("ZZZ")},
    {"es-BR", 134, 463, 468, 10, 12, 0, of("ZZZ")},
    {"es-BZ", 134, 468, 473, 10, 12, 0, of("ZZZ")},
    {"es-CL", 134, 473, 477, 10, 25, 0, of("ZZZ")},
    {"es-CO", 134, 477, 481, 10, 7, 0, of("ZZZ")},
    {"es-CR", 134, 481, 486, 10, 15, 0, of("ZZZ")},
    {"es-CU", 134, 486, 490, 10, 12, 0, of("ZZZ")},
    {"es-DO", 134, 490, 494, 10, 10, 0, of("ZZZ")},
    {"es-EC", 134, 494, 498, 10, 25, 0, of("ZZZ")},
    {"es-GQ", 134, 498, 499, 10, 26, 0, of("ZZZ")},
    {"es-GT", 134, 499, 504, 10, 12, 0, of("ZZZ")},
    {"es-HN", 134, 504, 509, 10, 12, 0, of("ZZZ")},
    {"es-MX", 134, 509, 515, 10, 12, 0, of("ZZZ")},
    {"es-NI", 134, 515, 520, 10, 12, 0, of("ZZZ")},
    {"es-PA", 134, 520, 525, 10, 12, 0, of("ZZZ")},
    {"es-PE", 134, 525, 530, 10, 20, 0, of("ZZZ")},
    {"es-PH", 134, 530, 531, 10, 23, 0, of("ZZZ")},
    {"es-PR", 134, 531, 535, 10, 12, 0, of("ZZZ")},
    {"es-PY", 134, 535, 540, 10, 27, 0, of("ZZZ")},
    {"es-SV", 134, 540, 544, 10, 12, 0, of("ZZZ")},
    {"es-US", 134, 544, 549, 10, 12, 0, of("ZZZ")},
    {"es-UY", 134, 549, 554, 10, 24, 0, of("ZZZ")},
    {"es-VE", 134, 554, 559, 10, 25, 0, of("ZZZ")},
    {"et", 0, 559, 564, 11, 28, 0, of("ZZZ")},
    {"eu", 0, 564, 566, 12, 29, 0, of("ZZZ")},
    {"fi", 0, 566, 583, 13, 30, 0, of("ZZZ")},
    {"fr", 0, 583, 613, 14, 31, 0, of("ZZZ")},
    {"fr-BI", 163, 613, 614, 14, 31, 0, of("ZZZ")},
    {"fr-CA", 163, 614, 647, 14, 22, 0, of("ZZZ")},
    {"fr-CD", 163, 647, 648, 14, 31, 0, of("ZZZ")},
    {"fr-CH", 163, 648, 648, 14, 32, 0, of("ZZZ")},
    {"fr-DJ", 163, 648, 649, 14, 31, 0, of("ZZZ")},
    {"fr-DZ", 163, 649, 650, 14, 31, 0, of("ZZZ")},
    {"fr-GN", 163, 650, 651, 14, 31, 0, of("ZZZ")},
    {"fr-HT", 163, 651, 652, 14, 31, 0, of("ZZZ")},
    {"fr-KM", 163, 652, 653, 14, 31, 0, of("ZZZ")},
    {"fr-LU", 163, 653, 653, 14, 5, 0, of("ZZZ")},
    {"fr-MA", 163, 653, 653, 14, 5, 0, of("ZZZ")},
    {"fr-MG", 163, 653, 654, 14, 31, 0, of("ZZZ")},
    {"fr-MR", 163, 654, 655, 14, 31, 0, of("ZZZ")},
    {"fr-MU", 163, 655, 656, 14, 31, 0, of("ZZZ")},
    {"fr-RW", 163, 656, 657, 14, 31, 0, of("ZZZ")},
    {"fr-SC", 163, 657, 658, 14, 31, 0, of("ZZZ")},
    {"fr-SY", 163, 658, 659, 14, 31, 0, of("ZZZ")},
    {"fr-TN", 163, 659, 660, 14, 31, 0, of("ZZZ")},
    {"fr-VU", 163, 660, 661, 14, 31, 0, of("ZZZ")},
    {"ga", 0, 661, 664, 15, 10, 0, of("ZZZ")},
    {"gl", 0, 664, 669, 16, 4, 0, of("ZZZ")},
    {"he", 0, 669, 674, 17, 33, 0, of("ZZZ")},
    {"hi", 0, 674, 677, 18, 34, 0, of("ZZZ")},
    {"hr", 0, 677, 695, 19, 35, 0, of("ZZZ")},
    {"hr-BA", 187, 695, 696, 19, 35, 0, of("ZZZ")},
    {"hu", 0, 696, 715, 20, 36, 0, of("ZZZ")},
    {"id", 0, 715, 720, 21, 13, 0, of("ZZZ")},
    {"is", 0, 720, 734, 22, 4, 0, of("ZZZ")},
    {"it", 0, 734, 744, 23, 23, 0, of("ZZZ")},
    {"it-CH", 192, 744, 744, 23, 37, 0, of("ZZZ")},
    {"ja", 0, 744, 748, 24, 38, 0, of("ZZZ")},
    {"ko", 0, 748, 750, 25, 10, 0, of("ZZZ")},
    {"lb", 0, 750, 755, 26, 4, 0, of("ZZZ")},
    {"lt", 0, 755, 775, 27, 30, 0, of("ZZZ")},
    {"lv", 0, 775, 780, 28, 36, 0, of("ZZZ")},
    {"mk", 0, 780, 793, 29, 4, 0, of("ZZZ")},
    {"ms", 0, 793, 798, 30, 10, 0, of("ZZZ")},
    {"ms-BN", 200, 798, 799, 30, 39, 0, of("ZZZ")},
    {"ms-ID", 200, 799, 800, 30, 13, 0, of("ZZZ")},
    {"ms-SG", 200, 800, 801, 30, 10, 0, of("ZZZ")},
    {"mt", 0, 801, 802, 31, 12, 0, of("ZZZ")},
    {"nb", 0, 802, 821, 32, 40, 0, of("ZZZ")},
    {"nl", 0, 821, 828, 33, 21, 0, of("ZZZ")},
    {"nl-AW", 206, 828, 829, 33, 21, 0, of("ZZZ")},
    {"nl-BQ", 206, 829, 830, 33, 21, 0, of("ZZZ")},
    {"nl-SR", 206, 830, 831, 33, 21, 0, of("ZZZ")},
    {"nn", 0, 831, 851, 34, 40, 0, of("ZZZ")},
    {"no", 0, 851, 870, 35, 40, 0, of("ZZZ")},
    {"pl", 0, 870, 886, 36, 3, 0, of("ZZZ")},
    {"pt", 0, 886, 889, 37, 7, 0, of("ZZZ")},
    {"pt-AO", 213, 889, 890, 38, 22, 0, of("ZZZ")},
    {"pt-CH", 213, 890, 890, 38, 3, 0, of("ZZZ")},
    {"pt-CV", 213, 890, 891, 38, 3, 41, of("CVE")},
    {"pt-GQ", 213, 891, 891, 38, 3, 0, of("ZZZ")},
    {"pt-GW", 213, 891, 891, 38, 3, 0, of("ZZZ")},
    {"pt-LU", 213, 891, 891, 38, 3, 0, of("ZZZ")},
    {"pt-MO", 213, 891, 892, 38, 3, 0, of("ZZZ")},
    {"pt-MZ", 213, 892, 893, 38, 3, 0, of("ZZZ")},
    {"pt-PT", 213, 893, 893, 38, 3, 0, of("ZZZ")},
    {"pt-ST", 213, 893, 894, 38, 3, 0, of("ZZZ")},
    {"pt-TL", 213, 894, 894, 38, 3, 0, of("ZZZ")},
    {"ro", 0, 894, 912, 39, 5, 0, of("ZZZ")},
    {"ro-MD", 225, 912, 913, 39, 5, 0, of("ZZZ")},
    {"ru", 0, 913, 920, 40, 6, 0, of("ZZZ")},
    {"ru-BY", 227, 920, 921, 40, 6, 0, of("ZZZ")},
    {"ru-KG", 227, 921, 922, 40, 6, 0, of("ZZZ")},
    {"ru-KZ", 227, 922, 923, 40, 6, 0, of("ZZZ")},
    {"ru-MD", 227, 923, 924, 40, 6, 0, of("ZZZ")},
    {"ru-UA", 227, 924, 924, 40, 36, 0, of("ZZZ")},
    {"sk", 0, 924, 939, 41, 22, 0, of("ZZZ")},
    {"sl", 0, 939, 950, 42, 42, 0, of("ZZZ")},
    {"sq", 0, 950, 954, 43, 3, 0, of("ZZZ")},
    {"sq-MK", 235, 954, 955, 43, 3, 0, of("ZZZ")},
    {"sr", 0, 955, 962, 44, 5, 0, of("ZZZ")},
    {"sr-Latn", 237, 962, 963, 45, 5, 0, of("ZZZ")},
    {"sr-ME", 237, 963, 964, 45, 5, 0, of("ZZZ")},
    {"sv", 0, 964, 987, 46, 30, 0, of("ZZZ")},
    {"th", 0, 987, 991, 47, 10, 0, of("ZZZ")},
    {"tr", 0, 991, 997, 48, 18, 0, of("ZZZ")},
    {"uk", 0, 997, 1016, 49, 6, 0, of("ZZZ")},
    {"vi", 0, 1016, 1020, 50, 4, 0, of("ZZZ")},
    {"zh", 0, 1020, 1023, 51, 38, 0, of("ZZZ")},
    {"zh-HK", 245, 1023, 1025, 52, 10, 0, of("ZZZ")},
    {"zh-Hans", 245, 1025, 1025, 51, 38, 0, of("ZZZ")},
    {"zh-Hant", 245, 1025, 1029, 52, 10, 0, of("ZZZ")},
    {"zh-Hant-HK", 248, 1029, 1031, 52, 10, 0, of("ZZZ")},
    {"zh-Hant-MO", 248, 1031, 1034, 52, 10, 0, of("ZZZ")},
    {"zh-MO", 245, 1034, 1037, 52, 10, 0, of("ZZZ")},
    {"zh-SG", 245, 1037, 1039, 51, 10, 0, of("ZZZ")},
    {"zh-TW", 245, 1039, 1043, 52, 10, 0, of("ZZZ")},
};
// clang-format on

} // namespace billing
