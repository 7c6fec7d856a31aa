-- Postage that the market bears for an addition that goes by itself after all. shop(shop_id)
alter table settlement.earning add column borne_satang satang not null default 0;
