-- Somebody who asked to be forgotten: the row stays for the contracts that name it, without a name or a number. key(person_id)
alter table people.person add column forgotten_at timestamptz;
