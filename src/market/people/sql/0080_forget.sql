-- What signing in leaves behind is deleted by the timetable: found by age.
create index sign_in_code_by_age on people.sign_in_code (sent_at);
create index address_hour_by_age on people.address_hour (hour);
create index session_by_end on people.session (expires_at);
