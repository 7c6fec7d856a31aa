-- Notices reach people by the way they chose, and by the next when that fails.
-- key(reader): where a person is reached beside the phone
create table notices.address (
	reader text collate "C" not null,
	address_id uuid not null,
	channel text collate "C" not null check (channel in ('push', 'email')),
	-- a push subscription or an e-mail address
	sealed text not null,
	-- a keyed print, so that the same one is kept once
	print text collate "C" not null,
	-- unproved: an e-mail address whose code was not entered yet; gone: it does not exist any more
	state text not null check (state in ('unproved', 'active', 'gone')),
	code_hash text,
	tries int not null default 0 check (tries >= 0),
	since timestamptz not null,
	primary key (reader, address_id),
	unique (reader, channel, print),
	check ((state = 'unproved') = (code_hash is not null))
);
comment on table notices.address is 'Where a person is reached beside the phone';
select platform.distribute('notices.address', 'reader', 'notices.notice');

-- key(reader): which ways for which matters, in the order in which they are tried
create table notices.wish (
	reader text collate "C" not null,
	topic text collate "C" not null check (topic in ('orders', 'safety', 'talk', 'shop', 'office')),
	ways text[] not null check (ways <@ array['line', 'push', 'email', 'sms']),
	changed_at timestamptz not null,
	primary key (reader, topic)
);
comment on table notices.wish is 'By which ways a person hears of what, the first one first';
select platform.distribute('notices.wish', 'reader', 'notices.notice');

alter table notices.sending drop constraint sending_channel_check;
alter table notices.sending add constraint sending_channel check (channel in ('sms', 'line', 'push', 'email'));
-- why it could not be carried: told once a way
alter table notices.sending add column why text;
