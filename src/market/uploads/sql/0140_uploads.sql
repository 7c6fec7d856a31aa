-- Uploads: files that come in pieces over a weak signal, until something takes them or they are forgotten.
create schema uploads;

-- key(person_id): one file on its way; the id is made on the device, so that asking twice begins once
create table uploads.upload (
	person_id uuid not null,
	upload_id uuid not null,
	-- all of it; 10 MB
	bytes int not null check (bytes between 1 and 10485760),
	-- how much of it is here: the next piece begins there
	received int not null default 0 check (received between 0 and bytes),
	started_at timestamptz not null,
	touched_at timestamptz not null,
	primary key (person_id, upload_id)
);
create index upload_touched on uploads.upload (touched_at);
select platform.distribute('uploads.upload', 'person_id', null);

-- key(person_id): what came at once, by where it begins
create table uploads.piece (
	person_id uuid not null,
	upload_id uuid not null,
	begins int not null check (begins >= 0),
	body bytea not null check (length(body) between 1 and 524288),
	primary key (person_id, upload_id, begins),
	foreign key (person_id, upload_id) references uploads.upload (person_id, upload_id) on delete cascade
);
select platform.distribute('uploads.piece', 'person_id', 'uploads.upload');
