/**
 * The money of a year: reserving it for a complete application, the wait where none is left, and the budget itself.
 */
package fr.ampli.process.envelope;
