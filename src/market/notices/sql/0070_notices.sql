-- Notices: who was told what. One row a reader and a cause, so nobody is told twice.
create schema notices;

-- key(reader): a person's id, or 'office:<code>'
create table notices.notice (
	reader text collate "C" not null,
	notice_id uuid not null,
	kind text collate "C" not null,
	cause text collate "C" not null,
	facts jsonb not null,
	href text,
	at timestamptz not null,
	read_at timestamptz,
	primary key (reader, notice_id),
	unique (reader, kind, cause)
);
create index notice_by_time on notices.notice (reader, at desc, notice_id desc);

-- key(reader): each try to carry it outside
create table notices.sending (
	reader text collate "C" not null,
	notice_id uuid not null,
	channel text collate "C" not null check (channel in ('sms')),
	state text not null check (state in ('queued', 'sent', 'failed')),
	at timestamptz not null,
	primary key (reader, notice_id, channel)
);
select platform.distribute('notices.notice', 'reader', null);
select platform.distribute('notices.sending', 'reader', 'notices.notice');
alter table notices.sending add foreign key (reader, notice_id) references notices.notice;
