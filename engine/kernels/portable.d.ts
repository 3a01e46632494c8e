/** Names of AssemblyScript types for the files of `scalar/` that are compiled twice: as TypeScript for Node and browsers, as AssemblyScript into the kernels. */
type f64 = number;
type i32 = number;
type StaticArray<T> = readonly T[];
