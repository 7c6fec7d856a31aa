-- What officers look at every day: how many shops there are, and which of them have not sold for long.
-- shop(shop_id): the tables of 0012; kept by news of paid orders, at most once a day a shop
alter table shops.shop add column last_order_at timestamptz;
-- since when nothing was sold there; a new shop is quiet since it opened
alter table shops.shop add column quiet_since timestamptz generated always as (coalesce(last_order_at, approved_at)) stored;
create index shop_quiet on shops.shop (quiet_since, shop_id) where state = 'approved';
create index shop_quiet_here on shops.shop (province_code, quiet_since, shop_id) where state = 'approved';
create index shop_applied on shops.shop (applied_at, shop_id) where state = 'applied';
-- a province, a district and a subdistrict are beginnings of one code: counted without touching a row
create index shop_tally on shops.shop (subdistrict_code, state, kind);
