-- A person's shops are found by the person: for whoever opens one, and for officers who write many down.
create index shop_of_owner on shops.shop (owner_id);
