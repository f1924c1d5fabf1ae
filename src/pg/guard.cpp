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
 * What ereport needs, copied out of the exception.  Plain data: copying it can
 * neither throw nor ereport, and longjmp may leave it behind.
 */
struct Report {
	int sqlerrcode;
	bool internal;
	bool soft; /* an input function may hand it to its caller instead */
	char message[512];
	char detail[8192]; /* may list all that is wrong with a document */
	char hint[512];
};

static_assert(std::is_trivially_destructible_v<Report>);

/*
 * Between keep_exception() and raise_kept() nothing else runs, so one is
 * enough.  It is not in the frame of the function, which would pay for it on
 * every call.
 */
Report kept;

/* Copy and cut at a character border, so that the message stays valid text. */
template <std::size_t size>
void
copy(char (&target)[size], const char *source) noexcept {
	std::size_t length = std::strlen(source);

	if (length >= sizeof(target)) {
		length = static_cast<std::size_t>(pg_mbcliplen(source, static_cast<int>(length), sizeof(target) - 1));
	}
	std::memcpy(target, source, length);
	target[length] = '\0';
}

void
keep(int sqlerrcode, const char *message, bool internal = false) noexcept {
	kept.sqlerrcode = sqlerrcode;
	kept.internal = internal;
	kept.soft = !internal;
	copy(kept.message, message);
	kept.detail[0] = '\0';
	kept.hint[0] = '\0';
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

void
keep_exception() noexcept {
	try {
		throw;
	} catch (const PendingError &) {
		kept.sqlerrcode = 0;
	} catch (const Error &e) {
		const char *s = e.sqlstate();
		keep(MAKE_SQLSTATE(s[0], s[1], s[2], s[3], s[4]), e.what());
		copy(kept.detail, e.detail());
		copy(kept.hint, e.hint());
	} catch (const std::bad_alloc &) {
		keep(ERRCODE_OUT_OF_MEMORY, "out of memory");
		kept.soft = false;
	} catch (const std::length_error &e) {
		keep(ERRCODE_PROGRAM_LIMIT_EXCEEDED, e.what());
	} catch (const std::overflow_error &e) {
		keep(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE, e.what());
	} catch (const std::range_error &e) {
		keep(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE, e.what());
	} catch (const std::exception &e) {
		keep(ERRCODE_INTERNAL_ERROR, e.what(), true);
	} catch (...) {
		keep(ERRCODE_INTERNAL_ERROR, "unknown C++ exception", true);
	}
}

Datum
raise_kept(FunctionCallInfo fcinfo) {
	if (kept.sqlerrcode == 0) {
		PG_RE_THROW();
	}
	return raise(kept, kept.soft ? fcinfo->context : nullptr);
}

} // namespace billing::pg
