/*
 * memory.hpp
 *		C++ objects in PostgreSQL memory contexts.
 */
#pragma once

#include <cstddef>
#include <limits>
#include <memory>
#include <new>
#include <utility>

#include "pg/pg.hpp"

namespace billing::pg {

/* Like palloc, but throws std::bad_alloc where palloc would longjmp. */
inline void *
allocate(MemoryContext context, std::size_t size) {
	void *p = AllocHugeSizeIsValid(size)
	              ? MemoryContextAllocExtended(context, size, MCXT_ALLOC_HUGE | MCXT_ALLOC_NO_OOM)
	              : nullptr;

	if (p == nullptr) {
		throw std::bad_alloc();
	}
	return p;
}

/* Standard allocator over one memory context. */
template <typename T>
class ContextAllocator {
public:
	static_assert(alignof(T) <= MAXIMUM_ALIGNOF, "palloc cannot align this type");

	using value_type = T;

	explicit ContextAllocator(MemoryContext context = CurrentMemoryContext) noexcept : context_(context) {
	}

	template <typename U>
	ContextAllocator(const ContextAllocator<U> &other) noexcept : context_(other.context()) {
	}

	T *
	allocate(std::size_t n) {
		if (n > std::numeric_limits<std::size_t>::max() / sizeof(T)) {
			throw std::bad_array_new_length();
		}
		return static_cast<T *>(pg::allocate(context_, n * sizeof(T)));
	}

	void
	deallocate(T *p, std::size_t) noexcept {
		pfree(p);
	}

	MemoryContext
	context() const noexcept {
		return context_;
	}

private:
	MemoryContext context_;
};

template <typename T, typename U>
bool
operator==(const ContextAllocator<T> &a, const ContextAllocator<U> &b) noexcept {
	return a.context() == b.context();
}

template <typename T, typename U>
bool
operator!=(const ContextAllocator<T> &a, const ContextAllocator<U> &b) noexcept {
	return !(a == b);
}

/*
 * Create an object that lives as long as a memory context: its destructor runs
 * when the context is reset or deleted, also after an error.  For aggregate
 * states that own heap memory.
 *
 * palloc aligns to MAXIMUM_ALIGNOF, 8 bytes here, but Boost's integers hold an
 * unsigned __int128 and need 16.  So ask for slack and align by hand.
 */
template <typename T, typename... Args>
T *
create_in(MemoryContext context, Args &&...args) {
	std::size_t space = sizeof(T) + alignof(T) - 1;
	auto *callback =
	    static_cast<MemoryContextCallback *>(allocate(context, MAXALIGN(sizeof(MemoryContextCallback)) + space));
	void *place = reinterpret_cast<char *>(callback) + MAXALIGN(sizeof(MemoryContextCallback));
	auto *object = new (std::align(alignof(T), sizeof(T), place, space)) T(std::forward<Args>(args)...);

	callback->func = [](void *arg) { static_cast<T *>(arg)->~T(); };
	callback->arg = object;
	MemoryContextRegisterResetCallback(context, callback);
	return object;
}

} // namespace billing::pg
