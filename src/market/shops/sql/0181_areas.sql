-- Open shops of a district or sub-district: both are beginnings of the sub-district's code.
create index shop_area on shops.shop (subdistrict_code text_pattern_ops, approved_at desc, shop_id desc) where state = 'approved';
