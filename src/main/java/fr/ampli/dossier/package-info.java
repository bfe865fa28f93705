/**
 * The dossier: holder, project, stage, ending, and the request to withdraw. Every capability may use it; it uses
 * the journal, deadlines and shared values.
 */
package fr.ampli.dossier;
