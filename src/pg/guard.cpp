/*
 * guard.cpp
 *		Translation of C++ exceptions to ereport(ERROR).
 */
#include <cstring>
#include <new>
#include <stdexcept>

#include "core/error.hpp"

#include "pg/guard.hpp"

namespace billing::pg {

namespace {

/*
 * What ereport needs, copied out of the exception.  Plain data in the frame:
 * copying it can neither throw nor ereport, and longjmp may abandon it.
 */
struct Report {
	int sqlerrcode;
	bool internal;
	bool soft; /* an input function may hand it to its caller instead */
	char message[512];
	char detail[512];
	char hint[512];
};

static_assert(std::is_trivially_destructible_v<Report>);

/* Copy and cut at a character border, so that the message stays valid text. */
void
copy(char (&target)[512], const char *source) noexcept {
	std::size_t length = std::strlen(source);

	if (length >= sizeof(target)) {
		length = static_cast<std::size_t>(pg_mbcliplen(source, static_cast<int>(length), sizeof(target) - 1));
	}
	std::memcpy(target, source, length);
	target[length] = '\0';
}

void
fill(Report &report, int sqlerrcode, const char *message, bool internal = false) noexcept {
	report.sqlerrcode = sqlerrcode;
	report.internal = internal;
	report.soft = !internal;
	copy(report.message, message);
	report.detail[0] = '\0';
	report.hint[0] = '\0';
}

/* Before PostgreSQL 16 there is no soft error: always raise. */
#if PG_VERSION_NUM >= 160000
#define report_error(context, ...) errsave(context, __VA_ARGS__)
#else
#define report_error(context, ...) ereport(ERROR, __VA_ARGS__)
#endif

Datum
raise(const Report &report, [[maybe_unused]] Node *context) {
	report_error(context,
	             (errcode(report.sqlerrcode), errmsg_internal("%s", report.message),
	              report.detail[0] != '\0' ? errdetail_internal("%s", report.detail) : 0,
	              report.hint[0] != '\0' ? errhint("%s", report.hint) : 0,
	              report.internal ? errdetail_internal("This is an unexpected C++ exception; please report it.") : 0));
	return (Datum)0;
}

} // namespace

Datum
guard(Body body, FunctionCallInfo fcinfo) {
	Report report;

	try {
		return body(fcinfo);
	} catch (const PendingError &) {
		report.sqlerrcode = 0;
	} catch (const Error &e) {
		const char *s = e.sqlstate();
		fill(report, MAKE_SQLSTATE(s[0], s[1], s[2], s[3], s[4]), e.what());
		copy(report.detail, e.detail());
		copy(report.hint, e.hint());
	} catch (const std::bad_alloc &) {
		fill(report, ERRCODE_OUT_OF_MEMORY, "out of memory");
		report.soft = false;
	} catch (const std::length_error &e) {
		fill(report, ERRCODE_PROGRAM_LIMIT_EXCEEDED, e.what());
	} catch (const std::overflow_error &e) {
		fill(report, ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE, e.what());
	} catch (const std::range_error &e) {
		fill(report, ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE, e.what());
	} catch (const std::exception &e) {
		fill(report, ERRCODE_INTERNAL_ERROR, e.what(), true);
	} catch (...) {
		fill(report, ERRCODE_INTERNAL_ERROR, "unknown C++ exception", true);
	}

	/* The exception object is gone here; only plain data is left. */
	if (report.sqlerrcode == 0) {
		PG_RE_THROW();
	}
	return raise(report, report.soft ? fcinfo->context : nullptr);
}

} // namespace billing::pg
