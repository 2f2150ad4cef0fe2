-- Money may also come from somebody of whom the Compact keeps no organisation, a foundation or a
-- fund: the ledger names it in one line.
alter table ledger_entry
  drop constraint ledger_entry_source_check,
  add constraint ledger_entry_source_check check (
    source in ('local', 'compact')
    or source ~ '^provider:[A-Za-z0-9]{2,20}$'
    or source ~ '^other:[^[:space:]]([^[:cntrl:]]{0,198}[^[:space:]])?$');
