-- Questions: asked for everybody to read about a product, answered by its shop; and the replies a shop keeps ready.
create schema questions;

-- shop(shop_id)
create table questions.question (
	shop_id uuid not null,
	question_id uuid not null,
	product_id uuid not null,
	-- empty when the asker asked to be forgotten
	asker_id uuid,
	body text not null check (length(body) between 1 and 6000),
	asked_at timestamptz not null,
	answer text check (length(answer) between 1 and 12000),
	answered_at timestamptz,
	state text not null default 'shown' check (state in ('shown', 'hidden')),
	hidden_why text,
	primary key (shop_id, question_id),
	check ((answer is null) = (answered_at is null)),
	check ((state = 'hidden') = (hidden_why is not null))
);
create index question_of_product on questions.question (shop_id, product_id, asked_at desc, question_id desc) where state = 'shown';
create index question_of_shop on questions.question (shop_id, asked_at desc, question_id desc);
create index question_waiting on questions.question (shop_id, asked_at) where answer is null and state = 'shown';

-- buyer(asker_id): what one asked, to keep it to a few a day and to find it when one is forgotten
create table questions.of_asker (
	asker_id uuid not null,
	question_id uuid not null,
	shop_id uuid not null,
	asked_at timestamptz not null,
	primary key (asker_id, question_id)
);
create index of_asker_newest on questions.of_asker (asker_id, asked_at desc);

-- shop(shop_id): somebody says that a question or its answer should not stand there
create table questions.report (
	shop_id uuid not null,
	report_id uuid not null,
	question_id uuid not null,
	province_code text collate "C" not null,
	reporter_id uuid,
	why text not null,
	at timestamptz not null,
	closed_at timestamptz,
	primary key (shop_id, report_id),
	unique (shop_id, question_id, reporter_id)
);
create index report_open on questions.report (province_code, at, report_id) where closed_at is null;

-- shop(shop_id): what became of a question, when, by whom; only added to
create table questions.history (
	shop_id uuid not null,
	history_id uuid not null,
	question_id uuid not null,
	what text not null check (what in ('asked', 'answered', 'hidden', 'shown')),
	at timestamptz not null,
	by_whom text not null,
	why text,
	primary key (shop_id, history_id)
);

-- shop(shop_id): what a shop says again and again
create table questions.reply (
	shop_id uuid not null,
	reply_id uuid not null,
	body text not null check (length(body) between 1 and 6000),
	at timestamptz not null,
	primary key (shop_id, reply_id)
);

select platform.distribute('questions.question', 'shop_id', 'shops.shop');
select platform.distribute('questions.report', 'shop_id', 'shops.shop');
select platform.distribute('questions.history', 'shop_id', 'shops.shop');
select platform.distribute('questions.reply', 'shop_id', 'shops.shop');
select platform.distribute('questions.of_asker', 'asker_id', null);
alter table questions.question add foreign key (shop_id, product_id) references catalogue.product;
alter table questions.report add foreign key (shop_id, question_id) references questions.question;
alter table questions.history add foreign key (shop_id, question_id) references questions.question;
alter table questions.reply add foreign key (shop_id) references shops.shop;
