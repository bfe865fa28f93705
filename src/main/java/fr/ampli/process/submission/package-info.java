/**
 * The application: receipt, completeness, missing pieces and the two months of silence.
 */
package fr.ampli.process.submission;
