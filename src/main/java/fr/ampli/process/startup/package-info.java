/** The start-up period: from the start of the activity to the proof of the job. */
package fr.ampli.process.startup;
