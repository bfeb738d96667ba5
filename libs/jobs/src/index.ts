export { type Duban, type DubanParts, openDuban } from './open-duban.js';
export { type HandlerParts, jobHandlers } from './handlers.js';
export { JobsRunner, type JobsRunnerOptions } from './runner.js';
export { queueBackend } from './queue-backend.js';
export { migrateQueue } from './postgres.backend.js';
export type { JobQueue, JobWorker, JobWorkerOptions, QueueBackend, QueueCounts, ReceivedJob } from './job-queue.js';
export type { QueuedJob } from './job-catalogue.js';
export { type FaultLog, faultLog, type Log } from './log.js';
