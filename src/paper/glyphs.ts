/** Which letters a typeface has, read from its `cmap` (OpenType 1.9, formats 4 and 12). */

/** Half-open runs of code points, in order. */
type Run = readonly [from: number, to: number];

/** @throws Error when the file is no typeface with a Unicode map */
export function readGlyphs(typeface: Uint8Array): (codePoint: number) => boolean {
  const view = new DataView(typeface.buffer, typeface.byteOffset, typeface.byteLength);
  const runs = runsIn(view, mapIn(view)).toSorted(([a], [b]) => a - b);
  return (codePoint) => {
    let [low, high] = [0, runs.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((runs[middle]?.[1] ?? 0) > codePoint) high = middle;
      else low = middle + 1;
    }
    const [from, to] = runs[low] ?? [0, 0];
    return from <= codePoint && codePoint < to;
  };
}

/** Where the widest Unicode map begins: one of format 12 before one of format 4. */
function mapIn(view: DataView): number {
  const tables = view.getUint16(4);
  const at = Array.from({ length: tables }, (_, i) => 12 + i * 16).find((it) => view.getUint32(it) === 0x636d6170);
  if (at === undefined) throw new Error('the typeface has no map of letters');
  const start = view.getUint32(at + 8);
  const maps = Array.from(
    { length: view.getUint16(start + 2) },
    (_, i) => start + view.getUint32(start + 4 + i * 8 + 4),
  ).filter((it) => [4, 12].includes(view.getUint16(it)));
  const [widest] = maps.toSorted((a, b) => view.getUint16(b) - view.getUint16(a));
  if (widest === undefined) throw new Error('the typeface has no map of Unicode letters');
  return widest;
}

function runsIn(view: DataView, map: number): readonly Run[] {
  if (view.getUint16(map) === 12)
    return Array.from({ length: view.getUint32(map + 12) }, (_, i) => {
      const at = map + 16 + i * 12;
      return [view.getUint32(at), view.getUint32(at + 4) + 1] as const;
    });
  const segments = view.getUint16(map + 6) / 2;
  return Array.from({ length: segments }, (_, i) => {
    const [last, first] = [view.getUint16(map + 14 + i * 2), view.getUint16(map + 16 + (segments + i) * 2)];
    const delta = map + 16 + (2 * segments + i) * 2;
    const ranges = delta + segments * 2;
    const offset = view.getUint16(ranges);
    const has = (code: number): boolean => {
      const glyph = offset === 0 ? code : view.getUint16(ranges + offset + (code - first) * 2);
      return glyph !== 0 && ((glyph + view.getUint16(delta)) & 0xffff) !== 0;
    };
    return Array.from({ length: last - first + 1 }, (_, n) => first + n)
      .filter((code) => code !== 0xffff && has(code))
      .map((code) => [code, code + 1] as const);
  }).flat();
}
