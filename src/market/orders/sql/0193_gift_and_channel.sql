-- An order may carry a card for whoever gets it, and keeps the way by which its buyer came. shop(shop_id)
alter table orders.order
	-- sealed: what one person writes to another
	add column sealed_gift text,
	-- portal: walked in by oneself; else the channel of the shared link
	add column channel text collate "C" not null default 'portal'
		check (channel in ('portal', 'line', 'facebook', 'instagram', 'tiktok', 'qr', 'web', 'feed')),
	add column link_code text collate "C",
	add constraint order_link check (link_code is null or channel <> 'portal');
create index order_by_channel on orders.order (shop_id, channel, placed_at desc);
