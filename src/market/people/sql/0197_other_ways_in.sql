-- Beside the code by SMS: LINE Login and passkeys, each tied to a person who proved a phone.
-- key(line_print): one person a LINE account; the print is a keyed hash
create table people.line_claim (
	line_print text collate "C" primary key,
	person_id uuid not null
);
comment on table people.line_claim is 'Whose LINE account it is';
-- key(person_id): the LINE account of a person, for notices
create table people.line_account (
	person_id uuid primary key,
	line_print text collate "C" not null,
	sealed_line text not null,
	since timestamptz not null
);
comment on table people.line_account is 'The LINE account of a person';

-- key(credential_id): a passkey; its public half is all we keep
create table people.passkey (
	credential_id text collate "C" primary key check (length(credential_id) between 16 and 1400),
	person_id uuid not null,
	public_key bytea not null,
	counter bigint not null check (counter >= 0),
	transports text[] not null,
	since timestamptz not null,
	used_at timestamptz
);
comment on table people.passkey is 'A passkey with the person it lets in';
create index passkey_of_person on people.passkey (person_id, since);

-- key(challenge_id): asked once, answered once
create table people.challenge (
	challenge_id uuid primary key,
	challenge text not null,
	-- null: to sign in; else the person who adds a passkey
	person_id uuid,
	expires_at timestamptz not null
);
comment on table people.challenge is 'What a passkey is asked to sign, for a few minutes';
create index challenge_by_end on people.challenge (expires_at);

select platform.distribute('people.line_claim', 'line_print', null);
select platform.distribute('people.line_account', 'person_id', 'people.person');
select platform.distribute('people.passkey', 'credential_id', null);
select platform.distribute('people.challenge', 'challenge_id', null);
