-- Pairs that somebody looked at and found to be two.
create table not_duplicate (
  tenant_id uuid not null,
  -- The smaller id of the two.
  one_id uuid not null,
  other_id uuid not null,
  created_at timestamptz(3) not null default now(),
  created_by uuid,
  constraint not_duplicate_pk primary key (tenant_id, one_id, other_id),
  constraint not_duplicate_in_order check (one_id < other_id)
);
select wall('not_duplicate', 'select, insert, delete');

-- What a company is called whichever way it is written: lower case, without accents, what stands between the words, and legal forms.
create function company_key(name text) returns text language sql immutable parallel safe
return nullif(btrim(regexp_replace(regexp_replace(regexp_replace(lower(normalize(name, NFKD)),
  '[\u0300-\u036f]+', '', 'g'), '[^[:alnum:]]+', ' ', 'g'),
  '(^| )((gmbh|mbh|ag|kg|ohg|ug|se|co|inc|incorporated|llc|ltd|limited|corp|corporation|company|plc|sa|sarl|srl|spa|bv|nv|oy|ab|as|aps|the|und|and)( |$))+',
  ' ', 'g')), '');

-- Records that may be the same stand beside each other in these indexes: finding them needs no comparison of each with each.
alter table lead add column company_key text collate "C" generated always as (company_key(company_name)) stored;
create index lead_by_company_key on lead (tenant_id, company_key, id) where deleted_at is null and company_key is not null;
alter table client add column company_key text collate "C" generated always as (company_key(name)) stored;
create index client_by_company_key on client (tenant_id, company_key, id) where deleted_at is null and company_key is not null;
create index record_key_waiting_by_record on record_key (tenant_id, kind, record_id) where waits_since is not null;
