/** The append-only record of every act and decision: who did what on which dossier, when and why. */
package fr.ampli.journal;
