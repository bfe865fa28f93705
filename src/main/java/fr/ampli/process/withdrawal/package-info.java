/**
 * The small process by which an officer records a withdrawal and tells the dossier's pathway.
 */
package fr.ampli.process.withdrawal;
