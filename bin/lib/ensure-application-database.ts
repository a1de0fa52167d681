import pg from 'pg';

/** Creates the application's role, which is no superuser, and its database. */
export async function ensureApplicationDatabase(adminUrl: string, password: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  client.on('error', () => {});
  await client.connect();
  try {
    const secret = client.escapeLiteral(password);
    const role = await client.query("select 1 from pg_roles where rolname = 'carteira'");
    if (!role.rowCount) await client.query(`create role carteira login createdb password ${secret}`);
    // What a statement was refused for may repeat a value: `invalid input syntax for type integer: "…"`. The application logs the code.
    await client.query("alter role carteira set log_min_messages = 'log'");
    const database = await client.query("select 1 from pg_database where datname = 'carteira'");
    if (!database.rowCount) await client.query('create database carteira owner carteira');
  } finally {
    await client.end();
  }
}
