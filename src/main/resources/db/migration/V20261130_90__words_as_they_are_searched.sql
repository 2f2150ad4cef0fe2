-- What is searched is cut into words by the functions below, when it is stored and when it is asked
-- for: nothing else knows what a word is. They are immutable and need no extension and no locale:
-- "unaccent" is neither, "pg_trgm" finds no letter but ASCII in a database of locale C, and the
-- parser of PostgreSQL takes a no-break space or a quotation mark for a letter there.

-- Lower case in any script. The database's own locale may be C; the rules of Unicode are a
-- collation from PostgreSQL 17 on, and ICU's before.
do $$
declare
  rules text;
begin
  select c.collname into rules from pg_collation c
  where c.collnamespace = 'pg_catalog'::regnamespace and c.collname in ('pg_c_utf8', 'und-x-icu')
  order by c.collname limit 1;
  if rules is null then
    raise exception 'PostgreSQL has no rules of Unicode here: a server of release 17, or one built with ICU, is needed';
  end if;
  -- Each run of what is neither letter nor digit parts two words; what nobody sees parts nothing.
  execute format($f$
    create function written_words(written text) returns text
    language sql immutable strict parallel safe
    return btrim(lower(regexp_replace(
      regexp_replace(normalize(left(written, 50000), NFKC),
        '[\u00AD\u034F\u061C\u0640\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFE00-\uFE0F\uFEFF\uFFA0]+',
        '', 'g') collate pg_catalog.%1$I,
      '[[:punct:][:space:][:cntrl:]$+<=>^`|~\u02B9-\u02BF\u02C8\u2800\uA78B\uA78C]+',
      ' ', 'g') collate pg_catalog.%1$I)) $f$, rules);
end $$;

-- Words without accents and with one letter where people write one or the other: œ, ß, ł, ø, ı, the
-- hooked letters of African languages, the forms of alef, digits of other scripts.
create function plain_words(words text) returns text
language sql immutable strict parallel safe
return case
  -- Letters of ASCII are plain.
  when octet_length(words) = length(words) then words else normalize(translate(
  replace(replace(replace(replace(
    regexp_replace(normalize(words, NFD),
      '[\u0300-\u036F\u0483-\u0487\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E4\u06E7\u06E8\u06EA-\u06ED\u1AB0-\u1ACE\u1DC0-\u1DFF\u20D0-\u20F0\uFE20-\uFE2F]+',
      '', 'g'),
    'œ', 'oe'), 'æ', 'ae'), 'ß', 'ss'), 'þ', 'th'),
  'ıłøđðħŋɓɗɖƙƴɛɔəƒɣʋŧςىةٱیک٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹๐๑๒๓๔๕๖๗๘๙०१२३४५६७८९০১২৩৪৫৬৭৮৯០១២៣៤៥៦៧៨៩',
  'iloddhnbddkyeoefgvtσيهايك012345678901234567890123456789012345678901234567890123456789'), NFC) end;

-- A word as it stands in an index. Scripts that put no space between words (Chinese, Japanese, Thai,
-- Lao, Khmer, Burmese) are cut into pairs of letters, each of which begins where the one before has
-- its second: whatever stretch of them is asked for lies side by side there.
create function search_tokens(words text) returns text[]
language sql immutable strict parallel safe
return (
  select coalesce(array_agg(left(piece, 60) order by n, m), '{}')
  from unnest(string_to_array(case
      when words ~ '[\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u2E80-\u2FFF\u3005-\u3007\u3040-\u30FF\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\U00020000-\U0003FFFF]'
      then regexp_replace(words,
        '([\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u2E80-\u2FFF\u3005-\u3007\u3040-\u30FF\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\U00020000-\U0003FFFF]+)',
        ' \1 ', 'g')
      else words end, ' ')) with ordinality as w(word, n)
  cross join lateral (
    select word as piece, 1 as m
    where word !~ '^[\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u2E80-\u2FFF\u3005-\u3007\u3040-\u30FF\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\U00020000-\U0003FFFF]'
    union all
    select substr(word, i, 2), i from generate_series(1, length(word)) i
    where word ~ '^[\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u2E80-\u2FFF\u3005-\u3007\u3040-\u30FF\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\U00020000-\U0003FFFF]'
  ) pieces
  where word <> '');

-- The stem of a word, which was cut with its accents, in one language; null where the language has
-- none or the word says nothing. An equals sign tells stems from words: no word has one.
create function word_stem(word text, language text) returns text
language sql immutable strict parallel safe
return nullif('=' || plain_words((case left(lower(language), 2)
    when 'en' then ts_lexize('pg_catalog.english_stem', word)
    when 'fr' then ts_lexize('pg_catalog.french_stem', word)
    when 'es' then ts_lexize('pg_catalog.spanish_stem', word)
    when 'pt' then ts_lexize('pg_catalog.portuguese_stem', word)
    when 'ar' then ts_lexize('pg_catalog.arabic_stem', word)
    when 'tr' then ts_lexize('pg_catalog.turkish_stem', word)
    when 'de' then ts_lexize('pg_catalog.german_stem', word)
    when 'it' then ts_lexize('pg_catalog.italian_stem', word)
    when 'ru' then ts_lexize('pg_catalog.russian_stem', word)
    when 'id' then ts_lexize('pg_catalog.indonesian_stem', word)
  end)[1]), '=');

create function has_stems(language text) returns boolean
language sql immutable parallel safe
return coalesce(left(lower(language), 2) in ('en', 'fr', 'es', 'pt', 'ar', 'tr', 'de', 'it', 'ru', 'id'), false);

-- A text as it is searched: its words in their order, and the stems they have in its language. In
-- PL/pgSQL, which keeps the plans of what it calls: as one statement it takes five times as long.
create function search_vector(written text, language text) returns tsvector
language plpgsql immutable parallel safe set search_path from current as $$
declare
  words text := written_words(coalesce(written, ''));
  tokens text[] := search_tokens(plain_words(words));
  told text := '';
  stems text[] := '{}';
  word text;
  stem text;
begin
  for n in 1 .. cardinality(tokens) loop
    told := told || quote_literal(tokens[n]) || ':' || least(n, 16000) || ' ';
  end loop;
  if has_stems(language) then
    foreach word in array string_to_array(left(words, 20000), ' ') loop
      if word !~ '[0-9]' then
        stem := word_stem(word, language);
        if stem is not null then
          stems := stems || stem;
        end if;
      end if;
    end loop;
  end if;
  return told::tsvector || array_to_tsvector(stems);
end $$;

-- What somebody typed, as a question to such texts: every word begins so, or is a form of it. What
-- is written without a space (a number, co-funding) lies side by side; before an apostrophe, what is
-- only elided (l', d', qu', dell') is not asked for.
create function search_query(typed text) returns tsquery
language sql immutable parallel safe
return (
  select coalesce(string_agg(asked, ' & ' order by n), '')::tsquery
  from (
    select n, case
      when cardinality(tokens) = 0 then null
      when cardinality(tokens) = 1 and many <= 12 and stems is not null
        then '(''' || tokens[1] || ''':*|' || stems || ')'
      else '(' || (
        select string_agg('''' || token || '''' || case when i = cardinality(tokens) then ':*' else '' end,
          '<->' order by i)
        from unnest(tokens) with ordinality t(token, i)) || ')'
      end as asked
    from (
      select n, many, case
          -- The last letter of a stretch begins the next pair.
          when cardinality(tokens) > 1 and length(tokens[cardinality(tokens)]) = 1
            and length(tokens[cardinality(tokens) - 1]) = 2
            and right(tokens[cardinality(tokens) - 1], 1) = tokens[cardinality(tokens)]
            and tokens[cardinality(tokens)] ~ '[\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u2E80-\u2FFF\u3005-\u3007\u3040-\u30FF\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\U00020000-\U0003FFFF]'
          then tokens[1:cardinality(tokens) - 1] else tokens end as tokens,
        (select string_agg(distinct '''' || stem || '''', '|')
          from (select word_stem(words, l) as stem
            from unnest(array['en', 'fr', 'es', 'pt', 'ar', 'tr', 'de', 'it', 'ru', 'id']) l
            where words !~ '[0-9 ]') s) as stems
      from (
        select n, count(*) over () as many, words,
          search_tokens(plain_words(words)) as tokens
        from (
          select n, written_words(part) as words
          from regexp_split_to_table(
            -- Only a stretch between spaces is one thing; an elided article is none of it.
            regexp_replace(
              regexp_replace(normalize(left(coalesce(typed, ''), 2000), NFKC),
                '[\s\u00A0\u2000-\u200A\u2028\u2029\u202F\u205F\u3000«»“”„‹›]+', ' ', 'g'),
              '(^|[^[:alnum:]])(?:[ldjmtsnc]|qu|jusqu|lorsqu|puisqu|quoiqu|dell|nell|sull|dall|all|un|gl)[''’ʼ`´＇‘]',
              '\1', 'gi'), ' ') with ordinality p(part, n)) cut
        where words <> '') words
      where n <= 60) asked) parts
  where asked is not null);
