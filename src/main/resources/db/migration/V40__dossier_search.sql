-- Finding a dossier by what people remember of it: a few letters of any word of the name, the project or the commune.

-- Small letters without accents. In Java: fr.ampli.dossier.SearchWords.
create function ampli.plain(words text) returns text language sql immutable parallel safe as $$
  select translate(replace(replace(lower(words), 'œ', 'oe'), 'æ', 'ae'),
    'àâäáãåéèêëíìîïóòôöõúùûüýÿçñ', 'aaaaaaeeeeiiiiooooouuuuyycn')
$$;

alter table ampli.dossier add column words tsvector generated always as (
  to_tsvector('simple'::regconfig, ampli.plain(holder_name || ' ' || project_title || ' ' || commune || ' ' || postal_code))
) stored;

create index dossier_by_words on ampli.dossier using gin (words);
create index dossier_by_partner on ampli.dossier (referring_partner_id, number);
create index dossier_by_last_move on ampli.dossier (stage_since desc, number desc);
