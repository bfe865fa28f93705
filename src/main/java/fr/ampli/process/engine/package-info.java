/**
 * How this engine differs from one out of the box: login, groups and rights, who may work a task, history, clock.
 * The only package that may touch engine internals.
 */
package fr.ampli.process.engine;
