/**
 * From the declaration of interests to the signed decision.
 */
package fr.ampli.process.review;
