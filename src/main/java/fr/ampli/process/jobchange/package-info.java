/** The process {@code job-change}: what happens to the agreed job after the hire. */
package fr.ampli.process.jobchange;
