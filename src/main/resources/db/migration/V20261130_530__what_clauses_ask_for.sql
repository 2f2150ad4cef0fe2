-- Which standard, or what a peer reaches, an indicator is measured against (S40).
alter table plan_indicator add column standard text check (is_seen_text(standard));

-- Whether a duty is agreed formally, as in a contract, or informally, as by word (S94).
alter table plan_accountability add column footing text check (footing in ('formal', 'informal'));

-- Whether a lesson tells what worked or what failed (S163); of earlier ones nobody was asked.
alter table lesson add column outcome text check (outcome in ('worked', 'failed'));
