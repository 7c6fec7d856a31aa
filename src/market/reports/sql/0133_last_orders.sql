-- Shops that sold before this day: when they did so last. No new table; reference to shops.shop and orders.order.
update shops.shop s set last_order_at = o.last
from (select shop_id, max(placed_at) as last from orders.order where state not in ('awaiting_payment', 'lapsed') group by shop_id) o
where o.shop_id = s.shop_id;
