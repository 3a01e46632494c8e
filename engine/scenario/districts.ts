/** A place with its own numbers, linked to its parent and children. */
export interface District {
  readonly id: string;
  /** Its place in the file, from 0. */
  readonly index: number;
  readonly tags: readonly string[];
  readonly parent: District | undefined;
  readonly children: readonly District[];
}

/** The districts of a scenario in the order of the file, linked into trees. The file has been checked: every `within` is known and none loops. */
export function linkDistricts(
  entries: Readonly<Record<string, {within?: string | undefined; tags?: readonly string[] | undefined}>>,
): ReadonlyMap<string, District> {
  type Linking = {id: string; index: number; tags: readonly string[]; parent: Linking | undefined; children: Linking[]};
  const districts = new Map<string, Linking>();
  for (const [id, {tags}] of Object.entries(entries))
    districts.set(id, {id, index: districts.size, tags: tags ?? [], parent: undefined, children: []});
  for (const [id, {within}] of Object.entries(entries)) {
    const parent = within === undefined ? undefined : districts.get(within);
    if (!parent) continue;
    districts.get(id)!.parent = parent;
    parent.children.push(districts.get(id)!);
  }
  return districts;
}

/** Children before their parents, otherwise in the order of the file. */
export function childrenFirst(districts: Iterable<District>): District[] {
  const ordered = new Set<District>();
  const wanted = new Set(districts);
  const visit = (district: District) => {
    district.children.forEach(visit);
    if (wanted.has(district)) ordered.add(district);
  };
  for (const district of wanted) if (!district.parent) visit(district);
  for (const district of wanted) visit(district);
  return [...ordered];
}
