/** Who may do what on a dossier, and when: separation of duties by person, absences and deputies. */
package fr.ampli.access;
