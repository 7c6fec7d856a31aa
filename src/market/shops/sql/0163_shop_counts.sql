-- key(province_code): how many shops are open in a province; counted while they open and close, so that no page counts them
create table shops.tally (
	province_code text collate "C" primary key check (province_code ~ '^[0-9]{2}$'),
	shops int not null check (shops >= 0)
);
insert into shops.tally (province_code, shops) select province_code, count(*) from shops.shop where state = 'approved' group by province_code;
