-- A contact's tags and segments are arrays of ids: what `on delete` does for a column, this does for them.
create function contact_forget_tag() returns trigger language plpgsql as $$
begin
  update contact set tag_ids = array_remove(tag_ids, old.id), version = version + 1, updated_at = clock_timestamp()
  where tag_ids @> array[old.id];
  return null;
end $$;
--> statement-breakpoint
create trigger tag_deleted after delete on tag for each row execute function contact_forget_tag();
--> statement-breakpoint
-- The second half of the condition is what the index of segments asks for.
create function contact_forget_segment() returns trigger language plpgsql as $$
begin
  update contact set segment_ids = array_remove(segment_ids, old.id), version = version + 1, updated_at = clock_timestamp()
  where segment_ids && array[old.id] and segment_ids <> '{}';
  return null;
end $$;
--> statement-breakpoint
create trigger segment_deleted after delete on segment for each row execute function contact_forget_segment();
