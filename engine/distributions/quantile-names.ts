/** `p5` → 0.05, `p97_5` → 0.975; undefined for a name that is not written so. May lie outside (0, 1). */
export function probabilityOf(name: string): number | undefined {
  const [, whole, fraction = ''] = /^p(\d{1,9})(?:_(\d{1,9}))?$/.exec(name) ?? [];
  // Read as one decimal, so that p97_5 is the double nearest to 0.975.
  return whole === undefined ? undefined : Number(`${whole}.${fraction}e-2`);
}
