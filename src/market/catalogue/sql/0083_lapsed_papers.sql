-- The next day on which a listed product's paper ends: after it, search must not find the product by that paper's words.
alter table catalogue.listing add column papers_until date;
update catalogue.listing l set papers_until = c.until
from (select shop_id, product_id, min(until) as until from catalogue.certificate group by shop_id, product_id) c
where c.product_id = l.product_id and c.shop_id = l.shop_id;
create index listing_papers on catalogue.listing (papers_until) where papers_until is not null;
