-- A code that proves an e-mail address ends, and a person asks for so many a day. key(reader)
alter table notices.address add column code_until timestamptz;
update notices.address set code_until = since where state = 'unproved';
alter table notices.address add constraint address_code_ends check ((code_hash is null) = (code_until is null));
-- key(reader): how many codes somebody had sent by e-mail on a day
create table notices.mail_day (
	reader text collate "C" primary key,
	day date not null,
	asked int not null check (asked > 0),
	last_at timestamptz not null
);
comment on table notices.mail_day is 'How many codes a person had sent by e-mail on a day';
select platform.distribute('notices.mail_day', 'reader', 'notices.notice');
