-- Onboarding: tables of shops and goods that officers bring, looked through first, then written.
create schema onboarding;

-- key(run_id): one file, from its arrival to the last row written
create table onboarding.run (
	run_id uuid primary key,
	by_whom uuid not null,
	-- where its rows may lie: null is everywhere, else two-digit provinces and four-digit districts
	areas text[],
	file_name text not null check (length(file_name) between 1 and 200),
	-- of the file's bytes
	print text collate "C" not null,
	state text collate "C" not null check (state in ('reading', 'ready', 'writing', 'done', 'dropped')),
	rows int not null check (rows >= 0),
	-- rows looked through, or written, so far
	seen int not null default 0 check (seen between 0 and rows),
	good int not null default 0 check (good >= 0),
	bad int not null default 0 check (bad >= 0),
	same int not null default 0 check (same >= 0),
	written int not null default 0 check (written >= 0),
	-- the last row that was seen or written
	at_row int not null default 0,
	sent_at timestamptz not null,
	committed_at timestamptz,
	finished_at timestamptz,
	-- when its rows were deleted; its figures stay
	forgotten_at timestamptz,
	check (good + bad + same <= rows),
	check ((state in ('writing', 'done')) = (committed_at is not null)),
	check (written <= good)
);
create index run_of_person on onboarding.run (by_whom, sent_at desc, run_id desc);
create index run_newest on onboarding.run (sent_at desc, run_id desc);
create index run_kept on onboarding.run (sent_at) where forgotten_at is null;

-- key(run_id): a row of the file; what it says is sealed, for it names people and their phones
create table onboarding.line (
	run_id uuid not null references onboarding.run on delete cascade,
	-- shops from 1, goods from 1,000,001: a shop is written before its goods
	row_no int not null check (row_no > 0),
	kind text collate "C" not null check (kind in ('shop', 'product')),
	sheet text not null,
	line int not null check (line > 0),
	state text collate "C" not null check (state in ('new', 'good', 'bad', 'same', 'done')),
	-- the cells by field, as they came
	sealed_cells text not null,
	-- what shall be written
	sealed_wish text,
	-- [{field, code, facts}]
	errors jsonb not null default '[]',
	-- print of the phone; of phone and shop's name; and for goods with their name: what makes a row the same as another
	owner_print text collate "C",
	key_print text collate "C",
	-- of everything it says
	fingerprint text collate "C" not null,
	-- the shop or product that it is or became
	made_id uuid,
	primary key (run_id, row_no)
);
create index line_by_key on onboarding.line (run_id, key_print, row_no) where key_print is not null;
create index line_by_owner on onboarding.line (run_id, owner_print, row_no) where kind = 'shop' and owner_print is not null;
create index line_by_state on onboarding.line (run_id, state, row_no);

select platform.distribute('onboarding.run', 'run_id', null);
select platform.distribute('onboarding.line', 'run_id', 'onboarding.run');
