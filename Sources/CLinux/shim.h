#pragma once
// Calls of Linux that glibc declares for programs with _GNU_SOURCE only, which Swift's are not.

/// renameat2(2) with RENAME_EXCHANGE: either name then stands for what the other stood for, in one step.
int renameat2(int oldFolder, const char *oldPath, int newFolder, const char *newPath, unsigned int flags);
static const unsigned int pobratim_rename_exchange = 1u << 1;

/// syncfs(2): everything that waits to be written to the file system of this descriptor.
int syncfs(int descriptor);
