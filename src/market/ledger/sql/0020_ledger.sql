-- The books: transfers between two accounts, gathered into entries; running balances of the accounts that hold somebody's money.
-- A balance is credits minus debits. Nothing here is edited: corrections are new entries.
create schema ledger;

-- key(reference): one declared movement of one thing, once; only added to
create table ledger.entry (
	reference text collate "C" not null check (length(reference) between 1 and 100),
	movement text collate "C" not null,
	entry_id uuid not null,
	at timestamptz not null,
	by_whom text not null,
	primary key (reference, movement)
);

-- shop(book): one debit, one credit, one amount, so out of balance cannot be written; only added to. The platform's book is the nil uuid.
create table ledger.transfer (
	book uuid not null,
	transfer_id uuid not null,
	entry_id uuid not null,
	movement text collate "C" not null,
	reference text collate "C" not null,
	payment_id uuid,
	debit_account text collate "C" not null check (debit_account ~ '^[a-z_]+(:[0-9A-Za-z_-]+)?$'),
	credit_account text collate "C" not null check (credit_account ~ '^[a-z_]+(:[0-9A-Za-z_-]+)?$'),
	debit_kind text collate "C" not null generated always as (split_part(debit_account, ':', 1)) stored,
	credit_kind text collate "C" not null generated always as (split_part(credit_account, ':', 1)) stored,
	amount_satang satang not null check (amount_satang > 0),
	at timestamptz not null,
	primary key (book, transfer_id),
	check (debit_account <> credit_account)
);

-- shop(book): what an account that holds somebody's money has now; the domain keeps it from going below zero
create table ledger.balance (
	book uuid not null,
	account text collate "C" not null,
	balance_satang satang not null,
	primary key (book, account)
);

select platform.distribute('ledger.entry', 'reference', null);
select platform.distribute('ledger.transfer', 'book', 'shops.shop');
select platform.distribute('ledger.balance', 'book', 'shops.shop');
create index transfer_by_time on ledger.transfer (book, at, transfer_id);
create index transfer_by_debit on ledger.transfer (book, debit_account);
create index transfer_by_credit on ledger.transfer (book, credit_account);
create index transfer_by_payment on ledger.transfer (payment_id) where payment_id is not null;
