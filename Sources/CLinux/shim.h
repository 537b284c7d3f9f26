#pragma once
// Calls that Swift's Glibc module leaves out: of Linux, those that glibc declares for programs with _GNU_SOURCE only; and
// glibc's own of malloc.h.

/// renameat2(2) with RENAME_EXCHANGE: either name then stands for what the other stood for, in one step.
int renameat2(int oldFolder, const char *oldPath, int newFolder, const char *newPath, unsigned int flags);
static const unsigned int pobratim_rename_exchange = 1u << 1;

/// syncfs(2): everything that waits to be written to the file system of this descriptor.
int syncfs(int descriptor);

/// mallopt(3) with M_ARENA_MAX: 1 where it was done.
int mallopt(int parameter, int value);
static const int pobratim_arena_max = -8;

/// malloc_trim(3): gives pages that nothing lies in back to the system, but so many bytes at the end.
int malloc_trim(unsigned long kept);
