/** A row that was given is a row that stands: what a trigger or a rule swallowed is not taken for written. */
import type {
  KyselyPlugin,
  PluginTransformQueryArgs,
  PluginTransformResultArgs,
  QueryResult,
  RootOperationNode,
  UnknownRow,
} from 'kysely';

/**
 * Every insert made with the query builder says how many rows it gives, and an answer with fewer is a fault. Inserts
 * that may leave rows out (`ON CONFLICT`) or take them from a query count for themselves, as does written SQL.
 */
export class CountedInserts implements KyselyPlugin {
  readonly #given = new WeakMap<object, { readonly table: string; readonly rows: number }>();

  transformQuery({ node, queryId }: PluginTransformQueryArgs): RootOperationNode {
    if (node.kind !== 'InsertQueryNode' || node.onConflict !== undefined) return node;
    if (node.values?.kind !== 'ValuesNode') return node;
    const { values } = node.values as unknown as { readonly values: readonly unknown[] };
    this.#given.set(queryId, { table: node.into?.table.identifier.name ?? '', rows: values.length });
    return node;
  }

  async transformResult({ result, queryId }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    const given = this.#given.get(queryId);
    const stand = Number(result.numAffectedRows ?? 0n);
    if (given !== undefined && stand !== given.rows)
      throw new Error(`${given.rows} rows were given to \`${given.table}\` and ${stand} stand`);
    return result;
  }
}
