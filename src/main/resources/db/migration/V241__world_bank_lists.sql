-- What the World Bank published, by its fiscal years: how it came here, and what was compared with
-- what, is in docs/country-facts.md. A year that could not be had from two places is not here.
-- Codes are ISO 3166-1 alpha-2; XK is Kosovo. The Channel Islands have no code of their own.
insert into country_fact (country, year, fact, value, source)
select code, year, 'incomeGroup', value,
  'World Bank, country classification by income level, fiscal year ' || year
    || ' (income per capita of ' || year - 2 || ')'
from (values
  (2021, 'low',
    'AF BF BI CD CF ER ET GM GN GW HT KP LR MG ML MW MZ NE RW SD SL SO SS SY TD TG TJ UG YE'),
  (2021, 'lowerMiddle',
    'AO BD BJ BO BT CG CI CM CV DJ DZ EG FM GH HN IN KE KG KH KI KM LA LK LS MA MD MM MN MR NG '
      || 'NI NP PG PH PK PS SB SN ST SV SZ TL TN TZ UA UZ VN VU ZM ZW'),
  (2021, 'upperMiddle',
    'AL AM AR AS AZ BA BG BR BW BY BZ CN CO CR CU DM DO EC FJ GA GD GE GQ GT GY ID IQ IR JM JO '
      || 'KZ LB LC LY ME MH MK MV MX MY NA PE PY RS RU SR TH TM TO TR TV VC VE WS XK ZA'),
  (2021, 'high',
    'AD AE AG AT AU AW BB BE BH BM BN BS CA CH CL CW CY CZ DE DK EE ES FI FO FR GB GI GL GR GU '
      || 'HK HR HU IE IL IM IS IT JP KN KR KW KY LI LT LU LV MC MF MO MP MT MU NC NL NO NR NZ OM PA '
      || 'PF PL PR PT PW QA RO SA SC SE SG SI SK SM SX TC TT TW US UY VG VI'),
  (2022, 'low',
    'AF BF BI CD CF ER ET GM GN GW KP LR MG ML MW MZ NE RW SD SL SO SS SY TD TG UG YE'),
  (2022, 'lowerMiddle',
    'AO BD BJ BO BT BZ CG CI CM CV DJ DZ EG FM GH HN HT ID IN IR KE KG KH KI KM LA LK LS MA MM '
      || 'MN MR NG NI NP PG PH PK PS SB SN ST SV SZ TJ TL TN TZ UA UZ VN VU WS ZM ZW'),
  (2022, 'upperMiddle',
    'AL AM AR AS AZ BA BG BR BW BY CN CO CR CU DM DO EC FJ GA GD GE GQ GT GY IQ JM JO KZ LB LC '
      || 'LY MD ME MH MK MU MV MX MY NA PA PE PY RO RS RU SR TH TM TO TR TV VC XK ZA'),
  (2022, 'high',
    'AD AE AG AT AU AW BB BE BH BM BN BS CA CH CL CW CY CZ DE DK EE ES FI FO FR GB GI GL GR GU '
      || 'HK HR HU IE IL IM IS IT JP KN KR KW KY LI LT LU LV MC MF MO MP MT NC NL NO NR NZ OM PF PL '
      || 'PR PT PW QA SA SC SE SG SI SK SM SX TC TT TW US UY VG VI'),
  (2023, 'low',
    'AF BF BI CD CF ER ET GM GN GW KP LR MG ML MW MZ NE RW SD SL SO SS SY TD TG UG YE ZM'),
  (2023, 'lowerMiddle',
    'AO BD BJ BO BT CG CI CM CV DJ DZ EG FM GH HN HT ID IN IR KE KG KH KI KM LA LB LK LS MA MM '
      || 'MN MR NG NI NP PG PH PK PS SB SN ST SV SZ TJ TL TN TZ UA UZ VN VU WS ZW'),
  (2023, 'upperMiddle',
    'AL AM AR AS AZ BA BG BR BW BY BZ CN CO CR CU DM DO EC FJ GA GD GE GQ GT GY IQ JM JO KZ LC '
      || 'LY MD ME MH MK MU MV MX MY NA PE PW PY RS RU SR TH TM TO TR TV VC XK ZA'),
  (2023, 'high',
    'AD AE AG AT AU AW BB BE BH BM BN BS CA CH CL CW CY CZ DE DK EE ES FI FO FR GB GI GL GR GU '
      || 'HK HR HU IE IL IM IS IT JP KN KR KW KY LI LT LU LV MC MF MO MP MT NC NL NO NR NZ OM PA PF '
      || 'PL PR PT QA RO SA SC SE SG SI SK SM SX TC TT TW US UY VG VI'),
  (2024, 'low',
    'AF BF BI CD CF ER ET GM GW KP LR MG ML MW MZ NE RW SD SL SO SS SY TD TG UG YE'),
  (2024, 'lowerMiddle',
    'AO BD BJ BO BT CG CI CM CV DJ DZ EG FM GH GN HN HT IN IR JO KE KG KH KI KM LA LB LK LS MA '
      || 'MM MN MR NG NI NP PG PH PK SB SN ST SZ TJ TL TN TZ UA UZ VN VU WS ZM ZW'),
  (2024, 'upperMiddle',
    'AL AM AR AZ BA BG BR BW BY BZ CN CO CR CU DM DO EC FJ GA GD GE GQ GT ID IQ JM KZ LC LY MD '
      || 'ME MH MK MU MV MX MY NA PE PS PW PY RS RU SR SV TH TM TO TR TV VC XK ZA'),
  (2024, 'high',
    'AD AE AG AS AT AU AW BB BE BH BM BN BS CA CH CL CW CY CZ DE DK EE ES FI FO FR GB GI GL GR '
      || 'GU GY HK HR HU IE IL IM IS IT JP KN KR KW KY LI LT LU LV MC MF MO MP MT NC NL NO NR NZ OM '
      || 'PA PF PL PR PT QA RO SA SC SE SG SI SK SM SX TC TT TW US UY VG VI'),
  (2025, 'low',
    'AF BF BI CD CF ER ET GM GW KP LR MG ML MW MZ NE RW SD SL SO SS SY TD TG UG YE'),
  (2025, 'lowerMiddle',
    'AO BD BJ BO BT CG CI CM CV DJ EG FM GH GN HN HT IN JO KE KG KH KI KM LA LB LK LS MA MM MR '
      || 'NG NI NP PG PH PK PS SB SN ST SZ TJ TL TN TZ UZ VN VU WS ZM ZW'),
  (2025, 'upperMiddle',
    'AL AM AR AZ BA BR BW BY BZ CN CO CR CU DM DO DZ EC FJ GA GD GE GQ GT ID IQ IR JM KZ LC LY '
      || 'MD ME MH MK MN MU MV MX MY NA PE PY RS SR SV TH TM TO TR TV UA VC XK ZA'),
  (2025, 'high',
    'AD AE AG AS AT AU AW BB BE BG BH BM BN BS CA CH CL CW CY CZ DE DK EE ES FI FO FR GB GI GL '
      || 'GR GU GY HK HR HU IE IL IM IS IT JP KN KR KW KY LI LT LU LV MC MF MO MP MT NC NL NO NR NZ '
      || 'OM PA PF PL PR PT PW QA RO RU SA SC SE SG SI SK SM SX TC TT TW US UY VG VI'),
  (2026, 'low',
    'AF BF BI CD CF ER GM GW KP LR MG ML MW MZ NE RW SD SL SO SS SY TD TG UG YE'),
  (2026, 'lowerMiddle',
    'AO BD BJ BO BT CG CI CM DJ EG FM GH GN HN HT IN JO KE KG KH KI KM LA LB LK LS MA MM MR NA '
      || 'NG NI NP PG PH PK PS SB SN ST SZ TJ TL TN TZ UZ VN VU ZM ZW'),
  (2026, 'upperMiddle',
    'AL AM AR AZ BA BR BW BY BZ CN CO CU CV DM DO DZ EC FJ GA GD GE GQ GT ID IQ IR JM KZ LC LY '
      || 'MD ME MH MK MN MU MV MX MY PE PY RS SR SV TH TM TO TR TV UA VC WS XK ZA'),
  (2026, 'high',
    'AD AE AG AS AT AU AW BB BE BG BH BM BN BS CA CH CL CR CW CY CZ DE DK EE ES FI FO FR GB GI '
      || 'GL GR GU GY HK HR HU IE IL IM IS IT JP KN KR KW KY LI LT LU LV MC MF MO MP MT NC NL NO NR '
      || 'NZ OM PA PF PL PR PT PW QA RO RU SA SC SE SG SI SK SM SX TC TT TW US UY VG VI'),
  (2027, 'low',
    'AF BF BI CD CF ER ET GM GW KP LR MG ML MW MZ NE RW SD SL SO SS SY TD UG YE'),
  (2027, 'lowerMiddle',
    'AO BD BJ BO BT CG CI CM DJ EG GH GN HN HT IN KE KG KH KI KM LA LB LS MA MM MR NA NG NI NP '
      || 'PG PK PS SB SN ST SZ TG TJ TL TN TZ UZ VE VU ZM ZW'),
  (2027, 'upperMiddle',
    'AL AM AR AZ BA BR BW BY BZ CN CO CU CV DM DO DZ EC FJ FM GA GD GE GQ GT ID IQ IR JM JO KZ '
      || 'LC LK LY MD ME MH MK MN MU MV MX MY PE PH PY RS SR SV TH TM TO TR TV UA VC VN WS XK ZA'),
  (2027, 'high',
    'AD AE AG AS AT AU AW BB BE BG BH BM BN BS CA CH CL CR CW CY CZ DE DK EE ES FI FO FR GB GI '
      || 'GL GR GU GY HK HR HU IE IL IM IS IT JP KN KR KW KY LI LT LU LV MC MF MO MP MT NC NL NO NR '
      || 'NZ OM PA PF PL PR PT PW QA RO RU SA SC SE SG SI SK SM SX TC TT TW US UY VG VI')
) as list (year, value, codes), string_to_table(codes, ' ') as code
on conflict do nothing;

-- Who was classified and is not on the list of a year was known not to be on it.
with listed (year, code) as (
  select year, code from (values
  (2021,
    'AF BF BI CD CF CG CM ER FM GM GW HT IQ KI KM LA LB LR LY MH ML MM MZ NE NG PG PS SB SD SO '
      || 'SS SY TD TL TV VE XK YE ZW'),
  (2022,
    'AF AM AZ BF BI CD CF CG CM ER ET FM GW HT IQ KI KM LB LY MH ML MM MZ NE NG PG PS SB SD SO '
      || 'SS SY TD TL TV VE XK YE ZW'),
  (2023,
    'AF BF BI CD CF CG CM ER ET FM GW HT IQ KM LB LY MH ML MM MZ NE NG PG PS SB SD SO SS SY TD '
      || 'TL TV UA VE XK YE ZW'),
  (2024,
    'AF BF BI CD CF CG CM ER ET FM GW HT IQ KI KM LB LY MH ML MM MZ NE NG PG PS SB SD SO SS ST '
      || 'SY TD TL TV UA VE XK YE ZW'),
  (2025,
    'AF BF BI CD CF CG CM ER ET FM GW HT IQ KI KM LB LY MH ML MM MZ NE NG PG PS SB SD SO SS ST '
      || 'SY TD TL TV UA VE XK YE ZW'),
  (2026,
    'AF BF BI CD CF CG CM ER ET FM GW HT IQ KI KM LB LY MH ML MM MZ NE NG PG PS SB SD SO SS ST '
      || 'SY TD TL TV UA VE XK YE ZW')
  ) as list (year, codes), string_to_table(codes, ' ') as code
)
insert into country_fact (country, year, fact, value, source)
select economy.country, list.year, 'fragileContext',
  exists (
    select from listed where listed.year = list.year and listed.code = economy.country)::text,
  'World Bank, list of fragile and conflict-affected situations, fiscal year ' || list.year
from (select distinct country from country_fact where fact = 'incomeGroup') as economy,
  (select distinct year from listed) as list
on conflict do nothing;
