-- What people did with the release before: two countries, one initiative each.
insert into country values ('KE'), ('NG') on conflict do nothing;
insert into organisation (code, name, kind, country, southern) values
  ('KEtreasury', 'The National Treasury', 'nationalGovernment', 'KE', true);
insert into person (user_id, name, country, organisation) values
  ('amina', 'Amina Otieno', 'KE', 'KEtreasury'), ('ngozi', 'Ngozi Eze', 'NG', null),
  ('rosa', 'Rosa Mendes', null, null);
insert into initiative_number values ('KE', 2026, 1), ('NG', 2026, 1);
insert into initiative (number, country, title, language, stage, status, track, illustrative,
  started_by, started_at, ended_at, end_reason, version)
values
  ('KE-2026-001', 'KE', 'Budget officers of the counties', 'en', 'funding', 'RUNNING', 'full', false,
    'amina', '2026-02-01 08:00:00.123456+03', null, null, 3),
  ('NG-2026-001', 'NG', 'Statistiques de l’État', 'fr', 'demand', 'STOPPED', 'light', true,
    'ngozi', '2026-02-02 08:00:00+01', '2026-03-02 08:00:00+01', 'withdrawn', 7);
insert into initiative_audience values
  ('KE-2026-001', 'country:KE'), ('KE-2026-001', 'group:secretariat'),
  ('NG-2026-001', 'country:NG'), ('NG-2026-001', 'group:secretariat'), ('NG-2026-001', 'user:rosa');
insert into initiative_request values
  ('amina', 'a5c33f9d-7c5b-4a44-8d1a-1a2f0a9d6f01', 'KE-2026-001', '2026-02-01 08:00:00+03');
-- In turns, two at the same moment and one with a clock that went back: the order is that of writing.
insert into initiative_event (number, at, kind, user_id, person, role, detail) values
  ('NG-2026-001', '2026-02-02 08:00:00+01', 'raised', 'ngozi', 'Ngozi Eze', 'FOCAL_POINT', '{}'),
  ('KE-2026-001', '2026-02-01 08:00:00.123456+03', 'raised', 'amina', 'Amina Otieno', 'FOCAL_POINT',
    array['', 'a:b', '~', 'Ḥasan عربي 𐍈' || chr(10) || '“quoted”, {braced}']),
  ('KE-2026-001', '2026-02-01 08:00:00.123456+03', 'stage', null, null, null, array['funding']),
  ('NG-2026-001', '2026-02-03 08:00:00+01', 'stage', null, null, null, array['demand', null]),
  ('KE-2026-001', '2026-01-31 08:00:00+03', 'task', 'rosa', 'Rosa Mendes', null, array['1', '2']),
  ('NG-2026-001', '2026-03-02 08:00:00+01', 'ended', 'ngozi', null, 'FOCAL_POINT', array['withdrawn']),
  ('KE-2026-001', '1969-12-31 23:59:59.999999+00', 'task', 'amina', 'Amina', 'FOCAL_POINT', '{}');
insert into statement values
  ('KE-2026-001', 'demand', 1, '{"need": "“skills”"}', 'amina', now()),
  ('NG-2026-001', 'demand', 1, '{"need": "chiffres"}', 'ngozi', now()),
  ('KE-2026-001', 'articulate-demand', 1, '{"problem": "Six examiners", "sector": "240", "countryCustodian": "yes",
    "modalitiesWanted": ["twinning"], "localCashUsd": "20000.5", "parallelUnitSigns": []}', 'amina', now()),
  ('KE-2026-001', 'complete-design', 1, '{"budgetLocalCashUsd": "25000", "anchoring": "intermediary"}', 'amina', now());
insert into work_item (task_id, audience, number, task, form, title, country, created_at, due_at, search)
values
  ('task-1', 'country:KE', 'KE-2026-001', 'UserTask_ArticulateDemand', 'demand', 'Budget', 'KE', now(),
    now(), to_tsvector('simple', 'budget')),
  ('task-1', 'group:secretariat', 'KE-2026-001', 'UserTask_ArticulateDemand', 'demand', 'Budget', 'KE',
    now(), now(), to_tsvector('simple', 'budget')),
  ('task-3', 'user:amina', 'NG-2026-001', 'UserTask_ReviewInitiative', 'review', 'Review', 'NG', now(),
    now(), to_tsvector('simple', 'review')),
  ('task-2', 'user:ngozi', 'NG-2026-001', 'UserTask_AnswerDemand', 'demand', 'Statistiques', 'NG', now(),
    now(), to_tsvector('simple', 'statistiques'));
insert into task_decision values
  ('task-0', 'KE-2026-001', 'UserTask_EndorseDemand', 'amina', 'Amina Otieno', now(), '{country:KE}');
insert into task_draft values ('task-1', 'amina', '{"half": "a sent", "problem": "Six ex", "result1Title": "Exams"}', now());
insert into verdict (number, decision, version, definition_id, step, outcome, outputs, score,
  gates_failed, facts, decided_at)
values
  ('KE-2026-001', 'ownership', 1, 'ownership:1', 'gate', 'pass', '{}', 80, 0, '{"led": true}', now()),
  ('NG-2026-001', 'ownership', 1, 'ownership:1', 'gate', 'fail', '{}', 20, 1, '{"led": false}', now());
insert into finding values
  (1, 1, 'S21', 'met', true, 3, 2, 'none'), (2, 1, 'S21', 'unmet', true, 0, 2, 'askLeader');
-- One person signed for two parties, and appointed themselves: that release let them.
insert into funding_agreement (number, opened_at, outcome, concluded_at) values
  ('KE-2026-001', now(), 'refused', now()), ('KE-2026-001', now(), null, null);
insert into signature (agreement, party, signed, name, office, tying, reason, given_by, given_at) values
  (1, 'country', true, 'Amina Otieno', 'Director', null, null, 'amina', now()),
  (1, 'provider', false, 'Amina Otieno', 'Director', null, 'not yet', 'amina', now()),
  (2, 'country', true, 'Amina Otieno', 'Director', null, null, 'amina', now()),
  (2, 'provider', true, 'Rosa Mendes', 'Partner', 'untied', null, 'rosa', now());
insert into independent_review (number, reviewer, appointed_by, appointed_at) values
  ('KE-2026-001', 'rosa', 'rosa', now()), ('KE-2026-001', 'ngozi', 'amina', now());
insert into act_ge_property values ('kept', 'still here', 1);
