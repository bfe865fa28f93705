/**
 * The small process by which somebody declares an absence: tasks go to the deputy on its first day and back when it is
 * over.
 */
package fr.ampli.process.absence;
