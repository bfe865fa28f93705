/** When things are due: French working days, the catalogue of delays, legal clocks that stop and resume. */
package fr.ampli.deadline;
