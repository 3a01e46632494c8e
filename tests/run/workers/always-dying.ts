import workerpool from 'workerpool';

/** A worker that dies of every job. */
workerpool.worker({
  runShards: () => process.exit(1),
  locate: () => process.exit(1),
});
