-- What was made of a file: its pieces are gone then, and whoever asks again gets the same.
alter table uploads.upload add column taken text collate "C" check (taken ~ '^[0-9a-f]{32}$');
create index upload_open on uploads.upload (person_id) where taken is null;
