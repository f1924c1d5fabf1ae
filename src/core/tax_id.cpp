/*
 * tax_id.cpp
 *		Form and check digits of tax ids.
 *
 * One function for each country judges an id without its prefix.  The rules are
 * those the national administrations publish, and VIES for the member states.
 */
#include "core/tax_id.hpp"

#include <algorithm>
#include <initializer_list>
#include <iterator>

namespace billing {

namespace {

/* Ids are shorter; with blanks and points still well below. */
constexpr std::size_t max_written = 60;

bool
is_digit(char c) {
	return c >= '0' && c <= '9';
}

bool
is_letter(char c) {
	return c >= 'A' && c <= 'Z';
}

int
digit(char c) {
	return c - '0';
}

bool
all_digits(std::string_view text) {
	return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

bool
digits_of_length(std::string_view text, std::size_t length) {
	return text.size() == length && all_digits(text);
}

bool
starts_with(std::string_view text, std::string_view prefix) {
	return text.substr(0, prefix.size()) == prefix;
}

/* Of at most 18 digits. */
long long
value_of(std::string_view digits) {
	long long value = 0;

	for (const char c : digits) {
		value = value * 10 + digit(c);
	}
	return value;
}

/* The sum of digits times weights; the weights say how many digits count. */
int
weighted(std::string_view digits, std::initializer_list<int> weights) {
	int sum = 0;
	std::size_t i = 0;

	for (const int weight : weights) {
		sum += weight * digit(digits[i++]);
	}
	return sum;
}

/* Every second digit from the right is doubled, and its digits added. */
int
luhn_sum(std::string_view digits) {
	int sum = 0;
	bool twice = false;

	for (auto c = digits.rbegin(); c != digits.rend(); ++c) {
		const int value = digit(*c) * (twice ? 2 : 1);
		sum += value / 10 + value % 10;
		twice = !twice;
	}
	return sum;
}

/* ISO 7064, mod 11,10. */
bool
is_mod_11_10(std::string_view digits) {
	int check = 5;

	for (const char c : digits) {
		check = ((check == 0 ? 10 : check) * 2 % 11 + digit(c)) % 10;
	}
	return check == 1;
}

bool
is_date(int year, int month, int day) {
	constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return month >= 1 && month <= 12 && day >= 1 && day <= days[month - 1] + (leap && month == 2 ? 1 : 0);
}

int
two_digits(std::string_view text, std::size_t at) {
	return digit(text[at]) * 10 + digit(text[at + 1]);
}

bool
austria(std::string_view id) {
	return id.size() == 9 && id[0] == 'U' && all_digits(id.substr(1)) &&
	       (luhn_sum(id.substr(1, 7)) + 4 + digit(id[8])) % 10 == 0;
}

bool
australia(std::string_view id) {
	return digits_of_length(id, 11) && id[0] != '0' &&
	       (weighted(id, {10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19}) - 10) % 89 == 0;
}

bool
belgium(std::string_view id) {
	return digits_of_length(id, 10) && (id[0] == '0' || id[0] == '1') && value_of(id) > 0 &&
	       (value_of(id.substr(0, 8)) + value_of(id.substr(8))) % 97 == 0;
}

bool
bulgaria(std::string_view id) {
	if (digits_of_length(id, 9)) {
		int check = weighted(id, {1, 2, 3, 4, 5, 6, 7, 8}) % 11;
		if (check == 10) {
			check = weighted(id, {3, 4, 5, 6, 7, 8, 9, 10}) % 11;
		}
		return check % 10 == digit(id[8]);
	}
	if (!digits_of_length(id, 10)) {
		return false;
	}

	/* A person (born 19xx, months of 18xx and 20xx moved by 20 and 40), a foreigner, another one. */
	const int last = digit(id[9]);
	const int month = two_digits(id, 2);
	const int moved = month > 40 ? 40 : (month > 20 ? 20 : 0);
	const int year = (moved == 40 ? 2000 : (moved == 20 ? 1800 : 1900)) + two_digits(id, 0);
	return (is_date(year, month - moved, two_digits(id, 4)) &&
	        weighted(id, {2, 4, 8, 5, 10, 9, 7, 3, 6}) % 11 % 10 == last) ||
	       weighted(id, {21, 19, 17, 13, 11, 9, 7, 3, 1}) % 10 == last ||
	       (weighted(id, {4, 3, 2, 7, 6, 5, 4, 3, 2}) + last) % 11 == 0;
}

bool
croatia(std::string_view id) {
	return digits_of_length(id, 11) && is_mod_11_10(id);
}

bool
cyprus(std::string_view id) {
	constexpr int odd_places[] = {1, 0, 5, 7, 9, 13, 15, 17, 19, 21};

	if (id.size() != 9 || !all_digits(id.substr(0, 8)) || starts_with(id, "12")) {
		return false;
	}
	int sum = 0;
	for (std::size_t i = 0; i < 8; i++) {
		sum += i % 2 == 0 ? odd_places[digit(id[i])] : digit(id[i]);
	}
	return id[8] == 'A' + sum % 26;
}

/* A Czech or Slovak birth number; of 9 digits it is from before 1954 and has no check digit. */
bool
birth_number(std::string_view id) {
	if (!digits_of_length(id, 9) && !digits_of_length(id, 10)) {
		return false;
	}
	int year = 1900 + two_digits(id, 0);
	if (id.size() == 9) {
		year -= year >= 1980 ? 100 : 0;
	} else if (year < 1954) {
		year += 100;
	}
	return (id.size() == 10 || year <= 1953) && is_date(year, two_digits(id, 2) % 50 % 20, two_digits(id, 4)) &&
	       (id.size() == 9 || value_of(id.substr(0, 9)) % 11 % 10 == digit(id[9]));
}

bool
czechia(std::string_view id) {
	if (digits_of_length(id, 8)) {
		const int check = (11 - weighted(id, {8, 7, 6, 5, 4, 3, 2}) % 11) % 11;
		return id[0] != '9' && (check == 0 ? 1 : check % 10) == digit(id[7]);
	}
	if (digits_of_length(id, 9) && id[0] == '6') {
		const int sum = weighted(id.substr(1), {8, 7, 6, 5, 4, 3, 2}) % 11;
		return (18 - (10 - sum) % 11) % 10 == digit(id[8]);
	}
	return birth_number(id);
}

bool
denmark(std::string_view id) {
	return digits_of_length(id, 8) && id[0] != '0' && weighted(id, {2, 7, 6, 5, 4, 3, 2, 1}) % 11 == 0;
}

bool
estonia(std::string_view id) {
	return digits_of_length(id, 9) && weighted(id, {3, 7, 1, 3, 7, 1, 3, 7, 1}) % 10 == 0;
}

bool
finland(std::string_view id) {
	return digits_of_length(id, 8) && weighted(id, {7, 9, 10, 5, 8, 4, 2, 1}) % 11 == 0;
}

/* A key of two characters, and a SIREN; those of Monaco begin with 000 instead. */
bool
france(std::string_view id) {
	constexpr std::string_view alphabet = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";

	if (id.size() != 11 || !all_digits(id.substr(2)) ||
	    (id.substr(2, 3) != "000" && luhn_sum(id.substr(2)) % 10 != 0)) {
		return false;
	}
	const std::size_t first = alphabet.find(id[0]);
	const std::size_t second = alphabet.find(id[1]);
	if (first == std::string_view::npos || second == std::string_view::npos) {
		return false;
	}
	const long long siren = value_of(id.substr(2));
	if (first < 10 && second < 10) {
		return value_of(id.substr(0, 2)) == (siren * 100 + 12) % 97;
	}
	const auto key = static_cast<long long>(first < 10 ? first * 24 + second - 10 : first * 34 + second - 100);
	return (siren + 1 + key / 11) % 11 == key % 11;
}

bool
germany(std::string_view id) {
	return digits_of_length(id, 9) && id[0] != '0' && is_mod_11_10(id);
}

bool
greece(std::string_view id) {
	return digits_of_length(id, 9) && weighted(id, {256, 128, 64, 32, 16, 8, 4, 2}) % 11 % 10 == digit(id[8]);
}

bool
hungary(std::string_view id) {
	return digits_of_length(id, 8) && weighted(id, {9, 7, 3, 1, 9, 7, 3, 1}) % 10 == 0;
}

/* Seven digits and one or two letters; before 2013 the second place could be a letter or sign. */
bool
ireland(std::string_view id) {
	constexpr std::string_view alphabet = "WABCDEFGHIJKLMNOPQRSTUV";

	if ((id.size() != 8 && id.size() != 9) || !is_digit(id[0]) || !all_digits(id.substr(2, 5)) ||
	    alphabet.find(id[7]) == std::string_view::npos) {
		return false;
	}
	int sum = 0;
	if (is_digit(id[1])) {
		const std::size_t last = id.size() == 9 ? alphabet.find(id[8]) : 0;
		if (last == std::string_view::npos) {
			return false;
		}
		sum = weighted(id, {8, 7, 6, 5, 4, 3, 2}) + 9 * static_cast<int>(last);
	} else if (id.size() == 8 && (is_letter(id[1]) || id[1] == '+' || id[1] == '*')) {
		sum = weighted(id.substr(2), {7, 6, 5, 4, 3}) + 2 * digit(id[0]);
	} else {
		return false;
	}
	return alphabet[static_cast<std::size_t>(sum % 23)] == id[7];
}

/* Seven digits, the office that gave the number, a check digit. */
bool
italy(std::string_view id) {
	if (!digits_of_length(id, 11) || value_of(id.substr(0, 7)) == 0) {
		return false;
	}
	const long long office = value_of(id.substr(7, 3));
	return ((office >= 1 && office <= 100) || office == 120 || office == 121 || office == 888 || office == 999) &&
	       luhn_sum(id) % 10 == 0;
}

/* A legal entity, or a person with or without a birth date in the number. */
bool
latvia(std::string_view id) {
	if (!digits_of_length(id, 11)) {
		return false;
	}
	if (id[0] > '3') {
		return weighted(id, {9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1}) % 11 == 3;
	}
	const int year = 1800 + digit(id[6]) * 100 + two_digits(id, 4);
	return (starts_with(id, "32") || is_date(year, two_digits(id, 2), two_digits(id, 0))) &&
	       (1 + weighted(id, {10, 5, 8, 4, 2, 1, 6, 3, 7, 9})) % 11 % 10 == digit(id[10]);
}

bool
lithuania(std::string_view id) {
	if (!digits_of_length(id, 9) && !digits_of_length(id, 12)) {
		return false;
	}
	const std::size_t last = id.size() - 1;
	if (id[last - 1] != '1') {
		return false;
	}
	int once = 0;
	int again = 0;
	for (std::size_t i = 0; i < last; i++) {
		once += static_cast<int>(1 + i % 9) * digit(id[i]);
		again += static_cast<int>(1 + (i + 2) % 9) * digit(id[i]);
	}
	return (once % 11 == 10 ? again : once) % 11 % 10 == digit(id[last]);
}

bool
luxembourg(std::string_view id) {
	return digits_of_length(id, 8) && value_of(id.substr(0, 6)) % 89 == value_of(id.substr(6));
}

bool
malta(std::string_view id) {
	return digits_of_length(id, 8) && id[0] != '0' && weighted(id, {3, 4, 6, 7, 8, 9, 10, 1}) % 37 == 0;
}

/* The old check is that of a person's number; since 2020 sole traders have one over the whole, ISO 7064 mod 97,10. */
bool
netherlands(std::string_view id) {
	if (id.size() != 12 || !all_digits(id.substr(0, 9)) || id[9] != 'B' || !all_digits(id.substr(10)) ||
	    value_of(id.substr(0, 9)) == 0 || value_of(id.substr(10)) == 0) {
		return false;
	}
	if ((weighted(id, {9, 8, 7, 6, 5, 4, 3, 2}) - digit(id[8])) % 11 == 0) {
		return true;
	}
	int rest = 2321; /* NL */
	for (const char c : id) {
		rest = is_digit(c) ? (rest * 10 + digit(c)) % 97 : (rest * 100 + (c - 'A' + 10)) % 97;
	}
	return rest == 1;
}

bool
poland(std::string_view id) {
	return digits_of_length(id, 10) && weighted(id, {6, 5, 7, 2, 3, 4, 5, 6, 7}) % 11 == digit(id[9]);
}

bool
portugal(std::string_view id) {
	return digits_of_length(id, 9) && id[0] != '0' &&
	       (11 - weighted(id, {9, 8, 7, 6, 5, 4, 3, 2}) % 11) % 11 % 10 == digit(id[8]);
}

bool
romania(std::string_view id) {
	if (id.size() < 2 || id.size() > 10 || !all_digits(id) || id[0] == '0') {
		return false;
	}
	const std::string padded = std::string(10 - id.size(), '0') + std::string(id);
	return weighted(padded, {7, 5, 3, 2, 1, 7, 5, 3, 2}) * 10 % 11 % 10 == digit(padded[9]);
}

bool
slovakia(std::string_view id) {
	constexpr std::string_view third = "234789";

	return digits_of_length(id, 10) &&
	       (birth_number(id) ||
	        (id[0] != '0' && third.find(id[2]) != std::string_view::npos && value_of(id) % 11 == 0));
}

bool
slovenia(std::string_view id) {
	if (!digits_of_length(id, 8) || id[0] == '0') {
		return false;
	}
	const int check = 11 - weighted(id, {8, 7, 6, 5, 4, 3, 2}) % 11;
	return check != 11 && check % 10 == digit(id[7]);
}

/* A person (digits and a letter), a foreigner (X, Y, Z), a minor or the like (K, L, M), a company. */
bool
spain(std::string_view id) {
	static constexpr std::string_view person = "TRWAGMYFPDXBNJZSQVHLCKE";
	constexpr std::string_view company = "JABCDEFGHI";

	if (id.size() != 9 || !all_digits(id.substr(1, 7))) {
		return false;
	}
	const auto letter_of = [](long long number) { return person[static_cast<std::size_t>(number % 23)]; };
	const long long number = value_of(id.substr(1, 7));
	if (is_digit(id[0])) {
		return letter_of(digit(id[0]) * 10'000'000LL + number) == id[8];
	}
	if (id[0] >= 'X' && id[0] <= 'Z') {
		return letter_of((id[0] - 'X') * 10'000'000LL + number) == id[8];
	}
	if (id[0] >= 'K' && id[0] <= 'M') {
		return letter_of(number) == id[8];
	}
	if (std::string_view("ABCDEFGHJNPQRSUVW").find(id[0]) == std::string_view::npos) {
		return false;
	}
	/* Which companies have a digit and which a letter is told in more than one way, so both will do. */
	const int check = (10 - luhn_sum(std::string(id.substr(1, 7)) + "0") % 10) % 10;
	return id[8] == '0' + check || id[8] == company[static_cast<std::size_t>(check)];
}

bool
sweden(std::string_view id) {
	return digits_of_length(id, 12) && value_of(id.substr(10)) >= 1 && value_of(id.substr(10)) <= 94 &&
	       luhn_sum(id.substr(0, 10)) % 10 == 0;
}

/* The nine digits of the register of companies, perhaps with the word for VAT. */
bool
switzerland(std::string_view id) {
	const std::string_view word = id.size() > 9 ? id.substr(9) : std::string_view();

	if (id.size() < 9 || !all_digits(id.substr(0, 9)) ||
	    !(word.empty() || word == "MWST" || word == "TVA" || word == "IVA" || word == "VAT")) {
		return false;
	}
	return (weighted(id, {5, 4, 3, 2, 7, 6, 5, 4}) + digit(id[8])) % 11 == 0;
}

bool
norway(std::string_view id) {
	return id.size() >= 9 && all_digits(id.substr(0, 9)) && (id.size() == 9 || id.substr(9) == "MVA") &&
	       weighted(id, {3, 2, 7, 6, 5, 4, 3, 2, 1}) % 11 == 0;
}

/* Nine digits, or twelve of a branch; government departments and health authorities. */
bool
united_kingdom(std::string_view id) {
	if (id.size() == 5 && all_digits(id.substr(2))) {
		return (starts_with(id, "GD") && value_of(id.substr(2)) < 500) ||
		       (starts_with(id, "HA") && value_of(id.substr(2)) >= 500);
	}
	if (!digits_of_length(id, 9) && !digits_of_length(id, 12)) {
		return false;
	}
	/* Since 2010 the check may be 55 less; numbers from 100 on only. */
	const int rest = weighted(id, {8, 7, 6, 5, 4, 3, 2, 10, 1}) % 97;
	return value_of(id.substr(0, 9)) > 0 &&
	       (rest == 0 || (value_of(id.substr(0, 3)) >= 100 && (rest == 42 || rest == 55)));
}

struct Country {
	std::string_view code;
	std::string_view prefix; /* as the id is written */
	bool (*check)(std::string_view id);
};

constexpr Country countries[] = {
    {"AT", "AT", austria},      {"AU", "", australia},   {"BE", "BE", belgium},        {"BG", "BG", bulgaria},
    {"CH", "CHE", switzerland}, {"CY", "CY", cyprus},    {"CZ", "CZ", czechia},        {"DE", "DE", germany},
    {"DK", "DK", denmark},      {"EE", "EE", estonia},   {"EL", "EL", greece},         {"ES", "ES", spain},
    {"FI", "FI", finland},      {"FR", "FR", france},    {"GB", "GB", united_kingdom}, {"GR", "EL", greece},
    {"HR", "HR", croatia},      {"HU", "HU", hungary},   {"IE", "IE", ireland},        {"IT", "IT", italy},
    {"LI", "CHE", switzerland}, {"LT", "LT", lithuania}, {"LU", "LU", luxembourg},     {"LV", "LV", latvia},
    {"MC", "FR", france},       {"MT", "MT", malta},     {"NL", "NL", netherlands},    {"NO", "NO", norway},
    {"PL", "PL", poland},       {"PT", "PT", portugal},  {"RO", "RO", romania},        {"SE", "SE", sweden},
    {"SI", "SI", slovenia},     {"SK", "SK", slovakia},  {"XI", "XI", united_kingdom},
};

const Country *
find_country(std::string_view code) {
	const auto *const found =
	    std::find_if(std::begin(countries), std::end(countries), [code](const Country &c) { return c.code == code; });

	return found == std::end(countries) ? nullptr : found;
}

/* Capital letters and digits (in Ireland once also + and *), without what people put in between. */
std::optional<std::string>
compact(std::string_view written) {
	constexpr std::string_view between = " .-/,:";
	std::string id;

	if (written.size() > max_written) {
		return std::nullopt;
	}
	for (const char c : written) {
		if (is_digit(c) || is_letter(c) || c == '+' || c == '*') {
			id += c;
		} else if (c >= 'a' && c <= 'z') {
			id += static_cast<char>(c - 'a' + 'A');
		} else if (between.find(c) == std::string_view::npos) {
			return std::nullopt;
		}
	}
	return id;
}

} // namespace

bool
checks_tax_ids_of(std::string_view country) {
	return find_country(country) != nullptr;
}

std::optional<std::string>
normalize_tax_id(std::string_view country, std::string_view id) {
	const Country *const rules = find_country(country);
	const std::optional<std::string> written = compact(id);

	if (rules == nullptr || !written) {
		return std::nullopt;
	}

	std::string body = *written;
	std::string prefix(rules->prefix);
	if (rules->check == greece && starts_with(body, "GR")) {
		body.erase(0, 2);
	} else if (rules->check == united_kingdom && (starts_with(body, "GB") || starts_with(body, "XI"))) {
		prefix = body.substr(0, 2);
		body.erase(0, 2);
	} else if (starts_with(body, prefix)) {
		body.erase(0, prefix.size());
	}

	/* Both had one digit less once. */
	if ((rules->check == belgium && digits_of_length(body, 9)) ||
	    (rules->check == greece && digits_of_length(body, 8))) {
		body.insert(0, 1, '0');
	}
	if (!rules->check(body)) {
		return std::nullopt;
	}
	return prefix + body;
}

} // namespace billing
