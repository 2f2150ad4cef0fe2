-- An appeal names the fact that the demand states wrongly, and its right value; upheld, it corrects it.
-- Whether a vote may be asked about it follows from the gate: what is tied is no such fact (S21).
-- Release 0.1.0 let an appeal name nothing: upheld, it can only have meant whose the demand is (S1).
alter table demand_appeal
  add column fact text check (fact in ('ideaSource', 'countryCustodian')),
  add column value text,
  add column custodian text,
  add column ruled_at timestamptz,
  add constraint demand_appeal_names_a_fact check (
    (fact is null) = (value is null) and (fact is null or answer = 'appealed')
    and case fact when 'ideaSource' then value in ('country', 'joint')
      when 'countryCustodian' then value = 'yes' and custodian is not null else true end);
