-- Reviews: what buyers say of goods that reached them, and what the shop answers.
create schema reviews;

-- shop(shop_id): one a delivered order line
create table reviews.review (
	shop_id uuid not null,
	review_id uuid not null,
	product_id uuid not null,
	order_id uuid not null,
	line_id uuid not null,
	-- empty when the buyer asked to be forgotten
	buyer_id uuid,
	stars int not null check (stars between 1 and 5),
	body text not null default '' check (length(body) <= 12000),
	-- hashes
	pictures jsonb not null default '[]' check (jsonb_array_length(pictures) <= 3),
	state text not null default 'shown' check (state in ('shown', 'hidden')),
	hidden_why text,
	written_at timestamptz not null,
	changed_at timestamptz not null,
	answer text check (length(answer) between 1 and 12000),
	answered_at timestamptz,
	primary key (shop_id, review_id),
	unique (shop_id, order_id, line_id),
	check ((state = 'hidden') = (hidden_why is not null)),
	check ((answer is null) = (answered_at is null))
);
create index review_newest on reviews.review (shop_id, product_id, written_at desc, review_id desc) where state = 'shown';
create index review_best on reviews.review (shop_id, product_id, stars desc, written_at desc, review_id desc) where state = 'shown';
create index review_of_shop on reviews.review (shop_id, written_at desc, review_id desc);
create index review_unanswered on reviews.review (shop_id, written_at) where answer is null and state = 'shown';

-- shop(shop_id): of the shown reviews of a product; its row is the lock under which the catalogue's copy is written
create table reviews.tally (
	shop_id uuid not null,
	product_id uuid not null,
	reviews int not null check (reviews >= 0),
	stars int not null check (stars between reviews and reviews * 5),
	primary key (shop_id, product_id)
);

-- shop(shop_id): somebody says that a review should not stand there
create table reviews.report (
	shop_id uuid not null,
	report_id uuid not null,
	review_id uuid not null,
	province_code text collate "C" not null,
	reporter_id uuid,
	why text not null,
	at timestamptz not null,
	closed_at timestamptz,
	primary key (shop_id, report_id),
	unique (shop_id, review_id, reporter_id)
);
create index report_open on reviews.report (province_code, at, report_id) where closed_at is null;

-- shop(shop_id): what became of a review, when, by whom; only added to
create table reviews.history (
	shop_id uuid not null,
	history_id uuid not null,
	review_id uuid not null,
	what text not null check (what in ('written', 'changed', 'answered', 'hidden', 'shown', 'forgotten')),
	at timestamptz not null,
	by_whom text not null,
	why text,
	primary key (shop_id, history_id)
);
create index history_of_review on reviews.history (shop_id, review_id, history_id);

-- buyer(buyer_id): where a buyer's own reviews are
create table reviews.of_buyer (
	buyer_id uuid not null,
	review_id uuid not null,
	shop_id uuid not null,
	primary key (buyer_id, review_id)
);

select platform.distribute('reviews.review', 'shop_id', 'shops.shop');
select platform.distribute('reviews.tally', 'shop_id', 'shops.shop');
select platform.distribute('reviews.report', 'shop_id', 'shops.shop');
select platform.distribute('reviews.history', 'shop_id', 'shops.shop');
select platform.distribute('reviews.of_buyer', 'buyer_id', null);
alter table reviews.review add foreign key (shop_id, order_id, line_id) references orders.order_line;
alter table reviews.review add foreign key (shop_id, product_id) references catalogue.product;
alter table reviews.report add foreign key (shop_id, review_id) references reviews.review;
alter table reviews.history add foreign key (shop_id, review_id) references reviews.review;
