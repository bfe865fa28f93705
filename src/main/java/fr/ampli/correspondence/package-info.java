/**
 * Letters: one template each, one row per letter and addressee, handed over once. Told what to say by {@code
 * process}; knows no other capability than those that everyone may use.
 */
package fr.ampli.correspondence;
