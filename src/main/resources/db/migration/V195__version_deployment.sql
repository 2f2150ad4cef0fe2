-- Which deployment of the engine a version came with. Where nothing was decided yet, the engine has
-- no tables either. The findings are found in the evaluation that sums them up now; the definition
-- of their own stays for nodes of the release before, and is filled no more.
alter table decision_version add deployment_id text not null default '';
do $$
begin
  if to_regclass('act_re_decision_def') is not null then
    update decision_version v set deployment_id = coalesce(
      (select d.deployment_id_ from act_re_decision_def d where d.id_ = v.definition_id), '');
  end if;
end $$;
