-- A table that a later release brings is guarded from its first day.
call guard_numbered_rows();
