/** The created job: hires as declared, evidence item by item, findings of the control, outcome. */
package fr.ampli.job;
