/**
 * The watch over clocks ({@code deadline-watch}), what is brought before a head of service ({@code deadline-escalation})
 * and the rejection by silence ({@code implied-rejection}).
 */
package fr.ampli.process.deadline;
