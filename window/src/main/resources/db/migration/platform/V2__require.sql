-- Ends the transaction when what its statements rely on does not hold, so that statements can be
-- sent together without anybody looking at the answers in between.
create function platform.require(holds boolean) returns boolean language plpgsql as $$
begin
  if holds is not true then
    raise exception 'overtaken' using errcode = 'VN001';
  end if;
  return true;
end $$;
