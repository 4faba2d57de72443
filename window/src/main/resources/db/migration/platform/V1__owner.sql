-- On whose behalf the current transaction works: null outside Database.as, so that a policy that
-- compares with it shows nothing.
create function platform.owner() returns text
  language sql stable parallel safe
  return nullif(current_setting('ventanilla.owner', true), '');
