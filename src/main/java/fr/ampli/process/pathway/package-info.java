/**
 * The whole pathway: opening a dossier, entering its stages, closing it, and what a withdrawal does to it.
 */
package fr.ampli.process.pathway;
