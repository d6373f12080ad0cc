import type { Pool } from 'pg';

export interface CatalogColumn {
  name: string;
  type: string;
  notNull: boolean;
  default: string | null;
  /** 'a' generated always as identity, 'd' by default, '' none. */
  identity: string;
  generated: boolean;
  comment: string | null;
}

export interface CatalogTable {
  name: string;
  unlogged: boolean;
  partitionBy: string | null;
  comment: string | null;
  columns: CatalogColumn[];
  constraints: { name: string; kind: string; definition: string }[];
  indexes: { name: string; definition: string }[];
  triggers: string[];
}

export interface Catalog {
  extensions: string[];
  tables: CatalogTable[];
  functions: { name: string; definition: string }[];
}

/** Reads what the migrations made, in a fixed order; the monthly partitions are left out because they depend on the day. */
export async function readCatalog(pool: Pool): Promise<Catalog> {
  const extensions = await pool.query<{ extname: string }>(
    `select extname from pg_extension where extname <> 'plpgsql' order by extname`,
  );
  const tables = await pool.query<CatalogTable>(`
    select c.relname as name, c.relpersistence = 'u' as unlogged, obj_description(c.oid, 'pg_class') as comment,
      case when c.relkind = 'p' then pg_get_partkeydef(c.oid) end as "partitionBy",
      (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod), 'notNull', a.attnotnull,
          'default', pg_get_expr(d.adbin, d.adrelid), 'identity', a.attidentity, 'generated', a.attgenerated <> '',
          'comment', col_description(c.oid, a.attnum)) order by a.attnum)
        from pg_attribute a left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
      coalesce((select json_agg(json_build_object('name', k.conname, 'kind', k.contype, 'definition', pg_get_constraintdef(k.oid))
          order by array_position(array['p', 'u', 'x', 'c', 'f'], k.contype::text), k.conname)
        from pg_constraint k where k.conrelid = c.oid and k.contype in ('p', 'u', 'x', 'c', 'f')), '[]') as constraints,
      coalesce((select json_agg(json_build_object('name', i.relname, 'definition', pg_get_indexdef(i.oid)) order by i.relname)
        from pg_index x join pg_class i on i.oid = x.indexrelid
        where x.indrelid = c.oid and not exists (select from pg_constraint k where k.conindid = i.oid)), '[]') as indexes,
      coalesce((select json_agg(pg_get_triggerdef(t.oid) order by t.tgname)
        from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal), '[]') as triggers
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    order by c.relname`);
  const functions = await pool.query<{ name: string; definition: string }>(`
    select p.oid::regprocedure::text as name, pg_get_functiondef(p.oid) as definition from pg_proc p
    where p.pronamespace = 'public'::regnamespace and p.prokind in ('f', 'p')
      and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
    order by 1`);
  return { extensions: extensions.rows.map((row) => row.extname), tables: tables.rows, functions: functions.rows };
}
