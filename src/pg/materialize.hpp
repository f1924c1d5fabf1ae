/*
 * materialize.hpp
 *		The rows of a set-returning function, and the connection it reads by.
 */
#pragma once

#include <exception>

#include "pg/query.hpp"

namespace billing::pg {

/* The rows that the function returns all at once.  Make it before the first C++ object: it may ereport. */
class RowStore {
public:
	explicit RowStore(FunctionCallInfo fcinfo) {
		auto *const result = reinterpret_cast<ReturnSetInfo *>(fcinfo->resultinfo);
		TupleDesc type;

		if (result == nullptr || !IsA(result, ReturnSetInfo) || (result->allowedModes & SFRM_Materialize) == 0 ||
		    get_call_result_type(fcinfo, nullptr, &type) != TYPEFUNC_COMPOSITE) {
			elog(ERROR, "a function that returns many rows must be called where it can");
		}
		const MemoryContext caller = MemoryContextSwitchTo(result->econtext->ecxt_per_query_memory);
		store_ = tuplestore_begin_heap((result->allowedModes & SFRM_Materialize_Random) != 0, false, work_mem);
		type_ = CreateTupleDescCopy(type);
		MemoryContextSwitchTo(caller);
		result->returnMode = SFRM_Materialize;
		result->setResult = store_;
		result->setDesc = type_;
	}

	Oid
	type() const {
		return type_->tdtypeid;
	}

	int
	columns() const {
		return type_->natts;
	}

	void
	put(const Datum *values, const bool *nulls) const {
		call([=] { tuplestore_putvalues(store_, type_, const_cast<Datum *>(values), const_cast<bool *>(nulls)); });
	}

	/* Rows of the same type. */
	void
	put(const SPITupleTable *rows) const {
		call([=] {
			for (std::uint64_t i = 0; i < rows->numvals; i++) {
				tuplestore_puttuple(store_, rows->vals[i]);
			}
		});
	}

private:
	Tuplestorestate *store_;
	TupleDesc type_;
};

/*
 * For as long as it lives, queries can be run.  After an error the server ends it,
 * with all that was connected since.
 */
class Connection {
public:
	Connection() {
		if (SPI_connect() != SPI_OK_CONNECT) {
			elog(ERROR, "cannot connect to the server's programming interface");
		}
	}

	~Connection() {
		if (std::uncaught_exceptions() == 0) {
			SPI_finish();
		}
	}

	Connection(const Connection &) = delete;
	Connection &operator=(const Connection &) = delete;
};

} // namespace billing::pg
