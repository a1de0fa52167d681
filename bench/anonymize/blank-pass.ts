import type pg from 'pg';

const TOKEN = `encode(sha256(decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex')), 'hex')`;

/**
 * What anonymizing comes to for one who only empties the columns, by one statement a table: no look at what speaks against it, no new
 * ids, no trail, no ledger, no way to interrupt it.
 */
export async function blankPass(client: pg.Client): Promise<void> {
  const emptied =
    'first_name last_name email cpf cnpj gender birth_date external_id client_code company language zip_code street number complement ' +
    'city state country instagram facebook twitter whatsapp telegram priority owner_id flow backup_agent_id service_id assigned_at ' +
    'assigned_by_id avatar_at';
  const nulls = emptied.split(' ').map((column) => `${column} = null`);
  await client.query('begin');
  await client.query(`
    update contact set name = ${TOKEN}, ${nulls.join(', ')}, phones = '{}', custom = '{}', tag_ids = '{}', segment_ids = '{}',
      active = false, created_at = date_trunc('day', created_at), anonymized_at = now()`);
  await client.query('delete from contact_identifier');
  await client.query('delete from contact_note');
  await client.query(`
    update interaction set protocol = ${TOKEN}, identity_id = null, external_id = null, subject = null, recording_url = null`);
  await client.query('update message set body = null, sender_name = null, platform_id = null');
  await client.query('delete from contact_identity');
  await client.query('commit');
}
