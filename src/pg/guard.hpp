/*
 * guard.hpp
 *		The border between PostgreSQL's longjmp and C++'s unwinding.
 *
 * Outward: BILLING_FUNCTION runs the body of a SQL-callable function in a try
 * block.  Every C++ exception stops there and leaves as one ereport(ERROR),
 * raised when no object with a destructor is alive.
 *
 * Inward: call() runs a PostgreSQL function that may ereport.  Its longjmp
 * stops there and continues as a C++ exception, so destructors run.
 */
#pragma once

#include <csetjmp>
#include <type_traits>

#include "pg/pg.hpp"

#if defined(__GNUC__)
#define BILLING_EXPORT __attribute__((visibility("default")))
#else
#define BILLING_EXPORT PGDLLEXPORT
#endif

namespace billing::pg {

/*
 * A PostgreSQL error is in flight: its data is still on the server's error
 * stack.  Never swallow it; only BILLING_FUNCTION may catch it.
 */
struct PendingError {};

/* Restores the handler stacks on every way out of a scope. */
class HandlerScope {
public:
	HandlerScope() noexcept : exception_stack_(PG_exception_stack), context_stack_(error_context_stack) {
	}

	~HandlerScope() {
		PG_exception_stack = exception_stack_;
		error_context_stack = context_stack_;
	}

	HandlerScope(const HandlerScope &) = delete;
	HandlerScope &operator=(const HandlerScope &) = delete;

private:
	sigjmp_buf *exception_stack_;
	ErrorContextCallback *context_stack_;
};

/*
 * Call into PostgreSQL from a frame that owns C++ objects.  The callable must
 * hold no object with a destructor of its own: the longjmp skips its frame.
 */
template <typename F>
auto
call(F &&f) -> std::invoke_result_t<F &> {
	using Result = std::invoke_result_t<F &>;
	static_assert(std::is_void_v<Result> || std::is_trivially_destructible_v<Result>,
	              "results of pg::call must be plain data");

	MemoryContext const context = CurrentMemoryContext;
	HandlerScope scope;
	sigjmp_buf here;

	if (sigsetjmp(here, 0) == 0) {
		PG_exception_stack = &here;
		return f();
	}

	MemoryContextSwitchTo(context);
	throw PendingError{};
}

/* CHECK_FOR_INTERRUPTS for loops that own C++ objects. */
inline void
check_for_interrupts() {
	if (INTERRUPTS_PENDING_CONDITION()) {
		call([] { ProcessInterrupts(); });
	}
}

/* Inside catch: take what ereport needs out of the exception. */
void keep_exception() noexcept;

/* After catch, when the exception object is gone: report what was kept. */
Datum raise_kept(FunctionCallInfo fcinfo);

} // namespace billing::pg

/*
 * Define a SQL-callable function.  The body that follows may throw; it sees
 * the usual fcinfo, so PG_GETARG_* and PG_RETURN_* work unchanged.  It has one
 * caller, so the compiler puts it inside the try block: without an exception
 * the guard costs nothing, which counts in a transition function.
 */
#define BILLING_FUNCTION(name)                                                                                         \
	extern "C" {                                                                                                       \
	_Pragma("GCC visibility push(default)") PG_FUNCTION_INFO_V1(name);                                                 \
	_Pragma("GCC visibility pop")                                                                                      \
	}                                                                                                                  \
	static Datum name##_body(FunctionCallInfo fcinfo);                                                                 \
	extern "C" BILLING_EXPORT Datum name(PG_FUNCTION_ARGS) {                                                           \
		try {                                                                                                          \
			return name##_body(fcinfo);                                                                                \
		} catch (...) {                                                                                                \
			::billing::pg::keep_exception();                                                                           \
		}                                                                                                              \
		return ::billing::pg::raise_kept(fcinfo);                                                                      \
	}                                                                                                                  \
	static Datum name##_body([[maybe_unused]] FunctionCallInfo fcinfo)
