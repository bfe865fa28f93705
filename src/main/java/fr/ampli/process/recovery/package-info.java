/**
 * Asking money back: hearing, decision, title, repayments, write-off.
 */
package fr.ampli.process.recovery;
