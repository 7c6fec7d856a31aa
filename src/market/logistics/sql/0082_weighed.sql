-- What was quoted to the buyer, and what the tariff asks for the weight the counter found. Only told: nobody is charged the difference.
alter table logistics.parcel
	add column quoted_g grams,
	add column quoted_satang satang,
	-- null when not weighed yet, and when the service does not carry so much
	add column weighed_satang satang,
	add column accepted_at timestamptz,
	add check (accepted_g is not null or (weighed_satang is null and accepted_at is null));
update logistics.parcel p set quoted_satang = o.postage_satang from orders."order" o where o.shop_id = p.shop_id and o.order_id = p.order_id;
create index parcel_at_counter on logistics.parcel (shop_id, origin_office, expected_on) where state in ('planned', 'labelled', 'accepted');
create index parcel_accepted_on on logistics.parcel (shop_id, accepted_at) where accepted_at is not null;
