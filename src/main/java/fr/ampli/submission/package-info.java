/** The application as handed in, its pieces, its completeness, and the two-month clock that its receipt starts. */
package fr.ampli.submission;
