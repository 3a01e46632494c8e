/** A polynomial by Horner's rule, highest power first. */
export function polynomial(x: f64, coefficients: StaticArray<f64>): f64 {
  let y = coefficients[0]!;
  for (let i = 1; i < coefficients.length; i++) y = y * x + coefficients[i]!;
  return y;
}
