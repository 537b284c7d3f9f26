#pragma once
#include <sqlite3.h>

// Swift does not call variadic functions, nor import the casts SQLITE_STATIC and SQLITE_TRANSIENT: each use has a name
// of its own here.

/// sqlite3_db_config for the operations that take a switch (SQLITE_DBCONFIG_DEFENSIVE and its like).
static inline int pobratim_sqlite3_switch(sqlite3 *database, int operation, int on) {
    return sqlite3_db_config(database, operation, on, (int *)0);
}

/// Binds bytes that SQLite copies.
static inline int pobratim_sqlite3_bind_blob(
    sqlite3_stmt *statement, int index, const void *bytes, sqlite3_uint64 count
) {
    return sqlite3_bind_blob64(statement, index, bytes, count, SQLITE_TRANSIENT);
}

/// Binds UTF-8 that SQLite copies.
static inline int pobratim_sqlite3_bind_text(
    sqlite3_stmt *statement, int index, const char *bytes, sqlite3_uint64 count
) {
    return sqlite3_bind_text64(statement, index, bytes, count, SQLITE_TRANSIENT, SQLITE_UTF8);
}
