-- What portals, collections, feeds and maps of the site read: the newest of a province and of a branch, and goods by their standard.
create index listing_province_new on catalogue.listing (province_code, published_at desc, product_id desc);
create index listing_root_new on catalogue.listing (root, published_at desc, product_id desc);
create index listing_badges on catalogue.listing using gin (badges jsonb_path_ops);
