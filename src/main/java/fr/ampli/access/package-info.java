/** Who may do what on a dossier: separation of duties by person. */
package fr.ampli.access;
