-- Standing: appeals against decisions, and marks that shops may share with others.
-- shop(shop_id): the tables of 0012
alter table shops.shop drop constraint shop_check;
alter table shops.shop add constraint shop_approved_once check (approved_at is not null or state in ('applied', 'sent_back'));

-- shop(shop_id): a seller disagrees; another officer than the one who decided answers
create table shops.appeal (
	shop_id uuid not null,
	appeal_id uuid not null,
	-- who decided what is appealed against
	against text not null,
	body text not null,
	at timestamptz not null,
	by_whom text not null,
	answer text,
	outcome text check (outcome in ('upheld', 'changed')),
	answered_by text,
	answered_at timestamptz,
	primary key (shop_id, appeal_id),
	check (num_nonnulls(answer, outcome, answered_by, answered_at) in (0, 4)),
	check (answered_by is null or (answered_by <> against and answered_by <> by_whom))
);
create unique index appeal_open on shops.appeal (shop_id) where answered_at is null;

-- key(print): keyed hashes of a bank account, a phone, a device; the same print in another shop is shown to the officer
create table shops.mark (
	print text collate "C" not null,
	kind text not null check (kind in ('bank', 'phone', 'device')),
	shop_id uuid not null,
	at timestamptz not null,
	primary key (print, kind, shop_id)
);

-- shop(shop_id): the same, to find a shop's own
create table shops.own_mark (
	shop_id uuid not null,
	kind text not null check (kind in ('bank', 'phone', 'device')),
	print text collate "C" not null,
	primary key (shop_id, kind, print)
);

select platform.distribute('shops.appeal', 'shop_id', 'shops.shop');
select platform.distribute('shops.own_mark', 'shop_id', 'shops.shop');
select platform.distribute('shops.mark', 'print', null);
alter table shops.appeal add foreign key (shop_id) references shops.shop;
create index shop_stopped on shops.shop (province_code, shop_id) where state in ('suspended', 'closed');
