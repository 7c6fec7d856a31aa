-- An addition: an order of its own that travels with an earlier one of the same buyer and shop, while that one is not packed. shop(shop_id)
alter table orders.order
	-- the order that the buyer chose it to go with
	add column with_order_id uuid,
	-- what postage by itself would have been, told to the buyer and frozen; what the market bears when it goes by itself after all
	add column alone_satang satang,
	-- in whose box its goods really are; null: in its own, or not paid yet
	add column in_box_of uuid,
	add constraint order_addition check ((with_order_id is null) = (alone_satang is null)),
	add constraint order_addition_saves check (alone_satang >= postage_satang),
	add constraint order_not_in_itself check (with_order_id <> order_id and in_box_of <> order_id);
create index order_additions on orders.order (shop_id, with_order_id) where with_order_id is not null;
create index order_in_box on orders.order (shop_id, in_box_of) where in_box_of is not null;
-- one packing task a box
create index order_boxes on orders.order (shop_id, state, placed_at) where in_box_of is null;
