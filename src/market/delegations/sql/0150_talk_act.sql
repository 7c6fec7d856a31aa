-- One more thing a seller may let others do: answer buyers. (shop(shop_id): the tables of 0091; key(person_id): those of 0090)
alter table delegations.delegation drop constraint delegation_acts_check;
alter table delegations.delegation add constraint delegation_acts_check
	check (acts <@ array['listing', 'price', 'stock', 'packing', 'talk'] and cardinality(acts) > 0);
alter table delegations.act drop constraint act_act_check;
alter table delegations.act add constraint act_act_check check (act in ('listing', 'price', 'stock', 'packing', 'talk'));
alter table delegations.act drop constraint act_subject_kind_check;
alter table delegations.act add constraint act_subject_kind_check check (subject_kind in ('product', 'order', 'promotion', 'talk'));
