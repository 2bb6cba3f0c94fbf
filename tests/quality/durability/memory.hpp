#pragma once

/// Lets memory run out at a chosen moment: SQLite's own allocations, or those of C++.
namespace memory {

enum class Of : unsigned char { sqlite, cpp };

/// Before SQLite is used.
void install();
/// The n-th allocation from now (from 1) fails, once.
void fail_at(Of whose, int nth);
/// No further allocation fails. True when one did.
bool stop_failing();

} // namespace memory
