/*
 * What the processor can do with the reference model: for each year and district of a block one loop of Philox4x32-10 and one in which Box-Muller, exp
 * and the update of four replicates are fused; a block stays in the cache. Inner loops are written for the compiler to vectorise.
 *
 * cc -O3 -march=native -mprefer-vector-width=512 -ffast-math -fopenmp limit.c -o limit -lm && ./limit [replicates] [repetitions]
 *
 * Prints a JSON line per measurement, medians. `simulate` keeps sums and counts; `end-to-end` stores all trajectories and finds exact 5, 50 and 95 %
 * quantiles (type 7) by counting leading bits, not tuned further. Polynomials are Taylor's, good to 1e-11.
 */
#include <math.h>
#include <omp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { DISTRICTS = 9, PLACES = DISTRICTS + 1, YEARS = 7, QUARTER = 128, BLOCK = 4 * QUARTER };

#if defined __AVX512F__
#define INSTRUCTIONS "AVX-512"
#elif defined __AVX2__
#define INSTRUCTIONS "AVX2"
#else
#define INSTRUCTIONS "no AVX"
#endif
#define INLINE static inline __attribute__((always_inline))

static double mu[DISTRICTS], beta[DISTRICTS], base[DISTRICTS], target[PLACES];

static void set_parameters(void) {
  for (int d = 0; d < DISTRICTS; d++) {
    mu[d] = 0.03 + 0.002 * d;
    beta[d] = 0.6 + 0.1 * d;
    base[d] = 100 * (1 + 0.25 * d);
    target[d] = 1.05 * base[d] * exp(YEARS * mu[d]);
    target[DISTRICTS] += target[d];
  }
}

/* Elementary functions without branches */

INLINE double to_double(uint64_t bits) { double x; memcpy(&x, &bits, 8); return x; }
INLINE uint64_t to_bits(double x) { uint64_t bits; memcpy(&bits, &x, 8); return bits; }
INLINE double power_of_two(double k) { return to_double((uint64_t)((int64_t)(int32_t)k + 1023) << 52); }

/* x = k log 2 + r */
INLINE double exp_(double x) {
  double k = rint(x * 1.4426950408889634), r = x - k * 0.69314718055994531, p = 1.0 / 39916800;
  p = p * r + 1.0 / 3628800; p = p * r + 1.0 / 362880; p = p * r + 1.0 / 40320;
  p = p * r + 1.0 / 5040; p = p * r + 1.0 / 720; p = p * r + 1.0 / 120; p = p * r + 1.0 / 24;
  p = p * r + 1.0 / 6; p = p * r + 0.5; p = p * r + 1; p = p * r + 1;
  return p * power_of_two(k);
}

/* u = 2^e m with m in [sqrt(1/2), sqrt(2)); log m = 2 artanh((m - 1) / (m + 1)) */
INLINE double log_(double u) {
  uint64_t offset = to_bits(u) - 0x3fe6a09e667f3bcdu;
  int32_t e = (int32_t)(offset >> 32) >> 20;
  double m = to_double(to_bits(u) - ((uint64_t)(int64_t)e << 52));
  double s = (m - 1) / (m + 1), z = s * s, p = 2.0 / 15;
  p = p * z + 2.0 / 13; p = p * z + 2.0 / 11; p = p * z + 2.0 / 9;
  p = p * z + 2.0 / 7; p = p * z + 2.0 / 5; p = p * z + 2.0 / 3; p = p * z + 2;
  return e * 0.69314718055994531 + s * p;
}

/* Sine and cosine of 2 pi v, v in [-1/2, 1/2): the nearest quarter turn and an angle of at most pi / 4 */
INLINE void turn(double v, double *sine, double *cosine) {
  double k = rint(4 * v), a = (v - 0.25 * k) * 6.2831853071795865, z = a * a;
  int32_t quadrant = (int32_t)k;
  double s = -1.0 / 39916800, c = 1.0 / 479001600;
  s = s * z + 1.0 / 362880;
  s = s * z - 1.0 / 5040; s = s * z + 1.0 / 120; s = s * z - 1.0 / 6; s = s * z * a + a;
  c = c * z - 1.0 / 3628800;
  c = c * z + 1.0 / 40320; c = c * z - 1.0 / 720; c = c * z + 1.0 / 24; c = c * z - 0.5; c = c * z + 1;
  double x = quadrant & 1 ? c : s, y = quadrant & 1 ? s : c;
  *sine = quadrant & 2 ? -x : x;
  *cosine = (quadrant + 1) & 2 ? -y : y;
}

/* Two normals from two 32-bit words (Box and Muller 1958) */
INLINE void normals(uint32_t a, uint32_t b, double *x, double *y) {
  double radius = sqrt(-2 * log_(((double)a + 0.5) * 0x1p-32)), sine, cosine;
  turn((double)(int32_t)b * 0x1p-32, &sine, &cosine);
  *x = radius * cosine;
  *y = radius * sine;
}

/* Philox4x32-10 (Salmon et al. 2011), the same counter in every lane but for its first word */
INLINE void philox(uint32_t counter, uint32_t stream, uint32_t word[4]) {
  uint32_t c0 = counter, c1 = stream, c2 = 0, c3 = 0, k0 = 2021, k1 = 2027;
  for (int round = 0; round < 10; round++) {
    uint64_t p = (uint64_t)c0 * 0xD2511F53u, q = (uint64_t)c2 * 0xCD9E8D57u;
    c0 = (uint32_t)(q >> 32) ^ c1 ^ k0;
    c1 = (uint32_t)q;
    c2 = (uint32_t)(p >> 32) ^ c3 ^ k1;
    c3 = (uint32_t)p;
    k0 += 0x9E3779B9u;
    k1 += 0xBB67AE85u;
  }
  word[0] = c0; word[1] = c1; word[2] = c2; word[3] = c3;
}

/* Words for four replicates at a time, a quarter of a block apart */

typedef uint32_t Words[4][QUARTER] __attribute__((aligned(64)));

static __attribute__((noinline)) void draw(uint32_t first, uint32_t stream, Words w) {
  for (int i = 0; i < QUARTER; i++) {
    uint32_t v[4];
    philox(first + i, stream, v);
    for (int q = 0; q < 4; q++) w[q][i] = v[q];
  }
}

/* One block */

typedef struct {
  double cycle[BLOCK], level[PLACES][BLOCK]; /* the province is the last place */
} __attribute__((aligned(64))) State;

typedef struct {
  double sum[PLACES][YEARS];
  long hits[PLACES];
} Totals;

static __attribute__((noinline)) void step_cycle(State *s, uint32_t first, int t) {
  Words w;
  draw(first, 256 * t + 255, w);
  for (int i = 0; i < QUARTER; i++) {
    double z[4];
    normals(w[0][i], w[1][i], &z[0], &z[1]);
    normals(w[2][i], w[3][i], &z[2], &z[3]);
    for (int q = 0; q < 4; q++) {
      s->cycle[q * QUARTER + i] = 0.6 * s->cycle[q * QUARTER + i] + 0.05 * z[q];
      s->level[DISTRICTS][q * QUARTER + i] = 0;
    }
  }
}

static __attribute__((noinline)) double step_district(State *s, uint32_t first, int t, int d) {
  double m = mu[d], b = beta[d], sum = 0;
  Words w;
  draw(first, 256 * t + d, w);
  for (int i = 0; i < QUARTER; i++) {
    double z[4];
    normals(w[0][i], w[1][i], &z[0], &z[1]);
    normals(w[2][i], w[3][i], &z[2], &z[3]);
    for (int q = 0; q < 4; q++) {
      double x = s->level[d][q * QUARTER + i] * exp_(m + b * s->cycle[q * QUARTER + i] + 0.08 * z[q]);
      s->level[d][q * QUARTER + i] = x;
      s->level[DISTRICTS][q * QUARTER + i] += x;
      sum += x;
    }
  }
  return sum;
}

static double sum_of(const double *x, int n) {
  double sum = 0;
  for (int i = 0; i < n; i++) sum += x[i];
  return sum;
}

static long count_at_least(const double *x, int n, double bound) {
  long count = 0;
  for (int i = 0; i < n; i++) count += x[i] >= bound;
  return count;
}

static void run_block(long r0, long replicates, Totals *totals, double *out) {
  State s;
  int n = replicates - r0 < BLOCK ? (int)(replicates - r0) : BLOCK;
  memset(s.cycle, 0, sizeof s.cycle);
  for (int d = 0; d < DISTRICTS; d++)
    for (int i = 0; i < BLOCK; i++) s.level[d][i] = base[d];
  for (int t = 0; t < YEARS; t++) {
    step_cycle(&s, (uint32_t)(r0 / 4), t);
    for (int d = 0; d < PLACES; d++) {
      double *x = s.level[d];
      double sum = d < DISTRICTS ? step_district(&s, (uint32_t)(r0 / 4), t, d) : sum_of(x, BLOCK);
      totals->sum[d][t] += n == BLOCK ? sum : sum_of(x, n);
      if (out) memcpy(out + (d * YEARS + t) * replicates + r0, x, n * sizeof *x);
      if (t == YEARS - 1) totals->hits[d] += count_at_least(x, n, target[d]);
    }
  }
}

static void simulate(long replicates, int threads, Totals *totals, double *out) {
  memset(totals, 0, sizeof *totals);
#pragma omp parallel num_threads(threads)
  {
    Totals own = {0};
#pragma omp for schedule(static)
    for (long r0 = 0; r0 < replicates; r0 += BLOCK) run_block(r0, replicates, &own, out);
#pragma omp critical
    for (int d = 0; d < PLACES; d++) {
      totals->hits[d] += own.hits[d];
      for (int t = 0; t < YEARS; t++) totals->sum[d][t] += own.sum[d][t];
    }
  }
}

/* Exact quantiles: positive doubles are ordered as their bits are, so counting the leading bits finds the few values to sort */

enum { KEY_SHIFT = 42, KEYS = 1 << 15 };

static int ascending(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static double order_pair(const double *x, long n, const uint32_t *counts, uint64_t origin, double p, double *scratch) {
  double position = p * (n - 1);
  long rank = (long)position, below = 0, found = 0;
  int low = 0;
  while (below + counts[low] <= rank) below += counts[low++];
  int high = low;
  for (long upto = below + counts[low]; upto <= rank + 1 && high < KEYS - 1;) upto += counts[++high];
  for (long i = 0; i < n; i++) {
    uint64_t key = (to_bits(x[i]) >> KEY_SHIFT) - origin;
    scratch[found] = x[i];
    found += key >= (uint64_t)low && key <= (uint64_t)high;
  }
  qsort(scratch, found, sizeof *scratch, ascending);
  double first = scratch[rank - below], second = rank - below + 1 < found ? scratch[rank - below + 1] : first;
  return first + (position - rank) * (second - first);
}

static void quantiles_of(const double *x, long n, double q[3]) {
  static const double p[3] = {0.05, 0.5, 0.95};
  uint32_t *counts = calloc(KEYS, sizeof *counts);
  double *scratch = malloc((n + 1) * sizeof *scratch), least = x[0];
  for (long i = 0; i < n; i++) least = x[i] < least ? x[i] : least;
  uint64_t origin = to_bits(least) >> KEY_SHIFT;
  for (long i = 0; i < n; i++) {
    uint64_t key = (to_bits(x[i]) >> KEY_SHIFT) - origin;
    counts[key < KEYS ? key : KEYS - 1]++;
  }
  for (int k = 0; k < 3; k++) q[k] = order_pair(x, n, counts, origin, p[k], scratch);
  free(scratch);
  free(counts);
}

static void all_quantiles(const double *out, long replicates, int threads, double (*q)[3]) {
#pragma omp parallel for num_threads(threads)
  for (int k = 0; k < PLACES * YEARS; k++) quantiles_of(out + k * replicates, replicates, q[k]);
}

/* Measurement */

static double milliseconds(clockid_t clock) {
  struct timespec t;
  clock_gettime(clock, &t);
  return t.tv_sec * 1e3 + t.tv_nsec * 1e-6;
}

static void measure(const char *what, int threads, long replicates, int repetitions, double *out) {
  double times[repetitions], processor[repetitions], q[PLACES * YEARS][3];
  Totals totals;
  for (int k = -1; k < repetitions; k++) { /* the first one warms up */
    double start = milliseconds(CLOCK_MONOTONIC), used = milliseconds(CLOCK_PROCESS_CPUTIME_ID);
    simulate(replicates, threads, &totals, out);
    if (out) all_quantiles(out, replicates, threads, q);
    if (k < 0) continue;
    times[k] = milliseconds(CLOCK_MONOTONIC) - start;
    processor[k] = milliseconds(CLOCK_PROCESS_CPUTIME_ID) - used;
  }
  qsort(times, repetitions, sizeof *times, ascending);
  qsort(processor, repetitions, sizeof *processor, ascending);
  double ms = times[repetitions / 2];
  printf("{\"peer\":\"c\",\"instructions\":\"" INSTRUCTIONS "\",\"threads\":%d,\"what\":\"%s\",\"replicates\":%ld,\"ms\":%.3f,"
         "\"ns_per_cell\":%.3f,\"cpu_ms\":%.3f,\"p_province\":%.5f,\"mean_province\":%.2f}\n",
         threads, what, replicates, ms, ms * 1e6 / (DISTRICTS * YEARS) / replicates, processor[repetitions / 2],
         (double)totals.hits[DISTRICTS] / replicates, totals.sum[DISTRICTS][YEARS - 1] / replicates);
  fflush(stdout);
}

int main(int argc, char **argv) {
  long replicates = argc > 1 ? atol(argv[1]) : 100000;
  int repetitions = argc > 2 ? atoi(argv[2]) : 9;
  double *out = calloc((size_t)PLACES * YEARS * replicates, sizeof *out);
  if (!out) return 1;
  set_parameters();
  for (int threads = 1; threads <= 2; threads++) {
    measure("simulate", threads, replicates, repetitions, NULL);
    measure("end-to-end", threads, replicates, repetitions, out);
  }
  free(out);
  return 0;
}
