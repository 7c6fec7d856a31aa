-- reference: until when on a day an ordered parcel still goes out on that day, in Bangkok; the newest row that has begun counts
create table logistics.cut_off (
	from_day date primary key,
	at_time text collate "C" not null check (at_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
	-- days of the week on which the post takes parcels in, 1 = Monday
	open_on int[] not null check (cardinality(open_on) > 0 and open_on <@ '{1,2,3,4,5,6,7}'),
	source text not null
);
select platform.distribute('logistics.cut_off', null, null);
insert into logistics.cut_off values ('2020-01-01', '12:00', '{1,2,3,4,5,6}', 'example: ordered by noon, packed in the afternoon; post offices take parcels in from Monday to Saturday');
