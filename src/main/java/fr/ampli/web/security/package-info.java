/**
 * One login in front of everything: what is open, what is closed, where each person begins.
 */
package fr.ampli.web.security;
