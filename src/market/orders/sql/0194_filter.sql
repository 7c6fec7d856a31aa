-- The buyer's own list is filtered by how far an order is: its state is kept there too. buyer(buyer_id)
alter table orders.buyer_order add column state text not null default 'awaiting_payment'
	check (state in ('awaiting_payment', 'placed', 'ready', 'handed_over', 'delivered', 'completed', 'cancelled', 'lapsed', 'returned'));
update orders.buyer_order mine set state = o.state from orders.order o where o.shop_id = mine.shop_id and o.order_id = mine.order_id;
create index buyer_order_by_state on orders.buyer_order (buyer_id, state, placed_at desc, order_id desc);
