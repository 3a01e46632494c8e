/**
 * Names of AssemblyScript types for the files of `scalar/` that are compiled twice: as TypeScript for Node and browsers, as AssemblyScript into
 * the kernels. `x as i32` truncates there and does nothing here, so it is only ever applied to whole numbers in range.
 */
type f64 = number;
type i32 = number;
type u32 = number;
type StaticArray<T> = readonly T[];
