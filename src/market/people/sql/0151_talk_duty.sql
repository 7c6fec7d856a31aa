-- key(person_id): a member or helper may be given the answering of buyers; who packs for a group answers too
alter table people.duty drop constraint duty_acts_known;
alter table people.duty add constraint duty_acts_known check (acts <@ array['listing', 'price', 'stock', 'packing', 'talk', 'see', 'money']);
alter table people.duty drop constraint duty_helper;
alter table people.duty add constraint duty_helper
	check (role <> 'helper' or (valid_until is not null and acts <@ array['listing', 'price', 'stock', 'packing', 'talk']));
update people.duty set acts = acts || array['talk'] where role = 'member' and 'packing' = any (acts);
