/** Who may do what on a dossier: separation of duties by person, declarations of interests. */
package fr.ampli.access;
