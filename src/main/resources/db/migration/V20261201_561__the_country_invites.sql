-- Invitations that wait for the secretariat wait for the country: whoever had taken one has it no more. What
-- the engine keeps of it says the same, where the engine has its tables already.
update work_item set audience = 'group:focalPoint' || country, assignee = null
where task = 'UserTask_InviteProviders' and audience = 'group:secretariat';
delete from work_item where task = 'UserTask_InviteProviders' and audience like 'user:%';
do $$
begin
  if to_regclass('act_ru_identitylink') is not null then
    update act_ru_identitylink l set group_id_ = 'focalPoint' || w.country
    from work_item w
    where w.task_id = l.task_id_ and w.task = 'UserTask_InviteProviders' and l.group_id_ = 'secretariat';
    update act_ru_task t set assignee_ = null
    from work_item w
    where w.task_id = t.id_ and w.task = 'UserTask_InviteProviders' and t.assignee_ is not null;
  end if;
end $$;
