import workerpool from 'workerpool';
import {instantiate} from '../kernels/kernels.ts';
import {type Job, Workbench} from './workbench.ts';

/** The script of a worker, in Node's worker_threads and in browsers. */
const workbench = new Workbench(instantiate());

workerpool.worker({
  runShards(job: Job) {
    const shards = workbench.runShards(job);
    if (!shards) return undefined;
    let step = shards.next();
    while (!step.done) step = shards.next();
    return new workerpool.Transfer(step.value, [step.value.buffer]);
  },
});
