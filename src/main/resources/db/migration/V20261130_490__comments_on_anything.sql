-- What was said about rows of a plan is said about anything of an initiative. The table keeps its name; what
-- it is about is a word and, for all but the initiative as a whole, the thing.
alter table plan_comment
  alter column section drop not null,
  alter column position drop not null,
  add column about text not null default 'ROW'
    check (about in ('INITIATIVE', 'SECTION', 'ROW', 'DOCUMENT', 'SUBMISSION')),
  -- The document, or the task in which it was submitted.
  add column thing text check (thing ~ '^[A-Za-z0-9-]{1,64}$'),
  add column reference text generated always as (case about
    when 'ROW' then section || '-' || position::text
    when 'SECTION' then section
    else coalesce(thing, '') end) stored,
  -- Who reads it. It is never opened to more people: nothing here is changed.
  add column open_to text not null default 'EVERYBODY'
    check (open_to in ('EVERYBODY', 'PARTNERS', 'COUNTRY', 'SECRETARIAT')),
  -- Whose answer is wanted; null when none is.
  add column asked text check (asked in ('COUNTRY', 'PARTNERS', 'SECRETARIAT')),
  -- For whom they spoke on that day.
  add column organisation text references organisation,
  add constraint comment_names_its_thing check (
    (about in ('SECTION', 'ROW')) = (section is not null)
    and (about = 'ROW') = (position is not null)
    and (about in ('DOCUMENT', 'SUBMISSION')) = (thing is not null)),
  add constraint comment_asks_who_reads_it check (
    asked is null or open_to = 'EVERYBODY' or asked = open_to or (open_to = 'PARTNERS' and asked = 'COUNTRY')),
  add constraint comment_has_an_end check (length(words) <= 4000 * 31),
  add constraint plan_comment_with_its_readers unique (id, number, open_to);
create index plan_comment_by_number on plan_comment (number, id desc);

-- Of what was said before, all waited for the country.
alter table plan_comment disable trigger plan_talk_stays;
update plan_comment c set asked = 'COUNTRY',
  organisation = (select p.organisation from person p where p.user_id = c.said_by);
alter table plan_comment enable trigger plan_talk_stays;

-- An answer is read by those who read what it answers.
alter table plan_answer
  add column open_to text not null default 'EVERYBODY'
    check (open_to in ('EVERYBODY', 'PARTNERS', 'COUNTRY', 'SECRETARIAT')),
  add column organisation text references organisation,
  add constraint answer_has_an_end check (length(words) <= 4000 * 31),
  add constraint plan_answer_with_its_readers unique (id, number, open_to);
alter table plan_answer disable trigger plan_talk_stays;
update plan_answer a set organisation = (select p.organisation from person p where p.user_id = a.said_by);
alter table plan_answer enable trigger plan_talk_stays;
alter table plan_answered
  add column open_to text not null default 'EVERYBODY',
  add foreign key (comment, number, open_to) references plan_comment (id, number, open_to),
  add foreign key (answer, number, open_to) references plan_answer (id, number, open_to);

-- Taken back by who said it: the comment stays in its place, without its words.
create table comment_withdrawal (
  comment bigint primary key,
  number text not null references initiative (number),
  withdrawn_by text not null references person,
  withdrawn_at timestamptz not null,
  foreign key (comment, number) references plan_comment (id, number)
);
create trigger plan_talk_stays before update or delete on comment_withdrawal
  for each row execute function plan_talk_stays();

-- Whether a comment of this openness is open to one of these audiences.
create function comment_is_open(open_to text, nr text, who text[]) returns boolean language sql stable as $$
  select case open_to
    when 'EVERYBODY' then exists (select from initiative_audience a where a.number = nr and a.audience = any (who))
    when 'SECRETARIAT' then 'group:secretariat' = any (who)
      and exists (select from initiative_audience a where a.number = nr and a.audience = 'group:secretariat')
    else 'country:' || split_part(nr, '-', 1) = any (who)
      or open_to = 'PARTNERS' and exists (select from plan_partner p
        where p.number = nr and 'group:provider' || p.organisation = any (who))
  end
$$;
call guard_rows('plan_comment', $$ comment_is_open(open_to, number, (select row_audiences())) $$);
call guard_rows('plan_answer', $$ comment_is_open(open_to, number, (select row_audiences())) $$);
call guard_rows('plan_answered', $$ comment_is_open(open_to, number, (select row_audiences())) $$);
call guard_rows_by_parent('comment_withdrawal', 'comment', 'plan_comment', 'id');
-- What somebody was told of a comment they see for as long as they read the comment.
call guard_rows('notice', $$ 'user:' || user_id = any ((select row_audiences())::text[])
  and (number is null or exists (select from initiative_audience a where a.number = notice.number offset 0))
  and (kind not like 'comment.told.%' or exists (select from plan_comment c
    where c.id = case when notice.detail[1] ~ '^[0-9]{1,18}$' then notice.detail[1]::bigint end offset 0))
  and (kind not like 'integrity.%' or case kind
    when 'integrity.neglected' then 'group:camunda-admin' = any ((select row_audiences())::text[])
    else exists (select from integrity_report r
      where r.id = case when notice.detail[1] ~ '^[0-9]{1,18}$' then notice.detail[1]::bigint end offset 0)
    end) $$);

-- Nothing is said of what has ended, and nothing twice: the same words about the same within a minute are one
-- comment, sent again.
create function comment_is_said() returns trigger language plpgsql as $$
begin
  if not exists (select from initiative i where i.number = new.number and i.ended_at is null) then
    raise exception 'the initiative has ended: nothing more is said about it' using errcode = 'check_violation';
  end if;
  if new.organisation is null then
    new.organisation := (select p.organisation from person p where p.user_id = new.said_by);
  end if;
  if tg_table_name = 'plan_comment' then
    perform pg_advisory_xact_lock(hashtextextended('comment by ' || new.said_by, 0));
    if exists (select from plan_comment c where c.number = new.number and c.said_by = new.said_by
        and c.about = new.about and c.section is not distinct from new.section
        and c.position is not distinct from new.position and c.thing is not distinct from new.thing
        and c.open_to = new.open_to and c.words = new.words
        and new.said_at - c.said_at between interval '0' and interval '1 minute'
        and not exists (select from comment_withdrawal w where w.comment = c.id)) then
      raise exception 'this was said a moment ago' using errcode = 'check_violation';
    end if;
  end if;
  return new;
end $$;
create trigger comment_is_said before insert on plan_comment for each row execute function comment_is_said();
create trigger comment_is_said before insert on plan_answer for each row execute function comment_is_said();

-- Taken back within an hour, by who said it, and not once it was answered.
create function comment_is_withdrawn() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('comment ' || new.comment, 0));
  if not exists (select from plan_comment c where c.id = new.comment and c.said_by = new.withdrawn_by
      and new.withdrawn_at between c.said_at and c.said_at + interval '1 hour') then
    raise exception 'a comment is taken back by who made it, within an hour' using errcode = 'check_violation';
  end if;
  if exists (select from plan_answered d where d.comment = new.comment) then
    raise exception 'what was answered is not taken back' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger comment_is_withdrawn before insert on comment_withdrawal
  for each row execute function comment_is_withdrawn();
create function withdrawn_is_not_answered() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('comment ' || new.comment, 0));
  if exists (select from comment_withdrawal w where w.comment = new.comment) then
    raise exception 'what was taken back is not answered' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger withdrawn_is_not_answered before insert on plan_answered
  for each row execute function withdrawn_is_not_answered();
