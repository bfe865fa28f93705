package fr.ampli.bench;

/**
 * One thing done to a dossier from outside, or by one of its jobs.
 *
 * @param what the task, the document, the job's activity or the letter
 * @param nanos how long the caller waited for it
 */
record Act(Kind kind, String what, long nanos) {

    enum Kind {
        /** A process is started. */
        START,
        /** A document is handed in. */
        UPLOAD,
        /** Somebody takes a task. */
        CLAIM,
        /** Somebody completes a task. */
        COMPLETION,
        /** A job runs that waits for nothing but a free worker. */
        JOB,
        /** A message comes in: an addressee confirms a letter. */
        MESSAGE
    }
}
