// Swift cannot call C functions with a variable number of arguments, and SQLite's settings are made by one.
// It is declared here instead of taken from sqlite3.h, which GRDB's module includes already.
extern int sqlite3_config(int option, ...);

// SQLITE_CONFIG_MEMSTATUS
enum { csqlite_memory_statistics = 9 };

/// Switches SQLite's count of its memory off, for which every allocation takes a lock of the whole process.
/// Only before SQLite is first used; returns SQLITE_MISUSE afterwards, and nothing is changed.
static inline int csqlite_without_memory_statistics(void) {
    return sqlite3_config(csqlite_memory_statistics, 0);
}
