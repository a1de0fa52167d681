-- The first line of a file without a header may be somebody's data: of what was found only the number of columns stays.
UPDATE "run" SET "reason_detail" = jsonb_build_object('count', cardinality(string_to_array(reason_detail->>'found', ', ')))
WHERE "reason" = 'name_column_missing' AND "reason_detail" ? 'found';--> statement-breakpoint
UPDATE "run_rejection" SET "reasons" = jsonb_build_array(jsonb_build_object(
  'code', 'name_column_missing', 'count', cardinality(string_to_array(reasons->0->>'found', ', '))
)) WHERE "reasons"->0->>'code' = 'name_column_missing' AND "reasons"->0 ? 'found';--> statement-breakpoint
-- Saved views keep no text that somebody typed: a state stays by its code, a value only of a field of choices. A view that kept
-- nothing else would show everyone, and goes.
UPDATE "saved_view" SET "query" = '!' || regexp_replace("query", '(^|&)(search|clientCode|city|addressState(?!=[A-Za-z]{2}(&|$)))=[^&]*', '', 'g')
WHERE "query" ~ '(^|&)(search|clientCode|city|addressState(?!=[A-Za-z]{2}(&|$)))=';--> statement-breakpoint
UPDATE "saved_view" SET "query" = '!' || regexp_replace("query", '(^!?|&)(field|fieldEquals|fieldContains)=[^&]*', '', 'g')
WHERE "query" ~ '(^!?|&)fieldContains=' OR ("query" ~ '(^!?|&)fieldEquals=' AND NOT EXISTS (
  SELECT FROM "custom_field" WHERE type = 'choice' AND id::text = (regexp_match("saved_view"."query", '(?:^!?|&)field=([^&]*)'))[1]
));--> statement-breakpoint
DELETE FROM "saved_view" WHERE "query" ~ '^!+&*$';--> statement-breakpoint
UPDATE "saved_view" SET "query" = ltrim("query", '!&') WHERE "query" LIKE '!%';
