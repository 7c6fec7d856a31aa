-- Helpers with the act "price" may also take something off it.
alter table delegations.act drop constraint act_subject_kind_check;
alter table delegations.act add constraint act_subject_kind_check check (subject_kind in ('product', 'order', 'promotion'));
