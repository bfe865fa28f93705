/**
 * Who may do what on a dossier, and when: separation of duties by person, declarations of interests, absences and
 * deputies.
 */
package fr.ampli.access;
