import pg from 'pg';
import { migrate } from '#platform/migrate';
const admin = new pg.Client({ connectionString: process.argv[2] }); await admin.connect();
const name = process.argv[3]!;
await admin.query(`drop database if exists ${name} with (force)`); await admin.query(`create database ${name}`); await admin.end();
const u = new URL(process.argv[2]!); u.pathname = '/' + name;
await migrate(u.href, { onProgress: (m) => console.log(m) });
console.log(u.href);
