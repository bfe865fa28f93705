/**
 * Our own HTTP interface: the facts that forms show, documents in and out, refusals in French. Uses the
 * capabilities, never {@code process}.
 */
package fr.ampli.web;
