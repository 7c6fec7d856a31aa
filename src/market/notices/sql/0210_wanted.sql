-- What people look for is a matter of its own: they choose how they hear of it.
alter table notices.wish drop constraint wish_topic_check;
alter table notices.wish add constraint wish_topic_check check (topic in ('orders', 'safety', 'talk', 'wanted', 'shop', 'office'));
